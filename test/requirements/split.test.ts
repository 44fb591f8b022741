// One connection as two applications in the Web Connector (R61, C4, C33): ticked apart, each with its own password and
// OwnerID, never at the same time.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createConnection, generateQwc } from '../../src/cli/connections.ts'
import { paymentsDesktop } from '../../src/profiles/payments-desktop.ts'
import { pulledEntities } from '../../src/profiles/profile.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import type { Application } from '../../src/sim/web-connector-application.ts'
import type { CallReport } from '../../src/sim/web-connector-options.ts'
import { makeWorld, type World } from '../world.ts'

let w: World
let connector: WebConnector
let invoices: Application
let payments: Application
const calls: CallReport[] = []

beforeEach(async () => {
  w = await makeWorld()
  const connection = await createConnection(w.store, w.env, { id: 'oak' })
  connector = new WebConnector({
    quickbooks: w.desktop,
    env: w.env,
    onCall: (call) => calls.push(call),
  })
  const added = []
  for (const application of paymentsDesktop.applications ?? []) {
    const origin = w.url.replace('/qbwc', '').replace('127.0.0.1', 'localhost')
    const label = application.id
    const made = await generateQwc(w.store, w.env, { connection, origin, label, application })
    const app = connector.addApplication(made.qwc, `${label}.qwc`)
    connector.setPassword(app, made.password)
    added.push(app)
  }
  const [first, second] = added
  if (!first || !second) throw new Error('the profile has two applications')
  ;[invoices, payments] = [first, second]
})
afterEach(async () => {
  await w.close()
})

const update = async (...apps: Application[]) => {
  calls.length = 0
  w.env.advance(60_000)
  for (const app of [invoices, payments]) connector.tick(app, apps.includes(app))
  return (await connector.updateSelected()).map((r) => r.outcome)
}
const asked = () =>
  new Set(
    calls.flatMap((c) =>
      c.call === 'sendRequestXML' ? (String(c.answer).match(/\w+Rq(?= )/g) ?? []) : [],
    ),
  )
const due = async () => (await w.store.select('connections', { id: 'oak' }))[0]?.due

test('the parts of a profile are the whole, and none is in two', () => {
  const parts = (paymentsDesktop.applications ?? []).flatMap((a) => a.entities)
  expect(parts.sort()).toEqual(pulledEntities(paymentsDesktop).sort())
})

test('they differ in user name, OwnerID and FileID', async () => {
  const rows = await w.store.select('installations', { connection_id: 'oak' })
  for (const key of ['user_name', 'app_name', 'owner_id', 'file_id', 'password_hash'] as const)
    expect(new Set(rows.map((r) => r[key])).size, key).toBe(2)
  expect(rows.map((r) => r.app_name).sort()).toEqual([
    'qbsync oak Invoice Sync',
    'qbsync oak Payment Sync',
  ])
})

test('R61: only Payment Sync ticked: nothing is asked about invoices', async () => {
  expect(await update(payments)).toEqual(['success'])
  expect([...asked()].some((name) => name.startsWith('Invoice'))).toBe(false)
  expect([...asked()]).toContain('ReceivePaymentQueryRq')
  expect(w.rows('select 1 from invoices')).toEqual([])
})

test('R61: both ticked: two runs, one after the other, and a payment goes out by its own', async () => {
  expect(await update(invoices, payments)).toEqual(['success', 'success'])
  expect(w.rows('select count(*) n from invoices')).toEqual([{ n: 5 }])
  const tickets = calls.flatMap((c) => (c.call === 'authenticate' ? [] : [c.args['ticket']]))
  expect(new Set(tickets.filter(Boolean)).size).toBe(2)
  w.sql.exec("insert into payments (invoice_number, amount) values ('1002', '400.00')")
  expect(await update(invoices)).toEqual(['success'])
  expect([...asked()]).not.toContain('ReceivePaymentAddRq')
  expect(await update(payments)).toEqual(['success'])
  expect(w.rows("select booking from payments where source = 'processed'")).toEqual([
    { booking: 'booked' },
  ])
})

test('what was asked for stays due until the other application has carried its part', async () => {
  await w.store.commit([
    { change: 'connections', where: { id: 'oak' }, set: { due: { entities: null } } },
  ])
  await update(invoices)
  expect(await due()).toEqual({ entities: ['ReceivePayment'] })
  await update(invoices)
  expect(await due()).toEqual({ entities: ['ReceivePayment'] })
  await update(payments)
  expect(await due()).toBeNull()
})
