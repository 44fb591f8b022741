// The default backend: tables in a SQLite file that anyone may read with SQL, and a table of payments to be
// booked that anyone may write to (docs/backend-tables.md).
import type Database from 'better-sqlite3'
import { entity } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { openDatabase } from '../store/database.ts'
import type { Backend, BackendChange, PlatformChange } from '../sync/ports.ts'
import { owned, type PlatformRow, type Questions, unlinkedReader, withInvoice } from './owner.ts'
import { type BackendTable, backendTables, build, paymentTable } from './schema.ts'
import { type Context, makeWriter, putsFrom, type Writer } from './sqlite-writer.ts'

export function openSqliteBackend(file: string): Backend {
  return sqliteBackendOn(
    openDatabase(file, (fresh) => fresh.transaction(() => build(fresh)).immediate()),
  )
}

/** On a database that has the tables already; closing the backend closes it. */
export function sqliteBackendOn(db: Database.Database): Backend {
  const tables = new Map<string, BackendTable>()
  for (const table of backendTables) for (const e of table.entities) tables.set(e.name, table)
  const writers = new Map<string, Writer>()
  const unlinked = new Map<string, ReturnType<typeof unlinkedReader>>()
  const writerOf = (name: string): Writer => {
    let writer = writers.get(name)
    if (!writer) {
      const table = tables.get(name)
      if (!table) throw new Error(`no backend table for ${name}`)
      writers.set(name, (writer = makeWriter(db, table, entity(name))))
    }
    return writer
  }
  const perform = db.transaction(
    (connection: string, changes: readonly BackendChange[], context: Context) => {
      for (let at = 0; at < changes.length; ) {
        const puts = putsFrom(changes, at)
        const change = changes[at] as BackendChange
        if (change.kind === 'put') writerOf(change.record.entity).put(connection, puts, context)
        else writerOf(change.entity)[change.kind](connection, change as never, context)
        at += Math.max(1, puts.length)
      }
    },
  ).immediate
  const feed = db.prepare(
    'select seq, entity, id, what from platform_changes where seq > ? order by seq limit ?',
  )
  // Every run asks the same few questions, most of them in vain: preparing them took longer than the answers.
  const statements = new Map<string, Database.Statement>()
  const asked: Questions = {
    prepare(text) {
      const statement = statements.get(text) ?? db.prepare(text)
      statements.set(text, statement)
      return statement
    },
  }
  return {
    async apply(connection, changes, context) {
      if (changes.length > 0) perform(connection, changes, context)
      // A table takes whatever comes.
      return []
    },
    async changes(connection, since, limit) {
      const rows = feed.all(Number(since ?? 0), limit + 1) as FeedRow[]
      const some = rows.slice(0, limit)
      const last = some.at(-1)
      const waited = since === undefined || rows.length <= limit ? placeable(asked) : []
      return {
        changes: changesOf(asked, connection, [...waited, ...some], tables),
        mark: last ? String(last.seq) : (since ?? '0'),
        more: rows.length > limit,
      }
    },
    async unlinked(connection, name) {
      const table = tables.get(name)
      if (!table) return []
      // Asked on every page, and nearly always nothing: prepared once.
      let read = unlinked.get(name)
      if (!read) unlinked.set(name, (read = unlinkedReader(db, table, entity(name))))
      return read(connection)
    },
    async read(name, id) {
      const table = backendTables.find((t) => t.entities.some((e) => e.name === name))
      const row = table && db.prepare(`select * from ${table.name} where id = ?`).get(id)
      if (!table || !row) return undefined
      return { row: row as PlatformRow, lines: linesOfRow(db, table, id).lines ?? [] }
    },
    async close() {
      db.close()
    },
  }
}

interface FeedRow {
  readonly seq: number
  readonly entity: string
  readonly id: string
  readonly what: PlatformChange['what']
}

/** Payments that named an invoice which was not here, or not for certain, and now is: as withInvoice finds it. */
function placeable(db: Questions): FeedRow[] {
  return db
    .prepare(
      `select 0 seq, 'ReceivePayment' entity, p.id, 'changed' what from payments p
       where p.problem = 'E_PAYMENT_INVOICE' and p.booking = 'blocked' and
         case when coalesce(p.invoice_id, '') = ''
           then (select count(*) from invoices i where i.number = p.invoice_number and i.archived_at is null
                 and (coalesce(p.connection, '') = '' or i.connection = p.connection)) = 1
           else exists (select 1 from invoices i where i.id = p.invoice_id) end`,
    )
    .all() as FeedRow[]
}

/** The noted rows as they are now, each once, and only those of this connection. */
function changesOf(
  db: Questions,
  connection: string,
  noted: readonly FeedRow[],
  tables: ReadonlyMap<string, BackendTable>,
): PlatformChange[] {
  const last = new Map<string, FeedRow>()
  for (const row of noted) {
    const key = `${row.entity}:${row.id}`
    const before = last.get(key)
    last.delete(key)
    // Created and then edited before anyone looked is still created.
    last.set(key, before?.what === 'created' && row.what === 'changed' ? before : row)
  }
  return [...last.values()].flatMap(({ entity: name, id, what }): PlatformChange[] => {
    const table = tables.get(name)
    if (!table) return []
    const row = db.prepare(`select * from ${table.name} where id = ?`).get(id) as
      | Record<string, string | number | null>
      | undefined
    if (!row) return what === 'deleted' ? [{ entity: name, id, what }] : []
    const whole = table.name === paymentTable ? withInvoice(db, row) : owned(db, table, row)
    // A payment that names a connection and the invoice of another one is told to the owner of the invoice.
    const owner = whole['invoice_connection'] ?? whole['connection']
    if (owner !== null && owner !== connection)
      return table.name === paymentTable ? [{ entity: name, id, what: 'foreign' }] : []
    return [{ entity: name, id, what, row: whole, ...linesOfRow(db, table, id), ...recordOf(row) }]
  })
}

/** What QuickBooks sent, unless somebody wrote over it: a row whose record is lost may not stop the others. */
function recordOf(row: PlatformRow): { record?: Fields } {
  if (typeof row['record'] !== 'string') return {}
  try {
    const record: unknown = JSON.parse(row['record'])
    return typeof record === 'object' && record !== null && !Array.isArray(record)
      ? { record: record as Fields }
      : {}
  } catch {
    return {}
  }
}

function linesOfRow(db: Questions, table: BackendTable, id: string) {
  if (!table.lines) return {}
  const lines = db
    .prepare(`select * from ${table.lines.name} where parent_id = ? order by position`)
    .all(id) as PlatformRow[]
  return lines.length > 0 ? { lines } : {}
}
