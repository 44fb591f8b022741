// How long history is kept: by age, and by the size of the store as a whole. One row a table; whatever is open, in
// doubt or named by an open error stays, however old it is. The journal stays: what it says was booked is never
// booked again. Done in small steps, so that nobody waits for it.
import type { Env } from '../env.ts'
import { unsettledStates } from './journal-states.ts'
import type { Prune, Store } from './store.ts'

const dayMs = 24 * 3_600_000
/** Old history is looked for this often, and so many rows are removed at a time: about 5 ms. */
export const pruneEveryMs = 3_600_000
const pruneRows = 200

export interface Retention {
  /** Runs without their texts, errors that are over, conflicts that are resolved. */
  readonly runsDays: number
  /** What was asked and answered in a run. */
  readonly exchangesDays: number
  /** Above so many bytes of the store the oldest exchanges go before their time, then the oldest runs. */
  readonly maxBytes: number
}

export const usualRetention: Retention = {
  runsDays: 90,
  exchangesDays: 30,
  maxBytes: 2048 * 1024 * 1024,
}

/** What a run must still be there for. */
const openRun = [
  { table: 'runs', column: 'id', own: 'run_id', where: { ended_at: null } },
  { table: 'errors', column: 'run_id', own: 'run_id', where: { state: 'open' } },
] as const
const unsettled = { in: unsettledStates }

interface Row extends Prune {
  /** Which of the ages is its. */
  readonly kept: 'runsDays' | 'exchangesDays' | 'a day'
  /** Goes early, in the order of the table, where the store is too large. */
  readonly isBulk?: boolean
}

/** A write that is not settled may have to be explained from what was said of it. */
const unsettledWrite = {
  table: 'journal',
  column: 'run_id',
  own: 'run_id',
  where: { state: unsettled },
} as const

/** In this order: what belongs to a run goes before the run. */
export const retained: readonly Row[] = [
  {
    table: 'recordings',
    age: 'at',
    kept: 'exchangesDays',
    isBulk: true,
    unless: [...openRun, unsettledWrite],
  },
  {
    table: 'exchanges',
    age: 'sent_at',
    kept: 'exchangesDays',
    isBulk: true,
    unless: [...openRun, unsettledWrite],
  },
  // Which exchange changed a record is known as long as the exchange.
  {
    table: 'mentions',
    age: 'at',
    kept: 'exchangesDays',
    unless: [{ table: 'exchanges', column: 'run_id', own: 'run_id' }],
  },
  {
    table: 'runs',
    age: 'ended_at',
    kept: 'runsDays',
    isBulk: true,
    // The newest says how the connection is, and the numbers of later ones count on from it.
    keepNewest: 'id',
    unless: [
      { table: 'exchanges', column: 'run_id', own: 'id' },
      { table: 'recordings', column: 'run_id', own: 'id' },
      { table: 'sessions', column: 'run_id', own: 'id' },
      { table: 'requests', column: 'run_id', own: 'id', where: { state: unsettled } },
      { table: 'errors', column: 'run_id', own: 'id', where: { state: 'open' } },
      { table: 'journal', column: 'run_id', own: 'id', where: { state: unsettled } },
    ],
  },
  { table: 'errors', age: 'last_at', kept: 'runsDays', only: { state: 'cleared' } },
  { table: 'conflicts', age: 'resolved_at', kept: 'runsDays', only: { state: 'resolved' } },
  // Answers to people are texts of the books like any other; numbers of later ones count on from the newest.
  {
    table: 'requests',
    age: 'answered_at',
    kept: 'exchangesDays',
    keepNewest: 'id',
    only: { state: { in: ['done', 'failed', 'cancelled'] } },
  },
  // A server that was killed could not take its own row away.
  { table: 'servers', age: 'beat_at', kept: 'a day' },
]

export interface Sweeper {
  /** Begins to remove what is old, if the last time was long enough ago; does not wait for it. */
  nudge(): void
  /** Ends what is under way; nothing more is removed. */
  stop(): Promise<void>
}

/** The time before which a row of the table is old. */
function oldBefore({ kept }: Row, keep: Retention, now: number): number {
  const days = kept === 'a day' ? 1 : Math.min(keep[kept], keep.runsDays)
  return now - days * dayMs
}

/** One step: at most a few hundred rows of one table. False when nothing is left to remove. */
async function step(store: Store, keep: Retention, now: number): Promise<boolean> {
  for (const row of retained)
    if ((await store.prune(row, oldBefore(row, keep, now), pruneRows)) > 0) return true
  if ((await store.bytes()) <= keep.maxBytes) return false
  for (const row of retained)
    if (row.isBulk && (await store.prune(row, now, pruneRows)) > 0) return true
  return false
}

/** All of it, `most` steps at most; others get their turn between two. */
export async function sweep(
  store: Store,
  env: Pick<Env, 'now' | 'sleep'>,
  keep: Retention,
  isWanted: () => boolean = () => true,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  let steps = 0
  while (isWanted() && steps < most && (await step(store, keep, env.now()))) {
    steps++
    await env.sleep(0)
  }
  return steps
}

export function makeSweeper(store: Store, env: Env, keep: Retention): Sweeper {
  let last = Number.NEGATIVE_INFINITY
  let underWay: Promise<unknown> | undefined
  let isStopped = false
  return {
    nudge() {
      if (isStopped || underWay || env.now() - last < pruneEveryMs) return
      last = env.now()
      underWay = sweep(store, env, keep, () => !isStopped)
        .catch((error: unknown) =>
          env.log('warn', 'old runs could not be removed', { error: String(error) }),
        )
        .finally(() => {
          underWay = undefined
        })
    },
    async stop() {
      isStopped = true
      await underWay
    },
  }
}
