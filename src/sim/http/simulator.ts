// A simulated QuickBooks with one company, and the simulated Web Connector beside it, in this process. What the
// addresses of the HTTP service do, a test in this process can do without them.
import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { Env } from '../../env.ts'
import { QbsyncError } from '../../errors.ts'
import type { Message } from '../../qbxml/document.ts'
import type { Fields } from '../../schema/entity.ts'
import { type ClockFace, type ClockWish, clockFace, turnClock } from '../clock.ts'
import { type CreateOptions, createCompany, openCompany } from '../company.ts'
import type { Company } from '../company-file.ts'
import { doAct } from '../desk/person.ts'
import { type Screen, settled } from '../desk/windows.ts'
import { Desktop } from '../desktop.ts'
import { ComError } from '../quickbooks.ts'
import type { CompanySession } from '../session.ts'
import { bytesOf, takeBytes } from '../snapshot.ts'
import { WebConnector } from '../web-connector.ts'
import { Connectors } from './connectors.ts'
import { Snapshots } from './snapshots.ts'

export interface SimulatorOptions extends Omit<CreateOptions, 'force'> {
  /** Company file; made if it does not exist. Left out, the company is in memory. */
  readonly company?: string | undefined
}

export class Simulator {
  readonly company: Company
  readonly desktop: Desktop
  readonly connector: WebConnector
  readonly env: Env
  readonly snapshots: Snapshots
  /** Computers with a Web Connector each. */
  readonly connectors: Connectors
  readonly #sessions = new Map<string, CompanySession>()
  /** The last document of each session that is being answered. */
  readonly #turns = new Map<string, Promise<string>>()
  readonly #options: SimulatorOptions
  /** The company as it was at first; undefined for one in a file. */
  readonly #first: Buffer | undefined

  constructor(company: Company, env: Env, options: SimulatorOptions = {}) {
    this.company = company
    this.env = env
    this.#options = options
    this.#first = company.file === ':memory:' ? bytesOf(company) : undefined
    this.desktop = new Desktop(company)
    this.snapshots = new Snapshots(company)
    this.connector = new WebConnector({ quickbooks: this.desktop, env })
    this.connectors = new Connectors(company, env)
  }

  /**
   * One qbXML document in, one out, in the session of that name, which is opened if need be and lives until it is
   * ended. Throws ComError where QuickBooks would answer nothing.
   */
  process(text: string, session = commonSession): string {
    const open = this.#openSession(session)
    try {
      return open.processRequest(text)
    } catch (error) {
      this.#forgetDead(session, open, error)
      throw error
    }
  }

  /** The same, with others served between two requests of a long document. Documents of one session wait in line. */
  async processInTurns(text: string, session = commonSession): Promise<string> {
    const before = this.#turns.get(session)
    const run = async (): Promise<string> => {
      await before?.catch(() => {})
      const open = this.#openSession(session)
      try {
        return await open.processInTurns(text, () => setImmediate())
      } catch (error) {
        this.#forgetDead(session, open, error)
        throw error
      }
    }
    const turn = run()
    this.#turns.set(session, turn)
    try {
      return await turn
    } finally {
      if (this.#turns.get(session) === turn) this.#turns.delete(session)
    }
  }

  #openSession(name: string): CompanySession {
    let open = this.#sessions.get(name)
    if (!open) {
      open = this.desktop.openSession({ appName: name, companyFile: '' })
      this.#sessions.set(name, open)
    }
    return open
  }

  /** A ticket that is no longer valid stays so: the next request opens a session anew. */
  #forgetDead(name: string, session: CompanySession, error: unknown): void {
    const isDead = error instanceof ComError && error.hresult === '0x8004040D'
    if (isDead && this.#sessions.get(name) === session) this.#sessions.delete(name)
  }

  /** One request without XML, its values unchecked: request('InvoiceQueryRq', { RefNumber: ['1002'] }). */
  request(name: string, content: Fields = {}, attributes: Record<string, string> = {}): Message {
    this.company.refresh()
    return this.desktop.perform(name, content, attributes)
  }

  /** What a person at the computer does: person('open', { kind: 'invoices', record: '1002' }). */
  person(act: string, given: object = {}): object {
    return doAct(this.company, act, given)
  }

  screen(): Screen {
    this.company.refresh()
    return settled(this.company)
  }

  /** Turns the clock of the company and says what it shows. */
  clock(wish: ClockWish = {}): ClockFace {
    this.company.refresh()
    const isQuestion = Object.values(wish).every((value) => value === undefined)
    return isQuestion ? clockFace(this.company) : turnClock(this.company, wish)
  }

  sessions(): string[] {
    return [...this.#sessions.keys()]
  }

  endSession(name: string): void {
    this.#sessions.get(name)?.end()
    this.#sessions.delete(name)
  }

  /**
   * The company as it was at first, or a new one of another profile. Sessions end, windows and dialogs close.
   * A company in a file is only replaced where the profile is said.
   */
  async reset(wish: Pick<CreateOptions, 'profile' | 'invoices' | 'seed'> = {}): Promise<void> {
    const isNew = Object.values(wish).some((value) => value !== undefined)
    if (!isNew && !this.#first)
      throw new QbsyncError('E_USAGE', {
        detail: `The company is in ${this.company.file}: say which profile is to replace it, or restore a snapshot`,
      })
    for (const name of this.sessions()) this.endSession(name)
    if (!isNew && this.#first) await takeBytes(this.company, Buffer.from(this.#first))
    else await this.#remake(wish)
  }

  async #remake(wish: Pick<CreateOptions, 'profile' | 'invoices' | 'seed'>): Promise<void> {
    const { company: _, ...options } = this.#options
    const made = createCompany(':memory:', { ...options, ...wish }, this.env)
    try {
      await this.snapshots.take(made)
    } finally {
      made.close()
    }
  }

  close(): void {
    for (const name of this.sessions()) this.endSession(name)
    this.connectors.close()
    this.desktop.close()
    this.snapshots.close()
    this.company.close()
  }
}

/** Callers that name no session share this one. */
export const commonSession = 'qbsync simulator'

/** Opens the company file, or makes it. Throws what opening and making throw. */
export function openSimulator(options: SimulatorOptions, env: Env): Simulator {
  const { company: file = ':memory:', ...wish } = options
  const company =
    file !== ':memory:' && existsSync(file)
      ? openCompany(file, env)
      : createCompany(file, wish, env)
  return new Simulator(company, env, options)
}
