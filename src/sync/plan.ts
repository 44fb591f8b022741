// What to ask of QuickBooks next. Pure: the state of the run, the cursors and the journal in, operations out.
// The order is the one of the product description: what is in doubt first, then reads in dependency order,
// deletions, pushes, and older history last, so that nobody waits for it.
import { deletionMemoryMs, pageSize, pushesPerMessage } from '../limits.ts'
import { keepsBalances, ruleFor } from '../profiles/profile.ts'
import { tellsDeletion } from '../schema/deleted.ts'
import { entities, entity } from '../schema/entities.ts'
import { addDays } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import { doubts } from './doubts.ts'
import { counts, firstReads, history } from './plan-first.ts'
import { entitiesOf, type PlanInput, pull } from './plan-input.ts'
import type { Operation } from './ports.ts'
import { sweptSince } from './progress.ts'

export function plan(input: PlanInput): Operation[] {
  for (const step of [
    doubts,
    counts,
    firstReads,
    leftOut,
    comparisons,
    usualReads,
    rereads,
    targets,
    numbers,
    pushes,
    history,
  ]) {
    const operations = step(input)
    if (operations.length > 0) return operations
  }
  return []
}

/** What a rule leaves out by its date is told by number, as far as one page of it goes (R145). */
function leftOut(input: PlanInput): Operation[] {
  const from = input.startDate
  if (!from) return []
  return entitiesOf(input.profile, input.progress).flatMap((name): Operation[] => {
    const isDue = input.positions.get(name)?.leftOut === 'due'
    const limit = input.limit ?? pageSize
    return isDue
      ? [{ op: 'pull', entity: name, window: { to: addDays(from, -1) }, leftOut: true, limit }]
      : []
  })
}

function usualReads(input: PlanInput): Operation[] {
  const { progress, positions, profile } = input
  const usual = entitiesOf(profile, progress).filter(
    (name) => positions.get(name)?.phase === 'usual' && !progress.pulls[name]?.done,
  )
  const going = usual.filter((name) => progress.pulls[name]?.page)
  const since = (name: string) => {
    const at = progress.pulls[name]?.startedAt ?? input.now
    // A balance moves without the record being changed, so the list is read whole.
    const from = keepsBalances(profile, name)
      ? undefined
      : sweptSince('since', positions.get(name), at)
    return from ? { since: from } : {}
  }
  if (going.length > 0) return going.map((name) => pull(input, name, since(name)))
  const reads = usual.map((name) => pull(input, name, since(name)))
  return reads.length > 0 ? [...reads, ...deletions(input)] : deletions(input)
}

/** Kinds of which the platform has to learn what is gone. */
const mayVanish = (input: PlanInput): string[] =>
  entitiesOf(input.profile, input.progress).filter(
    (name) =>
      input.positions.get(name)?.phase === 'usual' &&
      ['archive', 'skip'].includes(
        ruleFor(input.profile, name, 'deleted in QuickBooks')?.does ?? '',
      ),
  )

/** What QuickBooks does not tell the deletion of is compared once a day. */
const untoldMs = 24 * 3_600_000

/** Silence longer than QuickBooks remembers deletions: everything is compared by id instead (R23). */
function comparisons(input: PlanInput): Operation[] {
  const { progress, positions, now } = input
  const isForgotten = (name: string): boolean => {
    const asked = positions.get(deletionCursor(name))?.askedAt
    const memory = tellsDeletion(entity(name)) ? deletionMemoryMs : untoldMs
    return asked !== undefined && now - asked > memory
  }
  const limit = input.limit ?? pageSize
  for (const name of mayVanish(input)) {
    const lost = progress.missing?.[name]
    if (lost && lost.length > 0)
      return [{ op: 'pull', entity: name, ids: lost.slice(0, limit), orGone: true, limit }]
    const walk = progress.comparisons?.[name]
    if (walk?.done || (!walk && !isForgotten(name))) continue
    return [
      { op: 'ids', entity: name, ...(walk?.page ? { page: walk.page } : {}), limit: idsPerPage },
    ]
  }
  return []
}

/** An id is some twenty characters. */
const idsPerPage = 5000

function deletions(input: PlanInput): Operation[] {
  if (input.progress.deletions) return []
  const gone = mayVanish(input).filter(
    (name) => !input.progress.pulls[name]?.done && tellsDeletion(entity(name)),
  )
  return (['list', 'txn'] as const).flatMap((kind) => {
    const names = gone.filter((name) => entity(name).kind === kind)
    if (names.length === 0) return []
    // Each kind of record has a cursor of its own, since a run may ask for some only; the oldest serves all.
    const positionOf = (name: string) => input.positions.get(deletionCursor(name))
    const known = names.map((name) => sweptSince('deletedSince', positionOf(name), input.now))
    const since = known.includes(undefined) ? undefined : known.sort()[0]
    return [{ op: 'deleted' as const, entities: names, ...(since ? { since } : {}) }]
  })
}

export const deletionCursor = (name: string): string => `deleted:${name}`

function rereads(input: PlanInput): Operation[] {
  return Object.entries(input.progress.reread).flatMap(([name, ids]) => {
    const some = ids.slice(0, input.limit ?? pageSize)
    return some.length === 0
      ? []
      : [{ op: 'pull' as const, entity: name, ids: some, limit: some.length }]
  })
}

const mayPush = (input: PlanInput, row: Row<'journal'>): boolean =>
  !input.progress.readOnly &&
  (input.progress.entities === null || input.progress.entities.includes(row.entity))

const waiting = (input: PlanInput): Row<'journal'>[] =>
  input.journal.filter((row) => row.state === 'waiting' && mayPush(input, row))

/** The open balance is read in the same run before money is booked against it (C34). */
function targets(input: PlanInput): Operation[] {
  const wanted = new Map<string, Set<string>>()
  for (const target of waiting(input).flatMap((row) => input.targets(row))) {
    if (input.progress.fresh.includes(target.id)) continue
    const ids = wanted.get(target.entity) ?? new Set<string>()
    wanted.set(target.entity, ids.add(target.id))
  }
  return [...wanted].map(([name, ids]) => {
    const some = [...ids].slice(0, input.limit ?? pageSize)
    return { op: 'pull', entity: name, ids: some, limit: some.length }
  })
}

/** Whether a number is taken is asked in the same run, before anything is made (R146). */
function numbers(input: PlanInput): Operation[] {
  return waiting(input)
    .flatMap((row): Operation[] => {
      const label = input.push(row) ? input.unchecked(row) : undefined
      return label ? [{ op: 'named', entity: row.entity, label, for: row.id }] : []
    })
    .slice(0, pushesPerMessage)
}

const places = new Map(entities.map((e, index) => [e.name, index]))

function pushes(input: PlanInput): Operation[] {
  const ready = waiting(input).filter((row) => input.unchecked(row) === undefined)
  // Removals first: they free what a new payment may need. Then what others point to (I6), as it was asked for.
  const place = (row: Row<'journal'>) =>
    row.op === 'remove' ? -1 : row.op === 'apply' ? entities.length : (places.get(row.entity) ?? 0)
  const ordered = ready
    .map((row, index) => ({ row, index }))
    .sort((a, b) => place(a.row) - place(b.row) || a.index - b.index)
    .flatMap(({ row }) => {
      const write = input.push(row)
      return write ? [{ set: row.message_set_id, write }] : []
    })
  // What was handed out before goes out in its message set again, by itself: should the text of then still reach
  // QuickBooks, it finds the set carried out and does nothing (qbxml-semantics.md 6).
  const set = ordered[0]?.set ?? null
  const same = ordered.filter((one) => one.set === set).map(({ write }) => write)
  return set === null ? same.slice(0, pushesPerMessage) : same
}
