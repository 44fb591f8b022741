// What the tests of the server share: a service that says what it was told to and remembers what it heard, a
// server on a free port, and HTTP by hand.
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { onTestFinished } from 'vitest'
import { createServer, type RunningServer, type ServerOptions } from '../../src/qbwc/server.ts'
import type { ReceivedAnswer, WebConnectorService } from '../../src/qbwc/service-port.ts'
import { operation } from './fixtures.ts'

export interface Heard {
  readonly call: string
  readonly args: readonly unknown[]
}

/** Answers like a service with nothing to do, but for what `script` replaces. */
export function scriptedService(script: Partial<WebConnectorService> = {}) {
  const heard: Heard[] = []
  const defaults: WebConnectorService = {
    serverVersion: async () => '1.0',
    clientVersion: async () => '',
    authenticate: async () => ['9b2f', '', '', ''],
    sendRequestXML: async () => '',
    receiveResponseXML: async () => 100,
    connectionError: async () => 'done',
    getLastError: async () => 'No work',
    closeConnection: async () => 'OK',
  }
  const listening = <A extends unknown[], R>(call: string, answer: (...args: A) => R) => {
    return (...args: A): R => {
      heard.push({ call, args })
      return answer(...args)
    }
  }
  const chosen = { ...defaults, ...script }
  const service: WebConnectorService = {
    serverVersion: listening('serverVersion', chosen.serverVersion),
    clientVersion: listening('clientVersion', chosen.clientVersion),
    authenticate: listening('authenticate', chosen.authenticate),
    sendRequestXML: listening('sendRequestXML', chosen.sendRequestXML),
    receiveResponseXML: listening('receiveResponseXML', chosen.receiveResponseXML),
    connectionError: listening('connectionError', chosen.connectionError),
    getLastError: listening('getLastError', chosen.getLastError),
    closeConnection: listening('closeConnection', chosen.closeConnection),
  }
  const received = (): ReceivedAnswer =>
    heard.find(({ call }) => call === 'receiveResponseXML')?.args[0] as ReceivedAnswer
  return { service, heard, received }
}

export interface World {
  readonly server: RunningServer
  readonly heard: Heard[]
  readonly received: () => ReceivedAnswer
  readonly logged: { level: string; message: string; data: unknown }[]
}

export async function startWorld(
  script: Partial<WebConnectorService> = {},
  options: Partial<ServerOptions> = {},
): Promise<World> {
  const { service, heard, received } = scriptedService(script)
  const logged: World['logged'] = []
  const server = await createServer({
    service,
    host: '127.0.0.1',
    port: 0,
    log: (level, message, data) => logged.push({ level, message, data }),
    ...options,
  })
  onTestFinished(() => server.close())
  return { server, heard, received, logged }
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export const soapHeaders = { 'Content-Type': 'text/xml; charset=utf-8' }

/** One request by hand; nothing is added to the headers but what HTTP needs. */
export function send(
  server: RunningServer,
  body: string | Buffer,
  headers: OutgoingHttpHeaders = soapHeaders,
  { method = 'POST', path = '/qbwc' }: { method?: string; path?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body)
    const all =
      'Transfer-Encoding' in headers ? headers : { 'Content-Length': bytes.length, ...headers }
    const call = request(
      { port: server.port, host: '127.0.0.1', method, path, headers: all },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces).toString(),
          }),
        )
      },
    )
    call.on('error', reject)
    call.end(bytes)
  })
}

export const soap = (server: RunningServer, call: string, inner = ''): Promise<Answer> =>
  send(server, operation(call, inner))

/** What a .NET client makes of a fault: its text. */
export const faultOf = (body: string): string | undefined =>
  /<soap:Fault><faultcode>(soap:\w+<\/faultcode><faultstring>[^<]*)<\/faultstring><\/soap:Fault>/
    .exec(body)?.[1]
    ?.replace('</faultcode><faultstring>', ': ')
