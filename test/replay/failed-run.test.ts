// A run of sixty payments of which the thirty-seventh is refused: given away with names replaced, it fails elsewhere as
// it failed here; with the cause mended in a simulated company it goes through; and little of it is needed to fail.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { linesOfFile, recordingOf } from '../../src/recording/file.ts'
import { loadRecording, type Recording } from '../../src/recording/recording.ts'
import { againstSim } from '../../src/replay/against-sim.ts'
import { minimise } from '../../src/replay/minimise.ts'
import { redacted } from '../../src/replay/redact.ts'
import { replay } from '../../src/replay/replay.ts'
import { openCompany } from '../../src/sim/company.ts'
import { setClosingDate } from '../../src/sim/desk/prefer.ts'
import { makeWorld, type World } from '../world.ts'

const payments = 60
const bad = 37

let w: World
let folder: string
/** As it was recorded, and as it comes out of the file that was given away. */
let recorded: Recording
let elsewhere: Recording
let file: string[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-replay-'))
  w = await makeWorld({ profile: 'trades', invoices: 150, seed: 5, pageSize: 100 })
  expect((await w.run()).outcome).toBe('success')
  setClosingDate(w.company, '2025-06-30', true)
  const open = w.rows<{ id: string; balance: string }>(
    "select id, balance from invoices where balance <> '0.00' and archived_at is null order by id",
  )
  const insert = w.sql.prepare(
    'insert into payments (id, invoice_id, amount, date, memo) values (?, ?, ?, ?, ?)',
  )
  for (let n = 1; n <= payments; n++)
    insert.run(
      `pay-${String(n).padStart(2, '0')}`,
      open[(n - 1) % open.length]?.id,
      '1.00',
      n === bad ? '2025-03-01' : '2026-04-01',
      `thanks, says Wilhelmina ${n}`,
    )
  await w.tick()
  const [run] = await w.store.select('runs', {}, { order: [['id', 'desc']], limit: 1 })
  if (!run) throw new Error('there is one')
  recorded = await loadRecording(w.store, run, 'test')
  file = [...linesOfFile(await redacted(recorded, 'a key that nobody knows'))]
  elsewhere = recordingOf(file, 'failed.qbrun')
}, 120_000)
afterAll(async () => {
  await w?.close()
  rmSync(folder, { recursive: true, force: true })
})

const env = () => virtualEnv({ now: 0 })

test('the run failed on the thirty-seventh payment and on no other', () => {
  expect(recorded.errors.map((e) => [e.code, e.record])).toEqual([
    ['E_QB_PERIOD_CLOSED', `pay-${bad}`],
  ])
  expect(recorded.run.progress).toMatchObject({
    counts: { ReceivePayment: { pushed: payments - 1 } },
  })
})

test('the file holds none of the names', () => {
  const text = file.join('\n').toLowerCase()
  const rows = [
    ...w.rows<Record<string, string | null>>(
      'select full_name, company, first_name, last_name, email, phone from customers',
    ),
  ]
  const names = rows.flatMap((row) => Object.values(row)).filter((v) => v !== null && v.length > 5)
  expect(names.length).toBeGreaterThan(50)
  expect(names.filter((name) => text.includes(String(name).toLowerCase()))).toEqual([])
  for (const word of ['lakeshore', 'wilhelmina', w.password.toLowerCase(), 'scrypt'])
    expect(text).not.toContain(word)
})

test('elsewhere it fails as it failed here', async () => {
  const again = await replay(elsewhere)
  expect(again.differences).toEqual([])
  expect(again.replayed).toMatchObject({
    state: 'errors',
    errors: [`E_QB_PERIOD_CLOSED ReceivePayment pay-${bad}`],
  })
  expect(again.exchanges).toBe(recorded.exchanges.length)
})

test('sent to a company made of the recording it is refused, and taken once the cause is mended', () => {
  const company = join(folder, 'rebuilt.qbsim')
  const first = againstSim(elsewhere, { file: company }, env())
  expect(first.rebuilt?.left).toEqual([])
  expect(first.recorded).toMatchObject({ isSuccess: false })
  expect(first.simulated).toEqual(first.recorded)
  const mended = openCompany(company, env())
  setClosingDate(mended, undefined, false)
  mended.close()
  const second = againstSim(elsewhere, { file: company }, env())
  expect(second.recorded).toEqual(first.recorded)
  expect(second.simulated).toMatchObject({ code: '0', isSuccess: true, records: 1 })
  expect(second.rebuilt).toBeNull()
})

test('another text can be sent instead', () => {
  const edit = (text: string) => text.replace('2025-03-01', '2026-03-01')
  const sent = againstSim(elsewhere, { file: ':memory:', edit }, env())
  expect(sent.simulated).toMatchObject({ code: '0', isSuccess: true })
})

test('at most four exchanges are needed to fail, and they fail in a replay', async () => {
  const least = await minimise(elsewhere, env())
  expect(least.before).toEqual({ exchanges: recorded.exchanges.length, changes: payments })
  expect(least.after.exchanges).toBeLessThanOrEqual(4)
  expect(least.after.changes).toBe(1)
  const again = await replay(least.recording)
  expect(again.differences).toEqual([])
  expect(again.replayed.errors).toEqual([`E_QB_PERIOD_CLOSED ReceivePayment pay-${bad}`])
})
