// Accounts that QuickBooks finds by what they are for, and makes when they are first needed.
import type { Company } from './company-file.ts'
import { insertList, type ListRecord, listByName, listBySpecial } from './records.ts'

/** Special accounts: the name QuickBooks gives them and their type (qbxml-semantics.md 16, 17.3). */
export const specialAccounts = {
  AccountsReceivable: ['Accounts Receivable', 'AccountsReceivable'],
  AccountsPayable: ['Accounts Payable', 'AccountsPayable'],
  UndepositedFunds: ['Undeposited Funds', 'OtherCurrentAsset'],
  SalesTaxPayable: ['Sales Tax Payable', 'OtherCurrentLiability'],
  OpeningBalanceEquity: ['Opening Balance Equity', 'Equity'],
  RetainedEarnings: ['Retained Earnings', 'Equity'],
  InventoryAssets: ['Inventory Asset', 'OtherCurrentAsset'],
  CostOfGoodsSold: ['Cost of Goods Sold', 'CostOfGoodsSold'],
  UncategorizedIncome: ['Uncategorized Income', 'Income'],
  UncategorizedExpenses: ['Uncategorized Expenses', 'Expense'],
  Estimates: ['Estimates', 'NonPosting'],
  SalesOrders: ['Sales Orders', 'NonPosting'],
  PurchaseOrders: ['Purchase Orders', 'NonPosting'],
  CondenseItemAdjustmentExpenses: ['Condense Item Adjustments', 'Expense'],
  DirectDepositLiabilities: ['Direct Deposit Liabilities', 'OtherCurrentLiability'],
  ExchangeGainLoss: ['Exchange Gain or Loss', 'OtherExpense'],
  ItemReceiptAccount: ['Inventory Received Not Billed', 'OtherCurrentLiability'],
  PayrollExpenses: ['Payroll Expenses', 'Expense'],
  PayrollLiabilities: ['Payroll Liabilities', 'OtherCurrentLiability'],
  PettyCash: ['Petty Cash', 'Bank'],
  ReconciliationDifferences: ['Reconciliation Discrepancies', 'Expense'],
} as const

export type SpecialAccount = keyof typeof specialAccounts

/** The special account; made on demand as QuickBooks does (certain, 17.3). */
export function specialAccount(company: Company, special: SpecialAccount): ListRecord {
  const found = listBySpecial(company, special)
  if (found) return found
  const [name, type] = specialAccounts[special]
  // A user may have taken the name already.
  let free: string = name
  for (let n = 2; listByName(company, 'accounts', free); n++) free = `${name} ${n}`
  return insertList(company, {
    family: 'accounts',
    kind: 'Account',
    name: free,
    special,
    body: { AccountType: type },
  })
}
