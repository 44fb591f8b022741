// A sample of worlds, and the proof that they notice when a safeguard is missing. More of them: npm run simulate.
import { describe, expect, test } from 'vitest'
import { textOf } from '../source-tree.ts'
import { storeTests } from '../store/contract.ts'
import { Coverage } from './coverage.ts'
import { crashes } from './crashes.ts'
import { allFaults } from './faults.ts'
import { memoryStore } from './memory-store.ts'
import { removals } from './removals.ts'
import { simulate } from './simulate.ts'
import { makeMoulds } from './world.ts'

const moulds = makeMoulds()
const seeds = 200

describe('the store of a world', () => {
  storeTests(async () => ({ store: memoryStore() }))
})

test(`${seeds} worlds come to rest with nothing lost and nothing doubled`, async () => {
  const coverage = new Coverage()
  const broken: string[] = []
  for (let seed = 1; seed <= seeds; seed++) {
    const { violation } = await simulate(seed, { moulds, coverage })
    if (violation) broken.push(`seed ${seed}: ${violation}`)
  }
  expect(broken).toEqual([])
  // What never breaks proves nothing.
  const never = allFaults.filter(
    (kind) => coverage.count('faults', kind) + coverage.count('worlds with', kind) === 0,
  )
  expect(never).toEqual([])
}, 600_000)

test('a world in which the service dies once, at every fortieth point, comes to rest', async () => {
  const broken: string[] = []
  const places = new Coverage()
  for await (const { point, verdict } of crashes(2, { moulds, coverage: places }, 40))
    if (verdict.violation) broken.push(`point ${point}: ${verdict.violation}`)
  expect(broken).toEqual([])
  expect(places.lines().find((l) => l.startsWith('crashes: '))).toMatch(/answer/)
}, 120_000)

test('the same seed makes the same world', async () => {
  const [first, second] = [await simulate(7, { moulds }), await simulate(7, { moulds })]
  expect(second.trace).toEqual(first.trace)
})

/** docs/simulation.md: | safeguard | what is taken out | seed | */
const rows = [...textOf('docs/simulation.md').matchAll(/^\| (no [^|]+?) \| (.+?) \| (\d+) \|$/gm)]

describe('without a safeguard the simulation finds', () => {
  test('all that can be taken out are in docs/simulation.md, in its words', () => {
    expect(rows.map(([, name, says]) => [name, says])).toEqual(
      Object.entries(removals).map(([name, { says }]) => [name, says]),
    )
  })

  test.each(rows.map(([, name = '', , seed]) => [name, Number(seed)] as const))(
    '%s: seed %i',
    async (name, seed) => {
      const removal = removals[name]
      const profile = removal?.profile ?? 'payments-desktop'
      const how = { moulds, profile, ...(removal ? { removal } : {}) }
      expect(seed).toBeLessThanOrEqual(200)
      expect((await simulate(seed, how)).violation).toBeDefined()
    },
  )
})
