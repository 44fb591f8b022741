// Company files that are damaged, cut off, or on a disk that is full: one clear error, nothing half-made.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { realEnv } from '../../src/env.ts'
import { databaseFault } from '../../src/errors.ts'
import { createCompany, openCompany } from '../../src/sim/company.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { diffCompanies } from '../../src/sim/diff.ts'
import { openSimulator } from '../../src/sim/http/simulator.ts'
import { writeSnapshot } from '../../src/sim/snapshot.ts'

const env = realEnv()
let folder: string
let good: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-damage-'))
  good = join(folder, 'good.qbsim')
  createCompany(good, { profile: 'rivera' }, env).close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const query =
  '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError"><CustomerQueryRq/><InvoiceQueryRq><IncludeLineItems>true</IncludeLineItems></InvoiceQueryRq></QBXMLMsgsRq></QBXML>'

/** What it came to: an error of ours (E_…), or "done". */
function told(work: () => unknown): string {
  try {
    work()
    return 'done'
  } catch (error) {
    const known = databaseFault(error, ['x.qbsim']) ?? error
    return String((known as { code?: unknown }).code ?? known)
  }
}

describe('a damaged company file', () => {
  test('is one clear error wherever the damage is', () => {
    const bytes = readFileSync(good)
    const bad = join(folder, 'bad.qbsim')
    const outcomes = new Set<string>()
    for (let page = 0; page < bytes.length / 4096; page += 3) {
      for (const end of ['-wal', '-shm']) rmSync(bad + end, { force: true })
      const damaged = Buffer.from(bytes)
      damaged.fill(0xa5, page * 4096, Math.min((page + 2) * 4096, damaged.length))
      writeFileSync(bad, damaged)
      outcomes.add(
        told(() => {
          const company = openCompany(bad, env)
          const whole = openCompany(good, env)
          try {
            new Desktop(company)
              .openSession({ appName: 'x', companyFile: '' })
              .processRequest(query)
            diffCompanies(whole, company)
            diffCompanies(company, whole)
          } finally {
            company.close()
            whole.close()
          }
        }),
      )
    }
    expect([...outcomes].filter((o) => !/^(done|E_DATABASE|E_NOT_COMPANY)$/.test(o))).toEqual([])
    expect(outcomes).toContain('E_DATABASE')
  })

  test.each([
    ['no JSON', "update meta set value = '{' where key = 'facts'"],
    ['no facts', "delete from meta where key = 'facts'"],
    ['no tables', 'drop table meta'],
  ])('with %s is told when it is opened', (_, damage) => {
    const db = new Database(good)
    db.exec(damage)
    db.close()
    expect(told(() => openCompany(good, env))).toBe('E_NOT_COMPANY')
  })
})

describe('a disk that is full', () => {
  /** As SQLite tells it: no page more than there are. */
  const full = (db: Database.Database): unknown =>
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`)

  test('in the middle of a request: an error, and nothing of the request remains', () => {
    const company = openCompany(good, env)
    full(company.db)
    const memo = 'long '.repeat(800)
    const add = `<CustomerAddRq><CustomerAdd><Name>N</Name><Notes>${memo}</Notes></CustomerAdd></CustomerAddRq>`
    const many = query.replace('<CustomerQueryRq/>', add)
    const outcome = told(() => {
      for (let n = 0; n < 50; n++)
        new Desktop(company)
          .openSession({ appName: 'x', companyFile: '' })
          .processRequest(many.replace('>N<', `>N${n}<`))
    })
    expect(outcome).toBe('E_DATABASE')
    company.db.pragma('max_page_count = 1000000')
    expect(company.db.inTransaction).toBe(false)
    expect(company.db.pragma('integrity_check', { simple: true })).toBe('ok')
    company.close()
  })

  test('while a company is made: no file of that name, and nothing left over', () => {
    const file = join(folder, 'new.qbsim')
    // The disk fills up at the very end, when the write-ahead log goes into the file.
    const stop = stopCheckpoints()
    expect(told(() => createCompany(file, { profile: 'rivera' }, env))).toBe('E_DATABASE')
    stop()
    expect(readdirSync(folder)).toEqual(['good.qbsim'])
  })

  test('when a company is opened: it is not told to be damaged', () => {
    const stop = stopPragmas(/journal_mode/)
    expect(told(() => openCompany(good, env))).toBe('E_DATABASE')
    stop()
    expect(told(() => openCompany(good, env).close())).toBe('done')
  })

  test('while a snapshot is replaced: the old one is still there', async () => {
    const snapshot = join(folder, 'kept.snapshot')
    writeFileSync(snapshot, 'the old one')
    const company = openCompany(good, env)
    company.db.backup = () => Promise.reject(new Error('database or disk is full'))
    await expect(writeSnapshot(company, snapshot, { force: true })).rejects.toMatchObject({
      code: 'E_FILE',
    })
    company.close()
    expect(readFileSync(snapshot, 'utf8')).toBe('the old one')
    expect(readdirSync(folder).sort()).toEqual(['good.qbsim', 'kept.snapshot'])
  })
})

test('a company that replaces another is made before that one goes', () => {
  const bytes = readFileSync(good)
  const wish = { profile: 'rivera', force: true } as const
  const stop = stopCheckpoints()
  expect(told(() => createCompany(good, wish, env))).toBe('E_DATABASE')
  stop()
  expect(readFileSync(good)).toEqual(bytes)
  expect(told(() => createCompany(folder, wish, env))).toBe('E_FILE')
  createCompany(good, wish, env).close()
  expect(readdirSync(folder)).toEqual(['good.qbsim'])
})

test('a company without a name is one clear error, and nothing is left over', () => {
  const before = readdirSync('.')
  expect(told(() => createCompany('', { profile: 'empty' }, env))).toBe('E_FILE')
  expect(readdirSync('.')).toEqual(before)
})

test('snapshots of one name taken at once are each whole', async () => {
  const simulator = openSimulator({ company: good }, env)
  const { snapshots } = simulator
  await snapshots.keep('a')
  await Promise.all(
    Array.from({ length: 8 }, (_, n) => (n % 3 ? snapshots.keep('a') : snapshots.restore('a'))),
  )
  expect(snapshots.diff('a').same).toBe(true)
  simulator.close()
})

/** Every checkpoint fails as it does without space. */
const stopCheckpoints = (): (() => void) => stopPragmas(/wal_checkpoint/)

function stopPragmas(which: RegExp): () => void {
  const real = Database.prototype.pragma
  Database.prototype.pragma = function (this: Database.Database, text: string, options) {
    if (which.test(text)) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    return real.call(this, text, options as never)
  } as typeof real
  return () => {
    Database.prototype.pragma = real
  }
}
