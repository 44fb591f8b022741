// Prices that depend on more than the item: price levels (a percentage for everything, or a price for each item),
// billing rates by item, and the markup of estimates (qbxml-semantics.md 14.1, 17.12, 20).
import type { Fields } from '../schema/entity.ts'
import {
  divideRound,
  fromCents,
  multiply,
  percentOf,
  printPrice,
  toUnits,
} from '../schema/scalars.ts'
import { idOf } from './reference.ts'

const text = (fields: Fields | undefined, name: string): string | undefined => {
  const value = fields?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const listOf = (value: Fields[string]): Fields[] =>
  Array.isArray(value) ? (value as Fields[]) : []

/** What is known of an item when it gets a price. */
export interface Priced {
  readonly id: string
  readonly price: string | undefined
  readonly cost: string | undefined
}

/** The price at a level, to cents; the item's own where the level says nothing of it. */
export function priceAt(item: Priced, level: Fields | undefined): string {
  const own = item.price ?? '0.00'
  const percent = text(level, 'PriceLevelFixedPercentage')
  if (percent !== undefined) return raised(own, percent)
  const line = listOf(level?.['PriceLevelPerItemRet']).find((l) => idOf(l['ItemRef']) === item.id)
  const share = text(line, 'CustomPricePercent')
  return text(line, 'CustomPrice') ?? (share === undefined ? own : raised(own, share))
}

function raised(price: string, percent: string): string {
  const cents = multiply('1', price)
  return fromCents(cents + percentOf(cents, percent))
}

/**
 * The lines of a level or billing rate after a request: those it names are new, the others stay. A percentage on a
 * standard price, the cost or the present custom price becomes a custom price (schema: the Ret has no other form).
 */
export function customPrices(
  before: readonly Fields[],
  given: readonly Fields[],
  names: { readonly custom: string; readonly relativeTo: string },
  itemOf: (id: string) => Priced | undefined,
): Fields[] {
  const lines = new Map(before.map((line) => [idOf(line['ItemRef']) ?? '', line]))
  for (const line of given) {
    const id = idOf(line['ItemRef']) ?? ''
    lines.set(id, { ItemRef: { ListID: id }, ...priceOf(line, lines.get(id), names, itemOf(id)) })
  }
  return [...lines.values()]
}

function priceOf(
  line: Fields,
  old: Fields | undefined,
  { custom, relativeTo }: { custom: string; relativeTo: string },
  item: Priced | undefined,
): Fields {
  const price = text(line, custom)
  if (price !== undefined) return { [custom]: price }
  const percent = text(line, `${custom}Percent`)
  if (percent !== undefined) return { [`${custom}Percent`]: percent }
  const bases: Record<string, string | undefined> = {
    Cost: item?.cost,
    CurrentCustomPrice: text(old, custom),
    CurrentCustomRate: text(old, custom),
  }
  const base = bases[text(line, relativeTo) ?? ''] ?? item?.price ?? '0.00'
  return { [custom]: raised(base, text(line, 'AdjustPercentage') ?? '0') }
}

/** Cost plus markup, where a request gives a markup and neither a rate nor an amount (17.12, certain of the sum). */
export function markedUp(item: Priced, given: Fields): string | undefined {
  const flat = text(given, 'MarkupRate')
  const percent = text(given, 'MarkupRatePercent')
  if (flat === undefined && percent === undefined) return undefined
  const cost = toUnits(item.cost ?? '0', 5)
  const more =
    flat === undefined
      ? divideRound(cost * toUnits(percent ?? '0', 5), 10_000_000n)
      : toUnits(flat, 5)
  return decimal(cost + more)
}

function decimal(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(6, '0')
  return printPrice(`${units < 0n ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`)
}
