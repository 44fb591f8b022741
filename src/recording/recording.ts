// A run as it was recorded: read from the store, written into one, or carried in a file (file.ts).
import { QbsyncError } from '../errors.ts'
import { add, one, put, type Row, type Store, type Write } from '../store/store.ts'
import { type Packed, unchain } from './pack.ts'
import { type CallArgs, type CallName, type Event, eventsOf } from './tape.ts'

export interface Part extends Packed {
  readonly seq: number
  readonly kind: 'tape' | 'answer'
  readonly at: number
}

export interface Recording {
  readonly run: Row<'runs'>
  readonly profile: string
  readonly exchanges: readonly Row<'exchanges'>[]
  /** Errors that the run left. */
  readonly errors: readonly Row<'errors'>[]
  readonly mentions: readonly Row<'mentions'>[]
  /** What people asked QuickBooks, as far as this run was the last to carry it. */
  readonly requests: readonly Row<'requests'>[]
  readonly parts: readonly Part[]
  readonly isRedacted: boolean
  /** Version of qbsync that recorded it. */
  readonly by: string
}

/** Throws E_NOT_FOUND. */
export async function loadRecording(
  store: Store,
  { connection_id, id }: Pick<Row<'runs'>, 'connection_id' | 'id'>,
  by: string,
): Promise<Recording> {
  const run = await one(store, 'runs', { connection_id, id })
  if (!run)
    throw new QbsyncError('E_NOT_FOUND', { thing: 'run', id, hint: 'See: qbsync runs list.' })
  const connection = await one(store, 'connections', { id: connection_id })
  const of = { connection_id, run_id: id }
  const parts = await store.select('recordings', of, { order: [['part', 'asc']] })
  return {
    run,
    profile: connection?.profile ?? '',
    exchanges: await store.select('exchanges', of, { order: [['seq', 'asc']] }),
    errors: await store.select('errors', of),
    mentions: await store.select('mentions', of),
    requests: await store.select('requests', of, { order: [['id', 'asc']] }),
    parts: parts.map((row) => ({
      seq: row.seq,
      kind: row.kind as Part['kind'],
      at: row.at,
      rawBytes: row.raw_bytes,
      data: Buffer.from(row.data),
    })),
    isRedacted: run.user_name.startsWith(redactedMark),
    by,
  }
}

/** How the user of a redacted run is named. */
export const redactedMark = 'redacted-'

/** Puts a recording into a store under a connection of its own, which nobody can log in to. Gives the key of the run. */
export async function keepRecording(
  store: Store,
  recording: Recording,
): Promise<Pick<Row<'runs'>, 'connection_id' | 'id'>> {
  const connection = importedName(recording.run.connection_id)
  const of = { connection_id: connection }
  const [newest] = await store.select('runs', of, { order: [['id', 'desc']], limit: 1 })
  const isTaken = (await store.count('runs', { ...of, id: recording.run.id })) > 0
  const id = isTaken ? (newest?.id ?? 0) + 1 : recording.run.id
  const ofRun = { ...of, run_id: id }
  const writes: Write[] = []
  if (!(await one(store, 'connections', { id: connection })))
    writes.push(add('connections', connectionOf(connection, recording)))
  writes.push(add('runs', { ...recording.run, id, ...of }))
  for (const row of recording.exchanges) writes.push(put('exchanges', { ...row, ...ofRun }))
  for (const row of recording.errors) writes.push(put('errors', { ...row, ...ofRun }))
  for (const row of recording.mentions) writes.push(put('mentions', { ...row, ...ofRun }))
  writes.push(...(await requestWrites(store, recording, ofRun)))
  recording.parts.forEach(({ seq, kind, at, rawBytes, data }, i) => {
    writes.push(
      put('recordings', { ...ofRun, part: i + 1, seq, kind, at, raw_bytes: rawBytes, data }),
    )
  })
  await store.commit(writes)
  return { connection_id: connection, id }
}

/** A number that is taken here by another request is exchanged for a free one. */
async function requestWrites(
  store: Store,
  { requests }: Recording,
  ofRun: { readonly connection_id: string; readonly run_id: number },
): Promise<Write[]> {
  const of = { connection_id: ofRun.connection_id }
  const [newest] = await store.select('requests', of, { order: [['id', 'desc']], limit: 1 })
  const ids = requests.map((row) => row.id)
  const isTaken = (await store.count('requests', { ...of, id: { in: ids } })) > 0
  const shift = isTaken ? (newest?.id ?? 0) + 1 - Math.min(...ids) : 0
  return requests.map((row) => add('requests', { ...row, ...ofRun, id: row.id + shift }))
}

const importedName = (id: string): string =>
  id.startsWith('imported-') ? id : `imported-${id}`.slice(0, 41)

const connectionOf = (id: string, { run, profile }: Recording): Row<'connections'> => ({
  id,
  profile,
  created_at: run.started_at,
  state: 'paused',
  company_name: null,
  company_file: null,
  company_facts: null,
  settings: {},
  authenticated_at: null,
  initial_sync: 'waiting',
  last_seen_at: null,
  due: null,
  paused_until: null,
})

/** One call of the Web Connector, with what it was given and what it decided. */
export interface TapedCall {
  readonly name: CallName
  readonly args: CallArgs
  /** Nothing was in memory: another process had answered the call before. */
  readonly isFirstOfProcess: boolean
  readonly events: readonly Event[]
}

/** The calls of a recording, in order. Throws E_RECORDING where the tape cannot be read. */
export function callsOf(recording: Pick<Recording, 'parts'>): TapedCall[] {
  const calls: { name: CallName; args: CallArgs; isFirstOfProcess: boolean; events: Event[] }[] = []
  let isFirst = true
  for (const event of allEvents(recording)) {
    if (event[0] === 'begin') isFirst = true
    else if (event[0] === 'call') {
      calls.push({ name: event[1], args: event[2], isFirstOfProcess: isFirst, events: [] })
      isFirst = false
    } else calls.at(-1)?.events.push(event)
  }
  return calls
}

/** Throws E_RECORDING. */
export function allEvents({ parts }: Pick<Recording, 'parts'>): Event[] {
  try {
    return tapesOf(parts).flatMap(eventsOf)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new QbsyncError('E_RECORDING', { file: 'The tape', problem }, { cause })
  }
}

/** The texts of the tapes, in order. Throws what unchain throws. */
export function tapesOf(parts: readonly Part[]): string[] {
  const texts: string[] = []
  for (const part of parts) if (part.kind === 'tape') texts.push(unchain(part.data, texts.at(-1)))
  return texts
}

export const answersOf = ({ parts }: Pick<Recording, 'parts'>): Part[] =>
  parts.filter((p) => p.kind === 'answer')
