// Whose a row is that names no connection, and which rows of the platform QuickBooks does not have.
import type Database from 'better-sqlite3'
import { entities } from '../schema/entities.ts'
import type { Entity } from '../schema/entity.ts'
import type { Unlinked } from '../sync/ports.ts'
import type { BackendTable } from './schema.ts'

/** Where statements come from: a database, or what keeps those of one. */
export interface Questions {
  prepare(text: string): Database.Statement
}

export type PlatformRow = Record<string, string | number | null>

/** A row without a connection belongs to that of the records it points to, or to the only one there is. */
export function owned(db: Questions, table: BackendTable, row: PlatformRow): PlatformRow {
  if (row['connection']) return row
  for (const { name, ref } of table.columns) {
    const target = ref && row[name] ? tablesOfFamily(ref) : []
    for (const other of target) {
      const found = db.prepare(`select connection from ${other} where id = ?`).get(row[name]) as
        | { connection: string | null }
        | undefined
      if (found?.connection) return { ...row, connection: found.connection }
    }
  }
  const all = db
    .prepare('select distinct connection from accounts where connection is not null limit 2')
    .all() as { connection: string }[]
  // Whose it is cannot be told: it waits for its connection column, rather than going to two companies.
  return all.length > 1 ? { ...row, connection: '' } : row
}

const tablesOfFamily = (family: string): string[] => [
  ...new Set(entities.filter((e) => e.family === family).map((e) => e.table)),
]

/**
 * A payment belongs to the connection of its invoice, and may name that by number where exactly one current invoice
 * has it, of all connections or of the one that the row names: two connections must never book the same money. Where
 * the invoice that it names by id is another connection's, `invoice_connection` says whose;
 * `invoice_unknown` is an id that no invoice has.
 */
export function withInvoice(db: Questions, given: PlatformRow): PlatformRow {
  const own = given['connection'] || null
  const row: PlatformRow = { ...given, connection: own }
  const id = row['invoice_id']
  const found = id
    ? db.prepare('select id, connection from invoices where id = ?').all(id)
    : row['invoice_number']
      ? db
          .prepare(
            `select id, connection from invoices
             where number = @number and archived_at is null and (@own is null or connection = @own)
             limit 2`,
          )
          .all({ number: row['invoice_number'], own })
      : []
  const [only, another] = found as { id: string; connection: string | null }[]
  if (id && !only) return { ...row, invoice_id: null, invoice_unknown: id }
  if (!only || another) return row
  if (id && own && only.connection && only.connection !== own)
    return { ...row, invoice_connection: only.connection }
  return { ...row, invoice_id: only.id, connection: own ?? only.connection }
}

/** Reads rows of the platform's own that QuickBooks does not have; the index on connection and QuickBooks id finds them. */
export function unlinkedReader(
  db: Questions,
  table: BackendTable,
  e: Entity,
): (connection: string) => Unlinked[] {
  const has = (column: string) => table.columns.some((c) => c.name === column)
  if (!has('full_name')) return () => []
  const first = table.entities[0]?.name ?? ''
  const rowsOf = (owner: string) =>
    db.prepare(
      `select * from ${table.name} where ${owner} and quickbooks_id is null and archived_at is null
       and coalesce(kind, '${first}') = ?`,
    )
  const own = rowsOf('connection = ?')
  const free = rowsOf('connection is null')
  const above = has('parent_id')
    ? db.prepare(`select full_name, name from ${table.name} where id = ?`)
    : undefined
  const unlinked =
    (connection: string) =>
    (row: PlatformRow): Unlinked[] => {
      if ((row['connection'] ?? owned(db, table, row)['connection'] ?? connection) !== connection)
        return []
      const parent = row['parent_id']
        ? (above?.get(row['parent_id']) as PlatformRow | undefined)
        : undefined
      const top = parent?.['full_name'] ?? parent?.['name']
      const name = row['full_name'] ?? (top ? `${top}:${row['name']}` : row['name'])
      const type = has('type') ? row['type'] : null
      return name
        ? [{ id: String(row['id']), name: String(name), ...(type ? { type: String(type) } : {}) }]
        : []
    }
  return (connection) => {
    const rows = [...own.all(connection, e.name), ...free.all(e.name)] as PlatformRow[]
    return rows.flatMap(unlinked(connection))
  }
}
