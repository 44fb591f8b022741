// A recording in one file that can be carried away: JSON Lines in UTF-8, read and written line by line. The format is
// described in docs/recordings.md; a reader refuses a version that it does not know.
import { isUtf8 } from 'node:buffer'
import { QbsyncError } from '../errors.ts'
import type { Row, TableName } from '../store/store.ts'
import { type ColumnKind, type Table, tables } from '../store/tables.ts'
import { chain, pack, unpack } from './pack.ts'
import { type Part, type Recording, tapesOf } from './recording.ts'
import { type Event, eventsOf, linesOf } from './tape.ts'

export const fileVersion = 2

interface Head {
  readonly qbsync: 'recording'
  readonly version: number
  readonly by: string
  readonly redacted: boolean
  readonly profile: string
  /** Lines that follow; files of before it was counted do not say. */
  readonly lines?: number
  readonly run: Row<'runs'>
}

/** Tables whose rows are lines of their own, by the word they are under. */
const rowLines = {
  exchange: 'exchanges',
  error: 'errors',
  mention: 'mentions',
  request: 'requests',
} as const
type RowWord = keyof typeof rowLines

/** The lines of the file, without their ends. */
export function* linesOfFile(recording: Recording): Generator<string> {
  const { run, by, isRedacted: redacted, profile } = recording
  const words = Object.keys(rowLines) as RowWord[]
  const lines = words.reduce((n, w) => n + recording[rowLines[w]].length, recording.parts.length)
  const is = { qbsync: 'recording', version: fileVersion } as const
  const head: Head = { ...is, by, redacted, profile, lines, run }
  yield JSON.stringify(head)
  for (const word of words)
    for (const row of recording[rowLines[word]]) yield JSON.stringify({ [word]: row })
  const tapes = tapesOf(recording.parts)
  for (const part of recording.parts) {
    const { kind, seq, at } = part
    const about = { kind, seq, at }
    if (kind === 'tape')
      yield JSON.stringify({ part: about, events: eventsOf(tapes.shift() ?? '') })
    else yield JSON.stringify({ part: about, ...shown(Buffer.concat([...unpack(part.data)])) })
  }
}

const shown = (bytes: Buffer) =>
  isUtf8(bytes) ? { text: bytes.toString('utf8') } : { base64: bytes.toString('base64') }

/** Reads a whole file. Throws E_RECORDING. */
export const recordingOfBytes = (bytes: Buffer, file: string): Recording =>
  recordingOf(linesIn(bytes), file)

function* linesIn(bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at)
    const to = end < 0 ? bytes.length : end
    yield bytes.toString('utf8', at, to)
    at = to + 1
  }
}

/** Reads the lines of a file. Throws E_RECORDING with the number of the line. */
export function recordingOf(lines: Iterable<string>, file: string): Recording {
  let head: Head | undefined
  let number = 0
  const rows: { [W in RowWord]: unknown[] } = {
    exchange: [],
    error: [],
    mention: [],
    request: [],
  }
  const parts: Part[] = []
  let before: string | undefined
  const refuse = (problem: string): never => {
    throw new QbsyncError('E_RECORDING', { file, problem: `line ${number}: ${problem}` })
  }
  for (const line of lines) {
    number++
    if (line.trim() === '') continue
    const value = parsed(line) ?? refuse('it is not JSON')
    if (!head) {
      head = headOf(value, refuse)
      continue
    }
    const word = (Object.keys(rowLines) as RowWord[]).find((w) => value[w] !== undefined)
    if (word) rows[word].push(checkedRow(rowLines[word], value[word], refuse))
    else {
      const part = partOf(value, before, refuse)
      if (part.kind === 'tape') before = linesOf(value['events'] as Event[])
      parts.push(part)
    }
  }
  if (!head) return refuse('the file is empty')
  // Cut between two lines it would pass for a run that made fewer calls.
  const found = Object.values(rows).reduce((n, some) => n + some.length, parts.length)
  if (head.lines !== undefined && head.lines !== found)
    return refuse(`after the first it has ${found} lines, and was written with ${head.lines}`)
  return {
    run: head.run,
    profile: head.profile,
    by: head.by,
    isRedacted: head.redacted,
    exchanges: rows.exchange as Row<'exchanges'>[],
    errors: rows.error as Row<'errors'>[],
    mentions: rows.mention as Row<'mentions'>[],
    requests: rows.request as Row<'requests'>[],
    parts,
  }
}

type Refuse = (problem: string) => never
type Json = Record<string, unknown>

function parsed(line: string): Json | undefined {
  try {
    const value = JSON.parse(line) as unknown
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Json)
      : undefined
  } catch {
    return undefined
  }
}

function headOf(value: Json, refuse: Refuse): Head {
  if (value['qbsync'] !== 'recording') refuse('it is not a recording of qbsync')
  if (value['version'] !== fileVersion)
    refuse(`its version is ${String(value['version'])}, known is ${fileVersion}`)
  if (typeof value['by'] !== 'string' || typeof value['profile'] !== 'string')
    refuse('by and profile must be text')
  return {
    ...(value as unknown as Head),
    redacted: value['redacted'] === true,
    run: checkedRow('runs', value['run'], refuse) as Row<'runs'>,
  }
}

const fitsKind: Record<ColumnKind, (value: unknown) => boolean> = {
  text: (v) => typeof v === 'string',
  'text?': (v) => v === null || typeof v === 'string',
  int: (v) => Number.isFinite(v),
  'int?': (v) => v === null || Number.isFinite(v),
  json: (v) => v !== undefined,
  'json?': (v) => v !== undefined,
  bytes: () => false,
}

/** A row with the columns of its table and no others. */
function checkedRow(table: TableName, value: unknown, refuse: Refuse): unknown {
  if (value === null || typeof value !== 'object') return refuse(`it must be a row of ${table}`)
  const { columns }: Table = tables[table]
  const row = value as Json
  const made: Json = {}
  for (const [name, kind] of Object.entries(columns)) {
    const cell = row[name] ?? (kind.endsWith('?') ? null : undefined)
    if (!fitsKind[kind](cell)) refuse(`${table}.${name} must be ${kind.replace('?', '')}`)
    made[name] = cell
  }
  return made
}

function partOf(value: Json, before: string | undefined, refuse: Refuse): Part {
  const about = (value['part'] ?? refuse('it is nothing that a recording holds')) as Json
  const { kind, seq, at } = about
  if (!Number.isInteger(seq) || !Number.isFinite(at)) refuse('a part has a seq and a time')
  const own = { seq: seq as number, at: at as number }
  if (kind === 'tape') {
    const events = value['events']
    if (
      !Array.isArray(events) ||
      !events.every((e) => Array.isArray(e) && typeof e[0] === 'string')
    )
      return refuse('the events of a tape are arrays that begin with a word')
    return { ...own, kind, ...chain(linesOf(events as Event[]), before) }
  }
  if (kind !== 'answer') return refuse(`there is no part of the kind ${String(kind)}`)
  const { text, base64 } = value
  if (typeof text !== 'string' && typeof base64 !== 'string') return refuse('an answer has a text')
  const packed = pack(typeof text === 'string' ? text : Buffer.from(String(base64), 'base64'))
  return { ...own, kind, ...packed }
}
