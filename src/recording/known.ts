// Rows that the tape of a run holds already, as they were last read or written: such a row is noted by its key alone.
import type { TableName, Write } from '../store/store.ts'
import { type Table, tables } from '../store/tables.ts'
import { digest, keyOf, textOfRow } from './tape.ts'

/** Kept at most; what is forgotten is noted again in full. */
const most = 5000

type AnyRow = Readonly<Record<string, unknown>>

/** Tables whose rows are changed column by column: the row itself is kept, to change it likewise. */
const changing: ReadonlySet<TableName> = new Set([
  'sessions',
  'runs',
  'connections',
  'installations',
])

interface Seen {
  readonly signature: string
  readonly row?: AnyRow
}

export class Known {
  readonly #rows = new Map<string, Seen>()

  /** Whether this row is on the tape as it is; from now on it is. */
  has(table: TableName, row: AnyRow): boolean {
    const key = nameOf(table, row)
    const made = signatureOf(table, row)
    if (this.#rows.get(key)?.signature === made) return true
    this.#set(key, table, row, made)
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
    this.#rows.clear()
  }

  #put(table: TableName, row: AnyRow): void {
    if (table === 'recordings' || table === 'mentions' || table === 'exchanges') return
    this.#set(nameOf(table, row), table, row, signatureOf(table, row))
  }

  #set(key: string, table: TableName, row: AnyRow, made: string): void {
    this.#rows.delete(key)
    this.#rows.set(key, changing.has(table) ? { signature: made, row } : { signature: made })
    if (this.#rows.size <= most) return
    for (const oldest of this.#rows.keys()) {
      this.#rows.delete(oldest)
      break
    }
  }

  #change(table: TableName, where: AnyRow, set: AnyRow): void {
    const { key }: Table = tables[table]
    if (!key.every((name) => ['string', 'number'].includes(typeof where[name]))) {
      this.#forget(table)
      return
    }
    const name = nameOf(table, where)
    const row = this.#rows.get(name)?.row
    this.#rows.delete(name)
    if (!row) return
    const values = Object.entries(set).filter(([, value]) => value !== undefined)
    this.#put(table, { ...row, ...Object.fromEntries(values) })
  }

  #forget(table: TableName): void {
    for (const key of this.#rows.keys()) if (key.startsWith(`${table} `)) this.#rows.delete(key)
  }
}

/**
 * Tells two versions of a row apart. Links are written by the thousand, and by runs alone but for those that wait for a
 * person: the time of the last sync tells their versions apart at a tenth of what reading all of them costs.
 */
function signatureOf(table: TableName, row: AnyRow): string {
  if (table !== 'links' || row['archive_reason'] !== null) return digest(textOfRow(table, row))
  return `${row['last_synced_at']} ${row['revision']} ${row['platform_id']} ${row['origin']} ${row['label']}`
}

const nameOf = (table: TableName, row: AnyRow): string =>
  `${table} ${keyOf(table, row).join('\u0000')}`
