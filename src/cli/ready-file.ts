// The file that says a server answers: it appears whole, for others wait for it and read it at once.
import { renameSync, writeFileSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'

export function writeReady(file: string, server: { url: string; port: number }): void {
  const part = `${file}.${process.pid}`
  try {
    writeFileSync(
      part,
      `${JSON.stringify({ url: server.url, port: server.port, pid: process.pid })}\n`,
    )
    renameSync(part, file)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    const hint = 'Check that its folder exists and may be written.'
    throw new QbsyncError('E_FILE', { file, problem, hint }, { cause })
  }
}
