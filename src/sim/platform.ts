// The user's product, pretending: records in a SQLite file, a feed of what its people change. What it answers over
// HTTP is platform-server.ts. It knows the API and nothing of the engine behind it.
import Database from 'better-sqlite3'
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import type {
  WireBatch,
  WireBatchAnswer,
  WireCell,
  WireChange,
  WireChanges,
  WirePlatformChange,
  WireRow,
} from '../schema/backend-api.ts'
import { entities } from '../schema/entities.ts'
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
  insert(table: string, row: WireRow): string
  update(table: string, id: string, set: WireRow): boolean
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
        const lines = change.kind === 'put' && change.lines ? JSON.stringify(change.lines) : null
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
    changes: (connection, since, limit) => changesOf(db, rowAt, connection, since, limit),
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
    insert: db.transaction((table: string, given: WireRow): string => {
      const id = String(given['id'] ?? env.id())
      const row: PlatformRow = { ...emptyRow(table), ...given, id }
      store.run(table, id, JSON.stringify(row), null)
      if (table !== paymentTable || row['source'] !== 'quickbooks')
        note.run(entityOf(table, row), id, 'created')
      return id
    }).immediate,
    update: db.transaction((table: string, id: string, set: WireRow): boolean => {
      const before = rowAt(table, id)
      if (!before) return false
      const row = { ...before, ...set, id }
      store.run(table, id, JSON.stringify(row), null)
      note.run(entityOf(table, row), id, 'changed')
      return true
    }).immediate,
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

interface Note {
  readonly seq: number
  readonly entity: string
  readonly id: string
  readonly what: 'created' | 'changed' | 'deleted'
}

function changesOf(
  db: Database.Database,
  rowAt: (table: string, id: string) => PlatformRow | undefined,
  connection: string,
  since: string | undefined,
  limit: number,
): WireChanges {
  const noted = db
    .prepare('select * from notes where seq > ? order by seq limit ?')
    .all(Number(since ?? 0), limit + 1) as Note[]
  const page = noted.slice(0, limit)
  const more = noted.length > limit
  const list = new Map<string, WirePlatformChange>()
  for (const { entity, id, what } of [...(more ? [] : placeable(db)), ...page]) {
    const key = `${entity}:${id}`
    const before = list.get(key)
    list.delete(key)
    const table = entities.find((e) => e.name === entity)?.table ?? ''
    const row = rowAt(table, id)
    // Created and edited before anyone looked is still created; a row that is gone is gone.
    const event = row && before?.what === 'created' && what === 'changed' ? 'created' : what
    const change = changeOf(db, { connection, table, entity, id, what: event, row })
    if (change) list.set(key, change)
  }
  return { changes: [...list.values()], mark: String(page.at(-1)?.seq ?? since ?? '0'), more }
}

function changeOf(
  db: Database.Database,
  of: Omit<Note, 'seq'> & { connection: string; table: string; row: PlatformRow | undefined },
): WirePlatformChange | undefined {
  const { entity, id, what, table } = of
  if (!of.row) return what === 'deleted' ? { entity, id, what } : undefined
  const row = table === paymentTable ? placed(db, of.row) : of.row
  const owner = row['connection'] ?? null
  if (owner === null || owner === of.connection) return { entity, id, what, row }
  return table === paymentTable ? { entity, id, what: 'foreign' } : undefined
}

/** Payments that named an invoice which was not here, and is now. */
const placeable = (db: Database.Database): Note[] =>
  db
    .prepare(
      `select 0 seq, 'ReceivePayment' entity, id, 'changed' what from records p
       where tbl = 'payments' and json_extract(row, '$.problem') = 'E_PAYMENT_INVOICE'
         and json_extract(row, '$.booking') = 'blocked' and exists (select 1 from records i
           where i.tbl = 'invoices' and (i.id = json_extract(p.row, '$.invoice_id')
             or json_extract(i.row, '$.number') = json_extract(p.row, '$.invoice_number')))`,
    )
    .all() as Note[]

/** A payment belongs to the company of its invoice, and may name that by a number that only one current invoice has. */
function placed(db: Database.Database, row: PlatformRow): PlatformRow {
  const byId = row['invoice_id'] ? true : undefined
  const wanted: WireCell | undefined = byId ? row['invoice_id'] : row['invoice_number']
  if (!wanted) return row
  const which = byId
    ? 'id = ?'
    : "json_extract(row, '$.number') = ? and json_extract(row, '$.archived_at') is null"
  const found = db
    .prepare(`select row from records where tbl = 'invoices' and ${which} limit 2`)
    .all(wanted) as { row: string }[]
  const only = found.length === 1 ? found[0] : undefined
  if (!only) return row
  const invoice = JSON.parse(only.row) as PlatformRow
  return {
    ...row,
    invoice_id: invoice['id'] ?? null,
    connection: row['connection'] ?? invoice['connection'] ?? null,
  }
}
