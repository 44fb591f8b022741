// The platform in a simulated year, on the backend in SQLite or behind the http backend: what its people read with SQL
// and write, whichever it is.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openHttpBackend } from '../../src/backend/http.ts'
import {
  backendTables,
  lineOwnColumns,
  ownColumns,
  paymentColumns,
} from '../../src/backend/schema.ts'
import { seededRandom, type VirtualEnv } from '../../src/env.ts'
import { openPlatform, type Platform } from '../../src/sim/platform.ts'
import { type PlatformServer, startPlatformServer } from '../../src/sim/platform-server.ts'
import type { Backend } from '../../src/sync/ports.ts'
import type { World } from '../world.ts'

export type Cell = string | number | null
export type Row = Record<string, Cell>

export interface Side {
  rows<T = Row>(sql: string, ...values: unknown[]): T[]
  insert(table: string, row: Row, lines?: readonly Row[]): void
  update(table: string, id: string, set: Row): boolean
  remove(table: string, id: string): boolean
}

/** Anyone may write to the tables. */
export function sqlSide({ sql }: Pick<World, 'sql'>): Side {
  const add = (table: string, row: Row) => {
    const names = Object.keys(row)
    const marks = names.map(() => '?').join(', ')
    sql
      .prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`)
      .run(Object.values(row))
  }
  return {
    rows: (text, ...values) => sql.prepare(text).all(...values) as never,
    insert: sql.transaction((table: string, row: Row, lines: readonly Row[] = []) => {
      const own = backendTables.find((t) => t.name === table)?.lines?.name ?? ''
      lines.forEach((line, i) => {
        add(own, { parent_id: row['id'] ?? '', position: i + 1, ...line })
      })
      add(table, row)
    }),
    update(table, id, set) {
      const sets = Object.keys(set).map((name) => `${name} = ?`)
      const text = `update ${table} set ${sets.join(', ')} where id = ?`
      return sql.prepare(text).run(...Object.values(set), id).changes === 1
    },
    remove: (table, id) => sql.prepare(`delete from ${table} where id = ?`).run(id).changes === 1,
  }
}

const key = 'a key for simulations only'

/** A product of its own behind the API, whose server fails so many of a hundred calls, in every way there is. */
export async function httpSide(
  env: VirtualEnv,
  how: { folder: string; failures: number; seed: number },
): Promise<{ side: Side; backend: Backend; server: PlatformServer; close(): Promise<void> }> {
  const file = join(how.folder, 'platform.db')
  const platform = openPlatform(file, env)
  const server = await startPlatformServer({
    platform,
    key,
    // The luck of the server is its own, so that a seed means the same whatever else draws.
    env: { ...env, random: seededRandom(how.seed) },
    host: '127.0.0.1',
    port: 0,
    failRate: how.failures / 100,
  })
  const backend = openHttpBackend({ url: server.url, key, env, attemptMs: 150 })
  const db = new Database(file)
  for (const text of views()) db.exec(text)
  return {
    side: sideOf(platform, db),
    backend,
    server,
    async close() {
      await server.close()
      db.close()
      platform.close()
    },
  }
}

function sideOf(platform: Platform, db: Database.Database): Side {
  return {
    rows: (text, ...values) => db.prepare(text).all(...values) as never,
    insert: (table, row, lines) => void platform.insert(table, row, lines),
    update: (table, id, set) => platform.update(table, id, set),
    remove: (table, id) => platform.remove(table, id),
  }
}

/** The rows of the product under the names that the tables of SQLite have. */
function views(): string[] {
  return backendTables.flatMap(({ name, columns, lines }) => {
    const payment = name === 'payments' ? paymentColumns : []
    const names = [...ownColumns, ...columns, ...payment].map((c) => c.name)
    const own = `select ${names.map((n) => `json_extract(row, '$.${n}') ${n}`).join(', ')}`
    const views = [`create temp view ${name} as ${own} from records where tbl = '${name}'`]
    if (!lines) return views
    const inner = [...lineOwnColumns, ...lines.columns].map((c) => c.name)
    const cells = inner.map((n) =>
      n === 'parent_id' ? 'r.id parent_id' : `json_extract(l.value, '$.${n}') ${n}`,
    )
    const from = `from records r, json_each(r.lines) l where r.tbl = '${name}'`
    return [...views, `create temp view ${lines.name} as select ${cells.join(', ')} ${from}`]
  })
}
