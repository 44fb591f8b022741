// What payments state of the documents they are applied to: AppliedToTxnAdd and AppliedToTxnMod of customers'
// payments and of bill payments (qbxml-semantics.md 15.1, 15.5).
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { applyCredit, applyPayment, payableDocument } from './apply.ts'
import type { Company } from './company-file.ts'
import type { Draft } from './form.ts'
import { linksFrom, removeLink } from './links.ts'
import { type Txn, touch } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'

export interface Application {
  readonly id: string
  readonly amount: number
  readonly discount: number
  readonly discountAccount: string | undefined
  readonly discountClass: string | undefined
  readonly credits: readonly { id: string; amount: number }[]
}

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}
const cents = (fields: Fields, name: string): number => toCents(text(fields, name) || '0')
const listOf = (value: Fields[string]): Fields[] =>
  Array.isArray(value) ? (value as Fields[]) : []

/** The applications a request states, or undefined where it states none. */
export function applications(lines: Fields): Application[] | undefined {
  const stated = lines['AppliedToTxnAdd'] ?? lines['AppliedToTxnMod']
  if (stated === undefined) return undefined
  const seen = new Set<string>()
  return listOf(stated).map((line) => {
    const id = text(line, 'TxnID')
    if (seen.has(id))
      throw new Refusal(3177, `The transaction "${id}" is given more than once to be linked.`)
    seen.add(id)
    const credits = listOf(line['SetCredit'])
    const nothing = ['PaymentAmount', 'DiscountAmount'].every((name) => text(line, name) === '')
    if (nothing && credits.length === 0)
      throw new Refusal(3150, 'There is a missing element: "PaymentAmount"')
    return {
      id,
      amount: cents(line, 'PaymentAmount'),
      discount: cents(line, 'DiscountAmount'),
      discountAccount: idOf(line['DiscountAccountRef']),
      discountClass: idOf(line['DiscountClassRef']),
      credits: credits.map((c) => ({
        id: text(c, 'CreditTxnID'),
        amount: cents(c, 'AppliedAmount'),
      })),
    }
  })
}

/** Applies money, discount and credits of one entry. */
export function applyOne(company: Company, txn: Txn, a: Application, via: number | null): void {
  const target = payableDocument(company, a.id, txn)
  const money = a.amount + a.discount
  const credits = a.credits.reduce((sum, c) => sum + c.amount, 0)
  if (money + credits > target.total - target.applied)
    throw new Refusal(
      3210,
      `The "AppliedToTxnAdd payment amount" field has an invalid value "${fromCents(a.amount)}".  QuickBooks error message: You cannot pay more than the amount due.`,
    )
  if (money > 0)
    applyPayment(company, txn, target, {
      amount: a.amount,
      discount: a.discount,
      discountAccount: a.discount > 0 ? discountAccount(company, a) : undefined,
      discountClass: a.discountClass,
    })
  for (const credit of a.credits) {
    applyCredit(company, credit.id, target, credit.amount, via)
    if (money === 0) touch(company, target.serial)
  }
}

function discountAccount(company: Company, a: Application): string {
  const preferences = company.facts.preferences['PurchasesAndVendorsPreferences'] as
    | Fields
    | undefined
  const account = a.discountAccount ?? idOf(preferences?.['DefaultDiscountAccountRef'])
  if (account === undefined) throw new Refusal(3270, 'The discount is missing a posting account.')
  return account
}

/** Re-stating replaces payments and discounts; credits are only added (15.1, certain). */
export function takeBack(company: Company, serial: number): void {
  for (const old of linksFrom(company, serial).filter((l) => l.kind === 'payment')) {
    removeLink(company, old.id)
    touch(company, old.target)
  }
}

/** Sets the credits of a request that states nothing else; false, and nothing done, where it states money. */
export function setCreditsAlone(draft: Draft, company: Company): boolean {
  const stated = applications(draft.lines)
  if (!stated || stated.length === 0) return false
  const hasMoney = stated.some((a) => a.amount !== 0 || a.discount !== 0)
  if (hasMoney || stated.every((a) => a.credits.length === 0)) return false
  for (const a of stated) applyOne(company, draft.txn, a, null)
  return true
}
