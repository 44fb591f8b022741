// A running endpoint: service, SOAP server, heartbeat. Used by serve, by sync and by the simulation.
import { CredentialCache } from '../qbwc/credentials.ts'
import { createServer } from '../qbwc/server.ts'
import { createService } from '../qbwc/service.ts'
import { put, remove } from '../store/store.ts'
import type { Context } from './context.ts'
import { version } from './version.ts'

export interface Host {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

const beatMs = 5000
/** A server that has not beaten for this long is gone. */
export const silentMs = 20_000

export async function openHost(
  context: Context,
  listen: { host?: string | undefined; port?: number | undefined },
): Promise<Host> {
  const { config, env } = context
  const store = await context.store()
  const credentials = new CredentialCache()
  const service = createService({
    store,
    backend: await context.backend(),
    env,
    verify: (user, password, hash) => credentials.verify(user, password, hash),
    version,
    pageSize: config.pageSize,
  })
  const server = await createServer({
    service,
    host: listen.host ?? config.server.host,
    port: listen.port ?? config.server.port,
    bodyLimitBytes: config.server.bodyLimitBytes,
    trustProxy: config.server.trustProxy,
    log: env.log,
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
  const timer = setInterval(() => {
    beat().catch((error: unknown) => env.log('warn', 'heartbeat failed', { error: String(error) }))
  }, beatMs)
  timer.unref()
  return {
    url: server.url,
    port: server.port,
    async close() {
      clearInterval(timer)
      await server.close()
      await store.commit([remove('servers', { id })])
    },
  }
}
