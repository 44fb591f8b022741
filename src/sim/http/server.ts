// The table of routes over HTTP, on loopback: reading bodies, checking their shape, telling what was wrong.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { ZodType } from 'zod'
import { databaseFault, QbsyncError } from '../../errors.ts'
import { bodyLimitBytes } from '../../limits.ts'
import { isDeep } from '../deep.ts'
import { openApi } from './openapi.ts'
import type { Call, Reply, Route } from './route.ts'
import { routes } from './routes.ts'
import { commonSession, type Simulator } from './simulator.ts'
import { checkVisitor } from './visitors.ts'

export interface Listening {
  readonly url: string
  readonly port: number
  /** Ends connections and stops listening; the simulator stays open. */
  close(): Promise<void>
}

const keepAliveMs = 120_000
/** A 64 MB document over a slow line. */
const requestTimeoutMs = 5 * 60_000

export interface ListenAt {
  readonly host: string
  readonly port: number
  /** Each call must carry it as Authorization: Bearer TOKEN. */
  readonly token?: string | undefined
  /** How long a request may take to arrive; its headers at most half a minute of it. */
  readonly requestTimeoutMs?: number | undefined
}

/** All addresses, before anything listens. */
export function makeApp(
  simulator: Simulator,
  { host, token }: Omit<ListenAt, 'port'>,
): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.use((req, _res, next) => {
    checkVisitor(req, host, token)
    next()
  })
  for (const row of routes) {
    const path = row.path.replace(/\{(\w+)\}/g, ':$1')
    app[row.method](path, express.raw({ type: () => true, limit: bodyLimitBytes }), (req, res) =>
      answer(row, simulator, req, res),
    )
  }
  app.get('/openapi.json', (_req, res) => {
    res.json(openApi(routes))
  })
  app.use((req, res) => {
    const known = routes.filter((r) => matches(r.path, req.path))
    const hint =
      known.length > 0
        ? `There is ${known.map((r) => `${r.method.toUpperCase()} ${r.path}`).join(', ')}.`
        : 'All addresses: GET /openapi.json.'
    const details = { thing: 'address', id: `${req.method} ${req.path}`, hint }
    res.status(known.length > 0 ? 405 : 404).json(told(new QbsyncError('E_NOT_FOUND', details)))
  })
  app.use(
    (error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) => {
      const { status, body } = failure(databaseFault(error, [simulator.company.file]) ?? error)
      res.status(status).json(body)
    },
  )
  return app
}

/** Throws E_PORT_IN_USE. */
export async function listen(simulator: Simulator, at: ListenAt): Promise<Listening> {
  const app = makeApp(simulator, at)
  const requestTimeout = at.requestTimeoutMs ?? requestTimeoutMs
  const headersTimeout = Math.min(requestTimeout, 30_000)
  const server = createServer(
    {
      requestTimeout,
      headersTimeout,
      connectionsCheckingInterval: headersTimeout,
      // A client that pauses between two requests finds its connection still open.
      keepAliveTimeout: keepAliveMs,
    },
    app,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(inUse(error, at)))
    server.listen(at.port, at.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    port,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(
  row: Route,
  simulator: Simulator,
  req: express.Request,
  res: express.Response,
): Promise<void> {
  const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
  const call = {
    path: req.params as Record<string, string>,
    query: queryOf(row, req.query),
    session: req.get('x-qb-session') ?? commonSession,
  }
  const reply: Reply =
    row.takes === 'text'
      ? await row.run(simulator, { ...call, body })
      : await row.run(simulator, { ...call, body: json(row, row.takes, body) } as Call<never>)
  if (reply.text !== undefined)
    res
      .status(reply.status ?? 200)
      .type(reply.type ?? 'text/plain')
      .send(reply.text)
  else if (reply.json !== undefined) res.status(reply.status ?? 200).json(reply.json)
  else res.status(reply.status ?? 204).end()
}

function queryOf(row: Route, given: object): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (!row.query || !Object.hasOwn(row.query, name))
      throw wrong(`"${name}" is no parameter of ${row.path}`, Object.keys(row.query ?? {}))
    out[name] = String(value)
  }
  return out
}

function json(row: Route, shape: ZodType | undefined, body: Buffer): unknown {
  if (!shape) {
    if (body.length > 0) throw wrong(`${row.path} takes no body`, [])
    return undefined
  }
  if (body.length === 0 && 'optional' in row && row.optional) return undefined
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new QbsyncError('E_USAGE', { detail: `The body is not JSON: ${problem}` }, { cause })
  }
  if (isDeep(value)) throw new QbsyncError('E_USAGE', { detail: 'The body is nested too deeply' })
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const path = issue?.path.join('.') || 'the body'
  throw new QbsyncError('E_USAGE', { detail: `${path}: ${issue?.message ?? 'is not valid'}` })
}

const wrong = (what: string, known: readonly string[]): QbsyncError =>
  new QbsyncError('E_USAGE', {
    detail: known.length > 0 ? `${what}; there are: ${known.join(', ')}` : what,
  })

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}/?$`).test(path)

interface Told {
  readonly error: { readonly code: string; readonly message: string; readonly hint: string }
}

/** Who calls over HTTP has no --help. */
const usageHint = 'What this address takes: GET /openapi.json.'

const told = ({ code, message, hint }: QbsyncError): Told => ({
  error: { code, message, hint: code === 'E_USAGE' ? usageHint : hint },
})

/** The caller's fault is 400 (404 for what is not there, 403 for who may not), the world's 409, ours 500. */
function failure(error: unknown): { status: number; body: Told } {
  if (error instanceof QbsyncError) {
    const status =
      ({ E_NOT_FOUND: 404, E_FOREIGN_CALL: 403, E_TOKEN: 401 } as Record<string, number>)[
        error.code
      ] ?? ({ 1: 409, 2: 400 } as Record<number, number>)[error.exit]
    return { status: status ?? 500, body: told(error) }
  }
  const message = error instanceof Error ? error.message : String(error)
  const { status } = error as { status?: number }
  // What express says of a body: too large, cut off, in an unknown encoding.
  if (status !== undefined && status < 500)
    return { status, body: told(new QbsyncError('E_USAGE', { detail: message })) }
  return { status: 500, body: told(new QbsyncError('E_INTERNAL', { detail: message })) }
}

function inUse(error: Error, { host, port }: ListenAt): Error {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    ? new QbsyncError('E_PORT_IN_USE', { host, port }, { cause: error })
    : error
}
