// Bill payments by check and by credit card (qbxml-semantics.md 15.5, 17.19): money, discounts and credits applied
// to open bills. There is no total in the request: it is what is paid.
import { entity } from '../schema/entities.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import { addressBlock } from './address.ts'
import { applications, applyOne, setCreditsAlone, takeBack } from './applications.ts'
import type { Company } from './company-file.ts'
import type { Draft, TxnForm } from './form.ts'
import { appliedTo } from './links.ts'
import { addressOf } from './purchases.ts'
import { listById } from './records.ts'
import { numberCheck } from './ref-numbers.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { wrongType } from './refusals.ts'
import { voidAmounts } from './void.ts'

const payers = {
  BillPaymentCheck: { field: 'BankAccountRef', type: 'Bank' },
  BillPaymentCreditCard: { field: 'CreditCardAccountRef', type: 'CreditCard' },
} as const

export function billPaymentForm(kind: keyof typeof payers): TxnForm {
  return {
    accountField: 'APAccountRef',
    accountTypes: ['AccountsPayable'],
    hasAutoNumber: false,
    hiddenRows: 1,
    notEmpty: new Set(['TxnDate', 'BankAccountRef', 'Amount', 'IsToBePrinted']),
    lineNotEmpty: new Set(),
    fill: (draft, company) => fill(draft, company, kind),
    link: ({ txn, before, lines }, company) => {
      const stated = applications(lines)
      if (before && stated) takeBack(company, txn.serial)
      for (const a of stated ?? []) applyOne(company, txn, a, txn.serial)
    },
    // Credits alone make no payment: what the answer holds then is ours (15.5, certain that there is none).
    instead: (draft, company) =>
      draft.txn.total === 0 && setCreditsAlone(draft, company) ? {} : undefined,
    void: (txn) => voidAmounts(txn),
    computed: (txn, company, showing) => {
      const applied = showing.lines ? appliedTo(company, txn.serial, entity(kind)) : []
      const block = addressBlock(txn.head['Address'])
      return {
        Amount: fromCents(txn.total),
        ...(block ? { AddressBlock: block } : {}),
        ...(applied.length > 0 ? { AppliedToTxnRet: applied } : {}),
      }
    },
  }
}

function fill(draft: Draft, company: Company, kind: keyof typeof payers): void {
  const { txn, fields, before } = draft
  const { head } = txn
  txn.account ??= specialAccount(company, 'AccountsPayable').id
  const { field, type } = payers[kind]
  const bank = idOf(head[field])
  const account = bank === undefined ? undefined : listById(company, 'accounts', bank)
  if (account && account.body['AccountType'] !== type)
    throw new Refusal(3210, wrongType(field, account, [type]))
  const stated = applications(draft.lines)
  const paid = stated?.reduce((sum, a) => sum + a.amount, 0)
  if (stated?.some((a) => a.amount < 0 || a.discount < 0))
    throw new Refusal(
      3210,
      'The "AppliedToTxnAdd payment amount" field has an invalid value.  QuickBooks error message: Payments must be positive.',
    )
  const amount = fields['Amount']
  if (typeof amount === 'string' && amount !== '') txn.total = toCents(amount)
  else if (paid !== undefined) txn.total = paid
  delete head['Amount']
  if ((paid ?? before?.applied ?? 0) > txn.total)
    throw new Refusal(
      3210,
      `The "Amount" field has an invalid value "${fromCents(txn.total)}".  QuickBooks error message: You cannot apply more than the amount of the payment.`,
    )
  if (kind === 'BillPaymentCheck') {
    const address = addressOf(company, txn.party)
    if (!before && address) head['Address'] ??= address
    // Credits alone take no number.
    if (txn.total !== 0 || before) numberCheck(draft, company, bank)
  }
}
