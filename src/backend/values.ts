// A record as the values of its columns.
import { type Column, type Entity, type Fields, textAt } from '../schema/entity.ts'
import { linesOf } from '../schema/lines.ts'
import type { RemoteRecord, Resolve } from '../sync/ports.ts'

export type Cell = string | number | null

/** How a column reads its value: worked out once, since a page of records asks some ten thousand times. */
export function cellReader(column: Column): (record: Fields, resolve: Resolve) => Cell {
  const text = textReader(column.from)
  const { ref, type } = column
  if (ref)
    return (record, resolve) => {
      const id = text(record)
      return id === undefined ? null : (resolve(ref, id) ?? null)
    }
  if (type === 'flag')
    return (record) => {
      const value = text(record)
      return value === undefined ? null : value === 'true' ? 1 : 0
    }
  if (type === 'integer')
    return (record) => {
      const value = text(record)
      return value === undefined || value === '' ? null : Number(value)
    }
  return (record) => text(record) ?? null
}

function textReader(from: Column['from']): (record: Fields) => string | undefined {
  if (typeof from === 'function') return from
  if (from.includes('.')) return (record) => textAt(record, from)
  return (record) => {
    const value = record[from]
    return typeof value === 'string' ? value : undefined
  }
}

/** The columns of a record by name. */
export const fieldsOf = (
  columns: readonly Column[],
  record: Fields,
  resolve: Resolve,
): Record<string, Cell> =>
  Object.fromEntries(columns.map((c) => [c.name, cellReader(c)(record, resolve)]))

/** Its lines, numbered from 1, without the id of the document they stand in. */
export const lineRowsOf = (
  e: Entity,
  columns: readonly Column[],
  record: Fields,
  resolve: Resolve,
): Record<string, Cell>[] =>
  linesOf(e, record).map((line, i) => ({
    position: i + 1,
    quickbooks_line_id: line.id ?? null,
    group_position: line.group ?? null,
    ...fieldsOf(columns, line.fields, resolve),
  }))

/** The record as JSON, as text or its UTF-8; nothing in it is a number, so nothing can lose digits. */
export const recordText = (record: RemoteRecord): string | Uint8Array =>
  record.json ?? JSON.stringify(record.fields)
