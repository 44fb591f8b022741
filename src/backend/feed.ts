// What people and programs of the platform changed, as a backend of SQL tells the engine: each row once, as it is now,
// and only to the connection it belongs to.
import type { Fields } from '../schema/entity.ts'
import type { PlatformChange, Untaken } from '../sync/ports.ts'
import { type Lookup, owned, type PlatformRow, withInvoice } from './owner.ts'
import { type BackendTable, paymentTable } from './schema.ts'

/** A row of platform_changes. */
export interface Note {
  readonly seq: number
  readonly entity: string
  readonly id: string
  readonly what: PlatformChange['what']
}

/** Each row once, in the order of its last note. */
export function eachOnce(notes: readonly Note[]): Note[] {
  const last = new Map<string, Note>()
  for (const note of notes) {
    const key = `${note.entity}:${note.id}`
    const before = last.get(key)
    last.delete(key)
    // Created and then edited before anyone looked is still created.
    last.set(key, before?.what === 'created' && note.what === 'changed' ? before : note)
  }
  return [...last.values()]
}

/** The row and its lines as they are now, and what has to be known of others to say whose it is. */
export interface Found {
  readonly table: BackendTable
  readonly row: PlatformRow | undefined
  readonly lines: readonly PlatformRow[]
  readonly lookup: Lookup
}

/** One or none. */
export function changeOf(
  connection: string,
  { entity, id, what }: Note,
  { table, row, lines, lookup }: Found,
): PlatformChange[] {
  if (!row) return what === 'deleted' ? [{ entity, id, what }] : []
  const isPayment = table.name === paymentTable
  const whole = isPayment ? withInvoice(lookup, row) : owned(lookup, table, row)
  // A payment that names a connection and the invoice of another one is told to the owner of the invoice.
  const owner = whole['invoice_connection'] ?? whole['connection']
  if (owner !== null && owner !== connection)
    return isPayment ? [{ entity, id, what: 'foreign' }] : []
  return [
    { entity, id, what, row: whole, ...(lines.length > 0 ? { lines } : {}), ...recordOf(row) },
  ]
}

/** A row of `untakenText`. */
export interface UntakenRow {
  readonly id: string
  readonly connection: string | null
  readonly noted: number | boolean
}

export const untakenOf = ({ id, connection, noted }: UntakenRow): Untaken => ({
  id,
  connection: connection === '' ? null : connection,
  isNoted: Boolean(noted),
})

/** What QuickBooks sent, unless somebody wrote over it: a row whose record is lost may not stop the others. */
function recordOf(row: PlatformRow): { record?: Fields } {
  if (typeof row['record'] !== 'string') return {}
  try {
    const record: unknown = JSON.parse(row['record'])
    return typeof record === 'object' && record !== null && !Array.isArray(record)
      ? { record: record as Fields }
      : {}
  } catch {
    return {}
  }
}
