// Bills, receipts, credits, checks and orders (qbxml-semantics.md 12.3, 15.5, 16, 17.19).
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { bill, books, idOf, keysOf, named } from './books-company.ts'
import { rets } from './company.ts'

const vendor = named('Cascade Supply')
const lines = (ret: Fields, name: string): Fields[] => (ret[name] ?? []) as Fields[]

describe('bills', () => {
  test('expense and item lines post to their accounts, the whole to accounts payable', () => {
    const made = books()
    const ret = bill(made, '480.00', {
      ItemLineAdd: [{ ItemRef: named('Subcontract'), Quantity: '2' }],
    })
    expect(ret).toMatchObject({ AmountDue: '600.00', OpenAmount: '600.00', IsPaid: 'false' })
    expect(lines(ret, 'ItemLineRet')).toMatchObject([
      { Desc: 'Work of others', Quantity: '2', Cost: '60.00', Amount: '120.00' },
    ])
    expect([made.on('Accounts Payable'), made.on('Job Materials')]).toEqual([-60000, 60000])
    const [found] = rets(
      made.ask('<VendorQueryRq><FullName>Cascade Supply</FullName></VendorQueryRq>')[0],
      'VendorRet',
    )
    expect(found?.['Balance']).toBe('600.00')
  })

  test('is due by its terms, without terms by the preference', () => {
    const made = books()
    expect(bill(made, '1.00')['DueDate']).toBe('2026-03-31')
    const other = bill(made, '1.00', { VendorRef: named('Other Vendor') })
    expect(other['DueDate']).toBe('2026-03-11')
  })

  test('the two tables of lines are independent in a Mod', () => {
    const made = books()
    const ret = bill(made, '480.00', {
      ItemLineAdd: [{ ItemRef: named('Subcontract'), Quantity: '2' }],
    })
    const [item] = lines(ret, 'ItemLineRet')
    const changed = made.one('BillModRq', {
      BillMod: {
        ...keysOf(ret),
        ItemLineMod: [{ TxnLineID: item?.['TxnLineID'], Quantity: '3' }],
      },
    })
    expect(changed).toMatchObject({ AmountDue: '660.00' })
    expect(lines(changed, 'ExpenseLineRet')).toHaveLength(1)
    const cleared = made.one('BillModRq', {
      BillMod: { ...keysOf(changed), ClearExpenseLines: 'true' },
    })
    expect(cleared).toMatchObject({ AmountDue: '180.00' })
    expect(
      made.status('BillModRq', { BillMod: { ...keysOf(cleared), ClearItemLines: 'true' } }),
    ).toMatch(/^3180 .*at least one line/)
    expect(made.trial()).toBe(0)
  })

  test.each([
    ['a customer as vendor of a line on A/P', { AccountRef: named('Accounts Payable') }, /^3180 /],
    [
      'a vendor as customer of an expense',
      { AccountRef: named('Job Materials'), CustomerRef: named('Cascade Supply') },
      /^3140 There is an invalid reference to QuickBooks Customer "Cascade Supply" in the Bill line/,
    ],
    [
      'billable without a customer',
      { AccountRef: named('Job Materials'), BillableStatus: 'Billable' },
      /^3153 /,
    ],
  ])('%s is refused', (_, line, says) => {
    const made = books()
    const BillAdd = { VendorRef: vendor, ExpenseLineAdd: [{ ...line, Amount: '5.00' }] }
    expect(made.status('BillAddRq', { BillAdd })).toMatch(says)
  })

  test('a line for a customer is billable', () => {
    const made = books()
    const ret = bill(made, '5.00', {
      ExpenseLineAdd: [
        {
          AccountRef: named('Job Materials'),
          Amount: '5.00',
          CustomerRef: named('Pine Dental'),
        },
      ],
    })
    expect(lines(ret, 'ExpenseLineRet')).toMatchObject([{ BillableStatus: 'Billable' }])
  })

  test('a void keeps the record with zero amounts, a deletion takes it', () => {
    const made = books()
    const ret = bill(made, '10.00', { Memo: 'twice' })
    made.one('TxnVoidRq', { TxnVoidType: 'Bill', TxnID: ret['TxnID'] })
    expect(made.get('Bill', ret['TxnID'])).toMatchObject({
      AmountDue: '0.00',
      Memo: 'VOID: twice',
      IsPaid: 'true',
    })
    expect(made.on('Accounts Payable')).toBe(0)
    made.one('TxnDelRq', { TxnDelType: 'Bill', TxnID: ret['TxnID'] })
    expect(made.status('BillQueryRq', { TxnID: [ret['TxnID']] as string[] })).toMatch(/^500 /)
  })
})

describe('payments of bills', () => {
  const pay = (made: ReturnType<typeof books>, applied: Fields[], more: Fields = {}): Fields =>
    made.one('BillPaymentCheckAddRq', {
      BillPaymentCheckAdd: {
        PayeeEntityRef: vendor,
        BankAccountRef: named('Checking'),
        RefNumber: '100',
        AppliedToTxnAdd: applied,
        ...more,
      },
    })

  test('money and discount pay the bill, links show on both sides', () => {
    const made = books()
    const { TxnID } = bill(made, '480.00', { RefNumber: 'CS-1' })
    const paid = pay(made, [
      {
        TxnID,
        PaymentAmount: '475.20',
        DiscountAmount: '4.80',
        DiscountAccountRef: named('Purchase Discounts'),
      },
    ])
    expect(paid).toMatchObject({ Amount: '475.20', RefNumber: '100', IsToBePrinted: 'false' })
    expect(made.get('Bill', TxnID)).toMatchObject({
      IsPaid: 'true',
      OpenAmount: '0.00',
      LinkedTxn: [{ TxnID: paid['TxnID'], TxnType: 'BillPaymentCheck', Amount: '-480.00' }],
    })
    expect(made.on('Checking')).toBe(-47520)
    expect(made.on('Purchase Discounts')).toBe(-480)
    expect(made.on('Accounts Payable')).toBe(0)
  })

  test('deleting the payment opens the bill again; deleting the bill leaves a credit of the vendor', () => {
    const made = books()
    const first = bill(made, '100.00')
    const paid = pay(made, [{ TxnID: first['TxnID'], PaymentAmount: '60.00' }])
    made.one('TxnDelRq', { TxnDelType: 'Bill', TxnID: first['TxnID'] })
    expect(made.on('Accounts Payable')).toBe(6000)
    const second = bill(made, '90.00')
    const [toPay] = made.ask(
      `<BillToPayQueryRq metaData="MetaDataAndResponseData"><PayeeEntityRef><FullName>Cascade Supply</FullName></PayeeEntityRef></BillToPayQueryRq>`,
    )
    expect(toPay?.attributes['retCount']).toBe('2')
    expect(rets(toPay, 'BillToPayRet')).toMatchObject([
      { BillToPay: { TxnID: second['TxnID'], AmountDue: '90.00', TxnType: 'Bill' } },
      { CreditToApply: { TxnID: paid['TxnID'], CreditRemaining: '60.00' } },
    ])
    made.one('TxnDelRq', { TxnDelType: 'BillPaymentCheck', TxnID: paid['TxnID'] })
    expect(made.on('Accounts Payable')).toBe(-9000)
    expect(made.on('Checking')).toBe(0)
  })

  test('a vendor credit set alone makes no payment', () => {
    const made = books()
    const { TxnID } = bill(made, '100.00')
    const credit = made.one('VendorCreditAddRq', {
      VendorCreditAdd: {
        VendorRef: vendor,
        ExpenseLineAdd: [{ AccountRef: named('Job Materials'), Amount: '30.00' }],
      },
    })
    const SetCredit = [{ CreditTxnID: credit['TxnID'], AppliedAmount: '30.00' }]
    const answer = pay(made, [{ TxnID, SetCredit }])
    expect(answer).toEqual({})
    expect(made.status('BillPaymentCheckQueryRq', {})).toMatch(/^1 /)
    expect(made.get('Bill', TxnID)).toMatchObject({
      OpenAmount: '70.00',
      LinkedTxn: [{ TxnType: 'VendorCredit', Amount: '-30.00' }],
    })
    expect(made.get('VendorCredit', credit['TxnID'])).toMatchObject({
      CreditAmount: '30.00',
      OpenAmount: '0.00',
      LinkedTxn: [{ TxnType: 'Bill', Amount: '30.00' }],
    })
    expect(made.on('Accounts Payable')).toBe(-7000)
  })

  test.each([
    ['more than is due', { PaymentAmount: '100.01' }, {}, /^3210 .*more than the amount due/],
    ['nothing', {}, {}, /^3150 /],
    [
      'from an account that is no bank',
      { PaymentAmount: '1.00' },
      { BankAccountRef: named('Credit Card') },
      /^3210 .*type bank/,
    ],
    [
      'a bill of another vendor',
      { PaymentAmount: '1.00' },
      { PayeeEntityRef: named('Other Vendor') },
      /^3120 /,
    ],
  ])('paying %s is refused', (_, applied, more, says) => {
    const made = books()
    const { TxnID } = bill(made, '100.00')
    const BillPaymentCheckAdd = {
      PayeeEntityRef: vendor,
      BankAccountRef: named('Checking'),
      RefNumber: '1',
      AppliedToTxnAdd: [{ TxnID, ...applied }],
      ...more,
    }
    expect(made.status('BillPaymentCheckAddRq', { BillPaymentCheckAdd })).toMatch(says)
  })

  test('by card: the card owes it, a void gives it back', () => {
    const made = books()
    const { TxnID } = bill(made, '40.00')
    const paid = made.one('BillPaymentCreditCardAddRq', {
      BillPaymentCreditCardAdd: {
        PayeeEntityRef: vendor,
        CreditCardAccountRef: named('Credit Card'),
        AppliedToTxnAdd: [{ TxnID, PaymentAmount: '40.00' }],
      },
    })
    expect(made.on('Credit Card')).toBe(-4000)
    made.one('TxnVoidRq', { TxnVoidType: 'BillPaymentCreditCard', TxnID: paid['TxnID'] })
    expect([made.on('Credit Card'), made.on('Accounts Payable')]).toEqual([0, -4000])
    expect(made.get('Bill', TxnID)).toMatchObject({ IsPaid: 'false' })
  })

  test('a Mod states the bills anew', () => {
    const made = books()
    const [first, second] = [bill(made, '40.00'), bill(made, '50.00')]
    const paid = pay(made, [{ TxnID: first['TxnID'], PaymentAmount: '40.00' }])
    const changed = made.one('BillPaymentCheckModRq', {
      BillPaymentCheckMod: {
        ...keysOf(paid),
        AppliedToTxnMod: [{ TxnID: second['TxnID'], PaymentAmount: '50.00' }],
      },
    })
    expect(changed).toMatchObject({ Amount: '50.00' })
    expect(made.get('Bill', first['TxnID'])['OpenAmount']).toBe('40.00')
    expect(made.get('Bill', second['TxnID'])['OpenAmount']).toBe('0.00')
    expect(made.on('Checking')).toBe(-5000)
  })
})

describe('checks and cards', () => {
  const check = (made: ReturnType<typeof books>, more: Fields = {}): Fields =>
    made.one('CheckAddRq', {
      CheckAdd: {
        AccountRef: named('Checking'),
        ExpenseLineAdd: [{ AccountRef: named('Office Supplies'), Amount: '12.50' }],
        ...more,
      },
    })

  test('numbers go on for each bank account, a check to be printed has none', () => {
    const made = books()
    expect(check(made, { RefNumber: '1041' })).toMatchObject({ RefNumber: '1041', Amount: '12.50' })
    expect(check(made)).toMatchObject({ RefNumber: '1042', IsToBePrinted: 'false' })
    expect(check(made, { AccountRef: named('Savings') })['RefNumber']).toBe('1')
    const waiting = check(made, { IsToBePrinted: 'true' })
    expect(waiting['RefNumber']).toBeUndefined()
    expect(waiting['IsToBePrinted']).toBe('true')
    expect(check(made)['RefNumber']).toBe('1043')
    expect(made.on('Checking')).toBe(-5000)
  })

  test('a check to a customer on accounts receivable can be paid by the customer', () => {
    const made = books()
    const party = { PayeeEntityRef: named('Pine Dental') }
    const lent = check(made, {
      ...party,
      ExpenseLineAdd: [
        {
          AccountRef: named('Accounts Receivable'),
          Amount: '80.00',
          CustomerRef: named('Pine Dental'),
        },
      ],
    })
    made.one('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        CustomerRef: named('Pine Dental'),
        TotalAmount: '80.00',
        AppliedToTxnAdd: [{ TxnID: lent['TxnID'], PaymentAmount: '80.00' }],
      },
    })
    expect(made.on('Accounts Receivable')).toBe(0)
    expect(made.get('Check', lent['TxnID'])).toMatchObject({
      LinkedTxn: [{ TxnType: 'ReceivePayment', Amount: '-80.00' }],
    })
  })

  test('a charge owes, a credit takes it back', () => {
    const made = books()
    const fields = {
      AccountRef: named('Credit Card'),
      ExpenseLineAdd: [{ AccountRef: named('Office Supplies'), Amount: '30.00' }],
    }
    made.one('CreditCardChargeAddRq', { CreditCardChargeAdd: fields })
    expect(made.on('Credit Card')).toBe(-3000)
    made.one('CreditCardCreditAddRq', { CreditCardCreditAdd: fields })
    expect([made.on('Credit Card'), made.on('Office Supplies')]).toEqual([0, 0])
    expect(
      made.status('CreditCardChargeAddRq', {
        CreditCardChargeAdd: { ...fields, AccountRef: named('Checking') },
      }),
    ).toMatch(/^3210 The "AccountRef" field has an invalid value "Checking".*type credit card/)
  })
})

describe('purchase orders', () => {
  const order = (made: ReturnType<typeof books>): Fields =>
    made.one('PurchaseOrderAddRq', {
      PurchaseOrderAdd: {
        VendorRef: vendor,
        PurchaseOrderLineAdd: [
          { ItemRef: named('Subcontract'), Quantity: '10', Rate: '55.00' },
          { ItemRef: named('Subcontract'), Quantity: '4' },
        ],
      },
    })

  test('is non-posting, takes cost and number by itself', () => {
    const made = books()
    const ret = order(made)
    expect(ret).toMatchObject({
      RefNumber: '1',
      TotalAmount: '790.00',
      IsFullyReceived: 'false',
      IsManuallyClosed: 'false',
    })
    expect(lines(ret, 'PurchaseOrderLineRet')).toMatchObject([
      { Rate: '55.00', ReceivedQuantity: '0', IsBilled: 'false' },
      { Rate: '60.00', Amount: '240.00' },
    ])
    expect(made.on('Accounts Payable')).toBe(0)
  })

  test('bills take lines over; what is left is open, then closed with a warning', () => {
    const made = books()
    const ret = order(made)
    const [first] = lines(ret, 'PurchaseOrderLineRet')
    const LinkToTxn = { TxnID: ret['TxnID'], TxnLineID: first?.['TxnLineID'] }
    const part = made.one('BillAddRq', {
      BillAdd: { VendorRef: vendor, ItemLineAdd: [{ Quantity: '6', LinkToTxn }] },
    })
    expect(part).toMatchObject({ AmountDue: '330.00' })
    expect(lines(made.get('PurchaseOrder', ret['TxnID']), 'PurchaseOrderLineRet')[0]).toMatchObject(
      {
        ReceivedQuantity: '6',
        IsBilled: 'false',
      },
    )
    const rest = made.one('BillAddRq', {
      BillAdd: { VendorRef: vendor, LinkToTxnID: [ret['TxnID']] as string[] },
    })
    expect(lines(rest, 'ItemLineRet')).toMatchObject([
      { Quantity: '4', Cost: '55.00' },
      { Quantity: '4', Cost: '60.00' },
    ])
    const now = made.get('PurchaseOrder', ret['TxnID'])
    expect(now).toMatchObject({ IsFullyReceived: 'true' })
    expect(lines(now, 'LinkedTxn').map((l) => [l['TxnType'], l['Amount']])).toEqual([
      ['Bill', '-330.00'],
      ['Bill', '-460.00'],
    ])
    const again = { VendorRef: vendor, LinkToTxnID: [ret['TxnID']] as string[] }
    const expense = [{ AccountRef: named('Job Materials'), Amount: '1.00' }]
    expect(made.status('BillAddRq', { BillAdd: { ...again, ExpenseLineAdd: expense } })).toMatch(
      /^570 /,
    )
    made.one('TxnDelRq', { TxnDelType: 'Bill', TxnID: part['TxnID'] })
    expect(made.get('PurchaseOrder', ret['TxnID'])).toMatchObject({ IsFullyReceived: 'false' })
    expect(made.trial()).toBe(0)
  })

  test('a receipt is owed from its day; its bill takes it over, and gives it back', () => {
    const made = books()
    const ret = order(made)
    const receipt = made.one('ItemReceiptAddRq', {
      ItemReceiptAdd: { VendorRef: vendor, LinkToTxnID: [ret['TxnID']] as string[] },
    })
    expect(receipt).toMatchObject({ TotalAmount: '790.00' })
    expect(made.on('Accounts Payable')).toBe(-79000)
    const toPay = () => made.status('BillToPayQueryRq', { PayeeEntityRef: named('Cascade Supply') })
    expect(toPay()).toMatch(/^1 /)
    const of = made.get('PurchaseOrder', ret['TxnID'])
    expect(lines(of, 'PurchaseOrderLineRet')[0]).toMatchObject({
      ReceivedQuantity: '10',
      UnbilledQuantity: '10',
      IsBilled: 'false',
    })
    const billed = made.one('BillAddRq', {
      BillAdd: { VendorRef: vendor, LinkToTxnID: [receipt['TxnID']] as string[] },
    })
    expect(billed).toMatchObject({ AmountDue: '790.00' })
    expect(toPay()).toMatch(/^0 /)
    expect(made.on('Accounts Payable')).toBe(-79000)
    expect(lines(made.get('PurchaseOrder', ret['TxnID']), 'PurchaseOrderLineRet')[0]).toMatchObject(
      { UnbilledQuantity: '0', IsBilled: 'true' },
    )
    expect(made.get('Bill', billed['TxnID'])).toMatchObject({
      LinkedTxn: [{ TxnType: 'ItemReceipt', LinkType: 'AMTTYPE', Amount: '-790.00' }],
    })
    made.one('TxnDelRq', { TxnDelType: 'Bill', TxnID: billed['TxnID'] })
    expect(made.on('Accounts Payable')).toBe(-79000)
    expect(toPay()).toMatch(/^1 /)
  })

  test('an item and a link in one line, another vendor, and the same order twice are refused', () => {
    const made = books()
    const ret = order(made)
    const [first] = lines(ret, 'PurchaseOrderLineRet')
    const LinkToTxn = { TxnID: ret['TxnID'], TxnLineID: first?.['TxnLineID'] }
    const ask = (more: Fields): string =>
      made.status('BillAddRq', { BillAdd: { VendorRef: vendor, ...more } })
    expect(ask({ ItemLineAdd: [{ ItemRef: named('Subcontract'), LinkToTxn }] })).toMatch(/^3153 /)
    const id = String(ret['TxnID'])
    expect(ask({ LinkToTxnID: [id, id] })).toMatch(/^3177 /)
    expect(ask({ VendorRef: named('Other Vendor'), LinkToTxnID: [id] })).toMatch(/^3120 /)
  })

  test('a stocked item of a bill goes to its asset account', () => {
    const made = books()
    made.one('ItemInventoryAddRq', {
      ItemInventoryAdd: {
        Name: 'Pump',
        IncomeAccountRef: named('Sales'),
        PurchaseCost: '40.00',
        COGSAccountRef: named('Cost of Goods Sold'),
        AssetAccountRef: named('Inventory Asset'),
      },
    })
    bill(made, '10.00', { ItemLineAdd: [{ ItemRef: named('Pump'), Quantity: '5' }] })
    expect([made.on('Inventory Asset'), made.on('Accounts Payable')]).toEqual([20000, -21000])
    expect(idOf(made, 'ItemInventory', 'Pump')).toMatch(/^8/)
    expect(made.trial()).toBe(0)
  })
})
