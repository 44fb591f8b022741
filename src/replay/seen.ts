// What a recording shows of QuickBooks: its records as they stood before a certain exchange, its preferences, and
// every request with the answer it got.
import type { Message, QbxmlDocument } from '../qbxml/document.ts'
import { isSuccess, recordsOf, statusOf, withRecords } from '../qbxml/message-set.ts'
import { readQbxml } from '../qbxml/read.ts'
import { allEvents, answersOf, type Recording } from '../recording/recording.ts'
import { entityByRet, entityNamed } from '../schema/entities.ts'
import { type Entity, type Fields, textAt } from '../schema/entity.ts'
import { readAnswer } from './replay.ts'

export interface Exchange {
  readonly seq: number
  /** The text that went out. */
  readonly request: string
  readonly asked: QbxmlDocument | undefined
  readonly answer: QbxmlDocument | undefined
  readonly hresult: string
  readonly message: string
}

export function exchangesOf(recording: Recording): Exchange[] {
  const answers = new Map(answersOf(recording).map((part) => [part.seq, part]))
  return recording.exchanges.map((row) => ({
    seq: row.seq,
    request: row.request,
    asked: documentOf(row.request),
    answer: wholeDocument(readAnswer(answers.get(row.seq)).answer),
    hresult: row.hresult ?? '',
    message: row.message ?? '',
  }))
}

/** As it is written again: the reader of answers hands plain records out beside the content. */
const wholeDocument = (answer: QbxmlDocument | undefined): QbxmlDocument | undefined =>
  answer && { ...answer, messages: answer.messages.map(withRecords) }

function documentOf(text: string): QbxmlDocument | undefined {
  try {
    return readQbxml(text)
  } catch {
    return undefined
  }
}

export interface FailedRequest {
  readonly seq: number
  /** The one request of the text that failed; undefined where the whole text did. */
  readonly request: Message | undefined
  readonly answer: Message | undefined
  readonly hresult: string
  readonly message: string
  readonly version: string
  readonly text: string
}

/** The first request that QuickBooks refused, or that of one exchange. */
export function failedRequest(
  exchanges: readonly Exchange[],
  wish: { readonly seq?: number | undefined } = {},
): FailedRequest | undefined {
  for (const { seq, request: text, asked, answer, hresult, message } of exchanges) {
    if (wish.seq !== undefined && seq !== wish.seq) continue
    const common = { seq, version: asked?.version ?? '13.0', text, hresult, message }
    if (hresult !== '') return { ...common, request: undefined, answer: undefined }
    const refused = answer?.messages.find((m) => !isSuccess(statusOf(m).code))
    const chosen = refused ?? (wish.seq === undefined ? undefined : answer?.messages[0])
    if (!chosen) continue
    const id = chosen.attributes['requestID']
    const request = asked?.messages.find((m) => m.attributes['requestID'] === id)
    return { ...common, request, answer: chosen }
  }
  return undefined
}

export interface SeenRecord {
  readonly entity: Entity
  readonly id: string
  readonly fields: Fields
}

/** Records as they were last shown before this exchange was asked; those that it wrote are not among them. */
export function recordsBefore(recording: Recording, before: number): SeenRecord[] {
  const found = new Map<string, SeenRecord>()
  const take = (e: Entity | undefined, fields: Fields): void => {
    const id = e && textAt(fields, e.idField)
    if (e && id) found.set(`${e.family} ${id}`, { entity: e, id, fields })
  }
  for (const event of hasTape(recording) ? allEvents(recording) : [])
    if (event[0] === 'changes')
      for (const { entity, record } of event[1].changes)
        if (record) take(entityNamed(entity), record)
  for (const exchange of exchangesOf(recording))
    if (exchange.seq < before)
      for (const message of wholeAnswers(exchange))
        for (const { name, content } of recordsOf(message)) take(entityByRet(name), content)
  return [...found.values()]
}

/** Answers that show their records whole: not those to a question for some elements only (qbxml-semantics.md 10). */
export function wholeAnswers({ asked, answer }: Exchange): readonly Message[] {
  const parts = new Set(
    (asked?.messages ?? [])
      .filter((request) => request.content['IncludeRetElement'] !== undefined)
      .map((request) => request.attributes['requestID']),
  )
  return (answer?.messages ?? []).filter((m) => !parts.has(m.attributes['requestID']))
}

const hasTape = ({ parts }: Recording): boolean => parts.some((p) => p.kind === 'tape')

/** Host, company and preferences as the first call told them. */
export function companyFactsOf(recording: Recording): ReadonlyMap<string, Fields> {
  const facts = new Map<string, Fields>()
  if (!hasTape(recording)) return facts
  for (const event of allEvents(recording)) {
    const text = event[0] === 'call' ? event[2]['hcpResponse'] : undefined
    const document = text ? documentOf(String(text)) : undefined
    for (const { name, content } of document?.messages.flatMap(recordsOf) ?? [])
      facts.set(name, content)
  }
  return facts
}
