// The general path of reading: one token at a time, every rule of well-formedness checked. The reader's fast
// path steps over what is plain and predicted and comes here for all else; the checker reads everything here.
// Positions are byte offsets into the current window; line and column are worked out only for a fault.
import { QbsyncError } from '../errors.ts'
import { xmlDepth, xmlTagBytes, xmlTextBytes } from '../limits.ts'
import { lineFeeds } from './bytes.ts'
import { codeName } from './chars.ts'
import { decode, type Encoding } from './encoding.ts'
import { isName, nameAtStart } from './names.ts'
import { resolve } from './references.ts'

export type Attributes = ReadonlyMap<string, string>

export interface Handler {
  open(name: string, attributes: Attributes | undefined, at: number): void
  /** The element on top of the stack ends; its name has been compared. */
  close(): void
  /** Text as it is meant: references resolved, line ends made LF. May come in several pieces. */
  text(text: string, at: number): void
  instruction(target: string, body: string): void
}

/** Where the current window stands in the document. */
export interface Position {
  /** Lines before the window, and characters of the last of them. */
  line: number
  column: number
}

const LT = 60
const GT = 62
const isBlankByte = (byte: number | undefined): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9

// Only what XML 1.0 has: version, encoding and standalone, in this order.
const s = '[\\t\\n\\r ]'
const declaration = new RegExp(
  `^${s}+version${s}*=${s}*(?:"1\\.0"|'1\\.0')` +
    `(?:${s}+encoding${s}*=${s}*(?:"[A-Za-z][\\w.-]*"|'[A-Za-z][\\w.-]*'))?` +
    `(?:${s}+standalone${s}*=${s}*(?:"(?:yes|no)"|'(?:yes|no)'))?${s}*$`,
)

export class Tokenizer {
  /** The window: bytes, and the same bytes as a string of one character each. */
  bytes: Buffer = Buffer.alloc(0)
  byteText = ''
  /** Start of the next token. */
  at = 0
  /** Nothing comes after this window. */
  last = false
  encoding: Encoding = 'utf-8'
  readonly position: Position = { line: 1, column: 1 }
  /** Names of the open elements. */
  readonly open: string[] = []
  #rootSeen = false
  #begun = false
  readonly #handler: Handler

  constructor(handler: Handler) {
    this.#handler = handler
  }

  /** Reads one token. False: the window holds no whole one any more. */
  step(): boolean {
    const { bytes, at } = this
    if (at >= bytes.length) return false
    if (bytes[at] !== LT) return this.#text()
    switch (bytes[at + 1]) {
      case undefined:
        return this.#incomplete('a tag', xmlTagBytes)
      case 0x2f:
        return this.#endTag()
      case 0x3f:
        return this.#instruction()
      case 0x21:
        return this.#markup()
      default:
        return this.#startTag()
    }
  }

  /** Called once, when all has been read. */
  finish(): void {
    const top = this.open.at(-1)
    if (top !== undefined) this.fail(`<${top}> is not closed`, this.bytes.length)
    if (!this.#rootSeen) this.fail('there is no root element', this.bytes.length)
  }

  fail(problem: string, at: number): never {
    const { line, column } = this.locate(at)
    throw new QbsyncError('E_XML', { line, column, problem })
  }

  /** Fails at a character of a text whose bytes begin at `from`. */
  #failIn(text: string, index: number, problem: string, from: number): never {
    let { line, column } = this.locate(from)
    for (const char of text.slice(0, index)) {
      column = char === '\n' ? 1 : column + 1
      if (char === '\n') line++
    }
    throw new QbsyncError('E_XML', { line, column, problem })
  }

  locate(at: number): Position {
    const { bytes } = this
    let { line, column } = this.position
    const end = Math.min(at, bytes.length)
    const lastBreak = end === 0 ? -1 : bytes.lastIndexOf(10, end - 1)
    if (lastBreak >= 0) column = 1
    line += lineFeeds(bytes, lastBreak + 1)
    for (let i = lastBreak + 1; i < end; i++) {
      const byte = bytes[i] ?? 0
      if (byte < 0x80 || byte >= 0xc0 || this.encoding !== 'utf-8') column++
    }
    return { line, column }
  }

  /** Pushes an element that begins; the fast path calls it too. */
  enter(name: string, at: number): void {
    if (this.open.length >= xmlDepth) this.fail(`elements are nested deeper than ${xmlDepth}`, at)
    this.open.push(name)
  }

  /** Text of a leaf between two offsets, resolved and checked. */
  textBetween(from: number, to: number): string {
    if (to - from > xmlTextBytes) this.#tooLong('a text', xmlTextBytes, from)
    const raw = this.byteText.slice(from, to)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (!/[&\]\u0000-\u0008\u000b-\u001f\u0080-\uffff]/.test(raw)) return raw
    const cdataEnd = raw.indexOf(']]>')
    if (cdataEnd >= 0) this.fail('"]]>" must not stand in text', from + cdataEnd)
    const text = this.#characters(from, to)
    return resolve(text, (problem, index) => this.#failIn(text, index, problem, from))
  }

  #text(): boolean {
    const { byteText, at } = this
    const next = byteText.indexOf('<', at)
    if (next < 0 && !this.last) return this.#incomplete('a text', xmlTextBytes)
    const end = next < 0 ? byteText.length : next
    if (this.open.length === 0) {
      const blank = /[^\t\n\r ]/g
      blank.lastIndex = at
      const stray = blank.exec(byteText)
      if (stray && stray.index < end)
        this.fail('there is text outside the root element', stray.index)
    } else this.#handler.text(this.textBetween(at, end), at)
    this.at = end
    this.#begun = true
    return true
  }

  #endTag(): boolean {
    const { byteText, at, open } = this
    const end = byteText.indexOf('>', at)
    if (end < 0) return this.#incomplete('a tag', xmlTagBytes)
    if (end - at >= xmlTagBytes) this.#tooLong('a tag', xmlTagBytes, at)
    const top = open.at(-1)
    let nameEnd = end
    while (isBlankByte(this.bytes[nameEnd - 1])) nameEnd--
    const name = this.#characters(at + 2, nameEnd)
    if (top === undefined) this.fail(`</${name}> closes nothing`, at)
    if (name !== top) this.fail(`<${top}> is closed by </${name.slice(0, 100)}>`, at)
    open.pop()
    this.#handler.close()
    this.at = end + 1
    return true
  }

  #startTag(): boolean {
    const { bytes, at } = this
    // An attribute may hold ">", so the end is looked for outside quotes.
    let quote = 0
    let end = at + 1
    for (; end < bytes.length; end++) {
      const byte = bytes[end]
      if (quote !== 0) {
        if (byte === quote) quote = 0
      } else if (byte === 0x22 || byte === 0x27) quote = byte
      else if (byte === GT) break
      if (byte === LT) this.fail('"<" must not stand in a tag', end)
    }
    if (end - at >= xmlTagBytes) this.#tooLong('a tag', xmlTagBytes, at)
    if (end === bytes.length) return this.#incomplete('a tag', xmlTagBytes)
    const empty = bytes[end - 1] === 0x2f
    const body = this.#characters(at + 1, empty ? end - 1 : end)
    const name = nameAtStart(body)
    if (name === undefined) this.fail('"<" is not followed by a name', at)
    if (this.open.length === 0 && this.#rootSeen) this.fail('there is a second root element', at)
    const attributes =
      body.length > name.length ? this.#attributes(body, name.length, at) : undefined
    this.enter(name, at)
    this.#rootSeen = true
    this.#begun = true
    this.#handler.open(name, attributes, at)
    if (empty) {
      this.open.pop()
      this.#handler.close()
    }
    this.at = end + 1
    return true
  }

  #attributes(body: string, from: number, at: number): Attributes | undefined {
    const one = /[\t\n\r ]+([^\t\n\r =]+)[\t\n\r ]*=[\t\n\r ]*(?:"([^"]*)"|'([^']*)')/y
    const found = new Map<string, string>()
    let end = from
    for (;;) {
      one.lastIndex = end
      const m = one.exec(body)
      if (!m) break
      const name = m[1] ?? ''
      if (!isName(name)) this.fail(`"${name.slice(0, 100)}" is not a name for an attribute`, at)
      if (found.has(name)) this.fail(`the attribute ${name} comes twice`, at)
      // White space in an attribute is a blank, unless it was written as a reference (XML 1.0, 3.3.3).
      const raw = (m[2] ?? m[3] ?? '').replace(/[\t\n]/g, ' ')
      found.set(
        name,
        resolve(raw, (problem) => this.fail(problem, at)),
      )
      end = one.lastIndex
    }
    if (/[^\t\n\r ]/.test(body.slice(end))) this.fail('the attributes of a tag cannot be read', at)
    return found.size === 0 ? undefined : found
  }

  #markup(): boolean {
    const { byteText, at } = this
    for (const [start, stop] of [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
      ['<!DOCTYPE', ''],
    ] as const) {
      const head = byteText.slice(at, at + start.length)
      if (head === start) {
        if (stop === '') this.fail('a DOCTYPE is refused', at)
        return stop === '-->' ? this.#comment() : this.#cdata()
      }
      if (start.startsWith(head) && !this.last) return false
    }
    this.fail('"<!" starts neither a comment nor CDATA', at)
  }

  #comment(): boolean {
    const { byteText, at } = this
    const end = byteText.indexOf('--', at + 4)
    if (end < 0 || end + 2 >= byteText.length) return this.#incomplete('a comment', xmlTextBytes)
    if (byteText[end + 2] !== '>') this.fail('"--" must not stand in a comment', end)
    if (end - at > xmlTextBytes) this.#tooLong('a comment', xmlTextBytes, at)
    this.#characters(at + 4, end)
    this.at = end + 3
    this.#begun = true
    return true
  }

  #cdata(): boolean {
    const { byteText, at } = this
    if (this.open.length === 0) this.fail('there is text outside the root element', at)
    const end = byteText.indexOf(']]>', at + 9)
    if (end < 0) return this.#incomplete('a CDATA section', xmlTextBytes)
    if (end - at > xmlTextBytes) this.#tooLong('a CDATA section', xmlTextBytes, at)
    this.#handler.text(this.#characters(at + 9, end), at)
    this.at = end + 3
    return true
  }

  #instruction(): boolean {
    const { byteText, at } = this
    const end = byteText.indexOf('?>', at + 2)
    if (end < 0) return this.#incomplete('an instruction', xmlTextBytes)
    if (end - at > xmlTextBytes) this.#tooLong('an instruction', xmlTextBytes, at)
    const body = this.#characters(at + 2, end)
    const target = nameAtStart(body)
    if (target === undefined) this.fail('"<?" is not followed by a name', at)
    const rest = body.slice(target.length)
    if (rest !== '' && !/^[\t\n\r ]/.test(rest)) this.fail('"<?" is not followed by a name', at)
    if (target.toLowerCase() === 'xml') this.#declaration(target, rest, at)
    else this.#handler.instruction(target, rest.trim())
    this.at = end + 2
    this.#begun = true
    return true
  }

  #declaration(target: string, rest: string, at: number): void {
    if (target !== 'xml' || this.#begun) this.fail('the XML declaration must come first', at)
    if (!declaration.test(rest)) this.fail('the XML declaration cannot be read', at)
  }

  /** Characters of a range, checked, with line ends made LF. */
  #characters(from: number, to: number): string {
    const raw = this.byteText.slice(from, to)
    if (!/[^\t\n -~]/.test(raw)) return raw
    const text = decode(this.bytes, from, to, this.encoding)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text)
    if (bad) {
      const problem = `the character ${codeName(bad[0].charCodeAt(0))} is not allowed`
      this.#failIn(text, bad.index, problem, from)
    }
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  }

  #incomplete(what: string, limit: number): false {
    if (this.bytes.length - this.at > limit) this.#tooLong(what, limit, this.at)
    if (this.last) this.fail(`${what} is not finished`, this.at)
    return false
  }

  #tooLong(what: string, limit: number, at: number): never {
    this.fail(`${what} is longer than ${limit} bytes`, at)
  }
}
