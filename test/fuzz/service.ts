// The service as it is in earnest, over databases in memory, with one connection; and what its store was told.
import Database from 'better-sqlite3'
import { build } from '../../src/backend/schema.ts'
import { sqliteBackendOn } from '../../src/backend/sqlite.ts'
import { createConnection } from '../../src/cli/connections.ts'
import { type Log, silent, type VirtualEnv, virtualEnv } from '../../src/env.ts'
import { createService } from '../../src/qbwc/service.ts'
import type { WebConnectorService } from '../../src/qbwc/service-port.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add, type Store, type TableName, tableOf } from '../../src/store/store.ts'

export const user = 'rivera'
export const password = 'the right one'

export interface Served {
  readonly env: VirtualEnv
  readonly store: Store
  readonly db: Database.Database
  readonly service: WebConnectorService
  /** Tables written to since it was last emptied. */
  readonly touched: Set<TableName>
  close(): Promise<void>
}

export async function serve(log: Log = silent): Promise<Served> {
  const env = virtualEnv({ now: Date.UTC(2026, 3, 1, 14), seed: 1, log })
  const db = new Database(':memory:')
  build(db)
  const touched = new Set<TableName>()
  const own = openSqliteStore(':memory:')
  const store: Store = {
    ...own,
    commit(writes, how) {
      for (const write of writes) touched.add(tableOf(write))
      return own.commit(writes, how)
    },
  }
  const connection = await createConnection(store, env, {
    id: 'rivera',
    profile: 'payments-desktop',
  })
  await store.commit([
    add('callers', { user_name: user, connection_id: connection.id }),
    add('installations', {
      user_name: user,
      connection_id: connection.id,
      label: user,
      app_name: 'qbsync rivera',
      origin: 'https://sync.example.com',
      password_hash: password,
      owner_id: '{11111111-2222-3333-4444-555555555555}',
      file_id: '{22222222-2222-3333-4444-555555555555}',
      generation: 1,
      created_at: env.now(),
      last_seen_at: null,
      application: null,
      previous_hash: null,
      revoked_at: null,
    }),
  ])
  touched.clear()
  const service = createService({
    store,
    backend: sqliteBackendOn(db),
    env,
    verify: async (_user, given, hash) => given === hash,
    version: '0.0.0',
  })
  const close = async () => {
    await store.close()
    db.close()
  }
  return { env, store, db, service, touched, close }
}
