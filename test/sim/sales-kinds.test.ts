// Sales receipts, estimates, sales orders and statement charges (qbxml-semantics.md 15, 16, 17.12 to 17.15).
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { fromCents } from '../../src/schema/scalars.ts'
import { rets, type World, world } from './company.ts'

const keys = ({ TxnID, EditSequence }: Fields): Fields => ({ TxnID, EditSequence })
const birch = { CustomerRef: { FullName: 'Birch Cafe' } }

function shop(): World {
  const made = world()
  for (const Name of ['Birch Cafe', 'Dale Farms'])
    made.one('CustomerAddRq', { CustomerAdd: { Name } })
  made.one('ItemInventoryAddRq', {
    ItemInventoryAdd: {
      Name: 'Bolt',
      SalesPrice: '5.00',
      IncomeAccountRef: { FullName: 'Sales' },
      COGSAccountRef: { FullName: 'Cost of Goods Sold' },
      AssetAccountRef: { FullName: 'Inventory Asset' },
      QuantityOnHand: '100',
      TotalValue: '200.00',
    },
  })
  return made
}

const entries = ({ company }: World, txn: Fields): Record<string, string> =>
  Object.fromEntries(
    (
      company
        .sql(
          `select l.full_name as name, p.amount from postings p join txns t on t.serial = p.txn
           join lists l on l.family = 'accounts' and l.id = p.account where t.id = ? order by 1`,
        )
        .all(txn['TxnID']) as { name: string; amount: number }[]
    ).map(({ name, amount }) => [name, fromCents(amount)]),
  )
const bolts = (Quantity: string, more: Fields = {}): Fields => ({
  ItemRef: { FullName: 'Bolt' },
  Quantity,
  ...more,
})
const again = ({ one }: World, kind: string, { TxnID }: Fields): Fields =>
  one(`${kind}QueryRq`, {
    TxnID: [String(TxnID)],
    IncludeLineItems: 'true',
    IncludeLinkedTxns: 'true',
  })
const balance = ({ one }: World): unknown =>
  one('CustomerQueryRq', { FullName: ['Birch Cafe'] })['Balance']

describe('sales receipts', () => {
  test('money into Undeposited Funds, nothing owed, stock goes out', () => {
    const made = shop()
    const before = balance(made)
    const receipt = made.one('SalesReceiptAddRq', {
      SalesReceiptAdd: { ...birch, SalesReceiptLineAdd: [bolts('4')] },
    })
    expect(receipt).toMatchObject({
      TotalAmount: '20.00',
      DepositToAccountRef: { FullName: 'Undeposited Funds' },
      SalesReceiptLineRet: [{ Rate: '5.00', Amount: '20.00' }],
    })
    expect(receipt).not.toHaveProperty('TermsRef')
    expect(entries(made, receipt)).toEqual({
      'Cost of Goods Sold': '8.00',
      'Inventory Asset': '-8.00',
      Sales: '-20.00',
      'Undeposited Funds': '20.00',
    })
    expect(balance(made)).toBe(before)
  })

  test('need no customer, and no account but one that money can go to', () => {
    const made = shop()
    const add = (more: Fields): string =>
      made.status('SalesReceiptAddRq', {
        SalesReceiptAdd: { SalesReceiptLineAdd: [bolts('1')], ...more },
      })
    expect(add({})).toMatch(/^0 /)
    expect(add({ DepositToAccountRef: { FullName: 'Checking' } })).toMatch(/^0 /)
    expect(add({ DepositToAccountRef: { FullName: 'Sales' } })).toMatch(
      /^3210 The "DepositToAccountRef"/,
    )
  })

  test('void, and gone', () => {
    const made = shop()
    const receipt = made.one('SalesReceiptAddRq', {
      SalesReceiptAdd: { SalesReceiptLineAdd: [bolts('4')] },
    })
    const TxnID = String(receipt['TxnID'])
    made.one('TxnVoidRq', { TxnVoidType: 'SalesReceipt', TxnID })
    expect(entries(made, receipt)).toEqual({})
    made.one('TxnDelRq', { TxnDelType: 'SalesReceipt', TxnID })
    const [gone] = made.ask(
      '<TxnDeletedQueryRq><TxnDelType>SalesReceipt</TxnDelType></TxnDeletedQueryRq>',
    )
    expect(rets(gone, 'TxnDeletedRet')).toHaveLength(1)
  })
})

describe('estimates', () => {
  const estimate = (made: World, more: Fields = {}): Fields =>
    made.one('EstimateAddRq', { EstimateAdd: { ...birch, EstimateLineAdd: [bolts('4')], ...more } })

  test('post nothing, owe nothing, can be closed', () => {
    const made = shop()
    const ret = estimate(made)
    expect(ret).toMatchObject({ TotalAmount: '20.00', IsActive: 'true', RefNumber: '1' })
    expect(entries(made, ret)).toEqual({})
    expect(ret).not.toHaveProperty('ShipDate')
    expect(
      made.one('EstimateModRq', { EstimateMod: { ...keys(ret), IsActive: 'false' } }),
    ).toMatchObject({ IsActive: 'false', TotalAmount: '20.00' })
  })

  test('the price is cost and markup where none is given', () => {
    const made = shop()
    const line = { ItemRef: { FullName: 'Bolt' }, Quantity: '2' }
    const item = made.one('ItemInventoryQueryRq', { FullName: ['Bolt'] })
    const { ListID, EditSequence } = item
    made.one('ItemInventoryModRq', {
      ItemInventoryMod: { ListID, EditSequence, PurchaseCost: '3.00' },
    })
    const ret = estimate(made, {
      EstimateLineAdd: [
        { ...line, MarkupRate: '1.00' },
        { ...line, MarkupRatePercent: '50' },
        { ...line, Rate: '9.00', MarkupRatePercent: '50' },
      ],
    })
    expect(ret['EstimateLineRet']).toMatchObject([
      { Rate: '4.00', Amount: '8.00' },
      { Rate: '4.50', Amount: '9.00' },
      { Rate: '9.00', Amount: '18.00' },
    ])
  })

  test('not while the preference is off', () => {
    const made = shop()
    const { preferences } = made.company.facts
    const JobsAndEstimatesPreferences = { IsUsingEstimates: 'false' }
    made.company.setFacts({ preferences: { ...preferences, JobsAndEstimatesPreferences } })
    expect(() => estimate(made)).toThrow(/^3250 /)
  })
})

describe('sales orders', () => {
  const order = (
    made: World,
    lines: Fields[] = [bolts('10'), bolts('5', { Rate: '4.00' })],
  ): Fields =>
    made.one('SalesOrderAddRq', {
      SalesOrderAdd: { ...birch, PONumber: 'P-7', SalesOrderLineAdd: lines },
    })
  const invoice = (made: World, fields: Fields): Fields =>
    made.one('InvoiceAddRq', { InvoiceAdd: { ...birch, ...fields } })
  const wanted = ({ one }: World): unknown =>
    one('ItemInventoryQueryRq', { FullName: ['Bolt'] })['QuantityOnSalesOrder']
  const linesOf = (ret: Fields, kind: string): Fields[] => ret[`${kind}LineRet`] as Fields[]

  test('ask for stock and post nothing', () => {
    const made = shop()
    const ret = order(made)
    expect(ret).toMatchObject({
      TotalAmount: '70.00',
      IsManuallyClosed: 'false',
      IsFullyInvoiced: 'false',
      SalesOrderLineRet: [{ Invoiced: '0', IsManuallyClosed: 'false' }, { Invoiced: '0' }],
    })
    expect(entries(made, ret)).toEqual({})
    expect(wanted(made)).toBe('15')
  })

  test('one line in part, then the rest as a whole', () => {
    const made = shop()
    const ret = order(made)
    const [first] = linesOf(ret, 'SalesOrder')
    const part = invoice(made, {
      InvoiceLineAdd: [
        {
          LinkToTxn: { TxnID: String(ret['TxnID']), TxnLineID: String(first?.['TxnLineID']) },
          Quantity: '3',
        },
      ],
    })
    expect(linesOf(part, 'Invoice')).toMatchObject([
      { ItemRef: { FullName: 'Bolt' }, Quantity: '3', Rate: '5.00', Amount: '15.00' },
    ])
    expect(wanted(made)).toBe('12')
    const now = again(made, 'SalesOrder', ret)
    expect(now).toMatchObject({
      IsFullyInvoiced: 'false',
      LinkedTxn: [{ TxnID: part['TxnID'], TxnType: 'Invoice', LinkType: 'QUANTYPE' }],
    })
    expect(linesOf(now, 'SalesOrder').map((l) => l['Invoiced'])).toEqual(['3', '0'])
    expect(now['EditSequence']).not.toBe(ret['EditSequence'])
    const rest = invoice(made, { LinkToTxnID: [String(ret['TxnID'])] })
    expect(rest['PONumber']).toBe('P-7')
    expect(linesOf(rest, 'Invoice')).toMatchObject([
      { Quantity: '7', Rate: '5.00' },
      { Quantity: '5', Rate: '4.00', Amount: '20.00' },
    ])
    expect(again(made, 'SalesOrder', ret)).toMatchObject({ IsFullyInvoiced: 'true' })
    expect(again(made, 'Invoice', rest)['LinkedTxn']).toMatchObject([{ TxnType: 'SalesOrder' }])
    expect(wanted(made)).toBe('0')
    // What is taken back is open again.
    made.one('TxnDelRq', { TxnDelType: 'Invoice', TxnID: String(rest['TxnID']) })
    expect(wanted(made)).toBe('12')
    made.one('TxnVoidRq', { TxnVoidType: 'Invoice', TxnID: String(part['TxnID']) })
    expect(wanted(made)).toBe('15')
  })

  test('a changed invoice changes what is invoiced', () => {
    const made = shop()
    const ret = order(made)
    const whole = invoice(made, { LinkToTxnID: [String(ret['TxnID'])] })
    const [first] = linesOf(whole, 'Invoice')
    made.one('InvoiceModRq', {
      InvoiceMod: {
        ...keys(whole),
        InvoiceLineMod: [{ TxnLineID: String(first?.['TxnLineID']), Quantity: '4' }],
      },
    })
    expect(linesOf(again(made, 'SalesOrder', ret), 'SalesOrder').map((l) => l['Invoiced'])).toEqual(
      ['4', '0'],
    )
    expect(wanted(made)).toBe('11')
  })

  test('a closed order: a warning, and nothing is linked', () => {
    const made = shop()
    const ret = order(made)
    made.one('SalesOrderModRq', { SalesOrderMod: { ...keys(ret), IsManuallyClosed: 'true' } })
    expect(wanted(made)).toBe('0')
    const [answer] = made.ask(
      `<InvoiceAddRq><InvoiceAdd><CustomerRef><FullName>Birch Cafe</FullName></CustomerRef>
       <LinkToTxnID>${ret['TxnID']}</LinkToTxnID>
       <InvoiceLineAdd><ItemRef><FullName>Bolt</FullName></ItemRef><Quantity>1</Quantity></InvoiceLineAdd>
       </InvoiceAdd></InvoiceAddRq>`,
    )
    expect(answer?.attributes).toMatchObject({ statusCode: '570', statusSeverity: 'Warn' })
    expect(rets(answer, 'InvoiceRet')).toBeTruthy()
    expect(again(made, 'SalesOrder', ret)).not.toHaveProperty('LinkedTxn')
  })

  test.each([
    ['an order of nobody', () => ({ LinkToTxnID: ['FFFF-1'] }), /^3120 /],
    ['no id', () => ({ LinkToTxnID: ['x'] }), /^3000 /],
    ['twice', (id: string) => ({ LinkToTxnID: [id, id] }), /^3177 /],
    [
      'of another customer',
      (id: string) => ({ CustomerRef: { FullName: 'Dale Farms' }, LinkToTxnID: [id] }),
      /^3120 /,
    ],
    [
      'with an item',
      (id: string) => ({
        InvoiceLineAdd: [bolts('1', { LinkToTxn: { TxnID: id, TxnLineID: '1-1' } })],
      }),
      /^3153 /,
    ],
    [
      'a line that is not there',
      (id: string) => ({ InvoiceLineAdd: [{ LinkToTxn: { TxnID: id, TxnLineID: '1-1' } }] }),
      /^3120 /,
    ],
  ] as [string, (id: string) => Fields, RegExp][])('refused: %s', (_, fields, says) => {
    const made = shop()
    const id = String(order(made)['TxnID'])
    const before = wanted(made)
    const InvoiceAdd = { ...birch, ...fields(id) }
    expect(made.status('InvoiceAddRq', { InvoiceAdd })).toMatch(says)
    expect(wanted(made)).toBe(before)
  })

  test('an estimate cannot be linked', () => {
    const made = shop()
    const { TxnID } = made.one('EstimateAddRq', {
      EstimateAdd: { ...birch, EstimateLineAdd: [bolts('4')] },
    })
    const InvoiceAdd = { ...birch, LinkToTxnID: [String(TxnID)] }
    expect(made.status('InvoiceAddRq', { InvoiceAdd })).toMatch(/^3120 /)
  })

  test('a deleted order leaves its invoices', () => {
    const made = shop()
    const ret = order(made)
    const whole = invoice(made, { LinkToTxnID: [String(ret['TxnID'])] })
    made.one('TxnDelRq', { TxnDelType: 'SalesOrder', TxnID: String(ret['TxnID']) })
    expect(again(made, 'Invoice', whole)).not.toHaveProperty('LinkedTxn')
    expect(wanted(made)).toBe('0')
  })

  test('not in Pro', () => {
    const made = shop()
    made.company.setFacts({ productName: 'QuickBooks Pro 2024' })
    expect(() => order(made)).toThrow(/^3250 /)
  })
})

describe('statement charges', () => {
  const charge = (made: World, fields: Fields = {}): Fields =>
    made.one('ChargeAddRq', { ChargeAdd: { ...birch, ...bolts('4'), ...fields } })

  test('are owed, post income and cost, and are paid like invoices', () => {
    const made = shop()
    const before = Number(balance(made))
    const ret = charge(made)
    expect(ret).toMatchObject({
      Rate: '5.00',
      Amount: '20.00',
      BalanceRemaining: '20.00',
      IsPaid: 'false',
      ARAccountRef: { FullName: 'Accounts Receivable' },
    })
    expect(entries(made, ret)).toEqual({
      'Accounts Receivable': '20.00',
      'Cost of Goods Sold': '8.00',
      'Inventory Asset': '-8.00',
      Sales: '-20.00',
    })
    expect(Number(balance(made))).toBe(before + 20)
    const paid = made.one('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        ...birch,
        TotalAmount: '20.00',
        AppliedToTxnAdd: [{ TxnID: String(ret['TxnID']), PaymentAmount: '20.00' }],
      },
    })
    expect(again(made, 'Charge', ret)).toMatchObject({
      BalanceRemaining: '0.00',
      IsPaid: 'true',
      LinkedTxn: [{ TxnID: paid['TxnID'], Amount: '-20.00' }],
    })
    const open = made.one('ChargeModRq', {
      ChargeMod: { ...keys(again(made, 'Charge', ret)), Quantity: '5' },
    })
    expect(open).toMatchObject({ Amount: '25.00', BalanceRemaining: '5.00' })
    made.one('TxnVoidRq', { TxnVoidType: 'Charge', TxnID: String(ret['TxnID']) })
    expect(entries(made, ret)).toEqual({})
  })

  test('IsAutoApply finds them', () => {
    const made = shop()
    const ret = charge(made, { Amount: '777.00' })
    made.one('ReceivePaymentAddRq', {
      ReceivePaymentAdd: { ...birch, TotalAmount: '777.00', IsAutoApply: 'true' },
    })
    expect(again(made, 'Charge', ret)['IsPaid']).toBe('true')
  })

  test.each([
    [{ ItemRef: {} }, /^3150 /],
    [{ Amount: '-1.00' }, /^3210 /],
    [{ ARAccountRef: { FullName: 'Checking' } }, /^3210 The "ARAccountRef"/],
  ] as [Fields, RegExp][])('refused: %j', (fields, says) => {
    expect(() => charge(shop(), fields)).toThrow(says)
  })
})
