// A small strict reader of XML for the answers of a service: what the XmlTextReader of .NET refuses, this refuses.
// Neither fast-xml-parser (accepts mismatched tags) nor the sax of the soap package (accepts control characters)
// would tell a service that its answer is broken. Answers are small: a tree is fine here.
import { xmlDepth } from '../limits.ts'

export interface XmlElement {
  /** Name without prefix. */
  readonly name: string
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: XmlElement[]
  /** Text and CDATA directly inside, in order, white space kept. */
  text: string
}
export interface XmlAttribute {
  readonly name: string
  readonly namespace: string
  readonly value: string
}

export class XmlProblem extends Error {
  readonly line: number
  readonly column: number
  constructor(problem: string, text: string, offset: number) {
    const before = text.slice(0, offset)
    const line = before.split('\n').length
    const column = offset - before.lastIndexOf('\n')
    super(`${problem} Line ${line}, position ${column}.`)
    this.name = 'XmlProblem'
    this.line = line
    this.column = column
  }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}
const nameStart = 'A-Za-z_\\u00c0-\\u02ff\\u0370-\\u1fff\\u2070-\\udfff\\uf900-\\ufffd'
const ncName = `[${nameStart}][${nameStart}0-9.\\-\\u00b7\\u0300-\\u036f]*`
const qName = `(?:${ncName}:)?${ncName}`
const openTag = new RegExp(`<(${qName})`, 'y')
const closeTag = new RegExp(`</(${qName})\\s*>`, 'y')
const attribute = new RegExp(`\\s+(${qName})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y')
const tagEnd = /\s*(\/?)>/y
const declaration =
  /<\?xml\s+version\s*=\s*(["'])1\.\d\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(?:yes|no)\5)?\s*\?>/y
const instruction = new RegExp(`<\\?(${ncName})(?:\\s[^]*?)?\\?>`, 'y')
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML does not have
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const isLegal = (c: number): boolean =>
  c === 9 ||
  c === 10 ||
  c === 13 ||
  (c >= 0x20 && c <= 0xd7ff) ||
  (c >= 0xe000 && c <= 0xfffd) ||
  (c >= 0x10000 && c <= 0x10ffff)

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'
const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:')

const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text)
const oneNewline = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text

/** Reads a whole document. Throws XmlProblem at the first thing that is not well-formed. */
export function readXml(text: string): XmlElement {
  return new Reader(text).read()
}

interface Open {
  readonly tag: string
  readonly element: XmlElement
  readonly prefixes: ReadonlyMap<string, string>
}

class Reader {
  readonly #text: string
  #at = 0
  #root: XmlElement | undefined
  readonly #open: Open[] = []

  constructor(text: string) {
    this.#text = text
  }

  read(): XmlElement {
    const bad = illegal.exec(this.#text)
    if (bad)
      throw this.#problem(
        `'${show(bad[0])}', hexadecimal value, is an invalid character.`,
        bad.index,
      )
    if (this.#text.startsWith('<?xml') && !this.#match(declaration))
      throw this.#problem('The XML declaration is invalid.')
    while (this.#at < this.#text.length) this.#next()
    const left = this.#open.at(-1)
    if (left) throw this.#problem(`Unexpected end of file: the element ${left.tag} is not closed.`)
    if (!this.#root) throw this.#problem('Root element is missing.')
    return this.#root
  }

  #next(): void {
    const starts = (mark: string): boolean => this.#text.startsWith(mark, this.#at)
    const end = this.#text.indexOf('<', this.#at)
    if (end !== this.#at) this.#characters(end < 0 ? this.#text.length : end)
    else if (starts('<!--')) this.#comment()
    else if (starts('<![CDATA[')) this.#cdata()
    else if (starts('<!'))
      throw this.#problem('For security reasons DTD is prohibited in this XML document.')
    else if (starts('<?')) this.#instruction()
    else if (starts('</')) this.#close()
    else this.#element()
  }

  #characters(end: number): void {
    const raw = this.#text.slice(this.#at, end)
    const top = this.#open.at(-1)
    if (!top) {
      if (!isBlank(raw)) throw this.#problem('Data at the root level is invalid.')
    } else {
      const forbidden = raw.indexOf(']]>')
      if (forbidden >= 0) throw this.#problem("']]>' is not allowed in text.", this.#at + forbidden)
      top.element.text += this.#decode(oneNewline(raw), this.#at)
    }
    this.#at = end
  }

  #comment(): void {
    const end = this.#text.indexOf('--', this.#at + 4)
    if (end < 0 || this.#text[end + 2] !== '>')
      throw this.#problem('A comment is not ended properly.')
    this.#at = end + 3
  }

  #cdata(): void {
    const end = this.#text.indexOf(']]>', this.#at)
    const top = this.#open.at(-1)
    if (end < 0 || !top) throw this.#problem('A CDATA section is not closed or not in an element.')
    top.element.text += oneNewline(this.#text.slice(this.#at + 9, end))
    this.#at = end + 3
  }

  #instruction(): void {
    const found = this.#match(instruction)
    if (!found) throw this.#problem('A processing instruction is invalid.')
    else if (found[1]?.toLowerCase() === 'xml')
      throw this.#problem('Unexpected XML declaration. It must be the first node in the document.')
  }

  #close(): void {
    const found = this.#match(closeTag)
    const top = this.#open.pop()
    if (!found) throw this.#problem('An end tag is invalid.')
    if (!top || top.tag !== found[1])
      throw this.#problem(
        `The end tag ${found[1]} does not match the start tag ${top?.tag ?? '(none)'}.`,
      )
  }

  #element(): void {
    const start = this.#at
    const tag = this.#match(openTag)?.[1]
    if (tag === undefined) throw this.#problem("Name cannot begin with that character after '<'.")
    const raw = this.#attributes()
    const end = this.#match(tagEnd)
    if (!end) throw this.#problem(`The start tag ${tag} is invalid.`)
    if (this.#root && this.#open.length === 0)
      throw this.#problem('There are multiple root elements.', start)
    if (this.#open.length >= xmlDepth)
      throw this.#problem('The document is nested too deep.', start)

    const prefixes = this.#prefixes(raw)
    const { local, namespace } = this.#resolve(tag, prefixes, start)
    const attributes = raw
      .filter((a) => !isDeclaration(a.name))
      .map((a) => this.#attribute(a, prefixes, start))
    const expanded = new Set(attributes.map((a) => `${a.namespace} ${a.name}`))
    if (expanded.size < attributes.length)
      throw this.#problem('There is a duplicate attribute name.', start)
    const element: XmlElement = { name: local, namespace, attributes, children: [], text: '' }
    this.#open.at(-1)?.element.children.push(element)
    this.#root ??= element
    if (end[1] === '') this.#open.push({ tag, element, prefixes })
  }

  #attributes(): { name: string; value: string }[] {
    const found: { name: string; value: string }[] = []
    const names = new Set<string>()
    for (let m = this.#match(attribute); m; m = this.#match(attribute)) {
      const name = m[1] ?? ''
      if (names.has(name)) throw this.#problem(`'${name}' is a duplicate attribute name.`)
      names.add(name)
      const value = (m[2] ?? m[3] ?? '').replace(/\r\n?|[\t\n]/g, ' ')
      found.push({ name, value: this.#decode(value, this.#at) })
    }
    return found
  }

  #prefixes(raw: readonly { name: string; value: string }[]): ReadonlyMap<string, string> {
    const outer = this.#open.at(-1)?.prefixes ?? new Map([['xml', xmlNamespace]])
    const declared = raw.filter((a) => isDeclaration(a.name))
    if (declared.length === 0) return outer
    for (const { name, value } of declared) {
      const prefix = name.slice(6)
      // Namespaces in XML: only xml may have its namespace, xmlns none, and a prefix cannot be taken back.
      const isWrong =
        (prefix === 'xml') !== (value === xmlNamespace) ||
        prefix === 'xmlns' ||
        value === xmlnsNamespace ||
        (prefix !== '' && value === '')
      if (isWrong) throw this.#problem(`The declaration ${name}="${value}" is not allowed.`)
    }
    return new Map([...outer, ...declared.map((a) => [a.name.slice(6), a.value] as const)])
  }

  #attribute(
    raw: { name: string; value: string },
    prefixes: ReadonlyMap<string, string>,
    offset: number,
  ): XmlAttribute {
    // The default namespace does not reach attributes.
    if (!raw.name.includes(':')) return { name: raw.name, namespace: '', value: raw.value }
    const { local, namespace } = this.#resolve(raw.name, prefixes, offset)
    return { name: local, namespace, value: raw.value }
  }

  #resolve(name: string, prefixes: ReadonlyMap<string, string>, offset: number) {
    const colon = name.indexOf(':')
    const prefix = colon < 0 ? '' : name.slice(0, colon)
    const namespace = prefixes.get(prefix)
    if (namespace === undefined && prefix !== '')
      throw this.#problem(`'${prefix}' is an undeclared prefix.`, offset)
    return { local: name.slice(colon + 1), namespace: namespace ?? '' }
  }

  #decode(text: string, offset: number): string {
    if (!text.includes('&')) return text
    return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|([A-Za-z_][\w.-]*))?;?/g, (match, d, h, n) => {
      if (!match.endsWith(';'))
        throw this.#problem("An error occurred while parsing EntityName: a bare '&'.", offset)
      const value = n === undefined ? undefined : named[n]
      if (value !== undefined) return value
      if (n !== undefined) throw this.#problem(`Reference to undeclared entity '${n}'.`, offset)
      const code = d ? Number(d) : h ? Number.parseInt(h, 16) : -1
      if (!isLegal(code))
        throw this.#problem(`The reference ${match} is an invalid character.`, offset)
      return String.fromCodePoint(code)
    })
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found
  }

  #problem(problem: string, offset = this.#at): XmlProblem {
    return new XmlProblem(problem, this.#text, offset)
  }
}

const show = (character: string): string =>
  `0x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
