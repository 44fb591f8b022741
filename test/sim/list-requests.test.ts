// Special accounts and items, merging, bar codes, what can be built (qbxml-semantics.md 12.5, 17.3, 17.10, 18).
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { code, rets, type World, world } from './company.ts'

const key = ({ ListID, EditSequence }: Fields): Fields => ({ ListID, EditSequence })

describe('special accounts and items', () => {
  test.each([
    ['PettyCash', 'Petty Cash', 'Bank'],
    ['ExchangeGainLoss', 'Exchange Gain or Loss', 'OtherExpense'],
    ['UncategorizedIncome', 'Uncategorized Income', 'Income'],
  ])('%s is made once', (SpecialAccountType, name, AccountType) => {
    const { one } = world()
    const ask = (): Fields =>
      one('SpecialAccountAddRq', { SpecialAccountAdd: { SpecialAccountType } })
    const ret = ask()
    expect(ret).toMatchObject({ Name: name, AccountType, SpecialAccountType })
    expect(ask()['ListID']).toBe(ret['ListID'])
  })

  test('a name that is taken gets a number, however often', () => {
    const { one } = world()
    for (const Name of ['Petty Cash', 'Petty Cash 2'])
      one('AccountAddRq', { AccountAdd: { Name, AccountType: 'Expense' } })
    expect(
      one('SpecialAccountAddRq', { SpecialAccountAdd: { SpecialAccountType: 'PettyCash' } })[
        'Name'
      ],
    ).toBe('Petty Cash 3')
  })

  test.each([
    ['FinanceCharge', 'ItemOtherChargeRet'],
    ['ReimbursableExpenseGroup', 'ItemGroupRet'],
    ['ReimbursableExpenseSubtotal', 'ItemSubtotalRet'],
  ])('%s is an item', (type, ret) => {
    const made = world()
    const [answer] = made.ask(
      `<SpecialItemAddRq><SpecialItemAdd><SpecialItemType>${type}</SpecialItemType></SpecialItemAdd></SpecialItemAddRq>`,
    )
    expect(code(answer)).toBe('0')
    expect(rets(answer, ret)[0] ?? answer?.content[ret]).toMatchObject({ SpecialItemType: type })
  })
})

describe('merging', () => {
  const merge = (made: World, type: string, from: Fields, to: Fields): string =>
    made.status('ListMergeRq', {
      ListMergeType: type,
      MergeFrom: key(from),
      MergeTo: key(to),
    })
  const customer = ({ one }: World, name: string): Fields =>
    one('CustomerQueryRq', { FullName: [name] })

  test('everything of the one is the other’s, and the one is gone', () => {
    const made = world({ profile: 'rivera' })
    const from = customer(made, 'Dale Farms')
    const to = customer(made, 'Birch Cafe')
    const sum = Number(from['Balance']) + Number(to['Balance'])
    expect(merge(made, 'Customer', from, to)).toBe('0 Status OK')
    expect(Number(customer(made, 'Birch Cafe')['Balance'])).toBe(sum)
    expect(made.status('CustomerQueryRq', { FullName: ['Dale Farms'] })).toMatch(/^500 /)
    const [gone] = made.ask(
      '<ListDeletedQueryRq><ListDelType>Customer</ListDelType></ListDeletedQueryRq>',
    )
    expect(rets(gone, 'ListDeletedRet')).toMatchObject([{ ListID: from['ListID'] }])
  })

  test('items take their stock along', () => {
    const made = world()
    const item = (Name: string, QuantityOnHand: string, TotalValue: string): Fields =>
      made.one('ItemInventoryAddRq', {
        ItemInventoryAdd: {
          ...{ Name, QuantityOnHand, TotalValue },
          IncomeAccountRef: { FullName: 'Sales' },
          COGSAccountRef: { FullName: 'Cost of Goods Sold' },
          AssetAccountRef: { FullName: 'Inventory Asset' },
        },
      })
    const from = item('Bolt', '3', '10.00')
    const to = item('Screw', '7', '30.00')
    expect(merge(made, 'ItemInventory', from, to)).toBe('0 Status OK')
    expect(made.one('ItemInventoryQueryRq', { FullName: ['Screw'] })).toMatchObject({
      QuantityOnHand: '10',
      AverageCost: '4.00',
    })
  })

  test('a stale EditSequence changes nothing', () => {
    const made = world({ profile: 'rivera' })
    const from = customer(made, 'Dale Farms')
    const to = { ...customer(made, 'Birch Cafe'), EditSequence: '1' }
    expect(merge(made, 'Customer', from, to)).toMatch(/^3200 /)
    expect(customer(made, 'Dale Farms')['Balance']).toBe(from['Balance'])
  })

  test('two ship-to addresses need SameShipAddrOk', () => {
    const made = world()
    const add = (Name: string): Fields =>
      made.one('CustomerAddRq', { CustomerAdd: { Name, ShipAddress: { Addr1: Name } } })
    const [from, to] = [add('A'), add('B')]
    expect(merge(made, 'Customer', from, to)).toMatch(/^3170 /)
    const content = {
      ListMergeType: 'Customer',
      MergeFrom: key(from),
      MergeTo: key(to),
      SameShipAddrOk: 'true',
    }
    expect(made.status('ListMergeRq', content)).toMatch(/^0 /)
  })
})

test('bar codes find their item', () => {
  const { one, ask } = world()
  one('ItemServiceAddRq', {
    ItemServiceAdd: {
      Name: 'Cut',
      BarCode: { BarCodeValue: '4006381' },
      SalesOrPurchase: { AccountRef: { FullName: 'Sales' } },
    },
  })
  const found = (query: string): unknown[] =>
    rets(ask(query)[0], 'BarCodeRet').map((r) => r['FullName'])
  expect(found('<BarCodeQueryRq><BarCodeValue>4006381</BarCodeValue></BarCodeQueryRq>')).toEqual([
    'Cut',
  ])
  expect(found('<BarCodeQueryRq><BarCodeValue>1</BarCodeValue></BarCodeQueryRq>')).toEqual([])
})

test('tax lines are those that accounts have', () => {
  const { one, ask } = world()
  one('AccountAddRq', { AccountAdd: { Name: 'A', AccountType: 'Income', TaxLineID: '12' } })
  expect(rets(ask('<AccountTaxLineInfoQueryRq/>')[0], 'AccountTaxLineInfoRet')).toMatchObject([
    { TaxLineID: '12' },
  ])
})

describe('records with parts of their own', () => {
  test('contacts and notes have numbers, by which a Mod changes them', () => {
    const { one, status } = world()
    const ret = one('CustomerAddRq', {
      CustomerAdd: {
        Name: 'Birch',
        Contacts: [{ FirstName: 'Ada', LastName: 'Byron' }, { FirstName: 'Max' }],
        AdditionalNotes: [{ Note: 'first' }, { Note: 'second' }],
      },
    })
    const [ada, max] = ret['ContactsRet'] as Fields[]
    expect(ada).toMatchObject({ Contact: 'Ada Byron', LastName: 'Byron' })
    expect(max?.['ListID']).not.toBe(ada?.['ListID'])
    const change = (contact: Fields): Fields => ({
      CustomerMod: {
        ...key(ret),
        ContactsMod: [contact],
        AdditionalNotesMod: [{ NoteID: '2', Note: 'changed' }],
      },
    })
    expect(
      status(
        'CustomerModRq',
        change({ ListID: max?.['ListID'], EditSequence: '7', FirstName: 'M' }),
      ),
    ).toMatch(/^3200 /)
    expect(
      status('CustomerModRq', change({ ListID: '1-1', EditSequence: '7', FirstName: 'M' })),
    ).toMatch(/^3120 /)
    const now = one(
      'CustomerModRq',
      change({ ListID: max?.['ListID'], EditSequence: max?.['EditSequence'], FirstName: 'Moritz' }),
    )
    expect(now['ContactsRet']).toMatchObject([
      { FirstName: 'Ada' },
      { FirstName: 'Moritz', Contact: 'Moritz' },
    ])
    expect(now['AdditionalNotesRet']).toMatchObject([
      { NoteID: '1', Note: 'first' },
      { NoteID: '2', Note: 'changed' },
    ])
  })

  test('ship-to addresses have names of their own', () => {
    const ShipToAddress = [{ Name: 'Shop' }, { Name: 'shop' }]
    expect(world().status('CustomerAddRq', { CustomerAdd: { Name: 'B', ShipToAddress } })).toMatch(
      /^3100 /,
    )
  })

  test('leads: places and people by number', () => {
    const { one } = world()
    const lead = one('LeadAddRq', {
      LeadAdd: {
        FullName: 'Corner Shop',
        Locations: [{ Location: 'Main' }],
        LeadContacts: [{ FirstName: 'Ada', IsPrimaryContact: 'true' }],
      },
    })
    expect(lead).toMatchObject({
      FullName: 'Corner Shop',
      Status: 'Hot',
      LocationsRet: [{ LocationID: '1', Location: 'Main' }],
      LeadContactsRet: [{ LeadContactID: '1', FirstName: 'Ada' }],
    })
    const now = one('LeadModRq', {
      LeadMod: {
        ...key(lead),
        FullName: 'Corner',
        LeadContactsMod: [{ LeadContactID: '1', FirstName: 'A' }],
      },
    })
    expect(now).toMatchObject({ FullName: 'Corner', LeadContactsRet: [{ FirstName: 'A' }] })
  })

  test('to-dos: known by their text, two may be alike, done ones come when asked for', () => {
    const { one, ask } = world()
    const add = (): Fields => one('ToDoAddRq', { ToDoAdd: { Notes: 'Call' } })
    const [first] = [add(), add()]
    one('ToDoModRq', { ToDoMod: { ...key(first as Fields), IsDone: 'true' } })
    const found = (query: string): number => rets(ask(query)[0], 'ToDoRet').length
    expect(found('<ToDoQueryRq/>')).toBe(1)
    expect(found('<ToDoQueryRq><DoneStatus>All</DoneStatus></ToDoQueryRq>')).toBe(2)
  })

  test('rates of compensation: that of today and the next', () => {
    const { one } = world()
    const ret = one('WorkersCompCodeAddRq', {
      WorkersCompCodeAdd: {
        Name: '5183',
        RateEntry: [
          { Rate: '1.50', EffectiveDate: '2026-07-01' },
          { Rate: '1.20', EffectiveDate: '2025-07-01' },
        ],
      },
    })
    expect(ret).toMatchObject({ CurrentRate: '1.20', NextRate: '1.50' })
  })
})

describe('price levels', () => {
  function shop(): World {
    const made = world()
    made.one('CustomerAddRq', { CustomerAdd: { Name: 'Birch' } })
    for (const [Name, SalesPrice, PurchaseCost] of [
      ['Bolt', '10.00', '4.00'],
      ['Nut', '20.00', '8.00'],
    ])
      made.one('ItemNonInventoryAddRq', {
        ItemNonInventoryAdd: {
          Name,
          SalesAndPurchase: {
            ...{ SalesPrice, PurchaseCost },
            IncomeAccountRef: { FullName: 'Sales' },
            ExpenseAccountRef: { FullName: 'Job Materials' },
          },
        },
      })
    return made
  }
  const level = ({ one }: World, fields: Fields): Fields =>
    one('PriceLevelAddRq', { PriceLevelAdd: { Name: 'Trade', ...fields } })
  const ItemRef = { FullName: 'Bolt' }
  const rates = (made: World): unknown[] =>
    (
      made.one('InvoiceAddRq', {
        InvoiceAdd: {
          CustomerRef: { FullName: 'Birch' },
          InvoiceLineAdd: ['Bolt', 'Nut'].map((FullName) => ({
            ItemRef: { FullName },
            PriceLevelRef: { FullName: 'Trade' },
          })),
        },
      })['InvoiceLineRet'] as Fields[]
    ).map((line) => line['Rate'])

  test.each([
    [{ PriceLevelFixedPercentage: '-5.00' }, ['9.50', '19.00'], 'FixedPercentage'],
    [{ PriceLevelPerItem: [{ ItemRef, CustomPrice: '7.77' }] }, ['7.77', '20.00'], 'PerItem'],
    [{ PriceLevelPerItem: [{ ItemRef, CustomPricePercent: '10' }] }, ['11.00', '20.00'], 'PerItem'],
    [
      { PriceLevelPerItem: [{ ItemRef, AdjustPercentage: '50', AdjustRelativeTo: 'Cost' }] },
      ['6.00', '20.00'],
      'PerItem',
    ],
    [
      {
        PriceLevelPerItem: [
          { ItemRef, AdjustPercentage: '-10', AdjustRelativeTo: 'StandardPrice' },
        ],
      },
      ['9.00', '20.00'],
      'PerItem',
    ],
  ] as [Fields, string[], string][])('%j', (fields, expected, type) => {
    const made = shop()
    expect(level(made, fields)['PriceLevelType']).toBe(type)
    expect(rates(made)).toEqual(expected)
  })

  test('a Mod changes the items it names', () => {
    const made = shop()
    const ret = level(made, { PriceLevelPerItem: [{ ItemRef, CustomPrice: '5.00' }] })
    const now = made.one('PriceLevelModRq', {
      PriceLevelMod: {
        ...key(ret),
        PriceLevelPerItem: [
          { ItemRef: { FullName: 'Nut' }, CustomPrice: '6.00' },
          { ItemRef, AdjustPercentage: '10', AdjustRelativeTo: 'CurrentCustomPrice' },
        ],
      },
    })
    expect(now['PriceLevelPerItemRet']).toMatchObject([
      { CustomPrice: '5.50' },
      { CustomPrice: '6.00' },
    ])
  })
})

describe('time and mileage', () => {
  function office(): World {
    const made = world()
    made.one('EmployeeAddRq', { EmployeeAdd: { FirstName: 'Ada', LastName: 'Byron' } })
    made.one('CustomerAddRq', { CustomerAdd: { Name: 'Birch' } })
    made.one('VehicleAddRq', { VehicleAdd: { Name: 'Van' } })
    made.one('ItemServiceAddRq', {
      ItemServiceAdd: {
        Name: 'Miles',
        SalesOrPurchase: { Price: '0.50', AccountRef: { FullName: 'Sales' } },
      },
    })
    return made
  }
  const time = (made: World, fields: Fields): string =>
    made.status('TimeTrackingAddRq', {
      TimeTrackingAdd: { EntityRef: { FullName: 'Ada Byron' }, Duration: 'PT8H30M', ...fields },
    })
  const CustomerRef = { FullName: 'Birch' }

  test('time is kept and shown, found by day and by worker', () => {
    const made = office()
    expect(time(made, { TxnDate: '2026-03-05', CustomerRef, Notes: 'wiring' })).toBe('0 Status OK')
    const [found] = rets(
      made.ask(
        `<TimeTrackingQueryRq><TxnDateRangeFilter><FromTxnDate>2026-03-05</FromTxnDate></TxnDateRangeFilter>
         <TimeTrackingEntityFilter><FullName>Ada Byron</FullName></TimeTrackingEntityFilter></TimeTrackingQueryRq>`,
      )[0],
      'TimeTrackingRet',
    )
    expect(found).toMatchObject({
      EntityRef: { FullName: 'Ada Byron' },
      CustomerRef: { FullName: 'Birch' },
      Duration: 'PT8H30M',
      BillableStatus: 'Billable',
      Notes: 'wiring',
    })
    const TxnID = String(found?.['TxnID'])
    expect(made.status('TxnDelRq', { TxnDelType: 'TimeTracking', TxnID })).toMatch(/^0 /)
  })

  test.each([
    [{ EntityRef: CustomerRef }, /^3140 /],
    [{ BillableStatus: 'Billable' }, /^3150 .*CustomerRef/],
  ] as [Fields, RegExp][])('time refused: %j', (fields, says) => {
    expect(time(office(), fields)).toMatch(says)
  })

  test('mileage: from two readings, billed at the price of its item', () => {
    const { one, status } = office()
    const trip = (OdometerStart: string, OdometerEnd: string): Fields => ({
      VehicleMileageAdd: {
        VehicleRef: { FullName: 'Van' },
        ItemRef: { FullName: 'Miles' },
        TripEndDate: '2026-03-05',
        ...{ OdometerStart, OdometerEnd },
      },
    })
    expect(one('VehicleMileageAddRq', trip('100', '142.5'))).toMatchObject({
      TotalMiles: '42.5',
      BillableRate: '0.50',
      BillableAmount: '21.25',
    })
    expect(status('VehicleMileageAddRq', trip('200', '100'))).toMatch(/^3210 /)
  })
})
