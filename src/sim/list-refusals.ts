// Refusals of list records: rows of condition → statusCode with the text, its source and its certainty.
import type { Entity, Fields } from '../schema/entity.ts'
import { tooLong } from './address.ts'
import type { Company } from './company-file.ts'
import { isUsed } from './in-use.ts'
import { type ListRecord, listByName } from './records.ts'
import { idOf, usesClasses } from './reference.ts'
import type { RefusalRow } from './refusals.ts'

/** A list record about to be saved. */
export interface ListDraft {
  readonly owner: Entity
  /** The record as it was, on Mod. */
  readonly before?: ListRecord | undefined
  readonly name: string
  readonly parent?: ListRecord | undefined
  readonly fullName: string
  readonly body: Fields
}

/** How the window of a list calls its names: "customer name". */
const nameField = (owner: Entity): string =>
  owner.family === 'items'
    ? 'item name'
    : `${owner.name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()} name`

const purchases = (company: Company): Fields =>
  (company.facts.preferences['PurchasesAndVendorsPreferences'] as Fields | undefined) ?? {}

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

export const listRefusals: readonly RefusalRow<ListDraft>[] = [
  {
    code: 3150,
    mark: 'D',
    source: '4',
    says: (d) =>
      d.name === ''
        ? `There is a missing element: "${d.owner.labelField === 'Initial' ? 'Initial' : 'Name'}"`
        : undefined,
  },
  {
    code: 3090,
    mark: 'C',
    source: '9.2',
    says: (d) =>
      d.name.includes(':')
        ? `There was an error when storing "${d.name}" in the "${nameField(d.owner)}" field.  QuickBooks error message: Names in this list cannot contain a colon.  The colon is a special character used to indicate a parent/child relationship.`
        : undefined,
  },
  {
    code: 3250,
    mark: 'R',
    source: '17.4',
    says: (d, company) =>
      d.owner.name === 'Class' && !d.before && !usesClasses(company)
        ? 'This feature is not enabled or not available in this version of QuickBooks.  Class tracking is turned off in the preferences.'
        : undefined,
  },
  {
    code: 3100,
    mark: 'C',
    source: '9.5',
    // Customers, vendors, employees and other names are one name space, inactive ones included.
    says: (d, company) => {
      const other = listByName(company, d.owner.family, d.fullName)
      return other && other.serial !== d.before?.serial
        ? `The name "${d.name}" of the list element is already in use.`
        : undefined
    },
  },
  {
    code: 3210,
    mark: 'R',
    source: '9.4',
    says: (d) =>
      d.fullName.split(':').length > 5
        ? `The "ParentRef" field has an invalid value "${d.parent?.fullName ?? ''}".  QuickBooks error message: A list can have no more than five levels.`
        : undefined,
  },
  {
    code: 3210,
    mark: 'R',
    source: '17.3',
    says: (d) => {
      const type = text(d.body, 'AccountType')
      return d.owner.name === 'Account' && d.parent && d.parent.body['AccountType'] !== type
        ? `The "AccountType" field has an invalid value "${type}".  QuickBooks error message: A subaccount must have the same account type as its parent.`
        : undefined
    },
  },
  {
    code: 3210,
    mark: 'C',
    source: '17.3',
    says: (d) =>
      d.owner.name === 'Account' && !d.before && d.body['AccountType'] === 'NonPosting'
        ? 'The "AccountType" field has an invalid value "NonPosting".  QuickBooks error message: Accounts of this type cannot be created.'
        : undefined,
  },
  {
    code: 3180,
    mark: 'C',
    source: '9.7',
    says: (d, company) => {
      const number = text(d.body, 'AccountNumber')
      if (d.owner.name !== 'Account' || number === '') return undefined
      const other = company
        .sql(
          `select serial from lists where kind = 'Account' and json_extract(body, '$.AccountNumber') = ?`,
        )
        .pluck(true)
        .get(number)
      return other !== undefined && other !== d.before?.serial
        ? `There was an error when saving a Accounts list, element "${d.name}".  QuickBooks error message: The account number is already in use.`
        : undefined
    },
  },
  {
    code: 3205,
    mark: 'C',
    source: '9',
    says: (d) => tooLong(d.body),
  },
  {
    code: 3250,
    mark: 'C',
    source: '17.9',
    says: (d, company) =>
      d.owner.name === 'ItemInventory' && purchases(company)['IsUsingInventory'] !== 'true'
        ? 'This feature is not enabled or not available in this version of QuickBooks.'
        : undefined,
  },
  {
    code: 3270,
    mark: 'C',
    source: '17.7',
    says: (d) =>
      missesAccount(d) ? `The item "${d.name}" is missing a posting account.` : undefined,
  },
  {
    code: 3150,
    mark: 'D',
    source: '17.11',
    says: (d) =>
      d.owner.name === 'ItemSalesTax' &&
      Number(text(d.body, 'TaxRate') || '0') !== 0 &&
      !idOf(d.body['TaxVendorRef'])
        ? 'There is a missing element: "TaxVendorRef"'
        : undefined,
  },
  {
    code: 3150,
    mark: 'D',
    source: '17.2',
    says: (d) => {
      if (d.owner.name !== 'Vendor' || d.body['IsVendorEligibleFor1099'] !== 'true')
        return undefined
      if (text(d.body, 'VendorTaxIdent') === '')
        return 'There is a missing element: "VendorTaxIdent"'
      return d.body['VendorAddress'] === undefined
        ? 'There is a missing element: "VendorAddress"'
        : undefined
    },
  },
]

function missesAccount(d: ListDraft): boolean {
  const has = (path: string, inside?: string): boolean => {
    const holder = inside === undefined ? d.body : (d.body[inside] as Fields | undefined)
    return holder === undefined || idOf(holder[path]) !== undefined
  }
  switch (d.owner.name) {
    case 'ItemService':
    case 'ItemNonInventory':
    case 'ItemOtherCharge':
      return !has('AccountRef', 'SalesOrPurchase') || !has('IncomeAccountRef', 'SalesAndPurchase')
    case 'ItemDiscount':
      return !has('AccountRef')
    case 'ItemInventory':
      return !has('IncomeAccountRef') || !has('COGSAccountRef') || !has('AssetAccountRef')
    default:
      return false
  }
}

export const listDeleteRefusals: readonly RefusalRow<ListRecord>[] = [
  {
    code: 3162,
    mark: 'C',
    source: '12.4, 13',
    says: (_, company) =>
      company.facts.fileMode === 'MultiUser'
        ? 'This operation is not allowed while the company file is in multi-user mode.'
        : undefined,
  },
  {
    code: 3160,
    mark: 'C',
    source: '12.4, 26.7',
    says: (record, company) =>
      isUsed(company, record)
        ? `Cannot delete the object specified by the id = "${record.id}"`
        : undefined,
  },
]
