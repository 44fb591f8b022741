// State and records on PostgreSQL: what people type, and what they read.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { noPostgres, startPostgres, type TestPostgres } from '../postgres.ts'
import { makePlace, type Place } from './program.ts'

let p: Place
let server: TestPostgres | undefined
beforeAll(async () => {
  p = makePlace()
  if (!noPostgres()) server = await startPostgres()
})
afterAll(async () => {
  await server?.stop()
  p.close()
})

test('a store that is not there, or the same twice, is a wrong call; nothing is made', () => {
  const same = p.json('store', 'copy', '--to', join(p.folder, '.qbsync/qbsync.db'))
  expect([same.status, same.out]).toMatchObject([2, { error: { code: 'E_USAGE' } }])
  const none = p.json('store', 'copy', '--to', 'b.db', '--from', 'none.db')
  expect(none.out).toMatchObject({ error: { code: 'E_FILE' } })
  expect([existsSync(join(p.folder, 'none.db')), existsSync(join(p.folder, 'b.db'))]).toEqual([
    false,
    false,
  ])
})

test.skipIf(noPostgres())(
  'an installation goes on in PostgreSQL, and comes back',
  { timeout: 120_000 },
  async () => {
    expect(p.qbsync('sync', '--simulate').status).toBe(0)
    const address = (await server?.database()) ?? ''
    const there = p.qbsync('store', 'copy', '--to', address)
    expect(there.stdout).toMatch(/rows of \d+ tables copied .*, and the same in both/)
    expect(there.stdout).not.toContain(':test@')
    writeFileSync(join(p.folder, 'qbsync.yaml'), `store:\n  url: ${address}\n`)
    // Nothing has changed since: the run that PostgreSQL remembers moved everything.
    expect(p.qbsync('sync', '--simulate').status).toBe(0)
    expect(p.json<{ runs: unknown[] }>('runs', 'list').out.runs).toHaveLength(2)
    expect(p.qbsync('doctor').stdout).toMatch(/127\.0\.0\.1:\d+\/test\d+ answers, schema \d+/)
    expect(p.json('store', 'migrate').out).toMatchObject({ version: expect.any(Number) })
    const again = p.json('store', 'copy', '--to', address, '--from', '.qbsync/qbsync.db')
    expect(again.out).toMatchObject({ error: { code: 'E_STORE_COPY' } })
    const back = p.json<{ tables: { table: string; rows: number }[] }>(
      'store',
      'copy',
      '--to',
      'c.db',
    )
    expect(back.out.tables.find((t) => t.table === 'runs')?.rows).toBe(2)
  },
)

test.skipIf(noPostgres())(
  'records are kept in the same database, and a payment inserted with SQL is booked',
  { timeout: 120_000 },
  async () => {
    const own = makePlace()
    const address = (await server?.database()) ?? ''
    const file = join(own.folder, 'qbsync.yaml')
    writeFileSync(file, `store:\n  url: ${address}\nbackend:\n  type: postgres\n`)
    expect(own.qbsync('sync', '--simulate').status).toBe(0)
    const sql = new Client({ connectionString: address })
    await sql.connect()
    await sql.query(
      "insert into qbsync.payments (invoice_number, amount) values ('1002', '400.00')",
    )
    expect(own.qbsync('sync', '--simulate').status).toBe(0)
    const { rows } = await sql.query(
      "select amount, booking, problem from qbsync.payments where source = 'processed'",
    )
    expect(rows).toEqual([{ amount: '400.00', booking: 'booked', problem: null }])
    const said = own.qbsync('doctor').stdout
    expect(said).toMatch(/backend .*127\.0\.0\.1:\d+\/test\d+, schema qbsync answers/)
    expect(said).not.toContain(':test@')
    // A set-up over what is there keeps where everything is.
    expect(own.qbsync('init', '--yes', '--force').status).toBe(0)
    const { store, backend } = parse(readFileSync(file, 'utf8'))
    expect([store, backend]).toEqual([
      { url: address },
      { type: 'postgres', url: address, schema: 'qbsync' },
    ])
    // An older program.
    await sql.query('update qbsync.backend_version set version = 9999')
    await sql.end()
    const newer = own.json('sync', '--simulate')
    expect([newer.status, newer.out]).toMatchObject([1, { error: { code: 'E_STORE_NEWER' } }])
    // Nobody answers there.
    const nowhere = 'postgres://u:secret@127.0.0.1:1/none'
    writeFileSync(file, `backend:\n  type: postgres\n  url: ${nowhere}\n`)
    const lost = own.qbsync('sync', '--simulate')
    expect(lost.status).toBe(1)
    expect(lost.stderr).toMatch(/postgres:\/\/u@127\.0\.0\.1:1\/none cannot be used: .*REFUSED/)
    expect(lost.stdout + lost.stderr).not.toMatch(/secret|\n\s+at /)
    own.close()
  },
)
