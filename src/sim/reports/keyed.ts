// Summaries with one row a key: balances of customers and vendors, sales and expenses by name, CustomSummary.
import type { Company } from '../company-file.ts'
import { oneOf, textOf } from '../filters.ts'
import { columnsBy, dimensionOf, type Table, table } from './columns.ts'
import type { Grid, GridRow } from './grid.ts'
import { flowPeriod, flows, incomeStatement, isShown } from './income.ts'
import { asOf, heading, isTimeStep } from './period.ts'
import { type Asked, notSimulated, ofTypes } from './request.ts'
import { balances, dayOf } from './standings.ts'
import type { Keyed } from './summaries.ts'
import { type Dimension, dimensions } from './sums.ts'
import { type Amounts, plus, times, treeRows } from './tree.ts'

export function byKey(company: Company, asked: Asked, row: Keyed): Grid {
  const word = columnsBy(asked, 'TotalOnly')
  const day = dayOf(asked, company)
  const period = row.isBalance ? { from: undefined, to: day } : flowPeriod(asked)
  const rowsBy = dimensions[row.rows] as Dimension
  const filters = asked.filters.copy()
  if (!asked.filtersAccounts || row.isBalance) ofTypes(filters, row.types)
  if (row.kinds) oneOf(filters, 't.kind', row.kinds)
  if (row.isBalance && word !== 'TotalOnly') throw notSimulated(`Balances by "${word}"`)
  const found = table(company, { ...asked, filters }, period, rowsBy, word)
  return keyedGrid(company, asked, found, rowsBy, {
    ...{ title: row.title, sign: row.sign },
    subtitle: row.isBalance ? asOf(day) : heading(period),
    // A name whose balance is zero is not listed.
    nonZero: row.isBalance ?? false,
  })
}

function keyedGrid(
  company: Company,
  asked: Asked,
  found: Table,
  rowsBy: Dimension,
  look: { title: string; subtitle: string; sign: 1 | -1; nonZero: boolean },
): Grid {
  const shown = new Map<string, Amounts>()
  let sum: Amounts = new Array<number>(found.width).fill(0)
  for (const [key, amounts] of found.rows) {
    const isZero = amounts.every((cents) => cents === 0)
    if ((isZero && look.nonZero) || !isShown(asked, amounts)) continue
    shown.set(key, times(amounts, look.sign))
    sum = plus(sum, times(amounts, look.sign))
  }
  const options = {
    ...{ family: rowsBy.family ?? '', rowType: rowsBy.rowType, none: rowsBy.none },
    ...{ cells: found.cells, width: found.width },
  }
  const { rows } = treeRows(company, shown, options)
  const total: GridRow = { kind: 'TotalRow', label: 'TOTAL', cells: found.cells(sum) }
  return {
    ...{ title: look.title, subtitle: look.subtitle, basis: 'Accrual', columns: found.columns },
    rows: [...rows, total],
  }
}

/**
 * CustomSummary: any of the row and column dimensions. Amounts are income less expenses unless accounts are
 * filtered; then they are debits less credits (our choice).
 */
export function customSummary(company: Company, asked: Asked): Grid {
  const rows = textOf(asked.content, 'SummarizeRowsBy')
  const word = columnsBy(asked, 'TotalOnly')
  const title = 'Custom Summary Report'
  if (rows === 'IncomeStatement')
    return incomeStatement(company, asked, { is: 'profit and loss', title })
  if (rows === 'BalanceSheet') return balances(company, asked, { is: 'balance sheet', title })
  const period = flowPeriod(asked)
  const filters = asked.filters.copy()
  if (!asked.filtersAccounts) ofTypes(filters, flows)
  const rowsBy: Dimension = isTimeStep(rows)
    ? timeRows(rows)
    : (dimensionOf(rows) ?? { sql: "''", none: 'TOTAL' })
  const found = table(company, { ...asked, filters }, period, rowsBy, word)
  return keyedGrid(company, asked, found, rowsBy, {
    ...{ title, subtitle: heading(period), nonZero: false },
    sign: asked.filtersAccounts ? 1 : -1,
  })
}

/** Days and months can stand as rows; longer steps only as columns. */
function timeRows(word: string): Dimension {
  if (word === 'Day') return { sql: 't.date', none: '' }
  if (word === 'Month') return { sql: 'substr(t.date, 1, 7)', none: '' }
  throw notSimulated(`Rows by "${word}"`)
}
