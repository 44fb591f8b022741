import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { QbsyncError } from '../../src/errors.ts'
import { QbxmlReader, readQbxml } from '../../src/qbxml/read.ts'
import { fixture, longAnswer } from './support.ts'

/** A document or the details of a refusal, read in these pieces. The pieces are wiped after each write. */
function readPieces(pieces: Uint8Array[]): unknown {
  const reader = new QbxmlReader()
  try {
    for (const piece of pieces) {
      const buffer = Uint8Array.from(piece)
      reader.write(buffer)
      buffer.fill(0x23)
    }
    return reader.end()
  } catch (error) {
    if (!(error instanceof QbsyncError)) throw error
    return { code: error.code, ...error.details }
  }
}

const everything =
  '\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<!-- é --><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError">' +
  '<InvoiceAddRq requestID="é&amp;&#10;"><InvoiceAdd defMacro=\'TxnID:"1"\'><Memo>a\r\nb&#13;\rc € 𝄞 <![CDATA[<&]]>&lt;</Memo ><Strange x="1"/>' +
  '<InvoiceLineAdd><Desc>]]</Desc></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq></QBXMLMsgsRq></QBXML>\n<!-- end -->'

const documents: [string, Buffer][] = [
  ['everything in UTF-8', Buffer.from(everything)],
  ['everything in UTF-16', Buffer.from(everything.replace('"utf-8"', '"utf-16"'), 'utf16le')],
  ['a request', Buffer.from(fixture('invoice-mod-lines.request.xml'))],
  ['an answer', Buffer.from(fixture('duplicate-name.response.xml'))],
  ['an unclosed element', Buffer.from(fixture('txn-del.request.xml').replace('</TxnID>', ''))],
  ['a bad reference', Buffer.from(fixture('txn-del.request.xml').replace('1FD', '&#1;'))],
  ['a bad byte', Buffer.concat([Buffer.from('<QBXML>\n<QBXMLMsgsRq a="'), Buffer.from([0xff])])],
]

describe.each(documents)('%s', (_name, bytes) => {
  const whole = readPieces([bytes])

  test('reads the same cut in two at every byte', () => {
    for (let at = 1; at < bytes.length; at++)
      expect(readPieces([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(whole)
  })

  test('reads the same byte by byte', () => {
    expect(readPieces(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole)
  })
})

test('a long answer reads the same in pieces of any size', () => {
  const bytes = Buffer.from(longAnswer(150_000).replaceAll('Salem', 'Salém'))
  const whole = readQbxml(bytes)
  for (let seed = 1; seed <= 20; seed++) {
    const random = seededRandom(seed)
    const pieces: Buffer[] = []
    const largest = 10 ** (1 + (seed % 5))
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + Math.floor(random() * largest)
      pieces.push(bytes.subarray(at, at + size))
      at += size
    }
    expect(readPieces(pieces)).toEqual(whole)
  }
})

test('a fault far into a document is placed by line and column, in characters', () => {
  const text = longAnswer(100_000).replaceAll('Salem', 'Salém')
  const at = text.lastIndexOf('<City>Salém</City>') + '<City>Salém'.length
  const bad = `${text.slice(0, at)}&${text.slice(at)}`
  const before = text.slice(0, at).split('\n')
  expect(readPieces([Buffer.from(bad)])).toMatchObject({
    code: 'E_XML',
    line: before.length,
    problem: '"&" must be written as &amp;',
  })
})
