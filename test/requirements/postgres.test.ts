// The whole service on PostgreSQL: the same runs as on SQLite, and several programs that share one database while a
// balancer sends each call to the next of them.
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askedFor } from '../../src/cli/request/document.ts'
import { queueRequest } from '../../src/cli/request/requests.ts'
import { copiedTables, copyStore } from '../../src/store/copy.ts'
import { openPostgresStore } from '../../src/store/postgres.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add, change, put, type Store, type TableName } from '../../src/store/store.ts'
import { tables } from '../../src/store/tables.ts'
import { noPostgres, startPostgres, type TestPostgres } from '../postgres.ts'
import { skip } from '../store/contract.ts'
import { type Executed, ownerColumn, reachOf } from '../store/crossing.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let server: TestPostgres
const onPostgres = test.skipIf(noPostgres())
beforeAll(async () => {
  if (noPostgres()) return
  server = await startPostgres()
})
afterAll(() => server?.stop())

/** First sync, a payment of the platform, a run with nothing to do: what each run came to. */
async function usualDay(w: World): Promise<unknown> {
  const results = await runsOf(w)
  const left: Record<string, unknown> = {}
  for (const table of ['links', 'journal', 'cursors', 'errors', 'skips'] as const)
    left[table] = await w.store.page(table, undefined, 10_000)
  return { results, left }
}

async function runsOf(w: World): Promise<string[]> {
  const results = [await w.run()]
  const id = w.rows<{ id: string }>("select id from invoices where number = '1001'")[0]?.id ?? ''
  w.sql
    .prepare("insert into payments (id, invoice_id, amount) values ('p-1', ?, '1000.00')")
    .run(id)
  results.push(await w.tick())
  results.push(await w.tick())
  expect(textIn(w.look('Invoice', '1001'), 'IsPaid')).toBe('true')
  return results.map((r) => r.outcome)
}

onPostgres('a day on PostgreSQL leaves the same rows as on SQLite', async () => {
  const onSqlite = await makeWorld()
  const address = await server.database()
  const onPostgres = await makeWorld({ openStore: () => openPostgresStore(address) })
  expect(await usualDay(onPostgres)).toEqual(await usualDay(onSqlite))
  await onPostgres.close()
  await onSqlite.close()
})

onPostgres(
  'three programs behind a balancer without sticky sessions: the same, and the payment once',
  async () => {
    const one = await makeWorld()
    const address = await server.database()
    const three = await makeWorld({ openStore: () => openPostgresStore(address), programs: 3 })
    expect(await usualDay(three)).toEqual(await usualDay(one))
    const { desktop } = three
    const payments = desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']
    expect(
      (payments as unknown[]).filter((p) => textIn(p as never, 'TotalAmount') === '1000.00'),
    ).toHaveLength(1)
    await three.close()
    await one.close()
  },
)

/** A run that is kept open looks so often whether there is anything to do. */
async function keptOpen(w: World, looks: number): Promise<void> {
  let polls = 0
  const { env } = w
  const { sleep } = env
  env.sleep = async (ms) => {
    if (++polls > looks) w.connector.stop()
    return sleep(ms)
  }
  await w.run()
  env.sleep = sleep
}

onPostgres('no statement of a run reaches over the rows of more than one connection', async () => {
  const address = await server.database()
  const w = await makeWorld({ openStore: () => openPostgresStore(address) })
  const [connection] = await w.store.select('connections')
  if (!connection) throw new Error('there is one')
  const asked = askedFor('customers', { values: {}, filters: [] }, '13.0')
  await queueRequest(w.store, w.env, connection, asked, 'me')
  const executed: Executed[] = []
  const query = Client.prototype.query
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (
    this: Client,
    ...args: unknown[]
  ) {
    const [first] = args as [string | Executed]
    if (typeof first === 'object') executed.push(first)
    return Reflect.apply(query, this, args)
  } as never)
  try {
    expect(await runsOf(w)).toEqual(['success', 'success', 'success'])
    await w.store.commit([change('connections', { id: 'rivera' }, { settings: { live: true } })])
    await keptOpen(w, 6)
  } finally {
    spy.mockRestore()
  }
  const reaches = executed.map((e) => ({ text: e.text, ...reachOf(e) }))
  const across = reaches.filter((r) => r.connections === undefined || r.connections.length > 1)
  expect(across.map((r) => r.text)).toEqual([])
  // Of what is shared only the name that logs in is asked for.
  const shared = reaches.filter((r) => r.tables.some((t) => ownerColumn(t) === undefined))
  expect(new Set(shared.map((r) => r.text))).toEqual(
    new Set(['select * from callers where user_name = $1 limit 1']),
  )
  const touched = new Set(reaches.flatMap((r) => r.tables))
  const untouched = Object.keys(tables).filter((name) => !touched.has(name as TableName))
  // Nothing is left alone in this company, it is compared as a whole once in weeks, and servers are no part of a run.
  expect(untouched).toEqual(['skips', 'sightings', 'servers'])
  await w.close()
})

test.each([
  ['select * from runs where id = $1', [1]],
  ['select * from runs where id = $1 or connection_id = $2', [1, 'a']],
  ['select * from runs where connection_id = any($1::text[])', [['a']]],
  ['delete from exchanges where run_id = $1', [1]],
  ['insert into runs (id) values ($1)', [1]],
])('a statement that does is known as such: %s', (text, values) => {
  expect(reachOf({ text, values }).connections).toBeUndefined()
})

async function everything(store: Store): Promise<unknown> {
  const all: Record<string, unknown> = {}
  for (const table of copiedTables) all[table] = await store.page(table, undefined, 100_000)
  return all
}

onPostgres('an installation moves from SQLite to PostgreSQL and back, row by row', async () => {
  const w = await makeWorld()
  await usualDay(w)
  await w.store.commit([
    add('skips', skip('Grüße ☂ \u0000 \ufdd0 \ufdd01 \r\n', { count: Number.MAX_SAFE_INTEGER })),
    ...Array.from({ length: 1200 }, (_, i) => add('skips', skip(`n${i}`))),
  ])
  const there = await openPostgresStore(await server.database())
  const back = openSqliteStore(':memory:')
  const names = { from: 'a', to: 'b' }
  const copied = await copyStore(w.store, there, names, w.env.now())
  expect(copied.find((c) => c.table === 'skips')?.rows).toBeGreaterThan(1200)
  expect(copied.find((c) => c.table === 'recordings')?.rows).toBeGreaterThan(0)
  await copyStore(there, back, names, w.env.now())
  expect(await everything(there)).toEqual(await everything(w.store))
  expect(await everything(back)).toEqual(await everything(w.store))
  await expect(copyStore(w.store, there, names, w.env.now())).rejects.toMatchObject({
    code: 'E_STORE_COPY',
  })
  await Promise.all([there.close(), back.close(), w.close()])
})

test('what is served from is not copied, and a copy that is not the same is told', async () => {
  const from = openSqliteStore(':memory:')
  await from.commit([add('skips', skip('a')), add('skips', skip('b'))])
  const lossy = openSqliteStore(':memory:')
  const names = { from: 'a', to: 'b' }
  const commit: Store['commit'] = (writes, options) =>
    lossy.commit(
      writes.map((w) =>
        'put' in w && w.put === 'skips' && w.row.record === 'b'
          ? put('skips', { ...w.row, count: 2 })
          : w,
      ),
      options,
    )
  await expect(copyStore(from, { ...lossy, commit }, names, 0)).rejects.toThrow(/"b"/)
  await from.commit([
    add('servers', { id: 's', url: 'http://x', pid: 1, started_at: 0, beat_at: 0 }),
  ])
  await expect(copyStore(from, openSqliteStore(':memory:'), names, 1)).rejects.toThrow(/serves/)
})
