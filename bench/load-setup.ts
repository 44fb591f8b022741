// Fills a data folder for the workload "load": connections with a password each, hashed cheaply, since a thousand
// hashes at the usual cost take minutes and are not what is measured. Prints their user names as JSON.
//   node --import tsx bench/load-setup.ts FOLDER POLLING FIRST
import { join } from 'node:path'
import { realEnv } from '../src/env.ts'
import { hashPassword } from '../src/qbwc/credentials.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { add } from '../src/store/store.ts'

const [folder = '.', polling = '1000', first = '20'] = process.argv.slice(2)
const env = realEnv()
const store = openSqliteStore(join(folder, 'qbsync.db'))
const hash = await hashPassword('load', { N: 16, r: 1, p: 1 })
const users = (kind: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${kind}-${n}`)
const made = { polling: users('poll', Number(polling)), first: users('first', Number(first)) }
const now = env.now()
await store.commit(
  [...made.polling, ...made.first].flatMap((name) => [
    add('connections', {
      id: name,
      profile: 'payments-desktop',
      created_at: now,
      state: 'active',
      company_name: null,
      company_file: null,
      company_facts: null,
      settings: {},
      authenticated_at: null,
      initial_sync: 'waiting',
      last_seen_at: null,
      due: null,
      paused_until: null,
    }),
    add('callers', { user_name: name, connection_id: name }),
    add('installations', {
      user_name: name,
      connection_id: name,
      label: name,
      app_name: name,
      origin: 'http://localhost',
      password_hash: hash,
      owner_id: '{11111111-2222-3333-4444-555555555555}',
      file_id: '{22222222-2222-3333-4444-555555555555}',
      generation: 1,
      created_at: now,
      last_seen_at: null,
      application: null,
      previous_hash: null,
      revoked_at: null,
    }),
  ]),
)
await store.close()
console.log(JSON.stringify(made))
