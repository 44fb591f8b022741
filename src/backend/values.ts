// A record as the values of its columns.
import { type Column, type Entity, type Fields, type FieldValue, textAt } from '../schema/entity.ts'
import { linesOf } from '../schema/lines.ts'
import type { Resolve } from '../sync/ports.ts'

export type Cell = string | number | null

export function cellOf(column: Column, record: Fields, resolve: Resolve): Cell {
  const text = typeof column.from === 'function' ? column.from(record) : textAt(record, column.from)
  if (text === undefined) return null
  if (column.ref) return resolve(column.ref, text) ?? null
  if (column.type === 'flag') return text === 'true' ? 1 : 0
  if (column.type === 'integer') return text === '' ? null : Number(text)
  return text
}

/** The columns of a record by name. */
export const fieldsOf = (
  columns: readonly Column[],
  record: Fields,
  resolve: Resolve,
): Record<string, Cell> =>
  Object.fromEntries(columns.map((c) => [c.name, cellOf(c, record, resolve)]))

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

/** The record as JSON text; nothing in it is a number, so nothing can lose digits. */
export const recordText = (record: Record<string, FieldValue | undefined>): string =>
  JSON.stringify(record)
