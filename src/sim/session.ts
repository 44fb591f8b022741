// One session of an application: text in, text out. Everything that is no COM error is a status.
import { QbsyncError } from '../errors.ts'
import { type Fault, readChecked } from '../qbxml/check.ts'
import type { Message, QbxmlDocument } from '../qbxml/document.ts'
import { versionIn } from '../qbxml/read.ts'
import { cutFor } from '../qbxml/version.ts'
import { writeAnswer } from '../qbxml/write.ts'
import type { Company } from './company-file.ts'
import { Iterators, type SavedIterator } from './iterator.ts'
import { begin, keep, plan } from './message-sets.ts'
import { answer, perform, type SessionState } from './perform.ts'
import { ComError, type Session } from './quickbooks.ts'
import { notProcessed } from './refusal.ts'

export const parseError = (): ComError =>
  new ComError('0x80040400', 'QuickBooks found an error when parsing the provided XML text stream.')

export class CompanySession implements Session {
  readonly companyFile: string
  readonly country: string
  readonly majorVersion: number
  readonly minorVersion: number
  readonly #company: Company
  readonly #state: SessionState
  #ended = false

  /** `saved` are the iterators of a session that began in another process. */
  constructor(company: Company, app: string, saved: readonly SavedIterator[] = []) {
    const { facts } = company
    this.companyFile = facts.path
    this.country = facts.country
    this.majorVersion = facts.majorVersion
    this.minorVersion = facts.minorVersion
    this.#company = company
    this.#state = { app, iterators: new Iterators(saved), macros: new Map() }
  }

  processRequest(text: string): string {
    if (this.#ended) throw new ComError('0x8004040D', 'The ticket parameter is invalid.')
    const company = this.#company
    company.refresh()
    const { version, document, faults } = understand(text)
    const made = plan(company, this.#state.app, document)
    if ('answer' in made) return made.answer
    if ('statusOnly' in made)
      return writeAnswer({ attributes: made.statusOnly, messages: [] }, { version })
    const { keepAs } = made
    if (keepAs !== undefined) begin(company, this.#state.app, keepAs, document)
    const messages = this.#run(document, faults)
    const asked = document.attributes
    const recovery = asked['newMessageSetID'] ?? asked['oldMessageSetID']
    const attributes: Record<string, string> = {
      ...(keepAs === undefined ? {} : { newMessageSetID: keepAs }),
      ...(recovery === undefined ? {} : { messageSetStatusCode: '0' }),
    }
    const out = writeAnswer({ attributes, messages }, { version })
    if (keepAs !== undefined) keep(company, this.#state.app, keepAs, out)
    return out
  }

  #run(document: QbxmlDocument, faults: readonly Fault[]): Message[] {
    const stops = document.attributes['onError'] === 'stopOnError'
    const dataless = document.attributes['responseData'] === 'includeNone'
    const faulty = new Map<number, Fault>()
    for (const fault of faults)
      if (!faulty.has(fault.requestIndex)) faulty.set(fault.requestIndex, fault)
    let stopped = false
    return document.messages.map((asked, index) => {
      // After an Error everything that follows is left alone, queries too (5; their extent our choice).
      if (stopped) return answer(asked, notProcessed)
      const fault = faulty.get(index)
      const made = fault
        ? answer(asked, {
            code: fault.statusCode ?? 1000,
            severity: 'Error',
            message: fault.message,
          })
        : perform(this.#company, this.#state, asked)
      stopped = stops && made.attributes['statusSeverity'] === 'Error'
      return dataless ? { ...made, content: {} } : made
    })
  }

  /** Iterators not walked to their end, for a session that goes on in another process. */
  saveIterators(): SavedIterator[] {
    return this.#state.iterators.save()
  }

  end(): void {
    this.#ended = true
    this.#state.iterators.clear()
    this.#state.macros.clear()
  }
}

/** The document, where QuickBooks would read it: else a COM error, and nothing of it ran (4, certain). */
function understand(text: string): {
  version: string
  document: QbxmlDocument
  faults: Fault[]
} {
  const declared = /<\?qbxml([^?]*)\?>/i.exec(text.slice(0, 4096))
  const version = declared ? versionIn(declared[1] ?? '') : undefined
  // Country versions belong to country editions: a US company does not know CA3.0.
  if (version !== undefined && (!cutFor(version) || !/^\d/.test(version)))
    throw new ComError(
      '0x80040423',
      'The version of qbXML that was requested is not supported or is unknown.',
    )
  let read: ReturnType<typeof readChecked>
  try {
    read = readChecked(text)
  } catch (error) {
    if (error instanceof QbsyncError && error.exit === 2) throw parseError()
    throw error
  }
  const { document, faults } = read
  if (version === undefined || faults.some((fault) => fault.kind === 'structure'))
    throw parseError()
  if (document.messageSet !== 'QBXMLMsgsRq') throw parseError()
  if (document.attributes['onError'] === 'rollbackOnError')
    throw new ComError(
      '0x80040413',
      'QuickBooks does not support the rollbackOnError value of the onError attribute.',
    )
  return { version, document, faults }
}
