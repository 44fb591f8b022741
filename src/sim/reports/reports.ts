// Report queries (qbxml-semantics.md 22): which row of which table answers, made from postings alone.
import type { Fields } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import { textOf } from '../filters.ts'
import { agingSummary } from './aging.ts'
import { details } from './detail-kinds.ts'
import { detailGrid } from './details.ts'
import { type Grid, reportRet } from './grid.ts'
import { incomeStatement } from './income.ts'
import { salesByItem, stockValuation } from './items.ts'
import { byKey, customSummary } from './keyed.ts'
import type { OpenSide } from './open-items.ts'
import { type Asked, notSimulated, readReport } from './request.ts'
import { balances, trialBalance } from './standings.ts'
import { type Summary, summaries } from './summaries.ts'

const agings: Readonly<Record<string, { title: string; side: OpenSide }>> = {
  ARAgingSummary: { title: 'A/R Aging Summary', side: 'AccountsReceivable' },
  APAgingSummary: { title: 'A/P Aging Summary', side: 'AccountsPayable' },
}

/** Reports by item take the item filter; postings carry no items. */
const itemReports: Readonly<Record<string, Maker>> = {
  SalesByItemSummary: salesByItem,
  InventoryValuationSummary: stockValuation,
}

type Maker = (company: Company, asked: Asked) => Grid

function makerOf(kind: string): Maker | undefined {
  const byItem = itemReports[kind]
  if (byItem) return byItem
  const summary = summaries[kind]
  if (summary) return (company, asked) => summaryGrid(company, asked, summary)
  const aging = agings[kind]
  if (aging) return (company, asked) => agingSummary(company, asked, aging)
  const detail = details[kind]
  if (detail) return (company, asked) => detailGrid(company, asked, detail)
  return kind === 'CustomSummary' ? customSummary : undefined
}

function summaryGrid(company: Company, asked: Asked, row: Summary): Grid {
  switch (row.is) {
    case 'profit and loss':
      return incomeStatement(company, asked, row)
    case 'balance sheet':
      return balances(company, asked, row)
    case 'trial balance':
      return trialBalance(company, asked, row)
    case 'by key':
      return byKey(company, asked, row)
  }
}

/** Whether the simulator has a report of this type: `ARAgingSummary`. */
export const hasReport = (kind: string): boolean => makerOf(kind) !== undefined

/** The content of the Rs of a report request (`AgingReportQueryRq`). Refuses what is not imitated with 1030. */
export function report(company: Company, name: string, content: Fields): Fields {
  const kind = textOf(content, `${name.slice(0, -'QueryRq'.length)}Type`)
  const maker = makerOf(kind)
  if (!maker) throw notSimulated(`The report "${kind}"`)
  return reportRet(maker(company, readReport(company, content, Object.hasOwn(itemReports, kind))))
}
