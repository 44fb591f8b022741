// What a plan is made from, and what every part of it asks.
import { pageSize } from '../limits.ts'
import { type Condition, type Profile, pulledEntities, ruleFor } from '../profiles/profile.ts'
import type { Row } from '../store/store.ts'
import type { Operation } from './ports.ts'
import type { Past, Position, Progress } from './progress.ts'

export interface PlanInput {
  readonly profile: Profile
  readonly progress: Progress
  readonly positions: ReadonlyMap<string, Position>
  readonly past: Past
  /** Journal rows that are not finished. */
  readonly journal: readonly Row<'journal'>[]
  /** Operation of a journal row that may go out now; undefined where it has to wait. */
  readonly push: (row: Row<'journal'>) => Operation | undefined
  /** The documents a journal row depends on, to be read before. */
  readonly targets: (row: Row<'journal'>) => readonly { entity: string; id: string }[]
  /** The number of a record to be made that must not be there yet, where that is not known in this run. */
  readonly unchecked: (row: Row<'journal'>) => string | undefined
  readonly today: string
  /** Milliseconds UTC. */
  readonly now: number
  /** Day of connecting, where the profile goes by it. */
  readonly startDate?: string | undefined
  readonly limit?: number
}

/** Entities of this run: pulled by the profile, and asked for. */
export function entitiesOf(profile: Profile, progress: Progress): string[] {
  const all = pulledEntities(profile)
  return progress.entities === null ? all : all.filter((e) => progress.entities?.includes(e))
}

export const selectionOf = (input: PlanInput, name: string): readonly Condition[] =>
  ruleFor(input.profile, name, 'created in QuickBooks')?.when ?? []

export function pull(
  input: PlanInput,
  name: string,
  how: Partial<Operation & { op: 'pull' }>,
): Operation {
  const page = input.progress.pulls[name]?.page
  const limit = input.limit ?? pageSize
  return { op: 'pull', entity: name, ...how, ...(page ? { page } : {}), limit }
}
