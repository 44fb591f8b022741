import { expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { damages, fuzz, longestMs, originals } from './fuzz.ts'

test('a fixed sample of damaged documents: one clear refusal or a document, soon; more by npm run fuzz', () => {
  const random = seededRandom(20_260_101)
  const cases = 500 * damages.length
  const tally = fuzz(originals(random), random, { cases })
  expect(tally).toMatchObject({ cases, read: cases - tally.refused })
  // The damage is real, and does not hit everything.
  expect(tally.refused).toBeGreaterThan(cases / 2)
  expect(tally.read).toBeGreaterThan(cases / 20)
  expect(tally.faulty).toBeGreaterThan(cases / 40)
  expect(tally.slowestMs).toBeLessThanOrEqual(longestMs)
})
