// The luck of one world: everything that is chosen comes from here, so that a seed replays all of it.
import { seededRandom } from '../../src/env.ts'

export interface Luck {
  /** True in this share of cases. */
  chance(share: number): boolean
  /** From `from` to `to`, both included. */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** A name, more often one with a greater weight. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T
}

export function makeLuck(seed: number): Luck {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1))
  const int = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
  return {
    chance: (share) => random() < share,
    int,
    pick: (list) => {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[int(0, list.length - 1)] as never
    },
    weighed: (weights) => {
      const all = Object.entries<number>(weights)
      let left = random() * all.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [name, weight] of all) {
        left -= weight
        if (left < 0) return name as never
      }
      return all[0]?.[0] as never
    },
  }
}
