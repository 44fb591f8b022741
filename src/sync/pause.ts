// A connection that a person has paused: nothing is exchanged, work piles up, and the history says so (R171).
import type { Env } from '../env.ts'
import { skip } from '../profiles/skip-codes.ts'
import { one, put, type Row, type Store, type Write } from '../store/store.ts'

/** A pause with an end is over by itself. */
export const isPaused = (
  connection: Pick<Row<'connections'>, 'state' | 'paused_until'>,
  now: number,
): boolean =>
  connection.state === 'paused' &&
  (connection.paused_until === null || connection.paused_until > now)

/** The skip that stands in the history for every visit that was turned away. */
export async function notePaused(store: Store, env: Env, connectionId: string): Promise<Write[]> {
  const { code, says } = skip('S_PAUSED')
  const key = { connection_id: connectionId, code, entity: '', record: '' }
  const known = await one(store, 'skips', key)
  const now = env.now()
  const row: Row<'skips'> = {
    ...key,
    label: null,
    reason: says,
    run_id: null,
    first_at: known?.first_at ?? now,
    last_at: now,
    count: (known?.count ?? 0) + 1,
  }
  return [put('skips', row)]
}
