// Characters of an XML document: what must be escaped on the way out, what can never be written at all.
// Everything leaves as ASCII with decimal references, the form QuickBooks itself writes
// (qbxml-semantics.md 3) and the safest transport through the Web Connector (7).
import { QbsyncError } from '../errors.ts'

/** Where a text stands, asked for only when it cannot be written. */
export interface Where {
  readonly version: string
  path(): string
}

const nowhere: Where = { version: '', path: () => 'The text' }

// Tab and newline stand as they are in text; a bare CR would come back as LF, so it leaves as a reference.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const specialInText = /[&<>\u0000-\u0008\u000b-\u001f\u0080-\uffff]/
// A reader turns tab and newline in an attribute into blanks, so these leave as references too.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const specialInAttribute = /[&<>"\u0000-\u001f\u0080-\uffff]/

/** Text between tags. Throws E_NOT_WRITABLE on characters that XML cannot carry. */
export function encodeText(text: string, where: Where = nowhere): string {
  return specialInText.test(text) ? escaped(text, false, where) : text
}

/** Text between the quotes of an attribute. */
export function encodeAttribute(text: string, where: Where = nowhere): string {
  return specialInAttribute.test(text) ? escaped(text, true, where) : text
}

function escaped(text: string, inAttribute: boolean, where: Where): string {
  let out = ''
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (char === '&') out += '&amp;'
    else if (char === '<') out += '&lt;'
    else if (char === '>') out += '&gt;'
    else if (char === '"' && inAttribute) out += '&quot;'
    else if (!isXmlChar(code)) {
      const problem = `the character ${codeName(code)} is not allowed in XML`
      throw new QbsyncError('E_NOT_WRITABLE', {
        path: where.path(),
        version: where.version,
        problem,
      })
    } else if (code > 0x7f || code === 13 || (inAttribute && code < 0x20)) out += `&#${code};`
    else out += char
  }
  return out
}

/** The Char production of XML 1.0: no control characters but tab, LF and CR, no surrogates, no U+FFFE/FFFF. */
export function isXmlChar(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return (
    code < 0xd800 || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  )
}

export const codeName = (code: number): string =>
  `U+${code.toString(16).toUpperCase().padStart(4, '0')}`

/** Code points of the bytes 0x80 to 0x9f in windows-1252; the five free ones stand for themselves. */
export const windows1252: readonly number[] = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
  0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
]
const isPlain = /^[\t\n\r -~]*$/
const beyondLatin1 = new Set(windows1252.filter((code) => code > 0xff))

/** The first character QuickBooks cannot store: it keeps windows-1252 text (reported, qbxml-semantics.md 7). */
export function notStorable(text: string): string | undefined {
  if (isPlain.test(text)) return undefined
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80 ? code < 0x20 && !isXmlChar(code) : code < 0xa0) return char
    if (code > 0xff && !beyondLatin1.has(code)) return char
  }
  return undefined
}
