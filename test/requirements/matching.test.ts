// Records that both sides have already are joined by name, once; where a name is not enough, nothing is guessed.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { linkRecord } from '../../src/cli/link.ts'
import { entity } from '../../src/schema/entities.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
const start = async (rules: string) => {
  w = await makeWorld({ rules })
}
afterEach(async () => {
  await w.close()
})

const insert = (table: string, row: Record<string, string>) => {
  const names = Object.keys(row)
  w.sql
    .prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row))
}
const customers = (name: string) =>
  w
    .rows<{ id: string }>('select id from customers where name = ? order by id', name)
    .map((r) => r.id)
const numbers = () =>
  w.rows<{ number: string }>('select number from invoices order by number').map((r) => r.number)
const errors = async () =>
  (await w.store.select('errors', { state: 'open' })).map((e) => [e.code, e.entity, e.label])

describe('one candidate', () => {
  beforeEach(() => start('invoicing-desktop'))

  test('R67: a customer of the platform is linked by its name, and keeps the link when renamed', async () => {
    insert('customers', { id: 'c-1', name: 'acme dental ' })
    await w.run()
    expect(customers('Acme Dental')).toEqual(['c-1'])
    expect(w.rows("select customer_id from invoices where number = '1001'")).toEqual([
      { customer_id: 'c-1' },
    ])
    const now = w.look('Customer', 'Acme Dental')
    w.inQuickBooks('CustomerModRq', {
      CustomerMod: {
        ListID: textIn(now, 'ListID'),
        EditSequence: textIn(now, 'EditSequence'),
        Name: 'Acme Dental Care',
      },
    })
    await w.tick()
    expect(customers('Acme Dental Care')).toEqual(['c-1'])
    expect(await errors()).toEqual([])
    expect(w.sent('CustomerAddRq')).toEqual([])
  })

  test('R67: composed and decomposed letters are the same name', async () => {
    w.inQuickBooks('CustomerAddRq', { CustomerAdd: { Name: 'Café Uno' } })
    insert('customers', { id: 'c-2', name: 'CAFE\u0301 UNO' })
    w.inQuickBooks('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Café Uno' },
        RefNumber: '2001',
        InvoiceLineAdd: [{ ItemRef: { FullName: itemName() }, Quantity: '1', Rate: '10.00' }],
      },
    })
    await w.run()
    expect(customers('Café Uno')).toEqual(['c-2'])
  })
})

const itemName = (): string => {
  const line = w.look('Invoice', '1002')['InvoiceLineRet']
  return textIn((Array.isArray(line) ? line[0] : line) as never, 'ItemRef.FullName')
}

describe('several candidates', () => {
  beforeEach(async () => {
    await start('invoicing-desktop')
    insert('customers', { id: 'c-1', name: 'Birch Cafe' })
    insert('customers', { id: 'c-2', name: 'birch cafe' })
    await w.run()
  })

  test('R68, C12: the customer and its invoices are held with an error that names both', async () => {
    expect(numbers()).toEqual(['1001'])
    const open = await w.store.select('errors', { state: 'open' })
    expect(open.map((e) => [e.code, e.entity, e.label]).sort()).toEqual([
      ['E_MAP_AMBIGUOUS_NAME', 'Customer', 'Birch Cafe'],
      ['E_MAP_AMBIGUOUS_NAME', 'Invoice', '1002'],
      ['E_MAP_AMBIGUOUS_NAME', 'Invoice', '1005'],
    ])
    for (const e of open) expect(e.reason).toContain('c-1, c-2')
    // Not told again as long as nothing moves.
    await w.tick()
    expect((await w.store.select('errors', { state: 'open' })).map((e) => e.count)).toEqual([
      1, 1, 1,
    ])
  })

  test('R68: linked by hand, the next run takes up what was held', async () => {
    const link = (platform: string) =>
      linkRecord(w.store, w.connectionId, entity('Customer'), 'Birch Cafe', platform)
    await expect(link('c-3')).rejects.toThrow(/c-1, c-2/)
    await link('c-2')
    await w.tick()
    expect(numbers()).toEqual(['1001', '1002', '1005'])
    expect(w.rows("select customer_id from invoices where number = '1002'")).toEqual([
      { customer_id: 'c-2' },
    ])
    expect(await errors()).toEqual([])
    await expect(link('c-1')).rejects.toThrow(/linked already/)
  })

  test('R68: renamed, the next run takes up what was held', async () => {
    w.sql.prepare("update customers set name = 'Birch Cafe North' where id = 'c-1'").run()
    await w.tick()
    expect(numbers()).toEqual(['1001', '1002', '1005'])
    expect(customers('Birch Cafe')).toEqual(['c-2'])
    expect(await errors()).toEqual([])
  })
})

describe('lists that go both ways', () => {
  beforeEach(() => start('bill-pay-desktop'))

  test('R125, R133: what both sides have is linked, and not made a second time', async () => {
    insert('customers', { id: 'c-1', name: 'BIRCH CAFE' })
    insert('accounts', { id: 'a-1', name: 'Checking', type: 'Bank' })
    insert('accounts', { id: 'a-2', name: 'Savings', type: 'Expense' })
    await w.run()
    expect(customers('Birch Cafe')).toEqual(['c-1'])
    expect(w.sent('CustomerAddRq')).toEqual([])
    expect(w.rows("select id from accounts where name = 'Checking'")).toEqual([{ id: 'a-1' }])
    // Of another type it is another account, whose name is taken.
    expect(await errors()).toEqual([['E_QB_DUPLICATE_NAME', 'Account', 'Savings']])
  })
})

describe('a name that is taken by what was read before', () => {
  beforeEach(() => start('bill-pay-desktop'))
  const offers = () => w.store.select('errors', { state: 'open', code: 'E_MATCH_OFFERED' })
  const ids = (table: string, name: string) =>
    w.rows<{ id: string; why: string | null }>(
      `select id, archive_reason why from ${table} where name = ? order by id`,
      name,
    )

  test.each([
    ['accounts', 'Account', 'Savings', { type: 'Bank' }],
    ['customers', 'Customer', 'Birch Cafe', {}],
  ] as const)(
    'R125, R133: of %s the one made later is offered as a match, and joined by hand it is one record',
    async (table, kind, name, more) => {
      await w.run()
      const [old] = ids(table, name)
      insert(table, { id: 'x-1', name, ...more })
      await w.tick()
      expect(await offers()).toMatchObject([
        {
          entity: kind,
          record: 'x-1',
          reason: expect.stringContaining(`${old?.id} on the platform`),
          hint: expect.stringContaining(`qbsync records link ${table} "${name}" x-1`),
        },
      ])
      await linkRecord(w.store, w.connectionId, entity(kind), name, 'x-1')
      await w.tick()
      expect(await errors()).toEqual([])
      expect(ids(table, name)).toEqual(
        [
          { id: old?.id, why: 'is x-1' },
          { id: 'x-1', why: null },
        ].sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1)),
      )
      const [link] = await w.store.select('links', { entity: kind, label: name })
      expect(link).toMatchObject({ platform_id: 'x-1', origin: 'platform', archived_at: null })
      await w.tick()
      expect(w.sent(`${kind}AddRq`)).toEqual([])
    },
  )

  test('R125: renamed instead, it is a record of its own', async () => {
    await w.run()
    insert('accounts', { id: 'x-1', name: 'Savings', type: 'Bank' })
    await w.tick()
    expect(await offers()).toHaveLength(1)
    w.sql.exec("update accounts set name = 'Savings 2' where id = 'x-1'")
    await w.tick()
    expect(await errors()).toEqual([])
    expect(w.look('Account', 'Savings 2')).toMatchObject({ AccountType: 'Bank' })
  })

  test.each(['Vendor', 'Customer'])(
    'R127, C39: a %s of a name that another kind has is told by that kind',
    async (kind) => {
      const other = kind === 'Vendor' ? 'Customer' : 'Vendor'
      w.inQuickBooks(`${other}AddRq`, { [`${other}Add`]: { Name: 'Northside' } })
      await w.run()
      insert(entity(kind).table, { id: 'x-1', name: 'Northside' })
      await w.tick()
      const [error] = await w.store.select('errors', { state: 'open' })
      expect([error?.code, error?.reason]).toEqual([
        'E_QB_DUPLICATE_NAME',
        expect.stringContaining(`a ${other.toLowerCase()}`),
      ])
    },
  )
})
