// The clock of the computer QuickBooks runs on. QuickBooks prints the wall clock with the standard-time offset of
// the zone all year, so in summer the offset is an hour off, and it expects the same wrong offset back
// (qbxml-semantics.md 8, certain). `standardOffsetOnly: false` prints the true offset instead.
import { wallClock } from '../schema/scalars.ts'

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

interface Change {
  readonly at: Seconds
  readonly offset: Seconds
}

export function zone(name: string, standardOffsetOnly = true): Zone {
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
  const yearOf = (at: Seconds): number => new Date(at * 1000).getUTCFullYear()
  const offsetAt = (at: Seconds): Seconds => {
    let offset = 0
    for (const c of changesOf(yearOf(at))) if (c.at <= at) offset = c.offset
    return offset
  }
  // Daylight saving is always ahead of standard time, so standard time is the least offset of a year.
  const standard = (at: Seconds): Seconds => Math.min(...changesOf(yearOf(at)).map((c) => c.offset))
  const printed = (at: Seconds): Seconds => (standardOffsetOnly ? standard(at) : offsetAt(at))

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
      const text = new Date((at + offsetAt(at)) * 1000).toISOString().slice(0, 19)
      const offset = printed(at)
      const minutes = Math.abs(offset) / 60
      const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')
      return `${text}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
    },
    day: (at) => new Date((at + offsetAt(at)) * 1000).toISOString().slice(0, 10),
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
