// Writes that QuickBooks could not parse: one of them would take the whole text down with COM error 0x80040400
// (qbxml-semantics.md 4), so each is checked before it goes out, and refused by us with the field named.
import { QbsyncError } from '../errors.ts'
import { check } from '../qbxml/check.ts'
import { writesOf } from '../sync/engine.ts'
import type { Operation, Outcome } from '../sync/ports.ts'
import { encode } from './connector.ts'
import { requestIn, unwritable } from './requests.ts'

export interface Unparsable {
  readonly operation: Operation
  readonly outcome: Outcome
}

/** What among these operations would change QuickBooks, or is a person's, and cannot be read by this version. */
export function unparsable(operations: readonly Operation[], version: string): Unparsable[] {
  const request = requestIn(operations)
  if (request) {
    const problem = refusalIn(() => unwritable(request, version))
    return problem ? [{ operation: request, outcome: { kind: 'failed', problem } }] : []
  }
  return writesOf(operations).flatMap((operation) => {
    const message = problemOf(operation, version)
    if (message === undefined) return []
    const outcome: Outcome = {
      kind: 'refused',
      error: 'E_BAD_RECORD',
      raw: '',
      message,
      retry: 'after action',
    }
    return [{ operation, outcome }]
  })
}

function problemOf(operation: Operation, version: string): string | undefined {
  return refusalIn(() => {
    const text = encode([operation], { version, tag: 'check' })
    const fault = check(text, { version }).find((f) => f.kind === 'structure')
    return (
      fault && `${fault.path.split('/').slice(1).join('/')}: ${fault.message.replace(/\.$/, '')}`
    )
  })
}

/** What `work` finds, or what it throws because it could not even be written. */
function refusalIn(work: () => string | undefined): string | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof QbsyncError) return error.message.replace(/\.$/, '')
    throw error
  }
}
