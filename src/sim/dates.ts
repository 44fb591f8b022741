// Ranges of a DateMacro (schema: DateMacro), seen from a day. Weeks begin on the preferred first day of the week,
// fiscal years in the first month of the fiscal year. "ToDate" ends on the same day of the period as today
// (certain for This…, reported for Last…).
import { addDays, addMonths, dayNumber } from '../schema/scalars.ts'

export interface Calendar {
  readonly today: string
  /** 1 to 12. */
  readonly fiscalMonth: number
  /** 0 is Sunday. */
  readonly weekStart: number
}

export interface DateRange {
  readonly from: string
  readonly to: string
}

const forever: DateRange = { from: '1901-01-01', to: '9999-12-31' }

interface Period {
  /** First day of the period that holds a day. */
  readonly start: (day: string, c: Calendar) => string
  readonly next: (start: string) => string
  readonly previous: (start: string) => string
}

const months = (size: number, anchor: (c: Calendar) => number): Period => ({
  start: (day, c) => {
    const month = Number(day.slice(5, 7)) - 1
    const back = (((month - (anchor(c) - 1)) % size) + size) % size
    return addMonths(`${day.slice(0, 8)}01`, -back)
  },
  next: (start) => addMonths(start, size),
  previous: (start) => addMonths(start, -size),
})

const january = (): number => 1
const fiscal = (c: Calendar): number => c.fiscalMonth

const periods: Record<string, Period> = {
  Week: {
    // Day 0 of dayNumber, 1970-01-01, was a Thursday.
    start: (day, c) => addDays(day, -((((dayNumber(day) ?? 0) + 4 - c.weekStart) % 7) + 7) % 7),
    next: (start) => addDays(start, 7),
    previous: (start) => addDays(start, -7),
  },
  Month: months(1, january),
  CalendarQuarter: months(3, january),
  FiscalQuarter: months(3, fiscal),
  CalendarYear: months(12, january),
  FiscalYear: months(12, fiscal),
}

/** The days a macro means, or undefined for a name that is none. */
export function macroRange(macro: string, c: Calendar): DateRange | undefined {
  const { today } = c
  if (macro === 'All') return forever
  if (macro === 'Today') return { from: today, to: today }
  if (macro === 'Yesterday') return { from: addDays(today, -1), to: addDays(today, -1) }
  if (macro === 'NextFourWeeks') {
    const from = periods['Week']?.next(periods['Week'].start(today, c)) ?? today
    return { from, to: addDays(from, 27) }
  }
  const m = /^(This|Last|Next)(\w+?)(ToDate)?$/.exec(macro)
  const period = periods[m?.[2] ?? '']
  if (!m || !period) return undefined
  const current = period.start(today, c)
  const from =
    m[1] === 'This' ? current : m[1] === 'Last' ? period.previous(current) : period.next(current)
  const last = addDays(period.next(from), -1)
  if (!m[3]) return { from, to: last }
  if (m[1] === 'This') return { from, to: today }
  const same = sameDay(from, current, today, m[2] === 'Week')
  return { from, to: same > last ? last : same }
}

/** As far into the earlier period as today is into the current one: in whole months, then days. */
function sameDay(from: string, current: string, today: string, isWeek: boolean): string {
  if (isWeek) return addDays(today, -7)
  const whole =
    (Number(today.slice(0, 4)) - Number(current.slice(0, 4))) * 12 +
    (Number(today.slice(5, 7)) - Number(current.slice(5, 7)))
  const start = addMonths(from, whole)
  const end = addDays(addMonths(start, 1), -1)
  const day = addDays(start, Number(today.slice(8)) - 1)
  return day > end ? end : day
}
