// A look at a SQLite file of ours without changing it: for the doctor, before anybody opens it in earnest.
import Database from 'better-sqlite3'

export interface Inspected {
  /** Number of the last migration that ran. */
  readonly version: number
  /** What is broken; empty where SQLite finds nothing. */
  readonly faults: readonly string[]
}

/** Faults told at most. */
const most = 5

/** `isThorough` reads every page and index, which takes a second for each few hundred megabytes. */
export function inspectDatabase(file: string, isThorough: boolean): Inspected {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
    const check = isThorough ? 'integrity_check' : 'quick_check'
    const rows = db.pragma(`${check}(${most})`) as Record<string, string>[]
    const told = rows.flatMap((row) => Object.values(row))
    const version = db.pragma('user_version', { simple: true }) as number
    return { version, faults: told.filter((text) => text !== 'ok') }
  } catch (error) {
    return { version: 0, faults: [error instanceof Error ? error.message : String(error)] }
  } finally {
    db?.close()
  }
}
