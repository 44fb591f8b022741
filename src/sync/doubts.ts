// Writes whose answer was lost: QuickBooks is asked what became of them, then the records themselves are looked for.
import { sweepBackMs } from '../limits.ts'
import { formatWallClock, wallClock } from '../schema/scalars.ts'
import type { Row } from '../store/store.ts'
import type { PlanInput } from './plan-input.ts'
import type { Operation } from './ports.ts'

/** Time zones reach 14 hours either way, and clocks are not always right. */
export const clockDistanceMs = 26 * 3_600_000

export function doubts(input: PlanInput): Operation[] {
  if (input.progress.readOnly) return []
  const open = input.journal.filter((row) => !input.progress.unanswered?.includes(row.id))
  const lost = open.filter((row) => row.state === 'in doubt')
  const first = lost[0]
  if (first?.message_set_id) {
    const same = lost.filter((row) => row.message_set_id === first.message_set_id)
    const writes = same.flatMap((row) => input.push(row) ?? [])
    return [{ op: 'ask', messageSetId: first.message_set_id, writes }]
  }
  return open
    .filter((row) => row.state === 'unproven')
    .slice(0, findsPerMessage)
    .flatMap((row) => {
      const write = input.push(row)
      return write ? [{ op: 'find' as const, write, since: lookedForSince(input, row) }] : []
    })
}

/** Each look-up may bring all records of its kind that were saved since. */
const findsPerMessage = 5

/**
 * From when on a record made for this row can have been saved: well before the row was written, as the clock of that
 * computer is not ours; and before what was read last, should ours have been wrong when it was written. Whatever was
 * read would have been recognised.
 */
export function lookedForSince(
  { positions }: Pick<PlanInput, 'positions'>,
  row: Row<'journal'>,
): string {
  const written = row.created_at - clockDistanceMs
  const read = wallClock(positions.get(row.entity)?.since ?? '') ?? written
  return formatWallClock(Math.min(written, read) - sweepBackMs)
}
