// What a generated business is, as data: its lists, what it sells, to whom, and how it is paid. make.ts turns it
// into a company of any size.
import type { Fields } from '../../../schema/entity.ts'
import type { CompanyFacts } from '../../company-file.ts'
import type { Luck } from '../trades/luck.ts'

/** One request of the set-up. */
export type Row = readonly [entity: string, fields: Fields]

export interface Good {
  readonly kind: 'ItemService' | 'ItemNonInventory' | 'ItemOtherCharge'
  readonly name: string
  readonly desc: string
  readonly price: string
  /** Full name of the income account. */
  readonly account: string
  readonly taxCode: string
  /** Least and most that is sold at once; with decimals in hundredths. */
  readonly sold: readonly [least: number, most: number]
  readonly inHundredths?: true
  /** Leaf of the class that its lines are of. */
  readonly classOf?: string
}

export interface Client {
  readonly name: string
  readonly isBusiness: boolean
  readonly fields: Fields
}

/** What is bought of a vendor: least and most cents. */
export interface Spending {
  readonly vendor: string
  readonly account: string
  readonly cents: readonly [number, number]
}

/** How often something happens to a document, as weights. */
export interface Habits {
  readonly paid: number
  readonly paidTogether: number
  readonly paidInPart: number
  readonly never: number
  readonly credited: number
  readonly voided: number
  /** Days until a payment, least and most. */
  readonly days: readonly [number, number]
}

export interface Business {
  readonly companyName: string
  readonly facts: Partial<CompanyFacts>
  /** What CompanyQuery shows. */
  readonly about: Fields
  /** Sections of the preferences that differ from those of a new company. */
  readonly preferences: Fields
  /** Lists besides items and customers, in the order in which they are made. */
  readonly lists: readonly Row[]
  readonly goods: readonly Good[]
  readonly client: (luck: Luck, number: number) => Client
  /** Share of new clients that are jobs of a known one, and how a job is called. */
  readonly jobs?: { readonly share: number; readonly name: (luck: Luck, number: number) => string }
  /** New clients a hundred invoices. */
  readonly newClients: number
  /** Lines of an invoice, least and most. */
  readonly lines: readonly [number, number]
  readonly header: (luck: Luck) => Fields
  readonly memos: readonly string[]
  readonly habits: Habits
  readonly spending: readonly Spending[]
}

const to = (fullName: string): Fields => ({ FullName: fullName })

/** Rows of a hierarchical list by full name; parents come first. */
export const tree = (entity: string, fullNames: readonly string[], more: Fields = {}): Row[] =>
  fullNames.map((fullName) => {
    const cut = fullName.lastIndexOf(':')
    const parent = cut < 0 ? {} : { ParentRef: to(fullName.slice(0, cut)) }
    return [entity, { Name: fullName.slice(cut + 1), ...parent, ...more }]
  })

export const named = (entity: string, ...names: readonly string[]): Row[] =>
  names.map((name) => [entity, { Name: name }])

export const vendor = (name: string, City: string, State: string, PostalCode: string): Row => [
  'Vendor',
  { Name: name, CompanyName: name, VendorAddress: { Addr1: name, City, State, PostalCode } },
]

export const salesTax = (name: string, rate: string, agency: string, desc: string): Row => [
  'ItemSalesTax',
  { Name: name, ItemDesc: desc, TaxRate: rate, TaxVendorRef: to(agency) },
]

type Short = readonly [
  name: string,
  desc: string,
  price: string,
  sold: readonly [number, number],
  classOf?: string,
]

/** Goods that share all but their name, price and amount. */
export const goods = (
  kind: Good['kind'],
  shared: { account: string; taxCode: string; inHundredths?: true },
  rows: readonly Short[],
): Good[] =>
  rows.map(([name, desc, price, sold, classOf]) => ({
    ...{ kind, name, desc, price, sold, ...shared },
    ...(classOf === undefined ? {} : { classOf }),
  }))
