// What a query found, and how much of it is read.
import type { Fields } from '../schema/entity.ts'
import type { Walk } from './walk.ts'

/** What a query found, before pages are cut off it. */
export interface Found {
  /** Row numbers in order. */
  readonly serials: readonly number[]
  /** What comes after them, where an iterator takes a set that is not small. */
  readonly rest?: Walk
  /** A key that names nothing. */
  readonly missing: string | undefined
  /** Selected by keys or names: an iterator makes no sense then (11, certain). */
  readonly byKey: boolean
  /** The Rets of rows, a page of them at most; undefined where one has gone since. */
  readonly rets: (serials: readonly number[]) => (Ret | undefined)[]
}

/** Rows read together: more would only be kept in memory side by side with what was made of them. */
export const pageRows = 500

/** More rows than any file has; SQLite takes no larger number. */
export const mostRows = 2 ** 31

/** Records of the whole set. */
export const countOf = ({ serials, rest }: Found): number => rest?.count ?? serials.length

export interface Ret {
  readonly name: string
  readonly fields: Fields
}

/** Row numbers of the beginning. */
export function firstRows({ serials, rest }: Found, most: number): readonly number[] {
  if (serials.length >= most) return serials.slice(0, most)
  return rest ? [...serials, ...rest.next(most - serials.length)] : serials
}

/** The Rets of any number of rows, read in pages. */
export function inPages(rows: readonly number[], rets: Found['rets']): (Ret | undefined)[] {
  if (rows.length <= pageRows) return rets(rows)
  const all: (Ret | undefined)[] = []
  for (let at = 0; at < rows.length; at += pageRows) {
    for (const ret of rets(rows.slice(at, at + pageRows))) all.push(ret)
  }
  return all
}
