// A record as the values of its columns.
import { type Column, type Fields, type FieldValue, textAt } from '../schema/entity.ts'
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

/** The record as JSON text; nothing in it is a number, so nothing can lose digits. */
export const recordText = (record: Record<string, FieldValue | undefined>): string =>
  JSON.stringify(record)
