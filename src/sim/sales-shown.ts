// What sales forms show besides what is kept of them (qbxml-semantics.md 14.2, 17.14, 17.16).
import type { Fields } from '../schema/entity.ts'
import { fromCents, percentOf, toCents } from '../schema/scalars.ts'
import { addressBlock } from './address.ts'
import { openOf } from './apply.ts'
import type { Company } from './company-file.ts'
import { Lookup } from './items.ts'
import type { Txn } from './records.ts'
import { idOf } from './reference.ts'
import { earlyDiscount } from './tax.ts'

/** AppliedAmount is negative (14.2, certain); payment lines count as applied. */
export function invoiceFields(txn: Txn, company: Company): Fields {
  const lines = txn.head['~payments']
  const applied = txn.applied - (typeof lines === 'string' ? toCents(lines) : 0)
  const open = openOf(txn)
  const out: Fields = {
    AppliedAmount: fromCents(0 - applied),
    BalanceRemaining: fromCents(open),
    IsPaid: open === 0 ? 'true' : 'false',
    ...blocks(txn.head),
  }
  const terms = idOf(txn.head['TermsRef'])
  if (open <= 0 || terms === undefined) return out
  const discount = earlyDiscount(new Lookup(company).record('terms', terms), txn.date)
  // Suggested while the date can still be met (14.2, certain); of the whole total (our choice).
  if (discount && discount.until >= company.today()) {
    out['SuggestedDiscountAmount'] = fromCents(percentOf(txn.total, discount.percent))
    out['SuggestedDiscountDate'] = discount.until
  }
  return out
}

export function creditMemoFields(txn: Txn): Fields {
  return {
    TotalAmount: fromCents(txn.total),
    CreditRemaining: fromCents(openOf(txn)),
    ...blocks(txn.head),
  }
}

/** The printed form of the addresses. */
export function blocks(head: Fields): Fields {
  const out: Fields = {}
  for (const name of ['BillAddress', 'ShipAddress']) {
    const made = addressBlock(head[name])
    if (made) out[`${name}Block`] = made
  }
  return out
}
