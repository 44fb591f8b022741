// Conflicts: both sides changed the same field, and a person decides which one holds.
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { change, type Row, type Store } from '../store/store.ts'
import type { Collision } from '../sync/merge.ts'

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

export const conflictView = (row: Row<'conflicts'>) => ({
  connection: row.connection_id,
  entity: row.entity,
  record: row.record,
  number: row.label,
  /** What it was, what QuickBooks says, what the platform says. */
  fields: row.fields as readonly Collision[],
  state: row.state,
  winner: row.winner,
  foundAt: iso(row.found_at),
  resolvedAt: iso(row.resolved_at),
  resolvedBy: row.resolved_by,
})

export type ConflictView = ReturnType<typeof conflictView>

export async function drawConflicts({
  conflicts,
}: {
  conflicts: readonly ConflictView[]
}): Promise<string> {
  const { table } = await import('./render.ts')
  if (conflicts.length === 0) return 'No conflicts.'
  return table(
    ['record', 'field', 'was', 'QuickBooks', 'platform', 'state', 'holds'],
    conflicts.flatMap((c) =>
      c.fields.map((v) => [
        `${c.entity} ${c.number ?? c.record}`,
        v.column,
        v.was,
        v.quickbooks,
        v.platform,
        c.state,
        c.winner,
      ]),
    ),
  )
}

/** Those that wait for a person, or all. */
export async function conflictsOf(
  store: Store,
  of: { connection_id?: string },
  all: boolean,
): Promise<ConflictView[]> {
  const where = all ? of : { ...of, state: { in: ['open', 'chosen'] } }
  const rows = await store.select('conflicts', where, { order: [['found_at', 'desc']] })
  return rows.map(conflictView)
}

/** Notes who wins; the next run carries it out. Throws E_NOT_FOUND with what is open. */
export async function resolveConflict(
  store: Store,
  env: Env,
  connection: Row<'connections'>,
  word: string,
  winner: string,
): Promise<ConflictView[]> {
  const of = { connection_id: connection.id, state: { in: ['open', 'chosen'] } }
  const open = await store.select('conflicts', of)
  const found = open.filter((c) => c.record === word || c.label === word)
  if (found.length === 0) {
    const known = open.map((c) => c.label ?? c.record).join(', ')
    const hint = known ? `Open are: ${known}.` : 'No conflict is open.'
    throw new QbsyncError('E_NOT_FOUND', { thing: 'open conflict', id: word, hint })
  }
  const set = { state: 'chosen', winner, resolved_at: env.now(), resolved_by: 'a person' }
  await store.commit([
    ...found.map((c) =>
      change(
        'conflicts',
        { connection_id: c.connection_id, entity: c.entity, record: c.record, state: c.state },
        set,
        1,
      ),
    ),
    change('connections', { id: connection.id }, { due: { entities: null } }),
  ])
  return found.map((c) => conflictView({ ...c, ...set }))
}
