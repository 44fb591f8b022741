// The tables of the SQL backend, made from the entity rows: a table an entity, a table of its lines, and a
// feed of what the platform changed. docs/backend-tables.md is made from the same rows.
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { entities } from '../schema/entities.ts'
import type { Column, Entity } from '../schema/entity.ts'

export interface BackendTable {
  readonly name: string
  readonly entities: readonly Entity[]
  readonly columns: readonly Column[]
  readonly lines?: { readonly name: string; readonly columns: readonly Column[] }
}

/** Columns that every table has; those marked (yours) may be written by the platform. */
export const ownColumns = [
  {
    name: 'id',
    sql: 'text primary key default (lower(hex(randomblob(16))))',
    says: 'id on the platform; never changes',
  },
  { name: 'connection', sql: 'text', says: 'connection the record belongs to' },
  { name: 'kind', sql: 'text', says: "QuickBooks' name of the kind of record" },
  {
    name: 'quickbooks_id',
    sql: 'text',
    says: 'id in QuickBooks; empty for a row QuickBooks does not have',
  },
  { name: 'revision', sql: 'text', says: 'revision in QuickBooks when it was last read' },
  { name: 'archived_at', sql: 'text', says: 'when it was archived; empty while it is current' },
  { name: 'archive_reason', sql: 'text', says: 'why: deleted-in-quickbooks, deleted, inactive …' },
  { name: 'synced_at', sql: 'text', says: 'when it was last written by qbsync (UTC)' },
  {
    name: 'sync_version',
    sql: 'integer not null default 0',
    says: 'grows with every write by qbsync',
  },
  { name: 'record', sql: 'text', says: 'the whole record as QuickBooks gave it, as JSON' },
  {
    name: 'booking',
    sql: 'text',
    says: 'ours, for what the platform sends: waiting, booked, blocked, removed, withdrawn',
  },
  { name: 'problem', sql: 'text', says: 'ours: code of the error while blocked' },
] as const

/** What a payment row has besides: the platform writes the first group, qbsync the second. */
export const paymentColumns = [
  { name: 'invoice_id', sql: 'text', says: 'yours: id of the invoice that is paid' },
  {
    name: 'invoice_number',
    sql: 'text',
    says: 'yours: or its number, where exactly one invoice that is not archived has it',
  },
  {
    name: 'source',
    sql: "text not null default 'processed'",
    says: 'yours: processed (by the platform), offline (only noted), quickbooks (came from there)',
  },
  {
    name: 'status',
    sql: "text not null default 'processed'",
    says: 'yours: processed is booked; failed or cancelled is taken out again; anything else waits',
  },
] as const

export const paymentTable = 'payments'

export const backendTables: readonly BackendTable[] = tablesOf()

function tablesOf(): BackendTable[] {
  const byName = new Map<string, Entity[]>()
  for (const e of entities) byName.set(e.table, [...(byName.get(e.table) ?? []), e])
  return [...byName].map(([name, kinds]) => {
    const columns = new Map<string, Column>()
    for (const e of kinds)
      for (const c of e.columns) if (!columns.has(c.name)) columns.set(c.name, c)
    const first = kinds[0]
    const hasLines = first !== undefined && first.lineColumns.length > 0
    return {
      name,
      entities: kinds,
      columns: [...columns.values()],
      ...(hasLines && first
        ? { lines: { name: lineTable(first), columns: first.lineColumns } }
        : {}),
    }
  })
}

export function lineTable(e: Entity): string {
  return e.table === paymentTable ? 'payment_applications' : `${e.table.replace(/s$/, '')}_lines`
}

export const lineOwnColumns = [
  { name: 'parent_id', sql: 'text not null', says: 'id of the document' },
  { name: 'position', sql: 'integer not null', says: 'order in QuickBooks, from 1' },
  { name: 'quickbooks_line_id', sql: 'text', says: 'id of the line in QuickBooks' },
  {
    name: 'group_position',
    sql: 'integer',
    says: 'position of the group line this one stands under',
  },
] as const

/** Exact amounts are text: sum them as whole cents (docs/backend-tables.md). */
const sqlType = (column: Column): string =>
  column.type === 'flag' || column.type === 'integer' ? 'integer' : 'text'

export interface ColumnText {
  readonly name: string
  readonly sql: string
  /** Of a column that is read from the record. */
  readonly type?: Column['type']
}

const textOf = (c: Column): ColumnText => ({ name: c.name, sql: sqlType(c), type: c.type })

export const columnsOf = (table: BackendTable): ColumnText[] => [
  ...ownColumns,
  ...table.columns.map(textOf),
  ...(table.name === paymentTable ? paymentColumns : []),
]

export const lineColumnsOf = (lines: NonNullable<BackendTable['lines']>): ColumnText[] => [
  ...lineOwnColumns,
  ...lines.columns.map(textOf),
]

/** What its kind may be, for whoever writes a row of it. */
export const kindRule = (table: BackendTable): string =>
  `kind may be empty or ${table.entities.map((e) => e.name).join(', ')}`

export const idRule = 'the id of a row never changes, insert another row'

const text = (columns: readonly ColumnText[]): string =>
  columns.map((c) => `${c.name} ${c.sql}`).join(',\n  ')

const feed = `create table if not exists platform_changes (
  seq integer primary key autoincrement, entity text not null, id text not null, what text not null
);`

/**
 * Payments to be booked of which no run has said anything: what a run has taken has a word in `booking`. `s` goes before
 * the names of tables.
 */
export const untakenText = (s: string): string =>
  `select p.id, p.connection, exists (select 1 from ${s}platform_changes c
     where c.entity = 'ReceivePayment' and c.id = p.id) noted
   from ${s}${paymentTable} p
   where p.booking is null and coalesce(p.quickbooks_id, '') = '' and p.archived_at is null
     and coalesce(p.source, 'processed') = 'processed' and lower(trim(coalesce(p.status, 'processed'))) = 'processed'`

const unplaced = `create index if not exists ${paymentTable}_unplaced on ${paymentTable} (id)
  where problem = 'E_PAYMENT_INVOICE';`

function tableText(table: BackendTable): string {
  const { name, lines } = table
  const index = (column: string, on: string) =>
    `create index if not exists ${name}_${column} on ${name} (${on});`
  return [
    `create table if not exists ${name} (\n  ${text(columnsOf(table))}\n);`,
    index('quickbooks', 'connection, quickbooks_id'),
    ...(table.columns.some((c) => c.name === 'number') ? [index('number', 'number')] : []),
    // Looked for in every run, and hardly ever there: without it each run walks over all payments there ever were.
    ...(name === paymentTable ? [unplaced] : []),
    ...(lines
      ? [
          `create table if not exists ${lines.name} (\n  ${text(lineColumnsOf(lines))},\n  primary key (parent_id, position)\n) without rowid;`,
        ]
      : []),
  ].join('\n')
}

/** The tables as a newly made backend has them. */
export const ddl = (): string =>
  [feed, ...backendTables.flatMap((t) => [tableText(t), ...triggers(t)])].join('\n')

/**
 * Makes or widens the tables: a column that a newer qbsync knows is added, none is ever taken away. A file that
 * this very program made is recognised by a mark, so that opening it costs nothing. Call it inside a transaction.
 */
export function build(db: Database.Database): void {
  const mark = createHash('sha256').update(ddl()).digest().readUInt32BE(0) >>> 1
  if (db.pragma('user_version', { simple: true }) === mark) return
  db.exec(feed)
  for (const table of backendTables) {
    db.exec(tableText(table))
    widen(db, table.name, columnsOf(table))
    if (table.lines) widen(db, table.lines.name, lineColumnsOf(table.lines))
    for (const event of events) db.exec(`drop trigger if exists ${table.name}_platform_${event}`)
    db.exec(triggers(table).join('\n'))
  }
  db.pragma(`user_version = ${mark}`)
}

function widen(db: Database.Database, table: string, columns: readonly ColumnText[]): void {
  const found = new Set(
    (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name),
  )
  for (const { name, sql } of columns)
    if (!found.has(name)) db.exec(`alter table ${table} add column ${name} ${sql}`)
}

/**
 * What others than qbsync write is noted in platform_changes. Our own statements always raise sync_version, and begin
 * at 1; a write that leaves it as it was is somebody else's.
 *
 * What could never be told apart afterwards is refused as it is written: another id for a row would have it booked
 * once more, one that is no text is taken for another row's, and under a kind of another table nobody finds it.
 */
function triggers(table: BackendTable): string[] {
  const first = table.entities[0]?.name
  const name = `${table.name}_platform`
  const note = (row: string, what: string) =>
    `insert into platform_changes (entity, id, what) values (coalesce(${row}.kind, '${first}'), ${row}.id, '${what}');`
  const refuse = (problem: string) => `begin select raise(abort, '${table.name}: ${problem}'); end;`
  const kinds = table.entities.map((e) => e.name)
  const isOther = `new.kind not in (${kinds.map((k) => `'${k}'`).join(', ')})`
  const isTheirs = 'new.sync_version = old.sync_version'
  const kind = kindRule(table)
  return [
    `create trigger if not exists ${name}_insert after insert on ${table.name} when new.sync_version <> 1 begin ${note('new', 'created')} end;`,
    `create trigger if not exists ${name}_update after update on ${table.name} when ${isTheirs} begin ${note('new', 'changed')} end;`,
    `create trigger if not exists ${name}_delete after delete on ${table.name} begin ${note('old', 'deleted')} end;`,
    `create trigger if not exists ${name}_id before insert on ${table.name} when new.sync_version <> 1 and typeof(new.id) <> 'text' ${refuse('id has to be text')}`,
    `create trigger if not exists ${name}_kind before insert on ${table.name} when new.sync_version <> 1 and ${isOther} ${refuse(kind)}`,
    `create trigger if not exists ${name}_new_id before update of id on ${table.name} when new.id is not old.id ${refuse(idRule)}`,
    `create trigger if not exists ${name}_new_kind before update of kind on ${table.name} when ${isTheirs} and ${isOther} ${refuse(kind)}`,
  ]
}

const events = ['insert', 'update', 'delete', 'id', 'kind', 'new_id', 'new_kind']
