// The simulator as a small HTTP service on loopback: documents in and out, updates on demand.
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { QbsyncError } from '../errors.ts'
import { bodyLimitBytes } from '../limits.ts'
import { textOf } from '../qbxml/text.ts'
import { createCompany, describeCompany } from '../sim/company.ts'
import { Desktop } from '../sim/desktop.ts'
import { ComError } from '../sim/quickbooks.ts'
import { WebConnector } from '../sim/web-connector.ts'
import type { Context } from './context.ts'
import { untilSignal } from './serve.ts'
import { companyAt } from './simulate.ts'

export interface StartedSimulator {
  readonly url: string
  readonly port: number
  readonly stopped: Promise<void>
  close(): Promise<void>
}

export async function startSimulator(
  context: Context,
  options: {
    host: string
    port: number
    company: string | undefined
    profile: string
    readyFile?: string | undefined
  },
): Promise<StartedSimulator> {
  const { env, config } = context
  const file = options.company ?? config.simulate.company
  const company =
    file === ':memory:'
      ? createCompany(file, { profile: options.profile as never }, env)
      : await companyAt(file, options.profile, env)
  const desktop = new Desktop(company)
  // Iterators live as long as a session: the caller names one by header, or shares the common one.
  const sessions = new Map<string, ReturnType<Desktop['openSession']>>()
  const sessionOf = (name: string) => {
    let session = sessions.get(name)
    if (!session) {
      session = desktop.openSession({ appName: name, companyFile: '' })
      sessions.set(name, session)
    }
    return session
  }
  const app = express()
  app.disable('x-powered-by')
  app.post('/qbxml', express.raw({ type: () => true, limit: bodyLimitBytes }), (req, res) => {
    const name = req.get('x-qb-session') ?? 'qbsync simulator'
    try {
      const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
      const answer = sessionOf(name).processRequest(readable(body))
      res.type('text/xml').send(answer)
    } catch (error) {
      if (!(error instanceof ComError)) throw error
      res.status(422).json({ hresult: error.hresult, message: error.message })
    }
  })
  app.delete('/sessions/:name', (req, res) => {
    sessions.get(req.params.name)?.end()
    sessions.delete(req.params.name)
    res.status(204).end()
  })
  app.post('/connector/update', express.json({ limit: '1mb' }), async (req, res) => {
    const body = req.body as { qwc?: unknown; password?: unknown }
    if (typeof body?.qwc !== 'string' || typeof body.password !== 'string') {
      res
        .status(400)
        .json(told(new QbsyncError('E_USAGE', { detail: 'Send {"qwc": text, "password": text}' })))
      return
    }
    const connector = new WebConnector({ quickbooks: desktop, env })
    connector.setPassword(connector.addApplication(body.qwc, 'posted.qwc'), body.password)
    res.json({ results: await connector.updateSelected() })
  })
  app.get('/status', (_req, res) => {
    res.json({ company: describeCompany(company), sessions: [...sessions.keys()] })
  })
  app.use((req, res) => {
    const hint = 'There are POST /qbxml, POST /connector/update, GET /status.'
    const missing = { thing: 'address', id: `${req.method} ${req.path}`, hint }
    res.status(404).json(told(new QbsyncError('E_NOT_FOUND', missing)))
  })
  app.use(
    (error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) => {
      const known = error instanceof QbsyncError ? error : undefined
      const status = (error as { status?: number }).status ?? (known ? 400 : 500)
      const plain = new QbsyncError('E_USAGE', {
        detail: error instanceof Error ? error.message : String(error),
      })
      res.status(status).json(told(known ?? plain))
    },
  )
  const server = await new Promise<import('node:http').Server>((resolve, reject) => {
    const listening = app.listen(options.port, options.host, (error?: Error) =>
      error ? reject(inUse(error, options)) : resolve(listening),
    )
  })
  // A client that pauses between two requests finds its connection still open.
  server.keepAliveTimeout = keepAliveMs
  const { port } = server.address() as AddressInfo
  const url = `http://localhost:${port}`
  if (options.readyFile)
    writeFileSync(options.readyFile, `${JSON.stringify({ url, port, pid: process.pid })}\n`)
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    company.close()
  }
  return { url, port, stopped: untilSignal().then(close), close }
}

const keepAliveMs = 120_000

/** Bytes that are not in their own encoding go on as what nobody can parse. */
function readable(body: Buffer): string {
  try {
    return textOf(body)
  } catch {
    return '\u0000'
  }
}

const told = (error: QbsyncError) => ({
  error: { code: error.code, message: error.message, hint: error.hint },
})

function inUse(error: Error, listen: { host: string; port: number }): Error {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    ? new QbsyncError('E_PORT_IN_USE', listen, { cause: error })
    : error
}
