// XML over bytes as they arrive: tags and unescaped text out, nothing of the document kept. UTF-8 in (charset.ts
// makes it so). It refuses what XML 1.0 and XML namespaces refuse, any DOCTYPE, and what is deeper or longer than
// our bounds; only references to characters that XML forbids are dropped and counted, since .NET lets them through
// as "&#x1F;" (web-connector.md 1.4, inferred).
import { isUtf8 } from 'node:buffer'
import { xmlDepth, xmlTagBytes } from '../limits.ts'
import {
  checkInstruction,
  hasForbidden,
  malformed,
  type ParsedTag,
  parseEndTag,
  parseTag,
} from './tag.ts'
import { Unescaper } from './unescape.ts'

export interface Element {
  readonly local: string
  readonly namespace: string
  readonly attributes: ParsedTag['attributes']
}

export interface MarkupHandler {
  /** `depth` is 0 for the root. */
  open(element: Element, depth: number): void
  close(depth: number): void
  /** Unescaped. The bytes are good only during the call: the buffer is used again. */
  text(bytes: Buffer): void
}

/** 'markup' is just after "<", before it is clear what follows. */
type Mode = 'text' | 'markup' | 'tag' | 'instruction' | 'comment'

/** Namespaces by prefix, the innermost first. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>
  readonly outer?: Scope
}

const [quote, apostrophe, bang, hyphen, slash] = [0x22, 0x27, 0x21, 0x2d, 0x2f]
const [less, greater, question] = [0x3c, 0x3e, 0x3f]
const rootScope: Scope = {
  declared: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
}

export class MarkupReader {
  readonly #handler: MarkupHandler
  readonly #text: Unescaper
  #mode: Mode = 'text'
  /** Markup that began in an earlier chunk. */
  #held: Buffer = Buffer.alloc(0)
  #heldLength = 0
  /** The quote a tag is inside of. */
  #quote = 0
  #hasRoot = false
  readonly #open: { name: string; scope: Scope }[] = []
  #scope: Scope = rootScope

  constructor(handler: MarkupHandler) {
    this.#handler = handler
    this.#text = new Unescaper((bytes) => this.#giveText(bytes))
  }

  /** References to characters XML forbids that were left out. */
  get dropped(): number {
    return this.#text.dropped
  }

  /** Lets raw control characters of text through: whoever reads the text will refuse them by name. */
  passControls(pass: boolean): void {
    this.#text.passControls = pass
  }

  write(bytes: Buffer): void {
    let at = 0
    while (at < bytes.length) {
      if (this.#mode === 'text') at = this.#readText(bytes, at)
      else if (this.#mode === 'tag') at = this.#readTag(bytes, at)
      else at = this.#readOther(bytes, at)
    }
    this.#text.before += bytes.length
  }

  end(): void {
    const isWhole = this.#mode === 'text' && this.#text.isWhole && this.#open.length === 0
    if (!isWhole) throw malformed('it ends too early')
    if (!this.#hasRoot) throw malformed('there is no XML in it')
  }

  #readText(bytes: Buffer, from: number): number {
    if (this.#text.isInCdata) return this.#text.readCdata(bytes, from)
    const at = this.#text.readText(bytes, from)
    if (at < bytes.length) this.#mode = 'markup'
    return at + 1
  }

  #giveText(bytes: Buffer): void {
    if (this.#open.length > 0) this.#handler.text(bytes)
    else if (/[^ \t\n]/.test(bytes.toString('latin1')))
      throw malformed('text stands outside the root element')
  }

  #readTag(bytes: Buffer, from: number): number {
    let inside = this.#quote
    for (let at = from; at < bytes.length; at++) {
      const b = bytes[at]
      if (b === less) throw this.#at('a tag holds "<"', at)
      if (inside !== 0) {
        if (b === inside) inside = 0
      } else if (b === greater) {
        const text = this.#take(bytes, from, at)
        if (text.charCodeAt(0) === slash) this.#closeElement(text.slice(1), at)
        else this.#openElement(text, at)
        return at + 1
      } else if (b === quote || b === apostrophe) inside = b
    }
    this.#quote = inside
    this.#hold(bytes, from, bytes.length)
    return bytes.length
  }

  /** Finds out what "<" opens, and reads comments and instructions. */
  #readOther(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const b = bytes[at] as number
      if (this.#mode === 'markup') {
        const opened = this.#decide(bytes, from, at, b)
        if (opened === 'tag') return this.#readTag(bytes, from)
        if (opened === 'cdata') return at + 1
      } else if (b === greater && this.#isEnd(bytes, from, at)) {
        this.#finishOther(bytes, from, at)
        return at + 1
      }
    }
    this.#hold(bytes, from, bytes.length)
    return bytes.length
  }

  #decide(bytes: Buffer, from: number, at: number, b: number): Mode | 'cdata' {
    if (this.#heldLength + at - from === 0) {
      if (b === greater) throw this.#at('a tag has no name', at)
      this.#quote = 0
      if (b === bang) return 'markup'
      return (this.#mode = b === question ? 'instruction' : 'tag')
    }
    const text = this.#textOf(bytes, from, at + 1)
    if (text === '!--') return (this.#mode = 'comment')
    if (text === '![CDATA[') {
      if (this.#open.length === 0) throw this.#at('text stands outside the root element', at)
      this.#heldLength = 0
      this.#mode = 'text'
      this.#text.openCdata()
      return 'cdata'
    }
    if (text === '!DOCTYPE') throw this.#at('a DOCTYPE is refused', at)
    if (!['!--', '![CDATA[', '!DOCTYPE'].some((opening) => opening.startsWith(text)))
      throw this.#at('"<!" opens nothing known', at)
    return 'markup'
  }

  /** Whether the ">" at `at` ends the comment or instruction. */
  #isEnd(bytes: Buffer, from: number, at: number): boolean {
    const back = (n: number): number | undefined =>
      at - n >= from ? bytes[at - n] : this.#held[this.#heldLength + at - n - from]
    const length = this.#heldLength + at - from
    if (this.#mode === 'instruction') return length >= 2 && back(1) === question
    return length >= 5 && back(1) === hyphen && back(2) === hyphen
  }

  #finishOther(bytes: Buffer, from: number, at: number): void {
    // The declaration is first when nothing came before its "<".
    const length = this.#heldLength + at - from
    const isFirst = this.#text.before + at - length - 1 === 0
    const isComment = this.#mode === 'comment'
    const text = this.#take(bytes, from, at)
    if (!isComment) {
      checkInstruction(text.slice(1, -1), isFirst)
      return
    }
    const inner = text.slice(3, -2)
    if (inner.includes('--') || inner.endsWith('-') || hasForbidden(inner))
      throw this.#at('a comment is not well-formed', at)
  }

  #openElement(text: string, at: number): void {
    const tag = parseTag(text)
    const depth = this.#open.length
    if (depth === 0 && this.#hasRoot) throw this.#at('there is a second root element', at)
    if (depth >= xmlDepth) throw this.#at(`elements nest deeper than ${xmlDepth}`, at)
    this.#hasRoot = true
    const outer = this.#scope
    if (tag.declared) this.#scope = { declared: tag.declared, outer }
    const namespace = this.#namespace(tag.prefix)
    if (tag.prefixed.length > 0) this.#checkPrefixed(tag)
    this.#handler.open({ local: tag.local, namespace, attributes: tag.attributes }, depth)
    if (tag.isEmpty) {
      this.#scope = outer
      this.#handler.close(depth)
      return
    }
    this.#open.push({ name: tag.name, scope: outer })
    this.#text.isInRoot = true
  }

  #namespace(prefix: string): string {
    for (let scope: Scope | undefined = this.#scope; scope; scope = scope.outer) {
      const found = scope.declared.get(prefix)
      if (found !== undefined) return found
    }
    if (prefix === '') return ''
    throw malformed(`the prefix ${prefix} is not declared`)
  }

  /** Two attributes may be one by another prefix. */
  #checkPrefixed(tag: ParsedTag): void {
    const names = tag.prefixed.map(({ prefix, local }) => `${this.#namespace(prefix)} ${local}`)
    if (new Set(names).size < names.length)
      throw malformed(`an attribute of <${tag.name}> comes twice`)
  }

  #closeElement(text: string, at: number): void {
    const opened = this.#open.pop()
    if (opened === undefined || (text !== opened.name && parseEndTag(text) !== opened.name))
      throw this.#at('an end tag does not fit its start tag', at)
    this.#scope = opened.scope
    this.#text.isInRoot = this.#open.length > 0
    this.#handler.close(this.#open.length)
  }

  /** The markup that ends before `to`; text follows. */
  #take(bytes: Buffer, from: number, to: number): string {
    const text = this.#textOf(bytes, from, to)
    this.#heldLength = 0
    this.#mode = 'text'
    return text
  }

  #textOf(bytes: Buffer, from: number, to: number): string {
    this.#bound(from, to)
    let whole = bytes
    let [start, end] = [from, to]
    if (this.#heldLength > 0) {
      whole = Buffer.concat([this.#held.subarray(0, this.#heldLength), bytes.subarray(from, to)])
      start = 0
      end = whole.length
    }
    const text = whole.toString('utf8', start, end)
    if (text.includes('\ufffd') && !isUtf8(whole.subarray(start, end)))
      throw this.#at('a tag is not valid UTF-8', from)
    return text
  }

  #hold(bytes: Buffer, from: number, to: number): void {
    this.#bound(from, to)
    const length = this.#heldLength + to - from
    if (length > this.#held.length) {
      const larger = Buffer.allocUnsafe(Math.max(256, length * 2))
      this.#held.copy(larger, 0, 0, this.#heldLength)
      this.#held = larger
    }
    bytes.copy(this.#held, this.#heldLength, from, to)
    this.#heldLength = length
  }

  #bound(from: number, to: number): void {
    if (this.#heldLength + to - from > xmlTagBytes)
      throw this.#at(`a tag or comment is longer than ${xmlTagBytes} bytes`, to)
  }

  #at(problem: string, at: number): Error {
    return malformed(`${problem}, at byte ${this.#text.before + at}`)
  }
}
