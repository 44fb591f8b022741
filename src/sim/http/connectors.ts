// Many simulated Web Connectors beside one QuickBooks: each a computer with a name, its list of applications, its
// dialogs and faults; one may have a company file of its own.
import { existsSync } from 'node:fs'
import type { Env } from '../../env.ts'
import { QbsyncError } from '../../errors.ts'
import { type Grant, GuardedDesktop, readGrants, setGrant } from '../access.ts'
import { turnClock } from '../clock.ts'
import { openCompany } from '../company.ts'
import type { Company } from '../company-file.ts'
import { Desktop } from '../desktop.ts'
import { type Answers, type Person, personWith } from '../dialogs.ts'
import { WebConnector } from '../web-connector.ts'
import type { Application } from '../web-connector-application.ts'
import type { ConnectorOptions } from '../web-connector-options.ts'
import { companyRegistry } from '../web-connector-registry.ts'
import { runScheduled, type ScheduledRun } from '../web-connector-scheduler.ts'

/** Lines of the log that are kept; the file of the real one is put aside at some size too. */
const keptLines = 20_000

export interface ConnectorWish {
  /** Company file of its own; left out, the one of the simulator. */
  readonly company?: string | undefined
  /** Name of the computer; default: the name of the connector in capitals. */
  readonly machine?: string | undefined
  readonly options?: Partial<ConnectorOptions>
}

/** A clock that can be told not to wait: then a sleep moves it, and whoever watches is told by how much. */
interface Leaping extends Env {
  leaps: boolean
}

function leaping(env: Env, onLeap: (ms: number) => void): Leaping {
  let ahead = 0
  return {
    ...env,
    leaps: false,
    now: () => env.now() + ahead,
    sleep(ms) {
      if (!this.leaps) return env.sleep(ms)
      ahead += ms
      onLeap(ms)
      return Promise.resolve()
    },
  }
}

/** One computer with a Web Connector. */
export class ConnectorSeat {
  readonly name: string
  readonly machine: string
  readonly company: Company
  readonly connector: WebConnector
  readonly log: string[] = []
  /** QuickBooks on this computer: whether it runs, and who is signed in. */
  readonly quickbooks: GuardedDesktop
  /** Answers given in advance. */
  answers: Answers = {}
  readonly #desktop: Desktop
  readonly #ownsCompany: boolean
  readonly #env: Leaping
  /** Somebody waits before a call until the service is up again. */
  #resume: (() => void) | undefined

  constructor(name: string, company: Company, ownsCompany: boolean, env: Env, wish: ConnectorWish) {
    this.name = name
    this.machine = wish.machine ?? name.toUpperCase()
    this.company = company
    this.#ownsCompany = ownsCompany
    this.#desktop = new Desktop(company)
    const person: Person = (asked) => personWith(this.answers)(asked)
    const jump = (ms: number) => {
      turnClock(company, { advance: `${ms < 0 ? '-' : ''}${Math.round(Math.abs(ms) / 1000)}s` })
    }
    this.#env = leaping(env, jump)
    this.quickbooks = new GuardedDesktop(this.#desktop, person)
    this.connector = new WebConnector({
      quickbooks: this.quickbooks,
      env: this.#env,
      person,
      registry: companyRegistry(company, this.machine),
      log: (line) => {
        if (this.log.length >= keptLines) this.log.shift()
        this.log.push(line)
      },
      jumpClock: jump,
      onRestart: () =>
        new Promise((resolve) => {
          this.#resume = resolve
        }),
      options: { ...wish.options, machine: this.machine },
    })
  }

  /** Scheduled updates for so long; without waiting the clock of the computer, QuickBooks’ too, leaps instead. */
  async runFor(ms: number, waits: boolean): Promise<ScheduledRun[]> {
    this.#env.leaps = !waits
    try {
      return await runScheduled(this.connector, ms)
    } finally {
      this.#env.leaps = false
    }
  }

  /** Throws E_NOT_FOUND. */
  application(name: string): Application {
    const { applications } = this.connector
    const found = applications.find((a) => a.key === name || a.name === name)
    if (found) return found
    const known = applications.map((a) => a.name).join(', ') || 'none'
    const hint = `Applications of ${this.name}: ${known}.`
    throw new QbsyncError('E_NOT_FOUND', { thing: 'application', id: name, hint })
  }

  get isWaiting(): boolean {
    return this.#resume !== undefined
  }

  /** The service is up again: the call that waits is made. */
  resume(): boolean {
    const waits = this.isWaiting
    this.#resume?.()
    this.#resume = undefined
    return waits
  }

  /** Preferences → Integrated Applications of the company. */
  grants(): Readonly<Record<string, Grant>> {
    return readGrants(this.company)
  }

  /** Sets a row of it; undefined removes the application, so that QuickBooks asks again. */
  setGrant(application: string, grant: Grant | undefined): void {
    setGrant(this.company, application, grant)
  }

  close(): void {
    this.connector.stop()
    this.resume()
    this.#desktop.close()
    if (this.#ownsCompany) this.company.close()
  }
}

export class Connectors {
  readonly #company: Company
  readonly #env: Env
  readonly #seats = new Map<string, ConnectorSeat>()

  constructor(company: Company, env: Env) {
    this.#company = company
    this.#env = env
  }

  all(): ConnectorSeat[] {
    return [...this.#seats.values()]
  }

  /** The one of that name; `default` is made when it is first asked for. Throws E_NOT_FOUND. */
  seat(name: string): ConnectorSeat {
    const found = this.#seats.get(name)
    if (found) return found
    if (name === 'default') return this.add(name, { machine: 'WORKSTATION1' })
    const known = [...this.#seats.keys()].join(', ') || 'none'
    const hint = `Connectors: ${known}. Make one with POST /connectors.`
    throw new QbsyncError('E_NOT_FOUND', { thing: 'connector', id: name, hint })
  }

  /** Throws E_USAGE, E_FILE and what opening the company file throws. */
  add(name: string, wish: ConnectorWish): ConnectorSeat {
    if (this.#seats.has(name))
      throw new QbsyncError('E_USAGE', { detail: `There is a connector "${name}" already` })
    const { company: file } = wish
    const isOwn = file !== undefined && file !== this.#company.file
    if (isOwn && !existsSync(file))
      throw new QbsyncError('E_FILE', {
        file,
        problem: 'it does not exist',
        hint: `Make one with: qbsync sim seed ${file}.`,
      })
    const company = isOwn ? openCompany(file, this.#env) : this.#company
    const seat = new ConnectorSeat(name, company, isOwn, this.#env, wish)
    this.#seats.set(name, seat)
    return seat
  }

  remove(name: string): void {
    this.seat(name).close()
    this.#seats.delete(name)
  }

  close(): void {
    for (const seat of this.all()) seat.close()
    this.#seats.clear()
  }
}
