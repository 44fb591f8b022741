// Moves an installation from one store to another, SQLite to PostgreSQL or back: copied table by table, then read
// from both sides and compared row by row.
import { isDeepStrictEqual } from 'node:util'
import { QbsyncError } from '../errors.ts'
import { put, type Store } from './store.ts'
import { type Table, type TableName, tables } from './tables.ts'

/** What says which programs run now is not part of an installation. */
const ofTheMoment: ReadonlySet<TableName> = new Set(['servers'])
const rowsAtOnce = 500
/** A program that says it serves has said so within this time, in ms. */
const aliveMs = 60_000

export const copiedTables: readonly TableName[] = (Object.keys(tables) as TableName[]).filter(
  (name) => !ofTheMoment.has(name),
)

export interface Copied {
  readonly table: TableName
  readonly rows: number
}

type AnyRow = Record<string, unknown>
const keyOf = (table: TableName, row: AnyRow): unknown[] =>
  (tables[table] as Table).key.map((name) => row[name])

async function* pages(store: Store, table: TableName): AsyncGenerator<AnyRow[]> {
  let after: unknown[] | undefined
  for (;;) {
    const rows = (await store.page(table, after, rowsAtOnce)) as AnyRow[]
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = keyOf(table, last)
  }
}

/**
 * Copies everything from one store into an empty other one and compares both. `names` are what errors call them.
 * Interrupted, it leaves the first as it was and the second half full: empty that and begin anew. Throws
 * E_STORE_COPY: the other is not empty, somebody serves from the first, or what was read back is not the same.
 */
export async function copyStore(
  from: Store,
  to: Store,
  names: { readonly from: string; readonly to: string },
  now: number,
  onRows: (table: TableName, rows: number) => void = () => undefined,
): Promise<Copied[]> {
  const refuse = (problem: string, hint: string): never => {
    throw new QbsyncError('E_STORE_COPY', { ...names, problem, hint })
  }
  const serving = (await from.select('servers')).find((s) => now - s.beat_at < aliveMs)
  if (serving) refuse(`${serving.url} serves from it`, 'Stop qbsync serve, and begin anew.')
  for (const table of copiedTables)
    if ((await to.page(table, undefined, 1)).length > 0)
      refuse(`${names.to} is not empty (${table})`, 'Name an empty database, or empty it first.')
  const copied: Copied[] = []
  for (const table of copiedTables) {
    let rows = 0
    for await (const page of pages(from, table)) {
      await to.commit(page.map((row) => put(table, row as never)))
      rows += page.length
      onRows(table, rows)
    }
    copied.push({ table, rows })
  }
  for (const { table, rows } of copied) {
    const different = await firstDifference(from, to, table)
    if (different)
      refuse(
        `${table} ${different} is not the same in both, of ${rows} rows`,
        'Nothing was changed in the first; empty the other and begin anew, while nothing else uses either.',
      )
  }
  return copied
}

/** Key of the first row that is not in both, or not the same. */
async function firstDifference(a: Store, b: Store, table: TableName): Promise<string | undefined> {
  const there = pages(b, table)
  for await (const rows of pages(a, table)) {
    const { value: others = [] } = (await there.next()) as { value?: AnyRow[] }
    for (const [i, row] of rows.entries())
      if (!isDeepStrictEqual(row, others[i])) return JSON.stringify(keyOf(table, row))
    if (others.length > rows.length) return JSON.stringify(keyOf(table, others[rows.length] ?? {}))
  }
  const { value: more } = (await there.next()) as { value?: AnyRow[] }
  return more?.[0] && JSON.stringify(keyOf(table, more[0]))
}
