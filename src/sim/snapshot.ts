// A snapshot is a company file like any other. Restoring puts its content in place of the company's, in one step
// that other processes with the same file see as a whole.
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Env } from '../env.ts'
import { fileProblem, QbsyncError } from '../errors.ts'
import { Company } from './company-file.ts'
import { settle } from './connect.ts'
import { openFile } from './open-file.ts'

const isInMemory = (company: Company): boolean => company.file === ':memory:'

/** Copies the company as it is now. Throws E_FILE_EXISTS, E_FILE. */
export async function writeSnapshot(
  company: Company,
  file: string,
  options: { readonly force?: boolean } = {},
): Promise<void> {
  if (existsSync(file) && !options.force) throw new QbsyncError('E_FILE_EXISTS', { file })
  // Beside it first: a snapshot that is replaced is lost for a whole one only.
  const place = `${file}.making-${process.pid}`
  try {
    if (existsSync(file) && !statSync(file).isFile()) throw new Error('it is a folder or a device')
    await company.db.backup(place)
    removeFile(file)
    renameSync(place, file)
  } catch (cause) {
    removeFile(place)
    const problem = fileProblem(cause)
    const hint = 'Check that its folder exists and may be written.'
    throw new QbsyncError('E_FILE', { file, problem, hint }, { cause })
  }
}

function removeFile(file: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true })
}

/** Takes the content of a snapshot. Throws E_NOT_COMPANY for what is none; nothing has changed then. */
export async function readSnapshot(company: Company, file: string, env: Env): Promise<void> {
  const source = openFile(file, env)
  try {
    if (isInMemory(company)) await takeBytes(company, bytesOf(source))
    else if (source.file !== company.file) {
      await source.db.backup(company.file)
      company.forget()
    }
  } finally {
    source.close()
  }
}

/** The whole company as bytes: quick for small ones, and they need no file. */
export function bytesOf(company: Company): Buffer {
  const bytes = company.db.serialize()
  // A file says in its header that it has a write-ahead log, which memory has not.
  bytes[18] = 1
  bytes[19] = 1
  return bytes
}

/** The same back: a company in memory becomes these bytes, one in a file takes their content. */
export async function takeBytes(company: Company, bytes: Buffer): Promise<void> {
  const db = new Database(bytes)
  settle(db)
  if (isInMemory(company)) {
    company.replaceBy(db)
    return
  }
  try {
    await db.backup(company.file)
    company.forget()
  } finally {
    db.close()
  }
}

/** The company that these bytes are, in memory. */
export function companyOf(bytes: Buffer, env: Env): Company {
  const db = new Database(bytes)
  settle(db)
  return new Company(':memory:', db, env)
}
