// The conformance check against small services: written by hand so that every byte is in the test, and with the
// plain soap package. A correct one passes; faulty ones, one for each rule, are each named.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listen as listenSoap } from 'soap'
import { describe, expect, onTestFinished, test } from 'vitest'
import { junitOf } from '../../src/cli/junit.ts'
import { realEnv } from '../../src/env.ts'
import { allRules, Inspector } from '../../src/sim/conformance.ts'
import { probeService } from '../../src/sim/conformance-probes.ts'
import { FaultPlan, readFault } from '../../src/sim/faults.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import type { ConnectorOptions, UpdateResult } from '../../src/sim/web-connector-options.ts'
import { contractText } from '../../src/sim/web-connector-wsdl.ts'
import {
  type Answer,
  envelope,
  escaped,
  fakeQuickBooks,
  query,
  qwc,
  type Received,
  type Reply,
  startService,
  strings,
} from './web-connector-service.ts'

const password = 'right'
const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const argument = ({ body }: Pick<Received, 'body'>, name: string): string =>
  decoded(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(body)?.[1] ?? '')

/** What a correct service says: one query, then done. `live` are the tickets it knows. */
function correct() {
  const live = new Map<string, { asked: number }>()
  let count = 0
  const run = (r: Received) => live.get(argument(r, 'ticket'))
  return {
    serverVersion: '1.0',
    clientVersion: '',
    authenticate: (r: Received) => {
      if (argument(r, 'strPassword') !== password) return strings('', 'nvu', '', '')
      const ticket = `ticket-${++count}`
      live.set(ticket, { asked: 0 })
      return strings(ticket, '', '', '')
    },
    sendRequestXML: (r: Received) => {
      const open = run(r)
      return open && open.asked++ === 0 ? escaped(query) : ''
    },
    receiveResponseXML: (r: Received) => (run(r) ? '50' : '-1'),
    connectionError: 'done',
    getLastError: (r: Received) => (run(r) ? 'No work' : 'The session has ended'),
    closeConnection: (r: Received) => {
      live.delete(argument(r, 'ticket'))
      return 'OK'
    },
    GET: { body: 'a page' },
  } satisfies Record<string, Answer>
}

async function judge(
  url: string,
  given: { options?: Partial<ConnectorOptions>; faults?: readonly string[] } = {},
): Promise<{ inspector: Inspector; results: UpdateResult[] }> {
  const inspector = new Inspector()
  const connector = new WebConnector({
    quickbooks: fakeQuickBooks().quickbooks,
    env: realEnv(),
    plan: new FaultPlan((given.faults ?? []).map(readFault)),
    onCall: (call) => inspector.see(call),
    // Some of the services here would go on for ever.
    options: { expect100: false, exchangeCap: 5, ...given.options },
  })
  const app = connector.addApplication(qwc(url), 'example.qwc')
  app.password = password
  const results = await connector.updateSelected()
  await probeService({ connector, inspector, app })
  return { inspector, results }
}

const named = (inspector: Inspector) => [...new Set(inspector.breaches.map((d) => d.rule))]

describe('a correct service passes', () => {
  test('written by hand', async () => {
    const service = await startService(correct())
    const { inspector, results } = await judge(service.url)
    expect(results[0]?.outcome).toBe('success')
    expect(inspector.deviations).toEqual([])
    const unseen = inspector.verdicts().filter((v) => v.looked === 0)
    expect(unseen.map((v) => v.rule)).toEqual(['message-set-id', 'one-bad-request'])
  })

  test('written with the soap package, from the WSDL', async () => {
    const url = await startSoapService()
    const { inspector, results } = await judge(url)
    expect(results[0]?.outcome).toBe('success')
    expect(inspector.breaches).toEqual([])
  })
})

/** A service as the soap package makes it, but for its Content-Type, which it leaves to the caller. */
async function startSoapService(): Promise<string> {
  const hand = correct()
  const tagged = (args: object) => ({
    body: Object.entries(args)
      .map(([k, v]) => `<${k}>${escaped(typeof v === 'string' ? v : String(v ?? ''))}</${k}>`)
      .join(''),
  })
  const seen = (args: object) => tagged(args) as Received
  const texts = (inner: string) => [...inner.matchAll(/<string>(.*?)<\/string>/g)].map((m) => m[1])
  const port = {
    serverVersion: () => ({ serverVersionResult: '1.0' }),
    clientVersion: () => ({ clientVersionResult: '' }),
    authenticate: (a: object) => ({
      authenticateResult: { string: texts(hand.authenticate(seen(a))) },
    }),
    sendRequestXML: (a: object) => ({
      sendRequestXMLResult: decoded(hand.sendRequestXML(seen(a))),
    }),
    receiveResponseXML: (a: object) => ({
      receiveResponseXMLResult: hand.receiveResponseXML(seen(a)),
    }),
    connectionError: () => ({ connectionErrorResult: 'done' }),
    getLastError: (a: object) => ({ getLastErrorResult: hand.getLastError(seen(a)) }),
    closeConnection: (a: object) => ({ closeConnectionResult: hand.closeConnection(seen(a)) }),
  }
  const server = createServer((request, response) => {
    if (request.method === 'GET') response.end('a page')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  listenSoap(
    server,
    '/qbwc',
    { QBWebConnectorSvc: { QBWebConnectorSvcSoap: port } },
    contractText(),
  )
  const { port: at } = server.address() as AddressInfo
  return `http://127.0.0.1:${at}/qbwc`
}

const body = (op: string, inner: string, ns = 'http://developer.intuit.com/'): Reply =>
  envelope(`<${op}Response xmlns="${ns}"><${op}Result>${inner}</${op}Result></${op}Response>`)
const soap12 = (text: string) =>
  text.replace(
    'http://schemas.xmlsoap.org/soap/envelope/',
    'http://www.w3.org/2003/05/soap-envelope',
  )
const arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays'
const fault = {
  status: 500,
  ...envelope(
    '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Invalid password</faultstring></soap:Fault>',
  ),
}
const html = {
  status: 500,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body>Internal Server Error</body></html>',
}

/** Rule, its section, and what the faulty service says in place of the correct one. */
const faulty: [
  rule: keyof typeof allRules & string,
  section: string,
  answers: Record<string, Answer>,
][] = [
  [
    'namespace',
    '0.4.1',
    { getLastError: body('getLastError', 'No work', 'http://developer.intuit.com') },
  ],
  [
    'string-namespace',
    '0.4.1',
    {
      authenticate: body(
        'authenticate',
        `<a:string xmlns:a="${arrays}">T</a:string><a:string xmlns:a="${arrays}"></a:string>`,
      ),
    },
  ],
  [
    'soap-1.1',
    '0.4.2, 9.2',
    { connectionError: { body: soap12(String(body('connectionError', 'done').body)) } },
  ],
  ['http-200', '0.4.2', { getLastError: { ...body('getLastError', 'No work'), status: 404 } }],
  [
    'content-type',
    '0.4.2',
    {
      closeConnection: {
        ...body('closeConnection', 'OK'),
        headers: { 'Content-Type': 'application/soap+xml' },
      },
    },
  ],
  ['html', '0.4.2, 1.6', { sendRequestXML: html }],
  [
    'result-name',
    '0.4.3',
    {
      getLastError: envelope(
        '<getLastErrorResponse xmlns="http://developer.intuit.com/"><return>No work</return></getLastErrorResponse>',
      ),
    },
  ],
  ['two-strings', '0.4.4', { authenticate: strings('T') }],
  ['escaped-qbxml', '0.4.5', { sendRequestXML: query.replace(/^.*?(?=<QBXML>)/, '') }],
  ['integer', '0.4.6, 9.2', { receiveResponseXML: '33.3' }],
  ['percent-range', '0.4.7', { receiveResponseXML: '150' }],
  ['fault', '0.4.9', { authenticate: fault }],
  ['get', '0.4.10, 9.2', { GET: { status: 405, body: 'Method not allowed' } }],
  ['auth-positions', '3.3, 9.2', { authenticate: strings('T', '', '300') }],
  ['auth-word', '3.3, 9.2', { authenticate: strings('T', 'invalid') }],
  ['scalar', '9.2', { getLastError: '<string>No work</string>' }],
  [
    'missing-result',
    '9.2',
    {
      connectionError: envelope('<connectionErrorResponse xmlns="http://developer.intuit.com/"/>'),
    },
  ],
  ['version-answer', '3.2, 9.2', { clientVersion: 'O:1.0' }],
  ['error-as-path', '3.7, 9.2', { connectionError: 'Sorry, that went wrong' }],
  ['gives-up', '3.7', { connectionError: '' }],
  ['close-any-ticket', '9.2', { closeConnection: fault }],
  ['unknown-ticket', '2.3', { sendRequestXML: escaped(query) }],
  ['wrong-password', '3.3, 7', { authenticate: strings('T', '', '', '') }],
  ['ticket', '7', { authenticate: strings('T', '', '', '') }],
  ['well-formed', '1.6', { getLastError: { body: '<soap:Envelope' } }],
  ['answers', '6.6', { getLastError: { hangUp: true } }],
  ['blank', '1.6', { getLastError: '\n  No work\n' }],
  ['qbxml-head', '3.4', { sendRequestXML: escaped(`\n${query}`) }],
  [
    'message-set-id',
    '6.7',
    {
      sendRequestXML: escaped(
        query.replace('onError', 'newMessageSetID="9b2f3c5a-36aa-4d2b-9f3f-0c8a1d7e5b11" onError'),
      ),
    },
  ],
  [
    'no-compression',
    '1.4',
    {
      closeConnection: { ...body('closeConnection', 'OK'), headers: { 'Content-Encoding': 'br' } },
    },
  ],
  ['no-redirect', '1.4', { authenticate: { status: 302, headers: { Location: '/login' } } }],
  [
    'no-http-login',
    '1.4',
    { authenticate: { status: 401, headers: { 'WWW-Authenticate': 'Basic' }, body: '' } },
  ],
]

describe('a faulty service is named', () => {
  test.each(faulty)('%s [%s]', async (rule, section, answers) => {
    const service = await startService({ ...correct(), ...answers })
    const { inspector } = await judge(service.url)
    expect(named(inspector)).toContain(rule)
    const found = inspector.breaches.find((d) => d.rule === rule)
    expect(found?.section).toBe(section)
    expect(found?.detail).not.toBe('')
  })

  test('a slow answer', () => {
    const inspector = new Inspector()
    const http = { status: 200, reason: 'OK', contentType: 'text/xml; charset=utf-8', headers: {} }
    const report = { app: 'a', at: 0, call: 'getLastError', args: {}, answer: 'x' } as const
    const bytes = Buffer.from(String(body('getLastError', 'x').body))
    inspector.see({ ...report, http: { ...http, body: bytes }, ms: 60_000 })
    expect(named(inspector)).toEqual([])
    inspector.see({ ...report, http: { ...http, body: bytes }, ms: 60_001 })
    expect(named(inspector)).toEqual(['slow'])
  })

  test.each([
    ['0x80040400', query.replace('CustomerQueryRq', 'CustomrQueryRq'), 1],
    // Nothing is wrong with it: the HRESULT was planned.
    ['0x80040400', query, 0],
    ['0x80040402', query.replace('CustomerQueryRq', 'CustomrQueryRq'), 0],
  ])('a request that QuickBooks cannot read: %s', (hresult, request, found) => {
    const inspector = new Inspector()
    const http = { status: 200, reason: 'OK', contentType: 'text/xml; charset=utf-8', headers: {} }
    const of = (name: string, text: string) => ({
      ...http,
      body: Buffer.from(String(body(name, text).body)),
    })
    const sent = { app: 'a', at: 0, call: 'sendRequestXML', args: {}, answer: request } as const
    inspector.see({ ...sent, http: of('sendRequestXML', escaped(request)) })
    const args = { response: '', hresult, message: 'x' }
    const came = { app: 'a', at: 0, call: 'receiveResponseXML', args, answer: 100 } as const
    inspector.see({ ...came, http: of('receiveResponseXML', '100') })
    const refusals = inspector.breaches.filter((d) => d.rule === 'readable-request')
    expect(refusals).toHaveLength(found)
    if (found > 0)
      expect(refusals[0]?.detail).toMatch(/line 1, column \d+: There is no CustomrQueryRq/)
  })

  test('every breach has a service that commits it', () => {
    const breaches = Object.entries(allRules).filter(([, r]) => r.level === 'breach')
    const tried = new Set<string>(faulty.map(([rule]) => rule))
    const missing = breaches.map(([rule]) => rule).filter((rule) => !tried.has(rule))
    // AppSupport is AppURL in these files; the others have tests of their own.
    expect(missing).toEqual(['slow', 'support-get', 'readable-request'])
  })

  test('one mistake is not taken for many', async () => {
    const service = await startService({ ...correct(), getLastError: '<string>No work</string>' })
    expect(named((await judge(service.url)).inspector)).toEqual(['scalar'])
  })
})

test.each([
  ['no-warning', { clientVersion: 'W:old' }],
  ['optional-calls', { serverVersion: { status: 404, body: '' } }],
  ['neutral-end', { getLastError: 'Error!' }],
])('advice does not fail a service: %s', async (rule, answers) => {
  const service = await startService({ ...correct(), ...answers })
  const { inspector } = await judge(service.url)
  expect(inspector.deviations.map((d) => d.rule)).toContain(rule)
})

test.each(['drop-before:getLastError', 'truncate:authenticate', 'truncate-answer:sendRequestXML'])(
  'a fault of the simulation is not laid to the service: %s',
  async (fault) => {
    const service = await startService(correct())
    const { inspector, results } = await judge(service.url, { faults: [fault] })
    expect(results[0]?.outcome).toBe('connection-error')
    expect(inspector.deviations).toEqual([])
  },
)

test('the JUnit file has a case for each rule', async () => {
  const service = await startService({ ...correct(), authenticate: strings('T') })
  const { inspector } = await judge(service.url)
  const text = junitOf('Example', inspector.verdicts())
  const cases = [...text.matchAll(/<testcase /g)]
  expect(cases).toHaveLength(Object.keys(allRules).length)
  expect(text).toContain(`failures="${named(inspector).length}"`)
  expect(text).toMatch(/<failure type="0\.4\.4" message="it has 1">/)
})
