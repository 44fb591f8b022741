// qbsync's durable state behind the smallest interface that serves: read rows, commit a list of writes.
// A batch of writes is a value: no transaction stays open while anything waits, one commit is visible in a
// review, and a test can stop the world between any two of them.
import { type Row, type Table, type TableName, tables } from './tables.ts'

export type { Row, TableName } from './tables.ts'

type Condition =
  | string
  | number
  | null
  | { readonly in: readonly (string | number)[] }
  /** Of a column that holds JSON: what was read from it. */
  | { readonly same: unknown }
export type Where<T extends TableName> = { readonly [C in keyof Row<T>]?: Condition }

export interface SelectOptions<T extends TableName> {
  readonly order?: readonly (readonly [keyof Row<T> & string, 'asc' | 'desc'])[]
  readonly limit?: number
}

type PutWrite = { [T in TableName]: { readonly put: T; readonly row: Row<T> } }[TableName]
type ChangeWrite = {
  [T in TableName]: {
    readonly change: T
    readonly where: Where<T>
    readonly set: Partial<Row<T>>
    /** How many rows must match, or the whole batch fails with StoreConflict. */
    readonly expect?: number
  }
}[TableName]
/** Inserts; a row of the same key fails the whole batch with StoreConflict. */
type AddWrite = { [T in TableName]: { readonly add: T; readonly row: Row<T> } }[TableName]
type RemoveWrite = { [T in TableName]: { readonly remove: T; readonly where: Where<T> } }[TableName]
/** put inserts or replaces by key; change updates; remove deletes. */
export type Write = PutWrite | AddWrite | ChangeWrite | RemoveWrite

/** A row was not what the writer had read: load again and decide again. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict'
}

export interface CommitOptions {
  /**
   * false: a killed process loses nothing of it, a power cut may take it back, along with what was committed after
   * it; the next commit that is flushed takes it along. Only for what is found again by reading again: nothing that
   * led to a write in QuickBooks (docs/decisions/0002-synchronous-full.md).
   */
  readonly flush?: boolean
}

/** Rows that may go once they are old. */
export interface Prune {
  readonly table: TableName
  /** Column with the time, in ms UTC, that says how old a row is; null in it is never old. Absent: any age. */
  readonly age?: string
  /** Only rows with these values. */
  readonly only?: Readonly<Record<string, Condition>>
  /** Not while another row of the same connection refers to it: one whose `column` has the value of our `own`. */
  readonly unless?: readonly {
    readonly table: TableName
    readonly column: string
    readonly own: string
    readonly where?: Readonly<Record<string, Condition>>
  }[]
  /** Of the rows of a connection the one with the highest value of this column stays. */
  readonly keepNewest?: string
}

export interface Store {
  select<T extends TableName>(
    table: T,
    where?: Where<T>,
    options?: SelectOptions<T>,
  ): Promise<Row<T>[]>
  count<T extends TableName>(table: T, where?: Where<T>): Promise<number>
  /** All or nothing, durable when the promise resolves. */
  commit(writes: readonly Write[], options?: CommitOptions): Promise<void>
  /** Removes the oldest of such rows older than `before`, at most so many at once; says how many. Not flushed. */
  prune(what: Prune, before: number, most: number): Promise<number>
  /** Rows in the order of their key, from the one after this key on: for a walk over everything. */
  page<T extends TableName>(
    table: T,
    after: readonly unknown[] | undefined,
    limit: number,
  ): Promise<Row<T>[]>
  /** Bytes that all of it takes; space that was freed and can be used again does not count. */
  bytes(): Promise<number>
  close(): Promise<void>
}

export const put = <T extends TableName>(table: T, row: Row<T>): Write =>
  ({ put: table, row }) as unknown as Write
export const add = <T extends TableName>(table: T, row: Row<T>): Write =>
  ({ add: table, row }) as unknown as Write
export const change = <T extends TableName>(
  table: T,
  where: Where<T>,
  set: Partial<Row<T>>,
  expect?: number,
): Write =>
  ({ change: table, where, set, ...(expect === undefined ? {} : { expect }) }) as unknown as Write
export const remove = <T extends TableName>(table: T, where: Where<T>): Write =>
  ({ remove: table, where }) as unknown as Write

export const tableOf = (write: Write): TableName =>
  'put' in write
    ? write.put
    : 'add' in write
      ? write.add
      : 'change' in write
        ? write.change
        : write.remove

/** The one row, or undefined. */
export async function one<T extends TableName>(
  store: Store,
  table: T,
  where: Where<T>,
): Promise<Row<T> | undefined> {
  return (await store.select(table, where, { limit: 1 }))[0]
}

/** All rows of a table in the order of its key, a few hundred in memory at a time. */
export async function* allRows<T extends TableName>(
  store: Store,
  table: T,
  atOnce = 500,
): AsyncGenerator<Row<T>> {
  const { key }: Table = tables[table]
  let after: unknown[] | undefined
  for (;;) {
    const rows = await store.page(table, after, atOnce)
    yield* rows
    const last = rows.at(-1) as Readonly<Record<string, unknown>> | undefined
    if (!last || rows.length < atOnce) return
    after = key.map((name) => last[name])
  }
}
