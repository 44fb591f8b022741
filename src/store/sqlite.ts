// The store on SQLite.
import type Database from 'better-sqlite3'
import { QbsyncError } from '../errors.ts'
import { openDatabase } from './database.ts'
import { migrations } from './migrations.ts'
import { pruneText } from './prune.ts'
import { type Store, StoreConflict, type Where, type Write } from './store.ts'
import { type ColumnKind, type Table, type TableName, tables } from './tables.ts'

type Cell = string | number | null | Uint8Array
type AnyRow = Record<string, unknown>

/** Opens (and where needed creates or upgrades) the store in this file; `:memory:` for tests. */
export function openSqliteStore(file: string): Store {
  const db = openDatabase(
    file,
    (opened) => migrate(opened, file),
    (opened) => checkOwner(opened, file),
    // Tickets, hashes of passwords, and whatever QuickBooks was asked are in it.
    { isPrivate: true },
  )
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string): Database.Statement => {
    let statement = statements.get(sql)
    if (!statement) statements.set(sql, (statement = db.prepare(sql)))
    return statement
  }
  /** Rows as arrays: as objects better-sqlite3 makes them in the slow mode of V8, and whoever reads them pays. */
  const reading = (sql: string): Database.Statement => {
    let statement = statements.get(sql)
    if (!statement) statements.set(sql, (statement = db.prepare(sql).raw()))
    return statement
  }
  const perform = db.transaction((writes: readonly Write[]) => {
    for (let at = 0; at < writes.length; ) {
      const rows = putsFrom(writes, at)
      if (rows.length > 0) putRows(prepared, rows)
      else apply(prepared, writes[at] as Exclude<Write, Put>)
      at += Math.max(1, rows.length)
    }
  }).immediate
  let isFlushed = true
  const flush = (wanted: boolean): void => {
    if (wanted === isFlushed) return
    db.pragma(`synchronous = ${wanted ? 'FULL' : 'NORMAL'}`)
    isFlushed = wanted
  }
  return {
    async select(table, where, options) {
      const { sql, values } = condition(table, where)
      const order = options?.order?.map(([c, way]) => `${c} ${way}`).join(', ')
      const text = `select ${allColumns[table].text} from ${table}${sql}${order ? ` order by ${order}` : ''}${
        options?.limit === undefined ? '' : ` limit ${Math.trunc(options.limit)}`
      }`
      return reading(text)
        .all(values)
        .map((row) => decode(table, row as Cell[])) as never
    },
    async count(table, where) {
      const { sql, values } = condition(table, where)
      return (prepared(`select count(*) n from ${table}${sql}`).get(values) as { n: number }).n
    },
    async commit(writes, options) {
      if (writes.length === 0) return
      flush(options?.flush ?? true)
      perform(writes)
    },
    async prune(what, before, most) {
      flush(false)
      const { sql, values } = pruneText(what, before, most, joined)
      return prepared(sql).run(values).changes
    },
    async page(table, after, limit) {
      const { key }: Table = tables[table]
      const where = after ? ` where (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : ''
      const sql = `select ${allColumns[table].text} from ${table}${where} order by ${key.join(', ')} limit ${Math.trunc(limit)}`
      return reading(sql)
        .all(after ?? [])
        .map((row) => decode(table, row as Cell[])) as never
    },
    async bytes() {
      const pragma = (name: string) => Number(db.pragma(name, { simple: true }))
      return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size')
    },
    async close() {
      db.close()
    },
  }
}

/** "qbsy": what makes a SQLite file ours (pragma application_id). */
const applicationId = 0x71627379

/** Another program's file is left alone: our tables do not belong into it. */
function checkOwner(db: Database.Database, file: string): void {
  const owner = db.pragma('application_id', { simple: true }) as number
  if (owner === applicationId) return
  const tables = db.prepare('select name from sqlite_schema limit 1').all()
  // A store from before files were marked is known by its tables.
  const isOld = db.prepare("select 1 from sqlite_schema where name = 'installations'").get()
  if (owner === 0 && (tables.length === 0 || isOld)) return
  const hint = 'Point to another folder with --data-dir; nothing was changed.'
  throw new QbsyncError('E_STORE', { file, problem: 'it belongs to another program', hint })
}

function migrate(db: Database.Database, file: string): void {
  const found = db.pragma('user_version', { simple: true }) as number
  if (found > migrations.length)
    throw new QbsyncError('E_STORE_NEWER', { file, found, known: migrations.length })
  // Inside one immediate transaction the version is read again: of two programs that start at once, one waits.
  const upgrade = db.transaction(() => {
    const version = db.pragma('user_version', { simple: true }) as number
    for (const sql of migrations.slice(version)) db.exec(sql)
    db.pragma(`user_version = ${migrations.length}`)
    db.pragma(`application_id = ${applicationId}`)
  })
  if (found < migrations.length) upgrade.immediate()
}

function condition<T extends TableName>(
  table: T,
  where: Where<T> | undefined,
): { sql: string; values: Cell[] } {
  const { sql, values } = joined(table, where)
  return { sql: sql === '' ? '' : ` where ${sql}`, values }
}

function joined<T extends TableName>(
  table: T,
  where: Where<T> | undefined,
): { sql: string; values: (string | number | null)[] } {
  const parts: string[] = []
  const values: (string | number | null)[] = []
  for (const [column, wanted] of Object.entries(where ?? {})) {
    if (!(column in tables[table].columns)) throw new Error(`no column ${table}.${column}`)
    if (wanted === null) parts.push(`${column} is null`)
    else if (typeof wanted === 'object' && 'same' in wanted) {
      parts.push(`${column} = ?`)
      values.push(JSON.stringify(wanted.same))
    } else if (typeof wanted === 'object') {
      parts.push(`${column} in (select value from json_each(?))`)
      values.push(JSON.stringify((wanted as { in: unknown[] }).in))
    } else {
      parts.push(`${column} = ?`)
      values.push(wanted as string | number)
    }
  }
  return { sql: parts.join(' and '), values }
}

const isJson = (kind: ColumnKind): boolean => kind === 'json' || kind === 'json?'

function cell(kind: ColumnKind, value: unknown): Cell {
  if (isJson(kind)) return value === null || value === undefined ? null : JSON.stringify(value)
  return (value ?? null) as Cell
}

function cellsOf(table: TableName, row: AnyRow, into: Cell[] = []): Cell[] {
  const { names, kinds } = allColumns[table]
  for (let i = 0; i < names.length; i++)
    into.push(cell(kinds[i] as ColumnKind, row[names[i] as string]))
  return into
}

function decode(table: TableName, cells: readonly Cell[]): AnyRow {
  const row: AnyRow = {}
  const { names, kinds } = allColumns[table]
  for (let i = 0; i < names.length; i++) {
    const value = cells[i]
    const name = names[i] as string
    const isText = typeof value === 'string' && isJson(kinds[i] as ColumnKind)
    row[name] = isText ? parsed(table, name, value) : value
  }
  return row
}

interface Columns {
  readonly names: readonly string[]
  readonly kinds: readonly ColumnKind[]
  /** The names as they stand in a statement. */
  readonly text: string
}
const allColumns = Object.fromEntries(
  Object.entries(tables).map(([name, { columns }]: [string, Table]): [string, Columns] => {
    const names = Object.keys(columns)
    return [name, { names, kinds: Object.values(columns), text: names.join(', ') }]
  }),
) as Record<TableName, Columns>

/** By table, and then by how many rows they take. */
const putTexts = new Map<TableName, string[]>()
function putText(table: TableName, rows: number): string {
  const texts = putTexts.get(table) ?? []
  putTexts.set(table, texts)
  const known = texts[rows]
  if (known) return known
  const { key, columns }: Table = tables[table]
  const names = Object.keys(columns)
  const sets = names.filter((c) => !key.includes(c)).map((c) => `${c} = excluded.${c}`)
  const marks = `(${names.map(() => '?').join(', ')})`
  const values = Array.from({ length: rows }, () => marks).join(', ')
  const sql = `insert into ${table} (${names.join(', ')}) values ${values} on conflict (${key.join(', ')}) do ${sets.length === 0 ? 'nothing' : `update set ${sets.join(', ')}`}`
  texts[rows] = sql
  return sql
}

type Put = Extract<Write, { put: TableName }>

/** Rows that one statement takes: several in one cost less than one each. */
const putsAtOnce = 10

/** The puts into one table that follow each other from here on, as many as one statement takes; or none. */
function putsFrom(writes: readonly Write[], from: number): Put[] {
  const rows: Put[] = []
  for (let at = from; at < writes.length && rows.length < putsAtOnce; at++) {
    const write = writes[at] as Write
    if (!('put' in write) || write.put !== (rows[0] ?? write).put) break
    rows.push(write)
  }
  return rows
}

function putRows(prepared: (sql: string) => Database.Statement, rows: readonly Put[]): void {
  const table = (rows[0] as Put).put
  const cells: Cell[] = []
  for (const { row } of rows) cellsOf(table, row as AnyRow, cells)
  // Handed over one by one: out of an array it takes them a third slower.
  prepared(putText(table, rows.length)).run(...cells)
}

function apply(prepared: (sql: string) => Database.Statement, write: Exclude<Write, Put>): void {
  if ('add' in write) {
    const { names, text } = allColumns[write.add]
    const sql = `insert into ${write.add} (${text}) values (${names.map(() => '?').join(', ')}) on conflict do nothing`
    const { changes } = prepared(sql).run(cellsOf(write.add, write.row as AnyRow))
    if (changes !== 1) throw new StoreConflict(`${write.add}: the row is there already`)
    return
  }
  if ('remove' in write) {
    const { sql, values } = condition(write.remove, write.where as Where<TableName>)
    prepared(`delete from ${write.remove}${sql}`).run(values)
    return
  }
  const { sql, values } = condition(write.change, write.where as Where<TableName>)
  const kinds: Table['columns'] = tables[write.change].columns
  const set = Object.entries(write.set).filter(([, value]) => value !== undefined)
  const sets = set.map(([name]) => `${name} = ?`)
  const cells = set.map(([name, value]) => cell(kinds[name] as ColumnKind, value))
  const { changes } = prepared(`update ${write.change} set ${sets.join(', ')}${sql}`).run([
    ...cells,
    ...values,
  ])
  if (write.expect !== undefined && changes !== write.expect)
    throw new StoreConflict(`${write.change}: ${changes} rows where ${write.expect} were expected`)
}

/** What somebody else wrote over is damage of the file, and no fault of ours. */
function parsed(table: TableName, column: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const details = {
      problem: `the column ${column} of ${table} holds no JSON`,
      files: 'qbsync.db',
      hint: 'The file was changed by hand or is damaged: go back to a copy of it.',
    }
    throw new QbsyncError('E_DATABASE', details, { cause })
  }
}
