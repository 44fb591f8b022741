// The data-sharing connector on QuickBooks Desktop: it reads what its owner agreed to and writes nothing (R150–R159). On
// the fixture company, through the real service and the simulated Web Connector and QuickBooks.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openSqliteBackend } from '../../src/backend/sqlite.ts'
import { createConnection, generateQwc } from '../../src/cli/connections.ts'
import { coverageOf } from '../../src/cli/profile/coverage.ts'
import { silent } from '../../src/env.ts'
import { dataSharingDesktop } from '../../src/profiles/data-sharing-desktop.ts'
import { CredentialCache } from '../../src/qbwc/credentials.ts'
import { createServer } from '../../src/qbwc/server.ts'
import { createService } from '../../src/qbwc/service.ts'
import { createCompany } from '../../src/sim/company.ts'
import { doAct } from '../../src/sim/desk/person.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import { runScheduled } from '../../src/sim/web-connector-scheduler.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { change } from '../../src/store/store.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w?.close()
})

const asked = (): Set<string> =>
  new Set(
    w.calls.flatMap((c) =>
      c.call === 'sendRequestXML' ? (String(c.answer).match(/\w+QueryRq(?= )/g) ?? []) : [],
    ),
  )

test('R150: only what was agreed to is asked for, and nothing is ever written', async () => {
  w = await makeWorld({
    rules: 'data-sharing-desktop',
    settings: { consent: ['invoices', 'customers'] },
  })
  await w.run()
  expect(w.rows('select number from invoices')).toHaveLength(5)
  expect(w.rows('select id from customers')).not.toEqual([])
  for (const name of ['AccountQueryRq', 'BillQueryRq', 'VendorQueryRq', 'CreditMemoQueryRq'])
    expect([name, asked().has(name)]).toEqual([name, false])
  w.sql.exec("insert into customers (id, name) values ('c-1', 'Elm Studio')")
  await w.tick()
  expect(w.sent('AddRq')).toEqual([])
  expect(await w.store.select('errors', { state: 'open' })).toMatchObject([
    { code: 'E_READ_ONLY_PROFILE' },
  ])
  // Nor is what was agreed to before and is no more, not even to know the company again.
  const consent = (kinds: string[]) =>
    w.store.commit([change('connections', { id: 'rivera' }, { settings: { consent: kinds } })])
  await consent(['customers'])
  await w.tick()
  expect([w.sent('InvoiceQueryRq'), w.sent('CustomerQueryRq').length]).toEqual([[], 1])
  await consent([])
  await w.tick()
  expect([...asked()].filter((n) => /Invoice|Customer/.test(n))).toEqual([])
})

test('R157: a first sync of all kinds takes a few exchanges, and a usual one takes one or two', async () => {
  w = await makeWorld({ rules: 'data-sharing-desktop' })
  const exchanges = () => w.calls.filter((c) => c.call === 'receiveResponseXML').length
  await w.run()
  expect(exchanges()).toBeLessThanOrEqual(5)
  expect(w.rows('select number from invoices')).toHaveLength(5)
  expect((await w.store.select('connections'))[0]?.initial_sync).toBe('done')
  await w.tick()
  expect(exchanges()).toBeLessThanOrEqual(2)
})

test('R152: what is covered can be looked up, with request and oldest version', () => {
  const { types } = coverageOf(dataSharingDesktop)
  const listed = types.map((t) => t.type)
  for (const name of [
    'Company',
    'Account',
    'Customer',
    'Vendor',
    'ItemService',
    'Class',
    'Invoice',
    'CreditMemo',
    'ReceivePayment',
    'Bill',
    'BillPaymentCheck',
    'VendorCredit',
    'JournalEntry',
    'Transfer',
  ])
    expect(listed).toContain(name)
  const transfer = types.find((t) => t.type === 'Transfer')
  expect(transfer?.read).toEqual({
    does: 'pull',
    code: null,
    request: 'TransferQueryRq',
    since: '12.0',
  })
  expect(transfer?.create).toMatchObject({ does: null, code: 'E_READ_ONLY_PROFILE' })
  expect(() => coverageOf(dataSharingDesktop, 'leads')).toThrow(
    expect.objectContaining({ code: 'E_UNSUPPORTED_TYPE' }),
  )
})

test('R154, R155: a week with an outage and a restart in the middle of a run: all arrives, once, by itself', async () => {
  w = await makeWorld({ rules: 'data-sharing-desktop', pageSize: 20 })
  await w.run()
  const customers = () => w.rows('select id from customers').length
  const before = customers()
  for (let day = 1; day <= 7; day++) {
    w.inQuickBooks('CustomerAddRq', { CustomerAdd: { Name: `New ${day}` } })
    if (day === 3) continue // the network is out: nobody calls
    if (day === 5) {
      // The computer restarts while a run is under way.
      let exchanges = 0
      w.connector.faults = {
        afterSendRequest: () => {
          if (++exchanges === 2) w.connector.stop()
          return undefined
        },
      } as never
      await w.tick(1440)
      w.connector.faults = {}
      continue
    }
    await w.tick(1440)
  }
  expect(customers() - before).toBe(7)
  expect(w.rows("select 1 from customers where name like 'New %'")).toHaveLength(7)
  expect(await w.store.select('errors', { state: 'open' })).toEqual([])
})

test('R155: after a power cut of both computers a run goes on where it was: nothing is missing, nothing twice', async () => {
  w = await makeWorld({ isOnDisk: true, pageSize: 2 })
  w.sql.exec("insert into payments (id, invoice_number, amount) values ('p-1', '1002', '400.00')")
  await w.run()
  w.sql.exec("update payments set memo = 'again' where id = 'p-1'")
  // QuickBooks has booked the payment; its answer and both programs are gone.
  w.connector.faults = {
    afterProcess: () => (w.sent('ReceivePaymentAddRq').length > 0 ? 'drop' : undefined),
  } as never
  expect((await w.tick()).outcome).not.toBe('success')
  const store = openSqliteStore(join(dirname(w.sql.name), 'qbsync.db'))
  const backend = openSqliteBackend(w.sql.name)
  const credentials = new CredentialCache()
  const verify = credentials.verify.bind(credentials)
  const service = createService({ store, backend, env: w.env, verify, version: '0.0.0' })
  const server = await createServer({ service, host: '127.0.0.1', port: 0, log: silent })
  const connector = new WebConnector({ quickbooks: w.desktop, env: w.env })
  for (const app of w.connector.applications) {
    const { password } = app
    const old = app.qwc
    app.qwc = { ...old, appUrl: old.appUrl.replace(/:\d+\//, `:${server.port}/`) }
    connector.applications.push(app)
    if (password) connector.setPassword(app, password)
    // Auto-Run starts with the computer.
    app.setAutoRun(true, w.env.now())
  }
  try {
    const runs = await runScheduled(connector, 11 * 60_000)
    expect(runs.map((r) => r.result.outcome)).toEqual(['success', 'success'])
    expect(await store.select('errors', { state: 'open' })).toEqual([])
    expect((await store.select('connections'))[0]?.initial_sync).toBe('done')
  } finally {
    await server.close()
    await store.close()
    await backend.close()
  }
  expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
  expect(w.rows("select booking from payments where id = 'p-1'")).toEqual([{ booking: 'booked' }])
  expect(w.rows('select number from invoices order by 1')).toHaveLength(5)
  expect(w.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']).toHaveLength(
    w.rows('select 1 from payments').length,
  )
})

describe('schedule', () => {
  test('R157: the .qwc asks for a run every hour', async () => {
    w = await makeWorld({ rules: 'data-sharing-desktop' })
    const [row] = await w.store.select('connections')
    if (!row) throw new Error('no connection')
    const made = await generateQwc(w.store, w.env, {
      connection: row,
      origin: 'http://localhost:1',
    })
    expect(made.qwc).toContain('<RunEveryNMinutes>60</RunEveryNMinutes>')
  })

  test('R14, R158: a run by hand succeeds two minutes after one', async () => {
    w = await makeWorld({ rules: 'data-sharing-desktop' })
    expect((await w.run()).outcome).toBe('success')
    expect((await w.tick(2)).outcome).toBe('success')
    expect(await w.store.count('runs', {})).toBe(2)
  })
})

describe('R159: two companies on one computer', () => {
  let folder = ''
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('R159: both sync, each its own; with the other file open it is told, and goes on once that is closed', async () => {
    w = await makeWorld({ rules: 'data-sharing-desktop', company: 'Rivera Plumbing' })
    folder = mkdtempSync(join(tmpdir(), 'qbsync-oak-'))
    const file = join(folder, 'oak.qbsim')
    const made = createCompany(
      file,
      { profile: 'empty', companyName: 'Oak Bakery', facts: { path: 'Q:\\Books\\Oak.qbw' } },
      w.env,
    )
    const oakDesk = new Desktop(made)
    oakDesk.perform('CustomerAddRq', { CustomerAdd: { Name: 'Walk-in' } })
    made.close()
    await w.store.commit([
      change('connections', { id: 'rivera' }, { company_file: 'Q:\\Books\\Rivera.qbw' }),
    ])
    const oak = await createConnection(w.store, w.env, {
      id: 'oak',
      profile: 'data-sharing-desktop',
      company: 'Oak Bakery',
      companyFile: 'Q:\\Books\\Oak.qbw',
    })
    const origin = `http://localhost:${new URL(w.url).port}`
    const file2 = await generateQwc(w.store, w.env, { connection: oak, origin })
    w.connector.setPassword(w.connector.addApplication(file2.qwc, 'oak.qwc'), file2.password)
    const outcomes = async () => {
      w.env.advance(300_000)
      return (await w.connector.updateSelected()).map((r) => r.outcome === 'success')
    }
    const errorsOf = async (id: string) =>
      (await w.store.select('errors', { connection_id: id, state: 'open' })).map((e) => e.code)
    expect(await outcomes()).toEqual([true, false])
    expect([await errorsOf('rivera'), await errorsOf('oak')]).toEqual([
      [],
      ['E_QB_OTHER_FILE_OPEN'],
    ])
    // The person closes Rivera and opens Oak.
    doAct(w.company, 'switch', { to: file })
    expect(await outcomes()).toEqual([false, true])
    expect([await errorsOf('rivera'), await errorsOf('oak')]).toEqual([
      ['E_QB_OTHER_FILE_OPEN'],
      [],
    ])
    const names = (id: string) =>
      w
        .rows<{ n: string }>(
          'select full_name n from customers where connection = ? order by 1',
          id,
        )
        .map((r) => r.n)
    expect(names('oak')).toEqual(['Walk-in'])
    expect(names('rivera')).toContain('Birch Cafe')
    expect(names('rivera')).not.toContain('Walk-in')
    expect(w.rows("select 1 from invoices where connection = 'oak'")).toEqual([])
  })

  test('R159: without a path, the wrong file is refused before anything is read', async () => {
    w = await makeWorld({ rules: 'data-sharing-desktop' })
    await w.run()
    const oak = await createConnection(w.store, w.env, {
      id: 'oak',
      profile: 'data-sharing-desktop',
      company: 'Oak Bakery',
    })
    const origin = `http://localhost:${new URL(w.url).port}`
    const made = await generateQwc(w.store, w.env, { connection: oak, origin })
    const app = w.connector.addApplication(made.qwc, 'oak.qwc')
    w.connector.setPassword(app, made.password)
    await w.connector.updateSelected()
    expect(await w.store.select('errors', { connection_id: 'oak', state: 'open' })).toMatchObject([
      { code: 'E_WRONG_COMPANY' },
    ])
    expect(w.rows("select 1 from invoices where connection = 'oak'")).toEqual([])
    expect(textIn(w.look('Invoice', '1002'), 'RefNumber')).toBe('1002')
  })
})
