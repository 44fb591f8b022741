// Reads that broke off, clocks that were wrong, records that went while nobody looked: each was found by the simulation
// (test/simulation) and is told here by itself.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({ pageSize: 2 })
})
afterEach(async () => {
  await w.close()
})

const day = 24 * 60
const remove = (number: string): void => {
  const id = textIn(w.look('Invoice', number), 'TxnID')
  w.inQuickBooks('TxnDelRq', { TxnDelType: 'Invoice', TxnID: id })
}
const archived = () =>
  w
    .rows<{ number: string }>('select number from invoices where archived_at is not null')
    .map((r) => r.number)

describe('a payment whose invoice was deleted', () => {
  test('is told once, and not taken up again by every run', async () => {
    await w.run()
    remove('1002')
    await w.tick()
    w.sql.exec("insert into payments (invoice_number, amount) values ('1002', '5.00')")
    await w.tick()
    await w.tick()
    await w.tick()
    expect(await w.store.select('errors')).toMatchObject([{ code: 'E_PAYMENT_INVOICE', count: 1 }])
  })
})

/** The process dies at this commit behind the first page of invoices that the backend takes. */
async function dieAfterPage(nth: number): Promise<void> {
  const backend = w.backend as { apply: World['backend']['apply'] }
  const { apply } = backend
  backend.apply = async (connection, changes, context) => {
    const refused = await apply(connection, changes, context)
    if (changes.some((c) => c.kind === 'put' && c.record.entity === 'Invoice')) {
      backend.apply = apply
      w.breakCommit(nth)
    }
    return refused
  }
  await w.run()
  w.breakCommit(0)
}
const links = (label: string) => w.store.count('links', { label })

describe('a page that the backend took and the store never heard of', () => {
  test('what is deleted before it is read again is archived all the same', async () => {
    await dieAfterPage(1)
    expect(w.rows("select id from invoices where number = '1003'")).toHaveLength(1)
    expect(await links('1003')).toBe(0)
    w.inQuickBooks('TxnDelRq', {
      TxnDelType: 'ReceivePayment',
      TxnID: textIn(w.look('ReceivePayment', '4471'), 'TxnID'),
    })
    remove('1003')
    await w.tick()
    await w.tick()
    expect(archived()).toEqual(['1003'])
    await w.tick()
    expect(w.sent('1003')).toEqual([])
  })

  test("what was deleted before anybody ever logged in stays nobody's business", async () => {
    remove('1001')
    w.env.advance(7 * day * 60_000)
    await w.run()
    await w.tick()
    expect(await w.store.select('links', { archive_reason: 'deleted-in-quickbooks' })).toEqual([])
  })
})

describe('a first sync that broke off and went on after months', () => {
  test('what it had read and was deleted since is archived', async () => {
    await dieAfterPage(2)
    expect([await links('1004'), await links('1002')]).toEqual([1, 0])
    remove('1004')
    await w.tick(120 * day)
    await w.tick()
    expect(archived()).toEqual(['1004'])
  })
})

describe('the clock of the computer with QuickBooks', () => {
  test.each([-7200, 7200])(
    'is %i s wrong for a while: what was changed then is read within a day',
    async (ahead) => {
      await w.run()
      const touch = (number: string, memo: string) => {
        const found = w.look('Invoice', number)
        const key = { TxnID: textIn(found, 'TxnID'), EditSequence: textIn(found, 'EditSequence') }
        w.inQuickBooks('InvoiceModRq', { InvoiceMod: { ...key, Memo: memo } })
      }
      const memos = () =>
        w.rows('select number, memo from invoices where memo is not null order by number')
      w.company.setClock({ ahead: Math.max(0, ahead) })
      touch('1001', 'first')
      await w.tick()
      w.company.setClock({ ahead: Math.min(0, ahead) })
      touch('1002', 'second')
      remove('1004')
      w.company.setClock({ ahead: 0 })
      await w.tick()
      await w.tick(day)
      expect(memos()).toEqual([
        { number: '1001', memo: 'first' },
        { number: '1002', memo: 'second' },
      ])
      expect(archived()).toEqual(['1004'])
      await w.tick()
      expect(w.rows('select * from platform_changes')).toEqual([])
    },
  )
})

test('what stands under a renamed record is read again, though the run breaks off before', async () => {
  const add = (Name: string, parent: string) =>
    w.inQuickBooks('CustomerAddRq', { CustomerAdd: { Name, ParentRef: { FullName: parent } } })
  add('Attic', 'Birch Cafe')
  add('Phase 2', 'Birch Cafe:Attic')
  await w.run()
  // The newest for weeks, so that what is under it is not read for itself.
  await w.tick(9 * day)
  add('Shed', 'Birch Cafe')
  await w.tick()
  await w.tick(9 * day)
  const attic = w.look('Customer', 'Birch Cafe:Attic')
  const [ListID, EditSequence] = ['ListID', 'EditSequence'].map((n) => textIn(attic, n) ?? '')
  w.inQuickBooks('CustomerModRq', {
    CustomerMod: { ListID: ListID ?? '', EditSequence: EditSequence ?? '', Name: 'Roof' },
  })
  w.connector.faults = {
    afterReceive: () => (w.sent('CustomerQueryRq').length > 0 ? 'drop' : undefined),
  } as never
  expect((await w.tick()).outcome).toBe('connection-error')
  w.connector.faults = {}
  const name = () => w.rows("select full_name from customers where name = 'Phase 2'")
  expect(name()).toEqual([{ full_name: 'Birch Cafe:Attic:Phase 2' }])
  await w.tick()
  expect(name()).toEqual([{ full_name: 'Birch Cafe:Roof:Phase 2' }])
})

test('an invoice that is voided while a first read of open ones is broken off does not stay open', async () => {
  await w.close()
  w = await makeWorld({ pageSize: 2, rules: 'invoicing-desktop' })
  await dieAfterPage(2)
  const [first] = w.rows<{ number: string; balance: string; quickbooks_id: string }>(
    'select number, balance, quickbooks_id from invoices order by date',
  )
  expect(first?.balance).not.toBe('0.00')
  w.inQuickBooks('TxnVoidRq', { TxnVoidType: 'Invoice', TxnID: first?.quickbooks_id ?? '' })
  // What is saved much later is where the first read ends.
  w.env.advance(30 * day * 60_000)
  const { CustomerRef } = w.look('Invoice', '1002')
  const line = { ItemRef: { FullName: 'Labor' }, Rate: '5.00' }
  w.inQuickBooks('InvoiceAddRq', { InvoiceAdd: { CustomerRef, InvoiceLineAdd: [line] } as never })
  await w.tick(day)
  await w.tick()
  expect(w.rows(`select balance from invoices where number = '${first?.number}'`)).toEqual([
    { balance: '0.00' },
  ])
})
