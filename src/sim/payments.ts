// Receive payment (qbxml-semantics.md 15.1, 17.17): money, discounts and credits applied to open documents.

import { entity } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import { applications, applyOne, setCreditsAlone, takeBack } from './applications.ts'
import { autoApply } from './apply.ts'
import type { Company } from './company-file.ts'
import type { Draft, TxnForm } from './form.ts'
import { appliedTo } from './links.ts'
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

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
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
  if (draft.before && stated) takeBack(company, txn.serial)
  for (const a of stated ?? []) applyOne(company, txn, a, txn.serial)
  if (draft.fields['IsAutoApply'] === 'true') autoApply(company, txn)
}

/**
 * Credits alone make no transaction: the links are set and the answer is thin, without a TxnID (15.1 certain,
 * 25.20; which elements are left is reported).
 */
function creditsAlone(draft: Draft, company: Company): Fields | undefined {
  return draft.txn.total === 0 && setCreditsAlone(draft, company)
    ? { UnusedPayment: '0.00', UnusedCredits: '0.00' }
    : undefined
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
