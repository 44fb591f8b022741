// Faults of the link, where they meet a call: before it leaves, on its way, or when its answer comes back.
// The table of faults is faults.ts. Source: web-connector.md 6.6, 6.7, 8.1 row 22.
import type { CallName } from '../qbwc/calls.ts'
import { ConnectorError } from './connector-errors.ts'
import type { FaultName } from './faults.ts'
import type { CallAnswer } from './soap-client.ts'
import type { RunWorld } from './web-connector-world.ts'

/** What is cut off half-way. */
export type Cut = 'request' | 'answer'
export type Send = (cut?: Cut) => Promise<CallAnswer>

/** The Web Connector itself died: nothing is tidied up. */
export class ConnectorCrash extends Error {
  constructor(call: CallName) {
    super(`The Web Connector died before ${call}`)
    this.name = 'ConnectorCrash'
  }
}

type Disturbed = Pick<RunWorld, 'client' | 'env' | 'options' | 'plan' | 'jumpClock' | 'onRestart'>

/** Makes a call, with what the plan of faults has for it. Throws ConnectorError, ConnectorCrash. */
export async function disturb(world: Disturbed, call: CallName, send: Send): Promise<CallAnswer> {
  const { client, env, options, plan } = world
  const strikes = (fault: FaultName): boolean => plan.take(fault, call) !== undefined
  const lost = (why: string): ConnectorError => {
    client.dropConnection()
    return simulated(
      new ConnectorError(call, 'link', `The underlying connection was closed: ${why}`),
    )
  }
  const jump = plan.take('clock-jump', call)
  if (jump !== undefined) world.jumpClock(Number(jump) * 1000)
  if (strikes('crash')) {
    client.dropConnection()
    throw new ConnectorCrash(call)
  }
  if (strikes('restart')) {
    client.dropConnection()
    await world.onRestart?.(call)
  }
  if (strikes('drop-before')) throw lost(`${call} was not sent (simulated)`)
  if (strikes('truncate')) return send('request').catch(blameUs)
  if (strikes('truncate-answer')) return send('answer').catch(blameUs)
  if (strikes('twice')) await send().catch(ignoreFailure)
  const isLost = strikes('drop-after')
  const isLate = strikes('delay')
  const answer = isLost || isLate ? await send().catch(ignoreFailure) : await send()
  if (isLost) throw lost(`the answer to ${call} was lost (simulated)`)
  if (isLate) {
    client.dropConnection()
    await env.sleep(options.timeoutMs)
    throw simulated(new ConnectorError(call, 'timeout', 'The operation has timed out'))
  }
  return answer ?? { value: null }
}

function simulated(error: ConnectorError): ConnectorError {
  error.isSimulated = true
  return error
}

function blameUs(error: unknown): never {
  throw error instanceof ConnectorError ? simulated(error) : error
}

/** Nobody sees the answer: how the call failed does not matter either. */
function ignoreFailure(error: unknown): undefined {
  if (!(error instanceof ConnectorError)) throw error
  return undefined
}
