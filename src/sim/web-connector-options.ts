// What can be turned at the simulated QBWC, and what a run of it comes to. Defaults are the real one's behaviour
// as far as it is known. Source: web-connector.md 8.1.
import { exchangesPerRun } from '../limits.ts'
import type { CallName } from '../qbwc/calls.ts'
import type { ConnectorErrorCode, HttpAnswer } from './connector-errors.ts'
import type { Session } from './quickbooks.ts'
import type { QwcFile } from './qwc-load.ts'
import type { QwcLogLevel } from './qwc-log.ts'
import type { SoapOptions } from './soap-client.ts'

export interface ConnectorOptions extends SoapOptions {
  /** strVersion. */
  readonly version: string
  readonly machine: string
  readonly logLevel: QwcLogLevel
  /** As QBWC before 2.0. */
  readonly skipServerVersion: boolean
  /** As Style of the .qwc says, where this is undefined. DocWrapped is sent as Document: no capture shows it. */
  readonly style: QwcFile['style'] | undefined
  /** QBWC1036 instead of going on. */
  readonly clientVersionFaultIsFatal: boolean
  /** O: from clientVersion ends the run, as chapter 2 of the guide has it; disputed. */
  readonly newerNeededStops: boolean
  /** none, nvu, busy, done, NoOp. Whether the real one cares is open; logs show NONE acting as none. */
  readonly caseSensitive: boolean
  /** closeConnection after none, nvu, busy, E: and O:, as figure 2-2 of the guide has it; disputed. */
  readonly closeAfterNoWork: boolean
  readonly closeAfterConnectionError: boolean
  /** closeConnection after a call that failed: open, off as the error table says "job ends". */
  readonly closeAfterFailure: boolean
  readonly closeAfterLocked: boolean
  /** The text of closeConnection replaces an error text in the Status column: open which one stays. */
  readonly closeTextWins: boolean
  /** The text NoOp from sendRequestXML acts as the empty one; off: it goes to QuickBooks as a request. */
  readonly literalNoOp: boolean
  readonly noOpPauseMs: number
  /** Each connect is tried twice before connectionError (web-connector.md 6.5, certain). */
  readonly connectAttempts: number
  /** The real one has no cap: a service that never says done would hold it forever. */
  readonly connectionErrorCap: number
  /** Exchanges in one run. The real one has no limit. */
  readonly exchangeCap: number
  /** receiveResponseXML above 100 is undefined: the run ends, or goes on as below 100. */
  readonly aboveHundred: 'ends' | 'goes on'
  /** AppLock of another machine: how a stale one is broken is open. */
  readonly foreignLock: 'refuse' | 'take'
  /** Which of its two names the poll of an interactive session has; open. */
  readonly doneCall: 'interactiveDone' | 'isInteractiveDone'
  /** What an empty answer to it means: wait (Intuit's sample) or finished (chapters 2 and 6 of the guide). */
  readonly emptyDone: 'wait' | 'finished'
  readonly interactivePollMs: number
  /** The real one has no cap. */
  readonly interactivePolls: number
  /** What is told of QuickBooks with each sendRequestXML, where it is to differ from the session. */
  readonly reports: Partial<
    Pick<Session, 'companyFile' | 'country' | 'majorVersion' | 'minorVersion'>
  >
  /** A company that carries this OwnerID and FileID though the application is not in the list: QBWC1039 (reported). */
  readonly pairLeftBehind: 'refuse' | 'accept'
  /** No GET of AppURL, CertURL and AppSupport when an application is added. */
  readonly skipNetworkChecks: boolean
}

export const connectorDefaults: ConnectorOptions = {
  version: '2.3.0.215',
  machine: 'WORKSTATION1',
  logLevel: 'DEBUG',
  userAgent: 'Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)',
  expect100: true,
  cookies: true,
  timeoutMs: 100_000,
  lenient: false,
  omitEmpty: false,
  skipServerVersion: false,
  style: undefined,
  clientVersionFaultIsFatal: false,
  newerNeededStops: true,
  caseSensitive: false,
  closeAfterNoWork: true,
  closeAfterConnectionError: false,
  closeAfterFailure: false,
  closeAfterLocked: false,
  closeTextWins: false,
  literalNoOp: true,
  noOpPauseMs: 5000,
  connectAttempts: 2,
  connectionErrorCap: 20,
  exchangeCap: exchangesPerRun,
  aboveHundred: 'ends',
  foreignLock: 'refuse',
  doneCall: 'interactiveDone',
  emptyDone: 'wait',
  interactivePollMs: 60_000,
  interactivePolls: 1440,
  reports: {},
  pairLeftBehind: 'refuse',
  skipNetworkChecks: false,
}

export type Outcome =
  | 'success'
  /** The service said no: a negative answer, an error text, E: or O: from clientVersion. */
  | 'service-error'
  /** The service answered against the rules: a fault, a wrong shape, HTML. */
  | 'protocol-error'
  /** The service did not answer, or QuickBooks could not be reached. */
  | 'connection-error'
  | 'no-data'
  | 'not-valid-user'
  | 'busy'
  | 'postponed'
  /** Another machine holds the lock of the company. */
  | 'locked'
  /** QBWC refused to add the application. */
  | 'not-added'
  /** The Web Connector died, by a fault of the plan. */
  | 'crashed'
  /** QBWC did not begin: no password, another update running, stopped. */
  | 'not-run'
  /** Ended by who watched it, after any number of calls. */
  | 'stopped'

/** One call, as it is shown to people. Long texts are cut; `onCall` sees them whole. */
export interface ConversationEvent {
  readonly at: number
  readonly call: CallName | 'ProcessRequest' | 'OpenSession'
  readonly sent: Readonly<Record<string, string | number>>
  readonly answer?: string
  readonly problem?: string
}

export interface UpdateResult {
  readonly app: string
  readonly outcome: Outcome
  readonly code?: ConnectorErrorCode
  /** What stands in the Status column. */
  readonly status: string
  /** Requests answered by QuickBooks and received by the service. */
  readonly exchanges: number
  /** SOAP calls. */
  readonly calls: number
  /** Documents given to QuickBooks. */
  readonly requests: number
  /** qbXML in both directions. */
  readonly bytes: number
  readonly lastProgress: number
  readonly progress: readonly number[]
  readonly conversation: readonly ConversationEvent[]
}

/** Everything about a call, whole; the password is masked. */
export interface CallReport {
  readonly app: string
  readonly at: number
  readonly call: CallName
  readonly args: Readonly<Record<string, string | number>>
  readonly answer?: string | number | null | readonly string[]
  readonly problem?: string
  /** Where the soap package reads the answer otherwise than our strict reader. */
  readonly secondOpinion?: string
  /** How the answer came over HTTP; undefined where none came. */
  readonly http?: HttpAnswer | undefined
  /** Milliseconds on the real clock until the answer was there. */
  readonly ms?: number
  /** The problem is a fault of the plan: the service is not to blame. */
  readonly isSimulated?: boolean
}

export interface Progress {
  readonly app: string
  /** Percent of this application and of all selected ones. */
  readonly application: number
  readonly total: number
}

/** `drop` breaks the link there: nothing further reaches the service in this run. */
export type Fault = (at: {
  app: string
  exchange: number
}) => 'drop' | undefined | Promise<'drop' | undefined>

/** Points at which crash tests break the link. Source: web-connector.md 8.1 row 22. */
export interface Faults {
  /** The answer of sendRequestXML is lost: the service believes it handed a request out, QuickBooks never sees it. */
  readonly afterSendRequest?: Fault
  /** QuickBooks has carried the request out, receiveResponseXML never arrives. */
  readonly afterProcess?: Fault
  /** receiveResponseXML arrived, its answer is lost. */
  readonly afterReceive?: Fault
  /** closeConnection never arrives. */
  readonly beforeClose?: Fault
}

/**
 * Exit code of `sim run`: 0 also where there was nothing to do or the service asked to come later, 1 where it
 * reported an error or the run could not take place, 4 where it broke the protocol.
 */
export function exitCode(results: readonly Pick<UpdateResult, 'outcome'>[]): 0 | 1 | 4 {
  const outcomes = results.map((r) => r.outcome)
  if (outcomes.includes('protocol-error')) return 4
  // Whoever stops a run has not found a fault in it.
  const fine: ReadonlySet<string> = new Set(['success', 'no-data', 'postponed', 'stopped'])
  return outcomes.every((outcome) => fine.has(outcome)) ? 0 : 1
}

/** An update that did not begin. */
export const notRun = (app: { readonly name: string }, status: string): UpdateResult => ({
  app: app.name,
  outcome: 'not-run',
  status,
  exchanges: 0,
  calls: 0,
  requests: 0,
  bytes: 0,
  lastProgress: 0,
  progress: [],
  conversation: [],
})
