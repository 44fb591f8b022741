// What is SQLite's own of the SQLite backend; the contract of all backends is in contract.test.ts.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteBackend } from '../../src/backend/sqlite.ts'
import { brief, changesOf } from './contract-changes.ts'
import { invoice, type OpenedSqlite, openSqlite, put } from './rows.ts'

let opened: OpenedSqlite
beforeEach(async () => {
  opened = await openSqlite()
})
afterEach(() => opened.close())

describe('a batch', () => {
  test('waits for a platform that is writing', async () => {
    // The other writer lives in a process of its own, or nobody would be left to finish its transaction.
    const script = `
      const db = new (require('better-sqlite3'))(${JSON.stringify(opened.file)})
      db.exec("begin immediate; insert into payments (id, amount) values ('theirs', '1.00')")
      setTimeout(() => { db.exec('commit'); db.close() }, 300)
      require('node:fs').writeSync(1, 'held')`
    const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => other.stdout.once('data', resolve))
    await opened.apply([put('a', invoice('1'))])
    expect(opened.cell('select count(*) from payments')).toBe(1)
    expect(opened.cell('select count(*) from invoices')).toBe(1)
  })

  test('a reader in the middle of a transaction neither waits nor makes it wait', async () => {
    await opened.apply([put('a', invoice('1'))])
    opened.sql.exec('begin')
    const seen = opened.cell('select count(*) from invoices')
    await opened.apply([put('b', invoice('2'))])
    expect([seen, opened.cell('select count(*) from invoices')]).toEqual([1, 1])
    opened.sql.exec('commit')
    expect(opened.cell('select count(*) from invoices')).toBe(2)
  })
})

test('a replaced row is noted, an edit that a transaction takes back is not', async () => {
  await opened.apply([put('a', invoice('1'))])
  opened.sql.exec("begin; update invoices set memo = 'x'; rollback")
  expect(await changesOf(opened)).toEqual([])
  opened.sql.exec("insert or replace into invoices (id, number) values ('a', '9')")
  expect((await changesOf(opened)).map((c) => c.id)).toEqual(['a'])
})

test('one statement over many rows notes each of them', async () => {
  await opened.apply([put('a', invoice('1')), put('b', invoice('2'))])
  opened.sql.exec("update invoices set memo = 'x'")
  expect(brief(await changesOf(opened))).toEqual(['changed Invoice a', 'changed Invoice b'])
})

describe('a file that was put back to an older copy', () => {
  const ids = (page: { changes: readonly { id: string }[] }) => page.changes.map((c) => c.id)
  const told = (since?: string) => opened.backend.changes('rivera', since, 9)
  const pay = (...named: string[]) => {
    for (const id of named)
      opened.sql.exec(`insert into payments (id, amount) values ('${id}', '1.00')`)
  }
  const putBack = () =>
    opened.sql.exec(
      `delete from payments where id <> 'a'; delete from platform_changes where id <> 'a';
       update sqlite_sequence set seq = 1 where name = 'platform_changes'`,
    )

  test('tells what it has once more, and what comes then', async () => {
    pay('a', 'b', 'c')
    const before = await told()
    putBack()
    const back = await told(before.mark)
    pay('d')
    expect([back, await told(back.mark)].map(ids)).toEqual([['a'], ['d']])
  })

  test('does so when it has already noted as much again', async () => {
    pay('a', 'b')
    const before = await told()
    putBack()
    pay('d', 'e', 'f')
    expect(ids(await told(before.mark))).toEqual(['a', 'd', 'e', 'f'])
  })

  test('a mark that an older program left, the number alone, is gone on from', async () => {
    pay('a', 'b', 'c')
    expect(ids(await told('2'))).toEqual(['c'])
  })
})

describe('opening', () => {
  test('a file that is no database is refused', () => {
    const file = `${opened.file}.txt`
    writeFileSync(file, 'a letter '.repeat(500))
    expect(() => openSqliteBackend(file)).toThrow(expect.objectContaining({ code: 'E_STORE' }))
  })

  test('a folder that is not there is refused', () => {
    const file = `${opened.file}/no/backend.db`
    expect(() => openSqliteBackend(file)).toThrow(expect.objectContaining({ code: 'E_STORE' }))
  })
})
