// What follows from an edit without the record being saved, and what is told though it comes back from QuickBooks only
// as a moved amount. All of it was found by a simulated year (test/simulation/year.ts).
import { afterEach, describe, expect, test } from 'vitest'
import { acts } from '../../src/sim/desk/acts.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w.close()
})

const first = (sql: string, ...values: unknown[]): Record<string, string> =>
  w.rows<Record<string, string>>(sql, ...values)[0] ?? {}
const customerId = (name: string): string =>
  first('select id from customers where full_name = ?', name)['id'] ?? ''

const line = () => {
  const lines = w.look('Invoice', '1002')['InvoiceLineRet']
  const one = (Array.isArray(lines) ? lines[0] : lines) as Record<string, Record<string, string>>
  return [{ ItemRef: { ListID: one['ItemRef']?.['ListID'] ?? '' }, Quantity: '1', Rate: '10.00' }]
}

describe('lists', () => {
  test('the invoices of a customer that was merged into another are those of the other', async () => {
    w = await makeWorld()
    w.inQuickBooks('CustomerAddRq', { CustomerAdd: { Name: 'Birch' } })
    w.inQuickBooks('InvoiceAddRq', {
      InvoiceAdd: { CustomerRef: { FullName: 'Birch' }, RefNumber: '77', InvoiceLineAdd: line() },
    })
    await w.run()
    const invoice = () => first("select customer_id from invoices where number = '77'")
    expect(invoice()['customer_id']).toBe(customerId('Birch'))
    const given = { kind: 'customers', from: 'Birch', to: 'Birch Cafe' }
    acts.find((act) => act.name === 'merge')?.run(w.company, given as never)
    await w.tick()
    expect(invoice()['customer_id']).toBe(customerId('Birch Cafe'))
  })

  test('the full name of a job follows when the platform renames its customer', async () => {
    w = await makeWorld({ rules: 'bill-pay-desktop' })
    await w.run()
    w.sql.prepare("update customers set name = 'Acme Care' where full_name = 'Acme Dental'").run()
    await w.tick()
    await w.tick()
    expect(w.rows("select full_name from customers where name = 'Fit-out'")).toEqual([
      { full_name: 'Acme Care:Fit-out' },
    ])
  })
})

describe('payables and credits of the platform', () => {
  const told = async (record: string) =>
    (await w.store.select('skips', { record })).map((s) => [s.code, s.count])

  test('R137: a bill voided in QuickBooks is told once, and stays as it was', async () => {
    w = await makeWorld({ rules: 'bill-pay-desktop' })
    w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } })
    w.inQuickBooks('AccountAddRq', { AccountAdd: { Name: 'Materials', AccountType: 'Expense' } })
    await w.run()
    const of = (table: string, name: string) =>
      first(`select id from ${table} where full_name = ?`, name)['id'] ?? ''
    w.sql
      .prepare(
        "insert into bill_lines (parent_id, position, account_id, amount) values ('b-1', 1, ?, '80.00')",
      )
      .run(of('accounts', 'Materials'))
    w.sql
      .prepare("insert into bills (id, number, vendor_id) values ('b-1', 'B-1', ?)")
      .run(of('vendors', 'Pipe Supply'))
    await w.tick()
    const { quickbooks_id: TxnID = '' } = first("select quickbooks_id from bills where id = 'b-1'")
    w.inQuickBooks('TxnVoidRq', { TxnVoidType: 'Bill', TxnID })
    await w.tick()
    await w.tick()
    expect(await told('b-1')).toEqual([['S_PAYABLES_QB_EDIT', 1]])
    expect(first("select total from bills where id = 'b-1'")).toEqual({ total: '80.00' })
  })

  test('R142: a credit memo of the platform that is deleted in QuickBooks is told once', async () => {
    w = await makeWorld({ rules: 'bill-pay-desktop' })
    await w.run()
    const item = first("select id from items where kind = 'ItemService' limit 1")['id'] ?? ''
    w.sql
      .prepare(
        "insert into credit_memo_lines (parent_id, position, item_id, quantity, rate) values ('c-1', 1, ?, '1', '7.00')",
      )
      .run(item)
    w.sql
      .prepare("insert into credit_memos (id, number, customer_id) values ('c-1', 'C-1', ?)")
      .run(customerId('Birch Cafe'))
    await w.tick()
    const { quickbooks_id: TxnID = '' } = first(
      "select quickbooks_id from credit_memos where id = 'c-1'",
    )
    expect(textIn(w.look('CreditMemo', 'C-1'), 'TxnID')).toBe(TxnID)
    w.inQuickBooks('TxnDelRq', { TxnDelType: 'CreditMemo', TxnID })
    await w.tick()
    await w.tick()
    expect(await told('c-1')).toEqual([['S_PAYABLES_QB_EDIT', 1]])
  })
})

test('a credit memo of the platform that is voided in QuickBooks is told once', async () => {
  w = await makeWorld({ rules: 'bill-pay-desktop' })
  await w.run()
  const item = first("select id from items where kind = 'ItemService' limit 1")['id'] ?? ''
  w.sql
    .prepare(
      "insert into credit_memo_lines (parent_id, position, item_id, quantity, rate) values ('c-2', 1, ?, '1', '7.00')",
    )
    .run(item)
  w.sql
    .prepare("insert into credit_memos (id, number, customer_id) values ('c-2', 'C-2', ?)")
    .run(customerId('Birch Cafe'))
  await w.tick()
  const { quickbooks_id: TxnID = '' } = first(
    "select quickbooks_id from credit_memos where id = 'c-2'",
  )
  w.inQuickBooks('TxnVoidRq', { TxnVoidType: 'CreditMemo', TxnID })
  await w.tick()
  await w.tick()
  const told = await w.store.select('skips', { record: 'c-2' })
  expect(told.map((s) => [s.code, s.count])).toEqual([['S_PAYABLES_QB_EDIT', 1]])
})

test('a visit that finds nothing writes what belongs to its run, and nothing else', async () => {
  w = await makeWorld()
  await w.run()
  for (let i = 0; i < 3; i++) await w.tick()
  const cursors = await w.store.select('cursors')
  await w.tick()
  expect(await w.store.select('cursors')).toEqual(cursors)
  const touched = new Set(w.commits.flatMap(({ tables }) => [...tables]))
  for (const table of ['links', 'journal', 'errors', 'skips'] as const)
    expect(touched.has(table)).toBe(false)
  expect(w.commits.length).toBeLessThanOrEqual(8)
})
