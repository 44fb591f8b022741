// Which payment or credit was applied to which document: the rows. What may be applied is in apply.ts.
// Applied amounts and open balances follow from these rows by trigger (tables.ts).
import type { Entity, Fields } from '../schema/entity.ts'
import { fromCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { refTo } from './reference.ts'

export interface Link {
  readonly id: number
  /** The payment or credit. */
  readonly source: number
  /** The document it took something off. */
  readonly target: number
  /** `credit`: set by SetCredit; moves no money. */
  readonly kind: 'payment' | 'credit'
  readonly amount: number
  readonly discount: number
  readonly discountAccount: string | null
  readonly discountClass: string | null
  /** The payment in whose request a credit was set. */
  readonly via: number | null
}

export interface LinkTo extends Link {
  readonly targetKind: string
  readonly targetId: string
  readonly targetDate: string
  readonly targetRef: string | null
  readonly targetParty: string | null
  /** Open balance of the target now. */
  readonly targetOpen: number
}

export interface LinkOf extends Link {
  readonly sourceKind: string
  readonly sourceId: string
  readonly sourceDate: string
  readonly sourceRef: string | null
}

const columns = `l.id, l.source, l.target, l.kind, l.amount, l.discount,
  l.discount_account as discountAccount, l.discount_class as discountClass, l.via`

/** What a payment or credit was applied to. */
export function linksFrom(company: Company, source: number): LinkTo[] {
  return company
    .sql(
      `select ${columns}, t.kind as targetKind, t.id as targetId, t.date as targetDate,
         t.ref_number as targetRef, t.party as targetParty, t.total - t.applied as targetOpen
       from links l join txns t on t.serial = l.target where l.source = ? order by l.id`,
    )
    .all(source) as LinkTo[]
}

/** What was applied to a document. */
export function linksTo(company: Company, target: number): LinkOf[] {
  return company
    .sql(
      `select ${columns}, t.kind as sourceKind, t.id as sourceId, t.date as sourceDate,
         t.ref_number as sourceRef
       from links l join txns t on t.serial = l.source where l.target = ? order by l.id`,
    )
    .all(target) as LinkOf[]
}

export function insertLink(company: Company, link: Omit<Link, 'id'>): void {
  company
    .sql(
      `insert into links (source, target, kind, amount, discount, discount_account, discount_class, via)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[link.source, link.target, link.kind, link.amount, link.discount],
      ...[link.discountAccount, link.discountClass, link.via],
    )
}

export function setLinkAmount(
  company: Company,
  id: number,
  amount: number,
  discount: number,
): void {
  company.sql('update links set amount = ?, discount = ? where id = ?').run(amount, discount, id)
}

export function removeLink(company: Company, id: number): void {
  company.sql('delete from links where id = ?').run(id)
}

/**
 * The links of a document as IncludeLinkedTxns shows them. Seen from an invoice amounts are negative (certain),
 * from a credit memo positive (reported). A discount is part of the amount (our choice), so that the links of
 * an invoice add up to its AppliedAmount.
 */
export function linkedTxns(company: Company, serial: number): Fields[] {
  const to = linksTo(company, serial).map((l) =>
    linked(l.sourceId, l.sourceKind, l.sourceDate, l.sourceRef, 0 - l.amount - l.discount),
  )
  const from = linksFrom(company, serial).map((l) =>
    linked(l.targetId, l.targetKind, l.targetDate, l.targetRef, l.amount),
  )
  return [...to, ...from]
}

function linked(id: string, kind: string, date: string, ref: string | null, cents: number): Fields {
  return {
    TxnID: id,
    TxnType: kind,
    TxnDate: date,
    ...(ref ? { RefNumber: ref } : {}),
    LinkType: 'AMTTYPE',
    Amount: fromCents(cents),
  }
}

/** The links of a payment as its AppliedToTxnRet shows them: positive (qbxml-semantics.md 15.2, certain). */
export function appliedTo(company: Company, serial: number, owner: Entity): Fields[] {
  return linksFrom(company, serial).map((l) => ({
    TxnID: l.targetId,
    TxnType: l.targetKind,
    TxnDate: l.targetDate,
    ...(l.targetRef ? { RefNumber: l.targetRef } : {}),
    BalanceRemaining: fromCents(l.targetOpen),
    Amount: fromCents(l.amount),
    ...(l.discount === 0 ? {} : { DiscountAmount: fromCents(l.discount) }),
    ...(l.discountAccount
      ? { DiscountAccountRef: refTo(company, 'DiscountAccountRef', l.discountAccount, owner) }
      : {}),
    ...(l.discountClass
      ? { DiscountClassRef: refTo(company, 'DiscountClassRef', l.discountClass, owner) }
      : {}),
  }))
}
