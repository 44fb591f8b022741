// Names (qbxml-semantics.md 9), what may be deleted (12.4), locks and modes (13), and what an answer with an Error
// holds (3): tables of a state and what follows.
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { code, rets, type World, world } from './company.ts'

const inUse = (name: string): string =>
  `3100 The name "${name}" of the list element is already in use.`
const line: Fields = { ItemRef: { FullName: 'Labor' }, Amount: '10.00' }
const vendor = (Name: string): [string, Fields] => ['VendorAddRq', { VendorAdd: { Name } }]
const customer = (Name: string, above?: string): [string, Fields] => [
  'CustomerAddRq',
  { CustomerAdd: { Name, ...(above ? { ParentRef: { FullName: above } } : {}) } },
]
const sale = { SalesOrPurchase: { Price: '1.00', AccountRef: { FullName: 'Sales' } } }
const done = /^0 /

describe('names', () => {
  test.each<[string, [string, Fields][], [string, Fields], string | RegExp]>([
    ['a vendor called like a customer', [], vendor('Acme Dental'), inUse('Acme Dental')],
    ['in another case', [], vendor('ACME dental'), inUse('ACME dental')],
    ['with blanks around it', [], vendor('  Acme Dental '), inUse('Acme Dental')],
    ['like an inactive customer', [], vendor('Cedar Gym'), inUse('Cedar Gym')],
    ['double blanks inside make another name (9.9)', [], vendor('Acme  Dental'), done],
    [
      'an other name like a vendor',
      [vendor('Supply')],
      ['OtherNameAddRq', { OtherNameAdd: { Name: 'supply' } }],
      inUse('supply'),
    ],
    [
      'an employee like a customer',
      [],
      ['EmployeeAddRq', { EmployeeAdd: { FirstName: 'Acme', LastName: 'Dental' } }],
      inUse('Acme Dental'),
    ],
    ['a job like a customer elsewhere', [], customer('Birch Cafe', 'Acme Dental'), done],
    ['a job twice under one customer', [], customer('fit-out', 'Acme Dental'), inUse('fit-out')],
    ['a job under another customer', [], customer('Fit-out', 'Birch Cafe'), done],
    ['a vendor called like a job', [], vendor('Fit-out'), done],
    [
      'items of two kinds',
      [],
      ['ItemNonInventoryAddRq', { ItemNonInventoryAdd: { Name: 'LABOR', ...sale } }],
      inUse('LABOR'),
    ],
    [
      'an item like a customer',
      [],
      ['ItemServiceAddRq', { ItemServiceAdd: { Name: 'Acme Dental', ...sale } }],
      done,
    ],
    [
      'terms of two kinds',
      [],
      ['DateDrivenTermsAddRq', { DateDrivenTermsAdd: { Name: 'Net 30', DayOfMonthDue: '5' } }],
      inUse('Net 30'),
    ],
    [
      'an account',
      [],
      ['AccountAddRq', { AccountAdd: { Name: 'checking', AccountType: 'Income' } }],
      inUse('checking'),
    ],
    [
      'five levels',
      [customer('2', 'Dale Farms'), customer('3', 'Dale Farms:2'), customer('4', 'Dale Farms:2:3')],
      customer('5', 'Dale Farms:2:3:4'),
      done,
    ],
  ])('%s', (_, before, [name, content], says) => {
    const { one, status } = world({ profile: 'rivera' })
    for (const [n, c] of before) one(n, c)
    const found = status(name, content)
    if (typeof says === 'string') expect(found).toBe(says)
    else expect(found).toMatch(says)
  })

  test('a name that was deleted is free again; one that was changed too, and its children follow', () => {
    const { one, status, ask } = world({ profile: 'rivera' })
    const { ListID } = one(...vendor('Gone'))
    one('ListDelRq', { ListDelType: 'Vendor', ListID })
    expect(status(...customer('Gone'))).toMatch(done)
    const acme = one('CustomerQueryRq', { FullName: ['Acme Dental'] })
    const job = one('CustomerQueryRq', { FullName: ['Acme Dental:Fit-out'] })
    one('CustomerModRq', {
      CustomerMod: {
        ListID: acme['ListID'],
        EditSequence: acme['EditSequence'],
        Name: 'Zen Dental',
      },
    })
    expect(status(...vendor('Acme Dental'))).toMatch(done)
    const [moved] = rets(
      ask(`<CustomerQueryRq><ListID>${String(job['ListID'])}</ListID></CustomerQueryRq>`)[0],
      'CustomerRet',
    )
    // Renaming a parent does not touch what is below (9.10).
    expect(moved).toMatchObject({
      FullName: 'Zen Dental:Fit-out',
      EditSequence: job['EditSequence'],
      TimeModified: job['TimeModified'],
    })
  })
})

describe('what may be deleted', () => {
  const find = ({ company }: World, kind: string, name: string): Fields => ({
    ListDelType: kind,
    ListID: String(
      company
        .sql('select id from lists where kind = ? and full_name = ?')
        .pluck(true)
        .get(kind, name),
    ),
  })

  test.each<[string, string, string, [string, Fields][], RegExp]>([
    ['an unused customer', 'Customer', 'Dale Farms', [], done],
    ['a customer with invoices', 'Customer', 'Birch Cafe', [], /^3160 /],
    [
      'a customer with a job',
      'Customer',
      'Top',
      [customer('Top'), customer('Job', 'Top')],
      /^3160 /,
    ],
    [
      'a vendor of a tax item',
      'Vendor',
      'State',
      [
        vendor('State'),
        [
          'ItemSalesTaxAddRq',
          { ItemSalesTaxAdd: { Name: 'T', TaxRate: '1', TaxVendorRef: { FullName: 'State' } } },
        ],
      ],
      /^3160 /,
    ],
    [
      'a vendor of a bill',
      'Vendor',
      'V',
      [
        vendor('V'),
        [
          'BillAddRq',
          {
            BillAdd: {
              VendorRef: { FullName: 'V' },
              ExpenseLineAdd: [{ AccountRef: { FullName: 'Card Fees' }, Amount: '1.00' }],
            },
          },
        ],
      ],
      /^3160 /,
    ],
    [
      'a customer of an expense line',
      'Customer',
      'C',
      [
        vendor('V'),
        customer('C'),
        [
          'BillAddRq',
          {
            BillAdd: {
              VendorRef: { FullName: 'V' },
              ExpenseLineAdd: [
                {
                  AccountRef: { FullName: 'Card Fees' },
                  Amount: '1.00',
                  CustomerRef: { FullName: 'C' },
                },
              ],
            },
          },
        ],
      ],
      /^3160 /,
    ],
    ['an item that was sold', 'ItemService', 'Labor', [], /^3160 /],
    [
      'an item of a group',
      'ItemService',
      'Part',
      [
        ['ItemServiceAddRq', { ItemServiceAdd: { Name: 'Part', ...sale } }],
        [
          'ItemGroupAddRq',
          { ItemGroupAdd: { Name: 'G', ItemGroupLine: [{ ItemRef: { FullName: 'Part' } }] } },
        ],
      ],
      /^3160 /,
    ],
    ['an account with entries', 'Account', 'Sales', [], /^3160 /],
    [
      'an account of an item',
      'Account',
      'Fees',
      [
        ['AccountAddRq', { AccountAdd: { Name: 'Fees', AccountType: 'Income' } }],
        [
          'ItemServiceAddRq',
          { ItemServiceAdd: { Name: 'F', SalesOrPurchase: { AccountRef: { FullName: 'Fees' } } } },
        ],
      ],
      /^3160 /,
    ],
    [
      'an account that nothing uses',
      'Account',
      'Fees',
      [['AccountAddRq', { AccountAdd: { Name: 'Fees', AccountType: 'Income' } }]],
      done,
    ],
    ['an account QuickBooks made', 'Account', 'Undeposited Funds', [], /^3160 /],
    ['a tax code from the start', 'SalesTaxCode', 'Non', [], /^3160 /],
    ['terms of a customer', 'StandardTerms', 'Net 30', [], /^3160 /],
    ['terms nobody has', 'StandardTerms', 'Net 60', [], done],
    ['a payment method in use', 'PaymentMethod', 'Check', [], /^3160 /],
    ['a payment method nobody uses', 'PaymentMethod', 'Discover', [], done],
  ])('%s', (_, kind, name, before, says) => {
    const made = world({ profile: 'rivera' })
    for (const [n, c] of before) made.one(n, c)
    expect(made.status('ListDelRq', find(made, kind, name))).toMatch(says)
  })
})

describe('locks', () => {
  const made = world({ profile: 'rivera' })
  const { company, one, status } = made
  const open = one('InvoiceQueryRq', { RefNumber: ['1001'] })
  const credit = one('CreditMemoAddRq', {
    CreditMemoAdd: { CustomerRef: { FullName: 'Acme Dental' }, CreditMemoLineAdd: [line] },
  })
  const paid = one('InvoiceQueryRq', { RefNumber: ['1003'] })
  const payment = one('ReceivePaymentQueryRq', {})
  const acme = one('CustomerQueryRq', { FullName: ['Acme Dental'] })
  const key = (ret: Fields): Fields => ({ TxnID: ret['TxnID'], EditSequence: ret['EditSequence'] })
  const pay = (applied: Fields): [string, Fields] => [
    'ReceivePaymentAddRq',
    {
      ReceivePaymentAdd: {
        CustomerRef: { FullName: 'Acme Dental' },
        TotalAmount: '5.00',
        AppliedToTxnAdd: [applied],
      },
    },
  ]
  const paying = { TxnID: open['TxnID'], PaymentAmount: '5.00' }
  const crediting = {
    ...paying,
    SetCredit: [{ CreditTxnID: credit['TxnID'], AppliedAmount: '1.00' }],
  }

  test.each<[string, unknown, [string, Fields], RegExp]>([
    [
      'the record itself, changed',
      open['TxnID'],
      ['InvoiceModRq', { InvoiceMod: key(open) }],
      /^3175 /,
    ],
    [
      'the record itself, deleted',
      open['TxnID'],
      ['TxnDelRq', { TxnDelType: 'Invoice', TxnID: open['TxnID'] }],
      /^3175 /,
    ],
    [
      'the record itself, voided',
      open['TxnID'],
      ['TxnVoidRq', { TxnVoidType: 'Invoice', TxnID: open['TxnID'] }],
      /^3185 /,
    ],
    [
      'a customer, changed',
      acme['ListID'],
      [
        'CustomerModRq',
        { CustomerMod: { ListID: acme['ListID'], EditSequence: acme['EditSequence'] } },
      ],
      /^3175 /,
    ],
    [
      'a customer, deleted',
      acme['ListID'],
      ['ListDelRq', { ListDelType: 'Customer', ListID: acme['ListID'] }],
      /^3175 /,
    ],
    [
      'the payment of an invoice that is deleted',
      payment['TxnID'],
      ['TxnDelRq', { TxnDelType: 'Invoice', TxnID: paid['TxnID'] }],
      /^3176 /,
    ],
    [
      'the payment of an invoice that is voided',
      payment['TxnID'],
      ['TxnVoidRq', { TxnVoidType: 'Invoice', TxnID: paid['TxnID'] }],
      /^3176 /,
    ],
    [
      'the invoice that is paid',
      open['TxnID'],
      pay(paying),
      /^3176 .*The application failed to acquire the lock\.$/,
    ],
    ['the credit that is used', credit['TxnID'], pay(crediting), /^3176 /],
  ])('%s', (_, id, [name, content], says) => {
    company.sql("insert into locks values (?, 'Rosa')").run(id)
    expect(status(name, content)).toMatch(says)
    company.sql('delete from locks').run()
  })

  test('without the lock the same requests pass', () => {
    expect(status(...pay(crediting))).toMatch(done)
  })
})

describe('answers with an Error', () => {
  const stale = (id: unknown): string =>
    `<InvoiceModRq><InvoiceMod><TxnID>${String(id)}</TxnID><EditSequence>5</EditSequence><Memo>x</Memo></InvoiceMod></InvoiceModRq>`

  test('a stale edit is answered with nothing, or by the switch with the record as it now is', () => {
    const { ask, company, one } = world({ profile: 'rivera' })
    const invoice = one('InvoiceQueryRq', { RefNumber: ['1001'] })
    const [bare] = ask(stale(invoice['TxnID']))
    expect([code(bare), bare?.content]).toEqual(['3200', {}])
    company.setFacts({ switches: { ...company.facts.switches, staleEditShowsRecord: true } })
    const [shown] = ask(stale(invoice['TxnID']))
    expect(code(shown)).toBe('3200')
    expect(rets(shown, 'InvoiceRet')[0] ?? shown?.content['InvoiceRet']).toMatchObject({
      TxnID: invoice['TxnID'],
      EditSequence: invoice['EditSequence'],
    })
    // Nothing was saved either time.
    expect(one('InvoiceQueryRq', { RefNumber: ['1001'] })['Memo']).toBeUndefined()
  })

  test('a list record too', () => {
    const { ask, company, one } = world({ profile: 'rivera' })
    const { ListID, EditSequence } = one('CustomerQueryRq', { FullName: ['Dale Farms'] })
    company.setFacts({ switches: { ...company.facts.switches, staleEditShowsRecord: true } })
    const [shown] = ask(
      `<CustomerModRq><CustomerMod><ListID>${String(ListID)}</ListID><EditSequence>5</EditSequence><Phone>1</Phone></CustomerMod></CustomerModRq>`,
    )
    expect([code(shown), shown?.content['CustomerRet']]).toMatchObject(['3200', { EditSequence }])
  })
})
