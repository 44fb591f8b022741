// The clock of a company file, as a person or a test turns it: to a moment, by a span, standing still or running.
import { QbsyncError } from '../errors.ts'
import { dateOfDay, dayNumber } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import type { Seconds } from './zone.ts'

export interface ClockWish {
  /** A date or date-time on the wall clock of the company, or with an offset. */
  readonly set?: string | undefined
  /** 90s, 5m, 2h, 30d, 1w, or several: 1d12h. */
  readonly advance?: string | undefined
  /** It stands still from now on. */
  readonly stop?: boolean | undefined
  /** It runs on from the moment it shows. */
  readonly run?: boolean | undefined
  /** Back to the real time. */
  readonly real?: boolean | undefined
}

export interface ClockFace {
  /** As QuickBooks prints it. */
  readonly now: string
  readonly date: string
  readonly timeZone: string
  readonly stands: boolean
  /** Seconds by which a running clock is ahead of the real one; negative behind. */
  readonly ahead: number
}

export function clockFace(company: Company): ClockFace {
  const now = company.now()
  const { stands, ahead } = company.clock
  return {
    now: company.zone.print(now),
    date: company.today(),
    timeZone: company.zone.name,
    stands: stands !== undefined,
    ahead: stands === undefined ? ahead : now - realNow(company),
  }
}

const realNow = (company: Company): Seconds => Math.floor(company.env.now() / 1000)

/** Throws E_USAGE. */
export function turnClock(company: Company, wish: ClockWish): ClockFace {
  if (wish.stop && wish.run) throw usage('The clock can stop or run, not both')
  if (wish.real && (wish.set !== undefined || wish.stop))
    throw usage('The real time cannot be set or stopped')
  let now = company.now()
  if (wish.real) now = realNow(company)
  if (wish.set !== undefined) now = momentOf(company, wish.set)
  if (wish.advance !== undefined) now += spanOf(wish.advance)
  if (now < 0 || now > latest) throw usage('The clock of QuickBooks ends between 1970 and 2038')
  const stands = wish.stop || (company.clock.stands !== undefined && !wish.run && !wish.real)
  company.setClock(stands ? { ahead: 0, stands: now } : { ahead: now - realNow(company) })
  return clockFace(company)
}

/** A date-time of qbXML ends in 2038 (qbxml-semantics.md 7). */
const latest: Seconds = 2_145_916_799

const usage = (detail: string): QbsyncError => new QbsyncError('E_USAGE', { detail })

function momentOf(company: Company, text: string): Seconds {
  const given = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text.replace(' ', 'T')
  const day = dayNumber(given.slice(0, 10))
  // A day that no month has is taken for one of the next otherwise.
  if (day === undefined || dateOfDay(day) !== given.slice(0, 10)) throw noMoment(text)
  // Z and offsets are taken at their word here; qbXML's own reading of them is for requests.
  if (/(Z|[+-]\d\d:\d\d)$/.test(given)) {
    const at = Date.parse(given)
    if (!Number.isNaN(at)) return Math.floor(at / 1000)
  } else {
    const at = company.zone.first(given)
    if (at !== undefined) return at
  }
  throw noMoment(text)
}

const noMoment = (text: string): QbsyncError =>
  usage(`"${text}" is no date or date-time, such as 2026-04-01 or 2026-04-01T09:00:00`)

const seconds: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

function spanOf(text: string): Seconds {
  if (!/^-?(\d{1,9}[smhdw])+$/.test(text))
    throw usage(`"${text}" is no span of time, such as 90s, 5m, 2h, 30d or 1d12h`)
  let sum = 0
  for (const [, count, unit] of text.matchAll(/(\d+)([smhdw])/g))
    sum += Number(count) * (seconds[unit ?? 's'] ?? 0)
  return text.startsWith('-') ? -sum : sum
}
