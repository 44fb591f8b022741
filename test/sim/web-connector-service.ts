// Small services for the tests of the simulated Web Connector: node:http and answers written by hand, so that
// every byte of an answer, right or wrong, is in the test. And a QuickBooks that answers what it is told.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { ComError, type Session } from '../../src/sim/quickbooks.ts'
import type { WebConnectorSettings } from '../../src/sim/web-connector.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import type { ConnectorOptions } from '../../src/sim/web-connector-options.ts'

export interface Received {
  readonly call: string
  readonly body: string
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
}
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** Destroys the connection without an answer. */
  readonly hangUp?: boolean
  /** Says nothing at all. */
  readonly silent?: boolean
}
/** The content of <…Result>, a whole reply, or a function of what came. */
export type Answer = string | Reply | ((received: Received, count: number) => string | Reply)

const wrap = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`
export const envelope = (body: string): Reply => ({ body: wrap(body) })
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
export const strings = (...values: string[]): string =>
  values.map((v) => `<string>${v}</string>`).join('')

export const normal = {
  serverVersion: '1.0',
  clientVersion: '',
  authenticate: strings('T-1', '', '', ''),
  sendRequestXML: (_r: Received, n: number) => (n === 0 ? escaped(query) : ''),
  receiveResponseXML: '100',
  connectionError: 'done',
  getLastError: '',
  closeConnection: 'OK',
  interactiveRejected: '',
} satisfies Record<string, Answer>

export const query =
  '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError"><CustomerQueryRq requestID="1"/></QBXMLMsgsRq></QBXML>'
export const customers =
  '<?xml version="1.0" ?>\n<QBXML>\n<QBXMLMsgsRs><CustomerQueryRs statusCode="0">A & "B"</CustomerQueryRs></QBXMLMsgsRs>\n</QBXML>\n'

export interface Service {
  readonly url: string
  readonly received: Received[]
  /** Names of the calls in order. */
  calls(): string[]
  last(call: string): string
  readonly connections: () => number
}

export async function startService(answers: Readonly<Record<string, Answer>>): Promise<Service> {
  const received: Received[] = []
  let connections = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const call = /"http:\/\/developer\.intuit\.com\/(\w+)"/.exec(
        String(request.headers['soapaction']),
      )?.[1]
      const name = call ?? (request.method === 'GET' ? 'GET' : 'unknown')
      const seen = {
        call: name,
        body: Buffer.concat(chunks).toString(),
        headers: request.headers,
        rawHeaders: request.rawHeaders,
      }
      const count = received.filter((r) => r.call === name).length
      received.push(seen)
      const usual = name === 'GET' ? { body: 'a page' } : { status: 500, body: 'no such call' }
      const answer = answers[name] ?? usual
      const made = typeof answer === 'function' ? answer(seen, count) : answer
      const reply: Reply =
        typeof made === 'string'
          ? envelope(
              `<${name}Response xmlns="http://developer.intuit.com/"><${name}Result>${made}</${name}Result></${name}Response>`,
            )
          : made
      if (reply.silent) return
      if (reply.hangUp) {
        request.socket.destroy()
        return
      }
      response.writeHead(reply.status ?? 200, {
        'Content-Type': 'text/xml; charset=utf-8',
        ...reply.headers,
      })
      response.end(reply.body ?? '')
    })
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/qbwc`,
    received,
    calls: () => received.map((r) => r.call),
    last: (call) => received.findLast((r) => r.call === call)?.body ?? '',
    connections: () => connections,
  }
}

export const ownerId = '{57F3B9B1-86F1-4fcc-B1EE-566DE1813D20}'
export const fileId = '{90A44FB5-33D9-4815-AC85-BC87A7E7D1EB}'

export const qwc = (url: string, name = 'Example Sync'): string => `<?xml version="1.0"?>
<QBWCXML>
  <AppName>${name}</AppName>
  <AppID></AppID>
  <AppURL>${url}</AppURL>
  <AppDescription>Keeps Example &amp; QuickBooks in step</AppDescription>
  <AppSupport>${url}</AppSupport>
  <UserName>customer-0042</UserName>
  <OwnerID>${ownerId}</OwnerID>
  <FileID>${fileId}</FileID>
  <QBType>QBFS</QBType>
  <Scheduler><RunEveryNMinutes>30</RunEveryNMinutes></Scheduler>
</QBWCXML>
`

const rs = (name: string, id: number, inner: string): string =>
  `<${name}Rs requestID="${id}" statusCode="0" statusSeverity="Info" statusMessage="Status OK">\n${inner}\n</${name}Rs>\n`
export const hcp = `<?xml version="1.0" ?>\n<QBXML>\n<QBXMLMsgsRs>\n${rs('HostQuery', 0, '<HostRet/>')}${rs('CompanyQuery', 1, '<CompanyRet/>')}${rs('PreferencesQuery', 2, '<PreferencesRet/>')}</QBXMLMsgsRs>\n</QBXML>\n`

/** A QuickBooks on a string: `asked` holds what it was asked, `answer` decides. */
export function fakeQuickBooks(
  settings: {
    answer?: (text: string) => string
    files?: Readonly<Record<string, string>>
    refuse?: (companyFile: string, attempt: number) => ComError | undefined
    keepsExtensions?: boolean
    /** DataExtRet of the company. */
    extensions?: string
  } = {},
) {
  const asked: string[] = []
  const opened: string[] = []
  const stamps: string[][] = []
  let ended = 0
  const session = (companyFile: string): Session => ({
    companyFile: companyFile || 'C:\\x.qbw',
    country: 'US',
    majorVersion: 13,
    minorVersion: 0,
    processRequest: (text) => {
      if (text.includes('<HostQueryRq')) return hcp
      // How QBWC looks for its lock and its FileID.
      if (text.includes('<IncludeRetElement>DataExtRet<')) return settings.extensions ?? '<QBXML/>'
      if (/<DataExt/.test(text)) {
        if (!settings.keepsExtensions)
          throw new ComError('0x80040400', 'QuickBooks found an error when parsing')
        stamps.push([text])
        const name = /<(DataExt\w*)Rq/.exec(text)?.[1]
        return `<QBXML><${name}Rs statusCode="${name === 'DataExtMod' && stamps.length === 1 ? 3120 : 0}"/></QBXML>`
      }
      asked.push(text)
      return settings.answer?.(text) ?? customers
    },
    end: () => {
      ended++
    },
  })
  return {
    asked,
    opened,
    stamps,
    ended: () => ended,
    quickbooks: {
      openSession: ({ companyFile }: { companyFile: string }) => {
        opened.push(companyFile)
        const refusal = settings.refuse?.(companyFile, opened.length)
        if (refusal) throw refusal
        return session(companyFile)
      },
      stampCompany: (owner: string, name: string, value: string) => {
        stamps.push([owner, name, value])
      },
    },
  }
}

/** 2024-01-05 14:00:00 UTC */
export const start = Date.UTC(2024, 0, 5, 14)

export function connectorFor(
  url: string,
  fake: ReturnType<typeof fakeQuickBooks>,
  settings: Partial<Omit<WebConnectorSettings, 'options'>> & {
    options?: Partial<ConnectorOptions>
  } = {},
) {
  const env = virtualEnv({ now: start })
  const connector = new WebConnector({ quickbooks: fake.quickbooks, env, ...settings })
  const app = connector.addApplication(qwc(url), 'example.qwc')
  connector.setPassword(app, 's3cret & "more"')
  return { connector, app, env }
}
