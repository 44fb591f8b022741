// The life of a run in the store: opened by a login, ended once, superseded when a new login finds it open.
import type { Env } from '../env.ts'
import { type Details, type ErrorCode, errorRow, fill, type Retry } from '../errors.ts'
import { change, one, put, type Row, type Store, type Write } from '../store/store.ts'
import type { Engine } from '../sync/engine.ts'
import type { Operation } from '../sync/ports.ts'
import { movedAnything, type Progress } from '../sync/progress.ts'

/** An error that is about the run, not about a record. */
export async function runError(
  store: Store,
  env: Env,
  about: {
    connectionId: string
    runId: number | null
    code: ErrorCode
    details: Details
    raw?: string
    retry?: Retry
  },
): Promise<{ writes: Write[]; text: string }> {
  const { says, hint, retry } = errorRow(about.code)
  const reason = fill(says, about.details)
  const key = { connection_id: about.connectionId, code: about.code, entity: '', record: '' }
  const known = await one(store, 'errors', key)
  const row: Row<'errors'> = {
    ...key,
    label: null,
    party: null,
    reason,
    hint: fill(hint, about.details),
    retry: about.retry ?? retry,
    raw_code: about.raw ?? null,
    run_id: about.runId,
    first_at: known?.first_at ?? env.now(),
    last_at: env.now(),
    count: (known?.count ?? 0) + 1,
    state: 'open',
  }
  return { writes: [put('errors', row)], text: `${about.code}: ${reason} ${row.hint}` }
}

/**
 * Errors about runs that are over: a run without errors shows it of all of them, one that came to its end with errors
 * of single records of those that ended a run before it, for one refused payment would keep them open for ever.
 */
export async function clearRunErrors(
  store: Store,
  { connection_id, run_id }: Pick<Row<'sessions'>, 'connection_id' | 'run_id'>,
  hasErrors: boolean,
): Promise<Write[]> {
  const open = await store.select('errors', { connection_id, record: '', state: 'open' })
  const over = hasErrors ? open.filter((e) => e.entity === '' && e.run_id !== run_id) : open
  return over.map((row) => {
    const key = { connection_id, code: row.code, entity: row.entity, record: '' }
    // What this run notes itself in the same commit stays open.
    return change('errors', { ...key, ...(hasErrors ? { run_id: row.run_id } : {}) }, cleared)
  })
}
const cleared = { state: 'cleared' } as const

/** Closes an open session whose caller is gone: what was out without an answer is in doubt. */
export async function supersede(
  store: Store,
  env: Env,
  engine: Engine,
  session: Row<'sessions'>,
): Promise<Write[]> {
  const operations = (session.operations ?? []) as Operation[]
  const lost =
    session.state === 'WaitForResponse' ? await engine.lose(session.connection_id, operations) : []
  const { connection_id, ticket } = session
  const ofRun = { connection_id, id: session.run_id }
  const run = await one(store, 'runs', ofRun)
  const broken =
    run?.ended_at === null ? [change('runs', ofRun, { state: 'broken', ended_at: env.now() })] : []
  return [
    ...lost,
    ...broken,
    change(
      'sessions',
      { connection_id, ticket },
      { state: 'Closed', request_text: null, operations: null },
    ),
  ]
}

/** A run that ended well and changed nothing on either side. */
export function isQuiet(run: Row<'runs'>): boolean {
  const progress = run.progress as Progress
  const hasTrouble = progress.errors > 0 || progress.skips > 0
  return run.ended_at !== null && run.state === 'done' && !hasTrouble && !movedAnything(progress)
}

/** "3 invoices, 1 payment sent": what a run moved, for the status column of the connector. */
export function summaryOf(progress: Progress): string {
  if (!movedAnything(progress))
    return progress.errors > 0 ? 'Nothing moved.' : 'Nothing has changed.'
  const parts: string[] = []
  for (const [name, c] of Object.entries(progress.counts)) {
    if (c.pulled > 0) parts.push(`${name} ${c.pulled} read`)
    if (c.archived > 0) parts.push(`${name} ${c.archived} archived`)
    if (c.pushed > 0) parts.push(`${name} ${c.pushed} sent`)
    if (c.removed > 0) parts.push(`${name} ${c.removed} removed`)
  }
  if (progress.requests) parts.push(`${progress.requests} request(s) answered`)
  return `${parts.join(', ')}.`
}

/** The version that a run speaks; where its company could not be told for certain, it writes nothing, and says so. */
export async function noteVersion(
  store: Store,
  env: Env,
  { run_id, connection_id }: Pick<Row<'sessions'>, 'run_id' | 'connection_id'>,
  { qbxml, readOnly }: { readonly qbxml: string; readonly readOnly: boolean },
): Promise<Write[]> {
  const run = await one(store, 'runs', { connection_id, id: run_id })
  if (!run) return []
  const known = run.progress as Progress
  const progress: Progress = { ...known, qbxml, ...(readOnly ? { readOnly } : {}) }
  const writes = [change('runs', { connection_id, id: run.id }, { progress })]
  if (readOnly && (await isWriteWaiting(store, connection_id))) {
    const about = { connectionId: connection_id, runId: run.id }
    const error = { ...about, code: 'E_COMPANY_UNPROVEN', details: {} } as const
    const { writes: told, text } = await runError(store, env, error)
    const untold = { connection_id, id: run.id, first_error: null }
    writes.push(...told, change('runs', untold, { first_error: text }))
    progress.errors++
  }
  return writes
}

/** Of the platform, or of a person. */
async function isWriteWaiting(store: Store, connection_id: string): Promise<boolean> {
  const pushes = { connection_id, state: { in: ['waiting', 'in doubt', 'unproven'] } }
  const asked = { connection_id, is_write: 1, state: { in: ['waiting', 'in doubt'] } }
  return (await store.count('journal', pushes)) > 0 || (await store.count('requests', asked)) > 0
}
