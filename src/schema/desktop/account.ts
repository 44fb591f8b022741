import { amount, listColumns, ref, text } from '../columns.ts'
import { list } from '../entity.ts'

export const account = list('Account', 'accounts', {
  hierarchical: true,
  balanceField: 'Balance',
  sortFields: ['AccountType', 'SpecialAccountType'],
  columns: [
    ...listColumns,
    ref('parent_id', 'ParentRef', 'accounts', "the platform's id of the account above it"),
    text('type', 'AccountType', 'Bank, AccountsReceivable, Income …, as QuickBooks names it'),
    text(
      'special_type',
      'SpecialAccountType',
      'UndepositedFunds …, for accounts QuickBooks made itself',
    ),
    text('number', 'AccountNumber', 'account number'),
    text('description', 'Desc', 'description'),
    amount('balance', 'Balance', 'book balance when the account was last read'),
    amount('total_balance', 'TotalBalance', 'the same with its sub-accounts'),
  ],
  volatile: ['Balance', 'TotalBalance'],
})
