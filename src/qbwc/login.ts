// A login: who it is, whether there is anything to do, and the run that begins.
import { invariant, QbsyncError } from '../errors.ts'
import { platformPagesMs, runSilenceMs } from '../limits.ts'
import { add, change, one, type Row, remove, StoreConflict, type Write } from '../store/store.ts'
import type { PlatformChange } from '../sync/ports.ts'
import { restAfterFailure, restLeft } from './backend-rest.ts'
import { problemOf, type RunContext, type Session } from './run-context.ts'
import { runError, supersede } from './runs.ts'

/** Settings of a connection that a login reads. */
interface Settings {
  /** on-request: only when `qbsync sync` asked, or something waits to be sent. */
  trigger?: 'every-call' | 'on-request'
}

const platformBatch = 1000
const busySeconds = '60'

/** The four strings that authenticate answers to a known installation. */
export function makeLogin(
  context: RunContext,
): (installation: Row<'installations'>) => Promise<readonly string[]> {
  const { store, backend, env, engine, ahead, asBackend, deliver } = context

  async function platformChanges(connectionId: string) {
    const row = await one(store, 'cursors', { connection_id: connectionId, entity: '@platform' })
    let mark = row?.position as string | undefined
    const changes: PlatformChange[] = []
    const until = env.now() + platformPagesMs
    for (;;) {
      const batch = await backend.changes(connectionId, mark, platformBatch)
      changes.push(...batch.changes)
      mark = batch.mark
      // The Web Connector waits for our answer: what is left comes with the next run, the mark knows where it begins.
      if (!batch.more || env.now() >= until) return { changes, mark }
    }
  }

  async function login(installation: Row<'installations'>): Promise<readonly string[]> {
    const connection = await one(store, 'connections', { id: installation.connection_id })
    invariant(connection, 'an installation has a connection')
    const now = env.now()
    const seen: Write[] = [
      change('installations', { user_name: installation.user_name }, { last_seen_at: now }),
      change(
        'connections',
        { id: connection.id },
        { last_seen_at: now, authenticated_at: connection.authenticated_at ?? now },
      ),
    ]
    const open = (await store.select('sessions', { connection_id: connection.id })).filter(
      (s) => s.state !== 'Closed',
    )
    const other = open.find(
      (s) => s.user_name !== installation.user_name && now - s.last_call_at < runSilenceMs,
    )
    if (other) {
      await store.commit(seen)
      return ['', 'busy', busySeconds, '']
    }
    if (connection.state === 'paused' || !(await isDue(connection))) {
      await store.commit(seen)
      return ['', 'none', '', '']
    }
    const rest = await restLeft(store, connection.id, now)
    if (rest > 0) {
      await store.commit(seen)
      return ['', 'busy', String(Math.ceil(rest / 1000)), '']
    }
    for (const session of open) {
      ahead.delete(session.ticket)
      await store.commit(await supersede(store, env, engine, session))
    }
    try {
      return await begin(connection, installation, seen)
    } catch (error) {
      // Another process opened a run for this connection in the same moment.
      if (error instanceof StoreConflict) return ['', 'busy', busySeconds, '']
      // Never a SOAP fault for a business failure: the connector comes back, and status says why it was sent away.
      if (!(error instanceof QbsyncError) || error.code !== 'E_BACKEND') throw error
      const about = { connectionId: connection.id, runId: null }
      const noted = { ...about, code: error.code, details: error.details }
      const asked = Number(problemOf(error)['restMs'] ?? 0)
      const later = await restAfterFailure(store, connection.id, env.now(), asked)
      await store.commit([...seen, ...(await runError(store, env, noted)).writes, later])
      return ['', 'busy', busySeconds, '']
    }
  }

  async function isDue(connection: Row<'connections'>): Promise<boolean> {
    if ((connection.settings as Settings).trigger !== 'on-request') return true
    if (connection.due !== null) return true
    const states = { in: ['waiting', 'in doubt', 'unproven', 'next run'] }
    return (await store.count('journal', { connection_id: connection.id, state: states })) > 0
  }

  async function begin(
    connection: Row<'connections'>,
    installation: Row<'installations'>,
    seen: readonly Write[],
  ): Promise<readonly string[]> {
    const newest = (await store.select('runs', {}, { order: [['id', 'desc']], limit: 1 }))[0]
    const run = {
      id: (newest?.id ?? 0) + 1,
      connectionId: connection.id,
      userName: installation.user_name,
      entities: (connection.due as { entities?: string[] } | null)?.entities ?? null,
    }
    const step = await engine.begin(run, await asBackend(() => platformChanges(connection.id)))
    const refused = await deliver({ connectionId: connection.id, runId: run.id, step: 0 }, step)
    const ticket = env.id()
    const session: Session = {
      ticket,
      user_name: installation.user_name,
      connection_id: connection.id,
      run_id: run.id,
      state: 'WaitForSendRequestXML',
      step: 0,
      request_text: null,
      operations: null,
      message_set_id: null,
      version: null,
      last_error: null,
      connect_failures: 0,
      started_at: env.now(),
      last_call_at: env.now(),
    }
    const waiting = connection.initial_sync === 'waiting'
    await store.commit([
      ...seen,
      ...step.writes,
      ...refused,
      remove('sessions', { connection_id: connection.id, state: 'Closed' }),
      ...(waiting
        ? [change('connections', { id: connection.id }, { initial_sync: 'running' })]
        : []),
      add('sessions', session),
    ])
    return [ticket, connection.company_file ?? '', '', '']
  }

  return login
}
