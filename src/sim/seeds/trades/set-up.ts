// A new company on its first days: the base lists, then everything of lists.ts and the catalogue, one by one.
import type { Fields } from '../../../schema/entity.ts'
import type { Company } from '../../company-file.ts'
import type { Seconds } from '../../zone.ts'
import { chart } from '../empty.ts'
import { fillBase, fillChart } from '../new-company.ts'
import type { Books } from './books.ts'
import { type Ware, wares } from './catalogue.ts'
import { type Row, rows, salesTaxes, specialItems } from './lists.ts'

export function setUp(books: Books): void {
  const { company, days } = books
  company.at(days.founded, () => {
    fillChart(company, chart)
    fillBase(company)
    useClasses(company)
  })
  let at: Seconds = days.founded
  const next = (): Seconds => (at += books.luck.int(40, 400))
  const add = ([entity, fields]: Row): string => books.add(next(), entity, fields)
  for (const row of rows) add(row)
  company.at(next(), () => prefer(books))
  for (const ware of wares) {
    const id = add(itemOf(ware))
    if (ware.until !== undefined)
      books.agenda.put(days.at(ware.until), (moment) => discontinue(books, moment, ware, id))
  }
  for (const row of specialItems) add(row)
  books.ask(next(), 'AccountModRq', opening(books))
  describe(books)
}

/** Class tracking on: without it no class can be made. */
function useClasses(company: Company): void {
  const { preferences } = company.facts
  const AccountingPreferences = {
    ...(preferences['AccountingPreferences'] as Fields | undefined),
    IsUsingClassTracking: 'true',
    AssignClassesTo: 'Items',
  }
  company.setFacts({ preferences: { ...preferences, AccountingPreferences } })
}

/** Sales tax of Chicago unless a customer says otherwise. */
function prefer(books: Books): void {
  const { company } = books
  const { preferences } = company.facts
  const changed = (name: string, fields: Fields): Fields => ({
    [name]: { ...(preferences[name] as Fields | undefined), ...fields },
  })
  company.setFacts({
    preferences: {
      ...preferences,
      ...changed('PurchasesAndVendorsPreferences', {
        DefaultDiscountAccountRef: books.ref('accounts', 'Sales Discounts'),
      }),
      ...changed('SalesTaxPreferences', {
        DefaultItemSalesTaxRef: books.ref('items', salesTaxes[0] ?? ''),
      }),
    },
  })
}

function itemOf(ware: Ware): Row {
  const cut = ware.name.lastIndexOf(':')
  return [
    ware.kind,
    {
      Name: ware.name.slice(cut + 1),
      ...(cut < 0 ? {} : { ParentRef: { FullName: ware.name.slice(0, cut) } }),
      SalesTaxCodeRef: { FullName: ware.isTaxed ? 'Tax' : 'Non' },
      SalesOrPurchase: {
        Desc: ware.desc,
        Price: ware.price,
        AccountRef: { FullName: ware.account },
      },
    },
  ]
}

function discontinue(books: Books, at: Seconds, ware: Ware, id: string): void {
  const revision = books.revision('items', id)
  books.ask(at, `${ware.kind}ModRq`, {
    [`${ware.kind}Mod`]: { ListID: id, EditSequence: revision, IsActive: 'false' },
  })
}

/** Money in the bank on the first day: a journal entry against Opening Balance Equity. */
function opening(books: Books): Fields {
  const id = books.ref('accounts', 'Checking')['ListID']
  return {
    AccountMod: {
      ListID: id,
      EditSequence: books.revision('accounts', String(id)),
      OpenBalance: '48250.75',
      OpenBalanceDate: books.date(books.days.founded),
    },
  }
}

function describe({ company }: Books): void {
  company.setFacts({
    company: {
      ...company.facts.company,
      Address: { Addr1: '2150 W Fulton St', City: 'Chicago', State: 'IL', PostalCode: '60612' },
      Phone: '(312) 555-0100',
      Email: 'office@lakeshoretrades.example',
    },
  })
}
