// Customers, vendors, employees and other names: one name space and one id counter (qbxml-semantics.md 8, 9).
// Their balances are no columns: QuickBooks changes them without touching the record, so a copy would go stale.
import { addressColumns, listColumns, ref, text } from '../columns.ts'
import { list } from '../entity.ts'

const contact = [
  text('company', 'CompanyName', 'company name'),
  text('first_name', 'FirstName', 'first name'),
  text('last_name', 'LastName', 'last name'),
  text('phone', 'Phone', 'telephone'),
  text('email', 'Email', 'e-mail address'),
]

export const customer = list('Customer', 'customers', {
  family: 'names',
  hierarchical: true,
  columns: [
    ...listColumns,
    ref('parent_id', 'ParentRef', 'names', "for a job: the platform's id of the customer above it"),
    ...contact,
    ...addressColumns('bill', 'BillAddress'),
    text('terms', 'TermsRef.FullName', 'terms'),
    text('account_number', 'AccountNumber', 'account number'),
    text('notes', 'Notes', 'notes'),
  ],
  volatile: ['Balance', 'TotalBalance', 'BillAddressBlock', 'ShipAddressBlock', 'JobStatus'],
})

export const vendor = list('Vendor', 'vendors', {
  family: 'names',
  columns: [
    ...listColumns,
    ...contact,
    ...addressColumns('address', 'VendorAddress'),
    text('terms', 'TermsRef.FullName', 'terms'),
  ],
  volatile: ['Balance', 'VendorAddressBlock'],
})

export const employee = list('Employee', 'employees', { family: 'names', columns: listColumns })
export const otherName = list('OtherName', 'other-names', { family: 'names', columns: listColumns })
