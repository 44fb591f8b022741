import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { escapeText, type Result, writeAnswer, writeFault } from '../../src/qbwc/answers.ts'
import { type CallName, calls } from '../../src/qbwc/calls.ts'
import { fixture, fixtureNames } from './fixtures.ts'

const qbxml =
  '<?xml version="1.0" encoding="utf-8"?><?qbxml version="13.0"?><QBXML><Name>Café &amp; Bar</Name></QBXML>'

const results: Readonly<Record<CallName, Result>> = {
  serverVersion: '1.0',
  clientVersion: '',
  authenticate: ['9b2f', '', '', ''],
  sendRequestXML: qbxml,
  receiveResponseXML: 50,
  connectionError: 'done',
  getLastError: 'No work',
  closeConnection: 'OK',
  getInteractiveURL: '',
  interactiveRejected: '',
  interactiveDone: 'DONE',
  isInteractiveDone: 'DONE',
}

/** Text of the elements called `name`, read by a strict parser we did not write. */
function textsOf(document: Buffer, name: string): string[] {
  const texts: string[] = []
  let isIn = false
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local }) => {
    isIn = local === name
    if (isIn) texts.push('')
  })
  parser.on('text', (text) => {
    if (isIn) texts.push(texts.pop() + text)
  })
  parser.on('closetag', () => {
    isIn = false
  })
  parser.write(document.toString()).close()
  return texts
}

describe('answers', () => {
  test('every fixture belongs to a call, and every call has one', () => {
    const names = fixtureNames('.answer.xml').filter((name) => name !== 'fault')
    expect(names.sort()).toEqual(Object.keys(calls).sort())
  })

  test.each(Object.keys(calls) as CallName[])('%s: byte for byte as typed', (call) => {
    expect(writeAnswer(call, results[call]).toString()).toBe(
      fixture(`${call}.answer.xml`).toString(),
    )
  })

  test.each([0, 100, -1, -101])('receiveResponseXML gives the bare integer %i', (progress) => {
    const answer = writeAnswer('receiveResponseXML', progress).toString()
    expect(answer).toContain(`<receiveResponseXMLResult>${progress}</receiveResponseXMLResult>`)
  })

  test.each([50.5, Number.NaN, Number.POSITIVE_INFINITY, '50'])(
    'receiveResponseXML refuses %s, which .NET would not read',
    (progress) => {
      expect(() => writeAnswer('receiveResponseXML', progress)).toThrow('integer')
    },
  )

  test('authenticate refuses fewer than two strings, and writes what it is given', () => {
    expect(() => writeAnswer('authenticate', ['only'])).toThrow('two strings')
    expect(() => writeAnswer('authenticate', '')).toThrow('two strings')
    expect(textsOf(writeAnswer('authenticate', ['', 'nvu']), 'string')).toEqual(['', 'nvu'])
  })

  test('a result of the wrong kind is our fault and never reaches the wire', () => {
    expect(() => writeAnswer('getLastError', 7)).toThrow('string')
    expect(() => writeAnswer('sendRequestXML', ['a'])).toThrow('string')
  })

  test('there is no white space between elements', () => {
    for (const call of Object.keys(calls) as CallName[])
      expect(writeAnswer(call, results[call]).toString()).not.toMatch(/>\s+</)
  })
})

describe('text', () => {
  test('quotes stay as they are, the rest is escaped', () => {
    expect(escapeText(`<a b="c">&'\r\n`)).toBe(`&lt;a b="c"&gt;&amp;'&#xD;\n`)
  })

  test('what XML cannot carry is dropped', () => {
    expect(escapeText('a\u0000b\u0008\u000b\u001fc\ufffe\uffffd\t\n')).toBe('abcd\t\n')
  })

  test('any text without such characters comes back as it went', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, (sent) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
        const possible = sent.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
        expect(textsOf(writeAnswer('getLastError', sent), 'getLastErrorResult')).toEqual([possible])
      }),
      { numRuns: 1000 },
    )
  })

  test('half a surrogate pair does not break the document', () => {
    expect(textsOf(writeAnswer('getLastError', 'a\ud83d'), 'getLastErrorResult')).toEqual([
      'a\ufffd',
    ])
  })
})

describe('faults', () => {
  test('byte for byte as typed', () => {
    expect(writeFault('Server', 'internal error').toString()).toBe(
      fixture('fault.answer.xml').toString(),
    )
  })

  test('their text is escaped', () => {
    expect(textsOf(writeFault('Client', '<a> & "b"'), 'faultstring')).toEqual(['<a> & "b"'])
    expect(textsOf(writeFault('Client', ''), 'faultcode')).toEqual(['soap:Client'])
  })
})
