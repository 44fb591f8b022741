// A running endpoint: service, SOAP server, heartbeat. Used by serve, by sync and by the simulation.
import { createSecureContext } from 'node:tls'
import { QbsyncError } from '../errors.ts'
import { secretBytes } from '../limits.ts'
import { CredentialCache } from '../qbwc/credentials.ts'
import { createServer } from '../qbwc/server.ts'
import { createService } from '../qbwc/service.ts'
import { checkStore } from '../store/inspect.ts'
import { makeSweeper, sweep } from '../store/retention.ts'
import { put, remove } from '../store/store.ts'
import type { Context } from './context.ts'
import { isLoopback } from './loopback.ts'
import { observe } from './observe/observe.ts'
import { answerObserved, serveObserved } from './observe/routes.ts'
import { openToOthers } from './private-files.ts'
import { readBytes } from './read-bytes.ts'
import { storeFile } from './store-config.ts'
import { version } from './version.ts'

export interface Host {
  readonly url: string
  readonly port: number
  readonly metricsPort: number | undefined
  close(): Promise<void>
}

export interface Listen {
  readonly host?: string | undefined
  readonly port?: number | undefined
  /** Files of PEM. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  readonly trustProxy?: number | string | false | undefined
  /** Numbers on a port of their own on loopback; 0 takes any free one. */
  readonly metricsPort?: number | undefined
  readonly plainHttp?: boolean | undefined
}

/** Read and tried, so that a wrong file is told before anything listens. Throws E_FILE. */
function readTls(files: { cert: string; key: string } | undefined) {
  if (!files) return undefined
  const read = (file: string): Buffer => {
    try {
      return readBytes(file, secretBytes)
    } catch (cause) {
      throw unusable(file, (cause as Error).cause ?? cause, 'Give the path of a PEM file.')
    }
  }
  const tls = { cert: read(files.cert), key: read(files.key) }
  try {
    createSecureContext(tls)
  } catch (cause) {
    const hint = `It must be PEM, and the key that of the certificate: ${files.key}.`
    throw unusable(files.cert, cause, hint)
  }
  return tls
}

const unusable = (file: string, cause: unknown, hint: string): QbsyncError => {
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new QbsyncError('E_FILE', { file, problem, hint }, { cause })
}

const plainToTheWorld = (host: string): QbsyncError => {
  const problem = 'passwords and books would go over the network unencrypted'
  const hint =
    'Give --tls-cert and --tls-key; or say how many proxies end TLS before it with --trust-proxy; or, where nobody listens on the way, --plain-http.'
  return new QbsyncError('E_PUBLIC', { host, problem, hint })
}

/** Steps of removing what is old, for a program that ends. */
const sweptAtEnd = 5
const beatMs = 5000
/** A server that has not beaten for this long is gone. */
export const silentMs = 20_000

export async function openHost(context: Context, listen: Listen): Promise<Host> {
  const { config, env } = context
  const tls = readTls(listen.tls ?? config.server.tls)
  const host = listen.host ?? config.server.host
  const trustProxy = listen.trustProxy ?? config.server.trustProxy
  const isMeant = listen.plainHttp || config.server.plainHttp || trustProxy !== false
  if (!tls && !isMeant && !isLoopback(host)) throw plainToTheWorld(host)
  for (const problem of openToOthers(config)) env.log('warn', problem.says, { file: problem.file })
  const opened = await context.store()
  if (config.store.url === undefined) checkStore(storeFile(config.dataDir))
  const { store, watch, whose, pages } = observe(opened, env)
  const credentials = new CredentialCache()
  const service = createService({
    store,
    backend: await context.backend(),
    env,
    verify: (user, password, hash) => credentials.verify(user, password, hash),
    version,
    pageSize: config.pageSize,
  })
  const metricsPort = listen.metricsPort ?? config.server.metrics.port
  const metrics = metricsPort === undefined ? undefined : await serveObserved(pages, metricsPort)
  const server = await createServer({
    service: watch(service),
    whose,
    // A token that was not set opens nothing.
    extraRoutes: (app) =>
      app.use((request, response, next) => {
        answerObserved(request, response, pages, config.server.metrics.token ?? null).then(
          (isAnswered) => (isAnswered ? undefined : next()),
          next,
        )
      }),
    host,
    port: listen.port ?? config.server.port,
    bodyLimitBytes: config.server.bodyLimitBytes,
    trustProxy,
    ...(tls && { tls }),
    log: env.log,
  }).catch(async (error: unknown) => {
    await metrics?.close()
    throw error
  })
  const id = env.id()
  const started = env.now()
  const beat = () =>
    store.commit([
      put('servers', {
        id,
        url: server.url,
        pid: process.pid,
        started_at: started,
        beat_at: env.now(),
      }),
    ])
  await beat()
  const sweeper = makeSweeper(store, env, config.retention)
  const timer = setInterval(() => {
    sweeper.nudge()
    beat().catch((error: unknown) => env.log('warn', 'heartbeat failed', { error: String(error) }))
  }, beatMs)
  timer.unref()
  return {
    url: server.url,
    port: server.port,
    metricsPort: metrics?.port,
    async close() {
      clearInterval(timer)
      await metrics?.close()
      await server.close()
      await sweeper.stop()
      // A program that only syncs and ends may never have come to it.
      await sweep(store, env, config.retention, () => true, sweptAtEnd)
      await store.commit([remove('servers', { id })])
    },
  }
}
