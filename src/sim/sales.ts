// Sales forms: invoices, credit memos, sales receipts, estimates, sales orders. Defaults that flow in from customer,
// item, terms and preferences, then lines, tax and totals (qbxml-semantics.md 12.1, 14, 17.12 to 17.16).
import { shapeOf } from '../qbxml/shapes.ts'
import type { Fields } from '../schema/entity.ts'
import { model } from '../schema/grammar.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { type SpecialAccount, specialAccount } from './accounts.ts'
import { applyCredit } from './apply.ts'
import type { Company } from './company-file.ts'
import { type LineDraft, workOut } from './computed.ts'
import { refuseFeature } from './features.ts'
import type { Draft, TxnForm } from './form.ts'
import { Lookup } from './items.ts'
import { taxByLines } from './line-tax.ts'
import { draftsOfAdd, draftsOfMod } from './lines.ts'
import { headerOfOrders, linkOrderLines, ordersIn, resolveLinks } from './order-lines.ts'
import { doneOf, isFull } from './orders.ts'
import { editionOf } from './product.ts'
import type { Line, ListRecord, Txn } from './records.ts'
import { listBySpecial } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { blocks, creditMemoFields, invoiceFields } from './sales-shown.ts'
import { printUnits } from './stock-moves.ts'
import { dueDate, salesTax, taxOf } from './tax.ts'
import { voidAmounts } from './void.ts'

const headerNotEmpty = [
  'CustomerRef',
  'ARAccountRef',
  'TemplateRef',
  'TxnDate',
  'IsPending',
  'IsActive',
  'IsManuallyClosed',
  'DueDate',
  'ItemSalesTaxRef',
  'ShipDate',
  'IsToBePrinted',
  'DepositToAccountRef',
]
const lineNotEmpty = new Set([
  'ItemRef',
  'Quantity',
  'Rate',
  'Amount',
  'SalesTaxCodeRef',
  'OverrideItemAccountRef',
])

interface SalesKind {
  readonly accountField?: string
  readonly accountTypes?: readonly string[]
  /** The account where the request names none, or the non-posting one (16, certain). */
  readonly account: SpecialAccount
  /** Flags and their values where the request is silent; those its Ret does not have are left out. */
  readonly flags: Fields
  /** A reference that may not be emptied in a Mod stays; the customer of a sales receipt may go. */
  readonly mayEmpty?: readonly string[]
  readonly canVoid: boolean
  readonly computed: TxnForm['computed']
}

const receivable = {
  accountField: 'ARAccountRef',
  accountTypes: ['AccountsReceivable'],
  account: 'AccountsReceivable',
} as const
const printed = { IsToBePrinted: 'false', IsToBeEmailed: 'false' }

const total = (txn: Txn): Fields => ({ TotalAmount: fromCents(txn.total), ...blocks(txn.head) })

const kinds = {
  Invoice: {
    ...receivable,
    flags: { IsPending: 'false', IsFinanceCharge: 'false', ...printed },
    canVoid: true,
    computed: invoiceFields,
  },
  CreditMemo: {
    ...receivable,
    flags: { IsPending: 'false', ...printed },
    canVoid: true,
    computed: creditMemoFields,
  },
  // Money at once, in Undeposited Funds unless it says where (17.15, certain).
  SalesReceipt: {
    accountField: 'DepositToAccountRef',
    accountTypes: [
      'Bank',
      'OtherCurrentAsset',
      'OtherAsset',
      'CreditCard',
      'OtherCurrentLiability',
    ],
    account: 'UndepositedFunds',
    flags: { IsPending: 'false', ...printed },
    mayEmpty: ['CustomerRef'],
    canVoid: true,
    computed: total,
  },
  Estimate: {
    account: 'Estimates',
    flags: { IsActive: 'true', IsToBeEmailed: 'false' },
    canVoid: false,
    computed: total,
  },
  SalesOrder: {
    account: 'SalesOrders',
    flags: { IsManuallyClosed: 'false', ...printed },
    canVoid: false,
    computed: (txn, company) => ({
      ...total(txn),
      IsFullyInvoiced: isFull(company, txn) ? 'true' : 'false',
    }),
  },
} as const satisfies Record<string, SalesKind>

export function salesForm(kind: keyof typeof kinds): TxnForm {
  const row: SalesKind = kinds[kind]
  const lineKinds = [`${kind}Line`, `${kind}LineGroup`]
  const notEmpty = new Set(headerNotEmpty)
  for (const name of row.mayEmpty ?? []) notEmpty.delete(name)
  return {
    ...(row.accountField ? { accountField: row.accountField } : {}),
    ...(row.accountTypes ? { accountTypes: row.accountTypes } : {}),
    needsLines: true,
    hasAutoNumber: true,
    hiddenRows: 1,
    notEmpty,
    lineNotEmpty,
    fill: (draft, company) => fill(draft, company, row, lineKinds),
    ...(kind === 'Invoice' ? { link: linkInvoice } : {}),
    ...(kind === 'SalesOrder' ? { shownLines: orderLines } : {}),
    ...(row.canVoid ? { void: voidSales } : {}),
    computed: row.computed,
  }
}

function fill(draft: Draft, company: Company, row: SalesKind, kinds: readonly string[]): void {
  const { txn, fields, before } = draft
  const { head } = txn
  refuseFeature(company, txn.kind)
  const lookup = new Lookup(company)
  const customer = lookup.record('names', txn.party ?? undefined)
  txn.account ??= specialAccount(company, row.account).id
  const orders = ordersIn(company, fields['LinkToTxnID'], txn, draft.warn)
  if (!before) defaults(txn, customer, company, row, headerOfOrders(orders))
  const shows = shapeOf(model(`${txn.kind}Ret`)).fields
  const terms = lookup.record('terms', idOf(head['TermsRef']))
  // The due date follows the terms and the date unless the request states it (14.4; on Mod reported).
  const moved = fields['TermsRef'] !== undefined || fields['TxnDate'] !== undefined
  if (head['DueDate'] === undefined || (before && moved && fields['DueDate'] === undefined))
    head['DueDate'] = dueDate(terms, txn.date)
  if (shows.has('ShipDate')) head['ShipDate'] ??= txn.date
  txn.isPending = head['IsPending'] === 'true' ? 1 : 0

  const stated = before
    ? draftsOfMod(company, before.lines, draft.lines, kinds, lineNotEmpty)
    : draftsOfAdd(draft.lines, kinds)
  const drafts = resolveLinks(company, stated, { txn, kinds, orders, warn: draft.warn })
  const taxed = ['ItemSalesTaxRef', 'CustomerSalesTaxCodeRef'].some((f) => fields[f] !== undefined)
  // Nothing that a total depends on was named: rates of today must not change an old form.
  if (before && !drafts && !taxed) return
  totals(draft, company, { lookup, customer, drafts, memberKind: kinds[0] ?? '' })
}

/** Lines, tax and totals. */
function totals(
  { txn }: Draft,
  company: Company,
  of: {
    lookup: Lookup
    customer: ListRecord | undefined
    drafts: readonly LineDraft[] | undefined
    memberKind: string
  },
): void {
  const { head } = txn
  const { lookup } = of
  const preferences = salesTax(company)
  const worked = workOut(
    of.drafts ?? txn.lines.map((base) => ({ kind: String(base['~kind']), base, given: {} })),
    {
      lookup,
      classId: idOf(head['ClassRef']),
      priceLevel: idOf(of.customer?.body['PriceLevelRef']),
      defaultTaxCode: preferences.nonTaxable,
      memberKind: of.memberKind,
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
    .map((p) => ({ vendor: p.vendor, item: p.item, amount: fromCents(p.cents) }))
  head['~payments'] = fromCents(worked.payments)
  txn.total = worked.subtotal + tax.cents + worked.payments
  if (txn.total < 0)
    throw new Refusal(
      3210,
      `The "total amount" field has an invalid value "${fromCents(txn.total)}".  QuickBooks error message: Transaction amount must be positive.`,
    )
}

const copied: readonly string[] = ['BillAddress', 'ShipAddress', 'TermsRef', 'SalesRepRef']

/** What flows in from order, customer and preferences where the request is silent (12.1, certain). */
function defaults(
  txn: Txn,
  customer: ListRecord | undefined,
  company: Company,
  row: SalesKind,
  order: Fields,
): void {
  const { head } = txn
  const shows = shapeOf(model(`${txn.kind}Ret`)).fields
  const flow = (name: string, value: Fields[string]): void => {
    if (head[name] === undefined && value !== undefined && shows.has(name)) head[name] = value
  }
  for (const name in order) flow(name, order[name])
  for (const name of copied) flow(name, customer?.body[name])
  flow('PaymentMethodRef', customer?.body['PreferredPaymentMethodRef'])
  flow('TemplateRef', refOf(listBySpecial(company, `Template:${txn.kind}`)?.id))
  const tax = salesTax(company)
  if (tax.isOn) {
    flow('ItemSalesTaxRef', customer?.body['ItemSalesTaxRef'] ?? refOf(tax.item))
    flow('CustomerSalesTaxCodeRef', customer?.body['SalesTaxCodeRef'] ?? refOf(tax.taxable))
  }
  for (const name in row.flags) flow(name, row.flags[name])
}

const refOf = (id: string | undefined): Fields | undefined =>
  id === undefined ? undefined : { ListID: id }

function linkInvoice(draft: Draft, company: Company): void {
  linkOrderLines(draft, company)
  setCredits(draft, company)
}

/** SetCredit on an invoice uses credits of the customer at once (15.3, certain). */
function setCredits(draft: Draft, company: Company): void {
  const credits = draft.fields['SetCredit']
  for (const credit of Array.isArray(credits) ? (credits as Fields[]) : []) {
    const amount = credit['AppliedAmount']
    const id = credit['CreditTxnID']
    applyCredit(
      company,
      typeof id === 'string' ? id : '',
      draft.txn,
      toCents(typeof amount === 'string' && amount !== '' ? amount : '0'),
      null,
    )
  }
}

/** Lines of a sales order say how much of them was invoiced (17.13, certain). */
function orderLines(txn: Txn, company: Company): Line[] {
  const done = doneOf(company, txn.serial)
  const shown = (line: Line): Line => {
    const members = line['~members']
    if (Array.isArray(members)) return { ...line, '~members': (members as Line[]).map(shown) }
    if (idOf(line['ItemRef']) === undefined) return line
    const units = done.get(String(line['TxnLineID'])) ?? 0
    return { IsManuallyClosed: 'false', ...line, Invoiced: printUnits(units) }
  }
  return txn.lines.map(shown)
}

function voidSales(txn: Txn): void {
  voidAmounts(txn, { Subtotal: '0.00', SalesTaxTotal: '0.00', '~taxes': [], '~payments': '0.00' })
}
