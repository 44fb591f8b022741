// Records and open backends for the tests of this folder.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { openHttpBackend } from '../../src/backend/http.ts'
import { backendTables } from '../../src/backend/schema.ts'
import { openSqliteBackend } from '../../src/backend/sqlite.ts'
import { type VirtualEnv, virtualEnv } from '../../src/env.ts'
import { entity } from '../../src/schema/entities.ts'
import { type Fields, factsOf } from '../../src/schema/entity.ts'
import { openPlatform, type Platform } from '../../src/sim/platform.ts'
import type { PlatformFault } from '../../src/sim/platform-faults.ts'
import {
  type PlatformCall,
  type PlatformServer,
  startPlatformServer,
} from '../../src/sim/platform-server.ts'
import type { Backend, BackendChange, RemoteRecord, Resolve } from '../../src/sync/ports.ts'

export type Cells = Record<string, string | number | null>
export type Put = Extract<BackendChange, { kind: 'put' }>

/** A backend, and what people and programs of the platform see of it and do to it. */
export interface Opened {
  readonly backend: Backend
  /** A delivery of its own. Fails where the backend refuses a record. */
  apply(changes: readonly BackendChange[], connection?: string, at?: number): Promise<void>
  /** All rows of a table, by id. */
  rows(table: string): Promise<Cells[]>
  /** The lines of a document, in order. */
  lines(table: string, parent: string): Promise<Cells[]>
  /** Gives the id. */
  insert(table: string, row: Cells, lines?: readonly Cells[]): Promise<string>
  update(table: string, id: string, set: Cells): Promise<void>
  remove(table: string, id: string): Promise<void>
  /** The process ends and another begins. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface OpenedSqlite extends Opened {
  readonly file: string
  /** Another connection to the same file, as anyone may open one. */
  readonly sql: Database.Database
  query(text: string, ...values: unknown[]): Cells[]
  /** One column of one row. */
  cell(text: string, ...values: unknown[]): unknown
}

export interface OpenedHttp extends Opened {
  readonly platform: Platform
  readonly server: PlatformServer
  readonly env: VirtualEnv
  /** Every call that the server saw. */
  readonly calls: PlatformCall[]
}

export const noon = Date.UTC(2026, 3, 1, 12)
export const testKey = 'a key for tests only'

/** Ids that a resolver of links would know. */
const known: Record<string, string> = { 'names:L-birch': 'p-birch', 'invoices:T-1002': 'p-1002' }
export const resolveKnown: Resolve = (family, id) => known[`${family}:${id}`]

/** Delivers as the engine does: each delivery later than the one before. */
export function delivering(backend: () => Backend): Opened['apply'] {
  let step = 0
  return async (changes, connection = 'rivera', at = noon) => {
    const context = { at, resolve: resolveKnown, step: String(++step).padStart(6, '0') }
    expect(await backend().apply(connection, changes, context)).toEqual([])
  }
}

/** A new file, made once: a hundred tables on a disk take their time. */
let made: Buffer | undefined

async function makeFile(file: string): Promise<Buffer> {
  await openSqliteBackend(file).close()
  return readFileSync(file)
}

export const lineTables: Record<string, string> = Object.fromEntries(
  backendTables.flatMap((t) => (t.lines ? [[t.name, t.lines.name]] : [])),
)

export async function openSqlite(): Promise<OpenedSqlite> {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-backend-'))
  const file = join(folder, 'backend.db')
  made ??= await makeFile(file)
  writeFileSync(file, made)
  let backend = openSqliteBackend(file)
  const sql = new Database(file, { timeout: 5000 })
  const query: OpenedSqlite['query'] = (text, ...values) =>
    sql.prepare(text).all(...values) as Cells[]
  return {
    file,
    get backend() {
      return backend
    },
    sql,
    query,
    cell: (text, ...values) =>
      sql
        .prepare(text)
        .pluck()
        .get(...values),
    apply: delivering(() => backend),
    rows: async (table) => query(`select * from ${table} order by id`),
    lines: async (table, parent) =>
      query(`select * from ${lineTables[table]} where parent_id = ? order by position`, parent).map(
        ({ parent_id: _, ...line }) => line as Cells,
      ),
    async insert(table, row, lines = []) {
      const write = (into: string, cells: Cells, gives: string) => {
        const names = Object.keys(cells)
        const marks = names.map(() => '?').join(', ')
        const text = `insert into ${into} (${names.join(', ')}) values (${marks}) returning ${gives}`
        return String(query(text, ...Object.values(cells))[0]?.[gives])
      }
      return sql.transaction(() => {
        const id = write(table, row, 'id')
        for (const [i, cells] of lines.entries())
          write(lineTables[table] ?? '', { parent_id: id, position: i + 1, ...cells }, 'position')
        return id
      })()
    },
    async update(table, id, set) {
      const sets = Object.keys(set).map((name) => `${name} = ?`)
      sql
        .prepare(`update ${table} set ${sets.join(', ')} where id = ?`)
        .run(...Object.values(set), id)
    },
    async remove(table, id) {
      sql.prepare(`delete from ${table} where id = ?`).run(id)
    },
    async reopen() {
      await backend.close()
      backend = openSqliteBackend(file)
    },
    async close() {
      sql.close()
      await backend.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The http backend before a server of its own; `failRate` strikes its calls in every way. */
export async function openHttp(
  options: { failRate?: number; seed?: number; faults?: readonly PlatformFault[] } = {},
): Promise<OpenedHttp> {
  const env = virtualEnv({ now: noon, seed: options.seed ?? 1 })
  const calls: PlatformCall[] = []
  const platform = openPlatform(':memory:', env)
  const server = await startPlatformServer({
    platform,
    key: testKey,
    env,
    host: '127.0.0.1',
    port: 0,
    failRate: options.failRate ?? 0,
    ...(options.faults ? { faults: options.faults } : {}),
    onCall: (call) => calls.push(call),
  })
  const open = () => openHttpBackend({ url: server.url, key: testKey, env, attemptMs: 150 })
  let backend = open()
  return {
    get backend() {
      return backend
    },
    platform,
    server,
    env,
    calls,
    apply: delivering(() => backend),
    rows: async (table) => platform.rows(table),
    lines: async (table, parent) => platform.lines(table, parent) as Cells[],
    insert: async (table, row, lines) => platform.insert(table, row, lines),
    update: async (table, id, set) => {
      platform.update(table, id, set)
    },
    remove: async (table, id) => {
      platform.remove(table, id)
    },
    async reopen() {
      await backend.close()
      backend = open()
    },
    async close() {
      await backend.close()
      await server.close()
      platform.close()
    },
  }
}

export function record(name: string, id: string, fields: Fields, revision = '1'): RemoteRecord {
  const e = entity(name)
  const whole = { [e.idField]: id, [e.revisionField]: revision, ...fields }
  return {
    entity: name,
    id,
    revision,
    active: true,
    voided: false,
    fields: whole,
    brief: whole,
    facts: factsOf(e, fields),
  }
}

export const put = (id: string, what: RemoteRecord, more: Partial<Put> = {}): Put => ({
  kind: 'put',
  id,
  record: what,
  ...more,
})

export const line = (n: number, more: Fields = {}): Fields => ({
  TxnLineID: `line-${n}`,
  Desc: `Work ${n}`,
  Quantity: `${n}`,
  Rate: '10.5',
  Amount: `${n * 10}.50`,
  ...more,
})

export const invoice = (number: string, more: Fields = {}, revision = '1'): RemoteRecord =>
  record(
    'Invoice',
    `T-${number}`,
    {
      RefNumber: number,
      TxnDate: '2026-04-01',
      CustomerRef: { ListID: 'L-birch', FullName: 'Birch Cafe' },
      Subtotal: '100.00',
      SalesTaxTotal: '8.25',
      AppliedAmount: '-8.25',
      BalanceRemaining: '100.00',
      IsToBeEmailed: 'true',
      Other: 'a field that has no column',
      InvoiceLineRet: [line(1), line(2), line(3)],
      ...more,
    },
    revision,
  )
