// The clock of the computer QuickBooks runs on. QuickBooks prints the wall clock with the standard-time offset of
// the zone all year, so in summer the offset is an hour off, and it expects the same wrong offset back
// (qbxml-semantics.md 8, certain). `standardOffsetOnly: false` prints the true offset instead.
import { dateOfDay, wallClock } from '../schema/scalars.ts'

/** Seconds since 1970, UTC. Records hold these; only what is printed is a wall clock. */
export type Seconds = number

export interface Zone {
  readonly name: string
  /** 2026-07-01T09:00:00-06:00 */
  print(at: Seconds): string
  /** The calendar day of an instant. */
  day(at: Seconds): string
  /** The first instant that shows this date-time, or undefined where the text is not one. */
  first(text: string): Seconds | undefined
  /** The last instant that shows it; a date alone means the end of its day. */
  last(text: string): Seconds | undefined
}

const daySeconds = 86_400
const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

interface Change {
  readonly at: Seconds
  readonly offset: Seconds
}

interface Year {
  readonly from: Seconds
  readonly to: Seconds
  readonly changes: readonly Change[]
  readonly standard: Seconds
}

export function zone(name: string, standardOffsetOnly = true): Zone {
  const key = `${name} ${standardOffsetOnly}`
  let found = zones.get(key)
  if (!found) zones.set(key, (found = readZone(name, standardOffsetOnly)))
  return found
}
/** Worked out once for each zone: finding the changes of a year asks for some hundred dates, and companies are many. */
const zones = new Map<string, Zone>()

function readZone(name: string, standardOffsetOnly: boolean): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const slowOffset = (at: Seconds): Seconds => {
    const parts: Record<string, number> = {}
    for (const p of format.formatToParts(at * 1000)) parts[p.type] = Number(p.value)
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - at
  }
  const years = new Map<number, Change[]>()
  const changesOf = (year: number): Change[] => {
    const known = years.get(year)
    if (known) return known
    const changes: Change[] = []
    let from = Date.UTC(year, 0, 1) / 1000
    let offset = slowOffset(from)
    changes.push({ at: from, offset })
    for (let month = 1; month <= 12; month++) {
      const to = Date.UTC(year, month, 1) / 1000
      const next = slowOffset(to)
      if (next !== offset) {
        let low = from
        let high = to
        while (high - low > 1) {
          const middle = Math.floor((low + high) / 2)
          if (slowOffset(middle) === offset) low = middle
          else high = middle
        }
        changes.push({ at: high, offset: next })
      }
      from = to
      offset = next
    }
    years.set(year, changes)
    return changes
  }
  // Made in one year, changed in another: the years are at hand, and mostly the last one is asked for again.
  const known: Year[] = []
  let year: Year = { from: 0, to: 0, changes: [], standard: 0 }
  const yearAt = (at: Seconds): Year => {
    if (at >= year.from && at < year.to) return year
    for (const one of known) if (at >= one.from && at < one.to) return (year = one)
    const number = new Date(at * 1000).getUTCFullYear()
    const changes = changesOf(number)
    const [from = 0, to = 0] = [number, number + 1].map((n) => Date.UTC(n, 0, 1) / 1000)
    // Daylight saving is always ahead of standard time, so standard time is the least offset of a year.
    year = { from, to, changes, standard: Math.min(...changes.map((c) => c.offset)) }
    known.push(year)
    return year
  }
  const offsetAt = (at: Seconds): Seconds => {
    let offset = 0
    for (const c of yearAt(at).changes) if (c.at <= at) offset = c.offset
    return offset
  }
  const printed = (at: Seconds): Seconds =>
    standardOffsetOnly ? yearAt(at).standard : offsetAt(at)
  const printedOffsets = new Map<Seconds, string>()
  const printOffset = (offset: Seconds): string => {
    let text = printedOffsets.get(offset)
    if (text === undefined) {
      const minutes = Math.abs(offset) / 60
      const [hours, rest] = [minutes / 60, minutes % 60].map((n) => two(Math.floor(n)))
      printedOffsets.set(offset, (text = `${offset < 0 ? '-' : '+'}${hours}:${rest}`))
    }
    return text
  }
  const days = new Map<number, string>()
  /** The date of a wall clock. */
  const dateOf = (wall: Seconds): string => {
    const number = Math.floor(wall / daySeconds)
    let text = days.get(number)
    if (text === undefined) days.set(number, (text = dateOfDay(number)))
    // Ten years of them.
    if (days.size > 3650) days.clear()
    return text
  }

  /** Wall clock of the text in this zone, as if it were UTC. */
  const wallOf = (text: string): { wall: Seconds; dateOnly: boolean } | undefined => {
    const ms = wallClock(text)
    if (ms === undefined) return undefined
    const wall = ms / 1000
    const m = /T[\d:]+([+-])(\d{1,2}):(\d{1,2})$/.exec(text)
    if (!m) return { wall, dateOnly: !text.includes('T') }
    const given = (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 3600 + Number(m[3]) * 60)
    // An offset other than the one QuickBooks prints is taken at its word and turned into the printed one.
    return { wall: wall - given + printed(wall - given), dateOnly: false }
  }
  // The hour that comes twice in autumn has two instants: From takes the first, To the last.
  const instants = (wall: Seconds): Seconds[] => {
    const offsets = [offsetAt(wall - 86400), offsetAt(wall + 86400)]
    const found = offsets.map((o) => wall - o).filter((at) => at + offsetAt(at) === wall)
    return found.length > 0 ? found : [wall - (offsets[0] ?? 0)]
  }
  return {
    name,
    print: (at) => {
      const wall = at + offsetAt(at)
      const second = wall - Math.floor(wall / daySeconds) * daySeconds
      const hour = Math.floor(second / 3600)
      const time = `${two(hour)}:${two(Math.floor(second / 60) - hour * 60)}:${two(second % 60)}`
      return `${dateOf(wall)}T${time}${printOffset(printed(at))}`
    },
    day: (at) => dateOf(at + offsetAt(at)),
    first: (text) => {
      const w = wallOf(text)
      return w && Math.min(...instants(w.wall))
    },
    last: (text) => {
      const w = wallOf(text)
      return w && Math.max(...instants(w.dateOnly ? w.wall + 86399 : w.wall))
    },
  }
}
