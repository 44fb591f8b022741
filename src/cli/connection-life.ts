// What becomes of a connection after it was made: paused, resumed, removed; and of its installations: revoked.
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { pauseSilenceMs } from '../limits.ts'
import { supersede } from '../qbwc/runs.ts'
import { unsettledStates } from '../store/journal-states.ts'
import { change, put, type Row, remove, type Store, type Write } from '../store/store.ts'
import { createEngine } from '../sync/engine.ts'
import { acceptRestored } from '../sync/restored.ts'

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** "30m", "24h", "7d" as milliseconds. Throws E_USAGE. */
export function durationOf(text: string): number {
  const found = /^([1-9]\d{0,4})([mhd])$/.exec(text)
  if (!found)
    throw new QbsyncError('E_USAGE', {
      detail: `"${text}" is no length of time: say 30m, 24h or 7d`,
    })
  return Number(found[1]) * units[found[2] as keyof typeof units]
}

/** Nothing is exchanged until it is resumed or `ms` are over; a run under way ends after its request. */
export async function pauseConnection(
  store: Store,
  env: Env,
  row: Row<'connections'>,
  ms: number | undefined,
): Promise<Row<'connections'>> {
  const set = { state: 'paused', paused_until: ms === undefined ? null : env.now() + ms }
  await store.commit([change('connections', { id: row.id }, set)])
  return { ...row, ...set }
}

export async function resumeConnection(
  store: Store,
  row: Row<'connections'>,
): Promise<Row<'connections'>> {
  const set = { state: 'active', paused_until: null }
  await store.commit([change('connections', { id: row.id }, set)])
  return { ...row, ...set }
}

/**
 * A person says that the company file which went back in time is the right one: the next run reads everything again,
 * and what was written before is looked for in it. Whoever is at it is sent away, and begins anew.
 */
export async function acceptRestoredCompany(
  store: Store,
  env: Env,
  row: Row<'connections'>,
): Promise<{ readonly toLookFor: number }> {
  const engine = createEngine({ store, env })
  for (const session of await store.select('sessions', { connection_id: row.id }))
    if (session.state !== 'Closed') await store.commit(await supersede(store, env, engine, session))
  const { writes, toLookFor } = await acceptRestored(store, row.id, env.now())
  await store.commit(writes)
  return { toLookFor }
}

/**
 * Removes a connection with all that is known of it. Records of the backend stay, and so does whatever is booked in
 * QuickBooks. Throws E_BUSY while a run is under way and E_UNFINISHED while something is not settled, unless forced.
 */
export async function removeConnection(
  store: Store,
  env: Env,
  row: Row<'connections'>,
  force: boolean,
): Promise<{ connection: string; installations: number; links: number; runs: number }> {
  const of = { connection_id: row.id }
  if (!force) {
    const open = (await store.select('sessions', of)).filter((s) => s.state !== 'Closed')
    if (open.some((s) => env.now() - s.last_call_at < pauseSilenceMs))
      throw new QbsyncError('E_BUSY', { connection: row.id })
    const count = await store.count('journal', { ...of, state: { in: unsettledStates } })
    if (count > 0) throw new QbsyncError('E_UNFINISHED', { connection: row.id, count })
  }
  const counts = {
    connection: row.id,
    installations: await store.count('installations', of),
    links: await store.count('links', of),
    runs: await store.count('runs', of),
  }
  await store.commit([
    remove('exchanges', of),
    remove('recordings', of),
    remove('mentions', of),
    remove('sessions', of),
    remove('runs', of),
    remove('cursors', of),
    remove('links', of),
    remove('journal', of),
    remove('errors', of),
    remove('skips', of),
    remove('conflicts', of),
    remove('sightings', of),
    remove('requests', of),
    remove('installations', of),
    remove('callers', of),
    remove('connections', { id: row.id }),
  ])
  return counts
}

/** The installation a person means: by its label or user name, or the only one there is. */
export async function findInstallation(
  store: Store,
  connection: Row<'connections'>,
  word: string | undefined,
): Promise<Row<'installations'>> {
  const of = { connection_id: connection.id }
  const all = await store.select('installations', of, { order: [['created_at', 'asc']] })
  const known = all.map((i) => i.label).join(', ') || 'none'
  const found =
    word === undefined
      ? all.length === 1
        ? all[0]
        : undefined
      : all.find((i) => i.label === word || i.user_name === word)
  if (found) return found
  if (word === undefined && all.length > 1)
    throw new QbsyncError('E_USAGE', {
      detail: `Connection ${connection.id} has ${all.length} installations (${known}): say which one with --label`,
    })
  const hint = `Installations of ${connection.id}: ${known}.`
  throw new QbsyncError('E_NOT_FOUND', { thing: 'installation', id: word ?? '', hint })
}

/**
 * The password is dead at once, and a run under way gets no further: what it had out is in doubt until another
 * installation asks. The row stays, since the company file may carry its stamp.
 */
export async function revokeInstallation(
  store: Store,
  env: Env,
  row: Row<'installations'>,
): Promise<Row<'installations'>> {
  const revoked = {
    ...row,
    password_hash: 'revoked',
    previous_hash: null,
    revoked_at: row.revoked_at ?? env.now(),
  }
  const engine = createEngine({ store, env })
  const writes: Write[] = [put('installations', revoked)]
  const { connection_id, user_name } = row
  for (const session of await store.select('sessions', { connection_id, user_name }))
    if (session.state !== 'Closed') writes.push(...(await supersede(store, env, engine, session)))
  await store.commit(writes)
  return revoked
}
