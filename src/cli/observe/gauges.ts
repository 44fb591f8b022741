// Numbers that are read from the store when they are asked for: so they are right whichever process did the work.
import { unsettledStates } from '../../store/journal-states.ts'
import type { Store } from '../../store/store.ts'
import { isPaused } from '../../sync/pause.ts'
import { version } from '../version.ts'
import type { Gauge } from './meter.ts'

const requestStates = ['waiting', 'sent', 'in doubt', 'unproven'] as const

export async function gaugesOf(store: Store, now: number): Promise<Gauge[]> {
  const connections = await store.select('connections', {}, { order: [['id', 'asc']] })
  const sessions = await store.select('sessions')
  const errors = await store.select('errors', { state: 'open' })
  const all: Gauge[] = [
    { name: 'qbsync_build_info', labels: { version }, value: 1 },
    { name: 'process_resident_memory_bytes', labels: {}, value: process.memoryUsage.rss() },
  ]
  const codes = new Map<string, Gauge & { value: number }>()
  for (const e of errors) {
    const labels = { connection: e.connection_id, code: e.code }
    const key = JSON.stringify(labels)
    const found = codes.get(key) ?? { name: 'qbsync_open_errors' as const, labels, value: 0 }
    codes.set(key, { ...found, value: found.value + 1 })
  }
  all.push(...codes.values())
  for (const c of connections) {
    const labels = { connection: c.id }
    const of = { connection_id: c.id }
    const tell = (name: Gauge['name'], value: number, more: Record<string, string> = {}) =>
      all.push({ name, labels: { ...labels, ...more }, value })
    for (const state of unsettledStates)
      tell('qbsync_journal', await store.count('journal', { ...of, state }), { state })
    for (const state of requestStates)
      tell('qbsync_requests', await store.count('requests', { ...of, state }), { state })
    tell('qbsync_conflicts', await store.count('conflicts', { ...of, state: 'open' }))
    const open = sessions.filter((s) => s.connection_id === c.id && s.state !== 'Closed')
    tell('qbsync_open_runs', open.length)
    tell('qbsync_first_sync_done', c.initial_sync === 'done' ? 1 : 0)
    tell('qbsync_paused', isPaused(c, now) ? 1 : 0)
    if (c.last_seen_at !== null) tell('qbsync_last_call_age_seconds', seconds(now - c.last_seen_at))
    const newest = { order: [['id', 'desc']], limit: 1 } as const
    const [good] = await store.select('runs', { ...of, state: { in: ['done', 'errors'] } }, newest)
    if (good?.ended_at) tell('qbsync_lag_seconds', seconds(now - good.ended_at))
  }
  return all
}

const seconds = (ms: number): number => Math.max(0, Math.round(ms) / 1000)
