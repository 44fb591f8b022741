import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import { xmlDepth, xmlTagBytes, xmlTextBytes } from '../../src/limits.ts'
import { calls } from '../../src/qbwc/calls.ts'
import { EnvelopeReader, type SoapCall } from '../../src/qbwc/envelope.ts'
import {
  customers,
  envelope,
  escaped,
  fixture,
  fixtureNames,
  operation,
  requests,
} from './fixtures.ts'

interface How {
  readonly charset?: string
  /** Bytes a chunk; all at once if not said. */
  readonly chunk?: number
}

function read(document: string | Buffer, { charset = 'utf-8', chunk }: How = {}): SoapCall {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document
  const reader = new EnvelopeReader({ charset })
  for (let at = 0; at < bytes.length; at += chunk ?? bytes.length)
    reader.write(bytes.subarray(at, at + (chunk ?? bytes.length)))
  return reader.end()
}

/** Why a document is refused; undefined if it is not. */
function refusal(document: string | Buffer, how?: How): string | undefined {
  try {
    read(document, how)
    return undefined
  } catch (error) {
    if (error instanceof QbsyncError && error.code === 'E_SOAP')
      return String(error.details['problem'])
    throw error
  }
}

const passwordOf = (text: string, how?: How): string | undefined =>
  read(operation('authenticate', `<strPassword>${text}</strPassword>`), how).args['strPassword']

/** Reads with a stand-in for the qbXML reader that keeps the text and the sizes it was fed. */
function readResponse(document: string | Buffer, chunk = 64 * 1024) {
  const pieces: Buffer[] = []
  const reader = new EnvelopeReader({
    charset: 'utf-8',
    answerReader: () => ({
      write: (bytes) => pieces.push(Buffer.from(bytes)),
      end: () => ({ messageSet: 'QBXMLMsgsRs', attributes: {}, messages: [] }),
    }),
  })
  const bytes = Buffer.from(document)
  for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk))
  const call = reader.end()
  return { call, text: Buffer.concat(pieces).toString(), sizes: pieces.map((p) => p.length) }
}

const response = (text: string): string =>
  operation('receiveResponseXML', `<ticket>T</ticket><response>${text}</response>`)

describe('requests of the Web Connector', () => {
  test('every fixture has its row', () => {
    expect(fixtureNames('.request.xml').sort()).toEqual(Object.keys(requests).sort())
    const seen = new Set(Object.values(requests).map(({ call }) => call))
    expect([...seen].sort()).toEqual(Object.keys(calls).sort())
  })

  test.each(Object.keys(requests))('%s reads as typed', (name) => {
    expect(read(fixture(`${name}.request.xml`))).toMatchObject(requests[name] ?? {})
  })

  test.each(Object.keys(requests))('%s reads the same wherever it is cut', (name) => {
    const bytes = fixture(`${name}.request.xml`)
    const whole = read(bytes)
    for (let at = 1; at < bytes.length; at++) {
      const reader = new EnvelopeReader({ charset: 'utf-8' })
      reader.write(bytes.subarray(0, at))
      reader.write(bytes.subarray(at))
      expect(reader.end()).toEqual(whole)
    }
    for (const chunk of [1, 2, 3, 7]) expect(read(bytes, { chunk })).toEqual(whole)
  })

  test.each(Object.keys(requests))('%s is refused if its end is missing', (name) => {
    const bytes = Buffer.from(fixture(`${name}.request.xml`).toString().trimEnd())
    for (let at = 0; at < bytes.length; at++)
      expect(refusal(bytes.subarray(0, at)), `cut at ${at}`).toBeDefined()
  })

  test('an argument that is missing, empty or self-closed is the same', () => {
    const forms = ['', '<hresult></hresult>', '<hresult/>', '<hresult />']
    for (const form of forms)
      expect(read(operation('receiveResponseXML', form)).args).toEqual({
        ticket: '',
        response: '',
        hresult: '',
        message: '',
      })
  })
})

describe('text of arguments', () => {
  test('blanks around it are kept, since a password may have them', () => {
    expect(passwordOf('  a b\t\n ')).toBe('  a b\t\n ')
  })

  test.each([
    ['&lt;&gt;&amp;&quot;&apos;', `<>&"'`],
    ['&#65;&#x42;&#x1F511;&#233;', 'AB🔑é'],
    ['<![CDATA[<&lt;]]]]><![CDATA[>]]>', '<&lt;]]>'],
    ['<![CDATA[]]]>', ']'],
    ['a]]&gt;b', 'a]]>b'],
    ['a<!-- b -->c<?pi d?>e', 'ace'],
    ['a\r\nb\rc&#13;d', 'a\nb\nc\rd'],
    ['<![CDATA[a\r\nb\rc]]>', 'a\nb\nc'],
    ['a\r<!-- b -->\nc', 'a\n\nc'],
  ])('%j is %j', (written, meant) => {
    for (const chunk of [undefined, 1, 2, 3])
      expect(passwordOf(written, chunk ? { chunk } : {})).toBe(meant)
  })

  test('any text comes back as it went', () => {
    const character = fc.oneof(
      fc.constantFrom('<', '>', '&', ']', '"', "'", '\n', '\t', ' ', ';', 'é', '€', '🔑', '&amp;'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    )
    const text = fc.array(character).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (meant, chunk) => {
        expect(passwordOf(escaped(meant), { chunk })).toBe(meant.replace(/\r\n?/g, '\n'))
      }),
      { numRuns: 500 },
    )
  })

  test('a reference to a character XML forbids is left out and counted', () => {
    const { args, dropped } = read(
      operation('authenticate', '<strPassword>a&#x1F;b&#0;c&#xFFFE;d&#xD83D;</strPassword>'),
    )
    expect(args['strPassword']).toBe('abcd')
    expect(dropped).toBe(4)
    expect(read(fixture('authenticate.request.xml')).dropped).toBe(0)
  })
})

describe('what is not a call', () => {
  test.each([
    ['nothing', '', 'no XML'],
    ['blanks', ' \n ', 'no XML'],
    ['words', 'hello', 'outside the root'],
    ['JSON', '{"a":1}', 'outside the root'],
    ['another root', '<a/>', 'not a SOAP envelope'],
    ['an envelope without namespace', '<Envelope><Body/></Envelope>', 'not a SOAP envelope'],
    [
      'SOAP 1.2',
      envelope('').replaceAll(
        'schemas.xmlsoap.org/soap/envelope/',
        'www.w3.org/2003/05/soap-envelope',
      ),
      'SOAP 1.2',
    ],
    ['no body', envelope('').replace(/<soap:Body>.*<\/soap:Body>/, ''), 'no body'],
    ['an empty body', envelope(''), 'no operation'],
    ['two bodies', envelope('').replace('</soap:Body>', '</soap:Body><soap:Body/>'), 'two bodies'],
    ['an unknown operation', operation('authenticate2'), 'no operation authenticate2'],
    ['an inherited name', operation('toString'), 'no operation toString'],
    ['an operation of nobody', envelope('<authenticate/>'), 'not in the namespace'],
    ['an operation of others', envelope('<authenticate xmlns="urn:x"/>'), 'not in the namespace'],
    [
      'two operations',
      envelope('<serverVersion xmlns="http://developer.intuit.com/"/>'.repeat(2)),
      'two operations',
    ],
    [
      'a repeated argument',
      operation('closeConnection', '<ticket>a</ticket><ticket>b</ticket>'),
      'comes twice',
    ],
    [
      'both names of the ticket',
      operation('interactiveDone', '<ticket>a</ticket><wcTicket>b</wcTicket>'),
      'comes twice',
    ],
    [
      'an argument with an element',
      operation('closeConnection', '<ticket>a<b/></ticket>'),
      'holds an element',
    ],
    [
      'nested answers',
      operation('receiveResponseXML', '<response><QBXML/></response>'),
      'holds an element',
    ],
    [
      'an argument elsewhere',
      operation('closeConnection', '<ticket href="#a"/>'),
      'stands elsewhere',
    ],
    ['a DOCTYPE', `<!DOCTYPE a>${operation('serverVersion')}`, 'DOCTYPE'],
    [
      'a DOCTYPE after the declaration',
      operation('serverVersion').replace('?>', '?><!DOCTYPE a []>'),
      'DOCTYPE',
    ],
    [
      'many laughs',
      `<!DOCTYPE a [<!ENTITY b "${'ha'.repeat(20)}"><!ENTITY c "&b;&b;">]>${operation('clientVersion', '<strVersion>&c;</strVersion>')}`,
      'DOCTYPE',
    ],
    [
      'an entity of HTML',
      operation('clientVersion', '<strVersion>&nbsp;</strVersion>'),
      'unknown entity',
    ],
    ['a bare &', operation('clientVersion', '<strVersion>a & b</strVersion>'), 'bare &'],
    ['a bare & at the end', operation('clientVersion', '<strVersion>a &</strVersion>'), '&'],
    ['"]]>" in text', operation('clientVersion', '<strVersion>]]></strVersion>'), ']]>'],
    [
      'a control character',
      operation('clientVersion', '<strVersion>\u0001</strVersion>'),
      'control character',
    ],
    ['U+FFFE', operation('clientVersion', '<strVersion>\ufffe</strVersion>'), 'XML forbids'],
    ['a wrong end tag', operation('clientVersion', '<strVersion></strversion>'), 'end tag'],
    ['text after the end', `${operation('serverVersion')}x`, 'outside the root'],
    ['a reference after the end', `${operation('serverVersion')}&#32;`, 'outside the root'],
    ['a second root', `${operation('serverVersion')}<a/>`, 'second root'],
    ['an attribute twice', operation('clientVersion', '<a b="1" b="2"/>'), 'twice'],
    [
      'an attribute twice by another prefix',
      operation('clientVersion', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'),
      'twice',
    ],
    ['an unquoted attribute', operation('clientVersion', '<a b=1/>'), 'not well-formed'],
    ['"<" in an attribute', operation('clientVersion', '<a b="<"/>'), '"<"'],
    ['a bare & in an attribute', operation('clientVersion', '<a b="&"/>'), 'bare &'],
    ['an undeclared prefix', operation('clientVersion', '<p:a/>'), 'not declared'],
    [
      'an undeclared prefix of an attribute',
      operation('clientVersion', '<a p:b=""/>'),
      'not declared',
    ],
    ['a prefix declared empty', operation('clientVersion', '<a xmlns:p=""/>'), 'declared'],
    ['"--" in a comment', operation('clientVersion', '<!-- a -- b -->'), 'comment'],
    [
      'a declaration in the middle',
      operation('clientVersion', '<?xml version="1.0"?>'),
      'declaration',
    ],
    ['a declaration after a blank', ` ${operation('serverVersion')}`, 'declaration'],
  ])('%s is refused', (_, document, problem) => {
    for (const chunk of [1, 5, 10_000]) expect(refusal(document, { chunk })).toContain(problem)
  })

  test('an unknown argument is passed over, with whatever it holds', () => {
    const inner = '<extra><ticket>x</ticket>&lt;</extra><ticket>T</ticket><other/>text'
    expect(read(operation('closeConnection', inner)).args).toEqual({ ticket: 'T' })
  })

  test('the namespace may lack its last slash, as some clients have it', () => {
    const document = operation('serverVersion').replace('intuit.com/"', 'intuit.com"')
    expect(read(document).call).toBe('serverVersion')
  })
})

describe('bounds', () => {
  test('elements may nest to the bound and not one deeper', () => {
    // Envelope, Body and operation are three.
    const nested = (n: number) =>
      operation('serverVersion', '<a>'.repeat(n - 3) + '</a>'.repeat(n - 3))
    expect(refusal(nested(xmlDepth))).toBeUndefined()
    expect(refusal(nested(xmlDepth + 1))).toContain('nest deeper')
  })

  test('a tag may be as long as the bound and not one byte longer', () => {
    const tag = (n: number) => operation('serverVersion', `<a b="${'x'.repeat(n - 7)}"/>`)
    for (const chunk of [1000, 100_000]) {
      expect(refusal(tag(xmlTagBytes), { chunk })).toBeUndefined()
      expect(refusal(tag(xmlTagBytes + 1), { chunk })).toContain('is longer than')
    }
    expect(refusal(Buffer.from(`<${'x'.repeat(10 * xmlTagBytes)}`), { chunk: 1000 })).toContain(
      'longer',
    )
  })

  test('an argument may be as long as the bound and not one byte longer', () => {
    const document = (n: number) =>
      operation('clientVersion', `<strVersion>${'x'.repeat(n)}</strVersion>`)
    expect(refusal(document(xmlTextBytes))).toBeUndefined()
    expect(refusal(document(xmlTextBytes + 1))).toContain('is longer than')
  })

  test('a reference that does not end is refused before it grows', () => {
    const reader = new EnvelopeReader({ charset: 'utf-8' })
    reader.write(Buffer.from(envelope('&#').slice(0, -'</soap:Body></soap:Envelope>'.length)))
    expect(() => reader.write(Buffer.from('0'.repeat(30)))).toThrow('bare &')
  })
})

describe('the answer of QuickBooks', () => {
  test('is read into messages', () => {
    const { answer, problem, bytes } = read(fixture('receiveResponseXML.request.xml'))
    expect(problem).toBeUndefined()
    // "<response>…</response>" of the fixture with its entities undone by hand: 290 bytes, é being two of them.
    expect(bytes).toBe(290)
    expect(answer?.messages).toHaveLength(1)
    expect(JSON.stringify(answer?.messages[0]?.records)).toContain('Birch & Café <1>')
  })

  test('that is empty is no answer and no problem', () => {
    const call = read(fixture('receiveResponseXML.error.request.xml'))
    expect(call).not.toHaveProperty('answer')
    expect(call).not.toHaveProperty('problem')
    expect(call.bytes).toBe(0)
  })

  test.each([
    ['is cut off', escaped('<?xml version="1.0"?><QBXML><QBXMLMsgsRs>')],
    ['is not qbXML', escaped('<?xml version="1.0"?><html/>')],
    ['is plain text', 'Sorry, no.'],
    ['holds a control character', escaped('<QBXML>\u0002</QBXML>')],
    ['is blank', ' \n '],
  ])('that %s is a problem to report and not a refusal', (_, text) => {
    const call = read(response(text))
    expect(call.call).toBe('receiveResponseXML')
    expect(call.args['ticket']).toBe('T')
    expect(call.problem).toMatch(/\w/)
    expect(call).not.toHaveProperty('answer')
    expect(call.bytes).toBeGreaterThan(0)
  })

  test('a problem early in a long answer still counts all of its bytes', () => {
    const text = `<oops>${'x'.repeat(500_000)}`
    expect(read(response(escaped(text)), { chunk: 4096 })).toMatchObject({ bytes: text.length })
  })

  test('blanks and a mark before the declaration do no harm', () => {
    const text = escaped(customers(1))
    for (const before of ['\r\n', '\ufeff', ' '])
      for (const chunk of [1, 10_000])
        expect(read(response(before + text), { chunk }).answer?.messages).toHaveLength(1)
  })

  test('without the characters XML forbids it can be read', () => {
    const text = escaped(customers(1)).replace('Birch', 'Bir&#x1F;ch')
    const call = read(response(text))
    expect(call.problem).toBeUndefined()
    expect(call.dropped).toBe(1)
  })

  test.each([1, 3, 1000, 65_536, 10_000_000])('is the same in chunks of %i bytes', (chunk) => {
    const text = customers(chunk < 100 ? 20 : 1000)
    const got = readResponse(response(escaped(text)), chunk)
    expect(got.text).toBe(text)
    expect(got.call.bytes).toBe(Buffer.byteLength(text))
  })

  test('is handed on in slices while it arrives, each at most 64 KiB', () => {
    const text = customers(50_000)
    const document = response(escaped(text))
    const { sizes, call } = readResponse(document, 64 * 1024)
    expect(call.bytes).toBe(Buffer.byteLength(text))
    expect(call.bytes).toBeGreaterThan(20_000_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64 * 1024)
    // One slice a chunk, plus one for a reference that a chunk cuts in two.
    const chunks = Math.ceil(document.length / 65_536)
    expect(sizes.length).toBeGreaterThanOrEqual(chunks - 1)
    expect(sizes.length).toBeLessThanOrEqual(2 * chunks)
    // Even when all of it comes at once.
    expect(Math.max(...readResponse(document, document.length).sizes)).toBeLessThanOrEqual(65_536)
  })

  test('the slices use one buffer again and again', () => {
    const buffers = new Set<ArrayBufferLike>()
    const reader = new EnvelopeReader({
      answerReader: () => ({
        write: (bytes) => buffers.add(bytes.buffer),
        end: () => ({ messageSet: '', attributes: {}, messages: [] }),
      }),
    })
    reader.write(Buffer.from(response(escaped(customers(2000)))))
    reader.end()
    expect(buffers.size).toBe(1)
  })

  test('a fault of our own reader is not taken for one of QuickBooks', () => {
    const reader = new EnvelopeReader({
      answerReader: () => ({
        write: () => {
          throw new TypeError('a bug')
        },
        end: () => ({ messageSet: '', attributes: {}, messages: [] }),
      }),
    })
    expect(() => reader.write(Buffer.from(response('x')))).toThrow(TypeError)
  })
})
