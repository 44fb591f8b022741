// What is open on a day for A/R or A/P: postings to those accounts, less what is applied by transactions of that
// day or before. Each link takes as much off a document as off the payment, so that the items of a name add up to
// its balance.
import type { Fields } from '../../schema/entity.ts'
import { dayNumber } from '../../schema/scalars.ts'
import type { Company } from '../company-file.ts'
import { inside, textOf } from '../filters.ts'
import { type Asked, ofTypes } from './request.ts'
import { within } from './sums.ts'

export interface OpenItem {
  readonly serial: number
  readonly account: string
  readonly party: string
  readonly date: string
  readonly head: Fields
  /** Cents, debits positive: what is still open. */
  cents: number
  /** Days past due, by the preference of the company. */
  readonly age: number
}

export type OpenSide = 'AccountsReceivable' | 'AccountsPayable'

export function openItems(
  company: Company,
  asked: Asked,
  side: OpenSide,
  day: string,
  ageDay = day,
): OpenItem[] {
  const filters = asked.filters.copy()
  ofTypes(filters, [side])
  const c = within(company, filters, { from: undefined, to: day })
  const rows = company
    .sql(
      `select t.serial as serial, p.account as account, p.party as party, t.date as date, t.head as head,
         sum(p.amount) as cents
       from txns t join postings p on p.txn = t.serial where ${c.where.join(' and ')}
       group by t.serial, p.account, p.party order by t.date, t.serial`,
    )
    .all(...c.values) as (Omit<OpenItem, 'head' | 'age'> & { head: string })[]
  const reports = inside(company.facts.preferences, 'ReportsPreferences')
  const byDue = textOf(reports, 'AgingReportBasis') !== 'AgeFromTransactionDate'
  const items = rows.map((row): OpenItem => {
    const head = JSON.parse(row.head) as Fields
    const start = (byDue && textOf(head, 'DueDate')) || row.date
    return { ...row, head, age: (dayNumber(ageDay) ?? 0) - (dayNumber(start) ?? 0) }
  })
  takeLinksOff(company, items, side, day)
  return items.filter((item) => item.cents !== 0)
}

function takeLinksOff(company: Company, items: OpenItem[], side: OpenSide, day: string): void {
  const byKey = new Map(items.map((item) => [`${item.serial} ${item.party}`, item]))
  const links = company
    .sql(
      `select l.source as source, l.target as target, b.party as party,
         sum(l.amount + l.discount) as cents
       from links l join txns a on a.serial = l.source join txns b on b.serial = l.target
       where l.kind in ('payment', 'credit') and a.date <= ? and b.date <= ?
       group by l.source, l.target`,
    )
    .all(day, day) as { source: number; target: number; party: string | null; cents: number }[]
  const sign = side === 'AccountsReceivable' ? 1 : -1
  for (const { source, target, party, cents } of links) {
    const from = byKey.get(`${source} ${party ?? ''}`)
    const to = byKey.get(`${target} ${party ?? ''}`)
    // A link of the other side, or one that the filters leave out, has nothing here.
    if (to) to.cents -= sign * cents
    if (from) from.cents += sign * cents
  }
}
