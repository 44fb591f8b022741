// The bill-pay profile behind the http backend: what people of the platform make and change reaches QuickBooks exactly
// once, also while a tenth of the calls of their API fail.
import { afterEach, describe, expect, test } from 'vitest'
import { listAt } from '../../src/schema/entity.ts'
import { type Failing, type HttpWorld, makeHttpWorld } from '../http-world.ts'
import { textIn } from '../world.ts'

let w: HttpWorld
afterEach(async () => {
  await w.close()
})

async function open(failing: Failing = {}): Promise<void> {
  w = await makeHttpWorld(failing, {
    rules: 'bill-pay-desktop',
    settings: { accounts: { bills: 'Checking' } },
  })
  w.inQuickBooks('AccountAddRq', { AccountAdd: { Name: 'Materials', AccountType: 'Expense' } })
  // As many visits as it takes: the first ones may be sent away.
  for (let i = 0; i < 3; i++) await w.tick()
}

const found = (entity: string, more: Record<string, string> = {}) =>
  listAt(w.desktop.perform(`${entity}QueryRq`, more).content, `${entity}Ret`)
const named = (name: string) => found('Vendor').filter((v) => textIn(v, 'Name') === name)
const bills = () => found('Bill', { IncludeLineItems: 'true' })
const checking = () => textIn(w.look('Account', 'Checking'), 'Balance')
const bookings = () =>
  ['vendors', 'bills', 'bill_payments'].flatMap((table) =>
    w.platform
      .rows(table)
      .filter((row) => ['v-1', 'b-77', 'bp-1'].includes(String(row['id'])))
      .map((row) => [row['id'], row['booking'], row['problem'], typeof row['quickbooks_id']]),
  )
const errors = async () =>
  (await w.store.select('errors', { state: 'open' })).map((e) => [e.code, e.entity, e.reason])

/** A new vendor, a bill of it with two lines, and its payment: each points to one that is new itself. */
function makeAll(): void {
  const lines = [
    { account: 'Materials', amount: '150.00', description: 'Pipes' },
    { account: 'Materials', amount: '70.00', description: 'Elbows' },
  ]
  const party = { vendor_id: 'v-1', date: '2026-04-01' }
  w.platform.insert('bill_payments', { id: 'bp-1', kind: 'BillPaymentCheck', ...party }, [
    { bill_id: 'b-77', amount: '220.00' },
  ])
  w.platform.insert('bills', { id: 'b-77', number: 'B-77', ...party }, lines)
  w.platform.insert('vendors', { id: 'v-1', name: 'Pipe Supply', phone: '555-1' })
}

function expectOnce(before: string): void {
  expect(named('Pipe Supply')).toHaveLength(1)
  const made = bills().filter((b) => textIn(b, 'RefNumber') === 'B-77')
  expect(made).toMatchObject([{ AmountDue: '220.00', IsPaid: 'true' }])
  expect(
    listAt(made[0] ?? {}, 'ExpenseLineRet').map((l) => [textIn(l, 'Amount'), textIn(l, 'Memo')]),
  ).toEqual([
    ['150.00', 'Pipes'],
    ['70.00', 'Elbows'],
  ])
  expect(found('BillPaymentCheck').filter((p) => textIn(p, 'Amount') === '220.00')).toHaveLength(1)
  expect(Number(before) - Number(checking())).toBe(220)
  expect(bookings()).toEqual(['v-1', 'b-77', 'bp-1'].map((id) => [id, 'booked', null, 'string']))
}

describe('what the platform makes', () => {
  test('a vendor, its bill and the payment of it are in QuickBooks once, and told so', async () => {
    await open()
    const before = checking()
    makeAll()
    await w.tick()
    expect(await errors()).toEqual([])
    expectOnce(before)
    await w.tick()
    expectOnce(before)
  })

  test.each([8, 14, 15])('the same while a tenth of the calls fail (seed %i)', async (seed) => {
    await open({ failRate: 0.1, seed })
    const before = checking()
    makeAll()
    for (let i = 0; i < 4; i++) await w.tick()
    w.server.failRate = 0
    for (let i = 0; i < 3; i++) await w.tick()
    expect(await errors()).toEqual([])
    expectOnce(before)
    expect(w.apiCalls.filter((c) => c.fault).length).toBeGreaterThan(1)
  })
})

describe('what the platform changes', () => {
  const changeOf = (row: Record<string, string>, record?: unknown) => ({
    changes: [
      { entity: 'Vendor', id: 'v-1', what: 'changed', row, ...(record ? { record } : {}) },
    ] as never,
    mark: '999',
    more: false,
  })
  const recordOfVendor = () => JSON.parse(String(w.platform.row('vendors', 'v-1')?.['record']))

  test('a column of a record goes over, and nothing else', async () => {
    await open()
    makeAll()
    await w.tick()
    w.platform.update('vendors', 'v-1', { phone: '555-2' })
    await w.tick()
    expect(named('Pipe Supply')).toMatchObject([{ Phone: '555-2' }])
    expect(await errors()).toEqual([])
    await w.tick()
    expect(w.sent('VendorModRq')).toEqual([])
  })

  test('a column that is left out has not changed, one that is empty is emptied', async () => {
    await open()
    makeAll()
    w.platform.update('vendors', 'v-1', { email: 'pipes@example.com' })
    await w.tick()
    const answer = changeOf({ phone: '' }, recordOfVendor())
    w.platform.changes = () => answer
    await w.tick()
    const [vendor] = named('Pipe Supply')
    expect(vendor).toMatchObject({ Name: 'Pipe Supply', Email: 'pipes@example.com' })
    expect(vendor?.['Phone'] ?? '').toBe('')
    expect(await errors()).toEqual([])
  })

  test('without the record as QuickBooks gave it, it is refused and nothing is sent', async () => {
    await open()
    makeAll()
    await w.tick()
    const answer = changeOf({ name: 'Pipe Supply', phone: '555-2' })
    w.platform.changes = () => answer
    await w.tick()
    expect(named('Pipe Supply')).toMatchObject([{ Phone: '555-1' }])
    expect(w.sent('VendorModRq')).toEqual([])
    expect((await errors()).map(([code]) => code)).toEqual(['E_BAD_RECORD'])
    expect(w.platform.row('vendors', 'v-1')).toMatchObject({
      booking: 'blocked',
      problem: 'E_BAD_RECORD',
    })
  })
})

describe('what the platform refuses of its own records', () => {
  const everything = ['vendors', 'bills', 'bill_payments', 'transfers', 'credit_memos']

  test('is an error of each, told again until it is taken, and no edit of QuickBooks', async () => {
    await open()
    const customer_id = String(w.platform.rows('customers')[0]?.['id'])
    const accounts = w.platform.rows('accounts')
    const account = (name: string) => String(accounts.find((a) => a['full_name'] === name)?.['id'])
    makeAll()
    w.platform.insert('transfers', {
      id: 't-1',
      date: '2026-04-01',
      from_account_id: account('Checking'),
      to_account_id: account('Undeposited Funds'),
      amount: '10.00',
    })
    const item = { item: 'Labor', amount: '5.00' }
    w.platform.insert('credit_memos', { id: 'c-1', customer_id, date: '2026-04-01' }, [item])
    const ids = ['v-1', 'b-77', 'bp-1', 't-1', 'c-1']
    w.platform.refuse = (change) =>
      change.kind !== 'report' && ids.includes(change.id)
        ? { code: 'locked', message: 'not now' }
        : undefined
    await w.tick()
    const refused = async () => (await errors()).map(([code, entity]) => `${code} ${entity}`).sort()
    const all = ['BillPaymentCheck', 'Bill', 'CreditMemo', 'Transfer', 'Vendor'].sort()
    expect(await refused()).toEqual(all.map((entity) => `E_BACKEND_RECORD ${entity}`))
    await w.tick()
    expect(await refused()).toEqual(all.map((entity) => `E_BACKEND_RECORD ${entity}`))
    w.platform.refuse = () => undefined
    await w.tick()
    expect(await errors()).toEqual([])
    const rows = everything.flatMap((table) => w.platform.rows(table))
    const state = rows.filter((r) => ids.includes(String(r['id'])))
    expect(state.map((r) => [r['booking'], typeof r['record']])).toEqual(
      ids.map(() => ['booked', 'string']),
    )
    expect(await w.store.select('skips', { code: 'S_PAYABLES_QB_EDIT' })).toEqual([])
    expect([named('Pipe Supply').length, found('Transfer').length]).toEqual([1, 1])
  })
})
