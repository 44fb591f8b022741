// serve: the endpoint until a signal ends it.
import type { Context } from './context.ts'
import { type Listen, openHost } from './host.ts'
import { writeReady } from './ready-file.ts'

export interface Serving {
  readonly url: string
  readonly port: number
  readonly metricsPort: number | undefined
  /** Resolves once a signal came and every call under way was answered. */
  readonly stopped: Promise<void>
}

export async function serve(
  context: Context,
  options: Listen & { readonly readyFile?: string | undefined },
): Promise<Serving> {
  const host = await openHost(context, options)
  try {
    if (options.readyFile) writeReady(options.readyFile, host)
  } catch (error) {
    // What listens keeps the process alive.
    await host.close()
    throw error
  }
  return {
    url: host.url,
    port: host.port,
    metricsPort: host.metricsPort,
    stopped: untilSignal().then(() => host.close()),
  }
}

/** Ctrl-C or a polite kill. A second one ends the process at once. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(130))
        resolve()
      })
  })
}
