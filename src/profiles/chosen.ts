// The profile of a connection: one that we ship or one that somebody wrote, with the switches of the connection
// applied. The engine reads only what comes out here, so that every process decides alike.
import { entityNamed } from '../schema/entities.ts'
import { type Application, conditions, type Profile, type Rule } from './profile.ts'
import { profileNamed } from './profiles.ts'
import { skip } from './skip-codes.ts'

/** Switches of a connection that change rules; kept in its settings. */
export interface Switches {
  /** A profile that somebody wrote, resolved: it is no file any more. */
  readonly profile?: Profile
  /** `since`: the day it was switched on, in the time of the company. */
  readonly deposits?: { readonly create?: boolean; readonly since?: string }
  /** Who wins where both sides changed a record (C16). */
  readonly conflictMaster?: Profile['conflictMaster']
  /** Plural names of the kinds of data that were agreed to; absent: all (R150). */
  readonly consent?: readonly string[]
  /** false: a record made inactive in QuickBooks is no archived one (C7). */
  readonly archiveInactive?: boolean
}

/** Undefined where the connection names a profile that does not exist. */
export function profileOf(connection: {
  readonly profile: string
  readonly settings: unknown
}): Profile | undefined {
  const switches = (connection.settings ?? {}) as Switches
  if (switches.profile) return switched(switches.profile, switches)
  const profile = profileNamed(connection.profile)
  if (!profile) return undefined
  const { deposits, conflictMaster, consent, archiveInactive } = switches
  const key = JSON.stringify([profile.id, deposits, conflictMaster, consent, archiveInactive])
  const made = ours.get(key) ?? switched(profile, switches)
  ours.set(key, made)
  return made
}

/** Those that we ship, by their switches: every step of every run asks for one. */
const ours = new Map<string, Profile>()

function switched(profile: Profile, switches: Switches): Profile {
  const { conflictMaster = profile.conflictMaster } = switches
  const kept = profile.rules.filter(
    (r) =>
      (switches.archiveInactive !== false || r.on !== 'inactive in QuickBooks') &&
      isAgreed(profile, r, switches),
  )
  const rules = kept.map((r) => (r.when?.includes('deposits on') ? deposits(r, switches) : r))
  const isSame =
    conflictMaster === profile.conflictMaster &&
    rules.length === profile.rules.length &&
    rules.every((r, i) => r === profile.rules[i])
  if (isSame) return profile
  const { applications } = profile
  const parts = applications && {
    applications: switches.deposits?.create ? applications.map(withDeposits) : applications,
  }
  return { ...profile, conflictMaster, rules, ...parts }
}

/** Whoever sends the payments makes the deposits of them. */
const withDeposits = (part: Application): Application =>
  part.entities.includes('ReceivePayment')
    ? { ...part, entities: [...part.entities, 'Deposit'] }
    : part

/** What was not agreed to is not even asked for: it has no rule that reads it. */
function isAgreed(profile: Profile, rule: Rule, { consent }: Switches): boolean {
  if (!consent || !rule.on.endsWith('in QuickBooks') || rule.entity === '*') return true
  const asks = profile.rules.some((r) => r.entity === rule.entity && r.when?.includes('consented'))
  const { plural = '', table = '' } = entityNamed(rule.entity) ?? {}
  return !asks || consent.includes(plural) || consent.includes(table)
}

/** On: the rule as it is. Off: a skip that says so. */
function deposits(rule: Rule, switches: Switches): Rule {
  const { when: _, ...rest } = rule
  if (switches.deposits?.create) return rule
  return { ...rest, ...skip(conditions['deposits on'].skip) }
}
