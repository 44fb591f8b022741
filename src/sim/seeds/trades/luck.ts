// All luck of a generated company comes from one seeded generator, so that one number gives the same records again.
import { seededRandom } from '../../../env.ts'
import { invariant } from '../../../errors.ts'

export class Luck {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = seededRandom(seed)
  }

  /** 0 ≤ x < 1 */
  next(): number {
    return this.#next()
  }

  chance(probability: number): boolean {
    return this.#next() < probability
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1))
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.#next() * list.length)]
    invariant(found !== undefined, 'there is something to pick from')
    return found
  }

  /** One of the values, each as likely as its weight says. */
  weighted<T>(rows: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.#next() * rows.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, value] of rows) {
      left -= weight
      if (left < 0) return value
    }
    const last = rows.at(-1)
    invariant(last, 'there is something to pick from')
    return last[1]
  }
}

/** A whole number of 10^-scale as text: (125, 2) is "1.25". */
export function decimal(units: number, scale: number): string {
  const digits = String(units).padStart(scale + 1, '0')
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
