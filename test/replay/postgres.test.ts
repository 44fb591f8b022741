// An installation on PostgreSQL: what its runs recorded is replayed, given away and made smaller as from SQLite.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Context, openContext } from '../../src/cli/context.ts'
import { exportRun, importRun } from '../../src/cli/recordings.ts'
import { minimiseRun, replayAgainstSim, replayRecorded } from '../../src/cli/replay.ts'
import { askedFor } from '../../src/cli/request/document.ts'
import { queueRequest } from '../../src/cli/request/requests.ts'
import { openPostgresStore } from '../../src/store/postgres.ts'
import { noPostgres, startPostgres, type TestPostgres } from '../postgres.ts'
import { makeWorld, type World } from '../world.ts'

const onPostgres = test.skipIf(noPostgres())
let server: TestPostgres
let w: World
let context: Context
let folder: string

beforeAll(async () => {
  if (noPostgres()) return
  server = await startPostgres()
  const address = await server.database()
  // Two programs take turns, so that each run is taken up by another process call by call.
  w = await makeWorld({ openStore: () => openPostgresStore(address), programs: 2 })
  await w.run()
  w.sql.exec(
    `insert into payments (id, invoice_number, amount) values ('p-1', '1002', '400.00'), ('p-2', '1001', '1450.00');
     insert into payments (id, invoice_number, amount, method) values ('p-3', '1004', '9.00', 'Seashells')`,
  )
  const [connection] = await w.store.select('connections')
  if (!connection) throw new Error('no connection')
  const asked = askedFor('customers', { values: { name: ['Birch Cafe'] }, filters: [] }, '13.0')
  await queueRequest(w.store, w.env, connection, asked, 'Anna Kowalska')
  await w.tick()
  folder = mkdtempSync(join(tmpdir(), 'qbsync-replay-pg-'))
  writeFileSync(join(folder, 'qbsync.yaml'), `store: {url: "${address}"}\n`)
  context = await openContext({ config: join(folder, 'qbsync.yaml'), 'data-dir': folder })
}, 60_000)
afterAll(async () => {
  await context?.close()
  await w?.close()
  await server?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const errors = ['E_OVERPAYMENT ReceivePayment p-2', 'E_QB_REFUSED ReceivePayment p-3']

onPostgres.each(['1', '2'])('run %s decides as it did', async (run) => {
  const report = await replayRecorded(context, { word: run })
  expect([report.first, report.same]).toEqual([null, true])
  expect(report.replayed.errors).toEqual(run === '1' ? [] : errors)
})

onPostgres(
  'given away it replays, its request is there, and what was refused is sent to a simulator',
  async () => {
    const file = join(folder, 'away.qbrun')
    await exportRun(context, { run: 2, file, redact: true, force: false })
    expect(readFileSync(file, 'utf8')).not.toMatch(/Birch|Kowalska|Seashells/)
    const { run, connection } = await importRun(context, { file })
    const imported = { word: String(run), connection }
    const again = await replayRecorded(context, imported)
    expect([again.same, again.replayed.errors]).toEqual([true, errors])
    const requests = await (await context.store()).select('requests', {
      connection_id: connection,
      run_id: run,
    })
    expect(requests.map((r) => [r.id, r.state])).toEqual([[1, 'done']])
    const wish = { ...imported, company: undefined, exchange: undefined, edit: undefined }
    expect((await replayAgainstSim(context, wish)).recorded.code).toBe('3140')
    const least = await minimiseRun(context, { ...imported, folder: join(folder, 'least') })
    expect(least.after.exchanges).toBeLessThanOrEqual(least.before.exchanges)
  },
)
