// A long answer is worked on in pieces, so that others get their turn: each is accepted, delivered and stored like a
// page of which more is left. If the process dies between two of them the walk begins anew, as after any lost page
// (exchange.ts restartWalks), and what was delivered comes again.
import type { Operation, Outcome } from '../sync/ports.ts'

/** Records of a piece: about 30 ms, with a turn for others between reading, accepting, delivering and storing it. */
export const pieceRecords = 250

export interface Piece {
  readonly operation: Operation
  readonly outcome: Outcome
}

/** Stands for the page that follows while the rest of this one is still to come. */
const more = 'more of this page'

/** What may have to be accepted before what follows it in the answer. */
const holdsRecords = (outcome: Outcome): boolean =>
  !(outcome.kind === 'counted' || (outcome.kind === 'records' && outcome.records.length === 0))

/** What is accepted beforehand, piece by piece, and what is left of the outcomes for the end. */
export function piecesOf(
  operations: readonly Operation[],
  outcomes: readonly Outcome[],
  most: number = pieceRecords,
): { readonly before: readonly Piece[]; readonly last: readonly Outcome[] } {
  const before: Piece[] = []
  const last = outcomes.map((outcome, i): Outcome => {
    const operation = operations[i]
    const isWhole =
      // What stands before it in the answer comes first.
      outcomes.slice(0, i).some(holdsRecords) ||
      operation?.op !== 'pull' ||
      operation.ids ||
      operation.leftOut ||
      operation.orGone
    if (isWhole || outcome.kind !== 'records') return outcome
    const { records } = outcome
    let at = 0
    for (; records.length - at > most; at += most) {
      const some = records.slice(at, at + most)
      const left = (outcome.remaining ?? 0) + records.length - at - some.length
      before.push({
        operation,
        outcome: { ...outcome, records: some, next: more, remaining: left },
      })
    }
    return at === 0 ? outcome : { ...outcome, records: records.slice(at) }
  })
  return { before, last }
}
