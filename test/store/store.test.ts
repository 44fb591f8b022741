import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import { migrations } from '../../src/store/migrations.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add, put, StoreConflict } from '../../src/store/store.ts'
import { type Table, type TableName, tables } from '../../src/store/tables.ts'
import { type OpenStore, skip, storeTests } from './contract.ts'
import { ownerColumn } from './crossing.ts'
import { expectNewKeys, oldMigrations, oldRows } from './old-keys.ts'
import { holdWriteLock, inProcesses } from './processes.ts'

async function inMemory(): Promise<OpenStore> {
  return { store: openSqliteStore(':memory:') }
}

async function onDisk(): Promise<OpenStore> {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-store-'))
  const file = join(folder, 'qbsync.db')
  const store = openSqliteStore(file)
  return {
    store,
    reopen: async () => {
      await store.close()
      return openSqliteStore(file)
    },
    clear: async () => rmSync(folder, { recursive: true }),
  }
}

describe.each([
  ['SQLite in memory', inMemory],
  ['SQLite on disk', onDisk],
])('%s', (_, open) => storeTests(open))

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-store-'))
  file = join(folder, 'qbsync.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const errorOf = (work: () => unknown): QbsyncError => {
  try {
    work()
  } catch (error) {
    if (error instanceof QbsyncError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('whose file it is', () => {
  test('a SQLite file of another program is refused and left as it was', () => {
    const other = new Database(file)
    other.exec('create table songs (title text)')
    other.close()
    const before = readFileSync(file)
    expect(errorOf(() => openSqliteStore(file))).toMatchObject({
      code: 'E_STORE',
      message: expect.stringContaining('another program'),
    })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('ours is marked, and one from before the mark is taken', async () => {
    await openSqliteStore(file).close()
    const db = new Database(file)
    expect(db.pragma('application_id', { simple: true })).toBe(0x71627379)
    db.pragma('application_id = 0')
    db.close()
    await openSqliteStore(file).close()
  })
})

describe('tables.ts and migrations.ts say the same', () => {
  interface Info {
    name: string
    type: string
    notnull: 0 | 1
    pk: number
  }
  function real(): Record<string, Info[]> {
    const db = new Database(':memory:')
    for (const sql of migrations) db.exec(sql)
    const names = db
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
      .pluck()
      .all()
    const found = (names as string[]).map((name) => [name, db.pragma(`table_info(${name})`)])
    db.close()
    return Object.fromEntries(found)
  }

  test('the same tables', () => {
    expect(Object.keys(real()).sort()).toEqual(Object.keys(tables).sort())
  })

  test.each(Object.keys(tables) as TableName[])('%s: columns, types, keys', (name) => {
    const info = real()[name] ?? []
    const { key, columns }: Table = tables[name]
    const described = Object.entries(columns).map(([column, kind]) => ({
      column,
      type: kind.startsWith('int') ? 'integer' : kind === 'bytes' ? 'blob' : 'text',
      mayBeNull: kind.endsWith('?'),
    }))
    const migrated = info.map((c) => ({
      column: c.name,
      type: c.type.toLowerCase(),
      // SQLite forgets to say that a key cannot be null; ours never are.
      mayBeNull: c.notnull === 0 && c.pk === 0,
    }))
    expect(migrated).toEqual(described)
    const keyed = info.filter((c) => c.pk > 0).sort((a, b) => a.pk - b.pk)
    expect(keyed.map((c) => c.name)).toEqual(key)
  })
})

describe('every key begins with the connection', () => {
  test.each(Object.keys(tables) as TableName[])('%s, or belongs to none', (name) => {
    const { key, shared }: Table = tables[name]
    // The only ones that are asked before a connection is known, and the row that each process has of itself.
    if (shared) expect(['callers', 'servers']).toContain(name)
    else expect(key[0]).toBe(ownerColumn(name))
  })

  test('and so does whatever else has to be unique', () => {
    const db = new Database(':memory:')
    for (const sql of migrations) db.exec(sql)
    for (const name of Object.keys(tables) as TableName[])
      for (const index of db.pragma(`index_list(${name})`) as { name: string; unique: 0 | 1 }[]) {
        const [first] = db.pragma(`index_info(${index.name})`) as { name: string }[]
        if (index.unique && !(tables[name] as Table).shared)
          expect(first?.name, index.name).toBe(ownerColumn(name))
      }
    db.close()
  })

  test('a file from before is brought there with all that is in it', async () => {
    const db = new Database(file)
    for (const sql of oldMigrations) db.exec(sql)
    db.pragma(`user_version = ${oldMigrations.length}`)
    db.exec(oldRows)
    db.close()
    const store = openSqliteStore(file)
    await expectNewKeys(store)
    await store.close()
  })
})

describe('opening', () => {
  test('raises the version, once', async () => {
    await openSqliteStore(file).close()
    await openSqliteStore(file).close()
    const db = new Database(file, { readonly: true })
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length)
    db.close()
  })

  test('from several processes at once: the schema is made once and nobody fails', async () => {
    // In WAL from the start; that a new file is turned into one while others look on is the next test.
    const files = Array.from({ length: 12 }, (_, i) => join(folder, `${i}.db`))
    for (const name of files) {
      const db = new Database(name)
      db.pragma('journal_mode = WAL')
      db.close()
    }
    const said = await inProcesses(4, files)
    expect(said).toEqual(['done', 'done', 'done', 'done'])
    for (const name of files) {
      const store = openSqliteStore(name)
      expect(await store.count('skips')).toBe(4)
      await store.close()
    }
  }, 60_000)

  // better-sqlite3's timeout does not cover the switch to WAL: SQLite answers "busy" without waiting.
  test('a new file that another process writes to is waited for', async () => {
    // see src/store/sqlite.ts openDatabase: no second try
    const holder = await holdWriteLock(file, 400)
    try {
      await openSqliteStore(file).close()
    } finally {
      await holder.done
    }
  })

  test('two stores of one file see what the other committed, and its conflicts', async () => {
    const [a, b] = [openSqliteStore(file), openSqliteStore(file)]
    await a.commit([add('skips', skip('x'))])
    expect(await b.count('skips')).toBe(1)
    await expect(b.commit([put('skips', skip('y')), add('skips', skip('x'))])).rejects.toThrow(
      StoreConflict,
    )
    expect(await a.count('skips')).toBe(1)
    await a.close()
    await b.close()
  })

  test('a database of a newer qbsync is refused and not touched', async () => {
    await openSqliteStore(file).close()
    const db = new Database(file)
    db.exec('create table from_the_future (id text); alter table runs add column mood text')
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.close()
    const before = readFileSync(file)
    const error = errorOf(() => openSqliteStore(file))
    expect(error.code).toBe('E_STORE_NEWER')
    expect(error.message).toContain(`schema ${migrations.length + 1}`)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('a file that is no database is refused with a hint and not touched', () => {
    const garbage = Buffer.from('This is a letter, not a database. '.repeat(200))
    writeFileSync(file, garbage)
    const error = errorOf(() => openSqliteStore(file))
    expect(error.code).toBe('E_STORE')
    expect(error.hint).toContain('another file')
    expect(readFileSync(file).equals(garbage)).toBe(true)
  })

  test('a database cut off in the middle is refused', async () => {
    await openSqliteStore(file).close()
    writeFileSync(file, readFileSync(file).subarray(0, 2000))
    const { code, hint } = errorOf(() => openSqliteStore(file))
    expect([code, hint]).toEqual(['E_STORE', expect.stringContaining('damaged')])
  })

  test('a cell that somebody wrote over is damage of the file', async () => {
    const store = openSqliteStore(file)
    await store.commit([put('cursors', { connection_id: 'c', entity: 'e', position: 1 } as never)])
    const db = new Database(file)
    db.exec("update cursors set position = '{bad'")
    db.close()
    await expect(store.select('cursors')).rejects.toMatchObject({ code: 'E_DATABASE', exit: 1 })
    await store.close()
  })

  test('a folder that is not there, or in the place of the file, is refused', () => {
    const missing = errorOf(() => openSqliteStore(join(folder, 'no', 'such', 'qbsync.db')))
    expect([missing.code, missing.hint]).toEqual(['E_STORE', expect.stringContaining('folder')])
    expect(errorOf(() => openSqliteStore(folder)).code).toBe('E_STORE')
  })

  test('a database of somebody else is refused and keeps what it had', () => {
    const db = new Database(file)
    db.exec("create table runs (mine text); insert into runs values ('kept')")
    db.close()
    expect(errorOf(() => openSqliteStore(file)).code).toBe('E_STORE')
    const after = new Database(file, { readonly: true })
    expect(after.prepare('select mine from runs').pluck().all()).toEqual(['kept'])
    expect(after.pragma('user_version', { simple: true })).toBe(0)
    after.close()
  })
})
