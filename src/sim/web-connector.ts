// The simulated QuickBooks Web Connector: its list of applications, its passwords, its lock, and Update Selected.
// What happens in one update is in web-connector-session.ts, how applications are added in web-connector-add.ts.
// Source: web-connector.md 6.1–6.3, 8.
import type { Env } from '../env.ts'
import type { CallName } from '../qbwc/calls.ts'
import { type Person, personWith } from './dialogs.ts'
import { FaultPlan } from './faults.ts'
import { loadChecked } from './qwc-load.ts'
import { QwcLog, type QwcLogSink } from './qwc-log.ts'
import { openSoapClient, readContract, type SoapContract } from './soap-client.ts'
import { admit, forget, type Refused } from './web-connector-add.ts'
import { Application } from './web-connector-application.ts'
import {
  type CallReport,
  type ConnectorOptions,
  connectorDefaults,
  type Faults,
  notRun,
  type Progress,
  type UpdateResult,
} from './web-connector-options.ts'
import { memoryRegistry, type Registry } from './web-connector-registry.ts'
import { runSession } from './web-connector-session.ts'
import { logLock, logLocked, logStart } from './web-connector-start-log.ts'
import type { StampingQuickBooks } from './web-connector-world.ts'

export interface WebConnectorSettings {
  readonly quickbooks: StampingQuickBooks
  readonly env: Env
  /** Lines of QWCLog.txt; see qwcLogFile. */
  readonly log?: QwcLogSink
  readonly options?: Partial<ConnectorOptions>
  /** Who answers its windows; default: as most people do. */
  readonly person?: Person
  readonly registry?: Registry
  /** What goes wrong, and where. */
  readonly plan?: FaultPlan
  readonly onCall?: (report: CallReport) => void
  readonly onProgress?: (progress: Progress) => void
  /** A fault starts the service again: called before the call it is to meet. */
  readonly onRestart?: (call: CallName) => void | Promise<void>
  /** An interactive session opens a page. */
  readonly onPage?: (url: string) => void | Promise<void>
  /** A fault moves the clock of the computer; default: the clock stays. */
  readonly jumpClock?: (ms: number) => void
}

export type Added =
  | { readonly app: Application; readonly refused?: undefined }
  | { readonly app?: undefined; readonly refused: Refused }

export class WebConnector {
  readonly applications: Application[] = []
  /** May be changed between runs; crash tests do. */
  faults: Faults = {}
  /** May be changed between runs. */
  person: Person
  readonly plan: FaultPlan
  readonly options: ConnectorOptions
  readonly registry: Registry
  readonly #settings: WebConnectorSettings
  readonly #log: QwcLog
  #contract: SoapContract | undefined
  #isStopped = false

  constructor(settings: WebConnectorSettings) {
    this.#settings = settings
    this.options = { ...connectorDefaults, ...settings.options }
    this.person = settings.person ?? personWith({})
    this.plan = settings.plan ?? new FaultPlan()
    this.registry = settings.registry ?? memoryRegistry()
    const sink = settings.log ?? (() => undefined)
    this.#log = new QwcLog(settings.env, sink, this.options.logLevel)
    this.#log.header(this.options.version)
  }

  get env(): Env {
    return this.#settings.env
  }

  /** Adds an application as a person does, with all checks and windows. Throws E_NOT_QWC. */
  async add(qwcText: string, file: string): Promise<Added> {
    let { qwc, refusals } = loadChecked(qwcText, file)
    const old = this.applications.find((a) => a.key === (qwc.appUniqueName ?? qwc.appName))
    if (old && qwc.appUniqueName === undefined) {
      const shown = { application: qwc.appName }
      const choice = await this.person({ dialog: 'replace', shown })
      if (choice === 'clone') qwc = { ...qwc, appName: this.#freeName(qwc.appName) }
      else if (choice !== 'replace')
        return { refused: { status: 'Adding was cancelled', findings: [], isVendors: false } }
    }
    const refused = await admit(this.#addWorld(), qwc, refusals)
    if (refused) return { refused }
    const app = this.#place(new Application(qwc))
    app.isBound = true
    return { app }
  }

  /** Puts an application in without checks and windows, or replaces the one of the same name, which keeps its password. */
  addApplication(qwcText: string, file: string): Application {
    const { qwc, refusals } = loadChecked(qwcText, file)
    for (const { code, says } of refusals)
      this.#log.line('RegistryManager.addApplication', `${code}: ${says}`)
    const fresh = new Application(qwc)
    fresh.refusals = refusals
    return this.#place(fresh)
  }

  /** Removes it, and its FileID from the company where that can be reached. */
  async remove(app: Application): Promise<{ readonly leftBehind: boolean }> {
    this.removeApplication(app)
    return forget(this.#addWorld(), app.qwc)
  }

  /** Takes it off the list, and leaves the company alone. */
  removeApplication(app: Application): void {
    const at = this.applications.indexOf(app)
    if (at >= 0) this.applications.splice(at, 1)
  }

  /** Types a password into its cell; "Save password?" is asked (D4, D5). */
  async typePassword(app: Application, password: string): Promise<void> {
    const shown = { application: app.name }
    app.forgetsPassword = (await this.person({ dialog: 'savePassword', shown })) !== 'yes'
    app.password = password
  }

  setPassword(app: Application, password: string): void {
    app.password = password
  }

  tick(app: Application, on: boolean): void {
    app.isTicked = on
  }

  /** Select All, Select None; without applications that is QBWC1018, QBWC1019. */
  selectAll(on: boolean): void {
    const code = on ? 'QBWC1018' : 'QBWC1019'
    if (this.applications.length === 0)
      this.#log.line('WebServiceManager.Select', `${code}: there are no applications`)
    for (const app of this.applications) app.isTicked = on
  }

  /** Update Selected: the ticked applications one after another. Nothing ticked is QBWC1016 and an empty list. */
  updateSelected(): Promise<UpdateResult[]> {
    const selected = this.applications.filter((a) => a.isTicked)
    if (selected.length === 0) this.#log.line('WebServiceManager.DoUpdateSelected', 'QBWC1016')
    return this.update(selected)
  }

  /** Runs these applications. One update at a time: while one is running another is refused. */
  async update(
    selected: readonly Application[],
    { isScheduled = false } = {},
  ): Promise<UpdateResult[]> {
    const { registry } = this
    logLock(this.#log, `= ${registry.updateLock ? 'TRUE' : 'FALSE'}`, 'getUpdateLock')
    if (registry.updateLock)
      return selected.map((app) => notRun(app, 'Another update is in progress'))
    registry.updateLock = true
    this.#isStopped = false
    logLock(this.#log, 'has been set to True')
    logLocked(this.#log)
    const results: UpdateResult[] = []
    try {
      for (const app of selected) {
        const place = { before: results.length / selected.length, count: selected.length }
        results.push(await this.#updateOne(app, place, isScheduled))
        if (this.#isStopped || results.at(-1)?.outcome === 'crashed') break
      }
    } finally {
      // Who dies leaves the flag as it is.
      if (results.at(-1)?.outcome !== 'crashed') {
        registry.updateLock = false
        logLock(this.#log, 'has been set to False')
      }
    }
    this.#summarise(results, isScheduled)
    return results
  }

  /** The run in progress makes no further call. */
  stop(): void {
    this.#isStopped = true
  }

  /** Exit: with scheduled jobs QBWC1020 asks first. False: the person stays. */
  async exit(): Promise<boolean> {
    if (this.applications.some((app) => app.autoRun)) {
      this.#log.line('WebServiceManager.Exit', 'QBWC1020')
      if ((await this.person({ dialog: 'exit', shown: {} })) !== 'yes') return false
    }
    this.stop()
    return true
  }

  /** The program is started anew after a crash. That it clears the flag then is our choice. */
  restart(): void {
    this.registry.updateLock = false
    this.#log.header(this.options.version)
  }

  #summarise(results: readonly UpdateResult[], isScheduled: boolean): void {
    const bad = results.filter((r) => !fine.has(r.outcome)).map((r) => r.app)
    if (bad.length === 0) return
    if (isScheduled) this.#log.line('SOAPWebService.update', `QBWC1031: ${bad.join(', ')}`)
    else this.#log.line('SOAPWebService.update', `QBWC1017: not updated: ${bad.join(', ')}`)
  }

  #addWorld() {
    const { options, person, registry } = this
    return { quickbooks: this.#settings.quickbooks, log: this.#log, options, person, registry }
  }

  /** The list, with this application in it; one of the same key keeps its password and settings. */
  #place(fresh: Application): Application {
    const old = this.applications.find((a) => a.key === fresh.key)
    if (!old) {
      this.applications.push(fresh)
      return fresh
    }
    old.isBound &&= old.qwc.fileId === fresh.qwc.fileId && old.qwc.ownerId === fresh.qwc.ownerId
    old.qwc = fresh.qwc
    old.refusals = fresh.refusals
    old.everySeconds = fresh.everySeconds
    return old
  }

  #freeName(name: string): string {
    const taken = new Set(this.applications.map((a) => a.key))
    for (let n = 2; ; n++) if (!taken.has(`${name} (${n})`)) return `${name} (${n})`
  }

  async #updateOne(
    app: Application,
    place: { readonly before: number; readonly count: number },
    isScheduled: boolean,
  ): Promise<UpdateResult> {
    const { env, quickbooks, onCall, onProgress, onRestart, onPage, jumpClock } = this.#settings
    logStart(this.#log, app, isScheduled)
    if (!this.applications.includes(app)) {
      // The window and the registry are out of step (6.9, certain).
      const code = isScheduled ? 'QBWC1032' : 'QBWC1011'
      return { ...notRun(app, `${code}: The application is not in the registry`), code }
    }
    if (app.password === undefined) {
      const status = 'QBWC1030: No password is stored for the application'
      app.status = status
      app.lastRun = env.now()
      app.schedule()
      return { ...notRun(app, status), code: 'QBWC1030' }
    }
    app.lastRun = env.now()
    app.schedule()
    this.#contract ??= await readContract()
    const options = { ...this.options, style: this.options.style ?? app.qwc.style }
    const client = openSoapClient(app.qwc.appUrl, options, this.#contract)
    try {
      const result = await runSession({
        app,
        client,
        quickbooks,
        env,
        log: this.#log,
        options,
        faults: this.faults,
        plan: this.plan,
        person: this.person,
        isScheduled,
        jumpClock: jumpClock ?? (() => undefined),
        onRestart,
        onPage,
        isStopped: () => this.#isStopped,
        onCall,
        onProgress: (application) =>
          onProgress?.({
            app: app.name,
            application,
            total: Math.floor(place.before * 100 + application / place.count),
          }),
      })
      const isBad = isScheduled && !fine.has(result.outcome)
      // A scheduled update that failed says so in the Status column too (6.6, certain).
      app.status = isBad ? `QBWC1031: ${result.status}` : result.status
      if (app.forgetsPassword) app.password = undefined
      return result
    } finally {
      client.dropConnection()
    }
  }
}

const fine: ReadonlySet<string> = new Set(['success', 'no-data', 'postponed', 'stopped'])
