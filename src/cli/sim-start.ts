// sim start: the simulator as an HTTP service on loopback, until a signal ends it. Which services run is written
// down beside qbsync's own state, for sim status and sim stop.
import { dirname } from 'node:path'
import type { SimulatorOptions } from '../sim/http/simulator.ts'
import { startSimulator } from '../sim/http/start.ts'
import { type Context, makeFolder } from './context.ts'
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
    readonly readyFile?: string | undefined
  },
): Promise<ServedSimulator> {
  const { config, env } = context
  const { readyFile, ...wish } = options
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
