// Sales tax, due dates and discounts for early payment (qbxml-semantics.md 14.2 to 14.4).
import type { Fields } from '../schema/entity.ts'
import { addDays, addMonths, dayNumber, percentOf, printPrice, toUnits } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import type { Lookup } from './items.ts'
import { type ListRecord, listBySpecial } from './records.ts'
import { idOf } from './reference.ts'

export interface Tax {
  readonly percent: string
  readonly cents: number
  /** What each agency gets. */
  readonly parts: readonly { vendor: string | undefined; item?: string; cents: number }[]
}

/** What does not depend on the form, as long as the item and the members of a group are kept in memory. */
interface Rates {
  readonly percent: string
  readonly members: readonly { vendor: string | undefined; item?: string; rate: string }[]
  readonly records: readonly (ListRecord | undefined)[]
}
const ratesByItem = new WeakMap<ListRecord, Rates>()

/** Sales tax of a form: one item, or each member of a group rounded by itself (26.6, our choice). */
export function taxOf(item: ListRecord | undefined, taxable: number, lookup: Lookup): Tax {
  if (!item) return { percent: '0.00', cents: 0, parts: [] }
  const { percent, members } = ratesOf(item, lookup)
  let cents = 0
  const parts = members.map(({ rate, ...of }) => {
    const part = percentOf(taxable, rate)
    cents += part
    return { ...of, cents: part }
  })
  return { percent, cents, parts }
}

function ratesOf(item: ListRecord, lookup: Lookup): Rates {
  const refs = item.body['ItemSalesTaxRef']
  const records =
    item.kind === 'ItemSalesTaxGroup'
      ? (Array.isArray(refs) ? refs : []).map((r) => lookup.record('items', idOf(r)))
      : [item]
  const before = ratesByItem.get(item)
  if (before?.records.every((record, i) => record === records[i])) return before
  let percent = 0n
  const members = records.map((member) => {
    const rate = textOf(member, 'TaxRate') ?? '0.00'
    percent += toUnits(rate, 5)
    const vendor = idOf(member?.body['TaxVendorRef'])
    return { vendor, ...(member ? { item: member.id } : {}), rate }
  })
  const digits = percent.toString().padStart(6, '0')
  const printed = printPrice(`${digits.slice(0, -5)}.${digits.slice(-5)}`)
  const made = { percent: printed, members, records }
  ratesByItem.set(item, made)
  return made
}

/** The sales tax preferences; off where the company does not charge sales tax. */
export function salesTax(company: Company): {
  isOn: boolean
  item?: string | undefined
  taxable?: string | undefined
  nonTaxable?: string | undefined
} {
  const preferences = company.facts.preferences['SalesTaxPreferences'] as Fields | undefined
  if (!preferences) return { isOn: false, nonTaxable: listBySpecial(company, 'TaxCode:Non')?.id }
  return {
    isOn: true,
    item: idOf(preferences['DefaultItemSalesTaxRef']),
    taxable: idOf(preferences['DefaultTaxableSalesTaxCodeRef']),
    nonTaxable: idOf(preferences['DefaultNonTaxableSalesTaxCodeRef']),
  }
}

/** Due date of terms (14.4, certain); without terms an invoice is due on its date. */
export function dueDate(terms: ListRecord | undefined, date: string): string {
  if (terms?.kind === 'StandardTerms') return addDays(date, whole(terms, 'StdDueDays'))
  if (terms?.kind !== 'DateDrivenTerms') return date
  const due = dayOfMonth(date, whole(terms, 'DayOfMonthDue'))
  const within = whole(terms, 'DueNextMonthDays')
  const left = (dayNumber(due) ?? 0) - (dayNumber(date) ?? 0)
  return left < 0 || (within > 0 && left <= within)
    ? dayOfMonth(addMonths(`${date.slice(0, 8)}01`, 1), whole(terms, 'DayOfMonthDue'))
    : due
}

/** Discount for early payment: percentage and last day, or undefined where the terms give none. */
export function earlyDiscount(
  terms: ListRecord | undefined,
  date: string,
): { percent: string; until: string } | undefined {
  const percent = textOf(terms, 'DiscountPct')
  if (!terms || percent === undefined || toUnits(percent, 5) <= 0n) return undefined
  if (terms.kind === 'StandardTerms')
    return { percent, until: addDays(date, whole(terms, 'StdDiscountDays')) }
  const day = whole(terms, 'DiscountDayOfMonth')
  if (day === 0) return undefined
  const until = dayOfMonth(date, day)
  return {
    percent,
    until: until < date ? dayOfMonth(addMonths(`${date.slice(0, 8)}01`, 1), day) : until,
  }
}

const whole = (record: ListRecord, name: string): number => Number(textOf(record, name) ?? '0')

/** A day of the month of `date`; the last one where the month is shorter. */
function dayOfMonth(date: string, day: number): string {
  const last = addDays(addMonths(`${date.slice(0, 8)}01`, 1), -1)
  const wanted = `${date.slice(0, 8)}${String(day).padStart(2, '0')}`
  return wanted > last ? last : wanted
}

function textOf(record: ListRecord | undefined, name: string): string | undefined {
  const value = record?.body[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
