// A simulated QuickBooks with one company, and the simulated Web Connector beside it, in this process. What the
// addresses of the HTTP service do, a test in this process can do without them.
import type { Env } from '../../env.ts'
import type { Company } from '../company-file.ts'
import { Desktop } from '../desktop.ts'
import { ComError, type Session } from '../quickbooks.ts'
import { WebConnector } from '../web-connector.ts'

export class Simulator {
  readonly company: Company
  readonly desktop: Desktop
  readonly connector: WebConnector
  readonly env: Env
  readonly #sessions = new Map<string, Session>()

  constructor(company: Company, env: Env) {
    this.company = company
    this.env = env
    this.desktop = new Desktop(company)
    this.connector = new WebConnector({ quickbooks: this.desktop, env })
  }

  /**
   * One qbXML document in, one out, in the session of that name, which is opened if need be and lives until it is
   * ended. Throws ComError where QuickBooks would answer nothing.
   */
  process(text: string, session = commonSession): string {
    let open = this.#sessions.get(session)
    if (!open) {
      open = this.desktop.openSession({ appName: session, companyFile: '' })
      this.#sessions.set(session, open)
    }
    try {
      return open.processRequest(text)
    } catch (error) {
      // A ticket that is no longer valid stays so: the next request opens a session anew.
      if (error instanceof ComError && error.hresult === '0x8004040D')
        this.#sessions.delete(session)
      throw error
    }
  }

  sessions(): string[] {
    return [...this.#sessions.keys()]
  }

  endSession(name: string): void {
    this.#sessions.get(name)?.end()
    this.#sessions.delete(name)
  }

  close(): void {
    for (const name of this.sessions()) this.endSession(name)
    this.company.close()
  }
}

/** Callers that name no session share this one. */
export const commonSession = 'qbsync simulator'
