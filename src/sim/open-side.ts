// Which transactions can be paid, and which hold a credit that can be set against them (qbxml-semantics.md 15.1,
// 15.3, 15.5). A journal entry or a check can be either: what it posts to its A/R or A/P account decides.
import type { Company } from './company-file.ts'
import { listById, type TxnRow } from './records.ts'

const sides: Readonly<Record<string, 'due' | 'credit'>> = {
  Invoice: 'due',
  Charge: 'due',
  Bill: 'due',
  CreditMemo: 'credit',
  ReceivePayment: 'credit',
  VendorCredit: 'credit',
  BillPaymentCheck: 'credit',
  BillPaymentCreditCard: 'credit',
}

/** Kinds whose account is that of the bank: their A/R or A/P account stands on a line. */
const byLine: ReadonlySet<string> = new Set([
  'JournalEntry',
  'Check',
  'CreditCardCharge',
  'CreditCardCredit',
])

export function sideOf(company: Company, txn: TxnRow): 'due' | 'credit' | undefined {
  const side = sides[txn.kind]
  if (side || !byLine.has(txn.kind)) return side
  const account = ledgerOf(company, txn)
  if (account === null) return undefined
  const { cents } = company
    .sql('select coalesce(sum(amount), 0) as cents from postings where txn = ? and account = ?')
    .get(txn.serial, account) as { cents: number }
  const isPayable =
    listById(company, 'accounts', account)?.body['AccountType'] === 'AccountsPayable'
  return cents > 0 === isPayable ? 'credit' : 'due'
}

/** The A/R or A/P account of a transaction. */
export function ledgerOf(company: Company, txn: TxnRow): string | null {
  if (!byLine.has(txn.kind)) return txn.account
  return company
    .sql(`select json_extract(head, '$."~open"') from txns where serial = ?`)
    .pluck(true)
    .get(txn.serial) as string | null
}
