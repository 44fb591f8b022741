// Entries of detail reports: postings with the transaction they are of.
import type { Fields } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import type { Conditions } from '../filters.ts'
import type { Seconds } from '../zone.ts'
import type { Period } from './period.ts'
import { nameOfPosting } from './request.ts'
import { type Dimension, within } from './sums.ts'

export interface Entry {
  readonly serial: number
  readonly kind: string
  readonly id: string
  readonly number: number
  readonly date: string
  readonly refNumber: string | null
  readonly modified: Seconds
  /** Of the transaction. */
  readonly party: string | null
  readonly head: Fields
  readonly open: number
  readonly isPaid: boolean
  readonly account: string
  readonly name: string
  readonly class: string
  /** Cents, debits positive. */
  readonly cents: number
  /** What the report groups by. */
  readonly group: string
  /** The other accounts of the transaction: one, or how many. */
  readonly others: number
  readonly other: string | null
  /** Days past due, where the report ages. */
  readonly age?: number
}

/** `isWhole`: one entry a transaction, to the account it is filed under. */
export function entries(
  company: Company,
  filters: Conditions,
  period: Period,
  group: Dimension,
  isWhole: boolean,
): Entry[] {
  const c = within(company, filters, period)
  if (isWhole)
    c.add(
      `p.rowid = (select q.rowid from postings q where q.txn = t.serial
         order by q.account = t.account desc, q.rowid limit 1)`,
    )
  const amount = isWhole
    ? '(select sum(q.amount) from postings q where q.txn = p.txn and q.account = p.account)'
    : 'p.amount'
  const where = c.where.length === 0 ? '' : `where ${c.where.join(' and ')}`
  const rows = company
    .sql(
      `select t.serial as serial, t.kind as kind, t.id as id, t.number as number, t.date as date,
         t.ref_number as refNumber, t.modified as modified, t.party as party, t.head as head,
         t.total - t.applied as open, t.total = t.applied as isPaid, p.account as account,
         ${nameOfPosting} as name, p.class as class, ${amount} as cents, ${group.sql} as "group",
         (select count(distinct q.account) from postings q where q.txn = p.txn
            and q.account <> p.account) as others,
         (select q.account from postings q where q.txn = p.txn and q.account <> p.account limit 1) as other
       from txns t join postings p on p.txn = t.serial ${where} order by t.date, t.serial, p.rowid`,
    )
    .all(...c.values) as (Omit<Entry, 'head' | 'isPaid'> & { head: string; isPaid: 0 | 1 })[]
  return rows.map((row) => ({
    ...row,
    group: String(row.group ?? ''),
    isPaid: row.isPaid === 1,
    head: JSON.parse(row.head) as Fields,
  }))
}
