// The simulator of the library: in this process, and over HTTP for everything that is not.
import { type Env, realEnv } from '../../env.ts'
import { listen } from './server.ts'
import { openSimulator, type Simulator, type SimulatorOptions } from './simulator.ts'

export interface StartOptions extends SimulatorOptions {
  readonly host?: string | undefined
  /** 0, which is what is taken where it is left out, takes any free port. */
  readonly port?: number | undefined
  /** Each call over HTTP must carry it as Authorization: Bearer TOKEN. */
  readonly token?: string | undefined
  /** How long a request may take to arrive: 5 minutes where it is left out. */
  readonly requestTimeoutMs?: number | undefined
  /** Clock and luck; the real ones where it is left out. */
  readonly env?: Env | undefined
}

export interface StartedSimulator {
  readonly simulator: Simulator
  readonly url: string
  readonly port: number
  /** Stops listening and closes the company; one in memory is gone. */
  close(): Promise<void>
}

/**
 * Starts a simulated QuickBooks Desktop: `simulator` to use in this process, `url` for others. A company in memory
 * of the profile rivera, unless told otherwise. Throws E_PORT_IN_USE and what opening a company throws.
 */
export async function startSimulator(options: StartOptions = {}): Promise<StartedSimulator> {
  const {
    host = '127.0.0.1',
    port = 0,
    env = realEnv(),
    token,
    requestTimeoutMs,
    ...wish
  } = options
  const simulator = openSimulator({ profile: 'rivera', ...wish }, env)
  try {
    const listening = await listen(simulator, { host, port, token, requestTimeoutMs })
    return {
      simulator,
      url: listening.url,
      port: listening.port,
      close: async () => {
        await listening.close()
        simulator.close()
      },
    }
  } catch (error) {
    simulator.close()
    throw error
  }
}
