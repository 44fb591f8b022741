// What a person left QuickBooks in: which company file is open, and whether a dialog waits. It is kept in the
// company file, so that a command of one process is felt by another.
import type { Company } from '../company-file.ts'

export interface Desk {
  /** Text of the modal dialog that is showing. */
  readonly dialog?: string | undefined
  /** The company file was closed; QuickBooks shows "No Company Open". */
  readonly isClosed?: true | undefined
  /** Another company file is open in its place: path, or a name that Desktop knows. */
  readonly other?: string | undefined
  /** How often the company was closed: sessions that were open then are dead. */
  readonly closings: number
}

const key = 'desk'

export function deskOf(company: Company): Desk {
  const text = company.meta(key)
  return text === undefined ? { closings: 0 } : (JSON.parse(text) as Desk)
}

/** As it was when another process was last asked after: for who has just done so. */
export const deskSeen = (company: Company): Desk => company.row(key, '', () => deskOf(company))

export function setDesk(company: Company, change: Partial<Desk>): void {
  company.setMeta(key, JSON.stringify({ ...deskOf(company), ...change }))
  company.forgetRow(key, '')
}

/** Sessions end when the person takes the company file away from under them. */
export function leave(company: Company, to: Pick<Desk, 'isClosed' | 'other'>): void {
  const { closings } = deskOf(company)
  // Its windows close with it.
  company.sql('delete from locks').run()
  setDesk(company, { isClosed: undefined, other: undefined, ...to, closings: closings + 1 })
}
