// What the words of an AccountTypeFilter stand for, besides the account types themselves (qbXML 14.0, enum
// AccountTypeFilter; their members follow from their names).
const income = ['Income']
const cost = ['CostOfGoodsSold']
const expense = ['Expense']
const otherExpense = ['OtherExpense']
const otherIncome = ['OtherIncome']
const assets = ['AccountsReceivable', 'Bank', 'FixedAsset', 'OtherAsset', 'OtherCurrentAsset']
const liabilities = ['AccountsPayable', 'CreditCard', 'LongTermLiability', 'OtherCurrentLiability']
const equity = ['Equity']

export const accountTypes: Readonly<Record<string, readonly string[]>> = {
  AllowedFor1099: [...cost, ...expense, ...otherExpense, ...assets, ...liabilities],
  APAndSalesTax: ['AccountsPayable', 'OtherCurrentLiability'],
  APOrCreditCard: ['AccountsPayable', 'CreditCard'],
  ARAndAP: ['AccountsReceivable', 'AccountsPayable'],
  Asset: assets,
  BalanceSheet: [...assets, ...liabilities, ...equity],
  BankAndARAndAPAndUF: ['Bank', 'AccountsReceivable', 'AccountsPayable', 'OtherCurrentAsset'],
  BankAndUF: ['Bank', 'OtherCurrentAsset'],
  CostOfSales: cost,
  CurrentAsset: ['AccountsReceivable', 'Bank', 'OtherCurrentAsset'],
  CurrentAssetAndExpense: ['AccountsReceivable', 'Bank', 'OtherCurrentAsset', ...expense],
  CurrentLiability: ['AccountsPayable', 'CreditCard', 'OtherCurrentLiability'],
  EquityAndIncomeAndExpense: [...equity, ...income, ...expense],
  ExpenseAndOtherExpense: [...expense, ...otherExpense],
  IncomeAndExpense: [...income, ...expense],
  IncomeAndOtherIncome: [...income, ...otherIncome],
  Liability: liabilities,
  LiabilityAndEquity: [...liabilities, ...equity],
  OrdinaryExpense: expense,
  OrdinaryIncome: income,
  OrdinaryIncomeAndCOGS: [...income, ...cost],
  OrdinaryIncomeAndExpense: [...income, ...expense],
  OtherIncomeOrExpense: [...otherIncome, ...otherExpense],
}
