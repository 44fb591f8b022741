// Filters of queries as SQL conditions (qbxml-semantics.md 10). Every filter that an index can serve has one;
// which index is said outright, because the planner cannot know how many rows a range holds.
import { entity } from '../schema/entities.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { toCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { type Calendar, macroRange } from './dates.ts'
import { fold, foldFullName, isId } from './ids.ts'
import { type ListRecord, listById, listByName } from './records.ts'
import { Refusal } from './refusal.ts'

/** Columns that indexes go by, and in whose order large sets come. */
export type SpanColumn = 'date' | 'modified' | 'ref_value' | 'ref_key'

export interface Span {
  readonly from: string | number
  readonly to: string | number
}

/** A query being put together. */
export class Conditions {
  readonly where: string[] = []
  readonly values: (string | number | null)[] = []
  /** The best index so far: the first filter that names one wins. */
  index: string | undefined
  /** The one range that is asked for of each column that has one. */
  readonly spans = new Map<SpanColumn, Span>()
  /** The names that are asked for, where the index goes by them. */
  parties: readonly string[] | undefined
  /** PaidStatus of the query. */
  paid = ''
  /** The one account that is asked for. */
  account: string | undefined
  /** Conditions that no tally knows of (tally.ts). */
  others = 0
  /** A key of a filter that names nothing: the answer warns with 500. */
  missing: string | undefined

  add(condition: string, ...values: (string | number | null)[]): void {
    this.where.push(condition)
    this.values.push(...values)
    this.others++
  }

  /** A range of a column, both ends included. */
  span(column: SpanColumn, from: string | number, to: string | number): void {
    this.spans.set(column, { from, to })
    this.add(`q.${column} between ? and ?`, from, to)
    this.others--
  }

  /** A condition that tallies know of. */
  addKnown(condition: string, ...values: (string | number | null)[]): void {
    this.add(condition, ...values)
    this.others--
  }

  use(index: string): void {
    this.index ??= index
  }

  /** The same conditions, to be added to. */
  copy(): Conditions {
    const made = new Conditions()
    made.where.push(...this.where)
    made.values.push(...this.values)
    return made
  }
}

export const textOf = (fields: Fields | undefined, name: string): string => {
  const value = fields?.[name]
  return typeof value === 'string' ? value.trim() : ''
}

export const textsOf = (fields: Fields, name: string): string[] => {
  const value = fields[name]
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === 'string')
}

export const inside = (fields: Fields, name: string): Fields | undefined => {
  const value = fields[name]
  return value === undefined || typeof value === 'string' || Array.isArray(value)
    ? undefined
    : value
}

const fromLater = (): Refusal => new Refusal(3030, 'The From date is later than the To date.')

/**
 * FromModifiedDate and ToModifiedDate: both ends count, a date alone is a whole day (10.4, certain). `orElse` is
 * another condition over the same two moments that finds a record too.
 */
export function modified(
  c: Conditions,
  company: Company,
  range: Fields,
  index: string,
  orElse?: string,
): void {
  const from = textOf(range, 'FromModifiedDate')
  const to = textOf(range, 'ToModifiedDate')
  if (from === '' && to === '') return
  const first = from === '' ? 0 : (company.zone.first(from) ?? 0)
  const last = to === '' ? 2147483647 : (company.zone.last(to) ?? 0)
  if (first > last) throw fromLater()
  if (orElse === undefined) {
    c.use(index)
    c.span('modified', first, last)
  } else c.add(`(q.modified between ? and ? or ${orElse})`, first, last, first, last)
}

/** From/ToTxnDate or a DateMacro. */
export function txnDates(c: Conditions, company: Company, range: Fields): void {
  const macro = textOf(range, 'DateMacro')
  const found = macro === '' ? undefined : macroRange(macro, calendar(company))
  const from = found?.from ?? textOf(range, 'FromTxnDate')
  const to = found?.to ?? textOf(range, 'ToTxnDate')
  if (from === '' && to === '') return
  if (to !== '' && from > to) throw fromLater()
  c.span('date', from || '0000', to || '9999-12-31')
  c.use('txns_date')
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** Today, the first month of the fiscal year, the first day of the week. */
export function calendar(company: Company): Calendar {
  const { company: facts, preferences } = company.facts
  const week = textOf(inside(preferences, 'TimeTrackingPreferences'), 'FirstDayOfWeek')
  return {
    today: company.today(),
    fiscalMonth: monthNames.indexOf(textOf(facts, 'FirstMonthFiscalYear')) + 1 || 1,
    weekStart: Math.max(0, dayNames.indexOf(week)),
  }
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** StartsWith is a range of keys; Contains and EndsWith look at every key. */
export function match(c: Conditions, column: string, filter: Fields, value: string): void {
  const key = fold(value)
  switch (textOf(filter, 'MatchCriterion')) {
    case 'StartsWith':
      c.add(`${column} >= ? and ${column} < ?`, key, `${key}\u{10FFFF}`)
      break
    case 'EndsWith':
      c.add(`${column} like ? escape '\\'`, `%${likeText(key)}`)
      break
    default:
      c.add(`instr(${column}, ?) > 0`, key)
  }
}

export function nameFilters(c: Conditions, content: Fields): void {
  const filter = inside(content, 'NameFilter')
  if (filter) {
    match(c, 'q.name_key', filter, textOf(filter, 'Name'))
    if (textOf(filter, 'MatchCriterion') === 'StartsWith') c.use('lists_leaf')
  }
  const range = inside(content, 'NameRangeFilter')
  if (!range) return
  between(c, 'q.name_key', fold(textOf(range, 'FromName')), fold(textOf(range, 'ToName')))
  c.use('lists_leaf')
}

/** Sorts behind every text. */
const lastCharacter = '\u{10FFFF}'

const fromGreater = (): Refusal =>
  new Refusal(3031, 'The From value of the range is greater than the To value.')
const refuseReversed = (from: string, to: string): void => {
  if (from !== '' && to !== '' && from > to) throw fromGreater()
}

/** Both ends inclusive (10.2, reported); an end that is missing is open. */
function between(c: Conditions, column: string, from: string, to: string): void {
  refuseReversed(from, to)
  if (from !== '') c.add(`${column} >= ?`, from)
  if (to !== '') c.add(`${column} <= ?`, to)
}

export function refNumberFilters(c: Conditions, content: Fields): void {
  const filter = inside(content, 'RefNumberFilter')
  if (filter) {
    const key = fold(textOf(filter, 'RefNumber'))
    if (textOf(filter, 'MatchCriterion') === 'StartsWith')
      c.span('ref_key', key, `${key}${lastCharacter}`)
    else match(c, 'q.ref_key', filter, textOf(filter, 'RefNumber'))
    // Contains and EndsWith look at every key, which the index holds side by side: of a million invoices in a
    // third of a second, where the rows themselves took five.
    c.use('txns_ref')
  }
  const range = inside(content, 'RefNumberRangeFilter')
  if (!range) return
  const from = textOf(range, 'FromRefNumber')
  const to = textOf(range, 'ToRefNumber')
  // Numeric where both ends are digits, else by text (10.3, certain).
  if ([from, to].some((end) => !/^\d{0,15}$/.test(end))) {
    refuseReversed(fold(from), fold(to))
    if (c.spans.has('ref_key')) between(c, 'q.ref_key', fold(from), fold(to))
    else c.span('ref_key', fold(from), to === '' ? lastCharacter : fold(to))
    c.use('txns_ref')
    return
  }
  if (from !== '' && to !== '' && Number(from) > Number(to)) throw fromGreater()
  c.use('txns_ref_value')
  c.addKnown('q.ref_value is not null')
  c.span('ref_value', from === '' ? 0 : Number(from), to === '' ? mostNumber : Number(to))
}

/** Fifteen digits at most are a number (records.ts). */
const mostNumber = 10 ** 15

/** ListID*, FullName*, ListIDWithChildren or FullNameWithChildren; ids of what they name. */
export function namedBy(
  c: Conditions,
  company: Company,
  filter: Fields,
  family: string,
): { ids: string[]; children: boolean } {
  const found: ListRecord[] = []
  const look = (key: string, record: ListRecord | undefined): void => {
    if (record) found.push(record)
    else c.missing ??= key
  }
  const byId = (id: string): void => {
    if (!isId(id))
      throw new Refusal(3000, `The given object ID "${id}" in the field "list id" is invalid.`)
    look(id, listById(company, family, id.toUpperCase()))
  }
  const byName = (name: string): void => look(name, listByName(company, family, name))
  textsOf(filter, 'ListID').forEach(byId)
  textsOf(filter, 'FullName').forEach(byName)
  const idAbove = textOf(filter, 'ListIDWithChildren')
  const nameAbove = textOf(filter, 'FullNameWithChildren')
  if (idAbove !== '') byId(idAbove)
  if (nameAbove !== '') byName(nameAbove)
  const children = idAbove !== '' || nameAbove !== ''
  if (!children) return { ids: found.map((r) => r.id), children }
  const all = found.flatMap((record) => {
    const key = foldFullName(record.fullName)
    return company
      .sql(
        `select id from lists where family = ? and (full_key = ? or full_key > ? and full_key < ?)`,
      )
      .pluck(true)
      .all(family, key, `${key}\u0001`, `${key}\u0002`) as string[]
  })
  return { ids: all, children }
}

/** A condition "column is one of these". */
export function oneOf(c: Conditions, column: string, ids: readonly string[]): void {
  if (ids.length === 1) c.add(`${column} = ?`, ids[0] ?? '')
  // One parameter for any number of ids keeps the statement the same.
  else c.add(`${column} in (select value from json_each(?))`, JSON.stringify(ids))
}

const operators: Record<string, string> = {
  LessThan: '<',
  LessThanEqual: '<=',
  Equal: '=',
  GreaterThan: '>',
  GreaterThanEqual: '>=',
}

/** TotalBalanceFilter: the balance with all jobs (10.2, certain). */
export function totalBalance(c: Conditions, filter: Fields, owner: Entity): void {
  const type = owner.name === 'Vendor' ? 'AccountsPayable' : 'AccountsReceivable'
  const sign = owner.name === 'Vendor' ? '0 - ' : ''
  c.add(
    `${sign}(select coalesce(sum(b.amount), 0) from lists l join balances b on b.party = l.id
       join lists a on a.family = 'accounts' and a.id = b.account
       and json_extract(a.body, '$.AccountType') = '${type}'
     where l.family = 'names' and (l.id = q.id
       or l.full_key > q.full_key || char(1) and l.full_key < q.full_key || char(2)))
     ${operators[textOf(filter, 'Operator')] ?? '='} ?`,
    toCents(textOf(filter, 'Amount') || '0'),
  )
}

/** ClassFilter of lists: the class of the record itself. */
export function classFilter(c: Conditions, company: Company, filter: Fields): void {
  const { ids } = namedBy(c, company, filter, entity('Class').family)
  oneOf(c, "json_extract(q.body, '$.ClassRef.ListID')", ids)
}

/** Without multi-currency there is nothing to filter by (3250, our choice). */
export function refuseCurrency(company: Company): void {
  const preferences = inside(company.facts.preferences, 'MultiCurrencyPreferences')
  if (textOf(preferences, 'IsMultiCurrencyOn') !== 'true')
    throw new Refusal(
      3250,
      'This feature is not enabled or not available in this version of QuickBooks.',
    )
}
