// Arithmetic of sales forms and the rules of their lines (qbxml-semantics.md 12.3, 14).
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { type World, world } from './company.ts'

function shop(): World {
  const made = world({ profile: 'empty' })
  const { one } = made
  one('VendorAddRq', { VendorAdd: { Name: 'State' } })
  const tax = (Name: string, TaxRate: string): void => {
    one('ItemSalesTaxAddRq', {
      ItemSalesTaxAdd: { Name, TaxRate, TaxVendorRef: { FullName: 'State' } },
    })
  }
  tax('County', '8.25')
  tax('City', '1.125')
  tax('District', '0.625')
  one('ItemSalesTaxGroupAddRq', {
    ItemSalesTaxGroupAdd: {
      Name: 'Both',
      ItemSalesTaxRef: [{ FullName: 'City' }, { FullName: 'District' }],
    },
  })
  const sold = (Name: string, Price: string, code: string): Fields => ({
    Name,
    SalesTaxCodeRef: { FullName: code },
    SalesOrPurchase: { Desc: `${Name} sold`, Price, AccountRef: { FullName: 'Sales' } },
  })
  one('ItemServiceAddRq', { ItemServiceAdd: sold('Labor', '85.00', 'Non') })
  one('ItemNonInventoryAddRq', { ItemNonInventoryAdd: sold('Kit', '49.95', 'Tax') })
  one('ItemSubtotalAddRq', { ItemSubtotalAdd: { Name: 'Sub' } })
  const AccountRef = { FullName: 'Sales Discounts' }
  const SalesTaxCodeRef = { FullName: 'Tax' }
  one('ItemDiscountAddRq', {
    ItemDiscountAdd: { Name: 'Ten', SalesTaxCodeRef, DiscountRatePercent: '10.00', AccountRef },
  })
  one('ItemDiscountAddRq', {
    ItemDiscountAdd: { Name: 'Flat', SalesTaxCodeRef, DiscountRate: '5.00', AccountRef },
  })
  one('ItemPaymentAddRq', {
    ItemPaymentAdd: { Name: 'Down', DepositToAccountRef: { FullName: 'Checking' } },
  })
  one('ItemGroupAddRq', {
    ItemGroupAdd: {
      Name: 'Visit',
      ItemDesc: 'A visit',
      ItemGroupLine: [
        { ItemRef: { FullName: 'Labor' }, Quantity: '2' },
        { ItemRef: { FullName: 'Kit' }, Quantity: '1' },
      ],
    },
  })
  one('CustomerAddRq', {
    CustomerAdd: {
      Name: 'Alder',
      ItemSalesTaxRef: { FullName: 'County' },
      TermsRef: { FullName: 'Net 15' },
    },
  })
  return made
}

const item = (FullName: string, fields: Fields = {}): Fields => ({
  ItemRef: { FullName },
  ...fields,
})
const bill = ({ one }: World, lines: Fields[], header: Fields = {}): Fields =>
  one('InvoiceAddRq', {
    InvoiceAdd: {
      CustomerRef: { FullName: 'Alder' },
      TxnDate: '2026-04-01',
      ...header,
      InvoiceLineAdd: lines,
    },
  })
const linesOf = (ret: Fields, ...fields: string[]): unknown[] =>
  (ret['InvoiceLineRet'] as Fields[]).map((l) => fields.map((f) => l[f]))

describe('a line', () => {
  const made = shop()
  test.each<[string, Fields, Fields]>([
    [
      'quantity and rate',
      { Quantity: '3', Rate: '33.33333' },
      { Quantity: '3', Rate: '33.33333', Amount: '100.00' },
    ],
    [
      'half a cent rounds away from zero',
      { Quantity: '1', Rate: '0.005' },
      { Rate: '0.005', Amount: '0.01' },
    ],
    ['a negative half too', { Quantity: '-1', Rate: '0.005' }, { Amount: '-0.01' }],
    ['amount alone', { Amount: '7.00' }, { Rate: undefined, Quantity: undefined, Amount: '7.00' }],
    [
      'amount and quantity',
      { Quantity: '3', Amount: '10.00' },
      { Rate: '3.33333', Amount: '10.00' },
    ],
    [
      'amount wins over rate',
      { Quantity: '2', Rate: '99.00', Amount: '10.00' },
      { Rate: '5.00', Amount: '10.00' },
    ],
    [
      'the item alone',
      {},
      { Quantity: undefined, Rate: '85.00', Amount: '85.00', Desc: 'Labor sold' },
    ],
    ['quantity alone', { Quantity: '1.5' }, { Quantity: '1.5', Rate: '85.00', Amount: '127.50' }],
    ['its own description', { Desc: 'Mine' }, { Desc: 'Mine' }],
    ['an amount without decimals', { Amount: '7' }, { Amount: '7.00' }],
  ])('%s', (_, given, expected) => {
    const ret = bill(made, [item('Labor', given), item('Labor')])
    const [line = {}] = ret['InvoiceLineRet'] as Fields[]
    const shown = Object.fromEntries(Object.keys(expected).map((f) => [f, line[f]]))
    expect(shown).toEqual(expected)
  })

  test('the first line of a form is two behind its header, the next one more', () => {
    const ret = bill(made, [item('Labor'), item('Kit')])
    const numberOf = (id: unknown): number => Number.parseInt(String(id), 16)
    const header = numberOf(ret['TxnID'])
    expect(linesOf(ret, 'TxnLineID').flat().map(numberOf)).toEqual([header + 2, header + 3])
  })

  test('text alone is a line without amounts', () => {
    const ret = bill(made, [item('Labor'), { Desc: 'Thank you' }])
    expect(linesOf(ret, 'Desc', 'Amount', 'ItemRef')[1]).toEqual([
      'Thank you',
      undefined,
      undefined,
    ])
  })
})

describe('totals', () => {
  const made = shop()
  const totals = (ret: Fields): unknown[] =>
    ['Subtotal', 'SalesTaxPercentage', 'SalesTaxTotal', 'BalanceRemaining'].map((f) => ret[f])

  test('tax is taken of taxable lines alone', () => {
    const ret = bill(made, [item('Labor', { Quantity: '3' }), item('Kit', { Quantity: '2' })])
    expect(totals(ret)).toEqual(['354.90', '8.25', '8.24', '363.14'])
  })

  test('each member of a tax group is rounded by itself', () => {
    // 99.90 × 1.125 % = 1.123875, × 0.625 % = 0.624375: 1.12 + 0.62, not round(1.74825) = 1.75.
    const ret = bill(made, [item('Kit', { Quantity: '2' })], {
      ItemSalesTaxRef: { FullName: 'Both' },
    })
    expect(totals(ret)).toEqual(['99.90', '1.75', '1.74', '101.64'])
  })

  test('a non-taxable code on the form untaxes all of it', () => {
    const ret = bill(made, [item('Kit')], { CustomerSalesTaxCodeRef: { FullName: 'Non' } })
    expect(totals(ret)).toEqual(['49.95', '8.25', '0.00', '49.95'])
  })

  test('a percent discount goes by the line above and lowers the tax', () => {
    const ret = bill(made, [item('Labor'), item('Kit', { Amount: '100.00' }), item('Ten')])
    expect(linesOf(ret, 'RatePercent', 'Amount')[2]).toEqual(['-10.00', '-10.00'])
    expect(totals(ret)).toEqual(['175.00', '8.25', '7.43', '182.43'])
  })

  test('behind a subtotal it goes by the subtotal, which is not counted again', () => {
    const ret = bill(made, [
      item('Kit', { Amount: '100.00' }),
      item('Kit', { Amount: '50.00' }),
      item('Sub'),
      item('Ten'),
      item('Flat'),
    ])
    expect(linesOf(ret, 'Amount').flat()).toEqual(['100.00', '50.00', '150.00', '-15.00', '-5.00'])
    expect(ret['Subtotal']).toBe('130.00')
  })

  test('a payment line lowers what is due and counts as applied', () => {
    const ret = bill(made, [item('Labor'), item('Down', { Amount: '20.00' })])
    expect(totals(ret)).toEqual(['85.00', '8.25', '0.00', '65.00'])
    expect(ret['AppliedAmount']).toBe('-20.00')
  })

  test('a group expands into its parts times its quantity', () => {
    const ret = made.one('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Alder' },
        InvoiceLineGroupAdd: [{ ItemGroupRef: { FullName: 'Visit' }, Quantity: '2' }],
        InvoiceLineAdd: [item('Ten')],
        '@order': ['InvoiceLineGroupAdd', 'InvoiceLineAdd'],
      },
    })
    const [group] = ret['InvoiceLineGroupRet'] as Fields[]
    expect(group).toMatchObject({
      Desc: 'A visit',
      Quantity: '2',
      IsPrintItemsInGroup: 'false',
      TotalAmount: '439.90',
      InvoiceLineRet: [
        { Quantity: '4', Amount: '340.00' },
        { Quantity: '2', Amount: '99.90' },
      ],
    })
    // The discount goes by the group.
    expect(linesOf(ret, 'Amount')).toEqual([['-43.99']])
    expect(ret['@order']).toEqual(['InvoiceLineGroupRet', 'InvoiceLineRet'])
    expect(totals(ret)).toEqual(['395.91', '8.25', '4.61', '400.52'])
  })

  test('a form of nothing is paid at once', () => {
    expect(bill(made, [item('Labor', { Amount: '0.00' })])['IsPaid']).toBe('true')
  })

  test('a pending form posts nothing and is not paid', () => {
    const before = made.company.sql('select count(*) as n from postings').get()
    const ret = bill(made, [item('Labor')], { IsPending: 'true' })
    expect(ret).toMatchObject({ IsPending: 'true', IsPaid: 'false', BalanceRemaining: '85.00' })
    expect(made.company.sql('select count(*) as n from postings').get()).toEqual(before)
  })
})

describe('defaults and dates', () => {
  const made = shop()
  const terms = (FullName: string, TxnDate: string): Fields =>
    bill(made, [item('Labor')], { TermsRef: { FullName }, TxnDate })

  test('the number goes on from the last one; empty stays empty', () => {
    const numbers = [{}, { RefNumber: 'A-099' }, {}, { RefNumber: '' }, {}].map(
      (header) => bill(made, [item('Labor')], header)['RefNumber'],
    )
    expect(numbers).toEqual(['1', 'A-099', 'A-100', undefined, 'A-101'])
  })

  test.each([
    ['Net 30', '2026-02-10', '2026-03-12'],
    ['Due on receipt', '2026-02-10', '2026-02-10'],
  ])('%s of %s is due on %s', (name, date, due) => {
    expect(terms(name, date)['DueDate']).toBe(due)
  })

  test('date-driven terms', () => {
    made.one('DateDrivenTermsAddRq', {
      DateDrivenTermsAdd: { Name: 'The 31st', DayOfMonthDue: '31', DueNextMonthDays: '5' },
    })
    const dues = ['2026-01-10', '2026-01-27', '2026-02-01', '2026-02-23'].map(
      (date) => terms('The 31st', date)['DueDate'],
    )
    expect(dues).toEqual(['2026-01-31', '2026-02-28', '2026-02-28', '2026-03-31'])
  })

  test('the terms of the customer, and its address, flow in', () => {
    expect(bill(made, [item('Labor')])).toMatchObject({
      DueDate: '2026-04-16',
      TermsRef: { FullName: 'Net 15' },
      TemplateRef: { FullName: 'Intuit Product Invoice' },
    })
  })

  test('the early discount is suggested while its date can be met', () => {
    const early = terms('2% 10 Net 30', '2026-03-22')
    expect(early).toMatchObject({
      SuggestedDiscountAmount: '1.70',
      SuggestedDiscountDate: '2026-04-01',
    })
    expect(terms('2% 10 Net 30', '2026-03-21')).not.toHaveProperty('SuggestedDiscountAmount')
  })
})

describe('InvoiceMod', () => {
  const start = (): { made: World; stored: Fields; ids: string[] } => {
    const made = shop()
    const stored = bill(made, [item('Labor'), item('Kit'), item('Ten')], { Memo: 'old' })
    return { made, stored, ids: linesOf(stored, 'TxnLineID').flat().map(String) }
  }
  const mod = (made: World, stored: Fields, change: Fields): Fields =>
    made.one('InvoiceModRq', {
      InvoiceMod: { TxnID: stored['TxnID'], EditSequence: stored['EditSequence'], ...change },
    })

  test('absent is unchanged, empty is cleared, and the revision moves within the same second', () => {
    const { made, stored } = start()
    const ret = mod(made, stored, { Memo: '', PONumber: 'P1', TermsRef: {} })
    expect(ret).not.toHaveProperty('Memo')
    expect(ret).not.toHaveProperty('TermsRef')
    expect(ret).toMatchObject({ PONumber: 'P1', DueDate: '2026-04-01' })
    expect(ret['InvoiceLineRet']).toEqual(stored['InvoiceLineRet'])
    expect(Number(ret['EditSequence'])).toBe(Number(stored['EditSequence']) + 1)
  })

  test('lines: kept, changed, new, deleted; what depends on them follows', () => {
    const { made, stored, ids } = start()
    const [, kit, ten] = ids
    const ret = mod(made, stored, {
      InvoiceLineMod: [
        { TxnLineID: kit, Quantity: '2' },
        { TxnLineID: ten },
        { TxnLineID: '-1', ...item('Labor', { Desc: 'More' }) },
      ],
    })
    expect(linesOf(ret, 'Quantity', 'Rate', 'RatePercent', 'Amount', 'Desc')).toEqual([
      ['2', '49.95', undefined, '99.90', 'Kit sold'],
      [undefined, undefined, '-10.00', '-9.99', undefined],
      [undefined, '85.00', undefined, '85.00', 'More'],
    ])
    expect(linesOf(ret, 'TxnLineID').flat().slice(0, 2)).toEqual([kit, ten])
    expect(ret['Subtotal']).toBe('174.91')
  })

  test('a new item brings its own price and description', () => {
    const { made, stored, ids } = start()
    const ret = mod(made, stored, { InvoiceLineMod: [{ TxnLineID: ids[0], ...item('Kit') }] })
    expect(linesOf(ret, 'Desc', 'Amount', 'SalesTaxCodeRef')).toEqual([
      ['Kit sold', '49.95', expect.objectContaining({ FullName: 'Tax' })],
    ])
  })

  test('a rate that changed since does not touch an old form when only its memo changes', () => {
    const { made, stored } = start()
    const county = made.one('ItemSalesTaxQueryRq', { FullName: ['County'] })
    made.one('ItemSalesTaxModRq', {
      ItemSalesTaxMod: {
        ListID: county['ListID'],
        EditSequence: county['EditSequence'],
        TaxRate: '9.00',
      },
    })
    const memo = mod(made, stored, { Memo: 'new' })
    expect(memo['SalesTaxTotal']).toBe(stored['SalesTaxTotal'])
    const again = mod(made, memo, { ItemSalesTaxRef: { FullName: 'County' } })
    expect(again['SalesTaxPercentage']).toBe('9.00')
  })

  test('members of a group stay with a new quantity of the group, scaled', () => {
    const { made } = start()
    const stored = made.one('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Alder' },
        InvoiceLineGroupAdd: [{ ItemGroupRef: { FullName: 'Visit' } }],
      },
    })
    const [group] = stored['InvoiceLineGroupRet'] as Fields[]
    const ret = mod(made, stored, {
      InvoiceLineGroupMod: [{ TxnLineID: group?.['TxnLineID'], Quantity: '3' }],
    })
    expect(ret['InvoiceLineGroupRet']).toMatchObject([
      { TxnLineID: group?.['TxnLineID'], InvoiceLineRet: [{ Quantity: '6' }, { Quantity: '3' }] },
    ])
  })

  test('the due date follows a new date unless it is stated', () => {
    const { made, stored } = start()
    const moved = mod(made, stored, { TxnDate: '2026-05-01' })
    expect(moved['DueDate']).toBe('2026-05-16')
    expect(mod(made, moved, { TxnDate: '2026-05-02', DueDate: '2026-12-31' })['DueDate']).toBe(
      '2026-12-31',
    )
  })
})
