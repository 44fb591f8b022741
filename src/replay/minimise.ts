// The smallest run that still fails as a recorded one did: fewer changes of the platform, fewer kinds to read. Each
// try is a run of its own against the answers of the recording; what is left is a recording again.
import { type Env, virtualEnv } from '../env.ts'
import { createService } from '../qbwc/service.ts'
import type { SendRequest } from '../qbwc/service-port.ts'
import { pack } from '../recording/pack.ts'
import { allEvents, callsOf, loadRecording, type Recording } from '../recording/recording.ts'
import { type Decision, keyOf, type NotedRow } from '../recording/tape.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { put, type Store, type TableName, type Write } from '../store/store.ts'
import { type Table, tables } from '../store/tables.ts'
import type { Backend, PlatformChange, Unlinked } from '../sync/ports.ts'
import { RecordedDesk } from './desk.ts'
import { notReplayable, readAnswer } from './replay.ts'
import { callersOf } from './script.ts'
import { exchangesOf } from './seen.ts'

export interface Minimised {
  readonly recording: Recording
  readonly failure: string
  readonly before: Size
  readonly after: Size
  /** Runs that were tried. */
  readonly tries: number
}

export interface Size {
  readonly exchanges: number
  readonly changes: number
}

/** Tries at most: each is a run, of a tenth of a second or so. */
const mostTries = 200
/** Calls of one try, at most. */
const mostCalls = 400

interface Start {
  readonly rows: readonly Write[]
  readonly changes: readonly PlatformChange[]
  readonly mark: string
  readonly unlinked: ReadonlyMap<string, readonly Unlinked[]>
  readonly user: string
  readonly first: Readonly<Record<string, string | number | boolean>>
}

interface Try {
  readonly changes: readonly PlatformChange[]
  /** Kinds to read; null for all. */
  readonly entities: readonly string[] | null
}

/** Throws E_RECORDING where the run did not fail, or not again. */
export async function minimise(recording: Recording, env: Env): Promise<Minimised> {
  const start = startOf(recording)
  const failures = recording.errors.map((e) => failureOf(e)).sort()
  const [failure] = failures.length > 0 ? failures : [runFailure(recording)]
  if (failure === undefined) throw notReplayable('the run did not fail')
  let tries = 0
  const attempt = async (wish: Try): Promise<Recording | undefined> => {
    if (tries++ >= mostTries) return undefined
    const made = await run(recording, start, wish, env)
    const found = made?.errors.map(failureOf) ?? []
    const isSame = found.includes(failure) || (made && runFailure(made) === failure)
    return made && isSame ? made : undefined
  }
  let best: Try = { changes: start.changes, entities: null }
  let kept = await attempt(best)
  if (!kept) throw notReplayable(`run again freely it does not fail with ${failure}`)
  const keep = async (wish: Try): Promise<boolean> => {
    const made = await attempt(wish)
    if (!made) return false
    best = wish
    kept = made
    return true
  }
  // The record that failed is mostly enough; where it is not, halves, quarters and so on are left out in turn.
  const own = start.changes.filter((c) => failure.includes(` ${c.id}`))
  if (
    own.length === 0 ||
    own.length === best.changes.length ||
    !(await keep({ ...best, changes: own }))
  )
    await shrink(best.changes, (changes) => keep({ ...best, changes }))
  if (!(await keep({ ...best, entities: [] }))) await fewerKinds(recording, best, keep)
  return {
    recording: kept,
    failure,
    before: { exchanges: recording.exchanges.length, changes: start.changes.length },
    after: { exchanges: kept.exchanges.length, changes: best.changes.length },
    tries,
  }
}

/** Delta debugging: leaves out ever smaller stretches as long as it fails without them. */
async function shrink<T>(
  all: readonly T[],
  fails: (some: readonly T[]) => Promise<boolean>,
): Promise<void> {
  let kept = all
  for (let size = Math.ceil(kept.length / 2); size >= 1 && kept.length > 0; ) {
    let isSmaller = false
    for (let at = 0; at < kept.length; at += size) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)]
      if (without.length === kept.length || !(await fails(without))) continue
      kept = without
      isSmaller = true
      at -= size
    }
    if (size === 1 && !isSmaller) return
    size = Math.max(1, size >> 1)
    if (size === 1 && kept.length <= 1) {
      if (kept.length === 1) await fails([])
      return
    }
  }
}

async function fewerKinds(
  recording: Recording,
  best: Try,
  keep: (wish: Try) => Promise<boolean>,
): Promise<void> {
  const progress = recording.run.progress as { pulls?: Record<string, unknown> }
  const kinds = [
    ...new Set(Object.keys(progress.pulls ?? {}).map((k) => k.replace('history:', ''))),
  ]
  await shrink(kinds, (entities) => keep({ ...best, entities }))
}

const failureOf = (e: Recording['errors'][number]): string =>
  [e.code, e.raw_code ?? '', e.entity, e.record].join(' ').trim()

const runFailure = ({ run }: Recording): string | undefined =>
  run.first_error === null ? undefined : /^\w+/.exec(run.first_error)?.[0]

/** What was there before the run: rows it read and had not written, and what the platform had changed. */
function startOf(recording: Recording): Start {
  const calls = callsOf(recording)
  const rows = new Map<string, Write>()
  const written = new Set<string>()
  for (const { events } of calls)
    for (const event of events) {
      if (event[0] === 'commit') for (const d of event[1]) written.add(decisionKey(d))
      if (event[0] !== 'read') continue
      const [, table, , noted] = event
      for (const row of noted) take(rows, written, table, row)
    }
  const changes = allEvents(recording).flatMap((e) => (e[0] === 'changes' ? [e[1]] : []))
  const unlinked = new Map<string, readonly Unlinked[]>()
  for (const e of allEvents(recording)) if (e[0] === 'unlinked') unlinked.set(e[1], e[2])
  const login = calls.find((c) => c.name === 'authenticate')
  const first = calls.find((c) => c.name === 'sendRequestXML')
  if (!login || !first) throw notReplayable('it does not begin with a login')
  return {
    rows: [...rows.values()],
    changes: changes.flatMap((c) => c.changes),
    mark: changes.at(-1)?.mark ?? '0',
    unlinked,
    user: String(login.args['user']),
    first: first.args,
  }
}

function decisionKey({ table, row }: Decision): string {
  const { key }: Table = tables[table]
  return `${table} ${key.filter((k) => k !== 'connection_id').map((k) => row[k])}`
}

function take(
  rows: Map<string, Write>,
  written: Set<string>,
  table: TableName,
  noted: NotedRow,
): void {
  if (Array.isArray(noted) || table === 'sessions' || table === 'runs') return
  const row = noted as Record<string, unknown>
  const { key, columns }: Table = tables[table]
  const name = `${table} ${key.filter((k) => k !== 'connection_id').map((k) => row[k])}`
  if (rows.has(name) || written.has(name)) return
  const whole = Object.fromEntries(Object.keys(columns).map((c) => [c, row[c] ?? null]))
  rows.set(`${table} ${keyOf(table, row)}`, put(table, whole as never))
}

/** One run from the start, with some of the changes. Undefined where it asks what was never recorded. */
async function run(
  recording: Recording,
  start: Start,
  wish: Try,
  real: Env,
): Promise<Recording | undefined> {
  const store = openSqliteStore(':memory:')
  try {
    await lay(store, start, wish)
    const env = virtualEnv({ now: recording.run.started_at, log: real.log })
    const service = createService({
      store,
      env,
      backend: backendOf(start, wish),
      verify: async () => true,
      version: '',
    })
    const desk = new RecordedDesk(exchangesOf(recording))
    const [ticket = ''] = await service.authenticate(start.user, '', { address: '' })
    if (ticket === '') return undefined
    for (let calls = 0; calls < mostCalls; calls++) {
      const first = calls === 0 ? start.first : { ...start.first, hcpResponse: '' }
      const text = await service.sendRequestXML({ ...(first as never as SendRequest), ticket })
      if (text === '') break
      const found = desk.process(text)
      if (!found) return undefined
      const packed = 'answer' in found ? pack(found.answer) : undefined
      const percent = await service.receiveResponseXML({
        ticket,
        hresult: 'hresult' in found ? found.hresult : '',
        message: 'message' in found ? found.message : '',
        bytes: packed?.rawBytes ?? 0,
        ...readAnswer(packed),
      })
      if (percent < 0 || percent === 100) break
    }
    await service.closeConnection(ticket)
    const [made] = await store.select('runs', {}, { order: [['id', 'desc']], limit: 1 })
    const loaded = made && (await loadRecording(store, made, recording.by))
    return loaded && { ...loaded, isRedacted: recording.isRedacted }
  } finally {
    await store.close()
  }
}

async function lay(store: Store, start: Start, { entities }: Try): Promise<void> {
  const isConnection = (w: Write) => 'put' in w && w.put === 'connections'
  const due = entities === null ? null : { entities }
  const connections = start.rows
    .filter(isConnection)
    .map((w) =>
      'row' in w ? put('connections', { ...(w.row as never as object), due } as never) : w,
    )
  const others = start.rows.filter((w) => !isConnection(w))
  await store.commit([...connections, ...others, ...callersOf(others)])
}

const backendOf = (start: Start, { changes }: Try): Backend => ({
  apply: async () => [],
  changes: async () => ({ changes: structuredClone(changes), mark: start.mark, more: false }),
  unlinked: async (_connection, entity) => start.unlinked.get(entity) ?? [],
  close: async () => undefined,
})
