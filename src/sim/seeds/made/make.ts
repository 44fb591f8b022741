// A business of business.ts as a company: its lists on the first days, then documents and money in order of time,
// each through the simulator's own requests at the moment it would have been entered. The same business, seed,
// clock and number of invoices give the same company.
import type { Fields } from '../../../schema/entity.ts'
import type { Company } from '../../company-file.ts'
import { chart } from '../empty.ts'
import { fillBase, fillChart } from '../new-company.ts'
import { Books } from '../trades/books.ts'
import type { TradesOptions } from '../trades.ts'
import type { Business, Good, Row } from './business.ts'
import { Work } from './work.ts'

const usual = { invoices: 1000, seed: 1 }
/** Invoices a transaction of the file. */
const batch = 500

export const fill =
  (business: Business) =>
  (company: Company, options: TradesOptions): void => {
    const { invoices: count = usual.invoices, seed = usual.seed, onPercent } = options
    const books = new Books(company, seed)
    const now = company.now()
    company.write(() => setUp(books, business))
    const work = new Work(books, business)
    let percent = -1
    for (let n = 0; n < count; ) {
      company.write(() => {
        for (const end = Math.min(n + batch, count); n < end; n++) {
          const at = books.days.at((n + books.luck.next()) / count)
          work.catchUp(at)
          work.invoice(at)
        }
      })
      const done = Math.floor((n / count) * 100)
      if (done > percent && done < 100) onPercent?.((percent = done))
    }
    company.write(() => work.catchUp(now))
    company.setMeta('ref:Invoice', work.lastNumber)
    onPercent?.(100)
  }

function setUp(books: Books, business: Business): void {
  const { company, days } = books
  company.at(days.founded, () => {
    fillChart(company, chart)
    fillBase(company)
    // Before the lists: without class tracking no class can be made.
    const { preferences } = company.facts
    const AccountingPreferences = {
      ...(preferences['AccountingPreferences'] as Fields | undefined),
      ...(business.preferences['AccountingPreferences'] as Fields | undefined),
    }
    company.setFacts({ preferences: { ...preferences, AccountingPreferences } })
  })
  let at = days.founded
  for (const [entity, fields] of [...business.lists, ...business.goods.map(itemOf)])
    books.add((at += books.luck.int(40, 400)), entity, fields)
  company.at(at + 60, () => prefer(company, business, books))
}

function itemOf(good: Good): Row {
  return [
    good.kind,
    {
      Name: good.name,
      SalesTaxCodeRef: { FullName: good.taxCode },
      SalesOrPurchase: {
        Desc: good.desc,
        Price: good.price,
        AccountRef: { FullName: good.account },
      },
    },
  ]
}

const families: Readonly<Record<string, string>> = {
  DefaultItemSalesTaxRef: 'items',
  DefaultTaxableSalesTaxCodeRef: 'sales-tax-codes',
  DefaultNonTaxableSalesTaxCodeRef: 'sales-tax-codes',
  DefaultDiscountAccountRef: 'accounts',
}

/** References of preferences are stored by id, like all others. */
function prefer(company: Company, business: Business, books: Books): void {
  const { preferences, company: about } = company.facts
  const next: Fields = { ...preferences }
  for (const [section, fields] of Object.entries(business.preferences)) {
    const own: Fields = { ...(preferences[section] as Fields | undefined) }
    for (const [name, value] of Object.entries(fields as Fields)) {
      const family = families[name]
      own[name] =
        family === undefined ? value : books.ref(family, String((value as Fields)['FullName']))
    }
    next[section] = own
  }
  company.setFacts({ preferences: next, company: { ...about, ...business.about } })
}
