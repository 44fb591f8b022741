import { describe, expect, test } from 'vitest'
import { chooseVersion, wrongCompany } from '../../src/qbwc/company.ts'

describe('the version to speak', () => {
  test.each([
    [['1.0', '12.0', '13.0', '16.0'], '13.0'],
    [['16.0'], '13.0'],
    [['14.0'], '13.0'],
    [['1.0', '11.0'], '11.0'],
    [['CA3.0', '10.0'], '10.0'],
    [[], '13.0'],
    [['1.0', '8.0'], undefined],
  ])('of a QuickBooks that knows %j is %s', (versions, wanted) => {
    expect(chooseVersion({ versions })).toBe(wanted)
  })
})

describe('the company', () => {
  const known = {
    connection: 'rivera',
    fileIds: ['{AB-1}'],
    companyName: 'Rivera Plumbing',
  }
  test.each([
    [{ fileId: '{ab-1}', companyName: 'Rivera Plumbing' }, false],
    [{ fileId: 'AB-1', companyName: ' rivera plumbing ' }, false],
    [{ companyName: 'Rivera Plumbing' }, false],
    [{ fileId: '{cd-2}', companyName: 'Rivera Plumbing' }, true],
    [{ fileId: '{ab-1}', companyName: 'Oak Bakery' }, true],
    [{}, false],
  ])('%j is another one: %s', (facts, wrong) => {
    expect(wrongCompany(facts, known) !== undefined).toBe(wrong)
  })
})
