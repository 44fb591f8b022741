// What a step of the engine works on, loaded: the connection, its cursors, the unfinished journal, and the links
// that the journal, the platform's changes or the outcomes speak of.
import type { Env } from '../env.ts'
import { invariant } from '../errors.ts'
import { type Profile, pulledEntities } from '../profiles/profile.ts'
import { profileNamed } from '../profiles/profiles.ts'
import { entity } from '../schema/entities.ts'
import { pointersOf } from '../schema/lines.ts'
import { one, type Store } from '../store/store.ts'
import { type Draft, linkKey } from './draft.ts'
import { newIds } from './ids.ts'
import type { Outcome, PlatformChange, RemoteRecord } from './ports.ts'
import type { Position, Progress } from './progress.ts'
import type { PaymentFields } from './push.ts'

export interface Loader {
  load(connectionId: string, runId: number, progress: Progress): Promise<Draft>
  loadOfChanges(draft: Draft, changes: readonly PlatformChange[]): Promise<void>
  loadOfOutcomes(draft: Draft, outcomes: readonly Outcome[]): Promise<void>
}

const unfinished = ['waiting', 'sent', 'blocked', 'next run', 'in doubt', 'unproven']

/** The cursor that holds how far the platform's changes have been taken up. */
export const platformMark = '@platform'
/** Rows among the cursors that are about no entity begin so. */
const isEntityCursor = (name: string): boolean => !name.startsWith('@')

export function makeLoader(store: Store, env: Env): Loader {
  async function load(connectionId: string, runId: number, progress: Progress): Promise<Draft> {
    const connection = await one(store, 'connections', { id: connectionId })
    invariant(connection, `connection ${connectionId} exists`)
    const profile = profileNamed(connection.profile)
    invariant(profile, `profile ${connection.profile} exists`)
    const positions = new Map<string, Position>()
    for (const row of await store.select('cursors', { connection_id: connectionId }))
      if (isEntityCursor(row.entity)) positions.set(row.entity, row.position as Position)
    const draft: Draft = {
      connection,
      profile,
      runId,
      now: env.now(),
      newId: newIds(env),
      progress,
      positions,
      links: new Map(),
      journal: new Map(),
      changes: [],
      problems: [],
      skips: [],
      solved: [],
      changedLinks: new Set(),
      changedJournal: new Set(),
      changedPositions: new Set(),
      fresh: new Set(progress.fresh),
      reread: new Map(Object.entries(progress.reread).map(([name, ids]) => [name, new Set(ids)])),
    }
    const journal = await store.select('journal', {
      connection_id: connectionId,
      state: { in: unfinished },
    })
    for (const row of journal) draft.journal.set(row.id, row)
    await loadOfJournal(draft)
    return draft
  }

  async function loadLinks(draft: Draft, family: string, ids: Iterable<string>): Promise<void> {
    const wanted = [...new Set(ids)].filter(
      (id) => id !== '' && !draft.links.has(linkKey(family, id)),
    )
    if (wanted.length === 0) return
    const where = { connection_id: draft.connection.id, family, quickbooks_id: { in: wanted } }
    for (const link of await store.select('links', where))
      draft.links.set(linkKey(family, link.quickbooks_id), link)
  }

  async function loadPlatform(draft: Draft, family: string, ids: Iterable<string>): Promise<void> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return
    const where = { connection_id: draft.connection.id, family, platform_id: { in: wanted } }
    for (const link of await store.select('links', where))
      draft.links.set(linkKey(family, link.quickbooks_id), link)
  }

  /** Links of the journal's own records and of the invoices they are for. */
  async function loadOfJournal(draft: Draft): Promise<void> {
    const rows = [...draft.journal.values()]
    const invoices = rows.flatMap((r) => (r.fields as Partial<PaymentFields>).invoice ?? [])
    await loadPlatform(draft, entity('Invoice').family, invoices)
    for (const name of new Set(rows.map((r) => r.entity)))
      await loadPlatform(
        draft,
        entity(name).family,
        rows.filter((r) => r.entity === name).map((r) => r.platform_id),
      )
  }

  /** Rows the platform's changes speak of: their links, and whatever the journal holds of them. */
  async function loadOfChanges(draft: Draft, changes: readonly PlatformChange[]): Promise<void> {
    const byEntity = new Map<string, string[]>()
    for (const c of changes) byEntity.set(c.entity, [...(byEntity.get(c.entity) ?? []), c.id])
    for (const [name, ids] of byEntity) {
      await loadPlatform(draft, entity(name).family, ids)
      const where = { connection_id: draft.connection.id, entity: name, platform_id: { in: ids } }
      for (const row of await store.select('journal', where))
        if (!draft.journal.has(row.id)) draft.journal.set(row.id, row)
    }
    const invoices = changes.flatMap((c) => {
      const id = c.row?.['invoice_id']
      return typeof id === 'string' ? [id] : []
    })
    await loadPlatform(draft, entity('Invoice').family, invoices)
  }

  /** Every link that the outcomes speak of: the records, what they point to, what they are applied to. */
  async function loadOfOutcomes(draft: Draft, outcomes: readonly Outcome[]): Promise<void> {
    const wanted = new Map<string, Set<string>>()
    const pulled = pulledFamilies(draft.profile)
    const want = (family: string, id: string | undefined) => {
      if (!id || !pulled.has(family)) return
      const set = wanted.get(family) ?? new Set()
      wanted.set(family, set.add(id))
    }
    for (const outcome of outcomes.flatMap(withTold)) {
      for (const record of recordsOf(outcome)) {
        const e = entity(record.entity)
        want(e.family, record.id)
        for (const [family, id] of pointersOf(e, record.fields, pulled)) want(family, id)
        for (const id of record.facts.appliedTo ?? [])
          if (e.appliesTo) want(entity(e.appliesTo.entity).family, id)
      }
      if (outcome.kind === 'deleted')
        for (const gone of outcome.records) want(entity(gone.entity).family, gone.id)
    }
    for (const [family, ids] of wanted) await loadLinks(draft, family, ids)
    // What a known payment was applied to before, and what a deleted one was.
    const before = [...draft.links.values()].flatMap((link) => {
      const applies = link.entity ? entity(link.entity).appliesTo : undefined
      const ids = (link.facts as { appliedTo?: string[] } | null)?.appliedTo ?? []
      return applies ? ids.map((id) => [entity(applies.entity).family, id] as const) : []
    })
    for (const family of new Set(before.map(([f]) => f)))
      await loadLinks(
        draft,
        family,
        before.filter(([f]) => f === family).map(([, id]) => id),
      )
  }

  return { load, loadOfChanges, loadOfOutcomes }
}

/** Families of which the platform holds records under this profile. */
export const pulledFamilies = (profile: Profile): ReadonlySet<string> =>
  new Set(pulledEntities(profile).map((name) => entity(name).family))

const withTold = (outcome: Outcome): Outcome[] =>
  outcome.kind === 'told' ? [...outcome.outcomes.values()] : [outcome]

function recordsOf(outcome: Outcome): readonly RemoteRecord[] {
  if (outcome.kind === 'records') return outcome.records
  return outcome.kind === 'written' ? [outcome.record] : []
}
