// Connections to the SQLite file of a company: how they are opened and set.
import Database from 'better-sqlite3'
import { QbsyncError } from '../errors.ts'

export function connect(file: string, mustExist: boolean): Database.Database {
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

/** How a connection to a company file is set, on disk or in memory. */
export function settle(db: Database.Database): void {
  db.pragma('journal_mode = wal')
  // With WAL this cannot damage the file; a power cut may lose the last requests, as it may with QuickBooks.
  db.pragma('synchronous = normal')
  db.pragma('busy_timeout = 5000')
  // A checkpoint is what waits for the disk: the default of 1,000 pages comes every fifty invoices.
  db.pragma('wal_autocheckpoint = 8000')
  // Walks go through a file once. With 32 MB a connector that walks 100,000 invoices held 204 MB, and was no quicker.
  db.pragma('cache_size = -16384')
  db.pragma('temp_store = memory')
}

export function notCompany(file: string, problem: string, cause?: unknown): QbsyncError {
  return new QbsyncError('E_NOT_COMPANY', { file, problem }, { cause })
}
