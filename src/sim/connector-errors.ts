// How a failing call of the service ends a run, and under which code (web-connector.md 6.6).
import type { CallName } from '../qbwc/calls.ts'
import type { ConnectorCode } from '../schema/connector-codes.ts'

export type ConnectorErrorCode = ConnectorCode

/**
 * Under which code a failing call ends the run (web-connector.md 6.6, certain). serverVersion has none: its
 * failure is only logged. The interactive calls have none in any public list.
 */
const codeOfCall: Partial<Record<CallName, ConnectorErrorCode>> = {
  clientVersion: 'QBWC1036',
  authenticate: 'QBWC1012',
  sendRequestXML: 'QBWC1041',
  receiveResponseXML: 'QBWC1042',
  getLastError: 'QBWC1043',
  closeConnection: 'QBWC1044',
  connectionError: 'QBWC1045',
}

/** What sort of failure ended a call. `link`: nothing came, or nothing could be sent; all others broke a rule. */
export type ConnectorFailure =
  | 'link'
  | 'timeout'
  | 'http'
  | 'content type'
  | 'xml'
  | 'soap'
  | 'fault'

/** An answer as it came over HTTP. */
export interface HttpAnswer {
  readonly status: number
  readonly reason: string
  /** As sent; empty where there was none. */
  readonly contentType: string
  readonly body: Buffer
  /** Other headers that say something about a service, in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** A call that failed, as a .NET client of the service would find it. */
export class ConnectorError extends Error {
  readonly call: CallName
  readonly failure: ConnectorFailure
  readonly code: ConnectorErrorCode | undefined
  /** What came, where something came. */
  http: HttpAnswer | undefined
  /** A fault of the plan did it: the service is not to blame. */
  isSimulated = false
  constructor(
    call: CallName,
    failure: ConnectorFailure,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = 'ConnectorError'
    this.call = call
    this.failure = failure
    this.code = codeOfCall[call]
  }
  /** True where the service answered against the rules, false where it did not answer. */
  get isBreach(): boolean {
    return !this.isSimulated && this.failure !== 'link' && this.failure !== 'timeout'
  }
}
