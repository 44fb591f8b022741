// Reads one SOAP 1.1 call while its bytes arrive: which operation, with which arguments. The answer of QuickBooks
// in receiveResponseXML is never collected: it is unescaped slice by slice into a qbXML reader, so that 20 MB are
// worked on as they come and exist once.
//
// Elements are matched by local name, whatever the prefix; arguments may be unqualified (RPC style), missing or
// empty, which is the same (web-connector.md 1.4, 1.5). Text of arguments is kept exactly, blanks included.
import { isUtf8 } from 'node:buffer'
import { QbsyncError } from '../errors.ts'
import { xmlTextBytes } from '../limits.ts'
import type { QbxmlDocument } from '../qbxml/document.ts'
import { newAnswerReader } from './answer-reader.ts'
import { type CallName, calls, isCallName, namespace } from './calls.ts'
import { ToUtf8 } from './charset.ts'
import { type Element, type MarkupHandler, MarkupReader } from './markup.ts'
import { hasForbidden, malformed } from './tag.ts'

export interface SoapCall {
  readonly call: CallName
  /** Every argument of the call; "" where it was missing. `response` is always "" here. */
  readonly args: Readonly<Record<string, string>>
  /** What `response` held, if it could be read. */
  readonly answer?: QbxmlDocument
  /** Why `response` could not be read, if it was not empty. */
  readonly problem?: string
  /** Length of `response` once unescaped. */
  readonly bytes: number
  /** Characters left out because XML forbids them. */
  readonly dropped: number
}

/** What reads the qbXML inside `response`. It keeps nothing of the bytes it is handed. */
export interface AnswerReader {
  write(bytes: Uint8Array): void
  end(): QbxmlDocument
}

export interface EnvelopeOptions {
  /** As Content-Type names it. */
  readonly charset?: string | undefined
  /** Handed the arguments that came before `response`. */
  readonly answerReader?: (args: Readonly<Record<string, string>>) => AnswerReader
}

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/'
const soap12 = 'http://www.w3.org/2003/05/soap-envelope'

export class EnvelopeReader implements MarkupHandler {
  readonly #toUtf8: ToUtf8
  readonly #markup = new MarkupReader(this)
  readonly #newAnswerReader: NonNullable<EnvelopeOptions['answerReader']>
  #hasBody = false
  #inBody = false
  #call: CallName | undefined
  readonly #args: Record<string, string> = {}
  readonly #seen = new Set<string>()
  /** The argument whose text is being read. */
  #argument: string | undefined
  #text = new Collected()
  #answer: Answer | undefined

  constructor(options: EnvelopeOptions = {}) {
    this.#toUtf8 = new ToUtf8(options.charset)
    this.#newAnswerReader = options.answerReader ?? newAnswerReader
  }

  /** Throws E_SOAP as soon as this can no longer become a call. */
  write(chunk: Buffer): void {
    this.#markup.write(this.#toUtf8.write(chunk))
  }

  end(): SoapCall {
    this.#markup.write(this.#toUtf8.end())
    this.#markup.end()
    if (!this.#hasBody) throw malformed('the envelope has no body')
    if (this.#call === undefined) throw malformed('the body holds no operation')
    const args: Record<string, string> = {}
    for (const [name] of calls[this.#call].args) args[name] = this.#args[name] ?? ''
    return {
      call: this.#call,
      args,
      bytes: 0,
      dropped: this.#markup.dropped,
      ...this.#answer?.end(),
    }
  }

  open(element: Element, depth: number): void {
    if (depth === 0) checkEnvelope(element)
    else if (depth === 1) this.#openPart(element)
    else if (depth === 2 && this.#inBody) this.#openOperation(element)
    else if (depth === 3 && this.#inBody) this.#openArgument(element)
    else if (this.#argument !== undefined)
      throw malformed(`the argument ${this.#argument} holds an element`)
  }

  close(depth: number): void {
    if (depth === 1) this.#inBody = false
    if (depth !== 3 || this.#argument === undefined) return
    if (this.#argument !== 'response') this.#args[this.#argument] = this.#text.take(this.#argument)
    this.#argument = undefined
    this.#markup.passControls(false)
  }

  text(bytes: Buffer): void {
    if (this.#argument === 'response') this.#answer?.write(bytes)
    else if (this.#argument !== undefined) this.#text.add(bytes, this.#argument)
  }

  #openPart({ local, namespace: of }: Element): void {
    if (local !== 'Body' || of !== soap11) return
    if (this.#hasBody) throw malformed('the envelope has two bodies')
    this.#hasBody = true
    this.#inBody = true
  }

  #openOperation({ local, namespace: of }: Element): void {
    if (this.#call !== undefined) throw malformed('the body holds two operations')
    // Some clients leave the last slash out; anything else means another service.
    if (of !== namespace && `${of}/` !== namespace)
      throw malformed(`the operation ${cut(local)} is not in the namespace ${namespace}`)
    if (!isCallName(local)) throw malformed(`there is no operation ${cut(local)}`)
    this.#call = local
  }

  #openArgument({ local, attributes }: Element): void {
    if (this.#call === undefined) return
    const name = argumentName(this.#call, local)
    if (name === undefined) return
    if (this.#seen.has(name)) throw malformed(`the argument ${local} comes twice`)
    if (attributes.some(([key]) => key === 'href'))
      throw malformed(`the argument ${local} stands elsewhere, which is not supported`)
    this.#seen.add(name)
    this.#argument = name
    if (name !== 'response') return
    this.#answer = new Answer(this.#newAnswerReader(this.#args))
    this.#markup.passControls(true)
  }
}

function checkEnvelope({ local, namespace: of }: Element): void {
  if (of === soap12) throw malformed('this is SOAP 1.2, the Web Connector speaks SOAP 1.1')
  if (local !== 'Envelope' || of !== soap11) throw malformed('this is not a SOAP envelope')
}

/** Intuit's texts call the ticket of interactive calls both "wcTicket" and "ticket" (web-connector.md 1.2). */
function argumentName(call: CallName, local: string): string | undefined {
  for (const [name] of calls[call].args)
    if (name === local || (name === 'wcTicket' && local === 'ticket')) return name
  return undefined
}

const cut = (name: string): string => name.slice(0, 60)

/** Text of one argument, until it is whole. */
class Collected {
  #bytes: Buffer = Buffer.alloc(0)
  #length = 0

  add(bytes: Buffer, argument: string): void {
    const length = this.#length + bytes.length
    if (length > xmlTextBytes)
      throw malformed(`the argument ${argument} is longer than ${xmlTextBytes} bytes`)
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(128, length * 2))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    bytes.copy(this.#bytes, this.#length)
    this.#length = length
  }

  take(argument: string): string {
    if (this.#length === 0) return ''
    const text = this.#bytes.toString('utf8', 0, this.#length)
    if (text.includes('\ufffd') && !isUtf8(this.#bytes.subarray(0, this.#length)))
      throw malformed(`the argument ${argument} is not valid UTF-8`)
    if (hasForbidden(text))
      throw malformed(`the argument ${argument} holds a character XML forbids`)
    this.#length = 0
    return text
  }
}

/** The qbXML inside `response`. Trouble in it is a fact to report, not a reason to refuse the call. */
class Answer {
  readonly #reader: AnswerReader
  #bytes = 0
  #problem: string | undefined
  #started = false

  constructor(reader: AnswerReader) {
    this.#reader = reader
  }

  write(bytes: Buffer): void {
    this.#bytes += bytes.length
    if (this.#problem !== undefined) return
    // Blanks and a mark before the XML declaration are harmless, yet no XML reader may take them.
    const from = this.#started ? 0 : startOf(bytes)
    if (from === bytes.length) return
    this.#started = true
    this.#try(() => this.#reader.write(from === 0 ? bytes : bytes.subarray(from)))
  }

  end(): Pick<SoapCall, 'answer' | 'problem' | 'bytes'> {
    const bytes = this.#bytes
    if (bytes === 0) return { bytes }
    const answer = this.#problem === undefined ? this.#try(() => this.#reader.end()) : undefined
    if (this.#problem !== undefined) return { bytes, problem: this.#problem }
    return answer === undefined ? { bytes } : { bytes, answer }
  }

  #try<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof QbsyncError) || error.code === 'E_INTERNAL') throw error
      this.#problem = error.message
      return undefined
    }
  }
}

function startOf(bytes: Buffer): number {
  let at = 0
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3
  while (
    at < bytes.length &&
    (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x09 || bytes[at] === 0x0d)
  )
    at++
  return at
}
