// A look at a SQLite file of ours without changing it: for the doctor, before anybody opens it in earnest.
import Database from 'better-sqlite3'
import { QbsyncError } from '../errors.ts'
import { type TableName, tables } from './tables.ts'

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

/** What only ever grows, and decides nothing: too much to be read whenever something starts. */
const history: readonly TableName[] = ['exchanges', 'recordings', 'mentions']

/**
 * Looks through what a sync decides by, before anything is decided by it: who may call, what was sent, what is linked.
 * Throws E_STORE where a page of it is damaged; half a second for a million links.
 */
export function checkStore(file: string): void {
  const names = (Object.keys(tables) as TableName[]).filter((name) => !history.includes(name))
  let problem: string | undefined
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
    for (const name of names)
      for (const row of db.pragma(`quick_check(${name})`) as Record<string, string>[])
        for (const text of Object.values(row)) if (text !== 'ok') problem ??= text
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error)
  } finally {
    db?.close()
  }
  if (problem === undefined) return
  const hint = 'Nothing was exchanged. See what is wrong with: qbsync doctor --thorough'
  throw new QbsyncError('E_STORE', { file, problem: `it is damaged (${problem})`, hint })
}
