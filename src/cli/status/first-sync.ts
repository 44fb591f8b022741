// How far the first sync of a connection is: the recent months, what is older, how much is left and how long it takes.
import { profileOf } from '../../profiles/chosen.ts'
import { isWatched, pulledEntities } from '../../profiles/profile.ts'
import { entity } from '../../schema/entities.ts'
import type { Row, Store } from '../../store/store.ts'
import type { Position, Progress } from '../../sync/progress.ts'

export interface FirstSync {
  /** Kinds of record whose first read is over (of documents: of the recent months), and all there are. */
  readonly recent: { readonly done: number; readonly all: number }
  /** Kinds whose older documents are still being read, each back to the day that is reached. */
  readonly history: readonly { readonly entity: string; readonly backTo: string }[]
  readonly read: number
  /** Records left, as far as QuickBooks told their number. */
  readonly remaining: number | null
  readonly percent: number | null
  /** Records a second, of the newest run that read any. */
  readonly perSecond: number | null
  readonly secondsLeft: number | null
}

/** null once it is over. `runs`: the newest, newest first. */
export async function firstSyncView(
  store: Store,
  row: Row<'connections'>,
  runs: readonly Row<'runs'>[],
  now: number,
): Promise<FirstSync | null> {
  const profile = profileOf(row)
  if (row.initial_sync === 'done' || !profile) return null
  const cursors = await store.select('cursors', { connection_id: row.id })
  const positions = new Map(cursors.map((c) => [c.entity, c.position as Position]))
  const kinds = pulledEntities(profile).filter((name) => !isWatched(profile, name))
  const done = kinds.filter((name) => positions.get(name)?.phase === 'usual')
  const history = kinds.flatMap((name) => {
    const back = positions.get(name)?.history
    return back && !back.done ? [{ entity: entity(name).plural, backTo: back.before }] : []
  })
  const amount = runs[0] ? amountOf(runs[0]) : undefined
  const perSecond = rateOf(runs, now)
  const remaining = amount ? Math.max(0, amount.expected - amount.read) : null
  return {
    recent: { done: done.length, all: kinds.length },
    history,
    read: amount?.read ?? 0,
    remaining,
    percent:
      amount && amount.expected > 0
        ? Math.min(99, Math.floor((100 * amount.read) / amount.expected))
        : null,
    perSecond,
    secondsLeft: remaining !== null && perSecond ? Math.round(remaining / perSecond) : null,
  }
}

/** Of a run that has asked how much there is. */
function amountOf(run: Row<'runs'>): { read: number; expected: number } | undefined {
  const { counted, read, expected } = run.progress as Progress
  return counted && expected > 0 ? { read, expected: Math.max(read, expected) } : undefined
}

function rateOf(runs: readonly Row<'runs'>[], now: number): number | null {
  const run = runs.find((r) => (r.progress as Progress).read > 0)
  if (!run) return null
  const seconds = ((run.ended_at ?? now) - run.started_at) / 1000
  return seconds >= 1 ? Math.round(((run.progress as Progress).read / seconds) * 10) / 10 : null
}
