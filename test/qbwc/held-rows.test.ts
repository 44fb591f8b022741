import { expect, test } from 'vitest'
import { holdRows } from '../../src/qbwc/held-rows.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add, change, one, type Row, type Store } from '../../src/store/store.ts'

const connection: Row<'connections'> = {
  id: 'one',
  profile: 'payments-desktop',
  created_at: 1,
  state: 'active',
  company_name: null,
  company_file: null,
  company_facts: null,
  settings: { list: ['a'] },
  authenticated_at: null,
  initial_sync: 'waiting',
  last_seen_at: null,
  due: null,
  paused_until: null,
}

async function world() {
  const real = openSqliteStore(':memory:')
  await real.commit([add('connections', connection)])
  let reads = 0
  const counted: Store = {
    ...real,
    select(table, where, options) {
      reads++
      return real.select(table, where, options)
    },
  }
  const held = holdRows(counted)
  const read = () => one(held.store, 'connections', { id: 'one' })
  return { real, held, read, reads: () => reads }
}

test('a row is read once, and what its reader does to it is no concern of the next', async () => {
  const { read, reads } = await world()
  const settings = (await read())?.settings as { list: string[] }
  settings.list.push('b')
  expect(await read()).toEqual(connection)
  expect((await read())?.settings).not.toBe((await read())?.settings)
  expect(reads()).toBe(1)
})

test('it is read anew once it was written, in the next call, and where a commit failed', async () => {
  const { real, held, read, reads } = await world()
  await read()
  await held.store.commit([change('connections', { id: 'one' }, { state: 'paused' })])
  expect((await read())?.state).toBe('paused')
  await real.commit([change('connections', { id: 'one' }, { state: 'active' })])
  expect((await read())?.state).toBe('paused')
  held.forget()
  expect((await read())?.state).toBe('active')
  await real.commit([change('connections', { id: 'one' }, { state: 'paused' })])
  await expect(held.store.commit([add('connections', connection)])).rejects.toThrow()
  expect((await read())?.state).toBe('paused')
  expect(reads()).toBe(4)
})

test('another question than for the one row is passed on, and so is a row that is not there', async () => {
  const { held, reads } = await world()
  for (let i = 0; i < 2; i++) {
    expect(await held.store.select('connections', { state: 'active' })).toHaveLength(1)
    expect(await held.store.select('connections')).toHaveLength(1)
    expect(await held.store.select('runs', { connection_id: 'one', id: 1 })).toEqual([])
    expect(await held.store.select('cursors', { connection_id: 'one' })).toEqual([])
  }
  expect(reads()).toBe(8)
})
