import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import { encodeAttribute, encodeText } from '../../src/qbxml/chars.ts'
import type { Message } from '../../src/qbxml/document.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { writeAnswer, writeRequests } from '../../src/qbxml/write.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { saxesTree } from './support.ts'

const head = (version = '13.0') =>
  `<?xml version="1.0" encoding="utf-8"?><?qbxml version="${version}"?>`
const one = (name: string, content: Fields, attributes: Record<string, string> = {}): Message => ({
  name,
  attributes,
  content,
})
const written = (
  message: Message,
  options: {
    version?: string
    edition?: 'QBD' | 'QBAU' | 'QBUK'
    missing?: 'refuse' | 'drop'
  } = {},
): string => {
  const { version = '13.0', ...rest } = options
  const text = writeRequests({ version, messages: [message] }, rest)
  return text.slice(
    `${head(version)}<QBXML><QBXMLMsgsRq onError="stopOnError">`.length,
    -'</QBXMLMsgsRq></QBXML>'.length,
  )
}
function refusal(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof QbsyncError && error.code === 'E_NOT_WRITABLE') return error.message
    throw error
  }
  return 'written'
}

describe('the envelope of requests', () => {
  test('declares UTF-8 and the version, and stops on errors unless told otherwise', () => {
    const messages = [one('HostQueryRq', {}, { requestID: '1' })]
    expect(writeRequests({ version: '13.0', messages })).toBe(
      `${head()}<QBXML><QBXMLMsgsRq onError="stopOnError"><HostQueryRq requestID="1"/></QBXMLMsgsRq></QBXML>`,
    )
    expect(writeRequests({ version: 'CA3.0', onError: 'continueOnError', messages })).toBe(
      `${head('CA3.0')}<QBXML><QBXMLMsgsRq onError="continueOnError"><HostQueryRq requestID="1"/></QBXMLMsgsRq></QBXML>`,
    )
  })

  test('carries message set ids in the order of the grammar, and may be empty', () => {
    const attributes = { newMessageSetID: 'b', oldMessageSetID: 'a' }
    expect(writeRequests({ version: '13.0', attributes, messages: [] })).toBe(
      `${head()}<QBXML><QBXMLMsgsRq oldMessageSetID="a" newMessageSetID="b" onError="stopOnError"/></QBXML>`,
    )
  })

  test('subscriptions travel in a message set of their own', () => {
    const del = one('SubscriptionDelRq', { SubscriberID: '{0}', SubscriptionType: 'Data' })
    expect(writeRequests({ version: '13.0', messages: [del] })).toContain(
      '<QBXML><QBXMLSubscriptionMsgsRq><SubscriptionDelRq><SubscriberID>',
    )
    expect(
      refusal(() => writeRequests({ version: '13.0', messages: [del, one('HostQueryRq', {})] })),
    ).toContain('HostQueryRq')
  })

  test.each(['15.0', '16.0'])('%s is written as declared, with the grammar of 14.0', (version) => {
    expect(written(one('HostQueryRq', {}), { version })).toBe('<HostQueryRq/>')
  })

  test.each(['13', '17.0', '', '13.5', '"'])('the version %j is refused', (version) => {
    expect(refusal(() => writeRequests({ version, messages: [] }))).toContain('no such version')
  })
})

describe('order', () => {
  test('is that of the grammar, whatever the order of the keys', () => {
    const content = {
      InvoiceAdd: {
        InvoiceLineAdd: [{ Rate: '1.00', Desc: 'a', ItemRef: { FullName: 'x', ListID: '1-1' } }],
        Memo: 'm',
        RefNumber: '7',
        CustomerRef: { FullName: 'c' },
        TxnDate: '2026-02-10',
      },
    }
    expect(written(one('InvoiceAddRq', content))).toBe(
      '<InvoiceAddRq><InvoiceAdd><CustomerRef><FullName>c</FullName></CustomerRef><TxnDate>2026-02-10</TxnDate>' +
        '<RefNumber>7</RefNumber><Memo>m</Memo><InvoiceLineAdd><ItemRef><ListID>1-1</ListID><FullName>x</FullName></ItemRef>' +
        '<Desc>a</Desc><Rate>1.00</Rate></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>',
    )
  })

  test('of a repeating choice follows @order; what it forgets comes after, what it invents is ignored', () => {
    const line = (Desc: string) => ({ Desc })
    const InvoiceAdd = {
      CustomerRef: {},
      InvoiceLineAdd: [line('1'), line('3'), line('4')],
      InvoiceLineGroupAdd: [line('2')],
      '@order': [
        'InvoiceLineAdd',
        'InvoiceLineGroupAdd',
        'Memo',
        'InvoiceLineAdd',
        'InvoiceLineGroupAdd',
      ],
    }
    const text = written(one('InvoiceAddRq', { InvoiceAdd }), { missing: 'drop' })
    expect(
      [...text.matchAll(/<(InvoiceLine\w*)><Desc>(\d)/g)].map((m) => `${m[1]} ${m[2]}`),
    ).toEqual(['InvoiceLineAdd 1', 'InvoiceLineAdd 3', 'InvoiceLineAdd 4'])
  })

  test('of lines and groups in an answer follows @order', () => {
    const InvoiceRet = [
      {
        InvoiceLineRet: [{ TxnLineID: '1-1' }, { TxnLineID: '3-1' }, { TxnLineID: '4-1' }],
        InvoiceLineGroupRet: [{ TxnLineID: '2-1' }],
        '@order': ['InvoiceLineRet', 'InvoiceLineGroupRet', 'Memo', 'InvoiceLineRet'],
      },
    ]
    const text = writeAnswer(
      { messages: [one('InvoiceQueryRs', { InvoiceRet })] },
      { version: '13.0' },
    )
    expect([...text.matchAll(/<TxnLineID>(\d)/g)].map((m) => m[1])).toEqual(['1', '2', '3', '4'])
  })
})

describe('values', () => {
  test('undefined is left out, an empty text is an empty element, an empty list is nothing', () => {
    const CustomerMod = {
      ListID: '1-1',
      EditSequence: '1',
      Name: undefined,
      Phone: '',
      ContactsMod: [],
    }
    expect(written(one('CustomerModRq', { CustomerMod }))).toBe(
      '<CustomerModRq><CustomerMod><ListID>1-1</ListID><EditSequence>1</EditSequence><Phone></Phone></CustomerMod></CustomerModRq>',
    )
  })

  test('attributes of aggregates and leaves are @keys', () => {
    const content = {
      ReceivePaymentAdd: {
        '@defMacro': 'TxnID:P1',
        AppliedToTxnAdd: [{ TxnID: { '@useMacro': 'TxnID:I1', '#text': '' } }],
      },
    }
    expect(written(one('ReceivePaymentAddRq', content))).toBe(
      '<ReceivePaymentAddRq><ReceivePaymentAdd defMacro="TxnID:P1"><AppliedToTxnAdd><TxnID useMacro="TxnID:I1"></TxnID>' +
        '</AppliedToTxnAdd></ReceivePaymentAdd></ReceivePaymentAddRq>',
    )
  })

  test('a macro is used only where the grammar says so', () => {
    const ListID = { '@useMacro': 'ListID:C1', '#text': '' }
    const message = one('InvoiceAddRq', { InvoiceAdd: { CustomerRef: { ListID } } })
    expect(refusal(() => written(message))).toContain('CustomerRef/ListID/useMacro')
  })

  test('attributes of a message come in the order of the grammar', () => {
    const attributes = { iteratorID: '{1}', iterator: 'Continue', requestID: 'a"b' }
    expect(written(one('CustomerQueryRq', {}, attributes))).toBe(
      '<CustomerQueryRq requestID="a&quot;b" iterator="Continue" iteratorID="{1}"/>',
    )
  })

  test.each<[string, Message, string]>([
    [
      'a number',
      one('ListDelRq', { ListID: 5 as unknown as string }),
      'ListDelRq/ListID cannot be written as qbXML 13.0: it holds text',
    ],
    [
      'null',
      one('ListDelRq', { ListID: null as unknown as string }),
      'ListDelRq/ListID cannot be written as qbXML 13.0: it holds text',
    ],
    [
      'text for an aggregate',
      one('InvoiceAddRq', { InvoiceAdd: 'x' }),
      'InvoiceAddRq/InvoiceAdd cannot be written as qbXML 13.0: it holds elements, not text',
    ],
    [
      'elements in a leaf',
      one('ListDelRq', { ListID: { a: 'b' } }),
      'ListDelRq/ListID cannot be written as qbXML 13.0: it holds text',
    ],
    [
      'two of what may come once',
      one('ListDelRq', { ListID: ['1-1', '2-1'] }),
      'ListDelRq/ListID cannot be written as qbXML 13.0: it may come only once',
    ],
  ])('%s in the wrong place is refused', (_name, message, sentence) => {
    expect(refusal(() => written(message))).toBe(`${sentence}.`)
  })
})

describe('what this version or edition does not have', () => {
  const invoice = (more: Fields): Message =>
    one('InvoiceAddRq', { InvoiceAdd: { CustomerRef: {}, ...more } })

  test.each<[string, Fields, string, string]>([
    [
      'an unknown element',
      { Colour: 'red' },
      'InvoiceAddRq/InvoiceAdd/Colour',
      'there is no such element in InvoiceAdd',
    ],
    [
      'an element of a newer version',
      { ExternalGUID: '0' },
      'InvoiceAddRq/InvoiceAdd/ExternalGUID',
      'it needs qbXML 9.0',
    ],
    [
      'an element of another edition',
      { IsTaxIncluded: 'true' },
      'InvoiceAddRq/InvoiceAdd/IsTaxIncluded',
      'the edition QBD does not have it',
    ],
    [
      'an unknown attribute',
      { '@colour': 'red' },
      'InvoiceAddRq/InvoiceAdd/colour',
      'there is no such attribute',
    ],
    [
      'words among elements',
      { '#text': 'hello' },
      'InvoiceAddRq/InvoiceAdd/#text',
      'text does not belong among elements',
    ],
  ])('%s is refused, or dropped if so asked', (_name, more, path, problem) => {
    const message = invoice(more)
    expect(refusal(() => written(message, { version: '8.0' }))).toBe(
      `${path} cannot be written as qbXML 8.0: ${problem}.`,
    )
    expect(written(message, { version: '8.0', missing: 'drop' })).toBe(
      '<InvoiceAddRq><InvoiceAdd><CustomerRef/></InvoiceAdd></InvoiceAddRq>',
    )
  })

  test('the edition decides', () => {
    const message = invoice({ IsTaxIncluded: 'true' })
    expect(written(message, { edition: 'QBUK' })).toContain('<IsTaxIncluded>true</IsTaxIncluded>')
  })

  test('a whole request is never dropped', () => {
    for (const missing of ['refuse', 'drop'] as const) {
      const transfer = one('TransferAddRq', { TransferAdd: {} })
      expect(refusal(() => written(transfer, { version: '8.0', missing }))).toBe(
        'TransferAddRq cannot be written as qbXML 8.0: it needs qbXML 12.0.',
      )
      expect(refusal(() => written(one('MoonAddRq', {}), { missing }))).toContain('no such message')
    }
  })

  test('an attribute of a newer version', () => {
    const query = one('CustomerQueryRq', {}, { iterator: 'Start' })
    expect(refusal(() => written(query, { version: '4.0' }))).toContain('it needs qbXML 5.0')
    expect(written(query, { version: '4.0', missing: 'drop' })).toBe('<CustomerQueryRq/>')
  })

  test('keys with the names of properties of every object are strangers', () => {
    const strange: Fields = JSON.parse('{"CustomerRef":{},"__proto__":"x"}')
    expect(refusal(() => written(one('InvoiceAddRq', { InvoiceAdd: strange })))).toContain(
      '__proto__',
    )
    expect(
      refusal(() =>
        written(one('InvoiceAddRq', { InvoiceAdd: { constructor: 'x' } as unknown as Fields })),
      ),
    ).toContain('constructor')
  })
})

describe('answers', () => {
  test('have the shape QuickBooks gives them', () => {
    const messages = [
      one(
        'CustomerAddRs',
        {},
        {
          statusMessage: 'The name "A" is in use.',
          statusSeverity: 'Error',
          statusCode: '3100',
          requestID: '1',
        },
      ),
      one(
        'CustomerQueryRs',
        { CustomerRet: [{ Name: 'é < ü', Notes: 'a\nb' }] },
        { statusCode: '0', iteratorID: '{1}', retCount: '9' },
      ),
    ]
    expect(
      writeAnswer(
        { messages, attributes: { messageSetStatusCode: '0', newMessageSetID: 'x' } },
        { version: '13.0' },
      ),
    ).toBe(
      `<?xml version="1.0" ?>
<QBXML>
<QBXMLMsgsRs newMessageSetID="x" messageSetStatusCode="0">
<CustomerAddRs requestID="1" statusCode="3100" statusSeverity="Error" statusMessage="The name &quot;A&quot; is in use." />
<CustomerQueryRs statusCode="0" retCount="9" iteratorID="{1}">
<CustomerRet>
<Name>&#233; &lt; &#252;</Name>
<Notes>a
b</Notes>
</CustomerRet>
</CustomerQueryRs>
</QBXMLMsgsRs>
</QBXML>
`,
    )
  })

  test('leave out what the version does not have', () => {
    const InvoiceRet = [
      { TxnID: '1-1', ExternalGUID: '0', BillAddressBlock: { Addr1: 'x' }, Colour: 'red' },
    ]
    const messages = [one('InvoiceQueryRs', { InvoiceRet }, { statusCode: '0', retCount: '1' })]
    const text = writeAnswer({ messages }, { version: '3.0' })
    expect(text).toContain(
      '<InvoiceQueryRs statusCode="0">\n<InvoiceRet>\n<TxnID>1-1</TxnID>\n</InvoiceRet>',
    )
    expect(writeAnswer({ messages }, { version: '13.0' })).toContain('ExternalGUID')
  })

  test('an empty message set is self-closed too', () => {
    expect(
      writeAnswer(
        { attributes: { messageSetStatusCode: '600' }, messages: [] },
        { version: '13.0' },
      ),
    ).toBe(
      '<?xml version="1.0" ?>\n<QBXML>\n<QBXMLMsgsRs messageSetStatusCode="600" />\n</QBXML>\n',
    )
  })
})

describe('characters', () => {
  test.each([
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['"quoted" it\'s', '"quoted" it\'s'],
    ['é€𝄞', '&#233;&#8364;&#119070;'],
    ['a\tb\nc\rd', 'a\tb\nc&#13;d'],
    [']]>', ']]&gt;'],
    ['\u007f\u0085', '\u007f&#133;'],
  ])('%j as text', (text, encoded) => {
    expect(encodeText(text)).toBe(encoded)
  })

  test('white space and quotes survive in an attribute', () => {
    expect(encodeAttribute('a\t"b"\n\r\'')).toBe("a&#9;&quot;b&quot;&#10;&#13;'")
  })

  test.each(['\0', '\u0001', '\u000b', '\u001f', '\ud800', 'a\udc00', '\ufffe', '\uffff'])(
    '%j cannot be written',
    (text) => {
      const path = 'CustomerModRq/CustomerMod/BillAddress/City'
      const CustomerMod = { BillAddress: { City: text } }
      expect(refusal(() => written(one('CustomerModRq', { CustomerMod })))).toMatch(
        new RegExp(
          `^${path} cannot be written as qbXML 13.0: the character U\\+[0-9A-F]{4} is not allowed in XML\\.$`,
        ),
      )
      expect(refusal(() => encodeAttribute(text))).toContain('is not allowed in XML')
    },
  )

  test('any text XML can carry comes back, as text and as an attribute, by us and by saxes', () => {
    const legal = fc.string({ unit: 'binary', maxLength: 40 }).filter((s) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry
      return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(s)
    })
    fc.assert(
      fc.property(legal, (value) => {
        const text = writeRequests({
          version: '13.0',
          messages: [one('ListDelRq', { ListID: value }, { requestID: value })],
        })
        expect(text).toMatch(/^[\t\n -\u007f]*$/)
        const [message] = readQbxml(text).messages
        expect(message).toEqual({
          name: 'ListDelRq',
          attributes: { requestID: value },
          content: { ListID: value },
        })
        const element = saxesTree(text).root.children[0]?.children[0]
        expect(element?.children[0]?.text).toBe(value)
        expect(element?.attributes['requestID']).toBe(value)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
