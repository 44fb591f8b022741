// The data-sharing connector on QuickBooks Desktop: it reads what its owner agreed to and writes nothing (R150–R159). On
// the fixture company, through the real service and the simulated Web Connector and QuickBooks.
import { afterEach, describe, expect, test } from 'vitest'
import { createConnection, generateQwc } from '../../src/cli/connections.ts'
import { coverageOf } from '../../src/cli/profile/coverage.ts'
import { dataSharingDesktop } from '../../src/profiles/data-sharing-desktop.ts'
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
  await w.store.commit([change('connections', { id: 'rivera' }, { settings: { consent: [] } })])
  await w.tick()
  expect([...asked()].filter((n) => /Invoice|Customer/.test(n))).toEqual([])
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

test('R159: two companies on one computer: each has its own records, and the wrong file is refused', async () => {
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
