// Bytes as they arrive, handed to a tokenizer in windows. A token that is cut off at the end of a window is
// looked at again with more behind it, so nobody further in has to know about cuts.
import { TextDecoder } from 'node:util'
import { type Detected, detect, faultIn, headBytes, wholeCharacters } from './encoding.ts'
import type { Tokenizer } from './tokens.ts'

/** Bytes looked at in one go. Texts are cut out of a string of this size and keep it alive while they live. */
const windowBytes = 32 * 1024

export class Feed {
  readonly #tokens: Tokenizer
  readonly #useDeclared: boolean
  readonly #readWindow: () => void
  #detected: Detected | undefined
  #utf16: InstanceType<typeof TextDecoder> | undefined
  #pending: Uint8Array[] = []
  #pendingBytes = 0
  /** Pending bytes that make another look worth while: a cut token is not read again for every byte. */
  #wanted = headBytes

  /** `readWindow` reads what it can of the tokenizer's window, and leaves the tokenizer where it stopped. */
  constructor(tokens: Tokenizer, useDeclared: boolean, readWindow: () => void) {
    this.#tokens = tokens
    this.#useDeclared = useDeclared
    this.#readWindow = readWindow
  }

  /** The bytes may be a socket's buffer that is filled again: what is kept beyond the call is copied. */
  write(bytes: Uint8Array): void {
    if (this.#detected) this.#accept(this.#utf16 ? this.#fromUtf16(bytes, false) : bytes)
    else if (this.#pendingBytes + bytes.length >= headBytes) this.#begin(bytes)
    else this.#keep(Buffer.from(bytes))
  }

  end(): void {
    if (!this.#detected) this.#begin(new Uint8Array())
    if (this.#utf16) this.#accept(this.#fromUtf16(new Uint8Array(), true))
    this.#consume(Buffer.concat(this.#pending), true)
  }

  #begin(bytes: Uint8Array): void {
    const all = this.#withPending(bytes)
    this.#pending = []
    this.#pendingBytes = 0
    this.#wanted = 0
    this.#detected = startOf(all, this.#useDeclared, this.#tokens)
    if (this.#detected.kind === 'utf-16') {
      this.#utf16 = new TextDecoder(this.#detected.label, { fatal: true })
      this.#accept(this.#fromUtf16(all, false))
    } else if (this.#detected.kind === 'bytes') this.#accept(all.subarray(this.#detected.skip))
  }

  #fromUtf16(bytes: Uint8Array, last: boolean): Uint8Array {
    return utf8Of(bytes, this.#utf16 ?? new TextDecoder(), !last, this.#tokens)
  }

  #accept(bytes: Uint8Array): void {
    if (this.#pendingBytes + bytes.length < this.#wanted) this.#keep(Buffer.from(bytes))
    else this.#consume(this.#withPending(bytes), false)
  }

  #withPending(bytes: Uint8Array): Uint8Array {
    return this.#pendingBytes === 0 ? bytes : Buffer.concat([...this.#pending, bytes])
  }

  #keep(copy: Uint8Array): void {
    this.#pending.push(copy)
    this.#pendingBytes += copy.length
  }

  #consume(bytes: Uint8Array, last: boolean): void {
    const tokens = this.#tokens
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    let from = 0
    let size = windowBytes
    for (;;) {
      const to = Math.min(from + size, all.length)
      openWindow(tokens, all.subarray(from, to), last && to === all.length)
      this.#readWindow()
      const { line, column } = tokens.locate(tokens.at)
      tokens.position.line = line
      tokens.position.column = column
      from += tokens.at
      if (to === all.length) break
      // A token larger than the window gets a larger window.
      size = tokens.at === 0 ? size * 2 : windowBytes
    }
    const rest = Buffer.from(all.subarray(from))
    this.#pending = rest.length === 0 ? [] : [rest]
    this.#pendingBytes = rest.length
    this.#wanted = rest.length + (rest.length >> 1)
  }
}

/** The whole of a document as one window, for who needs positions in all of it. */
export function openWhole(tokens: Tokenizer, bytes: Uint8Array, useDeclared: boolean): void {
  const found = startOf(bytes, useDeclared, tokens)
  let all = bytes
  if (found.kind === 'utf-16')
    all = utf8Of(bytes, new TextDecoder(found.label, { fatal: true }), false, tokens)
  else if (found.kind === 'bytes') all = bytes.subarray(found.skip)
  openWindow(tokens, Buffer.from(all.buffer, all.byteOffset, all.length), true)
}

function startOf(bytes: Uint8Array, useDeclared: boolean, tokens: Tokenizer): Detected {
  const found = detect(bytes, useDeclared)
  if (found.kind === 'fault') tokens.fail(found.problem, 0)
  if (found.kind === 'bytes') tokens.encoding = found.encoding
  return found
}

function utf8Of(
  bytes: Uint8Array,
  decoder: InstanceType<typeof TextDecoder>,
  stream: boolean,
  tokens: Tokenizer,
): Uint8Array {
  try {
    return Buffer.from(decoder.decode(bytes, { stream }), 'utf8')
  } catch {
    return tokens.fail('the bytes are not valid UTF-16', 0)
  }
}

function openWindow(tokens: Tokenizer, bytes: Buffer, last: boolean): void {
  tokens.bytes = bytes
  tokens.byteText = bytes.toString('latin1')
  tokens.at = 0
  tokens.last = last
  // A character may be cut off at the end of a window; the token around it is cut off with it.
  const whole = last || tokens.encoding !== 'utf-8' ? bytes.length : wholeCharacters(bytes)
  const fault = faultIn(bytes.subarray(0, whole), tokens.encoding)
  if (fault) tokens.fail(fault.problem, fault.offset)
}
