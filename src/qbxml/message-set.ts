// Small questions about an answer that several callers have.
import type { Fields } from '../schema/entity.ts'
import { response } from '../schema/grammar.ts'
import type { Message } from './document.ts'
import type { ReadRecord } from './plain-records.ts'
import { shapeOf } from './shapes.ts'

/** What may hold messages. */
export const messageSets = new Set([
  'QBXMLMsgsRq',
  'QBXMLMsgsRs',
  'QBXMLSubscriptionMsgsRq',
  'QBXMLSubscriptionMsgsRs',
  'QBXMLEvents',
])

export interface Status {
  readonly code: number
  readonly severity: string
  readonly message: string
}

/** What an answer says of its request. Code -1 where it says nothing we can read. */
export function statusOf(message: Message): Status {
  const { statusCode, statusSeverity = '', statusMessage = '' } = message.attributes
  const code = /^\d{1,9}$/.test(statusCode ?? '') ? Number(statusCode) : -1
  return { code, severity: statusSeverity, message: statusMessage }
}

/**
 * The records of an answer: every …Ret child, in the order of the document where it matters. Answers whose
 * fields are direct children (TxnDelRs, ListDelRs) have none.
 */
export function recordsOf(message: Message): readonly ReadRecord[] {
  const { content, records = [] } = message
  const lists = new Map<string, Fields[]>()
  for (const [name, value] of Object.entries(content)) {
    if (!name.endsWith('Ret') || value === undefined) continue
    const all = Array.isArray(value) ? value : [value]
    const records = all.filter((v): v is Fields => typeof v !== 'string')
    if (records.length > 0) lists.set(name, records)
  }
  const out: ReadRecord[] = [...records]
  const order = content['@order']
  if (Array.isArray(order)) {
    const taken = new Map<string, number>()
    for (const name of order) {
      if (typeof name !== 'string') continue
      const index = taken.get(name) ?? 0
      const record = lists.get(name)?.[index]
      if (record) out.push({ name, content: record })
      taken.set(name, index + 1)
    }
    for (const [name, records] of lists)
      for (const record of records.slice(taken.get(name) ?? 0)) out.push({ name, content: record })
    return out
  }
  for (const [name, records] of lists)
    for (const record of records) out.push({ name, content: record })
  return out
}

/** The message with its records among its content, as it is read where nobody takes them out. */
export function withRecords({ records = [], ...message }: Message): Message {
  const known = records.length > 0 ? response(message.name) : undefined
  if (!known) return message
  const { fields } = shapeOf(known)
  const content = { ...message.content }
  let reached = -1
  let isMixed = false
  for (const { name, content: record } of records) {
    const field = fields.get(name)
    const before = content[name]
    if (field?.mixed && field.index < reached) isMixed = true
    reached = Math.max(reached, field?.index ?? -1)
    if (Array.isArray(before)) before.push(record)
    else content[name] = field?.many ? [record] : before === undefined ? record : [before, record]
  }
  if (isMixed) content['@order'] = records.map((r) => r.name)
  return { ...message, content }
}

/** Done: Info (0 to 499), or done with a remark: Warn (500 to 999). From 1000 on nothing was done (OSR). */
export const isSuccess = (code: number): boolean => code >= 0 && code < 1000
