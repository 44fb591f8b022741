// A store in memory that can lose power: what was committed without waiting for the disk is taken back, as far as
// no later commit took it along. Shares no code with the store on SQLite, and passes the same suite.
import { type Store, StoreConflict, type Write } from '../../src/store/store.ts'
import { type Table, type TableName, tables } from '../../src/store/tables.ts'

type AnyRow = Record<string, unknown>
/** The text is what is stored; the row is only compared with, and never given away. */
interface Kept {
  readonly text: string
  readonly row: AnyRow
}
type Undo = { readonly table: TableName; readonly key: string; readonly before: Kept | undefined }

export interface MemoryStore extends Store {
  /** The machine loses power. Answers how many commits are gone. */
  cutPower(): number
}

/** As a copy of its own: what is read and changed is not stored. */
const textOf = (table: TableName, row: AnyRow): string => {
  const { columns }: Table = tables[table]
  const names = Object.keys(columns)
  for (const name of names)
    if ((row[name] ?? null) === null && !columns[name]?.endsWith('?'))
      throw new Error(`${table}.${name} is missing`)
  const cell = (value: unknown) =>
    value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : (value ?? null)
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, cell(row[name])])))
}

const rowOf = (table: TableName, text: string): AnyRow => {
  const row = JSON.parse(text) as AnyRow
  for (const [name, kind] of Object.entries((tables[table] as Table).columns))
    if (kind === 'bytes') row[name] = Buffer.from((row[name] as { bytes: string }).bytes, 'base64')
  return row
}

const keyOf = (table: TableName, row: AnyRow): string => {
  const { key }: Table = tables[table]
  return JSON.stringify(key.map((name) => row[name]))
}

function fits(row: AnyRow, where: readonly (readonly [string, unknown])[]): boolean {
  return where.every(([column, wanted]) => {
    const value = row[column]
    if (wanted === null || typeof wanted !== 'object') return value === wanted
    if ('same' in wanted) return JSON.stringify(value) === JSON.stringify(wanted.same)
    return (wanted as { in: readonly unknown[] }).in.includes(value)
  })
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return (a as string) < (b as string) ? -1 : 1
}

export function memoryStore(): MemoryStore {
  const content = new Map<TableName, Map<string, Kept>>()
  /** Commits that need not have reached the disk yet, oldest first. */
  let unflushed: Undo[][] = []
  const rowsOf = (table: TableName): Map<string, Kept> => {
    let rows = content.get(table)
    if (!rows) content.set(table, (rows = new Map()))
    return rows
  }
  const set = (undo: Undo[], table: TableName, key: string, text: string | undefined): void => {
    const rows = rowsOf(table)
    undo.push({ table, key, before: rows.get(key) })
    if (text === undefined) rows.delete(key)
    else rows.set(key, { text, row: rowOf(table, text) })
  }
  const takeBack = (undo: readonly Undo[]): void => {
    for (const { table, key, before } of [...undo].reverse())
      if (before === undefined) rowsOf(table).delete(key)
      else rowsOf(table).set(key, before)
  }
  const found = (table: TableName, where: AnyRow): [string, AnyRow][] => {
    for (const column of Object.keys(where))
      if (!(column in tables[table].columns)) throw new Error(`no column ${table}.${column}`)
    const all: [string, AnyRow][] = []
    const conditions = Object.entries(where)
    for (const [key, { row, text }] of rowsOf(table))
      if (fits(row, conditions)) all.push([key, rowOf(table, text)])
    return all
  }
  function apply(undo: Undo[], write: Write): void {
    if ('put' in write) {
      const row = write.row as AnyRow
      set(undo, write.put, keyOf(write.put, row), textOf(write.put, row))
    } else if ('add' in write) {
      const row = write.row as AnyRow
      const key = keyOf(write.add, row)
      if (rowsOf(write.add).has(key)) throw new StoreConflict(`${write.add}: the row is there`)
      set(undo, write.add, key, textOf(write.add, row))
    } else if ('remove' in write) {
      for (const [key] of found(write.remove, write.where)) set(undo, write.remove, key, undefined)
    } else {
      const matches = found(write.change, write.where)
      if (write.expect !== undefined && matches.length !== write.expect)
        throw new StoreConflict(`${write.change}: ${matches.length} rows, not ${write.expect}`)
      for (const [key, row] of matches)
        set(undo, write.change, key, textOf(write.change, { ...row, ...defined(write.set) }))
    }
  }
  return {
    async select(table, where, options) {
      const rows = found(table, where ?? {}).map(([, row]) => row)
      for (const [column, way] of [...(options?.order ?? [])].reverse())
        rows.sort((a, b) => compare(a[column], b[column]) * (way === 'asc' ? 1 : -1))
      return rows.slice(0, options?.limit ?? rows.length) as never
    },
    async count(table, where) {
      const conditions = Object.entries(where ?? {})
      return [...rowsOf(table).values()].filter(({ row }) => fits(row, conditions)).length
    },
    async commit(writes, options) {
      if (writes.length === 0) return
      const undo: Undo[] = []
      try {
        for (const write of writes) apply(undo, write)
      } catch (error) {
        takeBack(undo)
        throw error
      }
      if (options?.flush ?? true) unflushed = []
      else unflushed.push(undo)
    },
    async prune({ table, age, only = {}, unless = [], keepNewest }, before, most) {
      const undo: Undo[] = []
      const rows = found(table, only).filter(([, row]) => {
        if (age !== undefined && !(row[age] !== null && (row[age] as number) < before)) return false
        const refers = unless.some(
          (u) =>
            found(u.table, {
              ...u.where,
              connection_id: row['connection_id'] as string,
              [u.column]: row[u.own],
            }).length > 0,
        )
        if (refers || !keepNewest) return !refers
        const others = found(table, { connection_id: row['connection_id'] as string })
        return others.some(
          ([, other]) => (other[keepNewest] as number) > (row[keepNewest] as number),
        )
      })
      if (age !== undefined) rows.sort(([, a], [, b]) => compare(a[age], b[age]))
      const old = rows.slice(0, most)
      for (const [key] of old) set(undo, table, key, undefined)
      unflushed.push(undo)
      return old.length
    },
    async page(table, after, limit) {
      const { key }: Table = tables[table]
      const rows = found(table, {}).map(([, row]) => row)
      const order = (a: readonly unknown[], b: readonly unknown[]): number =>
        a.map((value, i) => compare(value, b[i])).find((way) => way !== 0) ?? 0
      const at = (row: AnyRow) => key.map((name) => row[name])
      const left = after === undefined ? rows : rows.filter((row) => order(at(row), after) > 0)
      return left.sort((a, b) => order(at(a), at(b))).slice(0, limit) as never
    },
    async bytes() {
      return [...content.values()].reduce(
        (sum, rows) => [...rows.values()].reduce((n, { text }) => n + text.length, sum),
        0,
      )
    },
    async close() {
      content.clear()
    },
    cutPower() {
      const lost = unflushed.length
      for (const undo of unflushed.reverse()) takeBack(undo)
      unflushed = []
      return lost
    },
  }
}

const defined = (row: AnyRow): AnyRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
