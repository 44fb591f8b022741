// A run kept open (`live: true`, decision D8). When nothing is due the service answers an empty request and, asked for
// the last error, NoOp; the Web Connector calls again after 5 s (web-connector.md 3.4, 3.6), and what the platform
// changed meanwhile goes out in a run of its own under the same ticket.
//
// Everything about a pause is in the store: the state Idle and the run that ended before it. So a pause outlives the
// process, and any process may answer its next call. Where nothing is out there is nothing to lose: a session that is
// superseded, closed or never heard of again while it idles leaves no request behind.
import { QbsyncError } from '../errors.ts'
import { lookMs, platformPagesMs, touchMs } from '../limits.ts'
import { change, one, put, type Row, remove, StoreConflict, type Write } from '../store/store.ts'
import { isAskedFor } from '../sync/asked.ts'
import { isPaused } from '../sync/pause.ts'
import type { PlatformChange } from '../sync/ports.ts'
import { movedAnything, type Progress } from '../sync/progress.ts'
import { hasRequests } from '../sync/requests.ts'
import { hasRested, restLeft, restOver } from './backend-rest.ts'
import type { Settings } from './login.ts'
import { noteBackendFailure, openRun, platformChanges, platformMarkOf } from './opening.ts'
import { callerOf, type RunContext, rowOf, runRowOf, type Session } from './run-context.ts'
import { isQuiet } from './runs.ts'

export interface Live {
  /** Whether a pause follows the end of this run, and what is to be written with that end. */
  ending(session: Session, progress: Progress): Promise<{ isPause: boolean; writes: Write[] }>
  /** The next call after a pause: the session with its new run, or undefined where there is nothing to do. */
  resume(session: Session): Promise<Session | undefined>
  /** Ends a run under way for a pause that a person asked for. True when it did. */
  stopIfPaused(session: Session): Promise<boolean>
}

const pausedText = 'No work: the connection is paused.'

export function makeLive(context: RunContext): Live {
  const { store, backend, env, move, asBackend, ahead } = context

  const connectionOf = (session: Session) =>
    one(store, 'connections', { id: session.connection_id })

  async function ending(session: Session, progress: Progress) {
    const connection = await connectionOf(session)
    // Where the company could not be told for certain a new run must tell it anew, so this one really ends.
    const isPause =
      connection !== undefined &&
      isLive(connection) &&
      !isPaused(connection, env.now()) &&
      progress.readOnly !== true
    return { isPause, writes: isPause ? await joinQuiet(session, progress) : [] }
  }

  /** Looks that found nothing are one row: the newest takes the place of the one before. */
  async function joinQuiet(session: Session, progress: Progress): Promise<Write[]> {
    const hasTrouble = progress.errors > 0 || progress.skips > 0
    if (hasTrouble || movedAnything(progress)) return []
    const of = { connection_id: session.connection_id }
    const order = { order: [['id', 'desc']], limit: 2 } as const
    const before = (await store.select('runs', of, order)).find((r) => r.id < session.run_id)
    if (!before || !isQuiet(before) || before.started_at < session.started_at) return []
    const looks = ((before.progress as Progress).looks ?? 1) + 1
    const ofRun = { ...of, run_id: before.id }
    return [
      remove('runs', { ...of, id: before.id }),
      remove('exchanges', ofRun),
      remove('recordings', ofRun),
      remove('mentions', ofRun),
      change('runs', runRowOf(session), {
        started_at: before.started_at,
        progress: { ...progress, looks },
      }),
    ]
  }

  async function resume(session: Session): Promise<Session | undefined> {
    const connection = await connectionOf(session)
    if (!connection) return undefined
    const paused = isPaused(connection, env.now())
    if (paused || !isLive(connection)) {
      const text = paused ? pausedText : null
      await store.commit([move(session, 'sendRequestXML:empty', { last_error: text })])
      return undefined
    }
    try {
      if ((await restLeft(store, connection.id, env.now())) > 0) return undefined
      return (await isDue(session, connection)) ? await begin(session, connection) : undefined
    } catch (error) {
      // Another process took the session on.
      if (error instanceof StoreConflict) return undefined
      if (!(error instanceof QbsyncError) || error.code !== 'E_BACKEND') throw error
      // The pause goes on until the backend answers again; the reason stands in the errors meanwhile.
      await store.commit(await noteBackendFailure(context, connection.id, error))
      return undefined
    } finally {
      await touch(session)
    }
  }

  async function isDue(session: Session, connection: Row<'connections'>): Promise<boolean> {
    if (await isAskedFor(store, connection, session.user_name)) return true
    if (await hasRequests(store, connection.id)) return true
    const run = await one(store, 'runs', runRowOf(session))
    if (!run || run.ended_at === null || env.now() - run.ended_at >= lookMs) return true
    return platformWaits(session, run)
  }

  /** Whether the platform changed what concerns this connection. What does not is passed over for good. */
  async function platformWaits(session: Session, run: Row<'runs'>): Promise<boolean> {
    const id = session.connection_id
    const first = await platformMarkOf(context, id)
    const until = env.now() + platformPagesMs
    let mark = first
    for (;;) {
      const from = mark
      const batch = await asBackend(() => backend.changes(id, from, 1000))
      // Nothing new, yet changes: payments that wait for an invoice which is here now. Once after a run that may have
      // brought it; one that cannot be placed all the same must not begin a run at every call.
      const counts = batch.mark !== from || movedAnything(run.progress as Progress)
      if (counts && (await concern(id, batch.changes))) return true
      mark = batch.mark
      if (!batch.more || env.now() >= until) break
    }
    if (mark !== first)
      await store.commit([
        put('cursors', { connection_id: id, entity: '@platform', position: mark }),
      ])
    if (await hasRested(store, id)) await store.commit([restOver(id)])
    return false
  }

  /** A payment of another connection matters only if it was ours before. */
  async function concern(
    connectionId: string,
    changes: readonly PlatformChange[],
  ): Promise<boolean> {
    if (changes.some((c) => c.what !== 'foreign')) return true
    const ids = changes.map((c) => c.id)
    if (ids.length === 0) return false
    const of = { connection_id: connectionId }
    if ((await store.count('journal', { ...of, platform_id: { in: ids } })) > 0) return true
    return (await store.count('errors', { ...of, record: { in: ids }, state: 'open' })) > 0
  }

  async function begin(session: Session, connection: Row<'connections'>): Promise<Session> {
    const platform = await platformChanges(context, connection.id)
    const now = env.now()
    const set = { last_error: null, connect_failures: 0 }
    const id = await openRun(context, connection, session.user_name, platform, (runId) => [
      move(session, 'sendRequestXML:resume', { ...set, run_id: runId }),
    ])
    return {
      ...session,
      ...set,
      run_id: id,
      state: 'WaitForSendRequestXML',
      step: session.step + 1,
      last_call_at: now,
    }
  }

  async function touch(session: Session): Promise<void> {
    const now = env.now()
    if (now - session.last_call_at < touchMs) return
    const seen = [
      change('sessions', rowOf(session), { last_call_at: now }),
      change('installations', callerOf(session), { last_seen_at: now }),
      change('connections', { id: session.connection_id }, { last_seen_at: now }),
    ]
    await store.commit(seen, { flush: false })
  }

  async function stopIfPaused(session: Session): Promise<boolean> {
    const connection = await connectionOf(session)
    if (!connection || !isPaused(connection, env.now())) return false
    ahead.delete(session.ticket)
    await store.commit([
      change('runs', runRowOf(session), { state: 'stopped', ended_at: env.now() }),
      move(session, 'sendRequestXML:empty', { last_error: pausedText }),
    ])
    return true
  }

  return { ending, resume, stopIfPaused }
}

const isLive = (connection: Row<'connections'>): boolean =>
  (connection.settings as Settings).live === true
