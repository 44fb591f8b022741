// Whether the company file is the one of last time, gone on: asked at the beginning of every run, before anything else
// is believed or written. A backup that was restored, or an older copy put in its place, carries the same stamp and the
// same name, but lacks what was read or written since (docs/decisions/0010-restored-company.md).
import { deletionMemoryMs, witnesses as most, unprovenRuns } from '../limits.ts'
import { type Profile, pulledEntities, pushedEntities } from '../profiles/profile.ts'
import { tellsDeletion } from '../schema/deleted.ts'
import { entity } from '../schema/entities.ts'
import { addProblem, type Draft, setPosition } from './draft.ts'
import { deletionCursor } from './plan.ts'
import type { PlanInput } from './plan-input.ts'
import type { Operation, Outcome, RemoteRecord } from './ports.ts'
import type { Past, Progress, Witness } from './progress.ts'

export const pastCursor = '@past'
export const newPast: Past = { witnesses: [] }

type Pair = { readonly op: Operation; readonly outcome: Outcome }
/** Whether the step may be taken: yes, after another question, or not at all and why. */
type Verdict = 'go on' | 'ask' | { readonly why: string }

const isOwn = (op: Operation): boolean =>
  op.op === 'past' || (op.op === 'check' && !op.for) || (op.op === 'deleted' && op.isCheck === true)

/** What to ask before `next`, along with it where it only reads; `next` alone once the past is known. */
export function withPast(input: PlanInput, next: readonly Operation[]): readonly Operation[] {
  const { past } = input.progress
  if (past === 'known' || (!past && next.length === 0)) return next
  if (past) {
    const kinds = [...new Set(past.suspects.map((w) => w.entity))]
    return [{ op: 'deleted', entities: kinds, isCheck: true }]
  }
  const byKind = new Map<string, string[]>()
  for (const w of input.past.witnesses.filter(mayAsk(input.profile, input.progress)))
    byKind.set(w.entity, [...(byKind.get(w.entity) ?? []), w.id])
  const asked: Operation[] = [
    { op: 'past' },
    ...[...byKind].map(([name, ids]) => ({ op: 'check' as const, entity: name, ids })),
  ]
  return next.every(isRead) ? [...asked, ...next] : asked
}

/**
 * Only kinds that the profile reads or writes, as far as the user agreed, and that the application may ask for. What a
 * single run is restricted to leaves out nothing: it may write all the same.
 */
function mayAsk(profile: Profile, progress: Progress): (w: Witness) => boolean {
  const kinds = new Set([...pulledEntities(profile), ...pushedEntities(profile)])
  return (w) => kinds.has(w.entity) && progress.carried?.includes(w.entity) !== false
}

const isRead = (op: Operation): boolean =>
  (op.op === 'pull' && !op.page) || op.op === 'count' || op.op === 'deleted'

/** Looks at what was asked about the past, and gives what is left to be taken up. */
export function judgePast(
  draft: Draft,
  pairs: readonly Pair[],
): { readonly rest: readonly Pair[]; readonly verdict: Verdict } {
  const own = pairs.filter(({ op }) => isOwn(op))
  const rest = pairs.filter(({ op }) => !isOwn(op))
  if (own.length === 0) return { rest, verdict: 'go on' }
  const verdict = verdictOf(draft, own, rest)
  if (verdict === 'go on') draft.progress.past = 'known'
  if (verdict === 'go on' && !draft.progress.readOnly) noteProven(draft)
  return verdict === 'go on' ? { rest, verdict } : { rest: [], verdict }
}

function verdictOf(draft: Draft, own: readonly Pair[], rest: readonly Pair[]): Verdict {
  const told = goneIn([...own, ...rest])
  const { past } = draft.progress
  if (past && past !== 'known') return weighSuspects(draft, past.suspects, own, told)
  const marks = own.flatMap(({ outcome }) => (outcome.kind === 'past' ? [outcome.marks] : []))[0]
  const moved = marks && movedMark(draft.past.now.marks, marks)
  if (moved) return { why: moved }
  if (marks) noteMarks(draft, marks)
  const checks = own.filter(({ op }) => op.op === 'check')
  const asked = new Set(checks.flatMap(({ op }) => (op.op === 'check' ? op.ids : [])))
  const witnesses = draft.past.now.witnesses.filter((w) => asked.has(w.id))
  // Who is not told what is there cannot say that it is the same company: read, and write nothing.
  const silent = checks.find(({ outcome }) => outcome.kind !== 'seen')
  if (silent) return noteUnproven(draft, silent)
  const seen = new Map(
    checks.flatMap(({ outcome }) =>
      outcome.kind === 'seen' ? outcome.records.map((r) => [r.id, r] as const) : [],
    ),
  )
  const older = olderThan(witnesses, seen)
  if (older && older !== 'some') return { why: older.why }
  const missing = witnesses.filter((w) => !seen.has(w.id) && !told.has(w.id))
  const suspects = missing.filter((w) => isRemembered(draft, w))
  if (suspects.length === 0) {
    if (older !== 'some' && missing.length === 0) return 'go on'
    // Deleted too long ago to be told, or never made in this copy of the file: whatever it holds now is right.
    readAllAgain(draft, seen, missing)
    return 'ask'
  }
  draft.progress.past = { suspects }
  return 'ask'
}

/** Records that are missing although nobody deleted them, as far as the product remembers deletions. */
function weighSuspects(
  draft: Draft,
  suspects: readonly Witness[],
  own: readonly Pair[],
  told: ReadonlySet<string>,
): Verdict {
  const silent = own.find(({ outcome }) => outcome.kind !== 'deleted')
  if (silent) return noteUnproven(draft, silent)
  const [first] = suspects.filter((w) => !told.has(w.id))
  if (!first) {
    dropWitnesses(draft, told)
    return 'go on'
  }
  const what = `${first.entity}${first.label ? ` ${first.label}` : ''}`
  return { why: `${what} of ${first.modified} is not in it, and nobody deleted it` }
}

const code = 'E_PAST_UNPROVEN'

/** The run reads and writes nothing. Once may be chance; where it lasts, a person is told why nothing goes out. */
function noteUnproven(draft: Draft, { outcome }: Pair): Verdict {
  if (draft.progress.readOnly) return 'go on'
  draft.progress.readOnly = true
  const unproven = (draft.past.now.unproven ?? 0) + 1
  setPast(draft, { ...draft.past.now, unproven })
  if (unproven < unprovenRuns || pushedEntities(draft.profile).length === 0) return 'go on'
  const why =
    outcome.kind === 'refused'
      ? `${outcome.raw}: ${outcome.message.trim().replace(/\.$/, '')}`
      : 'its answer cannot be used'
  const raw = outcome.kind === 'refused' ? { raw: outcome.raw } : {}
  const details = { count: unproven, why, run: draft.runId }
  addProblem(draft, { code, entity: '', record: '', details, ...raw })
  return 'go on'
}

function noteProven(draft: Draft): void {
  const { unproven, ...now } = draft.past.now
  if (unproven === undefined) return
  setPast(draft, now)
  draft.solved.push({ entity: '', record: '', code })
}

function movedMark(
  before: Past['marks'],
  now: Readonly<Record<string, string>>,
): string | undefined {
  for (const [name, at] of Object.entries(now))
    if (before?.[name] !== undefined && before[name] !== at) return `it was ${name} at ${at}`
  return undefined
}

/**
 * All that were changed last are as they were before that: with a clock that was put back one of them may look so,
 * hardly all. Where it is some of them, nothing that was made since can be missing, or it would be among those that
 * were changed last. A revision is digits that grow with every save.
 */
function olderThan(
  witnesses: readonly Witness[],
  seen: Seen,
): 'some' | { readonly why: string } | undefined {
  const both = witnesses.flatMap((was) => {
    const now = seen.get(was.id)
    return now ? [{ was, now }] : []
  })
  const isBack = ({ was, now }: (typeof both)[number]): boolean =>
    /^\d{1,15}$/.test(was.revision) &&
    /^\d{1,15}$/.test(now.revision) &&
    Number(now.revision) < Number(was.revision) &&
    now.modified !== undefined &&
    now.modified < was.modified
  const [first] = both
  if (!first || !both.some(isBack)) return undefined
  if (both.length < 2 || !both.every(isBack)) return 'some'
  return { why: `what was changed last, at ${first.was.modified}, is as it was before that` }
}

type Seen = ReadonlyMap<string, { readonly revision: string; readonly modified?: string }>

/** A clock that was put back, or a file that lost some changes: whatever it holds now is right. */
function readAllAgain(draft: Draft, seen: Seen, missing: readonly Witness[]): void {
  draft.progress.past = 'known'
  for (const [name, { since: _, ...rest }] of draft.positions) setPosition(draft, name, rest)
  const left = draft.past.now.witnesses.filter((w) => !missing.includes(w))
  const witnesses = left.map((w) => ({ ...w, ...seen.get(w.id) }))
  setPast(draft, { ...draft.past.now, witnesses })
}

/** Whether its deletion would still be told: it was there when it was seen, and when deletions were last asked for. */
function isRemembered(draft: Draft, witness: Witness): boolean {
  const asked = draft.positions.get(deletionCursor(witness.entity))?.askedAt ?? 0
  return draft.now - Math.max(asked, witness.seenAt) < deletionMemoryMs
}

const goneIn = (pairs: readonly Pair[]): Set<string> =>
  new Set(
    pairs.flatMap(({ op, outcome }): readonly string[] => {
      if (outcome.kind === 'deleted') return outcome.records.map((r) => r.id)
      // Looked for by a comparison and not found: what was deleted too long ago to be told.
      if (op.op !== 'pull' || !op.orGone || outcome.kind !== 'records') return []
      const there = new Set(outcome.records.map((r) => r.id))
      return (op.ids ?? []).filter((id) => !there.has(id))
    }),
  )

function setPast(draft: Draft, past: Past): void {
  draft.past.now = past
  draft.past.isChanged = true
}

/** What was not told until now is known from now on. */
function noteMarks(draft: Draft, marks: NonNullable<Past['marks']>): void {
  const before = draft.past.now.marks ?? {}
  if (Object.keys(marks).some((name) => before[name] === undefined))
    setPast(draft, { ...draft.past.now, marks: { ...marks, ...before } })
}

function dropWitnesses(draft: Draft, gone: ReadonlySet<string>): void {
  const { witnesses } = draft.past.now
  const left = witnesses.filter((w) => !gone.has(w.id))
  if (left.length < witnesses.length) setPast(draft, { ...draft.past.now, witnesses: left })
}

/** Remembers what was changed last, and forgets what is gone. */
export function noteWitnesses(draft: Draft, pairs: readonly Pair[]): void {
  const gone = goneIn(pairs)
  for (const { op, outcome } of pairs)
    if (op.op === 'remove' && outcome.kind === 'removed') gone.add(op.id)
  dropWitnesses(draft, gone)
  const records = pairs.flatMap(({ outcome }) => recordsOf(outcome)).filter(isFit)
  if (records.length === 0) return
  const all = new Map(draft.past.now.witnesses.map((w) => [w.id, w]))
  for (const r of records) {
    const { entity: name, id, revision, modified = '', label } = r
    const was = all.get(id)
    const seenAt = was?.revision === revision ? was.seenAt : draft.now
    all.set(id, { entity: name, id, revision, modified, seenAt, ...(label ? { label } : {}) })
  }
  const newest = [...all.values()]
    .sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0))
    .slice(0, most)
  if (JSON.stringify(newest) !== JSON.stringify(draft.past.now.witnesses))
    setPast(draft, { ...draft.past.now, witnesses: newest })
}

function recordsOf(outcome: Outcome): readonly RemoteRecord[] {
  if (outcome.kind === 'records') return outcome.records
  if (outcome.kind === 'written') return [outcome.record]
  if (outcome.kind === 'told') return [...outcome.outcomes.values()].flatMap(recordsOf)
  return []
}

/** Names of lists can be merged, and then vanish without a word; of these kinds every deletion is told. */
const isFit = (record: RemoteRecord): boolean =>
  record.modified !== undefined &&
  record.revision !== '' &&
  entity(record.entity).kind === 'txn' &&
  tellsDeletion(entity(record.entity))
