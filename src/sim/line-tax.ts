// Sales tax outside the United States: each line has a tax code, the code names the tax or the group of taxes of a
// sale, and each tax is worked out on the sum of its lines (qbxml-semantics.md 20; the rounding is our choice).
import { toCents } from '../schema/scalars.ts'
import type { Lookup } from './items.ts'
import type { Line } from './records.ts'
import { idOf } from './reference.ts'
import { eachLine } from './stock-moves.ts'
import { type Tax, taxOf } from './tax.ts'

export function taxByLines(lines: readonly Line[], lookup: Lookup): Tax {
  const sums = new Map<string, number>()
  for (const line of eachLine(lines)) {
    const code = idOf(line['SalesTaxCodeRef'])
    const amount = line['Amount']
    // Subtotals have no account: they sum up what is taxed already.
    if (code === undefined || typeof amount !== 'string' || line['~account'] === undefined) continue
    sums.set(code, (sums.get(code) ?? 0) + toCents(amount))
  }
  const taxes = [...sums].map(([code, cents]) => {
    const item = idOf(lookup.record('sales-tax-codes', code)?.body['ItemSalesTaxRef'])
    return taxOf(lookup.record('items', item), cents, lookup)
  })
  const [only] = taxes
  return {
    // One rate is only there where all lines have the same.
    percent: only && taxes.every((tax) => tax.percent === only.percent) ? only.percent : '0.00',
    cents: taxes.reduce((sum, tax) => sum + tax.cents, 0),
    parts: taxes.flatMap((tax) => tax.parts),
  }
}
