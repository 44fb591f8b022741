// What a first sync reads: how much there is, everything recent, and older history last. What is small goes together,
// so that a first sync costs a few exchanges and not one for every kind of record.
import { pageSize } from '../limits.ts'
import { isWatched } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { addDays, addMonths } from '../schema/scalars.ts'
import { historyKey, olderKey } from './counts.ts'
import { entitiesOf, type PlanInput, pull, selectionOf } from './plan-input.ts'
import type { Operation, Window } from './ports.ts'

/** The first day that a first sync reads (R50). */
const firstDay = (input: PlanInput): string => addMonths(input.today, -input.profile.recentMonths)

function firstWindow(input: PlanInput, name: string): Window | undefined {
  if (!entity(name).dateField) return undefined
  if (selectionOf(input, name).includes('since connecting'))
    return input.startDate ? { from: input.startDate } : undefined
  return input.profile.recentMonths > 0 ? { from: firstDay(input) } : undefined
}

function inFirstPhase(input: PlanInput): string[] {
  return entitiesOf(input.profile, input.progress).filter(
    (name) =>
      (input.positions.get(name)?.phase ?? 'first') === 'first' && !isWatched(input.profile, name),
  )
}

export function counts(input: PlanInput): Operation[] {
  if (input.progress.counted) return []
  return inFirstPhase(input).flatMap((name): Operation[] => {
    const window = firstWindow(input, name)
    const isOpenOnly = selectionOf(input, name).includes('open')
    const left: Operation[] = isOpenOnly ? [{ op: 'count', entity: name, closed: true }] : []
    if (!window?.from) return [{ op: 'count', entity: name }, ...left]
    const older = { to: addDays(window.from, -1) }
    return [window, older].map((w) => ({ op: 'count', entity: name, window: w }))
  })
}

/** The first of these, and those after it that make one page together as they were counted in this run. */
function together(input: PlanInput, names: readonly string[], key = (name: string) => name) {
  const { sizes = {} } = input.progress
  let room = input.limit ?? pageSize
  const some: string[] = []
  for (const name of names) {
    const size = sizes[key(name)]
    room -= size ?? Number.POSITIVE_INFINITY
    if (some.length > 0 && room < 0) break
    some.push(name)
  }
  return some
}

export function firstReads(input: PlanInput): Operation[] {
  const left = inFirstPhase(input).filter((e) => !input.progress.pulls[e]?.done)
  return together(input, left).map((name) => {
    const window = firstWindow(input, name)
    const isOpenOnly = selectionOf(input, name).includes('open')
    return pull(input, name, {
      ...(window ? { window } : {}),
      ...(isOpenOnly ? { open: true } : {}),
    })
  })
}

/** Step by step backwards; what is one page in all is read at once, of several kinds together. */
export function history(input: PlanInput): Operation[] {
  const left = entitiesOf(input.profile, input.progress).filter((name) => {
    const back = input.positions.get(name)?.history
    const isPaused = input.progress.paused?.includes(name) ?? false
    return back && !back.done && !isPaused && !isWatched(input.profile, name)
  })
  const [first] = left
  if (first === undefined) return []
  const limit = input.limit ?? pageSize
  const { sizes = {} } = input.progress
  // A step that is under way ends as a step: what its walk goes over is not all there is.
  const isSmall = (name: string) =>
    (sizes[olderKey(name)] ?? limit + 1) <= limit &&
    input.progress.pulls[historyKey(name)]?.page === undefined
  if (!isSmall(first)) return step(input, first, limit)
  const small = left.filter(isSmall)
  return together(input, small, olderKey).map((name) => older(input, name, limit))
}

/** Everything that is older than what was read so far. */
function older(input: PlanInput, name: string, limit: number): Operation {
  const before = input.positions.get(name)?.history?.before ?? input.today
  return { op: 'pull', entity: name, window: { to: addDays(before, -1) }, limit }
}

function step(input: PlanInput, name: string, limit: number): Operation[] {
  const back = input.positions.get(name)?.history
  if (!back) return []
  const from = addMonths(back.before, -back.months)
  const page = input.progress.pulls[historyKey(name)]?.page
  const read: Operation = {
    op: 'pull',
    entity: name,
    window: { from, to: addDays(back.before, -1) },
    ...(page ? { page } : {}),
    limit,
  }
  // How many are older still: with none left, the history is complete.
  if (page) return [read]
  return [read, { op: 'count', entity: name, window: { to: addDays(from, -1) } }]
}
