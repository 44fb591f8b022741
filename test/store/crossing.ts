// Whether a statement of PostgreSQL stays with one connection, as a database that is distributed by connection needs it.
import { type Table, type TableName, tables } from '../../src/store/tables.ts'

export interface Executed {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Name of the column that says whose the rows of a table are; undefined for what is shared. */
export function ownerColumn(name: TableName): string | undefined {
  const table: Table = tables[name]
  return table.shared ? undefined : name === 'connections' ? 'id' : 'connection_id'
}

/** What a statement does to tables of connections. */
export interface Reach {
  readonly tables: readonly TableName[]
  /** The connections whose rows it may touch; undefined: any. */
  readonly connections: readonly string[] | undefined
}

export function reachOf({ text, values }: Executed): Reach {
  const named = [...text.matchAll(/\b(?:from|into|update|join)\s+(\w+)/g)].map((m) => m[1] ?? '')
  const own = named.filter((name): name is TableName => Object.hasOwn(tables, name))
  const columns = own.flatMap((name) => ownerColumn(name) ?? [])
  if (columns.length === 0) return { tables: own, connections: [] }
  const found = columns.map((column) =>
    /^insert/.test(text) ? inserted(text, values, column) : sought(text, values, column),
  )
  const isOpen = found.some((f) => f === undefined)
  return {
    tables: own,
    connections: isOpen ? undefined : [...new Set(found.flatMap((f) => f ?? []))],
  }
}

const textsOf = (value: unknown): string[] => [value].flat().map(String)

/** "where connection_id = $3": a whole condition, joined by nothing but "and". */
function sought(text: string, values: readonly unknown[], column: string): string[] | undefined {
  const [, where = ''] = /\bwhere (.*)$/s.exec(text) ?? []
  if (/\bor\b/.test(where)) return undefined
  const [, place] = new RegExp(`(?:^|and )${column} = \\$(\\d+)`).exec(where) ?? []
  return place === undefined ? undefined : textsOf(values[Number(place) - 1])
}

function inserted(text: string, values: readonly unknown[], column: string): string[] | undefined {
  const [, list = ''] = /^insert into \w+ \(([^)]*)\)/.exec(text) ?? []
  const place = list.split(', ').indexOf(column)
  return place < 0 ? undefined : textsOf(values[place])
}
