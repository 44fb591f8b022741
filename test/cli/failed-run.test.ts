// A run of sixty payments of which the thirty-seventh is refused, with the program, as people would do it: given away
// with names replaced, it fails on another machine as it failed here; with the cause mended in a simulated company it
// goes through; and little of it is needed to fail.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { program, root } from './program.ts'

const payments = 60
const bad = 37
const driver = join(root, 'test/cli/run-commands.mjs')
const folders: string[] = []
const folder = (name: string): string => {
  const made = mkdtempSync(join(tmpdir(), `qbsync-${name}-`))
  folders.push(made)
  return made
}

interface Ran {
  readonly line: string
  readonly out: string
  readonly status: number
}

function commands(cwd: string, ...lines: string[]): Ran[] {
  const { stdout, stderr } = spawnSync(process.execPath, [driver], {
    cwd,
    encoding: 'utf8',
    input: JSON.stringify([lines]),
    env: { ...process.env, NO_COLOR: '1', TZ: 'UTC' },
    maxBuffer: 64 * 1024 * 1024,
  })
  expect(stderr).toBe('')
  return (JSON.parse(stdout) as Ran[][])[0] ?? []
}
const statuses = (ran: readonly Ran[]) => ran.map((r) => [r.line, r.status])

let there: string
let here: string
/** What the other machine printed, by command. */
let printed: Map<string, Ran>
const outOf = (start: string): string => printed.get(start)?.out ?? ''

const away = [
  'runs import failed.qbrun',
  'runs show 2',
  'replay 2',
  'replay failed.qbrun --against sim --company rebuilt.qbsim',
  'sim person closing-date --company rebuilt.qbsim',
  'replay 2 --against sim --company rebuilt.qbsim',
  'replay 2 --minimise least --json',
  'replay least/least.qbrun --json',
]

beforeAll(() => {
  there = folder('customer')
  const first = commands(
    there,
    'qbsync sim seed books.qbsim --profile trades --invoices 150 --seed 5',
    'qbsync sync --simulate --company books.qbsim',
    'qbsync sim person closing-date 2025-06-30 --company books.qbsim',
  )
  expect(statuses(first).filter(([, status]) => status !== 0)).toEqual([])
  const db = new Database(join(there, '.qbsync/backend.db'))
  const open = db
    .prepare("select id from invoices where balance <> '0.00' and archived_at is null order by id")
    .pluck()
    .all()
  const insert = db.prepare(
    'insert into payments (id, invoice_id, amount, date, memo) values (?, ?, ?, ?, ?)',
  )
  for (let n = 1; n <= payments; n++) {
    const day = n === bad ? '2025-03-01' : '2026-04-01'
    const id = `pay-${String(n).padStart(2, '0')}`
    insert.run(id, open[(n - 1) % open.length], '1.00', day, `thanks, says Wilhelmina ${n}`)
  }
  db.close()
  const failed = commands(
    there,
    'qbsync sync --simulate --company books.qbsim',
    'qbsync errors list --json',
    'qbsync runs export 2 failed.qbrun --redact',
  )
  expect(failed.map((r) => r.status)).toEqual([1, 0, 0])
  expect(JSON.parse(failed[1]?.out ?? '').errors).toMatchObject([
    { code: 'E_QB_PERIOD_CLOSED', record: `pay-${bad}` },
  ])
  here = folder('desk')
  cpSync(join(there, 'failed.qbrun'), join(here, 'failed.qbrun'))
  const ran = commands(here, ...away.map((line) => `qbsync ${line}`))
  printed = new Map(ran.map((r) => [r.line.replace('qbsync ', ''), r]))
}, 120_000)
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

test('one payment of sixty was refused', () => {
  const db = new Database(join(there, '.qbsync/backend.db'), { readonly: true })
  const bookings = db
    .prepare("select booking, count(*) n from payments where id like 'pay-%' group by booking")
    .all()
  db.close()
  expect(bookings).toEqual([
    { booking: 'blocked', n: 1 },
    { booking: 'booked', n: payments - 1 },
  ])
})

test('none of the names is in the file', () => {
  const text = readFileSync(join(here, 'failed.qbrun'), 'utf8').toLowerCase()
  const db = new Database(join(there, '.qbsync/backend.db'), { readonly: true })
  const rows = db
    .prepare('select full_name, company, first_name, last_name, email, phone from customers')
    .all() as Record<string, string | null>[]
  const memos = db.prepare("select memo from payments where memo <> ''").pluck().all() as string[]
  db.close()
  const names = [...new Set([...rows.flatMap((row) => Object.values(row)), ...memos])]
  const long = names.filter((name) => name !== null && name.length > 5).map(String)
  expect(long.length).toBeGreaterThan(100)
  expect(long.filter((name) => text.includes(name.toLowerCase()))).toEqual([])
  for (const word of ['lakeshore', 'wilhelmina', 'scrypt', '"default"', there])
    expect(text).not.toContain(word)
  // The search finds what is there.
  expect(text).toContain(`pay-${bad}`)
})

test('elsewhere it is shown, and fails as it failed here', () => {
  expect(outOf('runs import failed.qbrun')).toContain('imported-redacted-')
  expect(outOf('runs show 2')).toContain('E_QB_PERIOD_CLOSED')
  const replayed = printed.get('replay 2')
  expect([replayed?.status, replayed?.out]).toEqual([0, expect.stringContaining('Every decision')])
  expect(outOf('replay 2')).toMatch(/it ended +errors: Payment pay-37/)
})

test('with the cause mended in the simulated company success stands beside the recorded failure', () => {
  const refused = printed.get('replay failed.qbrun --against sim --company rebuilt.qbsim')
  expect(refused?.status).toBe(1)
  expect(refused?.out).toMatch(/recorded +3171[\s\S]*simulator +3171/)
  expect(refused?.out).toMatch(/ 0 left out/)
  const mended = printed.get('replay 2 --against sim --company rebuilt.qbsim')
  expect(mended?.status).toBe(0)
  expect(mended?.out).toMatch(/recorded +3171 [\s\S]*simulator +0 /)
})

test('at most four exchanges are needed to fail, and they fail in a replay', () => {
  const made = JSON.parse(outOf('replay 2 --minimise least --json'))
  expect(made.after.exchanges).toBeLessThanOrEqual(4)
  expect(made.before.changes).toBe(payments)
  expect(made.after.changes).toBe(1)
  expect(made.failure).toContain('E_QB_PERIOD_CLOSED')
  expect(readdirSync(join(here, 'least'))).toContain('least.test.js')
  const again = JSON.parse(outOf('replay least/least.qbrun --json'))
  expect([again.same, again.replayed.errors]).toEqual([
    true,
    [`E_QB_PERIOD_CLOSED ReceivePayment pay-${bad}`],
  ])
})

/** util-linux gives a program a terminal. */
const hasTerminal = spawnSync('script', ['--version']).status === 0

test.skipIf(!hasTerminal)('at a terminal the request is changed in an editor, and taken', () => {
  const editor = join(here, 'editor')
  writeFileSync(editor, '#!/bin/sh\nsed -i s/2025-03-01/2026-03-01/ "$1"\n')
  chmodSync(editor, 0o755)
  const line = `${process.execPath} ${program} replay failed.qbrun --against sim --edit --company edited.qbsim`
  const run = (more: Record<string, string | undefined>, isTerminal = true) => {
    const command = isTerminal ? 'script' : 'sh'
    const words = isTerminal ? ['-qec', line, '/dev/null'] : ['-c', line]
    const env = { ...process.env, NO_COLOR: '1', VISUAL: undefined, EDITOR: undefined, ...more }
    return spawnSync(command, words, { cwd: here, encoding: 'utf8', env })
  }
  const alone = run({ EDITOR: editor }, false)
  expect([alone.status, alone.stderr]).toEqual([2, expect.stringContaining('E_ANSWER_NEEDED')])
  const without = run({})
  expect([without.status, without.stdout]).toEqual([2, expect.stringContaining('set VISUAL or')])
  expect(existsSync(join(here, 'edited.qbsim'))).toBe(false)
  const { status, stdout } = run({ EDITOR: editor })
  expect([status, stdout]).toEqual([0, expect.stringMatching(/simulato\S* +0 /)])
})
