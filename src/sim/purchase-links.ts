// What a bill or an item receipt takes from a purchase order or an item receipt (qbxml-semantics.md 14.1, 15.2,
// 17.19): LinkToTxn on a line, LinkToTxnID for the whole.
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import type { Draft } from './form.ts'
import { isId, serialOf } from './ids.ts'
import { repost } from './ledger.ts'
import {
  findLine,
  insertLineLink,
  isWhole,
  keepLineLinks,
  lineLinksFrom,
  takenOf,
  wholeOf,
} from './line-links.ts'
import { type Line, type Txn, touch, txnBySerial } from './records.ts'
import { idOf } from './reference.ts'
import { orderClosed, Refusal } from './refusal.ts'
import { notFound } from './refusals.ts'
import { eachLine, lineUnits, printUnits } from './stock-moves.ts'

export interface Ordered {
  /** A line of the request with what it takes from the line of an order. */
  readonly fill: (draft: LineDraft) => LineDraft
  /** Lines of whole orders. */
  readonly whole: readonly LineDraft[]
}

const text = (fields: Fields | undefined, name: string): string => {
  const value = fields?.[name]
  return typeof value === 'string' ? value : ''
}

export function orderedDrafts(draft: Draft, company: Company): Ordered {
  const ids = draft.fields['LinkToTxnID']
  const whole: LineDraft[] = []
  const seen = new Set<string>()
  for (const id of Array.isArray(ids) ? (ids as string[]) : []) {
    if (seen.has(id))
      throw new Refusal(3177, `The transaction "${id}" is given more than once to be linked.`)
    seen.add(id)
    const order = orderOf(company, id, draft.txn)
    whole.push(...(order.kind === 'ItemReceipt' ? ofReceipt : ofOrder)(order, draft, company))
  }
  return { fill: (line) => fromOrderLine(line, draft, company), whole }
}

/** An order of the same vendor; another's "cannot be found", as with payments (15.1). */
function orderOf(company: Company, id: string, txn: Txn): Txn {
  if (!isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "Transaction id" is invalid.`)
  const order = txnBySerial(company, serialOf(id))
  const kinds = txn.kind === 'Bill' ? ['PurchaseOrder', 'ItemReceipt'] : ['PurchaseOrder']
  if (order?.id !== id.toUpperCase() || !kinds.includes(order.kind)) throw notFound(id)
  if (order.party !== txn.party) throw notFound(id)
  return order
}

/** How much is still to come of a line of an order. */
export function remainingOf(company: Company, order: Txn, line: Line): number {
  const lineId = text(line, 'TxnLineID')
  return lineUnits(line) - takenOf(company, order.serial, lineId)
}

const isClosed = (fields: Fields): boolean => fields['IsManuallyClosed'] === 'true'

function ofOrder(order: Txn, draft: Draft, company: Company): LineDraft[] {
  const open = itemsOf(order.lines).filter(
    (line) => !isClosed(line) && remainingOf(company, order, line) > 0,
  )
  if (isClosed(order.head) || open.length === 0) {
    draft.warn(orderClosed(order.id))
    return []
  }
  return open.map((line) => ({
    kind: 'ItemLine',
    given: taken(order, line, printUnits(remainingOf(company, order, line)), true),
  }))
}

const itemsOf = (lines: readonly Line[]): Line[] =>
  eachLine(lines).filter((line) => line['ItemRef'] !== undefined)

/** Everything comes from the line of the order (14.1, certain); a quantity of the request wins. */
function taken(order: Txn, line: Line, quantity: string, isLinked: boolean): Fields {
  const rate = text(line, 'Rate')
  return {
    ItemRef: line['ItemRef'],
    ...(text(line, 'Desc') ? { Desc: line['Desc'] } : {}),
    Quantity: quantity,
    ...(rate ? { Cost: rate } : {}),
    ...(line['CustomerRef'] ? { CustomerRef: line['CustomerRef'] } : {}),
    ...(line['ClassRef'] ? { ClassRef: line['ClassRef'] } : {}),
    ...(isLinked ? { '~order': { txn: String(order.serial), line: line['TxnLineID'] } } : {}),
  }
}

function fromOrderLine(draft: LineDraft, form: Draft, company: Company): LineDraft {
  const link = draft.given['LinkToTxn'] as Fields | undefined
  if (link === undefined) return draft
  if (idOf(draft.given['ItemRef']) !== undefined)
    throw new Refusal(3153, 'A line can have "ItemRef" or "LinkToTxn", not both.')
  const order = orderOf(company, text(link, 'TxnID'), form.txn)
  const line = findLine(order, text(link, 'TxnLineID'))
  if (!line || line['ItemRef'] === undefined) throw notFound(text(link, 'TxnLineID'))
  const rest = remainingOf(company, order, line)
  const isOpen = rest > 0 && !isClosed(order.head) && !isClosed(line)
  if (!isOpen) form.warn(orderClosed(order.id))
  const quantity = rest > 0 ? printUnits(rest) : text(line, 'Quantity') || '1'
  return { ...draft, given: { ...taken(order, line, quantity, isOpen), ...draft.given } }
}

/**
 * A bill for goods that came before: it takes the lines of the receipt over, which then posts nothing more (16,
 * certain that a receipt is not payable until it is billed; that both stay on file is our choice).
 */
function ofReceipt(receipt: Txn, draft: Draft, _company: Company): LineDraft[] {
  if (receipt.isPending === 1) {
    draft.warn(orderClosed(receipt.id))
    return []
  }
  const billed = draft.txn.head['~receipts']
  const others = Array.isArray(billed) ? (billed as string[]) : []
  draft.txn.head['~receipts'] = [...others, String(receipt.serial)]
  return receipt.lines.map((line) => {
    const { TxnLineID: _, '~order': __, '~members': members, ...rest } = line
    const given = { ...rest, OverrideItemAccountRef: refOf(line['~account']) }
    const kind = String(line['~kind'])
    if (!Array.isArray(members)) return { kind, given }
    const inner = (members as Line[]).map(({ TxnLineID: _id, '~order': _o, ...member }) => ({
      kind: 'ItemLine',
      given: member,
    }))
    return { kind, given, members: inner }
  })
}

const refOf = (id: unknown): Fields => (typeof id === 'string' ? { ListID: id } : {})

/** Once the lines have their ids: rows of links, and receipts that are billed now. */
export function linkOrders(txn: Txn, company: Company): void {
  const touched = new Set<number>()
  const lines = new Set<string>()
  for (const line of itemsOf(txn.lines)) {
    const order = line['~order'] as Fields | undefined
    const id = text(line, 'TxnLineID')
    lines.add(id)
    if (order === undefined) continue
    const target = Number(order['txn'])
    insertLineLink(company, {
      source: txn.serial,
      sourceLine: id,
      target,
      targetLine: text(order, 'line'),
      quantity: lineUnits(line),
    })
    touched.add(target)
  }
  keepLineLinks(company, txn.serial, lines)
  const receipts = txn.head['~receipts']
  for (const serial of Array.isArray(receipts) ? (receipts as string[]) : []) {
    const receipt = txnBySerial(company, Number(serial))
    if (receipt?.isPending === 0) {
      const { serial: target } = receipt
      const link = { sourceLine: wholeOf(target), targetLine: '', quantity: 0 }
      insertLineLink(company, { ...link, source: txn.serial, target })
      setBilled(company, receipt.serial, 1)
    }
  }
  for (const serial of touched) touch(company, serial)
}

/** A receipt whose bill goes posts again. */
export function releaseReceipts(txn: Txn, company: Company): void {
  for (const link of lineLinksFrom(company, txn.serial))
    if (isWhole(link)) setBilled(company, link.target, 0)
}

function setBilled(company: Company, serial: number, isBilled: 0 | 1): void {
  company.sql('update txns set is_pending = ? where serial = ?').run(isBilled, serial)
  touch(company, serial)
  repost(company, serial)
}
