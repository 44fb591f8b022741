// Open PostgreSQL backends for the tests of this folder, all in one database of a server that is already there.
import { Client, types } from 'pg'
import { openPostgresBackend } from '../../src/backend/postgres.ts'
import type { Backend } from '../../src/sync/ports.ts'
import { type Cells, delivering, lineTables, type Opened } from './rows.ts'

export interface OpenedPostgres extends Opened {
  readonly address: string
  /** Another connection to the same database, as anyone may open one. */
  readonly sql: Client
  query(text: string, ...values: unknown[]): Promise<Cells[]>
}

/** Numbers as numbers, as a person sees them. */
const seen = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === 20 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}

export async function connected(address: string): Promise<Client> {
  const sql = new Client({ connectionString: address, types: seen })
  sql.on('error', () => undefined)
  await sql.connect()
  return sql
}

/** Rows go, tables stay: making a hundred tables for each test takes its time. */
const emptied = `set session_replication_role = replica;
do $$ declare t text; begin
  for t in select tablename from pg_tables where schemaname = 'qbsync' and tablename <> 'backend_version' loop
    execute 'delete from qbsync.' || t;
  end loop;
end $$;
set session_replication_role = default; set search_path = qbsync`

/** Connections that one test hands on to the next: to open them takes longer than most tests. */
export interface Kept {
  sql?: Client
  backend?: Backend
}

export async function closeKept({ sql, backend }: Kept): Promise<void> {
  await sql?.end()
  await backend?.close()
}

export async function openPostgres(address: string, kept?: Kept): Promise<OpenedPostgres> {
  let backend = kept?.backend ?? (await openPostgresBackend(address))
  const sql = kept?.sql ?? (await connected(address))
  // Of a test that failed in the middle.
  await sql.query('rollback')
  await sql.query(emptied)
  const query: OpenedPostgres['query'] = async (text, ...values) =>
    (await sql.query(text, values)).rows as Cells[]
  async function write(into: string, cells: Cells): Promise<Cells> {
    const marks = Object.keys(cells).map((_, i) => `$${i + 1}`)
    const text = `insert into ${into} (${Object.keys(cells).join(', ')}) values (${marks.join(', ')}) returning *`
    return (await query(text, ...Object.values(cells)))[0] ?? {}
  }
  return {
    address,
    get backend() {
      return backend
    },
    sql,
    query,
    apply: delivering(() => backend),
    rows: (table) => query(`select * from ${table} order by id`),
    lines: async (table, parent) =>
      (
        await query(
          `select * from ${lineTables[table]} where parent_id = $1 order by position`,
          parent,
        )
      ).map(({ parent_id: _, ...line }) => line as Cells),
    async insert(table, row, lines = []) {
      await query('begin')
      const id = String((await write(table, row))['id'])
      for (const [i, cells] of lines.entries())
        await write(lineTables[table] ?? '', { parent_id: id, position: i + 1, ...cells })
      await query('commit')
      return id
    },
    async update(table, id, set) {
      const sets = Object.keys(set).map((name, i) => `${name} = $${i + 2}`)
      await query(`update ${table} set ${sets.join(', ')} where id = $1`, id, ...Object.values(set))
    },
    async remove(table, id) {
      await query(`delete from ${table} where id = $1`, id)
    },
    async reopen() {
      await backend.close()
      backend = await openPostgresBackend(address)
    },
    async close() {
      if (kept) Object.assign(kept, { sql, backend })
      else await closeKept({ sql, backend })
    },
  }
}
