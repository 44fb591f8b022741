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

/** The first line of a file or of stdin: passwords in it need not stand in the list of processes. Throws E_FILE. */
export function readSecret(file: string): string {
  const [line = ''] = readBytes(file)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 1)
  if (line !== '') return line
  throw new QbsyncError('E_FILE', {
    file,
    problem: 'its first line is empty',
    hint: 'Its first line is the password.',
  })
}
