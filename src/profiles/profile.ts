// The shape of a profile: who may write what. A profile is data; the engine reads its rules.

/** What happened to a record, and where. */
export type Event =
  | 'created in QuickBooks'
  | 'changed in QuickBooks'
  | 'deleted in QuickBooks'
  | 'inactive in QuickBooks'
  | 'created on platform'
  | 'changed on platform'
  | 'deleted on platform'
  | 'processed on platform'
  | 'offline on platform'
  | 'failed on platform'
  | 'cancelled on platform'

export interface Rule {
  /** Entity, or * for all that have no rule of their own. */
  readonly entity: string
  readonly on: Event
  /** pull: store it; watch: read it only to refresh what it is applied to; archive: hide, keep. */
  readonly does: 'pull' | 'watch' | 'archive' | 'push' | 'remove' | 'skip'
  /** Skip code, or reason of an archive. */
  readonly code?: string
  /** In plain words, for the skip list. */
  readonly says?: string
}

/** Part of a profile as an application of its own in the Web Connector, ticked and granted apart (R61, C4). */
export interface Application {
  readonly id: string
  /** Follows the name of the product in the Web Connector. */
  readonly title: string
  /** What its runs read, and the records they send. */
  readonly entities: readonly string[]
}

export interface Profile {
  readonly id: string
  readonly title: string
  /** Default of RunEveryNMinutes in the .qwc. */
  readonly intervalMinutes: number
  /** Months of transactions that a first sync reads before anything older. */
  readonly recentMonths: number
  /** How it can be split; together they are the whole. Without, it is one application. */
  readonly applications?: readonly Application[]
  readonly rules: readonly Rule[]
}

export function ruleFor(profile: Profile, entity: string, on: Event): Rule | undefined {
  return (
    profile.rules.find((r) => r.on === on && r.entity === entity) ??
    profile.rules.find((r) => r.on === on && r.entity === '*')
  )
}

export const applicationOf = (profile: Profile, id: string | null): Application | undefined =>
  profile.applications?.find((a) => a.id === id)

/** Entities this profile reads from QuickBooks, in the order of its rules. */
export const pulledEntities = (profile: Profile): string[] =>
  profile.rules
    .filter((r) => r.on === 'changed in QuickBooks' && (r.does === 'pull' || r.does === 'watch'))
    .map((r) => r.entity)
