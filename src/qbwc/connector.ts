// Operations of the engine → qbXML. Pure: values in, text out. What an answer comes to is decode.ts.
import type { Message } from '../qbxml/document.ts'
import { writeRequests } from '../qbxml/write.ts'
import { tellsDeletion } from '../schema/deleted.ts'
import { entity } from '../schema/entities.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { request } from '../schema/grammar.ts'
import { parseVersion } from '../schema/notation.ts'
import { elementIn } from '../schema/writable.ts'
import type { Operation, Window } from '../sync/ports.ts'
import { creditBody, isKnownByName, markOf, orderBody } from './orders.ts'
import { isWalked } from './outcomes.ts'
import { encodeRequest, requestIn } from './requests.ts'

export interface EncodeOptions {
  readonly version: string
  /** Id under which QuickBooks keeps the answer; for texts with writes. */
  readonly messageSetId?: string
  /** Makes the request ids of this exchange unlike those of any other, so that a late answer is not taken for it. */
  readonly tag: string
}

/** The text that asks QuickBooks for these operations. */
export function encode(operations: readonly Operation[], options: EncodeOptions): string {
  const request = requestIn(operations)
  if (request) return encodeRequest(request, options.version, options.messageSetId)
  const asked = operations.find((op) => op.op === 'ask')
  const attributes: Record<string, string> = asked
    ? // Both ids the same and no request inside: only tell me the kept answer (web-connector.md 6.7).
      { oldMessageSetID: asked.messageSetId, newMessageSetID: asked.messageSetId }
    : options.messageSetId
      ? { newMessageSetID: options.messageSetId }
      : {}
  const messages = asked
    ? []
    : operations.map((op, i) => messageOf(op, requestId(op, i, options.tag), options.version))
  return writeRequests({
    version: options.version,
    onError: 'continueOnError',
    attributes,
    messages,
  })
}

/** A write is known by its journal id, so that a kept answer can be matched in a later run. */
export const requestId = (op: Operation, index: number, tag: string): string =>
  isWrite(op) ? op.journalId : `${tag}.${index + 1}`

type WriteOperation = Extract<Operation, { op: 'create' | 'change' | 'remove' | 'apply' }>
export const isWrite = (op: Operation): op is WriteOperation =>
  op.op === 'create' || op.op === 'change' || op.op === 'remove' || op.op === 'apply'

function messageOf(op: Operation, requestID: string, version: string): Message {
  const made = bodies[op.op](op as never, version)
  return { ...made, attributes: { requestID, ...made.attributes } }
}

type Body = { name: string; attributes: Record<string, string>; content: Fields }
const body = (name: string, content: Fields, attributes: Record<string, string> = {}): Body => ({
  name,
  attributes,
  content,
})

const bodies: {
  [K in Operation['op']]: (op: Extract<Operation, { op: K }>, version: string) => Body
} = {
  count: (op) => {
    const e = entity(op.entity)
    return body(
      e.queryName,
      selection(e, { window: op.window, paid: op.closed ? 'PaidOnly' : undefined }),
      { metaData: 'MetaDataOnly' },
    )
  },
  pull: (op) => {
    const e = entity(op.entity)
    if (op.ids) return body(e.queryName, { [e.idField]: [...op.ids], ...inclusions(e) })
    const paid = op.open ? 'NotPaidOnly' : undefined
    const filters = { ...selection(e, { ...op, paid }), ...inclusions(e) }
    if (!isWalked(e.name)) return body(e.queryName, filters)
    const walk: Record<string, string> = op.page
      ? { iterator: 'Continue', iteratorID: op.page }
      : { iterator: 'Start' }
    return body(e.queryName, { MaxReturned: String(op.limit), ...filters }, walk)
  },
  ids: (op) => {
    const e = entity(op.entity)
    const filters = { ...selection(e, {}), IncludeRetElement: [e.idField] }
    if (!isWalked(e.name)) return body(e.queryName, filters)
    const walk: Record<string, string> = op.page
      ? { iterator: 'Continue', iteratorID: op.page }
      : { iterator: 'Start' }
    return body(e.queryName, { MaxReturned: String(op.limit), ...filters }, walk)
  },
  past: () => body('CompanyActivityQueryRq', {}),
  check: (op) => {
    const e = entity(op.entity)
    const parts = [e.idField, e.revisionField, e.modifiedField]
    return body(e.queryName, { [e.idField]: [...op.ids], IncludeRetElement: parts })
  },
  deleted: (op, version) => {
    const isList = entity(op.entities[0] ?? '').kind === 'list'
    // One kind that this version does not know would have the whole question refused (3110).
    const told = op.entities.filter((name) => tellsDeletion(entity(name), parseVersion(version)))
    const filter = op.since ? { DeletedDateRangeFilter: { FromDeletedDate: op.since } } : {}
    return isList
      ? body('ListDeletedQueryRq', { ListDelType: told, ...filter })
      : body('TxnDeletedQueryRq', { TxnDelType: told, ...filter })
  },
  create: (op) => {
    const e = entity(op.entity)
    return body(e.addName, {
      [`${e.name}Add`]: orderBody(e, 'Add', op.order, markOf(op.journalId)),
    })
  },
  change: (op) => {
    const e = entity(op.entity)
    const key = { [e.idField]: op.id, [e.revisionField]: op.revision }
    const changed = orderBody(e, 'Mod', op.order, markOf(op.journalId))
    return body(e.modName, { [`${e.name}Mod`]: { ...key, ...changed } })
  },
  remove: (op) => {
    const e = entity(op.entity)
    if (op.isVoid) return body('TxnVoidRq', { TxnVoidType: e.name, TxnID: op.id })
    return e.kind === 'list'
      ? body('ListDelRq', { ListDelType: e.name, ListID: op.id })
      : body('TxnDelRq', { TxnDelType: e.name, TxnID: op.id })
  },
  apply: (op) => body('ReceivePaymentAddRq', { ReceivePaymentAdd: creditBody(op) }),
  named: (op) => {
    const e = entity(op.entity)
    return body(e.queryName, {
      [e.labelField === 'RefNumber' ? 'RefNumber' : 'FullName']: [op.label],
    })
  },
  find: (op) => findBody(op.write, op.since),
  ask: () => ownSet('ask'),
  request: () => ownSet('request'),
  recall: () => ownSet('recall'),
}

const ownSet = (op: string): never => {
  throw new Error(`${op} is a message set of its own`)
}

function selection(
  e: Entity,
  how: { since?: string; window?: Window | undefined; paid?: string | undefined },
): Fields {
  return {
    ...chosen(e, how),
    ...(how.paid && hasElement(e.queryName, 'PaidStatus') ? { PaidStatus: how.paid } : {}),
  }
}

function chosen(e: Entity, how: { since?: string; window?: Window | undefined }): Fields {
  if (e.kind === 'list')
    // Without All, what was made inactive would look as if it had vanished (qbxml-semantics.md 23.1).
    return { ActiveStatus: 'All', ...(how.since ? { FromModifiedDate: how.since } : {}) }
  if (how.since) return { ModifiedDateRangeFilter: { FromModifiedDate: how.since } }
  if (!how.window) return {}
  const { from, to } = how.window
  const days = { ...(from ? { FromTxnDate: from } : {}), ...(to ? { ToTxnDate: to } : {}) }
  return { TxnDateRangeFilter: days }
}

/** Lines and links are left out unless asked for (23.2), and may be asked for only where they exist. */
function inclusions(e: Entity): Fields {
  const has = (name: string) => hasElement(e.queryName, name)
  return {
    ...(has('IncludeLineItems') ? { IncludeLineItems: 'true' } : {}),
    ...(has('IncludeLinkedTxns') ? { IncludeLinkedTxns: 'true' } : {}),
  }
}

/** A fact of the grammar, looked up once. */
const known = new Map<string, boolean>()
function hasElement(name: string, element: string): boolean {
  const key = `${name} ${element}`
  let has = known.get(key)
  if (has === undefined)
    known.set(key, (has = elementIn(request(name)?.content ?? [], element) !== undefined))
  return has
}

function findBody(write: Operation, since: string): Body {
  if (!isWrite(write)) throw new Error(`${write.op} is no write`)
  const e = entity(write.entity)
  if (write.op !== 'create') return body(e.queryName, { [e.idField]: [write.id], ...inclusions(e) })
  if (isKnownByName(e)) return body(e.queryName, { FullName: [fullNameOf(write.order.values)] })
  // Whatever a person may have done to it since, customer and date included: it was saved after `since`.
  return body(e.queryName, { ...selection(e, { since }), ...inclusions(e) })
}

const fullNameOf = (values: Readonly<Record<string, string>>): string =>
  values['full_name'] ?? values['name'] ?? ''
