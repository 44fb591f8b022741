// What the simulated platform makes of a batch: rows by table. The rules are those of docs/backend-tables.md, written
// anew, so that the two can disagree and a test can see it.
import type {
  WireArchive,
  WireCell,
  WireChange,
  WirePut,
  WireReport,
} from '../schema/backend-api.ts'
import { entities } from '../schema/entities.ts'

export type PlatformRow = Record<string, WireCell>

export const paymentTable = 'payments'
export const platformTables: ReadonlySet<string> = new Set(entities.map((e) => e.table))

const paymentNames = ['invoice_id', 'invoice_number', 'source', 'status']
const ownNames = [
  'id',
  'connection',
  'kind',
  'quickbooks_id',
  'revision',
  'archived_at',
  'archive_reason',
  'synced_at',
  'sync_version',
  'record',
  'booking',
  'problem',
]

/** Every column of a table, empty. */
export function emptyRow(table: string): PlatformRow {
  const columns = entities.filter((e) => e.table === table).flatMap((e) => e.columns)
  const names = [
    ...ownNames,
    ...columns.map((c) => c.name),
    ...(table === paymentTable ? paymentNames : []),
  ]
  const row: PlatformRow = Object.fromEntries(names.map((name) => [name, null]))
  row['sync_version'] = 0
  if (table === paymentTable) Object.assign(row, { source: 'processed', status: 'processed' })
  return row
}

export interface Taking {
  readonly connection: string
  readonly at: string
}

/** The row after the change, or undefined where there is nothing to change. */
export function rowAfter(
  change: WireChange,
  before: PlatformRow | undefined,
  taking: Taking,
): PlatformRow | undefined {
  const next = performed(change, before, taking)
  if (!next) return undefined
  return { ...next, synced_at: taking.at, sync_version: Number(before?.['sync_version'] ?? 0) + 1 }
}

function performed(
  change: WireChange,
  before: PlatformRow | undefined,
  taking: Taking,
): PlatformRow | undefined {
  if (change.kind === 'put') return afterPut(change, before, taking)
  if (!before) return undefined
  return change.kind === 'archive'
    ? afterArchive(change, before, taking)
    : afterReport(change, before, taking)
}

/** What a product asked for and QuickBooks has nothing of yet stays as it was asked for. */
function wishesOf(put: WirePut, before: PlatformRow | undefined): PlatformRow {
  // Of a record that began in QuickBooks nothing is wished: a link that is gone there is gone.
  if (!before?.['booking']) return {}
  const columns = entities.filter((e) => e.table === put.table).flatMap((e) => e.columns)
  const kept = columns.filter((c) => c.isWish && put.fields[c.name] === null)
  return Object.fromEntries(kept.map(({ name }) => [name, before[name] ?? null]))
}

function afterPut(put: WirePut, before: PlatformRow | undefined, taking: Taking): PlatformRow {
  const row: PlatformRow = {
    ...(before ?? emptyRow(put.table)),
    ...put.fields,
    ...wishesOf(put, before),
    id: put.id,
    connection: taking.connection,
    kind: put.entity,
    quickbooks_id: put.quickbooks_id,
    revision: put.revision,
    record: JSON.stringify(put.record),
    archive_reason: put.archived,
    archived_at: put.archived === null ? null : (before?.['archived_at'] ?? taking.at),
  }
  if (put.table !== paymentTable)
    return { ...row, booking: row['booking'] ? 'booked' : null, problem: null }
  const isOurs = before !== undefined && before['source'] !== 'quickbooks'
  const kept = isOurs
    ? {
        source: before['source'] ?? 'processed',
        number: before['number'] ?? row['number'] ?? null,
        memo: before['memo'] ?? row['memo'] ?? null,
      }
    : { source: 'quickbooks' }
  return { ...row, ...kept, booking: 'booked', problem: null }
}

const afterArchive = (change: WireArchive, before: PlatformRow, taking: Taking): PlatformRow => ({
  ...before,
  archived_at: taking.at,
  archive_reason: change.reason,
  ...(change.table === paymentTable ? { booking: 'removed' } : {}),
})

function afterReport(change: WireReport, before: PlatformRow, taking: Taking): PlatformRow {
  // A payment that cannot be placed belongs to nobody yet: corrected, it may be another company's.
  const owner = change.problem === 'E_PAYMENT_INVOICE' ? null : taking.connection
  return {
    ...before,
    connection: before['connection'] ?? owner,
    kind: before['kind'] ?? change.entity,
    booking: change.state,
    problem: change.problem,
    quickbooks_id: change.quickbooks_id ?? before['quickbooks_id'] ?? null,
  }
}

/** What is wrong with a change, for an answer about that record alone. */
export function refusalOf(change: WireChange): { code: string; message: string } | undefined {
  if (!platformTables.has(change.table))
    return { code: 'unknown_table', message: `there is no table ${change.table}` }
  return undefined
}
