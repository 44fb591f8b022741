// Requests about lists that are neither Add, Mod, Query nor Del of one kind: accounts and items that QuickBooks
// makes by what they are for, merging, bar codes, what can be built (qbxml-semantics.md 12.5, 17.3, 17.10, 18).
import { entity } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { type SpecialAccount, specialAccount, specialAccounts } from './accounts.ts'
import { canBuild } from './assemblies.ts'
import type { Company } from './company-file.ts'
import { noFeature } from './features.ts'
import { inside, textOf, textsOf } from './filters.ts'
import { keyedList } from './keyed.ts'
import { mergeLists } from './merge.ts'
import { presentList, showSaved } from './present.ts'
import { insertList, type ListRecord, listByName, listBySerial, listBySpecial } from './records.ts'
import { find, refTo } from './reference.ts'
import { Refusal } from './refusal.ts'
import { refuseStale } from './refusals.ts'
import { printUnits } from './stock-moves.ts'

/** Those that change the file. */
export const listRequests: Readonly<Record<string, (company: Company, content: Fields) => Fields>> =
  {
    SpecialAccountAddRq: addSpecialAccount,
    SpecialItemAddRq: addSpecialItem,
    ListMergeRq: merge,
  }

/** Those that answer with rows of their own. */
export const listRows: Readonly<Record<string, (company: Company, content: Fields) => Fields[]>> = {
  AccountTaxLineInfoQueryRq: taxLines,
  BarCodeQueryRq: barCodes,
  ItemAssembliesCanBuildQueryRq: assembliesCanBuild,
  // Stock is kept for the whole company, not by site (docs/differences.md).
  ItemSitesQueryRq: () => {
    throw noFeature()
  },
}

/** Special accounts are made on demand (17.3, certain); one that is there already is answered (our choice). */
function addSpecialAccount(company: Company, content: Fields): Fields {
  const type = textOf(inside(content, 'SpecialAccountAdd'), 'SpecialAccountType')
  if (!Object.hasOwn(specialAccounts, type))
    throw new Refusal(
      3210,
      `The "SpecialAccountType" field has an invalid value "${type}".  QuickBooks error message: Accounts of this type cannot be created.`,
    )
  const account = specialAccount(company, type as SpecialAccount)
  return { AccountRet: presentList(company, account, showSaved(content)) }
}

/** Items that QuickBooks makes for finance charges and reimbursed expenses (17.10 certain; their names reported). */
const specialItems: Readonly<
  Record<string, { kind: string; name: string; body: (company: Company) => Fields }>
> = {
  FinanceCharge: {
    kind: 'ItemOtherCharge',
    name: 'Fin Chg',
    body: (company) => ({
      SalesOrPurchase: {
        Desc: 'Finance Charges on Overdue Balance',
        Price: '0.00',
        AccountRef: { ListID: specialAccount(company, 'UncategorizedIncome').id },
      },
    }),
  },
  ReimbursableExpenseGroup: {
    kind: 'ItemGroup',
    name: 'Reimb Group',
    body: () => ({ ItemDesc: 'Total Reimbursable Expenses', IsPrintItemsInGroup: 'true' }),
  },
  ReimbursableExpenseSubtotal: {
    kind: 'ItemSubtotal',
    name: 'Reimb Subt',
    body: () => ({ ItemDesc: 'Reimbursable Expenses Subtotal' }),
  },
}

function addSpecialItem(company: Company, content: Fields): Fields {
  const given = inside(content, 'SpecialItemAdd') ?? {}
  const type = textOf(given, 'SpecialItemType')
  const row = specialItems[type]
  if (!row)
    throw new Refusal(
      3110,
      `The enumerated value "${type}" in the field "SpecialItemType" is unknown or invalid.`,
    )
  const special = `Item:${type}`
  const record = listBySpecial(company, special) ?? makeItem(company, special, row, given)
  return { [`${row.kind}Ret`]: presentList(company, record, showSaved(content)) }
}

function makeItem(
  company: Company,
  special: string,
  row: { kind: string; name: string; body: (company: Company) => Fields },
  given: Fields,
): ListRecord {
  if (listByName(company, 'items', row.name))
    throw new Refusal(3100, `The name "${row.name}" of the list element is already in use.`)
  const guid = textOf(given, 'ExternalGUID')
  return insertList(company, {
    family: 'items',
    kind: row.kind,
    name: row.name,
    special,
    body: {
      ...row.body(company),
      SpecialItemType: special.slice('Item:'.length),
      ...(guid === '' ? {} : { ExternalGUID: guid.toUpperCase() }),
    },
  })
}

/** All of one record goes to another of its kind; both must be as the request knows them (12.5, certain). */
function merge(company: Company, content: Fields): Fields {
  const type = textOf(content, 'ListMergeType')
  const owner = entity(type)
  const side = (name: string): ListRecord => {
    const given = inside(content, name) ?? {}
    const record = keyedList(company, owner, textOf(given, 'ListID'))
    refuseStale(record.revision, textOf(given, 'EditSequence'))
    return record
  }
  const from = side('MergeFrom')
  const to = side('MergeTo')
  refuseShipAddress(content, from, to)
  const kept = mergeLists(company, from, to)
  return {
    ListMergeType: type,
    MergedFrom: {
      ListID: from.id,
      TimeDeleted: company.zone.print(company.now()),
      FullName: from.fullName,
    },
    MergedTo: {
      ListID: kept.id,
      TimeCreated: company.zone.print(kept.created),
      TimeModified: company.zone.print(kept.modified),
      EditSequence: String(kept.revision),
      FullName: kept.fullName,
    },
  }
}

/** Two ship-to addresses that differ need SameShipAddrOk, for the one of the source is lost (schema; code our choice). */
function refuseShipAddress(content: Fields, from: ListRecord, to: ListRecord): void {
  const [a, b] = [from, to].map((record) => record.body['ShipAddress'])
  const isAllowed = ['true', '1'].includes(textOf(content, 'SameShipAddrOk'))
  if (isAllowed || a === undefined || b === undefined || JSON.stringify(a) === JSON.stringify(b))
    return
  throw new Refusal(
    3170,
    `There was an error when modifying a ${from.kind}.  QuickBooks error message: The records have different ship-to addresses.`,
  )
}

/** Lines of the tax form that accounts are assigned to: the forms themselves are not imitated. */
function taxLines(company: Company): Fields[] {
  const ids = company
    .sql(
      `select distinct json_extract(body, '$.TaxLineInfoRet.TaxLineID') as id from lists
       where kind = 'Account' and id is not null order by cast(id as integer)`,
    )
    .pluck(true)
    .all() as (string | null)[]
  return ids.filter((id) => id !== null).map((id) => ({ TaxLineID: id }))
}

/** Items by bar code; all that have one where the request names none (our choice). */
function barCodes(company: Company, content: Fields): Fields[] {
  const wanted = new Set(textsOf(content, 'BarCodeValue').filter((code) => code !== ''))
  const serials = company
    .sql(
      `select serial, json_extract(body, '$.BarCodeValue') as code from lists
       where family = 'items' and code is not null order by full_key`,
    )
    .all() as { serial: number; code: string }[]
  return serials
    .filter(({ code }) => wanted.size === 0 || wanted.has(code))
    .flatMap(({ serial }) => {
      const item = listBySerial(company, serial)
      return item
        ? [{ ListType: item.kind, ListID: item.id, FullName: item.fullName.slice(0, 50) }]
        : []
    })
}

function assembliesCanBuild(company: Company, content: Fields): Fields[] {
  const owner = entity('BuildAssembly')
  const name = 'ItemInventoryAssemblyRef'
  const item = find(company, name, inside(content, name) ?? {}, { owner, where: owner.name })
  if (!item) throw new Refusal(3150, `There is a missing element: "${name}"`)
  const date = textOf(content, 'TxnDate')
  const ret = {
    [name]: refTo(company, name, item.id, owner),
    TxnDate: date,
    QuantityCanBuild: printUnits(canBuild(company, item.id, date)),
  }
  return [ret]
}
