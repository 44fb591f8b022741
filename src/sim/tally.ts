// How many transactions the conditions of a query leave, from the counts of tally-tables.ts. What an iterator has left
// (qbxml-semantics.md 11) is a sum of some hundred rows then, and the two ends of the range counted by index.
import type { Company } from './company-file.ts'
import type { Conditions, Span } from './filters.ts'
import { beginning, modifiedBits, numberBits } from './tally-tables.ts'

type Source = Pick<Company, 'sql'>

const numberOf = (source: Source, sql: string, ...values: (string | number)[]): number =>
  Number(
    source
      .sql(sql)
      .pluck(true)
      .get(...values),
  )

type Counted = 'count' | 'open' | 'count - open'

/** Sum over the counts of an axis, both ends included. */
const sum = (
  source: Source,
  what: Counted,
  ...of: [axis: string, kind: string, first: string | number, last: string | number]
): number =>
  numberOf(
    source,
    `select coalesce(sum(${what}), 0) from tallies where axis = ? and kind = ? and bucket between ? and ?`,
    ...of,
  )

const byPaid: Readonly<Record<string, Counted>> = { NotPaidOnly: 'open', PaidOnly: 'count - open' }

/** How many transactions of a kind the conditions leave, or undefined where tallies do not know. */
export function tallied(source: Source, kind: string, c: Conditions): number | undefined {
  const { spans, others, paid, account } = c
  const [[column, span] = ['date' as const, { from: '', to: '~' }]] = spans
  const what: Counted = byPaid[paid] ?? 'count'
  if (others > 0 || spans.size > 1) return undefined
  // Of two things together nothing is counted, but for what is paid by date.
  const isByAccount = account !== undefined
  if (isByAccount && (spans.size > 0 || what !== 'count')) return undefined
  if (what !== 'count' && column === 'modified') {
    const open = openChanged(source, kind, span)
    return what === 'open' ? open : inWidths(source, kind, column, span) - open
  }
  if (what !== 'count' && column !== 'date') return undefined
  if (isByAccount) return sum(source, 'count', 'account', kind, account, account)
  switch (column) {
    case 'date':
      return sum(source, what, 'date', kind, span.from, span.to)
    case 'ref_key':
      return byBeginning(source, kind, span)
    default:
      return inWidths(source, kind, column, span)
  }
}

/** What has changed and is not paid is little. */
const openChanged = (source: Source, kind: string, { from, to }: Span): number =>
  numberOf(
    source,
    `select count(*) from txns indexed by txns_open_modified
     where total <> applied and kind = ? and modified between ? and ?`,
    ...[kind, from, to],
  )

/** A range of numbers in spans of one width, and what of it is no whole span. */
function inWidths(
  source: Source,
  kind: string,
  column: 'modified' | 'ref_value',
  span: Span,
): number {
  const width = 2 ** (column === 'modified' ? modifiedBits : numberBits)
  const [from, to] = [Number(span.from), Number(span.to)]
  const counted = (first: number, last: number): number =>
    first > last
      ? 0
      : numberOf(
          source,
          `select count(*) from txns where kind = ? and ${column} between ? and ?`,
          ...[kind, first, last],
        )
  const [low, high] = [Math.ceil(from / width), Math.floor((to + 1) / width)]
  if (low >= high) return counted(from, to)
  const whole = sum(source, 'count', column, kind, low, high - 1)
  return whole + counted(from, low * width - 1) + counted(high * width, to)
}

/** A range of folded numbers as text: whole beginnings, and of the first and the last one what is in the range. */
function byBeginning(source: Source, kind: string, span: Span): number {
  const [from, to] = [String(span.from), String(span.to)]
  const [first, last] = source
    .sql(`select ${beginning('low')}, ${beginning('high')} from (select ? as low, ? as high)`)
    .raw(true)
    .get(from, to) as [string, string]
  const counted = (low: string, high: string): number =>
    numberOf(
      source,
      'select count(*) from txns indexed by txns_ref where kind = ? and ref_key between ? and ?',
      ...[kind, low, high],
    )
  if (first === last) return counted(from, to)
  // All that has `first` as its beginning is in the range if that is where it starts.
  const isWhole = from === first
  const between = numberOf(
    source,
    `select coalesce(sum(count), 0) from tallies
     where axis = 'ref_key' and kind = ? and bucket ${isWhole ? '>=' : '>'} ? and bucket < ?`,
    ...[kind, first, last],
  )
  return between + (isWhole ? 0 : counted(from, `${first}\u{10FFFF}`)) + counted(last, to)
}
