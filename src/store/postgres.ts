// The store on PostgreSQL: for many companies, and for any number of processes on one database.
import type { Pool, PoolClient } from 'pg'
import { QbsyncError } from '../errors.ts'
import { withoutPassword } from './postgres-address.ts'
import { exact, fromCell } from './postgres-cells.ts'
import {
  inTransaction,
  isLost,
  isOutside,
  isTakenBack,
  openPool,
  unusable,
} from './postgres-pool.ts'
import { migrate } from './postgres-schema.ts'
import {
  columnsOf,
  pageOf,
  pruneOf,
  type Statement,
  selectOf,
  statementsOf,
} from './postgres-statements.ts'
import { type Store, StoreConflict } from './store.ts'
import type { ColumnKind, TableName } from './tables.ts'

export interface PostgresOptions {
  /** Connections to the database that this process holds at most. */
  readonly connections?: number
}

/** Opens (and where needed creates or upgrades) the store at this address, `postgres://user:password@host/database`. */
export async function openPostgresStore(
  address: string,
  options: PostgresOptions = {},
): Promise<Store> {
  const name = withoutPassword(address)
  const pool = openPool(address, options)
  const told = (error: unknown): unknown => storeError(name, error)
  const query = async (on: Pool | PoolClient, s: Statement) =>
    on.query({ name: s.name, text: s.text, values: s.values as unknown[] })
  /** A connection that the server closed while it lay idle tells so on its next use; what only reads asks again. */
  const read = async (s: Statement) => {
    try {
      return await query(pool, s)
    } catch (error) {
      if (!isLost(error)) throw told(error)
      return query(pool, s).catch((again: unknown) => {
        throw told(again)
      })
    }
  }
  try {
    const client = await pool.connect()
    try {
      await migrate(client, name)
    } finally {
      client.release()
    }
  } catch (error) {
    await pool.end()
    throw told(error)
  }
  return {
    async select(table, where, { order, limit } = {}) {
      const by = order?.map(([c, way]) => `${c} ${way} nulls ${way === 'asc' ? 'first' : 'last'}`)
      const after = `${by ? ` order by ${by.join(', ')}` : ''}${limit === undefined ? '' : ` limit ${Math.trunc(limit)}`}`
      const { rows } = await read(selectOf('*', table, where, after))
      return rows.map((row) => decode(table, row)) as never
    },
    async count(table, where) {
      const { rows } = await read(selectOf('count(*) n', table, where, ''))
      return exact(String(rows[0].n))
    },
    async commit(writes, { flush = true } = {}) {
      if (writes.length === 0) return
      const statements = statementsOf(writes)
      const begin = flush ? 'begin' : 'begin; set local synchronous_commit = off'
      try {
        await inTransaction(pool, begin, async (client) => {
          for (const s of statements) {
            const { rowCount } = await query(client, s)
            if (s.expect && rowCount !== s.expect.rows)
              throw new StoreConflict(s.expect.says(rowCount ?? 0))
          }
        })
      } catch (error) {
        throw isTakenBack(error) ? new StoreConflict(String(error)) : told(error)
      }
    },
    async prune(what, before, most) {
      // Once it is done it is done: a repetition removes what comes next.
      return (await read(pruneOf(what, before, most))).rowCount ?? 0
    },
    async page(table, after, limit) {
      const { rows } = await read(pageOf(table, after, limit))
      return rows.map((row) => decode(table, row)) as never
    },
    async bytes() {
      const { rows } = await pool.query(liveBytes).catch((error: unknown) => {
        throw told(error)
      })
      return Number(rows[0].n)
    },
    async close() {
      if (!pool.ending) await pool.end()
    },
  }
}

function decode(table: TableName, row: Record<string, unknown>): Record<string, unknown> {
  for (const [column, kind] of columnsOf(table))
    row[column] = fromCell(kind as ColumnKind, row[column])
  return row
}

/**
 * What the rows take by PostgreSQL's own statistics, with 40 bytes a row for its head: the size of the files does not
 * shrink when rows are removed. 0 until the statistics have been made for the first time.
 */
const liveBytes = `select coalesce(sum(t.n_live_tup * (40 + w.width)), 0) n from pg_stat_user_tables t
  join (select tablename, sum(avg_width) width from pg_stats where schemaname = current_schema() group by 1) w
  on w.tablename = t.relname where t.schemaname = current_schema()`

function storeError(file: string, error: unknown): unknown {
  if (error instanceof QbsyncError || error instanceof StoreConflict) return error
  // Whatever else the database says against a statement is a mistake of ours.
  return isOutside(error) ? unusable(file, 'store.url', error) : error
}
