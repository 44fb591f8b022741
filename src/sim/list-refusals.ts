// Refusals of list records: rows of condition → statusCode with the text, its source and its certainty.
import { shapeOf } from '../qbxml/shapes.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { model } from '../schema/grammar.ts'
import { tooLong } from './address.ts'
import { isUsed } from './in-use.ts'
import { itemRefusals } from './item-refusals.ts'
import type { ListDraft } from './list-draft.ts'
import { missingInside } from './missing.ts'
import { listOf } from './prices.ts'
import { type ListRecord, listByName } from './records.ts'
import type { RefusalRow } from './refusals.ts'

/** How the window of a list calls its names: "customer name". */
const nameField = (owner: Entity): string =>
  owner.family === 'items'
    ? 'item name'
    : `${owner.name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()} name`

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

export const listRefusals: readonly RefusalRow<ListDraft>[] = [
  {
    code: 3150,
    mark: 'D',
    source: '4, inside',
    says: (d) => {
      const name = missingInside(d.body, shapeOf(model(d.owner.retName)))
      return name === undefined ? undefined : `There is a missing element: "${name}"`
    },
  },
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
    code: 3170,
    mark: 'D',
    source: '17.6',
    // That it is frozen once used is certain, the code our choice.
    says: (d, company) =>
      d.owner.name === 'SalesTaxCode' &&
      d.before &&
      d.before.body['IsTaxable'] !== d.body['IsTaxable'] &&
      isUsed(company, d.before)
        ? modifying('SalesTaxCode', 'A code that is used cannot become taxable or non-taxable.')
        : undefined,
  },
  {
    code: 3170,
    mark: 'R',
    source: '17.3',
    says: (d, company) => {
      const from = text(d.before?.body ?? {}, 'AccountType')
      const to = text(d.body, 'AccountType')
      const isFixed = d.before?.special !== null || [from, to].some((type) => fixedTypes.has(type))
      return d.owner.name === 'Account' &&
        d.before &&
        from !== to &&
        isFixed &&
        isUsed(company, d.before)
        ? modifying('Account', 'The type of this account cannot be changed.')
        : undefined
    },
  },
  {
    code: 3210,
    mark: 'R',
    source: '17.2',
    says: (d) => {
      const accounts = listOf(d.body['PrefillAccountRef'])
      return d.owner.name === 'Vendor' && accounts.length > 3
        ? `The "PrefillAccountRef" field has an invalid value "${accounts.length}".  QuickBooks error message: A vendor can have no more than three accounts.`
        : undefined
    },
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
  ...itemRefusals,
]

/** Types that an account in use can neither leave nor take (the limits are reported, which they are our choice). */
const fixedTypes = new Set(['AccountsReceivable', 'AccountsPayable', 'NonPosting', 'CreditCard'])

const modifying = (what: string, reason: string): string =>
  `There was an error when modifying a ${what}.  QuickBooks error message: ${reason}`

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
