// What one run of the simulated QBWC is given, and how it ends.
import type { Env } from '../env.ts'
import type { ConnectorErrorCode } from './connector-errors.ts'
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
  readonly isStopped: () => boolean
  readonly onCall?: ((report: CallReport) => void) | undefined
  readonly onProgress: (percent: number) => void
}

export interface RunEnd {
  readonly outcome: Outcome
  readonly code?: ConnectorErrorCode | undefined
  readonly status: string
}
