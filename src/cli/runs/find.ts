// Which runs a person means: by connection, state, time, kind of record, number of a document, code of an error.
import { allRows, type Row, type Store, type Where } from '../../store/store.ts'
import type { Progress } from '../../sync/progress.ts'
import { findEntity } from '../context.ts'
import { type RunView, runKey, runViews } from '../overview.ts'

export interface RunFilter {
  readonly connection?: string | undefined
  readonly state?: string | undefined
  /** Plural or name of a kind of record. */
  readonly entity?: string | undefined
  /** Number or name of a record. */
  readonly number?: string | undefined
  /** Code of qbsync, of QuickBooks, or an HRESULT. */
  readonly code?: string | undefined
  /** Milliseconds UTC. */
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly limit: number
}

/** As the store keeps them; `silent` is one that stands open while its caller is gone. */
export const runStates = [
  'running',
  'silent',
  'done',
  'errors',
  'failed',
  'stopped',
  'broken',
] as const

/** Numbers of runs of several connections say nothing about what came first. */
export const newestFirst = [
  ['started_at', 'desc'],
  ['id', 'desc'],
] as const

/** Runs looked at in one step. */
const batch = 200

/** Newest first. Throws E_UNKNOWN_ENTITY. */
export async function findRuns(store: Store, now: number, filter: RunFilter): Promise<RunView[]> {
  const isWanted = await judge(store, filter)
  const where: Where<'runs'> =
    filter.connection === undefined ? {} : { connection_id: filter.connection }
  const all = await store.select('runs', where, { order: newestFirst })
  const found: RunView[] = []
  for (let from = 0; from < all.length && found.length < filter.limit; from += batch) {
    const rows = all.slice(from, from + batch).filter((run) => isInTime(run, filter))
    const wanted = await isWanted(rows)
    const views = await runViews(store, now, wanted)
    found.push(...views.filter((v) => filter.state === undefined || v.state === filter.state))
  }
  return found.slice(0, filter.limit)
}

const isInTime = (run: Row<'runs'>, { since, until }: RunFilter): boolean =>
  (since === undefined || (run.ended_at ?? Number.POSITIVE_INFINITY) >= since) &&
  (until === undefined || run.started_at <= until)

type Judge = (runs: readonly Row<'runs'>[]) => Promise<Row<'runs'>[]>

/** What one run is known by besides itself. */
interface Traces {
  readonly run: Row<'runs'>
  readonly exchanges: readonly Row<'exchanges'>[]
}

async function judge(store: Store, filter: RunFilter): Promise<Judge> {
  const tests: ((of: Traces) => boolean)[] = []
  if (filter.entity !== undefined) tests.push(ofEntity(findEntity(filter.entity).name))
  if (filter.code !== undefined) tests.push(await ofCode(store, filter.code))
  if (filter.number !== undefined) tests.push(await ofNumber(store, filter.number))
  if (tests.length === 0) return async (runs) => [...runs]
  return async (runs) => {
    const exchanges = await store.select('exchanges', {
      connection_id: { in: [...new Set(runs.map((r) => r.connection_id))] },
      run_id: { in: runs.map((r) => r.id) },
    })
    const byRun = new Map<string, Row<'exchanges'>[]>()
    for (const e of exchanges) byRun.set(keyOf(e), [...(byRun.get(keyOf(e)) ?? []), e])
    return runs.filter((run) => {
      const traces = { run, exchanges: byRun.get(runKey(run.connection_id, run.id)) ?? [] }
      return tests.every((isSo) => isSo(traces))
    })
  }
}

/** Of the run that a row names; of none, where it names none. */
const keyOf = (row: { readonly connection_id: string; readonly run_id: number | null }): string =>
  runKey(row.connection_id, row.run_id ?? 0)

const wordsOf = ({ summary, hresult, message }: Row<'exchanges'>): string => {
  const { asked = [], outcomes = [] } = summary as { asked?: string[]; outcomes?: string[] }
  return [...asked, ...outcomes, hresult ?? '', message ?? ''].join('\n')
}

/** It moved some, or asked for some in vain. */
function ofEntity(name: string): (of: Traces) => boolean {
  const word = new RegExp(`\\b${name}\\b`)
  return ({ run, exchanges }) => {
    const counts = (run.progress as Progress).counts[name]
    const moved = counts ? counts.pulled + counts.archived + counts.pushed + counts.removed : 0
    if (moved > 0) return true
    return exchanges.some((e) => {
      const { asked = [], outcomes = [] } = e.summary as { asked?: string[]; outcomes?: string[] }
      return asked.some(
        (a, i) => word.test(a) && /^(refused|in doubt|no answer)/.test(outcomes[i] ?? 'no answer'),
      )
    })
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const wholeWord = (text: string): RegExp => new RegExp(`(^|[^\\w])${escaped(text)}($|[^\\w])`, 'i')

async function ofCode(store: Store, code: string): Promise<(of: Traces) => boolean> {
  const named = [
    ...(await store.select('errors', { code })),
    ...(await store.select('errors', { raw_code: code })),
    ...(await store.select('skips', { code })),
  ]
  const ids = new Set(named.map(keyOf))
  const word = wholeWord(code)
  return ({ run, exchanges }) =>
    ids.has(runKey(run.connection_id, run.id)) ||
    word.test(run.first_error ?? '') ||
    exchanges.some((e) => word.test(wordsOf(e)))
}

async function ofNumber(store: Store, number: string): Promise<(of: Traces) => boolean> {
  const links = await store.select('links', { label: number })
  const ids = new Set<string>()
  for (const row of await store.select('errors', { label: number })) ids.add(keyOf(row))
  for (const row of await store.select('skips', { label: number })) ids.add(keyOf(row))
  // Which runs changed it says the recording, as long as it is kept.
  const records = new Set(links.map((link) => link.platform_id))
  for await (const row of allRows(store, 'mentions'))
    if ((row.records as string[]).some((id) => records.has(id))) ids.add(keyOf(row))
  for (const link of links)
    for (const row of await store.select('journal', {
      connection_id: link.connection_id,
      platform_id: link.platform_id,
    }))
      ids.add(keyOf(row))
  const word = wholeWord(number)
  return ({ run, exchanges }) =>
    ids.has(runKey(run.connection_id, run.id)) ||
    // A record is stamped by the run that changed it last, and by the one that brought it.
    links.some(
      (l) =>
        l.connection_id === run.connection_id &&
        (isWithin(l.last_synced_at, run) || isWithin(l.first_synced_at, run)),
    ) ||
    word.test(run.first_error ?? '') ||
    exchanges.some((e) => word.test(wordsOf(e)) || word.test(e.request))
}

export const isWithin = (at: number, run: Row<'runs'>): boolean =>
  at >= run.started_at && at <= (run.ended_at ?? Number.POSITIVE_INFINITY)
