// An order of the engine as the content of an Add or Mod: where each value goes says schema/writable.ts.
import type { Entity, Fields } from '../schema/entity.ts'
import { lineKindFor, type Target, type Verb, writable } from '../schema/writable.ts'
import type { Operation, Order, Values } from '../sync/ports.ts'

/** The mark by which a record of ours is recognised after a lost answer: QuickBooks returns it unchanged. */
export function markOf(journalId: string): string {
  const h = journalId.padStart(32, '0').slice(-32).toUpperCase()
  const parts = [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)]
  return `{${parts.join('-')}}`
}

/** The journal row whose mark this record of QuickBooks carries, as ExternalGUID. */
export function rowOf(record: Fields): string | undefined {
  const mark = record['ExternalGUID']
  if (typeof mark !== 'string') return undefined
  const digits = mark.replace(/[{}-]/g, '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(digits) ? digits : undefined
}

/** `mark` is what the record is recognised by after a lost answer. */
export function orderBody(e: Entity, verb: Verb, order: Order, mark: string): Fields {
  const can = writable(e, verb)
  if (!can) throw new Error(`QuickBooks has no ${e.name}${verb}`)
  const body: Fields = {}
  place(body, can.header, order.values)
  if (order.ledger && e.ledgerField) body[e.ledgerField] = { ListID: order.ledger }
  for (const line of order.lines ?? []) {
    const kind = lineKindFor(can, Object.keys(line))
    const target = kind === undefined ? undefined : can.lines.get(kind)
    if (!target) continue
    const fields: Fields = {}
    place(fields, target.targets, line)
    const all = (body[target.element] ??= []) as Fields[]
    all.push(fields)
  }
  return verb === 'Add' ? { ...adjusted(e, body, order), ...marked(e, body, mark) } : body
}

/**
 * A credit applied without money: the request makes no transaction, only a link (qbxml-semantics.md 15.1, 25.20).
 * There is one such request for invoices; whatever uses a credit goes through it.
 */
export const creditBody = (op: Extract<Operation, { op: 'apply' }>): Fields => ({
  CustomerRef: { ListID: op.party },
  ...(op.ledger ? { ARAccountRef: { ListID: op.ledger } } : {}),
  TotalAmount: '0.00',
  AppliedToTxnAdd: [
    { TxnID: op.target.id, SetCredit: [{ CreditTxnID: op.id, AppliedAmount: op.amount }] },
  ],
})

function place(into: Fields, targets: readonly Target[], values: Values): void {
  // A reference goes by id; a name beside it would only have to agree.
  const byId = new Set(
    targets
      .filter((t) => t.column.ref && values[t.column.name] !== undefined)
      .map((t) => t.path[0] ?? ''),
  )
  for (const { column, path } of targets) {
    const value = values[column.name]
    if (value === undefined) continue
    if (path.length > 1 && byId.has(path[0] ?? '') && !column.ref) continue
    put(into, path, column.type === 'flag' ? (value === '1' ? 'true' : 'false') : value)
  }
}

function put(into: Fields, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) into[name] = value
  else put((into[name] ??= {}) as Fields, rest, value)
}

/** RefNumber of a payment holds 20 characters; a longer reference goes into the memo whole. */
const refNumberLength = 20

/** What one kind of record needs besides. */
const adjustments: Readonly<Record<string, (body: Fields) => Fields>> = {
  ReceivePayment: (body) => {
    const reference = typeof body['RefNumber'] === 'string' ? body['RefNumber'] : ''
    const fits = reference.length <= refNumberLength
    const memo = fits ? body['Memo'] : [reference, body['Memo']].filter(Boolean).join(' · ')
    const { Memo: _, ...rest } = body
    // Empty, not absent: an absent number would be given the next automatic one (12.1).
    return { ...rest, RefNumber: fits ? reference : '', ...(memo ? { Memo: memo } : {}) }
  },
  BillPaymentCheck: (body) => numbered(body),
}

/** A check has a number or waits for the printer: the request must say one of the two (schema). */
const numbered = (body: Fields): Fields =>
  body['RefNumber'] === undefined && body['IsToBePrinted'] === undefined
    ? { ...body, IsToBePrinted: 'false' }
    : body

function adjusted(e: Entity, body: Fields, _order: Order): Fields {
  return adjustments[e.name]?.(body) ?? body
}

/** The mark has a field of its own. */
const hasGuid = (e: Entity): boolean => writable(e, 'Add')?.hasMark ?? false
/** Kinds without that field whose names are unique: the name is the mark. Of the others the memo carries it. */
export const isKnownByName = (e: Entity): boolean => e.kind === 'list' && !hasGuid(e)

const memoMark = (mark: string): string => `[${mark.replace(/[{}-]/g, '').slice(-12)}]`

function marked(e: Entity, body: Fields, mark: string): Fields {
  if (hasGuid(e)) return { ExternalGUID: mark }
  if (isKnownByName(e)) return {}
  const memo = typeof body['Memo'] === 'string' ? `${body['Memo']} ` : ''
  return { Memo: `${memo}${memoMark(mark)}` }
}

/** Whether a record carries this mark. */
export function carries(e: Entity, record: Fields, mark: string): boolean {
  const text = (name: string) => {
    const value = record[name]
    return typeof value === 'string' ? value : ''
  }
  return hasGuid(e)
    ? text('ExternalGUID').toUpperCase() === mark
    : text('Memo').includes(memoMark(mark))
}
