// Deposits (qbxml-semantics.md 15.4, 17.18): payments that wait in Undeposited Funds, and lines of their own.
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import type { Draft, TxnForm } from './form.ts'
import { isId, txnId } from './ids.ts'
import { draftsOfAdd, draftsOfMod } from './lines.ts'
import { needsParty, partyOf, saving, sumOf } from './purchase-lines.ts'
import { type Line, listById, type Txn, txnById, txnBySerial } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { notFound, refuseLocked } from './refusals.ts'
import { paymentLine, take, undeposited, waiting } from './to-deposit.ts'
import { voidAmounts } from './void.ts'

/** A bank account, or another of the balance sheet (15.4, certain). */
export const balanceSheet = [
  'Bank',
  'OtherCurrentAsset',
  'FixedAsset',
  'OtherAsset',
  'CreditCard',
  'OtherCurrentLiability',
  'LongTermLiability',
  'Equity',
] as const

export const depositForm: TxnForm = {
  accountField: 'DepositToAccountRef',
  accountTypes: balanceSheet,
  needsLines: true,
  hasAutoNumber: false,
  hiddenRows: 0,
  notEmpty: new Set(['TxnDate', 'DepositToAccountRef']),
  lineNotEmpty: new Set(),
  fill,
  link: ({ txn }, company) => take(company, txn.serial, paymentsIn(txn)),
  release: (txn, company) => take(company, txn.serial, new Set()),
  void: (txn) => {
    const back = txn.head['CashBackInfoRet'] as Fields | undefined
    voidAmounts(txn, {
      DepositTotal: '0.00',
      ...(back ? { CashBackInfoRet: { ...back, Amount: '0.00' } } : {}),
    })
    txn.lines = txn.lines.map(({ '~payment': _, ...line }) => line)
  },
  computed: () => ({}),
}

const text = (fields: Fields | undefined, name: string): string => {
  const value = fields?.[name]
  return typeof value === 'string' ? value : ''
}

const paymentsIn = (txn: Txn): Set<number> =>
  new Set(txn.lines.flatMap((l) => (l['~payment'] === undefined ? [] : Number(l['~payment']))))

function fill(draft: Draft, company: Company): void {
  const { txn, before, lines, fields } = draft
  if (txn.account !== null && txn.account === undeposited(company))
    throw new Refusal(
      3210,
      'The "DepositToAccountRef" field has an invalid value.  QuickBooks error message: You cannot deposit to Undeposited Funds.',
    )
  const drafts = before
    ? draftsOfMod(company, before.lines, lines, ['DepositLine'], new Set())
    : draftsOfAdd(lines, ['DepositLine'])
  const seen = new Set<string>()
  if (drafts) txn.lines = drafts.map((d) => depositLine(d, txn, company, seen))
  cashBack(txn, fields, company)
  const back = text(txn.head['CashBackInfoRet'] as Fields | undefined, 'Amount')
  const total = sumOf(txn.lines) - (back === '' ? 0 : toCents(back))
  if (total < 0)
    throw new Refusal(
      3210,
      `The "deposit total" field has an invalid value "${fromCents(total)}".  QuickBooks error message: Transaction amount must be positive.`,
    )
  txn.head['DepositTotal'] = fromCents(total)
}

function depositLine(draft: LineDraft, txn: Txn, company: Company, seen: Set<string>): Line {
  const { given, base } = draft
  const id = text(given, 'PaymentTxnID') || (base?.['~payment'] ? text(base, 'TxnID') : '')
  if (id === '') return freeLine(draft, company)
  if (seen.has(id.toUpperCase()))
    throw new Refusal(3177, `The transaction "${id}" is given more than once to be linked.`)
  seen.add(id.toUpperCase())
  const { payment, amount } = waitingPayment(company, id, text(given, 'PaymentTxnLineID'), txn)
  const over = (field: string, own: string | undefined): string => text(given, field) || own || ''
  const method = payment.head['PaymentMethodRef']
  const classRef = given['OverrideClassRef'] ?? base?.['ClassRef']
  const line: Line = {
    ...(base?.['TxnLineID'] === undefined ? {} : { TxnLineID: base['TxnLineID'] }),
    '~kind': 'DepositLine',
    '~payment': String(payment.serial),
    TxnType: payment.kind,
    TxnID: payment.id,
    AccountRef: { ListID: undeposited(company) ?? '' },
    Memo: over('OverrideMemo', text(base, 'Memo') || text(payment.head, 'Memo')),
    // A number of a payment may be longer than that of a deposit line.
    CheckNumber: over(
      'OverrideCheckNumber',
      text(base, 'CheckNumber') || text(payment.head, 'CheckNumber') || (payment.refNumber ?? ''),
    ).slice(0, 11),
    Amount: fromCents(amount),
  }
  const lineId = paymentLine(company, payment)
  if (lineId !== undefined) line['PaymentTxnLineID'] = lineId
  if (payment.party !== null) line['EntityRef'] = { ListID: payment.party }
  if (method !== undefined) line['PaymentMethodRef'] = method
  if (classRef !== undefined) line['ClassRef'] = classRef
  return line
}

/** A payment that waits; one that does not (any more) "cannot be found" (15.4: it leaves the list at once). */
function waitingPayment(
  company: Company,
  id: string,
  lineId: string,
  deposit: Txn,
): { payment: Txn; amount: number } {
  if (!isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "Transaction id" is invalid.`)
  const found = txnById(company, id)
  const amount = found && waiting(company, found, deposit.serial)
  const payment = found && txnBySerial(company, found.serial)
  if (!payment || amount === undefined) throw notFound(id)
  if (lineId !== '' && lineId.toUpperCase() !== paymentLine(company, payment))
    throw notFound(lineId)
  refuseLocked(company, payment.id, 3176)
  return { payment, amount }
}

const kept = ['Memo', 'CheckNumber', 'EntityRef', 'PaymentMethodRef', 'ClassRef', 'Amount']

function freeLine({ given, base }: LineDraft, company: Company): Line {
  const account = idOf(given['AccountRef']) ?? idOf(base?.['AccountRef'])
  if (account === undefined) throw new Refusal(3150, 'There is a missing element: "AccountRef"')
  if (account === undeposited(company))
    throw new Refusal(
      3210,
      'The "AccountRef" field has an invalid value.  QuickBooks error message: Payments in Undeposited Funds are deposited by their PaymentTxnID.',
    )
  const line: Line = {
    Amount: '0.00',
    ...(base ?? {}),
    '~kind': 'DepositLine',
    AccountRef: { ListID: account },
  }
  for (const name of kept) {
    const value = given[name]
    if (value === '' || (typeof value === 'object' && idOf(value) === undefined)) delete line[name]
    else if (value !== undefined) line[name] = value
  }
  refuseName(company, account, idOf(line['EntityRef']), 'Deposit')
  return line
}

/** A line on A/R needs a customer, on A/P a vendor (17.20, certain for journals). */
export function refuseName(
  company: Company,
  account: string,
  party: string | undefined,
  where: string,
): void {
  const needs = partyOf(company, account)
  if (needs === undefined) return
  if (party === undefined || listById(company, 'names', party)?.kind !== needs)
    throw new Refusal(3180, saving(where, needsParty(needs)))
}

function cashBack(txn: Txn, fields: Fields, company: Company): void {
  const stated = (fields['CashBackInfoAdd'] ?? fields['CashBackInfoMod']) as Fields | undefined
  if (stated === undefined) return
  const old = txn.head['CashBackInfoRet'] as Fields | undefined
  const account = idOf(stated['AccountRef']) ?? idOf(old?.['AccountRef'])
  if (account === undefined) throw new Refusal(3150, 'There is a missing element: "AccountRef"')
  txn.head['CashBackInfoRet'] = {
    TxnLineID: old?.['TxnLineID'] ?? txnId(company.take('txn'), company.now()),
    AccountRef: { ListID: account },
    Memo: text(stated, 'Memo') || text(old, 'Memo'),
    Amount: text(stated, 'Amount') || text(old, 'Amount') || '0.00',
  }
}
