// The real world of a command: configuration, clock, store, backend; each opened when first asked for, so that
// --help opens nothing.
import { mkdirSync } from 'node:fs'
import { type Env, type Log, realEnv } from '../env.ts'
import { didYouMean, fileProblem, invariant, QbsyncError } from '../errors.ts'
import { profileOf } from '../profiles/chosen.ts'
import type { Profile } from '../profiles/profile.ts'
import { entities, entityByPlural, entityNamed } from '../schema/entities.ts'
import type { Entity } from '../schema/entity.ts'
import type { Row, Store } from '../store/store.ts'
import type { Backend } from '../sync/ports.ts'
import { type Config, defaultConfigFile, loadConfig } from './config.ts'
import { openStoreAt, shownAddress, storeFile } from './store-config.ts'

export interface ContextFlags {
  config?: string | undefined
  'data-dir'?: string | undefined
}

export interface Context {
  readonly config: Config
  readonly env: Env
  store(): Promise<Store>
  backend(): Promise<Backend>
  /** Databases that this command works with, for errors that do not say which. */
  readonly files: Set<string>
  close(): Promise<void>
}

export async function openContext(flags: ContextFlags, log?: Log): Promise<Context> {
  const config = await loadConfig(flags)
  const env = realEnv(log)
  let store: Store | undefined
  let backend: Backend | undefined
  const files = new Set<string>()
  return {
    config,
    files,
    env,
    async store() {
      if (!store) {
        makeFolder(config.dataDir)
        const address = config.store.url ?? storeFile(config.dataDir)
        files.add(await shownAddress(address))
        store = await openStoreAt(address)
      }
      return store
    },
    async backend() {
      if (!backend) {
        makeFolder(config.dataDir)
        const { openBackend, shownBackend } = await import('./backend-config.ts')
        const { type } = config.backend
        if (type === 'sqlite' || type === 'postgres') files.add(await shownBackend(config.backend))
        backend = await openBackend(config.backend, {
          env,
          configFile: config.file ?? defaultConfigFile,
        })
      }
      return backend
    },
    async close() {
      await backend?.close()
      await store?.close()
    },
  }
}

/** Throws E_FILE. */
export function makeFolder(folder: string): void {
  try {
    // State holds other people's books: nobody but the owner needs to look into the folder.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const problem = fileProblem(cause)
    throw new QbsyncError(
      'E_FILE',
      { file: folder, problem, hint: 'Choose another folder with --data-dir.' },
      { cause },
    )
  }
}

/** The connection named, or the only one there is. */
export async function findConnection(
  store: Store,
  id: string | undefined,
): Promise<Row<'connections'>> {
  const all = await store.select('connections', {}, { order: [['id', 'asc']] })
  const found = id === undefined && all.length === 1 ? all[0] : all.find((c) => c.id === id)
  if (found) return found
  const known = all.map((c) => c.id).join(', ')
  if (id === undefined && all.length > 1)
    throw new QbsyncError('E_USAGE', {
      detail: `There are ${all.length} connections (${known}): say which one with --connection`,
    })
  throw new QbsyncError('E_NO_CONNECTION', {
    named: id === undefined ? ' yet' : ` "${id}"`,
    hint: known
      ? `Known: ${known}. Create one with: qbsync connection create.`
      : 'Begin with: qbsync init, or try the simulator with: qbsync sync --simulate.',
  })
}

/** The rules a connection goes by: its profile with its switches applied. */
export function profileFor(connection: Row<'connections'>): Profile {
  const profile = profileOf(connection)
  invariant(profile, `profile ${connection.profile} exists`)
  return profile
}

/** The entity a person means by "invoices", "Invoice" or "invoice"; the nearest names if there is none. */
export function findEntity(word: string): Entity {
  const found =
    entityByPlural(word.toLowerCase()) ??
    entityNamed(word) ??
    entities.find((e) => e.name.toLowerCase() === word.toLowerCase())
  if (found) return found
  const known = entities.map((e) => e.plural)
  throw new QbsyncError('E_UNKNOWN_ENTITY', {
    entity: word,
    hint: didYouMean(word, known),
  })
}
