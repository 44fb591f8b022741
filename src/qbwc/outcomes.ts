// What one answer of QuickBooks comes to: counts, pages, deletions, a write that was looked for.
import type { Message } from '../qbxml/document.ts'
import { recordsOf } from '../qbxml/message-set.ts'
import type { ReadRecord } from '../qbxml/plain-records.ts'
import { isVoided } from '../schema/columns.ts'
import { entities, entity, entityByRet } from '../schema/entities.ts'
import {
  type Column,
  type Entity,
  type Fields,
  factsOf,
  listAt,
  type RecordFacts,
  textAt,
} from '../schema/entity.ts'
import { request } from '../schema/grammar.ts'
import type { Operation, Outcome, RemoteRecord, Values } from '../sync/ports.ts'
import { cellText } from '../sync/understand.ts'
import { carries, isKnownByName, markOf, rowOf } from './orders.ts'

/** Whether an entity is read in pages that one walk gives one by one. */
export const isWalked = (name: string): boolean =>
  request(entity(name).queryName)?.attributes.some((a) => a.name === 'iterator') ?? false

const digits = /^\d{1,9}$/

/** Without a count nothing may be concluded: "none" is told by status 1. */
export function countOf(message: Message, code: number): Outcome {
  const text = message.attributes['retCount'] ?? (code === 1 ? '0' : '')
  return digits.test(text)
    ? { kind: 'counted', count: Number(text) }
    : unusable(`the count of ${message.name} is missing`)
}

/** A page of a walk says how many are left; one that does not may not be taken for the last. */
export function pageOf(
  op: Extract<Operation, { op: 'pull' }>,
  message: Message,
  records: readonly RemoteRecord[],
): Outcome {
  if (records.some((r) => r.entity !== op.entity))
    return unusable(`${message.name} holds records that were not asked for`)
  const { iteratorRemainingCount = '', iteratorID } = message.attributes
  const isWalk = !op.ids && isWalked(op.entity)
  if (!isWalk || (iteratorID === undefined && records.length < op.limit))
    return { kind: 'records', records }
  if (iteratorID === undefined || !digits.test(iteratorRemainingCount))
    return unusable(`${message.name} does not say how many records are left`)
  const remaining = Number(iteratorRemainingCount)
  return { kind: 'records', records, ...(remaining > 0 ? { next: iteratorID, remaining } : {}) }
}

/** A page of ids; one that does not say what is left may not be taken for the last. */
export function idsOf(op: Extract<Operation, { op: 'ids' }>, message: Message): Outcome {
  const e = entity(op.entity)
  const ids = recordsOf(message).flatMap(({ content }) => textAt(content, e.idField) ?? [])
  const { iteratorRemainingCount = '', iteratorID } = message.attributes
  if (!isWalked(op.entity) || (iteratorID === undefined && ids.length < op.limit))
    return { kind: 'ids', ids }
  if (iteratorID === undefined || !digits.test(iteratorRemainingCount))
    return unusable(`${message.name} does not say how many records are left`)
  return { kind: 'ids', ids, ...(Number(iteratorRemainingCount) > 0 ? { next: iteratorID } : {}) }
}

export const unusable = (message: string): Outcome => ({
  kind: 'refused',
  error: 'E_ANSWER',
  raw: '',
  message,
  retry: 'next run',
})

export function found(
  write: Operation,
  message: Message,
  records: readonly RemoteRecord[],
): Outcome {
  if (write.op === 'remove' && write.isVoid && records[0]?.voided) return { kind: 'absent' }
  if (write.op === 'remove')
    return records[0] ? { kind: 'written', record: records[0] } : { kind: 'absent' }
  // A revision that moved may be somebody else's doing: a change is there when the record holds what was wanted.
  if (write.op === 'change') {
    const now = records[0]
    const isDone = now && now.revision !== write.revision && holds(now, write.order.values)
    return isDone ? { kind: 'written', record: now } : { kind: 'absent' }
  }
  // No record tells of it but the credit itself, by what it is linked to (qbxml-semantics.md 15.1).
  if (write.op === 'apply') {
    const isLinked = records[0]?.facts.appliedTo?.includes(write.target.id)
    return { kind: isLinked ? 'applied' : 'absent' }
  }
  if (write.op !== 'create') return { kind: 'absent' }
  const e = entity(write.entity)
  const mark = markOf(write.journalId)
  const { type } = write.order.values
  const record = isKnownByName(e)
    ? records.find((r) => holds(r, type === undefined ? {} : { type }))
    : records[recordsOf(message).findIndex((r) => carries(e, r.content, mark))]
  return record ? { kind: 'written', record } : { kind: 'absent' }
}

/** Whether a record has these values, as the columns of its kind read it. */
function holds(record: RemoteRecord, values: Values): boolean {
  return entity(record.entity).columns.every((column) => {
    const wanted = values[column.name]
    return wanted === undefined || isSameValue(column, wanted, cellText(column, record.brief) ?? '')
  })
}

const numbers: ReadonlySet<string> = new Set(['amount', 'price', 'quantity', 'integer'])

function isSameValue(column: Column, wanted: string, found: string): boolean {
  if (numbers.has(column.type) && wanted !== '' && found !== '')
    return decimal(wanted) === decimal(found)
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim()
  return plain(wanted) === plain(found)
}

/** 35.00 and 35 are the same number; compared as text, so that nothing is rounded. */
const decimal = (text: string): string => {
  const [, sign = '', whole = '', part = ''] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? []
  return `${sign === '-' ? '-' : ''}${whole || '0'}.${part}`
}

export function remoteRecord(read: ReadRecord): RemoteRecord[] {
  const e = entityByRet(read.name)
  if (!e) return []
  const brief = read.brief ?? read.content
  const id = textAt(brief, e.idField)
  return id ? [new Remote(e, id, brief, read.json)] : []
}

/** A class, so that the records of a page are of one form to V8. */
class Remote implements RemoteRecord {
  readonly entity: string
  readonly id: string
  readonly revision: string
  declare readonly modified?: string
  declare readonly label?: string
  readonly active: boolean
  readonly voided: boolean
  declare readonly madeFor?: string
  readonly brief: Fields
  declare readonly json?: Buffer
  readonly facts: RecordFacts

  constructor(e: Entity, id: string, brief: Fields, json: Buffer | undefined) {
    this.entity = e.name
    this.id = id
    this.revision = textAt(brief, e.revisionField) ?? ''
    this.active = textAt(brief, 'IsActive') !== 'false'
    this.voided = isVoided(brief)
    this.brief = brief
    this.facts = factsOf(e, brief)
    const modified = textAt(brief, e.modifiedField)
    if (modified) this.modified = modified
    const label = textAt(brief, e.labelField)
    if (label) this.label = label
    const madeFor = rowOf(brief)
    if (madeFor) this.madeFor = madeFor
    if (json) this.json = json
  }

  /** Without JSON what it is known by is all of it. */
  get fields(): Fields {
    return this.json ? (JSON.parse(this.json.toString()) as Fields) : this.brief
  }
}

/** What is not there is told by status 500 (qbxml-semantics.md 10.1): without it, an answer that lacks some is cut. */
export function seenOf(
  op: Extract<Operation, { op: 'check' }>,
  code: number,
  records: readonly RemoteRecord[],
): Outcome {
  const asked = new Set(op.ids)
  const seen = new Set(records.flatMap((r) => (asked.has(r.id) ? [r.id] : [])))
  return code === 0 && seen.size < asked.size
    ? unusable('records that were asked for are missing in the answer')
    : { kind: 'seen', records }
}

const never = /^1970-01-01T/

/** When a backup was restored and when the file was condensed; never is a moment too (qbxml-semantics.md 18, 25.1). */
export function pastOf(message: Message): Outcome {
  const [told] = recordsOf(message)
  if (told?.name !== 'CompanyActivityRet') return unusable('it does not say when it was restored')
  const marks = [
    ['restored from a backup', 'LastRestoreTime'],
    ['condensed', 'LastCondenseTime'],
  ].flatMap(([mark = '', field = '']) => {
    const at = textAt(told.content, field)
    return at ? [[mark, never.test(at) ? 'never' : at]] : []
  })
  return { kind: 'past', marks: Object.fromEntries(marks) }
}

const known = new Set(entities.map((e) => e.name))

export function deletedOf(message: Message): Outcome {
  const rows = [
    ...listAt(message.content, 'ListDeletedRet').map((r) => ['ListDelType', 'ListID', r] as const),
    ...listAt(message.content, 'TxnDeletedRet').map((r) => ['TxnDelType', 'TxnID', r] as const),
  ]
  const records = rows.flatMap(([typeField, idField, row]) => {
    const type = textAt(row, typeField) ?? ''
    const id = textAt(row, idField)
    const at = textAt(row, 'TimeDeleted')
    return id && known.has(type) ? [{ entity: type, id, ...(at ? { at } : {}) }] : []
  })
  const times = rows.flatMap(([, , row]) => textAt(row, 'TimeDeleted') ?? [])
  const newest = times.sort().at(-1)
  return { kind: 'deleted', records, ...(newest ? { newest } : {}) }
}
