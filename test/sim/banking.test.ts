// Deposits, transfers, journal entries, and queries over all transactions (qbxml-semantics.md 10.3, 15.4, 17.18, 17.20).
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { type Books, bill, books, keysOf, named } from './books-company.ts'
import { rets } from './company.ts'

const lines = (ret: Fields, name: string): Fields[] => (ret[name] ?? []) as Fields[]

const payment = (made: Books, amount: string, RefNumber = '77'): Fields =>
  made.one('ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: named('Pine Dental'),
      RefNumber,
      TotalAmount: amount,
      IsAutoApply: 'false',
    },
  })

const deposit = (made: Books, DepositLineAdd: Fields[], more: Fields = {}): Fields =>
  made.one('DepositAddRq', {
    DepositAdd: { DepositToAccountRef: named('Checking'), DepositLineAdd, ...more },
  })

const waiting = (made: Books): Fields[] =>
  rets(made.ask('<ReceivePaymentToDepositQueryRq/>')[0], 'ReceivePaymentToDepositRet')

describe('deposits', () => {
  test('take what waits; a deposited payment is frozen until the deposit goes', () => {
    const made = books()
    const paid = payment(made, '200.00')
    payment(made, '50.00', '78')
    expect(waiting(made).map((r) => r['Amount'])).toEqual(['200.00', '50.00'])
    const ret = deposit(made, [
      { PaymentTxnID: paid['TxnID'] },
      { AccountRef: named('Other Income'), Amount: '25.00' },
    ])
    expect(ret).toMatchObject({ DepositTotal: '225.00' })
    expect(waiting(made).map((r) => r['RefNumber'])).toEqual(['78'])
    expect([made.on('Checking'), made.on('Undeposited Funds')]).toEqual([22500, 5000])
    const TxnID = paid['TxnID']
    expect(made.status('TxnDelRq', { TxnDelType: 'ReceivePayment', TxnID })).toMatch(
      /^3160 Cannot delete the object specified by the id = ".*deposited/,
    )
    const now = made.get('ReceivePayment', TxnID)
    const ReceivePaymentMod = { ...keysOf(now), Memo: 'late' }
    expect(made.status('ReceivePaymentModRq', { ReceivePaymentMod })).toMatch(/^3210 .*deposited/)
    expect(
      made.status('DepositAddRq', {
        DepositAdd: {
          DepositToAccountRef: named('Checking'),
          DepositLineAdd: [{ PaymentTxnID: TxnID }],
        },
      }),
    ).toMatch(/^3120 /)
    made.one('TxnDelRq', { TxnDelType: 'Deposit', TxnID: ret['TxnID'] })
    expect(waiting(made)).toHaveLength(2)
    expect([made.on('Checking'), made.on('Undeposited Funds')]).toEqual([0, 25000])
    made.one('TxnDelRq', { TxnDelType: 'ReceivePayment', TxnID })
    expect(waiting(made)).toHaveLength(1)
  })

  test('a Mod gives payments back and takes others', () => {
    const made = books()
    const [first, second] = [payment(made, '10.00', 'a'), payment(made, '20.00', 'b')]
    const ret = deposit(made, [{ PaymentTxnID: first['TxnID'] }])
    const changed = made.one('DepositModRq', {
      DepositMod: {
        ...keysOf(ret),
        DepositLineMod: [{ TxnLineID: '-1', PaymentTxnID: second['TxnID'] }],
      },
    })
    expect(changed).toMatchObject({ DepositTotal: '20.00' })
    expect(waiting(made).map((r) => r['RefNumber'])).toEqual(['a'])
    expect(made.on('Undeposited Funds')).toBe(1000)
  })

  test('cash back is taken off', () => {
    const made = books()
    const paid = payment(made, '100.00')
    const CashBackInfoAdd = { AccountRef: named('Owners Draw'), Amount: '30.00' }
    const ret = deposit(made, [{ PaymentTxnID: paid['TxnID'] }], { CashBackInfoAdd })
    expect(ret).toMatchObject({ DepositTotal: '70.00', CashBackInfoRet: { Amount: '30.00' } })
    expect([made.on('Checking'), made.on('Owners Draw')]).toEqual([7000, 3000])
  })

  test('a void sends its payments back', () => {
    const made = books()
    const paid = payment(made, '100.00')
    const ret = deposit(made, [{ PaymentTxnID: paid['TxnID'] }])
    made.one('TxnVoidRq', { TxnVoidType: 'Deposit', TxnID: ret['TxnID'] })
    expect(made.get('Deposit', ret['TxnID'])).toMatchObject({ DepositTotal: '0.00', Memo: 'VOID:' })
    expect(waiting(made)).toHaveLength(1)
    expect(made.on('Undeposited Funds')).toBe(10000)
  })

  test.each([
    [
      'the same payment twice',
      (id: string) => [{ PaymentTxnID: id }, { PaymentTxnID: id }],
      /^3177 /,
    ],
    ['a line without an account', () => [{ Amount: '5.00' }], /^3150 /],
    [
      'Undeposited Funds by account',
      () => [{ AccountRef: named('Undeposited Funds'), Amount: '5.00' }],
      /^3210 /,
    ],
    [
      'another row of the payment',
      (id: string) => [{ PaymentTxnID: id, PaymentTxnLineID: id }],
      /^3120 /,
    ],
  ])('%s is refused', (_, of, says) => {
    const made = books()
    const paid = payment(made, '10.00')
    const DepositAdd = {
      DepositToAccountRef: named('Checking'),
      DepositLineAdd: of(String(paid['TxnID'])),
    }
    expect(made.status('DepositAddRq', { DepositAdd })).toMatch(says)
  })

  test('a payment open in a window holds the deposit up', () => {
    const made = books()
    const paid = payment(made, '10.00')
    made.one('TxnDisplayModRq', { TxnDisplayModType: 'ReceivePayment', TxnID: paid['TxnID'] })
    const DepositAdd = {
      DepositToAccountRef: named('Checking'),
      DepositLineAdd: [{ PaymentTxnID: paid['TxnID'] }],
    }
    expect(made.status('DepositAddRq', { DepositAdd })).toMatch(/^3176 /)
  })

  test('a sales receipt waits too', () => {
    const made = books()
    made.one('SalesReceiptAddRq', {
      SalesReceiptAdd: { SalesReceiptLineAdd: [{ ItemRef: named('Subcontract') }] },
    })
    expect(waiting(made)).toMatchObject([{ TxnType: 'SalesReceipt', Amount: '90.00' }])
  })
})

describe('journal entries', () => {
  const entry = (made: Books, debit: Fields, credit: Fields): Fields =>
    made.one('JournalEntryAddRq', {
      JournalEntryAdd: { JournalDebitLine: [debit], JournalCreditLine: [credit] },
    })

  test('a debit of a customer can be paid, its credit set against an invoice', () => {
    const made = books()
    const due = entry(
      made,
      {
        AccountRef: named('Accounts Receivable'),
        Amount: '40.00',
        EntityRef: named('Pine Dental'),
      },
      { AccountRef: named('Service Income'), Amount: '40.00' },
    )
    made.one('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        CustomerRef: named('Pine Dental'),
        TotalAmount: '40.00',
        AppliedToTxnAdd: [{ TxnID: due['TxnID'], PaymentAmount: '40.00' }],
      },
    })
    expect(made.on('Accounts Receivable')).toBe(0)
    const credit = entry(
      made,
      { AccountRef: named('Service Income'), Amount: '15.00' },
      {
        AccountRef: named('Accounts Receivable'),
        Amount: '15.00',
        EntityRef: named('Pine Dental'),
      },
    )
    const invoice = made.one('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: named('Pine Dental'),
        SetCredit: [{ CreditTxnID: credit['TxnID'], AppliedAmount: '15.00' }],
        InvoiceLineAdd: [{ ItemRef: named('Subcontract') }],
      },
    })
    expect(invoice).toMatchObject({ BalanceRemaining: '75.00' })
  })

  test('a Mod changes lines of either side and must balance', () => {
    const made = books()
    const ret = entry(
      made,
      { AccountRef: named('Depreciation Expense'), Amount: '10.00' },
      { AccountRef: named('Accumulated Depreciation'), Amount: '10.00' },
    )
    const ids = ['JournalDebitLine', 'JournalCreditLine'].map(
      (n) => lines(ret, n)[0]?.['TxnLineID'],
    )
    const change = (...amounts: string[]): Fields => ({
      JournalEntryMod: {
        ...keysOf(ret),
        JournalLineMod: ids.map((TxnLineID, i) => ({ TxnLineID, Amount: amounts[i] })),
      },
    })
    expect(made.status('JournalEntryModRq', change('12.00', '11.00'))).toMatch(
      /^3180 .*The transaction is not in balance\.$/,
    )
    made.one('JournalEntryModRq', change('12.00', '12.00'))
    expect(made.on('Depreciation Expense')).toBe(1200)
    made.one('TxnVoidRq', { TxnVoidType: 'JournalEntry', TxnID: ret['TxnID'] })
    expect(made.on('Depreciation Expense')).toBe(0)
  })

  test.each([
    ['a negative amount', { AccountRef: named('Checking'), Amount: '-1.00' }, /^3210 /],
    [
      'A/R without a customer',
      { AccountRef: named('Accounts Receivable'), Amount: '1.00' },
      /^3180 .*customer/,
    ],
    [
      'A/P with a customer',
      { AccountRef: named('Accounts Payable'), Amount: '1.00', EntityRef: named('Pine Dental') },
      /^3180 .*vendor/,
    ],
    ['no account', { Amount: '1.00' }, /^3150 /],
  ])('%s is refused', (_, debit, says) => {
    const made = books()
    const credit = { AccountRef: named('Savings'), Amount: '1.00' }
    expect(
      made.status('JournalEntryAddRq', {
        JournalEntryAdd: { JournalDebitLine: [debit], JournalCreditLine: [credit] },
      }),
    ).toMatch(says)
  })
})

describe('transfers', () => {
  const move = (made: Books, Amount: string, TxnDate: string, more: Fields = {}): Fields =>
    made.one('TransferAddRq', {
      TransferAdd: {
        TxnDate,
        TransferFromAccountRef: named('Checking'),
        TransferToAccountRef: named('Savings'),
        Amount,
        ...more,
      },
    })

  test('show the register balance after themselves, whatever comes later', () => {
    const made = books()
    const first = move(made, '10.00', '2026-03-01')
    move(made, '5.00', '2026-03-02')
    expect(made.get('Transfer', first['TxnID'])).toMatchObject({
      FromAccountBalance: '-10.00',
      ToAccountBalance: '10.00',
    })
    const changed = made.one('TransferModRq', {
      TransferMod: { ...keysOf(first), Amount: '30.00' },
    })
    expect(changed).toMatchObject({ Amount: '30.00', FromAccountBalance: '-30.00' })
    expect(made.on('Savings')).toBe(3500)
  })

  test.each([
    ['the same account', { TransferToAccountRef: named('Checking') }, /^3210 /],
    ['an income account', { TransferToAccountRef: named('Sales') }, /^3210 /],
    ['nothing', { Amount: '0.00' }, /^3210 /],
  ])('to %s is refused', (_, more, says) => {
    const made = books()
    const TransferAdd = {
      TransferFromAccountRef: named('Checking'),
      TransferToAccountRef: named('Savings'),
      Amount: '1.00',
      ...more,
    }
    expect(made.status('TransferAddRq', { TransferAdd })).toMatch(says)
  })
})

describe('TransactionQuery', () => {
  test('gives one row a transaction, seen from its account', () => {
    const made = books()
    bill(made, '100.00')
    payment(made, '40.00')
    made.one('CheckAddRq', {
      CheckAdd: {
        AccountRef: named('Checking'),
        ExpenseLineAdd: [{ AccountRef: named('Office Supplies'), Amount: '12.50' }],
      },
    })
    const ask = (inner: string): Fields[] =>
      rets(made.ask(`<TransactionQueryRq>${inner}</TransactionQueryRq>`)[0], 'TransactionRet')
    expect(
      ask('').map((r) => [r['TxnType'], (r['AccountRef'] as Fields)['FullName'], r['Amount']]),
    ).toEqual([
      ['Bill', 'Accounts Payable', '100.00'],
      ['ReceivePayment', 'Undeposited Funds', '40.00'],
      ['Check', 'Checking', '-12.50'],
    ])
    const types = (inner: string): unknown[] => ask(inner).map((r) => r['TxnType'])
    expect(
      types('<TransactionTypeFilter><TxnTypeFilter>Check</TxnTypeFilter></TransactionTypeFilter>'),
    ).toEqual(['Check'])
    expect(
      types(
        '<TransactionEntityFilter><FullName>Cascade Supply</FullName></TransactionEntityFilter>',
      ),
    ).toEqual(['Bill'])
    expect(
      types(
        '<TransactionAccountFilter><FullName>Office Supplies</FullName></TransactionAccountFilter>',
      ),
    ).toEqual(['Check'])
    expect(types('<TransactionPaidStatusFilter>Open</TransactionPaidStatusFilter>')).toEqual([
      'Bill',
      'ReceivePayment',
    ])
    expect(
      ask('<TransactionDetailLevelFilter>AllExceptSummary</TransactionDetailLevelFilter>').map(
        (r) => r['Amount'],
      ),
    ).toEqual(['100.00', '12.50'])
  })

  test('walks by pages', () => {
    const made = books()
    for (const amount of ['1.00', '2.00', '3.00']) bill(made, amount)
    const [first] = made.ask(
      '<TransactionQueryRq iterator="Start"><MaxReturned>2</MaxReturned></TransactionQueryRq>',
    )
    expect(first?.attributes['iteratorRemainingCount']).toBe('1')
    const id = first?.attributes['iteratorID']
    const [second] = made.ask(
      `<TransactionQueryRq iterator="Continue" iteratorID="${id}"><MaxReturned>2</MaxReturned></TransactionQueryRq>`,
    )
    expect(rets(second, 'TransactionRet').map((r) => r['Amount'])).toEqual(['3.00'])
  })
})

describe('other requests', () => {
  test('sales tax owed shows by agency and item, and goes with its payment', () => {
    const made = books()
    made.one('VendorAddRq', { VendorAdd: { Name: 'County' } })
    made.one('ItemSalesTaxAddRq', {
      ItemSalesTaxAdd: { Name: 'County Tax', TaxRate: '10', TaxVendorRef: named('County') },
    })
    made.one('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: named('Pine Dental'),
        ItemSalesTaxRef: named('County Tax'),
        InvoiceLineAdd: [{ ItemRef: named('Subcontract'), SalesTaxCodeRef: named('Tax') }],
      },
    })
    const owed = (): Fields[] =>
      rets(made.ask('<SalesTaxPayableQueryRq/>')[0], 'SalesTaxPayableRet')
    expect(owed()).toMatchObject([
      {
        PayeeEntityRef: { FullName: 'County' },
        Amount: '9.00',
        SalesTaxPayableLineRet: [{ ItemSalesTaxRef: { FullName: 'County Tax' }, Amount: '9.00' }],
      },
    ])
    made.one('SalesTaxPaymentCheckAddRq', {
      SalesTaxPaymentCheckAdd: {
        PayeeEntityRef: named('County'),
        TxnDate: '2026-04-01',
        BankAccountRef: named('Checking'),
        RefNumber: '9',
        SalesTaxPaymentCheckLineAdd: [{ ItemSalesTaxRef: named('County Tax'), Amount: '9.00' }],
      },
    })
    expect(owed()).toEqual([])
    expect([made.on('Sales Tax Payable'), made.on('Checking')]).toEqual([0, -900])
  })

  test('a refund by card uses a credit up', () => {
    const made = books()
    const memo = made.one('CreditMemoAddRq', {
      CreditMemoAdd: {
        CustomerRef: named('Pine Dental'),
        CreditMemoLineAdd: [{ ItemRef: named('Subcontract') }],
      },
    })
    const refund = made.one('ARRefundCreditCardAddRq', {
      ARRefundCreditCardAdd: {
        CustomerRef: named('Pine Dental'),
        RefundAppliedToTxnAdd: [{ TxnID: memo['TxnID'], RefundAmount: '90.00' }],
      },
    })
    expect(refund).toMatchObject({
      TotalAmount: '90.00',
      RefundAppliedToTxnRet: [{ CreditRemaining: '0.00', RefundAmount: '90.00' }],
    })
    expect(made.on('Accounts Receivable')).toBe(0)
    made.one('TxnVoidRq', { TxnVoidType: 'ARRefundCreditCard', TxnID: refund['TxnID'] })
    expect(made.get('CreditMemo', memo['TxnID'])).toMatchObject({ CreditRemaining: '90.00' })
  })

  test('a cleared status is kept for a transaction and its lines, and refused for others', () => {
    const made = books()
    const { TxnID } = bill(made, '1.00')
    const ask = (more: Fields): string =>
      made.status('ClearedStatusModRq', {
        ClearedStatusMod: { TxnID, ClearedStatus: 'Cleared', ...more },
      })
    expect(ask({})).toMatch(/^0 /)
    expect(ask({ TxnLineID: 'FF-1' })).toMatch(/^3120 /)
    expect(ask({ TxnID: 'x' })).toMatch(/^3000 /)
  })

  test('a subscription is kept, given back and removed', () => {
    const made = books()
    const id = '{11111111-2222-3333-4444-555555555555}'
    const SubscriberID = id
    made.one('UIEventSubscriptionAddRq', {
      UIEventSubscriptionAdd: {
        SubscriberID,
        COMCallbackInfo: { AppName: 'x', ProgID: 'y' },
        DeliveryPolicy: 'DeliverAlways',
        CompanyFileEventSubscription: { CompanyFileEventOperation: ['Open'] },
      },
    })
    expect(made.one('UIEventSubscriptionQueryRq', { SubscriberID })).toMatchObject({ SubscriberID })
    made.status('SubscriptionDelRq', { SubscriberID, SubscriptionType: 'UI' })
    expect(made.status('UIEventSubscriptionQueryRq', { SubscriberID })).toMatch(/^3121 /)
  })

  test('a definition of a custom field changes and goes, a line holds one', () => {
    const made = books()
    const { TxnID, ExpenseLineRet } = bill(made, '1.00')
    const TxnLineID = (ExpenseLineRet as Fields[])[0]?.['TxnLineID']
    const field = { OwnerID: '0', DataExtName: 'Lot' }
    made.one('DataExtDefAddRq', {
      DataExtDefAdd: { ...field, DataExtType: 'STR255TYPE', AssignToObject: ['Vendor'] },
    })
    made.one('DataExtDefModRq', {
      DataExtDefMod: { ...field, DataExtNewName: 'Batch', AssignToObject: ['Bill'] },
    })
    const named2 = { OwnerID: '0', DataExtName: 'Batch' }
    made.one('DataExtAddRq', {
      DataExtAdd: { ...named2, TxnDataExtType: 'Bill', TxnID, TxnLineID, DataExtValue: 'B7' },
    })
    const [found] = rets(
      made.ask(
        `<BillQueryRq><TxnID>${TxnID}</TxnID><IncludeLineItems>true</IncludeLineItems><OwnerID>0</OwnerID></BillQueryRq>`,
      )[0],
      'BillRet',
    )
    expect(lines(found ?? {}, 'ExpenseLineRet')[0]).toMatchObject({
      DataExtRet: [{ DataExtName: 'Batch', DataExtValue: 'B7' }],
    })
    expect(rets(made.ask('<DataExtDefQueryRq/>')[0], 'DataExtDefRet')).toMatchObject([
      { DataExtName: 'Batch', AssignToObject: ['Vendor', 'Bill'] },
    ])
    made.one('DataExtDefDelRq', named2)
    expect(made.status('DataExtDefQueryRq', {})).toMatch(/^1 /)
  })
})
