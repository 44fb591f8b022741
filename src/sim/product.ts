// Which QuickBooks it is: country edition, year and product line decide the qbXML versions it knows, the features
// it has and the sizes of its lists. Source: qbxml-semantics.md 9, 20, 21.
import type { Edition } from '../schema/notation.ts'
import type { CompanyFacts } from './company-file.ts'

export const editions = ['US', 'CA', 'UK', 'AU'] as const
export const products = ['Pro', 'Premier', 'Enterprise'] as const
export type EditionName = (typeof editions)[number]
export type ProductName = (typeof products)[number]

/** Years that can be imitated: the oldest one that anybody still runs, and the newest. */
export const years = { first: 2015, last: 2024 }

export interface ProductWish {
  readonly edition?: EditionName | undefined
  readonly year?: number | undefined
  readonly product?: ProductName | undefined
}

interface EditionRow {
  /** Edition of the grammar. */
  readonly grammar: Edition
  /** What the old country versions began with: CA3.0 (certain). US versions have none. */
  readonly prefix: string
  /** How the product calls itself. */
  readonly tail: string
}

const editionRows: Readonly<Record<EditionName, EditionRow>> = {
  US: { grammar: 'QBD', prefix: '', tail: '' },
  CA: { grammar: 'QBCA', prefix: 'CA', tail: ' (Canadian)' },
  UK: { grammar: 'QBUK', prefix: 'UK', tail: ' (UK)' },
  AU: { grammar: 'QBAU', prefix: 'AU', tail: ' (Australian)' },
}

/** The newest version of a year (21, reported). A newer QuickBooks accepts every older version (certain). */
const newest: readonly (readonly [year: number, version: number])[] = [
  [2023, 16],
  [2022, 15],
  [2018, 14],
  [2015, 13],
]

/** Country editions had numbers of their own up to 3.0, and joined the others afterwards (their end our choice). */
const ownUpTo = 3
const joinedAt = 6

const isEdition = (country: string): country is EditionName =>
  (editions as readonly string[]).includes(country)

const rowOf = (country: string): EditionRow => editionRows[isEdition(country) ? country : 'US']

/** Facts of a company file for a wish; empty where nothing is wished. */
export function productFacts(wish: ProductWish, usual: CompanyFacts): Partial<CompanyFacts> {
  const { edition, year, product } = wish
  if (edition === undefined && year === undefined && product === undefined) return {}
  const country = edition ?? usual.country
  const of = year ?? usual.majorVersion + 1990
  const line = product ?? productOf(usual.productName)
  return {
    country,
    // Major version = year − 1990 (21, reported). Enterprise counts its own: 24.0 is of 2024.
    majorVersion: of - 1990,
    productName:
      line === 'Enterprise'
        ? `QuickBooks Enterprise Solutions ${of - 2000}.0${rowOf(country).tail}`
        : `QuickBooks ${line} ${of}${rowOf(country).tail}`,
  }
}

export const productOf = (name: string): ProductName =>
  products.find((product) => name.includes(product)) ?? 'Premier'

export const editionOf = ({ country }: Pick<CompanyFacts, 'country'>): Edition =>
  rowOf(country).grammar

/** Versions it knows, oldest first, as HostQuery lists them: `known` is every version there is. */
export function versionsOf(
  { country, majorVersion }: Pick<CompanyFacts, 'country' | 'majorVersion'>,
  known: readonly string[],
): string[] {
  const { prefix } = rowOf(country)
  const year = majorVersion + 1990
  const most = newest.find(([from]) => year >= from)?.[1] ?? 13
  const numbered = known.filter((version) => Number(version) <= most)
  if (prefix === '') return numbered
  return [
    ...numbered.filter((version) => Number(version) <= ownUpTo).map((v) => `${prefix}${v}`),
    ...numbered.filter((version) => Number(version) >= joinedAt),
  ]
}

/** Records that fit into a list (9, reported); lists without a published number are given the usual one. */
export function capacityOf(
  { productName }: Pick<CompanyFacts, 'productName'>,
  list: string,
): number {
  const isLarge = productOf(productName) === 'Enterprise'
  if (list === 'Entity' || list === 'Item') return isLarge ? 1_000_000 : 14_500
  return isLarge && list === 'Account' ? 100_000 : 10_000
}
