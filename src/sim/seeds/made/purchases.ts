// What a generated business does besides invoices: bills and their payment, checks, sales over the counter, and the
// way to the bank with what waits in Undeposited Funds.
import type { Fields } from '../../../schema/entity.ts'
import { addDays, fromCents } from '../../../schema/scalars.ts'
import type { Seconds } from '../../zone.ts'
import type { Books } from '../trades/books.ts'
import type { Business, Spending } from './business.ts'

/** Payments that one deposit takes to the bank. */
const mostAtOnce = 30

export class Purchases {
  readonly #books: Books
  readonly #business: Business
  #bills = 0
  #checks = 1000

  constructor(books: Books, business: Business) {
    this.#books = books
    this.#business = business
  }

  /** After an invoice was written: now and then something else is done. */
  maybe(at: Seconds, sale: (at: Seconds) => Fields): void {
    const { luck } = this.#books
    const kind = luck.next()
    if (kind < 0.12) this.#bill(at, luck.pick(this.#business.spending))
    else if (kind < 0.15) this.#check(at, luck.pick(this.#business.spending))
    else if (kind < 0.2) this.#books.add(at, 'SalesReceipt', sale(at))
    else if (kind < 0.26) this.#deposit(at)
  }

  #bill(at: Seconds, { vendor, account, cents }: Spending): void {
    const { luck } = this.#books
    const date = this.#books.date(at)
    const amount = luck.int(...cents)
    const id = this.#books.add(at, 'Bill', {
      VendorRef: { FullName: vendor },
      TxnDate: date,
      DueDate: addDays(date, 30),
      RefNumber: `${vendor.slice(0, 3).toUpperCase()}-${++this.#bills}`,
      ExpenseLineAdd: [{ AccountRef: { FullName: account }, Amount: fromCents(amount) }],
    })
    if (luck.chance(0.85))
      this.#books.later(at, luck.int(10, 35), (then) => this.#pay(then, vendor, id, amount))
  }

  #pay(at: Seconds, vendor: string, bill: string, cents: number): void {
    this.#books.add(at, 'BillPaymentCheck', {
      PayeeEntityRef: { FullName: vendor },
      TxnDate: this.#books.date(at),
      BankAccountRef: { FullName: 'Checking' },
      RefNumber: String(++this.#checks),
      AppliedToTxnAdd: [{ TxnID: bill, PaymentAmount: fromCents(cents) }],
    })
  }

  #check(at: Seconds, { vendor, account, cents }: Spending): void {
    this.#books.add(at, 'Check', {
      AccountRef: { FullName: 'Checking' },
      PayeeEntityRef: { FullName: vendor },
      RefNumber: String(++this.#checks),
      TxnDate: this.#books.date(at),
      ExpenseLineAdd: [
        { AccountRef: { FullName: account }, Amount: fromCents(this.#books.luck.int(...cents)) },
      ],
    })
  }

  /** Everything that waits, the oldest first. */
  #deposit(at: Seconds): void {
    const waiting = this.#books.company
      .sql(
        `select t.id as id from to_deposit d join txns t on t.serial = d.txn
         where d.deposit is null and d.amount > 0 order by d.txn limit ${mostAtOnce}`,
      )
      .pluck(true)
      .all() as string[]
    if (waiting.length === 0) return
    this.#books.add(at, 'Deposit', {
      TxnDate: this.#books.date(at),
      DepositToAccountRef: { FullName: 'Checking' },
      Memo: 'Deposit',
      DepositLineAdd: waiting.map((PaymentTxnID) => ({ PaymentTxnID })),
    })
  }
}
