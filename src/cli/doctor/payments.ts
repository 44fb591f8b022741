// Payments in the tables of the platform that wait to be booked and of which no run has said anything: one that names a
// connection nobody knows would wait for ever, and no page would ever tell.
import { existsSync } from 'node:fs'
import type { Store } from '../../store/store.ts'
import type { Untaken } from '../../sync/ports.ts'
import { defaultConfigFile } from '../config.ts'
import { type Check, fine, note, type Patient, problem, type Said } from './check.ts'

/** More are not named one by one. */
const most = 20

export const paymentChecks: readonly Check[] = [{ id: 'payments', title: 'payments', look }]

async function look({ config, env, store }: Patient): Promise<Said[]> {
  const { type } = config.backend
  if (!store || type === 'http' || type === 'module') return []
  // Looking makes no file.
  if (config.backend.type === 'sqlite' && !existsSync(config.backend.file)) return []
  const { openBackend } = await import('../backend-config.ts')
  const backend = await openBackend(config.backend, {
    env,
    configFile: config.file ?? defaultConfigFile,
  })
  try {
    const found = (await backend.untaken?.(most)) ?? []
    if (found.length === 0) return [fine('a run has dealt with each that is to be booked')]
    return await judged(store, found)
  } finally {
    await backend.close()
  }
}

async function judged(store: Store, found: readonly Untaken[]): Promise<Said[]> {
  const said: Said[] = []
  const waiting: string[] = []
  for (const { id, connection, isNoted } of found) {
    const text = `payment ${id}`
    if (connection !== null && !(await isKnown(store, connection)))
      said.push(
        problem(
          `${text} names the connection ${connection}, which is not here: it will never be booked`,
          `Correct its column connection (qbsync connection list), or leave it empty: update payments set connection = … where id = ${quoted(id)}`,
        ),
      )
    else if (!isNoted)
      said.push(
        problem(
          `${text} was written with a sync_version, as qbsync itself writes: it was taken for one from QuickBooks`,
          `Leave sync_version out, and write the row once more: ${again(quoted(id))}`,
        ),
      )
    else waiting.push(id)
  }
  if (waiting.length > 0)
    said.push(
      note(
        `${waiting.length === most ? `${most} or more` : waiting.length} wait: ${waiting.join(', ')}`,
        `The next run takes them. One that stays is looked at again when it is written to: ${again('…')}`,
      ),
    )
  return said
}

const again = (id: string): string => `update payments set status = status where id = ${id}`
const quoted = (id: string): string => `'${id.replaceAll("'", "''")}'`

const isKnown = async (store: Store, id: string): Promise<boolean> =>
  (await store.count('connections', { id })) > 0
