// How a request ends when it does not succeed: a status on its response, never an exception to the client.
// The texts are QuickBooks' own where the specification gives them (status codes, captured messages).
import type { Fields } from '../schema/entity.ts'

export type Severity = 'Info' | 'Warn' | 'Error'

export interface Status {
  readonly code: number
  readonly severity: Severity
  readonly message: string
}

export const ok: Status = { code: 0, severity: 'Info', message: 'Status OK' }
export const nothingFound: Status = {
  code: 1,
  severity: 'Info',
  message: 'A query request did not find a matching object in QuickBooks',
}
export const notProcessed: Status = {
  code: 3231,
  severity: 'Error',
  message: 'The request has not been processed.',
}

export const keyMissing = (key: string): Status => ({
  code: 500,
  severity: 'Warn',
  message: `The query request has not been fully completed. There was a required element ("${key}") that could not be found in QuickBooks.`,
})

/** The new transaction exists unlinked (12.1 certain that it comes; the text is ours). */
export const orderClosed = (id: string): Status => ({
  code: 570,
  severity: 'Warn',
  message: `The transaction "${id}" is closed, so that the new transaction could not be linked to it.`,
})

/** Thrown inside a request to end it with an Error status; its transaction is taken back. */
export class Refusal extends Error {
  readonly status: Status
  /** What the answer holds all the same: of nearly all refusals nothing. */
  readonly content: Fields
  constructor(code: number, message: string, content: Fields = {}) {
    super(message)
    this.name = 'Refusal'
    this.status = { code, severity: 'Error', message }
    this.content = content
  }
}

export const notFoundIterator = (id: string): Refusal =>
  new Refusal(
    3120,
    `Object "${id}" specified in the request cannot be found.  QuickBooks error message: Invalid argument.  The specified record does not exist in the list.`,
  )
