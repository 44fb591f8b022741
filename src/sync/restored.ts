// A person says that the company file which went back in time is the one to go on with: everything is read again and
// compared, and what was written before is looked for.
import { profileOf } from '../profiles/chosen.ts'
import { pulledEntities } from '../profiles/profile.ts'
import { entity } from '../schema/entities.ts'
import { change, put, type Row, remove, type Store, type Write } from '../store/store.ts'
import { newPast, pastCursor } from './past.ts'
import { deletionCursor } from './plan.ts'
import type { Position } from './progress.ts'

/** Writes whose end is not known, or was only known of the file that is gone. */
const doubtful = ['sent', 'in doubt', 'unproven', 'away']

export async function acceptRestored(
  store: Store,
  connectionId: string,
  now: number,
): Promise<{ readonly writes: Write[]; readonly toLookFor: number }> {
  const of = { connection_id: connectionId }
  const cursors = await store.select('cursors', of)
  const known = new Set(cursors.map((row) => row.entity))
  const [connection] = await store.select('connections', { id: connectionId })
  const profile = connection && profileOf(connection)
  // What the first sync had brought so far may be gone too, and nobody tells of it.
  const uncompared = (profile ? pulledEntities(profile) : [])
    .map(deletionCursor)
    .filter((name) => !known.has(name))
  const rows = [...(await booked(store, of)), ...(await store.select('journal', inStates(of)))]
  return {
    toLookFor: rows.length,
    writes: [
      put('cursors', { ...of, entity: pastCursor, position: newPast }),
      ...cursors
        .filter((row) => !row.entity.startsWith('@'))
        .map((row) => put('cursors', { ...row, position: fromTheStart(row.position as Position) })),
      ...uncompared.map((name) =>
        put('cursors', { ...of, entity: name, position: { phase: 'usual', askedAt: 0 } }),
      ),
      remove('sightings', of),
      // A page that the platform took and we never noted may be newer than what is there now: all of it is put again.
      change('links', of, { revision: null }),
      // It is the right company now, whatever else is wrong.
      change('errors', { ...of, code: 'E_WRONG_COMPANY' }, { state: 'cleared' }),
      ...rows.map((row) =>
        change(
          'journal',
          { ...of, id: row.id },
          { state: 'restored', message_set_id: null, changed_at: now },
        ),
      ),
      change('connections', { id: connectionId }, { due: { entities: null } }),
    ],
  }
}

const inStates = (of: { connection_id: string }) => ({ ...of, state: { in: doubtful } })

/** Everything counts as changed, and as not compared for longer than deletions are remembered. */
function fromTheStart(position: Position): Position {
  const { since: _, deletedSince: __, askedAt, ...rest } = position
  return { ...rest, ...(askedAt === undefined ? {} : { askedAt: 0 }) }
}

/** Records that we made and nobody has taken away since, and removals that we made. */
async function booked(store: Store, of: { connection_id: string }): Promise<Row<'journal'>[]> {
  const done = await store.select('journal', {
    ...of,
    state: 'done',
    op: { in: ['create', 'remove'] },
  })
  const families = new Map<string, Row<'journal'>[]>()
  for (const row of done) {
    const { family } = entity(row.entity)
    families.set(family, [...(families.get(family) ?? []), row])
  }
  const current = new Set<string>()
  for (const [family, some] of families) {
    const ids = some.flatMap((row) => row.quickbooks_id ?? [])
    const where = { ...of, family, quickbooks_id: { in: ids }, archived_at: null }
    for (const link of await store.select('links', where))
      if (link.origin) current.add(`${family}:${link.quickbooks_id}`)
  }
  return done.filter((row) => {
    if (row.quickbooks_id === null) return false
    const isCurrent = current.has(`${entity(row.entity).family}:${row.quickbooks_id}`)
    return isCurrent === (row.op === 'create')
  })
}
