// Operations of the engine ⇄ qbXML. Pure: values in, text out; an answer in, outcomes out.
import type { Message, QbxmlDocument } from '../qbxml/document.ts'
import { isSuccess, recordsOf, statusOf } from '../qbxml/message-set.ts'
import { writeRequests } from '../qbxml/write.ts'
import { isVoided } from '../schema/columns.ts'
import { entities, entity, entityByRet } from '../schema/entities.ts'
import { type Entity, type Fields, factsOf, listAt, textAt } from '../schema/entity.ts'
import { request } from '../schema/grammar.ts'
import type { Operation, Outcome, RemoteRecord, Window } from '../sync/ports.ts'
import { carries, isKnownByName, orderBody } from './orders.ts'
import { refusalOf } from './refusals.ts'

export interface EncodeOptions {
  readonly version: string
  /** Id under which QuickBooks keeps the answer; for texts with writes. */
  readonly messageSetId?: string
  /** Makes the request ids of this exchange unlike those of any other, so that a late answer is not taken for it. */
  readonly tag: string
}

/** The text that asks QuickBooks for these operations. */
export function encode(operations: readonly Operation[], options: EncodeOptions): string {
  const asked = operations.find((op) => op.op === 'ask')
  const attributes: Record<string, string> = asked
    ? // Both ids the same and no request inside: only tell me the kept answer (web-connector.md 6.7).
      { oldMessageSetID: asked.messageSetId, newMessageSetID: asked.messageSetId }
    : options.messageSetId
      ? { newMessageSetID: options.messageSetId }
      : {}
  const messages = asked
    ? []
    : operations.map((op, i) => messageOf(op, requestId(op, i, options.tag)))
  return writeRequests({
    version: options.version,
    onError: 'continueOnError',
    attributes,
    messages,
  })
}

/** A write is known by its journal id, so that a kept answer can be matched in a later run. */
const requestId = (op: Operation, index: number, tag: string): string =>
  isWrite(op) ? op.journalId : `${tag}.${index + 1}`

type WriteOperation = Extract<Operation, { op: 'create' | 'change' | 'remove' }>
const isWrite = (op: Operation): op is WriteOperation =>
  op.op === 'create' || op.op === 'change' || op.op === 'remove'

function messageOf(op: Operation, requestID: string): Message {
  const made = bodies[op.op](op as never)
  return { ...made, attributes: { requestID, ...made.attributes } }
}

type Body = { name: string; attributes: Record<string, string>; content: Fields }
const body = (name: string, content: Fields, attributes: Record<string, string> = {}): Body => ({
  name,
  attributes,
  content,
})

const bodies: { [K in Operation['op']]: (op: Extract<Operation, { op: K }>) => Body } = {
  count: (op) => {
    const e = entity(op.entity)
    return body(e.queryName, selection(e, { window: op.window }), { metaData: 'MetaDataOnly' })
  },
  pull: (op) => {
    const e = entity(op.entity)
    if (op.ids) return body(e.queryName, { [e.idField]: [...op.ids], ...inclusions(e) })
    const filters = { ...selection(e, op), ...inclusions(e) }
    if (!hasAttribute(e.queryName, 'iterator')) return body(e.queryName, filters)
    const walk: Record<string, string> = op.page
      ? { iterator: 'Continue', iteratorID: op.page }
      : { iterator: 'Start' }
    return body(e.queryName, { MaxReturned: String(op.limit), ...filters }, walk)
  },
  deleted: (op) => {
    const isList = entity(op.entities[0] ?? '').kind === 'list'
    const filter = op.since ? { DeletedDateRangeFilter: { FromDeletedDate: op.since } } : {}
    return isList
      ? body('ListDeletedQueryRq', { ListDelType: [...op.entities], ...filter })
      : body('TxnDeletedQueryRq', { TxnDelType: [...op.entities], ...filter })
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
    return e.kind === 'list'
      ? body('ListDelRq', { ListDelType: e.name, ListID: op.id })
      : body('TxnDelRq', { TxnDelType: e.name, TxnID: op.id })
  },
  named: (op) => {
    const e = entity(op.entity)
    return body(e.queryName, {
      [e.labelField === 'RefNumber' ? 'RefNumber' : 'FullName']: [op.label],
    })
  },
  find: (op) => findBody(op.write, op.since),
  ask: () => {
    throw new Error('ask is a message set of its own')
  },
}

function selection(e: Entity, how: { since?: string; window?: Window | undefined }): Fields {
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

const hasAttribute = (name: string, attribute: string): boolean =>
  request(name)?.attributes.some((a) => a.name === attribute) ?? false
const hasElement = (name: string, element: string): boolean =>
  request(name)?.content.some((p) => p.kind === 'element' && p.name === element) ?? false

/** The mark by which a record of ours is recognised after a lost answer: QuickBooks returns it unchanged. */
function markOf(journalId: string): string {
  const h = journalId.padStart(32, '0').slice(-32).toUpperCase()
  const parts = [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)]
  return `{${parts.join('-')}}`
}

function findBody(write: Operation, since: string): Body {
  if (!isWrite(write)) throw new Error(`${write.op} is no write`)
  const e = entity(write.entity)
  if (write.op !== 'create') return body(e.queryName, { [e.idField]: [write.id], ...inclusions(e) })
  if (isKnownByName(e)) return body(e.queryName, { FullName: [fullNameOf(write.order.values)] })
  // Whatever a person may have done to it since, customer and date included: it was saved after `since`.
  return body(e.queryName, { ...selection(e, { since }), ...inclusions(e) })
}

/** What each operation came to, in the order of the operations. */
export function decode(
  operations: readonly Operation[],
  answer: QbxmlDocument,
  tag: string,
): Outcome[] {
  const byId = new Map(answer.messages.map((m) => [m.attributes['requestID'] ?? '', m]))
  const asked = operations.find((op) => op.op === 'ask')
  if (asked) return [told(asked, byId)]
  return operations.map((op, i) => {
    const message = byId.get(requestId(op, i, tag))
    return message && answers(op, message) ? outcomeOf(op, message) : unanswered(op)
  })
}

/** Whether the element is the response to what was asked: an answer to another request proves nothing. */
function answers(op: Operation, message: Message): boolean {
  if (op.op === 'ask') return false
  return message.name === `${bodies[op.op](op as never).name.slice(0, -2)}Rs`
}

function unanswered(op: Operation): Outcome {
  if (isWrite(op)) return { kind: 'inDoubt' }
  return unusable('the answer to a request is missing')
}

/** Whatever the kept answer does not name did not run; 600 and the like keep nothing at all. */
function told(
  asked: Extract<Operation, { op: 'ask' }>,
  byId: ReadonlyMap<string, Message>,
): Outcome {
  const outcomes = new Map<string, Outcome>()
  for (const write of asked.writes) {
    if (!isWrite(write)) continue
    const message = byId.get(write.journalId)
    if (message && answers(write, message)) outcomes.set(write.journalId, outcomeOf(write, message))
  }
  return { kind: 'told', outcomes }
}

function outcomeOf(op: Operation, message: Message): Outcome {
  const status = statusOf(message)
  if (!isSuccess(status.code)) {
    // The record of a removal is gone already: what was wanted is so.
    if (op.op === 'remove' && status.code === 3120) return { kind: 'removed' }
    // A status that cannot be read says nothing of what became of a write.
    if (status.code < 0) return unanswered(op)
    return refusalOf(status.code, status.message)
  }
  if (op.op === 'count') return countOf(message, status.code)
  if (op.op === 'deleted') return deletedOf(message)
  if (op.op === 'remove') return { kind: 'removed' }
  const records = recordsOf(message).flatMap(({ name, content }) => remoteRecord(name, content))
  if (op.op === 'find') return found(op.write, message, records)
  if (op.op === 'create' || op.op === 'change')
    return records[0] ? { kind: 'written', record: records[0] } : { kind: 'inDoubt' }
  return op.op === 'pull' ? pageOf(op, message, records) : { kind: 'records', records }
}

const fullNameOf = (values: Readonly<Record<string, string>>): string =>
  values['full_name'] ?? values['name'] ?? ''

const digits = /^\d{1,9}$/

/** Without a count nothing may be concluded: "none" is told by status 1. */
function countOf(message: Message, code: number): Outcome {
  const text = message.attributes['retCount'] ?? (code === 1 ? '0' : '')
  return digits.test(text)
    ? { kind: 'counted', count: Number(text) }
    : unusable(`the count of ${message.name} is missing`)
}

/** A page of a walk says how many are left; one that does not may not be taken for the last. */
function pageOf(
  op: Extract<Operation, { op: 'pull' }>,
  message: Message,
  records: readonly RemoteRecord[],
): Outcome {
  if (records.some((r) => r.entity !== op.entity))
    return unusable(`${message.name} holds records that were not asked for`)
  const { iteratorRemainingCount = '', iteratorID } = message.attributes
  const isWalk = !op.ids && hasAttribute(entity(op.entity).queryName, 'iterator')
  if (!isWalk || (iteratorID === undefined && records.length < op.limit))
    return { kind: 'records', records }
  if (iteratorID === undefined || !digits.test(iteratorRemainingCount))
    return unusable(`${message.name} does not say how many records are left`)
  const remaining = Number(iteratorRemainingCount)
  return { kind: 'records', records, ...(remaining > 0 ? { next: iteratorID, remaining } : {}) }
}

const unusable = (message: string): Outcome => ({
  kind: 'refused',
  error: 'E_ANSWER',
  raw: '',
  message,
  retry: 'next run',
})

function found(write: Operation, message: Message, records: readonly RemoteRecord[]): Outcome {
  if (write.op === 'remove')
    return records[0] ? { kind: 'written', record: records[0] } : { kind: 'absent' }
  // A change is there when nobody has saved the record since it was read, or when it holds what was wanted.
  if (write.op === 'change') {
    const now = records[0]
    return now && now.revision !== write.revision
      ? { kind: 'written', record: now }
      : { kind: 'absent' }
  }
  if (write.op !== 'create') return { kind: 'absent' }
  const e = entity(write.entity)
  const mark = markOf(write.journalId)
  const record = isKnownByName(e)
    ? records[0]
    : records[recordsOf(message).findIndex((r) => carries(e, r.content, mark))]
  return record ? { kind: 'written', record } : { kind: 'absent' }
}

function remoteRecord(name: string, fields: Fields): RemoteRecord[] {
  const e = entityByRet(name)
  const id = e && textAt(fields, e.idField)
  if (!e || !id) return []
  const modified = textAt(fields, e.modifiedField)
  const label = textAt(fields, e.labelField)
  return [
    {
      entity: e.name,
      id,
      revision: textAt(fields, e.revisionField) ?? '',
      ...(modified ? { modified } : {}),
      ...(label ? { label } : {}),
      active: textAt(fields, 'IsActive') !== 'false',
      voided: isVoided(fields),
      fields,
      facts: factsOf(e, fields),
    },
  ]
}

const known = new Set(entities.map((e) => e.name))

function deletedOf(message: Message): Outcome {
  const rows = [
    ...listAt(message.content, 'ListDeletedRet').map((r) => ['ListDelType', 'ListID', r] as const),
    ...listAt(message.content, 'TxnDeletedRet').map((r) => ['TxnDelType', 'TxnID', r] as const),
  ]
  const records = rows.flatMap(([typeField, idField, row]) => {
    const type = textAt(row, typeField) ?? ''
    const id = textAt(row, idField)
    return id && known.has(type) ? [{ entity: type, id }] : []
  })
  const times = rows.flatMap(([, , row]) => textAt(row, 'TimeDeleted') ?? [])
  const newest = times.sort().at(-1)
  return { kind: 'deleted', records, ...(newest ? { newest } : {}) }
}
