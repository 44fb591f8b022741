// What a step of the engine works on, loaded: the connection, its cursors, the unfinished journal, and the links
// that the journal, the platform's changes or the outcomes speak of.
import type { Env } from '../env.ts'
import { invariant } from '../errors.ts'
import { profileOf } from '../profiles/chosen.ts'
import {
  type Condition,
  type Profile,
  pulledEntities,
  pushedEntities,
} from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import type { Entity } from '../schema/entity.ts'
import { pointersOf } from '../schema/lines.ts'
import { one, type Row, type Store } from '../store/store.ts'
import { loadCursors, loadJournal } from './cursors.ts'
import { type Draft, linkKey, linkOfPlatform, noteLink } from './draft.ts'
import { newIds, platformIdOf } from './ids.ts'
import { type Reference, referencesOf, wantedOf } from './journal.ts'
import { loadOver } from './late.ts'
import { ambiguous } from './match.ts'
import { pointersOfRow, recordsOf, withTold } from './pointers.ts'
import type { Operation, Outcome, PlatformChange } from './ports.ts'
import type { Progress } from './progress.ts'
import { factsOf } from './select.ts'

type Outcomes = readonly Outcome[]

export interface Loader {
  load(connectionId: string, runId: number, progress: Progress): Promise<Draft>
  loadOfChanges(draft: Draft, changes: readonly PlatformChange[]): Promise<void>
  loadOfOutcomes(draft: Draft, outcomes: Outcomes, operations: readonly Operation[]): Promise<void>
  loadAwake(draft: Draft): Promise<void>
  heldLinks(draft: Draft): Promise<Row<'links'>[]>
  loadOfTakenNames(draft: Draft, names: readonly { family: string; name: string }[]): Promise<void>
}

const upward: ReadonlySet<Condition> = new Set(['customer active', 'billed'])
/** QuickBooks nests names five deep. */
const deepestName = 5

export function makeLoader(store: Store, env: Env): Loader {
  async function load(connectionId: string, runId: number, progress: Progress): Promise<Draft> {
    const connection = await one(store, 'connections', { id: connectionId })
    invariant(connection, `connection ${connectionId} exists`)
    const profile = profileOf(connection)
    invariant(profile, `profile ${connection.profile} exists`)
    const { positions, past } = await loadCursors(store, connectionId)
    const draft: Draft = {
      connection,
      profile,
      runId,
      now: env.now(),
      newId: newIds(env),
      progress,
      positions,
      links: new Map(),
      byPlatform: new Map(),
      journal: new Map(),
      carriers: new Map(),
      past,
      changes: [],
      problems: [],
      skips: [],
      solved: [],
      changedLinks: new Set(),
      changedJournal: new Set(),
      changedPositions: new Set(),
      fresh: new Set(progress.fresh),
      conflicts: [],
      sightings: [],
      chosen: new Map(),
      unlinked: new Map(),
      awake: new Set(),
      openRead: [],
      renamed: [],
      merged: [],
      newLink: (e, id) => newLink(draft, e, id),
      reread: new Map(Object.entries(progress.reread).map(([name, ids]) => [name, new Set(ids)])),
    }
    for (const row of await loadJournal(store, connectionId)) draft.journal.set(row.id, row)
    await loadOfJournal(draft)
    return draft
  }

  async function loadLinks(draft: Draft, family: string, ids: Iterable<string>): Promise<void> {
    const wanted = [...new Set(ids)].filter(
      (id) => id !== '' && !draft.links.has(linkKey(family, id)),
    )
    if (wanted.length === 0) return
    const where = { connection_id: draft.connection.id, family, quickbooks_id: { in: wanted } }
    for (const link of await store.select('links', where)) noteLink(draft, link)
  }

  async function loadPlatform(draft: Draft, family: string, ids: Iterable<string>): Promise<void> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return
    const where = { connection_id: draft.connection.id, family, platform_id: { in: wanted } }
    for (const link of await store.select('links', where)) noteLink(draft, link)
  }

  /** Links of the journal's own records and of all they point to. */
  const loadOfJournal = (draft: Draft): Promise<void> =>
    loadOfRows(draft, [...draft.journal.values()])

  async function loadOfRows(draft: Draft, rows: readonly Row<'journal'>[]): Promise<void> {
    await loadReferences(draft, [
      ...rows.flatMap((row) => referencesOf(entity(row.entity), wantedOf(row))),
      ...rows.map((row) => ({ family: entity(row.entity).family, id: row.platform_id })),
    ])
  }

  async function loadReferences(
    draft: Draft,
    references: readonly Pick<Reference, 'family' | 'id'>[],
  ): Promise<void> {
    const byFamily = new Map<string, Set<string>>()
    for (const { family, id } of references)
      byFamily.set(family, (byFamily.get(family) ?? new Set()).add(id))
    for (const [family, ids] of byFamily) await loadPlatform(draft, family, ids)
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
    await loadReferences(draft, changes.flatMap(pointersOfRow))
    // What the record pointed to before, to see what of it changed.
    const own = ownFamilies(draft.profile)
    for (const c of changes)
      for (const [family, id] of c.record ? pointersOf(entity(c.entity), c.record, own) : [])
        await loadLinks(draft, family, [id])
  }

  /** Every link that the outcomes speak of: the records, what they point to, what they are applied to. */
  async function loadOfOutcomes(
    draft: Draft,
    outcomes: readonly Outcome[],
    operations: readonly Operation[],
  ): Promise<void> {
    const wanted = new Map<string, Set<string>>()
    const own = ownFamilies(draft.profile)
    const want = (family: string, id: string | undefined) => {
      if (!id || !own.has(family)) return
      const set = wanted.get(family) ?? new Set()
      wanted.set(family, set.add(id))
    }
    const again: { family: string; id: string }[] = []
    for (const outcome of outcomes.flatMap(withTold)) {
      for (const record of recordsOf(outcome)) {
        const e = entity(record.entity)
        want(e.family, record.id)
        for (const [family, id] of pointersOf(e, record.brief, own)) want(family, id)
        for (const id of record.facts.appliedTo ?? [])
          if (e.appliesTo) want(entity(e.appliesTo.entity).family, id)
      }
      if (outcome.kind === 'deleted')
        for (const gone of outcome.records) {
          const { family } = entity(gone.entity)
          want(family, gone.id)
          again.push({ family, id: platformIdOf(draft.connection.id, family, gone.id) })
        }
    }
    for (const op of operations)
      if (op.op === 'pull' && op.orGone)
        for (const id of op.ids ?? []) want(entity(op.entity).family, id)
    for (const [family, ids] of wanted) await loadLinks(draft, family, ids)
    await loadReferences(draft, again)
    await loadOfRows(draft, await loadOver(store, draft, outcomes))
    await loadParents(draft)
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

  /** Whoever stands above the customers of these records, as far as a rule asks. */
  async function loadParents(draft: Draft): Promise<void> {
    const isAsked = draft.profile.rules.some((r) => r.when?.some((c) => upward.has(c)))
    if (!isAsked && draft.unlinked.size === 0) return
    for (let depth = 0; depth < deepestName; depth++) {
      const parents = [...draft.links.values()].flatMap((l) => factsOf(l).parent ?? [])
      const missing = parents.filter((id) => !draft.links.has(linkKey('names', id)))
      if (missing.length === 0) return
      await loadLinks(draft, 'names', missing)
    }
  }

  /** Records left out because their customer was inactive or held, and is not any more: they are read again. */
  async function loadAwake(draft: Draft): Promise<void> {
    if (draft.awake.size === 0) return
    const where = {
      connection_id: draft.connection.id,
      archive_reason: { in: ['S_INACTIVE_CUSTOMER', ambiguous] },
    }
    for (const link of await store.select('links', where)) {
      const known = draft.links.get(linkKey(link.family, link.quickbooks_id)) ?? link
      if (known.origin || !known.entity) continue
      const again = draft.reread.get(known.entity) ?? new Set<string>()
      draft.reread.set(known.entity, again.add(known.quickbooks_id))
    }
  }

  /** List records whose name several records of the platform have, as their errors tell. */
  async function heldLinks(draft: Draft): Promise<Row<'links'>[]> {
    const errors = await store.select('errors', {
      connection_id: draft.connection.id,
      code: ambiguous,
      state: { in: ['open', 'ignored'] },
    })
    const held = errors.filter((row) => row.entity !== '' && entity(row.entity).kind === 'list')
    const of = (family: string) => held.filter((row) => entity(row.entity).family === family)
    const families = [...new Set(held.map((row) => entity(row.entity).family))]
    for (const family of families)
      await loadPlatform(
        draft,
        family,
        of(family).map((row) => row.record),
      )
    return held.flatMap((row) => linkOfPlatform(draft, entity(row.entity).family, row.record) ?? [])
  }

  /** Seldom asked for, so there is no index for it: it looks through the links of the family. */
  async function loadOfTakenNames(
    draft: Draft,
    names: readonly { family: string; name: string }[],
  ): Promise<void> {
    for (const { family, name } of names) {
      const where = { connection_id: draft.connection.id, family, label: name.trim() }
      for (const link of await store.select('links', where)) noteLink(draft, link)
    }
  }

  return {
    load,
    loadOfChanges,
    loadOfOutcomes,
    loadOfTakenNames,
    loadAwake,
    heldLinks,
  }
}

/** Families of which the platform holds records under this profile because they are read. */
export const pulledFamilies = (profile: Profile): ReadonlySet<string> =>
  new Set(pulledEntities(profile).map((name) => entity(name).family))

/** The same with those that begin on the platform. */
const ownFamilies = (profile: Profile): ReadonlySet<string> =>
  new Set([...pulledEntities(profile), ...pushedEntities(profile)].map((n) => entity(n).family))

function newLink(draft: Draft, e: Entity, id: string): Row<'links'> {
  return {
    connection_id: draft.connection.id,
    family: e.family,
    quickbooks_id: id,
    entity: null,
    platform_id: platformIdOf(draft.connection.id, e.family, id),
    origin: null,
    revision: null,
    label: null,
    facts: null,
    first_synced_at: draft.now,
    last_synced_at: draft.now,
    archived_at: null,
    archive_reason: null,
  }
}
