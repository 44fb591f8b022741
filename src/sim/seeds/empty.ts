// A new company with the chart of accounts QuickBooks customarily proposes to a small service business.
import type { Company } from '../company-file.ts'
import { type ChartRow, fillBase, fillChart } from './new-company.ts'

export const chart: readonly ChartRow[] = [
  ['Checking', 'Bank'],
  ['Savings', 'Bank'],
  ['Accounts Receivable', 'AccountsReceivable', 'AccountsReceivable'],
  ['Undeposited Funds', 'OtherCurrentAsset', 'UndepositedFunds'],
  ['Inventory Asset', 'OtherCurrentAsset', 'InventoryAssets'],
  ['Furniture and Equipment', 'FixedAsset'],
  ['Accumulated Depreciation', 'FixedAsset'],
  ['Accounts Payable', 'AccountsPayable', 'AccountsPayable'],
  ['Credit Card', 'CreditCard'],
  ['Sales Tax Payable', 'OtherCurrentLiability', 'SalesTaxPayable'],
  ['Payroll Liabilities', 'OtherCurrentLiability'],
  ['Loan Payable', 'LongTermLiability'],
  ['Opening Balance Equity', 'Equity', 'OpeningBalanceEquity'],
  ['Owners Draw', 'Equity'],
  ['Owners Equity', 'Equity', 'RetainedEarnings'],
  ['Sales', 'Income'],
  ['Service Income', 'Income'],
  ['Sales Discounts', 'Income'],
  ['Cost of Goods Sold', 'CostOfGoodsSold', 'CostOfGoodsSold'],
  ['Job Materials', 'CostOfGoodsSold'],
  ['Purchase Discounts', 'CostOfGoodsSold'],
  ['Advertising and Promotion', 'Expense'],
  ['Automobile Expense', 'Expense'],
  ['Bank Service Charges', 'Expense'],
  ['Depreciation Expense', 'Expense'],
  ['Insurance Expense', 'Expense'],
  ['Interest Expense', 'Expense'],
  ['Office Supplies', 'Expense'],
  ['Professional Fees', 'Expense'],
  ['Rent Expense', 'Expense'],
  ['Repairs and Maintenance', 'Expense'],
  ['Telephone Expense', 'Expense'],
  ['Travel Expense', 'Expense'],
  ['Utilities', 'Expense'],
  ['Other Income', 'OtherIncome'],
  ['Ask My Accountant', 'OtherExpense'],
  ['Estimates', 'NonPosting', 'Estimates'],
  ['Purchase Orders', 'NonPosting', 'PurchaseOrders'],
  ['Sales Orders', 'NonPosting', 'SalesOrders'],
]

export function fillEmpty(company: Company): void {
  fillChart(company, chart)
  fillBase(company)
}
