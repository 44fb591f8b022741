// Refusals of items: what they post to, what they are made of (qbxml-semantics.md 17.7 to 17.11).
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { hasFeature } from './features.ts'
import type { ListDraft } from './list-draft.ts'
import { listOf } from './prices.ts'
import { productOf } from './product.ts'
import { listById } from './records.ts'
import { idOf } from './reference.ts'
import type { RefusalRow } from './refusals.ts'

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

export const itemRefusals: readonly RefusalRow<ListDraft>[] = [
  {
    code: 3250,
    mark: 'C',
    source: '17.9',
    says: (d, company) =>
      !hasFeature(company, d.owner.name)
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
  { code: 3210, mark: 'R', source: '17.9', says: wrongAccount },
  {
    code: 3210,
    mark: 'D',
    source: '17.9',
    says: (d, company) =>
      d.before && d.owner.name === 'ItemInventoryAssembly' && isPartOf(company, d.before.id, d.body)
        ? `The "ItemInventoryAssemblyLine" field has an invalid value "${d.name}".  QuickBooks error message: An assembly cannot be a component of itself.`
        : undefined,
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
    code: 3210,
    mark: 'R',
    source: '17.11',
    says: (d, company) => {
      const lines = d.owner.name === 'ItemGroup' ? listOf(d.body['ItemGroupLine']) : []
      const inner = lines
        .map((line) => listById(company, 'items', idOf(line['ItemRef']) ?? ''))
        .find((item) => item?.kind === 'ItemGroup')
      const most = productOf(company.facts.productName) === 'Enterprise' ? 50 : 20
      if (inner)
        return `The "ItemGroupLine" field has an invalid value "${inner.fullName}".  QuickBooks error message: A group cannot contain another group.`
      return lines.length > most
        ? `The "ItemGroupLine" field has an invalid value "${lines.length}".  QuickBooks error message: A group can have no more than ${most} items.`
        : undefined
    },
  },
]

/** Whether an item is somewhere in what an assembly is made of. */
function isPartOf(company: Company, id: string, body: Fields): boolean {
  const seen = new Set<string>()
  const open = [body]
  for (let next = open.pop(); next; next = open.pop()) {
    const lines = next['ItemInventoryAssemblyLine']
    for (const line of Array.isArray(lines) ? (lines as Fields[]) : []) {
      const part = idOf(line['ItemInventoryRef']) ?? ''
      if (part === id) return true
      const inner = seen.has(part) ? undefined : listById(company, 'items', part)
      if (inner) open.push(inner.body)
      seen.add(part)
    }
  }
  return false
}

const isStocked = (d: ListDraft): boolean =>
  d.owner.name === 'ItemInventory' || d.owner.name === 'ItemInventoryAssembly'

/** Types the accounts of items in stock must have (17.9; the code is reported). */
const stockAccounts: Readonly<Record<string, string>> = {
  AssetAccountRef: 'OtherCurrentAsset',
  COGSAccountRef: 'CostOfGoodsSold',
}

function wrongAccount(d: ListDraft, company: Company): string | undefined {
  if (!isStocked(d)) return undefined
  for (const name in stockAccounts) {
    const account = listById(company, 'accounts', idOf(d.body[name]) ?? '')
    if (account && account.body['AccountType'] !== stockAccounts[name])
      return `The "${name}" field has an invalid value "${account.fullName}".  QuickBooks error message: The account is not of the type that this field needs.`
  }
  return undefined
}

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
    case 'ItemInventoryAssembly':
      return !has('IncomeAccountRef') || !has('COGSAccountRef') || !has('AssetAccountRef')
    default:
      return false
  }
}
