// runs export and runs import: a recorded run as a file, and back into a store.
import { existsSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'
import { linesOfFile, recordingOfBytes } from '../recording/file.ts'
import { isQwcLog, recordingOfLog } from '../recording/qwc-log.ts'
import { keepRecording, loadRecording, type Recording } from '../recording/recording.ts'
import { redacted } from '../replay/redact.ts'
import type { Store } from '../store/store.ts'
import type { Context } from './context.ts'
import { readBytes } from './read-bytes.ts'
import { whichRun } from './runs/which.ts'
import { version } from './version.ts'
import { writeLines } from './write-file.ts'

export interface RunExport {
  readonly run: number
  readonly file: string
  readonly exchanges: number
  /** Whether it holds what a replay needs, and not only the heads of the exchanges. */
  readonly replays: boolean
  readonly redacted: boolean
}

/** Throws what whichRun throws, E_FILE_EXISTS, E_FILE, E_REDACTION. */
export async function exportRun(
  context: Context,
  wish: {
    run: number
    connection?: string | undefined
    file: string
    redact: boolean
    force: boolean
  },
): Promise<RunExport> {
  const isFile = wish.file !== '-'
  if (isFile && existsSync(wish.file) && !wish.force)
    throw new QbsyncError('E_FILE_EXISTS', { file: wish.file })
  const store = await context.store()
  const kept = await loadRecording(store, await whichRun(store, wish), version)
  const isAgain = wish.redact && !kept.isRedacted
  const recording = isAgain ? await redacted(kept, context.env.id() + context.env.id()) : kept
  if (isFile) writeLines(wish.file, linesOfFile(recording))
  else for (const line of linesOfFile(recording)) process.stdout.write(`${line}\n`)
  return {
    run: wish.run,
    file: wish.file,
    exchanges: recording.exchanges.length,
    replays: recording.parts.some((p) => p.kind === 'tape'),
    redacted: recording.isRedacted,
  }
}

export interface RunImport {
  readonly run: number
  readonly connection: string
  readonly exchanges: number
  readonly from: 'recording' | 'log'
  readonly replays: boolean
}

/** Throws E_FILE, E_RECORDING. */
export async function importRun(
  context: Context,
  wish: { file: string; update?: number | undefined },
): Promise<RunImport> {
  const recording = readRecording(wish.file, wish.update)
  const { id: run, connection_id: connection } = await keepRecording(
    await context.store(),
    recording,
  )
  return {
    run,
    connection,
    exchanges: recording.exchanges.length,
    from: recording.profile === '' ? 'log' : 'recording',
    replays: recording.parts.some((p) => p.kind === 'tape'),
  }
}

/** A file of runs export, or QWCLog.txt. Throws E_FILE, E_RECORDING. */
export function readRecording(file: string, update?: number): Recording {
  const bytes = readBytes(file)
  const begin = bytes.subarray(0, 200_000).toString('utf8')
  if (isQwcLog(begin)) return recordingOfLog(bytes.toString('utf8'), { file, update, by: version })
  return recordingOfBytes(bytes, file)
}

export interface RecordingWish {
  /** Number of a run, or path of a file. */
  readonly word: string
  /** Whose run it is, where several connections have one of the number. */
  readonly connection?: string | undefined
}

/** A recording by the number of its run, or out of a file. */
export async function findRecording(
  open: () => Promise<Store>,
  { word, connection }: RecordingWish,
): Promise<Recording> {
  if (!/^\d{1,15}$/.test(word) || existsSync(word)) return readRecording(word)
  const store = await open()
  return loadRecording(store, await whichRun(store, { run: Number(word), connection }), version)
}
