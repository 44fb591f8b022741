// What the simulated Web Connector puts on the wire, byte for byte. The expected texts are typed from
// web-connector.md 1.4 and 8.3 and from captures cited there, never made by the code under test.

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openSoapClient, readContract } from '../../src/sim/soap-client.ts'
import { connectorDefaults } from '../../src/sim/web-connector-options.ts'
import { type Answer, envelope, normal, startService } from './web-connector-service.ts'

const open =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
const close = '</soap:Body></soap:Envelope>'
const ns = 'xmlns="http://developer.intuit.com/"'

async function clientFor(
  answers: Readonly<Record<string, Answer>> = normal,
  options: Partial<typeof connectorDefaults> = {},
) {
  const service = await startService(answers)
  const client = openSoapClient(
    service.url,
    { ...connectorDefaults, ...options },
    await readContract(),
  )
  onTestFinished(() => client.dropConnection())
  return { service, client }
}

describe('the body', () => {
  test.each([
    ['serverVersion', {}, `<serverVersion ${ns} />`],
    [
      'clientVersion',
      { strVersion: '2.3.0.215' },
      `<clientVersion ${ns}><strVersion>2.3.0.215</strVersion></clientVersion>`,
    ],
    [
      'authenticate',
      { strUserName: 'user', strPassword: 'secret' },
      `<authenticate ${ns}><strUserName>user</strUserName><strPassword>secret</strPassword></authenticate>`,
    ],
    [
      'sendRequestXML',
      {
        ticket: 'T',
        strHCPResponse: '',
        strCompanyFileName: 'C:\\x.qbw',
        qbXMLCountry: 'US',
        qbXMLMajorVers: 13,
        qbXMLMinorVers: 0,
      },
      `<sendRequestXML ${ns}><ticket>T</ticket><strHCPResponse /><strCompanyFileName>C:\\x.qbw</strCompanyFileName><qbXMLCountry>US</qbXMLCountry><qbXMLMajorVers>13</qbXMLMajorVers><qbXMLMinorVers>0</qbXMLMinorVers></sendRequestXML>`,
    ],
    [
      'receiveResponseXML',
      {
        ticket: 'T',
        response: '<?xml version="1.0" ?>\r\n<a b=\'c\'>&amp;</a>\n',
        hresult: '',
        message: '',
      },
      `<receiveResponseXML ${ns}><ticket>T</ticket><response>&lt;?xml version="1.0" ?&gt;\r\n&lt;a b='c'&gt;&amp;amp;&lt;/a&gt;\n</response><hresult /><message /></receiveResponseXML>`,
    ],
    [
      'connectionError',
      { ticket: '', hresult: '0x80040408', message: 'Could not start QuickBooks.' },
      `<connectionError ${ns}><ticket /><hresult>0x80040408</hresult><message>Could not start QuickBooks.</message></connectionError>`,
    ],
    [
      'closeConnection',
      { ticket: 'T' },
      `<closeConnection ${ns}><ticket>T</ticket></closeConnection>`,
    ],
  ] as const)('of %s', async (call, args, expected) => {
    const { service, client } = await clientFor()
    await client.call(call, args)
    expect(service.last(call)).toBe(`${open}${expected}${close}`)
  })

  test('an argument that looks like our own marks or like an empty element stays what it is', async () => {
    const { service, client } = await clientFor()
    const args = { strUserName: '<1/> <0/> <x></x>', strPassword: ' $& xmlns:tns="" ' }
    await client.call('authenticate', args)
    expect(service.last('authenticate')).toBe(
      `${open}<authenticate ${ns}><strUserName>&lt;1/&gt; &lt;0/&gt; &lt;x&gt;&lt;/x&gt;</strUserName><strPassword> $&amp; xmlns:tns="" </strPassword></authenticate>${close}`,
    )
  })

  test('control characters go out as references, as a .NET writer lets them through', async () => {
    const { service, client } = await clientFor()
    await client.call('getLastError', { ticket: 'a\u001fb\u0001é😀' })
    expect(service.last('getLastError')).toContain('<ticket>a&#x1F;b&#x1;é😀</ticket>')
  })

  test('empty arguments can be left out', async () => {
    const { service, client } = await clientFor(normal, { omitEmpty: true })
    await client.call('connectionError', { ticket: '', hresult: '0x1', message: '' })
    expect(service.last('connectionError')).toContain(
      `<connectionError ${ns}><hresult>0x1</hresult></connectionError>`,
    )
  })

  test('20 MB of response arrive as they were, without a chunked body', async () => {
    const { service, client } = await clientFor()
    // Characters of 1, 2, 3 and 4 bytes, so that slices are cut at every place of a character.
    const line = '<InvoiceRet>Müller & Söhne €😀</InvoiceRet>\r\n'
    const response = line.repeat(Math.ceil(20_000_000 / line.length))
    await client.call('receiveResponseXML', { ticket: 'T', response, hresult: '', message: '' })
    const got = service.received[0]
    expect(got?.headers['transfer-encoding']).toBeUndefined()
    const escaped = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const wanted = escaped.repeat(Math.ceil(20_000_000 / line.length))
    expect(got?.body.includes(`<response>${wanted}</response><hresult />`)).toBe(true)
  })
})

describe('the headers', () => {
  test('are those of a .NET client, in its order', async () => {
    const { service, client } = await clientFor()
    await client.call('getLastError', { ticket: 'T' })
    const body = `${open}<getLastError ${ns}><ticket>T</ticket></getLastError>${close}`
    expect(service.received[0]?.rawHeaders).toEqual([
      'User-Agent',
      'Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)',
      'Content-Type',
      'text/xml; charset=utf-8',
      'SOAPAction',
      '"http://developer.intuit.com/getLastError"',
      'Host',
      new URL(service.url).host,
      'Content-Length',
      String(Buffer.byteLength(body)),
      'Expect',
      '100-continue',
      'Connection',
      'Keep-Alive',
    ])
  })

  test('Expect can be left out', async () => {
    const { service, client } = await clientFor(normal, { expect100: false })
    await client.call('getLastError', { ticket: 'T' })
    expect(service.received[0]?.headers['expect']).toBeUndefined()
  })

  test('a server that ignores Expect gets the body all the same', async () => {
    const server = createServer((socket) => {
      let got = ''
      socket.on('error', () => undefined)
      socket.on('data', (chunk) => {
        got += chunk.toString()
        if (!got.includes('</soap:Envelope>')) return
        const body = `${envelope(`<getLastErrorResponse ${ns}><getLastErrorResult>late</getLastErrorResult></getLastErrorResponse>`).body}`
        socket.end(
          `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        )
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const client = openSoapClient(
      `http://127.0.0.1:${port}/`,
      connectorDefaults,
      await readContract(),
    )
    expect((await client.call('getLastError', { ticket: 'T' })).value).toBe('late')
  })

  test('one connection serves a session; cookies come back, unless switched off', async () => {
    const withCookie = {
      ...normal,
      serverVersion: () => ({
        ...envelope(`<serverVersionResponse ${ns}></serverVersionResponse>`),
        headers: { 'Set-Cookie': 'ASP.NET_SessionId=abc; path=/; HttpOnly' },
      }),
    }
    for (const [cookies, expected] of [
      [true, 'ASP.NET_SessionId=abc'],
      [false, undefined],
    ] as const) {
      const { service, client } = await clientFor(withCookie, { cookies })
      await client.call('serverVersion', {})
      await client.call('getLastError', { ticket: 'T' })
      expect(service.received.map((r) => r.headers['cookie'])).toEqual([undefined, expected])
      expect(service.connections()).toBe(1)
    }
  })

  test('redirects are not followed', async () => {
    const { service, client } = await clientFor({
      getLastError: { status: 302, headers: { Location: '/elsewhere' } },
    })
    await expect(client.call('getLastError', { ticket: 'T' })).rejects.toThrow('HTTP status 302')
    expect(service.received).toHaveLength(1)
  })
})
