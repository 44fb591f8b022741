import { describe, expect, test } from 'vitest'
import { readQbxml } from '../../src/qbxml/read.ts'
import { textOf } from '../../src/qbxml/text.ts'
import { refusalOf } from './support.ts'

const name = 'Café “Ünder” €'
const document = (encoding: string | undefined, value = name): string =>
  `<?xml version="1.0"${encoding === undefined ? '' : ` encoding="${encoding}"`}?><?qbxml version="13.0"?>` +
  `<QBXML><QBXMLMsgsRq onError="stopOnError"><ListDelRq requestID="${value}"><ListID>${value}</ListID></ListDelRq></QBXMLMsgsRq></QBXML>`

/** Bytes of windows-1252, made by hand for the characters above. */
const windows1252 = (text: string): Buffer =>
  Buffer.from(
    text
      .replace('“', '\x93')
      .replace('”', '\x94')
      .replace('€', '\x80')
      .replace('“', '\x93')
      .replace('”', '\x94')
      .replace('€', '\x80'),
    'latin1',
  )
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

describe('bytes are decoded as declared', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8, declared', Buffer.from(document('utf-8'))],
    ['UTF-8, in capitals', Buffer.from(document('UTF-8'))],
    ['UTF-8, undeclared', Buffer.from(document(undefined))],
    ['UTF-8 behind a byte order mark', Buffer.from(`\ufeff${document('utf-8')}`)],
    ['windows-1252', windows1252(document('windows-1252'))],
    ['iso-8859-1, read as windows-1252', windows1252(document('ISO-8859-1'))],
    ['UTF-16 LE', Buffer.from(`\ufeff${document('utf-16')}`, 'utf16le')],
    ['UTF-16 BE', utf16be(`\ufeff${document('UTF-16')}`)],
  ])('%s', (_name, bytes) => {
    const [message] = readQbxml(bytes).messages
    expect(message).toEqual({
      name: 'ListDelRq',
      attributes: { requestID: name },
      content: { ListID: name },
    })
    expect(textOf(bytes)).toContain(`<ListID>${name}</ListID>`)
  })

  test('us-ascii', () => {
    const bytes = Buffer.from(document('us-ascii', 'plain &#233;'))
    expect(readQbxml(bytes).messages[0]?.content).toEqual({ ListID: 'plain é' })
  })

  test('the upper bytes of windows-1252 are its quotes, dashes and letters', () => {
    const upper = Buffer.from(Array.from({ length: 128 }, (_, i) => 128 + i))
    const [before = '', after = ''] = document('windows-1252', '#').split('<ListID>#')
    const bytes = Buffer.concat([Buffer.from(`${before}<ListID>`), upper, Buffer.from(after)])
    // Typed by hand: the TextDecoder of Node 20 takes windows-1252 for latin1.
    const c1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
    const expected = c1 + upper.subarray(32).toString('latin1')
    expect(readQbxml(bytes).messages[0]?.content).toEqual({ ListID: expected })
  })
})

describe('text that was decoded once already', () => {
  test('is not decoded again, whatever it declares', () => {
    for (const encoding of ['windows-1252', 'utf-16', 'ebcdic'])
      expect(readQbxml(document(encoding)).messages[0]?.content).toEqual({ ListID: name })
  })

  test('as bytes, with the option', () => {
    const bytes = Buffer.from(document('windows-1252'))
    expect(readQbxml(bytes, { encoding: 'utf-8' }).messages[0]?.content).toEqual({ ListID: name })
    expect(readQbxml(bytes).messages[0]?.content).not.toEqual({ ListID: name })
  })

  test('may begin with a byte order mark', () => {
    expect(readQbxml(`\ufeff${document('utf-8')}`).version).toBe('13.0')
  })
})

describe('refused', () => {
  test.each<[string, Uint8Array, string]>([
    [
      'latin1 bytes without a declaration',
      Buffer.from(document(undefined), 'latin1'),
      'does not start a valid UTF-8',
    ],
    [
      'an encoding nobody knows',
      Buffer.from(document('ebcdic-cp-us')),
      '"ebcdic-cp-us" is not known',
    ],
    [
      'an encoding with the name of a property',
      Buffer.from(document('constructor')),
      'is not known',
    ],
    ['UTF-16 declared, but not there', Buffer.from(document('utf-16', 'x')), 'no byte order mark'],
    [
      'windows-1252 behind a mark of UTF-8',
      Buffer.from(`\ufeff${document('windows-1252')}`),
      'behind a byte order mark',
    ],
    ['us-ascii with an upper byte', Buffer.from(document('us-ascii')), 'is not us-ascii'],
    [
      'half a pair in UTF-16',
      Buffer.from(`\ufeff${document('utf-16', '\ud800')}`, 'utf16le'),
      'not valid UTF-16',
    ],
    [
      'half a character of UTF-16',
      Buffer.from(`\ufeff${document('utf-16')}`, 'utf16le').subarray(0, -1),
      'not valid UTF-16',
    ],
  ])('%s', (_name, bytes, problem) => {
    expect(refusalOf(() => readQbxml(bytes))).toMatchObject({ code: 'E_XML' })
    expect(refusalOf(() => readQbxml(bytes))?.problem).toContain(problem)
    expect(refusalOf(() => textOf(bytes))?.problem).toContain(problem)
  })
})
