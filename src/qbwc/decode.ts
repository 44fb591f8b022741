// An answer of QuickBooks → what each operation of the engine came to. Pure; a long answer in slices.
import type { Message, QbxmlDocument } from '../qbxml/document.ts'
import { isSuccess, recordsOf, statusOf } from '../qbxml/message-set.ts'
import type { Operation, Outcome, RemoteRecord } from '../sync/ports.ts'
import { isWrite, requestId } from './connector.ts'
import {
  countOf,
  deletedOf,
  found,
  idsOf,
  pageOf,
  pastOf,
  remoteRecord,
  seenOf,
  unusable,
} from './outcomes.ts'
import { refusalOf } from './refusals.ts'
import { requestName } from './request-name.ts'
import { decodeRequest, requestIn } from './requests.ts'

/** Records that are read in one slice of the work on a long answer: about 4 ms. */
const sliceRecords = 250

/**
 * What each operation came to, in the order of the operations. It stops after every slice of a long answer, so that
 * others get their turn.
 */
export function* decode(
  operations: readonly Operation[],
  answer: QbxmlDocument,
  tag: string,
): Generator<void, Outcome[]> {
  const request = requestIn(operations)
  if (request) return [decodeRequest(request, answer)]
  const byId = new Map(answer.messages.map((m) => [m.attributes['requestID'] ?? '', m]))
  const asked = operations.find((op) => op.op === 'ask')
  if (asked) return [yield* told(asked, byId, isKept(answer))]
  const outcomes: Outcome[] = []
  for (const [i, op] of operations.entries()) {
    const message = byId.get(requestId(op, i, tag))
    const isAnswer = message !== undefined && answers(op, message)
    outcomes.push(isAnswer ? yield* outcomeOf(op, message) : unanswered(op))
  }
  return outcomes
}

function* recordsIn(message: Message): Generator<void, RemoteRecord[]> {
  const records: RemoteRecord[] = []
  for (const [i, read] of recordsOf(message).entries()) {
    if (i > 0 && i % sliceRecords === 0) yield
    records.push(...remoteRecord(read))
  }
  return records
}

/** Whether the element is the response to what was asked: an answer to another request proves nothing. */
function answers(op: Operation, message: Message): boolean {
  if (op.op === 'ask') return false
  return message.name === `${requestName(op).slice(0, -2)}Rs`
}

function unanswered(op: Operation): Outcome {
  if (isWrite(op)) return { kind: 'inDoubt' }
  return unusable('the answer to a request is missing')
}

/**
 * Whether QuickBooks knows the message set: it kept an answer, or noted that it began (9002) or could not keep the
 * answer (9005). With 600 it does not, and may still be given it (qbxml-semantics.md 6).
 */
function isKept({ attributes, messages }: QbxmlDocument): boolean {
  const { messageSetStatusCode = '' } = attributes
  return messages.length > 0 || messageSetStatusCode === '9002' || messageSetStatusCode === '9005'
}

/** Whatever the kept answer does not name did not run; 600 and the like keep nothing at all. */
function* told(
  asked: Extract<Operation, { op: 'ask' }>,
  byId: ReadonlyMap<string, Message>,
  isSpent: boolean,
): Generator<void, Outcome> {
  const outcomes = new Map<string, Outcome>()
  for (const write of asked.writes) {
    if (!isWrite(write)) continue
    const message = byId.get(write.journalId)
    if (message && answers(write, message))
      outcomes.set(write.journalId, yield* outcomeOf(write, message))
    else if (isSpent) outcomes.set(write.journalId, { kind: 'absent', isSpent })
  }
  return { kind: 'told', outcomes }
}

function* outcomeOf(op: Operation, message: Message): Generator<void, Outcome> {
  const status = statusOf(message)
  if (!isSuccess(status.code)) {
    // The record of a removal is gone already: what was wanted is so.
    if (op.op === 'remove' && status.code === 3120) return { kind: 'removed' }
    // A status that cannot be read says nothing of what became of a write.
    if (status.code < 0) return unanswered(op)
    return refusalOf(status.code, status.message)
  }
  if (op.op === 'count') return countOf(message, status.code)
  if (op.op === 'deleted') return deletedOf(message)
  if (op.op === 'past') return pastOf(message)
  if (op.op === 'ids') return idsOf(op, message)
  if (op.op === 'remove') return { kind: 'removed' }
  if (op.op === 'apply') return { kind: 'applied' }
  const records = yield* recordsIn(message)
  if (op.op === 'check') return seenOf(op, status.code, records)
  if (op.op === 'find') return found(op.write, message, records)
  if (op.op === 'create' || op.op === 'change')
    return records[0] ? { kind: 'written', record: records[0] } : { kind: 'inDoubt' }
  return op.op === 'pull' ? pageOf(op, message, records) : { kind: 'records', records }
}
