// Receive payment (qbxml-semantics.md 15.1, 17.17): money, discounts and credits applied to open documents.

import { entity } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import { applyCredit, applyPayment, autoApply, payableDocument } from './apply.ts'
import type { Company } from './company-file.ts'
import type { Draft, TxnForm } from './form.ts'
import { appliedTo, linksFrom, removeLink } from './links.ts'
import { type Txn, touch } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'

export const paymentForm: TxnForm = {
  accountField: 'ARAccountRef',
  accountTypes: ['AccountsReceivable'],
  // RefNumber is the number of the check: there is no next one.
  hasAutoNumber: false,
  hiddenRows: 1,
  notEmpty: new Set([
    'CustomerRef',
    'ARAccountRef',
    'TxnDate',
    'TotalAmount',
    'DepositToAccountRef',
  ]),
  lineNotEmpty: new Set(),
  fill,
  link,
  instead: creditsAlone,
  computed: (txn, company, showing) => {
    const applied = showing.lines ? appliedTo(company, txn.serial, entity('ReceivePayment')) : []
    return {
      TotalAmount: fromCents(txn.total),
      UnusedPayment: fromCents(txn.total - txn.applied),
      UnusedCredits: fromCents(unusedCredits(company, txn.serial)),
      // Only with IncludeLineItems (17.17 reported, 26.13).
      ...(applied.length > 0 ? { AppliedToTxnRet: applied } : {}),
    }
  },
}

interface Application {
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
function applications(lines: Fields): Application[] | undefined {
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

function fill(draft: Draft, company: Company): void {
  const { txn, fields } = draft
  txn.account ??= specialAccount(company, 'AccountsReceivable').id
  // Without DepositToAccountRef the money waits in Undeposited Funds (15.1, certain).
  txn.head['DepositToAccountRef'] ??= { ListID: specialAccount(company, 'UndepositedFunds').id }
  const stated = applications(draft.lines) ?? []
  const paid = stated.reduce((sum, a) => sum + a.amount, 0)
  const total = text(fields, 'TotalAmount')
  if (total !== '') txn.total = toCents(total)
  // Without a total the payment is what is applied (our choice).
  else if (!draft.before) txn.total = paid
  delete txn.head['TotalAmount']
  if (txn.total < 0 || stated.some((a) => a.amount < 0 || a.discount < 0))
    throw new Refusal(
      3210,
      `The "payment amount" field has an invalid value "${fromCents(txn.total)}".  QuickBooks error message: Payments must be positive.`,
    )
  const applied = stated.length > 0 || !draft.before ? paid : draft.before.applied
  if (applied > txn.total)
    throw new Refusal(
      3210,
      `The "payment amount" field has an invalid value "${fromCents(txn.total)}".  QuickBooks error message: You cannot apply more than the amount of the payment.`,
    )
}

function link(draft: Draft, company: Company): void {
  const { txn } = draft
  const stated = applications(draft.lines)
  // Re-stating replaces payments and discounts; credits are only added (15.1, certain).
  if (draft.before && stated)
    for (const old of linksFrom(company, txn.serial).filter((l) => l.kind === 'payment')) {
      removeLink(company, old.id)
      touch(company, old.target)
    }
  for (const a of stated ?? []) apply(company, txn, a, txn.serial)
  if (draft.fields['IsAutoApply'] === 'true') autoApply(company, txn)
}

function apply(company: Company, txn: Txn, a: Application, via: number | null): void {
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

/**
 * Credits alone make no transaction: the links are set and the answer is thin, without a TxnID (15.1 certain,
 * 25.20; which elements are left is reported).
 */
function creditsAlone(draft: Draft, company: Company): Fields | undefined {
  const stated = applications(draft.lines)
  if (!stated || stated.length === 0 || draft.txn.total !== 0) return undefined
  const hasMoney = stated.some((a) => a.amount !== 0 || a.discount !== 0)
  if (hasMoney || stated.every((a) => a.credits.length === 0)) return undefined
  for (const a of stated) apply(company, draft.txn, a, null)
  return { UnusedPayment: '0.00', UnusedCredits: '0.00' }
}

/** What is left of the credits that were set through this payment (our choice). */
function unusedCredits(company: Company, serial: number): number {
  const row = company
    .sql(
      `select coalesce(sum(total - applied), 0) as cents from txns
       where serial in (select source from links where via = ?)`,
    )
    .get(serial) as { cents: number }
  return row.cents
}
