// How much there is: for the percentage of a run, for the end of the history, and for what is left out by rule.
import { type Draft, setPosition } from './draft.ts'
import type { Operation } from './ports.ts'
import type { PullProgress } from './progress.ts'

type Pull = Extract<Operation, { op: 'pull' }>

/** Under which name the progress of the history of an entity is kept. */
export const historyKey = (name: string): string => `history:${name}`

/** Under which name it is kept how many are older than what was read so far. */
export const olderKey = (name: string): string => `older:${name}`

/** One line for all that the filter left out at the source (R70). */
function noteClosed(draft: Draft, name: string, count: number): void {
  const what = `closed ${name.toLowerCase()}${count === 1 ? '' : 's'}`
  draft.skips.push({
    code: 'S_CLOSED_INVOICE',
    entity: name,
    record: '',
    reason: `${count} ${what} not requested`,
  })
  draft.progress.skips++
}

export function acceptCount(
  draft: Draft,
  op: Extract<Operation, { op: 'count' }>,
  count: number,
): void {
  if (op.closed) {
    if (count > 0) noteClosed(draft, op.entity, count)
    return
  }
  const size = op.window?.to ? olderKey(op.entity) : op.entity
  draft.progress.sizes = { ...draft.progress.sizes, [size]: count }
  // Before the first read: how much there is in all, the older history included.
  if (!op.window?.to || !draft.positions.get(op.entity)?.history) {
    draft.progress.counted = true
    draft.progress.expected += count
    return
  }
  const key = historyKey(op.entity)
  const progress = (draft.progress.pulls[key] ??= { done: false, startedAt: draft.now, read: 0 })
  progress.older = count
  draft.progress.expected = Math.max(draft.progress.expected, draft.progress.read + count)
}

/** Steps back month by month; empty stretches are crossed in growing steps. */
const longestStep = 120

export function finishHistory(draft: Draft, op: Pull, read: PullProgress): void {
  const position = draft.positions.get(op.entity)
  const back = position?.history
  if (!position || !back) return
  if (!op.window?.from) {
    setPosition(draft, op.entity, { ...position, history: { ...back, done: true } })
    return
  }
  const months = read.read === 0 ? Math.min(back.months * 2, longestStep) : 1
  const done = draft.progress.pulls[historyKey(op.entity)]?.older === 0
  setPosition(draft, op.entity, { ...position, history: { before: op.window.from, months, done } })
  if (done) return
  draft.progress.pulls[historyKey(op.entity)] = { done: false, startedAt: draft.now, read: 0 }
}
