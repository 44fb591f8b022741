// Which run, or request, a person means by its number: each connection counts its own.
import { QbsyncError } from '../../errors.ts'
import type { Row, Store } from '../../store/store.ts'
import { findConnection } from '../context.ts'
import { newestFirst } from './find.ts'

export interface RunWish {
  /** Undefined: the newest. */
  readonly run?: number | undefined
  readonly connection?: string | undefined
}

/** Throws E_NOT_FOUND, E_NO_CONNECTION, and E_USAGE where several connections have a run of the number. */
export async function whichRun(store: Store, wish: RunWish): Promise<Row<'runs'>> {
  const { run: id, connection } = wish
  const of = await ofConnection(store, connection)
  const where = id === undefined ? of : { ...of, id }
  const limit = id === undefined ? { limit: 1 } : {}
  const found = await store.select('runs', where, { order: newestFirst, ...limit })
  const run = id === undefined ? found[0] : onlyOne('run', id, found)
  if (!run) throw await noRun(store, id)
  return run
}

export const ofConnection = async (
  store: Store,
  connection: string | undefined,
): Promise<{ connection_id?: string }> =>
  connection === undefined ? {} : { connection_id: (await findConnection(store, connection)).id }

/** The one row of these; undefined where there is none. Throws E_USAGE where there are several. */
export function onlyOne<T extends { readonly connection_id: string }>(
  thing: 'run' | 'request',
  id: number,
  rows: readonly T[],
): T | undefined {
  if (rows.length <= 1) return rows[0]
  const names = rows.map((row) => row.connection_id).sort()
  throw new QbsyncError('E_USAGE', {
    detail: `${names.length} connections have a ${thing} ${id} (${names.join(', ')}): say which one with --connection`,
  })
}

async function noRun(store: Store, id: number | undefined): Promise<QbsyncError> {
  const any = (await store.count('runs')) > 0
  const hint = any
    ? 'See: qbsync runs list.'
    : 'There are no runs yet: the Web Connector has not called. See what is missing: qbsync doctor.'
  return new QbsyncError('E_NOT_FOUND', { thing: 'run', id: id ?? 'newest', hint })
}
