// What the request of a report says: its period, and its filters as conditions on postings (p) and their
// transactions (t).
import type { Fields } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import type { Calendar } from '../dates.ts'
import { Conditions, calendar, inside, namedBy, oneOf, textOf, textsOf } from '../filters.ts'
import { Refusal } from '../refusal.ts'
import { always, type Period, reportMacro } from './period.ts'

export interface Asked {
  readonly content: Fields
  readonly calendar: Calendar
  /** As the request says it, or undefined where it says nothing. */
  readonly period: Period | undefined
  /** Everything but the period. */
  readonly filters: Conditions
  readonly filtersAccounts: boolean
}

/** The part of a report that the simulator does not have: said, not passed over. */
export const notSimulated = (what: string): Refusal =>
  new Refusal(
    1030,
    `This request is not supported by this implementation.  QuickBooks error message: ${what} is not simulated.`,
  )

/** The name a posting is of: the customer or job of its line, its own name, or that of its transaction. */
export const nameOfPosting = "coalesce(nullif(p.job, ''), nullif(p.party, ''), t.party, '')"

export function readReport(company: Company, content: Fields, takesItems: boolean): Asked {
  if (textOf(content, 'ReportBasis') === 'Cash') throw notSimulated('The cash basis')
  if (!takesItems && inside(content, 'ReportItemFilter'))
    throw notSimulated('The filter "ReportItemFilter"')
  const own = calendar(company)
  // Years are fiscal unless the report asks for others (our choice); tax years begin with the fiscal year here.
  const asked = {
    ...own,
    fiscalMonth: textOf(content, 'ReportCalendar') === 'CalendarYear' ? 1 : own.fiscalMonth,
  }
  const filters = new Conditions()
  accountFilter(filters, company, content)
  entityFilter(filters, company, content)
  const classes = inside(content, 'ReportClassFilter')
  if (classes) oneOf(filters, 'p.class', named(company, classes, 'classes'))
  const kinds = textsOf(inside(content, 'ReportTxnTypeFilter') ?? {}, 'TxnTypeFilter')
  if (kinds.length > 0 && !kinds.includes('All')) oneOf(filters, 't.kind', kinds)
  modifiedFilter(filters, company, content, asked)
  levelFilter(filters, content)
  return {
    content,
    calendar: asked,
    period: periodOf(content, asked),
    filters,
    filtersAccounts: inside(content, 'ReportAccountFilter') !== undefined,
  }
}

function periodOf(content: Fields, asked: Calendar): Period | undefined {
  const macro = textOf(content, 'ReportDateMacro')
  if (macro !== '') return reportMacro(macro, asked)
  const range = content['ReportPeriod']
  if (range === undefined) return undefined
  const fields = typeof range === 'string' || Array.isArray(range) ? {} : range
  const from = textOf(fields, 'FromReportDate') || undefined
  const to = textOf(fields, 'ToReportDate') || undefined
  if (from && to && from > to) throw new Refusal(3030, 'The From date is later than the To date.')
  // Neither end: all dates (our choice).
  return from || to ? { from, to } : always
}

/** Ids that a filter names; 3140 where it names nothing (our choice). */
export function named(company: Company, filter: Fields, family: string): string[] {
  const conditions = new Conditions()
  const { ids } = namedBy(conditions, company, filter, family)
  if (conditions.missing !== undefined)
    throw new Refusal(
      3140,
      `There is an invalid reference to "${conditions.missing}" in the report.  QuickBooks error message: Invalid argument.  The specified record does not exist in the list.`,
    )
  return ids
}

/** Words of AccountTypeFilter as types of account; those that need more than the type are not here. */
const income = ['Income']
const assets = ['Bank', 'AccountsReceivable', 'OtherCurrentAsset', 'FixedAsset', 'OtherAsset']
const currentLiabilities = ['AccountsPayable', 'CreditCard', 'OtherCurrentLiability']
const liabilities = [...currentLiabilities, 'LongTermLiability']
const expenses = ['Expense', 'OtherExpense']
const ordinary = [...income, 'CostOfGoodsSold', 'Expense']
const profitAndLoss = [...ordinary, 'OtherIncome', 'OtherExpense']
export const typesOf: Readonly<Record<string, readonly string[]>> = {
  AccountsPayable: ['AccountsPayable'],
  AccountsReceivable: ['AccountsReceivable'],
  APOrCreditCard: ['AccountsPayable', 'CreditCard'],
  ARAndAP: ['AccountsReceivable', 'AccountsPayable'],
  Asset: assets,
  BalanceSheet: [...assets, ...liabilities, 'Equity'],
  Bank: ['Bank'],
  CostOfSales: ['CostOfGoodsSold'],
  CreditCard: ['CreditCard'],
  CurrentAsset: ['Bank', 'AccountsReceivable', 'OtherCurrentAsset'],
  CurrentAssetAndExpense: ['Bank', 'AccountsReceivable', 'OtherCurrentAsset', ...expenses],
  CurrentLiability: currentLiabilities,
  Equity: ['Equity'],
  EquityAndIncomeAndExpense: ['Equity', ...profitAndLoss],
  ExpenseAndOtherExpense: expenses,
  FixedAsset: ['FixedAsset'],
  IncomeAndExpense: profitAndLoss,
  IncomeAndOtherIncome: [...income, 'OtherIncome'],
  Liability: liabilities,
  LiabilityAndEquity: [...liabilities, 'Equity'],
  LongTermLiability: ['LongTermLiability'],
  NonPosting: ['NonPosting'],
  OrdinaryExpense: ['Expense'],
  OrdinaryIncome: income,
  OrdinaryIncomeAndCOGS: [...income, 'CostOfGoodsSold'],
  OrdinaryIncomeAndExpense: ordinary,
  OtherAsset: ['OtherAsset'],
  OtherCurrentAsset: ['OtherCurrentAsset'],
  OtherCurrentLiability: ['OtherCurrentLiability'],
  OtherExpense: ['OtherExpense'],
  OtherIncome: ['OtherIncome'],
  OtherIncomeOrExpense: ['OtherIncome', 'OtherExpense'],
}

/** A condition that an account is of one of these types. */
export function ofTypes(c: Conditions, types: readonly string[]): void {
  c.add(
    `p.account in (select id from lists where family = 'accounts'
       and json_extract(body, '$.AccountType') in (select value from json_each(?)))`,
    JSON.stringify(types),
  )
}

function accountFilter(c: Conditions, company: Company, content: Fields): void {
  const filter = inside(content, 'ReportAccountFilter')
  if (!filter) return
  const word = textOf(filter, 'AccountTypeFilter')
  const types = typesOf[word]
  if (word === '') oneOf(c, 'p.account', named(company, filter, 'accounts'))
  else if (types) ofTypes(c, types)
  else throw notSimulated(`The account type filter "${word}"`)
}

function entityFilter(c: Conditions, company: Company, content: Fields): void {
  const filter = inside(content, 'ReportEntityFilter')
  if (!filter) return
  const kind = textOf(filter, 'EntityTypeFilter')
  if (kind === '') oneOf(c, nameOfPosting, named(company, filter, 'names'))
  else c.add(`${nameOfPosting} in (select id from lists where family = 'names' and kind = ?)`, kind)
}

function modifiedFilter(c: Conditions, company: Company, content: Fields, asked: Calendar): void {
  const range = inside(content, 'ReportModifiedDateRangeFilter')
  const macro = textOf(content, 'ReportModifiedDateRangeMacro')
  const found: Period | undefined =
    macro !== ''
      ? reportMacro(macro, asked)
      : range && {
          from: textOf(range, 'FromReportModifiedDate') || undefined,
          to: textOf(range, 'ToReportModifiedDate') || undefined,
        }
  if (!found) return
  const first = found.from === undefined ? 0 : (company.zone.first(found.from) ?? 0)
  const last = found.to === undefined ? 2147483647 : (company.zone.last(found.to) ?? 0)
  if (first > last) throw new Refusal(3030, 'The From date is later than the To date.')
  c.add('t.modified between ? and ?', first, last)
}

/** The summary of a transaction is its posting to the account it is filed under (our choice). */
function levelFilter(c: Conditions, content: Fields): void {
  const level = textOf(content, 'ReportDetailLevelFilter')
  if (level === 'SummaryOnly') c.add('p.account = t.account')
  if (level === 'AllExceptSummary') c.add("p.account <> coalesce(t.account, '')")
  // What does not post has no postings, so that there is nothing to report of it.
  if (textOf(content, 'ReportPostingStatusFilter') === 'NonPosting') c.add('0 = 1')
}
