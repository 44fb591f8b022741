// Columns that several entities have, and small functions that work a value out from a record.
import {
  type Column,
  type ColumnType,
  type Fields,
  firstOf,
  listAt,
  textAt,
  type Worked,
  worked,
} from './entity.ts'
import { addAmounts, fromCents, toCents } from './scalars.ts'

const column =
  (type: ColumnType) =>
  (name: string, from: Column['from'], says: string): Column => ({
    name,
    type,
    from,
    says,
  })
export const text = column('text')
export const amount = column('amount')
export const price = column('price')
export const quantity = column('quantity')
export const date = column('date')
export const flag = column('flag')
export const integer = column('integer')

/** A column whose value goes elsewhere than where it comes from. */
export const sentTo = (column: Column, ...to: string[]): Column => ({ ...column, to })

/** `customer_id` with the platform's id of the record of that family which CustomerRef points to. */
export const ref = (name: string, path: string, family: string, says: string): Column => ({
  name,
  type: 'text',
  from: `${path}.ListID`,
  ref: family,
  says,
})

export const sum = (...paths: string[]): Worked =>
  worked(paths, (record) => addAmounts(...paths.map((path) => textAt(record, path) || '0')))

export const magnitude = (path: string): Worked =>
  worked([path], (record) => fromCents(Math.abs(toCents(textAt(record, path) || '0'))))

/** What linked transactions of one type took off a document; the links of an invoice are negative. */
export const linked = (type: string): Worked =>
  worked(['LinkedTxn'], (record) => {
    let cents = 0
    for (const link of listAt(record, 'LinkedTxn'))
      if (textAt(link, 'TxnType') === type && textAt(link, 'LinkType') !== 'QUANTYPE')
        cents += Math.abs(toCents(textAt(link, 'Amount') || '0'))
    return fromCents(cents)
  })

/** A void keeps the record, sets every amount to zero and marks the memo (qbxml-semantics.md 12.4). */
export const isVoided = (record: Fields): boolean =>
  (textAt(record, 'Memo') ?? '').startsWith('VOID:')

export const documentStatus = (open: string, applied: string): Worked =>
  worked(['Memo', 'IsPending', open, applied], (record) => {
    if (isVoided(record)) return 'voided'
    if (textAt(record, 'IsPending') === 'true') return 'pending'
    if (toCents(textAt(record, open) || '0') === 0) return 'paid'
    return toCents(textAt(record, applied) || '0') === 0 ? 'open' : 'partially paid'
  })

export const listColumns: readonly Column[] = [
  text('name', 'Name', 'name within its parent'),
  text('full_name', firstOf('FullName', 'Name'), 'name with all its parents, joined by colons'),
  flag('is_active', 'IsActive', '1, or 0 for a record made inactive in QuickBooks'),
]

export const addressColumns = (prefix: string, path: string): Column[] => [
  text(`${prefix}_line1`, `${path}.Addr1`, 'first line'),
  text(`${prefix}_line2`, `${path}.Addr2`, 'second line'),
  text(`${prefix}_city`, `${path}.City`, 'city'),
  text(`${prefix}_state`, `${path}.State`, 'state'),
  text(`${prefix}_postal_code`, `${path}.PostalCode`, 'postal code'),
  text(`${prefix}_country`, `${path}.Country`, 'country'),
]

export const salesLineColumns: readonly Column[] = [
  ref('item_id', 'ItemRef', 'items', "the platform's id of the item"),
  sentTo(
    text('item', firstOf('ItemRef.FullName', 'ItemGroupRef.FullName'), 'name of the item'),
    'ItemRef.FullName',
  ),
  text('description', 'Desc', 'description'),
  quantity('quantity', 'Quantity', 'quantity'),
  text('unit', 'UnitOfMeasure', 'unit of measure'),
  price('rate', 'Rate', 'price of one'),
  price('rate_percent', 'RatePercent', 'percentage, where the rate is one'),
  sentTo(amount('amount', firstOf('Amount', 'TotalAmount'), 'amount of the line'), 'Amount'),
  text('class', 'ClassRef.FullName', 'class'),
  text('tax_code', 'SalesTaxCodeRef.FullName', 'sales tax code'),
  date('service_date', 'ServiceDate', 'day of service'),
]

/** Header columns that invoices and credit memos have alike. */
export const salesHeaderColumns: readonly Column[] = [
  text('number', 'RefNumber', 'document number'),
  ref('customer_id', 'CustomerRef', 'names', "the platform's id of the customer or job"),
  text('customer', 'CustomerRef.FullName', 'full name of the customer or job'),
  date('date', 'TxnDate', 'date of the document'),
  date('due_date', 'DueDate', 'due date'),
  text('terms', 'TermsRef.FullName', 'terms'),
  text('po_number', 'PONumber', "the customer's order number"),
  text('memo', 'Memo', 'memo'),
  text(
    'currency',
    worked(['CurrencyRef.FullName'], (r) => textAt(r, 'CurrencyRef.FullName') ?? ''),
    'currency, empty where the company has only one',
  ),
  amount('subtotal', 'Subtotal', 'sum of the lines'),
  amount('tax', 'SalesTaxTotal', 'sales tax'),
]
