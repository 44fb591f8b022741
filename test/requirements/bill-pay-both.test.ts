// The bill-pay platform on QuickBooks Desktop: what it reads (R117–R124, R136–R149). On the fixture company, through the
// real service and the simulated Web Connector and QuickBooks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRecords, recordsOf, refuseUnmarked } from '../../src/cli/overview.ts'
import { billPayDesktop } from '../../src/profiles/bill-pay-desktop.ts'
import { compare } from '../../src/profiles/compare.ts'
import { entity } from '../../src/schema/entities.ts'
import { movedAnything, type Progress } from '../../src/sync/progress.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({ rules: 'bill-pay-desktop' })
})
afterEach(async () => {
  await w.close()
})

const names = (table: string, column = 'full_name') =>
  w
    .rows<Record<string, string>>(`select ${column} as x from ${table} order by 1`)
    .map((r) => r['x'])
const lastRun = async () =>
  (await w.store.select('runs', {}, { order: [['id', 'desc']], limit: 1 }))[0]
const counts = async () => (await lastRun())?.progress as Progress
const invoice = (customer: string, TxnDate: string, more: Record<string, unknown> = {}) =>
  w.inQuickBooks('InvoiceAddRq', {
    InvoiceAdd: {
      CustomerRef: { FullName: customer },
      TxnDate,
      InvoiceLineAdd: [{ ItemRef: { FullName: itemName() }, Quantity: '1', Rate: '10.00' }],
      ...more,
    } as never,
  })
const itemName = (): string => {
  const line = w.look('Invoice', '1002')['InvoiceLineRet']
  return textIn((Array.isArray(line) ? line[0] : line) as never, 'ItemRef.FullName')
}

describe('lists', () => {
  test('R117: an account that is new in QuickBooks is on the platform after the next sync', async () => {
    await w.run()
    w.inQuickBooks('AccountAddRq', { AccountAdd: { Name: 'Payroll', AccountType: 'Bank' } })
    await w.tick()
    expect(names('accounts')).toContain('Payroll')
  })

  test('R118: a class is a department', async () => {
    w.prefer('AccountingPreferences', { IsUsingClassTracking: 'true' })
    w.inQuickBooks('ClassAddRq', { ClassAdd: { Name: 'North' } })
    await w.run()
    expect(names('classes')).toContain('North')
  })

  test('R119: a vendor arrives, and so does its new address', async () => {
    await w.run()
    const made = w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } })
    await w.tick()
    expect(names('vendors')).toContain('Pipe Supply')
    w.inQuickBooks('VendorModRq', {
      VendorMod: {
        ListID: textIn(made, 'VendorRet.ListID'),
        EditSequence: textIn(made, 'VendorRet.EditSequence'),
        VendorAddress: { Addr1: 'Dock 7', City: 'Chicago' },
      },
    })
    await w.tick()
    const [row] = w.rows<Record<string, string>>(
      "select * from vendors where full_name = 'Pipe Supply'",
    )
    expect(JSON.stringify(row)).toContain('Dock 7')
  })

  test('R120, R122: customers come, and a job stands under its customer', async () => {
    await w.run()
    expect(names('customers')).toEqual(expect.arrayContaining(['Acme Dental', 'Birch Cafe']))
    const jobs = w.rows(
      "select c.name, p.full_name as above from customers c join customers p on p.id = c.parent_id where c.full_name = 'Acme Dental:Fit-out'",
    )
    expect(jobs).toEqual([{ name: 'Fit-out', above: 'Acme Dental' }])
  })

  test('R121: the book balance follows what is booked in QuickBooks', async () => {
    const checking = () =>
      w.rows<Record<string, string>>(
        "select balance, synced_at from accounts where full_name = 'Checking'",
      )[0]
    await w.run()
    expect(checking()).toMatchObject({ balance: '12500.00', synced_at: expect.any(String) })
    w.inQuickBooks('AccountAddRq', { AccountAdd: { Name: 'Materials', AccountType: 'Expense' } })
    w.inQuickBooks('CheckAddRq', {
      CheckAdd: {
        AccountRef: { FullName: 'Checking' },
        ExpenseLineAdd: [{ AccountRef: { FullName: 'Materials' }, Amount: '500.00' }],
      },
    })
    await w.tick()
    expect(checking()).toMatchObject({ balance: '12000.00' })
  })

  test('R124: items of all kinds come with their kind, and none is sent', async () => {
    w.inQuickBooks('ItemServiceAddRq', {
      ItemServiceAdd: {
        Name: 'Labour',
        SalesOrPurchase: { Price: '1.00', AccountRef: { FullName: 'Sales' } },
      },
    })
    w.inQuickBooks('ItemGroupAddRq', {
      ItemGroupAdd: {
        Name: 'Kit',
        ItemGroupLine: [{ ItemRef: { FullName: 'Labour' }, Quantity: '1' }],
      },
    })
    await w.run()
    const kinds = w.rows(
      "select name, kind from items where name in ('Labour', 'Kit') order by name",
    )
    expect(kinds).toEqual([
      { name: 'Kit', kind: 'ItemGroup' },
      { name: 'Labour', kind: 'ItemService' },
    ])
    w.sql.exec("insert into items (id, name, kind) values ('i-1', 'Ours', 'ItemService')")
    await w.tick()
    expect(w.sent('ItemServiceAdd')).toEqual([])
  })
})

describe('invoices', () => {
  test('R123, R144: those dated on or after the day of connecting, by their date alone', async () => {
    await w.run()
    expect(names('invoices', 'number')).toEqual([])
    invoice('Acme Dental', '2026-04-01', { RefNumber: '2001' })
    invoice('Acme Dental', '2026-03-31', { RefNumber: '2002' })
    await w.tick()
    expect(names('invoices', 'number')).toEqual(['2001'])
    const now = w.look('Invoice', '2001')
    w.inQuickBooks('InvoiceModRq', {
      InvoiceMod: {
        TxnID: textIn(now, 'TxnID'),
        EditSequence: textIn(now, 'EditSequence'),
        Memo: 'edited',
      },
    })
    await w.tick()
    expect(w.rows('select number, memo from invoices')).toEqual([
      { number: '2001', memo: 'edited' },
    ])
  })

  test('R138: they begin on either side, and where is known', async () => {
    await w.run()
    invoice('Acme Dental', '2026-04-01', { RefNumber: '2001' })
    const customer = w.rows<{ id: string }>(
      "select id from customers where full_name = 'Birch Cafe'",
    )[0]?.id
    w.sql.transaction(() => {
      w.sql
        .prepare(
          "insert into invoice_lines (parent_id, position, item, quantity, rate) values ('p-10', 1, ?, '1', '5.00')",
        )
        .run(itemName())
      w.sql
        .prepare(
          "insert into invoices (id, number, customer_id, date) values ('p-10', 'P-10', ?, '2026-04-01')",
        )
        .run(customer)
    })()
    await w.tick()
    expect(names('invoices', 'number')).toEqual(['2001', 'P-10'])
    expect(w.look('Invoice', 'P-10')).toMatchObject({ Subtotal: '5.00' })
    const links = await w.store.select('links', {
      entity: 'Invoice',
      label: { in: ['2001', 'P-10'] },
    })
    expect(links.map((l) => [l.label, l.origin]).sort()).toEqual([
      ['2001', 'quickbooks'],
      ['P-10', 'platform'],
    ])
  })

  test('R141: whether an invoice is to be emailed comes with it', async () => {
    await w.run()
    invoice('Acme Dental', '2026-04-01', { RefNumber: '2001', IsToBeEmailed: 'true' })
    invoice('Acme Dental', '2026-04-01', { RefNumber: '2002' })
    await w.tick()
    expect(w.rows('select number, to_be_emailed from invoices order by number')).toEqual([
      { number: '2001', to_be_emailed: 1 },
      { number: '2002', to_be_emailed: 0 },
    ])
    const listed = { limit: 100, archived: false, emailable: true }
    const found = await recordsOf(w.store, 'rivera', entity('Invoice'), listed)
    expect(found.records.map((r) => r.number)).toEqual(['2001'])
    const gate = async (number: string) =>
      refuseUnmarked(
        entity('Invoice'),
        await findRecords(w.store, 'rivera', entity('Invoice'), number),
      )
    await gate('2001')
    await expect(gate('2002')).rejects.toMatchObject({
      code: 'E_NOT_TO_BE_EMAILED',
      message: /Invoice 2002/,
      hint: /Email Later/,
    })
    await expect(
      recordsOf(w.store, 'rivera', entity('Bill'), { ...listed, limit: 1 }),
    ).rejects.toMatchObject({ code: 'E_USAGE', message: /invoices/ })
  })

  test('R141: a profile may import only what is marked to be emailed; marked later, it comes then', async () => {
    await w.close()
    const own = billPayDesktop.rules.map((r) =>
      r.entity === 'Invoice' && r.on === 'created in QuickBooks' && !r.group
        ? { ...r, when: [...(r.when ?? []), 'to be emailed' as const] }
        : r,
    )
    const settings = { profile: { ...billPayDesktop, id: 'mine', rules: own } }
    w = await makeWorld({ rules: 'bill-pay-desktop', settings })
    invoice('Acme Dental', '2026-04-01', { RefNumber: '2001', IsToBeEmailed: 'true' })
    invoice('Acme Dental', '2026-04-01', { RefNumber: '2002' })
    await w.run()
    expect(names('invoices', 'number')).toEqual(['2001'])
    expect(await w.store.select('skips', { code: 'S_NOT_TO_BE_EMAILED' })).toMatchObject([
      { label: '2002' },
    ])
    const now = w.look('Invoice', '2002')
    const key = { TxnID: textIn(now, 'TxnID'), EditSequence: textIn(now, 'EditSequence') }
    w.inQuickBooks('InvoiceModRq', { InvoiceMod: { ...key, IsToBeEmailed: 'true' } })
    await w.tick()
    expect(names('invoices', 'number')).toEqual(['2001', '2002'])
  })
})

test('R136: payables are owned by the platform: sent, never read back', () => {
  const { rows } = compare([billPayDesktop], { all: true })
  for (const name of ['Bill', 'VendorCredit', 'BillPaymentCheck']) {
    const own = rows.filter((r) => r.entities[0] === name && !r.part)
    const does = (on: string) => own.find((r) => r.on.includes(on as never))?.cells[0]?.does
    expect([name, does('created on platform'), does('changed in QuickBooks')]).toEqual([
      name,
      'push',
      'skip',
    ])
  }
  const approval = rows.find((r) => r.part === 'approval')
  expect(approval?.cells[0]).toMatchObject({ does: 'skip', source: 'R136, R137' })
})

test('R143: four flows: invoices and payments go, changes of invoices and customers come', () => {
  const does = (name: string, on: string) =>
    billPayDesktop.rules.find((r) => r.entity === name && r.on === on && !r.group)?.does
  expect(does('Invoice', 'created on platform')).toBe('push')
  expect(does('ReceivePayment', 'processed on platform')).toBe('push')
  expect(does('Invoice', 'changed in QuickBooks')).toBe('pull')
  expect(does('Customer', 'changed in QuickBooks')).toBe('pull')
  expect(does('Invoice', 'changed on platform')).toBe('refuse')
})

test('R143: of changes of every kind on both sides exactly these four flows move', async () => {
  await w.run()
  invoice('Acme Dental', '2026-04-01', { RefNumber: '2001' })
  await w.tick()
  const id = (table: string, column: string, value: string) =>
    w.rows<{ id: string }>(`select id from ${table} where ${column} = ?`, value)[0]?.id
  const edit = (kind: 'Invoice' | 'Customer', label: string, change: Record<string, string>) => {
    const now = w.look(kind, label)
    const idField = kind === 'Invoice' ? 'TxnID' : 'ListID'
    const key = { [idField]: textIn(now, idField), EditSequence: textIn(now, 'EditSequence') }
    w.inQuickBooks(`${kind}ModRq`, { [`${kind}Mod`]: { ...key, ...change } })
  }
  // QuickBooks: an invoice and a customer are edited, money is received, a bill and an item are entered.
  edit('Invoice', '2001', { Memo: 'edited' })
  edit('Customer', 'Birch Cafe', { Phone: '555-9' })
  w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } })
  w.inQuickBooks('BillAddRq', {
    BillAdd: {
      VendorRef: { FullName: 'Pipe Supply' },
      ExpenseLineAdd: [{ AccountRef: { FullName: 'Card Fees' }, Amount: '9.00' }],
    },
  })
  await w.tick()
  expect((await counts()).counts).toMatchObject({ Vendor: { pulled: 1 } })
  edit('Invoice', '2001', { Memo: 'again' })
  edit('Customer', 'Birch Cafe', { Phone: '555-8' })
  w.inQuickBooks('ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: { FullName: 'Acme Dental' },
      TotalAmount: '1.00',
      IsAutoApply: 'true',
    },
  })
  // The platform: an invoice with its payment, an edit of one that is synced, and one taken away.
  w.sql.transaction(() => {
    w.sql
      .prepare(
        "insert into invoice_lines (parent_id, position, item, quantity, rate) values ('p-10', 1, ?, '1', '5.00')",
      )
      .run(itemName())
    w.sql
      .prepare(
        "insert into invoices (id, number, customer_id, date) values ('p-10', 'P-10', ?, '2026-04-01')",
      )
      .run(id('customers', 'full_name', 'Birch Cafe'))
    w.sql.exec("insert into payments (id, invoice_id, amount) values ('pay-1', 'p-10', '5.00')")
    w.sql.exec("update invoices set memo = 'ours' where number = '2001'")
    w.sql.exec("update payments set memo = 'noted' where id = 'none'")
  })()
  await w.tick()
  // The book balance of an account moves with the money (R121): that is no flow of its own.
  const { Account: _, ...rest } = (await counts()).counts
  const moved = Object.entries(rest).flatMap(([name, c]) =>
    (['pulled', 'pushed', 'archived', 'removed'] as const).flatMap((how) =>
      c[how] > 0 ? [`${name} ${how}`] : [],
    ),
  )
  expect(moved.sort()).toEqual([
    'Customer pulled',
    'Invoice pulled',
    'Invoice pushed',
    'ReceivePayment pushed',
  ])
  // The edit was refused; that of QuickBooks took its place, so nothing is left of it.
  expect((await w.store.select('errors')).map((e) => [e.code, e.state])).toEqual([
    ['E_INVOICE_LOCKED', 'cleared'],
  ])
  expect(w.rows("select count(*) n from payments where id <> 'pay-1'")).toEqual([{ n: 0 }])
  expect(w.rows('select count(*) n from bills')).toEqual([{ n: 0 }])
})

test('R149: a second sync moves nothing, and one changed vendor is one record', async () => {
  w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } })
  await w.run()
  await w.tick()
  expect(movedAnything(await counts())).toBe(false)
  const now = w.desktop.perform('VendorQueryRq', { FullName: ['Pipe Supply'] }).content['VendorRet']
  const vendor = (Array.isArray(now) ? now[0] : now) as never
  w.inQuickBooks('VendorModRq', {
    VendorMod: {
      ListID: textIn(vendor, 'ListID'),
      EditSequence: textIn(vendor, 'EditSequence'),
      Phone: '555-1',
    },
  })
  await w.tick()
  const pulled = Object.entries((await counts()).counts).filter(([, c]) => c.pulled > 0)
  expect(pulled.map(([name, c]) => [name, c.pulled])).toEqual([['Vendor', 1]])
})
