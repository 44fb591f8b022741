// A page of a real file that is damaged: found before anything is decided by it, and told in one clear error.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import { runErrorOf } from '../../src/qbwc/run-context.ts'
import { checkStore, inspectDatabase } from '../../src/store/inspect.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { add } from '../../src/store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'qbsync-damaged-'))
const file = join(folder, 'qbsync.db')
const pageBytes = 4096
let whole: Buffer
/** Numbers of the pages that hold rows or keys of these tables. */
let pagesOf: (name: string) => number[]

beforeAll(async () => {
  const store = openSqliteStore(file)
  const text = 'x'.repeat(300)
  await store.commit(
    Array.from({ length: 60 }, (_, n) =>
      add('journal', {
        id: `row-${n}`,
        connection_id: 'a',
        entity: 'ReceivePayment',
        op: 'create',
        platform_id: `p-${n}`,
        state: 'waiting',
        fields: { values: { memo: text } },
        message_set_id: null,
        run_id: null,
        attempts: 0,
        blocked_on: null,
        quickbooks_id: null,
        created_at: n,
        changed_at: n,
      }),
    ),
  )
  await store.close()
  const db = new Database(file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('journal_mode = DELETE')
  const rows = db
    .prepare(
      'select pageno, tbl_name name from dbstat join sqlite_schema on dbstat.name = sqlite_schema.name where pageno > 1',
    )
    .all() as { pageno: number; name: string }[]
  pagesOf = (name) => rows.flatMap((r) => (r.name === name ? [r.pageno] : []))
  db.close()
  whole = readFileSync(file)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function damage(page: number): void {
  const bytes = Buffer.from(whole)
  bytes.fill(0xa5, (page - 1) * pageBytes, page * pageBytes)
  writeFileSync(file, bytes)
}

function told(work: () => unknown): QbsyncError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof QbsyncError) return error
    throw error
  }
}

test('a whole store is none of it', () => {
  writeFileSync(file, whole)
  expect(told(() => checkStore(file))).toBeUndefined()
})

test.each(['journal', 'links', 'cursors', 'installations', 'connections', 'sessions'])(
  'each damaged page of %s is found, by who serves and by the doctor',
  (name) => {
    const pages = pagesOf(name)
    expect(pages.length).toBeGreaterThan(0)
    for (const page of pages) {
      damage(page)
      const error = told(() => checkStore(file))
      expect(error?.code, `page ${page}`).toBe('E_STORE')
      expect(error?.message).toContain('damaged')
      expect(error?.hint).toContain('qbsync doctor')
      expect(inspectDatabase(file, false).faults, `page ${page}`).not.toEqual([])
    }
  },
)

test('a page that is damaged while it is served from ends the run with what to do about it', async () => {
  const [page = 0] = pagesOf('journal')
  damage(page)
  const store = openSqliteStore(file)
  const error = await store.select('journal').catch((e: unknown) => e)
  await store.close()
  const problem = runErrorOf(error, 'text')
  expect(problem.code).toBe('E_DATABASE')
  expect(problem.details['problem']).toMatch(/malformed|corrupt/)
  expect(problem.details['hint']).toContain('copy')
})
