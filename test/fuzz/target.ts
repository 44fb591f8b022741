// What can be fuzzed. A target makes cases from luck and tries them; whatever must never happen it throws.
import type { Random } from './damage.ts'

/** Something happened that must not: the message says what. */
export class Violation extends Error {
  override readonly name = 'Violation'
}

export interface Bench<Input> {
  make(random: Random): Input
  /** Gives a word for the statistics: refused, read … Throws a Violation; any other error is one too. */
  run(input: Input): string | Promise<string>
  close?(): void | Promise<void>
}

export interface Target {
  readonly name: string
  readonly says: string
  /** Cases of a million that are this target's. */
  readonly share: number
  /** Cases of the sample in the test suite. */
  readonly sample: number
  /** Milliseconds of processor time a case may take. */
  readonly longestMs: number
  /** Cases after which everything is made anew, where one case may leave something to the next. */
  readonly round?: number
  /** `random` is the same for every round of a seed. */
  open(random: Random): Bench<unknown> | Promise<Bench<unknown>>
}

/** A target with the type of its cases taken from its bench. */
export const target = <Input>(
  row: Omit<Target, 'open'> & {
    readonly open: (random: Random) => Bench<Input> | Promise<Bench<Input>>
  },
): Target => row as unknown as Target

const inside =
  /\n\s+at |node_modules|\bnode:internal|\.[jt]s:\d+:\d+|TypeError|RangeError|SqliteError/

/** What a stranger is told names nothing of our inside. */
export function demandNoInside(text: string, where: string): void {
  const found = inside.exec(text)
  if (found) throw new Violation(`${where} tells of our inside: ${text.slice(0, 400)}`)
}

/** Nobody has put anything on the prototypes that all objects share. */
export function demandNoPollution(): void {
  for (const proto of [Object.prototype, Array.prototype, Function.prototype])
    for (const name in proto) throw new Violation(`a prototype has got the property "${name}"`)
  if ('polluted' in {}) throw new Violation('a prototype is polluted')
}
