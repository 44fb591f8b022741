// Writes of the time that a restored company file does not know: each is looked for, and where it is gone a person
// decides whether it is sent again. Nothing of it is sent by itself: somebody may have entered it by hand.
import { restoredPerStep } from '../limits.ts'
import { lookedForSince } from './doubts.ts'
import { type Draft, setJournal } from './draft.ts'
import type { Journal } from './journal.ts'
import type { PlanInput } from './plan-input.ts'
import type { Operation, Outcome } from './ports.ts'
import { tell } from './refuse.ts'

export function lookForLost(input: PlanInput): Operation[] {
  const rows = input.journal
    .filter((row) => row.state === 'restored' && !input.progress.unanswered?.includes(row.id))
    .slice(0, restoredPerStep)
  const kinds = new Set(rows.map((row) => row.entity))
  const known = (name: string) => rows.filter((r) => r.entity === name && r.quickbooks_id !== null)
  const checks = [...kinds].flatMap((name): Operation[] => {
    const some = known(name)
    const ids = [...new Set(some.flatMap((row) => row.quickbooks_id ?? []))]
    return ids.length === 0
      ? []
      : [{ op: 'check', entity: name, ids, for: some.map((row) => row.id) }]
  })
  const finds = rows.flatMap((row): Operation[] => {
    const write = row.quickbooks_id === null ? input.push(row) : undefined
    return write ? [{ op: 'find', write, since: lookedForSince(input, row) }] : []
  })
  return [...checks, ...finds]
}

/** Which of the records are there: of what was made, those that are not are lost; of what was removed, those that are. */
export function acceptCheck(
  draft: Draft,
  op: Extract<Operation, { op: 'check' }>,
  outcome: Outcome,
): void {
  const rows = (op.for ?? []).flatMap((id) => draft.journal.get(id) ?? [])
  if (outcome.kind !== 'seen') {
    const ids = rows.map((row) => row.id)
    draft.progress.unanswered = [...(draft.progress.unanswered ?? []), ...ids]
    return
  }
  const there = new Set(outcome.records.map((r) => r.id))
  for (const row of rows)
    if (there.has(row.quickbooks_id ?? '') === (row.op === 'remove')) noteLost(draft, row)
    else setJournal(draft, { ...row, state: 'done' })
}

export function noteLost(draft: Draft, row: Journal): void {
  setJournal(draft, { ...row, state: 'lost', message_set_id: null })
  const words =
    row.op === 'remove'
      ? { done: 'removed', now: 'in it again' }
      : { done: 'sent', now: 'not in it' }
  tell(draft, row, 'E_WRITE_LOST', words)
  const { entity, platform_id: id } = row
  draft.changes.push({ kind: 'report', entity, id, state: 'blocked', problem: 'E_WRITE_LOST' })
}
