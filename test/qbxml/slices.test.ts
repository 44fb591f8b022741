// The promise about long answers, held in a process of its own: what is alive between two slices does not grow
// with the answer. 100 MB is what the promise names; bench/slices.ts measures, npm run bench prints the figures.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Slices } from '../../bench/slices.ts'

const script = fileURLToPath(new URL('../../bench/slices.ts', import.meta.url))

test('a 100 MB answer is read in slices with the memory of one record and the buffer', () => {
  const call = ['--expose-gc', '--import', 'tsx', script, '100']
  const { stdout, stderr } = spawnSync(process.execPath, call, { encoding: 'utf8' })
  expect(stderr).toBe('')
  const seen = JSON.parse(stdout) as Slices
  expect(seen.records).toBeGreaterThan(20_000)
  // Seen: 1.9 MB, the same for 10 MB of answer as for 100.
  expect(seen.liveMost - seen.liveBefore).toBeLessThan(4)
  expect(seen.peak).toBeLessThan(250)
}, 120_000)
