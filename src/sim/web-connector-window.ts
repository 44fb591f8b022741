// What a person sees in the window of QBWC (D9; web-connector.md 6.2).
import type { WebConnector } from './web-connector.ts'

export interface WindowRow {
  readonly application: string
  readonly ticked: boolean
  readonly autoRun: boolean
  /** Minutes, or "Real Time" where the interval is given in seconds. */
  readonly everyMin: number | 'Real Time' | ''
  readonly status: string
  /** ISO, UTC; empty where there is none. */
  readonly lastRun: string
  readonly nextRun: string
  readonly hasPassword: boolean
}

export function windowOf(connector: WebConnector): WindowRow[] {
  return connector.applications.map((app) => ({
    application: app.qwc.appDisplayName ?? app.name,
    ticked: app.isTicked,
    autoRun: app.autoRun,
    everyMin: every(app.everySeconds),
    status: app.status,
    lastRun: shown(app.lastRun),
    nextRun: shown(app.nextRun),
    hasPassword: app.password !== undefined,
  }))
}

const every = (seconds: number | undefined): WindowRow['everyMin'] => {
  if (seconds === undefined) return ''
  return seconds % 60 === 0 ? seconds / 60 : 'Real Time'
}

const shown = (ms: number | undefined): string =>
  ms === undefined ? '' : new Date(ms).toISOString()
