// What each kind of transaction posts (qbxml-semantics.md 16): a table of small functions from the saved
// transaction to its entries. A kind without a row is non-posting.
import type { Fields } from '../schema/entity.ts'
import { toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import type { Company } from './company-file.ts'
import { linksFrom } from './links.ts'
import type { Line, Txn } from './records.ts'
import { idOf } from './reference.ts'
import { eachLine } from './stock-moves.ts'

export interface Posting {
  readonly account: string
  readonly party?: string | null
  /** Cents, debits positive. */
  readonly amount: number
  /** Of the line: class, and the customer or job it is for. Reports go by them, balances do not (17.4, certain). */
  readonly classId?: string | undefined
  readonly job?: string | undefined
}

/** A posting of a line, with what reports ask of the line. */
export const ofLine = ({ account, amount, party }: Posting, line: Line): Posting => ({
  account,
  amount,
  party: party ?? null,
  classId: idOf(line['ClassRef']),
  job: idOf(line['CustomerRef']),
})

const debit = (account: string, amount: number, party?: string | null): Posting => ({
  account,
  amount,
  party: party ?? null,
})
const credit = (account: string, amount: number, party?: string | null): Posting =>
  debit(account, 0 - amount, party)

const postings: Record<string, (t: Txn, company: Company) => Posting[]> = {
  // D A/R, C income per line, C Sales Tax Payable; discounts and payment lines carry their own sign.
  Invoice: (t, company) => sales(t, company, 1),
  // The exact mirror.
  CreditMemo: (t, company) => sales(t, company, -1),
  // As an invoice, with the deposit account in place of A/R.
  SalesReceipt: (t, company) => sales({ ...t, party: null }, company, 1),
  Charge: (t) => [
    debit(t.account ?? '', t.total, t.party),
    credit(String(t.head['~account']), t.total),
  ],
  // D deposit account and discounts, C A/R of whoever's document was paid; what is unused is the payer's.
  ReceivePayment: (t, company) => {
    const receivable = t.account ?? ''
    const out = [debit(idOf(t.head['DepositToAccountRef']) ?? '', t.total)]
    let unused = t.total
    for (const link of linksFrom(company, t.serial)) {
      unused -= link.amount
      out.push(credit(receivable, link.amount + link.discount, link.targetParty))
      if (link.discount !== 0) out.push(debit(link.discountAccount ?? '', link.discount))
    }
    out.push(credit(receivable, unused, t.party))
    return out
  },
  // C A/P, D expense accounts and items; a vendor credit the other way round. A receipt is owed from its day.
  Bill: (t) => purchase(t, 1),
  ItemReceipt: (t) => purchase(t, 1),
  VendorCredit: (t) => purchase(t, -1),
  // C bank or card, D expense accounts and items.
  Check: (t) => purchase(t, 1),
  CreditCardCharge: (t) => purchase(t, 1),
  CreditCardCredit: (t) => purchase(t, -1),
  // D A/P with the discounts, C bank or card, C discount accounts.
  BillPaymentCheck: (t, company) => billPayment(t, company),
  BillPaymentCreditCard: (t, company) => billPayment(t, company),
  // D the account, D cash back, C Undeposited Funds and the accounts of the lines.
  Deposit: (t) => {
    const out = [debit(t.account ?? '', cents(t.head, 'DepositTotal'))]
    const back = t.head['CashBackInfoRet'] as Fields | undefined
    if (back) out.push(debit(idOf(back['AccountRef']) ?? '', cents(back, 'Amount')))
    for (const line of t.lines) {
      const party = line['~payment'] === undefined ? idOf(line['EntityRef']) : undefined
      out.push(credit(idOf(line['AccountRef']) ?? '', cents(line, 'Amount'), party))
    }
    return out
  },
  Transfer: (t) => {
    const amount = cents(t.head, 'Amount')
    return [
      debit(idOf(t.head['TransferToAccountRef']) ?? '', amount),
      credit(idOf(t.head['TransferFromAccountRef']) ?? '', amount),
    ]
  },
  // D A/R of the customer, C the bank or card it is given back from.
  ARRefundCreditCard: (t) => [
    debit(t.account ?? '', t.total, t.party),
    credit(idOf(t.head['RefundFromAccountRef']) ?? '', t.total),
  ],
  // D Sales Tax Payable of the agency, C bank.
  SalesTaxPaymentCheck: (t, company) => [
    debit(specialAccount(company, 'SalesTaxPayable').id, t.total, t.party),
    credit(idOf(t.head['BankAccountRef']) ?? '', t.total),
  ],
  // As written; also what the opening balance of an account makes.
  JournalEntry: (t) =>
    t.lines.map((line) => {
      const account = idOf(line['AccountRef']) ?? ''
      const amount = cents(line, 'Amount')
      const party = idOf(line['EntityRef'])
      const entry = line['~kind'] === 'JournalDebitLine' ? debit : credit
      return ofLine(entry(account, amount, party), line)
    }),
}

export function postingsOf(company: Company, txn: Txn): Posting[] {
  if (txn.isPending === 1) return []
  return postings[txn.kind]?.(txn, company) ?? []
}

function sales(t: Txn, company: Company, sign: 1 | -1): Posting[] {
  const out = [debit(t.account ?? '', sign * t.total, t.party)]
  for (const line of eachLine(t.lines)) {
    const account = line['~account']
    if (typeof account === 'string')
      out.push(ofLine(credit(account, sign * cents(line, 'Amount')), line))
  }
  const taxes = t.head['~taxes']
  if (Array.isArray(taxes))
    for (const tax of taxes as Fields[]) {
      const payable = specialAccount(company, 'SalesTaxPayable').id
      const vendor = typeof tax['vendor'] === 'string' ? tax['vendor'] : null
      out.push(credit(payable, sign * cents(tax, 'amount'), vendor))
    }
  return out
}

function purchase(t: Txn, sign: 1 | -1): Posting[] {
  const out: Posting[] = []
  let sum = 0
  for (const line of eachLine(t.lines)) {
    const account = line['~account']
    const amount = cents(line, 'Amount')
    // What is kept in stock is booked by its moves (stock.ts).
    if (line['~cogs'] !== undefined) sum += amount
    if (typeof account !== 'string') continue
    sum += amount
    // What is kept in stock comes to its asset account by way of the stock (stock.ts).
    if (line['~cogs'] !== undefined) continue
    const party = line['~party'] as string | undefined
    out.push(ofLine(debit(account, sign * amount, party), line))
  }
  // A bank or card is nobody's; A/P is the vendor's.
  const isPayable = t.head['Amount'] === undefined
  return [credit(t.account ?? '', sign * sum, isPayable ? t.party : null), ...out]
}

function billPayment(t: Txn, company: Company): Posting[] {
  const payable = t.account ?? ''
  const payer = idOf(t.head['BankAccountRef']) ?? idOf(t.head['CreditCardAccountRef'])
  const out = [credit(payer ?? '', t.total)]
  let unused = t.total
  for (const link of linksFrom(company, t.serial)) {
    unused -= link.amount
    out.push(debit(payable, link.amount + link.discount, link.targetParty))
    if (link.discount !== 0) out.push(credit(link.discountAccount ?? '', link.discount))
  }
  out.push(debit(payable, unused, t.party))
  return out
}

const cents = (fields: Fields, name: string): number => {
  const value = fields[name]
  return typeof value === 'string' && value !== '' ? toCents(value) : 0
}

/** One entry an account, name, class and job. */
export function merged(rows: readonly Posting[]): Posting[] {
  const sums: Posting[] = []
  for (const row of rows) {
    // Few come together: a look through them takes less than a key to find them by.
    const at = sums.length > few ? -1 : sums.findIndex((sum) => isSamePlace(sum, row))
    const before = sums[at]
    if (before) sums[at] = { ...row, amount: row.amount + before.amount }
    else sums.push(row)
  }
  return sums.length > few ? mergedMany(rows) : sums
}

const few = 24

const isSamePlace = (a: Posting, b: Posting): boolean =>
  a.account === b.account &&
  (a.party ?? '') === (b.party ?? '') &&
  a.classId === b.classId &&
  a.job === b.job

function mergedMany(rows: readonly Posting[]): Posting[] {
  const sums = new Map<string, Posting>()
  for (const row of rows) {
    const key = `${row.account} ${row.party ?? ''} ${row.classId ?? ''} ${row.job ?? ''}`
    const before = sums.get(key)
    sums.set(key, before ? { ...row, amount: row.amount + before.amount } : row)
  }
  return [...sums.values()]
}
