// Detail reports as rows of a table (GeneralDetailReportType, AgingReportType, CustomTxnDetail): titles, columns and
// groups as QuickBooks prints them (reported).
import { flows } from './income.ts'
import type { OpenSide } from './open-items.ts'
import { typesOf } from './request.ts'

export interface Detail {
  readonly title: string
  readonly columns: string
  /** A dimension, Txn for one group a transaction, Bucket for how late, TotalOnly for no groups. */
  readonly group: string
  readonly types?: readonly string[]
  readonly kinds?: readonly string[]
  /** Turns debits into what is shown; natural: by the type of account. */
  readonly sign: 1 | -1 | 'natural'
  /** Groups begin with what stood before the period (General Ledger). */
  readonly opens?: boolean
  /** One entry a transaction. */
  readonly isWhole?: boolean
  /** What is open on a day instead of what was posted. */
  readonly open?: OpenSide
  readonly isLateOnly?: boolean
  /** Everything up to a day, where the request names no period. */
  readonly isBalance?: boolean
}

const dated = 'TxnType Date RefNumber'
const sales = ['Invoice', 'CreditMemo', 'SalesReceipt', 'Charge']
const list = `${dated} Name Memo Account ClearedStatus SplitAccount Amount`
const openColumns = `${dated} PONumber Terms DueDate Aging OpenBalance`

export const details: Readonly<Record<string, Detail>> = {
  GeneralLedger: {
    ...{ title: 'General Ledger', group: 'Account', sign: 1, opens: true },
    columns: `${dated} Name Memo SplitAccount Debit Credit RunningBalance`,
  },
  TxnDetailByAccount: {
    ...{ title: 'Transaction Detail by Account', group: 'Account', sign: 'natural' },
    columns: `${dated} Name Memo Class ClearedStatus SplitAccount Amount RunningBalance`,
  },
  Journal: {
    ...{ title: 'Journal', group: 'Txn', sign: 1 },
    columns: `TxnNumber ${dated} Name Memo Account Debit Credit`,
  },
  ProfitAndLossDetail: {
    ...{ title: 'Profit & Loss Detail', group: 'Account', sign: 'natural', types: flows },
    columns: `${dated} Name Memo ClearedStatus SplitAccount Amount RunningBalance`,
  },
  BalanceSheetDetail: {
    ...{ title: 'Balance Sheet Detail', group: 'Account', sign: 'natural', opens: true },
    types: typesOf['BalanceSheet'] ?? [],
    columns: `${dated} Name Memo ClearedStatus SplitAccount Debit Credit Amount RunningBalance`,
  },
  TxnListByDate: {
    ...{ title: 'Transaction List by Date', group: 'TotalOnly', sign: 1, isWhole: true },
    columns: list,
  },
  TxnListByCustomer: {
    ...{ title: 'Transaction List by Customer', group: 'Customer', sign: 1, isWhole: true },
    columns: list.replace('Name ', ''),
  },
  TxnListByVendor: {
    ...{ title: 'Transaction List by Vendor', group: 'Vendor', sign: 1, isWhole: true },
    columns: list.replace('Name ', ''),
  },
  CustomerBalanceDetail: {
    ...{ title: 'Customer Balance Detail', group: 'Party', sign: 1, isBalance: true },
    ...{ types: ['AccountsReceivable'], columns: `${dated} Account Amount RunningBalance` },
  },
  VendorBalanceDetail: {
    ...{ title: 'Vendor Balance Detail', group: 'Party', sign: -1, isBalance: true },
    ...{ types: ['AccountsPayable'], columns: `${dated} Account Amount RunningBalance` },
  },
  OpenInvoices: {
    ...{ title: 'Open Invoices', group: 'Party', sign: 1, open: 'AccountsReceivable' },
    columns: openColumns,
  },
  UnpaidBillsDetail: {
    ...{ title: 'Unpaid Bills Detail', group: 'Party', sign: -1, open: 'AccountsPayable' },
    columns: `${dated} DueDate Aging OpenBalance`,
  },
  IncomeByCustomerDetail: {
    ...{ title: 'Income by Customer Detail', group: 'Customer', sign: -1 },
    ...{
      types: ['Income', 'CostOfGoodsSold'],
      columns: `${dated} Memo Account Amount RunningBalance`,
    },
  },
  ExpenseByVendorDetail: {
    ...{ title: 'Expenses by Vendor Detail', group: 'Vendor', sign: 1 },
    types: ['Expense', 'CostOfGoodsSold'],
    columns: `${dated} Memo Account ClearedStatus SplitAccount Amount RunningBalance`,
  },
  SalesByCustomerDetail: {
    ...{ title: 'Sales by Customer Detail', group: 'Customer', sign: -1, kinds: sales },
    ...{ types: ['Income'], columns: `${dated} Memo Name Account Amount RunningBalance` },
  },
  SalesByRepDetail: {
    ...{ title: 'Sales by Rep Detail', group: 'SalesRep', sign: -1, kinds: sales },
    ...{ types: ['Income'], columns: `${dated} Memo Name Account Amount RunningBalance` },
  },
  ARAgingDetail: {
    ...{ title: 'A/R Aging Detail', group: 'Bucket', sign: 1, open: 'AccountsReceivable' },
    columns: `${dated} PONumber Name Terms DueDate Aging OpenBalance`,
  },
  APAgingDetail: {
    ...{ title: 'A/P Aging Detail', group: 'Bucket', sign: -1, open: 'AccountsPayable' },
    columns: `${dated} Name DueDate Aging OpenBalance`,
  },
  CollectionsReport: {
    ...{ title: 'Collections Report', group: 'Party', sign: 1, open: 'AccountsReceivable' },
    ...{ isLateOnly: true, columns: openColumns },
  },
  CustomTxnDetail: {
    ...{ title: 'Custom Transaction Detail Report', group: 'TotalOnly', sign: 'natural' },
    columns: list,
  },
}
