// The text that removes old rows, for any SQL store: made from a Prune, values apart.
import type { Prune, Where } from './store.ts'
import { type Table, type TableName, tables } from './tables.ts'

/** Conditions joined by "and", without a word before them, and their values. */
type Joined<V> = (table: TableName, where: Where<TableName>) => { sql: string; values: V[] }

/** Names of columns come from our own tables of rules and are looked up; what is unknown is a mistake of ours. */
function column(table: TableName, name: string): string {
  const { columns }: Table = tables[table]
  if (!Object.hasOwn(columns, name)) throw new Error(`no column ${table}.${name}`)
  return name
}

export function pruneText<V>(
  { table, age, only, unless = [], keepNewest }: Prune,
  before: number,
  most: number,
  joined: Joined<V | number>,
): { sql: string; values: (V | number)[] } {
  const parts: string[] = []
  const values: (V | number)[] = []
  const add = (sql: string, more: readonly (V | number)[] = []) => {
    if (sql !== '') parts.push(sql)
    values.push(...more)
  }
  const at = age === undefined ? undefined : `${table}.${column(table, age)}`
  if (at !== undefined) add(`${at} < ?`, [before])
  const own = joined(table, (only ?? {}) as Where<TableName>)
  add(own.sql, own.values)
  for (const { table: other, column: theirs, own: ours, where = {} } of unless) {
    const more = joined(other, where as Where<TableName>)
    const refers = `other.connection_id = ${table}.connection_id and other.${column(other, theirs)} = ${table}.${column(table, ours)}`
    const rest = more.sql === '' ? '' : ` and ${more.sql}`
    add(`not exists (select 1 from ${other} other where ${refers}${rest})`, more.values)
  }
  if (keepNewest) {
    const by = column(table, keepNewest)
    add(
      `exists (select 1 from ${table} newer where newer.connection_id = ${table}.connection_id and newer.${by} > ${table}.${by})`,
    )
  }
  const key = tables[table].key.join(', ')
  const order = at === undefined ? '' : ` order by ${at}`
  const where = parts.length === 0 ? '' : ` where ${parts.join(' and ')}`
  const old = `select ${key} from ${table}${where}${order} limit ${Math.trunc(most)}`
  return { sql: `delete from ${table} where (${key}) in (${old})`, values }
}
