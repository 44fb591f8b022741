// Detail reports: the entries of a row of detail-kinds.ts in groups, with running balances and totals.
import { addDays, fromCents } from '../../schema/scalars.ts'
import type { Company } from '../company-file.ts'
import { oneOf, textOf, textsOf } from '../filters.ts'
import { listById } from '../records.ts'
import { bucketOf, buckets, itemsOf } from './aging.ts'
import { bounded, dimensionOf, nameOf } from './columns.ts'
import { type DetailColumn, detailColumn } from './detail-columns.ts'
import type { Detail } from './detail-kinds.ts'
import { type Entry, entries } from './entries.ts'
import { type Grid, type GridRow, text } from './grid.ts'
import { flowPeriod, isFlow, typeOf } from './income.ts'
import { asOf, heading, isTimeStep, type Period, shortHeading, slices } from './period.ts'
import { type Asked, ofTypes, typesOf } from './request.ts'
import { dayOf, standing } from './standings.ts'
import { type Dimension, dimensions } from './sums.ts'

interface Group {
  readonly key: string
  readonly label: string
  readonly of?: readonly [string, string] | undefined
  readonly opening: number
  readonly entries: readonly Entry[]
}

export function detailGrid(company: Company, asked: Asked, row: Detail): Grid {
  const words = textsOf(asked.content, 'IncludeColumn')
  const columns = (words.length > 0 ? words : row.columns.split(' ')).map(
    (word) => [word, detailColumn(word)] as const,
  )
  const { found, period } = row.open
    ? openEntries(company, asked, row)
    : posted(company, asked, row)
  const groups = found.filter((g) => g.entries.length > 0 || g.opening !== 0)
  const rows: GridRow[] = []
  const all = new Map<DetailColumn, number>()
  const isPlain = groups.length === 1 && groups[0]?.label === ''
  for (const group of groups) {
    const made = groupRows(
      company,
      group,
      columns.map(([, c]) => c),
      row.sign,
    )
    for (const [c, cents] of made.sums) all.set(c, (all.get(c) ?? 0) + cents)
    rows.push(...(isPlain ? made.rows : [text(group.label), ...made.rows, made.total]))
  }
  const cells = columns.map(([, c]) => (c.adds ? fromCents(all.get(c) ?? 0) : ''))
  return {
    title: row.title,
    subtitle: row.open || row.isBalance ? asOf(dayOf(asked, company)) : heading(period),
    ...(row.open ? {} : { basis: 'Accrual' as const }),
    columns: columns.map(([type, { title, data }]) => ({ title, type: typeOfColumn(type), data })),
    rows: rows.length === 0 ? [] : [...rows, { kind: 'TotalRow', label: 'TOTAL', cells }],
  }
}

// Words of IncludeColumn that ColType does not have.
const typeOfColumn = (word: string): string =>
  ['Currency', 'ExchangeRate', 'SerialOrLotNumber'].includes(word) ? 'Label' : word

function groupRows(
  company: Company,
  group: Group,
  columns: readonly DetailColumn[],
  sign: Detail['sign'],
): { rows: GridRow[]; total: GridRow; sums: Map<DetailColumn, number> } {
  let running = group.opening
  const sums = new Map<DetailColumn, number>()
  const balance = (cents: number): string[] =>
    columns.map((c) => (c.title === 'Balance' ? fromCents(cents) : ''))
  const opening: GridRow[] =
    group.opening === 0
      ? []
      : [{ kind: 'DataRow', label: 'Beginning Balance', of: group.of, cells: balance(running) }]
  const rows = group.entries.map((entry): GridRow => {
    const shown =
      (sign === 'natural' ? naturalSign(company, entry.account) : sign) * entry.cents + 0
    running += shown
    const place = { company, shown, running }
    for (const c of columns) if (c.adds) sums.set(c, (sums.get(c) ?? 0) + c.adds(entry, place))
    return { kind: 'DataRow', label: '', cells: columns.map((c) => c.value(entry, place)) }
  })
  const total = columns.map((c) =>
    c.adds ? fromCents(sums.get(c) ?? 0) : c.title === 'Balance' ? fromCents(running) : '',
  )
  const label = `Total ${group.label}`
  return {
    rows: [...opening, ...rows],
    total: { kind: 'SubtotalRow', label, of: group.of, cells: total },
    sums,
  }
}

const debitTypes = [...(typesOf['Asset'] ?? []), 'CostOfGoodsSold', 'Expense', 'OtherExpense']
const naturalSign = (company: Company, account: string): 1 | -1 =>
  debitTypes.includes(typeOf(company, account)) ? 1 : -1

function posted(company: Company, asked: Asked, row: Detail): { found: Group[]; period: Period } {
  const filters = asked.filters.copy()
  if (row.types) ofTypes(filters, row.types)
  if (row.kinds) oneOf(filters, 't.kind', row.kinds)
  const period =
    asked.period ?? (row.isBalance ? { from: undefined, to: company.today() } : flowPeriod(asked))
  const word = textOf(asked.content, 'SummarizeRowsBy') || row.group
  const dimension = groupedBy(word)
  const lines = entries(company, filters, period, dimension, row.isWhole ?? false)
  if (isTimeStep(word)) return { found: byTime(company, asked, lines, period, word), period }
  const before =
    row.opens && word === 'Account' && period.from !== undefined
      ? standing(company, { ...asked, filters }, addDays(period.from, -1))
      : new Map<string, number>()
  const keys = new Set([...lines.map((e) => e.group), ...before.keys()])
  const found = [...keys].map((key): Group => {
    const sign = row.sign === 'natural' ? naturalSign(company, key) : row.sign
    return {
      ...{ key, label: labelFor(company, word, dimension, key) },
      of: rowOf(company, dimension, key),
      opening: opensWith(company, key, before) * sign + 0,
      entries: lines.filter((e) => e.group === key),
    }
  })
  return { found: word === 'Txn' ? found : found.sort(byLabel), period }
}

const opensWith = (company: Company, key: string, before: ReadonlyMap<string, number>): number =>
  isFlow(typeOf(company, key)) ? 0 : (before.get(key) ?? 0)

const byLabel = (a: Group, b: Group): number =>
  a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1

const none: Dimension = { sql: "''", none: '' }
const groupedBy = (word: string): Dimension =>
  word === 'Txn'
    ? { sql: 't.serial', none: '' }
    : word === 'TotalOnly' || word === 'Bucket' || isTimeStep(word)
      ? none
      : word === 'Party'
        ? (dimensions['Party'] ?? none)
        : (dimensionOf(word) ?? none)

const labelFor = (company: Company, word: string, dimension: Dimension, key: string): string =>
  word === 'TotalOnly' ? '' : nameOf(company, dimension, key)

function rowOf(
  company: Company,
  { family, rowType }: Dimension,
  key: string,
): readonly [string, string] | undefined {
  const record = family && rowType ? listById(company, family, key) : undefined
  return record && rowType ? [rowType, record.fullName] : undefined
}

function byTime(
  company: Company,
  asked: Asked,
  lines: readonly Entry[],
  period: Period,
  word: string,
): Group[] {
  return slices(bounded(company, period), word, asked.calendar).map((part) => ({
    ...{ key: part.from ?? '', label: shortHeading(part), opening: 0 },
    entries: lines.filter((e) => e.date >= (part.from ?? '') && e.date <= (part.to ?? '')),
  }))
}

/** What is open on the day, as entries of the document's posting with what is left of it. */
function openEntries(
  company: Company,
  asked: Asked,
  row: Detail,
): { found: Group[]; period: Period } {
  const day = dayOf(asked, company)
  const side = row.open ?? 'AccountsReceivable'
  const items = itemsOf(company, asked, side).filter((i) => !row.isLateOnly || i.age > 0)
  const filters = asked.filters.copy()
  ofTypes(filters, [side])
  const all = entries(
    company,
    filters,
    { from: undefined, to: day },
    dimensions['Party'] ?? none,
    false,
  )
  const byKey = new Map(all.map((e) => [`${e.serial} ${e.group}`, e]))
  const lines = items.flatMap((item) => {
    const entry = byKey.get(`${item.serial} ${item.party}`)
    const group = row.group === 'Bucket' ? String(bucketOf(item)) : item.party
    return entry ? [{ ...entry, cents: item.cents, age: item.age, group }] : []
  })
  const keys = [...new Set(lines.map((e) => e.group))]
  const found = keys.map((key): Group => {
    const title = buckets[Number(key)]?.title ?? ''
    const party = dimensions['Party'] ?? none
    return {
      key,
      label: row.group === 'Bucket' ? title : nameOf(company, party, key),
      of: row.group === 'Bucket' ? undefined : rowOf(company, party, key),
      opening: 0,
      entries: lines.filter((e) => e.group === key),
    }
  })
  found.sort(row.group === 'Bucket' ? (a, b) => Number(a.key) - Number(b.key) : byLabel)
  return { found, period: { from: undefined, to: day } }
}
