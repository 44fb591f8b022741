// Records and an open backend for the tests of this folder.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openSqliteBackend } from '../../src/backend/sqlite.ts'
import { entity } from '../../src/schema/entities.ts'
import { type Fields, factsOf } from '../../src/schema/entity.ts'
import type { Backend, BackendChange, RemoteRecord } from '../../src/sync/ports.ts'

export type Cells = Record<string, string | number | null>
export type Put = Extract<BackendChange, { kind: 'put' }>

export interface Opened {
  readonly file: string
  backend: Backend
  /** Another connection to the same file, as anyone may open one. */
  readonly sql: Database.Database
  rows(query: string, ...values: unknown[]): Cells[]
  /** One column of one row. */
  cell(query: string, ...values: unknown[]): unknown
  apply(changes: readonly BackendChange[], connection?: string, at?: number): Promise<void>
  reopen(): Promise<void>
  close(): Promise<void>
}

export const noon = Date.UTC(2026, 3, 1, 12)

/** Ids that a resolver of links would know. */
const known: Record<string, string> = { 'names:L-birch': 'p-birch', 'invoices:T-1002': 'p-1002' }

/** A new file, made once: a hundred tables on a disk take their time. */
let made: Buffer | undefined

async function makeFile(file: string): Promise<Buffer> {
  await openSqliteBackend(file).close()
  return readFileSync(file)
}

export async function openBackend(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-backend-'))
  const file = join(folder, 'backend.db')
  made ??= await makeFile(file)
  writeFileSync(file, made)
  let backend = openSqliteBackend(file)
  const sql = new Database(file, { timeout: 5000 })
  return {
    file,
    get backend() {
      return backend
    },
    sql,
    rows: (query, ...values) => sql.prepare(query).all(...values) as Cells[],
    cell: (query, ...values) =>
      sql
        .prepare(query)
        .pluck()
        .get(...values),
    apply: (changes, connection = 'rivera', at = noon) =>
      backend.apply(connection, changes, {
        at,
        resolve: (family, id) => known[`${family}:${id}`],
      }),
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

export function record(name: string, id: string, fields: Fields, revision = '1'): RemoteRecord {
  const e = entity(name)
  return {
    entity: name,
    id,
    revision,
    active: true,
    voided: false,
    fields: { [e.idField]: id, [e.revisionField]: revision, ...fields },
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
