// The end of a step: what the draft wants changed, as one batch of writes.
import { change, one, put, type Store, type Write } from '../store/store.ts'
import { compareIds } from './compare.ts'
import { type Draft, linkKey, noteReads, wordsOf } from './draft.ts'
import { platformIdOf } from './ids.ts'
import { pulledFamilies } from './load.ts'
import { pastCursor } from './past.ts'
import type { BackendChange, Resolve } from './ports.ts'
import { type Progress, percentOf } from './progress.ts'

/** What a step wants: changes for the backend first, then the writes in one commit. */
export interface Step {
  readonly changes: readonly BackendChange[]
  readonly writes: readonly Write[]
  readonly resolve: Resolve
  readonly percent: number
  readonly progress: Progress
  /** The company file is not the one of last time gone on, and why: the run ends, nothing of the answer was taken. */
  readonly wentBack?: string
}

/** Platform ids by family and id: a page names the same few customers and items again and again. */
function resolver(draft: Draft): Resolve {
  const pulled = pulledFamilies(draft.profile)
  const families = new Map<string, Map<string, string | undefined>>()
  return (family, id) => {
    let known = families.get(family)
    if (!known) families.set(family, (known = new Map()))
    let own = known.get(id)
    if (own === undefined && !known.has(id)) {
      own = draft.links.get(linkKey(family, id))?.platform_id
      // What is pointed to may not have come yet; its id is known all the same, so that order does not matter.
      if (own === undefined && pulled.has(family))
        own = platformIdOf(draft.connection.id, family, id)
      known.set(id, own)
    }
    return own
  }
}

function step(draft: Draft, before: number): Step {
  const percent = percentOf(draft.progress, before)
  return {
    changes: draft.changes,
    writes: [],
    percent,
    progress: draft.progress,
    resolve: resolver(draft),
  }
}

/** `before` is the percentage told last: it never falls. */
export async function settle(store: Store, draft: Draft, before: number): Promise<Step> {
  const compared = await compareIds(store, draft)
  noteReads(draft)
  const made = step(draft, before)
  const writes: Write[] = [
    ...[...draft.changedLinks].flatMap((key) => {
      const link = draft.links.get(key)
      return link ? [put('links', link)] : []
    }),
    ...[...draft.changedJournal].flatMap((id) => {
      const row = draft.journal.get(id)
      return row ? [put('journal', row)] : []
    }),
    ...[...draft.changedPositions].map((name) =>
      put('cursors', {
        connection_id: draft.connection.id,
        entity: name,
        position: draft.positions.get(name),
      }),
    ),
    ...(draft.past.isChanged
      ? [
          put('cursors', {
            connection_id: draft.connection.id,
            entity: pastCursor,
            position: draft.past.now,
          }),
        ]
      : []),
    ...compared,
    ...conflictWrites(draft),
    ...(await problemWrites(store, draft)),
    change(
      'runs',
      { connection_id: draft.connection.id, id: draft.runId },
      { progress: draft.progress, percent: made.percent, ...(await firstError(store, draft)) },
    ),
  ]
  return { ...made, writes }
}

function conflictWrites(draft: Draft): Write[] {
  return draft.conflicts.map((found) => {
    if ('settled' in found)
      return put('conflicts', { ...found.settled, state: 'resolved', resolved_at: draft.now })
    const { row, label, collisions, state, winner } = found
    return put('conflicts', {
      connection_id: draft.connection.id,
      entity: row.entity,
      record: row.platform_id,
      label,
      fields: collisions,
      journal_id: row.id,
      found_at: draft.now,
      state,
      winner: winner ?? null,
      resolved_at: winner ? draft.now : null,
      resolved_by: winner ? 'rule' : null,
    })
  })
}

/** What went wrong first is what the list of runs shows (R76). */
async function firstError(store: Store, draft: Draft): Promise<{ first_error?: string }> {
  const [first] = draft.problems
  if (
    !first ||
    (await one(store, 'runs', { connection_id: draft.connection.id, id: draft.runId }))?.first_error
  )
    return {}
  return { first_error: wordsOf(first).reason }
}

async function problemWrites(store: Store, draft: Draft): Promise<Write[]> {
  const connection_id = draft.connection.id
  const writes: Write[] = draft.solved.length > 0 ? await solvedWrites(store, draft) : []
  for (const p of draft.problems) {
    const key = { connection_id, code: p.code, entity: p.entity, record: p.record }
    const known = await one(store, 'errors', key)
    writes.push(
      put('errors', {
        ...key,
        ...wordsOf(p),
        label: p.label ?? null,
        party: p.party ?? null,
        raw_code: p.raw ?? null,
        run_id: draft.runId,
        first_at: known?.first_at ?? draft.now,
        last_at: draft.now,
        count: (known?.count ?? 0) + 1,
        state: 'open',
      }),
    )
  }
  for (const s of draft.skips) {
    const key = { connection_id, code: s.code, entity: s.entity, record: s.record }
    const known = await one(store, 'skips', key)
    writes.push(
      put('skips', {
        ...key,
        label: s.label ?? null,
        reason: s.reason,
        run_id: draft.runId,
        first_at: known?.first_at ?? draft.now,
        last_at: draft.now,
        count: (known?.count ?? 0) + 1,
      }),
    )
  }
  return writes
}

/** Errors of records that are in order now are over. */
async function solvedWrites(store: Store, draft: Draft): Promise<Write[]> {
  const where = { connection_id: draft.connection.id, state: 'open' }
  const open = await store.select('errors', where)
  if (open.length === 0) return []
  const solved = new Set(draft.solved.map((s) => [s.entity, s.record, s.code ?? ''].join(':')))
  // Whatever is read of the record: that a write of it is lost is over when a person has decided.
  const undecided = new Set(
    [...draft.journal.values()].flatMap((row) =>
      row.state === 'lost' ? `${row.entity}:${row.platform_id}` : [],
    ),
  )
  return open
    .filter((row) => {
      const key = `${row.entity}:${row.record}`
      const isSolved = solved.has(`${key}:`) || solved.has(`${key}:${row.code}`)
      return isSolved && !(row.code === 'E_WRITE_LOST' && undecided.has(key))
    })
    .map((row) =>
      change(
        'errors',
        {
          connection_id: row.connection_id,
          code: row.code,
          entity: row.entity,
          record: row.record,
        },
        { state: 'cleared' },
      ),
    )
}
