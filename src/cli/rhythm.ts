// How often the Web Connector of a connection calls, when it should call next, and what it means that it does not.
import { lookMs } from '../limits.ts'
import { profileOf } from '../profiles/chosen.ts'
import type { Row } from '../store/store.ts'
import { settingsOf } from './settings.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Gaps between runs that are looked at: enough that one long night does not hide the rhythm. */
const gapsSeen = 10

export interface Rhythm {
  /** Milliseconds between two calls. */
  readonly intervalMs: number
  /** Seen: worked out from the last runs; expected: from the settings. */
  readonly from: 'seen' | 'expected'
  readonly nextAt: number | null
}

/** `runs`: the newest of the connection, newest first. */
export function rhythmOf(
  connection: Row<'connections'>,
  runs: readonly Pick<Row<'runs'>, 'started_at'>[],
): Rhythm {
  const settings = settingsOf(connection)
  const gaps = runs
    .slice(0, gapsSeen + 1)
    .flatMap((run, i) => (runs[i + 1] ? [run.started_at - (runs[i + 1]?.started_at ?? 0)] : []))
    // Two runs within seconds were asked for by hand.
    .filter((gap) => gap >= minute)
    .sort((a, b) => a - b)
  const middle = gaps[Math.floor(gaps.length / 2)]
  const isSeen = gaps.length >= 3 && middle !== undefined && !settings.live
  const least =
    settings.schedule?.everyMinutes ??
    settings.qwcMinutes ??
    profileOf(connection)?.intervalMinutes ??
    5
  const intervalMs = isSeen ? middle : settings.live ? lookMs : least * minute
  const seen = connection.last_seen_at
  return {
    intervalMs,
    from: isSeen ? 'seen' : 'expected',
    nextAt: seen === null ? null : seen + intervalMs,
  }
}

export interface Silence {
  readonly level: 'fine' | 'note' | 'problem'
  readonly says: string
  readonly remedy?: string
}

const awake =
  'On that computer: is it on, is somebody signed in, does the Web Connector run, is the application ticked and Auto-Run on? Then Update Selected.'

/** What it means that nobody called for so long; the first row that fits. */
const meanings: readonly {
  readonly from: (rhythm: Rhythm) => number
  readonly level: Silence['level']
  readonly means: string
  readonly remedy?: string
}[] = [
  {
    from: () => 80 * day,
    level: 'problem',
    means:
      'longer than QuickBooks remembers deletions: the next run compares all ids, nothing is lost',
    remedy: awake,
  },
  {
    from: () => day,
    level: 'problem',
    means: 'nothing arrives since then; nothing is lost, the next run reads on from there',
    remedy: awake,
  },
  {
    from: ({ intervalMs }) => Math.max(3 * intervalMs, 10 * minute),
    level: 'problem',
    means: 'several calls did not come',
    remedy: awake,
  },
  { from: () => 0, level: 'fine', means: 'as expected' },
]

/** `canCall`: whether any computer has a password. */
export function silenceSays(
  connection: Row<'connections'>,
  rhythm: Rhythm,
  now: number,
  canCall: boolean,
): Silence {
  const seen = connection.last_seen_at
  if (!canCall && seen !== null)
    return {
      level: 'note',
      says: `${spanText(now - seen)} ago; no computer has a password now`,
      remedy: `qbsync qwc generate --connection ${connection.id}`,
    }
  if (seen === null)
    return {
      level: 'problem',
      says: 'the Web Connector has never called',
      remedy:
        'Open the .qwc file in the Web Connector on the computer with QuickBooks, enter the password, tick the application, choose Update Selected. What it shows then explains: qbsync explain CODE.',
    }
  const silent = Math.max(0, now - seen)
  const row = meanings.find((m) => silent >= m.from(rhythm))
  const every = `${rhythm.from === 'seen' ? 'it called' : 'it should call'} every ${spanText(rhythm.intervalMs)}`
  return {
    level: row?.level ?? 'fine',
    says: `${spanText(silent)} ago, ${every}: ${row?.means ?? ''}`,
    ...(row?.remedy ? { remedy: row.remedy } : {}),
  }
}

const units: readonly (readonly [ms: number, name: string])[] = [
  [day, 'd'],
  [hour, 'h'],
  [minute, 'min'],
  [1000, 's'],
]

/** "3 d 4 h", "5 min", "12 s": the two largest units. */
export function spanText(ms: number): string {
  const parts: string[] = []
  let left = Math.max(0, Math.round(ms / 1000) * 1000)
  for (const [size, name] of units) {
    const count = Math.floor(left / size)
    left -= count * size
    if (count > 0) parts.push(`${count} ${name}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.join(' ') || '0 s'
}
