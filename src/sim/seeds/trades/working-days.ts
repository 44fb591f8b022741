// When documents are written: on working days within office hours, up to the clock and never later. The last
// twelve months carry 30 % of the work, the three years before them the rest.
import { invariant } from '../../../errors.ts'
import { addMonths, dateOfDay, dayNumber } from '../../../schema/scalars.ts'
import type { Company } from '../../company-file.ts'
import type { Seconds, Zone } from '../../zone.ts'
import type { Luck } from './luck.ts'

const months = 48
const recentMonths = 12
const recentShare = 0.3

/** Work by month of the year: frost in January, air conditioning in summer, little around Christmas. */
const season = [1.15, 1, 0.9, 0.9, 1, 1.1, 1.15, 1.1, 1, 1, 0.95, 0.8]
const holidays = new Set(['01-01', '07-04', '12-24', '12-25', '12-31'])

interface Day {
  readonly opens: Seconds
  readonly closes: Seconds
  readonly weight: number
  readonly isRecent: boolean
}

export class WorkingDays {
  readonly #zone: Zone
  readonly #first: number
  readonly #days: readonly Day[]
  /** Of every calendar day: which working day it is, or the next one. */
  readonly #next: number[] = []
  /** Share of all work done before each day. */
  readonly #before: number[] = []
  /** The moment the company file is made. */
  readonly founded: Seconds

  constructor(company: Company) {
    const { zone } = company
    this.#zone = zone
    const today = company.today()
    const start = addMonths(today, -months)
    this.founded = zone.first(`${addMonths(start, -1)}T08:00:00`) ?? 0
    this.#first = dayNumber(start) ?? 0
    const recent = dayNumber(addMonths(today, -recentMonths)) ?? 0
    const days: Day[] = []
    for (let n = this.#first; n <= (dayNumber(today) ?? 0); n++) {
      this.#next.push(days.length)
      const day = dayOn(n, zone, company.now())
      if (day) days.push({ ...day, isRecent: n >= recent })
    }
    this.#days = days
    const sum = (isRecent: boolean): number =>
      days.filter((d) => d.isRecent === isRecent).reduce((all, d) => all + d.weight, 0)
    const [old, fresh] = [sum(false), sum(true)]
    let before = 0
    for (const day of days) {
      this.#before.push(before)
      before += day.isRecent
        ? (day.weight / fresh) * recentShare
        : (day.weight / old) * (1 - recentShare)
    }
    this.#before.push(1)
  }

  /** The moment when this share of the work is done: greater shares never come earlier. */
  at(share: number): Seconds {
    let low = 0
    let high = this.#days.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#before[middle] ?? 1) <= share) low = middle
      else high = middle - 1
    }
    const day = this.#days[low]
    invariant(day, 'there are working days')
    const from = this.#before[low] ?? 0
    const within = (share - from) / ((this.#before[low + 1] ?? 1) - from)
    return day.opens + Math.floor(Math.min(within, 1) * (day.closes - day.opens))
  }

  /** A working moment so many days after another, or undefined where the clock has not come there yet. */
  later(at: Seconds, days: number, luck: Luck): Seconds | undefined {
    const there = (dayNumber(this.#zone.day(at)) ?? 0) + days - this.#first
    for (let i = this.#next[Math.max(there, 0)] ?? this.#days.length; ; i++) {
      const day = this.#days[i]
      if (!day) return undefined
      const opens = Math.max(day.opens, at + 1)
      if (opens <= day.closes) return luck.int(opens, day.closes)
    }
  }
}

/** Office hours of a calendar day as far as they have passed, or undefined where there are none. */
function dayOn(n: number, zone: Zone, now: Seconds): Omit<Day, 'isRecent'> | undefined {
  const date = dateOfDay(n)
  // Day 0, 1970-01-01, was a Thursday.
  const weekday = (n + 4) % 7
  if (weekday === 0 || holidays.has(date.slice(5))) return undefined
  const isSaturday = weekday === 6
  const opens = zone.first(`${date}T07:30:00`) ?? 0
  const end = zone.first(`${date}T${isSaturday ? '12:00:00' : '17:30:00'}`) ?? 0
  const closes = Math.min(end, now)
  if (closes <= opens) return undefined
  const passed = (closes - opens) / (end - opens)
  const weight = passed * (isSaturday ? 0.2 : 1) * (season[Number(date.slice(5, 7)) - 1] ?? 1)
  return { opens, closes, weight }
}
