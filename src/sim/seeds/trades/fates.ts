// What becomes of an invoice after it was written: mostly it is paid some weeks later, sometimes in parts, late,
// never, with others, less a credit memo, or it is voided. What would lie in the future does not happen.
import type { Seconds } from '../../zone.ts'
import type { Books } from './books.ts'
import type { Customers } from './customers.ts'
import { type Invoice, memo } from './invoices.ts'
import type { Luck } from './luck.ts'
import type { Payments } from './payments.ts'
import type { LineMaker } from './sales-lines.ts'

export type Fate = (invoice: Invoice, at: Seconds) => void

/** Days until a customer pays. */
const patience = (luck: Luck): number =>
  luck.weighted([
    [12, luck.int(0, 9)],
    [55, luck.int(10, 34)],
    [25, luck.int(35, 60)],
    [8, luck.int(61, 150)],
  ] as const)

export class Fates {
  readonly #books: Books
  readonly #customers: Customers
  readonly #payments: Payments
  readonly #lines: LineMaker
  #creditMemos = 0

  constructor(parts: { books: Books; customers: Customers; payments: Payments; lines: LineMaker }) {
    this.#books = parts.books
    this.#customers = parts.customers
    this.#payments = parts.payments
    this.#lines = parts.lines
  }

  readonly #fates: readonly (readonly [weight: number, fate: Fate])[] = [
    [60, (i, at) => this.#paid(i, at)],
    [18, (i, at) => this.#paidWithOthers(i, at)],
    [6, (i, at) => this.#paidInParts(i, at)],
    [1.5, (i, at) => this.#paidInPart(i, at)],
    [3, (i, at) => this.#neverPaid(i, at)],
    [4, (i, at) => this.#credited(i, at)],
    [1, (i, at) => this.#overpaid(i, at)],
    [1.2, (i, at) => this.#voided(i, at)],
    [0.4, (i, at) => this.#voidedHalfPaid(i, at)],
    [0.8, (i, at) => this.#bounced(i, at)],
  ]

  /** Decides what happens later to an invoice that was just written. */
  decide(invoice: Invoice, at: Seconds): void {
    const { luck } = this.#books
    const { customer } = invoice
    if (customer.leaves) this.#left(invoice, at, luck.int(30, 90))
    else luck.weighted(this.#fates)(invoice, at)
    if (luck.chance(0.015)) this.#later(at, luck.int(0, 12), (then) => this.#edit(invoice, then))
    if (luck.chance(0.015)) this.#later(at, luck.int(2, 40), (then) => this.#prepay(invoice, then))
    // Few customers change anything, fewer go.
    const kind = luck.next()
    if (kind < 0.008) this.#later(at, luck.int(0, 3), (then) => this.#moved(invoice, then))
    else if (kind < 0.011)
      this.#later(at, luck.int(60, 200), (then) => this.#customers.deactivate(then, customer))
  }

  #later(at: Seconds, days: number, work: (at: Seconds) => void): void {
    this.#books.later(at, days, work)
  }

  #pay({ customer, id }: Invoice, at: Seconds, days: number, percent = 100): void {
    this.#later(at, days, (then) => this.#payments.pay(then, customer, id, percent))
  }

  #paid(invoice: Invoice, at: Seconds): void {
    const { luck } = this.#books
    const isEarly = invoice.customer.isPrompt && luck.chance(0.8)
    this.#pay(invoice, at, isEarly ? luck.int(3, 10) : patience(luck))
  }

  #paidWithOthers({ customer }: Invoice, at: Seconds): void {
    const days = patience(this.#books.luck)
    this.#later(at, days, (then) => this.#payments.payAll(then, customer))
  }

  #paidInParts(invoice: Invoice, at: Seconds): void {
    const { luck } = this.#books
    let days = patience(luck)
    for (const percent of luck.pick([
      [50, 100],
      [33.333, 50, 100],
      [80, 100],
    ])) {
      this.#pay(invoice, at, days, percent)
      days += luck.int(10, 30)
    }
  }

  #paidInPart(invoice: Invoice, at: Seconds): void {
    const { luck } = this.#books
    this.#pay(invoice, at, patience(luck), luck.int(10, 95))
  }

  #neverPaid(invoice: Invoice, at: Seconds): void {
    if (this.#books.luck.chance(0.2)) this.#left(invoice, at, this.#books.luck.int(60, 250))
  }

  /** The customer goes; the invoice stays open. */
  #left({ customer }: Invoice, at: Seconds, days: number): void {
    this.#later(at, days, (then) => this.#customers.deactivate(then, customer))
  }

  #credited(invoice: Invoice, at: Seconds): void {
    const { luck } = this.#books
    this.#later(at, luck.int(1, 14), (then) => {
      const credit = this.#creditMemo(invoice, then)
      const use = luck.next()
      if (use < 0.35)
        this.#later(then, luck.int(0, 5), (day) =>
          this.#payments.setCredit(day, invoice.customer, invoice.id, credit),
        )
      // The next invoice or payment uses it; or nobody does.
      else if (use < 0.7) invoice.customer.credits.push(credit)
    })
    this.#pay(invoice, at, luck.int(15, 70))
  }

  #creditMemo(invoice: Invoice, at: Seconds): string {
    const { luck } = this.#books
    const total = this.#books.txn(invoice.id)?.total ?? 0
    const { fields } = this.#lines.creditMemo(invoice.trade, invoice.share, total)
    const number = ++this.#creditMemos
    return this.#books.add(at, 'CreditMemo', {
      CustomerRef: { ListID: invoice.customer.id },
      TxnDate: this.#books.date(at),
      RefNumber: luck.chance(0.03) ? '' : `CM-${number}`,
      Memo: `${luck.pick(['Return', 'Goodwill', 'Price correction'])}: invoice ${invoice.number}`,
      ...fields,
    })
  }

  #overpaid({ customer, id }: Invoice, at: Seconds): void {
    this.#later(at, patience(this.#books.luck), (then) =>
      this.#payments.overpay(then, customer, id),
    )
  }

  #voided({ id }: Invoice, at: Seconds): void {
    const { luck } = this.#books
    this.#later(at, luck.chance(0.5) ? 0 : luck.int(1, 30), (then) => this.#void(id, then))
  }

  /** The payment loses what it paid and is a credit from then on. */
  #voidedHalfPaid(invoice: Invoice, at: Seconds): void {
    const { luck } = this.#books
    this.#pay(invoice, at, luck.int(1, 20), 50)
    this.#later(at, luck.int(21, 45), (then) => this.#void(invoice.id, then))
  }

  #void(id: string, at: Seconds): void {
    this.#books.ask(at, 'TxnVoidRq', { TxnVoidType: 'Invoice', TxnID: id })
  }

  #bounced(invoice: Invoice, at: Seconds): void {
    const { luck } = this.#books
    const { customer, id } = invoice
    this.#later(at, luck.int(5, 30), (then) => {
      const payment = this.#payments.pay(then, customer, id, 100)
      if (payment === '') return
      this.#later(then, luck.int(3, 9), (day) => {
        this.#payments.bounce(day, payment)
        if (luck.chance(0.7)) this.#pay(invoice, day, luck.int(5, 20))
      })
    })
  }

  #prepay({ customer }: Invoice, at: Seconds): void {
    if (customer.isActive) this.#payments.prepay(at, customer)
  }

  /** Somebody corrects the memo or the number of the order: the invoice is modified, its amounts are not. */
  #edit({ id }: Invoice, at: Seconds): void {
    const { luck } = this.#books
    const revision = String(this.#books.txn(id)?.revision)
    const change = luck.chance(0.7) ? { Memo: memo(luck) } : { PONumber: `PO ${luck.int(1, 999)}` }
    this.#books.ask(at, 'InvoiceModRq', {
      InvoiceMod: { TxnID: id, EditSequence: revision, ...change },
      IncludeRetElement: ['TxnID'],
    })
  }

  #moved({ customer }: Invoice, at: Seconds): void {
    const { luck } = this.#books
    if (!customer.isActive) return
    const fields = luck.chance(0.5)
      ? { Phone: `(847) 555-01${luck.int(10, 99)}` }
      : { Notes: `Moved ${this.#books.date(at)}; forwarding address in file.` }
    this.#customers.change(at, customer, fields)
  }
}
