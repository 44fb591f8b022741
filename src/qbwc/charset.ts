// Whatever a client sends becomes UTF-8 here, before anything looks for tags. A byte order mark decides, then the
// charset of Content-Type, then the XML declaration, then UTF-8 (RFC 7303, 3). The Web Connector sends UTF-8
// without a mark (web-connector.md 1.4), which passes through untouched.
import { TextDecoder } from 'node:util'
import { malformed } from './tag.ts'

const known: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

/** How many bytes an XML declaration may take. */
const declarationBytes = 256

export class ToUtf8 {
  readonly #charset: string | undefined
  #start: Buffer | undefined = Buffer.alloc(0)
  #decoder: TextDecoder | undefined

  /** `charset` as Content-Type names it. */
  constructor(charset?: string) {
    this.#charset = charset
  }

  /** UTF-8 without a byte order mark, or nothing while the encoding is not known yet. */
  write(chunk: Buffer): Buffer {
    if (this.#start === undefined) return this.#decode(chunk)
    const start = this.#start.length > 0 ? Buffer.concat([this.#start, chunk]) : chunk
    if (needsMore(start, this.#charset)) {
      this.#start = start
      return Buffer.alloc(0)
    }
    return this.#begin(start)
  }

  end(): Buffer {
    const last = this.#start && this.#start.length > 0 ? this.#begin(this.#start) : Buffer.alloc(0)
    if (this.#decoder === undefined) return last
    return Buffer.concat([last, this.#text(undefined)])
  }

  #begin(start: Buffer): Buffer {
    const { encoding, skip } = encodingOf(start, this.#charset)
    this.#start = undefined
    if (encoding !== 'utf-8')
      this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    return this.#decode(start.subarray(skip))
  }

  #decode(chunk: Buffer): Buffer {
    return this.#decoder === undefined ? chunk : this.#text(chunk)
  }

  #text(chunk: Buffer | undefined): Buffer {
    try {
      const text = chunk
        ? this.#decoder?.decode(chunk, { stream: true })
        : this.#decoder?.decode(undefined, { stream: false })
      return Buffer.from(text ?? '', 'utf8')
    } catch {
      throw malformed('the bytes do not fit the declared encoding')
    }
  }
}

function needsMore(start: Buffer, charset: string | undefined): boolean {
  // The longest mark has three bytes, and FE, FF or EF cannot open a document that has none.
  if (start.length < 3) {
    const [first] = start
    return (
      first === undefined ||
      first === 0xef ||
      first === 0xfe ||
      first === 0xff ||
      charset === undefined
    )
  }
  if (charset !== undefined || start.length >= declarationBytes) return false
  const text = start.toString('latin1', 0, 5)
  return '<?xml'.startsWith(text.slice(0, start.length)) && !start.includes('?>')
}

function encodingOf(
  start: Buffer,
  charset: string | undefined,
): { encoding: string; skip: number } {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf)
    return { encoding: 'utf-8', skip: 3 }
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const name = charset ?? declared(start) ?? 'utf-8'
  const encoding = known[name.toLowerCase()]
  if (encoding === undefined || !Object.hasOwn(known, name.toLowerCase()))
    throw malformed(`the encoding ${name.slice(0, 40)} is not supported`)
  // Without a mark "utf-16" is big-endian by RFC 2781, 4.3, but Windows writes little-endian: look.
  if (encoding === 'utf-16') return { encoding: start[0] === 0 ? 'utf-16be' : 'utf-16le', skip: 0 }
  return { encoding, skip: 0 }
}

function declared(start: Buffer): string | undefined {
  const text = start.toString('latin1', 0, declarationBytes)
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1]
}
