// The bill-pay platform on QuickBooks Desktop: what it sends. One test a requirement, on the fixture company, through
// the real service and the simulated Web Connector and QuickBooks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAt } from '../../src/schema/entity.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({
    rules: 'bill-pay-desktop',
    settings: { accounts: { bills: 'Checking', payments: 'Undeposited Funds' } },
  })
  w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } })
  w.inQuickBooks('AccountAddRq', { AccountAdd: { Name: 'Materials', AccountType: 'Expense' } })
  await w.run()
})
afterEach(async () => {
  await w.close()
})

/** The platform writes a row, and the lines of a document with it. */
function write(table: string, row: Record<string, unknown>, lines: Record<string, unknown>[] = []) {
  const insert = (into: string, values: Record<string, unknown>) => {
    const names = Object.keys(values)
    w.sql
      .prepare(
        `insert into ${into} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      )
      .run(Object.values(values))
  }
  w.sql.transaction(() => {
    for (const [index, line] of lines.entries())
      insert(`${table.replace(/s$/, '')}_lines`, {
        parent_id: row['id'],
        position: index + 1,
        ...line,
      })
    insert(table, row)
  })()
}
const idOf = (table: string, name: string): string =>
  w.rows<{ id: string }>(`select id from ${table} where full_name = ?`, name)[0]?.id ?? ''
const row = (table: string, id: string) =>
  w.rows<Record<string, string | null>>(`select * from ${table} where id = ?`, id)[0] ?? {}
const errors = () => w.store.select('errors', { state: 'open' })
const balance = (account: string) => textIn(w.look('Account', account), 'Balance')
const found = (entity: string, filter: Record<string, string[]> = {}) => {
  const lines = entity === 'Transfer' ? {} : { IncludeLineItems: 'true' }
  return listAt(
    w.desktop.perform(`${entity}QueryRq`, { ...filter, ...lines }).content,
    `${entity}Ret`,
  )
}

const bill = (lines: Record<string, unknown>[], more: Record<string, unknown> = {}) =>
  write(
    'bills',
    {
      id: 'b-77',
      number: 'B-77',
      vendor_id: idOf('vendors', 'Pipe Supply'),
      date: '2026-04-01',
      ...more,
    },
    lines,
  )
const twoLines = [
  { account: 'Materials', amount: '150.00', description: 'Pipes' },
  { account: 'Materials', amount: '70.00', description: 'Elbows' },
]

describe('lists', () => {
  test('R125: an account of the platform is in QuickBooks, once', async () => {
    write('accounts', { id: 'a-1', name: 'Card Fees 2', type: 'Expense' })
    await w.tick()
    await w.tick()
    expect(found('Account', {}).filter((a) => textIn(a, 'Name') === 'Card Fees 2')).toHaveLength(1)
    expect(row('accounts', 'a-1')).toMatchObject({ booking: 'booked', full_name: 'Card Fees 2' })
  })

  test('R126: a department is a class in QuickBooks', async () => {
    w.prefer('AccountingPreferences', { IsUsingClassTracking: 'true' })
    write('classes', { id: 'c-1', name: 'South' })
    await w.tick()
    expect(row('classes', 'c-1')).toMatchObject({ booking: 'booked' })
    expect(found('Class').map((c) => textIn(c, 'FullName'))).toContain('South')
  })

  test('R127: a vendor named as a customer is refused, under another name it goes over', async () => {
    write('vendors', { id: 'v-1', name: 'Acme Dental' })
    await w.tick()
    expect(await errors()).toMatchObject([{ code: 'E_QB_DUPLICATE_NAME', entity: 'Vendor' }])
    expect((await errors())[0]?.reason).toMatch(/Acme Dental.*customer/i)
    w.sql.exec("update vendors set name = 'Acme Dental (V)' where id = 'v-1'")
    await w.tick()
    expect(row('vendors', 'v-1')).toMatchObject({
      booking: 'booked',
      quickbooks_id: expect.any(String),
    })
    expect(await errors()).toEqual([])
  })

  test('R133: a customer of the platform is in QuickBooks, once, and its edits follow', async () => {
    write('customers', { id: 'e-1', name: 'Elm Studio', phone: '555-1' })
    await w.tick()
    await w.tick()
    expect(found('Customer').filter((c) => textIn(c, 'Name') === 'Elm Studio')).toHaveLength(1)
    w.sql.exec("update customers set phone = '555-2' where id = 'e-1'")
    await w.tick()
    expect(w.look('Customer', 'Elm Studio')).toMatchObject({ Phone: '555-2' })
    await w.tick()
    expect(w.sent('CustomerModRq')).toEqual([])
  })
})

describe('payables', () => {
  test('R128: a bill with two lines is one bill in QuickBooks', async () => {
    bill(twoLines)
    await w.tick()
    expect(await errors()).toEqual([])
    const [made, ...more] = found('Bill')
    expect(more).toEqual([])
    expect(made).toMatchObject({ RefNumber: 'B-77', AmountDue: '220.00' })
    expect(listAt(made ?? {}, 'ExpenseLineRet')).toHaveLength(2)
    expect(balance('Accounts Payable')).toBe('220.00')
  })

  test('R129: a line for a job is billable to it', async () => {
    const job = idOf('customers', 'Acme Dental:Fit-out')
    bill([{ account: 'Materials', amount: '80.00', customer_id: job, billable: 'Billable' }])
    await w.tick()
    const [made] = found('Bill')
    expect(listAt(made ?? {}, 'ExpenseLineRet')).toMatchObject([
      { CustomerRef: { FullName: 'Acme Dental:Fit-out' }, BillableStatus: 'Billable' },
    ])
  })

  test('R130: a payment of a bill waits for the bill, then pays it', async () => {
    const vendor = idOf('vendors', 'Pipe Supply')
    write(
      'bill_payments',
      { id: 'bp-1', vendor_id: vendor, date: '2026-04-01', amount: '220.00' },
      [{ bill_id: 'b-77', amount: '220.00' }],
    )
    bill(twoLines)
    await w.tick()
    expect(await errors()).toEqual([])
    expect(found('Bill')).toMatchObject([{ IsPaid: 'true' }])
    expect(balance('Checking')).toBe('12280.00')
    expect(row('bill_payments', 'bp-1')).toMatchObject({ booking: 'booked' })
  })

  test('R131: a vendor credit is in QuickBooks, unapplied', async () => {
    write(
      'vendor_credits',
      { id: 'vc-1', vendor_id: idOf('vendors', 'Pipe Supply'), date: '2026-04-01' },
      [{ account: 'Materials', amount: '20.00' }],
    )
    await w.tick()
    expect(await errors()).toEqual([])
    expect(found('VendorCredit')).toMatchObject([{ CreditAmount: '20.00', OpenAmount: '20.00' }])
  })

  test('R132: a transfer moves the balances', async () => {
    const before = balance('Savings')
    write('transfers', {
      id: 't-1',
      date: '2026-04-01',
      from_account: 'Checking',
      to_account: 'Savings',
      amount: '300.00',
    })
    await w.tick()
    expect(await errors()).toEqual([])
    expect(balance('Checking')).toBe('12200.00')
    expect(Number(balance('Savings')) - Number(before)).toBe(300)
  })

  test('R137: changes in QuickBooks to a bill do not come, and are told once', async () => {
    bill(twoLines)
    await w.tick()
    const [made = {}] = found('Bill')
    const key = { TxnID: textIn(made, 'TxnID'), EditSequence: textIn(made, 'EditSequence') }
    w.inQuickBooks('BillModRq', { BillMod: { ...key, Memo: 'changed by hand' } })
    await w.tick()
    await w.tick()
    expect(row('bills', 'b-77')['memo']).toBeNull()
    const skips = await w.store.select('skips', { code: 'S_PAYABLES_QB_EDIT' })
    expect(skips).toMatchObject([{ entity: 'Bill', label: 'B-77', count: 1 }])
    w.inQuickBooks('BillAddRq', {
      BillAdd: {
        VendorRef: { FullName: 'Pipe Supply' },
        ExpenseLineAdd: [{ AccountRef: { FullName: 'Materials' }, Amount: '5.00' }],
      },
    })
    await w.tick()
    expect(w.rows('select id from bills')).toHaveLength(1)
  })
})

describe('receivables', () => {
  const invoice = (more: Record<string, unknown> = {}) =>
    write(
      'invoices',
      {
        id: 'p-10',
        number: 'P-10',
        customer_id: idOf('customers', 'Acme Dental'),
        date: '2026-04-01',
        ...more,
      },
      [{ item: 'Service', description: 'Work', quantity: '1', rate: '510.00' }],
    )
  beforeEach(() => {
    w.inQuickBooks('ItemServiceAddRq', {
      ItemServiceAdd: {
        Name: 'Service',
        SalesOrPurchase: { Price: '1.00', AccountRef: { FullName: 'Sales' } },
      },
    })
  })

  test('R134, R135: an invoice and its payment go over in one run', async () => {
    invoice()
    w.sql.exec(
      "insert into payments (id, invoice_id, amount, connection) values ('pay-1', 'p-10', '510.00', 'rivera')",
    )
    await w.tick()
    expect(await errors()).toEqual([])
    expect(w.look('Invoice', 'P-10')).toMatchObject({ Subtotal: '510.00', IsPaid: 'true' })
    expect(row('invoices', 'p-10')).toMatchObject({ balance: '0.00', status: 'paid' })
  })

  test('R134: a number longer than QuickBooks takes is refused before anything is sent', async () => {
    invoice({ number: 'P-1234567890' })
    await w.tick()
    expect(await errors()).toMatchObject([{ code: 'E_BAD_RECORD', entity: 'Invoice' }])
    expect(w.sent('InvoiceAddRq')).toEqual([])
  })

  test('R146, R147: a number that QuickBooks has already is refused, and goes over once it is free', async () => {
    invoice({ number: '1002', date: '2026-02-10' })
    await w.tick()
    expect(await errors()).toMatchObject([
      {
        code: 'E_QB_DUPLICATE_NUMBER',
        label: '1002',
        reason: expect.stringMatching(/1002.*Birch Cafe/),
      },
    ])
    const all = () => found('Invoice', { RefNumber: ['1002'] })
    expect(all()).toHaveLength(1)
    w.inQuickBooks('TxnDelRq', { TxnDelType: 'Invoice', TxnID: textIn(all()[0] ?? {}, 'TxnID') })
    await w.tick()
    expect(all()).toMatchObject([{ CustomerRef: { FullName: 'Acme Dental' } }])
    expect(await errors()).toEqual([])
  })

  test('R139, R140: editable until it is synced, then only in QuickBooks', async () => {
    invoice()
    w.sql.exec("update invoices set memo = 'second thoughts' where id = 'p-10'")
    await w.tick()
    expect(w.look('Invoice', 'P-10')).toMatchObject({ Memo: 'second thoughts' })
    w.sql.exec("update invoices set memo = 'third' where id = 'p-10'")
    await w.tick()
    expect(await errors()).toMatchObject([{ code: 'E_INVOICE_LOCKED' }])
    expect(w.look('Invoice', 'P-10')).toMatchObject({ Memo: 'second thoughts' })
  })
})

describe('what QuickBooks could not read', () => {
  test('is refused with the field named, and takes nothing else down', async () => {
    write('customers', { id: 'e-0', phone: '555-0' })
    write('customers', { id: 'e-1', name: 'Elm Studio' })
    bill(twoLines)
    await w.tick()
    const [error, ...others] = await errors()
    expect(others).toEqual([])
    expect(error).toMatchObject({ code: 'E_BAD_RECORD', entity: 'Customer', record: 'e-0' })
    expect(error?.reason).toContain('Name')
    expect(row('customers', 'e-1')).toMatchObject({ booking: 'booked' })
    expect(row('bills', 'b-77')).toMatchObject({ booking: 'booked' })
    w.sql.exec("update customers set name = 'Oak Studio' where id = 'e-0'")
    await w.tick()
    expect(row('customers', 'e-0')).toMatchObject({ booking: 'booked' })
    expect(await errors()).toEqual([])
  })
})

describe('a QuickBooks without transfers', () => {
  test('R132: below qbXML 12.0 a transfer is a journal entry with the same effect, and marked so', async () => {
    w.company.setFacts({ newestVersion: '11.0' })
    const before = Number(balance('Savings'))
    write('transfers', {
      id: 't-1',
      date: '2026-04-01',
      from_account_id: idOf('accounts', 'Checking'),
      to_account_id: idOf('accounts', 'Savings'),
      amount: '300.00',
    })
    await w.tick()
    expect(await errors()).toEqual([])
    expect(found('Transfer')).toEqual([])
    // The other one is the opening balance.
    expect(found('JournalEntry')).toHaveLength(2)
    expect([balance('Checking'), Number(balance('Savings')) - before]).toEqual(['12200.00', 300])
    expect(row('transfers', 't-1')).toMatchObject({ booking: 'booked' })
    const told = (await w.store.select('skips')).map((s) => [s.code, s.entity, s.record])
    expect(told).toContainEqual(['S_AS_JOURNAL_ENTRY', 'Transfer', 't-1'])
    await w.tick()
    expect(found('JournalEntry')).toHaveLength(2)
  })
})

describe('what QuickBooks does to it', () => {
  test('R137: a bill deleted there stays on the platform, and is told once', async () => {
    bill(twoLines)
    await w.tick()
    const id = row('bills', 'b-77')['quickbooks_id'] ?? ''
    w.inQuickBooks('TxnDelRq', { TxnDelType: 'Bill', TxnID: id })
    await w.tick()
    await w.tick()
    expect(row('bills', 'b-77')).toMatchObject({ archived_at: null, booking: 'booked' })
    const told = (await w.store.select('skips')).filter((s) => s.record === 'b-77')
    expect(told.map((s) => [s.code, s.count])).toEqual([['S_PAYABLES_QB_EDIT', 1]])
    expect(told[0]?.reason).toContain('deleted')
  })
})
