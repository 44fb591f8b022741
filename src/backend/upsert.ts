// What putting a record into a table of SQL means, whichever database it is: its columns in order, and what becomes
// of a row that is there.
import { type BackendTable, paymentTable } from './schema.ts'

export interface Upsert {
  /** Columns that are written, in order; the row itself counts its writes in sync_version besides. */
  readonly names: readonly string[]
  /** After "on conflict (id)". */
  readonly conflict: string
}

const fixed = [
  'id',
  'connection',
  'kind',
  'quickbooks_id',
  'revision',
  'archived_at',
  'archive_reason',
  'synced_at',
  'record',
]

export function upsertInto(table: BackendTable): Upsert {
  const isPayments = table.name === paymentTable
  const extra = ['booking', 'problem', ...(isPayments ? ['source'] : [])]
  const names = [...fixed, ...table.columns.map((c) => c.name), ...extra]
  // A payment of the platform stays one: its source is not overwritten when it comes back from QuickBooks.
  const kept = new Set(['id', ...(isPayments ? ['source'] : [])])
  const wishes = new Set(table.columns.flatMap((c) => (c.isWish ? [c.name] : [])))
  // When it was archived, not when it was last seen archived.
  const since = `case when excluded.archived_at is null then null else coalesce(${table.name}.archived_at, excluded.archived_at) end`
  const sets = names
    .filter((n) => !kept.has(n))
    .map((n) => {
      if (n === 'archived_at') return `${n} = ${since}`
      // It is in QuickBooks now, also where it began on the platform.
      if (!isPayments && n === 'booking')
        return `${n} = case when ${table.name}.${n} is null then null else 'booked' end`
      // What the platform wrote stays as it wrote it: a long number goes to QuickBooks in the memo.
      if (isPayments && (n === 'number' || n === 'memo'))
        return `${n} = case when payments.source = 'quickbooks' then excluded.${n} else coalesce(payments.${n}, excluded.${n}) end`
      // Of a record that began in QuickBooks nothing is wished: a link that is gone there is gone.
      if (wishes.has(n))
        return `${n} = case when ${table.name}.booking is null then excluded.${n} else coalesce(excluded.${n}, ${table.name}.${n}) end`
      return `${n} = excluded.${n}`
    })
  const conflict = `do update set ${sets.join(', ')}, sync_version = ${table.name}.sync_version + 1`
  return { names, conflict }
}
