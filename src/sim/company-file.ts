// A simulated company file: SQLite, synchronous, one transaction a request. Everything QuickBooks would keep in
// its file is in here; what a running QuickBooks has besides (sessions, iterators) is in session.ts.
import Database from 'better-sqlite3'
import type { Env } from '../env.ts'
import { invariant, QbsyncError } from '../errors.ts'
import type { Fields } from '../schema/entity.ts'
import { applicationId, laterTables, schema, schemaVersion } from './tables.ts'
import { type Seconds, type Zone, zone } from './zone.ts'

/** Where nothing public says what QuickBooks does, or clients must cope with both (qbxml-semantics.md 26). */
export interface Switches {
  /** Print the standard-time offset all year (certain; off for clients that cannot). */
  readonly standardOffsetOnly: boolean
  /** Applying a payment or credit moves EditSequence and TimeModified of the document (26.2, reported). */
  readonly linksTouchDocuments: boolean
  /** Characters outside Windows-1252 become "?" (reported), or the request is refused with 3080. */
  readonly unknownCharacters: 'replace' | 'refuse'
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
  readonly lastRestore: Seconds
  readonly lastCondense: Seconds
  readonly switches: Switches
  /** Content of CompanyRet and PreferencesRet. */
  readonly company: Fields
  readonly preferences: Fields
}

/** List records kept in memory: about 1 kB each. */
const rowLimit = 20_000

export class Company {
  readonly file: string
  readonly db: Database.Database
  #env: Env
  #facts: CompanyFacts | undefined
  #zone: Zone | undefined
  #statements = new Map<string, Database.Statement>()
  #fullNames = new Map<string, string>()
  #rows = new Map<string, unknown>()
  #dataVersion: unknown

  constructor(file: string, db: Database.Database, env: Env) {
    this.file = file
    this.db = db
    this.#env = env
    this.#dataVersion = this.#version()
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

  now(): Seconds {
    return Math.floor(this.#env.now() / 1000)
  }

  today(): string {
    return this.zone.day(this.now())
  }

  /** Runs `work` at another moment, for records that were made in the past. */
  at<T>(now: Seconds, work: () => T): T {
    const env = this.#env
    this.#env = { ...env, now: () => now * 1000 }
    try {
      return work()
    } finally {
      this.#env = env
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
   */
  inBulk(work: () => void): void {
    const { db } = this
    db.pragma('application_id = 0')
    db.pragma('journal_mode = memory')
    db.pragma('synchronous = off')
    work()
    settle(db)
    db.pragma(`application_id = ${applicationId}`)
  }

  /** Another process may have written: what is kept in memory is dropped then. */
  refresh(): void {
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
    const row = this.sql(
      `insert into meta values (?, ?) on conflict do update set value = value + excluded.value
       returning value`,
    ).get(`next:${counter}`, by) as { value: number }
    return row.value - by + 1
  }

  /** Full name of a list record, or undefined where there is none. */
  fullName(family: string, id: string): string | undefined {
    const key = `${family} ${id}`
    let name = this.#fullNames.get(key)
    if (name === undefined) {
      const row = this.sql('select full_name from lists where family = ? and id = ?').get(
        family,
        id,
      )
      name = (row as { full_name: string } | undefined)?.full_name
      if (name !== undefined) this.#fullNames.set(key, name)
    }
    return name
  }

  /** A row kept in memory until it is written. Whoever gets it must not change it. */
  row<T>(key: string, read: () => T): T {
    let found = this.#rows.get(key)
    if (found === undefined) {
      found = read()
      if (this.#rows.size >= rowLimit) this.#rows.clear()
      if (found !== undefined) this.#rows.set(key, found)
    }
    return found as T
  }

  forgetRow(key: string): void {
    this.#rows.delete(key)
  }

  forgetLists(): void {
    this.#fullNames.clear()
    this.#rows.clear()
  }

  close(): void {
    if (this.db.open) this.db.close()
  }
}

/** Opens a file that must be a company already. */
export function openFile(file: string, env: Env): Company {
  const db = connect(file, true)
  try {
    const found = db.pragma('application_id', { simple: true })
    if (found !== applicationId) throw notCompany(file, 'it is a database of another program')
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version > schemaVersion) throw notCompany(file, 'a newer qbsync wrote it')
    settle(db)
    if (version < schemaVersion) {
      db.exec(laterTables)
      db.pragma(`user_version = ${schemaVersion}`)
    }
    return new Company(file, db, env)
  } catch (error) {
    db.close()
    throw error instanceof QbsyncError ? error : notCompany(file, 'it is damaged', error)
  }
}

/** Makes an empty company file: tables and facts, no records. */
export function makeFile(file: string, facts: CompanyFacts, env: Env): Company {
  const db = connect(file, false)
  settle(db)
  db.exec(schema)
  db.exec(laterTables)
  db.pragma(`application_id = ${applicationId}`)
  db.pragma(`user_version = ${schemaVersion}`)
  db.prepare('insert into meta values (?, ?)').run('facts', JSON.stringify(facts))
  const company = new Company(file, db, env)
  invariant(company.facts.path === facts.path, 'a new company file keeps its facts')
  return company
}

function connect(file: string, mustExist: boolean): Database.Database {
  try {
    return new Database(file, { fileMustExist: mustExist && file !== ':memory:' })
  } catch (error) {
    if (mustExist) throw notCompany(file, 'it does not exist or cannot be opened', error)
    const problem = error instanceof Error ? error.message : String(error)
    throw new QbsyncError(
      'E_FILE',
      { file, problem, hint: 'Check that its folder exists and may be written.' },
      { cause: error },
    )
  }
}

function settle(db: Database.Database): void {
  db.pragma('journal_mode = wal')
  // With WAL this cannot damage the file; a power cut may lose the last requests, as it may with QuickBooks.
  db.pragma('synchronous = normal')
  db.pragma('busy_timeout = 5000')
  // A checkpoint is what waits for the disk: the default of 1,000 pages comes every fifty invoices.
  db.pragma('wal_autocheckpoint = 8000')
  db.pragma('cache_size = -32768')
  db.pragma('temp_store = memory')
}

function notCompany(file: string, problem: string, cause?: unknown): QbsyncError {
  return new QbsyncError('E_NOT_COMPANY', { file, problem }, { cause })
}
