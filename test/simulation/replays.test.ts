// A little of what `npm run replays` does: every run of a simulated day is replayed, broken ones included.
import { expect, test } from 'vitest'
import { replayYear } from './replays.ts'

const sample = { seed: 7, invoices: 40, days: 1, every: 240, deeds: 30, breaks: 3, wire: 1 }

test('a replay decides as the run did', async () => {
  const replays = await replayYear({ profile: 'payments-desktop', ...sample }, 500)
  expect(replays.differences).toEqual([])
  expect(replays.runs).toBeGreaterThanOrEqual(8)
  expect(replays.failed).toBeGreaterThan(0)
  expect(replays.exchanges).toBeGreaterThan(10)
}, 120_000)
