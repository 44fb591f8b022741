// Sequences of requests made by luck, legal and not, with what a person does in between (qbxml-semantics.md 16:
// the invariants). Twenty here; a thousand with `npm run sequences`.
import { describe, expect, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { createCompany } from '../../src/sim/company.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { sumFaults } from './books/faults.ts'
import { type Outcome, runSequence } from './books/sequence.ts'

const seeds = Array.from({ length: 20 }, (_, i) => i + 1)

describe('after 500 steps', () => {
  const made: Outcome[] = []

  test.each(seeds)('everything holds, seed %i', (seed) => {
    const outcome = runSequence(seed, { every: 50 })
    made.push(outcome)
    expect(outcome.faults).toEqual([])
  })

  test('most requests of each kind that is tried often succeed, or the sequences show nothing', () => {
    const sums = new Map<string, { asked: number; done: number }>()
    for (const { shares } of made)
      for (const [name, { asked, done }] of shares) {
        const sum = sums.get(name) ?? { asked: 0, done: 0 }
        sums.set(name, { asked: sum.asked + asked, done: sum.done + done })
      }
    const often = [...sums].filter(([name, { asked }]) => asked > 100 && /(Add|Mod)Rq$/.test(name))
    expect(often.length).toBeGreaterThan(6)
    const poor = often.filter(([, { asked, done }]) => done / asked < 0.5)
    expect(poor.map(([name, { asked, done }]) => `${name}: ${done} of ${asked}`)).toEqual([])
  })
})

test('the same seed gives the same bytes, another one others', () => {
  const bytes = (seed: number): string => runSequence(seed, { steps: 200, isWhole: false }).bytes
  expect(bytes(3)).toBe(bytes(3))
  expect(bytes(3)).not.toBe(bytes(4))
})

test('the checks find books that do not balance', () => {
  const env = virtualEnv({ now: Date.parse('2026-04-01T09:00:00-05:00') })
  const company = createCompany(':memory:', { profile: 'rivera' }, env)
  expect(new Desktop(company).company).toBe(company)
  expect(sumFaults(company)).toEqual([])
  company.sql('update postings set amount = amount + 1 where rowid = 1').run()
  expect(sumFaults(company).join()).toContain('postings of one transaction')
  company.sql("update balances set amount = amount + 1 where party = ''").run()
  expect(sumFaults(company).join()).toContain('trial balance')
  company.sql("update links set amount = amount - 1 where kind = 'payment'").run()
  company.sql("update txns set applied = applied + 5 where kind = 'Invoice'").run()
  expect(sumFaults(company).join()).toContain('applied amounts against links')
})
