// A document that a person asks to be answered, on the wire: alone in its text, so that whatever is wrong with it harms
// nothing else. Its requests are numbered after it, so that an answer kept by QuickBooks is known again in a later run.
import { check } from '../qbxml/check.ts'
import type { Message, QbxmlDocument } from '../qbxml/document.ts'
import { withRecords } from '../qbxml/message-set.ts'
import { readQbxml } from '../qbxml/read.ts'
import { writeAnswer, writeRequests } from '../qbxml/write.ts'
import type { Operation, Outcome } from '../sync/ports.ts'
import { isRequest } from '../sync/requests.ts'

type Request = Extract<Operation, { op: 'request' | 'recall' }>

export const requestIn = (operations: readonly Operation[]): Request | undefined =>
  operations.find(isRequest)

/** The requestID of the nth request of a person's document, from 0. */
export const requestMark = (id: number, index: number): string => `request-${id}.${index + 1}`
const idOf = (op: Request, index: number): string => requestMark(op.id, index)

/** `messageSetId` is what the answer is kept under, for what changes QuickBooks. */
export function encodeRequest(
  op: Request,
  version: string,
  messageSetId: string | undefined,
): string {
  // Both ids the same and no request inside: only tell me the kept answer (web-connector.md 6.7).
  const kept =
    op.op === 'recall'
      ? { oldMessageSetID: op.messageSetId, newMessageSetID: op.messageSetId }
      : messageSetId
        ? { newMessageSetID: messageSetId }
        : {}
  const asked = readQbxml(op.document)
  const messages = asked.messages.map((m, i) => ({
    ...m,
    attributes: { ...m.attributes, requestID: idOf(op, i) },
  }))
  return writeRequests({
    version,
    onError: asked.attributes['onError'] === 'continueOnError' ? 'continueOnError' : 'stopOnError',
    attributes: kept,
    messages: op.op === 'recall' ? [] : messages,
  })
}

/** The names of fields are the same in every version; the newest leaves out none. */
const newest = '16.0'

export function decodeRequest(op: Request, answer: QbxmlDocument): Outcome {
  const asked = readQbxml(op.document).messages
  const answers = asked.flatMap((message, i): Message[] => {
    const mine = answer.messages.find(
      (m) =>
        m.attributes['requestID'] === idOf(op, i) && m.name === `${message.name.slice(0, -2)}Rs`,
    )
    const attributes = mine && withId(mine, message.attributes['requestID'])
    return attributes ? [{ ...withRecords(mine), attributes }] : []
  })
  if (answers.length > 0)
    return { kind: 'answered', answer: writeAnswer({ messages: answers }, { version: newest }) }
  if (op.op === 'recall') return { kind: 'absent' }
  return unanswered(op, 'the answer is to something else')
}

/** The id that the person gave it, if any. */
function withId({ attributes }: Message, own: string | undefined): Record<string, string> {
  const { requestID: _, ...rest } = attributes
  return own === undefined ? rest : { requestID: own, ...rest }
}

/** The text could not be read, or its answer cannot be: for a question that is its end, a write may have been done. */
export const unanswered = (op: Request, problem: string): Outcome =>
  op.op === 'request' && !op.writes ? { kind: 'failed', problem } : { kind: 'inDoubt' }

/** QuickBooks says that it could not parse the text (qbxml-semantics.md 4): nothing of it was done. */
const parseFault = /^0x80040400$/i

/**
 * What a transport failure makes of a request, where the run can go on all the same; undefined where QuickBooks itself
 * is gone (web-connector.md 3.5: 0 to 99 goes on after an error).
 */
export function lostAlone(
  op: Request | undefined,
  failure: { readonly hresult: string; readonly message: string; readonly problem?: string },
): Outcome | undefined {
  if (!op) return undefined
  if (parseFault.test(failure.hresult)) {
    const problem = `QuickBooks could not read it (${failure.hresult})`
    return { kind: 'failed', problem }
  }
  if (failure.hresult !== '' || failure.message !== '') return undefined
  return unanswered(op, `the answer cannot be used: ${failure.problem ?? 'it is empty'}`)
}

/** Why a request cannot be written for this version; undefined where it can. */
export function unwritable(op: Request, version: string): string | undefined {
  const text = encodeRequest(op, version, undefined)
  const fault = check(text, { version }).find((f) => f.kind === 'structure')
  return fault && `${fault.path}: ${fault.message.replace(/\.$/, '')} (qbXML ${version})`
}
