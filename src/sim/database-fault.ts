// What SQLite says when a file fails under our hands: a full disk, damage, another program.
import { QbsyncError } from '../errors.ts'

/** What the person can do about each kind of trouble that SQLite has with a file. */
const databaseHints: Readonly<Record<string, string>> = {
  SQLITE_CORRUPT: 'The file is damaged: go back to a copy or a snapshot of it, or make it anew.',
  SQLITE_NOTADB: 'The file is damaged: go back to a copy or a snapshot of it, or make it anew.',
  SQLITE_FULL: 'The disk is full: make room and try again; what was not finished was taken back.',
  SQLITE_IOERR: 'The disk failed or is full; what was not finished was taken back.',
  SQLITE_READONLY: 'Check that the file and its folder may be written.',
  SQLITE_CANTOPEN: 'Check that the file and its folder may be written.',
  SQLITE_PERM: 'Check that the file and its folder may be written.',
  SQLITE_BUSY: 'Another program holds it: try again when that one has ended.',
  SQLITE_LOCKED: 'Another program holds it: try again when that one has ended.',
}

/**
 * E_DATABASE where SQLite failed for the world's reasons, undefined where for ours. Known by its looks, so
 * that nobody who asks needs the package: `code` is SQLITE_FULL, SQLITE_IOERR_WRITE and so on.
 */
export function databaseFault(error: unknown, files: readonly string[]): QbsyncError | undefined {
  if (!(error instanceof Error) || error.name !== 'SqliteError') return undefined
  const code = String((error as Error & { code?: unknown }).code)
  const isBare = /^no such (table|column)\b/.test(error.message)
  const hint = databaseHints[isBare ? 'SQLITE_CORRUPT' : code.split('_', 2).join('_')]
  if (hint === undefined) return undefined
  const details = { problem: error.message, files: files.join(', ') || 'its file', hint }
  return new QbsyncError('E_DATABASE', details, { cause: error })
}
