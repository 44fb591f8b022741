// What follows from a change of a list record, and QuickBooks does not save: it is found among our links, and read again.
import { pulledEntities } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import type { Store } from '../store/store.ts'
import { type Draft, linkKey } from './draft.ts'
import type { Progress } from './progress.ts'
import { factsOf } from './select.ts'

/** What the last run was still to read again when it broke off: what made it necessary is not seen a second time. */
export async function stillToRead(
  store: Store,
  connectionId: string,
): Promise<Record<string, string[]>> {
  const where = { connection_id: connectionId }
  const [last] = await store.select('runs', where, { order: [['id', 'desc']], limit: 1 })
  return ((last?.progress ?? {}) as Partial<Progress>).reread ?? {}
}

/** What stands under a record that was renamed is read again: its full name has changed with it. */
export async function loadRenamed(store: Store, draft: Draft): Promise<void> {
  for (const { kind, family, before } of draft.renamed) {
    const where = { connection_id: draft.connection.id, family, entity: kind }
    const again = draft.reread.get(kind) ?? new Set<string>()
    for (const link of await store.select('links', where)) {
      const isBelow = link.origin !== null && link.label?.startsWith(`${before}:`)
      if (isBelow) draft.reread.set(kind, again.add(link.quickbooks_id))
    }
  }
}

/**
 * A record that documents name cannot be deleted: where one is gone it was merged into another, which its documents
 * name now, and QuickBooks does not save those (qbxml-semantics.md 12.5). They are read again.
 */
export async function loadMerged(store: Store, draft: Draft): Promise<void> {
  const gone = new Set(draft.merged.filter((m) => m.family === 'names').map((m) => m.id))
  if (gone.size === 0) return
  for (const name of pulledEntities(draft.profile)) {
    const { partyField, family } = entity(name)
    if (partyField === undefined) continue
    const where = { connection_id: draft.connection.id, family, entity: name, archived_at: null }
    const again = draft.reread.get(name) ?? new Set<string>()
    for (const link of await store.select('links', where))
      if (link.origin !== null && gone.has(factsOf(link).party ?? ''))
        draft.reread.set(name, again.add(link.quickbooks_id))
  }
}

/**
 * A first read of what is open leaves out what was paid since an earlier attempt had brought it: that would stay open on
 * the platform for ever. Whatever this walk has not changed is read again by its id.
 */
export async function loadLeftBehind(store: Store, draft: Draft): Promise<void> {
  const of = { connection_id: draft.connection.id }
  if (draft.openRead.length === 0 || (await store.count('runs', of)) < 2) return
  for (const { name, startedAt } of draft.openRead) {
    const where = { ...of, family: entity(name).family, entity: name, archived_at: null }
    const again = draft.reread.get(name) ?? new Set<string>()
    for (const link of await store.select('links', where)) {
      const now = draft.links.get(linkKey(link.family, link.quickbooks_id)) ?? link
      if (now.origin !== null && (now.last_synced_at ?? 0) < startedAt)
        draft.reread.set(name, again.add(link.quickbooks_id))
    }
  }
}
