// The rest of a large set that an iterator walks: read from an index as pages are asked for, so that the first page
// of a million invoices costs what that of a hundred does. The set is fixed all the same: records made later have
// higher numbers, and before this process writes, what is left is read (company-file.ts). What another process
// changes meanwhile is seen as it then is, where the set was larger than `smallSet` (our choice).
import type { Company } from './company-file.ts'
import type { Conditions } from './filters.ts'

/** Sets up to this size are read at once. */
export const smallSet = 2000

/** Indexes in the order of an answer: date, then number. */
const sorted = new Set(['txns_date', 'txns_open', 'txns_party', 'txns_party_open'])

export class Walk {
  /** Records of the set when it was begun. */
  readonly count: number
  readonly #company: Company
  readonly #from: string
  readonly #until: string
  readonly #values: Conditions['values']
  readonly #newest: number
  #last: { date: string; serial: number }

  constructor(company: Company, { where, values, index, lastDate }: Conditions, last: number) {
    this.#company = company
    this.#from = `from txns q indexed by ${index} where ${where.join(' and ')}`
    this.#values = [...values]
    this.#until = lastDate ?? '9999-12-31'
    this.#newest = Number(company.sql('select max(serial) from txns').pluck(true).get())
    this.#last = { date: this.#dateOf(last), serial: last }
    const counting = `select count(*) ${this.#from}`
    this.count = company.beforeWrite.count(`${counting} ${JSON.stringify(values)}`, () =>
      Number(
        company
          .sql(counting)
          .pluck(true)
          .get(...values),
      ),
    )
  }

  /** The next row numbers, at most `most` of them. */
  next(most: number): number[] {
    const { date, serial } = this.#last
    // The dates said once more, for the index; with a plus those of the filter are left out of its choice.
    const from = this.#from.replace('q.date between', '+q.date between')
    const rows = this.#company
      .sql(
        `select q.serial ${from} and q.serial <= ? and q.date >= ? and q.date <= ?
           and (q.date > ? or q.serial > ?) order by q.date, q.serial limit ?`,
      )
      .pluck(true)
      .all(...this.#values, this.#newest, date, this.#until, date, serial, most) as number[]
    const last = rows.at(-1)
    // Noted now: a record may get another date before the next page is asked for.
    if (last !== undefined) this.#last = { date: this.#dateOf(last), serial: last }
    return rows
  }

  #dateOf(serial: number): string {
    return String(
      this.#company.sql('select date from txns where serial = ?').pluck(true).get(serial),
    )
  }
}

/** Whether the index of a query gives records in the order of the answer, of one party where it goes by parties. */
export const canWalk = ({ index, where }: Conditions): boolean =>
  index !== undefined &&
  sorted.has(index) &&
  (!index.startsWith('txns_party') || where.includes('q.party = ?'))
