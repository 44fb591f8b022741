// Reports (qbxml-semantics.md 22): right for a company small enough to add up by hand, and for any company one with
// the other, with the accounts and with the names.
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/qbxml/document.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { enumValues, model, request } from '../../src/schema/grammar.ts'
import type { ElementParticle, Particle } from '../../src/schema/notation.ts'
import { toCents } from '../../src/schema/scalars.ts'
import { hasReport } from '../../src/sim/reports/reports.ts'
import { code, rets, type World, world } from './company.ts'

interface Row {
  kind: string
  label: string
  cells: string[]
}

const families: Record<string, string> = {
  Aging: 'AgingReportQuery',
  Custom: 'CustomDetailReportQuery',
  CustomSummary: 'CustomSummaryReportQuery',
  Detail: 'GeneralDetailReportQuery',
  Summary: 'GeneralSummaryReportQuery',
}

const requestOf = (family: string, type: string, rest: string): string => {
  const query = families[family] ?? ''
  const element = query.replace('Query', 'Type')
  return `<${query}Rq><${element}>${type}</${element}>${rest}</${query}Rq>`
}

const reportIn = (answer: Message | undefined): Fields =>
  (answer?.content['ReportRet'] ?? {}) as Fields

/** The rows of a report in order, cells without the label. */
function rowsIn(answer: Message | undefined): Row[] {
  const data = (reportIn(answer)['ReportData'] ?? {}) as Fields
  const rows = ['TextRow', 'DataRow', 'SubtotalRow', 'TotalRow'].flatMap((kind) =>
    ((data[kind] ?? []) as Fields[]).map((row) => {
      const cells = ((row['ColData'] ?? []) as Fields[]).map((c) => String(c['@value'] ?? ''))
      const label = kind === 'TextRow' ? String(row['@value']) : (cells[0] ?? '')
      return { at: Number(row['@rowNumber']), kind, label, cells: cells.slice(1) }
    }),
  )
  rows.sort((a, b) => a.at - b.at)
  return rows.map(({ kind, label, cells }) => ({ kind, label, cells }))
}

function reporter({ ask }: World) {
  const get = (family: string, type: string, rest = ''): Message | undefined => {
    const [answer] = ask(requestOf(family, type, rest))
    expect(code(answer), `${type} ${String(answer?.attributes['statusMessage'])}`).toBe('0')
    return answer
  }
  const rows = (family: string, type: string, rest = ''): Row[] => rowsIn(get(family, type, rest))
  /** The last cell of the row with this label, in cents. */
  const cents = (found: readonly Row[], label: string): number =>
    toCents(found.find((r) => r.label === label)?.cells.at(-1) || '0')
  return { get, rows, cents }
}

const plain = (rows: readonly Row[]): string[] =>
  rows.map((r) => [r.kind.replace('Row', ''), r.label, ...r.cells].join(' | '))

const period = (from: string, to: string): string =>
  `<ReportPeriod>${from === '' ? '' : `<FromReportDate>${from}</FromReportDate>`}<ToReportDate>${to}</ToReportDate></ReportPeriod>`
const macro = (name: string): string => `<ReportDateMacro>${name}</ReportDateMacro>`

describe('a small company', () => {
  const { get, rows } = reporter(world({ profile: 'rivera' }))

  test.each<[string, string, string, string[]]>([
    [
      'Summary',
      'ProfitAndLossStandard',
      period('2026-01-01', '2026-03-31'),
      [
        'Text | Ordinary Income/Expense',
        'Text | Income',
        'Data | Sales | 1490.00',
        'Subtotal | Total Income | 1490.00',
        'Subtotal | Gross Profit | 1490.00',
        'Subtotal | Net Ordinary Income | 1490.00',
        'Total | Net Income | 1490.00',
      ],
    ],
    [
      'Summary',
      'ProfitAndLossStandard',
      `${macro('ThisYear')}<SummarizeColumnsBy>Month</SummarizeColumnsBy>`,
      [
        'Text | Ordinary Income/Expense',
        'Text | Income',
        ...['Data | Sales', 'Subtotal | Total Income', 'Subtotal | Gross Profit'].map(
          (row) => `${row} | 90.00 | 400.00 | 1000.00${' | 0.00'.repeat(9)} | 1490.00`,
        ),
        ...['Subtotal | Net Ordinary Income', 'Total | Net Income'].map(
          (row) => `${row} | 90.00 | 400.00 | 1000.00${' | 0.00'.repeat(9)} | 1490.00`,
        ),
      ],
    ],
    [
      'Summary',
      'ProfitAndLossPrevYearComp',
      period('2025-11-01', '2025-11-30'),
      [
        'Text | Ordinary Income/Expense',
        'Text | Income',
        'Data | Sales | 250.00 | 0.00 | 250.00 | ',
        'Subtotal | Total Income | 250.00 | 0.00 | 250.00 | ',
        'Subtotal | Gross Profit | 250.00 | 0.00 | 250.00 | ',
        'Subtotal | Net Ordinary Income | 250.00 | 0.00 | 250.00 | ',
        'Total | Net Income | 250.00 | 0.00 | 250.00 | ',
      ],
    ],
    [
      'Summary',
      'ProfitAndLossYTDComp',
      `${macro('ThisMonth')}<ReturnRows>NonZero</ReturnRows>`,
      [
        'Text | Ordinary Income/Expense',
        'Text | Income',
        'Data | Sales | 0.00 | 1490.00',
        'Subtotal | Total Income | 0.00 | 1490.00',
        'Subtotal | Gross Profit | 0.00 | 1490.00',
        'Subtotal | Net Ordinary Income | 0.00 | 1490.00',
        'Total | Net Income | 0.00 | 1490.00',
      ],
    ],
    [
      'Summary',
      'BalanceSheetSummary',
      period('', '2025-12-31'),
      [
        'Text | ASSETS',
        'Text | Current Assets',
        'Data | Checking/Savings | 12500.00',
        'Data | Accounts Receivable | 75.00',
        'Subtotal | Total Current Assets | 12575.00',
        'Total | TOTAL ASSETS | 12575.00',
        'Text | LIABILITIES & EQUITY',
        'Data | Equity | 12575.00',
        'Total | TOTAL LIABILITIES & EQUITY | 12575.00',
      ],
    ],
    [
      'Summary',
      'TrialBalance',
      period('2026-01-01', '2026-12-31'),
      [
        'Data | Checking | 12500.00 | ',
        'Data | Accounts Receivable | 1565.00 | ',
        'Data | Opening Balance Equity |  | 12250.00',
        'Data | Retained Earnings |  | 325.00',
        'Data | Sales |  | 1490.00',
        'Total | TOTAL | 14065.00 | 14065.00',
      ],
    ],
    [
      'Summary',
      'CustomerBalanceSummary',
      '',
      [
        'Data | Acme Dental | 1000.00',
        'Data | Birch Cafe | 475.00',
        'Data | Cedar Gym | 90.00',
        'Total | TOTAL | 1565.00',
      ],
    ],
    [
      // Due dates: 2024-09-19, 2026-02-14, 2026-03-12 and 2026-03-31, seen from 2026-04-01.
      'Aging',
      'ARAgingSummary',
      '',
      [
        'Data | Acme Dental | 0.00 | 1000.00 | 0.00 | 0.00 | 0.00 | 1000.00',
        'Data | Birch Cafe | 0.00 | 400.00 | 0.00 | 0.00 | 75.00 | 475.00',
        'Data | Cedar Gym | 0.00 | 0.00 | 90.00 | 0.00 | 0.00 | 90.00',
        'Total | TOTAL | 0.00 | 1400.00 | 90.00 | 0.00 | 75.00 | 1565.00',
      ],
    ],
    [
      // The payment of 2025-11-21 is not there yet, so that its invoice is still open.
      'Aging',
      'ARAgingSummary',
      period('', '2025-11-20'),
      [
        'Data | Acme Dental | 250.00 | 0.00 | 0.00 | 0.00 | 0.00 | 250.00',
        'Data | Birch Cafe | 0.00 | 0.00 | 0.00 | 0.00 | 75.00 | 75.00',
        'Total | TOTAL | 250.00 | 0.00 | 0.00 | 0.00 | 75.00 | 325.00',
      ],
    ],
    [
      'Aging',
      'CollectionsReport',
      '<IncludeColumn>RefNumber</IncludeColumn><IncludeColumn>Aging</IncludeColumn><IncludeColumn>OpenBalance</IncludeColumn>',
      [
        'Text | Acme Dental',
        'Data |  | 1001 | 1 | 1000.00',
        'Subtotal | Total Acme Dental |  |  | 1000.00',
        'Text | Birch Cafe',
        'Data |  | 1005 | 559 | 75.00',
        'Data |  | 1002 | 20 | 400.00',
        'Subtotal | Total Birch Cafe |  |  | 475.00',
        'Text | Cedar Gym',
        'Data |  | 1004 | 46 | 90.00',
        'Subtotal | Total Cedar Gym |  |  | 90.00',
        'Total | TOTAL |  |  | 1565.00',
      ],
    ],
    [
      'Detail',
      'GeneralLedger',
      `${period('2025-11-01', '2025-11-30')}<ReportAccountFilter><FullName>Checking</FullName><FullName>Accounts Receivable</FullName></ReportAccountFilter>`,
      [
        'Text | Accounts Receivable',
        'Data | Beginning Balance |  |  |  |  |  |  |  |  | 75.00',
        'Data |  | Invoice | 2025-11-05 | 1003 | Acme Dental |  | Sales | 250.00 |  | 325.00',
        'Data |  | Payment | 2025-11-21 | 4471 | Acme Dental |  | Checking |  | 250.00 | 75.00',
        'Subtotal | Total Accounts Receivable |  |  |  |  |  |  | 250.00 | 250.00 | 75.00',
        'Text | Checking',
        'Data | Beginning Balance |  |  |  |  |  |  |  |  | 12250.00',
        'Data |  | Payment | 2025-11-21 | 4471 | Acme Dental |  | Accounts Receivable | 250.00 |  | 12500.00',
        'Subtotal | Total Checking |  |  |  |  |  |  | 250.00 | 0.00 | 12500.00',
        'Total | TOTAL |  |  |  |  |  |  | 500.00 | 250.00 | ',
      ],
    ],
    [
      'Detail',
      'TxnListByDate',
      `${macro('LastMonth')}<IncludeColumn>TxnType</IncludeColumn><IncludeColumn>RefNumber</IncludeColumn><IncludeColumn>PaidStatus</IncludeColumn><IncludeColumn>Amount</IncludeColumn>`,
      ['Data |  | Invoice | 1001 | Unpaid | 1000.00', 'Total | TOTAL |  |  |  | 1000.00'],
    ],
    [
      'Custom',
      'CustomTxnDetail',
      `${macro('All')}<ReportEntityFilter><FullName>Cedar Gym</FullName></ReportEntityFilter><SummarizeRowsBy>TotalOnly</SummarizeRowsBy><IncludeColumn>Account</IncludeColumn><IncludeColumn>Amount</IncludeColumn>`,
      [
        'Data |  | Accounts Receivable | 90.00',
        'Data |  | Sales | 90.00',
        'Total | TOTAL |  | 180.00',
      ],
    ],
    [
      'CustomSummary',
      'CustomSummary',
      `${macro('All')}<SummarizeColumnsBy>Year</SummarizeColumnsBy><SummarizeRowsBy>Customer</SummarizeRowsBy>`,
      [
        'Data | Acme Dental | 0.00 | 250.00 | 1000.00 | 1250.00',
        'Data | Birch Cafe | 75.00 | 0.00 | 400.00 | 475.00',
        'Data | Cedar Gym | 0.00 | 0.00 | 90.00 | 90.00',
        'Total | TOTAL | 75.00 | 250.00 | 1490.00 | 1815.00',
      ],
    ],
    [
      'CustomSummary',
      'CustomSummary',
      `${macro('ThisYear')}<ReportTxnTypeFilter><TxnTypeFilter>CreditMemo</TxnTypeFilter></ReportTxnTypeFilter><SummarizeColumnsBy>TotalOnly</SummarizeColumnsBy><SummarizeRowsBy>Account</SummarizeRowsBy>`,
      ['Total | TOTAL | 0.00'],
    ],
  ])('%s %s %s', (family, type, rest, expected) => {
    expect(plain(rows(family, type, rest))).toEqual(expected)
  })

  test.each([
    ['ProfitAndLossStandard', period('2026-01-01', '2026-01-31'), 'January 2026', 'Jan 26'],
    [
      'ProfitAndLossStandard',
      period('2026-01-01', '2026-01-15'),
      'January 1 - 15, 2026',
      'Jan 1 - 15, 26',
    ],
    ['ProfitAndLossStandard', macro('LastQuarter'), 'January through March 2026', 'Jan - Mar 26'],
    ['ProfitAndLossStandard', macro('All'), 'All Transactions', 'TOTAL'],
    ['BalanceSheetStandard', macro('Today'), 'As of April 1, 2026', 'Apr 1, 26'],
  ])('heading of %s %s', (type, rest, subtitle, title) => {
    const ret = reportIn(get('Summary', type, rest))
    expect(ret['ReportSubtitle']).toBe(subtitle)
    expect((ret['ColDesc'] as Fields[])[1]?.['ColTitle']).toMatchObject([{ '@value': title }])
  })

  test('the counts of rows and columns are those that come', () => {
    const ret = reportIn(get('Summary', 'BalanceSheetStandard'))
    expect(Number(ret['NumRows'])).toBe(rows('Summary', 'BalanceSheetStandard').length)
    expect(Number(ret['NumColumns'])).toBe((ret['ColDesc'] as Fields[]).length)
    expect(ret['ReportBasis']).toBe('Accrual')
  })
})

describe('items', () => {
  const made = world({ profile: 'rivera' })
  const { one } = made
  const ref = (FullName: string): Fields => ({ FullName })
  for (const [Name, AccountType] of [
    ['Goods', 'OtherCurrentAsset'],
    ['COGS', 'CostOfGoodsSold'],
  ])
    one('AccountAddRq', { AccountAdd: { Name, AccountType } })
  one('ItemInventoryAddRq', {
    ItemInventoryAdd: {
      ...{ Name: 'Pipe', SalesPrice: '30.00', IncomeAccountRef: ref('Sales') },
      ...{ COGSAccountRef: ref('COGS'), AssetAccountRef: ref('Goods') },
    },
  })
  one('VendorAddRq', { VendorAdd: { Name: 'Supply' } })
  const buy = (Quantity: string, Cost: string): Fields =>
    one('BillAddRq', {
      BillAdd: {
        VendorRef: ref('Supply'),
        ItemLineAdd: [{ ItemRef: ref('Pipe'), Quantity, Cost }],
      },
    })
  const line = (Quantity: string): Fields => ({ ItemRef: ref('Pipe'), Quantity })
  buy('10', '10.00')
  one('InvoiceAddRq', {
    InvoiceAdd: { CustomerRef: ref('Dale Farms'), InvoiceLineAdd: [line('5')] },
  })
  buy('10', '25.00')
  one('CreditMemoAddRq', {
    CreditMemoAdd: { CustomerRef: ref('Dale Farms'), CreditMemoLineAdd: [line('1')] },
  })
  const { rows, cents } = reporter(made)

  test('stock at average cost (16), as its account has it', () => {
    // 10 at 10.00, 5 sold, 10 at 25.00: 15 at 20.00, and one comes back.
    expect(plain(rows('Summary', 'InventoryValuationSummary'))).toEqual([
      'Data | Pipe | 16 | 20.00 | 320.00 | 100.0 | 30.00 | 480.00 | 100.0',
      'Total | TOTAL | 16 | 20.00 | 320.00 | 100.0 | 30.00 | 480.00 | 100.0',
    ])
    expect(cents(rows('Summary', 'BalanceSheetStandard'), 'Goods')).toBe(32000)
    expect(cents(rows('Summary', 'VendorBalanceSummary'), 'TOTAL')).toBe(35000)
    expect(cents(rows('Aging', 'APAgingSummary'), 'TOTAL')).toBe(35000)
  })

  test('sales by item, less what came back', () => {
    expect(plain(rows('Summary', 'SalesByItemSummary', macro('ThisYear')))).toEqual([
      'Data | Labor | 0 | 1490.00 | 92.5 | ',
      'Data | Pipe | 4 | 120.00 | 7.5 | 30.00',
      'Total | TOTAL | 4 | 1610.00 | 100.0 | 402.50',
    ])
    const one = `${macro('ThisYear')}<ReportItemFilter><FullName>Pipe</FullName></ReportItemFilter>`
    expect(plain(rows('Summary', 'SalesByItemSummary', one))).toHaveLength(2)
    expect(cents(rows('Summary', 'SalesByCustomerSummary', macro('ThisYear')), 'TOTAL')).toBe(
      161000,
    )
  })
})

describe('classes', () => {
  const made = world({ profile: 'rivera' })
  const { company, one } = made
  company.setFacts({
    preferences: {
      ...company.facts.preferences,
      AccountingPreferences: { IsUsingClassTracking: 'true' },
    },
  })
  one('ClassAddRq', { ClassAdd: { Name: 'North' } })
  one('ClassAddRq', { ClassAdd: { Name: 'Lake', ParentRef: { FullName: 'North' } } })
  const line = (Amount: string, name?: string): Fields => ({
    ItemRef: { FullName: 'Labor' },
    Amount,
    ...(name ? { ClassRef: { FullName: name } } : {}),
  })
  one('InvoiceAddRq', {
    InvoiceAdd: {
      CustomerRef: { FullName: 'Dale Farms' },
      ClassRef: { FullName: 'North' },
      InvoiceLineAdd: [line('10.00'), line('20.00', 'North:Lake')],
    },
  })
  const { rows, cents } = reporter(made)

  test('columns, filters and their children', () => {
    const all = rows('Summary', 'ProfitAndLossByClass', macro('ThisMonth'))
    expect(all.find((r) => r.label === 'Net Income')?.cells).toEqual(['10.00', '20.00', '30.00'])
    const filtered = (filter: string): number =>
      cents(
        rows(
          'Summary',
          'ProfitAndLossStandard',
          `${macro('ThisMonth')}<ReportClassFilter>${filter}</ReportClassFilter>`,
        ),
        'Net Income',
      )
    expect(filtered('<FullName>North</FullName>')).toBe(1000)
    expect(filtered('<FullNameWithChildren>North</FullNameWithChildren>')).toBe(3000)
    expect(filtered('<FullName>North:Lake</FullName>')).toBe(2000)
  })
})

describe('any company', () => {
  const made = world({ profile: 'trades', invoices: 300, seed: 5 })
  const { get, rows, cents } = reporter(made)
  const accounts = rets(
    made.ask('<AccountQueryRq><ActiveStatus>All</ActiveStatus></AccountQueryRq>')[0],
    'AccountRet',
  )
  const receivable = accounts
    .filter((a) => a['AccountType'] === 'AccountsReceivable')
    .reduce((sum, a) => sum + toCents(String(a['Balance'])), 0)

  test.each(['2025-06-30', '2025-12-31', '2026-01-01', '2026-04-01'])('on %s', (day) => {
    const at = period('', day)
    const sheet = rows('Summary', 'BalanceSheetStandard', at)
    expect(cents(sheet, 'TOTAL ASSETS')).toBe(cents(sheet, 'TOTAL LIABILITIES & EQUITY'))
    const [debit, credit] = rows('Summary', 'TrialBalance', at).at(-1)?.cells ?? []
    expect(debit).toBe(credit)
    const open = cents(sheet, 'Total Accounts Receivable')
    for (const [family, type] of [
      ['Aging', 'ARAgingSummary'],
      ['Aging', 'ARAgingDetail'],
      ['Detail', 'OpenInvoices'],
      ['Summary', 'CustomerBalanceSummary'],
    ] as const)
      expect(cents(rows(family, type, at), 'TOTAL'), type).toBe(open)
    const year = period(`${day.slice(0, 4)}-01-01`, day)
    const income = rows('Summary', 'ProfitAndLossStandard', year)
    expect(cents(sheet, 'Net Income')).toBe(cents(income, 'Net Income'))
    for (const by of ['Month', 'Week', 'Customer', 'SalesRep', 'Terms', 'Class'])
      expect(
        cents(
          rows(
            'Summary',
            'ProfitAndLossStandard',
            `${year}<SummarizeColumnsBy>${by}</SummarizeColumnsBy>`,
          ),
          'Net Income',
        ),
        by,
      ).toBe(cents(income, 'Net Income'))
  })

  test('today they say what the accounts and the names say', () => {
    expect(cents(rows('Aging', 'ARAgingSummary'), 'TOTAL')).toBe(receivable)
    const customers = rets(
      made.ask('<CustomerQueryRq><ActiveStatus>All</ActiveStatus></CustomerQueryRq>')[0],
      'CustomerRet',
    )
    const total = customers.reduce((sum, c) => sum + toCents(String(c['Balance'])), 0)
    expect(cents(rows('Summary', 'CustomerBalanceSummary'), 'TOTAL')).toBe(total)
    for (const a of accounts.filter((a) => String(a['Balance']) !== '0.00'))
      expect(
        rows('Detail', 'GeneralLedger', macro('All'))
          .find((r) => r.label === `Total ${String(a['FullName'])}`)
          ?.cells.at(-1),
      ).toMatch(new RegExp(`^-?${String(a['Balance']).replace('-', '')}$`))
  })

  test('every type of report is answered with a legal report or with 1030', () => {
    const types: string[] = []
    for (const [family, query] of Object.entries(families)) {
      const element = query.replace('Query', 'Type')
      for (const type of valuesOf(`${query}Rq`, element)) {
        const by = `${family === 'CustomSummary' ? '<SummarizeColumnsBy>Month</SummarizeColumnsBy>' : ''}${family.startsWith('Custom') ? '<SummarizeRowsBy>Account</SummarizeRowsBy>' : ''}`
        const column = family === 'Custom' ? '<IncludeColumn>Date</IncludeColumn>' : ''
        const [answer] = made.ask(requestOf(family, type, by + column))
        expect(code(answer), type).toBe(hasReport(type) ? '0' : '1030')
        if (hasReport(type)) types.push(type)
      }
    }
    expect(types.length).toBeGreaterThan(36)
  })

  test('every column of detail reports can be asked for', () => {
    const columns = valuesOf('CustomDetailReportQueryRq', 'IncludeColumn')
    const asked = columns.map((c) => `<IncludeColumn>${c}</IncludeColumn>`).join('')
    const answer = get(
      'Custom',
      'CustomTxnDetail',
      `${macro('LastMonth')}<SummarizeRowsBy>Customer</SummarizeRowsBy>${asked}`,
    )
    expect(reportIn(answer)['NumColumns']).toBe(String(columns.length + 1))
  })

  test('every macro and every way to summarize gives a report or says that it does not', () => {
    const kinds = valuesOf('GeneralSummaryReportQueryRq', 'SummarizeColumnsBy')
    const macros = valuesOf('GeneralSummaryReportQueryRq', 'ReportDateMacro')
    for (const m of macros) get('Summary', 'ProfitAndLossStandard', macro(m))
    const done = kinds.filter((by) => {
      const [answer] = made.ask(
        requestOf(
          'Summary',
          'ProfitAndLossStandard',
          `<SummarizeColumnsBy>${by}</SummarizeColumnsBy>`,
        ),
      )
      expect(['0', '1030']).toContain(code(answer))
      return code(answer) === '0'
    })
    expect(done.length).toBeGreaterThan(19)
  })

  test('a detail report by time of change is a feed of changes', () => {
    const changed = `<ReportModifiedDateRangeFilter><FromReportModifiedDate>2026-04-01</FromReportModifiedDate></ReportModifiedDateRangeFilter>`
    const columns =
      '<SummarizeRowsBy>TotalOnly</SummarizeRowsBy><IncludeColumn>TxnID</IncludeColumn>'
    const feed = (): string[] =>
      rows('Custom', 'CustomTxnDetail', `${macro('All')}${changed}${columns}`).map(
        (r) => r.cells[0] ?? '',
      )
    made.env.set(Date.parse('2026-04-01T10:00:00-05:00'))
    const [invoice] = rets(
      made.ask('<InvoiceQueryRq><MaxReturned>1</MaxReturned></InvoiceQueryRq>')[0],
      'InvoiceRet',
    )
    const { TxnID, EditSequence } = invoice as Fields
    expect(feed()).not.toContain(TxnID)
    made.one('InvoiceModRq', { InvoiceMod: { TxnID, EditSequence, Memo: 'changed' } })
    expect(feed()).toContain(TxnID)
  })
})

test.each([
  ['the cash basis', '<ReportBasis>Cash</ReportBasis>', '1030'],
  ['items', '<ReportItemFilter><FullName>Labor</FullName></ReportItemFilter>', '1030'],
  ['no such name', '<ReportEntityFilter><FullName>Nobody</FullName></ReportEntityFilter>', '3140'],
  ['a swapped period', period('2026-02-02', '2026-02-01'), '3030'],
  ['sub-columns', '<IncludeSubcolumns>true</IncludeSubcolumns>', '1030'],
])('%s', (_, rest, expected) => {
  const { ask } = world({ profile: 'rivera' })
  expect(code(ask(requestOf('Summary', 'ProfitAndLossStandard', rest))[0])).toBe(expected)
})

/** Words that an element of a request may hold. */
function valuesOf(name: string, element: string): string[] {
  const find = (particles: readonly Particle[]): ElementParticle | undefined => {
    for (const p of particles) {
      const found = p.kind === 'element' ? (p.name === element ? p : undefined) : find(p.members)
      if (found) return found
    }
    return undefined
  }
  const found = find((request(name) ?? model(name)).content)
  return [...enumValues(found as ElementParticle)].filter(([, v]) => v <= 1300).map(([w]) => w)
}
