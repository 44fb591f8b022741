// What status shows of every connection: is it called, is it at work, what waits, what went wrong.
import type { Row, Store } from '../../store/store.ts'
import { silentMs } from '../host.ts'
import { intervalOf } from '../interval.ts'
import { connectionView, errorView, runViews } from '../overview.ts'
import { rhythmOf, silenceSays } from '../rhythm.ts'
import { firstSyncView } from './first-sync.ts'

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

const waitingStates = ['waiting', 'next run', 'sent']
const doubtStates = ['in doubt', 'unproven', 'away', 'restored', 'lost']
/** Runs that the rhythm of calls is worked out from, and the progress of a first sync. */
const runsSeen = 11

export async function statusView(store: Store, now: number, only?: string) {
  const where = only === undefined ? {} : { id: only }
  const connections = await store.select('connections', where, { order: [['id', 'asc']] })
  return Promise.all(connections.map((row) => oneView(store, now, row)))
}

export async function serverViews(store: Store, now: number) {
  const servers = await store.select('servers')
  return servers
    .filter((s) => now - s.beat_at < silentMs)
    .map((s) => ({ url: s.url, pid: s.pid, since: iso(s.started_at) }))
}

async function oneView(store: Store, now: number, row: Row<'connections'>) {
  const of = { connection_id: row.id }
  const runs = await store.select('runs', of, { order: [['id', 'desc']], limit: runsSeen })
  const [last] = await runViews(store, now, runs.slice(0, 1))
  const open = (await store.select('sessions', of)).filter((s) => s.state !== 'Closed')
  const errors = await store.select('errors', { ...of, state: 'open' })
  const requests = await store.select('requests', {
    ...of,
    state: { in: [...waitingStates, ...doubtStates] },
  })
  const rhythm = rhythmOf(row, runs)
  const canCall = (await store.count('installations', { ...of, revoked_at: null })) > 0
  const silence = silenceSays(row, rhythm, now, canCall)
  return {
    ...(await connectionView(store, row)),
    due:
      row.due === null ? null : ((row.due as { entities?: string[] | null }).entities ?? ['all']),
    interval: await intervalOf(store, row),
    expectedEverySeconds: Math.round(rhythm.intervalMs / 1000),
    nextExpectedAt: iso(rhythm.nextAt),
    silence: { level: silence.level, says: silence.says },
    lastRun: last ?? null,
    firstSync: await firstSyncView(store, row, runs, now),
    /** Web Connectors that hold a run open now. */
    open: open.map((s) => ({
      userName: s.user_name,
      state: s.state === 'Idle' ? 'idle' : 'at work',
      since: iso(s.started_at),
      lastCallAt: iso(s.last_call_at),
    })),
    waiting: await store.count('journal', { ...of, state: { in: waitingStates } }),
    blocked: await store.count('journal', { ...of, state: 'blocked' }),
    inDoubt:
      (await store.count('journal', { ...of, state: { in: doubtStates } })) +
      requests.filter((r) => doubtStates.includes(r.state)).length,
    requests: requests.filter((r) => waitingStates.includes(r.state)).length,
    conflicts: await store.count('conflicts', { ...of, state: 'open' }),
    skips: await store.count('skips', of),
    errorsByCode: countsOf(errors.map((e) => e.code)),
    errors: errors.map(errorView),
  }
}

export type StatusView = Awaited<ReturnType<typeof statusView>>
export type ServerViews = Awaited<ReturnType<typeof serverViews>>

function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
