// The beginning of a run, whoever asks for it: a login, or a run kept open that has something to do.
import { change, one, type Row, StoreConflict, type Write } from '../store/store.ts'
import type { PlatformChange } from '../sync/ports.ts'
import type { RunContext } from './run-context.ts'

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

/** All of what the platform changed since then. Throws E_BACKEND. */
export async function platformChanges(
  context: RunContext,
  connectionId: string,
): Promise<PlatformChanges> {
  const { backend, asBackend } = context
  let mark = await platformMarkOf(context, connectionId)
  const changes: PlatformChange[] = []
  for (;;) {
    const from = mark
    const batch = await asBackend(() => backend.changes(connectionId, from, platformBatch))
    changes.push(...batch.changes)
    mark = batch.mark
    if (!batch.more) return { changes, mark }
  }
}

/** Processes that count on: two that begin a run in the same moment want the same number. */
const attempts = 5

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
  const installation = await one(store, 'installations', { user_name: userName })
  for (let attempt = 1; ; attempt++) {
    const [newest] = await store.select('runs', {}, { order: [['id', 'desc']], limit: 1 })
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
    await deliver(connection.id, step)
    const isWaiting = connection.initial_sync === 'waiting'
    try {
      await store.commit([
        ...step.writes,
        ...(isWaiting
          ? [change('connections', { id: connection.id }, { initial_sync: 'running' })]
          : []),
        ...also(id),
      ])
      return id
    } catch (error) {
      if (!(error instanceof StoreConflict) || attempt === attempts) throw error
      const isNumberTaken = (await store.count('runs', { id })) > 0
      if (!isNumberTaken) throw error
    }
  }
}
