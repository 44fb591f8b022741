// The time a report covers, and how its heading says it (headings as QuickBooks prints them, reported).
import { addDays, addMonths } from '../../schema/scalars.ts'
import type { Calendar } from '../dates.ts'
import { macroRange } from '../dates.ts'

/** Whole days; an end that is missing is open. */
export interface Period {
  readonly from: string | undefined
  readonly to: string | undefined
}

export const always: Period = { from: undefined, to: undefined }

const names =
  'January February March April May June July August September October November December'.split(' ')

interface Day {
  readonly year: string
  readonly month: string
  readonly short: string
  readonly day: number
}

const dayOf = (date: string): Day => {
  const month = names[Number(date.slice(5, 7)) - 1] ?? ''
  return { year: date.slice(0, 4), month, short: month.slice(0, 3), day: Number(date.slice(8)) }
}

const isFirst = (date: string): boolean => date.endsWith('-01')
const isLast = (date: string): boolean => isFirst(addDays(date, 1))

/** "January 2026", "January through March 2026", "January 1 - 15, 2026", "All Transactions". */
export function heading(period: Period): string {
  if (period.to === undefined && period.from === undefined) return 'All Transactions'
  if (period.to === undefined) return `From ${longDay(period.from ?? '')}`
  if (period.from === undefined) return `Through ${longDay(period.to)}`
  const [a, b] = [dayOf(period.from), dayOf(period.to)]
  if (period.from === period.to) return longDay(period.from)
  if (isFirst(period.from) && isLast(period.to)) {
    if (a.year !== b.year) return `${a.month} ${a.year} through ${b.month} ${b.year}`
    return a.month === b.month ? `${a.month} ${a.year}` : `${a.month} through ${b.month} ${b.year}`
  }
  if (a.year !== b.year) return `${longDay(period.from)} through ${longDay(period.to)}`
  if (a.month === b.month) return `${a.month} ${a.day} - ${b.day}, ${b.year}`
  return `${a.month} ${a.day} through ${b.month} ${b.day}, ${b.year}`
}

function longDay(date: string): string {
  const d = dayOf(date)
  return `${d.month} ${d.day}, ${d.year}`
}

export const asOf = (to: string): string => `As of ${longDay(to)}`

/** The same for a column: "Jan 26", "Jan - Mar 26", "Jan 1 - 15, 26". */
export function shortHeading(period: Period): string {
  if (period.from === undefined || period.to === undefined)
    return period.to === undefined ? 'TOTAL' : shortDay(period.to)
  const [a, b] = [dayOf(period.from), dayOf(period.to)]
  const year = b.year.slice(2)
  if (period.from === period.to) return shortDay(period.to)
  if (isFirst(period.from) && isLast(period.to)) {
    if (a.year !== b.year) return `${a.short} '${a.year.slice(2)} - ${b.short} ${year}`
    return a.month === b.month ? `${a.short} ${year}` : `${a.short} - ${b.short} ${year}`
  }
  if (a.year !== b.year)
    return `${a.short} ${a.day}, '${a.year.slice(2)} - ${b.short} ${b.day}, ${year}`
  if (a.month === b.month) return `${a.short} ${a.day} - ${b.day}, ${year}`
  return `${a.short} ${a.day} - ${b.short} ${b.day}, ${year}`
}

export function shortDay(date: string): string {
  const d = dayOf(date)
  return `${d.short} ${d.day}, ${d.year.slice(2)}`
}

/** The same days a year before. */
export const yearBefore = ({ from, to }: Period): Period => ({
  from: from && addMonths(from, -12),
  to: to && (isLast(to) ? addDays(addMonths(addDays(to, 1), -12), -1) : addMonths(to, -12)),
})

/** A macro of reports: its quarters and years are those of the year that the calendar begins. */
export function reportMacro(macro: string, calendar: Calendar): Period {
  if (macro === 'All') return always
  return macroRange(macro.replace(/(Quarter|Year)/, 'Fiscal$1'), calendar) ?? always
}

type Step = (start: string) => string
const steps: Readonly<Record<string, { start: (day: string, c: Calendar) => string; next: Step }>> =
  {
    Day: { start: (day) => day, next: (d) => addDays(d, 1) },
    Week: { start: startOf('ThisWeek'), next: (d) => addDays(d, 7) },
    TwoWeek: { start: startOf('ThisWeek'), next: (d) => addDays(d, 14) },
    FourWeek: { start: startOf('ThisWeek'), next: (d) => addDays(d, 28) },
    HalfMonth: {
      start: (day) => `${day.slice(0, 8)}${day.slice(8) < '16' ? '01' : '16'}`,
      next: (d) => (isFirst(d) ? addDays(d, 15) : addMonths(`${d.slice(0, 8)}01`, 1)),
    },
    Month: { start: startOf('ThisMonth'), next: (d) => addMonths(d, 1) },
    Quarter: { start: startOf('ThisQuarter'), next: (d) => addMonths(d, 3) },
    Year: { start: startOf('ThisYear'), next: (d) => addMonths(d, 12) },
  }

function startOf(macro: string): (day: string, c: Calendar) => string {
  return (day, c) => reportMacro(macro, { ...c, today: day }).from ?? day
}

export const isTimeStep = (word: string): boolean => Object.hasOwn(steps, word)

/** A period cut into days, weeks, months …; the first and the last may be parts of one. */
export function slices(period: { from: string; to: string }, word: string, c: Calendar): Period[] {
  const step = steps[word]
  if (!step) return [period]
  const out: Period[] = []
  let start = step.start(period.from, c)
  while (start <= period.to) {
    const next = step.next(start)
    const last = addDays(next, -1)
    out.push({
      from: start < period.from ? period.from : start,
      to: last > period.to ? period.to : last,
    })
    start = next
  }
  return out
}
