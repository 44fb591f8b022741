// What is done with an answer that was understood: accepted by the engine, delivered to the backend; a long one in
// pieces (pieces.ts), with a turn for others between any two things done.
import type { Write } from '../store/store.ts'
import type { Step } from '../sync/engine.ts'
import type { Operation, Outcome } from '../sync/ports.ts'
import { withoutFaulty } from './faulty.ts'
import { piecesOf } from './pieces.ts'
import { type Delivery, deliveryOf, type RunContext, runOf, type Session } from './run-context.ts'
import type { Steps } from './steps.ts'

export interface Accepted {
  readonly step: Step
  readonly refused: Write[]
}

/** What holds no more than this is done in a few milliseconds, and does not queue behind slices of long answers. */
const fewRecords = 25

const countOf = (outcomes: readonly Outcome[]): number =>
  outcomes.reduce((sum, o) => sum + (o.kind === 'records' ? o.records.length : 0), 0)

/** Gives what is to be stored at the end; the pieces before are stored already. */
export function makeAccept(
  { engine, deliver, pieceRecords, turn }: RunContext,
  { commit, unlinkedOf }: Steps,
): (
  session: Session,
  operations: readonly Operation[],
  outcomes: readonly Outcome[],
) => Promise<Accepted> {
  async function acceptOne(
    session: Session,
    operations: readonly Operation[],
    answers: readonly Outcome[],
    at: Delivery,
  ): Promise<Accepted> {
    const isLong = countOf(answers) > fewRecords
    if (isLong) await turn()
    const { outcomes, faults } = withoutFaulty(answers)
    const unlinked = await unlinkedOf(session.connection_id, outcomes)
    const step = await engine.accept(runOf(session), operations, outcomes, faults, unlinked)
    if (isLong) await turn()
    return { step, refused: await deliver(at, step) }
  }
  return async (session, operations, answers) => {
    const { before, last } = piecesOf(operations, answers, pieceRecords)
    for (const [i, { operation, outcome }] of before.entries()) {
      const at = { ...deliveryOf(session), piece: i + 1 }
      const { step, refused } = await acceptOne(session, [operation], [outcome], at)
      // A company file that went back in time: nothing more of the answer is taken.
      if (step.wentBack !== undefined) return { step, refused }
      await turn()
      await commit([...step.writes, ...refused])
    }
    return acceptOne(session, operations, last, deliveryOf(session))
  }
}
