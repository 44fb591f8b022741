// The update session as a state machine, the client under test against a scripted service: every arrow of
// web-connector.md 2.1, and the exchange of 8.3 byte for byte.
import { describe, expect, onTestFinished, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { createCompany } from '../../src/sim/company.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { FaultPlan, readFault } from '../../src/sim/faults.ts'
import { ComError } from '../../src/sim/quickbooks.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import {
  type Answer,
  connectorFor,
  escaped,
  fakeQuickBooks,
  normal,
  query,
  qwc,
  type Received,
  start,
  startService,
  strings,
} from './web-connector-service.ts'

const broken = { status: 500, headers: { 'Content-Type': 'text/html' }, body: '<html/>' }
const unreachable = () => new ComError('0x80040408', 'Could not start QuickBooks.')
const inTurn =
  (...answers: (string | typeof broken)[]) =>
  (_r: Received, n: number) =>
    answers[Math.min(n, answers.length - 1)] ?? ''
const one = inTurn(escaped(query), '')

/** From, on what, what the service says, the calls that follow (first letters), code or outcome. */
// biome-ignore format: one row a line
const arrows: [from: string, on: string, answers: Record<string, Answer>, calls: string, ends: string][] = [
  ['1 serverVersion', 'exception', { serverVersion: broken }, 'v c a s r x', 'success'],
  ['2 clientVersion', 'exception', { clientVersion: broken }, 'v c a s r x', 'success'],
  ['2 clientVersion', 'W: and go on', { clientVersion: 'W:old' }, 'v c a s r x', 'success'],
  ['2 clientVersion', 'E:', { clientVersion: 'E:too old' }, 'v c x', 'QBWC1037'],
  ['2 clientVersion', 'O:', { clientVersion: 'O:34.0' }, 'v c x', 'service-error'],
  ['2 clientVersion', 'other', { clientVersion: 'hello' }, 'v c x', 'QBWC1046'],
  ['3 authenticate', 'exception', { authenticate: broken }, 'v c a', 'QBWC1012'],
  ['3 authenticate', 'none', { authenticate: strings('', 'none') }, 'v c a x', 'no-data'],
  ['3 authenticate', 'nvu', { authenticate: strings('', 'nvu') }, 'v c a x', 'QBWC1040'],
  ['3 authenticate', 'busy', { authenticate: strings('', 'busy') }, 'v c a x', 'busy'],
  ['4 connect', 'failure, done', { connectionError: 'done', fails: 'always' }, 'v c a e', 'QBWC1013'],
  ['4 connect', 'failure, then a path', { connectionError: inTurn('C:\\b.qbw'), fails: 'twice' }, 'v c a e s r x', 'success'],
  ['4 connect', 'failure, exception', { connectionError: broken, fails: 'always' }, 'v c a e', 'QBWC1045'],
  ['6 sendRequestXML', 'exception', { sendRequestXML: broken }, 'v c a s', 'QBWC1041'],
  ['6 sendRequestXML', '""', { sendRequestXML: '', getLastError: 'No work' }, 'v c a s l x', 'success'],
  ['8 receiveResponseXML', 'exception', { receiveResponseXML: broken }, 'v c a s r', 'QBWC1042'],
  ['8 receiveResponseXML', '0', { sendRequestXML: one, receiveResponseXML: '0' }, 'v c a s r s l x', 'success'],
  ['8 receiveResponseXML', '99', { sendRequestXML: one, receiveResponseXML: '99' }, 'v c a s r s l x', 'success'],
  ['8 receiveResponseXML', '100', {}, 'v c a s r x', 'success'],
  ['8 receiveResponseXML', 'negative', { receiveResponseXML: '-1', getLastError: 'Bad' }, 'v c a s r l x', 'service-error'],
  ['9 getLastError', 'exception', { sendRequestXML: '', getLastError: broken }, 'v c a s l', 'QBWC1043'],
  ['9 getLastError', 'NoOp', { sendRequestXML: inTurn('', escaped(query)), getLastError: 'NoOp' }, 'v c a s l s r x', 'success'],
  ['9 getLastError', 'Interactive mode', { sendRequestXML: '', getLastError: 'Interactive mode' }, 'v c a s l j x', 'service-error'],
  ['9 getLastError', 'text', { sendRequestXML: '', getLastError: 'Wrong file' }, 'v c a s l x', 'service-error'],
  ['10 closeConnection', 'exception', { closeConnection: broken }, 'v c a s r x', 'QBWC1044'],
]
const letters: Record<string, string> = {
  ...{ serverVersion: 'v', clientVersion: 'c', authenticate: 'a', connectionError: 'e' },
  ...{ sendRequestXML: 's', receiveResponseXML: 'r', getLastError: 'l', closeConnection: 'x' },
  interactiveRejected: 'j',
}

describe('each arrow', () => {
  test.each(arrows)('%s: %s', async (_from, _on, { fails, ...answers }, calls, ends) => {
    const service = await startService({ ...normal, ...answers })
    const often = fails === 'always' ? 99 : fails === 'twice' ? 2 : 0
    const refuse = (_file: string, attempt: number) =>
      attempt <= often ? unreachable() : undefined
    const fake = fakeQuickBooks({ refuse })
    const { connector } = connectorFor(service.url, fake, { options: { expect100: false } })
    const [result] = await connector.updateSelected()
    expect(
      service
        .calls()
        .map((c) => letters[c])
        .join(' '),
    ).toBe(calls)
    expect(result?.code ?? result?.outcome).toBe(ends)
    // Whatever happens, a session that was opened is ended.
    const isOpened = calls.includes('s')
    expect(fake.ended()).toBe(isOpened ? 1 : 0)
  })
})

test('the exchange of 8.3, byte for byte', async () => {
  const ns = 'xmlns="http://developer.intuit.com/"'
  const answer = (op: string, inner: string): Answer => ({
    body: `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${op}Response ${ns}><${op}Result>${inner}</${op}Result></${op}Response></soap:Body></soap:Envelope>`,
  })
  const good = '&lt;?xml version="1.0"?&gt;&lt;?qbxml version="13.0"?&gt;&lt;QBXML/&gt;'
  const service = await startService({
    serverVersion: answer('serverVersion', '1.0'),
    clientVersion: answer('clientVersion', ''),
    authenticate: answer('authenticate', '<string>T</string><string></string>'),
    sendRequestXML: (_r, n) => answer('sendRequestXML', n === 0 ? good : '&lt;mistake') as never,
    receiveResponseXML: (_r, n) => answer('receiveResponseXML', n === 0 ? '50' : '-101') as never,
    getLastError: answer('getLastError', 'Request 2 was rejected by QuickBooks'),
    closeConnection: answer('closeConnection', 'Ended with 1 error'),
  })
  const fake = fakeQuickBooks({
    answer: (text) => {
      if (text !== '<mistake') return '<?xml version="1.0" ?>\n<QBXML/>'
      const says = 'QuickBooks found an error when parsing the provided XML text stream.'
      throw new ComError('0x80040400', says)
    },
  })
  const { connector, app } = connectorFor(service.url, fake, { options: { expect100: false } })
  const again = qwc(service.url).replace('customer-0042', 'u')
  connector.addApplication(again, 'a.qwc')
  app.password = 'p'
  const [result] = await connector.updateSelected()
  expect(result?.status).toBe('Request 2 was rejected by QuickBooks')

  const bodies = service.received.map((r) => /<soap:Body>([\s\S]*)<\/soap:Body>/.exec(r.body)?.[1])
  const hcp = /<strHCPResponse>([\s\S]*?)<\/strHCPResponse>/.exec(bodies[3] ?? '')?.[1] ?? ''
  expect(hcp.startsWith('&lt;?xml version="1.0" ?&gt;')).toBe(true)
  const context =
    '<strCompanyFileName>C:\\x.qbw</strCompanyFileName><qbXMLCountry>US</qbXMLCountry><qbXMLMajorVers>13</qbXMLMajorVers><qbXMLMinorVers>0</qbXMLMinorVers>'
  expect(bodies).toEqual([
    `<serverVersion ${ns} />`,
    `<clientVersion ${ns}><strVersion>2.3.0.215</strVersion></clientVersion>`,
    `<authenticate ${ns}><strUserName>u</strUserName><strPassword>p</strPassword></authenticate>`,
    `<sendRequestXML ${ns}><ticket>T</ticket><strHCPResponse>${hcp}</strHCPResponse>${context}</sendRequestXML>`,
    `<receiveResponseXML ${ns}><ticket>T</ticket><response>&lt;?xml version="1.0" ?&gt;\n&lt;QBXML/&gt;</response><hresult /><message /></receiveResponseXML>`,
    `<sendRequestXML ${ns}><ticket>T</ticket><strHCPResponse />${context}</sendRequestXML>`,
    `<receiveResponseXML ${ns}><ticket>T</ticket><response /><hresult>0x80040400</hresult><message>QuickBooks found an error when parsing the provided XML text stream.</message></receiveResponseXML>`,
    `<getLastError ${ns}><ticket>T</ticket></getLastError>`,
    `<closeConnection ${ns}><ticket>T</ticket></closeConnection>`,
  ])
})

describe('23 message sets, on a real simulated company', () => {
  const add = (name: string) =>
    `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError" newMessageSetID="set-1"><CustomerAddRq requestID="1"><CustomerAdd><Name>${name}</Name></CustomerAdd></CustomerAddRq></QBXMLMsgsRq></QBXML>`

  async function twice(second: string, ...faults: string[]) {
    const company = createCompany(':memory:', { profile: 'empty' }, virtualEnv({ now: start }))
    onTestFinished(() => company.close())
    const sendRequestXML = (_r: Received, n: number) => escaped(n === 0 ? add('Once') : second)
    const service = await startService({ ...normal, sendRequestXML })
    const connector = new WebConnector({
      quickbooks: new Desktop(company),
      env: company.env,
      plan: new FaultPlan(faults.map(readFault)),
      options: { expect100: false },
    })
    connector.addApplication(qwc(service.url), 'a.qwc').password = 'x'
    const runs = [await connector.updateSelected(), await connector.updateSelected()].flat()
    const customers = company.sql("select count(*) as n from lists where kind = 'Customer'").get()
    return { runs, response: service.last('receiveResponseXML'), customers }
  }

  test.each([
    ['the same text again: the saved answer', add('Once'), [], 'statusCode="0"', 1],
    ['other content under the same id', add('Other'), [], 'messageSetStatusCode="9001"', 1],
    ['the memory is gone: it runs again', add('Once'), ['memory-lost@2'], 'statusCode="3100"', 1],
  ])('a lost answer, then %s', async (_what, second, faults, says, count) => {
    const world = await twice(second, 'drop-before:receiveResponseXML', ...faults)
    expect(world.runs.map((r) => r.code ?? r.outcome)).toEqual(['QBWC1042', 'success'])
    expect(world.response).toContain(says)
    expect(world.customers).toEqual({ n: count })
  })
})
