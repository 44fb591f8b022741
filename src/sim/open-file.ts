// Company files opened and made: what is one, and which form of tables it has.
import type { Env } from '../env.ts'
import { invariant, QbsyncError } from '../errors.ts'
import { Company, type CompanyFacts } from './company-file.ts'
import { connect, notCompany, settle } from './connect.ts'
import { applicationId, laterColumns, laterTables, schema, schemaVersion } from './tables.ts'

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
      db.exec(laterColumns)
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
