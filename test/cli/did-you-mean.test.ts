// Hints for words that are not known, and for files that cannot be used.
import { expect, test } from 'vitest'
import { didYouMean, fileProblem } from '../../src/errors.ts'

const known = ['invoices', 'customers', 'deposits']

test.each([
  ['invoces', 'Did you mean invoices?'],
  ['Invoice', 'Did you mean invoices?'],
  ['custom', 'Did you mean customers?'],
  // Nothing is like it: a guess would only mislead.
  ['frobs', 'Known: invoices, customers, deposits.'],
  ['', 'Known: invoices, customers, deposits.'],
])('%s: %s', (word, hint) => {
  expect(didYouMean(word, known)).toBe(hint)
})

test('a fault of the system is told in words, any other as it is', () => {
  const missing = Object.assign(new Error('ENOENT: no such file, open x'), { code: 'ENOENT' })
  expect(fileProblem(missing)).toBe('there is no such file or folder (ENOENT)')
  expect(fileProblem(new Error('it is a folder'))).toBe('it is a folder')
  expect(fileProblem('odd')).toBe('odd')
})
