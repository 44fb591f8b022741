// The only file that knows express: which address answers what. The work of a SOAP call is in soap-call.ts.
import {
  createServer as createHttpServer,
  IncomingMessage,
  type Server,
  ServerResponse,
} from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { type Log, realEnv } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { bodyLimitBytes } from '../limits.ts'
import { LoginLimit } from './login-limit.ts'
import { Room } from './room.ts'
import type { WebConnectorService } from './service-port.ts'
import { answerSoap, refuse } from './soap-call.ts'
import { writeWsdl } from './wsdl.ts'

export interface ServerOptions {
  readonly service: WebConnectorService
  /** Where the Web Connector posts to: '/qbwc' if not said. */
  readonly path?: string
  /** The page AppSupport of the .qwc points to: '/support' if not said. */
  readonly supportPath?: string
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  readonly bodyLimitBytes?: number
  /** As express takes it: how many proxies stand before us, or which. Off if not said. */
  readonly trustProxy?: boolean | number | string
  readonly log: Log
  /** REST and pages; they come after the SOAP path. */
  readonly extraRoutes?: (app: Express) => void
  /** What a ticket stands for (connection, run …), for the lines of the log. */
  readonly whose?: (ticket: string) => object | undefined
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer }
  readonly now?: () => number
  readonly sleep?: (ms: number) => Promise<void>
  /** How long a request may take to arrive, headers and body. */
  readonly requestTimeoutMs?: number
}

export interface RunningServer {
  /** The address of the SOAP service: origin and path. */
  readonly url: string
  /** "http://localhost:8080", without a slash at the end. */
  readonly origin: string
  readonly port: number
  close(): Promise<void>
}

/** A 64 MB answer over a line of 2 Mbit/s takes 4.5 minutes. */
const requestTimeoutMs = 5 * 60 * 1000
/** .NET keeps an idle connection for 100 s. We wait longer, so that it is never us who close one it starts to use. */
const keepAliveTimeoutMs = 120 * 1000
/** Calls under way when the server is told to stop get this long to end. */
const closeGraceMs = 5000

export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const app = makeApp(options)
  const timeout = options.requestTimeoutMs ?? requestTimeoutMs
  const settings = {
    ...bornForExpress(app),
    requestTimeout: timeout,
    headersTimeout: Math.min(timeout, 30_000),
    connectionsCheckingInterval: Math.min(timeout, 30_000),
    keepAliveTimeout: keepAliveTimeoutMs,
  }
  const server = options.tls
    ? createHttpsServer({ ...settings, ...options.tls }, app)
    : createHttpServer(settings, app)
  // Without this Node invites every body with "100 Continue" before anyone has looked at its length.
  server.on('checkContinue', (request, response) => {
    const limit = options.bodyLimitBytes ?? bodyLimitBytes
    if (!(Number(request.headers['content-length']) > limit)) response.writeContinue()
    server.emit('request', request, response)
  })
  const { port } = await listen(server, options)
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  const origin = `${options.tls ? 'https' : 'http'}://${host}:${port}`
  return {
    url: origin + (options.path ?? '/qbwc'),
    origin,
    port,
    close: closer(server),
  }
}

/**
 * Express changes the prototype of every request and response, after which nothing about them is fast any more. Ours
 * are born with it, so that the change is none. Measured for an empty POST, processor time in the server: bare
 * node:http 15 µs, express 110 µs, express with this 20 µs.
 */
function bornForExpress(app: Express) {
  class Incoming extends IncomingMessage {}
  class Outgoing extends ServerResponse {}
  Object.setPrototypeOf(Incoming.prototype, app.request)
  Object.setPrototypeOf(Outgoing.prototype, app.response)
  Object.assign(app, { request: Incoming.prototype, response: Outgoing.prototype })
  return { IncomingMessage: Incoming, ServerResponse: Outgoing }
}

function makeApp(options: ServerOptions): Express {
  const { log, path = '/qbwc', supportPath = '/support' } = options
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', options.trustProxy ?? false)
  const now = options.now ?? realEnv().now
  const soap = {
    service: options.service,
    now,
    logins: new LoginLimit(now),
    room: new Room({ now, sleep: options.sleep ?? realEnv().sleep }),
    bodyLimitBytes: options.bodyLimitBytes ?? bodyLimitBytes,
    log,
    whose: options.whose,
  }
  let isTold = options.trustProxy !== undefined && options.trustProxy !== false
  app.post(path, (request, response) => {
    if (!isTold && request.headers['x-forwarded-for'] !== undefined) {
      isTold = true
      const hint = 'failed logins are counted by its address; if it is yours, set server.trustProxy'
      log('warn', `a proxy that is not trusted stands before this server: ${hint}`)
    }
    return answerSoap(request, response, () => request.ip ?? '', soap)
  })
  // The Web Connector looks here without credentials before it adds the application (web-connector.md 1.7).
  app.get(path, (request, response) => {
    if (/^[^?]*\?wsdl\b/i.test(request.url))
      response.type('text/xml').send(writeWsdl(addressOf(request) + path))
    else
      response
        .type('text/plain')
        .send('qbsync: the QuickBooks Web Connector calls here. The WSDL: ?wsdl\n')
  })
  app.all(path, (request, response) => {
    response.set('Allow', 'GET, HEAD, POST')
    return refuse(request, response, 405, 'Send a SOAP call with POST.', soap)
  })
  app.get(supportPath, (_request, response) => {
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    response.type('html').send(supportPage)
  })
  options.extraRoutes?.(app)
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('There is nothing here.\n')
  })
  // Express knows an error handler by its four arguments.
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(error)
    // What a caller can bring about at will is one line, and no stack.
    if (status < 500) log('warn', 'a request was refused', { path: request.path, status })
    else
      log('error', 'a request failed', {
        path: request.path,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    if (response.headersSent) return next(error)
    response.status(status).type('text/plain').send('The request failed.\n')
  })
  return app
}

/** What http-errors (a malformed path, a body that is too large) carry; 500 for all else. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
  return status >= 400 && status < 500 ? status : 500
}

/** Our address as the caller knows it. Host is outside text, so only what looks like a host is repeated. */
function addressOf(request: Request): string {
  const host = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(request.host ?? '')
    ? request.host
    : `localhost:${request.socket.localPort}`
  return `${request.protocol}://${host}`
}

const supportPage = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>qbsync</title>
<body style="font: 1rem/1.5 sans-serif; max-width: 40rem; margin: 3rem auto">
<h1>qbsync</h1>
<p>This service keeps QuickBooks Desktop in step through the QuickBooks Web Connector.</p>
<p>If an update failed, open the Web Connector on the computer with QuickBooks and read the Status column,
then ask whoever gave you the .qwc file.</p>
</body></html>
`

function listen(server: Server, { host, port }: ServerOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new QbsyncError('E_PORT_IN_USE', { host, port }, { cause: error })
          : new QbsyncError(
              'E_USAGE',
              { detail: `Cannot listen on ${host}, port ${port}: ${error.message}` },
              { cause: error },
            ),
      ),
    )
    server.listen(port, host, () => resolve(server.address() as AddressInfo))
  })
}

/** Ends at once what is idle, and what is under way when it is done or the grace is over. */
function closer(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let isClosing = false
  const endIfIdle = () => {
    // Node itself leaves connections alone that never sent a request.
    if (isClosing && underWay.size === 0) server.closeAllConnections()
  }
  server.on('request', (_request, response) => {
    underWay.add(response)
    response.on('close', () => {
      underWay.delete(response)
      endIfIdle()
    })
  })
  const close = (done: () => void) => {
    const impatience = setTimeout(() => server.closeAllConnections(), closeGraceMs)
    server.close(() => {
      clearTimeout(impatience)
      done()
    })
    isClosing = true
    endIfIdle()
  }
  return () => new Promise(close)
}
