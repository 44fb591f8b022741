// A simulated company file: SQLite, synchronous, one transaction a request. Everything QuickBooks would keep in
// its file is in here; what a running QuickBooks has besides (sessions, iterators) is in session.ts.
import type Database from 'better-sqlite3'
import type { Env } from '../env.ts'
import type { Fields } from '../schema/entity.ts'
import { BeforeWrite } from './before-write.ts'
import { takeApart } from './bulk.ts'
import { settle } from './connect.ts'
import { Counters } from './counters.ts'
import type { Right } from './right-names.ts'
import { StillViews } from './still-view.ts'
import { applicationId } from './tables.ts'
import { type Seconds, type Zone, zone } from './zone.ts'

/** Where nothing public says what QuickBooks does, or clients must cope with both (qbxml-semantics.md 26). */
export interface Switches {
  /** Print the standard-time offset all year (certain; off for clients that cannot). */
  readonly standardOffsetOnly: boolean
  /** Applying a payment or credit moves EditSequence and TimeModified of the document (26.2, reported). */
  readonly linksTouchDocuments: boolean
  /** Characters outside Windows-1252 become "?" (reported), or the request is refused with 3080. */
  readonly unknownCharacters: 'replace' | 'refuse'
  /** A Mod with a stale EditSequence (3200) is answered with the record as it now is; off, with nothing (25.8). */
  readonly staleEditShowsRecord?: boolean
}

/** What a company file knows of itself, apart from its records. */
export interface CompanyFacts {
  /** Windows path under which QuickBooks has it open. */
  readonly path: string
  readonly timeZone: string
  readonly country: string
  readonly productName: string
  readonly majorVersion: number
  readonly minorVersion: number
  /** Newest qbXML it lists; left out: all there are. A newer text is taken all the same: QBWC itself asks in 13.0. */
  readonly newestVersion?: string
  readonly fileMode: 'SingleUser' | 'MultiUser'
  readonly user: string
  /** A closing date only binds requests when it has a password (qbxml-semantics.md 13, reported). */
  readonly hasClosingPassword: boolean
  /** Rights the application does not have (13); all it has where there are none. */
  readonly denied?: readonly Right[]
  readonly lastRestore: Seconds
  readonly lastCondense: Seconds
  readonly switches: Switches
  /** Content of CompanyRet and PreferencesRet. */
  readonly company: Fields
  readonly preferences: Fields
}

/** Time of a company file, kept in it. */
export interface Clock {
  /** Seconds by which it is ahead of the real one. */
  readonly ahead: Seconds
  /** The moment at which it stands still. */
  readonly stands?: Seconds | undefined
}

/** A list record as others name it. */
export type Reference = Readonly<{ ListID: string; FullName: string }>

/** List records kept in memory: about 1 kB each. */
const rowLimit = 5_000

export class Company {
  readonly file: string
  readonly #env: Env
  #db: Database.Database
  #facts: CompanyFacts | undefined
  #zone: Zone | undefined
  #clock: Clock | undefined
  /** Set while a record of the past is made. */
  #moment: Seconds | undefined
  #statements = new Map<string, Database.Statement>()
  #references = new Map<string, Map<string, Reference>>()
  /** By what they are found by, then by key: no text is put together for a look. */
  readonly #rows = new Map<string, Map<string | number, unknown>>()
  #rowCount = 0
  readonly #counters = new Counters(this)
  #dataVersion: unknown
  readonly beforeWrite = new BeforeWrite()
  readonly stillViews = new StillViews(() => this.#db)

  constructor(file: string, db: Database.Database, env: Env) {
    this.file = file
    this.#db = db
    this.#env = env
    this.#dataVersion = this.#version()
  }

  get db(): Database.Database {
    return this.#db
  }

  get env(): Env {
    return this.#env
  }

  get facts(): CompanyFacts {
    this.#facts ??= JSON.parse(this.meta('facts') ?? '{}') as CompanyFacts
    return this.#facts
  }

  get zone(): Zone {
    this.#zone ??= zone(this.facts.timeZone, this.facts.switches.standardOffsetOnly)
    return this.#zone
  }

  /** The clock of the computer with QuickBooks: the one of the Env, unless the company file has a clock of its own. */
  now(): Seconds {
    if (this.#moment !== undefined) return this.#moment
    const { stands, ahead } = this.clock
    return stands ?? Math.floor(this.#env.now() / 1000) + ahead
  }

  get clock(): Clock {
    this.#clock ??= JSON.parse(this.meta('clock') || '{"ahead":0}') as Clock
    return this.#clock
  }

  setClock(clock: Clock): void {
    this.setMeta('clock', JSON.stringify(clock))
    this.#clock = undefined
  }

  today(): string {
    return this.zone.day(this.now())
  }

  /** Runs `work` at another moment, for records that were made in the past. */
  at<T>(now: Seconds, work: () => T): T {
    const before = this.#moment
    this.#moment = now
    try {
      return work()
    } finally {
      this.#moment = before
    }
  }

  /** A prepared statement, prepared once. */
  sql(text: string): Database.Statement {
    let statement = this.#statements.get(text)
    if (!statement) this.#statements.set(text, (statement = this.db.prepare(text)))
    return statement
  }

  /** One transaction; inside another one, a savepoint. An exception takes everything back. */
  write<T>(work: () => T): T {
    const nested = this.db.inTransaction
    this.beforeWrite.now()
    this.sql(nested ? 'savepoint request' : 'begin immediate').run()
    try {
      const result = work()
      this.sql(nested ? 'release request' : 'commit').run()
      return result
    } catch (error) {
      if (this.db.inTransaction) {
        this.sql(nested ? 'rollback to request' : 'rollback').run()
        if (nested) this.sql('release request').run()
      }
      // Names read since the transaction began may be of records that are gone again.
      this.forget()
      throw error
    }
  }

  /**
   * Makes a file full of records, in transactions of its own. Without a journal on disk it takes half the time
   * (20,000 invoices 14 s and not 26 s); a process that dies meanwhile leaves a file that is no company.
   * `isWhole` keeps the indexes and sums, for work that makes requests of every kind.
   */
  inBulk(work: () => void, isWhole = false): void {
    const { db } = this
    this.stillViews.closeIdle()
    db.pragma('application_id = 0')
    db.pragma('journal_mode = memory')
    db.pragma('synchronous = off')
    // Payments come weeks behind their invoices, and names at any time.
    db.pragma('cache_size = -12288')
    const rebuild = isWhole ? () => {} : takeApart(db)
    this.#counters.hold()
    work()
    this.#counters.keep()
    rebuild()
    settle(db)
    db.pragma(`application_id = ${applicationId}`)
  }

  /** Another process may have written: what is kept in memory is dropped then. */
  refresh(): void {
    if (this.#db.memory) return
    const version = this.#version()
    if (version !== this.#dataVersion) this.forget()
    this.#dataVersion = version
  }

  /** Moves when another connection has written. */
  #version(): unknown {
    return this.sql('pragma data_version').pluck(true).get()
  }

  forget(): void {
    this.#facts = undefined
    this.#zone = undefined
    this.#clock = undefined
    this.beforeWrite.forgetCounts()
    this.forgetLists()
  }

  meta(key: string): string | undefined {
    const row = this.sql('select value from meta where key = ?').get(key)
    return (row as { value: string } | undefined)?.value
  }

  setMeta(key: string, value: string): void {
    this.sql('insert or replace into meta values (?, ?)').run(key, value)
  }

  setFacts(change: Partial<CompanyFacts>): void {
    this.setMeta('facts', JSON.stringify({ ...this.facts, ...change }))
    this.forget()
  }

  /** Takes `by` numbers from a counter and gives the first. */
  take(counter: string, by = 1): number {
    return this.#counters.take(counter, by)
  }

  /** The same, with one number of another counter behind it. */
  takeBoth(counter: string, by: number, other: string): [number, number] {
    return this.#counters.takeBoth(counter, by, other)
  }

  /** Full name of a list record, or undefined where there is none. */
  fullName(family: string, id: string): string | undefined {
    return this.reference(family, id)?.FullName
  }

  /** A reference to a list record, one and the same until a record is written; undefined where there is none. */
  reference(family: string, id: string): Reference | undefined {
    let known = this.#references.get(family)
    if (!known) this.#references.set(family, (known = new Map()))
    let found = known.get(id)
    if (found === undefined) {
      const FullName = this.sql('select full_name from lists where family = ? and id = ?')
        .pluck(true)
        .get(family, id) as string | undefined
      if (FullName !== undefined) known.set(id, (found = Object.freeze({ ListID: id, FullName })))
    }
    return found
  }

  /** A row kept in memory until it is written. Whoever gets it must not change it. */
  row<T>(by: string, key: string | number, read: () => T): T {
    const known = this.#rows.get(by)?.get(key)
    if (known !== undefined) return known as T
    const found = read()
    if (found === undefined) return found
    if (this.#rowCount >= rowLimit) this.#forgetRows()
    let rows = this.#rows.get(by)
    if (!rows) this.#rows.set(by, (rows = new Map()))
    rows.set(key, found)
    this.#rowCount++
    return found
  }

  forgetRow(by: string, key: string | number): void {
    if (this.#rows.get(by)?.delete(key)) this.#rowCount--
  }

  forgetLists(): void {
    this.#references.clear()
    this.#forgetRows()
  }

  #forgetRows(): void {
    this.#rows.clear()
    this.#rowCount = 0
  }

  /** The content of another company in place of its own: what is known of the old one is forgotten. */
  replaceBy(db: Database.Database): void {
    this.beforeWrite.now()
    this.stillViews.close()
    this.#db.close()
    this.#db = db
    this.#statements.clear()
    this.forget()
    this.#dataVersion = this.#version()
  }

  close(): void {
    this.stillViews.close()
    if (this.db.open) this.db.close()
  }
}
