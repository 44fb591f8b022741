import { describe, expect, test } from 'vitest'
import { errorRow, fill } from '../../src/errors.ts'
import { failureOf, mayBePath } from '../../src/qbwc/hresults.ts'
import { hresults } from '../../src/schema/status-codes.ts'

const shown = (hresult: string, message: string) => {
  const failure = failureOf(hresult, message)
  if (failure === undefined) return undefined
  const { says, hint, retry } = errorRow(failure.code)
  const details = { app: 'rivera', run: '1', ...failure.details }
  return {
    code: failure.code,
    text: `${fill(says, details)} ${fill(hint, details)}`,
    retry: failure.retry ?? retry,
    raw: failure.raw,
  }
}

describe('every HRESULT', () => {
  test.each(hresults.map((row) => row.code))('%s has reason, hint and retry', (code) => {
    const found = shown(code, 'It did not work.')
    expect(found?.text).not.toContain('(unknown)')
    expect(found?.text).not.toMatch(/\.\. |\{/)
    expect(found?.raw).toBe(code)
    expect(['now', 'next run', 'after action', 'never']).toContain(found?.retry)
  })

  // sync-behaviour.md 2.2 and web-connector.md 6.5
  test.each([
    ['0x80040400', 'E_QB_PARSE', 'never'],
    ['0x80040408', 'E_QB_NOT_STARTED', 'next run'],
    ['0x80040416', 'E_QB_NOT_STARTED', 'next run'],
    ['0x8004040a', 'E_QB_OTHER_FILE_OPEN', 'next run'],
    ['0x80040414', 'E_QB_DIALOG_OPEN', 'next run'],
    ['0x80040418', 'E_QB_ADMIN_REQUIRED', 'after action'],
    [' 0X8004041D ', 'E_QB_AUTOLOGIN_DENIED', 'after action'],
    ['0x80040420', 'E_QB_AUTOLOGIN_DENIED', 'after action'],
    ['0x80040403', 'E_QB_UNAVAILABLE', 'after action'],
    ['0x8004041F', 'E_QB_EDITION_UNSUPPORTED', 'never'],
    ['0x80040154', 'E_QB_NOT_INSTALLED', 'after action'],
    ['0x800706BA', 'E_QB_UNAVAILABLE', 'next run'],
    ['0x8004FFFF', 'E_QB_UNAVAILABLE', 'next run'],
  ])('%s is %s, tried again: %s', (hresult, code, retry) => {
    expect(shown(hresult, 'why')).toMatchObject({ code, retry })
  })

  test('what nobody described is shown with its text', () => {
    expect(shown('0x8004FFFF', 'A new trouble.')?.text).toContain('(0x8004FFFF): A new trouble.')
    expect(shown('0x80040406', '')?.text).toContain('no such file')
  })
})

describe('codes of the Web Connector', () => {
  test('are found in the text, with meaning and remedy', () => {
    const found = shown('', 'QBWC1014: no Host/Company/Preferences response')
    expect(found).toMatchObject({ code: 'E_CONNECTOR', raw: 'QBWC1014', retry: 'next run' })
    expect(found?.text).toContain('reported QBWC1014')
  })

  test.each(['', 'something else', 'QBWC9999'])('"%s" is none', (text) => {
    expect(failureOf('', text)).toBeUndefined()
  })
})

test.each([
  ['0x80040403', true],
  ['0X8004040a', true],
  ['0x80040408', false],
])('%s may come from the path we sent: %s', (hresult, may) => {
  expect(mayBePath(hresult)).toBe(may)
})
