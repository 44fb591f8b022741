// Documents damaged in the six ways attackers and bad lines damage them, from a seed. A case fails where anything
// but a QbsyncError comes out, where it takes too long, or where reading in pieces or in one pass says something
// else than reading at once. Memory is looked at by who runs many: fuzz-run.ts.
import { QbsyncError } from '../../src/errors.ts'
import { xmlDepth, xmlTagBytes } from '../../src/limits.ts'
import { readChecked } from '../../src/qbxml/check.ts'
import { QbxmlReader, readQbxml } from '../../src/qbxml/read.ts'
import {
  type Message,
  request,
  requestNames,
  response,
  responseNames,
} from '../../src/schema/grammar.ts'
import { editions } from '../../src/schema/notation.ts'
import { sampleOf } from './mutate.ts'
import { sameBothWays } from './one-pass.ts'
import { fixture, fixtures } from './support.ts'

export const damages = [
  'truncated',
  'bit-flipped',
  'deeply nested',
  'huge attribute',
  'entity bomb',
  'invalid UTF-8',
] as const
export type Damage = (typeof damages)[number]

type Random = () => number

const below = (random: Random, n: number): number => Math.floor(random() * n)
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T

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

const damage: Record<Damage, (bytes: Buffer, random: Random) => Buffer> = {
  truncated: (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'bit-flipped'(bytes, random) {
    const out = Buffer.from(bytes)
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
      ` a="${'x'.repeat(size)}"`,
      ` a="${'&amp;'.repeat(size / 5)}"`,
      ` a='${' '.repeat(size)}`,
      Array.from({ length: size / 12 }, (_, i) => ` a${i}="1"`).join(''),
      ` ${'a'.repeat(size)}="1"`,
      ' '.repeat(size),
    ])
    return insert(bytes, behindTag(bytes, random) - 1, attribute)
  },
  'entity bomb'(bytes, random) {
    const text = pick(random, bombs).repeat(pick(random, [1, 1, 30, 1_000]))
    return insert(bytes, random() < 0.3 ? 0 : behindTag(bytes, random), text)
  },
  'invalid UTF-8': (bytes, random) =>
    insert(bytes, below(random, bytes.length), pick(random, badBytes)),
}

/** What there is to damage: every fixture, and one sample of every message. */
export function originals(random: Random): Buffer[] {
  const samples = [...requestNames(), ...responseNames()].map((name) => {
    const { notIn } = (request(name) ?? response(name)) as Message
    const edition = editions.find((one) => !notIn.includes(one)) ?? 'QBD'
    return sampleOf({ name, version: '14.0', edition }, random).text
  })
  return [...fixtures.map(fixture), ...samples].map((text) => Buffer.from(text))
}

export interface Tally {
  cases: number
  refused: number
  read: number
  /** Found to have faults, or none, among those read. */
  faulty: number
  slowestMs: number
}

/** Milliseconds of processor time one case may take; a slower one is tried again, it may have met a collection. */
export const longestMs = 50

/** Runs cases `from` to `to` of a seed; throws at the first that fails, with what is needed to see it again. */
export function fuzz(
  texts: readonly Buffer[],
  random: Random,
  options: { cases: number; after?: (tally: Tally) => void },
): Tally {
  const tally: Tally = { cases: 0, refused: 0, read: 0, faulty: 0, slowestMs: 0 }
  for (let n = 0; n < options.cases; n++) {
    const kind = damages[n % damages.length] as Damage
    let bytes = damage[kind](pick(random, texts), random)
    // Now and then a second accident on top.
    if (random() < 0.2) bytes = damage[pick(random, damages)](bytes, random)
    try {
      one(bytes, tally, random)
    } catch (error) {
      const shown = bytes.toString('latin1').slice(0, 3_000)
      throw new Error(`case ${n} (${kind}): ${String(error)}\n${shown}`, { cause: error })
    }
    tally.cases++
    options.after?.(tally)
  }
  return tally
}

function one(bytes: Buffer, tally: Tally, random: Random): void {
  let ms = Number.POSITIVE_INFINITY
  let said = ''
  let faults = 0
  for (let attempt = 0; attempt < 4 && ms > longestMs; attempt++) {
    const start = process.cpuUsage()
    said = readAll(bytes)
    faults = said === 'read' ? readChecked(bytes).faults.length : 0
    const { user, system } = process.cpuUsage(start)
    ms = Math.min(ms, (user + system) / 1000)
  }
  tally.slowestMs = Math.max(tally.slowestMs, ms)
  if (ms > longestMs) throw new Error(`it takes ${ms} ms of processor time`)
  if (said === 'read') tally.read++
  else tally.refused++
  if (faults > 0) tally.faulty++
  if (said === 'read' && bytes.length < 20_000)
    for (const piece of [bytes.length, 1 + below(random, 400)]) sameBothWays(bytes, piece)
  if (bytes.length < 20_000 && random() < 0.1) {
    const inPieces = readAll(bytes, 1 + below(random, 400))
    // Of two reasons to refuse, which is met first depends on how much is there to look at.
    if ((inPieces === 'read') !== (said === 'read'))
      throw new Error(`in pieces: ${inPieces}, at once: ${said}`)
  }
}

/** "read", or the code of the refusal. Any other error goes through. */
function readAll(bytes: Buffer, piece = 0): string {
  try {
    if (piece === 0) readQbxml(bytes)
    else {
      const reader = new QbxmlReader()
      for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece))
      reader.end()
    }
    return 'read'
  } catch (error) {
    if (error instanceof QbsyncError && /^E_(XML|NOT_QBXML)$/.test(error.code)) return error.code
    throw error
  }
}
