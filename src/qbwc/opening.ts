// The beginning of a run, whoever asks for it: a login, or a run kept open that has something to do.
import type { QbsyncError } from '../errors.ts'
import { platformPagesMs } from '../limits.ts'
import { change, one, type Row, type Write } from '../store/store.ts'
import type { PlatformChange } from '../sync/ports.ts'
import { restAfterFailure } from './backend-rest.ts'
import { problemOf, type RunContext } from './run-context.ts'
import { runError } from './runs.ts'

const platformBatch = 1000

export interface PlatformChanges {
  readonly changes: readonly PlatformChange[]
  readonly mark?: string
}

/** How far the platform's changes have been taken up. */
export async function platformMarkOf(
  { store }: RunContext,
  connectionId: string,
): Promise<string | undefined> {
  const row = await one(store, 'cursors', { connection_id: connectionId, entity: '@platform' })
  return row?.position as string | undefined
}

/**
 * What the platform changed since then. The Web Connector waits for our answer: pages that do not come in time are left
 * to the next run, the mark knows where it begins. Throws E_BACKEND.
 */
export async function platformChanges(
  context: RunContext,
  connectionId: string,
): Promise<PlatformChanges> {
  const { backend, env, asBackend } = context
  const until = env.now() + platformPagesMs
  const first = await platformMarkOf(context, connectionId)
  let mark = first
  const changes: PlatformChange[] = []
  for (;;) {
    const from = mark
    const batch = await asBackend(() => backend.changes(connectionId, from, platformBatch))
    changes.push(...batch.changes)
    mark = batch.mark
    // Where it did not move there is nothing to write down.
    if (!batch.more || env.now() >= until)
      return { changes, ...(mark === undefined || mark === first ? {} : { mark }) }
  }
}

/** Writes after an E_BACKEND outside a run: people see why nothing happens, and the backend is left alone for a while. */
export async function noteBackendFailure(
  { store, env }: RunContext,
  connectionId: string,
  error: QbsyncError,
): Promise<Write[]> {
  const details = problemOf(error)
  const noted = { connectionId, runId: null, code: 'E_BACKEND', details } as const
  const asked = Number(details['restMs'] ?? 0)
  const { writes } = await runError(store, env, noted)
  return [...writes, await restAfterFailure(store, connectionId, env.now(), asked)]
}

/**
 * Takes up the platform's changes and writes the run down, together with what `also` says about it. Throws
 * StoreConflict when another process opened one for the same connection meanwhile.
 */
export async function openRun(
  context: RunContext,
  connection: Row<'connections'>,
  userName: string,
  platform: PlatformChanges,
  also: (runId: number) => readonly Write[],
): Promise<number> {
  const { store, engine, deliver } = context
  const of = { connection_id: connection.id }
  const installation = await one(store, 'installations', { ...of, user_name: userName })
  const [newest] = await store.select('runs', of, { order: [['id', 'desc']], limit: 1 })
  const id = (newest?.id ?? 0) + 1
  const due = connection.due as { entities?: string[] } | null
  const run = {
    id,
    connectionId: connection.id,
    userName,
    entities: due?.entities ?? null,
    application: installation?.application ?? null,
    isDue: due !== null,
  }
  const step = await engine.begin(run, platform)
  const refused = await deliver({ connectionId: connection.id, runId: id, step: 0 }, step)
  const isWaiting = connection.initial_sync === 'waiting'
  await store.commit([
    ...step.writes,
    ...refused,
    ...(isWaiting
      ? [change('connections', { id: connection.id }, { initial_sync: 'running' })]
      : []),
    ...also(id),
  ])
  return id
}
