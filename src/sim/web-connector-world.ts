// What one run of the simulated QBWC is given, and how it ends.
import type { Env } from '../env.ts'
import type { CallName } from '../qbwc/calls.ts'
import type { ConnectorErrorCode } from './connector-errors.ts'
import type { Person } from './dialogs.ts'
import type { FaultPlan } from './faults.ts'
import type { QuickBooks } from './quickbooks.ts'
import type { QwcLog } from './qwc-log.ts'
import type { SoapClient } from './soap-client.ts'
import type { Application } from './web-connector-application.ts'
import type { CallReport, ConnectorOptions, Faults, Outcome } from './web-connector-options.ts'

/** A QuickBooks that keeps the extensions itself, because its qbXML cannot. */
export interface StampingQuickBooks extends QuickBooks {
  stampCompany?(ownerId: string, name: string, value: string): void
}

export interface RunWorld {
  readonly app: Application
  readonly client: SoapClient
  readonly quickbooks: StampingQuickBooks
  readonly env: Env
  readonly log: QwcLog
  readonly options: ConnectorOptions
  readonly faults: Faults
  readonly plan: FaultPlan
  readonly person: Person
  /** Nobody chose Update Selected: no window is shown. */
  readonly isScheduled: boolean
  readonly jumpClock: (ms: number) => void
  /** Whoever runs the service starts it again now. */
  readonly onRestart?: ((call: CallName) => void | Promise<void>) | undefined
  /** A browser opens the page of an interactive session. */
  readonly onPage?: ((url: string) => void | Promise<void>) | undefined
  readonly isStopped: () => boolean
  readonly onCall?: ((report: CallReport) => void) | undefined
  readonly onProgress: (percent: number) => void
}

export interface RunEnd {
  readonly outcome: Outcome
  readonly code?: ConnectorErrorCode | undefined
  readonly status: string
}
