// The requests of fixtures/qbwc and what each says, typed by hand after web-connector.md 1.4 and 1.5.
import { readdirSync, readFileSync } from 'node:fs'
import type { CallName } from '../../src/qbwc/calls.ts'

const folder = new URL('../../fixtures/qbwc/', import.meta.url)

export const fixture = (name: string): Buffer => readFileSync(new URL(name, folder))
export const fixtureNames = (ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))

interface Expected {
  readonly call: CallName
  readonly args: Readonly<Record<string, string>>
}

const ticket = '9b2f'
const later = {
  ticket,
  strHCPResponse: '',
  strCompanyFileName: 'C:\\x.qbw',
  qbXMLCountry: 'US',
  qbXMLMajorVers: '13',
  qbXMLMinorVers: '0',
}
const hostCompanyPreferences = `<?xml version="1.0" ?>
<QBXML>
<QBXMLMsgsRs>
<HostQueryRs requestID="0" statusCode="0" statusSeverity="Info" statusMessage="Status OK">
<HostRet>
<ProductName>QuickBooks Enterprise Solutions 24.0</ProductName>
</HostRet>
</HostQueryRs>
</QBXMLMsgsRs>
</QBXML>`
const login = { strUserName: 'user', strPassword: 'secret' }

export const requests: Readonly<Record<string, Expected>> = {
  serverVersion: { call: 'serverVersion', args: {} },
  'serverVersion.with-argument': { call: 'serverVersion', args: {} },
  clientVersion: { call: 'clientVersion', args: { strVersion: '2.3.0.215' } },
  authenticate: { call: 'authenticate', args: login },
  'authenticate.odd-password': {
    call: 'authenticate',
    args: { strUserName: 'Renée & Co', strPassword: '  a<b>"c\' ü€🔑\t' },
  },
  'sendRequestXML.first': {
    call: 'sendRequestXML',
    args: {
      ...later,
      strHCPResponse: hostCompanyPreferences,
      strCompanyFileName: 'C:\\Users\\Public\\Documents\\Birch & Co.qbw',
    },
  },
  'sendRequestXML.later': { call: 'sendRequestXML', args: later },
  receiveResponseXML: {
    call: 'receiveResponseXML',
    args: { ticket, response: '', hresult: '', message: '' },
  },
  'receiveResponseXML.error': {
    call: 'receiveResponseXML',
    args: {
      ticket,
      response: '',
      hresult: '0x80040400',
      message: 'QuickBooks found an error when parsing the provided XML text stream.',
    },
  },
  'receiveResponseXML.null-strings': {
    call: 'receiveResponseXML',
    args: { ticket, response: '', hresult: '0x80040400', message: '' },
  },
  connectionError: {
    call: 'connectionError',
    args: { ticket, hresult: '0x80040408', message: 'Could not start QuickBooks.' },
  },
  getLastError: { call: 'getLastError', args: { ticket } },
  'getLastError.no-ticket': { call: 'getLastError', args: { ticket: '' } },
  closeConnection: { call: 'closeConnection', args: { ticket } },
  getInteractiveURL: {
    call: 'getInteractiveURL',
    args: { wcTicket: ticket, sessionID: '{90A44FB5-33D9-4815-AC85-BC87A7E7D1EB}' },
  },
  interactiveRejected: {
    call: 'interactiveRejected',
    args: { wcTicket: ticket, reason: 'User rejected interactive mode' },
  },
  interactiveDone: { call: 'interactiveDone', args: { wcTicket: ticket } },
  'interactiveDone.ticket': { call: 'interactiveDone', args: { wcTicket: ticket } },
  isInteractiveDone: { call: 'isInteractiveDone', args: { wcTicket: ticket } },
  'rpc.clientVersion': { call: 'clientVersion', args: { strVersion: '2.3.0.215' } },
  'rpc.sendRequestXML': { call: 'sendRequestXML', args: later },
  'docwrapped.authenticate': { call: 'authenticate', args: login },
  'php.authenticate': { call: 'authenticate', args: login },
}

/** An envelope as the Web Connector writes it. */
export const envelope = (body: string): string =>
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>' +
  `${body}</soap:Body></soap:Envelope>`

/** One operation of Intuit's namespace around arguments given as XML. */
export const operation = (call: string, inner = ''): string =>
  envelope(`<${call} xmlns="http://developer.intuit.com/">${inner}</${call}>`)

/** Text as .NET writes it: quotes stay. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An answer of QuickBooks with so many customers, about 420 bytes each. */
export function customers(count: number): string {
  const one = (n: number) =>
    `<CustomerRet>\n<ListID>8000${n}-1700000000</ListID>\n<TimeCreated>2024-01-05T14:00:00-08:00</TimeCreated>\n<TimeModified>2024-01-05T14:00:00-08:00</TimeModified>\n<EditSequence>1700000000</EditSequence>\n<Name>Birch &amp; Co ${n}</Name>\n<FullName>Birch &amp; Co ${n}</FullName>\n<IsActive>true</IsActive>\n<Sublevel>0</Sublevel>\n<CompanyName>Birch &amp; Co ${n}</CompanyName>\n<Balance>0.00</Balance>\n<TotalBalance>0.00</TotalBalance>\n</CustomerRet>\n`
  return `<?xml version="1.0" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<CustomerQueryRs requestID="1" statusCode="0" statusSeverity="Info" statusMessage="Status OK">\n${Array.from({ length: count }, (_, n) => one(n)).join('')}</CustomerQueryRs>\n</QBXMLMsgsRs>\n</QBXML>\n`
}
