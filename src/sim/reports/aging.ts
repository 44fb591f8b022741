// A/R and A/P aging: what is open, by how late it is (qbxml-semantics.md 22; buckets of 30 days as QuickBooks has
// them when nothing else is set, reported).
import { fromCents } from '../../schema/scalars.ts'
import type { Company } from '../company-file.ts'
import { textOf } from '../filters.ts'
import { amountColumn, type Grid, type GridRow } from './grid.ts'
import { type OpenItem, type OpenSide, openItems } from './open-items.ts'
import { asOf } from './period.ts'
import type { Asked } from './request.ts'
import { dayOf } from './standings.ts'
import { type Amounts, plus, treeRows } from './tree.ts'

/** Days late from which a bucket begins; the first holds all that is not late. */
export const buckets: readonly { readonly title: string; readonly upTo: number }[] = [
  { title: 'Current', upTo: 0 },
  { title: '1 - 30', upTo: 30 },
  { title: '31 - 60', upTo: 60 },
  { title: '61 - 90', upTo: 90 },
  { title: '> 90', upTo: Number.POSITIVE_INFINITY },
]

export const bucketOf = (item: OpenItem): number => buckets.findIndex((b) => item.age <= b.upTo)

/** Open items of the day a report asks for, aged as it says. */
export function itemsOf(company: Company, asked: Asked, side: OpenSide): OpenItem[] {
  const day = dayOf(asked, company)
  const isToday = textOf(asked.content, 'ReportAgingAsOf') === 'Today'
  return openItems(company, asked, side, day, isToday ? company.today() : day)
}

export function agingSummary(
  company: Company,
  asked: Asked,
  { title, side }: { title: string; side: OpenSide },
): Grid {
  const sign = side === 'AccountsReceivable' ? 1 : -1
  const byParty = new Map<string, number[]>()
  let sum: Amounts = buckets.map(() => 0)
  for (const item of itemsOf(company, asked, side)) {
    const amounts = byParty.get(item.party) ?? buckets.map(() => 0)
    const at = bucketOf(item)
    amounts[at] = (amounts[at] ?? 0) + sign * item.cents
    byParty.set(item.party, amounts)
  }
  for (const amounts of byParty.values()) sum = plus(sum, amounts)
  const cells = (amounts: Amounts): string[] => [
    ...buckets.map((_, i) => fromCents(amounts[i] ?? 0)),
    fromCents(amounts.reduce((all, cents) => all + cents, 0)),
  ]
  const { rows } = treeRows(company, byParty, {
    ...{ family: 'names', rowType: 'name', none: 'No name', cells, width: buckets.length },
  })
  const total: GridRow = { kind: 'TotalRow', label: 'TOTAL', cells: cells(sum) }
  return {
    ...{ title, subtitle: asOf(dayOf(asked, company)) },
    columns: [...buckets.map((b) => amountColumn(b.title)), amountColumn('TOTAL', 'Total')],
    rows: [...rows, total],
  }
}
