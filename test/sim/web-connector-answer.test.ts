// How strictly the simulated Web Connector reads answers: each row of web-connector.md 1.6 and 6.6.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { CallName } from '../../src/qbwc/calls.ts'
import { ConnectorError } from '../../src/sim/connector-errors.ts'
import { ComError } from '../../src/sim/quickbooks.ts'
import { readEnvelope, readText } from '../../src/sim/web-connector-answer.ts'
import { exitCode } from '../../src/sim/web-connector-options.ts'
import {
  type Answer,
  connectorFor,
  envelope,
  escaped,
  fakeQuickBooks,
  normal,
  query,
  startService,
} from './web-connector-service.ts'

const ns = 'xmlns="http://developer.intuit.com/"'
const html = { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>Hello</html>' }

const result = (call: CallName, inner: string): string =>
  String(envelope(`<${call}Response ${ns}>${inner}</${call}Response>`).body)
const read = (call: CallName, inner: string, lenient = false) =>
  readEnvelope(call, result(call, inner), { lenient })
const strings = (inner: string) =>
  read('authenticate', `<authenticateResult>${inner}</authenticateResult>`)
const percent = (text: string) =>
  read('receiveResponseXML', `<receiveResponseXMLResult>${text}</receiveResponseXMLResult>`)

async function updateWith(answers: Partial<Record<keyof typeof normal, Answer>>, options = {}) {
  const service = await startService({ ...normal, ...answers })
  const { connector } = connectorFor(service.url, fakeQuickBooks(), { options })
  const [update] = await connector.updateSelected()
  if (!update) throw new Error('no result')
  return update
}

describe('an envelope', () => {
  test.each([
    [
      'other prefixes',
      `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:n="http://developer.intuit.com/"><SOAP-ENV:Header/><SOAP-ENV:Body><n:getLastErrorResponse><n:getLastErrorResult>x</n:getLastErrorResult></n:getLastErrorResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
    ],
    [
      'white space between elements',
      `<?xml version="1.0"?>\r\n<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/">\n <Body>\n  <getLastErrorResponse ${ns}>\n <getLastErrorResult>x</getLastErrorResult>\n<more/> </getLastErrorResponse>\n</Body>\n</Envelope>\n`,
    ],
    ['CDATA', result('getLastError', '<getLastErrorResult><![CDATA[x]]></getLastErrorResult>')],
    ['references', result('getLastError', '<getLastErrorResult>&#120;</getLastErrorResult>')],
  ])('with %s is read', (_what, text) => {
    expect(readEnvelope('getLastError', text)).toBe('x')
  })

  test('text is kept exactly, CDATA and escaped text are the same', () => {
    const sent = `<sendRequestXMLResult><![CDATA[${query}]]></sendRequestXMLResult>`
    expect(read('sendRequestXML', sent)).toBe(query)
    expect(
      read('sendRequestXML', `<sendRequestXMLResult>${escaped(query)}</sendRequestXMLResult>`),
    ).toBe(query)
    expect(read('sendRequestXML', '<sendRequestXMLResult> \r\n a </sendRequestXMLResult>')).toBe(
      ' \n a ',
    )
  })

  test.each([
    [
      'SOAP 1.2',
      result('getLastError', '').replaceAll(
        'http://schemas.xmlsoap.org/soap/envelope/',
        'http://www.w3.org/2003/05/soap-envelope',
      ),
      'Possible SOAP version mismatch',
    ],
    ['no envelope', '<html></html>', 'Response is not SOAP'],
    ['nothing', '', 'Root element is missing'],
    ['text cut off', result('getLastError', '').slice(0, -9), 'not well-formed'],
    [
      'a control character',
      result('getLastError', '<getLastErrorResult>\u0001</getLastErrorResult>'),
      'invalid character',
    ],
    [
      'a reference to one',
      result('getLastError', '<getLastErrorResult>&#1;</getLastErrorResult>'),
      'invalid character',
    ],
    [
      'an unknown entity',
      result('getLastError', '<getLastErrorResult>&nbsp;</getLastErrorResult>'),
      'undeclared entity',
    ],
    [
      'a bare ampersand',
      result('getLastError', '<getLastErrorResult>a & b</getLastErrorResult>'),
      'not well-formed',
    ],
    ['crossing tags', result('getLastError', '<a><b></a></b>'), 'does not match'],
    ['an undeclared prefix', result('getLastError', '<xsi:a/>'), 'undeclared prefix'],
    ['an attribute twice', result('getLastError', '<a b="1" b="2"/>'), 'duplicate attribute'],
    [
      'a DOCTYPE',
      `<!DOCTYPE a>${result('getLastError', '').replace(/<\?.*?\?>/, '')}`,
      'DTD is prohibited',
    ],
    [
      'a blank before the declaration',
      ` ${result('getLastError', '')}`,
      'Unexpected XML declaration',
    ],
    ['a second root', `${result('getLastError', '')}<a/>`, 'multiple root'],
    [
      'elements in the text',
      result('getLastError', '<getLastErrorResult><string>x</string></getLastErrorResult>'),
      'Unexpected node type Element',
    ],
  ])('with %s is refused', (_what, text, problem) => {
    expect(() => readEnvelope('getLastError', text)).toThrow(problem)
  })

  test('what is missing or in another namespace is null', () => {
    expect(read('getLastError', '')).toBeNull()
    expect(
      read('getLastError', '<getLastErrorResult xmlns="urn:x">x</getLastErrorResult>'),
    ).toBeNull()
    expect(readEnvelope('getLastError', String(envelope(`<other ${ns}/>`).body))).toBeNull()
    expect(
      readEnvelope(
        'getLastError',
        String(
          envelope(
            '<getLastErrorResponse><getLastErrorResult>x</getLastErrorResult></getLastErrorResponse>',
          ).body,
        ),
      ),
    ).toBeNull()
  })

  test('lenient reading takes local names', () => {
    const text = String(
      envelope(
        '<getLastErrorResponse><getLastErrorResult><string>x</string></getLastErrorResult></getLastErrorResponse>',
      ).body,
    )
    expect(readEnvelope('getLastError', text, { lenient: true })).toBe('x')
  })

  test('strings count only in the namespace of the service', () => {
    expect(strings('<string>a</string><string/>')).toEqual(['a', ''])
    expect(
      strings(
        '<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/Arrays">a</string>',
      ),
    ).toEqual([])
  })

  test.each(['50', ' 50 ', '+50'])('%j is a number', (text) => expect(percent(text)).toBe(50))
  test.each(['', '50.0', '50%', '0x10', '1e2', '99999999999', 'fifty'])('%j is none', (text) => {
    expect(() => percent(text)).toThrow('Input string was not in a correct format')
  })

  test('is decoded as its charset says, and wrong bytes are refused', () => {
    const answer = {
      status: 200,
      reason: 'OK',
      contentType: 'text/xml; charset=ISO-8859-1',
      headers: {},
    }
    const body = Buffer.from('é', 'latin1')
    expect(readText('getLastError', { ...answer, body })).toBe('é')
    expect(() => readText('getLastError', { ...answer, contentType: 'text/xml', body })).toThrow(
      'not well-formed',
    )
  })
})

describe('a broken call ends the run under its code', () => {
  const rejected = { receiveResponseXML: '-1' }
  const fault = {
    status: 500,
    ...envelope(
      '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>it burns</faultstring></soap:Fault>',
    ),
  }
  test.each([
    ['authenticate', 'QBWC1012', {}],
    ['sendRequestXML', 'QBWC1041', {}],
    ['receiveResponseXML', 'QBWC1042', {}],
    ['getLastError', 'QBWC1043', rejected],
    ['closeConnection', 'QBWC1044', {}],
  ] as const)('%s: %s', async (call, code, more) => {
    const faulty = await updateWith({ ...more, [call]: fault })
    expect(faulty).toMatchObject({ outcome: 'protocol-error', code, status: `${code}: it burns` })
    expect(exitCode([faulty])).toBe(4)
    expect((await updateWith({ ...more, [call]: html })).status).toBe(
      `${code}: Client found response content type of 'text/html', but expected 'text/xml'.`,
    )
    expect((await updateWith({ ...more, [call]: { ...html, status: 404 } })).status).toBe(
      `${code}: The request failed with HTTP status 404: Not Found.`,
    )
    const gone = await updateWith({ ...more, [call]: { hangUp: true } })
    expect(gone).toMatchObject({ outcome: 'connection-error', code })
    expect(exitCode([gone])).toBe(1)
  })

  test('connectionError: QBWC1045', async () => {
    const service = await startService({ ...normal, connectionError: fault })
    const refuse = () => new ComError('0x80040408', 'Could not start QuickBooks.')
    const { connector } = connectorFor(service.url, fakeQuickBooks({ refuse }))
    expect(await connector.updateSelected()).toMatchObject([
      { outcome: 'protocol-error', code: 'QBWC1045', status: 'QBWC1045: it burns' },
    ])
  })

  test('a fault of the stand-in for QuickBooks is thrown, not shown as something QuickBooks said', async () => {
    const service = await startService(normal)
    const fake = fakeQuickBooks()
    fake.quickbooks.openSession = () => {
      throw new Error('not a COM error')
    }
    const { connector } = connectorFor(service.url, fake)
    await expect(connector.updateSelected()).rejects.toThrow('not a COM error')
    // The lock is given back.
    await expect(connector.updateSelected()).rejects.toThrow('not a COM error')
  })

  test.each([
    [
      'another namespace on <string>',
      '<string xmlns="urn:x">T</string><string xmlns="urn:x"/>',
      'Index was outside the bounds of the array.',
    ],
    ['an array of one', '<string>T</string>', 'Index was outside the bounds of the array.'],
  ])('authenticate with %s', async (_what, authenticate, status) => {
    expect(await updateWith({ authenticate })).toMatchObject({
      outcome: 'protocol-error',
      code: 'QBWC1012',
      status: `QBWC1012: ${status}`,
    })
  })

  test('authenticate without a result', async () => {
    const authenticate = envelope(`<authenticateResponse ${ns}/>`)
    expect((await updateWith({ authenticate })).status).toBe(
      'QBWC1012: Object reference not set to an instance of an object.',
    )
  })

  test('a decimal percentage', async () => {
    const update = await updateWith({ receiveResponseXML: '33.3' })
    expect(update).toMatchObject({ outcome: 'protocol-error', code: 'QBWC1042', exchanges: 0 })
  })

  test('a service that says nothing for too long', async () => {
    const update = await updateWith({ authenticate: { silent: true } }, { timeoutMs: 60 })
    expect(update).toMatchObject({
      outcome: 'connection-error',
      code: 'QBWC1012',
      status: 'QBWC1012: The operation has timed out',
    })
  })

  test('a service that is not there', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const { connector } = connectorFor(`http://127.0.0.1:${port}/`, fakeQuickBooks())
    const [update] = await connector.updateSelected()
    expect(update).toMatchObject({ outcome: 'connection-error', code: 'QBWC1012', requests: 0 })
    expect(update?.status).toMatch(/Unable to connect to the remote server.*ECONNREFUSED/)
  })
})

test('a service made with the soap package alone is read the same by both readers', async () => {
  const { default: soap } = await import('soap')
  const { contractText } = await import('../../src/sim/web-connector-wsdl.ts')
  const server = createServer((_request, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  let asked = 0
  const port = {
    serverVersion: () => ({ serverVersionResult: 'soap 1' }),
    clientVersion: () => ({ clientVersionResult: '' }),
    authenticate: (args: { strPassword: string }) => ({
      authenticateResult: { string: ['T', args.strPassword === 's3cret & "more"' ? '' : 'nvu'] },
    }),
    sendRequestXML: () => ({ sendRequestXMLResult: asked++ === 0 ? query : '' }),
    receiveResponseXML: (args: { response: string }) => ({
      receiveResponseXMLResult: args.response.includes('CustomerQueryRs') ? 50 : -1,
    }),
    getLastError: () => ({ getLastErrorResult: 'No work' }),
    closeConnection: () => ({ closeConnectionResult: 'bye' }),
  }
  await new Promise<void>((resolve) => {
    soap.listen(server, {
      path: '/qbwc',
      services: { QBWebConnectorSvc: { QBWebConnectorSvcSoap: port } },
      xml: contractText(),
      callback: () => resolve(),
    })
  })
  const { port: number } = server.address() as AddressInfo
  const opinions: unknown[] = []
  const { connector } = connectorFor(`http://127.0.0.1:${number}/qbwc`, fakeQuickBooks(), {
    onCall: (r) => opinions.push(r.secondOpinion),
  })
  const [update] = await connector.updateSelected()
  expect(update).toMatchObject({ outcome: 'success', status: 'bye', progress: [50], exchanges: 1 })
  expect(opinions.filter((o) => o !== undefined)).toEqual([])
})

test('every code of a call is in the table of codes', () => {
  const calls: CallName[] = ['authenticate', 'sendRequestXML', 'receiveResponseXML']
  for (const call of calls)
    expect(new ConnectorError(call, 'soap', '').code).toMatch(/^QBWC10\d\d$/)
})
