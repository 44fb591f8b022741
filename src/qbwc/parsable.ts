// Writes that QuickBooks could not parse: one of them would take the whole text down with COM error 0x80040400
// (qbxml-semantics.md 4), so each is checked before it goes out, and refused by us with the field named.
import { QbsyncError } from '../errors.ts'
import { check } from '../qbxml/check.ts'
import { writesOf } from '../sync/engine.ts'
import type { Operation, Outcome } from '../sync/ports.ts'
import { encode } from './connector.ts'

export interface Unparsable {
  readonly operation: Operation
  readonly outcome: Outcome
}

/** The writes among these operations that no QuickBooks of this version could read, each with what is wrong. */
export function unparsable(operations: readonly Operation[], version: string): Unparsable[] {
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
  try {
    const text = encode([operation], { version, tag: 'check' })
    const fault = check(text, { version }).find((f) => f.kind === 'structure')
    return (
      fault && `${fault.path.split('/').slice(1).join('/')}: ${fault.message.replace(/\.$/, '')}`
    )
  } catch (error) {
    if (error instanceof QbsyncError) return error.message.replace(/\.$/, '')
    throw error
  }
}
