// Writes and conditions as statements of PostgreSQL. The text of a statement depends on its shape only, never on its
// values, so that each is planned once for a connection.
import { createHash } from 'node:crypto'
import { arrayType, type PgCell, toCell } from './postgres-cells.ts'
import { pruneText } from './prune.ts'
import type { Prune, Where, Write } from './store.ts'
import { type ColumnKind, type Table, type TableName, tables } from './tables.ts'

export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: readonly (PgCell | readonly PgCell[])[]
  /** Rows it must touch, or everything is taken back; with what is said then. */
  readonly expect?: { readonly rows: number; readonly says: (found: number) => string }
}

type AnyRow = Record<string, unknown>

type Values = Statement['values']

/** From a text with a ? for each value. */
function statement(marked: string, values: Values, expect?: Statement['expect']): Statement {
  let n = 0
  const text = marked.replace(/\?/g, () => `$${++n}`)
  const name = createHash('sha1').update(text).digest('base64url')
  return { name, text, values, ...(expect ? { expect } : {}) }
}

export const columnsOf = (table: TableName): readonly [string, ColumnKind][] =>
  Object.entries(tables[table].columns)

/** Conditions joined by "and", without a word before them, and their values. */
function joined<T extends TableName>(
  table: T,
  where: Where<T> | undefined,
): { sql: string; values: (PgCell | readonly PgCell[])[] } {
  const parts: string[] = []
  const values: (PgCell | readonly PgCell[])[] = []
  const columns = tables[table].columns as Readonly<Record<string, ColumnKind>>
  for (const [column, wanted] of Object.entries(where ?? {})) {
    const kind = columns[column]
    if (kind === undefined) throw new Error(`no column ${table}.${column}`)
    if (wanted === null) {
      parts.push(`${column} is null`)
      continue
    }
    if (typeof wanted === 'object' && 'same' in wanted) {
      values.push(toCell(kind, wanted.same))
      parts.push(`${column} = ?`)
      continue
    }
    if (typeof wanted === 'object') {
      const list = (wanted as { in: readonly unknown[] }).in
      values.push(list.filter((value) => fits(kind, value)).map((value) => toCell(kind, value)))
      parts.push(`${column} = any(?::${arrayType(kind)})`)
      continue
    }
    values.push(toCell(kind, wanted))
    parts.push(`${column} = ?`)
  }
  return { sql: parts.join(' and '), values }
}

function condition<T extends TableName>(table: T, where: Where<T> | undefined) {
  const { sql, values } = joined(table, where)
  return { sql: sql === '' ? '' : ` where ${sql}`, values }
}

export function pruneOf(what: Prune, before: number, most: number): Statement {
  const { sql, values } = pruneText<PgCell | readonly PgCell[]>(what, before, most, joined)
  return statement(sql, values)
}

/** Rows in the order of their key, from the one after this key on. */
export function pageOf(table: TableName, after: readonly unknown[] | undefined, limit: number) {
  const { key, columns }: Table = tables[table]
  const values = (after ?? []).map((value, i) => toCell(columns[key[i] ?? ''] as ColumnKind, value))
  const where = after ? ` where (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : ''
  const order = ` order by ${key.join(', ')} limit ${Math.trunc(limit)}`
  return statement(`select * from ${table}${where}${order}`, values)
}

/** A text is never equal to a number; PostgreSQL would refuse to compare them. */
const fits = (kind: ColumnKind, value: unknown): boolean =>
  kind.startsWith('int') === (typeof value === 'number')

export function selectOf<T extends TableName>(
  what: string,
  table: T,
  where: Where<T> | undefined,
  after: string,
): Statement {
  const { sql, values } = condition(table, where)
  return statement(`select ${what} from ${table}${sql}${after}`, values)
}

/** In order; rows put into one table one after the other go in one statement. */
export function statementsOf(writes: readonly Write[]): Statement[] {
  const statements: Statement[] = []
  for (let i = 0; i < writes.length; ) {
    const write = writes[i] as Write
    if ('put' in write) {
      let end = i + 1
      for (let next = writes[end]; next && 'put' in next && next.put === write.put; )
        next = writes[++end]
      statements.push(
        puts(
          write.put,
          writes.slice(i, end).map((w) => (w as { row: AnyRow }).row),
        ),
      )
      i = end
      continue
    }
    statements.push(single(write))
    i++
  }
  return statements
}

function puts(table: TableName, rows: readonly AnyRow[]): Statement {
  const { key, columns }: Table = tables[table]
  // A statement may touch a row once: of several of the same key the last one stands, as if done in order.
  const byKey = new Map(rows.map((row) => [JSON.stringify(key.map((c) => row[c])), row]))
  const kinds = Object.entries(columns)
  const names = kinds.map(([name]) => name)
  const lists = kinds.map(([, kind]) => `?::${arrayType(kind)}`)
  const sets = names.filter((c) => !key.includes(c)).map((c) => `${c} = excluded.${c}`)
  const text = `insert into ${table} (${names.join(', ')}) select * from unnest(${lists.join(', ')}) on conflict (${key.join(', ')}) do ${sets.length === 0 ? 'nothing' : `update set ${sets.join(', ')}`}`
  const values = kinds.map(([name, kind]) =>
    [...byKey.values()].map((row) => toCell(kind, row[name])),
  )
  return statement(text, values)
}

function single(write: Exclude<Write, { put: TableName }>): Statement {
  if ('add' in write) {
    const columns = columnsOf(write.add)
    const row = write.row as AnyRow
    const text = `insert into ${write.add} (${columns.map(([name]) => name).join(', ')}) values (${columns.map(() => '?').join(', ')}) on conflict do nothing`
    const says = () => `${write.add}: the row is there already`
    const values = columns.map(([name, kind]) => toCell(kind, row[name]))
    return statement(text, values, { rows: 1, says })
  }
  if ('remove' in write) {
    const { sql, values } = condition(write.remove, write.where as Where<TableName>)
    return statement(`delete from ${write.remove}${sql}`, values)
  }
  const kinds = Object.fromEntries(columnsOf(write.change))
  const set = Object.entries(write.set).filter(([, value]) => value !== undefined)
  for (const [name] of set)
    if (!(name in kinds)) throw new Error(`no column ${write.change}.${name}`)
  const sets = set.map(([name]) => `${name} = ?`)
  const cells = set.map(([name, value]) => toCell(kinds[name] as ColumnKind, value))
  const { sql, values } = condition(write.change, write.where as Where<TableName>)
  const text = `update ${write.change} set ${sets.join(', ')}${sql}`
  const { expect } = write
  if (expect === undefined) return statement(text, [...cells, ...values])
  const says = (found: number) => `${write.change}: ${found} rows where ${expect} were expected`
  return statement(text, [...cells, ...values], { rows: expect, says })
}
