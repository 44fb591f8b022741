// A backend that failed is left alone for a while, longer each time. How long is kept in the store, so that a
// restarted service does not begin anew. The pauses within one call are the backend's own.
import { backendRestMs } from '../limits.ts'
import { one, put, remove, type Store, type Write } from '../store/store.ts'

/** Kept among the cursors, beside how far the platform's changes were taken up. */
const place = (connectionId: string) => ({ connection_id: connectionId, entity: '@backend' })

interface Rest {
  readonly failures: number
  /** Milliseconds UTC. */
  readonly until: number
}

const restOf = async (store: Store, connectionId: string): Promise<Rest | undefined> =>
  (await one(store, 'cursors', place(connectionId)))?.position as Rest | undefined

const firstMs = 15_000

/** A failure: the second in a row and every further one lets more time pass; `askedMs` is what the backend wants. */
export async function restAfterFailure(
  store: Store,
  connectionId: string,
  now: number,
  askedMs: number,
): Promise<Write> {
  const failures = ((await restOf(store, connectionId))?.failures ?? 0) + 1
  const own = failures === 1 ? 0 : Math.min(firstMs * 2 ** (failures - 1), backendRestMs)
  const position: Rest = { failures, until: now + Math.max(own, askedMs) }
  return put('cursors', { ...place(connectionId), position })
}

/** Milliseconds that are left of it; 0 where the backend may be asked. */
export async function restLeft(store: Store, connectionId: string, now: number): Promise<number> {
  const rest = await restOf(store, connectionId)
  return rest && rest.until > now ? rest.until - now : 0
}

/** Whether a failure is still counted. */
export const hasRested = async (store: Store, connectionId: string): Promise<boolean> =>
  (await restOf(store, connectionId)) !== undefined

/** The backend answers, or a run came to its end: whatever was wrong is over. */
export const restOver = (connectionId: string): Write => remove('cursors', place(connectionId))
