import { describe, expect, test } from 'vitest'
import { xmlDepth, xmlTagBytes, xmlTextBytes } from '../../src/limits.ts'
import { QbxmlReader, readQbxml } from '../../src/qbxml/read.ts'
import { refusalOf, requestText, saxesTree } from './support.ts'

const inside = (text: string): string =>
  requestText(`<ListDelRq><ListID>${text}</ListID></ListDelRq>`)

const malformed: [string, string][] = [
  ['nothing at all', ''],
  ['white space only', ' \n'],
  ['text before the root', 'x<QBXML/>'],
  ['text behind the root', '<QBXML><QBXMLMsgsRs/></QBXML>x'],
  ['a reference outside the root', '<QBXML><QBXMLMsgsRs/></QBXML>&amp;'],
  ['two roots', '<QBXML><QBXMLMsgsRs/></QBXML><QBXML/>'],
  ['an unclosed root', '<QBXML><QBXMLMsgsRs/>'],
  ['a cut tag', '<QBXML><QBXMLMsgsRs'],
  ['a cut attribute', '<QBXML><QBXMLMsgsRs a="'],
  ['a lone <', '<QBXML><'],
  ['an end without a start', '</QBXML>'],
  ['crossed tags', '<QBXML><QBXMLMsgsRs></QBXML></QBXMLMsgsRs>'],
  ['a wrong end tag', inside('<a></b>')],
  ['another case in the end tag', inside('<a></A>')],
  ['an end tag with an attribute', inside('<a></a b="1">')],
  ['a blank before the name', inside('< a></a>')],
  ['a name that starts with a digit', inside('<1a/>')],
  ['a slash inside a tag', inside('<a / >')],
  ['a bare &', inside('R & D')],
  ['& at the end', inside('R&')],
  ['an unfinished reference', inside('&amp')],
  ['an unknown entity', inside('&nbsp;')],
  ['an upper-case X in a reference', inside('&#X41;')],
  ['an empty reference', inside('&#;')],
  ['a reference to NUL', inside('&#0;')],
  ['a reference to a control character', inside('&#1;')],
  ['a reference to a surrogate', inside('&#xD800;')],
  ['a reference to U+FFFE', inside('&#xFFFE;')],
  ['a reference beyond Unicode', inside('&#x110000;')],
  ['a reference of many digits', inside(`&#${'9'.repeat(400)};`)],
  ['a control character', inside('\u0001')],
  ['a form feed', inside('\f')],
  ['NUL', inside('\0')],
  ['U+FFFF', inside('\uffff')],
  ['half a surrogate pair', inside('\ud800')],
  [']]> in text', inside(']]>')],
  ['an unfinished CDATA section', inside('<![CDATA[ ')],
  ['CDATA outside the root', '<![CDATA[x]]><QBXML/>'],
  ['-- in a comment', inside('<!-- a -- b -->')],
  ['a comment that ends in --->', inside('<!-- a --->')],
  ['an unfinished comment', inside('<!-- a')],
  ['a control character in a comment', inside('<!-- \u0002 -->')],
  ['a control character in an instruction', inside('<?a \u0002?>')],
  ['an instruction without a name', inside('<? a?>')],
  ['an unfinished instruction', inside('<?a')],
  ['a declaration that is not first', ' <?xml version="1.0"?><QBXML><QBXMLMsgsRs/></QBXML>'],
  ['a declaration in the middle', inside('<?xml version="1.0"?>')],
  ['a declaration without a version', '<?xml encoding="utf-8"?><QBXML><QBXMLMsgsRs/></QBXML>'],
  ['a declaration in the wrong order', '<?xml encoding="utf-8" version="1.0"?><QBXML/>'],
  ['an attribute without quotes', inside('<a b=1/>')],
  ['an attribute without a value', inside('<a b/>')],
  ['an attribute twice', inside('<a b="1" b="2"/>')],
  ['attributes without a blank between', inside('<a b="1"c="2"/>')],
  ['< in an attribute', inside('<a b="<"/>')],
  ['a bare & in an attribute', inside('<a b="&"/>')],
  ['an unfinished attribute', inside('<a b="1/>')],
  ['a control character in an attribute', inside('<a b="\u0003"/>')],
  ['a strange declaration', inside('<!ELEMENT a>')],
]

describe('what is not well-formed is refused', () => {
  test.each(malformed)('%s', (_name, text) => {
    expect(() => saxesTree(text)).toThrow()
    expect(refusalOf(() => readQbxml(text))).toMatchObject({ code: 'E_XML' })
  })

  test.each([
    ['an overlong "/"', [0xc0, 0xaf]],
    ['an overlong NUL', [0xc0, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
    ['a cut sequence', [0xe2, 0x82]],
    ['0xFF', [0xff]],
  ])('bytes that are not UTF-8: %s', (_name, bytes) => {
    const [before = '', after = ''] = inside('#').split('#')
    const text = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
    expect(refusalOf(() => readQbxml(text))?.problem).toMatch(
      /^byte 0x[0-9A-F]{2} does not start a valid UTF-8 character$/,
    )
  })

  test('a fault is placed where it is', () => {
    const text = `<QBXML>\n  <QBXMLMsgsRs>\n    <Été>\n</Ete>`
    expect(() => readQbxml(text)).toThrow(
      'The document is not well-formed at line 4, column 1: <Été> is closed by </Ete>.',
    )
    expect(() => readQbxml('<QBXML>\né&x;')).toThrow(
      'at line 2, column 2: the entity &x; is not known',
    )
    expect(() => readQbxml('<QBXML>€\r\n€€\u0001')).toThrow(
      'at line 2, column 3: the character U+0001',
    )
  })
})

describe('a DTD is refused before anything in it is looked at', () => {
  test.each([
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.invalid/x"> %x;]>'],
    ['billion laughs', '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'],
    ['an external subset', '<!DOCTYPE QBXML SYSTEM "http://example.invalid/qbxml.dtd">'],
    ['an empty one', '<!DOCTYPE QBXML>'],
  ])('%s', (_name, doctype) => {
    const text = `<?xml version="1.0"?>${doctype}<QBXML><QBXMLMsgsRs/></QBXML>`
    expect(refusalOf(() => readQbxml(text))).toEqual({
      code: 'E_XML',
      problem: 'a DOCTYPE is refused',
    })
  })
})

describe('bounds', () => {
  const nested = (depth: number) => {
    // QBXML, the set, the message and so many more.
    const more = depth - 3
    return requestText(`<MoonRq>${'<a>'.repeat(more)}${'</a>'.repeat(more)}</MoonRq>`)
  }
  const tag = (bytes: number) => inside(`<a b="${'x'.repeat(bytes - 9)}"/>`)

  test('elements nest as deep as the limit, and no deeper', () => {
    expect(refusalOf(() => readQbxml(nested(xmlDepth)))).toBeUndefined()
    expect(refusalOf(() => readQbxml(nested(xmlDepth + 1)))?.problem).toContain('nested deeper')
  })

  test('a tag may be as long as the limit, and no longer', () => {
    expect(refusalOf(() => readQbxml(tag(xmlTagBytes)))).toBeUndefined()
    expect(refusalOf(() => readQbxml(tag(xmlTagBytes + 1)))?.problem).toContain('a tag is longer')
  })

  test('a text may be as long as the limit, and no longer', () => {
    const text = 'x'.repeat(xmlTextBytes)
    expect(refusalOf(() => readQbxml(inside(text)))).toBeUndefined()
    expect(refusalOf(() => readQbxml(inside(`${text}y`)))?.problem).toContain('a text is longer')
    expect(refusalOf(() => readQbxml(inside(`${text}<![CDATA[y]]>`)))?.problem).toContain('longer')
  })

  test.each(['<a b="', '<!-- ', '<?a ', '<![CDATA[', 'x'])(
    'an endless %s is refused while it arrives',
    (start) => {
      const reader = new QbxmlReader()
      reader.write(Buffer.from(`<QBXML><QBXMLMsgsRs><a>${start}`))
      const piece = Buffer.alloc(100_000, 'x')
      let written = 0
      const refusal = refusalOf(() => {
        for (; written < 2 * xmlTextBytes; written += piece.length) reader.write(piece)
      })
      expect(refusal?.problem).toContain('longer')
      expect(written).toBeLessThan(2 * xmlTextBytes)
    },
  )

  test('a long text that arrives byte by byte takes time in proportion', () => {
    const reader = new QbxmlReader()
    reader.write(Buffer.from('<QBXML><QBXMLMsgsRq><MoonRq><a>'))
    const start = performance.now()
    for (let i = 0; i < 300_000; i++) reader.write(Uint8Array.of(120))
    // Reading what there is again at every byte would take 4.5 × 10^10 steps.
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test('a tag of blanks, a name of letters and many attributes take time in proportion', () => {
    const start = performance.now()
    for (const inner of [
      `<a${' '.repeat(60_000)}b`,
      `<a ${'x'.repeat(60_000)}>`,
      `<a></a${' '.repeat(60_000)}b>`,
      `<a ${Array.from({ length: 9_000 }, (_, i) => `a${i}=""`).join(' ')} =>`,
      `${'&#65;'.repeat(100_000)}&`,
    ])
      expect(refusalOf(() => readQbxml(inside(inner)))?.code).toBe('E_XML')
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  test('white space between elements may be longer than a text', () => {
    const blank = ' '.repeat(1_000_000)
    const body = `<MoonRq>${`<a/>${blank}`.repeat(5)}</MoonRq>`
    expect(refusalOf(() => readQbxml(requestText(body)))).toBeUndefined()
  })
})

test('what saxes takes and looks odd is taken: the refusals above are not blind', () => {
  const odd = inside('<a\n b = \'"\' c="&#10;>\'"\t/ ><!---->').replace('/ >', '/>')
  expect(() => saxesTree(odd)).not.toThrow()
  expect(readQbxml(odd).messages[0]?.content).toEqual({
    ListID: { a: { '@b': '"', '@c': "\n>'", '#text': '' } },
  })
})
