// What is old goes, and what somebody may still need stays, whatever its age; the same for any store.
import { describe, expect, test } from 'vitest'
import { silent, virtualEnv } from '../../src/env.ts'
import { unsettledStates } from '../../src/store/journal-states.ts'
import {
  makeSweeper,
  pruneEveryMs,
  type Retention,
  retained,
  sweep,
  usualRetention,
} from '../../src/store/retention.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add, type Row, type Store, type TableName } from '../../src/store/store.ts'
import { tables } from '../../src/store/tables.ts'
import { memoryStore } from '../simulation/memory-store.ts'

const day = 24 * 3_600_000
const now = 1_000 * day
const ago = (days: number): number => now - days * day
const env = () => virtualEnv({ now, log: silent })

const run = (id: number, days: number, more: Partial<Row<'runs'>> = {}) =>
  add('runs', {
    id,
    connection_id: 'rivera',
    user_name: 'rivera',
    started_at: ago(days),
    ended_at: ago(days),
    state: 'done',
    percent: 100,
    exchanges: 1,
    progress: {},
    first_error: null,
    ...more,
  })
const exchange = (run_id: number, days: number, more: Partial<Row<'exchanges'>> = {}) =>
  add('exchanges', {
    connection_id: 'rivera',
    run_id,
    seq: 1,
    sent_at: ago(days),
    answered_at: ago(days),
    request: '<QBXML/>',
    answer_bytes: 10,
    hresult: null,
    message: null,
    summary: {},
    ...more,
  })
const error = (record: string, state: string, run_id: number | null, days: number) =>
  add('errors', {
    connection_id: 'rivera',
    code: 'E_TEST',
    entity: 'Invoice',
    record,
    label: null,
    party: null,
    reason: 'r',
    hint: 'h',
    retry: 'never',
    raw_code: null,
    run_id,
    first_at: ago(days),
    last_at: ago(days),
    count: 1,
    state,
  })
const journal = (id: string, state: string, run_id: number) =>
  add('journal', {
    id,
    connection_id: 'rivera',
    entity: 'ReceivePayment',
    op: 'create',
    platform_id: id,
    state,
    fields: {},
    message_set_id: null,
    run_id,
    attempts: 1,
    blocked_on: null,
    quickbooks_id: null,
    created_at: ago(400),
    changed_at: ago(400),
  })
const session = (run_id: number, state: string) =>
  add('sessions', {
    ticket: `t${run_id}`,
    user_name: 'rivera',
    connection_id: 'rivera',
    run_id,
    state,
    step: 1,
    request_text: null,
    operations: null,
    message_set_id: null,
    version: null,
    last_error: null,
    connect_failures: 0,
    started_at: ago(400),
    last_call_at: ago(400),
  })

const idsOf = async (store: Store, table: 'runs' | 'exchanges'): Promise<number[]> => {
  const rows = (await store.select(table)) as readonly { id?: number; run_id?: number }[]
  return rows.map((row) => row.id ?? row.run_id ?? 0).sort((a, b) => a - b)
}

const stores: readonly [string, () => Store][] = [
  ['SQLite', () => openSqliteStore(':memory:')],
  ['memory', memoryStore],
]
const keep: Retention = { ...usualRetention, runsDays: 90, exchangesDays: 30 }

describe.each(stores)('%s', (_name, open) => {
  const swept = async (...writes: Parameters<Store['commit']>[0]) => {
    const store = open()
    await store.commit(writes)
    await sweep(store, env(), keep)
    return store
  }

  test('runs go by their age, their texts earlier, and the newest of a connection stays', async () => {
    const store = await swept(
      ...[run(1, 91), run(2, 89), run(3, 31), run(4, 29)],
      ...[exchange(1, 91), exchange(2, 89), exchange(3, 31), exchange(4, 29)],
      ...[run(5, 300, { connection_id: 'oak' }), run(6, 200, { connection_id: 'oak' })],
    )
    expect(await idsOf(store, 'runs')).toEqual([2, 3, 4, 6])
    expect(await idsOf(store, 'exchanges')).toEqual([4])
  })

  test.each<[string, Parameters<Store['commit']>[0], boolean]>([
    ['is under way', [run(1, 400, { ended_at: null })], true],
    ['an open error names', [run(1, 400), error('1', 'open', 1, 400)], true],
    ['an error that is over names', [run(1, 400), error('1', 'cleared', 1, 400)], false],
    ...unsettledStates.map((state): [string, Parameters<Store['commit']>[0], boolean] => [
      `a push names that is ${state}`,
      [run(1, 400), journal('1', state, 1)],
      true,
    ]),
    ['a push names that is done', [run(1, 400), journal('1', 'done', 1)], false],
  ])('a run that %s', async (_what, writes, stays) => {
    const store = await swept(...writes, exchange(1, 400), run(2, 1))
    expect(await idsOf(store, 'runs')).toEqual(stays ? [1, 2] : [2])
    expect(await idsOf(store, 'exchanges')).toEqual(stays ? [1] : [])
  })

  test('what belongs to an exchange goes with it', async () => {
    const mention = (run_id: number) =>
      add('mentions', {
        connection_id: 'rivera',
        records: ['r'],
        run_id,
        seq: 1,
        entity: 'Invoice',
        at: ago(run_id === 1 ? 400 : 1),
      })
    const store = await swept(
      ...[run(1, 400), exchange(1, 400), mention(1)],
      ...[run(2, 1), exchange(2, 1), mention(2)],
    )
    expect((await store.select('mentions')).map((m) => m.run_id)).toEqual([2])
  })

  test('the run of a session stays, and so does what was booked', async () => {
    const store = await swept(run(1, 400), run(2, 1), session(1, 'Idle'), journal('1', 'done', 1))
    expect(await idsOf(store, 'runs')).toEqual([1, 2])
    expect(await store.count('journal')).toBe(1)
  })

  test('errors that are over go, open ones stay', async () => {
    const store = await swept(
      error('a', 'cleared', null, 91),
      error('b', 'cleared', null, 89),
      error('c', 'open', null, 400),
    )
    const left = (await store.select('errors')).map((row) => row.record)
    expect(left.sort()).toEqual(['b', 'c'])
  })

  test('a store that is too large loses its oldest texts and runs first, and never what is needed', async () => {
    const store = open()
    const text = 'x'.repeat(10_000)
    for (let id = 1; id <= 400; id++)
      await store.commit([run(id, 20), exchange(id, 20 - id / 100, { request: text })])
    await store.commit([error('1', 'open', 1, 20)])
    const before = await store.bytes()
    await sweep(store, env(), { ...keep, maxBytes: before * 0.6 })
    const left = await idsOf(store, 'exchanges')
    expect(await store.bytes()).toBeLessThanOrEqual(before * 0.6)
    expect(left).toContain(1)
    expect(left).toContain(400)
    expect(left).not.toContain(2)
  })
})

test('it is done in steps, and others get their turn between two', async () => {
  const store = openSqliteStore(':memory:')
  for (let id = 1; id <= 1_000; id++) await store.commit([run(id, 400)])
  let turns = 0
  const counting = { ...env(), sleep: async () => void turns++ }
  await sweep(store, counting, keep)
  expect(await idsOf(store, 'runs')).toEqual([1_000])
  expect(turns).toBe(5)
})

test('a sweeper looks once an hour, and ends when it is told to', async () => {
  const store = openSqliteStore(':memory:')
  const clock = env()
  const sweeper = makeSweeper(store, clock, keep)
  const left = async () => {
    sweeper.nudge()
    await new Promise((resolve) => setImmediate(resolve))
    return idsOf(store, 'runs')
  }
  await store.commit([run(1, 400), run(2, 400)])
  expect(await left()).toEqual([2])
  await store.commit([run(3, 400)])
  clock.advance(pruneEveryMs - 1)
  expect(await left()).toEqual([2, 3])
  clock.advance(1)
  expect(await left()).toEqual([3])
  await store.commit([run(4, 400)])
  clock.advance(pruneEveryMs)
  await sweeper.stop()
  expect(await left()).toEqual([3, 4])
})

test('a store that fails is told in the log, and nobody is harmed', async () => {
  const said: string[] = []
  const failing = {
    ...openSqliteStore(':memory:'),
    prune: async () => Promise.reject(new Error('busy')),
  }
  const sweeper = makeSweeper(failing, { ...env(), log: (_l, m) => void said.push(m) }, keep)
  sweeper.nudge()
  await sweeper.stop()
  expect(said).toEqual(['old runs could not be removed'])
})

test('tables that only grow are in the list, or are what the sync must remember for ever', () => {
  const remembered: TableName[] = [
    ...([
      'connections',
      'callers',
      'installations',
      'links',
      'cursors',
      'skips',
      'sightings',
    ] as const),
    // What was booked is never booked again.
    'journal',
    // Removed at the next login.
    'sessions',
  ]
  const listed = retained.map((row) => row.table)
  const all = [...new Set([...listed, ...remembered])].sort()
  expect(all).toEqual([...new Set(Object.keys(tables))].sort())
})
