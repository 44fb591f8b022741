// Workload "commits": what the disk allows. One small row a commit, WAL and synchronous FULL as our stores are opened.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { spread } from './stats.js'

export function benchCommits({ quick }) {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
  const db = new Database(join(folder, 'commits.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table rows (id integer primary key, text text)')
  const add = db.prepare('insert into rows (text) values (?)')
  const perSecond = []
  for (let round = 0; round < 9; round++) {
    const count = quick ? 100 : 500
    const start = performance.now()
    for (let n = 0; n < count; n++) add.run('x'.repeat(100))
    perSecond.push((count / (performance.now() - start)) * 1000)
  }
  db.close()
  rmSync(folder, { recursive: true })
  console.log(
    `\nCommits a second (WAL, synchronous FULL), min – median – max: ${spread(perSecond)}`,
  )
}
