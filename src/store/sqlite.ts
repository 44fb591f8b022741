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
  const perform = db.transaction((writes: readonly Write[]) => {
    for (const write of writes) apply(prepared, write)
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
      const text = `select * from ${table}${sql}${order ? ` order by ${order}` : ''}${
        options?.limit === undefined ? '' : ` limit ${Math.trunc(options.limit)}`
      }`
      return prepared(text)
        .all(values)
        .map((row) => decode(table, row as AnyRow)) as never
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
      const sql = `select * from ${table}${where} order by ${key.join(', ')} limit ${Math.trunc(limit)}`
      return prepared(sql)
        .all(after ?? [])
        .map((row) => decode(table, row as AnyRow)) as never
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
    else if (typeof wanted === 'object') {
      parts.push(`${column} in (select value from json_each(?))`)
      values.push(JSON.stringify((wanted as { in: unknown[] }).in))
    } else {
      parts.push(`${column} = ?`)
      values.push(wanted as string | number)
    }
  }
  return { sql: parts.join(' and '), values }
}

function cell(kind: ColumnKind, value: unknown): Cell {
  if (kind === 'json' || kind === 'json?')
    return value === null || value === undefined ? null : JSON.stringify(value)
  return (value ?? null) as Cell
}

function decode(table: TableName, row: AnyRow): AnyRow {
  for (const column of jsonColumns[table] ?? []) {
    const text = row[column]
    if (typeof text === 'string') row[column] = parsed(table, column, text)
  }
  return row
}

const allColumns = Object.fromEntries(
  Object.entries(tables).map(([name, table]) => [name, Object.entries(table.columns)]),
) as Record<TableName, [string, ColumnKind][]>
const columnsOf = (table: TableName): readonly [string, ColumnKind][] => allColumns[table]
const jsonColumns = Object.fromEntries(
  (Object.keys(tables) as TableName[]).map((name) => [
    name,
    columnsOf(name)
      .filter(([, kind]) => kind.startsWith('json'))
      .map(([column]) => column),
  ]),
) as Record<TableName, string[]>

const putTexts = new Map<TableName, string>()
function putText(table: TableName): string {
  let sql = putTexts.get(table)
  if (sql) return sql
  const { key, columns }: Table = tables[table]
  const names = Object.keys(columns)
  const sets = names.filter((c) => !key.includes(c)).map((c) => `${c} = excluded.${c}`)
  sql = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) on conflict (${key.join(', ')}) do ${sets.length === 0 ? 'nothing' : `update set ${sets.join(', ')}`}`
  putTexts.set(table, sql)
  return sql
}

function apply(prepared: (sql: string) => Database.Statement, write: Write): void {
  if ('put' in write) {
    const row = write.row as AnyRow
    prepared(putText(write.put)).run(
      ...columnsOf(write.put).map(([name, kind]) => cell(kind, row[name])),
    )
    return
  }
  if ('add' in write) {
    const columns = columnsOf(write.add)
    const names = columns.map(([name]) => name)
    const row = write.row as AnyRow
    const sql = `insert into ${write.add} (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) on conflict do nothing`
    const { changes } = prepared(sql).run(columns.map(([name, kind]) => cell(kind, row[name])))
    if (changes !== 1) throw new StoreConflict(`${write.add}: the row is there already`)
    return
  }
  if ('remove' in write) {
    const { sql, values } = condition(write.remove, write.where as Where<TableName>)
    prepared(`delete from ${write.remove}${sql}`).run(values)
    return
  }
  const { sql, values } = condition(write.change, write.where as Where<TableName>)
  const kinds = Object.fromEntries(columnsOf(write.change))
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
