// How many transactions the conditions of a query leave, from the counts of tally-tables.ts. What an iterator has left
// (qbxml-semantics.md 11) is a sum of some hundred rows then, and the two ends of the range counted by index.
import type { Company } from './company-file.ts'
import type { Conditions } from './filters.ts'
import { modifiedBits, numberBits } from './tally-tables.ts'

/** How many transactions of a kind the conditions leave, or undefined where tallies do not know. */
export function tallied(
  company: Pick<Company, 'sql'>,
  kind: string,
  { spans, others, paid }: Conditions,
): number | undefined {
  if (others > 0 || spans.size > 1) return undefined
  const isByPaid = paid === 'NotPaidOnly' || paid === 'PaidOnly'
  const [[column, span] = ['date' as const, { from: '', to: '~' }]] = spans
  if (column === 'ref_key') return undefined
  if (isByPaid && column !== 'date') return undefined
  const sum = (what: string, first: string | number, last: string | number): number =>
    Number(
      company
        .sql(
          `select coalesce(sum(${what}), 0) from tallies
           where axis = ? and kind = ? and bucket between ? and ?`,
        )
        .pluck(true)
        .get(column, kind, first, last),
    )
  if (column === 'date') {
    const counts = { NotPaidOnly: 'open', PaidOnly: 'count - open' }
    const what = isByPaid ? counts[paid as keyof typeof counts] : 'count'
    return sum(what, span.from, span.to)
  }
  const width = 2 ** (column === 'modified' ? modifiedBits : numberBits)
  const [from, to] = [Number(span.from), Number(span.to)]
  const counted = (first: number, last: number): number =>
    first > last
      ? 0
      : Number(
          company
            .sql(`select count(*) from txns where kind = ? and ${column} between ? and ?`)
            .pluck(true)
            .get(kind, first, last),
        )
  const [low, high] = [Math.ceil(from / width), Math.floor((to + 1) / width)]
  if (low >= high) return counted(from, to)
  return sum('count', low, high - 1) + counted(from, low * width - 1) + counted(high * width, to)
}
