// What a step reads of a connection whole: how far everything has been read, and the journal that is not at its end.
import { restoredPerStep } from '../limits.ts'
import type { Row, Store } from '../store/store.ts'
import { newPast, pastCursor } from './past.ts'
import type { Past, Position } from './progress.ts'

/** The cursor that holds how far the platform's changes have been taken up. */
export const platformMark = '@platform'
/** Rows among the cursors that are about no entity begin so. */
const isEntityCursor = (name: string): boolean => !name.startsWith('@')

export async function loadCursors(
  store: Store,
  connectionId: string,
): Promise<{ positions: Map<string, Position>; past: { now: Past; isChanged: boolean } }> {
  const positions = new Map<string, Position>()
  const past = { now: newPast, isChanged: false }
  for (const row of await store.select('cursors', { connection_id: connectionId }))
    if (isEntityCursor(row.entity)) positions.set(row.entity, row.position as Position)
    else if (row.entity === pastCursor) past.now = row.position as Past
  return { positions, past }
}

const unfinished = [
  ...['waiting', 'sent', 'blocked', 'next run', 'in doubt', 'unproven', 'away', 'lost', 'conflict'],
]

/** Of what is to be looked for in a restored file a part at a time, as it may be all that was ever written. */
export async function loadJournal(store: Store, connectionId: string): Promise<Row<'journal'>[]> {
  const of = { connection_id: connectionId }
  const open = await store.select('journal', { ...of, state: { in: unfinished } })
  const restored = { ...of, state: 'restored' }
  return [...open, ...(await store.select('journal', restored, { limit: restoredPerStep }))]
}
