// Runs the cases of a target. Case n of a seed is the same whatever else runs: its luck comes from both numbers, and
// where a case may leave something to the next, everything is made anew after a round of them.
import { seededRandom } from '../../src/env.ts'
import type { Random } from './damage.ts'
import { type Bench, demandNoPollution, type Target, Violation } from './target.ts'

export interface Tally {
  cases: number
  /** Cases by what came of them. */
  readonly words: Record<string, number>
  slowestMs: number
  slowestCase: number
}

/** A case that failed, with what is needed to see it again. */
export class FailedCase extends Error {
  override readonly name = 'FailedCase'
}

export interface Drive {
  readonly seed: number
  readonly cases: number
  /** This one only, and what its round did before. */
  readonly only?: number | undefined
  readonly before?: (n: number) => void
  readonly after?: (tally: Tally) => void
}

const mix = (seed: number, n: number): number =>
  Math.imul(Math.imul(seed + 1, 0x9e3779b1) ^ (n + 0x7f4a7c15), 0x85ebca6b) >>> 0
const luckOf = (seed: number, n: number): Random => seededRandom(mix(seed, n))

export async function drive(target: Target, how: Drive): Promise<Tally> {
  const { seed, cases, only } = how
  const round = target.round ?? Number.POSITIVE_INFINITY
  const tally: Tally = { cases: 0, words: {}, slowestMs: 0, slowestCase: 0 }
  const first = only === undefined ? 0 : target.round ? only - (only % target.round) : only
  const last = only === undefined ? cases : only + 1
  let bench: Bench<unknown> | undefined
  for (let n = first; n < last; n++) {
    if (n % round === 0 || !bench) {
      await bench?.close?.()
      bench = await target.open(seededRandom(seed))
    }
    how.before?.(n)
    const input = bench.make(luckOf(seed, n))
    const { ms, word } = await attempt(target, bench, input).catch(async (error: unknown) => {
      throw await told(target, bench as Bench<unknown>, { input, error, seed, n })
    })
    tally.cases++
    tally.words[word] = (tally.words[word] ?? 0) + 1
    if (ms > tally.slowestMs) Object.assign(tally, { slowestMs: ms, slowestCase: n })
    how.after?.(tally)
  }
  await bench?.close?.()
  return tally
}

/** A slow one is tried again, it may have met a collection; but not where it would be another case by then. */
async function attempt(target: Target, bench: Bench<unknown>, input: unknown) {
  let ms = Number.POSITIVE_INFINITY
  let word = ''
  const most = target.round === undefined ? 4 : 1
  for (let n = 0; n < most && ms > target.longestMs; n++) {
    const start = process.cpuUsage()
    word = await bench.run(input)
    const { user, system } = process.cpuUsage(start)
    ms = Math.min(ms, (user + system) / 1000)
  }
  demandNoPollution()
  if (ms > target.longestMs) throw new Violation(`it takes ${ms} ms of processor time`)
  return { ms, word }
}

interface Failed {
  readonly input: unknown
  readonly error: unknown
  readonly seed: number
  readonly n: number
}

async function told(
  target: Target,
  bench: Bench<unknown>,
  { input, error, seed, n }: Failed,
): Promise<FailedCase> {
  const least = await smaller(bench, input, signOf(error))
  const problem = error instanceof Violation ? error.message : ((error as Error).stack ?? error)
  const again = `npm run fuzz -- ${target.name} --seed ${seed} --case ${n}`
  return new FailedCase(`${target.name}, case ${n}: ${problem}\n${again}\n${shown(least)}`, {
    cause: error,
  })
}

/** What makes two failures the same: the beginning of their words, without numbers. */
const signOf = (error: unknown): string =>
  String(error instanceof Error ? `${error.name}: ${error.message}` : error)
    .replace(/\d+/g, '0')
    .slice(0, 60)

const mostTries = 600

/** A text with pieces left out as long as it fails in the same way; anything but a text stays as it is. */
async function smaller(bench: Bench<unknown>, input: unknown, sign: string): Promise<unknown> {
  if (typeof input !== 'string') return input
  const fails = async (text: string): Promise<boolean> => {
    try {
      await bench.run(text)
      return false
    } catch (error) {
      return signOf(error) === sign
    }
  }
  let text = input
  let tries = 0
  for (let piece = Math.ceil(text.length / 2); piece >= 1; piece = Math.floor(piece / 2))
    for (let at = 0; at < text.length && tries < mostTries; ) {
      const without = text.slice(0, at) + text.slice(at + piece)
      tries++
      if (await fails(without)) text = without
      else at += piece
    }
  return text
}

function shown(input: unknown): string {
  const plain = JSON.stringify(input, (_name, value) => {
    const { type, data } = (value ?? {}) as { type?: string; data?: number[] }
    return type === 'Buffer' && data ? Buffer.from(data).toString('latin1') : value
  })
  return plain.length > 4_000 ? `${plain.slice(0, 4_000)}… (${plain.length} characters)` : plain
}
