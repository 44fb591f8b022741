// Reports by item: sales by their lines, and what the stock is worth (columns as QuickBooks prints them, reported).
import type { Fields } from '../../schema/entity.ts'
import { divide, divideRound, fromCents, multiply, toCents } from '../../schema/scalars.ts'
import type { Company } from '../company-file.ts'
import { inside, textOf } from '../filters.ts'
import type { Line } from '../records.ts'
import { idOf } from '../reference.ts'
import { holdingOn } from '../stock.ts'
import { eachLine, printUnits, unitsOf } from '../stock-moves.ts'
import { amountColumn, type Grid, type GridColumn, type GridRow } from './grid.ts'
import { flowPeriod } from './income.ts'
import { asOf, heading } from './period.ts'
import { type Asked, named, notSimulated } from './request.ts'
import { dayOf } from './standings.ts'
import { within } from './sums.ts'
import { type Amounts, plus, treeRows } from './tree.ts'

const column = (title: string, type: string, data: string): GridColumn => ({ title, type, data })

/** Per cent of a whole to one decimal, or nothing of nothing. */
function percent(part: number, whole: number): string {
  if (whole === 0) return ''
  return (Number(divideRound(BigInt(part) * 1000n, BigInt(whole))) / 10).toFixed(1)
}

const each = (cents: number, units: number): string =>
  units === 0 ? '' : divide(cents, printUnits(units))

/** Ids of the items that the report is of, or undefined for all. */
function itemsOf(company: Company, asked: Asked): ReadonlySet<string> | undefined {
  const filter = inside(asked.content, 'ReportItemFilter')
  if (!filter) return undefined
  const type = textOf(filter, 'ItemTypeFilter')
  if (type !== '') throw notSimulated(`The item type filter "${type}"`)
  return new Set(named(company, filter, 'items'))
}

interface Look {
  readonly title: string
  readonly subtitle: string
  readonly columns: readonly GridColumn[]
  readonly cells: (amounts: Amounts, all: Amounts) => string[]
}

function itemGrid(company: Company, amounts: ReadonlyMap<string, Amounts>, look: Look): Grid {
  const width = 3
  let all: Amounts = new Array<number>(width).fill(0)
  for (const own of amounts.values()) all = plus(all, own)
  const cells = (own: Amounts): string[] => look.cells(own, all)
  const { rows } = treeRows(company, amounts, {
    ...{ family: 'items', rowType: 'item', none: 'No item', cells, width },
  })
  const total: GridRow = { kind: 'TotalRow', label: 'TOTAL', cells: cells(all) }
  const { title, subtitle, columns } = look
  return { title, subtitle, columns, rows: [...rows, total] }
}

const signs: Readonly<Record<string, 1 | -1>> = {
  ...{ Invoice: 1, SalesReceipt: 1, Charge: 1, CreditMemo: -1 },
}

/** Lines of sales forms that post, by their item; a statement charge is its own line. */
export function salesByItem(company: Company, asked: Asked): Grid {
  const period = flowPeriod(asked)
  const wanted = itemsOf(company, asked)
  const c = within(company, asked.filters, period)
  c.add('t.kind in (select value from json_each(?))', JSON.stringify(Object.keys(signs)))
  const forms = company
    .sql(
      `select distinct t.serial, t.kind as kind, t.head as head, t.lines as lines
       from txns t join postings p on p.txn = t.serial where ${c.where.join(' and ')}`,
    )
    .all(...c.values) as { kind: string; head: string; lines: string }[]
  const amounts = new Map<string, number[]>()
  for (const { kind, head, lines } of forms) {
    const sign = signs[kind] ?? 1
    const own = kind === 'Charge' ? [JSON.parse(head) as Line] : (JSON.parse(lines) as Line[])
    for (const line of eachLine(own)) {
      const item = idOf(line['ItemRef'])
      if (item === undefined || typeof line['~account'] !== 'string') continue
      if (wanted && !wanted.has(item)) continue
      const sum = amounts.get(item) ?? [0, 0, 0]
      sum[0] = (sum[0] ?? 0) + sign * unitsOf(textOf(line, 'Quantity') || '0')
      sum[1] = (sum[1] ?? 0) + sign * toCents(textOf(line, 'Amount') || '0')
      amounts.set(item, sum)
    }
  }
  return itemGrid(company, amounts, {
    title: 'Sales by Item Summary',
    subtitle: heading(period),
    columns: [
      column('Qty', 'Quantity', 'QUANTYPE'),
      amountColumn('Amount'),
      column('% of Sales', 'Percent', 'PERCENTTYPE'),
      column('Avg Price', 'UnitPrice', 'PRICETYPE'),
    ],
    cells: ([units = 0, cents = 0], [, all = 0]) => [
      ...[printUnits(units), fromCents(cents), percent(cents, all), each(cents, units)],
    ],
  })
}

/** What is on hand on a day at average cost, and what it would sell for. */
export function stockValuation(company: Company, asked: Asked): Grid {
  const day = dayOf(asked, company)
  const wanted = itemsOf(company, asked)
  const items = company
    .sql(
      `select id, body from lists where kind in ('ItemInventory', 'ItemInventoryAssembly')
       order by full_key`,
    )
    .all() as { id: string; body: string }[]
  const amounts = new Map<string, Amounts>()
  for (const { id, body } of items) {
    if (wanted && !wanted.has(id)) continue
    const { onHand, worth } = holdingOn(company, id, day)
    const price = textOf(JSON.parse(body) as Fields, 'SalesPrice') || '0'
    amounts.set(id, [onHand, worth, multiply(printUnits(onHand), price)])
  }
  return itemGrid(company, amounts, {
    title: 'Inventory Valuation Summary',
    subtitle: asOf(day),
    columns: [
      column('On Hand', 'QuantityOnHand', 'QUANTYPE'),
      column('Avg Cost', 'AverageCost', 'PRICETYPE'),
      amountColumn('Asset Value', 'ValueOnHand'),
      column('% of Tot Asset', 'PercentOfTotalValue', 'PERCENTTYPE'),
      column('Sales Price', 'UnitPrice', 'PRICETYPE'),
      amountColumn('Retail Value', 'RetailValueOnHand'),
      column('% of Tot Retail', 'PercentOfTotalRetail', 'PERCENTTYPE'),
    ],
    cells: ([units = 0, worth = 0, retail = 0], [, allWorth = 0, allRetail = 0]) => [
      ...[printUnits(units), each(worth, units), fromCents(worth), percent(worth, allWorth)],
      ...[each(retail, units), fromCents(retail), percent(retail, allRetail)],
    ],
  })
}
