// Files of text that a command makes: whole or not at all, also on a disk that fills up meanwhile.
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { fileProblem, QbsyncError } from '../errors.ts'

const usualHint = 'Check that its folder exists and may be written.'

/** Written beside and renamed, so that others see it whole; a pipe or a device is written as it is. Throws E_FILE. */
export function writeWhole(file: string, text: string, hint = usualHint): void {
  try {
    const there = statSync(file, { throwIfNoEntry: false })
    if (there?.isDirectory()) throw new Error('it is a folder')
    if (there && !there.isFile()) writeFileSync(file, text)
    else replace(there ? realpathSync(file) : file, text, there?.mode)
  } catch (cause) {
    throw unusable(file, cause, hint)
  }
}

/** The same, line by line, for what may be too long for one text. Throws E_FILE. */
export function writeLines(file: string, lines: Iterable<string>, mode = 0o600): void {
  const part = `${file}.${process.pid}.part`
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder')
    const to = openSync(part, 'w', mode)
    try {
      for (const line of lines) writeSync(to, `${line}\n`)
    } finally {
      closeSync(to)
    }
    renameSync(part, file)
  } catch (cause) {
    rmSync(part, { force: true })
    if (cause instanceof QbsyncError) throw cause
    throw unusable(file, cause, usualHint)
  }
}

function replace(file: string, text: string, mode = 0o666): void {
  const part = `${file}.${process.pid}.part`
  try {
    writeFileSync(part, text, { mode: mode & 0o777 })
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

/** Before work whose result goes there; nothing is made or changed. Throws E_FILE. */
export function mustBeWritable(file: string): void {
  try {
    const there = statSync(file, { throwIfNoEntry: false })
    if (there?.isDirectory()) throw new Error('it is a folder')
    accessSync(there ? file : dirname(file), constants.W_OK)
  } catch (cause) {
    throw unusable(file, cause, usualHint)
  }
}

function unusable(file: string, cause: unknown, hint: string): QbsyncError {
  const problem = fileProblem(cause)
  return new QbsyncError('E_FILE', { file, problem, hint }, { cause })
}
