import { request as httpsRequest } from 'node:https'
import { type AddressInfo, connect, createServer as createNetServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import { createServer, type ServerOptions } from '../../src/qbwc/server.ts'
import { customers, envelope, escaped, fixture, operation, requests } from './fixtures.ts'
import { faultOf, scriptedService, send, soap, soapHeaders, startWorld } from './world.ts'

const silent = () => undefined

describe('calls', () => {
  test.each(Object.keys(requests))('%s is answered with 200 and its result', async (name) => {
    const { server, heard } = await startWorld()
    const call = requests[name]?.call ?? ''
    const answer = await send(server, fixture(`${name}.request.xml`))
    expect(answer.status).toBe(200)
    expect(answer.body).toContain(`<${call}Result>`)
    if (!/interactive/i.test(call)) expect(heard.map((h) => h.call)).toEqual([call])
  })

  test.each(['getInteractiveURL', 'interactiveRejected', 'interactiveDone', 'isInteractiveDone'])(
    '%s is answered as typed, without the service',
    async (call) => {
      const { server, heard } = await startWorld()
      expect((await soap(server, call)).body).toBe(fixture(`${call}.answer.xml`).toString())
      expect(heard).toEqual([])
    },
  )

  test('the service hears every argument, numbers as numbers', async () => {
    const { server, heard } = await startWorld()
    await send(server, fixture('authenticate.odd-password.request.xml'))
    await send(server, fixture('sendRequestXML.later.request.xml'))
    await send(server, fixture('connectionError.request.xml'))
    await send(server, fixture('closeConnection.request.xml'))
    expect(heard).toEqual([
      {
        call: 'authenticate',
        args: ['Renée & Co', '  a<b>"c\' ü€🔑\t', { address: '127.0.0.1' }],
      },
      {
        call: 'sendRequestXML',
        args: [
          {
            ticket: '9b2f',
            hcpResponse: '',
            companyFileName: 'C:\\x.qbw',
            country: 'US',
            majorVersion: 13,
            minorVersion: 0,
          },
        ],
      },
      {
        call: 'connectionError',
        args: ['9b2f', '0x80040408', 'Could not start QuickBooks.'],
      },
      { call: 'closeConnection', args: ['9b2f'] },
    ])
  })

  test('the service gets the answer of QuickBooks already read', async () => {
    const { server, received } = await startWorld()
    await send(server, fixture('receiveResponseXML.request.xml'))
    expect(received()).toMatchObject({ ticket: '9b2f', hresult: '', message: '', bytes: 290 })
    expect(received().answer?.messages[0]?.name).toBe('CustomerQueryRs')
  })

  test('the service gets an HRESULT without an answer', async () => {
    const { server, received } = await startWorld()
    await send(server, fixture('receiveResponseXML.error.request.xml'))
    expect(received()).toEqual({
      ticket: '9b2f',
      hresult: '0x80040400',
      message: 'QuickBooks found an error when parsing the provided XML text stream.',
      bytes: 0,
    })
  })

  test('qbXML that cannot be read is told to the service, and the call succeeds', async () => {
    const { server, received } = await startWorld({ receiveResponseXML: async () => -1 })
    const answer = await soap(server, 'receiveResponseXML', '<response>oops</response>')
    expect(answer).toMatchObject({ status: 200 })
    expect(answer.body).toContain('<receiveResponseXMLResult>-1<')
    expect(received().problem).toMatch(/\w/)
    expect(received().bytes).toBe(4)
  })

  test('the headers are what a .NET client wants', async () => {
    const { server } = await startWorld()
    const { headers, body } = await send(server, operation('serverVersion'), {
      ...soapHeaders,
      'Accept-Encoding': 'gzip, deflate',
    })
    expect(headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)))
    expect(headers).not.toHaveProperty('transfer-encoding')
    expect(headers).not.toHaveProperty('content-encoding')
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('set-cookie')
  })

  test('Content-Length counts bytes, not characters', async () => {
    const { server } = await startWorld({ getLastError: async () => 'Café 🔑' })
    const { headers, body } = await soap(server, 'getLastError')
    expect(body).toContain('Café 🔑')
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)))
  })

  test.each([
    ['none', {}],
    ['empty', { SOAPAction: '' }],
    ['empty in quotes', { SOAPAction: '""' }],
    ['quoted', { SOAPAction: '"http://developer.intuit.com/serverVersion"' }],
    ['unquoted', { SOAPAction: 'http://developer.intuit.com/serverVersion' }],
    ['the bare operation', { SOAPAction: 'serverVersion' }],
  ])('SOAPAction: %s is accepted', async (_, headers) => {
    const { server } = await startWorld()
    const answer = await send(server, operation('serverVersion'), { ...soapHeaders, ...headers })
    expect(answer.status).toBe(200)
  })

  test.each([
    'text/xml',
    'TEXT/XML;charset="UTF-8"',
    'application/xml',
    'application/soap+xml; charset=utf-8',
  ])('Content-Type: %s is accepted and answered with text/xml', async (type) => {
    const { server } = await startWorld()
    const answer = await send(server, operation('serverVersion'), { 'Content-Type': type })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
  })
})

describe('encodings', () => {
  const text = 'Café €'
  const document = (encoding: string) =>
    operation('clientVersion', `<strVersion>${text}</strVersion>`).replace('utf-8', encoding)
  const windows = Buffer.from(document('x').replace('encoding="x"', ''), 'latin1')
  windows[windows.indexOf(0xac)] = 0x80 // Latin 1 has no euro; windows-1252 has it here.
  const swapped = Buffer.from(`\ufeff${document('utf-16')}`, 'utf16le').swap16()

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${document('utf-8')}`), 'text/xml; charset=utf-8'],
    ['UTF-8 with a mark, nothing said', Buffer.from(`\ufeff${document('utf-8')}`), 'text/xml'],
    ['UTF-8 by default', Buffer.from(document('utf-8')), 'text/xml'],
    [
      'UTF-8 by the header against the declaration',
      Buffer.from(document('iso-8859-1')),
      'text/xml; charset=utf-8',
    ],
    [
      'UTF-16 little-endian',
      Buffer.from(`\ufeff${document('utf-16')}`, 'utf16le'),
      'text/xml; charset=utf-16',
    ],
    ['UTF-16 big-endian, nothing said', swapped, 'text/xml'],
    ['windows-1252 by the header', windows, 'text/xml; charset=windows-1252'],
    ['iso-8859-1 by the header', windows, 'text/xml; charset="ISO-8859-1"'],
  ])('%s is decoded', async (_, bytes, type) => {
    const { server, heard } = await startWorld()
    const answer = await send(server, bytes, { 'Content-Type': type })
    expect(faultOf(answer.body)).toBeUndefined()
    expect(heard).toEqual([{ call: 'clientVersion', args: [text] }])
  })

  test.each(['iso-8859-1', 'windows-1252', 'us-ascii', 'UTF-8'])(
    '%s by the declaration alone is decoded',
    async (encoding) => {
      const { server, heard } = await startWorld()
      const isAscii = encoding === 'us-ascii'
      const sent = isAscii ? 'Cafe' : 'Café'
      const inner = `<strVersion>${sent}</strVersion>`
      const text = operation('clientVersion', inner).replace('utf-8', encoding)
      await send(server, Buffer.from(text, encoding === 'UTF-8' ? 'utf8' : 'latin1'), {
        'Content-Type': 'text/xml',
      })
      expect(heard).toEqual([{ call: 'clientVersion', args: [sent] }])
    },
  )

  test.each([
    ['an encoding nobody knows', operation('serverVersion'), 'text/xml; charset=klingon'],
    [
      'bytes that are not UTF-8',
      Buffer.from([...Buffer.from('<a>'), 0xff]),
      'text/xml; charset=utf-8',
    ],
    [
      'bytes that are not UTF-16',
      Buffer.from(
        `\ufeff${operation('clientVersion', '<strVersion>\ud800</strVersion>')}`,
        'utf16le',
      ),
      'text/xml',
    ],
    [
      'UTF-8 that breaks in an argument',
      Buffer.from(operation('clientVersion', '<strVersion>é</strVersion>'), 'latin1'),
      'text/xml; charset=utf-8',
    ],
  ])('%s: refused', async (_, body, type) => {
    const { server, heard } = await startWorld()
    const answer = await send(server, body, { 'Content-Type': type })
    expect(answer.status).toBe(500)
    expect(faultOf(answer.body)).toContain('soap:Client')
    expect(heard).toEqual([])
  })
})

describe('what was sent again to the server (dependencies.md 11.3, 11.4)', () => {
  const call = operation('serverVersion')
  const wrong: [string, number, string | Buffer, Record<string, string>, { method?: string }?][] = [
    ['an unknown operation', 500, operation('selfDestruct'), {}],
    ['an operation of another namespace', 500, envelope('<serverVersion xmlns="urn:x"/>'), {}],
    [
      'the SOAPAction of another operation',
      500,
      call,
      { SOAPAction: '"http://developer.intuit.com/closeConnection"' },
    ],
    ['not well-formed', 500, call.slice(0, -3), {}],
    ['empty', 500, '', {}],
    ['not SOAP', 500, '<html></html>', {}],
    ['a DOCTYPE without entities', 500, `<!DOCTYPE x>${call.slice(38)}`, {}],
    ['a DOCTYPE with entities', 500, `<!DOCTYPE x [<!ENTITY a "b">]>${call.slice(38)}`, {}],
    ['&nbsp;', 500, operation('clientVersion', '<strVersion>&nbsp;</strVersion>'), {}],
    ['a repeated element', 500, operation('getLastError', '<ticket/><ticket/>'), {}],
    ['a nested element', 500, operation('getLastError', '<ticket><a/></ticket>'), {}],
    ['200,000 nested elements', 500, operation('getLastError', '<a>'.repeat(200_000)), {}],
    [
      'SOAP 1.2',
      500,
      call.replace('schemas.xmlsoap.org/soap/envelope/', 'www.w3.org/2003/05/soap-envelope'),
      {},
    ],
    [
      'a number that is none',
      500,
      operation('sendRequestXML', '<qbXMLMajorVers>x</qbXMLMajorVers>'),
      {},
    ],
    ['another content type', 415, call, { 'Content-Type': 'application/json' }],
    ['no content type', 415, call, { 'Content-Type': '' }],
    ['a content type that only begins so', 415, call, { 'Content-Type': 'text/xmlx' }],
    ['an unknown packing', 415, call, { 'Content-Encoding': 'br' }],
    ['gzip that is none', 500, call, { 'Content-Encoding': 'gzip' }],
    ['PUT', 405, call, {}, { method: 'PUT' }],
    ['DELETE', 405, '', {}, { method: 'DELETE' }],
    ['OPTIONS', 405, '', {}, { method: 'OPTIONS' }],
  ]

  test.each(wrong)('%s: %i with a SOAP fault', async (_, status, body, headers, how) => {
    const { server, heard } = await startWorld()
    const answer = await send(server, body, { ...soapHeaders, ...headers }, how)
    expect(answer.status).toBe(status)
    expect(faultOf(answer.body)).toMatch(/^soap:Client: \w/)
    expect(answer.body).not.toMatch(/html|node_modules|\.ts|\s{2}at /)
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.body)))
    expect(heard).toEqual([])
    // And the next call is answered as if nothing had happened.
    expect((await soap(server, 'serverVersion')).status).toBe(200)
  })

  test('a thrown error becomes "internal error", and only the log knows more', async () => {
    const secret = () => Promise.reject(new Error('SELECT * FROM secrets'))
    const { server, logged } = await startWorld({ getLastError: secret })
    const answer = await soap(server, 'getLastError')
    expect(answer.status).toBe(500)
    expect(answer.body).toBe(fixture('fault.answer.xml').toString())
    expect(logged).toHaveLength(1)
    expect(logged[0]).toMatchObject({ level: 'error', data: { call: 'getLastError' } })
    expect(JSON.stringify(logged)).toContain('SELECT')
  })

  test('an error thrown at once is no different', async () => {
    const { server } = await startWorld({
      closeConnection: () => {
        throw new QbsyncError('E_INTERNAL', { detail: 'secret' })
      },
    })
    expect(faultOf((await soap(server, 'closeConnection')).body)).toBe(
      'soap:Server: internal error',
    )
  })

  test.each([
    ['null', null],
    ['nothing', undefined],
    ['an object', {}],
    ['half a percent', 0.5],
  ])('a service that gives %s does not leave the caller waiting', async (_, result) => {
    const wrong = async () => result as never
    const { server } = await startWorld({
      receiveResponseXML: wrong,
      getLastError: wrong,
      authenticate: wrong,
    })
    for (const call of ['receiveResponseXML', 'getLastError', 'authenticate'])
      expect(faultOf((await soap(server, call)).body)).toBe('soap:Server: internal error')
  })
})

describe('size', () => {
  const limit = 20_000
  const padded = (bytes: number) => {
    const empty = operation('clientVersion', '<strVersion></strVersion>')
    const text = 'x'.repeat(bytes - empty.length)
    return operation('clientVersion', `<strVersion>${text}</strVersion>`)
  }

  test('a body may be as long as the limit and not one byte longer', async () => {
    const { server } = await startWorld({}, { bodyLimitBytes: limit })
    expect(padded(limit)).toHaveLength(limit)
    expect((await send(server, padded(limit))).status).toBe(200)
    const answer = await send(server, padded(limit + 1))
    expect(answer.status).toBe(413)
    expect(faultOf(answer.body)).toContain(`larger than ${limit} bytes`)
    // Of a fault with any other status than 500 a .NET client shows the number and not the text.
    const agent =
      'Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)'
    const dotNet = await send(server, padded(limit + 1), { ...soapHeaders, 'User-Agent': agent })
    expect(dotNet.status).toBe(500)
    expect(faultOf(dotNet.body)).toContain(`larger than ${limit} bytes`)
  })

  test('a body sent in chunks is bounded as well', async () => {
    const { server } = await startWorld({}, { bodyLimitBytes: limit })
    const chunked = { ...soapHeaders, 'Transfer-Encoding': 'chunked' }
    const answer = await send(server, padded(3 * limit), chunked)
    expect(faultOf(answer.body)).toContain('larger than')
  })

  test('gzip is read, and bounded once unpacked', async () => {
    const { server, heard } = await startWorld({}, { bodyLimitBytes: limit })
    const packed = { ...soapHeaders, 'Content-Encoding': 'gzip' }
    const small = operation('clientVersion', '<strVersion>2.3</strVersion>')
    expect((await send(server, gzipSync(small), packed)).status).toBe(200)
    expect(heard).toEqual([{ call: 'clientVersion', args: ['2.3'] }])
    const bomb = gzipSync(padded(20_000_000))
    expect(bomb.length).toBeLessThan(limit + 10_000)
    const answer = await send(server, bomb, packed)
    expect(faultOf(answer.body)).toContain('larger than')
    expect(heard).toHaveLength(1)
  })

  test('a caller that asks first is told before it sends the body', async () => {
    const { server } = await startWorld({}, { bodyLimitBytes: limit })
    const talk = (length: number) =>
      new Promise<string>((resolve, reject) => {
        let heard = ''
        const socket = connect(server.port, '127.0.0.1')
        socket.on('error', reject)
        socket.on('data', (piece) => {
          heard += piece.toString()
          if (heard.includes('100 Continue') || heard.includes('</soap:Envelope>')) socket.destroy()
        })
        socket.on('close', () => resolve(heard))
        socket.write(
          `POST /qbwc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`,
        )
      })
    expect(await talk(limit)).toContain('100 Continue')
    const refused = await talk(limit + 1)
    expect(refused).not.toContain('100 Continue')
    expect(refused).toContain('larger than')
  })

  test('a body without end is cut off', async () => {
    const { server } = await startWorld({}, { bodyLimitBytes: limit })
    const answer = await new Promise<string>((resolve) => {
      let heard = ''
      const socket = connect(server.port, '127.0.0.1')
      const more = () => {
        while (!socket.destroyed && socket.write(`2710\r\n${'x'.repeat(10_000)}\r\n`));
      }
      socket.on('data', (piece) => {
        heard += piece.toString()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(heard))
      socket.on('drain', more)
      socket.write(
        'POST /qbwc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n',
      )
      more()
    })
    expect(answer).toContain('soap:Client')
  })

  test('a sender that stalls is cut off', async () => {
    const { server } = await startWorld({}, { requestTimeoutMs: 200 })
    const answer = await new Promise<string>((resolve) => {
      let heard = ''
      const socket = connect(server.port, '127.0.0.1')
      socket.on('data', (piece) => {
        heard += piece.toString()
      })
      socket.on('close', () => resolve(heard))
      socket.write(
        'POST /qbwc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: 99\r\n\r\n<a>',
      )
    })
    expect(answer).toContain('408')
  })

  test('a broken connection is logged and harms nobody', async () => {
    const { server, logged, heard } = await startWorld()
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1')
      socket.on('close', () => resolve())
      socket.write(
        'POST /qbwc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: 99\r\n\r\n<?xml version="1.0"?>',
        () => socket.destroy(),
      )
    })
    expect((await soap(server, 'serverVersion')).status).toBe(200)
    expect(logged.map(({ message }) => message).join()).toContain('connection broke')
    expect(heard).toHaveLength(1)
  })
})

describe('addresses', () => {
  test.each(['GET', 'HEAD'])(
    '%s on the SOAP and the support path is 200 without credentials',
    async (method) => {
      const { server } = await startWorld()
      for (const path of ['/qbwc', '/qbwc/', '/support', '/qbwc?wsdl', '/qbwc?WSDL']) {
        const answer = await send(server, '', {}, { method, path })
        expect(answer.status, path).toBe(200)
        expect(answer.body.length > 0, path).toBe(method === 'GET')
      }
      expect((await send(server, '', {}, { method: 'GET' })).body).not.toContain('<')
    },
  )

  test('the WSDL names the address it was asked at', async () => {
    const { server } = await startWorld({}, { trustProxy: 1, path: '/a/b' })
    const ask = async (headers: Record<string, string>) => {
      const wsdl = await send(server, '', headers, { method: 'GET', path: '/a/b?wsdl' })
      expect(wsdl.headers['content-type']).toMatch(/^text\/xml/)
      return /<soap:address location="([^"]*)"/.exec(wsdl.body)?.[1]
    }
    expect(await ask({ Host: 'sync.example.com:8080' })).toBe('http://sync.example.com:8080/a/b')
    expect(
      await ask({
        Host: 'x',
        'X-Forwarded-Host': 'sync.example.com',
        'X-Forwarded-Proto': 'https',
      }),
    ).toBe('https://sync.example.com/a/b')
    expect(await ask({ Host: 'a"><evil/>' })).toBe(`http://localhost:${server.port}/a/b`)
  })

  test('forwarded headers mean nothing unless a proxy is trusted', async () => {
    const forwarded = { ...soapHeaders, 'X-Forwarded-For': '203.0.113.7' }
    const plain = await startWorld()
    await send(plain.server, operation('authenticate'), forwarded)
    expect(plain.heard[0]?.args[2]).toEqual({ address: '127.0.0.1' })
    const behind = await startWorld({}, { trustProxy: 1 })
    await send(behind.server, operation('authenticate'), forwarded)
    expect(behind.heard[0]?.args[2]).toEqual({ address: '203.0.113.7' })
  })

  test('a proxy that nobody named is told of once', async () => {
    const forwarded = { ...soapHeaders, 'X-Forwarded-For': '203.0.113.7' }
    const warnings = async (options: Partial<ServerOptions>) => {
      const { server, logged } = await startWorld({}, options)
      for (let n = 0; n < 3; n++) await send(server, operation('serverVersion'), forwarded)
      return logged.filter((line) => line.level === 'warn').map((line) => line.message)
    }
    expect(await warnings({})).toEqual([expect.stringContaining('server.trustProxy')])
    expect(await warnings({ trustProxy: 1 })).toEqual([])
  })

  test('every call is a line of the log, without ticket or password', async () => {
    const { server, logged } = await startWorld()
    for (const name of Object.keys(requests)) await send(server, fixture(`${name}.request.xml`))
    const lines = logged.filter((line) => line.level === 'debug')
    expect(lines.map((line) => line.message)).toEqual(
      Object.values(requests).map((expected) => expected.call),
    )
    expect(JSON.stringify(lines)).not.toMatch(/9b2f|secret|Café|c' ü/)
    const data = lines.find((line) => line.message === 'authenticate')?.data
    expect(data).toEqual({ user: 'user', answer: 'run', ms: expect.any(Number) })
  })

  test('other addresses are plain 404, and routes can be added', async () => {
    const { server } = await startWorld(
      {},
      {
        extraRoutes: (app) => {
          app.get('/api/ping', (_request, response) => {
            response.json({ ok: true })
          })
          app.get('/api/items/:id', (_request, response) => {
            response.json({})
          })
          app.get('/api/broken', () => {
            throw new Error('secret')
          })
        },
      },
    )
    const get = (path: string) => send(server, '', {}, { method: 'GET', path })
    expect(await get('/api/ping')).toMatchObject({ status: 200, body: '{"ok":true}' })
    expect(await get('/nowhere')).toMatchObject({ status: 404, body: 'There is nothing here.\n' })
    expect(await get('/api/items/%zz')).toMatchObject({ status: 400 })
    const broken = await get('/api/broken')
    expect(broken).toMatchObject({ status: 500, body: 'The request failed.\n' })
  })

  test('a port in use is named', async () => {
    const other = createNetServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { service } = scriptedService()
    const start = createServer({ service, host: '127.0.0.1', port, log: silent })
    await expect(start).rejects.toMatchObject({
      code: 'E_PORT_IN_USE',
      details: { host: '127.0.0.1', port },
    })
    other.close()
  })

  test('with a certificate it speaks https', async () => {
    const [cert, key] = [fixture('localhost.test-cert.pem'), fixture('localhost.test-key.pem')]
    const { server } = await startWorld({}, { tls: { cert, key } })
    expect(server.origin).toBe(`https://127.0.0.1:${server.port}`)
    const body = await new Promise<string>((resolve, reject) => {
      const call = httpsRequest(
        {
          port: server.port,
          host: '127.0.0.1',
          servername: 'localhost',
          ca: cert,
          path: '/qbwc',
          method: 'POST',
          headers: soapHeaders,
        },
        (response) => {
          response.on('data', (piece: Buffer) => resolve(piece.toString()))
        },
      )
      call.on('error', reject)
      call.end(operation('serverVersion'))
    })
    expect(body).toBe(fixture('serverVersion.answer.xml').toString())
  })

  test('many calls go over one connection', async () => {
    const { server } = await startWorld()
    const body = operation('serverVersion')
    const one = `POST /qbwc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    const answers = await new Promise<number>((resolve) => {
      let heard = ''
      const socket = connect(server.port, '127.0.0.1')
      socket.on('data', (piece) => {
        heard += piece.toString()
        const count = heard.split('</soap:Envelope>').length - 1
        if (count === 3) socket.end(() => resolve(count))
        else if (heard.endsWith('</soap:Envelope>')) socket.write(one)
      })
      socket.write(one)
    })
    expect(answers).toBe(3)
  })

  test('a call under way is answered before it closes', async () => {
    let answerIt: (text: string) => void = () => undefined
    let heardIt: () => void = () => undefined
    const isHeard = new Promise<void>((resolve) => {
      heardIt = resolve
    })
    const { service } = scriptedService({
      getLastError: () => {
        heardIt()
        return new Promise((resolve) => {
          answerIt = resolve
        })
      },
    })
    const server = await createServer({ service, host: '127.0.0.1', port: 0, log: silent })
    const answer = soap(server, 'getLastError')
    await isHeard
    const closing = server.close()
    answerIt('done at last')
    expect((await answer).body).toContain('done at last')
    await closing
  })

  test('it closes while a caller holds a connection open', async () => {
    const { service } = scriptedService()
    const server = await createServer({ service, host: '127.0.0.1', port: 0, log: silent })
    const socket = connect(server.port, '127.0.0.1')
    await new Promise<void>((resolve) => socket.on('connect', resolve))
    await send(server, operation('serverVersion'))
    const closed = new Promise((resolve) => socket.on('close', resolve))
    await server.close()
    await closed
    await expect(send(server, operation('serverVersion'))).rejects.toThrow('ECONNREFUSED')
  })
})

describe('failed logins', () => {
  const login = (user: string, password = 'x') =>
    operation(
      'authenticate',
      `<strUserName>${user}</strUserName><strPassword>${password}</strPassword>`,
    )
  const onlyRight = {
    authenticate: async (_user: string, password: string) =>
      password === 'right' ? ['T', '', '', ''] : ['', 'nvu', '', ''],
  }

  test('after thirty of one user the service is no longer asked, until the window is over', async () => {
    let now = 0
    const world = await startWorld(onlyRight, { now: () => now, trustProxy: 1 })
    const from = (address: number, body: string) =>
      send(world.server, body, { ...soapHeaders, 'X-Forwarded-For': `203.0.113.${address}` })
    // The owner came in before, from another address.
    await from(200, login('victim', 'right'))
    for (let n = 0; n < 40; n++) {
      const { status, body } = await from(n, login('victim'))
      expect(status).toBe(200)
      expect(body).toContain(
        '<string></string><string>nvu</string><string></string><string></string>',
      )
    }
    expect(world.heard).toHaveLength(31)
    expect((await from(99, login('victim', 'right'))).body).toContain('nvu')
    // A stranger guessing elsewhere does not lock the owner out, nor anybody else.
    expect((await from(200, login('victim', 'right'))).body).toContain('<string>T</string>')
    expect((await from(99, login('other', 'right'))).body).toContain('<string>T</string>')
    now += 15 * 60 * 1000
    expect((await from(99, login('victim', 'right'))).body).toContain('<string>T</string>')
  })

  test('an address that tries many users is stopped as well', async () => {
    const world = await startWorld(onlyRight, { now: () => 0 })
    for (let n = 0; n < 40; n++) await send(world.server, login(`user${n}`))
    expect(world.heard).toHaveLength(30)
  })

  test('thousands of good logins are never limited', async () => {
    const world = await startWorld(onlyRight, { now: () => 0 })
    for (let n = 0; n < 200; n++) await send(world.server, login('user', 'right'))
    expect(world.heard).toHaveLength(200)
  })

  test('a service that is too busy to check makes the answer "busy", and it counts as no failure', async () => {
    const world = await startWorld(
      { authenticate: () => Promise.reject(new QbsyncError('E_TOO_BUSY')) },
      { now: () => 0 },
    )
    for (let n = 0; n < 40; n++)
      expect((await send(world.server, login('user'))).body).toContain('<string>busy</string>')
    expect(world.heard).toHaveLength(40)
  })
})

describe('large answers', () => {
  test('small calls are answered while 20 MB arrive', async () => {
    const { server, received } = await startWorld()
    const text = escaped(customers(50_000))
    const large = operation('receiveResponseXML', `<ticket>T</ticket><response>${text}</response>`)
    let isOver = false
    const upload = send(server, large).finally(() => {
      isOver = true
    })
    let answered = 0
    while (!isOver) {
      expect((await soap(server, 'serverVersion')).status).toBe(200)
      if (!isOver) answered++
    }
    expect((await upload).status).toBe(200)
    expect(received().bytes).toBeGreaterThan(20_000_000)
    expect(received().answer?.messages).toHaveLength(1)
    // Worked on in one go it would be at most one or two; in turns of 256 KiB there are about a hundred chances.
    expect(answered).toBeGreaterThan(10)
  })

  test('a half-sent answer holds up nobody', async () => {
    const { server, received } = await startWorld()
    const text = escaped(customers(2000))
    const large = operation('receiveResponseXML', `<response>${text}</response>`)
    const half = Math.floor(large.length / 2)
    const socket = connect(server.port, '127.0.0.1')
    const answer = new Promise<string>((resolve) =>
      socket.on('data', (piece) => resolve(piece.toString())),
    )
    socket.write(
      `POST /qbwc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(large)}\r\n\r\n${large.slice(0, half)}`,
    )
    for (let n = 0; n < 20; n++) expect((await soap(server, 'serverVersion')).status).toBe(200)
    expect(received()).toBeUndefined()
    socket.write(large.slice(half))
    expect(await answer).toContain('<receiveResponseXMLResult>100<')
    expect(received().answer?.messages).toHaveLength(1)
    socket.destroy()
  })
})
