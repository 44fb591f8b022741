// The store on a real PostgreSQL: the same behaviour as on SQLite, and what only it has to stand.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silent, virtualEnv } from '../../src/env.ts'
import { migrations } from '../../src/store/migrations.ts'
import { openPostgresStore } from '../../src/store/postgres.ts'
import { withoutPassword } from '../../src/store/postgres-address.ts'
import { forPostgres } from '../../src/store/postgres-schema.ts'
import { sweep, usualRetention } from '../../src/store/retention.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add, change, one, put, type Row, StoreConflict } from '../../src/store/store.ts'
import { type Table, type TableName, tables } from '../../src/store/tables.ts'
import { noPostgres, startPostgres, type TestPostgres } from '../postgres.ts'
import { type OpenStore, skip, storeTests } from './contract.ts'
import { ownerColumn } from './crossing.ts'
import { expectNewKeys, oldMigrations, oldRows } from './old-keys.ts'

let server: TestPostgres
const problem = noPostgres()
const onPostgres = describe.skipIf(problem)
beforeAll(async () => {
  if (problem) return
  server = await startPostgres()
}, 60_000)
afterAll(() => server?.stop(), 60_000)

async function open(): Promise<OpenStore> {
  const address = await server.database()
  const store = await openPostgresStore(address)
  return {
    store,
    reopen: async () => {
      await store.close()
      return openPostgresStore(address)
    },
  }
}

onPostgres('PostgreSQL', () => storeTests(open))

async function asked(address: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: address })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

onPostgres('its schema', () => {
  test('has the tables, columns and keys of tables.ts', async () => {
    const address = await server.database()
    await (await openPostgresStore(address)).close()
    const columns = await asked(
      address,
      `select table_name t, column_name c, data_type d, is_nullable n from information_schema.columns
       where table_schema = 'public' and table_name <> 'schema_version'`,
    )
    const keys = await asked(
      address,
      `select i.indrelid::regclass::text t, string_agg(a.attname, ',' order by k.n) k
       from pg_index i cross join unnest(i.indkey) with ordinality k(a, n)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.a
       where i.indisprimary and i.indrelid::regclass::text = any(array[${Object.keys(tables)
         .map((name) => `'${name}'`)
         .join(',')}]) group by 1`,
    )
    const types = { int: 'bigint', bytes: 'bytea' } as Record<string, string>
    for (const name of Object.keys(tables) as TableName[]) {
      const { key, columns: described }: Table = tables[name]
      const found = columns
        .filter((c) => c['t'] === name)
        .map((c) => `${c['c']} ${c['d']} ${c['n']}`)
      const wanted = Object.entries(described).map(
        ([c, kind]) =>
          `${c} ${types[kind.replace('?', '')] ?? 'text'} ${kind.endsWith('?') ? 'YES' : 'NO'}`,
      )
      expect(found.sort(), name).toEqual(wanted.sort())
      expect(keys.find((k) => k['t'] === name)?.['k'], name).toBe(key.join(','))
    }
  })

  test('from before keys began with the connection is brought there with all that is in it', async () => {
    const address = await server.database()
    for (const sql of oldMigrations) await asked(address, forPostgres(sql))
    const version = oldMigrations.length
    await asked(
      address,
      `create table schema_version (version bigint not null);
      insert into schema_version values (${version}); ${oldRows}`,
    )
    const store = await openPostgresStore(address)
    await expectNewKeys(store)
    await store.close()
    // Also what else has to be unique.
    const unique = await asked(
      address,
      `select i.indrelid::regclass::text t, a.attname c from pg_index i join pg_attribute a
       on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indisunique and i.indrelid::regclass::text not like 'pg_%'`,
    )
    for (const name of Object.keys(tables) as TableName[])
      for (const { c } of unique.filter((u) => u['t'] === name))
        if (ownerColumn(name)) expect(c, name).toBe(ownerColumn(name))
  })

  test('is made by one of several programs that start at once; the others wait', async () => {
    const address = await server.database()
    const stores = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore(address)))
    expect(await asked(address, 'select * from schema_version')).toEqual([
      { version: String(migrations.length) },
    ])
    await Promise.all(stores.map((store) => store.close()))
  })

  test('of a newer program is refused, and left as it was', async () => {
    const address = await server.database()
    await (await openPostgresStore(address)).close()
    await asked(address, 'update schema_version set version = 9999')
    await expect(openPostgresStore(address)).rejects.toMatchObject({ code: 'E_STORE_NEWER' })
    expect(await asked(address, 'select * from schema_version')).toEqual([{ version: '9999' }])
  })
})

onPostgres('what is old', () => {
  test('goes as it goes on SQLite, and pages walk over what is left in the same order', async () => {
    const day = 24 * 3_600_000
    const now = 1_000 * day
    const run = (id: number, days: number | null): Row<'runs'> => ({
      id,
      connection_id: `c${id % 2}`,
      user_name: 'u',
      started_at: 0,
      ended_at: days === null ? null : now - days * day,
      state: 'done',
      percent: 100,
      exchanges: 1,
      progress: {},
      first_error: null,
    })
    const writes = [
      ...[400, 300, 200, 100, 95, 80, 60, null].map((days, i) => put('runs', run(i + 1, days))),
      ...['z', 'ä', 'A', 'Z', 'a', 'é'].map((record, i) =>
        put('conflicts', {
          connection_id: 'c',
          entity: 'E',
          record,
          label: null,
          fields: {},
          journal_id: 'j',
          found_at: 0,
          state: i % 2 ? 'resolved' : 'open',
          winner: null,
          resolved_at: i % 2 ? now - 100 * day : null,
          resolved_by: null,
        }),
      ),
    ]
    const left = []
    for (const store of [
      openSqliteStore(':memory:'),
      await openPostgresStore(await server.database()),
    ]) {
      await store.commit(writes)
      const env = virtualEnv({ now, log: silent })
      await sweep(store, env, { ...usualRetention, maxBytes: Number.MAX_SAFE_INTEGER })
      const conflicts = await store.page('conflicts', undefined, 2)
      conflicts.push(...(await store.page('conflicts', ['c', 'E', conflicts[1]?.record], 9)))
      left.push([
        conflicts.map((c) => c.record),
        (await store.page('runs', undefined, 9)).map((r) => `${r.connection_id} ${r.id}`),
      ])
      expect(await store.bytes()).toBeGreaterThanOrEqual(0)
      await store.close()
    }
    expect(left[1]).toEqual(left[0])
    expect(left[0]).toEqual([
      ['A', 'a', 'z'],
      ['c0 6', 'c0 8', 'c1 7'],
    ])
  })
})

onPostgres('several programs on one database', () => {
  test('of several that expect the same row as it was, one has it', async () => {
    const address = await server.database()
    const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore(address)))
    await stores[0]?.commit([add('skips', skip('a', { count: 0 }))])
    const tries = await Promise.allSettled(
      stores.map((store, i) =>
        store.commit([
          change('skips', { record: 'a', count: 0 }, { count: i + 1 }, 1),
          add('skips', skip(`by ${i}`)),
        ]),
      ),
    )
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1)
    for (const t of tries)
      if (t.status === 'rejected') expect(t.reason).toBeInstanceOf(StoreConflict)
    expect(await stores[1]?.count('skips')).toBe(2)
    await Promise.all(stores.map((store) => store.close()))
  })

  test('two that wait for each other: one is taken back whole', async () => {
    const address = await server.database()
    const [a, b] = await Promise.all([openPostgresStore(address), openPostgresStore(address)])
    await a.commit([put('skips', skip('1')), put('skips', skip('2'))])
    const work = (first: string, second: string, by: number) => [
      change('skips', { record: first }, { count: by }),
      ...Array.from({ length: 50 }, (_, i) => put('skips', skip(`${by}-${i}`))),
      change('skips', { record: second }, { count: by }),
    ]
    for (let i = 0; i < 4; i++) {
      const done = await Promise.allSettled([
        a.commit(work('1', '2', 2)),
        b.commit(work('2', '1', 3)),
      ])
      for (const t of done)
        if (t.status === 'rejected') expect(t.reason).toBeInstanceOf(StoreConflict)
      expect(done.some((t) => t.status === 'fulfilled')).toBe(true)
    }
    await Promise.all([a.close(), b.close()])
  })

  test('the server is started again: what was committed is there, and the store goes on by itself', async () => {
    const address = await server.database()
    const store = await openPostgresStore(address)
    await store.commit([put('skips', skip('before'))])
    await server.restart()
    expect(await one(store, 'skips', { record: 'before' })).toEqual(skip('before'))
    await store.commit([put('skips', skip('after'))])
    expect(await store.count('skips')).toBe(2)
    await store.close()
  })
})

test.skipIf(problem)(
  'the server breaks off while batches are written: each is there whole or not at all, what was said to be there is',
  async () => {
    const store = await openPostgresStore(await server.database())
    const said = new Set<string>()
    let isBack = false
    const write = async (name: string) => {
      for (let n = 0; !isBack; n++) {
        const both = ['a', 'b'].map((half) => put('skips', skip(`${half} ${name} ${n}`)))
        const isThere = await store.commit(both).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'E_STORE' })
            return false
          },
        )
        if (isThere) said.add(`${name} ${n}`)
      }
    }
    const writers = ['1', '2', '3', '4'].map(write)
    await server.restart('crash')
    isBack = true
    await Promise.all(writers)
    const found = new Set((await store.select('skips')).map((row) => row.record))
    for (const name of said) expect(found).toContain(`a ${name}`)
    for (const name of found)
      expect(found).toContain(name.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')))
    await store.close()
  },
)

describe('an address that leads nowhere', () => {
  test.each([
    'postgres://nobody:secret@127.0.0.1:1/none',
    'postgres://postgres:wrong-secret@127.0.0.1:1/none?password=secret',
    'postgres://postgres:a@secret@127.0.0.1:1/none',
    'postgres://postgres:a/secret@127.0.0.1:1/none',
  ])('%s is one error with a hint, and without the password', async (address) => {
    const error = await openPostgresStore(address).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'E_STORE' })
    expect(String((error as Error).message)).not.toContain('secret')
    expect(withoutPassword(address)).not.toContain('secret')
  })
})
