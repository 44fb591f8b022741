// What is particular about kinds of list record: values QuickBooks fills in, fields it works out, and what an
// Add does besides (qbxml-semantics.md 14, 16, 17). A kind without a row is stored and shown as it came.
import type { Fields } from '../schema/entity.ts'
import { fromCents } from '../schema/scalars.ts'
import { addressBlock } from './address.ts'
import { applyAccounts } from './apply-accounts.ts'
import type { Company } from './company-file.ts'
import { isOn } from './features.ts'
import { openStock, stockFields } from './inventory.ts'
import { accountBalance, enterAgain, nameBalance } from './ledger.ts'
import { openAccount, openCustomer, openVendor } from './opening.ts'
import { listOf } from './prices.ts'
import type { ListRecord } from './records.ts'
import { txnsMoving } from './stock.ts'

export interface ListKind {
  /** Filled in on Add where the request says nothing. */
  readonly defaults?: Fields | ((company: Company) => Fields)
  /** Worked out whenever the record is shown. */
  readonly computed?: (record: ListRecord, company: Company) => Fields
  /** What an Add does besides keeping the record; `fields` are those of the request. */
  readonly added?: (record: ListRecord, fields: Fields, company: Company) => void
  /** What a Mod does besides. */
  readonly changed?: (record: ListRecord, fields: Fields, company: Company) => void
}

export function defaultsOf(kind: ListKind | undefined, company: Company): Fields {
  const { defaults = {} } = kind ?? {}
  return typeof defaults === 'function' ? defaults(company) : defaults
}

const blocks = (body: Fields, ...names: string[]): Fields => {
  const out: Fields = {}
  for (const name of names) {
    const block = addressBlock(body[name])
    if (block) out[`${name}Block`] = block
  }
  return out
}

/** Kept in stock. What an Add says of quantity and value is a transaction, no field of the record. */
const stocked: ListKind = {
  computed: stockFields,
  added: openStock,
  // All of its entries stand on the asset account it has now (our choice).
  changed: (record, fields, company) => {
    applyAccounts(record, fields, company)
    if (fields['AssetAccountRef'] !== undefined) enterAgain(company, txnsMoving(company, record.id))
  },
}

export const listKinds: Readonly<Record<string, ListKind>> = {
  Customer: {
    defaults: { JobStatus: 'None', PreferredDeliveryMethod: 'None' },
    computed: (record, company) => {
      const { own, total } = nameBalance(company, record, 'AccountsReceivable')
      return {
        Balance: fromCents(own),
        TotalBalance: fromCents(total),
        ...blocks(record.body, 'BillAddress', 'ShipAddress'),
      }
    },
    added: openCustomer,
  },
  Vendor: {
    defaults: { IsVendorEligibleFor1099: 'false' },
    computed: (record, company) => ({
      Balance: fromCents(nameBalance(company, record, 'AccountsPayable').own),
      ...blocks(record.body, 'VendorAddress'),
    }),
    added: openVendor,
  },
  OtherName: { computed: (record) => blocks(record.body, 'OtherNameAddress') },
  Account: {
    computed: (record, company) => {
      const { own, total } = accountBalance(company, record)
      return {
        ...(record.special ? { SpecialAccountType: record.special } : {}),
        Balance: own,
        TotalBalance: total,
      }
    },
    added: openAccount,
    changed: openAccount,
  },
  StandardTerms: { defaults: { StdDueDays: '0', StdDiscountDays: '0', DiscountPct: '0.00' } },
  DateDrivenTerms: {
    defaults: { DueNextMonthDays: '0', DiscountPct: '0.00' },
  },
  Employee: {
    defaults: { EmployeeType: 'Regular' },
    computed: (record) => blocks(record.body, 'EmployeeAddress'),
  },
  Currency: { defaults: { IsUserDefinedCurrency: 'true' } },
  InventorySite: {
    defaults: { IsDefaultSite: 'false' },
    computed: (record) => blocks(record.body, 'SiteAddress'),
  },
  WorkersCompCode: { computed: (record, company) => ratesNow(record.body, company.today()) },
  Lead: { defaults: { Status: 'Hot' } },
  ToDo: {
    defaults: (company) => ({
      Type: 'Task',
      Priority: 'Low',
      IsDone: 'false',
      ReminderDate: company.today(),
    }),
  },
  ItemGroup: { defaults: { IsPrintItemsInGroup: 'false' } },
  ItemSalesTax: { defaults: { TaxRate: '0.00' } },
  ItemService: { changed: applyAccounts },
  ItemNonInventory: { changed: applyAccounts },
  ItemOtherCharge: { changed: applyAccounts },
  ItemInventory: stocked,
  ItemInventoryAssembly: stocked,
}

/** The rate of today and the next one (schema). */
function ratesNow(body: Fields, today: string): Fields {
  const out: Fields = {}
  for (const rate of listOf(body['RateHistory'])) {
    const day = String(rate['EffectiveDate'])
    const which = day <= today ? 'Current' : 'Next'
    if (which === 'Next' && out['NextRate'] !== undefined) continue
    out[`${which}Rate`] = rate['Rate']
    out[`${which}EffectiveDate`] = day
  }
  return out
}

/** Fields whose Ret has another name or shape than their Add or Mod. */
export const reshaped: Readonly<
  Record<string, (value: Fields | Fields[] | string, company: Company) => Fields>
> = {
  BarCode: (value) => ({ BarCodeValue: (value as Fields)['BarCodeValue'] }),
  TaxLineID: (value) => ({ TaxLineInfoRet: { TaxLineID: value as string } }),
  // Personal data needs a right of its own (13 and 17.1, certain): without it nothing is kept.
  SSN: (value, company) =>
    isOn(company, 'CurrentAppAccessRights', 'IsPersonalDataAccessAllowed')
      ? { SSN: value as string }
      : {},
  QuantityOnHand: () => ({}),
  CreditCardInfo: () => ({}),
}
