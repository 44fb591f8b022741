// A QuickBooks that knows nothing but what a recording shows: each request gets the answer that the same request got,
// a question for records by id gets those records. A request that was never recorded has no answer here.
import type { Message } from '../qbxml/document.ts'
import { recordsOf } from '../qbxml/message-set.ts'
import { readQbxml } from '../qbxml/read.ts'
import { writeAnswer } from '../qbxml/write.ts'
import { entities } from '../schema/entities.ts'
import { type Fields, textAt, textsAt } from '../schema/entity.ts'
import { type Exchange, wholeAnswers } from './seen.ts'

export type Answered =
  | { readonly answer: string }
  | { readonly hresult: string; readonly message: string }
  | undefined

export class RecordedDesk {
  readonly #answers = new Map<string, Message[]>()
  /** Versions of each record, in the order in which they were shown. */
  readonly #records = new Map<string, { name: string; content: Fields }[]>()
  /** What was shown of a record where only some elements of it were asked for. */
  readonly #parts = new Map<string, { name: string; content: Fields }[]>()
  readonly #failed = new Map<string, { hresult: string; message: string }>()

  constructor(exchanges: readonly Exchange[]) {
    for (const exchange of exchanges) {
      const { asked, answer, hresult, message } = exchange
      for (const request of asked?.messages ?? []) {
        if (hresult !== '') this.#failed.set(keyOf(request), { hresult, message })
        const id = request.attributes['requestID']
        const found = answer?.messages.find((m) => m.attributes['requestID'] === id)
        if (found) push(this.#answers, keyOf(request), found)
      }
      const whole = new Set(wholeAnswers(exchange))
      for (const message of answer?.messages ?? [])
        for (const record of recordsOf(message)) {
          const id = idOf(record.content)
          const to = whole.has(message) ? this.#records : this.#parts
          if (id) push(to, `${record.name} ${id}`, record)
        }
    }
  }

  process(text: string): Answered {
    const { messages, attributes, version = '13.0' } = readQbxml(text)
    const answers: Message[] = []
    for (const request of messages) {
      const failed = this.#failed.get(keyOf(request))
      if (failed) return failed
      const found = this.#answer(request)
      if (!found) return undefined
      const { requestID } = request.attributes
      answers.push({
        ...found,
        attributes: { ...found.attributes, ...(requestID ? { requestID } : {}) },
      })
    }
    const set = attributes['newMessageSetID']
    const head = set ? { newMessageSetID: set, messageSetStatusCode: '0' } : {}
    return { answer: writeAnswer({ attributes: head, messages: answers }, { version }) }
  }

  #answer(request: Message): Message | undefined {
    const same = this.#answers.get(keyOf(request))
    // Asked again, it is answered as it was the next time, and at last always the same.
    if (same) return same.length > 1 ? same.shift() : same[0]
    return this.#byIds(request) ?? nothing(request)
  }

  /** Only those that were shown; the rest may be there or not. */
  #byIds(request: Message): Message | undefined {
    const e = entities.find((row) => row.queryName === request.name)
    const ids = e ? textsAt(request.content, e.idField) : []
    if (!e || ids.length === 0) return undefined
    const isPart = request.content['IncludeRetElement'] !== undefined
    const found = ids.flatMap((id) => {
      const name = `${e.retName} ${id}`
      const versions = (isPart && this.#parts.get(name)) || (this.#records.get(name) ?? [])
      const version = versions.length > 1 ? versions.shift() : versions[0]
      return version ? [version.content] : []
    })
    if (found.length < ids.length) return undefined
    return {
      name: `${e.name}QueryRs`,
      attributes: { statusCode: '0', statusSeverity: 'Info', statusMessage: 'Status OK' },
      content: { [e.retName]: found },
    }
  }
}

/** A query that was not recorded: whatever it would have found is no part of what is shown. */
function nothing(request: Message): Message | undefined {
  if (!request.name.endsWith('QueryRq')) return undefined
  return {
    name: `${request.name.slice(0, -2)}Rs`,
    attributes: {
      statusCode: '1',
      statusSeverity: 'Info',
      statusMessage: 'A query request did not find a matching object in QuickBooks',
      ...(request.attributes['metaData'] ? { retCount: '0' } : {}),
    },
    content: {},
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value])
}

/** The marks of our own writes differ from run to run. */
const own: ReadonlySet<string> = new Set(['ExternalGUID', 'requestID'])

function keyOf({ name, attributes, content }: Message): string {
  return JSON.stringify([name, attributes, content], (key, value: unknown) =>
    own.has(key) ? undefined : value,
  )
}

const idOf = (content: Fields): string | undefined =>
  textAt(content, 'TxnID') ?? textAt(content, 'ListID')
