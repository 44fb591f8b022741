// The invoicing platform on QuickBooks Desktop: one test a requirement, each on the fixture company, through the real
// service and the simulated Web Connector and QuickBooks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({ rules: 'invoicing-desktop' })
})
afterEach(async () => {
  await w.close()
})

const numbers = () =>
  w.rows<{ number: string }>('select number from invoices order by number').map((r) => r.number)
const customers = () =>
  w
    .rows<{ full_name: string }>('select full_name from customers order by full_name')
    .map((r) => r.full_name)
const skips = async () => (await w.store.select('skips')).map((s) => [s.code, s.label, s.reason])
const errors = () => w.store.select('errors', { state: 'open' })

function setActive(customer: string, isActive: boolean): void {
  const now = w.look('Customer', customer)
  w.inQuickBooks('CustomerModRq', {
    CustomerMod: {
      ListID: textIn(now, 'ListID'),
      EditSequence: textIn(now, 'EditSequence'),
      IsActive: String(isActive),
    },
  })
}

const invoiceFor = (customer: string, amount: string): void => {
  w.inQuickBooks('InvoiceAddRq', {
    InvoiceAdd: {
      CustomerRef: { FullName: customer },
      TxnDate: '2026-04-01',
      InvoiceLineAdd: [{ ItemRef: { FullName: itemName() }, Quantity: '1', Rate: amount }],
    },
  })
}
const itemName = (): string => {
  const line = w.look('Invoice', '1002')['InvoiceLineRet']
  return textIn((Array.isArray(line) ? line[0] : line) as never, 'ItemRef.FullName')
}

describe('what is imported', () => {
  test('R51, R69: the open invoices of active customers', async () => {
    await w.run()
    expect(await errors()).toEqual([])
    expect(numbers()).toEqual(['1001', '1002', '1005'])
  })

  test('R52: customers come with their first invoice', async () => {
    await w.run()
    expect(customers()).toEqual(['Acme Dental', 'Birch Cafe'])
    invoiceFor('Dale Farms', '60.00')
    await w.tick()
    expect(customers()).toEqual(['Acme Dental', 'Birch Cafe', 'Dale Farms'])
    const [made] = w.rows<Record<string, string>>(
      "select i.customer, c.id is not null as known from invoices i left join customers c on c.id = i.customer_id where i.customer = 'Dale Farms'",
    )
    expect(made).toEqual({ customer: 'Dale Farms', known: 1 })
  })

  test('R70: what is left out is told, and comes when its customer is active again', async () => {
    await w.run()
    const told = await skips()
    expect(told).toContainEqual(['S_CLOSED_INVOICE', null, '1 closed invoice not requested'])
    expect(told.map(([code, label]) => [code, label])).toContainEqual([
      'S_INACTIVE_CUSTOMER',
      '1004',
    ])
    setActive('Cedar Gym', true)
    await w.tick()
    expect(numbers()).toEqual(['1001', '1002', '1004', '1005'])
    expect(customers()).toContain('Cedar Gym')
  })

  test('R70, C9: an invoice that was imported is followed when it closes', async () => {
    await w.run()
    w.inQuickBooks('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        TotalAmount: '400.00',
        AppliedToTxnAdd: [
          { TxnID: textIn(w.look('Invoice', '1002'), 'TxnID'), PaymentAmount: '400.00' },
        ],
      },
    })
    await w.tick()
    expect(w.rows("select status, balance from invoices where number = '1002'")).toEqual([
      { status: 'paid', balance: '0.00' },
    ])
  })
})
