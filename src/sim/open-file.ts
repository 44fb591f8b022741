// Company files opened and made: what is one, and which form of tables it has.
import type Database from 'better-sqlite3'
import type { Env } from '../env.ts'
import { databaseFault, invariant, QbsyncError } from '../errors.ts'
import { Company, type CompanyFacts } from './company-file.ts'
import { connect, notCompany, settle } from './connect.ts'
import {
  applicationId,
  laterColumns,
  laterTables,
  schema,
  schemaVersion,
  waitingOfOld,
} from './tables.ts'
import { tallyAgain } from './tally-tables.ts'

/** Opens a file that must be a company already. */
export function openFile(file: string, env: Env): Company {
  const db = connect(file, true)
  try {
    const found = db.pragma('application_id', { simple: true })
    if (found !== applicationId) throw notCompany(file, 'it is a database of another program')
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version > schemaVersion) throw notCompany(file, 'a newer qbsync wrote it')
    settle(db)
    if (version < schemaVersion) upgrade(db)
    const company = new Company(file, db, env)
    // What is no JSON in there, or no company, is told here and not in the middle of a request.
    if (typeof company.facts.path !== 'string') throw notCompany(file, 'it is damaged')
    return company
  } catch (error) {
    db.close()
    if (error instanceof QbsyncError) throw error
    // A whole file on a disk that is full, or held by another program, must not be told to be damaged.
    const { code } = error as { code?: unknown }
    const isWhole = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|PERM|BUSY|LOCKED)/.test(String(code))
    const fault = isWhole ? databaseFault(error, [file]) : undefined
    throw fault ?? notCompany(file, 'it is damaged', error)
  }
}

/** Brings a file of an older qbsync up to date, whole or not at all. */
function upgrade(db: Database.Database): void {
  db.transaction(() => {
    // Another process may have done it while this one waited.
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version >= schemaVersion) return
    for (let old = version; old < schemaVersion; old++) db.exec(laterColumns[old] ?? '')
    db.exec(laterTables)
    if (version < 2) db.exec(waitingOfOld)
    db.exec(tallyAgain)
    db.pragma(`user_version = ${schemaVersion}`)
  }).immediate()
}

/** Makes an empty company file: tables and facts, no records. */
export function makeFile(file: string, facts: CompanyFacts, env: Env): Company {
  const db = connect(file, false)
  try {
    return fill(file, db, facts, env)
  } catch (error) {
    db.close()
    throw error
  }
}

function fill(file: string, db: Database.Database, facts: CompanyFacts, env: Env): Company {
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
