// Other words for the words of a text: the same word gets the same pseudonym within one file, and no two words get
// one. A pseudonym has the length and the kinds of characters of its word, in the same case, so that a name is as
// long, as unique and as much alike another as before. Word by word, so that a name is recognised in the middle of a
// message or of an address, too.
import { createHmac } from 'node:crypto'

/** Kinds of characters, each replaced by another of its kind. */
const kinds: readonly string[] = [
  'aeiou',
  'bcdfghjklmnpqrstvwxyz',
  '0123456789',
  'àáâãäåèéêëìíîïòóôõöùúûü',
  'æçðñøýþ',
]
const kindOf = new Map(kinds.flatMap((kind) => [...kind].map((c) => [c, kind] as const)))

const words = /[\p{L}\p{N}]+/gu
/** Hashes tried before the words of a shape are gone through one by one. */
const tries = 64

export class Pseudonyms {
  readonly #key: string
  readonly #known = new Map<string, string>()
  readonly #taken = new Set<string>()

  /** `key`: unguessable; who has it can tell whether a word was in the file. */
  constructor(key: string) {
    this.#key = key
  }

  /** Every word replaced. */
  text(text: string): string {
    return text.replace(words, (word) => this.word(word))
  }

  /** Words of letters alone replaced: "R-105" keeps its 105, "Smith" does not stay. */
  number(text: string): string {
    return text.replace(words, (word) => (/\p{N}/u.test(word) ? word : this.word(word)))
  }

  /** Words replaced but those that everybody uses. */
  message(text: string, common: ReadonlySet<string>): string {
    return text.replace(words, (word) => (common.has(word.toLowerCase()) ? word : this.word(word)))
  }

  word(word: string): string {
    const lower = word.toLowerCase()
    let made = this.#known.get(lower)
    if (made === undefined) this.#known.set(lower, (made = this.#make(lower)))
    return inCaseOf(word, made)
  }

  #make(lower: string): string {
    const chars = [...lower]
    for (let n = 0; n < tries; n++) {
      const bytes = createHmac('sha256', this.#key).update(`${n} ${lower}`).digest()
      const made = chars.map((c, i) => replaced(c, bytes[i % bytes.length] ?? 0, i)).join('')
      if (made !== lower && this.#claim(made)) return made
    }
    // A short shape has few words: whichever is left.
    const bases = chars.map((c) => kindOf.get(c) ?? c)
    for (let n = 0; n < bases.reduce((all, b) => all * b.length, 1); n++) {
      let rest = n
      const made = bases
        .map((base) => {
          const c = [...base][rest % base.length] ?? ''
          rest = Math.floor(rest / base.length)
          return c
        })
        .join('')
      if (this.#claim(made)) return made
    }
    return lower
  }

  #claim(made: string): boolean {
    if (this.#taken.has(made)) return false
    this.#taken.add(made)
    return true
  }
}

function replaced(char: string, byte: number, place: number): string {
  const kind = kindOf.get(char)
  if (kind) return [...kind][(byte + place) % kind.length] ?? char
  const code = char.codePointAt(0) ?? 0
  // Letters of other scripts stay within their stretch of 32; what lies around it is of the same script mostly.
  return code < 0x100 ? char : String.fromCodePoint((code & ~0x1f) | (byte & 0x1f))
}

function inCaseOf(word: string, made: string): string {
  const chars = [...word]
  return [...made]
    .map((c, i) => {
      const upper = c.toUpperCase()
      const isUpper = chars[i] !== chars[i]?.toLowerCase()
      return isUpper && upper.length === c.length ? upper : c
    })
    .join('')
}
