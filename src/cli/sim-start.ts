// sim start: the simulator as an HTTP service on loopback, until a signal ends it.
import { writeFileSync } from 'node:fs'
import { createCompany } from '../sim/company.ts'
import { listen } from '../sim/http/server.ts'
import { Simulator } from '../sim/http/simulator.ts'
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
  const simulator = new Simulator(company, env)
  const { url, port, close: stopListening } = await listen(simulator, options)
  if (options.readyFile)
    writeFileSync(options.readyFile, `${JSON.stringify({ url, port, pid: process.pid })}\n`)
  const close = async () => {
    await stopListening()
    simulator.close()
  }
  return { url, port, stopped: untilSignal().then(close), close }
}
