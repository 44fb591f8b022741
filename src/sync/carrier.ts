// Writes that somebody may still be carrying: a computer was given the text, another one called after it, and the first
// has not been heard of since. QuickBooks may be given that text any time, so that "not there" proves nothing yet.
import type { Row, Store } from '../store/store.ts'
import { type Draft, setJournal } from './draft.ts'
import type { Journal } from './journal.ts'
import { tell } from './refuse.ts'

/** States in which it is not known whether QuickBooks has the write. */
const doubtful: readonly string[] = ['in doubt', 'unproven', 'away']

/**
 * Notes who carries the doubtful writes. Whoever calls now has no text of before in hand: it works on one at a time.
 * The same holds for whoever has called since its run was broken off, and for a run that its own caller ended.
 */
export async function loadCarriers(store: Store, draft: Draft, caller: string): Promise<void> {
  const rows = [...draft.journal.values()].filter(
    (row) => doubtful.includes(row.state) && row.op === 'create' && row.run_id !== null,
  )
  if (rows.length === 0) return
  const ids = [...new Set(rows.flatMap((row) => row.run_id ?? []))]
  const of = { connection_id: draft.connection.id }
  const found = await store.select('runs', { ...of, id: { in: ids } })
  const runs = new Map(found.map((r) => [r.id, r]))
  const installations = new Map(
    (await store.select('installations', of)).map((i) => [i.user_name, i]),
  )
  for (const row of rows) {
    const run = runs.get(row.run_id ?? 0)
    const carrier = run && installations.get(run.user_name)
    if (carrier && carrier.user_name !== caller && !hasCalledSince(carrier, run))
      draft.carriers.set(row.id, carrier.label)
  }
}

const hasCalledSince = (carrier: Row<'installations'>, run: Row<'runs'>): boolean =>
  run.state !== 'broken' || (carrier.last_seen_at ?? 0) >= (run.ended_at ?? Infinity)

/** A message set that was carried out is not carried out again, whoever still has its text. */
export const isStillOut = (draft: Draft, row: Journal): boolean =>
  row.op === 'create' && row.message_set_id !== null && draft.carriers.has(row.id)

/** It waits until that computer calls, or a person says what became of it. */
export function noteStillOut(draft: Draft, row: Journal): void {
  setJournal(draft, { ...row, state: 'away' })
  tell(draft, row, 'E_STILL_OUT', { label: draft.carriers.get(row.id) ?? '' })
}
