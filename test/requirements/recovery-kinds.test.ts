// A lost answer of every kind of write ends in exactly one record, with the mark, the name or the values it is known by.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAt } from '../../src/schema/entity.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({
    rules: 'bill-pay-desktop',
    settings: { accounts: { bills: 'Checking', payments: 'Undeposited Funds' } },
  })
  w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply', Phone: '555-0' } })
  await w.run()
})
afterEach(async () => {
  await w.close()
})

function insert(table: string, row: Record<string, unknown>): void {
  const names = Object.keys(row)
  w.sql
    .prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row))
}
const idOf = (table: string, name: string): string =>
  w.rows<{ id: string }>(`select id from ${table} where full_name = ?`, name)[0]?.id ?? ''
const all = (entity: string) =>
  listAt(w.desktop.perform(`${entity}QueryRq`, {}).content, `${entity}Ret`)
const vendor = () => all('Vendor').find((v) => textIn(v, 'Name') === 'Pipe Supply') ?? {}
const journal = async () => (await w.store.select('journal')).map((j) => j.state)
const errors = () => w.store.select('errors', { state: 'open' })

interface Kind {
  readonly name: string
  readonly request: string
  readonly write: () => void
  /** How many records hold what was wanted. */
  readonly count: () => number
}

const kinds: readonly Kind[] = [
  {
    name: 'a bill',
    request: 'BillAddRq',
    write: () =>
      w.sql.transaction(() => {
        insert('bill_lines', {
          parent_id: 'b-1',
          position: 1,
          account: 'Card Fees',
          amount: '20.00',
        })
        insert('bills', { id: 'b-1', number: 'B-1', vendor_id: idOf('vendors', 'Pipe Supply') })
      })(),
    count: () => all('Bill').length,
  },
  {
    name: 'a change of a vendor',
    request: 'VendorModRq',
    write: () => w.sql.exec("update vendors set phone = '555-1' where name = 'Pipe Supply'"),
    count: () => (textIn(vendor(), 'Phone') === '555-1' ? 1 : 0),
  },
  {
    name: 'a transfer',
    request: 'TransferAddRq',
    write: () =>
      insert('transfers', {
        id: 't-1',
        date: '2026-04-01',
        from_account_id: idOf('accounts', 'Checking'),
        to_account_id: idOf('accounts', 'Savings'),
        amount: '300.00',
      }),
    count: () => all('Transfer').length,
  },
  {
    name: 'an account',
    request: 'AccountAddRq',
    write: () => insert('accounts', { id: 'a-1', name: 'Fuel', type: 'Expense' }),
    count: () => all('Account').filter((a) => textIn(a, 'Name') === 'Fuel').length,
  },
]

type Point = 'afterSendRequest' | 'afterProcess'

/** The link breaks once, at this point of the exchange that carries the request. */
function breakAt(point: Point, word: string): void {
  let isBroken = false
  const last = () =>
    [...w.calls].reverse().find((c) => c.call === 'sendRequestXML' && typeof c.answer === 'string')
  w.connector.faults = {
    [point]: () => {
      if (isBroken || !String(last()?.answer ?? '').includes(word)) return undefined
      isBroken = true
      return 'drop'
    },
  } as never
}

/** Another program clears the answers that QuickBooks keeps. */
function forgetMessageSets(): void {
  w.desktop
    .openSession({ appName: 'qbsync rivera', companyFile: '' })
    .processRequest(
      '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq oldMessageSetID="ClearAllMessageSets" onError="stopOnError"/></QBXML>',
    )
}

const cases = kinds.flatMap((kind) =>
  (['afterSendRequest', 'afterProcess'] as const).flatMap((point) =>
    [true, false].map((isKept) => [kind.name, point, isKept, kind] as const),
  ),
)

describe('a lost answer', () => {
  test.each(cases)('to %s, lost %s, answer kept: %s', async (_name, point, isKept, kind) => {
    kind.write()
    breakAt(point, kind.request)
    expect((await w.tick()).outcome).toBe('connection-error')
    w.connector.faults = {}
    if (!isKept) forgetMessageSets()
    await w.tick()
    expect([kind.count(), await journal(), await errors()]).toEqual([1, ['done'], []])
    await w.tick()
    expect(kind.count()).toBe(1)
  })
})

/** Somebody saves the vendor in QuickBooks. */
function edit(change: Record<string, string>): void {
  const now = vendor()
  const key = { ListID: textIn(now, 'ListID'), EditSequence: textIn(now, 'EditSequence') }
  w.inQuickBooks('VendorModRq', { VendorMod: { ...key, ...change } })
}

describe('a change in doubt that somebody else touched', () => {
  const lose = async (point: Point) => {
    w.sql.exec("update vendors set phone = '555-1' where name = 'Pipe Supply'")
    breakAt(point, 'VendorModRq')
    await w.tick()
    w.connector.faults = {}
    forgetMessageSets()
  }
  const phones = () => [
    textIn(vendor(), 'Phone'),
    ...w
      .rows<{ phone: string }>("select phone from vendors where name = 'Pipe Supply'")
      .map((v) => v.phone),
  ]

  test('never done, another field saved meanwhile: it is done now, and the other edit stays', async () => {
    await lose('afterSendRequest')
    edit({ Contact: 'Joe' })
    await w.tick()
    await w.tick()
    expect(phones()).toEqual(['555-1', '555-1'])
    expect(textIn(vendor(), 'Contact')).toBe('Joe')
    expect(await journal()).toEqual(['done'])
  })

  test('done, and then changed again in QuickBooks: that edit is not overwritten', async () => {
    await lose('afterProcess')
    edit({ Phone: '555-2' })
    await w.tick()
    await w.tick()
    expect(phones()).toEqual(['555-2', '555-2'])
    expect(await journal()).toEqual(['withdrawn'])
  })
})
