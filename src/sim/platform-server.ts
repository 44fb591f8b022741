// The user's API over HTTP, exactly as docs/backend-api.yaml has it, and beside it the plain addresses by which
// people and tests use the pretended product. Calls of the API may be made to fail (platform-faults.ts).
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type NextFunction, type Request, type Response } from 'express'
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { bodyLimitBytes } from '../limits.ts'
import {
  digestOf,
  isSignature,
  headers as names,
  signatureOf,
  timestampTolerance,
  type WireBatch,
  type WireRow,
} from '../schema/backend-api.ts'
import { LateBatch, type Platform } from './platform.ts'
import { type PlatformFault, platformFaults } from './platform-faults.ts'
import { platformTables } from './platform-rows.ts'
import { batchProblem, isObject, isRow, isRows } from './platform-shapes.ts'

export interface PlatformServerOptions {
  readonly platform: Platform
  /** The secret that requests must be signed with. */
  readonly key: string
  readonly env: Env
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** 0 to 1: how many of the calls fail, and in which ways (all if not said). Luck comes from Env. */
  readonly failRate?: number
  readonly faults?: readonly PlatformFault[]
  /** Sees every call of the API with its answer. */
  readonly onCall?: (call: PlatformCall) => void
}

export interface PlatformCall {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  /** The fault that struck it. */
  readonly fault?: string
  readonly status?: number
  readonly answer?: unknown
}

export interface PlatformServer {
  readonly url: string
  readonly port: number
  /** May be changed at any time. */
  failRate: number
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
})

const bodyOf = (request: Request): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
const header = (request: Request, name: string): string => request.get(name) ?? ''

export async function startPlatformServer(options: PlatformServerOptions): Promise<PlatformServer> {
  const { platform, env } = options
  const faults = options.faults ?? platformFaults
  const state = { failRate: options.failRate ?? 0 }
  const app = express()
  app.disable('x-powered-by')
  app.use(express.raw({ type: () => true, limit: bodyLimitBytes }))

  const api = (work: (request: Request) => Answer) => (request: Request, response: Response) => {
    const struck = env.random() < state.failRate
    const fault = struck ? faults[Math.floor(env.random() * faults.length)] : undefined
    const isDone = fault?.isDone ?? true
    const answer = isDone ? (unsigned(request, options) ?? work(request)) : undefined
    options.onCall?.({
      method: request.method,
      target: request.originalUrl,
      headers: request.headers,
      body: bodyOf(request).toString('utf8'),
      ...(fault ? { fault: fault.name } : {}),
      ...(answer ? { status: answer.status, answer: answer.body } : {}),
    })
    if (fault) fault.fail(response, JSON.stringify(answer?.body ?? {}))
    else if (answer) response.status(answer.status).json(answer.body)
  }

  app.post(
    '/connections/:connection/batches',
    api((request) => takeBatch(platform, request)),
  )
  app.get(
    '/connections/:connection/changes',
    api((request) => giveChanges(platform, request)),
  )
  ownRoutes(app, platform)
  app.use((request, response) => {
    const answer = refusal(404, 'not_found', `there is no ${request.method} ${request.path}`)
    response.status(answer.status).json(answer.body)
  })
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = (error as { status?: number }).status ?? 500
    const message = error instanceof Error ? error.message : String(error)
    response.status(status).json({ error: { code: `error_${status}`, message } })
  })
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(options.port, options.host, (error?: Error) =>
      error ? reject(inUse(error, options)) : resolve(listening),
    )
  })
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    url: `http://localhost:${port}`,
    port,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** Why a request is not taken as one of qbsync, or undefined. */
function unsigned(request: Request, { key, env }: PlatformServerOptions): Answer | undefined {
  const refuse = (message: string) => refusal(401, 'bad_signature', message)
  const timestamp = header(request, names.timestamp)
  const distance = Math.abs(env.now() / 1000 - Number(timestamp))
  if (timestamp === '' || !(distance <= timestampTolerance))
    return refuse('the timestamp is missing or too far from our clock')
  const digest = header(request, names.digest)
  if (digest !== digestOf(bodyOf(request))) return refuse('the digest is not that of the body')
  const expected = signatureOf(key, {
    method: request.method,
    target: request.originalUrl,
    timestamp,
    digest,
    key: header(request, names.key),
  })
  return isSignature(header(request, names.signature), expected)
    ? undefined
    : refuse('the signature does not fit')
}

function takeBatch(platform: Platform, request: Request): Answer {
  let batch: unknown
  try {
    batch = JSON.parse(bodyOf(request).toString('utf8'))
  } catch {
    return refusal(400, 'bad_json', 'the body is not JSON')
  }
  const key = header(request, names.key)
  const problem = key === '' ? 'the header Idempotency-Key is missing' : batchProblem(batch)
  if (problem) return refusal(400, 'bad_batch', problem)
  try {
    const connection = String(request.params['connection'])
    return { status: 200, body: platform.take(connection, key, batch as WireBatch) }
  } catch (error) {
    if (!(error instanceof LateBatch)) throw error
    return refusal(409, 'late_batch', `a later batch was taken already: ${error.message}`)
  }
}

function giveChanges(platform: Platform, request: Request): Answer {
  const query = new URL(request.originalUrl, 'http://localhost').searchParams
  const [since, limit] = [query.get('since') ?? undefined, query.get('limit') ?? '']
  if (since !== undefined && !/^\d{1,15}$/.test(since))
    return refusal(400, 'bad_mark', 'since is no mark of ours')
  if (!/^[1-9]\d{0,4}$/.test(limit))
    return refusal(400, 'bad_limit', 'limit is no number from 1 to 99999')
  const connection = String(request.params['connection'])
  return { status: 200, body: platform.changes(connection, since, Number(limit)) }
}

/** The product's own addresses: no signature, for whoever plays its user. */
function ownRoutes(app: express.Express, platform: Platform): void {
  const known = (request: Request, response: Response, next: NextFunction) => {
    if (platformTables.has(String(request.params['table']))) next()
    else response.status(404).json(refusal(404, 'not_found', 'there is no such table').body)
  }
  const at = (request: Request) =>
    [String(request.params['table']), String(request.params['id'])] as const
  const says =
    'send one row as JSON: text, numbers and null by column, and its lines as a list of such'
  const noRow = refusal(400, 'bad_row', says)
  const missing = refusal(404, 'not_found', 'there is no such record')
  app.get('/records/:table', known, (request, response) => {
    response.json({ rows: platform.rows(at(request)[0]) })
  })
  app.get('/records/:table/:id', known, (request, response) => {
    const row = platform.row(...at(request))
    if (row) response.json({ row, lines: platform.lines(...at(request)) })
    else response.status(404).json(missing.body)
  })
  app.post('/records/:table', known, (request, response) => {
    const given = rowIn(request)
    if (given)
      response.status(201).json({ id: platform.insert(at(request)[0], given.row, given.lines) })
    else response.status(400).json(noRow.body)
  })
  app.patch('/records/:table/:id', known, (request, response) => {
    const given = rowIn(request)
    if (!given) response.status(400).json(noRow.body)
    else if (platform.update(...at(request), given.row, given.lines)) response.status(204).end()
    else response.status(404).json(missing.body)
  })
  app.delete('/records/:table/:id', known, (request, response) => {
    if (platform.remove(...at(request))) response.status(204).end()
    else response.status(404).json(missing.body)
  })
}

interface GivenRow {
  readonly row: WireRow
  readonly lines?: readonly WireRow[]
}

/** The row that somebody sent, with its lines, or undefined where it is none. */
function rowIn(request: Request): GivenRow | undefined {
  let body: unknown
  try {
    body = JSON.parse(bodyOf(request).toString('utf8'))
  } catch {
    return undefined
  }
  if (!isObject(body)) return undefined
  const { lines, ...row } = body as Record<string, unknown>
  if (!isRow(row) || !(lines === undefined || isRows(lines))) return undefined
  return { row: row as WireRow, ...(lines ? { lines: lines as WireRow[] } : {}) }
}

function inUse(error: Error, listen: { host: string; port: number }): Error {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    ? new QbsyncError('E_PORT_IN_USE', { host: listen.host, port: listen.port }, { cause: error })
    : error
}
