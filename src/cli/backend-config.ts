// The key `backend` of the configuration: which backend, checked, and opened when it is first asked for.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { secretBytes } from '../limits.ts'
import type { Backend } from '../sync/ports.ts'
import { readBytes } from './read-bytes.ts'
import { isPostgres, shownAddress } from './store-config.ts'

/** As it stands in the file, checked by config.ts. */
export interface RawBackend {
  type?: 'sqlite' | 'postgres' | 'http' | 'module' | undefined
  file?: string | undefined
  url?: string | undefined
  schema?: string | undefined
  key?: string | undefined
  keyFile?: string | undefined
  keyEnv?: string | undefined
  module?: string | undefined
  options?: Record<string, unknown> | undefined
}

export type BackendConfig =
  | { readonly type: 'sqlite'; readonly file: string }
  | {
      readonly type: 'postgres'
      /** With its password, where that does not stand in PGPASSWORD. */
      readonly url: string
      readonly schema: string
    }
  | {
      readonly type: 'http'
      readonly url: string
      /** Where the secret is; it is read when the backend is opened. */
      readonly key: { readonly from: 'key' | 'keyFile' | 'keyEnv'; readonly value: string }
    }
  | {
      readonly type: 'module'
      readonly module: string
      readonly options: Readonly<Record<string, unknown>>
    }

export const defaultKeyEnv = 'QBSYNC_BACKEND_KEY'
/** What people find the tables by where they say nothing. */
const usualSchema = 'qbsync'

export const backendExpectations: Readonly<Record<string, string>> = {
  backend:
    'type: sqlite with file, type: postgres with url, type: http with url and keyEnv, or type: module with module',
  'backend.type': 'sqlite, postgres, http or module',
  'backend.file': 'the path of a file, such as ./backend.db (type: sqlite)',
  'backend.url':
    'an address such as https://api.example.com/qbsync, http only on localhost (type: http); or postgres://user@host/database, the password in PGPASSWORD or in the address (type: postgres)',
  'backend.schema': `the name of a schema of the database that qbsync has for itself, such as ${usualSchema} (type: postgres)`,
  'backend.key': 'a secret of at least 16 characters, the same on both sides',
  'backend.keyFile': 'the path of a file that holds the secret and nothing else (type: http)',
  'backend.keyEnv': `the name of an environment variable, such as ${defaultKeyEnv} (type: http)`,
  'backend.module':
    'the path of a module that exports openBackend, such as ./backend.js (type: module)',
  'backend.options': 'what openBackend is called with, as "key: value" lines (type: module)',
}

const keysOf: Record<BackendConfig['type'], readonly (keyof RawBackend)[]> = {
  sqlite: ['file'],
  postgres: ['url', 'schema'],
  http: ['url', 'key', 'keyFile', 'keyEnv'],
  module: ['module', 'options'],
}

/** What belongs together; `undefined` where nothing is wrong. */
export async function problemOfBackend(
  raw: RawBackend,
  storeUrl: string | undefined,
): Promise<{ readonly key: keyof RawBackend; readonly problem: string } | undefined> {
  const type = raw.type ?? 'sqlite'
  const given = (Object.keys(raw) as (keyof RawBackend)[]).filter((k) => raw[k] !== undefined)
  const stray = given.find((k) => k !== 'type' && !keysOf[type].includes(k))
  if (stray) return { key: stray, problem: `it does not belong to type: ${type}` }
  if (type === 'module' && !raw.module) return { key: 'module', problem: 'it is missing' }
  if (type === 'postgres') {
    const url = raw.url ?? storeUrl
    if (!url) return { key: 'url', problem: 'it is missing, and the key store names none' }
    if (!isPostgres(url)) return { key: 'url', problem: 'it is no address of PostgreSQL' }
    if (raw.schema === undefined) return undefined
    const { problemOfSchema } = await import('../backend/postgres-schema.ts')
    const problem = problemOfSchema(raw.schema)
    return problem ? { key: 'schema', problem } : undefined
  }
  if (type !== 'http') return undefined
  if (!raw.url) return { key: 'url', problem: 'it is missing' }
  const { problemOfKey, problemOfUrl } = await import('../backend/http.ts')
  const problem = problemOfUrl(raw.url)
  if (problem) return { key: 'url', problem }
  const secrets = given.filter((k) => k.startsWith('key'))
  if (secrets.length > 1)
    return { key: secrets[1] ?? 'key', problem: `there is a ${secrets[0]} already` }
  const weak = raw.key === undefined ? undefined : problemOfKey(raw.key)
  return weak ? { key: 'key', problem: weak } : undefined
}

/** Paths are relative to the file they stand in; a database that is not named is that of the store. */
export function backendConfig(
  raw: RawBackend | undefined,
  places: {
    readonly base: string
    readonly dataDir: string
    readonly storeUrl: string | undefined
  },
): BackendConfig {
  if (raw?.type === 'postgres')
    return {
      type: 'postgres',
      url: raw.url ?? places.storeUrl ?? '',
      schema: raw.schema ?? usualSchema,
    }
  if (raw?.type === 'http') {
    const { url = '', key, keyFile, keyEnv = defaultKeyEnv } = raw
    if (key !== undefined) return { type: 'http', url, key: { from: 'key', value: key } }
    if (keyFile === undefined) return { type: 'http', url, key: { from: 'keyEnv', value: keyEnv } }
    return { type: 'http', url, key: { from: 'keyFile', value: resolve(places.base, keyFile) } }
  }
  if (raw?.type === 'module')
    return {
      type: 'module',
      module: resolve(places.base, raw.module ?? ''),
      options: raw.options ?? {},
    }
  const file = raw?.file ? resolve(places.base, raw.file) : resolve(places.dataDir, 'backend.db')
  return { type: 'sqlite', file }
}

/** Where it is, as it may be shown. */
export async function shownBackend(config: BackendConfig): Promise<string> {
  if (config.type === 'sqlite') return config.file
  if (config.type === 'module') return config.module
  if (config.type === 'http') return config.url
  return `${await shownAddress(config.url)}, schema ${config.schema}`
}

/** Throws E_CONFIG with the key that is to be corrected; E_STORE, E_STORE_NEWER where it is a database. */
export async function openBackend(
  config: BackendConfig,
  context: { readonly env: Env; readonly configFile: string },
): Promise<Backend> {
  if (config.type === 'sqlite') {
    const { openSqliteBackend } = await import('../backend/sqlite.ts')
    return openSqliteBackend(config.file)
  }
  if (config.type === 'postgres') {
    const { openPostgresBackend } = await import('../backend/postgres.ts')
    return openPostgresBackend(config.url, { schema: config.schema })
  }
  if (config.type === 'module') return openModule(config, context)
  const { openHttpBackend, problemOfKey } = await import('../backend/http.ts')
  const key = secretOf(config.key, context.configFile)
  const problem = problemOfKey(key)
  if (problem) throw wrong(context.configFile, config.key.from, problem)
  return openHttpBackend({ url: config.url, key, env: context.env })
}

const wrong = (file: string, key: keyof RawBackend, problem: string, cause?: unknown) => {
  const path = `backend.${key}`
  const expected = backendExpectations[path] ?? ''
  return new QbsyncError('E_CONFIG', { file, path, problem, expected }, { cause })
}

type Secret = Extract<BackendConfig, { type: 'http' }>['key']

function secretOf({ from, value }: Secret, file: string): string {
  if (from === 'key') return value
  if (from === 'keyEnv') {
    const found = process.env[value]
    if (!found) throw wrong(file, from, `the environment variable ${value} is not set`)
    return found
  }
  try {
    return readBytes(value, secretBytes).toString('utf8').trim()
  } catch (cause) {
    const why = cause instanceof QbsyncError ? cause.details['problem'] : cause
    throw wrong(file, from, String(why), cause)
  }
}

const methods = ['apply', 'changes', 'close'] as const

async function openModule(
  config: Extract<BackendConfig, { type: 'module' }>,
  { env, configFile }: { readonly env: Env; readonly configFile: string },
): Promise<Backend> {
  let open: unknown
  try {
    const loaded = (await import(pathToFileURL(config.module).href)) as { openBackend?: unknown }
    open = loaded.openBackend
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
    throw wrong(configFile, 'module', `it cannot be loaded: ${problem}`, cause)
  }
  if (typeof open !== 'function')
    throw wrong(configFile, 'module', 'it exports no function openBackend')
  const backend = (await open(config.options, { env })) as Partial<Backend> | undefined
  const missing = methods.find((name) => typeof backend?.[name] !== 'function')
  if (missing)
    throw wrong(configFile, 'module', `what its openBackend gives has no function ${missing}`)
  return backend as Backend
}
