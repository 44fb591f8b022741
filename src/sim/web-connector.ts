// The simulated QuickBooks Web Connector: its list of applications, its passwords, its lock, and Update Selected.
// What happens in one update is in web-connector-session.ts. Source: web-connector.md 6.1–6.3, 8.
import type { Env } from '../env.ts'
import { checkQwc, loadQwc } from './qwc-load.ts'
import { QwcLog, type QwcLogSink } from './qwc-log.ts'
import { openSoapClient, readContract, type SoapContract } from './soap-client.ts'
import { Application } from './web-connector-application.ts'
import {
  type CallReport,
  type ConnectorOptions,
  connectorDefaults,
  type Faults,
  type Progress,
  type UpdateResult,
} from './web-connector-options.ts'
import { runSession } from './web-connector-session.ts'
import type { StampingQuickBooks } from './web-connector-world.ts'

export interface WebConnectorSettings {
  readonly quickbooks: StampingQuickBooks
  readonly env: Env
  /** Lines of QWCLog.txt; see qwcLogFile. */
  readonly log?: QwcLogSink
  readonly options?: Partial<ConnectorOptions>
  readonly onCall?: (report: CallReport) => void
  readonly onProgress?: (progress: Progress) => void
}

export class WebConnector {
  readonly applications: Application[] = []
  /** May be changed between runs; crash tests do. */
  faults: Faults = {}
  readonly options: ConnectorOptions
  readonly #settings: WebConnectorSettings
  readonly #log: QwcLog
  #contract: SoapContract | undefined
  #isUpdating = false
  #isStopped = false

  constructor(settings: WebConnectorSettings) {
    this.#settings = settings
    this.options = { ...connectorDefaults, ...settings.options }
    const sink = settings.log ?? (() => undefined)
    this.#log = new QwcLog(settings.env, sink, this.options.logLevel)
  }

  /** Adds an application, or replaces the one of the same name, which keeps its password and settings. */
  addApplication(qwcText: string, file: string): Application {
    const qwc = loadQwc(qwcText, file)
    for (const { code, text } of checkQwc(qwc))
      this.#log.line('RegistryManager.addApplication', `${code}: ${text}`)
    const fresh = new Application(qwc)
    const old = this.applications.find((a) => a.key === fresh.key)
    if (!old) {
      this.applications.push(fresh)
      return fresh
    }
    old.isBound &&= old.qwc.fileId === qwc.fileId && old.qwc.ownerId === qwc.ownerId
    old.qwc = qwc
    old.everySeconds = qwc.everySeconds
    return old
  }

  removeApplication(app: Application): void {
    const at = this.applications.indexOf(app)
    if (at >= 0) this.applications.splice(at, 1)
  }

  setPassword(app: Application, password: string): void {
    app.password = password
  }

  tick(app: Application, on: boolean): void {
    app.isTicked = on
  }

  /** Update Selected: the ticked applications one after another. Nothing ticked is QBWC1016 and an empty list. */
  updateSelected(): Promise<UpdateResult[]> {
    const selected = this.applications.filter((a) => a.isTicked)
    if (selected.length === 0) this.#log.line('WebServiceManager.DoUpdateSelected', 'QBWC1016')
    return this.update(selected)
  }

  /** Runs these applications. One update at a time: while one is running another is refused. */
  async update(selected: readonly Application[]): Promise<UpdateResult[]> {
    this.#logLock(`= ${this.#isUpdating ? 'TRUE' : 'FALSE'}`, 'getUpdateLock')
    if (this.#isUpdating) return selected.map((app) => notRun(app, 'Another update is in progress'))
    this.#isUpdating = true
    this.#isStopped = false
    this.#logLock('has been set to True')
    const framed = '********************* Update session locked *********************'
    this.#log.line('RegistryManager.setUpdateLock', framed)
    const results: UpdateResult[] = []
    try {
      for (const app of selected) {
        results.push(await this.#updateOne(app, results.length / selected.length, selected.length))
        if (this.#isStopped) break
      }
    } finally {
      this.#isUpdating = false
      this.#logLock('has been set to False')
    }
    const bad = results.filter((r) => !fine.has(r.outcome)).map((r) => r.app)
    if (bad.length > 0)
      this.#log.line('SOAPWebService.update', `QBWC1017: not updated: ${bad.join(', ')}`)
    return results
  }

  /** Exit: the run in progress makes no further call. */
  stop(): void {
    this.#isStopped = true
  }

  async #updateOne(app: Application, before: number, count: number): Promise<UpdateResult> {
    const { env, quickbooks, onCall, onProgress } = this.#settings
    if (app.password === undefined) {
      const status = 'QBWC1030: No password is stored for the application'
      app.status = status
      return { ...notRun(app, status), code: 'QBWC1030' }
    }
    const log = (text: string) => this.#log.line('SOAPWebService.instantiateWebService', text)
    this.#log.line(
      'SOAPWebService.updateWS',
      `updateWS() for application = '${app.name}' has STARTED`,
    )
    log('Initiated connection to the following application.')
    log(`AppName: ${app.name}`)
    log(`AppUniqueName (if available): ${app.qwc.appUniqueName ?? ''}`)
    log(`AppURL: ${app.qwc.appUrl}`)
    app.lastRun = env.now()
    this.#contract ??= await readContract()
    const client = openSoapClient(app.qwc.appUrl, this.options, this.#contract)
    try {
      const result = await runSession({
        app,
        client,
        quickbooks,
        env,
        log: this.#log,
        options: this.options,
        faults: this.faults,
        isStopped: () => this.#isStopped,
        onCall,
        onProgress: (application) =>
          onProgress?.({
            app: app.name,
            application,
            total: Math.floor(before * 100 + application / count),
          }),
      })
      app.status = result.status
      return result
    } finally {
      client.dropConnection()
    }
  }

  #logLock(text: string, method = 'setUpdateLock'): void {
    const value = 'HKEY_CURRENT_USER\\Software\\Intuit\\QBWebConnector\\UpdateLock'
    this.#log.line(`RegistryManager.${method}`, `${value} ${text}`)
  }
}

const fine: ReadonlySet<string> = new Set(['success', 'no-data', 'postponed'])

const notRun = (app: Application, status: string): UpdateResult => ({
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
