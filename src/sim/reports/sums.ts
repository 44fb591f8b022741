// Sums of postings by account and one more dimension: where every amount of a summary report comes from.
import type { Company } from '../company-file.ts'
import type { Conditions } from '../filters.ts'
import type { Period } from './period.ts'
import { nameOfPosting } from './request.ts'

/** One sum: its keys in the order of the dimensions asked for. */
export interface Sum {
  readonly keys: readonly string[]
  /** Cents, debits positive. */
  readonly cents: number
}

/** A dimension: an SQL expression over p and t, and where the names of its keys are. */
export interface Dimension {
  readonly sql: string
  /** List family of the keys; none where the key is its own name. */
  readonly family?: string
  /** Only keys of this kind of record. */
  readonly kind?: string
  /** Word of rowType. */
  readonly rowType?: string
  /** What stands for the empty key. */
  readonly none: string
}

const ofHead = (field: string): string => `coalesce(json_extract(t.head, '$.${field}.ListID'), '')`
const ofName = (kind: string, field: string): string =>
  `coalesce((select json_extract(n.body, '$.${field}.ListID') from lists n
     where n.family = 'names' and n.id = ${nameOfPosting} and n.kind = '${kind}'), '')`
const named = (kind: string): Dimension => ({
  sql: `coalesce((select n.id from lists n where n.family = 'names' and n.id = ${nameOfPosting}
          and n.kind = '${kind}'), '')`,
  family: 'names',
  kind,
  rowType: kind.toLowerCase(),
  none: `No ${kind.toLowerCase()}`,
})

/** Words of SummarizeColumnsBy and SummarizeRowsBy that postings can be summed by. */
export const dimensions: Readonly<Record<string, Dimension>> = {
  Account: { sql: 'p.account', family: 'accounts', rowType: 'account', none: '' },
  Class: { sql: 'p.class', family: 'classes', rowType: 'class', none: 'Unclassified' },
  Customer: named('Customer'),
  Vendor: named('Vendor'),
  Employee: named('Employee'),
  Payee: { sql: nameOfPosting, family: 'names', rowType: 'name', none: 'No name' },
  CustomerType: {
    sql: ofName('Customer', 'CustomerTypeRef'),
    family: 'customer-types',
    rowType: 'customerType',
    none: 'No customer type',
  },
  VendorType: {
    sql: ofName('Vendor', 'VendorTypeRef'),
    family: 'vendor-types',
    rowType: 'vendorType',
    none: 'No vendor type',
  },
  SalesRep: {
    sql: ofHead('SalesRepRef'),
    family: 'sales-reps',
    rowType: 'salesRep',
    none: 'No sales rep',
  },
  Terms: { sql: ofHead('TermsRef'), family: 'terms', rowType: 'terms', none: 'No terms' },
  PaymentMethod: {
    sql: ofHead('PaymentMethodRef'),
    family: 'payment-methods',
    rowType: 'paymentMethod',
    none: 'No payment method',
  },
  ShipMethod: {
    sql: ofHead('ShipMethodRef'),
    family: 'ship-methods',
    rowType: 'shipMethod',
    none: 'No ship method',
  },
  /** The name whose balance a posting to A/R or A/P moves. */
  Party: { sql: 'p.party', family: 'names', rowType: 'name', none: 'No name' },
}

/** The conditions of a selection, with its days. Days are looked up kind by kind, which the index serves. */
export function within(company: Company, filters: Conditions, period: Period): Conditions {
  const c = filters.copy()
  if (period.from === undefined && period.to === undefined) return c
  c.add('t.date between ? and ?', period.from ?? '0000', period.to ?? '9999-12-31')
  const kinds = company.sql('select distinct kind from txns').pluck(true).all()
  c.add('t.kind in (select value from json_each(?))', JSON.stringify(kinds))
  return c
}

export function sums(
  company: Company,
  filters: Conditions,
  period: Period,
  by: readonly Dimension[],
): Sum[] {
  const c = within(company, filters, period)
  const where = c.where.length === 0 ? '' : `where ${c.where.join(' and ')}`
  const keys = by.map((d) => `${d.sql}, `).join('')
  const group = by.length === 0 ? '' : `group by ${by.map((_, i) => i + 1).join(', ')}`
  const rows = company
    .sql(
      `select ${keys}sum(p.amount) from txns t join postings p on p.txn = t.serial ${where} ${group}`,
    )
    .raw(true)
    .all(...c.values) as (string | number | null)[][]
  return rows.flatMap((row) => {
    const cents = row[by.length]
    // Without a dimension there is a row even where nothing was found.
    if (typeof cents !== 'number') return []
    return [{ keys: row.slice(0, by.length).map(String), cents }]
  })
}
