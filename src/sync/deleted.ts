// What is gone in QuickBooks: hidden on the platform, never forgotten.
import { sweepBackMs } from '../limits.ts'
import { isWatched, type Rule, ruleFor } from '../profiles/profile.ts'

import { entity } from '../schema/entities.ts'
import type { Entity } from '../schema/entity.ts'
import { formatWallClock, wallClock } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import { type Draft, linkOf, linkOfPlatform, setLink, setPosition } from './draft.ts'
import { deletionCursor } from './plan.ts'
import type { Operation, Outcome, RemoteRecord } from './ports.ts'
import { countsOf, timeNoted } from './progress.ts'
import { isFuture, touch } from './touch.ts'

export function acceptDeleted(
  draft: Draft,
  op: Extract<Operation, { op: 'deleted' }>,
  outcome: Extract<Outcome, { kind: 'deleted' }>,
): void {
  draft.progress.deletions = true
  for (const gone of outcome.records) {
    const e = entity(gone.entity)
    if (linkOf(draft, e.family, gone.id)?.origin) archive(draft, e, gone.id)
    else archiveUnknown(draft, e, gone.id, gone.at)
  }
  for (const name of op.entities) {
    // What should have been compared and could not be is compared on the next run.
    if (draft.progress.comparisons?.[name]?.failed) continue
    const key = deletionCursor(name)
    const known = draft.positions.get(key) ?? { phase: 'usual' as const }
    const isSweep = op.since === undefined || op.since < (known.deletedSince ?? op.since)
    const swept = isSweep ? { sweptAt: timeNoted(known.sweptAt, draft.now) } : {}
    const askedAt = timeNoted(known.askedAt, draft.now)
    setPosition(draft, key, { ...known, ...swept, askedAt })
  }
  const newest = outcome.newest === undefined ? undefined : wallClock(outcome.newest)
  if (newest === undefined || isFuture(draft, newest)) return
  // A deletion can be noted in the very second of the last one, and the clock of that computer can be set back.
  const since = formatWallClock(newest - 2 * 3_600_000)
  for (const name of op.entities) {
    const known = draft.positions.get(deletionCursor(name)) ?? { phase: 'usual' as const }
    // Never backwards: an older deletion may be the newest that is still in reach.
    if (known.deletedSince === undefined || since > known.deletedSince)
      setPosition(draft, deletionCursor(name), { ...known, deletedSince: since })
  }
}

/** Of a record that was not read again since its revision was forgotten: older than any. */
const noRevision = '0'

function archive(draft: Draft, e: Entity, id: string): void {
  const link = linkOf(draft, e.family, id)
  if (!link?.origin || isGone(draft, link)) return
  const rule = ruleFor(draft.profile, e.name, 'deleted in QuickBooks')
  const reason = rule?.code ?? 'deleted'
  touch(draft, e, [], link)
  if (e.kind === 'list') draft.merged.push({ family: e.family, id })
  // What the platform owns stays as it is there; that QuickBooks has it no more is told (R137).
  if (rule?.does === 'skip' && link.origin === 'platform') leave(draft, e, link, rule)
  setLink(draft, {
    ...link,
    // A change that still waits goes out with it, and is told to be too late.
    revision: link.revision ?? noRevision,
    archived_at: draft.now,
    archive_reason: reason,
    last_synced_at: draft.now,
  })
  if (isWatched(draft.profile, e.name) || isLost(draft, id)) return
  countsOf(draft.progress, e.name).archived++
  draft.changes.push({ kind: 'archive', entity: e.name, id: link.platform_id, reason })
}

/** Made by us and lost with a state of the file: what becomes of the platform's row a person decides. */
const isLost = (draft: Draft, id: string): boolean =>
  [...draft.journal.values()].some(
    (row) => row.state === 'lost' && row.op === 'create' && row.quickbooks_id === id,
  )

function leave(draft: Draft, e: Entity, link: Row<'links'>, rule: Rule): void {
  const { label, platform_id: record } = link
  const reason = rule.says ?? rule.code ?? ''
  draft.skips.push({
    code: rule.code ?? '',
    entity: e.name,
    record,
    reason,
    ...(label ? { label } : {}),
  })
  draft.progress.skips++
}

/** A credit or payment of the platform that is only watched, and that somebody voided or edited there: told as well. */
export function tellEdited(draft: Draft, link: Row<'links'>, record: RemoteRecord): void {
  const e = entity(record.entity)
  const rule = ruleFor(draft.profile, e.name, 'deleted in QuickBooks')
  if (rule?.does !== 'skip' || link.origin !== 'platform' || !record.voided) return
  leave(draft, e, link, { ...rule, says: 'voided in QuickBooks; the platform keeps what it gave' })
}

/**
 * What we do not know may still be on the platform: the backend takes a page before our own commit remembers it, and a
 * process that dies in between is none the wiser. Its id there is worked out, and hiding what never came hides nothing.
 */
function archiveUnknown(draft: Draft, e: Entity, id: string, at: string | undefined): void {
  const first = draft.connection.authenticated_at
  const deletedAt = at === undefined ? undefined : wallClock(at)
  if (isWatched(draft.profile, e.name) || first === null) return
  if (deletedAt !== undefined && deletedAt < first - sweepBackMs) return
  const reason = ruleFor(draft.profile, e.name, 'deleted in QuickBooks')?.code ?? 'deleted'
  const link = linkOf(draft, e.family, id) ?? draft.newLink(e, id)
  // Forgotten, deleted, and made again from the platform: the row has another record in QuickBooks, which is alive.
  const again = linkOfPlatform(draft, e.family, link.platform_id)
  if (again && again.quickbooks_id !== id && again.archived_at === null) return
  const gone = { archived_at: draft.now, archive_reason: reason, last_synced_at: draft.now }
  setLink(draft, { ...link, entity: e.name, origin: 'quickbooks', ...gone })
  draft.changes.push({ kind: 'archive', entity: e.name, id: link.platform_id, reason })
}

/** Archived because it was deleted, by whomever; an inactive record is archived too, but still there. */
export const isGone = (draft: Draft, link: Row<'links'>): boolean =>
  link.archived_at !== null &&
  link.archive_reason !== ruleFor(draft.profile, link.entity ?? '', 'inactive in QuickBooks')?.code

/** A page of ids: kept until the walk is over, then what we hold and it did not show is looked for one by one. */
export function acceptIds(
  draft: Draft,
  op: Extract<Operation, { op: 'ids' }>,
  outcome: Extract<Outcome, { kind: 'ids' }>,
): void {
  const walks = (draft.progress.comparisons ??= {})
  if (!op.page) draft.sightings.push({ forget: op.entity })
  for (const id of outcome.ids) draft.sightings.push({ entity: op.entity, id })
  if (outcome.next) {
    walks[op.entity] = { page: outcome.next }
    return
  }
  walks[op.entity] = { done: true }
  draft.sightings.push({ compare: op.entity })
}

/** Ids that were asked for and did not come are gone; those that came are in order again. */
export function acceptOrGone(
  draft: Draft,
  op: Extract<Operation, { op: 'pull' }>,
  found: ReadonlySet<string>,
): void {
  const asked = new Set(op.ids)
  for (const id of asked) if (!found.has(id)) archive(draft, entity(op.entity), id)
  const left = draft.progress.missing?.[op.entity]?.filter((id) => !asked.has(id)) ?? []
  draft.progress.missing = { ...draft.progress.missing, [op.entity]: left }
  if (left.length === 0) noteCompared(draft, op.entity)
}

/** All that was there has been seen, and all that was not has been looked for. */
export function noteCompared(draft: Draft, name: string): void {
  const key = deletionCursor(name)
  const known = draft.positions.get(key) ?? { phase: 'usual' as const }
  setPosition(draft, key, { ...known, askedAt: draft.now })
}

/** Deletions of this kind are to be known from now on: silence is counted from here until they are first asked for. */
export function watchDeletions(draft: Draft, name: string): void {
  const key = deletionCursor(name)
  if (!draft.positions.has(key)) setPosition(draft, key, { phase: 'usual', askedAt: draft.now })
}
