// Rows that the tape of a run holds already, as they were last read or written: such a row is noted by its key alone.
import type { TableName, Write } from '../store/store.ts'
import { type Table, tables } from '../store/tables.ts'
import { digest, keyOf, textOfRow } from './tape.ts'

/** Kept at least, and twice as many at most; what is forgotten is noted again in full. */
const least = 2500

type AnyRow = Readonly<Record<string, unknown>>

/** Tables of few rows that are changed column by column: the row itself is kept, to change it likewise. */
const changing: ReadonlySet<TableName> = new Set([
  'sessions',
  'runs',
  'connections',
  'installations',
])

/** What tells two versions of a row apart, as it was then: what a row holds may be changed by whoever reads it. */
type Seen = string | { readonly signature: string; readonly row: AnyRow }
type Rows = Map<string, Seen>

export class Known {
  /** By table. Two generations: when one is full the older one is forgotten, which costs nothing a row. */
  #newer = new Map<TableName, Rows>()
  #older = new Map<TableName, Rows>()
  #count = 0

  /** Whether this row is on the tape as it is; from now on it is. */
  has(table: TableName, row: AnyRow): boolean {
    const key = nameOf(table, row)
    const made = signatureOf(table, row)
    const seen = this.#get(table, key)
    if (seen !== undefined && (typeof seen === 'string' ? seen : seen.signature) === made)
      return true
    this.#set(table, key, changing.has(table) ? { signature: made, row } : made)
    return false
  }

  /** A row that the call itself wrote: replaying the call writes it again. */
  wrote(write: Write): void {
    if ('put' in write) this.#put(write.put, write.row)
    else if ('add' in write) this.#put(write.add, write.row)
    else if ('remove' in write) this.#forget(write.remove)
    else this.#change(write.change, write.where as AnyRow, write.set as AnyRow)
  }

  clear(): void {
    this.#newer.clear()
    this.#older.clear()
    this.#count = 0
  }

  #get(table: TableName, key: string): Seen | undefined {
    return this.#newer.get(table)?.get(key) ?? this.#older.get(table)?.get(key)
  }

  #put(table: TableName, row: AnyRow): void {
    if (table === 'recordings' || table === 'mentions' || table === 'exchanges') return
    const signature = signatureOf(table, row)
    this.#set(table, nameOf(table, row), changing.has(table) ? { signature, row } : signature)
  }

  #set(table: TableName, key: string, seen: Seen): void {
    let rows = this.#newer.get(table)
    if (!rows) this.#newer.set(table, (rows = new Map()))
    const before = rows.size
    rows.set(key, seen)
    this.#count += rows.size - before
    if (this.#count < least) return
    this.#older = this.#newer
    this.#newer = new Map()
    this.#count = 0
  }

  #change(table: TableName, where: AnyRow, set: AnyRow): void {
    const { key }: Table = tables[table]
    if (!key.every((name) => ['string', 'number'].includes(typeof where[name]))) {
      this.#forget(table)
      return
    }
    const name = nameOf(table, where)
    const seen = this.#get(table, name)
    this.#older.get(table)?.delete(name)
    if (this.#newer.get(table)?.delete(name)) this.#count--
    if (seen === undefined || typeof seen === 'string') return
    const row: Record<string, unknown> = { ...seen.row }
    for (const [column, value] of Object.entries(set)) if (value !== undefined) row[column] = value
    this.#put(table, row)
  }

  #forget(table: TableName): void {
    this.#count -= this.#newer.get(table)?.size ?? 0
    this.#newer.delete(table)
    this.#older.delete(table)
  }
}

/**
 * One piece of memory. What `+` and templates make points to its parts, and a part of a text that was read to all of
 * that text: 5,000 names of records held 10 MB of answers.
 */
const flat = (parts: readonly unknown[], between: string): string => parts.join(between)

/**
 * Tells two versions of a row apart. Links are written by the thousand, and by runs alone but for those that wait for a
 * person: the time of the last sync tells their versions apart at a tenth of what reading all of them costs.
 */
function signatureOf(table: TableName, row: AnyRow): string {
  if (changing.has(table)) return textOfRow(table, row)
  if (table !== 'links' || row['archive_reason'] !== null) return digest(textOfRow(table, row))
  const { last_synced_at, revision, platform_id, origin, label } = row
  return flat([last_synced_at, revision, platform_id, origin, label], ' ')
}

const nameOf = (table: TableName, row: AnyRow): string => flat(keyOf(table, row), '\u0000')
