// A file a person named, or stdin, as bytes.
import { readFileSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'

export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    const hint = 'Give a file that can be read, or - for stdin.'
    throw new QbsyncError('E_FILE', { file, problem, hint }, { cause })
  }
}
