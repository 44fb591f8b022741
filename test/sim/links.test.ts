// Payments, credits and what becomes of them (qbxml-semantics.md 12.4, 15).
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { type World, world } from './company.ts'

const invoiceOf = ({ one }: World, ref: string): Fields =>
  one('InvoiceQueryRq', { RefNumber: [ref], IncludeLinkedTxns: 'true', IncludeLineItems: 'true' })
const open = (made: World, ref: string): unknown => invoiceOf(made, ref)['BalanceRemaining']
const pay = (made: World, fields: Fields): Fields =>
  made.one('ReceivePaymentAddRq', { ReceivePaymentAdd: fields })
const payment = ({ one }: World, id: unknown): Fields =>
  one('ReceivePaymentQueryRq', { TxnID: [String(id)], IncludeLineItems: 'true' })
const birch = { CustomerRef: { FullName: 'Birch Cafe' } }
const balance = ({ one }: World, name: string): unknown =>
  one('CustomerQueryRq', { FullName: [name] })['Balance']
const memo = ({ one }: World, amount: string, fields: Fields = birch): Fields =>
  one('CreditMemoAddRq', {
    CreditMemoAdd: {
      ...fields,
      CreditMemoLineAdd: [{ ItemRef: { FullName: 'Labor' }, Amount: amount }],
    },
  })

describe('applying a payment', () => {
  test('in full: paid, and the invoice moves', () => {
    const made = world({ profile: 'rivera' })
    const before = invoiceOf(made, '1002')
    made.env.advance(60_000)
    const paid = pay(made, {
      ...birch,
      TotalAmount: '400.00',
      AppliedToTxnAdd: [{ TxnID: before['TxnID'], PaymentAmount: '400.00' }],
    })
    expect(paid).toMatchObject({
      UnusedPayment: '0.00',
      DepositToAccountRef: { FullName: 'Undeposited Funds' },
    })
    const after = invoiceOf(made, '1002')
    expect(after).toMatchObject({
      AppliedAmount: '-400.00',
      BalanceRemaining: '0.00',
      IsPaid: 'true',
    })
    expect(after['TimeModified']).toBe('2026-04-01T09:01:00-06:00')
    expect(after['EditSequence']).not.toBe(before['EditSequence'])
    expect(balance(made, 'Birch Cafe')).toBe('75.00')
  })

  test('with the switch off the invoice does not move', () => {
    const made = world({ profile: 'rivera' })
    const { switches } = made.company.facts
    made.company.setFacts({ switches: { ...switches, linksTouchDocuments: false } })
    const before = invoiceOf(made, '1002')
    pay(made, {
      ...birch,
      TotalAmount: '1.00',
      AppliedToTxnAdd: [{ TxnID: before['TxnID'], PaymentAmount: '1.00' }],
    })
    const after = invoiceOf(made, '1002')
    expect(after['BalanceRemaining']).toBe('399.00')
    expect(after['EditSequence']).toBe(before['EditSequence'])
  })

  test('what is not applied is unused and lowers the balance all the same', () => {
    const made = world({ profile: 'rivera' })
    expect(pay(made, { ...birch, TotalAmount: '30.00', IsAutoApply: 'false' })).toMatchObject({
      UnusedPayment: '30.00',
    })
    expect([open(made, '1005'), balance(made, 'Birch Cafe')]).toEqual(['75.00', '445.00'])
  })

  test.each([
    ['exactly the amount of one', '400.00', ['75.00', '0.00'], '0.00'],
    ['otherwise the oldest first', '100.00', ['0.00', '375.00'], '0.00'],
    ['more than all of them', '500.00', ['0.00', '0.00'], '25.00'],
  ])('IsAutoApply: %s', (_, TotalAmount, left, unused) => {
    const made = world({ profile: 'rivera' })
    const paid = pay(made, { ...birch, TotalAmount, IsAutoApply: 'true' })
    expect([open(made, '1005'), open(made, '1002')]).toEqual(left)
    expect(paid['UnusedPayment']).toBe(unused)
  })

  test('a discount pays too, and is booked to its account', () => {
    const made = world({ profile: 'rivera' })
    const { TxnID } = invoiceOf(made, '1002')
    const DiscountAccountRef = { FullName: 'Card Fees' }
    const paid = pay(made, {
      ...birch,
      TotalAmount: '392.00',
      AppliedToTxnAdd: [
        { TxnID, PaymentAmount: '392.00', DiscountAmount: '8.00', DiscountAccountRef },
      ],
    })
    expect(paid['AppliedToTxnRet']).toMatchObject([
      { Amount: '392.00', DiscountAmount: '8.00', BalanceRemaining: '0.00', DiscountAccountRef },
    ])
    expect(invoiceOf(made, '1002')).toMatchObject({
      IsPaid: 'true',
      LinkedTxn: [{ Amount: '-400.00' }],
    })
    expect(balance(made, 'Birch Cafe')).toBe('75.00')
  })

  test("a parent pays its job's invoice, and the balances stay with who owes", () => {
    const made = world({ profile: 'rivera' })
    const job = made.one('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Acme Dental:Fit-out' },
        InvoiceLineAdd: [{ ItemRef: { FullName: 'Labor' }, Amount: '60.00' }],
      },
    })
    pay(made, {
      CustomerRef: { FullName: 'Acme Dental' },
      TotalAmount: '60.00',
      AppliedToTxnAdd: [{ TxnID: job['TxnID'], PaymentAmount: '60.00' }],
    })
    expect([balance(made, 'Acme Dental'), balance(made, 'Acme Dental:Fit-out')]).toEqual([
      '1000.00',
      '0.00',
    ])
  })
})

describe('taking it back', () => {
  const paidWorld = (): { made: World; paid: Fields } => {
    const made = world({ profile: 'rivera' })
    const { TxnID } = invoiceOf(made, '1002')
    const paid = pay(made, {
      ...birch,
      TotalAmount: '300.00',
      AppliedToTxnAdd: [{ TxnID, PaymentAmount: '300.00' }],
    })
    return { made, paid }
  }

  test('deleting the payment opens the invoice again', () => {
    const { made, paid } = paidWorld()
    const before = invoiceOf(made, '1002')['EditSequence']
    made.one('TxnDelRq', { TxnDelType: 'ReceivePayment', TxnID: paid['TxnID'] })
    const after = invoiceOf(made, '1002')
    expect(after).toMatchObject({
      AppliedAmount: '0.00',
      BalanceRemaining: '400.00',
      IsPaid: 'false',
    })
    expect(after).not.toHaveProperty('LinkedTxn')
    expect(after['EditSequence']).not.toBe(before)
    expect(balance(made, 'Birch Cafe')).toBe('475.00')
  })

  test.each([
    ['deleting', 'TxnDelRq', 'TxnDelType'],
    ['voiding', 'TxnVoidRq', 'TxnVoidType'],
  ])('%s the invoice leaves the payment with its money unused', (_, request, type) => {
    const { made, paid } = paidWorld()
    made.one(request, { [type]: 'Invoice', TxnID: invoiceOf(made, '1002')['TxnID'] })
    expect(payment(made, paid['TxnID'])).toMatchObject({ UnusedPayment: '300.00' })
    expect(payment(made, paid['TxnID'])).not.toHaveProperty('AppliedToTxnRet')
    expect(balance(made, 'Birch Cafe')).toBe('-225.00')
  })

  test('a void keeps the record at zero, marked, and is no deletion', () => {
    const { made } = paidWorld()
    const { TxnID } = invoiceOf(made, '1002')
    made.one('TxnVoidRq', { TxnVoidType: 'Invoice', TxnID })
    expect(invoiceOf(made, '1002')).toMatchObject({
      Subtotal: '0.00',
      AppliedAmount: '0.00',
      BalanceRemaining: '0.00',
      IsPaid: 'true',
      Memo: 'VOID:',
      InvoiceLineRet: [{ Amount: '0.00' }],
    })
    expect(made.status('TxnDeletedQueryRq', { TxnDelType: ['Invoice'] })).toMatch(/^1 /)
  })

  test('an invoice made smaller gives the excess back to the payment', () => {
    const { made, paid } = paidWorld()
    const { TxnID, EditSequence, InvoiceLineRet } = invoiceOf(made, '1002')
    const [{ TxnLineID } = {}] = InvoiceLineRet as Fields[]
    const ret = made.one('InvoiceModRq', {
      InvoiceMod: { TxnID, EditSequence, InvoiceLineMod: [{ TxnLineID, Amount: '250.00' }] },
    })
    expect(ret).toMatchObject({
      AppliedAmount: '-250.00',
      BalanceRemaining: '0.00',
      IsPaid: 'true',
    })
    expect(payment(made, paid['TxnID'])).toMatchObject({ UnusedPayment: '50.00' })
  })

  test('re-stating the applications of a payment replaces them', () => {
    const { made, paid } = paidWorld()
    const keys = { TxnID: paid['TxnID'], EditSequence: paid['EditSequence'] }
    const AppliedToTxnMod = [{ TxnID: invoiceOf(made, '1005')['TxnID'], PaymentAmount: '75.00' }]
    const ret = made.one('ReceivePaymentModRq', {
      ReceivePaymentMod: { ...keys, TotalAmount: '200.00', AppliedToTxnMod },
    })
    expect(ret).toMatchObject({ TotalAmount: '200.00', UnusedPayment: '125.00' })
    expect([open(made, '1002'), open(made, '1005')]).toEqual(['400.00', '0.00'])
    expect(balance(made, 'Birch Cafe')).toBe('275.00')
  })

  test('a payment cannot become less than what it paid', () => {
    const { made, paid } = paidWorld()
    const keys = { TxnID: paid['TxnID'], EditSequence: paid['EditSequence'] }
    const ReceivePaymentMod = { ...keys, TotalAmount: '299.99' }
    expect(made.status('ReceivePaymentModRq', { ReceivePaymentMod })).toMatch(/^3210 /)
  })
})

describe('credits', () => {
  test('a credit memo lowers the balance at once, and waits', () => {
    const made = world({ profile: 'rivera' })
    expect(memo(made, '25.00')).toMatchObject({ TotalAmount: '25.00', CreditRemaining: '25.00' })
    expect([balance(made, 'Birch Cafe'), open(made, '1005')]).toEqual(['450.00', '75.00'])
  })

  test('SetCredit on a new invoice uses it; both show the link with opposite signs', () => {
    const made = world({ profile: 'rivera' })
    const credit = memo(made, '25.00')
    const made2 = made.one('InvoiceAddRq', {
      InvoiceAdd: {
        ...birch,
        RefNumber: '2000',
        SetCredit: [{ CreditTxnID: credit['TxnID'], AppliedAmount: '20.00' }],
        InvoiceLineAdd: [{ ItemRef: { FullName: 'Labor' }, Amount: '95.00' }],
      },
    })
    expect(made2).toMatchObject({ AppliedAmount: '-20.00', BalanceRemaining: '75.00' })
    expect(invoiceOf(made, '2000')['LinkedTxn']).toMatchObject([
      { TxnType: 'CreditMemo', Amount: '-20.00' },
    ])
    const [shown] = made.ask(
      `<CreditMemoQueryRq><TxnID>${credit['TxnID']}</TxnID><IncludeLinkedTxns>true</IncludeLinkedTxns></CreditMemoQueryRq>`,
    )
    expect(shown?.content['CreditMemoRet']).toMatchObject([
      { CreditRemaining: '5.00', LinkedTxn: [{ TxnType: 'Invoice', Amount: '20.00' }] },
    ])
  })

  test.each([
    ['more than is left of it', '25.01', /^3210 .*remaining credit/],
    ['more than is due', '80.00', /^3210 .*amount due/],
    ['nothing', '0.00', /^3210 /],
  ])('SetCredit of %s is refused', (_, AppliedAmount, says) => {
    const made = world({ profile: 'rivera' })
    const credit = memo(made, AppliedAmount === '80.00' ? '100.00' : '25.00')
    const SetCredit = [{ CreditTxnID: credit['TxnID'], AppliedAmount }]
    const AppliedToTxnAdd = [{ TxnID: invoiceOf(made, '1005')['TxnID'], SetCredit }]
    const ReceivePaymentAdd = { ...birch, TotalAmount: '0.00', AppliedToTxnAdd }
    expect(made.status('ReceivePaymentAddRq', { ReceivePaymentAdd })).toMatch(says)
  })

  test("another customer's credit cannot be found", () => {
    const made = world({ profile: 'rivera' })
    const credit = memo(made, '25.00', { CustomerRef: { FullName: 'Dale Farms' } })
    const SetCredit = [{ CreditTxnID: credit['TxnID'], AppliedAmount: '5.00' }]
    const AppliedToTxnAdd = [{ TxnID: invoiceOf(made, '1005')['TxnID'], SetCredit }]
    const ReceivePaymentAdd = { ...birch, AppliedToTxnAdd }
    expect(made.status('ReceivePaymentAddRq', { ReceivePaymentAdd })).toMatch(/^3120 /)
  })

  test('credits alone make no payment; an unapplied payment is a credit as well', () => {
    const made = world({ profile: 'rivera' })
    const unused = pay(made, { ...birch, TotalAmount: '30.00', IsAutoApply: 'false' })
    const SetCredit = [{ CreditTxnID: unused['TxnID'], AppliedAmount: '30.00' }]
    const AppliedToTxnAdd = [{ TxnID: invoiceOf(made, '1005')['TxnID'], SetCredit }]
    const count = (): unknown => made.company.sql('select count(*) as n from txns').get()
    const before = count()
    expect(pay(made, { ...birch, AppliedToTxnAdd })).toEqual({
      UnusedPayment: '0.00',
      UnusedCredits: '0.00',
    })
    expect(count()).toEqual(before)
    expect(open(made, '1005')).toBe('45.00')
    expect(payment(made, unused['TxnID'])['UnusedPayment']).toBe('0.00')
  })

  test('deleting the credit memo opens what it reduced', () => {
    const made = world({ profile: 'rivera' })
    const credit = memo(made, '25.00')
    const SetCredit = [{ CreditTxnID: credit['TxnID'], AppliedAmount: '25.00' }]
    pay(made, {
      ...birch,
      AppliedToTxnAdd: [{ TxnID: invoiceOf(made, '1005')['TxnID'], SetCredit }],
    })
    expect(open(made, '1005')).toBe('50.00')
    made.one('TxnDelRq', { TxnDelType: 'CreditMemo', TxnID: credit['TxnID'] })
    expect(open(made, '1005')).toBe('75.00')
  })
})

describe('what was deleted', () => {
  test('is remembered for 90 days, by type in the order of the request', () => {
    const made = world({ profile: 'rivera' })
    const { TxnID } = invoiceOf(made, '1005')
    made.one('TxnDelRq', { TxnDelType: 'Invoice', TxnID })
    const ask = (range = ''): unknown[] => {
      const types = '<TxnDelType>ReceivePayment</TxnDelType><TxnDelType>Invoice</TxnDelType>'
      const [answer] = made.ask(`<TxnDeletedQueryRq>${types}${range}</TxnDeletedQueryRq>`)
      return (answer?.content['TxnDeletedRet'] as unknown[] | undefined) ?? []
    }
    expect(ask()).toEqual([
      {
        TxnDelType: 'Invoice',
        TxnID,
        TimeCreated: '2024-08-20T11:00:00-06:00',
        TimeDeleted: '2026-04-01T09:00:00-06:00',
        RefNumber: '1005',
      },
    ])
    const from = (day: string): string =>
      `<DeletedDateRangeFilter><FromDeletedDate>${day}</FromDeletedDate></DeletedDateRangeFilter>`
    expect(ask(from('2026-04-01'))).toHaveLength(1)
    expect(ask(from('2026-04-02'))).toHaveLength(0)
    made.env.advance(90 * 86_400_000)
    expect(ask()).toHaveLength(1)
    made.env.advance(1000)
    expect(ask()).toHaveLength(0)
  })
})
