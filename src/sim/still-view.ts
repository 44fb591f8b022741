// A company file as it stood at one moment, read from a connection of its own: SQLite keeps for it what others write
// over meanwhile. A few at a time, for what is kept grows with all that is written.
import type Database from 'better-sqlite3'
import { connect } from './connect.ts'

/** Open at one time; another one is refused, and its set is read in another way. */
const mostViews = 8

export class StillView {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()
  readonly #closed: (view: StillView) => void

  constructor(db: Database.Database, closed: (view: StillView) => void) {
    this.#db = db
    this.#closed = closed
  }

  get isOpen(): boolean {
    return this.#db.open
  }

  sql(text: string): Database.Statement {
    let statement = this.#statements.get(text)
    if (!statement) this.#statements.set(text, (statement = this.#db.prepare(text)))
    return statement
  }

  close(): void {
    this.#db.close()
    this.#closed(this)
  }
}

/** A connection that has begun to read; undefined where there can be no second one, and the set is read in another way. */
function stillOf(file: string): Database.Database | undefined {
  let db: Database.Database | undefined
  try {
    db = connect(file, true)
    db.pragma('query_only = on')
    db.exec('begin; select 1 from meta limit 1')
    return db
  } catch {
    db?.close()
    return undefined
  }
}

/** Those of one company. */
export class StillViews {
  readonly #open = new Set<StillView>()
  readonly #main: () => Database.Database

  constructor(main: () => Database.Database) {
    this.#main = main
  }

  /** The file as it is now; undefined in memory, within a write, or where there are many already. */
  open(): StillView | undefined {
    const main = this.#main()
    if (main.memory || main.inTransaction || this.#open.size >= mostViews) return undefined
    if (main.pragma('journal_mode', { simple: true }) !== 'wal') return undefined
    const db = stillOf(main.name)
    if (!db) return undefined
    const view = new StillView(db, (gone) => this.#open.delete(gone))
    this.#open.add(view)
    return view
  }

  close(): void {
    for (const view of [...this.#open]) view.close()
  }
}
