import { describe, expect, test } from 'vitest'
import { QbxmlReader, readQbxml } from '../../src/qbxml/read.ts'
import { writeAnswer } from '../../src/qbxml/write.ts'
import type { Fields } from '../../src/schema/entity.ts'
import {
  answerText,
  documentOf,
  fixture,
  fixtures,
  longAnswer,
  refusalOf,
  requestText,
} from './support.ts'

const contentOf = (text: string): Fields => readQbxml(text).messages[0]?.content ?? {}
const lines = (...names: string[]): string =>
  `<InvoiceQueryRs><InvoiceRet>${names.map((n) => `<${n}><TxnLineID>1-1</TxnLineID></${n}>`).join('')}</InvoiceRet></InvoiceQueryRs>`

describe('leaves', () => {
  test.each([
    ['kept exactly, blanks and all', '  a  b ', '  a  b '],
    ['line ends become LF', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a CR written as a reference stays', 'a&#13;&#xa;b', 'a\r\nb'],
    ['the five names and numbers', '&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;', '<>&"\'A😀'],
    ['resolved once only', '&amp;lt;', '&lt;'],
    ['CDATA and comments inside', 'a<![CDATA[<b> &amp; ]]>c<!-- no -->d', 'a<b> &amp; cd'],
    ['"]]" alone is text', 'a]]b]', 'a]]b]'],
    ['">" is text', 'a > b', 'a > b'],
  ])('%s', (_name, written, meant) => {
    expect(contentOf(requestText(`<ListDelRq><ListID>${written}</ListID></ListDelRq>`))).toEqual({
      ListID: meant,
    })
  })

  test('an empty element is an empty text, however it is written', () => {
    const body =
      '<CustomerModRq><CustomerMod><Name/><Phone></Phone><Fax /></CustomerMod></CustomerModRq>'
    expect(contentOf(requestText(body))).toEqual({ CustomerMod: { Name: '', Phone: '', Fax: '' } })
  })

  test('an attribute on a leaf makes it an object with its text', () => {
    const body =
      '<TxnVoidRq><TxnVoidType>Bill</TxnVoidType><TxnID useMacro="TxnID:B1"/></TxnVoidRq>'
    expect(contentOf(requestText(body))).toEqual({
      TxnVoidType: 'Bill',
      TxnID: { '@useMacro': 'TxnID:B1', '#text': '' },
    })
  })
})

describe('aggregates', () => {
  test('an empty one is an empty object', () => {
    const body =
      '<InvoiceAddRq><InvoiceAdd><CustomerRef/><BillAddress></BillAddress></InvoiceAdd></InvoiceAddRq>'
    expect(contentOf(requestText(body))).toEqual({
      InvoiceAdd: { CustomerRef: {}, BillAddress: {} },
    })
  })

  test('an attribute of a known aggregate does not stop its children from being known', () => {
    const body =
      '<InvoiceAddRq><InvoiceAdd defMacro="TxnID:I1"><InvoiceLineAdd><Desc>x</Desc></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>'
    expect(contentOf(requestText(body))).toEqual({
      InvoiceAdd: { '@defMacro': 'TxnID:I1', InvoiceLineAdd: [{ Desc: 'x' }] },
    })
  })

  test('what may come more than once is an array even when it comes once', () => {
    const body = '<CustomerQueryRq><FullName>A</FullName><OwnerID>0</OwnerID></CustomerQueryRq>'
    expect(contentOf(requestText(body))).toEqual({ FullName: ['A'], OwnerID: ['0'] })
  })

  test('a known element that comes twice against the grammar loses nothing', () => {
    const body =
      '<InvoiceAddRq><InvoiceAdd><Memo>a</Memo><RefNumber>1</RefNumber><Memo>b</Memo><Memo>c</Memo></InvoiceAdd></InvoiceAddRq>'
    expect(contentOf(requestText(body))).toEqual({
      InvoiceAdd: { Memo: ['a', 'b', 'c'], RefNumber: '1' },
    })
  })

  test('repeated elements with others between them come together in one array', () => {
    const body =
      '<CustomerQueryRq><FullName>A</FullName><OwnerID>0</OwnerID><FullName>B</FullName></CustomerQueryRq>'
    expect(contentOf(requestText(body))).toEqual({ FullName: ['A', 'B'], OwnerID: ['0'] })
  })
})

describe('the order of a repeating choice', () => {
  test('is noted only where the grammar would not give it back', () => {
    const line = 'InvoiceLineRet'
    const group = 'InvoiceLineGroupRet'
    const orderOf = (...names: string[]) => {
      const [invoice] = contentOf(answerText(lines(...names)))['InvoiceRet'] as Fields[]
      return invoice?.['@order']
    }
    expect(orderOf(line, line, group)).toBeUndefined()
    expect(orderOf(group)).toBeUndefined()
    expect(orderOf(group, line)).toEqual([group, line])
    expect(orderOf(line, group, line, line, group)).toEqual([line, group, line, line, group])
  })

  test('goes there and back', () => {
    const order = ['InvoiceLineGroupRet', 'InvoiceLineRet', 'InvoiceLineGroupRet', 'InvoiceLineRet']
    const document = readQbxml(answerText(lines(...order)))
    const written = writeAnswer(document, { version: '13.0' })
    expect([...written.matchAll(/<(InvoiceLine\w+)>/g)].map((m) => m[1])).toEqual(order)
    expect(readQbxml(written)).toEqual(document)
  })
})

describe('strangers', () => {
  test('unknown elements are kept: leaves, trees, repeated ones', () => {
    const body = `<CustomerQueryRs><CustomerRet><ListID>1-1</ListID><New>x</New><Tree a="1"><Leaf>y</Leaf><Leaf>z</Leaf>
      <Empty/></Tree><New>w</New><Name>n</Name></CustomerRet><Odd/></CustomerQueryRs>`
    expect(contentOf(answerText(body))).toEqual({
      CustomerRet: [
        {
          ListID: '1-1',
          New: ['x', 'w'],
          Tree: { '@a': '1', Leaf: ['y', 'z'], Empty: '' },
          Name: 'n',
        },
      ],
      Odd: '',
    })
  })

  test('an unknown message is kept', () => {
    const [message] = readQbxml(
      answerText('<MoonQueryRs statusCode="0"><MoonRet><Phase>new</Phase></MoonRet></MoonQueryRs>'),
    ).messages
    expect(message).toEqual({
      name: 'MoonQueryRs',
      attributes: { statusCode: '0' },
      content: { MoonRet: { Phase: 'new' } },
    })
  })

  test('elements inside a leaf and words among elements lose nothing', () => {
    const body =
      '<CustomerQueryRs><CustomerRet>so <Name>a<b>c</b></Name></CustomerRet></CustomerQueryRs>'
    expect(contentOf(answerText(body))).toEqual({
      CustomerRet: [{ '#text': 'so', Name: { b: 'c', '#text': 'a' } }],
    })
  })

  test('a sign-on beside the message set is passed over', () => {
    const text =
      '<?qbxml version="2.0"?><QBXML><SignonMsgsRq><SignonDesktopRq><Name>x</Name></SignonDesktopRq></SignonMsgsRq>' +
      '<QBXMLMsgsRq onError="stopOnError"><HostQueryRq/></QBXMLMsgsRq></QBXML>'
    expect(readQbxml(text)).toEqual({
      version: '2.0',
      messageSet: 'QBXMLMsgsRq',
      attributes: { onError: 'stopOnError' },
      messages: [{ name: 'HostQueryRq', attributes: {}, content: {} }],
    })
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'an element named %s is a key like any other',
    (name) => {
      const body = `<CustomerQueryRs ${name}="2"><CustomerRet><${name}><x>1</x></${name}><${name}>2</${name}></CustomerRet></CustomerQueryRs>`
      const [message] = readQbxml(answerText(body)).messages
      const [customer] = (message?.content['CustomerRet'] ?? []) as Fields[]
      expect(Object.keys(customer ?? {})).toEqual([name])
      expect(Object.getOwnPropertyDescriptor(customer, name)?.value).toEqual([{ x: '1' }, '2'])
      expect(Object.getPrototypeOf(customer)).toBe(Object.prototype)
      expect(Object.getOwnPropertyDescriptor(message?.attributes, name)?.value).toBe('2')
      expect({}).not.toHaveProperty('x')
    },
  )
})

describe('records as they come', () => {
  const read = (text: string) => {
    const got: unknown[] = []
    const reader = new QbxmlReader({
      onRecord: (record, response) =>
        got.push([record.name, record.content, response.attributes['requestID']]),
    })
    reader.write(Buffer.from(text))
    return { got, document: reader.end() }
  }

  test('are handed out in order with their response, and not kept', () => {
    const { got, document } = read(fixture('nothing-matched.response.xml'))
    expect(got).toEqual([['StandardTermsRet', expect.objectContaining({ Name: 'Net 30' }), '161']])
    expect(document.messages.map((m) => [m.name, m.content])).toEqual([
      ['InvoiceQueryRs', {}],
      ['TermsQueryRs', {}],
    ])
  })

  test('leave direct children of an answer in the document', () => {
    const { got, document } = read(fixture('txn-del.response.xml'))
    expect(got).toHaveLength(1)
    expect(document.messages[0]?.content).toHaveProperty('TimeDeleted')
  })

  test('of all fixtures are the ones the document would hold', () => {
    for (const name of fixtures.filter((n) => n.endsWith('.response.xml'))) {
      const kept = readQbxml(fixture(name)).messages.flatMap((m) =>
        Object.entries(m.content).flatMap(([key, value]) =>
          key.endsWith('Ret') ? [value ?? []].flat().map((v) => [key, v]) : [],
        ),
      )
      expect(read(fixture(name)).got.map((g) => (g as unknown[]).slice(0, 2))).toEqual(kept)
    }
  })
})

describe('a long answer', () => {
  const text = longAnswer(400_000)

  test('is read as saxes reads it, across the borders of its windows', () => {
    expect(readQbxml(Buffer.from(text))).toEqual(documentOf(text))
  })

  test('records are plain objects with the usual prototype', () => {
    const [invoice] = contentOf(text)['InvoiceRet'] as Fields[]
    expect(Object.getPrototypeOf(invoice)).toBe(Object.prototype)
    expect(invoice?.constructor).toBe(Object)
    expect(Object.keys(invoice ?? {}).slice(0, 3)).toEqual(['TxnID', 'TimeCreated', 'TimeModified'])
  })
})

test.each([
  ['<html><body/></html>', 'its root element is <html>'],
  ['<QBXML/>', 'it holds no message set'],
  ['<QBXML><QBXMLMsgsRs/><QBXMLMsgsRs/></QBXML>', 'it holds more than one message set'],
  ['<soap:Envelope/>', 'its root element is <soap:Envelope>'],
])('%s is not qbXML', (text, problem) => {
  expect(refusalOf(() => readQbxml(text))).toEqual({ code: 'E_NOT_QBXML', problem })
})
