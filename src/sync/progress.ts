// What a run has done so far, and how far each entity has been read. Both are stored with every step, so that
// a run can be taken up by any process, and a broken one leaves nothing half-known.
import { sweepBackMs, sweepEveryMs } from '../limits.ts'
import { formatWallClock, wallClock } from '../schema/scalars.ts'

/** A record that was there, as it was last seen. */
export interface Witness {
  readonly entity: string
  readonly id: string
  readonly revision: string
  /** Wall clock of its last change, as the product wrote it. */
  readonly modified: string
  /** When this revision of it was first seen; milliseconds UTC. */
  readonly seenAt: number
  readonly label?: string
}

/** Kept among the cursors. */
export interface Past {
  /** What the product itself tells of restored backups, by its own names. */
  readonly marks?: Readonly<Record<string, string>>
  /** The records changed last, the newest first. */
  readonly witnesses: readonly Witness[]
  /** Runs in a row to which they were not shown. */
  readonly unproven?: number
}

export interface Counts {
  /** New or changed records stored on the platform. */
  pulled: number
  unchanged: number
  archived: number
  pushed: number
  removed: number
}

export interface PullProgress {
  done: boolean
  startedAt: number
  read: number
  page?: string
  /** Newest change seen, as wall clock. */
  newest?: string
  /** Times a walk had to begin anew. */
  restarts?: number
  /** History: how many are older than the stretch being read. */
  older?: number
}

export interface Progress {
  /** Entities the run is restricted to, or null for all. */
  entities: string[] | null
  /** The kinds that the application of this run may ask for at all; left out where one application carries all. */
  carried?: string[]
  counted: boolean
  /** By entity; `history:Invoice` for the older windows. */
  pulls: Record<string, PullProgress>
  deletions: boolean
  /** Documents to read again because something was applied to them, or is about to be. */
  reread: Record<string, string[]>
  /** Documents whose balance was read in this run. */
  fresh: string[]
  counts: Record<string, Counts>
  errors: number
  skips: number
  /** Records expected and read, for the percentage. */
  expected: number
  read: number
  steps: number
  /** Records of a kind, as this run counted them; `older:` those that the first window leaves for later. */
  sizes?: Record<string, number>
  /** Journal rows whose number was looked for in this run, and is free. */
  checked?: string[]
  /** Journal rows whose look-up got no answer in this run. */
  unanswered?: string[]
  /** What was asked for and this run does not carry: due still when it has ended. */
  dueLeft?: string[]
  /** Times an open run looked at QuickBooks and found nothing new, this look included. */
  looks?: number
  /** Whether this is the company file of last time: known, or these records are missing and may have been deleted. */
  past?: 'known' | { readonly suspects: readonly Witness[] }
  /** The company could not be told for certain: nothing is written. */
  readOnly?: boolean
  /** Comparisons of everything that this run makes, by entity: where the walk goes on, or that it is over. */
  comparisons?: Record<string, { page?: string; done?: boolean; failed?: boolean }>
  /** Records that a comparison did not see: looked for by id before they count as gone. */
  missing?: Record<string, string[]>
  /** Version of qbXML that this run speaks: what is younger goes out in another form. */
  qbxml?: string
  /** Requests of people that were answered. */
  requests?: number
  /** Entities whose history was refused; asked for again on the next run. */
  paused?: string[]
}

export const newProgress = (entities: string[] | null): Progress => ({
  entities,
  counted: false,
  pulls: {},
  deletions: false,
  reread: {},
  fresh: [],
  counts: {},
  errors: 0,
  skips: 0,
  expected: 0,
  read: 0,
  steps: 0,
})

export function countsOf(progress: Progress, entity: string): Counts {
  progress.counts[entity] ??= { pulled: 0, unchanged: 0, archived: 0, pushed: 0, removed: 0 }
  return progress.counts[entity]
}

/** Whether the run changed anything on either side, or answered somebody. */
export const movedAnything = (progress: Progress): boolean =>
  Object.values(progress.counts).some((c) => c.pulled + c.archived + c.pushed + c.removed > 0) ||
  (progress.requests ?? 0) > 0

/** How far an entity has been read. */
export interface Position {
  /** first: the recent window or, for lists, everything; usual: changes since. */
  phase: 'first' | 'usual'
  /** Changes from this wall clock on are still to be read. */
  since?: string
  /** Older transactions, read backwards once the recent ones are here. */
  history?: {
    /** Everything dated on or after this day has been read. */
    before: string
    /** Length of the next step; grows over empty stretches. */
    months: number
    done: boolean
  }
  /** Whether what is dated before the day of connecting still has to be told. */
  leftOut?: 'due' | 'told'
  /** When a read, or a question for deletions, last went back by days instead of minutes; milliseconds UTC. */
  sweptAt?: number
  /** Deletions up to this wall clock are known. */
  deletedSince?: string
  /** When deletions were last asked for, or everything compared; milliseconds UTC. */
  askedAt?: number
}

const dstSlackMs = 60 * 60_000
const clockSlackMs = 60_000

/**
 * The wall clock from which changes have to be read next, after a read that began at `startedAt` (our clock)
 * and in which `newest` was the latest change. Whatever changed while we read may carry any time between the
 * beginning and `newest`, and QuickBooks tells no clock: so step back by as long as the read took. In the
 * hour that a change to winter time repeats (always a Sunday before 04:00) step back by that hour as well.
 */
export function nextSince(newest: number, startedAt: number, now: number): number {
  const sundayNight = new Date(newest).getUTCDay() === 0 && new Date(newest).getUTCHours() < 4
  return newest - (now - startedAt) - clockSlackMs - (sundayNight ? dstSlackMs : 0)
}

/** Where to read from: the cursor, and once a day well before it. `at` is the beginning of the read, milliseconds UTC. */
export function sweptSince(
  cursor: 'since' | 'deletedSince',
  position: Position | undefined,
  at: number,
): string | undefined {
  const known = position?.[cursor]
  const from = known === undefined ? undefined : wallClock(known)
  const isDue = Math.abs(at - (position?.sweptAt ?? 0)) >= sweepEveryMs
  return isDue && from !== undefined ? formatWallClock(from - sweepBackMs) : known
}

/** Days are measured by these times: within the hour the one that is written down will do, and nothing is written. */
const sameMs = 60 * 60_000
export const timeNoted = (known: number | undefined, at: number): number =>
  known !== undefined && at >= known && at - known < sameMs ? known : at

/** 0 to 99 while work is left; never falls within a run. */
export function percentOf(progress: Progress, before: number): number {
  const steps = 4
  const done = progress.read + progress.steps
  const all = Math.max(progress.expected, progress.read) + Math.max(steps, progress.steps + 1)
  return Math.max(before, Math.min(99, Math.max(1, Math.floor((100 * done) / all))))
}
