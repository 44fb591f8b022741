// The lines of discount items (qbxml-semantics.md 14.1).
import type { Fields } from '../schema/entity.ts'
import { fromCents, multiply, percentOf, printPrice, toCents } from '../schema/scalars.ts'
import type { SalesItem } from './items.ts'
import { idOf } from './reference.ts'

const text = (fields: Fields | undefined, name: string): string | undefined => {
  const value = fields?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A discount is negative; a percentage goes by the line or subtotal directly above (14.1, reported). */
export function discount(
  draft: { readonly base?: Fields | undefined; readonly given: Fields },
  item: SalesItem,
  above: number,
): { Amount: string; [name: string]: string } {
  const isNewItem = !draft.base || idOf(draft.given['ItemRef']) !== undefined
  const below0 = (cents: number): string => fromCents(0 - Math.abs(cents))
  const amount = text(draft.given, 'Amount')
  if (amount !== undefined) return { Amount: below0(toCents(amount)) }
  const rate = text(draft.given, 'Rate')
  if (rate !== undefined) return { Rate: magnitude(rate), Amount: below0(multiply('1', rate)) }
  const percent =
    text(draft.given, 'RatePercent') ?? (isNewItem ? item.percent : text(draft.base, 'RatePercent'))
  if (percent !== undefined) {
    const share = printPrice(percent).replace(/^-/, '')
    return { RatePercent: `-${share}`, Amount: fromCents(0 - percentOf(above, share)) }
  }
  if (!isNewItem) return { Amount: text(draft.base, 'Amount') ?? '0.00' }
  const flat = item.price ?? '0.00'
  return { Rate: magnitude(flat), Amount: below0(multiply('1', flat)) }
}

const magnitude = (price: string): string => `-${printPrice(price).replace(/^-/, '')}`
