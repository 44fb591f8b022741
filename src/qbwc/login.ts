// A login: who it is, whether there is anything to do, and the run that begins.
import { invariant, QbsyncError } from '../errors.ts'
import { pauseSilenceMs, runSilenceMs } from '../limits.ts'
import { add, change, one, type Row, remove, StoreConflict, type Write } from '../store/store.ts'
import { ticketFor } from '../store/ticket.ts'
import { isPaused, notePaused } from '../sync/pause.ts'
import { hasRequests } from '../sync/requests.ts'
import { restLeft } from './backend-rest.ts'
import { noteBackendFailure, openRun, platformChanges } from './opening.ts'
import type { RunContext, Session } from './run-context.ts'
import { supersede } from './runs.ts'

/** Settings of a connection that a login reads. */
export interface Settings {
  /** on-request: only when `qbsync sync` asked, or something waits to be sent. */
  trigger?: 'every-call' | 'on-request'
  /** A run is kept open, and what the platform changes goes out within seconds. */
  live?: boolean
  timeZone?: string
  schedule?: {
    /** 20:00-06:00, by the clock of the company. */
    hours?: string
    everyMinutes?: number
  }
}

/** Seconds until the allowed hours begin; 0 within them. */
export function secondsUntilHours({ schedule, timeZone }: Settings, now: number): number {
  const [, from = '', to = ''] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(schedule?.hours ?? '') ?? []
  if (from === to) return 0
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZone ?? 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const seconds = (clock: string): number => {
    const [h = 0, m = 0, s = 0] = clock.split(':').map(Number)
    return h * 3600 + m * 60 + s
  }
  const [at, begin, end] = [format.format(now), from, to].map(seconds) as [number, number, number]
  const isWithin = begin < end ? at >= begin && at < end : at >= begin || at < end
  return isWithin ? 0 : (begin - at + 86_400) % 86_400
}

/** Fourth string of authenticate: the least seconds between two calls (web-connector.md 3.2). */
const leastSeconds = ({ schedule }: Settings): string =>
  schedule?.everyMinutes ? String(schedule.everyMinutes * 60) : ''

const busySeconds = '60'

/** A call that came in vain: a power cut may take the note of it back, and the next call makes it again (decision 2). */
const inPassing = { flush: false }

/** How long its caller may be silent before the run counts as given up. */
export function silenceOf({ state, step }: Session): number {
  // All is done, only the close was lost (web-connector.md 2.3).
  if (state === 'WaitForClose') return 0
  return state === 'WaitForResponse' || step === 0 ? runSilenceMs : pauseSilenceMs
}

/** The four strings that authenticate answers to a known installation. */
export function makeLogin(
  context: RunContext,
): (installation: Row<'installations'>) => Promise<readonly string[]> {
  const { store, env, engine, ahead } = context

  async function login(installation: Row<'installations'>): Promise<readonly string[]> {
    const connection = await one(store, 'connections', { id: installation.connection_id })
    invariant(connection, 'an installation has a connection')
    const now = env.now()
    const seen: Write[] = [
      change(
        'installations',
        { connection_id: connection.id, user_name: installation.user_name },
        { last_seen_at: now },
      ),
      // What was read must still hold, or another process logged somebody in meanwhile.
      change(
        'connections',
        { id: connection.id, last_seen_at: connection.last_seen_at },
        { last_seen_at: now, authenticated_at: connection.authenticated_at ?? now },
        1,
      ),
    ]
    const open = (await store.select('sessions', { connection_id: connection.id })).filter(
      (s) => s.state !== 'Closed',
    )
    const other = open.find(
      // A last call that lies ahead was noted by a clock that was wrong: it keeps nobody out until then.
      (s) =>
        s.user_name !== installation.user_name && Math.abs(now - s.last_call_at) < silenceOf(s),
    )
    if (other) {
      await store.commit(seen)
      return ['', 'busy', busySeconds, '']
    }
    // Whoever logs in again has given up the run before, whatever is to be done now.
    for (const session of open) {
      ahead.delete(session.ticket)
      await store.commit(await supersede(store, env, engine, session))
    }
    if (isPaused(connection, now)) {
      await store.commit([...seen, ...(await notePaused(store, env, connection.id))])
      const until = connection.paused_until
      return ['', 'none', until === null ? '' : String(Math.ceil((until - now) / 1000)), '']
    }
    if (connection.state === 'paused')
      seen.push(
        change('connections', { id: connection.id }, { state: 'active', paused_until: null }),
      )
    const settings = connection.settings as Settings
    const closed = connection.due === null ? secondsUntilHours(settings, now) : 0
    if (closed > 0) {
      await store.commit(seen, inPassing)
      return ['', 'none', String(closed), leastSeconds(settings)]
    }
    if (!(await isDue(connection))) {
      await store.commit(seen, inPassing)
      return ['', 'none', '', '']
    }
    const rest = await restLeft(store, connection.id, now)
    if (rest > 0) {
      await store.commit(seen)
      return ['', 'busy', String(Math.ceil(rest / 1000)), '']
    }
    try {
      return await begin(connection, installation, seen)
    } catch (error) {
      // Another process opened a run for this connection in the same moment.
      if (error instanceof StoreConflict) return ['', 'busy', busySeconds, '']
      // Never a SOAP fault for a business failure: the connector comes back, and status says why it was sent away.
      if (!(error instanceof QbsyncError) || error.code !== 'E_BACKEND') throw error
      await store.commit([...seen, ...(await noteBackendFailure(context, connection.id, error))])
      return ['', 'busy', busySeconds, '']
    }
  }

  async function isDue(connection: Row<'connections'>): Promise<boolean> {
    const settings = connection.settings as Settings
    if (settings.trigger !== 'on-request' || settings.live) return true
    if (connection.due !== null || (await hasRequests(store, connection.id))) return true
    const states = { in: ['waiting', 'in doubt', 'unproven', 'away', 'next run'] }
    return (await store.count('journal', { connection_id: connection.id, state: states })) > 0
  }

  async function begin(
    connection: Row<'connections'>,
    installation: Row<'installations'>,
    seen: readonly Write[],
  ): Promise<readonly string[]> {
    const ticket = ticketFor(env.id(), connection.id)
    const platform = await platformChanges(context, connection.id)
    await openRun(context, connection, installation.user_name, platform, (runId) => {
      const session: Session = {
        ticket,
        user_name: installation.user_name,
        connection_id: connection.id,
        run_id: runId,
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
      return [
        ...seen,
        remove('sessions', { connection_id: connection.id, state: 'Closed' }),
        add('sessions', session),
      ]
    })
    return [
      ticket,
      connection.company_file ?? '',
      '',
      leastSeconds(connection.settings as Settings),
    ]
  }

  return login
}
