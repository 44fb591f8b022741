// The whole service on PostgreSQL: the same runs as on SQLite, and several programs that share one database while a
// balancer sends each call to the next of them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copiedTables, copyStore } from '../../src/store/copy.ts'
import { openPostgresStore } from '../../src/store/postgres.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add, put, type Store } from '../../src/store/store.ts'
import { noPostgres, startPostgres, type TestPostgres } from '../postgres.ts'
import { skip } from '../store/contract.ts'
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
  const results = [await w.run()]
  const id = w.rows<{ id: string }>("select id from invoices where number = '1001'")[0]?.id ?? ''
  w.sql
    .prepare("insert into payments (id, invoice_id, amount) values ('p-1', ?, '1000.00')")
    .run(id)
  results.push(await w.tick())
  results.push(await w.tick())
  expect(textIn(w.look('Invoice', '1001'), 'IsPaid')).toBe('true')
  const left: Record<string, unknown> = {}
  for (const table of ['links', 'journal', 'cursors', 'errors', 'skips'] as const)
    left[table] = await w.store.page(table, undefined, 10_000)
  return { results: results.map((r) => r.outcome), left }
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
