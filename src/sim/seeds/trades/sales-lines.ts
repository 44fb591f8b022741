// The lines of an invoice or credit memo: labor and material of one trade, now and then a line of the other kinds:
// text, subtotal, discount, percentage, group, deposit.
import type { Fields } from '../../../schema/entity.ts'
import { fromCents, multiply, toUnits } from '../../../schema/scalars.ts'
import type { Books } from './books.ts'
import { type Trade, type Ware, wares } from './catalogue.ts'
import { decimal, type Luck } from './luck.ts'

export interface Lines {
  readonly fields: Fields
  /** Cents that the form comes to at least: before tax, discounts at their highest. */
  readonly atLeast: number
  readonly trade: Trade
}

interface Draft {
  readonly form: 'Invoice' | 'CreditMemo'
  readonly lines: Fields[]
  readonly order: string[]
  /** Cents of the lines at their full price. */
  sum: number
}

/** How many lines, by weight; 4.9 on average. */
const counts = [
  [8, 1],
  [8, 2],
  [10, 3],
  [14, 4],
  [18, 5],
  [16, 6],
  [14, 7],
  [12, 8],
] as const

/** What the deepest price level and discount leave of a price. */
const leastShare = 0.8
const couponCents = 2500

export class LineMaker {
  readonly #books: Books
  readonly #items = new Map<string, Fields>()

  constructor(books: Books) {
    this.#books = books
  }

  invoice(share: number): Lines {
    const { luck } = this.#books
    const trade: Trade = luck.chance(0.55) ? 'Plumbing' : 'Electrical'
    const draft: Draft = { form: 'Invoice', lines: [], order: [], sum: 0 }
    const count = luck.weighted(counts)
    this.#ware(draft, pickLabor(luck, trade))
    const tail = this.#tail(count - 1)
    while (draft.lines.length + tail.length < count) {
      if (luck.chance(0.03)) this.#text(draft)
      else if (luck.chance(0.012)) this.#group(draft)
      else this.#ware(draft, pickMaterial(luck, trade, share))
    }
    for (const name of tail) this.#special(draft, name)
    return finish(draft, trade)
  }

  /** One or two things come back, or a flat amount is taken off. */
  creditMemo(trade: Trade, share: number, most: number): Lines {
    const { luck } = this.#books
    const draft: Draft = { form: 'CreditMemo', lines: [], order: [], sum: 0 }
    if (luck.chance(0.75)) {
      const amount = Math.max(1, Math.round(most * (luck.int(3, 30) / 100)))
      const ware = pickMaterial(luck, trade, share)
      push(draft, { ItemRef: this.#item(ware.name), Amount: fromCents(amount) }, amount)
    } else
      for (let n = luck.int(1, 2); n > 0; n--) this.#ware(draft, pickMaterial(luck, trade, share))
    return finish(draft, trade)
  }

  /** Kinds of line that stand at the end, for as many lines as there is room. */
  #tail(room: number): string[] {
    const { luck } = this.#books
    if (room >= 3 && luck.chance(0.05)) return ['Subtotal', 'Discount 10%']
    if (room >= 2 && luck.chance(0.04)) return ['Discount 10%']
    if (room >= 1 && luck.chance(0.08)) return ['Shop supplies 3%']
    if (room >= 1 && luck.chance(0.015)) return ['Coupon']
    if (room >= 1 && luck.chance(0.01)) return ['Deposit received']
    return []
  }

  #special(draft: Draft, name: string): void {
    // What takes a fixed amount off needs a form that is worth more than that.
    const half = Math.floor(draft.sum * leastShare * 0.5)
    const isDeposit = name === 'Deposit received'
    const taken = isDeposit ? half : name === 'Coupon' ? couponCents : 0
    if (taken > half) this.#text(draft)
    else {
      const amount = isDeposit ? { Amount: fromCents(half) } : {}
      push(draft, { ItemRef: this.#item(name), ...amount }, -Math.ceil(taken / leastShare))
    }
  }

  #text(draft: Draft): void {
    push(draft, { Desc: this.#books.luck.pick(remarks) }, 0)
  }

  #group(draft: Draft): void {
    const { luck } = this.#books
    const quantity = luck.pick(['1', '2'])
    draft.order.push('InvoiceLineGroupAdd')
    // Its members are priced by the list; what they come to is left out of the sum, which is a minimum.
    draft.lines.push({ ItemGroupRef: this.#item('Water heater kit'), Quantity: quantity })
  }

  #ware(draft: Draft, ware: Ware): void {
    const { luck } = this.#books
    const { given, cents } = priced(luck, ware)
    const line: Fields = { ItemRef: this.#item(ware.name), ...given }
    if (luck.chance(0.45)) line['Desc'] = describe(luck, ware)
    if (luck.chance(0.25))
      line['ClassRef'] = this.#record('classes', luck.pick(classes[ware.trade ?? 'none']))
    if (ware.kind === 'ItemService' && luck.chance(0.2) && draft.form === 'Invoice')
      line['Other1'] = luck.pick(['Crew 1', 'Crew 2', 'Crew “B”'])
    if (luck.chance(0.05))
      line['SalesTaxCodeRef'] = this.#record('sales-tax-codes', luck.pick(['Tax', 'Non']))
    push(draft, line, cents)
  }

  #item(name: string): Fields {
    return this.#record('items', name)
  }

  #record(family: string, fullName: string): Fields {
    const key = `${family} ${fullName}`
    let ref = this.#items.get(key)
    if (!ref) this.#items.set(key, (ref = this.#books.ref(family, fullName)))
    return ref
  }
}

function push(draft: Draft, line: Fields, cents: number): void {
  draft.order.push(`${draft.form}LineAdd`)
  draft.lines.push(line)
  draft.sum += cents
}

function finish({ form, lines, order, sum }: Draft, trade: Trade): Lines {
  const of = (name: string): Fields[] => lines.filter((_, i) => order[i] === name)
  const groups = of(`${form}LineGroupAdd`)
  const fields: Fields = { [`${form}LineAdd`]: of(`${form}LineAdd`) }
  if (groups.length > 0) Object.assign(fields, { [`${form}LineGroupAdd`]: groups, '@order': order })
  return { fields, atLeast: Math.floor(sum * leastShare), trade }
}

const isHeading = (ware: Ware): boolean => ware.price === '0.00'
const sold = wares.filter((ware) => !isHeading(ware))
const laborOf = byTrade((ware) => ware.kind === 'ItemService')
const materialOf = byTrade((ware) => ware.kind === 'ItemNonInventory')
const anyTrade = sold.filter((ware) => ware.trade === undefined)

function byTrade(is: (ware: Ware) => boolean): Readonly<Record<Trade, readonly Ware[]>> {
  const of = (trade: Trade): Ware[] => sold.filter((ware) => ware.trade === trade && is(ware))
  return { Plumbing: of('Plumbing'), Electrical: of('Electrical') }
}

const pickLabor = (luck: Luck, trade: Trade): Ware =>
  luck.chance(0.15) ? luck.pick(anyTrade) : luck.pick(laborOf[trade])

function pickMaterial(luck: Luck, trade: Trade, share: number): Ware {
  if (luck.chance(0.22)) return pickLabor(luck, trade)
  for (;;) {
    const ware = luck.pick(materialOf[trade])
    if (ware.until === undefined || share < ware.until) return ware
  }
}

/** Quantity and price in the ways a person enters them, and what they come to. */
function priced(luck: Luck, ware: Ware): { given: Record<string, string>; cents: number } {
  const quantity = quantityOf(luck, ware)
  const listed = { given: { Quantity: quantity }, cents: multiply(quantity, ware.price) }
  const how = luck.next()
  if (ware.measure === 'flat' && how < 0.7) return { given: {}, cents: multiply('1', ware.price) }
  if (how < 0.4) return listed
  // An amount decides over the rate, which then has up to five decimals.
  const asked = Math.round((multiply(quantity, ware.price) * variation(luck)) / 100)
  if (how < 0.5) return { given: { Amount: fromCents(asked) }, cents: asked }
  if (how < 0.58) return { given: { Quantity: quantity, Amount: fromCents(asked) }, cents: asked }
  // Work under warranty costs nothing.
  if (how < 0.59) return { given: { Quantity: quantity, Rate: '0' }, cents: 0 }
  const rate = rateOf(luck, ware)
  return { given: { Quantity: quantity, Rate: rate }, cents: multiply(quantity, rate) }
}

/** Percent of the list price. */
const variation = (luck: Luck): number => luck.int(80, 130)

function quantityOf(luck: Luck, { measure }: Ware): string {
  switch (measure) {
    case 'hours':
      return luck.chance(0.9) ? decimal(luck.int(1, 48) * 25, 2) : decimal(luck.int(11, 999), 3)
    case 'feet':
      return luck.chance(0.6) ? String(luck.int(5, 400)) : decimal(luck.int(31, 4999), 1)
    case 'flat':
      return '1'
    case 'pieces':
      return String(luck.chance(0.7) ? luck.int(1, 6) : luck.int(7, 60))
  }
}

/** A price near that of the list: hours and pieces in cents, feet with up to five decimals. */
function rateOf(luck: Luck, ware: Ware): string {
  const units = Math.round((Number(toUnits(ware.price, 5)) * variation(luck)) / 100)
  const scale = ware.measure === 'feet' ? luck.int(2, 5) : luck.chance(0.9) ? 2 : 4
  return decimal(Math.max(1, Math.round(units / 10 ** (5 - scale))), scale)
}

const classes: Readonly<Record<Trade | 'none', readonly string[]>> = {
  Plumbing: ['Plumbing', 'Plumbing:New work', 'Plumbing:Service'],
  Electrical: ['Electrical', 'Electrical:New work', 'Electrical:Service'],
  none: ['Warranty & call-backs'],
}

const rooms = ['basement', '2nd floor', 'roof', 'garage', 'kitchen', 'men’s room', 'unit 3B']
const remarks = [
  'All work guaranteed for one year.',
  '— see attached photos —',
  'Customer’s own fixtures: "no warranty" on parts <as agreed>.',
  'Zusätzlich: Anfahrt über Nebenstraße, 45 Min. Wartezeit',
]

function describe(luck: Luck, ware: Ware): string {
  const base = `${ware.desc}, ${luck.pick(rooms)}`
  if (luck.chance(0.85)) return base
  return luck.chance(0.5)
    ? `${base}\nbefore & after: see photos ${luck.int(100, 999)}–${luck.int(1000, 1999)}`
    : `${base} – re: "${luck.pick(remarks)}"`
}
