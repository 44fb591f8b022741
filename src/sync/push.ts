// Platform changes out: journal rows become operations, and outcomes become links, errors or doubts.
// A row: waiting → sent → done; blocked until something it depends on moves; in doubt once no answer came.
import { ruleFor } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { partyColumn, type RecordFacts } from '../schema/entity.ts'
import type { Row } from '../store/store.ts'
import { isStillOut, noteStillOut } from './carrier.ts'
import { applied, useOf } from './credits.ts'
import { isGone, watchDeletions } from './deleted.ts'
import {
  type Draft,
  linkOf,
  linkOfPlatform,
  noteRenamed,
  setJournal,
  setLink,
  setPosition,
} from './draft.ts'
import { isSameTail, platformIdOf } from './ids.ts'
import { insteadOf, noteInstead } from './instead.ts'
import {
  isOnItsWay,
  type Journal,
  missingOf,
  paidColumn,
  removalBefore,
  resolved,
  voidedByUs,
  wantedOf,
} from './journal.ts'
import { tellOtherAmount } from './late.ts'
import { noteLost } from './lost.ts'
import type { Operation, Order, Outcome, Refusal, RemoteRecord } from './ports.ts'
import { countsOf } from './progress.ts'
import { refused, tell } from './refuse.ts'
import { touch } from './touch.ts'
import { applicationsOf, dependsOn } from './weigh.ts'

export type Push = Extract<Operation, { op: 'create' | 'change' | 'remove' | 'apply' }>

const factsOf = (link: Row<'links'> | undefined): RecordFacts => (link?.facts ?? {}) as RecordFacts

/** The operation of a row, or undefined while it has to wait. */
export function operationOf(draft: Draft, row: Journal): Push | undefined {
  const set = row.message_set_id ? { set: row.message_set_id } : {}
  const base = { entity: row.entity, journalId: row.id, ...set }
  if (row.op === 'remove')
    return row.quickbooks_id ? { ...removalOf(row, row.quickbooks_id), ...set } : undefined
  if (row.op === 'apply') {
    const use = useOf(draft, row)
    return use && { ...use, ...set }
  }
  // Taken back and wanted again: what is there goes first, or it would be there twice.
  if (missingOf(draft, row).length > 0 || removalBefore(draft, row)) return undefined
  const order = orderOf(draft, row)
  const instead = insteadOf(draft, row)
  if (instead && order)
    return { op: 'create', ...base, entity: instead.entity, order: instead.order(order.values) }
  if (row.op === 'create') return order && { op: 'create', ...base, order }
  const link = linkOf(draft, entity(row.entity).family, row.quickbooks_id ?? '')
  const revision = link?.revision
  return link && revision && order
    ? { op: 'change', ...base, id: link.quickbooks_id, revision, order }
    : undefined
}

const removalOf = (row: Journal, id: string): Push => ({
  op: 'remove',
  entity: row.entity,
  journalId: row.id,
  id,
  ...(wantedOf(row).isVoid ? { isVoid: true as const } : {}),
})

/** The wanted record in ids of QuickBooks; a payment takes customer and account from what it pays. */
function orderOf(draft: Draft, row: Journal): Order | undefined {
  const e = entity(row.entity)
  const wanted = wantedOf(row)
  const values = resolved(draft, e.columns, wanted.values)
  const lines = wanted.lines?.map((line) => resolved(draft, e.lineColumns, line))
  const order: Order = { values, ...(lines ? { lines } : {}) }
  if (row.op !== 'create' || !paidColumn(e) || !lines) return order
  const facts = factsOf(applicationsOf(draft, row)[0]?.link)
  const party = partyColumn(e)
  if (!facts.party || !party) return undefined
  return {
    ...order,
    values: { ...values, [party]: values[party] ?? facts.party },
    ...(facts.ledger ? { ledger: facts.ledger } : {}),
  }
}

/** Whether the row waits for another one of the journal. */
export const isWaitingForOthers = (draft: Draft, row: Journal): boolean =>
  row.op !== 'remove' && missingOf(draft, row).some((reference) => isOnItsWay(draft, reference))

/** What became of one write. */
export function acceptPush(draft: Draft, row: Journal, outcome: Outcome): void {
  if (outcome.kind === 'written' && row.op === 'create') booked(draft, row, outcome.record)
  else if (outcome.kind === 'written' && row.op === 'change') changed(draft, row, outcome.record)
  else if (outcome.kind === 'removed') removed(draft, row)
  else if (outcome.kind === 'applied') applied(draft, row)
  else if (outcome.kind === 'written') setJournal(draft, { ...row, state: 'waiting' })
  else if (outcome.kind === 'absent' && row.state !== 'unproven')
    // The answer store of QuickBooks knows nothing: look for the record itself before anything is believed.
    setJournal(draft, {
      ...row,
      state: 'unproven',
      message_set_id: outcome.isSpent ? null : row.message_set_id,
    })
  else if (outcome.kind === 'absent' && row.op === 'remove') removed(draft, row)
  else if (outcome.kind === 'absent' && isStillOut(draft, row)) noteStillOut(draft, row)
  else if (outcome.kind === 'absent') setJournal(draft, { ...row, state: 'waiting' })
  else if (outcome.kind === 'refused') acceptRefusal(draft, row, outcome)
  else setJournal(draft, { ...row, state: 'in doubt' })
}

function acceptRefusal(draft: Draft, row: Journal, refusal: Refusal): void {
  // Answered: whatever follows is another message set, or QuickBooks would give the same answer again.
  const answered = { ...row, message_set_id: null }
  refused(draft, answered, refusal, dependsOn(draft, answered))
  // Somebody saved the record meanwhile: it is read again before the change is tried again (I9).
  if (refusal.error !== 'E_QB_STALE_EDIT' || !row.quickbooks_id) return
  const again = draft.reread.get(row.entity) ?? new Set<string>()
  draft.reread.set(row.entity, again.add(row.quickbooks_id))
}

/**
 * What a question about a write came to. `kept` is the answer that QuickBooks gave to the write itself: then a
 * refusal is that of the write. Any other refusal, or none at all, is only a question without an answer.
 */
export function lookedUp(draft: Draft, write: Push, outcome: Outcome, kept = false): void {
  const row = draft.journal.get(write.journalId)
  if (!row) return
  if (row.state === 'restored' && outcome.kind === 'absent') {
    noteLost(draft, row)
    return
  }
  const isAnswer = outcome.kind !== 'inDoubt' && (outcome.kind !== 'refused' || kept)
  if (isAnswer && outcome.kind !== 'records') acceptPush(draft, row, outcome)
  else stillInDoubt(draft, row, outcome)
}

/** A look-up that was refused or not answered proves nothing: the row stays in doubt until the next run. */
function stillInDoubt(draft: Draft, row: Journal, outcome: Outcome): void {
  draft.progress.unanswered = [...(draft.progress.unanswered ?? []), row.id]
  const told = outcome.kind === 'refused' ? `${outcome.raw} ${outcome.message}` : 'no answer'
  tell(draft, row, 'E_IN_DOUBT', { problem: told.trim() })
}

/**
 * Read before anybody asked for it: a record of ours whose row has not come to its end. An older copy of the store has
 * forgotten the row that made it, and wants the same made by another.
 */
export function isAwaited(draft: Draft, record: RemoteRecord): Journal | undefined {
  const { madeFor } = record
  if (!madeFor) return undefined
  const row = draft.journal.get(madeFor) ?? forgotten(draft, record, madeFor)
  const isOpen = row && !['sent', 'done', 'withdrawn', 'conflict'].includes(row.state)
  return isOpen && row.op === 'create' && row.entity === record.entity ? row : undefined
}

function forgotten(draft: Draft, record: RemoteRecord, madeFor: string): Journal | undefined {
  const known = linkOf(draft, entity(record.entity).family, record.id)
  if (known?.origin === 'platform') return undefined
  for (const row of draft.journal.values())
    if (row.op === 'create' && isSameTail(row.id, madeFor)) return row
  return undefined
}

function booked(draft: Draft, row: Journal, record: RemoteRecord): void {
  const e = entity(row.entity)
  const known = linkOf(draft, e.family, record.id)
  // Read as a record of QuickBooks' own while it was in doubt: the row of the platform takes its place.
  if (known?.origin && known.platform_id !== row.platform_id)
    draft.changes.push({
      kind: 'archive',
      entity: e.name,
      id: known.platform_id,
      reason: `is ${row.platform_id}`,
    })
  // Booked, removed and booked again: the old record keeps a link, but the row is the new one's.
  const older = linkOfPlatform(draft, e.family, row.platform_id)
  if (older && older.quickbooks_id !== record.id)
    setLink(draft, {
      ...older,
      platform_id: platformIdOf(draft.connection.id, e.family, older.quickbooks_id),
    })
  setLink(draft, {
    ...(known ?? draft.newLink(e, record.id)),
    platform_id: row.platform_id,
    entity: e.name,
    origin: 'platform',
    revision: record.revision,
    label: record.label ?? null,
    facts: record.facts,
    last_synced_at: draft.now,
  })
  noteDone(draft, row, record, 'booked')
  tellOtherAmount(draft, row, record)
  // Made, and deleted by somebody before its answer was known: the deletion was told, and is not told again.
  if (known && isGone(draft, known)) {
    const reason = known.archive_reason ?? 'deleted'
    draft.changes.push({ kind: 'archive', entity: e.name, id: row.platform_id, reason })
  }
  countsOf(draft.progress, e.name).pushed++
  watchFrom(draft, e.name, record.modified)
  readAgain(draft, row.entity, record.facts.appliedTo)
}

/** What the platform owns is watched from its first record on: what QuickBooks does to it is told (R137). */
function watchFrom(draft: Draft, name: string, modified: string | undefined): void {
  const rule = ruleFor(draft.profile, name, 'changed in QuickBooks')
  if (rule?.does !== 'skip' || draft.positions.has(name) || !modified) return
  setPosition(draft, name, { phase: 'usual', since: modified.slice(0, 19) })
  watchDeletions(draft, name)
}

function changed(draft: Draft, row: Journal, record: RemoteRecord): void {
  const e = entity(row.entity)
  const link = linkOf(draft, e.family, record.id)
  noteRenamed(draft, e, link, record)
  if (link)
    setLink(draft, {
      ...link,
      revision: record.revision,
      label: record.label ?? null,
      facts: record.facts,
      last_synced_at: draft.now,
    })
  noteDone(draft, row, record, 'booked')
  countsOf(draft.progress, e.name).pushed++
}

function noteDone(draft: Draft, row: Journal, record: RemoteRecord, state: 'booked'): void {
  setJournal(draft, { ...row, state: 'done', quickbooks_id: record.id })
  const { entity: name, platform_id: id } = row
  if (record.entity === name) draft.changes.push({ kind: 'put', id, record })
  else noteInstead(draft, row, record)
  draft.changes.push({ kind: 'report', entity: name, id, state, quickbooksId: record.id })
  draft.solved.push({ entity: name, record: id })
}

function readAgain(draft: Draft, name: string, ids: readonly string[] | undefined): void {
  for (const id of ids ?? []) draft.fresh.delete(id)
  touch(draft, entity(name), ids, undefined)
}

function removed(draft: Draft, row: Journal): void {
  const e = entity(row.entity)
  const link = linkOf(draft, e.family, row.quickbooks_id ?? '')
  const reason = wantedOf(row).isVoid ? voidedByUs : 'removed-by-platform'
  if (link) {
    setLink(draft, { ...link, archived_at: draft.now, archive_reason: reason })
    readAgain(draft, row.entity, factsOf(link).appliedTo)
  }
  setJournal(draft, { ...row, state: 'done' })
  // Lost with the state of the file that knew it, and not wanted any more.
  for (const made of draft.journal.values())
    if (made.state === 'lost' && made.platform_id === row.platform_id && made.id !== row.id)
      setJournal(draft, { ...made, state: 'withdrawn' })
  draft.changes.push({ kind: 'archive', entity: e.name, id: row.platform_id, reason })
  draft.changes.push({ kind: 'report', entity: e.name, id: row.platform_id, state: 'removed' })
  countsOf(draft.progress, e.name).removed++
  draft.solved.push({ entity: e.name, record: row.platform_id })
}
