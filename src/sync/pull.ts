// Records in: which are new, changed or known, what the platform stores, what has to be read again.
import { isWatched, pulledEntities, type Rule, ruleFor } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { formatWallClock, wallClock } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import { finishHistory, historyKey } from './counts.ts'
import { acceptOrGone, tellEdited, watchDeletions } from './deleted.ts'
import { addProblem, type Draft, linkOf, noteRenamed, setLink, setPosition } from './draft.ts'
import { voidedByUs } from './journal.ts'
import { afterLate, isTwice, overFor, tellTwice } from './late.ts'
import { claimParty, isHeld, matched, noteMatched, noteReplaced } from './match.ts'
import { mayOverwrite } from './merge.ts'
import { deletionCursor } from './plan.ts'
import type { Operation, Outcome, Refusal, RemoteRecord } from './ports.ts'
import { countsOf, nextSince, type Position, type PullProgress, timeNoted } from './progress.ts'
import { acceptPush, isAwaited } from './push.ts'
import {
  billParty,
  factsOf,
  isSame,
  isSelected,
  noteAwake,
  selectionOf,
  withKeptBalance,
} from './select.ts'
import { isFuture, touch } from './touch.ts'

type Pull = Extract<Operation, { op: 'pull' }>
type Records = Extract<Outcome, { kind: 'records' }>

/** Under which name the progress of a pull is kept: history goes on beside the usual reads. */
function progressKey(draft: Draft, op: Pull): string {
  const isHistory = op.window?.to !== undefined && draft.positions.get(op.entity)?.history
  return isHistory ? historyKey(op.entity) : op.entity
}

export function acceptRecords(draft: Draft, op: Pull, outcome: Records): void {
  if (op.leftOut) {
    for (const record of outcome.records) acceptRecord(draft, record, false)
    const position = draft.positions.get(op.entity)
    if (position) setPosition(draft, op.entity, { ...position, leftOut: 'told' })
    return
  }
  const usual = op.ids !== undefined || draft.positions.get(op.entity)?.phase === 'usual'
  const isHistory = op.window?.to !== undefined
  for (const record of outcome.records) acceptRecord(draft, record, usual && !isHistory)
  if (op.orGone) acceptOrGone(draft, op, new Set(outcome.records.map((r) => r.id)))
  if (op.ids) {
    finishReread(draft, op)
    return
  }
  const key = progressKey(draft, op)
  const progress = draft.progress.pulls[key] ?? { done: false, startedAt: draft.now, read: 0 }
  draft.progress.pulls[key] = progress
  progress.read += outcome.records.length
  draft.progress.read += outcome.records.length
  const newest = newestOf(draft, progress.newest, outcome.records)
  if (newest) progress.newest = newest
  if (outcome.next) {
    progress.page = outcome.next
    draft.progress.expected = Math.max(
      draft.progress.expected,
      draft.progress.read + (outcome.remaining ?? 0),
    )
    return
  }
  delete progress.page
  progress.done = true
  if (isHistory) finishHistory(draft, op, progress)
  else finishRead(draft, op, progress)
}

function newestOf(
  draft: Draft,
  before: string | undefined,
  records: readonly RemoteRecord[],
): string | undefined {
  let newest = before === undefined ? Number.NEGATIVE_INFINITY : (wallClock(before) ?? 0)
  // Moments as QuickBooks writes them sort as text does, and nearly all of a page are older than its newest.
  let text = Number.isFinite(newest) ? formatWallClock(newest) : ''
  for (const { modified } of records) {
    if (modified === undefined || (isMoment.test(modified) && modified.slice(0, 19) <= text))
      continue
    const at = wallClock(modified)
    if (at === undefined || at <= newest || isFuture(draft, at)) continue
    newest = at
    text = formatWallClock(at)
  }
  return Number.isFinite(newest) ? formatWallClock(newest) : before
}

const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** Decides what one record means and notes it in the draft. */
export function acceptRecord(draft: Draft, read: RemoteRecord, touches: boolean): void {
  const e = entity(read.entity)
  const awaited = isAwaited(draft, read)
  if (awaited) {
    acceptPush(draft, awaited, { kind: 'written', record: read })
    return
  }
  const late = overFor(draft, read)
  if (late && isTwice(draft, late, read)) tellTwice(draft, late, read)
  else if (late) {
    acceptPush(draft, late, { kind: 'written', record: read })
    afterLate(draft, late, read)
    return
  }
  const record = withKeptBalance(draft, read)
  const known = linkOf(draft, e.family, record.id)
  const counts = countsOf(draft.progress, e.name)
  const hidden = record.active
    ? undefined
    : ruleFor(draft.profile, e.name, 'inactive in QuickBooks')
  if (e.openField && !e.appliesTo && touches) draft.fresh.add(record.id)
  const rule = ruleFor(draft.profile, e.name, 'changed in QuickBooks')
  if (rule?.does === 'skip') {
    acceptOwned(draft, record, known, rule)
    return
  }
  if (known?.origin && isSame(known, record, hidden?.code ?? null)) {
    counts.unchanged++
    return
  }
  noteAwake(draft, known, record)
  noteRenamed(draft, e, known, record)
  if (!known?.origin && (!isSelected(draft, e, record) || isHeld(draft, e, record))) return
  if (!known?.origin) billParty(draft, record)
  const own = known?.origin ? undefined : matched(draft, e, record)
  claimParty(draft, e, record)
  if (touches) touch(draft, e, record.facts.appliedTo, known)
  const link: Row<'links'> = {
    ...(known ?? draft.newLink(e, record.id)),
    ...(own ? { platform_id: own } : {}),
    entity: e.name,
    origin: known?.origin ?? (own ? 'platform' : 'quickbooks'),
    revision: record.revision,
    label: record.label ?? null,
    facts: { ...record.facts, ...(factsOf(known).billed ? { billed: true } : {}) },
    last_synced_at: draft.now,
    archived_at: hidden ? (known?.archived_at ?? draft.now) : null,
    archive_reason: hidden?.code ?? null,
  }
  setLink(draft, link)
  if (own && known) noteReplaced(draft, e, known, own)
  noteMatched(draft, known)
  if (isWatched(draft.profile, e.name) && !isToPutAgain(known)) {
    if (known?.archive_reason !== voidedByUs) tellEdited(draft, link, record)
    return
  }
  counts.pulled++
  if (known?.origin && !mayOverwrite(draft, link, record)) return
  draft.changes.push({
    kind: 'put',
    id: link.platform_id,
    record,
    ...(hidden?.code ? { archived: hidden.code } : {}),
  })
  draft.solved.push({ entity: e.name, record: link.platform_id })
}

/**
 * A record that the platform owns: what it holds in QuickBooks is remembered, and a change that somebody made there
 * is told, once a revision. What was never ours is nobody's business (R137).
 */
function acceptOwned(
  draft: Draft,
  record: RemoteRecord,
  known: Row<'links'> | undefined,
  rule: Rule,
): void {
  if (!known?.origin) return
  const facts = factsOf(known)
  if (known.revision === record.revision && facts.open === record.facts.open) return
  setLink(draft, {
    ...known,
    revision: record.revision,
    facts: record.facts,
    last_synced_at: draft.now,
  })
  if (isToPutAgain(known)) {
    draft.changes.push({ kind: 'put', id: known.platform_id, record })
    draft.solved.push({ entity: record.entity, record: known.platform_id })
    return
  }
  // Paying it moves the open amount and, on some versions, the revision: that is our own doing, not an edit. A void
  // and an edit of its lines move the open amount too, and the total with it.
  const isTotalSame = (facts.total ?? record.facts.total) === record.facts.total
  const isPaidOnly = facts.open !== record.facts.open && isTotalSame
  const isOurVoid = record.voided && known.archive_reason === voidedByUs
  if (known.revision === record.revision || isPaidOnly || isOurVoid || !rule.code) return
  draft.skips.push({
    code: rule.code,
    entity: record.entity,
    record: known.platform_id,
    reason: rule.says ?? rule.code,
    ...(record.label ? { label: record.label } : {}),
  })
  draft.progress.skips++
}

/** The platform refused it, so that its revision was forgotten (refused.ts). */
const isToPutAgain = (known: Row<'links'> | undefined): boolean =>
  known?.origin != null && known.revision === null

function finishReread(draft: Draft, op: Pull): void {
  for (const id of op.ids ?? []) {
    draft.fresh.add(id)
    draft.reread.get(op.entity)?.delete(id)
  }
}

function finishRead(draft: Draft, op: Pull, read: PullProgress): void {
  const before = draft.positions.get(op.entity)
  const isSweep = op.since === undefined || (before?.since !== undefined && op.since < before.since)
  const position: Position = {
    ...before,
    phase: 'usual',
    ...(isSweep ? { sweptAt: timeNoted(before?.sweptAt, read.startedAt) } : {}),
  }
  if (op.open) draft.openRead.push({ name: op.entity, startedAt: read.startedAt })
  const newest = read.newest === undefined ? undefined : wallClock(read.newest)
  if (newest !== undefined) {
    const since = formatWallClock(nextSince(newest, read.startedAt, draft.now))
    if (!position.since || since > position.since) position.since = since
  }
  if (op.window?.from && !position.history && draft.profile.history)
    position.history = { before: op.window.from, months: 1, done: false }
  if (selectionOf(draft, op.entity).includes('since connecting')) position.leftOut ??= 'due'
  setPosition(draft, op.entity, position)
  // What was just read whole has nothing deleted in it, but what an earlier attempt had brought may be gone since.
  if (before?.phase !== 'usual' && op.since === undefined) {
    const askedAt = Math.min(read.startedAt, draft.connection.authenticated_at ?? read.startedAt)
    const isToCompare = draft.positions.get(deletionCursor(op.entity))?.askedAt === 0
    if (!isToCompare) setPosition(draft, deletionCursor(op.entity), { phase: 'usual', askedAt })
  }
  for (const name of pulledEntities(draft.profile))
    if (entity(name).appliesTo?.entity === op.entity) startWatch(draft, name, position.since)
}

/** What is only watched has no first read: it begins where the first read of what it is applied to ended. */
function startWatch(draft: Draft, name: string, since: string | undefined): void {
  if (!isWatched(draft.profile, name) || !since || draft.positions.has(name)) return
  setPosition(draft, name, { phase: 'usual', since })
  watchDeletions(draft, name)
}

/** A read that QuickBooks refused: a lost walk begins anew, anything else is told and left for the next run. */
export function acceptRefusedRead(draft: Draft, op: Operation, refusal: Refusal): void {
  if (op.op === 'pull' && !op.ids) {
    const key = progressKey(draft, op)
    const progress = (draft.progress.pulls[key] ??= { done: false, startedAt: draft.now, read: 0 })
    if (op.page && (progress.restarts ?? 0) < 2) {
      progress.restarts = (progress.restarts ?? 0) + 1
      delete progress.page
      return
    }
    delete progress.page
    progress.done = true
    if (key !== op.entity) pauseHistory(draft, op.entity)
  }
  if (op.op === 'pull' && op.ids) finishReread(draft, op)
  // What could not be compared is not gone: the next run compares anew.
  if (op.op === 'ids' || (op.op === 'pull' && op.orGone))
    draft.progress.comparisons = {
      ...draft.progress.comparisons,
      [op.entity]: { done: true, failed: true },
    }
  if (op.op === 'pull' && op.orGone)
    draft.progress.missing = { ...draft.progress.missing, [op.entity]: [] }
  if (op.op === 'count') draft.progress.counted = true
  if (op.op === 'deleted') draft.progress.deletions = true
  const about = op.op === 'pull' || op.op === 'count' || op.op === 'ids' ? op.entity : ''
  addProblem(draft, {
    code: refusal.error,
    entity: about,
    record: '',
    raw: refusal.raw,
    details: {
      what: `Reading ${about || 'deletions'}`,
      status: refusal.raw,
      message: refusal.message,
      problem: refusal.message,
      run: draft.runId,
    },
  })
}

/** History is asked for again on the next run, not in this one. */
function pauseHistory(draft: Draft, name: string): void {
  draft.progress.paused = [...(draft.progress.paused ?? []), name]
}
