// The bill-pay platform on QuickBooks Desktop: what it reads. One test a requirement, on the fixture company, through
// the real service and the simulated Web Connector and QuickBooks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({ rules: 'bill-pay-desktop', settings: { startDate: '2026-03-01' } })
})
afterEach(async () => {
  await w.close()
})

const errors = () => w.store.select('errors', { state: 'open' })
const skips = async () => (await w.store.select('skips')).map((s) => [s.code, s.label])
const names = (table: string) =>
  w.rows<{ full_name: string }>(`select full_name from ${table}`).map((r) => r.full_name)
const keyOf = (entity: string, name: string) => {
  const now = w.look(entity, name)
  const id = entity === 'Invoice' ? 'TxnID' : 'ListID'
  return { [id]: textIn(now, id), EditSequence: textIn(now, 'EditSequence') }
}
const numbers = () =>
  w.rows<{ number: string }>('select number from invoices order by number').map((r) => r.number)

describe('lists', () => {
  test('R117: a new account is on the platform after the next sync, whatever its state', async () => {
    await w.run()
    w.inQuickBooks('AccountAddRq', { AccountAdd: { Name: 'Payroll', AccountType: 'Bank' } })
    w.inQuickBooks('AccountAddRq', {
      AccountAdd: { Name: 'Tips', AccountType: 'Bank', ParentRef: { FullName: 'Payroll' } },
    })
    await w.tick()
    expect(names('accounts')).toEqual(expect.arrayContaining(['Payroll', 'Payroll:Tips']))
    expect(
      w.rows(
        "select p.name from accounts a join accounts p on p.id = a.parent_id where a.name = 'Tips'",
      ),
    ).toEqual([{ name: 'Payroll' }])
  })

  test('R118: classes are departments; with class tracking off there are none, and no error', async () => {
    await w.run()
    expect(names('classes')).toEqual([])
    expect(await errors()).toEqual([])
    setClassTracking(true)
    w.inQuickBooks('ClassAddRq', { ClassAdd: { Name: 'North' } })
    await w.tick()
    expect(names('classes')).toEqual(['North'])
  })

  test('R119: a new vendor and its change of address', async () => {
    await w.run()
    w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } })
    await w.tick()
    expect(names('vendors')).toEqual(['Pipe Supply'])
    w.inQuickBooks('VendorModRq', {
      VendorMod: { ...vendorKey(), VendorAddress: { Addr1: '12 Dock Road', City: 'Joliet' } },
    })
    await w.tick()
    const [vendor] = w.rows<Record<string, string>>('select * from vendors')
    expect(Object.values(vendor ?? {})).toEqual(expect.arrayContaining(['12 Dock Road', 'Joliet']))
  })

  test('R120: a job is linked to its customer and keeps its full name', async () => {
    await w.run()
    expect(
      w.rows(
        'select j.name, j.full_name, c.name as above from customers j join customers c on c.id = j.parent_id',
      ),
    ).toEqual([{ name: 'Fit-out', full_name: 'Acme Dental:Fit-out', above: 'Acme Dental' }])
  })

  test('R121: the book balance of a bank account, and when it was read', async () => {
    await w.run()
    const checking = () =>
      w.rows<Record<string, string>>(
        "select balance, synced_at from accounts where name = 'Checking'",
      )[0]
    expect(checking()).toMatchObject({ balance: '12500.00' })
    const before = checking()?.['synced_at'] ?? ''
    w.inQuickBooks('CheckAddRq', {
      CheckAdd: {
        AccountRef: { FullName: 'Checking' },
        RefNumber: '501',
        ExpenseLineAdd: [{ AccountRef: { FullName: 'Card Fees' }, Amount: '500.00' }],
      },
    })
    await w.tick()
    expect(checking()).toMatchObject({ balance: '12000.00' })
    expect((checking()?.['synced_at'] ?? '') > before).toBe(true)
  })

  test('R122: a renamed customer keeps its platform id', async () => {
    await w.run()
    const before = w.rows("select id from customers where name = 'Birch Cafe'")
    w.inQuickBooks('CustomerModRq', {
      CustomerMod: { ...keyOf('Customer', 'Birch Cafe'), Name: 'Birch Café' },
    })
    await w.tick()
    expect(w.rows("select id from customers where name = 'Birch Café'")).toEqual(before)
  })

  test('R124: items of every kind, each with its kind, and none is sent', async () => {
    w.inQuickBooks('ItemServiceAddRq', {
      ItemServiceAdd: {
        Name: 'Labour',
        SalesOrPurchase: { Price: '60.00', AccountRef: { FullName: 'Sales' } },
      },
    })
    w.inQuickBooks('ItemGroupAddRq', {
      ItemGroupAdd: {
        Name: 'Kit',
        IsPrintItemsInGroup: 'false',
        ItemGroupLine: [{ ItemRef: { FullName: 'Labour' }, Quantity: '1' }],
      },
    })
    await w.run()
    expect(
      w.rows("select name, kind from items where name in ('Kit', 'Labour') order by name"),
    ).toEqual([
      { name: 'Kit', kind: 'ItemGroup' },
      { name: 'Labour', kind: 'ItemService' },
    ])
    w.sql
      .prepare("insert into items (id, kind, name) values ('i-1', 'ItemService', 'Permit')")
      .run()
    await w.tick()
    expect(w.sent('ItemServiceAddRq')).toEqual([])
    expect(await skips()).toContainEqual(['S_CREATED_IN_PLATFORM', 'Permit'])
  })
})

const setClassTracking = (on: boolean): void =>
  w.prefer('AccountingPreferences', { IsUsingClassTracking: String(on) })
const vendorKey = () => {
  const answer = w.desktop.perform('VendorQueryRq', { FullName: ['Pipe Supply'] })
  const [vendor] = answer.content['VendorRet'] as Record<string, string>[]
  return { ListID: vendor?.['ListID'] ?? '', EditSequence: vendor?.['EditSequence'] ?? '' }
}

describe('receivables from the day of connecting', () => {
  const invoiceOf = (date: string, number: string) =>
    w.inQuickBooks('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        TxnDate: date,
        RefNumber: number,
        InvoiceLineAdd: [{ ItemRef: { FullName: itemName() }, Quantity: '1', Rate: '60.00' }],
      },
    })
  const itemName = (): string => {
    const line = w.look('Invoice', '1002')['InvoiceLineRet']
    return textIn((Array.isArray(line) ? line[0] : line) as never, 'ItemRef.FullName')
  }

  test('R123: an invoice comes, and so does its edit', async () => {
    await w.run()
    expect(numbers()).toEqual(['1001'])
    w.inQuickBooks('InvoiceModRq', {
      InvoiceMod: { ...keyOf('Invoice', '1001'), Memo: 'Second visit agreed' },
    })
    await w.tick()
    expect(w.rows("select memo from invoices where number = '1001'")).toEqual([
      { memo: 'Second visit agreed' },
    ])
  })

  test('R144: judged by the date of the invoice, not by the day it was entered', async () => {
    await w.run()
    invoiceOf('2026-02-28', '1101')
    invoiceOf('2026-04-01', '1102')
    await w.tick()
    expect(numbers()).toEqual(['1001', '1102'])
    expect(await skips()).toContainEqual(['S_BEFORE_START_DATE', '1101'])
  })

  test('R145: what is earlier stays where it is, and is told', async () => {
    await w.run()
    expect(await skips()).toContainEqual(['S_BEFORE_START_DATE', '1002'])
    w.inQuickBooks('InvoiceModRq', { InvoiceMod: { ...keyOf('Invoice', '1002'), Memo: 'again' } })
    await w.tick()
    expect(numbers()).toEqual(['1001'])
  })

  test('R144: the day of connecting is set once, in the time of the company', async () => {
    await w.run()
    w.env.advance(40 * 86_400_000)
    await w.run()
    const [connection] = await w.store.select('connections')
    expect(connection?.settings).toMatchObject({ startDate: '2026-03-01' })
  })
})

describe('pushed where a feature is off', () => {
  test('R126: a department without class tracking is refused with what to switch on', async () => {
    await w.run()
    w.sql.prepare("insert into classes (id, name) values ('d-1', 'South')").run()
    await w.tick()
    expect((await errors()).map((e) => [e.code, e.label])).toEqual([['E_QB_FEATURE_OFF', 'South']])
    setClassTracking(true)
    w.env.advance(26 * 3_600_000)
    await w.run()
    expect(await errors()).toEqual([])
    expect(names('classes')).toEqual(['South'])
  })
})
