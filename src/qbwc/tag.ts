// One tag of an XML document, from its text between < and >. Strict as XML 1.0 and XML namespaces want it; the
// same tags come again with every call, so what was read once is remembered.
import { QbsyncError } from '../errors.ts'

export interface ParsedTag {
  /** As written, prefix included. */
  readonly name: string
  readonly prefix: string
  readonly local: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  /** Namespaces by prefix, where the tag declares any. */
  readonly declared?: ReadonlyMap<string, string>
  /** Names of attributes that stand in a namespace. */
  readonly prefixed: readonly { readonly prefix: string; readonly local: string }[]
  readonly isEmpty: boolean
}

export const malformed = (problem: string): QbsyncError => new QbsyncError('E_SOAP', { problem })

const start =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const name = `[${start}][${start}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*`
const blank = '[ \\t\\r\\n]'
const opening = new RegExp(`^(${name})`, 'u')
const closing = new RegExp(`^(${name})${blank}*$`, 'u')
const attribute = new RegExp(`${blank}+(${name})${blank}*=${blank}*(?:"([^<"]*)"|'([^<']*)')`, 'uy')
const rest = new RegExp(`${blank}*(/?)$`, 'uy')
const instruction = new RegExp(`^(${name})(?:${blank}|$)`, 'u')
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

export const hasForbidden = (text: string): boolean => forbidden.test(text)

const remembered = new Map<string, ParsedTag>()
const rememberedCount = 256
const rememberedLength = 512

/** A start tag or an empty-element tag, without the angle brackets. */
export function parseTag(text: string): ParsedTag {
  const known = remembered.get(text)
  if (known) return known
  const tag = parse(text)
  if (text.length <= rememberedLength) {
    if (remembered.size >= rememberedCount) remembered.clear()
    remembered.set(text, tag)
  }
  return tag
}

function parse(text: string): ParsedTag {
  if (hasForbidden(text)) throw malformed('a tag holds a character XML forbids')
  const name = opening.exec(text)?.[1]
  if (name === undefined || !isQualified(name)) throw malformed('a tag has no valid name')
  const attributes: [string, string][] = []
  let at = name.length
  for (;;) {
    attribute.lastIndex = at
    const found = attribute.exec(text)
    if (!found) break
    at = attribute.lastIndex
    const key = found[1] ?? ''
    if (!isQualified(key)) throw malformed(`the attribute ${key} has no valid name`)
    // Tabs and line ends in an attribute are blanks to a reader (XML 1.0, 3.3.3).
    const value = (found[2] ?? found[3] ?? '').replace(/\r\n|[\t\r\n]/g, ' ')
    attributes.push([key, decodeText(value)])
  }
  rest.lastIndex = at
  const end = rest.exec(text)
  if (!end) throw malformed(`the tag <${name}> is not well-formed`)
  if (new Set(attributes.map(([key]) => key)).size < attributes.length)
    throw malformed(`an attribute of <${name}> comes twice`)
  const declared = declarations(attributes)
  const prefixed = attributes
    .map(([key]) => splitName(key))
    .filter(({ prefix }) => prefix !== '' && prefix !== 'xmlns')
  return {
    name,
    ...splitName(name),
    attributes,
    ...(declared.size > 0 && { declared }),
    prefixed,
    isEmpty: end[1] === '/',
  }
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

function declarations(attributes: ParsedTag['attributes']): Map<string, string> {
  const declared = new Map<string, string>()
  for (const [name, value] of attributes) {
    const { prefix, local } = splitName(name)
    if (name !== 'xmlns' && prefix !== 'xmlns') continue
    const key = prefix === '' ? '' : local
    const isWrong =
      key === 'xmlns' || value === xmlnsNamespace || (key === 'xml') !== (value === xmlNamespace)
    if (isWrong || (key !== '' && value === ''))
      throw malformed(`the prefix ${key} may not be declared so`)
    declared.set(key, value)
  }
  return declared
}

/** The name in an end tag, given what stands between </ and >. */
export function parseEndTag(text: string): string {
  const name = closing.exec(text)?.[1]
  if (name === undefined) throw malformed('an end tag is not well-formed')
  return name
}

/** Checks what stands between <? and ?>; the XML declaration may only open the document. */
export function checkInstruction(text: string, isFirst: boolean): void {
  const target = instruction.exec(text)?.[1]
  if (target === undefined || target.includes(':') || hasForbidden(text))
    throw malformed('a processing instruction is not well-formed')
  if (target.toLowerCase() !== 'xml') return
  if (!isFirst) throw malformed('the XML declaration does not open the document')
  const declaration =
    /^xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.\d+\1([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][\w.-]*\3)?([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(yes|no)\5)?[ \t\r\n]*$/
  if (target !== 'xml' || !declaration.test(text))
    throw malformed('the XML declaration is not well-formed')
}

function splitName(name: string): { prefix: string; local: string } {
  const colon = name.indexOf(':')
  return colon < 0
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) }
}

const isQualified = (name: string): boolean => {
  const colon = name.indexOf(':')
  return (
    colon < 0 ||
    (colon > 0 &&
      colon < name.length - 1 &&
      opening.exec(name.slice(colon + 1)) !== null &&
      !name.includes(':', colon + 1))
  )
}

/** Text with the five entities and numeric references; anything else after "&" is refused. */
export function decodeText(value: string): string {
  if (!value.includes('&')) return value
  return value.replace(/&([^;&]*)(;?)/g, (_, reference: string, end: string) => {
    const point = end ? codePointOf(reference) : undefined
    if (point === undefined) throw malformed('it holds a bare & or an unknown entity')
    if (point < 0) throw malformed('it refers to a character XML forbids')
    return String.fromCodePoint(point)
  })
}

const named: Readonly<Record<string, number>> = { lt: 60, gt: 62, amp: 38, quot: 34, apos: 39 }

/** The character a reference stands for; -1 for one that XML forbids, undefined for what is no reference. */
export function codePointOf(reference: string): number | undefined {
  if (Object.hasOwn(named, reference)) return named[reference]
  const found = /^#(?:(\d+)|x([0-9a-fA-F]+))$/.exec(reference)
  if (!found) return undefined
  const point = found[1] ? Number(found[1]) : Number.parseInt(found[2] ?? '', 16)
  return isCharacter(point) ? point : -1
}

/** XML 1.0, 2.2. */
const isCharacter = (c: number): boolean =>
  c === 9 ||
  c === 10 ||
  c === 13 ||
  (c >= 0x20 && c <= 0xd7ff) ||
  (c >= 0xe000 && c <= 0xfffd) ||
  (c >= 0x10000 && c <= 0x10ffff)
