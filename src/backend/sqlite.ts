// The default backend: tables in a SQLite file that anyone may read with SQL, and a table of payments to be
// booked that anyone may write to (docs/backend-tables.md).
import type Database from 'better-sqlite3'
import { entity } from '../schema/entities.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { linesOf } from '../schema/lines.ts'
import { openDatabase } from '../store/database.ts'
import type {
  Backend,
  BackendChange,
  DeliveryContext,
  PlatformChange,
  Resolve,
} from '../sync/ports.ts'
import { owned, type PlatformRow, type Questions, unlinkedReader, withInvoice } from './owner.ts'
import { type BackendTable, backendTables, build, lineOwnColumns, paymentTable } from './schema.ts'
import { type Cell, cellReader, recordText } from './values.ts'

type Context = Pick<DeliveryContext, 'resolve' | 'at'>

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
      for (const change of changes) {
        const name = change.kind === 'put' ? change.record.entity : change.entity
        writerOf(name)[change.kind](connection, change as never, context)
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

interface Writer {
  put(connection: string, change: Extract<BackendChange, { kind: 'put' }>, context: Context): void
  archive(
    connection: string,
    change: Extract<BackendChange, { kind: 'archive' }>,
    context: Context,
  ): void
  report(
    connection: string,
    change: Extract<BackendChange, { kind: 'report' }>,
    context: Context,
  ): void
}

const isoOf = (at: number): string => new Date(at).toISOString()

function makeWriter(db: Database.Database, table: BackendTable, e: Entity): Writer {
  const isPayments = table.name === paymentTable
  const fixed = [
    'id',
    'connection',
    'kind',
    'quickbooks_id',
    'revision',
    'archived_at',
    'archive_reason',
    'synced_at',
    'record',
  ]
  const extra = ['booking', 'problem', ...(isPayments ? ['source'] : [])]
  const names = [...fixed, ...table.columns.map((c) => c.name), ...extra]
  // A payment of the platform stays one: its source is not overwritten when it comes back from QuickBooks.
  const kept = new Set(['id', ...(isPayments ? ['source'] : [])])
  const wishes = new Set(table.columns.flatMap((c) => (c.isWish ? [c.name] : [])))
  // When it was archived, not when it was last seen archived.
  const since = `case when excluded.archived_at is null then null else coalesce(${table.name}.archived_at, excluded.archived_at) end`
  const sets = names
    .filter((n) => !kept.has(n))
    .map((n) => {
      if (n === 'archived_at') return `${n} = ${since}`
      // It is in QuickBooks now, also where it began on the platform.
      if (!isPayments && n === 'booking')
        return `${n} = case when ${table.name}.${n} is null then null else 'booked' end`
      // What the platform wrote stays as it wrote it: a long number goes to QuickBooks in the memo.
      if (isPayments && (n === 'number' || n === 'memo'))
        return `${n} = case when payments.source = 'quickbooks' then excluded.${n} else coalesce(payments.${n}, excluded.${n}) end`
      if (wishes.has(n)) return `${n} = coalesce(excluded.${n}, ${table.name}.${n})`
      return `${n} = excluded.${n}`
    })
  const upsert = db.prepare(
    `insert into ${table.name} (${names.join(', ')}, sync_version) values (${names.map((n) => (n === 'record' ? 'cast(? as text)' : '?')).join(', ')}, 1)
     on conflict (id) do update set ${sets.join(', ')}, sync_version = sync_version + 1`,
  )
  const archived = db.prepare(
    `update ${table.name} set archived_at = ?, archive_reason = ?, synced_at = ?, sync_version = sync_version + 1
     ${isPayments ? ", booking = 'removed'" : ''} where id = ?`,
  )
  const reported = db.prepare(
    `update ${table.name} set connection = coalesce(connection, ?), booking = ?, problem = ?, quickbooks_id = coalesce(?, quickbooks_id),
     kind = coalesce(kind, '${e.name}'), synced_at = ?, sync_version = sync_version + 1 where id = ?`,
  )
  const cells = table.columns.map(cellReader)
  const lines = table.lines ? makeLineWriter(db, table.lines, e) : undefined
  return {
    put(connection, change, context) {
      const { record } = change
      const columns = cells.map((read) => read(record.brief, context.resolve))
      const at = isoOf(context.at)
      const own: Cell[] = [change.id, connection, e.name, record.id, record.revision]
      const state: Cell[] = change.archived ? [at, change.archived] : [null, null]
      upsert.run(
        ...own,
        ...state,
        at,
        recordText(record),
        ...columns,
        ...(isPayments ? ['booked', null, 'quickbooks'] : [null, null]),
      )
      lines?.(change.id, record.brief, context.resolve)
    },
    archive(_connection, change, context) {
      const at = isoOf(context.at)
      archived.run([at, change.reason, at, change.id])
    },
    report(connection, change, context) {
      const id = change.quickbooksId ?? null
      // A payment that cannot be placed yet belongs to nobody: corrected, it may be another connection's.
      reported.run([
        change.problem === 'E_PAYMENT_INVOICE' ? null : connection,
        change.state,
        change.problem ?? null,
        id,
        isoOf(context.at),
        change.id,
      ])
    },
  }
}

type LineWriter = (parent: string, record: Parameters<typeof linesOf>[1], resolve: Resolve) => void

function makeLineWriter(
  db: Database.Database,
  lines: NonNullable<BackendTable['lines']>,
  e: Entity,
): LineWriter {
  const names = [...lineOwnColumns.map((c) => c.name), ...lines.columns.map((c) => c.name)]
  const readers = lines.columns.map(cellReader)
  // Replaced, not compared: a document and its lines always come from the same read.
  const clear = db.prepare(`delete from ${lines.name} where parent_id = ?`)
  const marks = `(${names.map(() => '?').join(', ')})`
  /** Statements by how many rows they take: several rows in one cost a fifth less than one each. */
  const inserts: Database.Statement[] = []
  const insert = (cells: Cell[]) => {
    const rows = cells.length / names.length
    const values = Array.from({ length: rows }, () => marks).join(', ')
    inserts[rows] ??= db.prepare(`insert into ${lines.name} (${names.join(', ')}) values ${values}`)
    // Handed over one by one: out of an array it takes them a third slower.
    inserts[rows].run(...cells)
  }
  return (parent, record, resolve) => {
    clear.run(parent)
    let position = 0
    let cells: Cell[] = []
    for (const line of linesOf(e, record)) {
      cells.push(parent, ++position, line.id ?? null, line.group ?? null)
      for (const read of readers) cells.push(read(line.fields, resolve))
      if (position % linesAtOnce > 0) continue
      insert(cells)
      cells = []
    }
    if (cells.length > 0) insert(cells)
  }
}

const linesAtOnce = 10

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
