// Stock at average cost: quantities, costs and what they post, also when the past changes (qbxml-semantics.md 16).
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { fromCents } from '../../src/schema/scalars.ts'
import { after, type Holding } from '../../src/sim/stock.ts'
import type { Move } from '../../src/sim/stock-moves.ts'
import { type World, world } from './company.ts'

const keys = ({ TxnID, EditSequence }: Fields): Fields => ({ TxnID, EditSequence })

function shop(): World {
  const made = world({}, '2026-04-01T09:00:00-05:00')
  made.one('CustomerAddRq', { CustomerAdd: { Name: 'Birch' } })
  return made
}

function item({ one }: World, Name: string, more: Fields = {}): Fields {
  return one('ItemInventoryAddRq', {
    ItemInventoryAdd: {
      Name,
      SalesPrice: '50.00',
      IncomeAccountRef: { FullName: 'Sales' },
      COGSAccountRef: { FullName: 'Cost of Goods Sold' },
      AssetAccountRef: { FullName: 'Inventory Asset' },
      ...more,
    },
  })
}

const CustomerRef = { FullName: 'Birch' }

const steps: Record<
  string,
  (made: World, quantity: string, value: string, date: string) => Fields
> = {
  buy: ({ one }, quantity, value, TxnDate) =>
    one('InventoryAdjustmentAddRq', {
      InventoryAdjustmentAdd: {
        AccountRef: { FullName: 'Owners Equity' },
        TxnDate,
        InventoryAdjustmentLineAdd: [
          {
            ItemRef: { FullName: 'Bolt' },
            ValueAdjustment: { QuantityDifference: quantity, ValueDifference: value },
          },
        ],
      },
    }),
  count: ({ one }, quantity, _, TxnDate) =>
    one('InventoryAdjustmentAddRq', {
      InventoryAdjustmentAdd: {
        AccountRef: { FullName: 'Owners Equity' },
        TxnDate,
        InventoryAdjustmentLineAdd: [
          { ItemRef: { FullName: 'Bolt' }, QuantityAdjustment: { NewQuantity: quantity } },
        ],
      },
    }),
  sell: ({ one }, Quantity, _, TxnDate) =>
    one('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef,
        TxnDate,
        InvoiceLineAdd: [{ ItemRef: { FullName: 'Bolt' }, Quantity }],
      },
    }),
  return: ({ one }, Quantity, _, TxnDate) =>
    one('CreditMemoAddRq', {
      CreditMemoAdd: {
        CustomerRef,
        TxnDate,
        CreditMemoLineAdd: [{ ItemRef: { FullName: 'Bolt' }, Quantity }],
      },
    }),
}

const stock = ({ one }: World, name = 'Bolt'): string => {
  const ret = one('ItemInventoryQueryRq', { FullName: [name] })
  return `${ret['QuantityOnHand']} @ ${ret['AverageCost']}`
}
const cents = ({ company }: World, account: string): number =>
  Number(
    company
      .sql(
        `select coalesce(sum(p.amount), 0) from postings p join lists l on l.family = 'accounts' and l.id = p.account
         where l.full_name = ?`,
      )
      .pluck(true)
      .get(account),
  )
const posted = (made: World, account: string): string => fromCents(cents(made, account))

/** What is wrong with the stock of a company. */
function faults(made: World): string[] {
  const { company } = made
  const worth = Number(
    company
      .sql(
        `select coalesce(sum(worth), 0) from stock s where (date, txn, seq) =
           (select date, txn, seq from stock o where o.item = s.item order by date desc, txn desc, seq desc limit 1)`,
      )
      .pluck(true)
      .get(),
  )
  const trial = Number(
    company.sql("select sum(amount) from balances where party = ''").pluck(true).get(),
  )
  // Every row is what the one before it and its own move make.
  const rows = company
    .sql(
      "select s.*, json_extract(l.body, '$.PurchaseCost') as price from stock s join lists l on l.family = 'items' and l.id = s.item order by item, date, txn, seq",
    )
    .all() as (Move & {
    item: string
    on_hand: number
    worth: number
    cost: number
    price: string | null
  })[]
  let last: Holding & { item: string } = { item: '', onHand: 0, worth: 0, cost: 0 }
  const broken = rows.filter((row) => {
    const cost = Math.round(Number(row.price ?? '0') * 100_000)
    const next = after(last.item === row.item ? last : { onHand: 0, worth: 0, cost }, row)
    last = { ...next, item: row.item }
    return next.onHand !== row.on_hand || next.worth !== row.worth || next.cost !== row.cost
  })
  const empty = company.sql('select item from stock where on_hand = 0 and worth <> 0').all()
  return [
    ...(cents(made, 'Inventory Asset') === worth
      ? []
      : [`asset ${posted(made, 'Inventory Asset')}, items ${fromCents(worth)}`]),
    ...(trial === 0 ? [] : [`trial balance ${fromCents(trial)}`]),
    ...broken.map((row) => `history of ${row.item}`),
    ...(empty.length === 0 ? [] : ['worth without quantity']),
  ]
}

describe('average cost', () => {
  const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}`
  const table: [string, [string, string, string, number][], string, string, string][] = [
    // the example of 16
    [
      'buy, sell, buy',
      [
        ['buy', '10', '100.00', 1],
        ['sell', '5', '', 2],
        ['buy', '10', '250.00', 3],
      ],
      '15 @ 20.00',
      '300.00',
      '50.00',
    ],
    [
      'a receipt put in before a sale',
      [
        ['buy', '10', '100.00', 1],
        ['sell', '5', '', 3],
        ['buy', '10', '300.00', 2],
      ],
      '15 @ 20.00',
      '300.00',
      '100.00',
    ],
    [
      'thirds leave no cent behind',
      [
        ['buy', '3', '10.00', 1],
        ['sell', '1', '', 2],
        ['sell', '1', '', 3],
        ['sell', '1', '', 4],
      ],
      '0 @ 3.33',
      '0.00',
      '10.00',
    ],
    [
      'returned at average cost',
      [
        ['buy', '4', '40.00', 1],
        ['sell', '2', '', 2],
        ['return', '1', '', 3],
      ],
      '3 @ 10.00',
      '30.00',
      '10.00',
    ],
    [
      'sold out and returned',
      [
        ['buy', '4', '40.00', 1],
        ['sell', '4', '', 2],
        ['return', '1', '', 3],
      ],
      '1 @ 10.00',
      '10.00',
      '30.00',
    ],
    ['sold before it came', [['sell', '2', '', 1]], '-2 @ 0.00', '0.00', '0.00'],
    [
      'counted down',
      [
        ['buy', '10', '100.00', 1],
        ['count', '7', '', 2],
      ],
      '7 @ 10.00',
      '70.00',
      '0.00',
    ],
  ]
  test.each(table)('%s', (_, all, shown, asset, cost) => {
    const made = shop()
    item(made, 'Bolt')
    for (const [step, quantity, value, n] of all) steps[step]?.(made, quantity, value, day(n))
    expect(stock(made)).toBe(shown)
    expect(posted(made, 'Inventory Asset')).toBe(asset)
    expect(posted(made, 'Cost of Goods Sold')).toBe(cost)
    expect(faults(made)).toEqual([])
  })

  test('a changed, voided or deleted sale gives its stock back', () => {
    const made = shop()
    item(made, 'Bolt', { QuantityOnHand: '10', TotalValue: '55.00', InventoryDate: '2026-01-01' })
    const invoice = steps['sell']?.(made, '4', '', day(1)) as Fields
    expect(posted(made, 'Cost of Goods Sold')).toBe('22.00')
    const [line] = invoice['InvoiceLineRet'] as Fields[]
    const changed = made.one('InvoiceModRq', {
      InvoiceMod: {
        ...keys(invoice),
        InvoiceLineMod: [{ TxnLineID: line?.['TxnLineID'] ?? '', Quantity: '1' }],
      },
    })
    expect(stock(made)).toBe('9 @ 5.50')
    expect(posted(made, 'Cost of Goods Sold')).toBe('5.50')
    const TxnID = changed['TxnID'] as string
    made.one('TxnVoidRq', { TxnVoidType: 'Invoice', TxnID })
    expect(stock(made)).toBe('10 @ 5.50')
    made.one('TxnDelRq', { TxnDelType: 'Invoice', TxnID })
    expect(stock(made)).toBe('10 @ 5.50')
    expect(faults(made)).toEqual([])
  })
})

describe('what an item starts with', () => {
  test.each([
    [{ QuantityOnHand: '3', TotalValue: '10.00' }, '3 @ 3.33333', '-10.00'],
    // With a cost the value is their product, whatever was sent (17.9, certain).
    [{ QuantityOnHand: '3', TotalValue: '10.00', PurchaseCost: '4.00' }, '3 @ 4.00', '-12.00'],
    [{}, '0 @ 0.00', '0.00'],
  ] as [Fields, string, string][])('%j', (given, shown, equity) => {
    const made = shop()
    item(made, 'Bolt', given)
    expect(stock(made)).toBe(shown)
    expect(posted(made, 'Opening Balance Equity')).toBe(equity)
    expect(faults(made)).toEqual([])
  })

  test.each([
    [{ TotalValue: '10.00' }, /^3210 /],
    [{ AssetAccountRef: { FullName: 'Checking' } }, /^3210 The "AssetAccountRef"/],
    [{ COGSAccountRef: { FullName: 'Sales' } }, /^3210 The "COGSAccountRef"/],
  ] as [Fields, RegExp][])('refused: %j', (given, says) => {
    const made = shop()
    const ItemInventoryAdd = {
      Name: 'Bolt',
      IncomeAccountRef: { FullName: 'Sales' },
      COGSAccountRef: { FullName: 'Cost of Goods Sold' },
      AssetAccountRef: { FullName: 'Inventory Asset' },
      ...given,
    }
    expect(made.status('ItemInventoryAddRq', { ItemInventoryAdd })).toMatch(says)
    expect(made.status('ItemInventoryQueryRq', { FullName: ['Bolt'] })).toMatch(/^500 /)
  })
})

describe('adjustments', () => {
  test('show what they changed, of a value given or worked out', () => {
    const made = shop()
    item(made, 'Bolt', { QuantityOnHand: '4', TotalValue: '10.00' })
    const ret = steps['count']?.(made, '3', '', '2026-04-02') as Fields
    expect(ret['InventoryAdjustmentLineRet']).toMatchObject([
      { QuantityDifference: '-1', ValueDifference: '-2.50' },
    ])
  })

  test('single-user mode only, outside Enterprise', () => {
    const made = shop()
    item(made, 'Bolt')
    made.company.setFacts({ fileMode: 'MultiUser' })
    expect(() => steps['count']?.(made, '3', '', '2026-04-02')).toThrow(/^3162 /)
    made.company.setFacts({ productName: 'QuickBooks Enterprise Solutions 24.0' })
    expect(() => steps['count']?.(made, '3', '', '2026-04-02')).not.toThrow()
  })
})

describe('purchases', () => {
  const vendor = { VendorRef: { FullName: 'Ace' } }
  const lineOf = (Quantity: string, Cost: string): Fields => ({
    ItemLineAdd: [{ ItemRef: { FullName: 'Bolt' }, Quantity, Cost }],
  })
  const bill = (
    { one }: World,
    TxnDate: string,
    quantity: string,
    cost: string,
    more: Fields = {},
  ): Fields =>
    one('BillAddRq', { BillAdd: { ...vendor, TxnDate, ...lineOf(quantity, cost), ...more } })
  function store(): World {
    const made = shop()
    made.one('VendorAddRq', { VendorAdd: { Name: 'Ace' } })
    item(made, 'Bolt')
    return made
  }

  test('a bill brings stock in at what it costs; the example of 16', () => {
    const made = store()
    bill(made, '2026-03-01', '10', '10.00')
    steps['sell']?.(made, '5', '', '2026-03-02')
    const second = bill(made, '2026-03-03', '10', '25.00')
    expect(stock(made)).toBe('15 @ 20.00')
    expect(posted(made, 'Accounts Payable')).toBe('-350.00')
    made.one('TxnVoidRq', { TxnVoidType: 'Bill', TxnID: String(second['TxnID']) })
    expect(stock(made)).toBe('5 @ 10.00')
    expect(faults(made)).toEqual([])
  })

  test('what was sold before it came is settled at its cost', () => {
    const made = store()
    bill(made, '2026-03-01', '1', '10.00')
    steps['sell']?.(made, '3', '', '2026-03-02')
    expect([stock(made), posted(made, 'Cost of Goods Sold')]).toEqual(['-2 @ 10.00', '30.00'])
    bill(made, '2026-03-03', '5', '12.00')
    expect([stock(made), posted(made, 'Cost of Goods Sold')]).toEqual(['3 @ 12.00', '34.00'])
    expect(faults(made)).toEqual([])
  })

  test.each([
    [
      'CheckAddRq',
      'CheckAdd',
      { AccountRef: { FullName: 'Checking' }, RefNumber: '1' },
      'Checking',
    ],
    [
      'CreditCardChargeAddRq',
      'CreditCardChargeAdd',
      { AccountRef: { FullName: 'Credit Card' } },
      'Credit Card',
    ],
    ['ItemReceiptAddRq', 'ItemReceiptAdd', vendor, 'Accounts Payable'],
  ] as [string, string, Fields, string][])(
    '%s brings stock in too',
    (request, add, header, account) => {
      const made = store()
      made.one(request, { [add]: { ...header, ...lineOf('4', '2.50') } })
      expect(stock(made)).toBe('4 @ 2.50')
      expect(posted(made, account)).toBe('-10.00')
      expect(faults(made)).toEqual([])
    },
  )

  test('goods sent back go at average cost, the difference to cost of goods', () => {
    const made = store()
    bill(made, '2026-03-01', '10', '2.00')
    made.one('VendorCreditAddRq', { VendorCreditAdd: { ...vendor, ...lineOf('4', '3.00') } })
    expect(stock(made)).toBe('6 @ 2.00')
    expect(posted(made, 'Accounts Payable')).toBe('-8.00')
    expect(posted(made, 'Cost of Goods Sold')).toBe('-4.00')
    expect(faults(made)).toEqual([])
  })

  test('a purchase order counts as on order until it is received', () => {
    const made = store()
    const wanted = (): unknown =>
      made.one('ItemInventoryQueryRq', { FullName: ['Bolt'] })['QuantityOnOrder']
    const order = made.one('PurchaseOrderAddRq', {
      PurchaseOrderAdd: {
        ...vendor,
        PurchaseOrderLineAdd: [{ ItemRef: { FullName: 'Bolt' }, Quantity: '8', Rate: '2.00' }],
      },
    })
    expect([stock(made), wanted()]).toEqual(['0 @ 0.00', '8'])
    const [line] = order['PurchaseOrderLineRet'] as Fields[]
    const link = { TxnID: String(order['TxnID']), TxnLineID: String(line?.['TxnLineID']) }
    const part = made.one('ItemReceiptAddRq', {
      ItemReceiptAdd: { ...vendor, ItemLineAdd: [{ Quantity: '3', LinkToTxn: link }] },
    })
    expect([stock(made), wanted()]).toEqual(['3 @ 2.00', '5'])
    made.one('TxnDelRq', { TxnDelType: 'ItemReceipt', TxnID: String(part['TxnID']) })
    expect([stock(made), wanted()]).toEqual(['0 @ 0.00', '8'])
    expect(faults(made)).toEqual([])
  })

  test('a bill for what was received keeps the stock once', () => {
    const made = store()
    const receipt = made.one('ItemReceiptAddRq', {
      ItemReceiptAdd: { ...vendor, ...lineOf('4', '2.50') },
    })
    made.one('BillAddRq', { BillAdd: { ...vendor, LinkToTxnID: [String(receipt['TxnID'])] } })
    expect(stock(made)).toBe('4 @ 2.50')
    expect(posted(made, 'Accounts Payable')).toBe('-10.00')
    expect(faults(made)).toEqual([])
  })
})

describe('accounts of an item', () => {
  const change = (made: World, fields: Fields): void => {
    const { ListID, EditSequence } = made.one('ItemInventoryQueryRq', { FullName: ['Bolt'] })
    made.one('ItemInventoryModRq', { ItemInventoryMod: { ListID, EditSequence, ...fields } })
  }
  const sale = (): World => {
    const made = shop()
    item(made, 'Bolt', { QuantityOnHand: '10', TotalValue: '20.00', InventoryDate: '2026-01-01' })
    for (const [Name, AccountType] of [
      ['Parts', 'CostOfGoodsSold'],
      ['Shelf', 'OtherCurrentAsset'],
    ])
      made.one('AccountAddRq', { AccountAdd: { Name, AccountType } })
    steps['sell']?.(made, '1', '', '2026-03-01')
    return made
  }
  const sums = (made: World): string[] =>
    ['Sales', 'Service Income', 'Cost of Goods Sold', 'Parts', 'Inventory Asset', 'Shelf'].map(
      (a) => posted(made, a),
    )

  test.each([
    // Without the flag what is on file stays as it is (17.7, certain).
    [
      { IncomeAccountRef: { FullName: 'Service Income' } },
      ['-50.00', '0.00', '2.00', '0.00', '18.00', '0.00'],
    ],
    [
      {
        IncomeAccountRef: { FullName: 'Service Income' },
        ApplyIncomeAccountRefToExistingTxns: 'true',
      },
      ['0.00', '-50.00', '2.00', '0.00', '18.00', '0.00'],
    ],
    [
      { COGSAccountRef: { FullName: 'Parts' }, ApplyCOGSAccountRefToExistingTxns: 'true' },
      ['-50.00', '0.00', '0.00', '2.00', '18.00', '0.00'],
    ],
    [
      { AssetAccountRef: { FullName: 'Shelf' } },
      ['-50.00', '0.00', '2.00', '0.00', '0.00', '18.00'],
    ],
  ] as [Fields, string[]][])('%j', (fields, expected) => {
    const made = sale()
    change(made, fields)
    expect(sums(made)).toEqual(expected)
  })
})

function assembly({ one }: World, Name: string, parts: [string, string][]): Fields {
  return one('ItemInventoryAssemblyAddRq', {
    ItemInventoryAssemblyAdd: {
      Name,
      IncomeAccountRef: { FullName: 'Sales' },
      COGSAccountRef: { FullName: 'Cost of Goods Sold' },
      AssetAccountRef: { FullName: 'Inventory Asset' },
      ItemInventoryAssemblyLine: parts.map(([FullName, Quantity]) => ({
        ItemInventoryRef: { FullName },
        Quantity,
      })),
    },
  })
}

describe('assemblies', () => {
  const build = (
    made: World,
    FullName: string,
    QuantityToBuild: string,
    more: Fields = {},
  ): Fields =>
    made.one('BuildAssemblyAddRq', {
      BuildAssemblyAdd: {
        ItemInventoryAssemblyRef: { FullName },
        TxnDate: '2026-03-10',
        QuantityToBuild,
        ...more,
      },
    })
  const of = (made: World, name: string): string => {
    const ret = made.one('ItemInventoryAssemblyQueryRq', { FullName: [name] })
    return `${ret['QuantityOnHand']} @ ${ret['AverageCost']}`
  }

  test('a build moves the value of its components, also when their cost changes later', () => {
    const made = shop()
    item(made, 'Bolt', { QuantityOnHand: '10', TotalValue: '10.00', InventoryDate: '2026-03-01' })
    item(made, 'Nut', { QuantityOnHand: '10', TotalValue: '5.00', InventoryDate: '2026-03-01' })
    assembly(made, 'Pair', [
      ['Bolt', '2'],
      ['Nut', '1'],
    ])
    assembly(made, 'Box', [['Pair', '2']])
    const ret = build(made, 'Pair', '3')
    expect(ret).toMatchObject({ IsPending: 'false', QuantityCanBuild: '2', QuantityOnHand: '3' })
    expect(ret['ComponentItemLineRet']).toMatchObject([
      { ItemRef: { FullName: 'Bolt' }, QuantityNeeded: '6', QuantityOnHand: '4' },
      { ItemRef: { FullName: 'Nut' }, QuantityNeeded: '3', QuantityOnHand: '7' },
    ])
    build(made, 'Box', '1')
    expect([of(made, 'Pair'), of(made, 'Box')]).toEqual(['1 @ 2.50', '1 @ 5.00'])
    // Bolts bought before the build at twice the price.
    steps['buy']?.(made, '10', '30.00', '2026-03-05')
    expect([stock(made), of(made, 'Pair'), of(made, 'Box')]).toEqual([
      '14 @ 2.00',
      '1 @ 4.50',
      '1 @ 9.00',
    ])
    expect(faults(made)).toEqual([])
    made.one('TxnDelRq', { TxnDelType: 'BuildAssembly', TxnID: ret['TxnID'] as string })
    expect(faults(made)).toEqual([])
  })

  test('without enough components: refused, or pending where the request allows it, then built', () => {
    const made = shop()
    item(made, 'Bolt', { QuantityOnHand: '1', TotalValue: '1.00' })
    assembly(made, 'Pair', [['Bolt', '2']])
    expect(() => build(made, 'Pair', '1')).toThrow(/^3180 /)
    const pending = build(made, 'Pair', '1', { MarkPendingIfRequired: 'true' })
    expect(pending).toMatchObject({ IsPending: 'true', QuantityOnHand: '0' })
    steps['count']?.(made, '5', '', '2026-03-01')
    const now = made.one('BuildAssemblyModRq', {
      BuildAssemblyMod: { ...keys(pending), RemovePending: 'true' },
    })
    expect(now).toMatchObject({ IsPending: 'false', QuantityOnHand: '1' })
    expect(faults(made)).toEqual([])
  })

  test('an assembly cannot be a part of itself', () => {
    const made = shop()
    item(made, 'Bolt')
    const inner = assembly(made, 'Inner', [['Bolt', '1']])
    assembly(made, 'Outer', [['Inner', '1']])
    const { ListID, EditSequence } = inner
    expect(
      made.status('ItemInventoryAssemblyModRq', {
        ItemInventoryAssemblyMod: {
          ...{ ListID, EditSequence },
          ItemInventoryAssemblyLine: [{ ItemInventoryRef: { FullName: 'Outer' } }],
        },
      }),
    ).toMatch(/^3210 /)
  })
})

test.each([1, 2, 3, 4])(
  'by luck (%i): the asset account is the sum over items at every step',
  (seed) => {
    const made = shop()
    const random = seededRandom(seed)
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
    made.one('VendorAddRq', { VendorAdd: { Name: 'Ace' } })
    const names = ['Bolt', 'Nut']
    for (const name of names) item(made, name, { PurchaseCost: '1.37' })
    assembly(made, 'Pair', [
      ['Bolt', '2'],
      ['Nut', '0.5'],
    ])
    assembly(made, 'Box', [
      ['Pair', '3'],
      ['Bolt', '1'],
    ])
    const ItemRef = (): Fields => ({ FullName: pick(['Bolt', 'Nut', 'Pair', 'Box']) })
    const quantity = (): string => (Math.floor(random() * 2000) / 100).toFixed(2)
    const TxnDate = (): string =>
      `2026-03-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
    const ids = (): { kind: string; id: string }[] =>
      made.company.sql('select kind, id from txns').all() as { kind: string; id: string }[]
    const lucky: (() => [string, Fields])[] = [
      () => [
        'InventoryAdjustmentAddRq',
        {
          InventoryAdjustmentAdd: {
            AccountRef: { FullName: 'Owners Equity' },
            TxnDate: TxnDate(),
            InventoryAdjustmentLineAdd: [
              {
                ItemRef: ItemRef(),
                ValueAdjustment: { QuantityDifference: quantity(), ValueDifference: quantity() },
              },
              { ItemRef: ItemRef(), QuantityAdjustment: { NewQuantity: quantity() } },
            ],
          },
        },
      ],
      () => [
        'InvoiceAddRq',
        {
          InvoiceAdd: {
            CustomerRef,
            TxnDate: TxnDate(),
            InvoiceLineAdd: [
              { ItemRef: ItemRef(), Quantity: quantity() },
              { ItemRef: ItemRef(), Quantity: '1' },
            ],
          },
        },
      ],
      () => [
        'CreditMemoAddRq',
        {
          CreditMemoAdd: {
            CustomerRef,
            TxnDate: TxnDate(),
            CreditMemoLineAdd: [{ ItemRef: ItemRef(), Quantity: quantity() }],
          },
        },
      ],
      () => [
        'BuildAssemblyAddRq',
        {
          BuildAssemblyAdd: {
            ItemInventoryAssemblyRef: { FullName: pick(['Pair', 'Box']) },
            TxnDate: TxnDate(),
            QuantityToBuild: pick(['1', '2', '3']),
            MarkPendingIfRequired: 'true',
          },
        },
      ],
      () => {
        const all = ids()
        if (all.length === 0) return ['CustomerQueryRq', {}]
        const { kind, id } = pick(all)
        return ['TxnDelRq', { TxnDelType: kind, TxnID: id }]
      },
    ]
    for (let i = 0; i < 120; i++) {
      const [name, content] = pick(lucky)()
      made.status(name, content)
      expect(faults(made), `${i} ${name} ${JSON.stringify(content)}`).toEqual([])
    }
  },
)
