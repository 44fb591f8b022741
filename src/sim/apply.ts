// What may be applied to what, and what happens when it is taken away again (qbxml-semantics.md 12.4, 15).
import { fromCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { isId } from './ids.ts'
import { repost } from './ledger.ts'
import { insertLink, linksFrom, linksTo, removeLink, setLinkAmount } from './links.ts'
import { ledgerOf, sideOf } from './open-side.ts'
import { listById, type TxnRow, touch, txnById, txnRow } from './records.ts'
import { Refusal } from './refusal.ts'
import { notFound, refuseLocked } from './refusals.ts'

/** The rest a credit has, or what is open of a document. */
export const openOf = (txn: TxnRow): number => txn.total - txn.applied

const overpaid = (field: string, cents: number): Refusal =>
  new Refusal(
    3210,
    `The "${field}" field has an invalid value "${fromCents(cents)}".  QuickBooks error message: You cannot pay more than the amount due.`,
  )

/**
 * The open document of a TxnID that a customer may pay. A parent may pay for its jobs (15.1, reported); what is
 * paid, deleted or another customer's "cannot be found" (certain).
 */
export function payableDocument(company: Company, id: string, payer: TxnRow): TxnRow {
  if (!isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "Transaction id" is invalid.`)
  const found = txnById(company, id)
  if (!found || sideOf(company, found) !== 'due' || found.isPending === 1 || openOf(found) <= 0)
    throw notFound(id)
  if (!paysFor(company, payer.party, found.party)) throw notFound(id)
  if (ledgerOf(company, found) !== payer.account) throw otherLedger(company, payer)
  refuseLocked(company, found.id, 3176)
  return found
}

/** All links share the account of the document (15.1 and 15.5, certain). */
function otherLedger(company: Company, payer: TxnRow): Refusal {
  const account = payer.account === null ? undefined : listById(company, 'accounts', payer.account)
  const isPayable = account?.body['AccountType'] === 'AccountsPayable'
  return new Refusal(
    3210,
    `The "${isPayable ? 'AP' : 'AR'}AccountRef" field has an invalid value.  QuickBooks error message: The payment and the transaction it is applied to must use the same accounts ${isPayable ? 'payable' : 'receivable'} account.`,
  )
}

function paysFor(company: Company, payer: string | null, party: string | null): boolean {
  if (payer === party) return true
  if (payer === null || party === null) return false
  const above = listById(company, 'names', party)?.parent
  return above !== null && above !== undefined && paysFor(company, payer, above)
}

export interface Payment {
  readonly amount: number
  readonly discount: number
  readonly discountAccount?: string | undefined
  readonly discountClass?: string | undefined
}

/** Applies money and discount of a payment to a document. */
export function applyPayment(company: Company, source: TxnRow, target: TxnRow, p: Payment): void {
  if (p.amount + p.discount > openOf(target))
    throw overpaid('AppliedToTxnAdd payment amount', p.amount)
  insertLink(company, {
    source: source.serial,
    target: target.serial,
    kind: 'payment',
    amount: p.amount,
    discount: p.discount,
    discountAccount: p.discountAccount ?? null,
    discountClass: p.discountClass ?? null,
    via: null,
  })
  touch(company, target.serial)
}

/**
 * SetCredit: uses the rest of a credit memo or of an unapplied payment of the same customer. It moves no money
 * and makes no transaction (15.1, certain). Codes of its refusals are our choice.
 */
export function applyCredit(
  company: Company,
  creditId: string,
  target: TxnRow,
  amount: number,
  via: number | null,
): void {
  if (!isId(creditId))
    throw new Refusal(
      3000,
      `The given object ID "${creditId}" in the field "Transaction id" is invalid.`,
    )
  const credit = txnById(company, creditId)
  if (!credit || sideOf(company, credit) !== 'credit' || credit.party !== target.party)
    throw notFound(creditId)
  if (ledgerOf(company, credit) !== ledgerOf(company, target) || openOf(credit) <= 0)
    throw notFound(creditId)
  if (credit.isPending === 1) throw notFound(creditId)
  refuseLocked(company, credit.id, 3176)
  // What does not post cannot be paid: the account would fall below its documents (code our choice).
  if (target.isPending === 1)
    throw new Refusal(
      3210,
      `The "SetCredit" field has an invalid value "${creditId}".  QuickBooks error message: Credits cannot be applied to a pending transaction.`,
    )
  if (amount <= 0 || amount > openOf(credit))
    throw new Refusal(
      3210,
      `The "SetCredit applied amount" field has an invalid value "${fromCents(amount)}".  QuickBooks error message: You cannot apply more than the remaining credit.`,
    )
  const open = txnRow(company, target.serial)
  if (open && amount > openOf(open)) throw overpaid('SetCredit applied amount', amount)
  insertLink(company, {
    source: credit.serial,
    target: target.serial,
    kind: 'credit',
    amount,
    discount: 0,
    discountAccount: null,
    discountClass: null,
    via,
  })
  touch(company, credit.serial)
}

/** What IsAutoApply pays: a document of exactly the amount, else the oldest first (15.1, certain). */
export function autoApply(company: Company, source: TxnRow): void {
  let rest = source.total
  const open = company
    .sql(
      // SQLite would walk what is open of all customers.
      `select t.serial from txns t indexed by txns_party_open where t.party in (
         select id from lists where family = 'names' and (id = ? or full_key > ? and full_key < ?))
       and t.kind in ('Invoice', 'Charge') and t.total <> t.applied and t.total > t.applied
       and t.is_pending = 0 and t.account = ? order by t.date, t.serial`,
    )
    .pluck(true)
    .all(source.party, ...below(company, source), source.account) as number[]
  const documents = open
    .map((serial) => txnRow(company, serial))
    .filter((t): t is TxnRow => t !== undefined)
  const exact = documents.find((t) => openOf(t) === rest)
  for (const target of exact ? [exact] : documents) {
    const amount = Math.min(rest, openOf(target))
    if (amount <= 0) break
    applyPayment(company, source, target, { amount, discount: 0 })
    rest -= amount
  }
}

function below(company: Company, source: TxnRow): [string, string] {
  const name = source.party === null ? undefined : company.fullName('names', source.party)
  const key = (name ?? '').trim().toLowerCase().replaceAll(':', '\u0001')
  return [`${key}\u0001`, `${key}\u0002`]
}

/** Takes all links of a transaction away: documents open again, payments and credits get their rest back. */
export function freeLinks(company: Company, serial: number): void {
  for (const link of linksFrom(company, serial)) {
    removeLink(company, link.id)
    touch(company, link.target)
  }
  for (const link of linksTo(company, serial)) {
    removeLink(company, link.id)
    touch(company, link.source)
    repost(company, link.source)
  }
}

/**
 * After a transaction became smaller than what is applied, the excess goes back, newest link first
 * (17.14 and 26.9, our choice).
 */
export function freeExcess(company: Company, txn: TxnRow): void {
  const now = txnRow(company, txn.serial)
  let excess = now ? now.applied - now.total : 0
  if (excess <= 0) return
  for (const link of linksTo(company, txn.serial).reverse()) {
    if (excess <= 0) break
    const taken = Math.min(excess, link.amount + link.discount)
    const fromDiscount = Math.min(taken, link.discount)
    shrink(company, link, taken - fromDiscount, fromDiscount)
    touch(company, link.source)
    repost(company, link.source)
    excess -= taken
  }
  for (const link of linksFrom(company, txn.serial).reverse()) {
    if (excess <= 0) break
    const taken = Math.min(excess, link.amount)
    shrink(company, link, taken, 0)
    touch(company, link.target)
    excess -= taken
  }
}

function shrink(
  company: Company,
  link: { id: number; amount: number; discount: number },
  amount: number,
  discount: number,
): void {
  const left = link.amount - amount
  const leftDiscount = link.discount - discount
  if (left === 0 && leftDiscount === 0) removeLink(company, link.id)
  else setLinkAmount(company, link.id, left, leftDiscount)
}
