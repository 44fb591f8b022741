// One session of an application: text in, text out. Everything that is no COM error is a status.
import { QbsyncError } from '../errors.ts'
import { type Fault, readChecked } from '../qbxml/check.ts'
import type { Message, QbxmlDocument } from '../qbxml/document.ts'
import { withoutOthers } from '../qbxml/other-edition.ts'
import { shapeOf } from '../qbxml/shapes.ts'
import { versionIn } from '../qbxml/text.ts'
import { cutFor, knownVersions } from '../qbxml/version.ts'
import { writeAnswer } from '../qbxml/write.ts'
import type { Cut } from '../schema/content.ts'
import { response } from '../schema/grammar.ts'
import type { Company, CompanyFacts } from './company-file.ts'
import { deskOf, deskSeen } from './desk/state.ts'
import { Iterators, type SavedIterator } from './iterator.ts'
import { begin, keep, plan } from './message-sets.ts'
import { answer, perform, type SessionState } from './perform.ts'
import { editionOf, versionsOf } from './product.ts'
import { ComError, type Session } from './quickbooks.ts'
import { notProcessed } from './refusal.ts'
import { refusedRight } from './rights.ts'

export const parseError = (): ComError =>
  new ComError('0x80040400', 'QuickBooks found an error when parsing the provided XML text stream.')

export const dialogOpen = (): ComError =>
  new ComError('0x80040414', 'A modal dialog box is showing in the QuickBooks user interface.')

/** The name under which the person at the desk works, who has all rights. */
export const person = 'person'

export class CompanySession implements Session {
  readonly companyFile: string
  readonly country: string
  readonly majorVersion: number
  readonly minorVersion: number
  readonly #company: Company
  readonly #state: SessionState
  readonly #closings: number
  #ended = false

  /** `saved` are the iterators of a session that began in another process. */
  constructor(company: Company, app: string, saved: readonly SavedIterator[] = []) {
    const { facts } = company
    this.companyFile = facts.path
    this.country = facts.country
    // The newest qbXML of the request processor, not the version of the product (web-connector.md 4.3, certain).
    const [major = 0, minor = 0] = newestVersion(facts).split('.').map(Number)
    this.majorVersion = major
    this.minorVersion = minor
    this.#company = company
    this.#closings = deskOf(company).closings
    this.#state = { app, iterators: new Iterators(saved), macros: new Map() }
  }

  processRequest(text: string): string {
    const steps = this.#steps(text)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
    }
  }

  /**
   * The same, with others getting their turn between two requests: `pause` waits for them. No other document may be
   * sent to this session meanwhile.
   */
  async processInTurns(text: string, pause: () => Promise<unknown>): Promise<string> {
    const steps = this.#steps(text)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      await pause()
    }
  }

  #refuseDead(): void {
    // The ticket is worth nothing either when the person has closed the company file meanwhile (our choice).
    if (this.#ended || deskSeen(this.#company).closings !== this.#closings)
      throw new ComError('0x8004040D', 'The ticket parameter is invalid.')
  }

  *#steps(text: string): Generator<undefined, string> {
    const company = this.#company
    company.refresh()
    this.#refuseDead()
    if (deskSeen(company).dialog !== undefined) throw dialogOpen()
    const understood = understand(text, company)
    const { version, document } = understood
    const edition = editionOf(company.facts)
    const made = plan(company, this.#state.app, document)
    if ('answer' in made) return made.answer
    if ('statusOnly' in made)
      return writeAnswer({ attributes: made.statusOnly, messages: [] }, { version, edition })
    const { keepAs } = made
    if (keepAs !== undefined) begin(company, this.#state.app, keepAs, document)
    const messages = yield* this.#run(understood)
    const asked = document.attributes
    const recovery = asked['newMessageSetID'] ?? asked['oldMessageSetID']
    const attributes: Record<string, string> = {
      ...(keepAs === undefined ? {} : { newMessageSetID: keepAs }),
      ...(recovery === undefined ? {} : { messageSetStatusCode: '0' }),
    }
    const out = writeAnswer({ attributes, messages }, { version, edition })
    if (keepAs !== undefined) keep(company, this.#state.app, keepAs, out)
    return out
  }

  *#run({
    document,
    faults,
    version,
  }: ReturnType<typeof understand>): Generator<undefined, Message[]> {
    const stops = document.attributes['onError'] === 'stopOnError'
    const dataless = document.attributes['responseData'] === 'includeNone'
    const faulty = new Map<number, Fault>()
    const warned = new Map<number, Fault>()
    const cut = cutFor(version, editionOf(this.#company.facts))
    for (const fault of faults) {
      const to = isWarning(fault) ? warned : faulty
      if (!to.has(fault.requestIndex)) to.set(fault.requestIndex, fault)
    }
    const ours = (asked: Message, index: number): Message =>
      warned.has(index) && cut ? withoutOthers(asked, cut.edition) : asked
    let stopped = false
    const one = (asked: Message, index: number): Message => {
      // After an Error everything that follows is left alone, queries too (5; their extent our choice).
      if (stopped) return answer(asked, notProcessed)
      const fault = faulty.get(index)
      const made = fault
        ? answer(asked, {
            code: fault.statusCode ?? 1000,
            severity: 'Error',
            message: fault.message,
          })
        : warnedOf(warned.get(index), expressed(this.#allowed(ours(asked, index)), cut))
      stopped = stops && made.attributes['statusSeverity'] === 'Error'
      return dataless ? { ...made, content: {} } : made
    }
    const answers: Message[] = []
    for (const [index, asked] of document.messages.entries()) {
      if (index > 0) {
        yield undefined
        // Whoever had a turn may have ended the session.
        if (this.#ended) this.#refuseDead()
      }
      answers.push(one(asked, index))
    }
    return answers
  }

  /** The answer, or the refusal where the application or its user may not ask that (13, certain). */
  #allowed(asked: Message): Message {
    const isPerson = this.#state.app === person
    const refused = isPerson ? undefined : refusedRight(this.#company, asked)
    return refused ? answer(asked, refused) : perform(this.#company, this.#state, asked)
  }

  /** Iterators not walked to their end, for a session that goes on in another process. */
  saveIterators(): SavedIterator[] {
    return this.#state.iterators.save()
  }

  loseIterators(): void {
    this.#state.iterators.clear()
  }

  end(): void {
    this.#ended = true
    this.#state.iterators.clear()
    this.#state.macros.clear()
  }
}

/** A fault that is warned of while the rest is done (530). */
const isWarning = ({ statusCode = 0 }: Fault): boolean => statusCode >= 500 && statusCode < 1000

/** Records of a kind that the version of the request does not have are left out, with 501 (certain; the text is ours). */
function expressed(made: Message, cut: Cut | undefined): Message {
  const known = cut && response(made.name)
  if (!known || made.attributes['statusCode'] !== '0') return made
  const { fields } = shapeOf(known)
  const gone = Object.keys(made.content).filter((name) => {
    const field = fields.get(name)
    return field && (field.since > cut.version || field.notIn.includes(cut.edition))
  })
  if (gone.length === 0) return made
  const content = { ...made.content }
  for (const name of gone) delete content[name]
  const attributes = {
    ...made.attributes,
    statusCode: '501',
    statusSeverity: 'Warn',
    statusMessage: 'An object cannot be expressed in the version of qbXML of this request.',
  }
  return { ...made, attributes, content }
}

/** An answer that went well says what was ignored. */
function warnedOf(fault: Fault | undefined, made: Message): Message {
  if (!fault || made.attributes['statusCode'] !== '0') return made
  const attributes = {
    ...made.attributes,
    statusCode: String(fault.statusCode),
    statusSeverity: 'Warn',
    statusMessage: fault.message,
  }
  return { ...made, attributes }
}

/** Facts of the company, hence forgotten with them. */
const knownTo = (company: Company): ReadonlySet<string> =>
  company.row('versions', '', () => new Set(versionsOf(company.facts, knownVersions)))

const newestVersion = (facts: CompanyFacts): string =>
  (versionsOf(facts, [...knownVersions]).at(-1) ?? '13.0').replace(/^[A-Z]+/, '')

/** The document, where QuickBooks would read it: else a COM error, and nothing of it ran (4, certain). */
function understand(
  text: string,
  company: Company,
): {
  version: string
  document: QbxmlDocument
  faults: Fault[]
} {
  const declared = /<\?qbxml([^?]*)\?>/i.exec(text.slice(0, 4096))
  const version = declared ? versionIn(declared[1] ?? '') : undefined
  // Country versions belong to country editions: a US company does not know CA3.0. A year knows those of its time.
  if (version !== undefined && !knownTo(company).has(version))
    throw new ComError(
      '0x80040423',
      'The version of qbXML that was requested is not supported or is unknown.',
    )
  let read: ReturnType<typeof readChecked>
  try {
    read = readChecked(text, { edition: editionOf(company.facts) })
  } catch (error) {
    if (error instanceof QbsyncError && error.exit === 2) throw parseError()
    throw error
  }
  const { document, faults } = read
  if (version === undefined || faults.some((fault) => fault.kind === 'structure'))
    throw parseError()
  if (!/^QBXML(Subscription)?MsgsRq$/.test(document.messageSet)) throw parseError()
  if (document.attributes['onError'] === 'rollbackOnError')
    throw new ComError(
      '0x80040413',
      'QuickBooks does not support the rollbackOnError value of the onError attribute.',
    )
  return { version, document, faults }
}
