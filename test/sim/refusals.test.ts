// When QuickBooks says no: every row of the tables, and the refusals that stand beside what they read.
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { listDeleteRefusals, listRefusals } from '../../src/sim/list-refusals.ts'
import { txnDeleteRefusals, txnRefusals } from '../../src/sim/txn-refusals.ts'
import { type World, world } from './company.ts'

const dental = { CustomerRef: { FullName: 'Acme Dental' } }
const line = (fields: Fields = {}): Fields => ({ ItemRef: { FullName: 'Labor' }, ...fields })
const invoice = (fields: Fields = {}, ...lines: Fields[]): Fields => ({
  InvoiceAdd: { ...dental, ...fields, InvoiceLineAdd: lines.length > 0 ? lines : [line()] },
})
const pay = (fields: Fields): Fields => ({
  ReceivePaymentAdd: { ...dental, TotalAmount: '50.00', ...fields },
})
const number = ({ one }: World, ref: string): Fields => one('InvoiceQueryRq', { RefNumber: [ref] })
const customer = ({ one }: World, name: string): Fields =>
  one('CustomerQueryRq', { FullName: [name] })
const keys = ({ ListID, TxnID, EditSequence }: Fields): Fields => ({
  ...(ListID === undefined ? { TxnID } : { ListID }),
  EditSequence,
})

const notThere =
  '  QuickBooks error message: Invalid argument.  The specified record does not exist in the list.'

interface Case {
  /** "code section" of the row in the tables, or what else it shows. */
  row: string
  request: string
  content: (made: World) => Fields
  says: string | RegExp
  before?: (made: World) => void
}

const closing = (made: World): void =>
  made.company.setFacts({
    hasClosingPassword: true,
    preferences: {
      ...made.company.facts.preferences,
      AccountingPreferences: {
        ...(made.company.facts.preferences['AccountingPreferences'] as Fields),
        ClosingDate: '2025-12-31',
      },
    },
  })

/** A payment of Birch Cafe for 75.00, in a deposit. */
function deposited(made: World): void {
  const { TxnID } = made.one('ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: { FullName: 'Birch Cafe' },
      RefNumber: 'in-deposit',
      TotalAmount: '75.00',
      IsAutoApply: 'false',
    },
  })
  made.one('DepositAddRq', {
    DepositAdd: {
      DepositToAccountRef: { FullName: 'Checking' },
      DepositLineAdd: [{ PaymentTxnID: TxnID }],
    },
  })
}

const waiting = (made: World): Fields =>
  made.one('ReceivePaymentQueryRq', { RefNumber: ['in-deposit'] })

const cases: Case[] = [
  {
    row: '3150 4',
    request: 'VendorAddRq',
    content: () => ({ VendorAdd: { Name: ' ' } }),
    says: '3150 There is a missing element: "Name"',
  },
  {
    row: '3090 9.2',
    request: 'CustomerAddRq',
    content: () => ({ CustomerAdd: { Name: 'A:B' } }),
    says: '3090 There was an error when storing "A:B" in the "customer name" field.  QuickBooks error message: Names in this list cannot contain a colon.  The colon is a special character used to indicate a parent/child relationship.',
  },
  {
    row: '3100 9.5',
    request: 'VendorAddRq',
    // Of another kind of name, in another case, and inactive.
    content: () => ({ VendorAdd: { Name: 'cedar GYM' } }),
    says: '3100 The name "cedar GYM" of the list element is already in use.',
  },
  {
    row: '3210 9.4',
    request: 'CustomerAddRq',
    before: ({ one }) => {
      let parent = 'Dale Farms'
      for (const Name of ['2', '3', '4', '5']) {
        one('CustomerAddRq', { CustomerAdd: { Name, ParentRef: { FullName: parent } } })
        parent = `${parent}:${Name}`
      }
    },
    content: () => ({
      CustomerAdd: { Name: '6', ParentRef: { FullName: 'Dale Farms:2:3:4:5' } },
    }),
    says: /^3210 .*no more than five levels/,
  },
  {
    row: '3210 17.3',
    request: 'AccountAddRq',
    content: () => ({
      AccountAdd: { Name: 'Sub', ParentRef: { FullName: 'Checking' }, AccountType: 'Income' },
    }),
    says: /^3210 The "AccountType" field has an invalid value "Income"/,
  },
  {
    row: '3210 17.3',
    request: 'AccountAddRq',
    content: () => ({ AccountAdd: { Name: 'Ghost', AccountType: 'NonPosting' } }),
    says: /^3210 The "AccountType" field has an invalid value "NonPosting"/,
  },
  {
    row: '3150 4, inside',
    request: 'CustomerAddRq',
    content: () => ({ CustomerAdd: { Name: 'Two', ShipToAddress: [{ Name: '', City: 'C' }] } }),
    says: '3150 There is a missing element: "Name"',
  },
  {
    row: '3101 7',
    request: 'InvoiceAddRq',
    content: () => {
      const line = { ItemRef: { FullName: 'Labor' }, Amount: '9999999999999.99' }
      const CustomerRef = { FullName: 'Birch Cafe' }
      return { InvoiceAdd: { CustomerRef, InvoiceLineAdd: [line, line] } }
    },
    says: '3101 The resulting amount is too large.',
  },
  {
    row: '3210 12.4, 26.1',
    request: 'ReceivePaymentModRq',
    before: deposited,
    content: (made) => {
      const { TxnID, EditSequence } = waiting(made)
      return { ReceivePaymentMod: { TxnID, EditSequence, Memo: 'late' } }
    },
    says: /^3210 The "TxnID" field has an invalid value ".*has been deposited/,
  },
  {
    row: '3160 12.4, 26.1',
    request: 'TxnDelRq',
    before: deposited,
    content: (made) => ({ TxnDelType: 'ReceivePayment', TxnID: waiting(made)['TxnID'] }),
    says: /^3160 Cannot delete the object specified by the id = ".*has been deposited/,
  },
  {
    row: '3180 9.7',
    request: 'AccountAddRq',
    before: ({ one }) =>
      one('AccountAddRq', { AccountAdd: { Name: 'A', AccountType: 'Bank', AccountNumber: '77' } }),
    content: () => ({ AccountAdd: { Name: 'B', AccountType: 'Bank', AccountNumber: '77' } }),
    says: '3180 There was an error when saving a Accounts list, element "B".  QuickBooks error message: The account number is already in use.',
  },
  {
    row: '3205 9',
    request: 'CustomerAddRq',
    content: () => ({
      CustomerAdd: {
        Name: 'Long',
        BillAddress: { Addr1: '1', Addr2: '2', Addr3: '3', Addr4: '4', Addr5: '5', City: 'C' },
      },
    }),
    says: /^3205 /,
  },
  {
    row: '3250 17.9',
    request: 'ItemInventoryAddRq',
    before: ({ company }) =>
      company.setFacts({
        preferences: {
          ...company.facts.preferences,
          PurchasesAndVendorsPreferences: { IsUsingInventory: 'false' },
        },
      }),
    content: () => ({ ItemInventoryAdd: { Name: 'Pipe' } }),
    says: '3250 This feature is not enabled or not available in this version of QuickBooks.',
  },
  {
    row: '3270 17.7',
    request: 'ItemServiceAddRq',
    content: () => ({ ItemServiceAdd: { Name: 'Air', SalesOrPurchase: { Price: '1.00' } } }),
    says: /^3270 /,
  },
  {
    row: '3150 17.11',
    request: 'ItemSalesTaxAddRq',
    content: () => ({ ItemSalesTaxAdd: { Name: 'County', TaxRate: '8.25' } }),
    says: '3150 There is a missing element: "TaxVendorRef"',
  },
  {
    row: '3150 17.2',
    request: 'VendorAddRq',
    content: () => ({ VendorAdd: { Name: 'V', IsVendorEligibleFor1099: 'true' } }),
    says: '3150 There is a missing element: "VendorTaxIdent"',
  },
  {
    row: '3171 13',
    request: 'InvoiceAddRq',
    before: closing,
    content: () => invoice({ TxnDate: '2025-12-31' }),
    says: /^3171 An attempt was made to modify a Invoice with a date that is on or before the closing date of the company\. If you are sure/,
  },
  {
    row: '3180 17.14',
    request: 'InvoiceAddRq',
    content: () => ({ InvoiceAdd: dental }),
    says: /^3180 There was an error when saving a Invoice\./,
  },
  {
    row: '3205 9',
    request: 'InvoiceAddRq',
    content: () =>
      invoice({
        ShipAddress: { Addr1: '1', Addr2: '2', Addr3: '3', Addr4: '4', Addr5: '5', City: 'C' },
      }),
    says: /^3205 .*"ShipAddress"/,
  },
  {
    row: '3210 15.1',
    request: 'InvoiceAddRq',
    content: () => invoice({ ARAccountRef: { FullName: 'Checking' } }),
    says: /^3210 The "ARAccountRef" field has an invalid value "Checking"/,
  },
  {
    row: '3180 13',
    request: 'InvoiceAddRq',
    content: () =>
      invoice({ CustomerRef: { FullName: 'Acme Dental:Fit-out' }, IsToBeEmailed: 'true' }),
    says: /^3180 .*no e-mail address/,
  },
  {
    row: '3180 13',
    request: 'InvoiceAddRq',
    before: (made) =>
      made.one('CustomerModRq', {
        CustomerMod: { ...keys(customer(made, 'Acme Dental')), CreditLimit: '1050.00' },
      }),
    content: () => invoice({}, line({ Amount: '50.01' })),
    says: '3180 There was an error when saving a Invoice.  QuickBooks error message: The credit limit for the name on this transaction has been exceeded.',
  },
  {
    row: '3161 12.4, 13',
    request: 'TxnDelRq',
    before: closing,
    content: (made) => ({ TxnDelType: 'Invoice', TxnID: number(made, '1003')['TxnID'] }),
    says: /^3161 Cannot delete the object specified by the id = "/,
  },
  {
    row: '3162 12.4, 13',
    request: 'ListDelRq',
    before: ({ company }) => company.setFacts({ fileMode: 'MultiUser' }),
    content: (made) => ({
      ListDelType: 'Customer',
      ListID: customer(made, 'Dale Farms')['ListID'],
    }),
    says: /^3162 /,
  },
  {
    row: '3160 12.4, 26.7',
    request: 'ListDelRq',
    content: (made) => ({
      ListDelType: 'Customer',
      ListID: customer(made, 'Birch Cafe')['ListID'],
    }),
    says: /^3160 Cannot delete the object specified by the id = "80000002-\d+"$/,
  },

  // Beside the tables.
  {
    row: '3000 in a key',
    request: 'CustomerModRq',
    content: () => ({ CustomerMod: { ListID: 'abc', EditSequence: '1' } }),
    says: '3000 The given object ID "abc" in the field "list id" is invalid.',
  },
  {
    row: '3000 in a reference',
    request: 'InvoiceAddRq',
    content: () => invoice({ CustomerRef: { ListID: 'abc' } }),
    says: '3000 The given object ID "abc" in the field "list id" is invalid.',
  },
  {
    row: '3120 in a Mod',
    request: 'InvoiceModRq',
    content: () => ({ InvoiceMod: { TxnID: 'FFFF-1770744031', EditSequence: '1' } }),
    says: `3120 Object "FFFF-1770744031" specified in the request cannot be found.${notThere}`,
  },
  {
    row: '3120 for a payment of what is paid already',
    request: 'ReceivePaymentAddRq',
    content: (made) =>
      pay({ AppliedToTxnAdd: [{ TxnID: number(made, '1003')['TxnID'], PaymentAmount: '1.00' }] }),
    says: /^3120 /,
  },
  {
    row: "3120 for a payment of another customer's invoice",
    request: 'ReceivePaymentAddRq',
    content: (made) =>
      pay({ AppliedToTxnAdd: [{ TxnID: number(made, '1002')['TxnID'], PaymentAmount: '1.00' }] }),
    says: /^3120 /,
  },
  {
    row: '3120 for a line that is not there',
    request: 'InvoiceModRq',
    content: (made) => ({
      InvoiceMod: { ...keys(number(made, '1001')), InvoiceLineMod: [{ TxnLineID: '1-1' }] },
    }),
    says: /^3120 Object "1-1"/,
  },
  {
    row: '3130 parent',
    request: 'CustomerAddRq',
    content: () => ({ CustomerAdd: { Name: 'J', ParentRef: { FullName: 'Nobody' } } }),
    says: /^3130 /,
  },
  {
    row: '3130 below itself',
    request: 'CustomerModRq',
    content: (made) => ({
      CustomerMod: {
        ...keys(customer(made, 'Acme Dental')),
        ParentRef: { FullName: 'Acme Dental:Fit-out' },
      },
    }),
    says: /^3130 /,
  },
  {
    row: '3140 customer',
    request: 'InvoiceAddRq',
    content: () => invoice({ CustomerRef: { FullName: 'Nobody Here' } }),
    says: `3140 There is an invalid reference to QuickBooks Customer "Nobody Here" in the Invoice.${notThere}`,
  },
  {
    row: '3140 item of a line',
    request: 'InvoiceAddRq',
    content: () => invoice({}, { ItemRef: { FullName: 'Ghost' } }),
    says: `3140 There is an invalid reference to QuickBooks Item "Ghost" in the Invoice line.${notThere}`,
  },
  {
    row: '3140 inactive by name',
    request: 'InvoiceAddRq',
    content: () => invoice({ CustomerRef: { FullName: 'Cedar Gym' } }),
    says: /^3140 /,
  },
  {
    row: '3140 wrong kind of record',
    request: 'InvoiceAddRq',
    before: ({ one }) => one('VendorAddRq', { VendorAdd: { Name: 'Supply' } }),
    content: () => invoice({ CustomerRef: { FullName: 'Supply' } }),
    says: /^3140 .*Customer "Supply"/,
  },
  {
    row: '3150 nobody',
    request: 'InvoiceAddRq',
    content: () => invoice({ CustomerRef: {} }),
    says: '3150 There is a missing element: "CustomerRef"',
  },
  {
    row: '3150 nothing to apply',
    request: 'ReceivePaymentAddRq',
    content: (made) => pay({ AppliedToTxnAdd: [{ TxnID: number(made, '1001')['TxnID'] }] }),
    says: '3150 There is a missing element: "PaymentAmount"',
  },
  {
    row: '3151 quantity of a subtotal',
    request: 'InvoiceAddRq',
    before: ({ one }) => one('ItemSubtotalAddRq', { ItemSubtotalAdd: { Name: 'Sub' } }),
    content: () => invoice({}, line(), { ItemRef: { FullName: 'Sub' }, Quantity: '1' }),
    says: /^3151 /,
  },
  {
    row: '3170 customer of a paid invoice',
    request: 'InvoiceModRq',
    content: (made) => ({
      InvoiceMod: { ...keys(number(made, '1003')), CustomerRef: { FullName: 'Dale Farms' } },
    }),
    says: /^3170 There was an error when modifying a Invoice\./,
  },
  {
    row: '3170 a paid invoice made pending',
    request: 'InvoiceModRq',
    content: (made) => ({ InvoiceMod: { ...keys(number(made, '1003')), IsPending: 'true' } }),
    says: /^3170 /,
  },
  {
    row: '3171 out of a closed period',
    request: 'InvoiceModRq',
    before: closing,
    content: (made) => ({
      InvoiceMod: { ...keys(number(made, '1003')), TxnDate: '2026-02-01' },
    }),
    says: /^3171 /,
  },
  {
    row: '3175 open in a window',
    request: 'InvoiceModRq',
    before: (made) =>
      made.company.sql("insert into locks values (?, 'Rosa')").run(number(made, '1001')['TxnID']),
    content: (made) => ({ InvoiceMod: keys(number(made, '1001')) }),
    says: /^3175 There was an error adding, modifying or deleting \S+ because it is already in use\. {2}QuickBooks error message: The transaction could not be locked\. {2}It is in use by another user\.$/,
  },
  {
    row: '3176 a linked record is open',
    request: 'TxnDelRq',
    before: (made) =>
      made.company.sql("insert into locks values (?, 'Rosa')").run(number(made, '1003')['TxnID']),
    content: ({ one }) => ({
      TxnDelType: 'ReceivePayment',
      TxnID: one('ReceivePaymentQueryRq', {})['TxnID'],
    }),
    says: /^3176 .*The application failed to acquire the lock\.$/,
  },
  {
    row: '3177 the same invoice twice',
    request: 'ReceivePaymentAddRq',
    content: (made) => {
      const { TxnID } = number(made, '1001')
      const one = { TxnID, PaymentAmount: '1.00' }
      return pay({ AppliedToTxnAdd: [one, one] })
    },
    says: /^3177 /,
  },
  {
    row: '3185 void of what is open',
    request: 'TxnVoidRq',
    before: (made) =>
      made.company.sql("insert into locks values (?, 'Rosa')").run(number(made, '1001')['TxnID']),
    content: (made) => ({ TxnVoidType: 'Invoice', TxnID: number(made, '1001')['TxnID'] }),
    says: /^3185 Cannot void the object specified by the id = "/,
  },
  {
    row: '3190 header',
    request: 'InvoiceModRq',
    content: (made) => ({ InvoiceMod: { ...keys(number(made, '1001')), TxnDate: '' } }),
    says: /^3190 .*"TxnDate"/,
  },
  {
    row: '3190 line',
    request: 'InvoiceModRq',
    content: (made) => {
      const [stored] = made.one('InvoiceQueryRq', {
        RefNumber: ['1001'],
        IncludeLineItems: 'true',
      })['InvoiceLineRet'] as Fields[]
      const lines = [{ TxnLineID: stored?.['TxnLineID'], Rate: '' }]
      return { InvoiceMod: { ...keys(number(made, '1001')), InvoiceLineMod: lines } }
    },
    says: /^3190 .*"Rate"/,
  },
  {
    row: '3200',
    request: 'InvoiceModRq',
    content: (made) => ({ InvoiceMod: { ...keys(number(made, '1001')), EditSequence: '5' } }),
    says: '3200 The provided edit sequence "5" is out-of-date. ',
  },
  {
    row: '3210 more than due',
    request: 'ReceivePaymentAddRq',
    content: (made) =>
      pay({
        TotalAmount: '2000.00',
        AppliedToTxnAdd: [{ TxnID: number(made, '1001')['TxnID'], PaymentAmount: '1000.01' }],
      }),
    says: '3210 The "AppliedToTxnAdd payment amount" field has an invalid value "1000.01".  QuickBooks error message: You cannot pay more than the amount due.',
  },
  {
    row: '3210 more than paid',
    request: 'ReceivePaymentAddRq',
    content: (made) =>
      pay({ AppliedToTxnAdd: [{ TxnID: number(made, '1001')['TxnID'], PaymentAmount: '50.01' }] }),
    says: /^3210 .*You cannot apply more than the amount of the payment\.$/,
  },
  {
    row: '3240',
    request: 'TxnDelRq',
    content: (made) => ({
      TxnDelType: 'Invoice',
      TxnID: String(number(made, '1001')['TxnID']).replace(/-.*/, '-1111111111'),
    }),
    says: /^3240 /,
  },
  {
    row: '3250 currency',
    request: 'CustomerAddRq',
    content: () => ({ CustomerAdd: { Name: 'E', CurrencyRef: { FullName: 'Euro' } } }),
    says: /^3250 /,
  },
  {
    row: '3270 discount without an account',
    request: 'ReceivePaymentAddRq',
    content: (made) =>
      pay({ AppliedToTxnAdd: [{ TxnID: number(made, '1001')['TxnID'], DiscountAmount: '5.00' }] }),
    says: /^3270 /,
  },
  {
    row: '3280 tax item as a line',
    request: 'InvoiceAddRq',
    before: ({ one }) => one('ItemSalesTaxAddRq', { ItemSalesTaxAdd: { Name: 'Zero' } }),
    content: () => invoice({}, { ItemRef: { FullName: 'Zero' } }),
    says: /^3280 /,
  },
  {
    row: '3290 lines in another order',
    request: 'InvoiceModRq',
    before: ({ one }) => one('InvoiceAddRq', invoice({ RefNumber: '77' }, line(), line())),
    content: (made) => {
      const found = made.one('InvoiceQueryRq', { RefNumber: ['77'], IncludeLineItems: 'true' })
      const lines = (found['InvoiceLineRet'] as Fields[]).map((l) => ({
        TxnLineID: l['TxnLineID'],
      }))
      return { InvoiceMod: { ...keys(found), InvoiceLineMod: lines.reverse() } }
    },
    says: /^3290 The item "Labor" is placed in the request in incorrect order\.$/,
  },
  {
    row: '3210 17.9',
    request: 'ItemInventoryAddRq',
    content: () => ({
      ItemInventoryAdd: {
        Name: 'Bolt',
        IncomeAccountRef: { FullName: 'Sales' },
        COGSAccountRef: { FullName: 'Sales' },
        AssetAccountRef: { FullName: 'Checking' },
      },
    }),
    says: /^3210 The "AssetAccountRef" field has an invalid value "Checking"/,
  },
  {
    row: '3170 17.6',
    request: 'SalesTaxCodeModRq',
    content: ({ one }) => ({
      SalesTaxCodeMod: {
        ...keys(one('SalesTaxCodeQueryRq', { FullName: ['Tax'] })),
        IsTaxable: 'false',
      },
    }),
    says: /^3170 /,
  },
  {
    row: '3170 17.3',
    request: 'AccountModRq',
    content: ({ one }) => ({
      AccountMod: {
        ...keys(one('AccountQueryRq', { FullName: ['Accounts Receivable'] })),
        AccountType: 'Bank',
      },
    }),
    says: /^3170 /,
  },
  {
    row: '3210 17.11',
    request: 'ItemGroupAddRq',
    content: () => ({
      ItemGroupAdd: {
        Name: 'Many',
        ItemGroupLine: Array.from({ length: 21 }, () => ({ ItemRef: { FullName: 'Labor' } })),
      },
    }),
    says: /^3210 .*A group can have no more than 20 items\.$/,
  },
  {
    row: '3210 17.2',
    request: 'VendorAddRq',
    content: () => ({
      VendorAdd: {
        Name: 'V',
        PrefillAccountRef: Array.from({ length: 4 }, () => ({ FullName: 'Sales' })),
      },
    }),
    says: /^3210 .*no more than three accounts\.$/,
  },
]

describe('refusals', () => {
  test.each(cases)('$row: $request', ({ request, content, says, before }) => {
    const made = world({ profile: 'rivera' })
    before?.(made)
    const asked = content(made)
    const books = (): unknown[] =>
      ['lists', 'txns', 'links', 'postings'].map((t) =>
        made.company.sql(`select * from ${t}`).all(),
      )
    const was = books()
    const status = made.status(request, asked)
    if (typeof says === 'string') expect(status).toBe(says)
    else expect(status).toMatch(says)
    // A refused request changes nothing.
    expect(books()).toEqual(was)
  })

  test('the table of cases visits every row', () => {
    const rows = [...listRefusals, ...txnRefusals, ...txnDeleteRefusals, ...listDeleteRefusals]
    const visited = cases.map((c) => c.row)
    for (const { code, source } of rows) expect(visited).toContain(`${code} ${source}`)
    const counted = (row: string): number => visited.filter((v) => v === row).length
    expect(counted('3210 17.3')).toBe(2)
    expect(counted('3180 13')).toBe(2)
  })
})

describe('what is not refused', () => {
  const made = world({ profile: 'rivera' })

  test('a closing date without a password binds no request', () => {
    closing(made)
    made.company.setFacts({ hasClosingPassword: false })
    expect(made.status('InvoiceAddRq', invoice({ TxnDate: '2025-12-31' }))).toMatch(/^0 /)
  })

  test('an inactive customer is accepted by ListID', () => {
    const { ListID } = customer(made, 'Cedar Gym')
    expect(made.status('InvoiceAddRq', invoice({ CustomerRef: { ListID } }))).toMatch(/^0 /)
  })

  test('the same job name under two customers', () => {
    const job = { Name: 'Fit-out', ParentRef: { FullName: 'Birch Cafe' } }
    expect(made.status('CustomerAddRq', { CustomerAdd: job })).toMatch(/^0 /)
  })

  test('an unused record is deleted', () => {
    const { ListID } = customer(made, 'Dale Farms')
    expect(made.status('ListDelRq', { ListDelType: 'Customer', ListID })).toMatch(/^0 /)
  })
})
