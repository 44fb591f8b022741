// Both sides side by side, at the end of a simulation: every record is equal, or is told as a skip, error or conflict.
import { lineTable } from '../../src/backend/schema.ts'
import { cellReader, lineRowsOf } from '../../src/backend/values.ts'
import {
  isWatched,
  keepsBalances,
  type Profile,
  pulledEntities,
  pushedEntities,
  ruleFor,
} from '../../src/profiles/profile.ts'
import { entity } from '../../src/schema/entities.ts'
import { type Column, type Entity, type Fields, textAt } from '../../src/schema/entity.ts'
import { platformIdOf } from '../../src/sync/ids.ts'
import type { World } from '../world.ts'
import { everyRecord } from './records.ts'
import { type Total, totalsOf } from './totals.ts'
import type { Row } from './year-side.ts'

export interface Comparison {
  /** Records that are on both sides and equal. */
  readonly equal: number
  /** Records that are on one side or unequal, and told. */
  readonly told: Readonly<Record<string, number>>
  /** Whatever is neither: empty, or something is broken. */
  readonly faults: readonly string[]
  readonly totals: readonly Total[]
}

/** By entity, then by platform id or label: the code it is told under. */
async function toldOf(w: World): Promise<Map<string, string>> {
  const told = new Map<string, string>()
  const note = (kind: string, key: string | null, code: string) => {
    if (key) told.set(`${kind} ${key}`, code)
  }
  for (const row of await w.store.select('skips')) {
    note(row.entity, row.record, row.code)
    note(row.entity, row.label, row.code)
  }
  for (const row of await w.store.select('errors', { state: 'open' })) {
    note(row.entity, row.record, row.code)
    note(row.entity, row.label, row.code)
  }
  for (const row of await w.store.select('conflicts', { state: 'open' }))
    note(row.entity, row.record, 'conflict')
  return told
}

/** `before`: ids of transactions that were in the books, or are made there by hand. */
export async function compare(
  w: World,
  profile: Profile,
  before: ReadonlySet<string>,
): Promise<Comparison> {
  const told = await toldOf(w)
  const [connection] = await w.store.select('connections')
  const { startDate = '' } = (connection?.settings ?? {}) as { startDate?: string }
  const tolds: Record<string, number> = {}
  const faults: string[] = []
  let equal = 0
  const tell = (code: string) => {
    tolds[code] = (tolds[code] ?? 0) + 1
  }
  const links = new Map<string, string>()
  for (const link of await w.store.select('links', { connection_id: w.connectionId }))
    links.set(`${link.family}:${link.quickbooks_id}`, link.platform_id)
  const left = new Map(
    (await w.store.select('links'))
      .filter((l) => !l.origin)
      .map((l) => [`${l.family}:${l.quickbooks_id}`, l.archive_reason ?? '']),
  )
  for (const name of pulledEntities(profile)) {
    if (isWatched(profile, name)) continue
    const e = entity(name)
    const rows = new Map(
      w
        .rows<Row>(`select * from ${e.table} where kind = ?`, name)
        .map((row) => [String(row['quickbooks_id']), row]),
    )
    const seen = new Set<string>()
    const lines = linesByParent(w, e)
    for (const fields of everyRecord(w, e)) {
      const id = textAt(fields, e.idField) ?? ''
      seen.add(id)
      const row = rows.get(id)
      const label = textAt(fields, e.labelField) ?? ''
      if (!row) {
        const code =
          left.get(`${e.family}:${id}`) ||
          told.get(`${name} ${links.get(`${e.family}:${id}`)}`) ||
          told.get(`${name} ${id}`) ||
          (leftOut(profile, e, fields, startDate) ?? '')
        if (code) tell(code)
        else faults.push(`${name} ${label} (${id}) is not on the platform`)
        continue
      }
      const unequal = [
        ...differences(e, profile, fields, row, links),
        ...(lines
          ? lineDifferences(e, fields, lines.get(String(row['id'])) ?? [], links, w.connectionId)
          : []),
      ]
      if (unequal.length === 0) equal++
      else {
        const code = told.get(`${name} ${row['id']}`)
        if (code) tell(code)
        else faults.push(`${name} ${label}: ${unequal.join('; ')}`)
      }
      if (row['archived_at'] && textAt(fields, 'IsActive') !== 'false')
        faults.push(`${name} ${label} is archived (${row['archive_reason']}), and is there`)
    }
    for (const row of rows.values()) {
      if (row['quickbooks_id'] && !seen.has(String(row['quickbooks_id']))) {
        if (row['archived_at']) tell(`archived: ${row['archive_reason']}`)
        else faults.push(`${name} ${row['id']} is on the platform, and no longer in QuickBooks`)
      }
      if (!row['quickbooks_id']) unsent(name, row)
    }
    // Rows that QuickBooks never had have no kind until they are sent.
    for (const row of w.rows<Row>(`select * from ${e.table} where kind is null`)) unsent(name, row)
  }
  // What only begins on the platform: booked once, or told.
  for (const name of pushedEntities(profile)) {
    if (pulledEntities(profile).includes(name) && !isWatched(profile, name)) continue
    const e = entity(name)
    const there = new Set(everyRecord(w, e).map((r) => textAt(r, e.idField) ?? ''))
    const used = new Set<string>()
    for (const row of w.rows<Row>(`select * from ${e.table} where kind = ?`, name)) {
      const id = String(row['quickbooks_id'] ?? '')
      if (id === '') unsent(name, row)
      else if (used.has(id)) faults.push(`${name} ${id} is two records of the platform`)
      else if (there.has(id)) equal++
      else if (told.has(`${name} ${row['id']}`)) tell(told.get(`${name} ${row['id']}`) ?? '')
      else if (row['archived_at']) tell(`archived: ${row['archive_reason']}`)
      else faults.push(`${name} ${row['id']} is booked as ${id}, which is not there`)
      used.add(id)
    }
    // The mark in what we made: none of it may be there twice, or without a row of the platform.
    for (const id of there)
      if (!used.has(id) && !before.has(id))
        faults.push(`${name} ${id} was made by us, and no row of the platform knows it`)
  }
  function unsent(name: string, row: Row): void {
    const code =
      told.get(`${name} ${row['id']}`) ?? (row['booking'] === 'withdrawn' ? 'withdrawn' : '')
    if (code) tell(code)
    else if (!toldAnywhere(told, String(row['id'])))
      faults.push(
        `${name} ${row['id']} is on the platform only (${row['booking']} ${row['problem']})`,
      )
  }
  return { equal, told: tolds, faults, totals: totalsOf(w, profile, told) }
}

const toldAnywhere = (told: ReadonlyMap<string, string>, id: string): boolean =>
  [...told.keys()].some((key) => key.endsWith(` ${id}`))

/** What a filter leaves out at the source is told as a number, not one by one (R70, R145). */
function leftOut(
  profile: Profile,
  e: Entity,
  fields: Fields,
  startDate: string,
): string | undefined {
  const when = ruleFor(profile, e.name, 'created in QuickBooks')?.when
  if (when?.includes('open') && textAt(fields, 'IsPaid') === 'true') return 'S_CLOSED_INVOICE'
  if (when?.includes('since connecting') && (textAt(fields, 'TxnDate') ?? '') < startDate)
    return 'S_BEFORE_START_DATE'
  return undefined
}

const isNameCopy = ({ name, from }: Column, among: readonly Column[]): boolean =>
  (typeof from === 'string' && from.endsWith('Ref.FullName')) ||
  name === 'income_account' ||
  among.some((c) => c.name === `${name}_id`)

/** Lines that are not what they are in QuickBooks, in their order. */
function lineDifferences(
  e: Entity,
  fields: Fields,
  rows: readonly Row[],
  links: ReadonlyMap<string, string>,
  connectionId: string,
): string[] {
  // What was left out has no link; its id on the platform is known all the same.
  const wanted = lineRowsOf(
    e,
    e.lineColumns,
    fields,
    (family, id) => links.get(`${family}:${id}`) ?? platformIdOf(connectionId, family, id),
  )
  if (wanted.length !== rows.length)
    return [`${wanted.length} lines in QuickBooks, ${rows.length} on the platform`]
  return wanted.flatMap((line, i) =>
    e.lineColumns.flatMap((column) => {
      const [was, is] = [line[column.name] ?? '', rows[i]?.[column.name] ?? '']
      // A family that is not read at all has no ids there.
      const isUnread = column.ref !== undefined && is === ''
      return isNameCopy(column, e.lineColumns) || isUnread || String(was) === String(is)
        ? []
        : [`${column.name} of line ${i + 1} is "${was}" in QuickBooks, "${is}" on the platform`]
    }),
  )
}

function linesByParent(w: World, e: Entity): ReadonlyMap<string, Row[]> | undefined {
  const table = e.lineColumns.length > 0 ? lineTable(e) : undefined
  if (!table) return undefined
  const found = new Map<string, Row[]>()
  for (const row of w.rows<Row>(`select * from ${table} order by parent_id, position`)) {
    const parent = String(row['parent_id'])
    const rows = found.get(parent) ?? []
    rows.push(row)
    found.set(parent, rows)
  }
  return found
}

function differences(
  e: Entity,
  profile: Profile,
  fields: Fields,
  row: Row,
  links: ReadonlyMap<string, string>,
): string[] {
  const isOwn = e.name === 'ReceivePayment' && row['source'] !== 'quickbooks'
  return e.columns.flatMap((column) => {
    // A copy of the name of another record is as old as the read; the id beside it is what counts.
    if (isNameCopy(column, e.columns)) return []
    if (isOwn && (column.name === 'number' || column.name === 'memo')) return []
    if (/balance$/.test(column.name) && e.name === 'Account' && !keepsBalances(profile, e.name))
      return []
    const wanted = cellReader(column)(fields, (family, id) => links.get(`${family}:${id}`))
    const found = row[column.name] ?? null
    return String(wanted ?? '') === String(found ?? '')
      ? []
      : [`${column.name} is "${wanted}" in QuickBooks, "${found}" on the platform`]
  })
}
