// What is recorded of a run, when, and what never is.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { unpackText } from '../../src/recording/pack.ts'
import { answersOf, loadRecording, tapesOf } from '../../src/recording/recording.ts'
import { replay } from '../../src/replay/replay.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { change } from '../../src/store/store.ts'
import { makeWorld, type World, type WorldOptions } from '../world.ts'

let w: World
const open = async (options: WorldOptions = {}): Promise<World> => (w = await makeWorld(options))
const pay = (number: string, amount: string) =>
  w.sql
    .prepare('insert into payments (invoice_number, amount, number) values (?, ?, ?)')
    .run(number, amount, `ch_${number}`)
const runIds = async () =>
  (await w.store.select('runs', {}, { order: [['id', 'asc']] })).map((r) => r.id)

describe('a run', () => {
  beforeAll(async () => {
    await open()
    await w.run()
    pay('1002', '400.00')
    await w.tick()
  })
  afterAll(() => w.close())

  test('is kept with its answers as they came, and replays', async () => {
    const heard = w.calls.filter((c) => c.call === 'receiveResponseXML')
    const recording = await loadRecording(w.store, { connection_id: 'rivera', id: 2 }, 'test')
    expect(answersOf(recording).map((a) => unpackText(a.data))).toEqual(
      heard.map((c) => c.args['response']),
    )
    expect(recording.exchanges.map((e) => e.request)).toEqual(
      w.calls.flatMap((c) => (c.call === 'sendRequestXML' && c.answer !== '' ? [c.answer] : [])),
    )
    expect((await replay(recording)).differences).toEqual([])
  })

  test('names the records that its exchanges changed', async () => {
    const [invoice] = w.rows<{ id: string }>("select id from invoices where number = '1002'")
    const all = await w.store.select('mentions')
    const found = all.filter((m) => (m.records as string[]).includes(invoice?.id ?? ''))
    expect(found.map((m) => [m.run_id, m.entity])).toContainEqual([2, 'Invoice'])
    const written = recordedSeq(
      await loadRecording(w.store, { connection_id: 'rivera', id: 2 }, 'test'),
      'ReceivePaymentAddRq',
    )
    const payments = await w.store.select('mentions', { entity: 'ReceivePayment', run_id: 2 })
    expect(payments.map((m) => m.seq)).toContain(written)
  })

  test('is told apart from the decision it was, once a decision is another', async () => {
    const recording = await loadRecording(w.store, { connection_id: 'rivera', id: 1 }, 'test')
    const parts = recording.parts.map((p) =>
      p.kind === 'answer' && p.seq === 2 ? { ...p, data: Buffer.alloc(0) } : p,
    )
    const { differences } = await replay({ ...recording, parts })
    expect(differences[0]).toMatchObject({ name: 'receiveResponseXML' })
  })
})

describe('a run', () => {
  afterEach(() => w.close())

  test('without texts, where the connection wants none', async () => {
    await open({ settings: { recording: 'headers' } })
    expect((await w.run()).outcome).toBe('success')
    expect(await w.store.count('recordings')).toBe(0)
    const exchanges = await w.store.select('exchanges')
    expect(exchanges.length).toBeGreaterThan(3)
    expect(new Set(exchanges.map((e) => e.request))).toEqual(new Set(['']))
    expect(exchanges.every((e) => e.answered_at !== null)).toBe(true)
    await w.store.commit([change('connections', { id: 'rivera' }, { settings: {} })])
    await w.tick()
    expect(
      (await replay(await loadRecording(w.store, { connection_id: 'rivera', id: 2 }, 'test')))
        .differences,
    ).toEqual([])
  })

  test('kept open: each run that finds something is a recording, looks without effect are not', async () => {
    await open({ live: true })
    let polls = 0
    const stop = () => w.connector.stop()
    const { env } = w
    const sleep = env.sleep
    env.sleep = async (ms) => {
      if (++polls === 3) pay('1002', '400.00')
      if (polls > 6) stop()
      return sleep(ms)
    }
    await w.run()
    const ids = await runIds()
    expect(ids).toEqual([1, 2])
    for (const id of ids)
      expect(
        (await replay(await loadRecording(w.store, { connection_id: 'rivera', id }, 'test')))
          .differences,
      ).toEqual([])
    expect(await w.store.count('recordings', { run_id: 1 })).toBeGreaterThan(0)
  })
})

const recordedSeq = (
  { exchanges }: Awaited<ReturnType<typeof loadRecording>>,
  word: string,
): number => exchanges.find((e) => e.request.includes(word))?.seq ?? -1

test('what was answered is recorded, wherever the process dies', async () => {
  await open()
  await w.run()
  for (const nth of [1, 4, 7]) {
    pay(nth % 4 === 1 ? '1002' : '1003', '1.00')
    w.breakCommit(nth)
    await w.tick()
    w.breakCommit(0)
  }
  await w.tick()
  for (const id of await runIds()) {
    const recording = await loadRecording(w.store, { connection_id: 'rivera', id }, 'test')
    const answered = recording.exchanges.filter((e) => (e.answer_bytes ?? 0) > 0)
    const kept = answersOf(recording).map((a) => a.seq)
    expect(answered.map((e) => e.seq).filter((seq) => !kept.includes(seq))).toEqual([])
    expect((await replay(recording)).differences).toEqual([])
  }
  await w.close()
})

test('served by three programs in turn, each call is recorded once and in its place', async () => {
  const shared = openSqliteStore(':memory:')
  await open({ openStore: async () => ({ ...shared, close: async () => undefined }), programs: 3 })
  await w.run()
  for (const number of ['1002', '1003', '1004']) {
    pay(number, '1.00')
    await w.tick()
  }
  expect(await runIds()).toEqual([1, 2, 3, 4])
  for (const id of await runIds()) {
    const recording = await loadRecording(w.store, { connection_id: 'rivera', id }, 'test')
    expect(answersOf(recording).map((a) => a.seq)).toEqual(recording.exchanges.map((e) => e.seq))
    const { differences, recorded, replayed } = await replay(recording)
    expect([differences, replayed]).toEqual([[], recorded])
  }
  await w.close()
  await shared.close()
})

test('no password and no ticket is in a recording, and no password in the files', async () => {
  await open({ isOnDisk: true })
  await w.run()
  const tickets = w.calls.flatMap((c) => (Array.isArray(c.answer) ? [String(c.answer[0])] : []))
  expect(tickets.map((t) => t.split('.').map((part) => part.length))).toEqual([[32, 6]])
  pay('1002', '400.00')
  await w.tick()
  tickets.push(...w.calls.flatMap((c) => (Array.isArray(c.answer) ? [String(c.answer[0])] : [])))
  const [installation] = await w.store.select('installations')
  const hashes = [installation?.password_hash ?? '']
  for (const id of await runIds()) {
    const { parts, exchanges, run } = await loadRecording(
      w.store,
      { connection_id: 'rivera', id },
      'test',
    )
    const text = [
      ...tapesOf(parts),
      ...answersOf({ parts }).map((a) => unpackText(a.data)),
      JSON.stringify([exchanges, run]),
    ].join('\n')
    for (const secret of [w.password, ...tickets, ...hashes]) expect(text).not.toContain(secret)
  }
  const files = readdirSync(w.folder).map((name) => readFileSync(join(w.folder, name)))
  expect(files.length).toBeGreaterThan(2)
  expect(files.filter((bytes) => bytes.includes(w.password))).toEqual([])
  // The search finds what is there: the store holds the hash in the clear.
  expect(files.some((bytes) => bytes.includes(hashes[0] ?? 'nothing'))).toBe(true)
  await w.close()
})
