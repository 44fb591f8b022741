// Whose a row is that names no connection, and which rows of the platform QuickBooks does not have.
import { entities } from '../schema/entities.ts'
import type { Entity } from '../schema/entity.ts'
import type { Unlinked } from '../sync/ports.ts'
import type { BackendTable } from './schema.ts'

export type PlatformRow = Record<string, string | number | null>

/** A row that another one points to. */
export interface Owned {
  readonly id: string
  readonly connection: string | null
}

/** What has to be known of other rows. */
export interface Lookup {
  /** Rows of this table by id: none or one. */
  byId(table: string, id: string): Owned | undefined
  /** Current invoices of this number, of all connections or of this one; no more than two. */
  invoicesNumbered(number: string, own: string | null): readonly Owned[]
  /** Whether records of more than one connection are here. */
  hasSeveral(): boolean
}

/** Tables in which a row may stand that a column with this reference points to. */
export const tablesOfFamily = (family: string): string[] => [
  ...new Set(entities.filter((e) => e.family === family).map((e) => e.table)),
]

/** A row without a connection belongs to that of the records it points to, or to the only one there is. */
export function owned(lookup: Lookup, table: BackendTable, row: PlatformRow): PlatformRow {
  if (row['connection']) return row
  for (const { name, ref } of table.columns) {
    const id = row[name]
    for (const other of ref && id ? tablesOfFamily(ref) : []) {
      const found = lookup.byId(other, String(id))
      if (found?.connection) return { ...row, connection: found.connection }
    }
  }
  // Whose it is cannot be told: it waits for its connection column, rather than going to two companies.
  return lookup.hasSeveral() ? { ...row, connection: '' } : row
}

/**
 * A payment belongs to the connection of its invoice, and may name that by number where exactly one current invoice
 * has it, of all connections or of the one that the row names: two connections must never book the same money. Where
 * the invoice that it names by id is another connection's, `invoice_connection` says whose;
 * `invoice_unknown` is an id that no invoice has.
 */
export function withInvoice(lookup: Lookup, given: PlatformRow): PlatformRow {
  const own = String(given['connection'] ?? '') || null
  const row: PlatformRow = { ...given, connection: own }
  const id = row['invoice_id'] ? String(row['invoice_id']) : undefined
  const number = row['invoice_number'] ? String(row['invoice_number']) : undefined
  const found = id
    ? [lookup.byId('invoices', id)]
    : number
      ? lookup.invoicesNumbered(number, own)
      : []
  const [only, another] = found
  if (id && !only) return { ...row, invoice_id: null, invoice_unknown: id }
  if (!only || another) return row
  if (id && own && only.connection && only.connection !== own)
    return { ...row, invoice_connection: only.connection }
  return { ...row, invoice_id: only.id, connection: own ?? only.connection }
}

/** What `where` says of rows that are the platform's own: QuickBooks does not have them. */
export const isUnlinked = (e: Entity, table: BackendTable, kind: string): string =>
  `quickbooks_id is null and archived_at is null and coalesce(kind, '${table.entities[0]?.name ?? e.name}') = ${kind}`

/** Rows of which the engine could know by name. */
export const hasNames = (table: BackendTable): boolean =>
  table.columns.some((c) => c.name === 'full_name')

/** What the engine is told of such a row: none or one. */
export function unlinkedOf(
  lookup: Lookup,
  table: BackendTable,
  connection: string,
  row: PlatformRow,
  parent: PlatformRow | undefined,
): Unlinked[] {
  if ((row['connection'] ?? owned(lookup, table, row)['connection'] ?? connection) !== connection)
    return []
  const top = parent?.['full_name'] ?? parent?.['name']
  const name = row['full_name'] ?? (top ? `${top}:${row['name']}` : row['name'])
  const type = table.columns.some((c) => c.name === 'type') ? row['type'] : null
  return name
    ? [{ id: String(row['id']), name: String(name), ...(type ? { type: String(type) } : {}) }]
    : []
}
