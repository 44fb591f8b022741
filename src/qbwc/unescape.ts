// Text of XML into the bytes it stands for. Nearly all time of a large call is spent here, so it works on bytes, in
// one pass, into one buffer that is used again: 420 MB/s, where decoding and five replaceAll reach a seventh of it.
import { codePointOf, malformed } from './tag.ts'

const sliceBytes = 64 * 1024
// One for the whole process: a slice is worked off before anything else can run. The slack holds the last character.
const slice = Buffer.allocUnsafeSlow(sliceBytes + 8)
/** Longest reference taken: "&#x0010FFFF;" with some zeros to spare. */
const referenceLength = 24

const [tab, lf, cr, space, quote, amp] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x26]
const [apostrophe, semicolon, less, greater, bracket] = [0x27, 0x3b, 0x3c, 0x3e, 0x5d]

/** 1 for what is not simply copied out of text. */
const special = new Uint8Array(256)
for (let b = 0; b < space; b++) special[b] = b === tab || b === lf ? 0 : 1
for (const b of [amp, less, greater]) special[b] = 1

export class Unescaper {
  readonly #give: (bytes: Buffer) => void
  /** A reference cut off by the end of a chunk, without its "&". */
  #cut: string | undefined
  /** How many "]" ended the last chunk, at most 2; inside CDATA, how many are not given out yet. */
  #brackets = 0
  #skipLineFeed = false
  isInCdata = false
  /** Outside the root nothing may be referred to. */
  isInRoot = false
  /** Lets raw control characters through: whoever reads the text will refuse them by name. */
  passControls = false
  /** References to characters XML forbids that were left out. */
  dropped = 0
  /** Bytes of earlier chunks, for positions. */
  before = 0

  /** What is given is good only during the call. */
  constructor(give: (bytes: Buffer) => void) {
    this.#give = give
  }

  /** Whether text could end here: no reference and no CDATA section is open. */
  get isWhole(): boolean {
    return this.#cut === undefined && !this.isInCdata
  }

  openCdata(): void {
    this.#brackets = 0
    this.isInCdata = true
  }

  /** Reads from `from` and says where "<" stands, or the end of the chunk. */
  readText(bytes: Buffer, from: number): number {
    let at = this.#cut === undefined ? from : this.#finishCut(bytes, from)
    if (this.#skipLineFeed) {
      this.#skipLineFeed = false
      if (bytes[at] === lf) at++
    }
    while (at < bytes.length) {
      at = this.#readSlice(bytes, at)
      if (bytes[at] === less) {
        this.#brackets = 0
        return at
      }
    }
    this.#brackets = this.#cut === undefined ? trailing(bytes, this.#brackets) : 0
    return at
  }

  #readSlice(bytes: Buffer, from: number): number {
    const end = bytes.length
    // A reference is never shorter than the character it stands for, so the slice cannot overflow.
    const stop = Math.min(end, from + sliceBytes)
    let at = from
    let out = 0
    while (at < stop) {
      const b = bytes[at] as number
      if (special[b] === 0) {
        slice[out++] = b
        at++
      } else if (b === amp) {
        // Nearly all are one of these two.
        if (at + 3 < end && bytes[at + 2] === 0x74 && bytes[at + 3] === semicolon) {
          const letter = bytes[at + 1]
          if (letter === 0x6c || letter === 0x67) {
            slice[out++] = letter === 0x6c ? less : greater
            at += 4
            continue
          }
        }
        const short = shortReference(bytes, at)
        if (short > 0) {
          slice[out++] = short & 0xff
          at += short >> 8
          continue
        }
        const until = bytes.subarray(at, at + referenceLength).indexOf(semicolon)
        if (until < 0) {
          if (end - at >= referenceLength) throw this.#at('a bare & is not XML', at)
          this.#cut = bytes.toString('latin1', at + 1, end)
          at = end
          break
        }
        const point = this.#point(bytes.toString('latin1', at + 1, at + until), at)
        if (point >= 0) out = putUtf8(out, point)
        at += until + 1
      } else if (b === less) {
        break
      } else if (b === cr) {
        // XML 1.0, 2.11: CR LF and CR alone are LF.
        slice[out++] = lf
        at++
        if (at === end) this.#skipLineFeed = true
        else if (bytes[at] === lf) at++
      } else {
        this.#check(bytes, at, b)
        slice[out++] = b
        at++
      }
    }
    if (out > 0) this.#give(slice.subarray(0, out))
    return at
  }

  /** Reads from `from` and says where the section or the chunk ended. */
  readCdata(bytes: Buffer, from: number): number {
    let at = from
    let out = 0
    const stop = Math.min(bytes.length, at + sliceBytes)
    while (at < stop && this.isInCdata) {
      const b = bytes[at++] as number
      const skip = this.#skipLineFeed && b === lf
      this.#skipLineFeed = b === cr
      if (b === greater && this.#brackets === 2) {
        this.#brackets = 0
        this.isInCdata = false
      } else if (b === bracket) {
        if (this.#brackets < 2) this.#brackets++
        else slice[out++] = b
      } else {
        for (; this.#brackets > 0; this.#brackets--) slice[out++] = bracket
        if (skip) continue
        if (b < space && b !== cr) this.#check(bytes, at, b)
        slice[out++] = b === cr ? lf : b
      }
    }
    if (out > 0) this.#give(slice.subarray(0, out))
    return at
  }

  #check(bytes: Buffer, at: number, b: number): void {
    if (b < space) {
      if (special[b] === 1 && !this.passControls)
        throw this.#at('a control character stands in text', at)
      return
    }
    const last = at >= 1 ? bytes[at - 1] === bracket : this.#brackets >= 1
    const second = at >= 2 ? bytes[at - 2] === bracket : this.#brackets >= 2 - at
    if (last && second) throw this.#at('"]]>" stands in text', at)
  }

  #finishCut(bytes: Buffer, from: number): number {
    const until = bytes.subarray(from, from + referenceLength).indexOf(semicolon)
    const end = until < 0 ? bytes.length : from + until
    const reference = this.#cut + bytes.toString('latin1', from, end)
    if (reference.length >= referenceLength) throw this.#at('a bare & is not XML', from)
    if (until < 0) {
      this.#cut = reference
      return bytes.length
    }
    this.#cut = undefined
    const point = this.#point(reference, from)
    if (point >= 0) this.#give(slice.subarray(0, putUtf8(0, point)))
    return end + 1
  }

  #point(reference: string, at: number): number {
    if (!this.isInRoot) throw this.#at('text stands outside the root element', at)
    const point = codePointOf(reference)
    if (point === undefined) throw this.#at('a bare & or an unknown entity stands in text', at)
    if (point < 0) this.dropped++
    return point
  }

  #at(problem: string, at: number): Error {
    return malformed(`${problem}, at byte ${this.before + at}`)
  }
}

/** One of the other three named references at `at`: its length times 256 and its character; 0 if it is none. */
function shortReference(bytes: Buffer, at: number): number {
  const first = bytes[at + 1]
  if (first === 0x61 && bytes[at + 2] === 0x6d)
    return bytes[at + 3] === 0x70 && bytes[at + 4] === semicolon ? 0x500 + amp : 0
  if (first !== 0x61 && first !== 0x71) return 0
  const name = bytes.toString('latin1', at + 1, at + 6)
  return name === 'quot;' ? 0x600 + quote : name === 'apos;' ? 0x600 + apostrophe : 0
}

/** Writes a character into the slice and gives the place after it. */
function putUtf8(at: number, point: number): number {
  if (point >= 0x80) return at + slice.write(String.fromCodePoint(point), at, 'utf8')
  slice[at] = point
  return at + 1
}

function trailing(bytes: Buffer, before: number): number {
  const { length } = bytes
  if (length === 0) return before
  if (bytes[length - 1] !== bracket) return 0
  if (length === 1) return Math.min(2, before + 1)
  return bytes[length - 2] === bracket ? 2 : 1
}
