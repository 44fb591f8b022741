// A company file as it stood at one moment, read from a connection of its own: SQLite keeps for it what others write
// over meanwhile. A few at a time, for what is kept grows with all that is written.
import type Database from 'better-sqlite3'
import { connect } from './connect.ts'

/** Open at one time; another one is refused, and its set is read in another way. */
const mostViews = 8

/** Connections that wait for the next view: to open one, and to prepare its statements, takes as long as half a page. */
const mostIdle = 2

/** A second connection to the file, with the statements it has prepared. */
class Reader {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(file: string) {
    this.#db = connect(file, true)
    this.#db.pragma('query_only = on')
  }

  sql(text: string): Database.Statement {
    let statement = this.#statements.get(text)
    if (!statement) this.#statements.set(text, (statement = this.#db.prepare(text)))
    return statement
  }

  /** From here on the file is read as it is now. */
  begin(): void {
    this.sql('begin').run()
    this.sql('select 1 from meta limit 1').get()
  }

  /** Lets go of what was kept for it, so that the file can be put in order. */
  end(): void {
    this.sql('rollback').run()
  }

  close(): void {
    this.#db.close()
  }
}

export class StillView {
  #reader: Reader | undefined
  readonly #closed: (view: StillView, reader: Reader) => void

  constructor(reader: Reader, closed: (view: StillView, reader: Reader) => void) {
    this.#reader = reader
    this.#closed = closed
  }

  get isOpen(): boolean {
    return this.#reader !== undefined
  }

  sql(text: string): Database.Statement {
    if (!this.#reader) throw new Error('a view of a company file was read after its end')
    return this.#reader.sql(text)
  }

  close(): void {
    const reader = this.#reader
    this.#reader = undefined
    if (reader) this.#closed(this, reader)
  }
}

/** One that has begun to read; undefined where there can be no second one, and the set is read in another way. */
function begun(make: () => Reader): Reader | undefined {
  let reader: Reader | undefined
  try {
    reader = make()
    reader.begin()
    return reader
  } catch {
    reader?.close()
    return undefined
  }
}

/** Those of one company. */
export class StillViews {
  readonly #open = new Set<StillView>()
  readonly #idle: Reader[] = []
  readonly #main: () => Database.Database

  constructor(main: () => Database.Database) {
    this.#main = main
  }

  /** The file as it is now; undefined in memory, within a write, or where there are many already. */
  open(): StillView | undefined {
    const main = this.#main()
    if (main.memory || main.inTransaction || this.#open.size >= mostViews) return undefined
    if (main.pragma('journal_mode', { simple: true }) !== 'wal') return undefined
    const reader = begun(() => this.#idle.pop() ?? new Reader(main.name))
    if (!reader) return undefined
    const view = new StillView(reader, (gone, free) => {
      this.#open.delete(gone)
      this.#keep(free)
    })
    this.#open.add(view)
    return view
  }

  #keep(reader: Reader): void {
    reader.end()
    if (this.#idle.length < mostIdle) this.#idle.push(reader)
    else reader.close()
  }

  /** Closes connections nobody reads from: a file that nobody else has open can be set in another way. */
  closeIdle(): void {
    for (const reader of this.#idle.splice(0)) reader.close()
  }

  close(): void {
    for (const view of [...this.#open]) view.close()
    this.closeIdle()
  }
}
