// Values of our rows as PostgreSQL takes and gives them.
import type { ColumnKind } from './tables.ts'

export type PgCell = string | number | null | Uint8Array

// PostgreSQL keeps every character but U+0000 in a text. A character that stands for nothing (Unicode 23.7) marks it.
const mark = '\ufdd0'
const nul = '\u0000'

const hide = (text: string): string =>
  text.includes(mark) || text.includes(nul)
    ? text.replaceAll(mark, `${mark}1`).replaceAll(nul, `${mark}0`)
    : text
const show = (text: string): string =>
  text.includes(mark) ? text.replaceAll(`${mark}0`, nul).replaceAll(`${mark}1`, mark) : text

export function toCell(kind: ColumnKind, value: unknown): PgCell {
  if (value === null || value === undefined) return null
  if (kind === 'json' || kind === 'json?') return hide(JSON.stringify(value))
  return typeof value === 'string' ? hide(value) : (value as PgCell)
}

export function fromCell(kind: ColumnKind, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (kind.startsWith('int')) return exact(value)
  return kind.startsWith('json') ? JSON.parse(show(value)) : show(value)
}

/** PostgreSQL says 64-bit integers in digits; all of ours are exact numbers of JavaScript. */
export function exact(digits: string): number {
  const n = Number(digits)
  if (!Number.isSafeInteger(n)) throw new RangeError(`${digits} is not an integer of ours`)
  return n
}

/** Type of the column in a list of values. */
export const arrayType = (kind: ColumnKind): string =>
  kind.startsWith('int') ? 'bigint[]' : (kind as string) === 'bytes' ? 'bytea[]' : 'text[]'
