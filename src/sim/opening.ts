// OpenBalance on an Add makes a real transaction (qbxml-semantics.md 12.1 certain; its accounts in 16 reported).
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import type { Company } from './company-file.ts'
import { txnId } from './ids.ts'
import { postNew } from './ledger.ts'
import { insertTxn, type Line, type ListRecord, type Txn } from './records.ts'
import { Refusal } from './refusal.ts'

function opening(fields: Fields, company: Company): { cents: number; date: string } {
  const amount = fields['OpenBalance']
  const date = fields['OpenBalanceDate']
  return {
    cents: typeof amount === 'string' && amount !== '' ? toCents(amount) : 0,
    date: typeof date === 'string' && date !== '' ? date : company.today(),
  }
}

/** D A/R, C Uncategorized Income, as an invoice; a credit memo where the customer has money to get. */
export function openCustomer(record: ListRecord, fields: Fields, company: Company): void {
  const { cents, date } = opening(fields, company)
  if (cents === 0) return
  const amount = fromCents(Math.abs(cents))
  saveOpening(company, {
    kind: cents > 0 ? 'Invoice' : 'CreditMemo',
    date,
    party: record.id,
    account: specialAccount(company, 'AccountsReceivable').id,
    total: Math.abs(cents),
    head: {
      IsPending: 'false',
      IsFinanceCharge: 'false',
      DueDate: date,
      ShipDate: date,
      Subtotal: amount,
      SalesTaxPercentage: '0.00',
      SalesTaxTotal: '0.00',
      Memo: 'Opening balance',
      IsToBePrinted: 'false',
      IsToBeEmailed: 'false',
    },
    lines: [
      {
        '~kind': cents > 0 ? 'InvoiceLine' : 'CreditMemoLine',
        '~account': specialAccount(company, 'UncategorizedIncome').id,
        Desc: 'Opening balance',
        Amount: amount,
      },
    ],
  })
}

/** D Uncategorized Expenses, C A/P, as a bill; a vendor credit where the vendor owes us (reported; its sign D). */
export function openVendor(record: ListRecord, fields: Fields, company: Company): void {
  const { cents, date } = opening(fields, company)
  if (cents === 0) return
  const expense = specialAccount(company, 'UncategorizedExpenses').id
  saveOpening(company, {
    kind: cents > 0 ? 'Bill' : 'VendorCredit',
    date,
    party: record.id,
    account: specialAccount(company, 'AccountsPayable').id,
    total: Math.abs(cents),
    head: { ...(cents > 0 ? { DueDate: date } : {}), Memo: 'Opening balance' },
    lines: [
      {
        '~kind': 'ExpenseLine',
        '~account': expense,
        AccountRef: { ListID: expense },
        Amount: fromCents(Math.abs(cents)),
        Memo: 'Opening balance',
        BillableStatus: 'NotBillable',
      },
    ],
  })
}

/** Accounts that may begin with a balance: what customers and vendors owe is theirs, income begins at nothing. */
const openTypes: ReadonlySet<string> = new Set([
  'Bank',
  'CreditCard',
  'Equity',
  'FixedAsset',
  'LongTermLiability',
  'OtherAsset',
  'OtherCurrentAsset',
  'OtherCurrentLiability',
])

const debitTypes = ['Bank', 'FixedAsset', 'OtherAsset', 'OtherCurrentAsset', 'AccountsReceivable']

/** The opposite side is Opening Balance Equity; booked as a journal entry (our choice). */
export function openAccount(record: ListRecord, fields: Fields, company: Company): void {
  const { cents, date } = opening(fields, company)
  if (cents === 0) return
  const type = String(record.body['AccountType'])
  // That only balance sheet accounts have one is reported, the code our choice.
  if (!openTypes.has(type))
    throw new Refusal(
      3210,
      `The "OpenBalance" field has an invalid value "${fromCents(cents)}".  QuickBooks error message: An account of this type cannot have an opening balance.`,
    )
  const isDebit = debitTypes.includes(String(record.body['AccountType'])) === cents > 0
  const equity = specialAccount(company, 'OpeningBalanceEquity').id
  const amount = fromCents(Math.abs(cents))
  const line = (side: string, account: string): Line => ({
    '~kind': side,
    AccountRef: { ListID: account },
    Amount: amount,
    Memo: 'Account opening balance',
  })
  saveOpening(company, {
    kind: 'JournalEntry',
    date,
    party: null,
    account: null,
    total: 0,
    head: { IsAdjustment: 'false' },
    lines: [
      line('JournalDebitLine', isDebit ? record.id : equity),
      line('JournalCreditLine', isDebit ? equity : record.id),
    ],
  })
}

export type Opening = Pick<Txn, 'kind' | 'date' | 'party' | 'account' | 'total' | 'head' | 'lines'>

export function saveOpening(company: Company, given: Opening): void {
  const now = company.now()
  // Journal lines follow the header at once, sales lines leave a row out (qbxml-semantics.md 8).
  const gap = given.kind === 'JournalEntry' ? 1 : 2
  const serial = company.take('txn', given.lines.length + gap)
  const lines = given.lines.map((line, i) => ({
    ...line,
    TxnLineID: txnId(serial + gap + i, now),
  }))
  const txn: Txn = {
    ...given,
    lines,
    serial,
    id: txnId(serial, now),
    number: company.take('number'),
    refNumber: null,
    applied: 0,
    isPending: 0,
    revision: now,
    created: now,
    modified: now,
  }
  insertTxn(company, txn)
  postNew(company, txn)
}
