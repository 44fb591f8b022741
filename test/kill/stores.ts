// Where the processes that are killed keep their state: one SQLite file, or one PostgreSQL for several of them that is
// itself started again while they work.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openPostgresStore } from '../../src/store/postgres.ts'
import type { Row } from '../../src/store/store.ts'
import { startPostgres } from '../postgres.ts'
import { fileBackend, type KillBackend, postgresBackend } from './backends.ts'

export type BackendType = 'sqlite' | 'postgres'

/** What is looked at from outside, between two kills and at the end. */
export interface Seen {
  readonly initialSync: string
  readonly journal: readonly Pick<Row<'journal'>, 'platform_id' | 'op' | 'state'>[]
}

export interface KillStore {
  readonly backend: KillBackend
  look(): Promise<Seen>
  /** Absent where nothing but the processes can be started again. */
  readonly restart?: (how: 'in order' | 'crash') => Promise<void>
  /** What is broken in it; empty: nothing. */
  faults(): string[]
  close(): Promise<void>
}

export function fileStore(folder: string): KillStore {
  const db = <T>(work: (db: Database.Database) => T): T => {
    const opened = new Database(join(folder, '.qbsync/qbsync.db'))
    try {
      return work(opened)
    } finally {
      opened.close()
    }
  }
  return {
    backend: fileBackend(folder),
    look: async () =>
      db((opened) => ({
        initialSync: opened
          .prepare('select initial_sync from connections')
          .pluck(true)
          .get() as string,
        journal: opened
          .prepare('select platform_id, op, state from journal')
          .all() as Seen['journal'],
      })),
    faults: () =>
      db((opened) => {
        const said = String(opened.pragma('integrity_check', { simple: true }))
        return said === 'ok' ? [] : [`qbsync.db: ${said}`]
      }),
    close: async () => undefined,
  }
}

/** Writes the qbsync.yaml that leads there, with the records in the same database or in a file. */
export async function postgresStore(folder: string, backend: BackendType): Promise<KillStore> {
  const server = await startPostgres()
  const address = await server.database()
  writeFileSync(
    join(folder, 'qbsync.yaml'),
    `store:\n  url: ${address}\nbackend:\n  type: ${backend}\n`,
  )
  const store = await openPostgresStore(address, { connections: 1 })
  return {
    backend: backend === 'postgres' ? postgresBackend(address) : fileBackend(folder),
    async look() {
      const [connection] = await store.select('connections')
      return {
        initialSync: connection?.initial_sync ?? 'waiting',
        journal: await store.select('journal'),
      }
    },
    restart: (how) => server.restart(how),
    faults: () => [],
    async close() {
      await store.close()
      await server.stop()
    },
  }
}
