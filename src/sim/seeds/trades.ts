// A plumbing and electrical business of any size, made up from a seed: the same seed, clock and number of invoices
// give the same company. Everything goes through the simulator's own requests, at the moment it would have been
// entered, so that totals, taxes, links and postings are those it would have worked out.
import type { Company } from '../company-file.ts'
import type { Seconds } from '../zone.ts'
import { Books } from './trades/books.ts'
import { Customers } from './trades/customers.ts'
import { Fates } from './trades/fates.ts'
import { Invoices } from './trades/invoices.ts'
import { Payments } from './trades/payments.ts'
import { LineMaker } from './trades/sales-lines.ts'
import { setUp } from './trades/set-up.ts'

/** What decides everything, besides the clock. */
export interface TradesOptions {
  readonly invoices?: number | undefined
  readonly seed?: number | undefined
  readonly onPercent?: ((percent: number) => void) | undefined
}

const usual = { invoices: 1000, seed: 1 }
/** Invoices a transaction of the file: with their payments about 1,000 records. */
const batch = 500

export function fillTrades(company: Company, options: TradesOptions): void {
  const { invoices: count = usual.invoices, seed = usual.seed, onPercent } = options
  const books = new Books(company, seed)
  const now = company.now()
  company.write(() => setUp(books))
  const customers = new Customers(books)
  const lines = new LineMaker(books)
  const invoices = new Invoices(books, lines)
  const fates = new Fates({ books, customers, payments: new Payments(books), lines })

  const one = (n: number): void => {
    // One invoice in every part of the work, at any point of it: evenly spread, and in order of time.
    const share = (n + books.luck.next()) / count
    const at = books.days.at(share)
    catchUp(books, at)
    fates.decide(invoices.write(at, share, customers.next(at)), at)
  }
  let percent = -1
  for (let n = 0; n < count; ) {
    company.write(() => {
      for (const end = Math.min(n + batch, count); n < end; n++) one(n)
    })
    const done = Math.floor((n / count) * 100)
    if (done > percent && done < 100) onPercent?.((percent = done))
  }
  company.write(() => catchUp(books, now))
  company.setMeta('ref:Invoice', invoices.lastNumber)
  onPercent?.(100)
}

/** Does what was put off and is due by then. */
function catchUp({ agenda }: Books, until: Seconds): void {
  for (let due = agenda.take(until); due; due = agenda.take(until)) due.work(due.at)
}
