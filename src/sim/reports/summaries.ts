// Summary reports as rows of a table (GeneralSummaryReportType). Titles as QuickBooks prints them (reported).
import type { Comparison } from './columns.ts'

/** Income and expenses of a period. */
export interface Flow {
  readonly is: 'profit and loss'
  readonly title: string
  /** Columns where the request says nothing. */
  readonly columns?: string
  readonly comparison?: Comparison
}
/** What stands on a day. */
export interface Standing {
  readonly is: 'balance sheet' | 'trial balance'
  readonly title: string
  readonly comparison?: 'PreviousYear'
  readonly isShort?: boolean
}
/** One row for each key of a dimension. */
export interface Keyed {
  readonly is: 'by key'
  readonly title: string
  readonly rows: string
  readonly types: readonly string[]
  readonly kinds?: readonly string[]
  /** Turns debits into what is shown. */
  readonly sign: 1 | -1
  /** Of everything up to a day, not of a period. */
  readonly isBalance?: boolean
}
export type Summary = Flow | Standing | Keyed

const sales = ['Invoice', 'CreditMemo', 'SalesReceipt', 'Charge']

export const summaries: Readonly<Record<string, Summary>> = {
  ProfitAndLossStandard: { is: 'profit and loss', title: 'Profit & Loss' },
  ProfitAndLossByClass: {
    is: 'profit and loss',
    title: 'Profit & Loss by Class',
    columns: 'Class',
  },
  ProfitAndLossByJob: { is: 'profit and loss', title: 'Profit & Loss by Job', columns: 'Customer' },
  ProfitAndLossPrevYearComp: {
    ...{ is: 'profit and loss', title: 'Profit & Loss Prev Year Comparison' },
    comparison: 'PreviousYear',
  },
  ProfitAndLossYTDComp: {
    ...{ is: 'profit and loss', title: 'Profit & Loss YTD Comparison' },
    comparison: 'YearToDate',
  },
  BalanceSheetStandard: { is: 'balance sheet', title: 'Balance Sheet' },
  BalanceSheetSummary: { is: 'balance sheet', title: 'Summary Balance Sheet', isShort: true },
  BalanceSheetPrevYearComp: {
    ...{ is: 'balance sheet', title: 'Balance Sheet Prev Year Comparison' },
    comparison: 'PreviousYear',
  },
  TrialBalance: { is: 'trial balance', title: 'Trial Balance' },
  CustomerBalanceSummary: {
    ...{ is: 'by key', title: 'Customer Balance Summary', rows: 'Party' },
    ...{ types: ['AccountsReceivable'], sign: 1, isBalance: true },
  },
  VendorBalanceSummary: {
    ...{ is: 'by key', title: 'Vendor Balance Summary', rows: 'Party' },
    ...{ types: ['AccountsPayable'], sign: -1, isBalance: true },
  },
  IncomeByCustomerSummary: {
    ...{ is: 'by key', title: 'Income by Customer Summary', rows: 'Customer' },
    ...{ types: ['Income', 'CostOfGoodsSold'], sign: -1 },
  },
  ExpenseByVendorSummary: {
    ...{ is: 'by key', title: 'Expenses by Vendor Summary', rows: 'Vendor' },
    ...{ types: ['Expense', 'CostOfGoodsSold'], sign: 1 },
  },
  SalesByCustomerSummary: {
    ...{ is: 'by key', title: 'Sales by Customer Summary', rows: 'Customer' },
    ...{ types: ['Income'], kinds: sales, sign: -1 },
  },
  SalesByRepSummary: {
    ...{ is: 'by key', title: 'Sales by Rep Summary', rows: 'SalesRep' },
    ...{ types: ['Income'], kinds: sales, sign: -1 },
  },
}
