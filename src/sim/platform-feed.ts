// The feed of the simulated platform: what its people changed, each record once, as it is now, and for the connection
// it belongs to.
import type Database from 'better-sqlite3'
import type { WireCell, WireChanges, WirePlatformChange, WireRow } from '../schema/backend-api.ts'
import { entities } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { type PlatformRow, paymentTable } from './platform-rows.ts'

interface Records {
  row(table: string, id: string): PlatformRow | undefined
  lines(table: string, id: string): readonly WireRow[]
}

interface Note {
  readonly seq: number
  readonly entity: string
  readonly id: string
  readonly what: 'created' | 'changed' | 'deleted'
}

/** A page of what people of the product changed, for one connection. */
export function changesOf(
  db: Database.Database,
  platform: Records,
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
    const row = platform.row(table, id)
    // Created and edited before anyone looked is still created; a row that is gone is gone.
    const event = row && before?.what === 'created' && what === 'changed' ? 'created' : what
    const lines = platform.lines(table, id)
    const change = changeOf(db, { connection, table, entity, id, what: event, row, lines })
    if (change) list.set(key, change)
  }
  return { changes: [...list.values()], mark: String(page.at(-1)?.seq ?? since ?? '0'), more }
}

function changeOf(
  db: Database.Database,
  of: Omit<Note, 'seq'> & {
    connection: string
    table: string
    row: PlatformRow | undefined
    lines: readonly WireRow[]
  },
): WirePlatformChange | undefined {
  const { entity, id, what, table } = of
  if (!of.row) return what === 'deleted' ? { entity, id, what } : undefined
  const { record, ...row } =
    table === paymentTable ? placed(db, of.row) : ownedRow(db, table, of.row)
  const owner = row['connection'] ?? null
  if (owner === null || owner === of.connection)
    return {
      entity,
      id,
      what,
      row,
      ...(of.lines.length > 0 ? { lines: of.lines } : {}),
      ...(typeof record === 'string' ? { record: JSON.parse(record) as Fields } : {}),
    }
  return table === paymentTable ? { entity, id, what: 'foreign' } : undefined
}

/** Payments that named an invoice which was not here, and is now. Left to choose, SQLite reads every payment there is. */
const placeable = (db: Database.Database): Note[] =>
  db
    .prepare(
      `select 0 seq, 'ReceivePayment' entity, id, 'changed' what from records p indexed by unplaced
       where tbl = 'payments' and json_extract(row, '$.problem') = 'E_PAYMENT_INVOICE'
         and json_extract(row, '$.booking') = 'blocked' and (
           exists (select 1 from records i
             where i.tbl = 'invoices' and i.id = json_extract(p.row, '$.invoice_id'))
           or exists (select 1 from records i where i.tbl = 'invoices'
             and json_extract(i.row, '$.number') = json_extract(p.row, '$.invoice_number')))`,
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

/** Another row without a connection belongs to that of what it points to; with one company only, to that. */
function ownedRow(db: Database.Database, table: string, row: PlatformRow): PlatformRow {
  if (row['connection'] !== null) return row
  const find = db.prepare(
    "select json_extract(row, '$.connection') from records where tbl = ? and id = ?",
  )
  for (const column of entities.filter((e) => e.table === table).flatMap((e) => e.columns)) {
    const id = column.ref ? row[column.name] : null
    if (!id) continue
    for (const target of new Set(
      entities.filter((e) => e.family === column.ref).map((e) => e.table),
    )) {
      const connection = find.pluck().get(target, id) as string | null | undefined
      if (connection) return { ...row, connection }
    }
  }
  const companies = db.prepare('select connection from streams limit 2').all()
  // Nobody can tell whose it is: it is given to none.
  return companies.length > 1 ? { ...row, connection: '' } : row
}
