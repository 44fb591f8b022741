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

const pay = (number: string, amount: string, more: Record<string, string> = {}): string => {
  const [invoice] = w.rows<{ id: string }>('select id from invoices where number = ?', number)
  const row = { id: `p-${number}-${amount}`, invoice_id: invoice?.id ?? '', amount, ...more }
  const names = Object.keys(row)
  w.sql
    .prepare(
      `insert into payments (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row))
  return row.id
}
const idOf = (number: string) => textIn(w.look('Invoice', number), 'TxnID')
const receive = (
  customer: string,
  amount: string,
  applied: Record<string, string>,
  more: Record<string, string> = {},
): void => {
  w.inQuickBooks('ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: { FullName: customer },
      ...more,
      TotalAmount: amount,
      AppliedToTxnAdd: Object.entries(applied).map(([number, PaymentAmount]) => ({
        TxnID: idOf(number),
        PaymentAmount,
      })),
    },
  })
}
const applications = () =>
  w.rows(
    `select i.number, a.amount, p.number as reference, p.source from payment_applications a
     join payments p on p.id = a.parent_id join invoices i on i.id = a.invoice_id order by i.number, a.amount`,
  )

describe('payments', () => {
  beforeEach(async () => {
    await w.run()
  })

  test('R53, R63: one run moves a payment each way, and the one sent does not come back as another', async () => {
    pay('1002', '400.00')
    receive('Acme Dental', '100.00', { '1001': '100.00' })
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    await w.tick()
    expect(w.rows('select source, amount from payments order by amount')).toEqual([
      { source: 'quickbooks', amount: '100.00' },
      { source: 'quickbooks', amount: '250.00' },
      { source: 'processed', amount: '400.00' },
    ])
  })

  test('R54: a payment split over two invoices is one row with a portion of each', async () => {
    invoiceFor('Acme Dental', '200.00')
    await w.tick()
    const [second] = w.rows<{ number: string }>(
      "select number from invoices where total = '200.00'",
    )
    const number = second?.number ?? ''
    receive(
      'Acme Dental',
      '500.00',
      { '1001': '300.00', [number]: '200.00' },
      { RefNumber: 'CHK 9' },
    )
    await w.tick()
    expect(applications().filter((a) => a['reference'] === 'CHK 9')).toEqual([
      { number: '1001', amount: '300.00', reference: 'CHK 9', source: 'quickbooks' },
      { number, amount: '200.00', reference: 'CHK 9', source: 'quickbooks' },
    ])
    expect(w.rows("select balance from invoices where number = '1001'")).toEqual([
      { balance: '700.00' },
    ])
  })

  test('R72, R73: what the platform processed is sent, what it only noted is told', async () => {
    pay('1001', '100.00')
    pay('1001', '50.00', { source: 'offline' })
    await w.tick()
    expect(w.look('Invoice', '1001')).toMatchObject({ BalanceRemaining: '900.00' })
    const told = (await skips()).find(([code]) => code === 'S_OFFLINE_PAYMENT')
    for (const part of ['50.00', '1001', 'Acme Dental']) expect(told?.[2]).toContain(part)
  })

  test('R74: every payment in QuickBooks arrives, whoever made it', async () => {
    receive('Acme Dental', '10.00', { '1001': '10.00' }, { Memo: 'cash' })
    receive('Acme Dental', '20.00', { '1001': '20.00' }, { RefNumber: '8812' })
    pay('1001', '30.00')
    await w.tick()
    await w.tick()
    const amounts = applications().filter((a) => a['number'] === '1001')
    expect(amounts.map((a) => [a['amount'], a['source']])).toEqual([
      ['10.00', 'quickbooks'],
      ['20.00', 'quickbooks'],
      ['30.00', 'processed'],
    ])
  })

  test('R75: a refund changes nothing in QuickBooks, and is told with amount, invoice and customer', async () => {
    pay('1002', '400.00')
    await w.tick()
    pay('1002', '40.00', { status: 'refunded' })
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    expect(w.sent('ReceivePaymentAddRq')).toEqual([])
    const told = (await skips()).find(([code]) => code === 'S_REFUND')
    for (const part of ['40.00', '1002', 'Birch Cafe']) expect(told?.[2]).toContain(part)
  })
})
