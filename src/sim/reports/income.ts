// Income and expenses of a period: the profit and loss statements.
import type { Company } from '../company-file.ts'
import { textOf } from '../filters.ts'
import { listById } from '../records.ts'
import { columnsBy, compared, table } from './columns.ts'
import type { Grid, GridRow } from './grid.ts'
import { heading, type Period, reportMacro } from './period.ts'
import { type Asked, ofTypes } from './request.ts'
import { profitAndLoss, statementRows } from './statement.ts'
import type { Flow } from './summaries.ts'
import { type Dimension, dimensions } from './sums.ts'
import type { Amounts } from './tree.ts'

export const account = dimensions['Account'] as Dimension
/** Types of account that a year closes. */
export const flows = ['Income', 'CostOfGoodsSold', 'Expense', 'OtherIncome', 'OtherExpense']
export const isFlow = (type: string): boolean => flows.includes(type)

export const typeOf = (company: Company, id: string): string =>
  String(listById(company, 'accounts', id)?.body['AccountType'] ?? '')

/** This month to date, where the request says nothing (our choice). */
export const flowPeriod = (asked: Asked): Period =>
  asked.period ?? reportMacro('ThisMonthToDate', asked.calendar)

export function incomeStatement(company: Company, asked: Asked, row: Flow): Grid {
  const period = flowPeriod(asked)
  const word = columnsBy(asked, row.columns ?? 'TotalOnly')
  const filters = asked.filters.copy()
  ofTypes(filters, flows)
  const own = { ...asked, filters }
  const found = row.comparison
    ? compared(company, own, period, account, row.comparison)
    : table(company, own, period, account, word)
  const accounts = new Map<string, { type: string; amounts: Amounts }>()
  for (const [id, amounts] of found.rows) {
    const type = typeOf(company, id)
    if (isShown(asked, amounts)) accounts.set(id, { type, amounts })
  }
  const { rows, sum } = statementRows(profitAndLoss, { company, columns: found, accounts })
  const total: GridRow = { kind: 'TotalRow', label: 'Net Income', cells: found.cells(sum) }
  return {
    ...{ title: row.title, subtitle: heading(period), basis: 'Accrual', columns: found.columns },
    rows: [...rows, total],
  }
}

/** ReturnRows: what moved (where the request says nothing: our choice), or what is not zero. */
export function isShown(asked: Asked, amounts: Amounts): boolean {
  if (textOf(asked.content, 'ReturnRows') !== 'NonZero') return true
  return amounts.some((cents) => cents !== 0)
}
