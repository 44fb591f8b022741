// Postings in, balances out. A transaction's postings are replaced as a whole whenever it is saved; the sums are
// kept by triggers (tables.ts). Cents, debits positive.
import { invariant } from '../errors.ts'
import { fromCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { dropOrder, keepOrder } from './orders.ts'
import { merged, type Posting, postingsOf } from './postings.ts'
import { type ListRecord, type Txn, txnBySerial } from './records.ts'
import { moveNewStock, moveStock, removeStock, stockPostings } from './stock.ts'
import { undeposited, wait } from './to-deposit.ts'

/**
 * Everything that follows from a transaction as it now is: its stock, what it orders, its entries.
 * Where the cost of stock that others sold or built has changed, they are posted again too.
 */
export function post(company: Company, txn: Txn): void {
  const others = moveStock(company, txn)
  keepOrder(company, txn)
  enter(company, txn)
  enterAgain(company, others)
}

/** The same of one that was not there before, of which nothing has to be taken back. */
export function postNew(company: Company, txn: Txn): void {
  const others = moveNewStock(company, txn)
  keepOrder(company, txn)
  enterNew(company, txn, others !== undefined)
  if (others) enterAgain(company, others)
}

/** Takes away what followed from a transaction that is being deleted. */
export function unpost(company: Company, serial: number): void {
  const others = removeStock(company, serial)
  dropOrder(company, serial)
  clear(company, serial)
  enterAgain(company, others)
}

/** Posts transactions again whose accounts or costs have changed, and nothing else of them. */
export function enterAgain(company: Company, serials: Iterable<number>): void {
  for (const serial of serials) {
    const txn = txnBySerial(company, serial)
    if (txn) enter(company, txn)
  }
}

function clear(company: Company, serial: number): void {
  company.sql('delete from postings where txn = ?').run(serial)
}

function enter(company: Company, txn: Txn): void {
  clear(company, txn.serial)
  enterNew(company, txn, true)
}

function enterNew(company: Company, txn: Txn, mayMoveStock: boolean): void {
  const entries = postingsOf(company, txn)
  if (mayMoveStock) entries.push(...stockPostings(company, txn.serial))
  const rows = merged(entries)
  let sum = 0
  for (const p of rows) sum += p.amount
  if (sum !== 0)
    invariant(false, `debits equal credits in ${txn.kind} ${txn.id} (off by ${fromCents(sum)})`)
  insertPostings(company, txn.serial, rows)
  const funds = undeposited(company)
  if (funds === undefined) return
  let waits = 0
  for (const p of rows) if (p.account === funds) waits += p.amount
  wait(company, txn, waits)
}

/** Rows of one statement: a form has fewer entries mostly. */
const together = 12
const insertOf = Array.from(
  { length: together + 1 },
  (_, rows) => `insert into postings values ${Array(rows).fill('(?, ?, ?, ?, ?, ?)').join(', ')}`,
)

function insertPostings(company: Company, serial: number, rows: readonly Posting[]): void {
  let values: (string | number)[] = []
  let count = 0
  const put = (): void => {
    if (count > 0) company.sql(insertOf[count] ?? '').run(values)
    values = []
    count = 0
  }
  for (const p of rows) {
    if (p.amount === 0) continue
    values.push(serial, p.account, p.party ?? '', p.amount, p.classId ?? '', p.job ?? '')
    if (++count === together) put()
  }
  put()
}

/** Posts a transaction again as it now is: what a payment is applied to decides whose balance it lowers. */
export function repost(company: Company, serial: number): void {
  const txn = txnBySerial(company, serial)
  if (txn) post(company, txn)
}

const debitTypes = new Set([
  'AccountsReceivable',
  'Bank',
  'FixedAsset',
  'OtherAsset',
  'OtherCurrentAsset',
])
const creditTypes = new Set([
  'AccountsPayable',
  'CreditCard',
  'Equity',
  'LongTermLiability',
  'OtherCurrentLiability',
])

/**
 * What an account shows as its balance: assets debit-positive, liabilities and equity credit-positive; income
 * and expense accounts carry none (qbxml-semantics.md 16, reported).
 */
export function accountBalance(
  company: Company,
  account: ListRecord,
): { own: string; total: string } {
  const sign = signOf(account.body['AccountType'])
  const own = sign * sumOn(company, account.id, '')
  const below = company
    .sql(
      `select coalesce(sum(b.amount), 0) as cents from lists l join balances b on b.account = l.id and b.party = ''
       where l.family = 'accounts' and l.full_key > ? and l.full_key < ?`,
    )
    .get(...subtree(account)) as { cents: number }
  return { own: fromCents(own + 0), total: fromCents(own + sign * below.cents + 0) }
}

function signOf(type: unknown): number {
  if (typeof type !== 'string') return 0
  return debitTypes.has(type) ? 1 : creditTypes.has(type) ? -1 : 0
}

const subtree = (record: ListRecord): [string, string] => {
  const key = record.fullName.trim().toLowerCase().replaceAll(':', '\u0001')
  return [`${key}\u0001`, `${key}\u0002`]
}

/** Cents on an account, of all names (party '') or of one. */
export function sumOn(company: Company, account: string, party: string): number {
  const row = company
    .sql('select amount from balances where account = ? and party = ?')
    .get(account, party) as { amount: number } | undefined
  return row?.amount ?? 0
}

/** What is open for a name on the accounts of one type: of exactly it, and with everything below it. */
export function nameBalance(
  company: Company,
  name: ListRecord,
  type: 'AccountsReceivable' | 'AccountsPayable',
): { own: number; total: number } {
  const one = (from: string, ...values: string[]): number => {
    const row = company
      .sql(
        // Names have entries on one or two accounts: left to choose, SQLite asks every account for each name.
        `select coalesce(sum(b.amount), 0) as cents from ${from} cross join lists a
           on a.family = 'accounts' and a.id = b.account
         where b.party <> '' and json_extract(a.body, '$.AccountType') = ?`,
      )
      .get(...values, type) as { cents: number }
    return type === 'AccountsReceivable' ? row.cents : 0 - row.cents
  }
  const own = one('(select ? as id) l cross join balances b on b.party = l.id', name.id)
  const below = one(
    `(select id from lists where family = 'names' and full_key > ? and full_key < ?) l
       cross join balances b on b.party = l.id`,
    ...subtree(name),
  )
  return { own, total: own + below }
}
