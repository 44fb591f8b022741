import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { check, type Fault, readChecked } from '../../src/qbxml/check.ts'
import { sampleRequest } from '../../src/qbxml/sample.ts'
import { writeRequests } from '../../src/qbxml/write.ts'
import { request, requestNames } from '../../src/schema/grammar.ts'
import { editions } from '../../src/schema/notation.ts'
import { answerText, fixture, requestText } from './support.ts'

const invoice = (inside: string): string =>
  `<InvoiceAddRq><InvoiceAdd><CustomerRef><ListID>1-1</ListID></CustomerRef>${inside}</InvoiceAdd></InvoiceAddRq>`
const faults = (body: string, version = '13.0'): Fault[] => check(requestText(body, version))
const shown = (found: readonly Fault[]): string[] =>
  found.map((f) => `${f.statusCode ?? f.kind} ${f.path}: ${f.message}`)

describe('structure', () => {
  test.each<[string, string, string]>([
    [
      'out of order',
      '<CustomerQueryRq><ActiveStatus>All</ActiveStatus><MaxReturned>5</MaxReturned></CustomerQueryRq>',
      'structure CustomerQueryRq: MaxReturned must come before ActiveStatus in CustomerQueryRq.',
    ],
    [
      'unknown element',
      '<ListDelRq><ListDelType>Customer</ListDelType><ListId>1-1</ListId><ListID>1-1</ListID></ListDelRq>',
      'structure ListDelRq: There is no element ListId in ListDelRq.',
    ],
    [
      'twice',
      invoice('<Memo>a</Memo><Memo>b</Memo>'),
      'structure InvoiceAddRq/InvoiceAdd: Memo may come only once in InvoiceAdd.',
    ],
    [
      'missing at the end',
      '<ListDelRq><ListDelType>Customer</ListDelType></ListDelRq>',
      'structure ListDelRq: ListID is missing in ListDelRq.',
    ],
    [
      'missing before another',
      '<ListDelRq><ListID>1-1</ListID></ListDelRq>',
      'structure ListDelRq: ListDelType is missing in ListDelRq.',
    ],
    [
      'missing in an empty aggregate',
      '<CustomerAddRq><CustomerAdd/></CustomerAddRq>',
      'structure CustomerAddRq/CustomerAdd: Name is missing in CustomerAdd.',
    ],
    [
      'swapped: the one that is there is not called missing',
      '<ListDelRq><ListID>1-1</ListID><ListDelType>Customer</ListDelType></ListDelRq>',
      'structure ListDelRq: ListDelType must come before ListID in ListDelRq.',
    ],
    [
      'two members of a choice',
      invoice('<InvoiceLineAdd><Rate>1.00</Rate><RatePercent>2</RatePercent></InvoiceLineAdd>'),
      'structure InvoiceAddRq/InvoiceAdd/InvoiceLineAdd: RatePercent cannot stand together with Rate in InvoiceLineAdd.',
    ],
    [
      'a key together with a filter',
      '<InvoiceQueryRq><TxnID>1-1</TxnID><MaxReturned>1</MaxReturned></InvoiceQueryRq>',
      'structure InvoiceQueryRq: MaxReturned cannot stand together with TxnID in InvoiceQueryRq.',
    ],
    [
      'an element this kind of query does not have',
      '<SalesReceiptQueryRq><IncludeLinkedTxns>true</IncludeLinkedTxns></SalesReceiptQueryRq>',
      'structure SalesReceiptQueryRq: There is no element IncludeLinkedTxns in SalesReceiptQueryRq.',
    ],
    [
      'words where elements belong',
      invoice('words'),
      'structure InvoiceAddRq/InvoiceAdd: InvoiceAdd holds elements, not text.',
    ],
    [
      'elements where words belong',
      invoice('<Memo><b>a</b></Memo>'),
      'structure InvoiceAddRq/InvoiceAdd/Memo: Memo holds text, not elements.',
    ],
    [
      'an unknown attribute',
      '<HostQueryRq requestId="1"/>',
      'structure HostQueryRq: There is no attribute requestId on HostQueryRq.',
    ],
    [
      'an attribute on a leaf',
      invoice('<Memo lang="en">a</Memo>'),
      'structure InvoiceAddRq/InvoiceAdd/Memo: There is no attribute lang on Memo.',
    ],
    [
      'an iterator where there is none',
      '<AccountQueryRq iterator="Start"/>',
      'structure AccountQueryRq: There is no attribute iterator on AccountQueryRq.',
    ],
    [
      'a wrong iterator',
      '<CustomerQueryRq iterator="Begin"/>',
      'structure CustomerQueryRq: The attribute iterator of CustomerQueryRq cannot be "Begin".',
    ],
    [
      'an unknown request',
      '<CustomersQueryRq/>',
      'structure : There is no CustomersQueryRq in QBXMLMsgsRq.',
    ],
    [
      'an answer among requests',
      '<CustomerQueryRs/>',
      'structure : There is no CustomerQueryRs in QBXMLMsgsRq.',
    ],
  ])('%s', (_name, body, expected) => {
    expect(shown(faults(body))).toEqual([expected])
  })

  test('a fault says what was found, what may stand there and what may have been meant', () => {
    const [fault] = faults(
      '<ListDelRq><ListDelType>Customer</ListDelType><ListId>1-1</ListId><ListID>1-1</ListID></ListDelRq>',
    )
    expect(fault).toEqual({
      kind: 'structure',
      path: 'ListDelRq',
      line: 3,
      column: 89,
      message: 'There is no element ListId in ListDelRq.',
      found: 'ListId',
      follows: 'ListDelType',
      expected: ['ListID'],
      nearest: ['ListID', 'ListDelType'],
      requestIndex: 0,
    })
  })

  test('lines and columns are those of the tag, in characters', () => {
    const text =
      '<?qbxml version="13.0"?>\n<QBXML>\r\n<QBXMLMsgsRq onError="stopOnError">\n<HostQueryRq/> <!-- é€𝄞 --> <MoonRq/>'
    expect(check(`${text}</QBXMLMsgsRq></QBXML>`)).toMatchObject([
      { line: 4, column: 29, requestIndex: 1 },
    ])
  })

  test('either of a required choice is named when neither is there', () => {
    const [fault] = faults(
      '<DataExtDelRq><DataExtDel><OwnerID>0</OwnerID><DataExtName>a</DataExtName></DataExtDel></DataExtDelRq>',
    )
    expect(fault?.message).toBe(
      'ListDataExtType or TxnDataExtType or OtherDataExtType is missing in DataExtDel.',
    )
    expect(fault?.expected).toEqual(['ListDataExtType', 'TxnDataExtType', 'OtherDataExtType'])
  })

  test('all faults of a document are found, in its order', () => {
    const body = `<MoonRq/><ListDelRq><ListDelType>Customer</ListDelType></ListDelRq>${invoice('<Memo/><Sun/>')}`
    expect(faults(body).map((f) => [f.requestIndex, f.found || f.expected[0]])).toEqual([
      [0, 'MoonRq'],
      [1, 'ListID'],
      [2, 'Sun'],
    ])
  })
})

describe('the envelope', () => {
  const set = (attributes: string, version = '<?qbxml version="13.0"?>') =>
    shown(
      check(
        `<?xml version="1.0"?>${version}<QBXML><QBXMLMsgsRq${attributes}><HostQueryRq/></QBXMLMsgsRq></QBXML>`,
      ),
    )

  test.each<[string, string[], string[]]>([
    [
      'no onError',
      set(''),
      ['structure QBXMLMsgsRq: The attribute onError is missing in QBXMLMsgsRq.'],
    ],
    [
      'a wrong onError',
      set(' onError="stop"'),
      ['structure QBXMLMsgsRq: The attribute onError of QBXMLMsgsRq cannot be "stop".'],
    ],
    [
      'no version',
      set(' onError="stopOnError"', ''),
      ['structure : The document declares no version.'],
    ],
    [
      'an unknown version',
      set(' onError="stopOnError"', '<?qbxml version="13.5"?>'),
      ['structure : There is no qbXML version 13.5.'],
    ],
    ['a newer version', set(' onError="stopOnError"', '<?qbxml version="16.0"?>'), []],
    ['a version of a country', set(' onError="stopOnError"', '<?qbxml version="CA3.0"?>'), []],
    [
      'recovery attributes',
      set(
        ' newMessageSetID="a" oldMessageSetID="b" responseData="includeAll" onError="continueOnError"',
      ),
      [],
    ],
    // Desktop answers rollbackOnError with a COM error of its own, not with a parse failure.
    ['rollbackOnError', set(' onError="rollbackOnError"'), []],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected)
  })

  test('another root, no message set, two message sets, strangers beside it', () => {
    const version = '<?qbxml version="13.0"?>'
    expect(shown(check('<html/>'))).toEqual(['structure : The root element is html, not QBXML.'])
    expect(shown(check(`${version}<QBXML/>`))).toEqual(['structure : QBXML holds no message set.'])
    const empty = '<QBXMLMsgsRq onError="stopOnError"/>'
    expect(shown(check(`${version}<QBXML>${empty}${empty}</QBXML>`))).toEqual([
      'structure : QBXML holds more than one message set.',
    ])
    expect(shown(check(`${version}<QBXML><SignonMsgsRq/>${empty}</QBXML>`))).toEqual([
      'structure : There is no element SignonMsgsRq in QBXML.',
    ])
  })

  test('subscriptions have a message set of their own', () => {
    const text = (name: string, attributes: string) =>
      `<?qbxml version="13.0"?><QBXML><${name}${attributes}><DataEventSubscriptionQueryRq><SubscriberID>0</SubscriberID></DataEventSubscriptionQueryRq></${name}></QBXML>`
    expect(check(text('QBXMLSubscriptionMsgsRq', ''))).toEqual([])
    expect(check(text('QBXMLMsgsRq', ' onError="stopOnError"'))).toHaveLength(1)
  })
})

describe('versions and editions', () => {
  test.each<[string, string, string, string]>([
    ['a request', '<TransferQueryRq/>', '8.0', 'TransferQueryRq needs qbXML 12.0, this is 8.0.'],
    [
      'an element',
      invoice('<ExternalGUID>0</ExternalGUID>'),
      '8.0',
      'ExternalGUID needs qbXML 9.0, this is 8.0.',
    ],
    [
      'an attribute',
      '<CustomerQueryRq iterator="Start"/>',
      '4.1',
      'The attribute iterator needs qbXML 5.0, this is 4.1.',
    ],
  ])('%s that is too new', (_name, body, version, message) => {
    const [fault] = faults(body, version)
    expect(fault).toMatchObject({ kind: 'structure', message })
    expect(fault?.since).toMatch(/^\d+\.\d$/)
    expect(faults(body, '13.0')).toEqual([])
  })

  test('a value that is too new is a status, as an unknown one is', () => {
    const body = '<TxnDelRq><TxnDelType>Transfer</TxnDelType><TxnID>1-1</TxnID></TxnDelRq>'
    expect(shown(faults(body, '14.0'))).toEqual(shown(faults(body, '16.0')))
  })

  test('what the edition does not have', () => {
    const text = requestText(invoice('<IsTaxIncluded>true</IsTaxIncluded>'))
    expect(check(text)).toMatchObject([
      {
        kind: 'value',
        statusCode: 530,
        message: 'The field "IsTaxIncluded" is not supported by this implementation.',
      },
    ])
    expect(check(text, { edition: 'QBAU' })).toEqual([])
    expect(check(text.replace('13.0', 'UK3.0'))[0]?.message).toBe(
      'IsTaxIncluded needs qbXML 6.0, this is 3.0.',
    )
  })

  test('a version asked for takes the place of the declared one', () => {
    expect(check(requestText('<TransferQueryRq/>'), { version: '8.0' })).toHaveLength(1)
  })
})

describe('values', () => {
  const line = (inside: string): string => invoice(`<InvoiceLineAdd>${inside}</InvoiceLineAdd>`)
  const converting = (what: string, value: string, field: string): string =>
    `There was an error when converting the ${what} "${value}" in the field "${field}".`

  test.each<[number, string, string]>([
    [
      3000,
      '<TxnDelRq><TxnDelType>Invoice</TxnDelType><TxnID>not-an-id</TxnID></TxnDelRq>',
      'The given object ID "not-an-id" in the field "Transaction id" is invalid.',
    ],
    [
      3000,
      '<ListDelRq><ListDelType>Customer</ListDelType><ListID></ListID></ListDelRq>',
      'The given object ID "" in the field "list ID" is invalid.',
    ],
    [3010, invoice('<IsPending>yes</IsPending>'), converting('boolean value', 'yes', 'IsPending')],
    [
      3020,
      invoice('<TxnDate>10.02.2026</TxnDate>'),
      converting('date value', '10.02.2026', 'TxnDate'),
    ],
    [
      3035,
      '<TimeTrackingAddRq><TimeTrackingAdd><EntityRef><ListID>1-1</ListID></EntityRef><Duration>8h</Duration></TimeTrackingAdd></TimeTrackingAddRq>',
      converting('time interval value', '8h', 'Duration'),
    ],
    [3040, line('<Amount>1,000.00</Amount>'), converting('amount', '1,000.00', 'Amount')],
    [3045, line('<Rate>1.123456</Rate>'), converting('price', '1.123456', 'Rate')],
    [3050, line('<RatePercent>5%</RatePercent>'), converting('percent', '5%', 'RatePercent')],
    [3060, line('<Quantity>3 h</Quantity>'), converting('quantity', '3 h', 'Quantity')],
    [3065, invoice('<ExternalGUID>abc</ExternalGUID>'), converting('GUID', 'abc', 'ExternalGUID')],
    [
      3070,
      invoice('<RefNumber>INV-2026-00001047</RefNumber>'),
      'The string "INV-2026-00001047" in the field "RefNumber" is too long.  The maximum length is 11.',
    ],
    [
      3080,
      invoice('<Memo>ok 👍</Memo>'),
      'The string "ok 👍" in the field "Memo" contains characters that cannot be stored.',
    ],
    [
      3085,
      '<CustomerQueryRq><MaxReturned>ten</MaxReturned></CustomerQueryRq>',
      converting('integer', 'ten', 'MaxReturned'),
    ],
    [
      3085,
      '<CustomerQueryRq><MaxReturned>0</MaxReturned></CustomerQueryRq>',
      converting('integer', '0', 'MaxReturned'),
    ],
    [
      3110,
      '<InvoiceQueryRq><PaidStatus>Unpaid</PaidStatus></InvoiceQueryRq>',
      'The enumerated value "Unpaid" in the field "PaidStatus" is unknown or invalid.',
    ],
    [
      1060,
      `<HostQueryRq requestID="${'x'.repeat(51)}"/>`,
      `The request ID "${'x'.repeat(51)}" is too long.  The maximum length is 50.`,
    ],
    [
      9100,
      '<InvoiceAddRq><InvoiceAdd defMacro="I1"><CustomerRef/></InvoiceAdd></InvoiceAddRq>',
      'The macro name "I1" in the field "defMacro" is invalid.',
    ],
  ])('%i %s', (statusCode, body, message) => {
    expect(faults(body)).toMatchObject([{ kind: 'value', statusCode, message, requestIndex: 0 }])
  })

  test.each([
    [
      'limits met exactly',
      `<HostQueryRq requestID="${'x'.repeat(50)}"/>${invoice(`<RefNumber>${'1'.repeat(11)}</RefNumber>`)}`,
    ],
    ['lengths counted in characters', invoice(`<RefNumber>${'é'.repeat(11)}</RefNumber>`)],
    [
      'empty amounts, dates, booleans, quantities',
      `${invoice('<TxnDate/><IsPending/><InvoiceLineAdd><Quantity/><Rate/><Amount/></InvoiceLineAdd>')}`,
    ],
    [
      'an empty reference, which clears',
      '<InvoiceModRq><InvoiceMod><TxnID>1-1</TxnID><EditSequence>1</EditSequence><ClassRef><ListID/></ClassRef></InvoiceMod></InvoiceModRq>',
    ],
    [
      'an empty value of an enumeration with a default',
      '<CustomerQueryRq><ActiveStatus/></CustomerQueryRq>',
    ],
    [
      '-1 for a new line',
      '<InvoiceModRq><InvoiceMod><TxnID>1-1</TxnID><EditSequence>1</EditSequence><InvoiceLineMod><TxnLineID>-1</TxnLineID></InvoiceLineMod></InvoiceMod></InvoiceModRq>',
    ],
    [
      'white space around a date or a boolean',
      invoice('<TxnDate> 2026-02-10 </TxnDate><IsPending>\n1</IsPending>'),
    ],
    [
      'signs',
      invoice(
        '<InvoiceLineAdd><Quantity>-1.5</Quantity><Rate>+2</Rate><Amount>-3.00</Amount></InvoiceLineAdd>',
      ),
    ],
    ['what windows-1252 holds', invoice('<Memo>“Café” — €5 ™ Œuvre</Memo>')],
    [
      'a macro in place of an id',
      '<DepositAddRq><DepositAdd><DepositToAccountRef/><DepositLineAdd><PaymentTxnID useMacro="TxnID:P1"/></DepositLineAdd></DepositAdd></DepositAddRq>',
    ],
    [
      'times without seconds, zone or hour',
      [
        '2026-02-10',
        '2026-2-1T8',
        '2026-02-10T09:20',
        '2026-02-10T09:20:31',
        '2026-02-10T09:20:31-08:00',
      ]
        .map((t) => `<CustomerQueryRq><FromModifiedDate>${t}</FromModifiedDate></CustomerQueryRq>`)
        .join(''),
    ],
  ])('legal: %s', (_name, body) => {
    expect(shown(faults(body))).toEqual([])
  })

  test.each([
    '2026-02-30',
    '2026-2-3',
    '26-02-10',
    '2026/02/10',
    '1900-12-31',
    '10000-01-01',
    '2026-02-10T00:00:00',
  ])('no date: %s', (date) => {
    expect(faults(invoice(`<TxnDate>${date}</TxnDate>`))).toMatchObject([{ statusCode: 3020 }])
  })

  test.each([
    '1969-12-31',
    '2038-01-19T03:14:08',
    '2026-13-01',
    '2026-02-10T24:00',
    '2026-02-10 10:00',
    '2026-02-10T10:00:00Z',
    '2026-02-10T10:00:00.5',
  ])('no date-time: %s', (time) => {
    expect(
      faults(`<CustomerQueryRq><FromModifiedDate>${time}</FromModifiedDate></CustomerQueryRq>`),
    ).toMatchObject([{ statusCode: 3020 }])
  })

  test.each(['1.5', '1.005', '.50', '1e3', '$5.00', '12345678901234.00', ' 5.00', '--1.00', 'NaN'])(
    'no amount: %j',
    (amount) => {
      expect(faults(line(`<Amount>${amount}</Amount>`))).toMatchObject([{ statusCode: 3040 }])
    },
  )

  test('the length that counts is that of the edition', () => {
    const text = requestText(
      '<CustomerAddRq><CustomerAdd><Name>A</Name><Phone>123456789012345678901234</Phone></CustomerAdd></CustomerAddRq>',
    )
    expect(check(text)).toMatchObject([{ statusCode: 3070, expected: ['at most 21 characters'] }])
  })

  test('values are checked in elements out of place too, so one pass finds both', () => {
    const found = faults(
      '<CustomerQueryRq><ActiveStatus>Most</ActiveStatus><MaxReturned>x</MaxReturned></CustomerQueryRq>',
    )
    expect(found.map((f) => f.statusCode ?? f.kind)).toEqual([3110, 'structure', 3085])
  })
})

describe('readChecked', () => {
  test('gives the document with its value faults', () => {
    const { document, faults: found } = readChecked(fixture('value-faults.request.xml'))
    expect(document.messages).toHaveLength(3)
    expect(found.map((f) => f.statusCode)).toEqual([3070, 3110])
  })

  test.each(['', 'words', '<QBXML>', '<!DOCTYPE a><QBXML/>', '\ud800'])(
    '%j is one structure fault, not an exception',
    (text) => {
      const { document, faults: found } = readChecked(text)
      expect(found).toMatchObject([{ kind: 'structure', requestIndex: -1 }])
      expect(found[0]?.message).toMatch(/^The document is not well-formed: /)
      expect(document).toEqual({ messageSet: '', attributes: {}, messages: [] })
    },
  )

  test('well-formed XML that is no qbXML is a structure fault too', () => {
    expect(readChecked('<html/>').faults).toHaveLength(1)
    expect(readChecked('<html/>').document.messages).toEqual([])
  })

  test('bytes are read by their declared encoding', () => {
    const text =
      '<?xml version="1.0" encoding="windows-1252"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError"><ListDelRq><ListDelType>Customer</ListDelType><ListID>é</ListID></ListDelRq></QBXMLMsgsRq></QBXML>'
    const { document, faults: found } = readChecked(Buffer.from(text, 'latin1'))
    expect(document.messages[0]?.content['ListID']).toBe('é')
    expect(found).toMatchObject([{ statusCode: 3000, found: 'é' }])
  })
})

describe('answers', () => {
  test('need no version, and may leave out what a query did not ask for', () => {
    const body =
      '<CustomerQueryRs statusCode="0" statusSeverity="Info"><CustomerRet><Name>A</Name></CustomerRet></CustomerQueryRs>'
    expect(check(answerText(body))).toEqual([])
  })

  test('are checked for order and values all the same', () => {
    const body =
      '<CustomerQueryRs statusCode="x" statusSeverity="Info"><CustomerRet><Name>A</Name><ListID>1-1</ListID><IsActive>no</IsActive></CustomerRet></CustomerQueryRs>'
    expect(check(answerText(body)).map((f) => f.statusCode ?? f.found)).toEqual([
      'x',
      'ListID',
      3010,
    ])
  })
})

test.each(requestNames())('%s: a stranger anywhere in it is found', (name) => {
  const edition = editions.find((one) => !request(name)?.notIn.includes(one)) ?? 'QBD'
  const cut = { edition }
  const message = sampleRequest(name, seededRandom(name.length), cut)
  const text = writeRequests({ version: '14.0', messages: [message] }, cut)
  const ends = [...text.matchAll(/<\/\w+(?:Rq|Add|Mod|Ref|Filter)>/g)].slice(0, -1)
  for (const { index } of ends.slice(0, 6)) {
    const found = check(`${text.slice(0, index)}<Moon/>${text.slice(index)}`, cut)
    expect(
      found.filter((f) => f.found === 'Moon'),
      text,
    ).toHaveLength(1)
  }
})

test('a document of nothing but faults is given up after a thousand, and soon', () => {
  const start = performance.now()
  expect(faults('<MoonRq/>'.repeat(50_000))).toHaveLength(1000)
  const keys = '<MaxReturned>1</MaxReturned><TxnID>1-1</TxnID>'.repeat(5000)
  expect(faults(`<InvoiceQueryRq>${keys}</InvoiceQueryRq>`).length).toBeLessThan(1100)
  expect(performance.now() - start).toBeLessThan(5_000)
})
