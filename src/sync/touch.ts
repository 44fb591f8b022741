// What one record says of others: documents whose balance it moves, and times that cannot be.
import { entity } from '../schema/entities.ts'
import type { Entity } from '../schema/entity.ts'
import type { Row } from '../store/store.ts'
import { clockDistanceMs } from './doubts.ts'
import { type Draft, linkOf } from './draft.ts'

/**
 * A time that lies ahead of any time zone: the clock of that computer was wrong. It must not become a cursor, or
 * every change until then would go unseen.
 */
export const isFuture = (draft: Draft, at: number): boolean => at > draft.now + clockDistanceMs

const appliedBefore = (link: Row<'links'> | undefined): readonly string[] =>
  (link?.facts as { appliedTo?: string[] } | null | undefined)?.appliedTo ?? []

/** What a payment or credit is, or was, applied to has to be read again: its balance may have moved. */
export function touch(
  draft: Draft,
  e: Entity,
  now: readonly string[] | undefined,
  before: Row<'links'> | undefined,
): void {
  const target = e.appliesTo?.entity
  if (!target) return
  const { family } = entity(target)
  const again = draft.reread.get(target) ?? new Set()
  draft.reread.set(target, again)
  for (const id of [...(now ?? []), ...appliedBefore(before)])
    if (linkOf(draft, family, id)?.origin && !draft.fresh.has(id)) again.add(id)
}
