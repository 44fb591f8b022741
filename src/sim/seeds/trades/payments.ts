// Money in: payments of one invoice or many, whole or in part, with credits, discounts and rests.
import type { Fields } from '../../../schema/entity.ts'
import { addDays, fromCents, percentOf } from '../../../schema/scalars.ts'
import type { Seconds } from '../../zone.ts'
import type { Books, OpenInvoice } from './books.ts'
import type { Customer } from './customers.ts'
import { decimal, type Luck } from './luck.ts'

const mostAtOnce = 12

export class Payments {
  readonly #books: Books

  constructor(books: Books) {
    this.#books = books
  }

  /** Pays a share of what is open of one invoice; gives the payment, or nothing where none was made. */
  pay(at: Seconds, customer: Customer, invoice: string, percent: number): string {
    const { luck } = this.#books
    const open = this.#books.rest(invoice)
    const due = percent === 100 ? open : percentOf(open, String(percent))
    if (due <= 0) return ''
    const credit = luck.chance(0.4) ? this.#credit(customer, due) : undefined
    const cash = due - (credit?.cents ?? 0)
    const early = customer.isPrompt && !credit && percent === 100 && luck.chance(0.6)
    const discount = early ? percentOf(cash, '2') : 0
    const money = cash - discount
    const line: Fields = {
      TxnID: invoice,
      ...(money > 0 ? { PaymentAmount: fromCents(money) } : {}),
      ...(credit ? { SetCredit: [credit.fields] } : {}),
      ...(discount > 0
        ? {
            DiscountAmount: fromCents(discount),
            DiscountAccountRef: { FullName: 'Sales Discounts' },
          }
        : {}),
    }
    // Credits alone make no payment (15.1, certain).
    if (money <= 0 && discount <= 0)
      return this.#receive(at, customer, undefined, { AppliedToTxnAdd: [line] })
    const isFound = percent === 100 && !credit && discount === 0 && luck.chance(0.05)
    return this.#receive(
      at,
      customer,
      money,
      // QuickBooks finds the invoice by its amount, or else pays the oldest.
      isFound ? { IsAutoApply: 'true' } : { AppliedToTxnAdd: [line] },
    )
  }

  /**
   * One check for all that is open, of the jobs too; the last invoice may be paid in part. What is older than
   * half a year nobody means to pay.
   */
  payAll(at: Seconds, customer: Customer): void {
    const { luck } = this.#books
    const payers = luck.chance(0.5) ? [customer, ...customer.jobs] : [customer]
    const since = addDays(this.#books.date(at), -180)
    const open: OpenInvoice[] = []
    for (const { id } of payers)
      open.push(...this.#books.openInvoices(id, since, mostAtOnce - open.length))
    const last = open.length - 1
    const amounts = open.map((invoice, i) =>
      i === last && last > 0 && luck.chance(0.2) ? Math.ceil(invoice.open / 2) : invoice.open,
    )
    if (amounts.length === 0) return
    const applied = open.map(({ id }, i) => ({
      TxnID: id,
      PaymentAmount: fromCents(amounts[i] ?? 0),
    }))
    const more = luck.chance(0.05) ? luck.int(1, 5000) : 0
    const total = amounts.reduce((sum, cents) => sum + cents, more)
    this.#receive(at, customer, total, { AppliedToTxnAdd: applied })
  }

  /** More than is due of an invoice: the rest is a credit of the customer. */
  overpay(at: Seconds, customer: Customer, invoice: string): void {
    const open = this.#books.rest(invoice)
    if (open <= 0) return
    // Rounded up to whole hundreds, as people do.
    const total = (Math.floor(open / 10_000) + 1) * 10_000
    const id = this.#receive(at, customer, total, {
      AppliedToTxnAdd: [{ TxnID: invoice, PaymentAmount: fromCents(open) }],
    })
    if (this.#books.luck.chance(0.5)) customer.credits.push(id)
  }

  /** Money that belongs to no invoice yet. */
  prepay(at: Seconds, customer: Customer): void {
    const { luck } = this.#books
    const id = this.#receive(at, customer, luck.int(2, 40) * 2500, { IsAutoApply: 'false' })
    if (luck.chance(0.6)) customer.credits.push(id)
  }

  /** The check came back: the payment is deleted, what it paid is open again. */
  bounce(at: Seconds, payment: string): void {
    if (!this.#books.txn(payment)) return
    this.#books.ask(at, 'TxnDelRq', { TxnDelType: 'ReceivePayment', TxnID: payment })
  }

  /** Uses a credit memo on an invoice without any money (15.1, certain). */
  setCredit(at: Seconds, customer: Customer, invoice: string, credit: string): void {
    const amount = Math.min(this.#books.rest(invoice), this.#books.rest(credit))
    if (amount <= 0) return
    const set = { CreditTxnID: credit, AppliedAmount: fromCents(amount) }
    this.#receive(at, customer, undefined, {
      AppliedToTxnAdd: [{ TxnID: invoice, SetCredit: [set] }],
    })
  }

  /** The oldest credit the customer has, up to what is due. */
  #credit({ credits }: Customer, due: number): { cents: number; fields: Fields } | undefined {
    const [id] = credits
    if (id === undefined) return undefined
    const rest = this.#books.rest(id)
    const cents = Math.min(rest, due)
    if (cents === rest) credits.shift()
    if (cents <= 0) return undefined
    return { cents, fields: { CreditTxnID: id, AppliedAmount: fromCents(cents) } }
  }

  #receive(at: Seconds, customer: Customer, cents: number | undefined, applied: Fields): string {
    const { luck } = this.#books
    const { method, number } = means(luck, customer)
    return this.#books.add(at, 'ReceivePayment', {
      CustomerRef: { ListID: customer.id },
      TxnDate: this.#books.date(at),
      ...(number === undefined ? {} : { RefNumber: number }),
      ...(cents === undefined ? {} : { TotalAmount: fromCents(cents) }),
      PaymentMethodRef: { FullName: method },
      ...(luck.chance(0.12) ? { Memo: luck.pick(memos) } : {}),
      // The rest waits in Undeposited Funds.
      ...(luck.chance(0.75) ? { DepositToAccountRef: { FullName: 'Checking' } } : {}),
      ...applied,
    })
  }
}

const memos = [
  'Lockbox',
  'per phone, "last four 4242"',
  'Überweisung – danke!',
  "Paid by tenant's insurance & owner",
]

function means(luck: Luck, customer: Customer): { method: string; number: string | undefined } {
  const kind = luck.next()
  if (kind < (customer.isBusiness ? 0.55 : 0.4))
    return { method: 'Check', number: String(luck.int(101, 99_999)) }
  if (kind < 0.75) return { method: 'E-Check', number: `ACH ${decimal(luck.int(1, 9_999_999), 0)}` }
  if (kind < 0.95)
    return {
      method: luck.pick(['Visa', 'MasterCard', 'American Express']),
      number: luck.chance(0.7) ? luck.int(0x10_0000, 0xff_ffff).toString(16).toUpperCase() : '',
    }
  return { method: 'Cash', number: undefined }
}
