// sim fault: the table of faults, and planning them in a simulator that runs.
import { QbsyncError } from '../errors.ts'
import { type DialogRow, dialogs } from '../sim/dialogs.ts'
import { type FaultRow, faults, readFault } from '../sim/faults.ts'
import type { Context } from './context.ts'
import { table } from './render.ts'
import { simServices } from './sim-services.ts'

export interface FaultReport {
  readonly faults: Readonly<Record<string, FaultRow>>
  readonly dialogs: Readonly<Record<string, DialogRow>>
  /** Those that wait to strike, where a simulator was asked. */
  readonly waiting: readonly string[]
}

export async function planFaults(
  context: Context,
  wish: {
    readonly words: readonly string[]
    readonly clear: boolean
    readonly connector: string
    readonly url?: string | undefined
  },
): Promise<FaultReport> {
  // Read here too: a wrong word is told without a simulator.
  for (const word of wish.words) readFault(word)
  const isAsked = wish.words.length > 0 || wish.clear
  const url = wish.url ?? (await runningUrl(context, isAsked))
  let waiting: readonly string[] = []
  if (url !== undefined) {
    const at = `${url}/connectors/${encodeURIComponent(wish.connector)}`
    if (wish.clear) await call('DELETE', `${at}/faults`)
    if (wish.words.length > 0) await call('POST', `${at}/faults`, { faults: wish.words })
    const status = (await call('GET', at)) as { faults: string[] }
    waiting = status.faults
  }
  return { faults, dialogs, waiting }
}

async function runningUrl(context: Context, isNeeded: boolean): Promise<string | undefined> {
  const running = await simServices(context)
  if (running.length === 1) return running[0]?.url
  if (!isNeeded) return undefined
  const known = running.map((s) => s.url).join(', ') || 'none'
  throw new QbsyncError('E_USAGE', {
    detail: `Say which simulator with --url (running: ${known}); start one with: qbsync sim start`,
  })
}

async function call(method: string, url: string, body?: object): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(url, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (cause) {
    const detail = cause instanceof Error ? String(cause.cause ?? cause.message) : String(cause)
    throw new QbsyncError('E_NETWORK', { host: url, detail }, { cause })
  }
  const text = await response.text()
  const answer = text === '' ? undefined : JSON.parse(text)
  if (!response.ok)
    throw new QbsyncError('E_USAGE', { detail: answer?.error?.message ?? response.statusText })
  return answer
}

export function drawFaults(report: FaultReport): string {
  const rows = Object.entries(report.faults).map(([name, row]) => {
    const usual = row.usual === undefined ? '' : ` (${row.usual})`
    return [name, row.takes === undefined ? '' : `${row.takes}${usual}`, row.says]
  })
  const waiting = report.waiting.length > 0 ? `\n\nwaiting: ${report.waiting.join(', ')}` : ''
  return `${table(['fault', 'argument', 'what happens'], rows)}${waiting}`
}

export const drawDialogs = (report: FaultReport): string =>
  table(
    ['dialog', 'id', 'answers', 'usual', 'asks'],
    Object.entries(report.dialogs).map(([name, row]) => [
      name,
      row.id,
      row.choices.join(', ') || 'text',
      row.usual,
      row.asks,
    ]),
  )
