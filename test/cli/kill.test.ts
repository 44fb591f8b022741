// Real processes: the server is killed with SIGKILL in the middle of a first sync, and started again. More of it:
// npm run kill.
import { expect, test } from 'vitest'
import { killAndCheck } from '../kill/kill.ts'

test('the server killed in a first sync that books payments: the same sums to the cent, nothing twice', async () => {
  const report = await killAndCheck({ kills: 3, seed: 7, invoices: 300, payments: 20 })
  expect(report.problems).toEqual([])
  expect(report.kills).toBe(3)
  expect(report.sums.invoices).toBe(300)
}, 240_000)
