// The user's product, pretending: records in a SQLite file, a feed of what its people change. What it answers over
// HTTP is platform-server.ts. It knows the API and nothing of the engine behind it.
import Database from 'better-sqlite3'
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import type {
  WireBatch,
  WireBatchAnswer,
  WireChange,
  WireChanges,
  WireRow,
} from '../schema/backend-api.ts'
import { entities } from '../schema/entities.ts'
import { changesOf } from './platform-feed.ts'
import { emptyRow, type PlatformRow, paymentTable, refusalOf, rowAfter } from './platform-rows.ts'

const tables = `
  create table if not exists records (
    tbl text not null, id text not null, row text not null, lines text, primary key (tbl, id)) without rowid;
  create index if not exists invoice_numbers on records (json_extract(row, '$.number')) where tbl = 'invoices';
  create index if not exists unplaced on records (id)
    where tbl = 'payments' and json_extract(row, '$.problem') = 'E_PAYMENT_INVOICE';
  create table if not exists notes (
    seq integer primary key autoincrement, entity text not null, id text not null, what text not null);
  create table if not exists streams (
    connection text primary key, sequence text not null, key text not null, answer text not null);
`

/** A batch that is older than one that was taken already. */
export class LateBatch extends Error {
  override readonly name = 'LateBatch'
}

export interface Platform {
  take(connection: string, key: string, batch: WireBatch): WireBatchAnswer
  changes(connection: string, since: string | undefined, limit: number): WireChanges
  /** Refuses single records, as a product with rules of its own would. */
  refuse: (change: WireChange) => { code: string; message: string } | undefined
  // What people of the product do and see.
  rows(table: string): PlatformRow[]
  row(table: string, id: string): PlatformRow | undefined
  lines(table: string, id: string): WireRow[]
  /** Gives the id. */
  insert(table: string, row: WireRow, lines?: readonly WireRow[]): string
  /** Lines replace those of before. */
  update(table: string, id: string, set: WireRow, lines?: readonly WireRow[]): boolean
  remove(table: string, id: string): boolean
  close(): void
}

/** `:memory:` keeps nothing. Throws E_FILE. */
export function openPlatform(file: string, env: Env): Platform {
  const db = openFile(file)
  const find = db.prepare('select row, lines from records where tbl = ? and id = ?')
  const store = db.prepare(
    `insert into records (tbl, id, row, lines) values (?, ?, ?, ?)
     on conflict do update set row = excluded.row, lines = coalesce(excluded.lines, lines)`,
  )
  const note = db.prepare('insert into notes (entity, id, what) values (?, ?, ?)')
  const rowAt = (table: string, id: string): PlatformRow | undefined => {
    const found = find.get(table, id) as { row: string } | undefined
    return found && (JSON.parse(found.row) as PlatformRow)
  }
  const platform: Platform = {
    refuse: () => undefined,
    take: db.transaction((connection: string, key: string, batch: WireBatch): WireBatchAnswer => {
      const last = db.prepare('select * from streams where connection = ?').get(connection) as
        | { sequence: string; key: string; answer: string }
        | undefined
      if (last?.key === key) return JSON.parse(last.answer) as WireBatchAnswer
      if (last && batch.sequence <= last.sequence) throw new LateBatch(last.sequence)
      const refused = batch.changes.flatMap((change, index) => {
        const refusal = refusalOf(change) ?? platform.refuse(change)
        if (refusal) return [{ index, ...refusal }]
        const next = rowAfter(change, rowAt(change.table, change.id), { connection, at: batch.at })
        const lines = change.kind === 'put' ? textOfLines(change.lines) : null
        if (next) store.run(change.table, change.id, JSON.stringify(next), lines)
        return []
      })
      const answer = { refused }
      db.prepare('insert or replace into streams values (?, ?, ?, ?)').run(
        connection,
        batch.sequence,
        key,
        JSON.stringify(answer),
      )
      return answer
    }).immediate,
    changes: (connection, since, limit) => changesOf(db, platform, connection, since, limit),
    rows: (table) =>
      (
        db.prepare('select row from records where tbl = ? order by id').all(table) as {
          row: string
        }[]
      ).map(({ row }) => JSON.parse(row) as PlatformRow),
    row: rowAt,
    lines(table, id) {
      const found = find.get(table, id) as { lines: string | null } | undefined
      return found?.lines ? (JSON.parse(found.lines) as WireRow[]) : []
    },
    insert: db.transaction((table: string, given: WireRow, own?: readonly WireRow[]): string => {
      const id = String(given['id'] ?? env.id())
      const row: PlatformRow = { ...emptyRow(table), ...given, id }
      store.run(table, id, JSON.stringify(row), textOfLines(own))
      if (table !== paymentTable || row['source'] !== 'quickbooks')
        note.run(entityOf(table, row), id, 'created')
      return id
    }).immediate,
    update: db.transaction(
      (table: string, id: string, set: WireRow, own?: readonly WireRow[]): boolean => {
        const before = rowAt(table, id)
        if (!before) return false
        const row = { ...before, ...set, id }
        store.run(table, id, JSON.stringify(row), textOfLines(own))
        note.run(entityOf(table, row), id, 'changed')
        return true
      },
    ).immediate,
    remove: db.transaction((table: string, id: string): boolean => {
      const before = rowAt(table, id)
      if (!before) return false
      db.prepare('delete from records where tbl = ? and id = ?').run(table, id)
      note.run(entityOf(table, before), id, 'deleted')
      return true
    }).immediate,
    close: () => void db.close(),
  }
  return platform
}

const textOfLines = (lines: readonly WireRow[] | undefined): string | null =>
  lines ? JSON.stringify(lines) : null

function openFile(file: string): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { timeout: 5000 })
    db.pragma('journal_mode = WAL')
    db.exec(tables)
    return db
  } catch (cause) {
    db?.close()
    const problem = cause instanceof Error ? cause.message : String(cause)
    const hint = 'Name another file, or leave it out to keep nothing.'
    throw new QbsyncError('E_FILE', { file, problem, hint }, { cause })
  }
}

const entityOf = (table: string, row: WireRow): string =>
  String(row['kind'] ?? entities.find((e) => e.table === table)?.name)
