// docs/requirements.md is made from a test run; here it is held to the tests that exist.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { requirementsFile } from '../../scripts/make-requirements.ts'
import { filesIn, textOf } from '../source-tree.ts'
import { numbersIn, requirements, testsByNumber } from './list.ts'

const rows = [
  ...readFileSync(requirementsFile, 'utf8').matchAll(/^\| R(\d+) \| (.*?) \| (.*?) \| (.*?) \|$/gm),
].map(([, number, says, files = '', state]) => ({
  number: Number(number),
  says,
  files: [...files.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '').sort(),
  state,
}))

test('every requirement has one row, in order', () => {
  expect(rows.map((r) => r.number)).toEqual(Array.from({ length: 173 }, (_, i) => i + 1))
  expect(rows.map((r) => r.says)).toEqual(requirements().map((r) => r.says))
})

test('the tests named are those that carry the number (if not: npm run requirements)', () => {
  const tests = filesIn('test').filter((path) => path.endsWith('.test.ts'))
  const found = testsByNumber(tests.map((path) => ({ path, text: textOf(path) })))
  const wrong = rows.filter(({ number, files, state }) => {
    const now = [...(found.get(number) ?? [])].sort()
    return now.join() !== files.join() || (state === 'open') !== (now.length === 0)
  })
  expect(wrong).toEqual([])
})

test('none fails', () => {
  expect(rows.filter((r) => r.state !== 'pass' && r.state !== 'open')).toEqual([])
})

test('numbers are read from the beginning of a title', () => {
  expect(numbersIn('R51, R69: the open invoices')).toEqual([51, 69])
  expect(numbersIn('R6, C1: deposits')).toEqual([6])
  expect(numbersIn('R11–R13: the interval')).toEqual([11, 12, 13])
  expect(numbersIn('an invoice as R1 has it: sent')).toEqual([])
})
