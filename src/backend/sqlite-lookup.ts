// What owner.ts has to know of other rows, asked of SQLite one by one.
import type Database from 'better-sqlite3'
import type { Entity } from '../schema/entity.ts'
import type { Unlinked } from '../sync/ports.ts'
import {
  hasNames,
  isUnlinked,
  type Lookup,
  type Owned,
  type PlatformRow,
  unlinkedOf,
} from './owner.ts'
import type { BackendTable } from './schema.ts'

/** Where statements come from: a database, or what keeps those of one. */
export interface Questions {
  prepare(text: string): Database.Statement
}

export const sqliteLookup = (db: Questions): Lookup => ({
  byId: (table, id) =>
    db.prepare(`select id, connection from ${table} where id = ?`).get(id) as Owned | undefined,
  invoicesNumbered: (number, own) =>
    db
      .prepare(
        `select id, connection from invoices
         where number = @number and archived_at is null and (@own is null or connection = @own)
         limit 2`,
      )
      .all({ number, own }) as Owned[],
  hasSeveral: () =>
    db
      .prepare('select distinct connection from accounts where connection is not null limit 2')
      .all().length > 1,
})

/** Reads rows of the platform's own that QuickBooks does not have; the index on connection and QuickBooks id finds them. */
export function unlinkedReader(
  db: Questions,
  table: BackendTable,
  e: Entity,
): (connection: string) => Unlinked[] {
  if (!hasNames(table)) return () => []
  const rowsOf = (owner: string) =>
    db.prepare(`select * from ${table.name} where ${owner} and ${isUnlinked(e, table, '?')}`)
  const own = rowsOf('connection = ?')
  const free = rowsOf('connection is null')
  const above = table.columns.some((c) => c.name === 'parent_id')
    ? db.prepare(`select full_name, name from ${table.name} where id = ?`)
    : undefined
  const lookup = sqliteLookup(db)
  return (connection) => {
    const rows = [...own.all(connection, e.name), ...free.all(e.name)] as PlatformRow[]
    return rows.flatMap((row) => {
      const parent = row['parent_id'] ? above?.get(row['parent_id']) : undefined
      return unlinkedOf(lookup, table, connection, row, parent as PlatformRow | undefined)
    })
  }
}
