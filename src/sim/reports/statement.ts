// Financial statements: sections of accounts as a table, and the walk over it that makes rows and totals.
// Layout as QuickBooks prints it (reported).
import type { Company } from '../company-file.ts'
import type { Columns } from './columns.ts'
import { type GridRow, text } from './grid.ts'
import { type Amounts, plus, type Rows, times, treeRows } from './tree.ts'

export type Part =
  | { readonly head: string; readonly total: string; readonly parts: readonly Part[] }
  /** Accounts of some types. `sign` turns debits into what is shown, `weight` says how that counts in the total. */
  | {
      readonly head: string
      readonly total: string
      readonly types: readonly string[]
      readonly sign: 1 | -1
      readonly weight: 1 | -1
    }
  /** What stands so far. */
  | { readonly result: string }

const accounts = (head: string, types: string[], sign: 1 | -1, weight: 1 | -1 = 1): Part => ({
  ...{ head, total: `Total ${head}`, types, sign, weight },
})

export const profitAndLoss: readonly Part[] = [
  {
    head: 'Ordinary Income/Expense',
    total: 'Net Ordinary Income',
    parts: [
      accounts('Income', ['Income'], -1),
      { ...accounts('Cost of Goods Sold', ['CostOfGoodsSold'], 1, -1), total: 'Total COGS' },
      { result: 'Gross Profit' },
      accounts('Expense', ['Expense'], 1, -1),
    ],
  },
  {
    head: 'Other Income/Expense',
    total: 'Net Other Income',
    parts: [
      accounts('Other Income', ['OtherIncome'], -1),
      accounts('Other Expense', ['OtherExpense'], 1, -1),
    ],
  },
]

export const assets: Part = {
  head: 'ASSETS',
  total: 'TOTAL ASSETS',
  parts: [
    {
      head: 'Current Assets',
      total: 'Total Current Assets',
      parts: [
        accounts('Checking/Savings', ['Bank'], 1),
        accounts('Accounts Receivable', ['AccountsReceivable'], 1),
        accounts('Other Current Assets', ['OtherCurrentAsset'], 1),
      ],
    },
    accounts('Fixed Assets', ['FixedAsset'], 1),
    accounts('Other Assets', ['OtherAsset'], 1),
  ],
}

export const liabilitiesAndEquity: Part = {
  head: 'LIABILITIES & EQUITY',
  total: 'TOTAL LIABILITIES & EQUITY',
  parts: [
    {
      head: 'Liabilities',
      total: 'Total Liabilities',
      parts: [
        {
          head: 'Current Liabilities',
          total: 'Total Current Liabilities',
          parts: [
            accounts('Accounts Payable', ['AccountsPayable'], -1),
            accounts('Credit Cards', ['CreditCard'], -1),
            accounts('Other Current Liabilities', ['OtherCurrentLiability'], -1),
          ],
        },
        accounts('Long Term Liabilities', ['LongTermLiability'], -1),
      ],
    },
    accounts('Equity', ['Equity'], -1),
  ],
}

export const balanceSheet: readonly Part[] = [assets, liabilitiesAndEquity]

/** Accounts as a statement has them: id → type and amounts (debits positive). */
export interface Books {
  readonly company: Company
  readonly columns: Columns
  readonly accounts: ReadonlyMap<string, { readonly type: string; readonly amounts: Amounts }>
  /** Only section totals (BalanceSheetSummary). */
  readonly isShort?: boolean
}

/** The rows of parts one after the other. A section without accounts is left out. */
export function statementRows(parts: readonly Part[], books: Books): Rows {
  const rows: GridRow[] = []
  let sum: Amounts = new Array<number>(books.columns.width).fill(0)
  for (const part of parts) {
    if ('result' in part) {
      if (rows.length > 0)
        rows.push({ kind: 'SubtotalRow', label: part.result, cells: books.columns.cells(sum) })
      continue
    }
    const inner = 'parts' in part ? statementRows(part.parts, books) : accountRows(part, books)
    if (inner.rows.length === 0) continue
    const total: GridRow = {
      ...{ kind: 'SubtotalRow', label: part.total, cells: books.columns.cells(inner.sum) },
    }
    rows.push(
      ...('types' in part && books.isShort
        ? [{ ...total, kind: 'DataRow' as const, label: part.head }]
        : [text(part.head), ...inner.rows, total]),
    )
    sum = plus(sum, 'types' in part ? times(inner.sum, part.weight) : inner.sum)
  }
  return { rows, sum }
}

function accountRows(part: Extract<Part, { types: unknown }>, books: Books): Rows {
  const shown = new Map<string, Amounts>()
  for (const [id, { type, amounts }] of books.accounts)
    if (part.types.includes(type)) shown.set(id, times(amounts, part.sign))
  if (shown.size === 0) return { rows: [], sum: [] }
  const { columns, company } = books
  return treeRows(company, shown, {
    ...{ family: 'accounts', rowType: 'account', none: '' },
    ...{ cells: columns.cells, width: columns.width },
  })
}
