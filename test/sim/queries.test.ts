// Filters, keys and shapes of queries (qbxml-semantics.md 10).
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/schema/entity.ts'
import { code, rets, world } from './company.ts'

const made = world({ profile: 'rivera' })
const { ask, one } = made
for (const name of ['Ab', 'Abacus', 'Zebra'])
  one('VendorAddRq', {
    VendorAdd: { Name: name, ...(name === 'Zebra' ? { IsActive: 'false' } : {}) },
  })
const parent = one('CustomerAddRq', { CustomerAdd: { Name: 'Elm & Sons' } })
one('CustomerAddRq', { CustomerAdd: { Name: 'Attic', ParentRef: { ListID: parent['ListID'] } } })
one('InvoiceAddRq', {
  InvoiceAdd: {
    CustomerRef: { FullName: 'Elm & Sons:Attic' },
    TxnDate: '2026-04-01',
    RefNumber: 'INV-7',
    InvoiceLineAdd: [{ ItemRef: { FullName: 'Labor' }, Amount: '33.00' }],
  },
})

const numbers = (filter: string): unknown[] =>
  rets(ask(`<InvoiceQueryRq>${filter}</InvoiceQueryRq>`)[0], 'InvoiceRet').map(
    (r) => r['RefNumber'],
  )
const names = (kind: string, filter: string): unknown[] =>
  rets(ask(`<${kind}QueryRq>${filter}</${kind}QueryRq>`)[0], `${kind}Ret`).map(
    (r) => r['FullName'] ?? r['Name'],
  )

const dates = (range: string): string => `<TxnDateRangeFilter>${range}</TxnDateRangeFilter>`
const macro = (name: string): string => dates(`<DateMacro>${name}</DateMacro>`)
const entity = (filter: string): string => `<EntityFilter>${filter}</EntityFilter>`

describe('transactions', () => {
  test.each([
    ['<RefNumber>inv-7</RefNumber>', ['INV-7']],
    ['<RefNumberCaseSensitive>inv-7</RefNumberCaseSensitive>', []],
    ['<RefNumberCaseSensitive>INV-7</RefNumberCaseSensitive>', ['INV-7']],
    ['<MaxReturned>2</MaxReturned>', ['1005', '1003']],
    [
      dates('<FromTxnDate>2026-02-10</FromTxnDate><ToTxnDate>2026-03-01</ToTxnDate>'),
      ['1002', '1001'],
    ],
    [dates('<ToTxnDate>2025-01-01</ToTxnDate>'), ['1005']],
    [macro('Today'), ['INV-7']],
    [macro('LastMonth'), ['1001']],
    [macro('LastCalendarYear'), ['1003']],
    [macro('ThisFiscalYearToDate'), ['1004', '1002', '1001', 'INV-7']],
    [entity('<FullName>Elm &amp; Sons</FullName>'), []],
    [entity('<FullNameWithChildren>elm &amp; sons</FullNameWithChildren>'), ['INV-7']],
    [
      entity('<FullName>Birch Cafe</FullName><FullName>Cedar Gym</FullName>'),
      ['1005', '1004', '1002'],
    ],
    [`${entity('<FullName>Acme Dental</FullName>')}<PaidStatus>NotPaidOnly</PaidStatus>`, ['1001']],
    ['<PaidStatus>PaidOnly</PaidStatus>', ['1003']],
    ['<PaidStatus>NotPaidOnly</PaidStatus>', ['1005', '1004', '1002', '1001', 'INV-7']],
    [
      '<AccountFilter><FullName>Accounts Receivable</FullName></AccountFilter><PaidStatus>PaidOnly</PaidStatus>',
      ['1003'],
    ],
    ['<AccountFilter><FullName>Checking</FullName></AccountFilter>', []],
    [
      '<RefNumberFilter><MatchCriterion>StartsWith</MatchCriterion><RefNumber>inv</RefNumber></RefNumberFilter>',
      ['INV-7'],
    ],
    [
      '<RefNumberFilter><MatchCriterion>EndsWith</MatchCriterion><RefNumber>4</RefNumber></RefNumberFilter>',
      ['1004'],
    ],
    [
      '<RefNumberFilter><MatchCriterion>Contains</MatchCriterion><RefNumber>V-</RefNumber></RefNumberFilter>',
      ['INV-7'],
    ],
    // Numeric where both ends are digits: as text, "1003" to "999" would hold nothing.
    [
      '<RefNumberRangeFilter><FromRefNumber>999</FromRefNumber><ToRefNumber>1002</ToRefNumber></RefNumberRangeFilter>',
      ['1002', '1001'],
    ],
    [
      '<RefNumberRangeFilter><FromRefNumber>INV</FromRefNumber><ToRefNumber>J</ToRefNumber></RefNumberRangeFilter>',
      ['INV-7'],
    ],
    [
      '<ModifiedDateRangeFilter><FromModifiedDate>2026-03-01</FromModifiedDate><ToModifiedDate>2026-03-01</ToModifiedDate></ModifiedDateRangeFilter>',
      ['1001'],
    ],
    // Both ends count; with the offset as it was printed.
    [
      '<ModifiedDateRangeFilter><FromModifiedDate>2026-03-01T11:00:00-06:00</FromModifiedDate></ModifiedDateRangeFilter>',
      ['1001', 'INV-7'],
    ],
    [
      '<ModifiedDateRangeFilter><FromModifiedDate>2026-03-01T11:00:01</FromModifiedDate></ModifiedDateRangeFilter>',
      ['INV-7'],
    ],
  ])('%s', (filter, expected) => {
    expect(numbers(filter)).toEqual(expected)
  })

  test('a payment moved the invoice it was applied to, so a modified filter finds it', () => {
    const day =
      '<FromModifiedDate>2025-11-21</FromModifiedDate><ToModifiedDate>2025-11-21</ToModifiedDate>'
    expect(numbers(`<ModifiedDateRangeFilter>${day}</ModifiedDateRangeFilter>`)).toEqual(['1003'])
  })

  test('lines and links come only when asked for', () => {
    const [plain] = rets(
      ask('<InvoiceQueryRq><RefNumber>1003</RefNumber></InvoiceQueryRq>')[0],
      'InvoiceRet',
    )
    expect(plain).not.toHaveProperty('InvoiceLineRet')
    expect(plain).not.toHaveProperty('LinkedTxn')
    const all =
      '<InvoiceQueryRq><RefNumber>1003</RefNumber><IncludeLineItems>true</IncludeLineItems><IncludeLinkedTxns>true</IncludeLinkedTxns></InvoiceQueryRq>'
    const [full] = rets(ask(all)[0], 'InvoiceRet')
    expect(full?.['InvoiceLineRet']).toHaveLength(1)
    expect(full?.['LinkedTxn']).toMatchObject([{ TxnType: 'ReceivePayment', Amount: '-250.00' }])
  })

  test('the applications of a payment come with IncludeLineItems alone', () => {
    const [payment] = rets(ask('<ReceivePaymentQueryRq/>')[0], 'ReceivePaymentRet')
    expect(payment).not.toHaveProperty('AppliedToTxnRet')
  })

  test('IncludeRetElement cuts the answer down; unknown names are ignored', () => {
    const asked =
      '<InvoiceQueryRq><RefNumber>1003</RefNumber><IncludeRetElement>TxnID</IncludeRetElement><IncludeRetElement>Nonsense</IncludeRetElement></InvoiceQueryRq>'
    expect(Object.keys(rets(ask(asked)[0], 'InvoiceRet')[0] ?? {})).toEqual(['TxnID'])
  })
})

describe('lists', () => {
  test.each([
    ['Vendor', '', ['Ab', 'Abacus']],
    ['Vendor', '<ActiveStatus>InactiveOnly</ActiveStatus>', ['Zebra']],
    ['Vendor', '<FullName>ABACUS</FullName><FullName>Zebra</FullName>', ['Abacus', 'Zebra']],
    [
      'Vendor',
      '<NameFilter><MatchCriterion>StartsWith</MatchCriterion><Name>AB</Name></NameFilter>',
      ['Ab', 'Abacus'],
    ],
    [
      'Vendor',
      '<NameFilter><MatchCriterion>EndsWith</MatchCriterion><Name>cus</Name></NameFilter>',
      ['Abacus'],
    ],
    [
      'Vendor',
      '<NameRangeFilter><FromName>Ab</FromName><ToName>ab</ToName></NameRangeFilter>',
      ['Ab'],
    ],
    [
      'Customer',
      '<NameFilter><MatchCriterion>Contains</MatchCriterion><Name>tti</Name></NameFilter>',
      ['Elm & Sons:Attic'],
    ],
    ['Customer', '<MaxReturned>1</MaxReturned>', ['Acme Dental']],
    // The balance includes jobs.
    [
      'Customer',
      '<TotalBalanceFilter><Operator>Equal</Operator><Amount>33.00</Amount></TotalBalanceFilter>',
      ['Elm & Sons', 'Elm & Sons:Attic'],
    ],
    [
      'Customer',
      '<TotalBalanceFilter><Operator>GreaterThanEqual</Operator><Amount>1000.00</Amount></TotalBalanceFilter>',
      ['Acme Dental'],
    ],
    [
      'Account',
      '<AccountType>Bank</AccountType><AccountType>Expense</AccountType>',
      ['Card Fees', 'Checking', 'Savings'],
    ],
  ])('%s %s', (kind, filter, expected) => {
    expect(names(kind, filter)).toEqual(expected)
  })

  test('children come right behind their parent, whatever its name goes on with', () => {
    one('CustomerAddRq', { CustomerAdd: { Name: 'Elm' } })
    one('CustomerAddRq', { CustomerAdd: { Name: 'Roof', ParentRef: { FullName: 'Elm' } } })
    expect(names('Customer', '').filter((n) => String(n).startsWith('Elm'))).toEqual([
      'Elm',
      'Elm:Roof',
      'Elm & Sons',
      'Elm & Sons:Attic',
    ])
  })

  test('unions answer with all their kinds', () => {
    const [answer] = ask('<EntityQueryRq><ActiveStatus>All</ActiveStatus></EntityQueryRq>')
    expect(Object.keys(answer?.content ?? {})).toEqual(
      expect.arrayContaining(['CustomerRet', 'VendorRet']),
    )
    expect(rets(answer, 'VendorRet')).toHaveLength(3)
    const items = ask('<ItemQueryRq><FullName>Labor</FullName></ItemQueryRq>')[0]
    expect(rets(items, 'ItemServiceRet')).toHaveLength(1)
    expect(rets(ask('<TermsQueryRq/>')[0], 'StandardTermsRet')).toHaveLength(6)
  })
})

describe('statuses', () => {
  test('a missing key warns with 500 and what was found still comes', () => {
    const [answer] = ask(
      '<InvoiceQueryRq><RefNumber>1001</RefNumber><RefNumber>9</RefNumber></InvoiceQueryRq>',
    )
    expect(answer?.attributes).toMatchObject({
      statusCode: '500',
      statusSeverity: 'Warn',
      statusMessage:
        'The query request has not been fully completed. There was a required element ("9") that could not be found in QuickBooks.',
    })
    expect(rets(answer, 'InvoiceRet')).toHaveLength(1)
  })

  test.each([
    ['<InvoiceQueryRq><TxnID>ABC-1770744031</TxnID></InvoiceQueryRq>', '500'],
    ['<InvoiceQueryRq><TxnID>nonsense</TxnID></InvoiceQueryRq>', '3000'],
    ['<CustomerQueryRq><ListID>80000099-1770743700</ListID></CustomerQueryRq>', '500'],
    [
      '<InvoiceQueryRq><EntityFilter><FullName>Nobody</FullName></EntityFilter></InvoiceQueryRq>',
      '500',
    ],
    [
      `<InvoiceQueryRq>${dates('<FromTxnDate>2026-02-02</FromTxnDate><ToTxnDate>2026-02-01</ToTxnDate>')}</InvoiceQueryRq>`,
      '3030',
    ],
    [
      '<CustomerQueryRq><FromModifiedDate>2026-02-02</FromModifiedDate><ToModifiedDate>2026-02-01</ToModifiedDate></CustomerQueryRq>',
      '3030',
    ],
    [
      '<VendorQueryRq><NameRangeFilter><FromName>Z</FromName><ToName>A</ToName></NameRangeFilter></VendorQueryRq>',
      '3031',
    ],
    [
      '<InvoiceQueryRq><RefNumberRangeFilter><FromRefNumber>9</FromRefNumber><ToRefNumber>8</ToRefNumber></RefNumberRangeFilter></InvoiceQueryRq>',
      '3031',
    ],
    [
      '<CustomerQueryRq><CurrencyFilter><FullName>Euro</FullName></CurrencyFilter></CustomerQueryRq>',
      '3250',
    ],
    ['<ClassQueryRq/>', '1'],
  ])('%s → %s', (request, expected) => {
    expect(code(ask(request)[0])).toBe(expected)
  })

  test('a key of another kind of transaction is missing, not found', () => {
    const [payment] = rets(ask('<ReceivePaymentQueryRq/>')[0], 'ReceivePaymentRet')
    const id = String((payment as Fields)['TxnID'])
    expect(code(ask(`<InvoiceQueryRq><TxnID>${id}</TxnID></InvoiceQueryRq>`)[0])).toBe('500')
  })

  test('metaData counts', () => {
    const [only] = ask(
      '<CustomerQueryRq metaData="MetaDataOnly"><MaxReturned>1</MaxReturned></CustomerQueryRq>',
    )
    const count = names('Customer', '').length
    expect(only?.attributes['retCount']).toBe(String(count))
    expect(rets(only, 'CustomerRet')).toEqual([])
    const [both] = ask(
      '<CustomerQueryRq metaData="MetaDataAndResponseData"><MaxReturned>2</MaxReturned></CustomerQueryRq>',
    )
    expect(both?.attributes['retCount']).toBe(String(count))
    expect(rets(both, 'CustomerRet')).toHaveLength(2)
  })
})

describe('custom fields', () => {
  const shop = world({ profile: 'rivera' })
  const field = { OwnerID: '0', DataExtName: 'Crew' }
  const define = (objects: string[]): Fields => ({
    DataExtDefAdd: { ...field, DataExtType: 'STR255TYPE', AssignToObject: objects },
  })
  shop.one('DataExtDefAddRq', define(['Customer', 'Invoice']))
  const customer = shop.one('CustomerQueryRq', { FullName: ['Dale Farms'] })
  shop.one('DataExtAddRq', {
    DataExtAdd: {
      ...field,
      ...{ ListDataExtType: 'Customer', ListObjRef: { ListID: customer['ListID'] } },
      DataExtValue: 'North',
    },
  })
  const line = (value: string): Fields => ({
    ItemRef: { FullName: 'Labor' },
    Amount: '1.00',
    DataExt: [{ ...field, DataExtValue: value }],
  })
  const invoice = shop.one('InvoiceAddRq', {
    InvoiceAdd: {
      CustomerRef: { FullName: 'Dale Farms' },
      InvoiceLineAdd: [line('a'), { ItemRef: { FullName: 'Labor' }, Amount: '2.00' }, line('c')],
    },
  })
  const get = (more = ''): Fields | undefined =>
    rets(
      shop.ask(
        `<InvoiceQueryRq><TxnID>${String(invoice['TxnID'])}</TxnID><IncludeLineItems>true</IncludeLineItems>${more}</InvoiceQueryRq>`,
      )[0],
      'InvoiceRet',
    )[0]
  const values = (holder: Fields | undefined): unknown[] =>
    ((holder?.['DataExtRet'] ?? []) as Fields[]).map((e) => e['DataExtValue'])
  const onLines = (ret: Fields | undefined): unknown[] =>
    ((ret?.['InvoiceLineRet'] ?? []) as Fields[]).map(values)

  test('lines keep those of their request, the form those of its customer; both come with OwnerID', () => {
    const shown = get('<OwnerID>0</OwnerID>')
    expect(values(shown)).toEqual(['North'])
    expect(onLines(shown)).toEqual([['a'], [], ['c']])
    expect(onLines(get())).toEqual([[], [], []])
    expect(values(get())).toEqual([])
  })

  test('a change of the customer leaves the form alone, and a line that goes takes its own along', () => {
    const EditSequence = String(get()?.['EditSequence'])
    const lines = (invoice['InvoiceLineRet'] as Fields[]).slice(1)
    shop.one('InvoiceModRq', {
      InvoiceMod: {
        ...{ TxnID: invoice['TxnID'], EditSequence },
        InvoiceLineMod: lines.map(({ TxnLineID }) => ({ TxnLineID })),
      },
    })
    expect(onLines(get('<OwnerID>0</OwnerID>'))).toEqual([[], ['c']])
    const kept = (): unknown[] =>
      shop.company.sql('select value from data_exts order by value').pluck(true).all()
    expect(kept()).toEqual(['North', 'North', 'c'])
    shop.one('TxnDelRq', { TxnDelType: 'Invoice', TxnID: invoice['TxnID'] })
    expect(kept()).toEqual(['North'])
  })

  test('a field that is not defined is refused, and nothing is saved', () => {
    const content = {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Dale Farms' },
        InvoiceLineAdd: [
          { ...line('x'), DataExt: [{ OwnerID: '0', DataExtName: 'Nope', DataExtValue: 'x' }] },
        ],
      },
    }
    const count = (): unknown => shop.company.sql('select count(*) from txns').pluck(true).get()
    const before = count()
    expect(shop.status('InvoiceAddRq', content)).toMatch(/^3121 /)
    expect(count()).toBe(before)
  })
})

test('the modified filter finds items whose stock moved, though their TimeModified stays (10.4)', () => {
  const shop = world({ profile: 'rivera' })
  for (const [Name, AccountType] of [
    ['Goods', 'OtherCurrentAsset'],
    ['COGS', 'CostOfGoodsSold'],
  ])
    shop.one('AccountAddRq', { AccountAdd: { Name, AccountType } })
  const pipe = shop.one('ItemInventoryAddRq', {
    ItemInventoryAdd: {
      ...{ Name: 'Pipe', SalesPrice: '5.00', IncomeAccountRef: { FullName: 'Sales' } },
      ...{ COGSAccountRef: { FullName: 'COGS' }, AssetAccountRef: { FullName: 'Goods' } },
    },
  })
  const day = '<FromModifiedDate>2026-05-01</FromModifiedDate>'
  const found = (kind: string): string[] =>
    rets(shop.ask(`<${kind}QueryRq>${day}</${kind}QueryRq>`)[0], 'ItemInventoryRet').map((r) =>
      String(r['TimeModified']),
    )
  shop.env.set(Date.parse('2026-05-02T12:00:00-05:00'))
  expect([...found('ItemInventory'), ...found('Item')]).toEqual([])
  shop.one('InvoiceAddRq', {
    InvoiceAdd: {
      CustomerRef: { FullName: 'Dale Farms' },
      InvoiceLineAdd: [{ ItemRef: { FullName: 'Pipe' }, Quantity: '2' }],
    },
  })
  const time = String(pipe['TimeModified'])
  expect([...found('ItemInventory'), ...found('Item')]).toEqual([time, time])
})
