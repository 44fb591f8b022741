// The store's schema on PostgreSQL: the same history of texts as on SQLite (migrations.ts), said in PostgreSQL's words.
import type { PoolClient } from 'pg'
import { QbsyncError } from '../errors.ts'
import { migrations } from './migrations.ts'

/**
 * What SQLite calls an integer has 64 bits, text is compared byte by byte, tables have no hidden row number to do
 * without, and hints for SQLite's planner mean nothing.
 */
export function forPostgres(sql: string): string {
  return sql
    .split(';')
    .filter((statement) => statement.trim() !== '' && !/\bsqlite_|^\s*analyze\b/.test(statement))
    .map((statement) =>
      statement
        .replace(/\) without rowid\s*$/, ')')
        .replace(/\binteger\b/g, 'bigint')
        .replace(/\bblob\b/g, 'bytea')
        .replace(/ text\b/g, ' text collate "C"'),
    )
    .join(';')
}

/** Any number that only this program asks a lock for. */
const lockNumber = 0x71627379

/**
 * Creates or upgrades the tables. Of several programs that start at once one does it, and the others wait; a store
 * that a newer program has upgraded is refused with E_STORE_NEWER.
 */
export async function migrate(client: PoolClient, name: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lockNumber])
    await client.query('create table if not exists schema_version (version bigint not null)')
    const { rows } = await client.query<{ version: number }>('select version from schema_version')
    const found = Number(rows[0]?.version ?? 0)
    if (found > migrations.length)
      throw new QbsyncError('E_STORE_NEWER', { file: name, found, known: migrations.length })
    for (const sql of migrations.slice(found)) {
      const text = forPostgres(sql)
      if (text !== '') await client.query(text)
    }
    if (rows.length === 0)
      await client.query('insert into schema_version values ($1)', [migrations.length])
    else if (found < migrations.length)
      await client.query('update schema_version set version = $1', [migrations.length])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
