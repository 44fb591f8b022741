// A file a person named, or stdin, as bytes; never more of it than is any use.
import { closeSync, openSync, readSync } from 'node:fs'
import { fileProblem, QbsyncError } from '../errors.ts'
import { documentBytes, secretBytes } from '../limits.ts'

const chunkBytes = 256 * 1024

/** Throws E_FILE, also where there are more than `most` bytes of it. */
export function readBytes(file: string, most: number = documentBytes): Buffer {
  try {
    const from = file === '-' ? 0 : openSync(file, 'r')
    try {
      return readAll(from, most)
    } finally {
      if (from !== 0) closeSync(from)
    }
  } catch (cause) {
    const problem = fileProblem(cause)
    const hint = 'Give a file that can be read, or - for stdin.'
    throw new QbsyncError('E_FILE', { file, problem, hint }, { cause })
  }
}

/** Piece by piece: what a device or a pipe gives has no length to look at before. */
function readAll(from: number, most: number): Buffer {
  const pieces: Buffer[] = []
  for (let length = 0; ; ) {
    const piece = Buffer.allocUnsafe(chunkBytes)
    const read = readSync(from, piece)
    if (read === 0) return Buffer.concat(pieces, length)
    length += read
    if (length > most) throw new Error(`it is larger than ${most} bytes`)
    pieces.push(piece.subarray(0, read))
  }
}

/** The first line of a file or of stdin: passwords in it need not stand in the list of processes. Throws E_FILE. */
export function readSecret(file: string): string {
  const [line = ''] = readBytes(file, secretBytes)
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
