// The columns of a summary report: one amount, periods of time, or the keys of a dimension; and for each row its
// amounts in them.
import { divideRound, fromCents } from '../../schema/scalars.ts'
import type { Company } from '../company-file.ts'
import { textOf } from '../filters.ts'
import { amountColumn, type GridColumn } from './grid.ts'
import { isTimeStep, type Period, shortHeading, slices, yearBefore } from './period.ts'
import { type Asked, notSimulated } from './request.ts'
import { type Dimension, dimensions, sums } from './sums.ts'
import type { Amounts } from './tree.ts'

export interface Columns {
  readonly columns: readonly GridColumn[]
  /** How many amounts a row has; its cells may be more. */
  readonly width: number
  readonly cells: (amounts: Amounts) => string[]
}

export interface Table extends Columns {
  /** Row key → amounts, debits positive. */
  readonly rows: ReadonlyMap<string, Amounts>
}

/** How a report compares its period with another one. */
export type Comparison = 'PreviousYear' | 'YearToDate'

/** What the request and the report say of columns: a word of SummarizeColumnsBy. */
export function columnsBy(asked: Asked, standard: string): string {
  if (textOf(asked.content, 'IncludeSubcolumns') === 'true')
    throw notSimulated('The element "IncludeSubcolumns"')
  return textOf(asked.content, 'SummarizeColumnsBy') || standard
}

export function dimensionOf(word: string): Dimension | undefined {
  if (word === 'TotalOnly') return undefined
  const found = dimensions[word]
  if (!found) throw notSimulated(`Summarizing by "${word}"`)
  return found
}

/** Amounts of each row key in the columns that are asked for. */
export function table(
  company: Company,
  asked: Asked,
  period: Period,
  rowsBy: Dimension,
  word: string,
): Table {
  if (isTimeStep(word)) {
    const parts = slices(bounded(company, period), word, asked.calendar)
    return byPeriods(company, asked, parts, rowsBy)
  }
  const dimension = dimensionOf(word)
  if (!dimension) return byPeriods(company, asked, [period], rowsBy)
  const found = sums(company, asked.filters, period, [rowsBy, dimension])
  const keys = inOrder(company, dimension, [...new Set(found.map((s) => s.keys[1] ?? ''))])
  const rows = new Map<string, number[]>()
  for (const {
    keys: [row = '', key = ''],
    cents,
  } of found) {
    let amounts = rows.get(row)
    if (!amounts) rows.set(row, (amounts = new Array<number>(keys.length).fill(0)))
    amounts[keys.indexOf(key)] = cents
  }
  return { ...withTotal(keys.map((key) => nameOf(company, dimension, key))), rows }
}

function byPeriods(
  company: Company,
  asked: Asked,
  parts: readonly Period[],
  rowsBy: Dimension,
): Table {
  const rows = new Map<string, number[]>()
  parts.forEach((part, i) => {
    for (const {
      keys: [row = ''],
      cents,
    } of sums(company, asked.filters, part, [rowsBy])) {
      let amounts = rows.get(row)
      if (!amounts) rows.set(row, (amounts = new Array<number>(parts.length).fill(0)))
      amounts[i] = cents
    }
  })
  return { ...withTotal(parts.map(shortHeading)), rows }
}

/** Two periods side by side, with change and per cent of it. */
export function compared(
  company: Company,
  asked: Asked,
  period: Period,
  rowsBy: Dimension,
  comparison: Comparison,
): Table {
  const fiscal = slices({ from: '1901-01-01', to: period.to ?? '' }, 'Year', asked.calendar).at(-1)
  const other =
    comparison === 'PreviousYear'
      ? yearBefore(period)
      : { from: fiscal?.from ?? period.from, to: period.to }
  const { rows } = byPeriods(company, asked, [period, other], rowsBy)
  const titles = [period, other].map(shortHeading)
  return comparison === 'PreviousYear'
    ? { ...changeColumns(titles), rows }
    : { ...plainColumns(titles), rows }
}

export const plainColumns = (titles: readonly string[]): Columns => ({
  columns: titles.map((title) => amountColumn(title)),
  width: titles.length,
  cells: (amounts) => titles.map((_, i) => fromCents(amounts[i] ?? 0)),
})

/** More than one column gets a total. */
function withTotal(titles: readonly string[]): Columns {
  const plain = plainColumns(titles)
  if (titles.length < 2) return plain
  return {
    columns: [...plain.columns, amountColumn('TOTAL', 'Total')],
    width: plain.width,
    cells: (amounts) => [
      ...plain.cells(amounts),
      fromCents(amounts.reduce((all, cents) => all + cents, 0)),
    ],
  }
}

export const changeColumns = (titles: readonly string[]): Columns => ({
  columns: [
    ...titles.map((title) => amountColumn(title)),
    amountColumn('$ Change', 'AmountDifference'),
    { title: '% Change', type: 'PercentChange', data: 'PERCENTTYPE' },
  ],
  width: 2,
  cells: ([now = 0, before = 0]) => [
    ...[fromCents(now), fromCents(before), fromCents(now - before)],
    percent(now - before, before),
  ],
})

/** "12.5", or nothing where there is nothing to compare with. */
function percent(part: number, whole: number): string {
  if (whole === 0) return ''
  const tenths = Number(divideRound(BigInt(part) * 1000n, BigInt(Math.abs(whole))))
  return (tenths / 10).toFixed(1)
}

/** A period with both ends; where one is open, the first or last day that anything is dated. */
export function bounded(company: Company, period: Period): { from: string; to: string } {
  const end = (fn: 'min' | 'max'): string =>
    String(company.sql(`select ${fn}(date) from txns`).pluck(true).get() ?? company.today())
  return { from: period.from ?? end('min'), to: period.to ?? end('max') }
}

export function nameOf(company: Company, dimension: Dimension, key: string): string {
  if (key === '') return dimension.none
  return (dimension.family && company.fullName(dimension.family, key)) ?? key
}

/** By name; what has no key comes last. */
const inOrder = (company: Company, dimension: Dimension, keys: string[]): string[] => {
  const place = (key: string): string =>
    key === '' ? '\u{10FFFF}' : nameOf(company, dimension, key).toLowerCase()
  return keys.sort((a, b) => (place(a) < place(b) ? -1 : 1))
}
