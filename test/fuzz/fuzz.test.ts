// A fixed sample of every target; many more by npm run fuzz.
import { describe, expect, test } from 'vitest'
import { drive, FailedCase } from './drive.ts'
import { target, Violation } from './target.ts'
import { targets } from './targets.ts'

describe('a fixed sample of hostile input', () => {
  test.each(targets)('$name: $says', async (one) => {
    const tally = await drive(one, { seed: 20_260_101, cases: one.sample })
    expect(tally.cases).toBe(one.sample)
    // The damage is real, and does not hit everything.
    const counts = Object.values(tally.words)
    expect(counts.length).toBeGreaterThan(1)
    expect(Math.max(...counts)).toBeLessThan(one.sample * 0.98)
  })
})

test('a case that fails is told with its seed and number, made smaller, and fails alone', async () => {
  const broken = target<string>({
    name: 'broken',
    says: 'a reader that cannot read x',
    share: 1,
    sample: 1,
    longestMs: 1_000,
    open: () => ({
      make: (random) => (random() < 0.02 ? `abc${random()}x${random()}` : 'fine'),
      run(text) {
        if (text.includes('x')) throw new Violation('it met an x')
        return 'read'
      },
    }),
  })
  const failed = await drive(broken, { seed: 1, cases: 10_000 }).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(FailedCase)
  const { message } = failed as FailedCase
  expect(message).toMatch(/case \d+: it met an x\nnpm run fuzz -- broken --seed 1 --case \d+\n"x"$/)
  const only = Number(/--case (\d+)/.exec(message)?.[1])
  await expect(drive(broken, { seed: 1, cases: 10_000, only })).rejects.toThrow(message)
})
