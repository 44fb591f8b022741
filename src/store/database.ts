// How we open a SQLite file that must survive a power cut: used by the store and by the SQLite backend.
import { closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { QbsyncError } from '../errors.ts'

const busyMs = 5000
const napMs = 20

/**
 * Opens the file in WAL mode with synchronous FULL: what was journalled before a request went out must not be
 * forgotten, or a write could be sent twice. `prepare` runs while nothing else is done with it; if it fails the
 * file is closed again. `check` looks at it before anything of it is changed. `isPrivate`: a file that is made now is
 * its owner's alone. Throws E_STORE.
 */
export function openDatabase(
  file: string,
  prepare: (db: Database.Database) => void,
  check: (db: Database.Database) => void = () => undefined,
  options: { readonly isPrivate?: boolean } = {},
): Database.Database {
  let db: Database.Database | undefined
  try {
    if (options.isPrivate) makePrivate(file)
    db = new Database(file, { timeout: busyMs })
    check(db)
    useWal(db)
    db.pragma('synchronous = FULL')
    // Rows are appended, so what a page of records leaves in the cache is hardly looked at again; the usual 16 MB
    // of each file would only be held.
    db.pragma('cache_size = -4000')
    prepare(db)
    return db
  } catch (cause) {
    db?.close()
    throw cause instanceof QbsyncError ? cause : storeError(file, cause)
  }
}

/** A new file that nobody but its owner reads; SQLite gives its own files beside it the same rights. */
function makePrivate(file: string): void {
  if (file === ':memory:' || existsSync(file)) return
  closeSync(openSync(file, 'a', 0o600))
}

/** Changing the journal mode does not wait for a lock as everything else does: it is tried again by hand. */
function useWal(db: Database.Database): void {
  const nap = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; ; waited += napMs) {
    try {
      db.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const isBusy = String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
      if (!isBusy || waited >= busyMs) throw error
      Atomics.wait(nap, 0, 0, napMs)
    }
  }
}

export function storeError(file: string, cause: unknown): QbsyncError {
  const problem = cause instanceof Error ? cause.message : String(cause)
  const hint =
    storeHints.find(([pattern]) => pattern.test(problem))?.[1] ??
    'Check that the folder exists, may be written, and has space.'
  return new QbsyncError('E_STORE', { file, problem, hint }, { cause })
}

const storeHints: readonly (readonly [says: RegExp, hint: string])[] = [
  [/not a database/, 'Point to another file, or move this one away.'],
  [/malformed/, 'The file is damaged: go back to a copy of it, or move it away.'],
  [/^no such column|has no column/, 'Tables of another program are in it: point to another file.'],
  [/locked/, 'Another program holds it: try again when that one has ended.'],
]
