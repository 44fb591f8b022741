// The ids of a company file (qbxml-semantics.md 8). ListID: a counter of its family with the top bit set.
// TxnID and TxnLineID: one counter for both, without padding. Behind the hyphen: creation time, epoch seconds.
import type { Seconds } from './zone.ts'

const hex = (value: number): string => value.toString(16).toUpperCase()

export const listId = (counter: number, created: Seconds): string =>
  `${hex(0x80000000 + counter)}-${created}`

export const txnId = (serial: number, created: Seconds): string => `${hex(serial)}-${created}`

/** Whether a text has the shape of an id; old files show shorter ListIDs, so both kinds look alike. */
export const isId = (text: string): boolean => /^[0-9A-Fa-f]{1,8}-\d{1,10}$/.test(text)

/** The row number of a transaction in its id. */
export const serialOf = (id: string): number => Number.parseInt(id, 16)

/** Case does not count in names (reported), and the colon sorts before all that may follow a name. */
export const fold = (name: string): string => name.trim().toLowerCase()
export const foldFullName = (name: string): string => fold(name).replaceAll(':', '\u0001')
