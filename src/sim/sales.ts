// Sales forms: invoices and credit memos. Defaults that flow in from customer, item, terms and preferences,
// then lines, tax and totals (qbxml-semantics.md 12.1, 14, 17.14, 17.16).
import type { Fields } from '../schema/entity.ts'
import { fromCents, percentOf, toCents } from '../schema/scalars.ts'
import { specialAccount } from './accounts.ts'
import { addressBlock } from './address.ts'
import { applyCredit, openOf } from './apply.ts'
import type { Company } from './company-file.ts'
import { workOut } from './computed.ts'
import type { Draft, TxnForm } from './form.ts'
import { Lookup } from './items.ts'
import { taxByLines } from './line-tax.ts'
import { draftsOfAdd, draftsOfMod } from './lines.ts'
import { editionOf } from './product.ts'
import { type Line, type ListRecord, listBySpecial, type Txn } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { notFound } from './refusals.ts'
import { dueDate, earlyDiscount, taxOf } from './tax.ts'

const headerNotEmpty = new Set([
  'CustomerRef',
  'ARAccountRef',
  'TemplateRef',
  'TxnDate',
  'IsPending',
  'DueDate',
  'ItemSalesTaxRef',
  'ShipDate',
  'IsToBePrinted',
])
const lineNotEmpty = new Set([
  'ItemRef',
  'Quantity',
  'Rate',
  'Amount',
  'SalesTaxCodeRef',
  'OverrideItemAccountRef',
])

export function salesForm(kind: 'Invoice' | 'CreditMemo'): TxnForm {
  const lineKinds = [`${kind}Line`, `${kind}LineGroup`]
  return {
    accountField: 'ARAccountRef',
    hasAutoNumber: true,
    hiddenRows: 1,
    notEmpty: headerNotEmpty,
    lineNotEmpty,
    fill: (draft, company) => fill(draft, company, lineKinds),
    link: setCredits,
    void: voidSales,
    computed: (txn, company) =>
      kind === 'Invoice' ? invoiceFields(txn, company) : creditMemoFields(txn),
  }
}

const copied: readonly string[] = ['BillAddress', 'ShipAddress', 'TermsRef', 'SalesRepRef']

function fill(draft: Draft, company: Company, kinds: readonly string[]): void {
  const { txn, fields, before } = draft
  const { head } = txn
  const lookup = new Lookup(company)
  const customer = lookup.record('names', txn.party ?? undefined)
  txn.account ??= specialAccount(company, 'AccountsReceivable').id
  if (!before) defaults(txn, customer, company)
  const terms = lookup.record('terms', idOf(head['TermsRef']))
  // The due date follows the terms and the date unless the request states it (14.4; on Mod reported).
  const moved = fields['TermsRef'] !== undefined || fields['TxnDate'] !== undefined
  if (head['DueDate'] === undefined || (before && moved && fields['DueDate'] === undefined))
    head['DueDate'] = dueDate(terms, txn.date)
  head['ShipDate'] ??= txn.date
  txn.isPending = head['IsPending'] === 'true' ? 1 : 0
  if (fields['LinkToTxnID'] !== undefined) throw notFound(firstOf(fields['LinkToTxnID']))

  const drafts = before
    ? draftsOfMod(company, before.lines, draft.lines, kinds, lineNotEmpty)
    : draftsOfAdd(draft.lines, kinds)
  const taxed = ['ItemSalesTaxRef', 'CustomerSalesTaxCodeRef'].some((f) => fields[f] !== undefined)
  // Nothing that a total depends on was named: rates of today must not change an old form.
  if (before && !drafts && !taxed) return
  for (const d of drafts ?? []) {
    const link = d.given['LinkToTxn']
    if (link !== undefined) throw notFound(firstOf((link as Fields)['TxnID']))
  }
  const preferences = salesTax(company)
  const worked = workOut(
    drafts ?? txn.lines.map((base) => ({ kind: kindOf(base), base, given: {} })),
    {
      lookup,
      classId: idOf(head['ClassRef']),
      priceLevel: idOf(customer?.body['PriceLevelRef']),
      defaultTaxCode: preferences.nonTaxable,
      memberKind: kinds[0] ?? '',
    },
  )
  txn.lines = worked.lines
  const code = idOf(head['CustomerSalesTaxCodeRef'])
  // A non-taxable code on the form makes all of it untaxed (14.3, certain).
  const isTaxed = preferences.isOn && (code === undefined || lookup.isTaxable(code))
  const item = lookup.record('items', idOf(head['ItemSalesTaxRef']))
  const tax =
    editionOf(company.facts) === 'QBD'
      ? taxOf(item, isTaxed ? worked.taxable : 0, lookup)
      : taxByLines(isTaxed ? worked.lines : [], lookup)
  head['Subtotal'] = fromCents(worked.subtotal)
  head['SalesTaxPercentage'] = tax.percent
  head['SalesTaxTotal'] = fromCents(tax.cents)
  head['~taxes'] = tax.parts
    .filter((p) => p.cents !== 0)
    .map((p) => ({ vendor: p.vendor, amount: fromCents(p.cents) }))
  head['~payments'] = fromCents(worked.payments)
  txn.total = worked.subtotal + tax.cents + worked.payments
  if (txn.total < 0 && !before?.head['~voided'])
    throw new Refusal(
      3210,
      `The "total amount" field has an invalid value "${fromCents(txn.total)}".  QuickBooks error message: Transaction amount must be positive.`,
    )
}

const kindOf = (line: Line): string => String(line['~kind'])

function firstOf(value: Fields[string]): string {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

/** What flows in from the customer and the preferences where the request is silent (12.1, certain). */
function defaults(txn: Txn, customer: ListRecord | undefined, company: Company): void {
  const { head } = txn
  for (const name of copied) {
    const value = customer?.body[name]
    if (head[name] === undefined && value !== undefined) head[name] = value
  }
  const template = listBySpecial(company, `Template:${txn.kind}`)
  if (template) head['TemplateRef'] ??= { ListID: template.id }
  const tax = salesTax(company)
  if (tax.isOn) {
    head['ItemSalesTaxRef'] ??= customer?.body['ItemSalesTaxRef'] ?? refOf(tax.item)
    head['CustomerSalesTaxCodeRef'] ??= customer?.body['SalesTaxCodeRef'] ?? refOf(tax.taxable)
  }
  head['IsPending'] ??= 'false'
  if (txn.kind === 'Invoice') head['IsFinanceCharge'] ??= 'false'
  head['IsToBePrinted'] ??= 'false'
  head['IsToBeEmailed'] ??= 'false'
  for (const name in head) if (head[name] === undefined) delete head[name]
}

const refOf = (id: string | undefined): Fields | undefined =>
  id === undefined ? undefined : { ListID: id }

/** The sales tax preferences; off where the company does not charge sales tax. */
function salesTax(company: Company): {
  isOn: boolean
  item?: string | undefined
  taxable?: string | undefined
  nonTaxable?: string | undefined
} {
  const preferences = company.facts.preferences['SalesTaxPreferences'] as Fields | undefined
  if (!preferences) return { isOn: false, nonTaxable: listBySpecial(company, 'TaxCode:Non')?.id }
  return {
    isOn: true,
    item: idOf(preferences['DefaultItemSalesTaxRef']),
    taxable: idOf(preferences['DefaultTaxableSalesTaxCodeRef']),
    nonTaxable: idOf(preferences['DefaultNonTaxableSalesTaxCodeRef']),
  }
}

/** SetCredit on an invoice uses credits of the customer at once (15.3, certain). */
function setCredits(draft: Draft, company: Company): void {
  const credits = draft.fields['SetCredit']
  for (const credit of Array.isArray(credits) ? (credits as Fields[]) : []) {
    const amount = credit['AppliedAmount']
    applyCredit(
      company,
      firstOf(credit['CreditTxnID']),
      draft.txn,
      toCents(typeof amount === 'string' && amount !== '' ? amount : '0'),
      null,
    )
  }
}

const zeroed = ['Quantity', 'Rate', 'Amount', 'TotalAmount']

/** All amounts and quantities zero, the memo marked (12.4, reported). */
function voidSales(txn: Txn): void {
  const zero = (line: Line): Line => {
    const out: Line = { ...line }
    for (const name of zeroed)
      if (out[name] !== undefined) out[name] = name === 'Quantity' ? '0' : '0.00'
    const members = out['~members']
    if (Array.isArray(members)) out['~members'] = (members as Line[]).map(zero)
    return out
  }
  txn.lines = txn.lines.map(zero)
  txn.total = 0
  const memo = txn.head['Memo']
  Object.assign(txn.head, {
    Subtotal: '0.00',
    SalesTaxTotal: '0.00',
    '~taxes': [],
    '~payments': '0.00',
    '~voided': 'true',
    Memo: `VOID:${typeof memo === 'string' && memo !== '' ? ` ${memo}` : ''}`,
  })
}

/** AppliedAmount is negative (14.2, certain); payment lines count as applied. */
function invoiceFields(txn: Txn, company: Company): Fields {
  const lines = txn.head['~payments']
  const applied = txn.applied - (typeof lines === 'string' ? toCents(lines) : 0)
  const open = openOf(txn)
  const out: Fields = {
    AppliedAmount: fromCents(0 - applied),
    BalanceRemaining: fromCents(open),
    IsPaid: open === 0 && txn.isPending === 0 ? 'true' : 'false',
    ...block(txn.head, 'BillAddress'),
    ...block(txn.head, 'ShipAddress'),
  }
  const terms = idOf(txn.head['TermsRef'])
  if (open <= 0 || terms === undefined) return out
  const discount = earlyDiscount(new Lookup(company).record('terms', terms), txn.date)
  // Suggested while the date can still be met (14.2, certain); of the whole total (our choice).
  if (discount && discount.until >= company.today()) {
    out['SuggestedDiscountAmount'] = fromCents(percentOf(txn.total, discount.percent))
    out['SuggestedDiscountDate'] = discount.until
  }
  return out
}

function creditMemoFields(txn: Txn): Fields {
  return {
    TotalAmount: fromCents(txn.total),
    CreditRemaining: fromCents(openOf(txn)),
    ...block(txn.head, 'BillAddress'),
    ...block(txn.head, 'ShipAddress'),
  }
}

function block(head: Fields, name: string): Fields {
  const made = addressBlock(head[name])
  return made ? { [`${name}Block`]: made } : {}
}
