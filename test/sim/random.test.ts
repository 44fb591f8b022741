import { expect, test } from 'vitest'
import { entities } from '../../src/schema/entities.ts'
import { world } from './company.ts'

const answers = (seed: number): string[] => {
  const { text } = world({ profile: 'random', invoices: 300, seed })
  // The answer of each must be legal, or text() throws.
  return entities.map(({ queryName }) => text(`<${queryName}/>`, { version: '14.0' }))
}

test('a company of luck: legal answers to every query, many kinds, the same for the same seed', () => {
  const first = answers(5)
  expect(first).toEqual(answers(5))
  expect(first).not.toEqual(answers(6))
  const counts = first.map((answer) => answer.match(/<\w+Ret>/g)?.length ?? 0)
  expect(counts.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(290)
  expect(counts.filter((n) => n > 0).length).toBeGreaterThan(20)
})

// Records made by luck ask for what a generator of invoices never does: the register balance after a transfer.
test.each([7, 11, 12])('300 records of seed %i are made to the end', (seed) => {
  const { company } = world({ profile: 'random', invoices: 300, seed })
  const { sum } = company.sql('select coalesce(sum(amount), 0) as sum from postings').get() as {
    sum: number
  }
  expect(sum).toBe(0)
})
