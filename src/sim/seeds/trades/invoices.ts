// An invoice with everything a person may put on its header, and its number: plain ones mostly, some blank, some
// used twice, some with letters.
import type { Fields } from '../../../schema/entity.ts'
import { addDays, fromCents } from '../../../schema/scalars.ts'
import type { Seconds } from '../../zone.ts'
import type { Books } from './books.ts'
import type { Trade } from './catalogue.ts'
import type { Customer } from './customers.ts'
import { messages, reps, salesTaxes } from './lists.ts'
import type { Luck } from './luck.ts'
import { address } from './names.ts'
import type { LineMaker } from './sales-lines.ts'

export interface Invoice {
  readonly id: string
  readonly number: string
  readonly customer: Customer
  readonly trade: Trade
  /** Share of all work done by then. */
  readonly share: number
}

const firstNumber = 10_001

export class Invoices {
  readonly #books: Books
  readonly #lines: LineMaker
  #next = firstNumber

  constructor(books: Books, lines: LineMaker) {
    this.#books = books
    this.#lines = lines
  }

  /** The number of the next document would go on behind this one. */
  get lastNumber(): string {
    return String(this.#next - 1)
  }

  write(at: Seconds, share: number, customer: Customer): Invoice {
    const { luck } = this.#books
    const lines = this.#lines.invoice(share)
    const number = this.#number()
    const id = this.#books.add(at, 'Invoice', {
      CustomerRef: { ListID: customer.id },
      ...header(this.#books, at, customer),
      RefNumber: number,
      ...(luck.chance(0.5) ? this.#credits(customer, lines.atLeast) : {}),
      ...lines.fields,
    })
    // Thousands wait for what becomes of them: the request itself is let go.
    return { id, number, customer, trade: lines.trade, share }
  }

  #number(): string {
    const { luck } = this.#books
    const kind = luck.next()
    if (kind < 0.015) return ''
    // Typed in again by mistake: QuickBooks allows it (12.1, certain).
    if (kind < 0.03) return String(Math.max(firstNumber, this.#next - luck.int(1, 40)))
    const number = this.#next++
    // Eleven characters at most.
    if (kind < 0.036) return `INV-${number}`
    if (kind < 0.042) return `${number}-${luck.pick(['A', 'B', 'R', '2'])}`
    if (kind < 0.046) return `T&M ${number}`
    return String(number)
  }

  /** SetCredit: credits of the customer as far as the invoice is sure to be worth them. */
  #credits({ credits }: Customer, atLeast: number): Fields {
    let left = atLeast
    const set: Fields[] = []
    while (credits.length > 0 && set.length < 2) {
      const id = credits[0] ?? ''
      const amount = Math.min(this.#books.rest(id), left)
      if (left > 0 && amount > 0) set.push({ CreditTxnID: id, AppliedAmount: fromCents(amount) })
      left -= amount
      if (left <= 0) break
      credits.shift()
    }
    return set.length > 0 ? { SetCredit: set } : {}
  }
}

function header(books: Books, at: Seconds, customer: Customer): Fields {
  const { luck } = books
  const entered = books.date(at)
  // Work of last week that is written up now.
  const date = luck.chance(0.1) ? addDays(entered, -luck.int(1, 5)) : entered
  const out: Fields = {}
  if (luck.chance(0.35)) out['ClassRef'] = { FullName: luck.pick(classes) }
  out['TxnDate'] = date
  if (luck.chance(0.03)) out['TemplateRef'] = { FullName: 'Intuit Service Invoice' }
  if (luck.chance(0.02)) out['BillAddress'] = address(luck, 'Accounts Payable')
  if (luck.chance(0.05)) out['ShipAddress'] = address(luck, 'Job site')
  if (luck.chance(customer.isBusiness ? 0.5 : 0.04)) out['PONumber'] = poNumber(luck)
  if (luck.chance(0.03)) out['TermsRef'] = { FullName: 'Due on receipt' }
  if (luck.chance(0.02)) out['DueDate'] = addDays(date, luck.int(0, 75))
  if (luck.chance(0.1)) out['SalesRepRef'] = { FullName: luck.pick(reps) }
  if (luck.chance(0.02)) out['FOB'] = 'Chicago'
  if (luck.chance(0.08)) out['ShipDate'] = addDays(date, -luck.int(0, 9))
  if (luck.chance(0.04)) out['ShipMethodRef'] = { FullName: 'Our truck' }
  if (luck.chance(0.03)) out['ItemSalesTaxRef'] = { FullName: luck.pick(salesTaxes) }
  if (luck.chance(0.35)) out['Memo'] = memo(luck)
  if (luck.chance(0.4)) out['CustomerMsgRef'] = { FullName: luck.pick(messages) }
  out['IsToBePrinted'] = String(luck.chance(0.15))
  out['IsToBeEmailed'] = String(customer.hasEmail && luck.chance(0.2))
  // Resold, hence no tax this time.
  if (luck.chance(0.02)) out['CustomerSalesTaxCodeRef'] = { FullName: 'Non' }
  if (luck.chance(0.04)) out['Other'] = luck.pick(['Gate 4', 'Key #12', 'Lot “C”'])
  return out
}

const classes = ['Plumbing', 'Electrical', 'Plumbing:Service', 'Electrical:New work']

const poNumber = (luck: Luck): string =>
  luck.pick([
    `PO ${luck.int(1000, 99_999)}`,
    `${luck.int(45_000_000, 45_999_999)}`,
    `WO-${luck.int(100, 999)}/${luck.pick(['A', 'B', 'C'])}`,
    `${luck.pick(['Bob', 'Étienne', "O'Hara", 'verbal'])} ${luck.int(1, 12)}/${luck.int(1, 28)}`,
  ])

export const memo = (luck: Luck): string =>
  luck
    .pick(memos)
    .replace('{n}', String(luck.int(1, 9)))
    .replace('{amount}', String(luck.int(40, 900)))

const memos = [
  'Service call',
  'Progress billing {n} of 9',
  'As quoted – incl. permit',
  'Leak in unit {n}B, "urgent"',
  "Owner's change order #{n}",
  'Breaker trips when A/C & oven run',
  'Heizung läuft nicht — Ersatzteil bestellt',
  '<see work order> parts {amount} USD + labor',
  'Café closed until 10; key at No. {n}',
  'Quoted {amount} USD, not to exceed\nwithout approval',
]
