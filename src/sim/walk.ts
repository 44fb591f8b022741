// A large set that is not read at once: rows come from an index as pages are asked for, so that the first page of a
// million invoices costs what that of a hundred does. They come in the order of that index: by date, by the last
// change, by number, by name. The set is fixed all the same (qbxml-semantics.md 11, reported): a file is read as it
// was at the start, from a connection of its own (still-view.ts); in memory, what is left is read before the next
// write of this process, and nobody else writes there.
import type { Company } from './company-file.ts'
import type { Conditions, SpanColumn } from './filters.ts'
import type { StillView } from './still-view.ts'
import { tallied } from './tally.ts'

/** Sets up to this size are read at once, and come in the order of dates whatever the index. */
export const smallSet = 1000

/** Columns in whose order an index gives its records, before date and number. */
const leading: Readonly<Record<string, 'date' | 'modified' | 'ref_value' | 'ref_key' | 'party'>> = {
  txns_date: 'date',
  txns_open: 'date',
  txns_account: 'date',
  txns_modified: 'modified',
  txns_open_modified: 'modified',
  txns_ref_value: 'ref_value',
  txns_ref: 'ref_key',
  txns_party: 'party',
  txns_party_open: 'party',
}

/** Whether records come from the index of a query by date, then by number. */
export const isByDate = ({ index, parties }: Conditions): boolean =>
  index !== undefined &&
  (leading[index] === 'date' || (leading[index] === 'party' && parties?.length === 1))

interface Place {
  readonly value: string | number
  readonly date: string
  readonly serial: number
}

export class Walk {
  readonly #company: Company
  readonly #view: StillView | undefined
  readonly #sql: string
  readonly #values: Conditions['values']
  readonly #column: string
  readonly #until: string | number
  /** Names that are walked one after the other; one that is none where the index does not go by names. */
  readonly #parties: string[]
  readonly #start: Place
  #last: Place
  #isDone = false

  readonly #readCount: () => number
  #count: number | undefined

  /** From the beginning of the set. With a view it is read as the view has it, and `end` closes that. */
  constructor(company: Company, kind: string, c: Conditions, view?: StillView) {
    this.#company = company
    this.#view = view
    const several = c.parties !== undefined && leading[c.index ?? ''] === 'party'
    const column = several ? 'date' : (leading[c.index ?? ''] ?? 'date')
    const range = c.spans.get(column as SpanColumn)
    const numeric = column === 'modified' || column === 'ref_value'
    this.#column = column
    this.#until = range?.to ?? (numeric ? Number.MAX_SAFE_INTEGER : '\u{10FFFF}')
    this.#start = { value: range?.from ?? (numeric ? 0 : ''), date: '', serial: 0 }
    this.#last = this.#start
    this.#parties = several ? [...new Set(c.parties)].sort() : []
    // What is said below for the place is all that the index has to know; with a plus the rest is left out of its choice.
    const where = c.where.map((one) =>
      one
        .replace(`q.${column} between`, `+q.${column} between`)
        .replaceAll(/(?<!\()q\.ref_key/g, '+$&')
        .replace(/^q\.party (=|in) /, '+$&'),
    )
    const order = column === 'date' ? 'q.date, q.serial' : `q.${column}, q.date, q.serial`
    this.#sql = `select q.${column} as value, q.date, q.serial
      from txns q indexed by ${c.index} where ${where.join(' and ')}
      ${several ? 'and q.party = ?' : ''}
      and (${order}) > (${column === 'date' ? '?, ?' : '?, ?, ?'}) and q.${column} <= ?
      order by ${order} limit ?`
    this.#values = [...c.values]
    const counting = `select count(*) from txns q indexed by ${c.index} where ${c.where.join(' and ')}`
    this.#readCount = () =>
      tallied(this.#source, kind, c) ??
      company.beforeWrite.count(`${counting} ${JSON.stringify(c.values)}`, () =>
        Number(
          this.#source
            .sql(counting)
            .pluck(true)
            .get(...c.values),
        ),
      )
  }

  /** Records of the whole set. */
  get count(): number {
    this.#count ??= this.#readCount()
    return this.#count
  }

  /** Whether it is read as it was, whoever writes. */
  get isStill(): boolean {
    return this.#view?.isOpen ?? false
  }

  get #source(): Pick<Company, 'sql'> {
    return this.#view?.isOpen ? this.#view : this.#company
  }

  /** The next row numbers, at most `most` of them. */
  next(most: number): number[] {
    const found: number[] = []
    while (found.length < most && !this.#isDone) {
      const rows = this.#rows(most - found.length)
      for (const { serial } of rows) found.push(serial)
      const last = rows.at(-1)
      if (found.length === most && last) this.#last = last
      else {
        // No more of this name.
        this.#parties.shift()
        this.#isDone = this.#parties.length === 0
        this.#last = this.#start
      }
    }
    return found
  }

  #rows(most: number): Place[] {
    const { value, date, serial } = this.#last
    const [party] = this.#parties
    const place = this.#column === 'date' ? [date || value, serial] : [value, date, serial]
    return this.#source
      .sql(this.#sql)
      .all(
        ...this.#values,
        ...(party === undefined ? [] : [party]),
        ...place,
        this.#until,
        most,
      ) as Place[]
  }

  end(): void {
    this.#view?.close()
  }
}
