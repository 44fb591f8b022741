// The finder and the tables behind `qbsync explain`, without the program around them.
import { describe, expect, test } from 'vitest'
import { explainText, textOfBytes } from '../../src/cli/explain/explain.ts'
import { findCodes } from '../../src/cli/explain/find.ts'
import { messages } from '../../src/cli/explain/messages.ts'
import {
  allCodes,
  type Explanation,
  explanationOf,
  explanationOfMessage,
} from '../../src/cli/explain/rows.ts'
import { texts, vagueTexts } from '../../src/cli/explain/texts.ts'
import { catalogue, QbsyncError } from '../../src/errors.ts'
import { skipCodes } from '../../src/profiles/skip-codes.ts'
import { connectorCodes } from '../../src/schema/connector-codes.ts'
import { hresultAdvice } from '../../src/schema/hresult-advice.ts'
import { statusAdvice } from '../../src/schema/status-advice.ts'
import { hresults, statusCodes } from '../../src/schema/status-codes.ts'

const found = (text: string): string[] => findCodes(text).codes.map((f) => f.code)

function expectWhole(row: Explanation | undefined, name: string): void {
  expect(row, name).toBeDefined()
  if (!row) return
  const { meaning, causes, who, steps, repeat } = row
  for (const list of [causes, who, steps]) expect(list.length, name).toBeGreaterThan(0)
  for (const text of [meaning, repeat, ...causes, ...who, ...steps]) {
    expect(text.trim(), name).not.toBe('')
    expect(text, name).not.toMatch(/[{}]|undefined/)
  }
  expect(meaning, name).toMatch(/^\S.*[.?!]$/)
  expect(new Set(who).size, name).toBe(who.length)
  if (who.includes('nobody')) expect(who, name).toEqual(['nobody'])
}

describe('every code of every table', () => {
  test('the list of codes has them all, once', () => {
    const tables = [statusCodes, hresults].flat().map((row) => row.code)
    for (const code of [
      ...tables,
      ...Object.keys({ ...connectorCodes, ...catalogue, ...skipCodes }),
    ])
      expect(allCodes).toContain(code)
    expect(new Set(allCodes).size).toBe(allCodes.length)
    expect(allCodes.length).toBeGreaterThan(200)
  })

  test.each(allCodes)('%s has a meaning, causes, who, steps, and whether to repeat', (code) => {
    expectWhole(explanationOf(code), code)
  })

  test.each(allCodes)(
    '%s is found alone, in lower case, and in a line that contains it',
    (code) => {
      const [written = ''] = code.split('-')
      const isStatus = /^\d/.test(code)
      const line = isStatus
        ? `<InvoiceAddRs requestID="7" statusCode="${written}" statusSeverity="Error" statusMessage="x"/>`
        : `20240105.14:00:05 UTC\t: QBWebConnector.SOAPWebService.update() : it ended: ${code}: words`
      for (const text of [written, written.toLowerCase(), `  ${written}\n`, line])
        expect(found(text), text).toContain(code)
      expect(explainText(line).codes[0]?.code).toBe(code)
    },
  )

  test('rows of advice belong to codes that exist', () => {
    const statuses = statusCodes.map((row) => row.code)
    const comErrors = hresults.map((row) => row.code)
    for (const code of Object.keys(statusAdvice)) expect(statuses).toContain(code)
    for (const code of Object.keys(hresultAdvice)) expect(comErrors).toContain(code)
    expect(Object.keys(hresultAdvice).sort()).toEqual([...comErrors].sort())
  })

  test('what may have been carried out is never called safe to repeat', () => {
    for (const code of ['510', '0x80040402', '0x800706BA', 'QBWC1042', '9002'])
      expect(explanationOf(code)?.repeat, code).toBe('ask first')
  })
})

describe('messages and texts', () => {
  test.each(messages.map((row, index) => [index, String(row.pattern)]))(
    'message %i has all parts, and its code is known: %s',
    (index) => {
      const row = explanationOfMessage(Number(index))
      expectWhole(row, String(index))
      expect(explanationOf(row?.code ?? '')).toBeDefined()
    },
  )

  test('every text leads to a code that exists', () => {
    for (const { code, pattern } of [...texts, ...vagueTexts])
      expect(explanationOf(code), String(pattern)).toBeDefined()
  })

  test.each<[string, string]>([
    ['QuickBooks found an error when parsing the provided XML text stream.', '0x80040400'],
    ['The provided edit sequence "1416570432" is out-of-date. ', '3200'],
    ['The name "Birch Cafe" of the list element is already in use.', '3100'],
    ['it says already in use', '3100'],
    ['A modal dialog box is showing in the QuickBooks user interface.', '0x80040414'],
    ['There was an error adding X because it is already in use.', '3175'],
    ['Could not start QuickBooks.', '0x80040408'],
    ['The request has not been processed.', '3231'],
    ['There is a missing element: "ListID"', '3150'],
    ['A query request did not find a matching object in QuickBooks', '1'],
  ])('%s', (text, code) => {
    expect(found(text)).toEqual([code])
  })

  test('a reason behind the status is told before it', () => {
    const { codes } = explainText(
      'E_QB_REFUSED: Invoice 1002 was refused by QuickBooks (3180): There was an error when saving a Invoice.  QuickBooks error message: The credit limit for the name on this transaction has been exceeded.',
    )
    expect(codes.map((c) => `${c.kind} ${c.code}`)).toEqual([
      'message 3180',
      'status 3180',
      'error E_QB_REFUSED',
    ])
  })

  test('patterns stay fast on a long line without a line end', () => {
    const line = 'edit sequence name could not error when saving a '.repeat(20_000)
    const start = process.hrtime.bigint()
    findCodes(line)
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(5000)
  })
})

describe('the many ways to write a code', () => {
  test.each<[string, string]>([
    ['-2147220480', '0x80040400'],
    ['2147746816', '0x80040400'],
    ['80040400', '0x80040400'],
    ['8004040a', '0x8004040A'],
    ['0x8004040a', '0x8004040A'],
    ['0X8004040A', '0x8004040A'],
    ['&H8004040A', '0x8004040A'],
    ['FFFFFFFF80040408', '0x80040408'],
    ['failed (hr=0x80040408).', '0x80040408'],
    ['COM error -2147220472 in BeginSession', '0x80040408'],
    ['qbwc 1039', 'QBWC1039'],
    ['1039', 'QBWC1039'],
    ['#3120', '3120'],
    ['status code 3120', '3120'],
    ['"statusCode":3120,', '3120'],
    ['statusCode=&quot; 3', ''],
    ["statusCode='3120'", '3120'],
    ['messageSetStatusCode="600"', '600'],
    ['Error 3120 came', '3120'],
    ['error code: 3120.', '3120'],
    ['3355', '3310-3370'],
    ['3310-3370', '3310-3370'],
    ['9150', '9100'],
    ['I get 3180 when I save', '3180'],
    ['e_qb_parse', 'E_QB_PARSE'],
    ['skipped: S_OFFLINE_PAYMENT', 'S_OFFLINE_PAYMENT'],
  ])('%s', (text, code) => {
    expect(found(text)).toEqual(code === '' ? [] : [code])
  })

  test('a number that is two codes is both', () => {
    expect(found('1030')).toEqual(['1030', 'QBWC1030'])
  })

  test.each([
    'ListID 80000013-1416570432',
    'TxnID C5-1417118624',
    'Invoice 3120.50',
    '2024-01-05 30:00',
    'The request failed with HTTP statuscode 500',
    '0x00000000',
    '20240105.14:00:05 UTC',
    'customer-0042 at port 8421',
    'in 2010',
  ])('no status or HRESULT in: %s', (text) => {
    expect(
      findCodes(text).codes.filter((f) => f.kind === 'status' || f.kind === 'hresult'),
    ).toEqual([])
  })

  test('codes that do not exist are named as such', () => {
    const { codes, unknown } = findCodes(
      'QBWC1099 E_NO_SUCH 0x8007000E -2147024882 statusCode="4711" statusCode="3200"',
    )
    expect(codes.map((f) => f.code)).toEqual(['3200'])
    expect([...unknown].sort()).toEqual(['0x8007000E', '4711', 'E_NO_SUCH', 'QBWC1099'])
  })
})

describe('whole logs', () => {
  const log = [
    '20240105.14:00:00 UTC\t: QBWebConnector.SOAPWebService.do_authenticate() : fine',
    '20240105.14:00:05 UTC\t: QBWebConnector.SOAPWebService.update() : QBWC1013: Error connecting. 0x80040414',
    '20240105.14:05:05 UTC\t: QBWebConnector.SOAPWebService.update() : QBWC1013: Error connecting. 0x80040414',
    '20240105.14:05:06 UTC\t: QBWebConnector.SOAPWebService.update() : QBWC1031',
  ].join('\r\n')

  test('each code comes once, the most specific first, with the lines it stands on', () => {
    const { codes } = findCodes(log)
    expect(codes.map((f) => [f.code, f.line, f.lastLine, f.lines])).toEqual([
      ['0x80040414', 2, 3, 2],
      ['QBWC1013', 2, 3, 2],
      ['QBWC1031', 4, 4, 1],
    ])
  })

  test('the first failure stands before those that only follow from it, and success comes last', () => {
    const answers = ['0', '3140', '3231', '1', '500'].map(
      (code) => `<Rs statusCode="${code}" statusSeverity="x"/>`,
    )
    expect(found(answers.join('\n'))).toEqual(['3140', '3231', '500', '0', '1'])
  })

  test('a log that Windows saved as UTF-16 is read', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('QBWC1039', 'utf16le')])
    expect(found(textOfBytes(bytes))).toEqual(['QBWC1039'])
  })
})

test.each<[string, string]>([
  ['QBWC1O39', 'QBWC1039'],
  ['E_QB_PARS', 'E_QB_PARSE'],
  ['0x80040439', '0x80040409'],
  ['3201', '3200'],
  ['somebody locked the list', '3175'],
])('%s: unknown, with %s among the nearest or found', (text, near) => {
  let told: string
  try {
    told = explainText(text)
      .codes.map((c) => c.code)
      .join(' ')
  } catch (error) {
    if (!(error instanceof QbsyncError)) throw error
    expect(error.exit).toBe(2)
    told = error.hint
  }
  expect(told).toContain(near)
})
