// Invoices made from sales orders: the whole of an order (LinkToTxnID) or single lines of it (LinkToTxn)
// (qbxml-semantics.md 14.1, 17.13). Estimates and time cannot be linked by a request (17.12, certain).
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import type { Draft } from './form.ts'
import { isId } from './ids.ts'
import { insertLineLink, keepLineLinks, lineLinksFrom } from './line-links.ts'
import { doneOf, openUnits } from './orders.ts'
import { type Line, type Txn, touch, txnById, txnBySerial, txnRow } from './records.ts'
import { idOf } from './reference.ts'
import { orderClosed, Refusal, type Status } from './refusal.ts'
import { notFound, refuseLocked } from './refusals.ts'
import { eachLine, lineUnits, printUnits } from './stock-moves.ts'

type Warn = (status: Status) => void

/** The orders a form is made from, those that are closed left out with a warning. */
export function ordersIn(company: Company, ids: Fields[string], txn: Txn, warn: Warn): Txn[] {
  const seen = new Set<string>()
  return (Array.isArray(ids) ? ids : []).flatMap((value) => {
    const id = typeof value === 'string' ? value.trim() : ''
    if (seen.has(id.toUpperCase()))
      throw new Refusal(3177, `The transaction "${id}" is given more than once to be linked.`)
    seen.add(id.toUpperCase())
    const order = orderOf(company, id, txn)
    const isOpen = [...openUnits(company, order).values()].some((units) => units > 0)
    if (!isOpen) warn(orderClosed(order.id))
    return isOpen ? [order] : []
  })
}

/** A sales order of the same customer; anything else "cannot be found" (15.1 says so of payments, our choice). */
function orderOf(company: Company, id: string, txn: Txn): Txn {
  if (!isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "Transaction id" is invalid.`)
  const row = txnById(company, id)
  const order = row && txnBySerial(company, row.serial)
  if (order?.kind !== 'SalesOrder' || order.party !== txn.party) throw notFound(id)
  refuseLocked(company, order.id, 3176)
  return order
}

const inherited = [
  'BillAddress',
  'ShipAddress',
  'PONumber',
  'TermsRef',
  'SalesRepRef',
  'FOB',
  'ShipMethodRef',
  'CustomerMsgRef',
  'ItemSalesTaxRef',
  'CustomerSalesTaxCodeRef',
  'ClassRef',
  'Memo',
]

/** Header fields that an order hands on (our choice). */
export function headerOfOrders(orders: readonly Txn[]): Fields {
  const out: Fields = {}
  for (const { head } of orders)
    for (const name of inherited) if (head[name] !== undefined) out[name] ??= head[name]
  return out
}

interface Linking {
  readonly txn: Txn
  /** Line and group of the form that is being made. */
  readonly kinds: readonly string[]
  readonly orders: readonly Txn[]
  readonly warn: Warn
}

/** Lines of a request with what they take from order lines, and behind them what is open of whole orders. */
export function resolveLinks(
  company: Company,
  drafts: readonly LineDraft[] | undefined,
  linking: Linking,
): LineDraft[] | undefined {
  const whole = linking.orders.flatMap((order) => wholeOrder(company, order, linking.kinds))
  if (!drafts) return whole.length > 0 ? whole : undefined
  const own = drafts.flatMap((draft) => {
    const link = draft.given['LinkToTxn'] as Fields | undefined
    return link === undefined ? [draft] : linkedLine(company, draft, link, linking)
  })
  return [...own, ...whole]
}

const textOf = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value.trim() : ''
}

function linkedLine(
  company: Company,
  draft: LineDraft,
  link: Fields,
  { txn, warn }: Linking,
): LineDraft[] {
  const id = textOf(link, 'TxnID')
  // Everything comes from the order line (14.1, certain; the code is our choice).
  if (idOf(draft.given['ItemRef']) !== undefined)
    throw new Refusal(3153, 'The elements "ItemRef" and "LinkToTxn" cannot be used together.')
  const order = orderOf(company, id, txn)
  const lineId = textOf(link, 'TxnLineID')
  for (const [line, units] of openUnits(company, order)) {
    if (textOf(line, 'TxnLineID') !== lineId.toUpperCase()) continue
    if (units === 0) {
      warn(orderClosed(order.id))
      return []
    }
    const taken = fromOrder(line, units, order, draft.kind)
    // What prices the line is taken as a whole from the one or from the other.
    const priced = ['Rate', 'RatePercent', 'PriceLevelRef', 'Amount'].some(
      (name) => draft.given[name] !== undefined,
    )
    const { Rate, RatePercent, Amount, ...rest } = taken.given
    const given = { ...(priced ? rest : taken.given), ...draft.given }
    return [{ ...taken, given }]
  }
  throw notFound(lineId)
}

const passedOn = [
  'ItemRef',
  'Desc',
  'UnitOfMeasure',
  'ClassRef',
  'SalesTaxCodeRef',
  'Other1',
  'Other2',
]

/** A line that takes what is open of an order line, at the order's price. */
function fromOrder(line: Line, units: number, order: Txn, kind: string): LineDraft {
  const given: Fields = {}
  for (const name of passedOn) if (line[name] !== undefined) given[name] = line[name]
  const hasQuantity = line['Quantity'] !== undefined
  if (hasQuantity) given['Quantity'] = printUnits(units)
  const price = ['Rate', 'RatePercent'].find((name) => line[name] !== undefined)
  if (price) given[price] = line[price]
  if ((!price || !hasQuantity) && line['Amount'] !== undefined) {
    if (price) delete given[price]
    given['Amount'] = line['Amount']
  }
  const origin = { txn: String(order.serial), line: textOf(line, 'TxnLineID') }
  return { kind, given, origin }
}

/** Everything that is open of an order; its text lines come with the first invoice (our choice). */
function wholeOrder(company: Company, order: Txn, kinds: readonly string[]): LineDraft[] {
  const open = openUnits(company, order)
  const isFirst = doneOf(company, order.serial).size === 0
  const [single = '', group = ''] = kinds
  const one = (line: Line): LineDraft[] => {
    if (idOf(line['ItemRef']) === undefined)
      return isFirst ? [{ kind: single, given: { Desc: line['Desc'] } }] : []
    const units = open.get(line) ?? 0
    return units > 0 ? [fromOrder(line, units, order, single)] : []
  }
  return order.lines.flatMap((line) => {
    const members = line['~members']
    if (!Array.isArray(members)) return one(line)
    const left = (members as Line[]).flatMap(one)
    const given = {
      ItemGroupRef: line['ItemGroupRef'],
      Desc: line['Desc'],
      Quantity: line['Quantity'],
    }
    return left.length > 0 ? [{ kind: group, given, members: left }] : []
  })
}

/** Once the lines have their ids: what was taken of which order line. The orders move (as with payments, reported). */
export function linkOrderLines({ txn, before }: Draft, company: Company): void {
  const lines = new Set<string>()
  const orders = new Set(before ? lineLinksFrom(company, txn.serial).map((l) => l.target) : [])
  for (const line of eachLine(txn.lines)) {
    const order = line['~order'] as Fields | undefined
    const target = Number(order?.['txn'])
    if (order === undefined || !txnRow(company, target)) continue
    const sourceLine = textOf(line, 'TxnLineID')
    const link = { source: txn.serial, sourceLine, target, targetLine: textOf(order, 'line') }
    insertLineLink(company, { ...link, quantity: lineUnits(line) })
    lines.add(sourceLine)
    orders.add(target)
  }
  if (before) keepLineLinks(company, txn.serial, lines)
  for (const order of orders) touch(company, order)
}
