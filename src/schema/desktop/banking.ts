// What moves money without a bill or an invoice: checks, card charges and credits, deposits, transfers, journals.
import { amount, date, flag, ref, sentTo, text } from '../columns.ts'
import { type Column, listAt, textAt, txn, type Worked, worked } from '../entity.ts'
import { addAmounts } from '../scalars.ts'
import { purchaseLineColumns, purchaseLines } from './purchases.ts'

const spendingColumns = (account: string): readonly Column[] => [
  text('number', 'RefNumber', 'number of the check or reference'),
  ref('account_id', account, 'accounts', "the platform's id of the account"),
  text('account', `${account}.FullName`, 'bank or credit card account'),
  ref('payee_id', 'PayeeEntityRef', 'names', "the platform's id of the payee"),
  text('payee', 'PayeeEntityRef.FullName', 'name of the payee'),
  date('date', 'TxnDate', 'date'),
  amount('amount', 'Amount', 'sum of the lines'),
  text('memo', 'Memo', 'memo'),
]

const spending = {
  lines: purchaseLines,
  lineColumns: purchaseLineColumns,
  voidable: true,
  partyField: 'PayeeEntityRef',
  columns: spendingColumns('AccountRef'),
}

export const check = txn('Check', 'checks', {
  ...spending,
  columns: [
    ...spending.columns,
    flag('to_be_printed', 'IsToBePrinted', '1 where it waits for the printer'),
  ],
  volatile: ['LinkedTxn'],
})
export const creditCardCharge = txn('CreditCardCharge', 'card-charges', spending)
export const creditCardCredit = txn('CreditCardCredit', 'card-credits', spending)

export const deposit = txn('Deposit', 'deposits', {
  // A deposit has no number; people know it by its memo or date.
  labelField: 'TxnDate',
  lines: ['DepositLine'],
  voidable: true,
  lineColumns: [
    text('type', 'TxnType', 'kind of what was deposited; empty for a line of its own'),
    {
      name: 'payment_id',
      type: 'text',
      from: 'TxnID',
      to: ['PaymentTxnID'],
      ref: 'payments',
      says: "the platform's id of the payment deposited",
    },
    text('name', 'EntityRef.FullName', 'who it came from'),
    text('account', 'AccountRef.FullName', 'account it came from'),
    text('memo', 'Memo', 'memo'),
    text('check_number', 'CheckNumber', 'number of the check'),
    text('method', 'PaymentMethodRef.FullName', 'payment method'),
    text('class', 'ClassRef.FullName', 'class'),
    amount('amount', 'Amount', 'amount'),
  ],
  columns: [
    date('date', 'TxnDate', 'date of the deposit'),
    ref('account_id', 'DepositToAccountRef', 'accounts', "the platform's id of the account"),
    text('account', 'DepositToAccountRef.FullName', 'account the money went to'),
    amount('total', 'DepositTotal', 'sum of the lines, less cash back'),
    text('memo', 'Memo', 'memo'),
  ],
})

export const transfer = txn('Transfer', 'transfers', {
  labelField: 'TxnDate',
  columns: [
    date('date', 'TxnDate', 'date of the transfer'),
    ref(
      'from_account_id',
      'TransferFromAccountRef',
      'accounts',
      "the platform's id of the account",
    ),
    text('from_account', 'TransferFromAccountRef.FullName', 'account the money left'),
    ref('to_account_id', 'TransferToAccountRef', 'accounts', "the platform's id of the account"),
    text('to_account', 'TransferToAccountRef.FullName', 'account the money went to'),
    amount('amount', 'Amount', 'amount'),
    text('class', 'ClassRef.FullName', 'class'),
    text('memo', 'Memo', 'memo'),
  ],
  volatile: ['FromAccountBalance', 'ToAccountBalance'],
})

export const journalEntry = txn('JournalEntry', 'journal-entries', {
  lines: ['JournalDebitLine', 'JournalCreditLine'],
  voidable: true,
  lineColumns: [
    ref('account_id', 'AccountRef', 'accounts', "the platform's id of the account"),
    text('account', 'AccountRef.FullName', 'account'),
    sentTo(
      amount('debit', onSide('JournalDebitLine'), 'amount, on a debit line'),
      'JournalDebitLine/Amount',
    ),
    sentTo(
      amount('credit', onSide('JournalCreditLine'), 'amount, on a credit line'),
      'JournalCreditLine/Amount',
    ),
    ref('name_id', 'EntityRef', 'names', "the platform's id of the customer, vendor …"),
    text('name', 'EntityRef.FullName', 'customer, vendor …'),
    text('class', 'ClassRef.FullName', 'class'),
    text('memo', 'Memo', 'memo'),
  ],
  columns: [
    text('number', 'RefNumber', 'number of the entry'),
    date('date', 'TxnDate', 'date of the entry'),
    amount('total', debits(), 'sum of the debits'),
    flag('is_adjustment', 'IsAdjustment', '1 for an adjusting entry'),
  ],
})

/** Amounts are positive on either side; linesOf notes which kind of line one is. */
function onSide(kind: string): Worked {
  return worked(['Amount'], (line) =>
    textAt(line, '@kind') === kind ? textAt(line, 'Amount') : undefined,
  )
}

function debits(): Worked {
  return worked(['JournalDebitLine'], (record) => {
    const amounts = listAt(record, 'JournalDebitLine').map((l) => textAt(l, 'Amount') || '0')
    return addAmounts('0.00', ...amounts)
  })
}

export const banking = [check, creditCardCharge, creditCardCredit, deposit, transfer, journalEntry]
