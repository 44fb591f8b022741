// The key `store` of the configuration: where qbsync keeps its own state, and how it is opened.
import { join, resolve } from 'node:path'
import type { Store } from '../store/store.ts'

export interface StoreConfig {
  /** Address of a PostgreSQL database; undefined: qbsync.db in the data folder. */
  readonly url: string | undefined
}

export const storeExpectations: Readonly<Record<string, string>> = {
  store: 'the key url',
  'store.url':
    'postgres://user@host/database; the password stands in the environment variable PGPASSWORD, or in the address',
}

export const isPostgres = (address: string): boolean => /^postgres(ql)?:\/\//.test(address)

/** File of the store in a data folder. */
export const storeFile = (dataDir: string): string => join(dataDir, 'qbsync.db')

/** Opens a store by its address, or by the path of a SQLite file. Throws E_STORE, E_STORE_NEWER. */
export async function openStoreAt(address: string): Promise<Store> {
  if (isPostgres(address)) {
    const { openPostgresStore } = await import('../store/postgres.ts')
    return openPostgresStore(address)
  }
  const { openSqliteStore } = await import('../store/sqlite.ts')
  return openSqliteStore(resolve(address))
}

/** The address as it may be shown: without its password. */
export async function shownAddress(address: string): Promise<string> {
  if (!isPostgres(address)) return resolve(address)
  const { withoutPassword } = await import('../store/postgres-address.ts')
  return withoutPassword(address)
}
