// The end of a comparison by ids: what we hold as current, and the walk did not show.
import { entity } from '../schema/entities.ts'
import { put, remove, type Store, type Write } from '../store/store.ts'
import { noteCompared } from './deleted.ts'
import type { Draft } from './draft.ts'

/** The writes that keep what a page showed. At the end of a walk the missing ids are noted in the progress. */
export async function compareIds(store: Store, draft: Draft): Promise<Write[]> {
  const connection_id = draft.connection.id
  const writes: Write[] = []
  const fresh = new Map<string, Set<string>>()
  for (const s of draft.sightings) {
    if ('forget' in s) writes.push(remove('sightings', { connection_id, entity: s.forget }))
    else if ('id' in s) {
      fresh.set(s.entity, (fresh.get(s.entity) ?? new Set()).add(s.id))
      writes.push(put('sightings', { connection_id, entity: s.entity, quickbooks_id: s.id }))
    } else {
      const missing = await missingOf(store, draft, s.compare, fresh.get(s.compare) ?? new Set())
      draft.progress.missing = { ...draft.progress.missing, [s.compare]: missing }
      writes.push(remove('sightings', { connection_id, entity: s.compare }))
      // Until those are looked for, the comparison is not over: a run that breaks off makes it again.
      if (missing.length === 0) noteCompared(draft, s.compare)
    }
  }
  return writes
}

async function missingOf(
  store: Store,
  draft: Draft,
  name: string,
  fresh: ReadonlySet<string>,
): Promise<string[]> {
  const connection_id = draft.connection.id
  // Those of this page are not in the store yet, and those of an older walk may still be.
  const isFirstPage = draft.sightings.some((s) => 'forget' in s && s.forget === name)
  const before = isFirstPage ? [] : await store.select('sightings', { connection_id, entity: name })
  const seen = new Set([...fresh, ...before.map((row) => row.quickbooks_id)])
  const where = { connection_id, family: entity(name).family, entity: name, archived_at: null }
  const held = await store.select('links', where)
  return held
    .filter((link) => link.origin !== null && !seen.has(link.quickbooks_id))
    .map((link) => link.quickbooks_id)
}
