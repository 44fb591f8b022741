// What one operation came to, brought to whoever understands it.
import { acceptDeleted, acceptIds } from './deleted.ts'
import type { Draft } from './draft.ts'
import { acceptCheck } from './lost.ts'
import type { Operation, Outcome } from './ports.ts'
import { acceptRecords, acceptRefusedRead } from './pull.ts'
import { acceptPush, lookedUp, type Push } from './push.ts'
import { acceptNumber } from './weigh.ts'

export function acceptOne(draft: Draft, op: Operation, outcome: Outcome): void {
  if (isWrite(op)) {
    const row = draft.journal.get(op.journalId)
    if (row) acceptPush(draft, row, outcome)
    return
  }
  if (op.op === 'named') {
    const row = draft.journal.get(op.for)
    if (row && outcome.kind === 'records') acceptNumber(draft, row, outcome.records)
    else if (row && outcome.kind === 'refused') acceptPush(draft, row, outcome)
    return
  }
  if (op.op === 'check') {
    acceptCheck(draft, op, outcome)
    return
  }
  if (op.op === 'past') return
  if (op.op === 'find') {
    lookedUp(draft, op.write as Push, outcome)
    return
  }
  if (op.op === 'ask') {
    for (const write of op.writes as Push[])
      lookedUp(
        draft,
        write,
        outcome.kind === 'told'
          ? (outcome.outcomes.get(write.journalId) ?? { kind: 'absent' })
          : outcome,
        outcome.kind === 'told',
      )
    return
  }
  if (outcome.kind === 'refused') acceptRefusedRead(draft, op, outcome)
  else if (op.op === 'pull' && outcome.kind === 'records') acceptRecords(draft, op, outcome)
  else if (op.op === 'deleted' && outcome.kind === 'deleted') acceptDeleted(draft, op, outcome)
  else if (op.op === 'ids' && outcome.kind === 'ids') acceptIds(draft, op, outcome)
}

const writeOps = { create: true, change: true, remove: true, apply: true }

/** The writes among operations: those that change QuickBooks. */
export const writesOf = (operations: readonly Operation[]): Push[] => operations.filter(isWrite)

const isWrite = (op: Operation): op is Push => Object.hasOwn(writeOps, op.op)

/** Whether the answer has to be kept on the other side: what changes something must not be done twice. */
export const mustBeKept = (operations: readonly Operation[]): boolean =>
  writesOf(operations).length > 0 || operations.some((op) => op.op === 'request' && op.writes)
