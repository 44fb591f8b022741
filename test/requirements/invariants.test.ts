// The promises of the engine that hold whatever the profile is (I1–I14), each with the tests that show it.
import { expect, test } from 'vitest'
import { filesIn, textOf } from '../source-tree.ts'

const promises: readonly (readonly [id: string, says: string, file: string, title: string])[] = [
  [
    'I1',
    'one link a record; names only where there is none',
    'requirements/matching.test.ts',
    'is linked by its name, and keeps the link when renamed',
  ],
  [
    'I2',
    'fields have an owner',
    'requirements/payments-desktop.test.ts',
    'R18: an edit on the platform stays there, as a skip',
  ],
  [
    'I3',
    'own writes are recognised',
    'requirements/payments-desktop.test.ts',
    'R5: one tick moves a payment each way, once; a second tick moves nothing',
  ],
  [
    'I4',
    'what is left alone is listed once',
    'requirements/choices.test.ts',
    'R6: a payout makes no deposit while that is switched off: one skip',
  ],
  ['I5', 'a push happens exactly once', 'requirements/recovery.test.ts', 'books it exactly once'],
  [
    'I6',
    'what others point to goes first',
    'requirements/bill-pay-push.test.ts',
    'R130: a payment of a bill waits for the bill, then pays it',
  ],
  [
    'I7',
    'one run a company at a time',
    'requirements/recovery.test.ts',
    'a second visitor of the connection is busy',
  ],
  [
    'I8',
    'nothing is removed, it is archived',
    'requirements/payments-desktop.test.ts',
    'R7: an invoice deleted in QuickBooks is archived with the reason',
  ],
  [
    'I9',
    'stale edits are read again and decided again',
    'requirements/conflicts.test.ts',
    'a change that meets a newer revision is read again and sent once more (I9)',
  ],
  [
    'I10',
    'money is exact',
    'backend/contract-records.ts',
    'fills the columns: text, exact amounts, flags, dates',
  ],
  [
    'I11',
    'cursors move when the backend has the page',
    'requirements/recovery.test.ts',
    'of a first sync ends in the same rows, none of them twice',
  ],
  [
    'I12',
    'every failure is a record with reason and remedy',
    'requirements/choices.test.ts',
    'number, customer, reason and remedy, and whom to ask',
  ],
  [
    'I13',
    'a document is never there without its lines',
    'backend/contract-records.ts',
    'replaces the lines with the header, in the order of QuickBooks',
  ],
  [
    'I14',
    'what is not supported is refused before any traffic',
    'requirements/choices.test.ts',
    'R153: attachments are refused for every kind of record',
  ],
]

test.each(promises)('%s: %s', (_id, _says, file, title) => {
  const text = textOf(`test/${file}`)
  const found = text.split('\n').filter((line) => line.includes(title))
  expect([file, title, found.length > 0]).toEqual([file, title, true])
})

test('I1–I14 are all named', () => {
  expect(promises.map(([id]) => id)).toEqual(Array.from({ length: 14 }, (_, i) => `I${i + 1}`))
})

test('I10: no amount is ever a floating point number', () => {
  const folders = ['sync', 'store', 'backend', 'qbwc', 'schema', 'profiles'].map((f) => `src/${f}/`)
  const files = filesIn('src').filter((p) => folders.some((f) => p.startsWith(f)))
  expect(files.length).toBeGreaterThan(80)
  expect(files.filter((p) => /parseFloat|toFixed\(/.test(textOf(p)))).toEqual([])
})
