// Records that QuickBooks and the platform both have, and no link joins yet: joined once, by name (R67, R125, C11).
// Where several records of the platform have the name, nothing is guessed: the record and what belongs to it are held
// until one of them is linked by hand or the others are renamed (R68, C12).
import type { Profile } from '../profiles/profile.ts'
import { entityNamed } from '../schema/entities.ts'
import type { Entity } from '../schema/entity.ts'
import type { Row } from '../store/store.ts'
import {
  addProblem,
  type Candidates,
  type Draft,
  linkOf,
  nameOf,
  setJournal,
  setLink,
} from './draft.ts'
import { notSentYet } from './journal.ts'
import type { Outcome, RemoteRecord, Unlinked } from './ports.ts'
import { billParty, factsOf } from './select.ts'

/** Why a link is only remembered: which of several records of the platform it is, is not known. */
export const ambiguous = 'E_MAP_AMBIGUOUS_NAME'

/** "CustomerRef" is about a Customer; a reference to any name at all is about none in particular. */
const partyOf = (e: Entity): Entity | undefined =>
  e.partyField === undefined ? undefined : entityNamed(e.partyField.replace(/Ref$/, ''))

/** Kinds of which the platform's unlinked records have to be known to take these outcomes up. */
export function namesWanted(profile: Profile, outcomes: readonly Outcome[]): string[] {
  if (profile.matchBy !== 'name') return []
  const kinds = new Set<string>()
  for (const outcome of outcomes)
    for (const record of outcome.kind === 'records' ? outcome.records : []) kinds.add(record.entity)
  const names = new Set<string>()
  for (const kind of kinds) {
    const e = entityNamed(kind)
    const about = e?.kind === 'list' ? e : e && partyOf(e)
    if (about) names.add(about.name)
  }
  return [...names]
}

/** Trimmed, of one Unicode form, capital letters or not. */
const keyOf = (name: string): string =>
  name
    .split(':')
    .map((part) => part.trim())
    .join(':')
    .normalize('NFC')
    .toLowerCase()

/** The unlinked records of a kind by name. */
export function byName(rows: readonly Unlinked[]): Candidates {
  const found = new Map<string, Unlinked[]>()
  for (const row of rows) found.set(keyOf(row.name), [...(found.get(keyOf(row.name)) ?? []), row])
  return found
}

/** Records of the platform that may be the one of this name; those under way to QuickBooks are not asked about. */
function candidatesOf(draft: Draft, kind: string, label: string, type?: string): Unlinked[] {
  const rows = draft.unlinked.get(kind)?.get(keyOf(label)) ?? []
  return rows.filter(
    ({ id, type: own }) =>
      (own === undefined || type === undefined || own === type) &&
      ![...draft.journal.values()].some(
        (j) => j.platform_id === id && j.entity === kind && !notSentYet.includes(j.state),
      ),
  )
}

/** The platform id that a record seen for the first time takes; a waiting request to make it is withdrawn. */
export function matched(draft: Draft, e: Entity, record: RemoteRecord): string | undefined {
  if (e.kind !== 'list') return undefined
  const { chosen } = factsOf(linkOf(draft, e.family, record.id))
  const found = candidatesOf(draft, e.name, record.label ?? '', typeOf(e, record))
  const id = chosen ?? (found.length === 1 ? found[0]?.id : undefined)
  if (id === undefined) return undefined
  for (const row of draft.journal.values())
    if (row.op === 'create' && row.entity === e.name && row.platform_id === id)
      setJournal(draft, { ...row, state: 'withdrawn' })
  return id
}

/** Kind of account: two accounts of one name and another type are not the same. */
function typeOf(e: Entity, record: RemoteRecord): string | undefined {
  const column = e.columns.find((c) => c.name === 'type')
  const value = typeof column?.from === 'string' ? record.brief[column.from] : undefined
  return typeof value === 'string' ? value : undefined
}

interface Hold {
  readonly name: string
  readonly ids: readonly string[]
}

/** Whose name is ambiguous: the record's own, that of whoever it stands under, or that of its customer. */
function holdOf(draft: Draft, e: Entity, record: RemoteRecord): Hold | undefined {
  if (draft.unlinked.size === 0) return undefined
  const kind = e.kind === 'list' ? e : partyOf(e)
  if (!kind || !draft.unlinked.has(kind.name)) return undefined
  let id = e.kind === 'list' ? record.id : record.facts.party
  let label = (e.kind === 'list' ? record.label : record.facts.partyLabel) ?? ''
  let isSelf = e.kind === 'list'
  while (id && label !== '') {
    const link = linkOf(draft, kind.family, id)
    const facts = factsOf(link)
    if (link?.origin || facts.chosen) return undefined
    const found = candidatesOf(draft, kind.name, label, isSelf ? typeOf(e, record) : undefined)
    if (found.length > 1) return { name: label, ids: found.map((row) => row.id).sort() }
    id = isSelf ? record.facts.parent : facts.parent
    isSelf = false
    label = above(label)
  }
  return undefined
}

/** Whether the record waits for somebody to tell which record of the platform is meant; told once. */
export function isHeld(draft: Draft, e: Entity, record: RemoteRecord): boolean {
  const hold = holdOf(draft, e, record)
  if (!hold) return false
  const known = linkOf(draft, e.family, record.id)
  const link: Row<'links'> = {
    ...(known ?? draft.newLink(e, record.id)),
    entity: e.name,
    revision: record.revision,
    label: record.label ?? null,
    facts: { ...record.facts, ...kept(known), candidates: hold.ids },
    last_synced_at: draft.now,
    archive_reason: ambiguous,
  }
  setLink(draft, link)
  if (e.kind === 'txn') billParty(draft, record)
  const before = factsOf(known).candidates
  if (known?.archive_reason === ambiguous && before?.join() === hold.ids.join()) return true
  const { label, facts } = record
  addProblem(draft, {
    code: ambiguous,
    entity: e.name,
    record: link.platform_id,
    details: {
      what: nameOf(e.name, label, facts.partyLabel),
      name: hold.name,
      ids: hold.ids.join(', '),
    },
    ...(label ? { label } : {}),
    ...(facts.partyLabel ? { party: facts.partyLabel } : {}),
  })
  return true
}

const kept = (known: Row<'links'> | undefined) =>
  factsOf(known).billed ? { billed: true as const } : {}

/**
 * Whom a record is about, or stands under, may be read after it: its platform id is settled now, so that the record
 * names the one it will have.
 */
export function claimParty(draft: Draft, e: Entity, record: RemoteRecord): void {
  const kind = e.kind === 'list' ? e : partyOf(e)
  if (!kind || !draft.unlinked.has(kind.name)) return
  const { party, partyLabel, parent } = record.facts
  let id = e.kind === 'list' ? parent : party
  let label = e.kind === 'list' ? above(record.label ?? '') : (partyLabel ?? '')
  while (id && label !== '') {
    const link = linkOf(draft, kind.family, id) ?? draft.newLink(kind, id)
    const own = candidatesOf(draft, kind.name, label)
    if (!link.origin && own.length === 1 && own[0])
      setLink(draft, { ...link, platform_id: own[0].id })
    id = factsOf(link).parent
    label = above(label)
  }
}

const above = (label: string): string => label.split(':').slice(0, -1).join(':')

/** What was held is looked at again on every run: a rename or a choice may have settled it. */
export function takeUpHeld(draft: Draft, held: readonly Row<'links'>[]): void {
  for (const link of held) {
    if (link.archive_reason !== ambiguous || !link.entity) continue
    const again = draft.reread.get(link.entity) ?? new Set<string>()
    draft.reread.set(link.entity, again.add(link.quickbooks_id))
  }
}

/** The row that the platform had of it so far gives way to the one that a person chose. */
export function noteReplaced(draft: Draft, e: Entity, known: Row<'links'>, own: string): void {
  const { platform_id: id } = known
  if (id === own || !factsOf(known).candidates?.includes(id)) return
  draft.changes.push({ kind: 'archive', entity: e.name, id, reason: `is ${own}` })
}

/** Linked at last: errors that name it are over, and what was held because of it is looked at again. */
export function noteMatched(draft: Draft, known: Row<'links'> | undefined): void {
  if (known?.archive_reason !== ambiguous || !known.entity) return
  draft.solved.push({ entity: known.entity, record: known.platform_id })
  draft.awake.add(known.quickbooks_id)
}
