// /healthz, /readyz and /metrics. The first two tell strangers a word and nothing else, so they may stand on the
// internet. Numbers say how much business somebody does: they need a token, or a port of their own on loopback, since a
// proxy on this computer makes every caller look as if he were here.
import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QbsyncError } from '../../errors.ts'

export interface Observed {
  /** Throws where the work cannot be done. */
  ready(): Promise<void>
  metrics(): Promise<string>
}

interface Page {
  readonly status: number
  readonly type?: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}

const prometheus = 'text/plain; version=0.0.4; charset=utf-8'

const pages: Readonly<Record<string, (of: Observed, isAllowed: () => boolean) => Promise<Page>>> = {
  '/healthz': async () => ({ status: 200, text: 'ok\n' }),
  '/readyz': async (of) => {
    try {
      await of.ready()
      return { status: 200, text: 'ready\n' }
    } catch {
      return { status: 503, text: 'not ready\n' }
    }
  },
  '/metrics': async (of, isAllowed) =>
    isAllowed()
      ? { status: 200, type: prometheus, text: await of.metrics() }
      : {
          status: 401,
          text: 'Send the token: Authorization: Bearer TOKEN\n',
          headers: { 'WWW-Authenticate': 'Bearer' },
        },
}

export const observedPaths = Object.keys(pages)

/** Compared by their hashes, so that the time it takes tells nothing of the token. */
export function hasToken(header: string | undefined, token: string): boolean {
  const said = /^Bearer +(.+)$/i.exec(header ?? '')?.[1] ?? ''
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(said), hash(token))
}

/** Answers one of these paths; false where the request is for something else. */
export async function answerObserved(
  request: IncomingMessage,
  response: ServerResponse,
  of: Observed,
  /** undefined: whoever gets here may. null: nobody may. */
  token: string | undefined | null,
): Promise<boolean> {
  const path = (request.url ?? '').replace(/\?.*/, '')
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined
  if (!page || (request.method !== 'GET' && request.method !== 'HEAD')) return false
  // Without a token it is as if the page were not there.
  if (path === '/metrics' && token === null) return false
  const { authorization } = request.headers
  const { status, type, text, headers } = await page(
    of,
    () => token === undefined || token === null || hasToken(authorization, token),
  )
  const body = Buffer.from(text)
  response.writeHead(status, {
    'Content-Type': type ?? 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}

export interface MetricsServer {
  readonly port: number
  close(): Promise<void>
}

/** A port of its own that only programs of this computer reach. Throws E_PORT_IN_USE. */
export function serveObserved(of: Observed, port: number): Promise<MetricsServer> {
  const host = '127.0.0.1'
  const server = createServer((request, response) => {
    answerObserved(request, response, of, isForeign(request) ? null : undefined).then(
      (isAnswered) => {
        if (!isAnswered) response.writeHead(404).end('There is nothing here.\n')
      },
      () => response.writeHead(500).end('The request failed.\n'),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new QbsyncError('E_PORT_IN_USE', { host, port }, { cause })),
    )
    server.listen(port, host, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      }),
    )
  })
}

/** A page in a browser may reach loopback under a name of its own (DNS rebinding): it says so in Host. */
const isForeign = (request: IncomingMessage): boolean =>
  !/^(localhost|127(\.\d{1,3}){3})(:\d+)?$/i.test(request.headers.host ?? '')
