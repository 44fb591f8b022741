// The shape of a profile: who may write what. A profile is data; the engine reads its rules.

/** What happened to a record, and where. */
export const events = [
  'created in QuickBooks',
  'changed in QuickBooks',
  'deleted in QuickBooks',
  'inactive in QuickBooks',
  'voided in QuickBooks',
  'created on platform',
  'changed on platform',
  'deleted on platform',
  'processed on platform',
  'offline on platform',
  'refunded on platform',
  'failed on platform',
  'cancelled on platform',
] as const
export type Event = (typeof events)[number]

/**
 * pull: the platform stores it; watch: it is read only to refresh what it is applied to; archive: hidden, kept;
 * push: QuickBooks gets it; remove: taken out of QuickBooks; void: kept there with zero amounts; skip: left alone, and listed; refuse: an error, before
 * anything is sent.
 */
export const actions = [
  'pull',
  'watch',
  'archive',
  'push',
  'remove',
  'void',
  'skip',
  'refuse',
] as const
export type Action = (typeof actions)[number]

/** What must hold of a record for the rule to apply; where it does not, the record is a skip with this code. */
export const conditions = {
  open: {
    says: 'something is still open',
    otherwise: 'nothing open on it',
    skip: 'S_CLOSED_INVOICE',
  },
  'customer active': {
    says: 'its customer, and whoever is above it, is active',
    otherwise: 'of an inactive customer',
    skip: 'S_INACTIVE_CUSTOMER',
  },
  billed: {
    says: 'an invoice of it is imported',
    otherwise: 'never billed',
    skip: 'S_NOT_BILLED',
  },
  'since connecting': {
    says: 'it is dated on or after the day of connecting',
    otherwise: 'dated before the day of connecting',
    skip: 'S_BEFORE_START_DATE',
  },
  'to be emailed': {
    says: 'it is marked to be emailed',
    otherwise: 'not marked to be emailed',
    skip: 'S_NOT_TO_BE_EMAILED',
  },
  consented: {
    says: 'its owner has consented to this kind of data',
    otherwise: 'not consented to',
    skip: 'S_NOT_CONSENTED',
  },
  unsynced: {
    says: 'QuickBooks does not have it yet',
    otherwise: 'synced before',
    skip: 'S_EDIT_IN_PLATFORM',
  },
  /** Of the connection: decided in chosen.ts, before the engine reads the rule; and of the day it was switched on. */
  'deposits on': {
    says: 'making deposits is switched on',
    otherwise: 'deposits switched off',
    skip: 'S_DEPOSIT_DISABLED',
  },
} as const
export type Condition = keyof typeof conditions

export interface Rule {
  /** Entity, or * for all that have no rule of their own. */
  readonly entity: string
  readonly on: Event
  /** Fields that have an owner of their own ("lines", "balance"); absent: all that have no rule of their own. */
  readonly group?: string
  readonly does: Action
  readonly when?: readonly Condition[]
  /** Skip code, reason of an archive, or error code of a refusal. */
  readonly code?: string
  /** In plain words, for the skip list. */
  readonly says?: string
  /** Where the rule is known from: R4, C16. */
  readonly source?: string
}

/** Part of a profile as an application of its own in the Web Connector, ticked and granted apart (R61, C4). */
export interface Application {
  readonly id: string
  /** Follows the name of the product in the Web Connector. */
  readonly title: string
  /** What its runs read, and the records they send. */
  readonly entities: readonly string[]
}

/** How a profile is run, besides who writes what. */
export const aspects = {
  trigger: 'Trigger',
  credential: 'Credential',
  companyFile: 'Company file path',
  unattended: 'Unattended access',
  personalData: 'Personal data',
  computers: 'Extra computers',
  deposits: 'Deposits',
  install: 'Who may install',
  gating: 'Feature gating',
  branding: 'Branding',
} as const
export type Aspect = keyof typeof aspects

/** What it says, and where that is known from; an empty source is our own choice. */
export type AspectText = readonly [says: string, source: string]

export interface Profile {
  readonly id: string
  readonly title: string
  /** Which QuickBooks it is for. */
  readonly product: 'desktop' | 'online'
  /** Default of RunEveryNMinutes in the .qwc. */
  readonly intervalMinutes: number
  /** Months of transactions that a first sync reads before anything older; 0: everything at once. */
  readonly recentMonths: number
  /** Whether what is older is read after that. */
  readonly history: boolean
  /** How it can be split; together they are the whole. Without, it is one application. */
  readonly applications?: readonly Application[]
  /** Who wins where both sides changed a record since the last sync (C16). */
  readonly conflictMaster: 'quickbooks' | 'platform' | 'ask'
  /** How a record of the platform that has no link finds its record in QuickBooks (R67). */
  readonly matchBy: 'name' | 'id'
  /** Payments of an invoice are sent before credits are applied to it (R142). */
  readonly paymentsFirst: boolean
  readonly aspects: Readonly<Partial<Record<Aspect, AspectText>>>
  readonly rules: readonly Rule[]
}

/** Each record of a page is looked up, several times. */
const found = new WeakMap<Profile, Map<string, Rule | null>>()

export function ruleFor(
  profile: Profile,
  entity: string,
  on: Event,
  group?: string,
): Rule | undefined {
  let known = found.get(profile)
  if (!known) found.set(profile, (known = new Map()))
  const key = `${entity}/${on}/${group ?? ''}`
  let rule = known.get(key)
  if (rule === undefined) known.set(key, (rule = find(profile, entity, on, group) ?? null))
  return rule ?? undefined
}

function find(
  profile: Profile,
  entity: string,
  on: Event,
  group: string | undefined,
): Rule | undefined {
  const among = profile.rules.filter(
    (r) => r.on === on && (r.group === undefined || r.group === group),
  )
  return (
    among.find((r) => r.entity === entity && r.group === group) ??
    among.find((r) => r.entity === entity && r.group === undefined) ??
    among.find((r) => r.entity === '*')
  )
}

/** Read only to notice what became of what the platform holds or wrote: nothing of it is stored on the platform. */
export function isWatched(profile: Profile, entity: string): boolean {
  const does = ruleFor(profile, entity, 'changed in QuickBooks')?.does
  return does === 'watch' || does === 'skip'
}

/** Whether balances are kept up to date, which move without the record being changed (R121). */
export const keepsBalances = (profile: Profile, entity: string): boolean =>
  profile.rules.some((r) => r.entity === entity && r.group === 'book balance' && r.does === 'pull')

export const applicationOf = (profile: Profile, id: string | null): Application | undefined =>
  profile.applications?.find((a) => a.id === id)

/** Entities this profile reads from QuickBooks, in the order of its rules. */
export const pulledEntities = (profile: Profile): string[] =>
  profile.rules
    .filter(
      (r) =>
        r.entity !== '*' &&
        r.on === 'changed in QuickBooks' &&
        r.group === undefined &&
        (r.does === 'pull' || r.does === 'watch' || r.does === 'skip'),
    )
    .map((r) => r.entity)

/** Entities that begin on the platform and go to QuickBooks. */
export const pushedEntities = (profile: Profile): string[] => [
  ...new Set(
    profile.rules
      .filter((r) => r.entity !== '*' && r.does === 'push' && r.group === undefined)
      .map((r) => r.entity),
  ),
]
