// Bytes damaged in the ways attackers and bad lines damage them, from a seed.
import { xmlDepth, xmlTagBytes } from '../../src/limits.ts'

export type Random = () => number

export const below = (random: Random, n: number): number => Math.floor(random() * n)
export const pick = <T>(random: Random, list: readonly T[]): T =>
  list[below(random, list.length)] as T

export const damages = [
  'truncated',
  'bit-flipped',
  'deeply nested',
  'huge attribute',
  'entity bomb',
  'invalid UTF-8',
] as const
export type Damage = (typeof damages)[number]

function insert(bytes: Buffer, at: number, text: string | readonly number[]): Buffer {
  const more = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text)
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])
}

/** Behind a ">" somewhere, so that what is put in stands between tags more often than not. */
function behindTag(bytes: Buffer, random: Random): number {
  const at = bytes.indexOf(62, below(random, bytes.length))
  return at < 0 ? bytes.length : at + 1
}

const badBytes = [
  [0xc0, 0xaf],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0x80],
  [0xe2, 0x82],
  [0xff],
  [0xfe, 0xff],
  [0xf0, 0x9f],
  [0],
]
const bombs = [
  '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.invalid/x"> %x;]>',
  '&a;',
  '&#xFFFFFFFFFFFFFFFF;',
  '&#99999999999999999999;',
  '&amp;#60;',
  '&lol9;&lol9;&lol9;',
]

export const damage: Record<Damage, (bytes: Buffer, random: Random) => Buffer> = {
  truncated: (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'bit-flipped'(bytes, random) {
    const out = Buffer.from(bytes)
    if (out.length === 0) return out
    for (let n = 1 + below(random, 4); n > 0; n--) {
      const at = below(random, out.length)
      out[at] = (out[at] ?? 0) ^ (1 << below(random, 8))
    }
    return out
  },
  'deeply nested'(bytes, random) {
    const depth = pick(random, [xmlDepth - 8, xmlDepth, 1_000, 20_000])
    const name = pick(random, ['a', 'InvoiceRet', 'ListID', 'DataExtRet'])
    const close = random() < 0.5 ? `</${name}>`.repeat(depth) : ''
    return insert(bytes, behindTag(bytes, random), `<${name}>`.repeat(depth) + close)
  },
  'huge attribute'(bytes, random) {
    const size = pick(random, [1_000, xmlTagBytes - 100, xmlTagBytes, 3 * xmlTagBytes])
    const attribute = pick(random, [
      () => ` a="${'x'.repeat(size)}"`,
      () => ` a="${'&amp;'.repeat(size / 5)}"`,
      () => ` a='${' '.repeat(size)}`,
      () => Array.from({ length: size / 12 }, (_, i) => ` a${i}="1"`).join(''),
      () => ` ${'a'.repeat(size)}="1"`,
      () => ' '.repeat(size),
    ])()
    return insert(bytes, Math.max(0, behindTag(bytes, random) - 1), attribute)
  },
  'entity bomb'(bytes, random) {
    const text = pick(random, bombs).repeat(pick(random, [1, 1, 30, 1_000]))
    return insert(bytes, random() < 0.3 ? 0 : behindTag(bytes, random), text)
  },
  'invalid UTF-8': (bytes, random) =>
    insert(bytes, below(random, bytes.length), pick(random, badBytes)),
}

/** The cheap kinds, which leave most of a small file in sense. */
const light = ['truncated', 'bit-flipped', 'invalid UTF-8'] as const

/** One accident, now and then a second on top; one in `rare` is of a kind that makes much of little. */
export function damaged(bytes: Buffer, random: Random, rare = 30): Buffer {
  const kind = below(random, rare) === 0 ? pick(random, damages) : pick(random, light)
  const once = damage[kind](bytes, random)
  return random() < 0.2 ? damage[pick(random, light)](once, random) : once
}
