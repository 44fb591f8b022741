// Who may use a company file: the permission that QuickBooks asks for at the first access, the list of Preferences →
// Integrated Applications, editions, and read-only applications. Source: sync-behaviour.md 0.6 (D2, D3, D6, D7);
// web-connector.md 5.2, 5.4, 6.1, 6.5.
import { QbsyncError } from '../errors.ts'
import type { QbxmlDocument } from '../qbxml/document.ts'
import { readQbxml } from '../qbxml/read.ts'
import { writeAnswer, writeRequests } from '../qbxml/write.ts'
import { comError } from './com-errors.ts'
import type { Company } from './company-file.ts'
import { deskOf } from './desk/state.ts'
import type { Desktop } from './desktop.ts'
import type { Asked, Person } from './dialogs.ts'
import { answer } from './perform.ts'
import { ComError, type Session, type SessionOptions, sessionLike } from './quickbooks.ts'
import { notProcessed } from './refusal.ts'
import type { StampingQuickBooks } from './web-connector-world.ts'

export type Allow = 'no' | 'prompt' | 'while-open' | 'always'

/** A row of Preferences → Integrated Applications → Company Preferences. */
export interface Grant {
  readonly allow: Allow
  /** Under whom the application signs in when QuickBooks is closed; only with `always`. */
  readonly loginAs: string
  readonly personalData: boolean
}

const metaKey = 'integrated applications'

export function readGrants(company: Company): Readonly<Record<string, Grant>> {
  return JSON.parse(company.meta(metaKey) ?? '{}') as Record<string, Grant>
}

/** Sets a row of the list (D7), or removes it: then the next access is a first one again. */
export function setGrant(company: Company, appName: string, grant: Grant | undefined): void {
  const { [appName]: _old, ...others } = readGrants(company)
  const all = grant === undefined ? others : { ...others, [appName]: grant }
  company.write(() => company.setMeta(metaKey, JSON.stringify(all)))
}

/** AuthFlags: which editions may be used (5.2, certain); 0 is all. */
const editionFlags = [
  [/enterprise/i, 0x8],
  [/premier|accountant/i, 0x4],
  [/\bpro\b/i, 0x2],
  [/simple start/i, 0x1],
] as const

export interface DeskState {
  /** QuickBooks is not running: it may be started with a path, by applications that may sign in by themselves. */
  isClosed?: boolean
  /** Who is signed in to QuickBooks; default: as the company file says. */
  user?: string
}

/** A simulated QuickBooks that asks a person before it lets an application in. */
export class GuardedDesktop implements StampingQuickBooks {
  readonly #desktop: Desktop
  readonly #person: Person
  readonly desk: DeskState

  constructor(desktop: Desktop, person: Person, desk: DeskState = {}) {
    this.#desktop = desktop
    this.#person = person
    this.desk = desk
  }

  async openSession(options: SessionOptions): Promise<Session> {
    const { company } = this.#desktop
    if (this.desk.isClosed && options.companyFile.trim() === '') throw comError('0x80040416')
    const session = this.#open(options)
    const isClosed = this.#isClosed()
    const { facts } = company
    const flags = options.authFlags ?? 0
    const edition = editionFlags.find(([pattern]) => pattern.test(facts.productName))?.[1] ?? 0
    // "A connection error" is all that is known; the HRESULT is our choice.
    if (flags !== 0 && edition !== 0 && (flags & edition) === 0) throw comError('0x8004041A')
    const grants = readGrants(company)
    // An application may be called "constructor".
    const known = Object.hasOwn(grants, options.appName) ? grants[options.appName] : undefined
    const grant = known ?? (await this.#firstAccess(options))
    if (grant.allow === 'no') throw comError(known ? '0x8004041A' : '0x80040420')
    if (isClosed && (grant.allow !== 'always' || grant.loginAs === '')) throw comError('0x8004041D')
    if (grant.allow === 'prompt' && known) {
      const said = await this.#ask('each', options.appName)
      if (said !== 'yes') throw comError('0x80040420')
    }
    return options.isReadOnly ? readOnly(session) : session
  }

  #isClosed(): boolean {
    return Boolean(this.desk.isClosed) || deskOf(this.#desktop.company).isClosed === true
  }

  /** With QuickBooks closed any other path is a file that cannot be opened; with it open, another file. */
  #open(options: SessionOptions): Session {
    try {
      return this.#desktop.openSession(options)
    } catch (error) {
      if (this.#isClosed() && error instanceof ComError && error.hresult === '0x8004040A')
        throw comError(/\.qbw$/i.test(options.companyFile.trim()) ? '0x80040403' : '0x80040406')
      throw error
    }
  }

  /** D6, D2 and D3: only the Admin in single-user mode is asked, and only he can say yes. */
  async #firstAccess({ appName }: SessionOptions): Promise<Grant> {
    const { company } = this.#desktop
    const { facts } = company
    let user = this.desk.user ?? facts.user
    const isAdmin = (): boolean => user === 'Admin' && facts.fileMode === 'SingleUser'
    if (this.#isClosed()) throw comError('0x80040418')
    if (!isAdmin() && (await this.#ask('admin', appName)) === 'sign-in') {
      user = 'Admin'
      this.desk.user = user
    }
    if (!isAdmin()) throw comError('0x80040418')
    for (let turn = 0; turn < 20; turn++) {
      const allow = (await this.#ask('permission', appName)) as Allow
      if (allow !== 'prompt' && allow !== 'while-open' && allow !== 'always')
        throw comError('0x80040420')
      const loginAs = allow === 'always' ? await this.#ask('loginAs', appName) : ''
      const personalData = (await this.#ask('personalData', appName)) === 'yes'
      const shown = { application: appName, allow, loginAs }
      if ((await this.#person({ dialog: 'confirm', shown })) === 'back') continue
      const grant = { allow, loginAs, personalData }
      setGrant(company, appName, grant)
      return grant
    }
    throw comError('0x80040420')
  }

  #ask(dialog: Asked['dialog'], application: string): string | Promise<string> {
    const { facts } = this.#desktop.company
    return this.#person({ dialog, shown: { application, companyFile: facts.path } })
  }

  stampCompany(ownerId: string, name: string, value: string): void {
    this.#desktop.stampCompany(ownerId, name, value)
  }
}

const noWrites = {
  code: 3263,
  severity: 'Error',
  message: 'The application has read-only access.',
} as const

const isWrite = (name: string): boolean => /(Add|Mod|Del|Void|Merge)Rq$/.test(name)

function readable(text: string): QbxmlDocument | undefined {
  try {
    return readQbxml(text)
  } catch (error) {
    if (error instanceof QbsyncError) return undefined
    throw error
  }
}

/** Each request that writes is refused with 3263 (5.4, reported); the others run. */
function readOnly(session: Session): Session {
  const processRequest = (text: string): string => {
    if (!/<\w+(?:Add|Mod|Del|Void|Merge)Rq\b/.test(text)) return session.processRequest(text)
    const document = readable(text)
    // A COM error, before anything runs.
    if (!document) return session.processRequest(text)
    const version = document.version ?? '13.0'
    const stops = document.attributes['onError'] === 'stopOnError'
    let stopped = false
    const messages = document.messages.map((asked) => {
      if (stopped) return answer(asked, notProcessed)
      if (isWrite(asked.name)) {
        stopped = stops
        return answer(asked, noWrites)
      }
      const one = session.processRequest(writeRequests({ version, messages: [asked] }))
      const [made] = readQbxml(one).messages
      stopped = stops && made?.attributes['statusSeverity'] === 'Error'
      return made ?? answer(asked, notProcessed)
    })
    return writeAnswer({ attributes: {}, messages }, { version })
  }
  return sessionLike(session, { processRequest })
}
