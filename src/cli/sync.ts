// sync: makes work due, and sees to it that a run serves it: a server that is up, this process, or the simulator.
import { QbsyncError } from '../errors.ts'
import { type Profile, pulledEntities } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { change, type Row, type Store } from '../store/store.ts'
import type { Position } from '../sync/progress.ts'
import { type Context, findConnection, findEntity, profileFor } from './context.ts'
import { openHost, silentMs } from './host.ts'
import { errorView, runView } from './overview.ts'

export interface SyncWish {
  readonly connection?: string | undefined
  readonly entities: readonly string[]
  readonly timeoutMs: number
  readonly wait: boolean
  readonly onPercent: (percent: number, note: string) => void
  readonly onWaiting: (url: string) => void
}

/** Names of the entities asked for, null for all; refuses what the profile does not sync. */
export function entitiesFor(profile: Profile, words: readonly string[]): string[] | null {
  if (words.length === 0) return null
  const known = pulledEntities(profile)
  return words.map((word) => {
    const { name, plural } = findEntity(word)
    if (known.includes(name)) return name
    throw new QbsyncError('E_UNSUPPORTED_TYPE', {
      profile: profile.id,
      thing: plural,
      known: known.map((k) => entity(k).plural).join(', '),
    })
  })
}

export async function makeDue(
  store: Store,
  connectionId: string,
  names: string[] | null,
): Promise<void> {
  const due = { entities: names }
  await store.commit([change('connections', { id: connectionId }, { due })])
}

export async function newestRun(store: Store, connectionId: string): Promise<number> {
  const rows = await store.select(
    'runs',
    { connection_id: connectionId },
    { order: [['id', 'desc']], limit: 1 },
  )
  return rows[0]?.id ?? 0
}

/** What a run came to. */
export async function reportOf(store: Store, connectionId: string, after: number) {
  const rows = await store.select(
    'runs',
    { connection_id: connectionId },
    { order: [['id', 'desc']], limit: 1 },
  )
  const run = rows[0] && rows[0].id > after ? runView(rows[0]) : null
  const errors = await store.select('errors', { connection_id: connectionId, state: 'open' })
  const skips = run
    ? await store.count('skips', { connection_id: connectionId, run_id: run.id })
    : 0
  return {
    connection: connectionId,
    queued: false,
    run,
    skipped: skips,
    /** Open ones, of this run and of earlier ones: a person decides them. */
    conflicts: await store.count('conflicts', { connection_id: connectionId, state: 'open' }),
    errors: errors.map(errorView),
  }
}

export type SyncReport = Awaited<ReturnType<typeof reportOf>>

export async function syncNow(context: Context, wish: SyncWish): Promise<SyncReport> {
  const store = await context.store()
  const connection = await findConnection(store, wish.connection)
  const names = entitiesFor(profileFor(connection), wish.entities)
  const before = await newestRun(store, connection.id)
  await makeDue(store, connection.id, names)
  const live = await liveServer(context, store)
  if (live && !wish.wait) {
    const none = { run: null, skipped: 0, conflicts: 0, errors: [] }
    return { connection: connection.id, queued: true, ...none }
  }
  const host = live ? undefined : await openHost(context, {})
  try {
    wish.onWaiting(live?.url ?? host?.url ?? '')
    await untilServed(context, store, connection, before, wish)
  } finally {
    await host?.close()
  }
  return reportOf(store, connection.id, before)
}

export async function liveServer(
  context: Context,
  store: Store,
): Promise<Row<'servers'> | undefined> {
  const servers = await store.select('servers')
  return servers.find((s) => context.env.now() - s.beat_at < silentMs)
}

const lookMs = 250

/** Watches the runs of the connection until one after `before` has ended. */
async function untilServed(
  context: Context,
  store: Store,
  connection: Row<'connections'>,
  before: number,
  wish: SyncWish,
): Promise<void> {
  const { env } = context
  const end = env.now() + wish.timeoutMs
  for (;;) {
    const [run] = await store.select(
      'runs',
      { connection_id: connection.id },
      { order: [['id', 'desc']], limit: 1 },
    )
    const isNew = run !== undefined && run.id > before
    if (isNew) wish.onPercent(run.percent, run.state)
    if (isNew && run.ended_at !== null) return
    if (!isNew && env.now() > end) {
      const now = await store.select('connections', { id: connection.id })
      const seen = now[0]?.last_seen_at
      throw new QbsyncError('E_NOBODY_CAME', {
        waited: `${Math.round(wish.timeoutMs / 1000)} s`,
        lastSeen: seen ? new Date(seen).toISOString() : 'never',
      })
    }
    await env.sleep(lookMs)
  }
}

/** What a run would do, as far as it can be told without asking QuickBooks. */
export async function planOf(
  context: Context,
  wish: { connection?: string | undefined; entities: readonly string[] },
) {
  const store = await context.store()
  const connection = await findConnection(store, wish.connection)
  const profile = profileFor(connection)
  const names = entitiesFor(profile, wish.entities)
  const pulls = pulledEntities(profile).filter((n) => names?.includes(n) ?? true)
  const cursors = await store.select('cursors', { connection_id: connection.id })
  const positions = new Map(cursors.map((c) => [c.entity, c.position as Position]))
  const mark = positions.get('@platform') as string | undefined
  const backend = await context.backend()
  const { changes } = await backend.changes(connection.id, mark, 1000)
  const journal = await store.select('journal', {
    connection_id: connection.id,
    state: {
      in: ['waiting', 'blocked', 'next run', 'sent', 'in doubt', 'unproven', 'away', 'restored'],
    },
  })
  return {
    connection: connection.id,
    reads: pulls.map((name) => readOf(name, positions.get(name))),
    platformChanges: changes.map((c) => ({
      entity: entity(c.entity).plural,
      id: c.id,
      what: c.what,
    })),
    journal: journal.map((j) => ({ entity: j.entity, op: j.op, state: j.state, fields: j.fields })),
  }
}

function readOf(name: string, position: Position | undefined) {
  const { plural, dateField } = entity(name)
  if (!position || position.phase === 'first')
    return {
      entity: plural,
      how: dateField ? 'first read: the last 12 months, then older ones' : 'first read: all',
    }
  const older = position.history && !position.history.done
  return {
    entity: plural,
    how: `changes since ${position.since ?? 'the beginning'}${older ? `, then what is older than ${position.history?.before}` : ''}`,
  }
}
