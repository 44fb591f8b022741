// From the bytes of a document to bytes the reader understands: UTF-8, or a single-byte code that agrees with
// ASCII. UTF-16 is turned into UTF-8 on the way; everything else is decoded leaf by leaf, only where needed.
import { isAscii, isUtf8 } from 'node:buffer'
import { windows1252 } from './chars.ts'

export type Encoding = 'utf-8' | 'windows-1252' | 'us-ascii'

/** A fault in the bytes; offset counts from the start of the bytes looked at. */
export interface ByteFault {
  readonly offset: number
  readonly problem: string
}

// iso-8859-1 is read as windows-1252: the bytes 0x80 to 0x9f are control characters in the one and quotes and
// dashes in the other, and senders who say the one mean the other. Our choice; the WHATWG standard has the same.
const names: Record<string, Encoding> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
}

export type Detected =
  | { readonly kind: 'bytes'; readonly encoding: Encoding; readonly skip: number }
  | { readonly kind: 'utf-16'; readonly label: 'utf-16le' | 'utf-16be' }
  | { readonly kind: 'fault'; readonly problem: string }

/** Bytes after which the encoding is certain: a declaration is shorter, or it is not one. */
export const headBytes = 512

/** What the first bytes say: a byte order mark, else the declaration, else UTF-8. */
export function detect(head: Uint8Array, useDeclared: boolean): Detected {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return fromDeclaration(head.subarray(3), useDeclared, 3)
  if (useDeclared && head[0] === 0xff && head[1] === 0xfe)
    return { kind: 'utf-16', label: 'utf-16le' }
  if (useDeclared && head[0] === 0xfe && head[1] === 0xff)
    return { kind: 'utf-16', label: 'utf-16be' }
  return fromDeclaration(head, useDeclared, 0)
}

function fromDeclaration(head: Uint8Array, useDeclared: boolean, skip: number): Detected {
  if (!useDeclared) return { kind: 'bytes', encoding: 'utf-8', skip }
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, headBytes)).toString(
    'latin1',
  )
  const declared = /^<\?xml[^>]*?[\t\n\r ]encoding[\t\n\r ]*=[\t\n\r ]*["']([^"']*)["']/.exec(text)
  const label = (declared?.[1] ?? 'utf-8').toLowerCase()
  const encoding = Object.hasOwn(names, label) ? names[label] : undefined
  if (encoding === undefined)
    return {
      kind: 'fault',
      problem: /^(utf-16|ucs-2|iso-10646-ucs-2)/.test(label)
        ? `the encoding ${label} is declared, but there is no byte order mark of it`
        : `the encoding "${label.slice(0, 40)}" is not known`,
    }
  if (skip > 0 && encoding !== 'utf-8')
    return {
      kind: 'fault',
      problem: `the encoding ${label} is declared behind a byte order mark of UTF-8`,
    }
  return { kind: 'bytes', encoding, skip }
}

/** Length without a last character that is cut off: at most three bytes less. Only meaningful in UTF-8. */
export function wholeCharacters(bytes: Uint8Array): number {
  const { length } = bytes
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] ?? 0
    if (byte < 0x80) return length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return back < needed ? length - back : length
    }
  }
  return length
}

/** The first byte that cannot stand in this encoding, or undefined. Whole characters are expected at the end. */
export function faultIn(bytes: Uint8Array, encoding: Encoding): ByteFault | undefined {
  if (encoding === 'windows-1252' || isAscii(bytes)) return undefined
  if (encoding === 'us-ascii') {
    const offset = bytes.findIndex((byte) => byte > 0x7f)
    return { offset, problem: `byte ${hex(bytes[offset])} is not us-ascii` }
  }
  if (isUtf8(bytes)) return undefined
  // The longest prefix that is valid, by halving: validity of a prefix never comes back once lost.
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    const prefix = bytes.subarray(0, middle)
    const whole = wholeCharacters(prefix)
    if (isUtf8(prefix.subarray(0, whole))) good = middle
    else bad = middle
  }
  const offset = wholeCharacters(bytes.subarray(0, good))
  return { offset, problem: `byte ${hex(bytes[offset])} does not start a valid UTF-8 character` }
}

const hex = (byte: number | undefined): string =>
  `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, '0')}`

/** Text of bytes already known to be valid. */
export function decode(bytes: Buffer, from: number, to: number, encoding: Encoding): string {
  if (encoding !== 'windows-1252') return bytes.toString('utf8', from, to)
  const text = bytes.toString('latin1', from, to)
  return text.replace(/[\u0080-\u009f]/g, (c) =>
    String.fromCharCode(windows1252[c.charCodeAt(0) - 0x80] ?? 0),
  )
}
