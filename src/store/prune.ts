// The texts that remove old rows, for any SQL store: made from a Prune, values apart.
import type { Prune, Where } from './store.ts'
import { type Table, type TableName, tables } from './tables.ts'

type Value = string | number | null
/** Conditions joined by "and", without a word before them, and their values. */
type Joined = (table: TableName, where: Where<TableName>) => { sql: string; values: Value[] }

/** Names of columns come from our own tables of rules and are looked up; what is unknown is a mistake of ours. */
function column(table: TableName, name: string): string {
  const { columns }: Table = tables[table]
  if (!Object.hasOwn(columns, name)) throw new Error(`no column ${table}.${name}`)
  return name
}

/** To be run in their order, in one transaction: what goes with the rows, and the rows themselves. */
export function pruneTexts(
  { table, age, only, unless = [], takes = [], keepNewest }: Prune,
  before: number,
  most: number,
  joined: Joined,
): { texts: string[]; values: Value[] } {
  const parts: string[] = []
  const values: Value[] = []
  const add = (sql: string, more: readonly Value[] = []) => {
    if (sql !== '') parts.push(sql)
    values.push(...more)
  }
  const at = age === undefined ? undefined : `${table}.${column(table, age)}`
  if (at !== undefined) add(`${at} < ?`, [before])
  const same = joined(table, (only ?? {}) as Where<TableName>)
  add(same.sql, same.values)
  for (const { table: other, column: theirs, own: ours, where = {} } of unless) {
    const more = joined(other, where as Where<TableName>)
    const refers = `other.${column(other, theirs)} = ${table}.${column(table, ours)}`
    const rest = more.sql === '' ? '' : ` and ${more.sql}`
    add(`not exists (select 1 from ${other} other where ${refers}${rest})`, more.values)
  }
  if (keepNewest) {
    const [of, by] = [column(table, keepNewest.of), column(table, keepNewest.by)]
    add(
      `exists (select 1 from ${table} newer where newer.${of} = ${table}.${of} and newer.${by} > ${table}.${by})`,
    )
  }
  const key = tables[table].key.join(', ')
  // By the key too, or the two texts might mean different ones of the same age.
  const order = at === undefined ? key : `${at}, ${key}`
  const where = parts.length === 0 ? '' : ` where ${parts.join(' and ')}`
  const old = (columns: string) =>
    `select ${columns} from ${table}${where} order by ${order} limit ${Math.trunc(most)}`
  const texts = takes.map(
    ({ table: other, column: theirs, own }) =>
      `delete from ${other} where ${column(other, theirs)} in (${old(column(table, own))})`,
  )
  return { texts: [...texts, `delete from ${table} where (${key}) in (${old(key)})`], values }
}
