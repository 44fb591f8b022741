// Real processes: the server is killed with SIGKILL in the middle of a first sync, started again, and asked again.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realEnv } from '../../src/env.ts'
import { listAt, textAt } from '../../src/schema/entity.ts'
import { fromCents, toCents } from '../../src/schema/scalars.ts'
import { openCompany } from '../../src/sim/company.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { makePlace, type Place, program, type Started } from './program.ts'

let p: Place
beforeEach(() => {
  p = makePlace()
})
afterEach(() => p.close())

interface Sums {
  invoices: number
  total: string
  balance: string
  applied: string
}

function sumsOfCompany(): Sums {
  const company = openCompany(join(p.folder, 'big.qbsim'), realEnv())
  const all = listAt(new Desktop(company).perform('InvoiceQueryRq').content, 'InvoiceRet')
  company.close()
  const sum = (...names: string[]) =>
    fromCents(
      all.reduce(
        (cents, i) => cents + names.reduce((c, n) => c + toCents(textAt(i, n) ?? '0'), 0),
        0,
      ),
    )
  return {
    invoices: all.length,
    total: sum('Subtotal', 'SalesTaxTotal'),
    balance: sum('BalanceRemaining'),
    applied: sum('AppliedAmount').replace(/^-/, ''),
  }
}

function sumsOfBackend(): Sums {
  const db = new Database(join(p.folder, '.qbsync/backend.db'), { readonly: true })
  const cents = (c: string) => `sum(cast(replace(${c}, '.', '') as integer))`
  const row = db
    .prepare(
      `select count(*) n, count(distinct quickbooks_id) d, ${cents('total')} t, ${cents('balance')} b, ${cents('applied')} a from invoices`,
    )
    .get() as { n: number; d: number; t: number; b: number; a: number }
  const lines = db
    .prepare('select count(*) n, count(distinct quickbooks_line_id) d from invoice_lines')
    .get() as { n: number; d: number }
  db.close()
  expect(row.d).toBe(row.n)
  expect(lines.d).toBe(lines.n)
  return {
    invoices: row.n,
    total: fromCents(row.t),
    balance: fromCents(row.b),
    applied: fromCents(row.a),
  }
}

test('the server killed in the middle of a first sync: the same sums to the cent, no record twice', async () => {
  expect(
    p.qbsync('sim', 'seed', 'big.qbsim', '--profile', 'trades', '--invoices', '600', '--seed', '7')
      .status,
  ).toBe(0)
  let server: Started = await p.start('serve', '--port', '0')
  const { port } = server
  p.qbsync('connection', 'create', 'big')
  const origin = `http://localhost:${port}`
  const made = p.json<{ password: string }>(
    'qwc',
    'generate',
    '-c',
    'big',
    '--url',
    origin,
    '-o',
    'a.qwc',
  )
  const words = ['sim', 'run', 'a.qwc', '-p', made.out.password, '--company', 'big.qbsim']
  const wanted = sumsOfCompany()
  for (const moment of [3, 6, 9]) {
    const run = spawn(process.execPath, [program, ...words], { cwd: p.folder, stdio: 'ignore' })
    const ended = new Promise((resolve) => run.once('exit', resolve))
    await untilExchange(moment)
    await server.stop('SIGKILL')
    await ended
    server = await p.start('serve', '--port', String(port))
  }
  expect(p.json(...words).status).toBe(0)
  expect(sumsOfBackend()).toEqual(wanted)
  const again = p.json<{ results: { status: string }[] }>(...words)
  expect(again.out.results[0]?.status).toContain('Nothing has changed')
  await server.stop()
}, 240_000)

/** Waits until the store has seen this many exchanges of the newest run. */
async function untilExchange(count: number): Promise<void> {
  for (let n = 0; n < 2000; n++) {
    const db = new Database(join(p.folder, '.qbsync/qbsync.db'), { readonly: true })
    const row = db.prepare('select count(*) n from exchanges where answered_at is not null').get()
    db.close()
    if ((row as { n: number }).n >= count) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
