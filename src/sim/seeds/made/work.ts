// The daily work of a generated business: who is invoiced for what, and what becomes of it.
import type { Fields } from '../../../schema/entity.ts'
import { fromCents, multiply, percentOf } from '../../../schema/scalars.ts'
import { fold } from '../../ids.ts'
import type { Seconds } from '../../zone.ts'
import type { Books } from '../trades/books.ts'
import type { Customer } from '../trades/customers.ts'
import { decimal } from '../trades/luck.ts'
import { Payments } from '../trades/payments.ts'
import type { Business, Good } from './business.ts'
import { Purchases } from './purchases.ts'

interface Written {
  readonly id: string
  readonly customer: Customer
}

const firstNumber = 1001
const nameLength = 41

export class Work {
  readonly #books: Books
  readonly #business: Business
  readonly #payments: Payments
  readonly #purchases: Purchases
  readonly #customers: Customer[] = []
  readonly #names = new Set<string>()
  readonly #items = new Map<string, Fields>()
  #next = firstNumber
  #credits = 0
  #receipts = 0

  constructor(books: Books, business: Business) {
    this.#books = books
    this.#business = business
    this.#payments = new Payments(books)
    this.#purchases = new Purchases(books, business)
  }

  get lastNumber(): string {
    return String(this.#next - 1)
  }

  /** Does what was put off and is due by then. */
  catchUp(until: Seconds): void {
    const { agenda } = this.#books
    for (let due = agenda.take(until); due; due = agenda.take(until)) due.work(due.at)
  }

  invoice(at: Seconds): void {
    const { luck } = this.#books
    const customer = this.#customer(at)
    const [least, most] = this.#business.lines
    const lines = this.#lines(luck.int(least, most))
    const id = this.#books.add(at, 'Invoice', {
      CustomerRef: { ListID: customer.id },
      TxnDate: this.#books.date(at),
      RefNumber: String(this.#next++),
      ...this.#business.header(luck),
      ...(luck.chance(0.4) ? { Memo: this.#memo() } : {}),
      IsToBePrinted: String(luck.chance(0.2)),
      InvoiceLineAdd: lines,
    })
    this.#decide({ id, customer }, at)
    this.#purchases.maybe(at, (then) => this.#receipt(then))
  }

  /** Sold over the counter, and paid at once. */
  #receipt(at: Seconds): Fields {
    const { luck } = this.#books
    return {
      CustomerRef: { ListID: this.#customer(at).id },
      TxnDate: this.#books.date(at),
      RefNumber: `S${++this.#receipts}`,
      PaymentMethodRef: { FullName: luck.pick(['Cash', 'Visa', 'Check']) },
      SalesReceiptLineAdd: this.#lines(luck.int(1, 3)),
    }
  }

  /** Somebody known most often: old clients come more often than new ones. */
  #customer(at: Seconds): Customer {
    const { luck } = this.#books
    const all = this.#customers
    const isNew = luck.chance(this.#business.newClients / 100 + 1 / (all.length + 4))
    const known = isNew ? undefined : all[Math.floor(all.length * luck.next() ** 1.7)]
    return known ?? this.#newCustomer(at)
  }

  #newCustomer(at: Seconds): Customer {
    const { luck } = this.#books
    const { client, jobs } = this.#business
    const number = this.#customers.length + 1
    const parent =
      jobs && number > 3 && luck.chance(jobs.share)
        ? luck.pick(this.#customers.filter((c) => c.parent === undefined))
        : undefined
    const made = client(luck, number)
    const above = parent ? `${parent.fullName}:` : ''
    const name = this.#free(above, parent && jobs ? jobs.name(luck, number) : made.name)
    const own = parent ? { ParentRef: { ListID: parent.id } } : made.fields
    const id = this.#books.add(at, 'Customer', { Name: name, ...own })
    const customer: Customer = {
      ...{ id, fullName: above + name, parent, jobs: [], isActive: true, credits: [] },
      isBusiness: parent ? parent.isBusiness : made.isBusiness,
      ...{ hasEmail: made.fields['Email'] !== undefined, isPrompt: false, leaves: false },
    }
    parent?.jobs.push(customer)
    this.#customers.push(customer)
    return customer
  }

  #free(above: string, wanted: string): string {
    for (let n = 1; ; n++) {
      const tail = n === 1 ? '' : ` ${n}`
      const name = `${wanted.slice(0, nameLength - tail.length).trimEnd()}${tail}`
      const key = fold(above + name)
      if (this.#names.has(key)) continue
      this.#names.add(key)
      return name
    }
  }

  #lines(count: number): Fields[] {
    const { luck } = this.#books
    return Array.from({ length: count }, () => this.#line(luck.pick(this.#business.goods)))
  }

  #line(good: Good): Fields {
    const { luck } = this.#books
    const [least, most] = good.sold
    const units = luck.int(least, most)
    const quantity = good.inHundredths ? decimal(units, 2) : String(units)
    return {
      ItemRef: this.#ref('items', good.name),
      ...(luck.chance(0.3) ? { Desc: `${good.desc}, ${luck.pick(this.#business.memos)}` } : {}),
      Quantity: quantity,
      // A price agreed with this client.
      ...(luck.chance(0.2)
        ? { Rate: fromCents(percentOf(multiply('1', good.price), String(luck.int(85, 110)))) }
        : {}),
      ...(good.classOf === undefined ? {} : { ClassRef: this.#ref('classes', good.classOf) }),
    }
  }

  #ref(family: string, fullName: string): Fields {
    const key = `${family} ${fullName}`
    let ref = this.#items.get(key)
    if (!ref) this.#items.set(key, (ref = this.#books.ref(family, fullName)))
    return ref
  }

  #memo(): string {
    return this.#books.luck.pick(this.#business.memos)
  }

  #decide(written: Written, at: Seconds): void {
    const { luck } = this.#books
    const { habits } = this.#business
    const days = luck.int(...habits.days)
    const { customer, id } = written
    const later = (work: (at: Seconds) => void, after = days): void =>
      this.#books.later(at, after, work)
    const fate = luck.weighted([
      [habits.paid, 'paid'],
      [habits.paidTogether, 'together'],
      [habits.paidInPart, 'part'],
      [habits.never, 'never'],
      [habits.credited, 'credited'],
      [habits.voided, 'voided'],
    ] as const)
    if (fate === 'paid') later((then) => this.#payments.pay(then, customer, id, 100))
    else if (fate === 'together') later((then) => this.#payments.payAll(then, customer))
    else if (fate === 'part')
      later((then) => this.#payments.pay(then, customer, id, luck.int(20, 80)))
    else if (fate === 'credited') {
      later((then) => this.#credit(written, then), luck.int(1, 10))
      later((then) => this.#payments.pay(then, customer, id, 100), days + 10)
    } else if (fate === 'voided')
      later(
        (then) => void this.#books.ask(then, 'TxnVoidRq', { TxnVoidType: 'Invoice', TxnID: id }),
        1,
      )
  }

  /** A part of the invoice is given back, and taken off it at once. */
  #credit({ id, customer }: Written, at: Seconds): void {
    const open = this.#books.rest(id)
    if (open <= 0) return
    const good = this.#books.luck.pick(this.#business.goods)
    const amount = Math.max(1, Math.round(open / this.#books.luck.int(4, 20)))
    const credit = this.#books.add(at, 'CreditMemo', {
      CustomerRef: { ListID: customer.id },
      TxnDate: this.#books.date(at),
      RefNumber: `CR${++this.#credits}`,
      Memo: this.#memo(),
      CreditMemoLineAdd: [
        { ItemRef: this.#ref('items', good.name), Quantity: '1', Rate: fromCents(amount) },
      ],
    })
    this.#payments.setCredit(at, customer, id, credit)
  }
}
