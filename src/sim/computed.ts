// What QuickBooks works out on a sales form (qbxml-semantics.md 14): line amounts, rates, subtotals, discounts,
// groups. Tax and due dates: tax.ts. Amounts are whole cents, prices decimal text.
import type { Fields } from '../schema/entity.ts'
import {
  divide,
  fromCents,
  multiply,
  percentOf,
  printPrice,
  printQuantity,
  toCents,
  toUnits,
} from '../schema/scalars.ts'
import { discount } from './discounts.ts'
import type { Lookup, SalesItem } from './items.ts'
import { markedUp } from './prices.ts'
import type { Line } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { scaled } from './scale.ts'

/** A line as asked for: what it was (Mod), and what the request says of it. */
export interface LineDraft {
  readonly kind: string
  readonly base?: Line | undefined
  readonly given: Fields
  /** Members of a group; undefined where the request leaves them to the group. */
  readonly members?: readonly LineDraft[] | undefined
  /** The order line it was made from: { txn: row number, line: TxnLineID }. */
  readonly origin?: Fields
}

/** What the whole form says to its lines. */
export interface FormFacts {
  readonly lookup: Lookup
  readonly classId?: string | undefined
  readonly priceLevel?: string | undefined
  /** Code of lines whose item has none. */
  readonly defaultTaxCode?: string | undefined
  /** Kind of the member lines of a group: InvoiceLine. */
  readonly memberKind: string
}

export interface Worked {
  readonly lines: Line[]
  /** Cents: all lines but subtotals and payments; of them the taxable; payment lines (negative). */
  readonly subtotal: number
  readonly taxable: number
  readonly payments: number
}

const text = (fields: Fields | undefined, name: string): string | undefined => {
  const value = fields?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Kinds of item that cannot be the item of a line: taxes stand in the header, groups are lines of their own. */
const unfit: ReadonlySet<string> = new Set(['ItemSalesTax', 'ItemSalesTaxGroup', 'ItemGroup'])

/** Fields of a line that are kept as given; the others are worked out. */
const plain = [
  'Desc',
  'UnitOfMeasure',
  'ServiceDate',
  'IsManuallyClosed',
  'MarkupRate',
  'MarkupRatePercent',
  'Other1',
  'Other2',
]

export function workOut(drafts: readonly LineDraft[], facts: FormFacts): Worked {
  const sums = { subtotal: 0, taxable: 0, payments: 0, sinceSubtotal: 0, above: 0, count: 0 }
  const one = (draft: LineDraft): Line => {
    const line = draft.kind.endsWith('Group') ? group(draft) : single(draft)
    sums.count++
    return line
  }
  const count = (cents: number, taxed: boolean): void => {
    sums.subtotal += cents
    sums.sinceSubtotal += cents
    sums.above = cents
    if (taxed) sums.taxable += cents
  }
  const single = (draft: LineDraft): Line => {
    const itemId = idOf(draft.given['ItemRef']) ?? idOf(draft.base?.['ItemRef'])
    if (itemId === undefined) {
      const line = textLine(draft)
      // The line of an opening balance has an account and no item.
      if (line['~account'] !== undefined) count(toCents(text(line, 'Amount') ?? '0'), false)
      return line
    }
    const item = facts.lookup.item(itemId)
    if (unfit.has(item.kind))
      throw new Refusal(3280, `The item "${item.name}" is not of a type that this line can use.`)
    const line = start(draft, item, facts)
    switch (item.kind) {
      case 'ItemSubtotal': {
        refuseQuantity(draft, item)
        // Not counted in the total; what comes next may be a discount on it.
        sums.above = sums.sinceSubtotal
        sums.sinceSubtotal = 0
        return { ...line, Amount: fromCents(sums.above) }
      }
      case 'ItemDiscount': {
        refuseQuantity(draft, item)
        const priced = discount(draft, item, sums.above)
        count(toCents(priced.Amount), facts.lookup.isTaxable(codeOf(line)))
        return { ...line, ...priced }
      }
      case 'ItemPayment': {
        if (sums.count === 0)
          throw new Refusal(
            3290,
            `The item "${item.name}" is placed in the request in incorrect order.`,
          )
        const amount = text(draft.given, 'Amount') ?? text(draft.base, 'Amount') ?? '0.00'
        const cents = 0 - Math.abs(toCents(amount))
        sums.payments += cents
        return { ...line, Amount: fromCents(cents) }
      }
      default: {
        const priced = price(draft, item, facts, sums.above)
        count(toCents(priced['Amount'] ?? '0'), facts.lookup.isTaxable(codeOf(line)))
        return { ...line, ...priced }
      }
    }
  }
  const group = (draft: LineDraft): Line => {
    const id = idOf(draft.given['ItemGroupRef']) ?? idOf(draft.base?.['ItemGroupRef'])
    if (id === undefined) throw new Refusal(3150, 'There is a missing element: "ItemGroupRef"')
    const item = facts.lookup.item(id)
    const quantity = text(draft.given, 'Quantity') ?? text(draft.base, 'Quantity') ?? '1'
    const members = membersOf(draft, item, quantity, facts.memberKind).map(one)
    const total = members.reduce((cents, m) => cents + toCents(text(m, 'Amount') ?? '0'), 0)
    sums.above = total
    return {
      ...(draft.base ?? {}),
      '~kind': draft.kind,
      ItemGroupRef: { ListID: id },
      ...given('Desc', text(draft.given, 'Desc') ?? text(draft.base, 'Desc') ?? item.desc),
      Quantity: printQuantity(quantity),
      IsPrintItemsInGroup: text(item.body, 'IsPrintItemsInGroup') ?? 'false',
      TotalAmount: fromCents(total),
      '~members': members,
    }
  }
  const lines = drafts.map(one)
  const { subtotal, taxable, payments } = sums
  return { lines, subtotal, taxable, payments }
}

const given = (name: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [name]: value }

const codeOf = (line: Line): string | undefined => idOf(line['SalesTaxCodeRef'])

function refuseQuantity(draft: LineDraft, item: SalesItem): void {
  // That it is an error is certain (14.1), its code our choice.
  if (text(draft.given, 'Quantity') !== undefined)
    throw new Refusal(3151, `The element "Quantity" cannot be used with the item "${item.name}".`)
}

function textLine(draft: LineDraft): Line {
  // The line of an opening balance has an account and no item (opening.ts).
  if (draft.base?.['~account'] !== undefined)
    return { ...keep(draft), Amount: text(draft.given, 'Amount') ?? text(draft.base, 'Amount') }
  if (text(draft.given, 'Amount') ?? text(draft.given, 'Rate'))
    throw new Refusal(3270, 'A line with an amount needs an item to post to.')
  return { ...keep(draft), '~kind': draft.kind }
}

/** Fields that only have to be kept: those of the line as it was, changed or emptied by the request. */
function keep(draft: LineDraft): Line {
  const line: Line = { ...(draft.base ?? {}) }
  for (const name of plain) {
    const value = draft.given[name]
    if (value === '') delete line[name]
    else if (value !== undefined) line[name] = value
  }
  return line
}

/** Everything of a line but its price. */
function start(draft: LineDraft, item: SalesItem, facts: FormFacts): Line {
  const line = keep(draft)
  const isNewItem = !draft.base || idOf(draft.given['ItemRef']) !== undefined
  line['~kind'] = draft.kind
  line['ItemRef'] = { ListID: item.id }
  if (isNewItem && draft.given['Desc'] === undefined && item.desc !== undefined)
    line['Desc'] = item.desc
  const override = idOf(draft.given['OverrideItemAccountRef'])
  // The account is kept on the line: changing the item's account leaves old lines as they are (17.7, certain).
  if (override ?? isNewItem) {
    const account = override ?? item.account
    if (account !== undefined) line['~account'] = account
    else if (item.kind !== 'ItemSubtotal')
      throw new Refusal(3270, `The item "${item.name}" is missing a posting account.`)
  }
  if (isNewItem) {
    delete line['~cogs']
    delete line['~order']
    if (draft.origin) line['~order'] = draft.origin
    if (item.cogs !== undefined) line['~cogs'] = item.cogs
  }
  const classRef = draft.given['ClassRef']
  if (classRef !== undefined) line['ClassRef'] = classRef
  else if (!draft.base && facts.classId !== undefined) line['ClassRef'] = { ListID: facts.classId }
  const code =
    idOf(draft.given['SalesTaxCodeRef']) ??
    (isNewItem ? undefined : codeOf(line)) ??
    item.taxCode ??
    facts.defaultTaxCode
  if (item.kind === 'ItemSubtotal' || item.kind === 'ItemPayment') delete line['SalesTaxCodeRef']
  else if (code !== undefined) line['SalesTaxCodeRef'] = { ListID: code }
  return line
}

/** Quantity, Rate and Amount (14.1). */
function price(
  draft: LineDraft,
  item: SalesItem,
  facts: FormFacts,
  above: number,
): Record<string, string> {
  const { base } = draft
  const quantity = text(draft.given, 'Quantity') ?? text(base, 'Quantity')
  const amount = text(draft.given, 'Amount')
  const rate = text(draft.given, 'Rate')
  const percent = text(draft.given, 'RatePercent')
  const out: Record<string, string> = quantity === undefined ? {} : { Quantity: quantity }
  const isNewItem = !base || idOf(draft.given['ItemRef']) !== undefined
  const byRate = (value: string): Record<string, string> => ({
    ...out,
    Rate: printPrice(value),
    Amount: fromCents(multiply(quantity ?? '1', value)),
  })
  // Amount wins over Rate (certain); the rate that shows is then Amount / Quantity.
  if (amount !== undefined) {
    const divisible = quantity !== undefined && toUnits(quantity, 5) !== 0n
    return {
      ...out,
      ...(divisible ? { Rate: divide(toCents(amount), quantity) } : {}),
      Amount: amount,
    }
  }
  if (rate !== undefined) return byRate(rate)
  const share = percent ?? (isNewItem ? item.percent : text(base, 'RatePercent'))
  if (share !== undefined)
    return { ...out, RatePercent: printPrice(share), Amount: fromCents(percentOf(above, share)) }
  const level = idOf(draft.given['PriceLevelRef']) ?? facts.priceLevel
  const marked = isNewItem ? markedUp(item, draft.given) : undefined
  if (marked !== undefined) return byRate(marked)
  if (isNewItem || draft.given['PriceLevelRef'] !== undefined)
    return byRate(facts.lookup.priceAt(item, level))
  // On a line with only the quantity changed, the stored rate is kept (25.9, reported).
  const old = text(base, 'Rate')
  const unchanged = text(draft.given, 'Quantity') === undefined
  if (old !== undefined && !unchanged) return byRate(old)
  const stored = text(base, 'Amount') ?? '0.00'
  if (unchanged) return { ...out, ...given('Rate', old), Amount: stored }
  return byRate(stored)
}

/** Members of a group: those the request states, those it has, or the group's components times its quantity. */
function membersOf(
  draft: LineDraft,
  item: SalesItem,
  quantity: string,
  memberKind: string,
): readonly LineDraft[] {
  if (draft.members) return draft.members
  const stored = draft.base?.['~members']
  if (Array.isArray(stored)) {
    const before = text(draft.base, 'Quantity') ?? '1'
    const changed = toUnits(before, 5) !== toUnits(quantity, 5) && toUnits(before, 5) !== 0n
    return (stored as Line[]).map((base) => {
      const own = text(base, 'Quantity')
      const more = changed && own ? { Quantity: scaled(own, quantity, before) } : {}
      return { kind: memberKind, base, given: more }
    })
  }
  const components = item.body['ItemGroupLine']
  return (Array.isArray(components) ? (components as Fields[]) : []).map((component) => ({
    kind: memberKind,
    given: {
      ItemRef: component['ItemRef'],
      Quantity: scaled(text(component, 'Quantity') ?? '1', quantity, '1'),
    },
  }))
}
