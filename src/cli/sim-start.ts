// sim start: the simulator as an HTTP service on loopback, until a signal ends it. Which services run is written
// down beside qbsync's own state, for sim status and sim stop.
import { dirname } from 'node:path'
import { QbsyncError } from '../errors.ts'
import type { SimulatorOptions } from '../sim/http/simulator.ts'
import { startSimulator } from '../sim/http/start.ts'
import { type Context, makeFolder } from './context.ts'
import { isLoopback } from './loopback.ts'
import { writeReady } from './ready-file.ts'
import { untilSignal } from './serve.ts'
import { forgetService, noteService } from './sim-services.ts'

export interface ServedSimulator {
  readonly url: string
  readonly port: number
  readonly stopped: Promise<void>
}

export async function serveSimulator(
  context: Context,
  options: SimulatorOptions & {
    readonly host: string
    readonly port: number
    readonly token?: string | undefined
    /** Whoever reaches the address may do everything: no token is wanted. */
    readonly open?: boolean
    readonly readyFile?: string | undefined
  },
): Promise<ServedSimulator> {
  const { config, env } = context
  const { readyFile, open, ...wish } = options
  if (!isLoopback(options.host) && !options.token && !open)
    throw new QbsyncError('E_PUBLIC', {
      host: options.host,
      problem: 'whoever reaches it can open files and call addresses from here',
      hint: 'Give a token with --token-file or QBSYNC_SIM_TOKEN; or, inside a container or a test network, --open.',
    })
  const file = options.company ?? config.simulate.company
  context.files.add(file)
  if (file !== ':memory:') makeFolder(dirname(file))
  const { url, port, close } = await startSimulator({ ...wish, company: file, env })
  try {
    noteService(config.dataDir, { url, port, pid: process.pid, company: file, since: env.now() })
    if (readyFile) writeReady(readyFile, { url, port })
  } catch (error) {
    forgetService(config.dataDir, port)
    await close()
    throw error
  }
  const stopped = untilSignal().then(async () => {
    forgetService(config.dataDir, port)
    await close()
  })
  return { url, port, stopped }
}
