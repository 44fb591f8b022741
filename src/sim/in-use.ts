// Whether a list record is named by anything, so that it may not be deleted (3160).
import type { Company } from './company-file.ts'
import type { ListRecord } from './records.ts'

/** Names of references by what they point to: a ListID alone is not unique across families. */
const refNames: Record<string, readonly string[]> = {
  items: ['ItemRef', 'ItemGroupRef', 'ItemSalesTaxRef', 'DefaultItemSalesTaxRef'],
  terms: ['TermsRef'],
  classes: ['ClassRef', 'DiscountClassRef'],
  'payment-methods': ['PaymentMethodRef', 'PreferredPaymentMethodRef'],
  'sales-tax-codes': ['SalesTaxCodeRef', 'CustomerSalesTaxCodeRef'],
  'customer-types': ['CustomerTypeRef'],
  'vendor-types': ['VendorTypeRef'],
  'job-types': ['JobTypeRef'],
  'ship-methods': ['ShipMethodRef'],
  'customer-messages': ['CustomerMsgRef'],
  'price-levels': ['PriceLevelRef'],
  'sales-reps': ['SalesRepRef'],
  templates: ['TemplateRef'],
  names: ['TaxVendorRef', 'PrefVendorRef', 'SalesRepEntityRef', 'EntityRef'],
  accounts: [
    'AccountRef',
    'IncomeAccountRef',
    'ExpenseAccountRef',
    'COGSAccountRef',
    'AssetAccountRef',
    'DepositToAccountRef',
    'PrefillAccountRef',
    'DiscountAccountRef',
  ],
}

/** Those that stand on lines of transactions too. */
const onLines = new Set([
  'ItemRef',
  'ItemGroupRef',
  'ClassRef',
  'SalesTaxCodeRef',
  'EntityRef',
  'AccountRef',
])

export function isUsed(company: Company, record: ListRecord): boolean {
  if (record.special !== null) return true
  const { family, id } = record
  const any = (sql: string, ...values: string[]): boolean =>
    company.sql(`select 1 from ${sql} limit 1`).get(...values) !== undefined
  if (any('lists where family = ? and parent = ?', family, id)) return true
  if (family === 'names' && any('txns where party = ?', id)) return true
  if (family === 'accounts' && any("balances where account = ? and party = '' and entries > 0", id))
    return true
  const preferences = JSON.stringify(company.facts.preferences)
  // No index serves this: deleting a list record is rare, and the scan ends with the first hit.
  return (refNames[family] ?? []).some((name) => {
    const one = `"${name}":{"ListID":"${id}"`
    const among = `"${name}":[{"ListID":"${id}"`
    return (
      preferences.includes(one) ||
      any('lists where instr(body, ?) > 0 or instr(body, ?) > 0', one, among) ||
      (onLines.has(name) && any('txns where instr(lines, ?) > 0', one)) ||
      any('txns where instr(head, ?) > 0', one) ||
      // Second and later members of a tax group stand without a name before them.
      (name === 'ItemSalesTaxRef' &&
        any("lists where kind = 'ItemSalesTaxGroup' and instr(body, ?) > 0", `{"ListID":"${id}"`))
    )
  })
}
