// Refunds by credit card, and payments of sales tax (qbxml-semantics.md 15.3, 16).
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import { addressBlock } from './address.ts'
import { applyCredit, openOf } from './apply.ts'
import type { Company } from './company-file.ts'
import type { Draft, TxnForm } from './form.ts'
import { draftsOfAdd } from './lines.ts'
import { linksTo } from './links.ts'
import { sumOf } from './purchase-lines.ts'
import { listById, type Txn, txnRow } from './records.ts'
import { numberCheck } from './ref-numbers.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { wrongType } from './refusals.ts'
import { voidAmounts } from './void.ts'

const listOf = (value: Fields[string]): Fields[] =>
  Array.isArray(value) ? (value as Fields[]) : []
const cents = (fields: Fields, name: string): number => {
  const value = fields[name]
  return typeof value === 'string' && value !== '' ? toCents(value) : 0
}

/** Gives credits of a customer back: the credit is used up against the refund. */
export const refundForm: TxnForm = {
  accountField: 'ARAccountRef',
  accountTypes: ['AccountsReceivable'],
  hasAutoNumber: false,
  hiddenRows: 1,
  notEmpty: new Set(),
  lineNotEmpty: new Set(),
  fill: ({ txn, lines }, company) => {
    txn.account ??= specialAccount(company, 'AccountsReceivable').id
    txn.head['RefundFromAccountRef'] ??= { ListID: specialAccount(company, 'UndepositedFunds').id }
    delete txn.head['TotalAmount']
    txn.total = listOf(lines['RefundAppliedToTxnAdd']).reduce(
      (sum, a) => sum + cents(a, 'RefundAmount'),
      0,
    )
  },
  link: ({ txn, lines }, company) => {
    for (const one of listOf(lines['RefundAppliedToTxnAdd']))
      applyCredit(company, String(one['TxnID'] ?? ''), txn, cents(one, 'RefundAmount'), null)
  },
  void: (txn) => voidAmounts(txn),
  computed: (txn, company, showing) => {
    const block = addressBlock(txn.head['Address'])
    const applied = showing.lines ? refunded(txn, company) : []
    return {
      TotalAmount: fromCents(txn.total),
      ...(block ? { AddressBlock: block } : {}),
      ...(applied.length > 0 ? { RefundAppliedToTxnRet: applied } : {}),
    }
  },
}

const refunded = (txn: Txn, company: Company): Fields[] =>
  linksTo(company, txn.serial).map((l) => {
    const credit = txnRow(company, l.source)
    return {
      TxnID: l.sourceId,
      TxnType: l.sourceKind,
      TxnDate: l.sourceDate,
      ...(l.sourceRef ? { RefNumber: l.sourceRef } : {}),
      CreditRemaining: fromCents(credit ? openOf(credit) : 0),
      RefundAmount: fromCents(l.amount),
    }
  })

/** A check to a tax agency: what each tax item had collected. */
export const taxPaymentForm: TxnForm = {
  hasAutoNumber: false,
  needsLines: true,
  hiddenRows: 1,
  notEmpty: new Set(['TxnDate', 'BankAccountRef']),
  lineNotEmpty: new Set(),
  fill: (draft, company) => {
    const { txn, before } = draft
    if (!before)
      txn.lines = draftsOfAdd(draft.lines, ['SalesTaxPaymentCheckLine']).map(({ kind, given }) => ({
        ...given,
        '~kind': kind,
      }))
    refuseBank(draft, company)
    // Longer numbers are in the grammar of the Add, but not of the Ret.
    if ((txn.refNumber ?? '').length > 11)
      throw new Refusal(
        3070,
        `The string "${txn.refNumber}" in the field "RefNumber" is too long.  The maximum length is 11.`,
      )
    txn.total = sumOf(txn.lines)
    delete txn.head['Amount']
    numberCheck(draft, company, idOf(txn.head['BankAccountRef']))
  },
  computed: (txn) => {
    const block = addressBlock(txn.head['Address'])
    return { Amount: fromCents(txn.total), ...(block ? { AddressBlock: block } : {}) }
  },
}

function refuseBank({ txn }: Draft, company: Company): void {
  const id = idOf(txn.head['BankAccountRef'])
  const bank = id === undefined ? undefined : listById(company, 'accounts', id)
  if (bank && bank.body['AccountType'] !== 'Bank')
    throw new Refusal(3210, wrongType('BankAccountRef', bank, ['Bank']))
}
