// The backend on PostgreSQL: the tables of docs/backend-tables.md in a schema of their own, for any number of processes.
import { DatabaseError, types } from 'pg'
import { QbsyncError } from '../errors.ts'
import { entity } from '../schema/entities.ts'
import { withoutPassword } from '../store/postgres-address.ts'
import {
  codeOf,
  inTransaction,
  isLost,
  isOutside,
  isTakenBack,
  openPool,
  unusable,
  wordsOf,
} from '../store/postgres-pool.ts'
import type { Backend } from '../sync/ports.ts'
import { type UntakenRow, untakenOf } from './feed.ts'
import { hasNames, isUnlinked, type PlatformRow, unlinkedOf } from './owner.ts'
import { type Ask, linesOfRows, lookupFor, readChanges } from './postgres-feed.ts'
import { build, defaultSchema, problemOfSchema } from './postgres-schema.ts'
import { makePages } from './postgres-writer.ts'
import { backendTables, untakenText } from './schema.ts'

export interface PostgresBackendOptions {
  /** Schema of the database that the tables are in; `qbsync` if not said. */
  readonly schema?: string | undefined
  /** Connections to the database that this process holds at most; 10 if not said. */
  readonly connections?: number
}

/**
 * Somebody who holds a row for longer is waited for by the next run. What is written is found by its key; while a table
 * has no statistics yet, as in a first sync, PostgreSQL would rather read all of it.
 */
export const begin = "begin; set local lock_timeout = '10s'; set local enable_seqscan = off"

/** Numbers as numbers: what we keep in 64 bits are flags, days and counts. */
const int8 = 20
const numbers = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}

/**
 * Opens (and where needed makes or widens) the tables at this address, `postgres://user:password@host/database`.
 * Throws E_USAGE for a name that no schema can have, E_STORE, E_STORE_NEWER.
 */
export async function openPostgresBackend(
  address: string,
  { schema = defaultSchema, connections }: PostgresBackendOptions = {},
): Promise<Backend> {
  const problem = problemOfSchema(schema)
  if (problem) throw new QbsyncError('E_USAGE', { detail: `The schema "${schema}": ${problem}` })
  const s = `"${schema}"`
  const name = withoutPassword(address)
  const pool = openPool(address, { connections, types: numbers })
  try {
    const client = await pool.connect()
    try {
      await build(client, schema, name)
    } finally {
      client.release()
    }
  } catch (error) {
    await pool.end()
    throw error instanceof QbsyncError ? error : unusable(name, 'backend.url', error)
  }
  /** Whatever is asked or written may be asked or written again. */
  async function again<T>(work: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++)
      try {
        return await work()
      } catch (error) {
        const may = isTakenBack(error) ? tried < 5 : isLost(error) && tried < 2
        if (!may) throw told(name, error)
      }
  }
  // Without a name: one that was planned before a newer program added a column would fail from then on.
  const ask: Ask = (text, values) =>
    again(async () => (await pool.query(text, values as unknown[])).rows)
  const tableOf = (kind: string) =>
    backendTables.find((t) => t.entities.some((e) => e.name === kind))
  const pages = makePages(schema)
  return {
    async apply(connection, changes, context) {
      if (changes.length === 0) return []
      const statements = pages(connection, changes, context)
      await again(() =>
        inTransaction(pool, begin, async (client) => {
          const order = [connection, context.step]
          const { rowCount } = await client.query(deliveryText(s), order)
          if (rowCount === 0) throw new QbsyncError('E_BACKEND', { problem: late })
          for (const { name, text, values } of statements)
            await client.query({ name, text, values: values as unknown[] })
        }),
      )
      // A table takes whatever comes.
      return []
    },
    changes: (connection, since, limit) => readChanges(ask, s, connection, since, limit),
    async unlinked(connection, kind) {
      const table = tableOf(kind)
      if (!table || !hasNames(table)) return []
      const of = (whose: string) =>
        `select * from ${s}.${table.name} where ${whose} and ${isUnlinked(entity(kind), table, '$2')}`
      const text = `${of('connection = $1')} union all ${of('connection is null')}`
      const rows = await ask<PlatformRow>(text, [connection, kind])
      if (rows.length === 0) return []
      const lookup = await lookupFor(ask, s, table, rows)
      const above = table.columns.some((c) => c.name === 'parent_id')
        ? await ask<PlatformRow>(
            `select id, full_name, name from ${s}.${table.name} where id = any($1)`,
            [rows.flatMap((row) => (row['parent_id'] ? [row['parent_id']] : []))],
          )
        : []
      return rows.flatMap((row) => {
        const parent = above.find((p) => p['id'] === row['parent_id'])
        return unlinkedOf(lookup, table, connection, row, parent)
      })
    },
    async read(kind, id) {
      const table = tableOf(kind)
      if (!table) return undefined
      const text = `select * from ${s}.${table.name} where id = $1`
      const [row] = await ask<PlatformRow>(text, [id])
      return row && { row, lines: (await linesOfRows(ask, s, table, [id])).get(id) ?? [] }
    },
    async untaken(limit) {
      return (await ask<UntakenRow>(`${untakenText(`${s}.`)} limit $1`, [limit])).map(untakenOf)
    },
    async close() {
      if (!pool.ending) await pool.end()
    },
  }
}

/**
 * A process that was held up must not write a page over a newer one of another process. A store that was put back to an
 * older copy begins with lower numbers again; so after an hour any number is taken.
 */
const deliveryText = (s: string): string =>
  `insert into ${s}.deliveries as d (connection, step, at) values ($1, $2, now()) on conflict (connection) do update
   set step = excluded.step, at = excluded.at
   where d.step <= excluded.step or d.at < now() - interval '1 hour'`

const late = 'a later delivery of this connection was written already, within the last hour'

function told(name: string, error: unknown): unknown {
  if (error instanceof QbsyncError) return error
  if (!(error instanceof DatabaseError) && !isOutside(error)) return error
  const held = 'somebody holds a row or table for longer than 10 s: end that transaction'
  const problem = codeOf(error) === '55P03' ? held : wordsOf(error)
  return new QbsyncError('E_BACKEND', { problem: `${name}: ${problem}` }, { cause: error })
}
