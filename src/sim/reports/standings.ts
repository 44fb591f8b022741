// What stands on a day: balance sheets and the trial balance.
import { addDays, fromCents } from '../../schema/scalars.ts'
import type { Company } from '../company-file.ts'
import { calendar } from '../filters.ts'
import { listById, listBySpecial } from '../records.ts'
import { bounded, type Columns, changeColumns, columnsBy, plainColumns } from './columns.ts'
import { amountColumn, type Grid, type GridRow } from './grid.ts'
import { account, flows, isFlow, isShown, typeOf } from './income.ts'
import { asOf, isTimeStep, reportMacro, shortDay, slices, yearBefore } from './period.ts'
import { type Asked, notSimulated, typesOf } from './request.ts'
import { balanceSheet, statementRows } from './statement.ts'
import type { Standing } from './summaries.ts'
import { sums } from './sums.ts'
import { type Amounts, labelOf } from './tree.ts'

/** The day a standing is asked for: the end of its period, or today. */
export const dayOf = (asked: Asked, company: Company): string => {
  if (asked.period === undefined) return company.today()
  return asked.period.to ?? bounded(company, { from: undefined, to: undefined }).to
}

/**
 * Every account on a day, debits positive: income and expenses of the fiscal year, those of earlier years in
 * Retained Earnings (16; the closing of years is how QuickBooks reports, reported).
 */
export function standing(company: Company, asked: Asked, day: string): Map<string, number> {
  // The fiscal year closes the books whatever year the columns go by.
  const year = reportMacro('ThisYear', { ...calendar(company), today: day }).from ?? day
  const until = { from: undefined, to: addDays(year, -1) }
  const before = sums(company, asked.filters, until, [account])
  const within = sums(company, asked.filters, { from: year, to: day }, [account])
  const earned = listBySpecial(company, 'RetainedEarnings')?.id ?? ''
  const out = new Map<string, number>()
  const add = (id: string, cents: number): void => {
    out.set(id, (out.get(id) ?? 0) + cents)
  }
  for (const {
    keys: [id = ''],
    cents,
  } of before) {
    const closed = isFlow(typeOf(company, id))
    if (!closed || cents !== 0) add(closed ? earned : id, cents)
  }
  for (const {
    keys: [id = ''],
    cents,
  } of within)
    add(id, cents)
  return out
}

export function balances(company: Company, asked: Asked, row: Standing): Grid {
  const day = dayOf(asked, company)
  const word = columnsBy(asked, 'TotalOnly')
  if (word !== 'TotalOnly' && !isTimeStep(word)) throw notSimulated(`A balance sheet by "${word}"`)
  const days = isTimeStep(word)
    ? slices(bounded(company, { from: asked.period?.from, to: day }), word, asked.calendar).map(
        (p) => p.to ?? day,
      )
    : row.comparison
      ? [day, yearBefore({ from: undefined, to: day }).to ?? day]
      : [day]
  const titles = days.map(shortDay)
  const columns: Columns = row.comparison ? changeColumns(titles) : plainColumns(titles)
  const all = new Map<string, number[]>()
  days.forEach((d, i) => {
    for (const [id, cents] of standing(company, asked, d)) {
      const key = isFlow(typeOf(company, id)) ? 'Net Income' : id === '' ? 'Retained Earnings' : id
      const amounts = all.get(key) ?? new Array<number>(days.length).fill(0)
      amounts[i] = (amounts[i] ?? 0) + cents
      all.set(key, amounts)
    }
  })
  const accounts = new Map<string, { type: string; amounts: Amounts }>()
  for (const [id, amounts] of all)
    if (isShown(asked, amounts))
      accounts.set(id, { type: typeOf(company, id) || 'Equity', amounts })
  const books = { company, columns, accounts, isShort: row.isShort ?? false }
  const { rows } = statementRows(balanceSheet, books)
  return {
    ...{ title: row.title, subtitle: asOf(day), basis: 'Accrual', columns: columns.columns },
    rows: rows.map((r) => (r.label.startsWith('TOTAL ') ? { ...r, kind: 'TotalRow' } : r)),
  }
}

const chartOrder = [...(typesOf['BalanceSheet'] ?? []), ...flows]

export function trialBalance(company: Company, asked: Asked, row: Standing): Grid {
  const day = dayOf(asked, company)
  const sides = (cents: number): string[] =>
    cents < 0 ? ['', fromCents(-cents)] : [fromCents(cents), '']
  let debits = 0
  let credits = 0
  const lines = [...standing(company, asked, day)]
    .filter(([, cents]) => isShown(asked, [cents]))
    .map(([id, cents]) => {
      if (cents < 0) credits -= cents
      else debits += cents
      const record = listById(company, 'accounts', id)
      const fullName = record?.fullName ?? 'Retained Earnings'
      const place = chartOrder.indexOf(String(record?.body['AccountType'] ?? 'Equity'))
      const label = record && record.parent === null ? labelOf(company, record) : fullName
      return { fullName, place, label, cells: sides(cents) }
    })
    .sort(
      (a, b) => a.place - b.place || (a.fullName.toLowerCase() < b.fullName.toLowerCase() ? -1 : 1),
    )
  return {
    ...{ title: row.title, subtitle: asOf(day), basis: 'Accrual' },
    columns: [amountColumn('Debit', 'Debit'), amountColumn('Credit', 'Credit')],
    rows: [
      ...lines.map(
        ({ fullName, label, cells }): GridRow => ({
          ...{ kind: 'DataRow', label, of: ['account', fullName], cells },
        }),
      ),
      { kind: 'TotalRow', label: 'TOTAL', cells: [fromCents(debits), fromCents(credits)] },
    ],
  }
}
