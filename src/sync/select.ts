// Which records a profile takes over when it first sees them (R51, R52, R69, R70, R144, R150). What is linked is
// followed whatever becomes of it (C9); what is left out is a skip that names the reason.
import {
  type Condition,
  conditions,
  keepsBalances,
  type Rule,
  ruleFor,
} from '../profiles/profile.ts'
import { skipCodes } from '../profiles/skip-codes.ts'
import { entity } from '../schema/entities.ts'
import type { Entity, RecordFacts } from '../schema/entity.ts'
import { toCents } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import { type Draft, linkOf, setLink } from './draft.ts'
import type { RemoteRecord } from './ports.ts'

export const factsOf = (link: Row<'links'> | undefined): RecordFacts =>
  (link?.facts ?? {}) as RecordFacts

/** Settings of a connection that selection reads. */
interface Settings {
  /** Day of connecting, in the time of the company. */
  readonly startDate?: string
  /** Plural names of the kinds of data that were agreed to; absent: all. */
  readonly consent?: readonly string[]
}

const settingsOf = (draft: Draft): Settings => draft.connection.settings as Settings

type Judge = (draft: Draft, e: Entity, record: RemoteRecord) => boolean

const judges: Readonly<Record<Condition, Judge>> = {
  open: (_draft, _e, { facts, voided }) => !voided && toCents(facts.open || '0') !== 0,
  'customer active': (draft, _e, { facts }) => isActive(draft, facts.party),
  billed: (draft, e, { id }) => factsOf(linkOf(draft, e.family, id)).billed === true,
  'since connecting': (draft, _e, { facts }) =>
    (facts.date ?? '') >= (settingsOf(draft).startDate ?? ''),
  'to be emailed': (_draft, _e, { facts }) => facts.toEmail === true,
  consented: (draft, e) => isConsented(draft, e),
  unsynced: () => true,
  'deposits on': () => true,
}

/** A customer and whoever is above it. */
function isActive(draft: Draft, id: string | undefined): boolean {
  const seen = new Set<string>()
  for (let at = id; at && !seen.has(at); ) {
    seen.add(at)
    const facts = factsOf(linkOf(draft, 'names', at))
    if (facts.inactive) return false
    at = facts.parent
  }
  return true
}

export function isConsented(draft: Draft, e: Entity): boolean {
  const { consent } = settingsOf(draft)
  return consent === undefined || consent.includes(e.plural) || consent.includes(e.table)
}

/** The conditions under which a new record of this kind is taken over. */
export const selectionOf = (draft: Draft, name: string): readonly Condition[] =>
  ruleFor(draft.profile, name, 'created in QuickBooks')?.when ?? []

/** Whether the record is taken over; where it is not, the skip is noted. */
export function isSelected(draft: Draft, e: Entity, record: RemoteRecord): boolean {
  for (const condition of selectionOf(draft, e.name)) {
    if (judges[condition](draft, e, record)) continue
    leaveOut(draft, e, record, conditions[condition].skip)
    return false
  }
  return true
}

function leaveOut(
  draft: Draft,
  e: Entity,
  record: RemoteRecord,
  code: Rule['code'] & string,
): void {
  const known = linkOf(draft, e.family, record.id)
  remember(draft, e, record, code)
  if (known?.revision === record.revision && known.archive_reason === code) return
  const { label } = record
  draft.skips.push({
    code,
    entity: e.name,
    record: record.id,
    reason: skipCodes[code as keyof typeof skipCodes].says,
    ...(label ? { label } : {}),
  })
  draft.progress.skips++
}

/** Kinds that are remembered while they are left out: they may be taken over later without having changed. */
const remembered: ReadonlySet<string> = new Set(['S_NOT_BILLED', 'S_INACTIVE_CUSTOMER'])

function remember(draft: Draft, e: Entity, record: RemoteRecord, code: string): void {
  if (!remembered.has(code)) return
  const known = linkOf(draft, e.family, record.id)
  setLink(draft, {
    ...(known ?? draft.newLink(e, record.id)),
    entity: e.name,
    origin: null,
    revision: record.revision,
    label: record.label ?? null,
    facts: record.facts,
    last_synced_at: draft.now,
    archived_at: null,
    archive_reason: code,
  })
}

/** The customer of a record that was taken over is taken over with it, and whoever is above (R52). */
export function billParty(draft: Draft, record: RemoteRecord): void {
  if (!selectionOf(draft, 'Customer').includes('billed')) return
  const seen = new Set<string>()
  for (let at = record.facts.party; at && !seen.has(at); ) {
    seen.add(at)
    const link = linkOf(draft, 'names', at) ?? draft.newLink(entity('Customer'), at)
    const facts = factsOf(link)
    if (!facts.billed) {
      setLink(draft, { ...link, facts: { ...facts, billed: true } })
      const again = draft.reread.get('Customer') ?? new Set<string>()
      draft.reread.set('Customer', again.add(at))
    }
    at = facts.parent
  }
}

/** Active again: what was left out because of it is looked at again (R70). */
export function noteAwake(
  draft: Draft,
  known: Row<'links'> | undefined,
  record: RemoteRecord,
): void {
  if (factsOf(known).inactive && !record.facts.inactive) draft.awake.add(record.id)
}

/** The same record with other facts; what of it is made only when it is asked for still is. */
const withFacts = (record: RemoteRecord, facts: RecordFacts): RemoteRecord =>
  Object.create(record, { facts: { value: facts, enumerable: true } })

/** A balance that nobody asked to be kept up to date is no reason to store a record again. */
export function withKeptBalance(draft: Draft, record: RemoteRecord): RemoteRecord {
  if (record.facts.balance === undefined || keepsBalances(draft.profile, record.entity))
    return record
  const { balance: _, ...facts } = record.facts
  return withFacts(record, facts)
}

/** What we noted ourselves is no difference. */
function sameFacts({ billed: _, ...was }: RecordFacts, now: RecordFacts): boolean {
  return JSON.stringify(was) === JSON.stringify(now)
}

/** The revision may stand still while a balance moves, so what we remember of it is compared too. */
export function isSame(link: Row<'links'>, record: RemoteRecord, hidden: string | null): boolean {
  return (
    link.revision === record.revision &&
    link.label === (record.label ?? null) &&
    link.archive_reason === hidden &&
    sameFacts(factsOf(link), record.facts)
  )
}
