// When QuickBooks says no. A refusal that follows from the state of the books is a row of condition → statusCode
// (list-refusals.ts, txn-refusals.ts); one that comes out of reading a value (3000 … 3110), a reference (3140) or
// a link (3210) stands where that is read. C certain, R reported, D our choice; sections are those of
// qbxml-semantics.md.
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import type { ListRecord } from './records.ts'
import { Refusal } from './refusal.ts'

export interface RefusalRow<T> {
  readonly code: number
  readonly mark: 'C' | 'R' | 'D'
  readonly source: string
  /** The message, where the condition holds. */
  readonly says: (subject: T, company: Company) => string | undefined
}

export const notFound = (id: string): Refusal =>
  new Refusal(
    3120,
    `Object "${id}" specified in the request cannot be found.  QuickBooks error message: Invalid argument.  The specified record does not exist in the list.`,
  )

export function refuse<T>(rows: readonly RefusalRow<T>[], subject: T, company: Company): void {
  for (const row of rows) {
    const message = row.says(subject, company)
    if (message !== undefined) throw new Refusal(row.code, message)
  }
}

/**
 * A stale EditSequence (12.2, certain; the blank at the end is part of the text). The answer is empty, as captured
 * (25.8), unless the switch says that it shows the record as it now is.
 */
export function refuseStale(
  revision: number,
  given: string,
  current?: { readonly company: Company; readonly ret: () => Fields },
): void {
  if (String(revision) === given.trim()) return
  throw new Refusal(
    3200,
    `The provided edit sequence "${given}" is out-of-date. `,
    current?.company.facts.switches.staleEditShowsRecord ? current.ret() : {},
  )
}

/** A record open in an edit window is locked (13, certain). */
export function refuseLocked(company: Company, id: string, code: 3175 | 3176 | 3185 = 3175): void {
  const locked = company.sql('select who from locks where id = ?').get(id)
  if (locked === undefined) return
  if (code === 3185)
    throw new Refusal(
      3185,
      `Cannot void the object specified by the id = "${id}".  QuickBooks error message: The transaction could not be locked.  It is in use by another user.`,
    )
  throw new Refusal(
    code,
    `There was an error adding, modifying or deleting ${id} because it is already in use.  QuickBooks error message: ${
      code === 3176
        ? 'The application failed to acquire the lock.'
        : 'The transaction could not be locked.  It is in use by another user.'
    }`,
  )
}

/** An element that may not be emptied in a Mod (12.2, certain; the text is our choice). */
export const cannotClear = (name: string): Refusal =>
  new Refusal(3190, `The element "${name}" cannot be cleared.`)

/** A field that names an account of a type it cannot be (3210). */
export function wrongType(field: string, account: ListRecord, types: readonly string[]): string {
  const words = types.map((t) => t.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase())
  return `The "${field}" field has an invalid value "${account.fullName}".  QuickBooks error message: The account must be of type ${words.join(' or ')}.`
}
