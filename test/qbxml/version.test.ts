import { expect, test } from 'vitest'
import { cutFor, knownVersions } from '../../src/qbxml/version.ts'

test.each`
  declared   | asked        | version | edition
  ${'1.0'}   | ${undefined} | ${100}  | ${'QBD'}
  ${'4.1'}   | ${undefined} | ${401}  | ${'QBD'}
  ${'13.0'}  | ${'QBUK'}    | ${1300} | ${'QBUK'}
  ${'CA3.0'} | ${undefined} | ${300}  | ${'QBCA'}
  ${'UK3.0'} | ${undefined} | ${300}  | ${'QBUK'}
  ${'AU3.0'} | ${undefined} | ${300}  | ${'QBAU'}
  ${'US3.0'} | ${undefined} | ${300}  | ${'QBD'}
  ${'CA3.0'} | ${'QBD'}     | ${300}  | ${'QBD'}
  ${'15.0'}  | ${undefined} | ${1400} | ${'QBD'}
  ${'16.0'}  | ${undefined} | ${1400} | ${'QBD'}
`('$declared asked for as $asked is $version in $edition', ({ declared, asked, ...cut }) => {
  expect(cutFor(declared, asked)).toEqual(cut)
})

test.each(['', '13', '13.1', '17.0', '013.0', 'XX3.0', 'ca3.0', '13.0 ', '1e1.0'])(
  '%j is no version',
  (declared) => {
    expect(cutFor(declared)).toBeUndefined()
  },
)

test('every version QuickBooks lists is one', () => {
  expect(knownVersions.filter((version) => cutFor(version) === undefined)).toEqual([])
})
