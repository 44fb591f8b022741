// Ids of the records and journal rows that one step makes.
import { createHash } from 'node:crypto'
import type { Env } from '../env.ts'

/**
 * 32 hex digits: the time of the step, a count within it, and luck. Later ids sort after earlier ones, so that
 * SQLite appends to its indexes; with ids that are luck alone each new row visits a page of its own, and storing
 * invoices costs twice the time. Unique, but no secret: tickets are made by Env.id alone.
 */
export function newIds(env: Env): (tail?: string) => string {
  let made = 0
  let luck: string | undefined
  // A clock may tell fractions of a millisecond.
  const time = Math.trunc(env.now()).toString(16).padStart(12, '0')
  return (tail) => {
    if (tail === undefined) luck ??= env.id().slice(-tailDigits)
    return `${time}${(made++).toString(16).padStart(6, '0')}${tail ?? luck}`
  }
}

const tailDigits = 14

/**
 * How the id of a row that makes a record ends: worked out of what is to be made, so that its mark in QuickBooks is
 * known for what it is by a store that has forgotten the row, because an older copy was put in its place. A connection
 * that is made anew has others; its name is left out, for a recording that is given away has another one. `nth` counts
 * the rows that made it before, from 0.
 */
export function tailFor(
  connection: { readonly created_at: number },
  entity: string,
  platformId: string,
  nth: number,
): string {
  const what = [connection.created_at, entity, platformId, nth].join('\n')
  return createHash('sha256').update(what).digest('hex').slice(0, tailDigits)
}

/** Whether both ids were made for the same record of the platform. */
export const isSameTail = (a: string, b: string): boolean =>
  a.slice(-tailDigits) === b.slice(-tailDigits)

const counter = /^([0-9A-Fa-f]{1,8})(-.*)$/

/**
 * The platform's id of a record that QuickBooks has: worked out, not drawn. The backend takes a page before our own
 * commit remembers it; a process that dies in between reads the page again and must come to the same ids, or every
 * record of it would be there twice. It also names a record that is only pointed to and has not come yet. A leading
 * hexadecimal counter is padded, so that ids sort nearly as they were made.
 */
export function platformIdOf(connectionId: string, family: string, quickbooksId: string): string {
  const m = counter.exec(quickbooksId)
  const padded = m ? `${(m[1] ?? '').padStart(8, '0')}${m[2]}` : quickbooksId
  return `${prefixOf(connectionId, family)}-${padded}`.toLowerCase()
}

/** Worked out once for each: a page of 500 invoices asks for it a thousand times. */
const prefixes = new Map<string, string>()
function prefixOf(connectionId: string, family: string): string {
  const where = `${connectionId}/${family}`
  let prefix = prefixes.get(where)
  if (!prefix) {
    prefix = createHash('sha256').update(where).digest('hex').slice(0, 12)
    prefixes.set(where, prefix)
  }
  return prefix
}
