// Expense lines and item lines of bills, item receipts, vendor credits, checks and card charges: what the request
// leaves out, amounts, and the account each line posts to (qbxml-semantics.md 16, 17.19).
import type { Fields } from '../schema/entity.ts'
import { divide, fromCents, multiply, printPrice, toCents, toUnits } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import { type Line, type ListRecord, listById } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { scaled } from './scale.ts'

const text = (fields: Fields | undefined, name: string): string | undefined => {
  const value = fields?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const inner = (body: Fields, name: string): Fields | undefined => body[name] as Fields | undefined

/** What a purchase takes from an item, whatever its kind calls it. */
export interface BoughtItem {
  readonly record: ListRecord
  readonly desc: string | undefined
  readonly cost: string | undefined
  readonly account: string | undefined
  /** Of what is kept in stock: where differences of its cost go. */
  readonly cogs: string | undefined
}

/** Kinds of item that can be bought; others are refused on a line (3280, certain that it is, 17.11). */
const bought: ReadonlySet<string> = new Set([
  'ItemService',
  'ItemNonInventory',
  'ItemOtherCharge',
  'ItemInventory',
  'ItemInventoryAssembly',
  'ItemFixedAsset',
])

export function boughtItem(company: Company, id: string): BoughtItem {
  const record = listById(company, 'items', id)
  if (!record) throw new Refusal(3140, `There is an invalid reference to QuickBooks Item "${id}".`)
  if (!bought.has(record.kind))
    throw new Refusal(
      3280,
      `The item "${record.fullName}" is not of a type that this line can use.`,
    )
  const { body } = record
  const both = inner(body, 'SalesAndPurchase')
  const single = inner(body, 'SalesOrPurchase')
  return {
    record,
    desc: text(both, 'PurchaseDesc') ?? text(single, 'Desc') ?? text(body, 'PurchaseDesc'),
    cost: text(both, 'PurchaseCost') ?? text(body, 'PurchaseCost') ?? text(single, 'Price'),
    cogs: idOf(body['COGSAccountRef']),
    // Inventory goes to its asset account (stock.ts), everything else to its expense account (16, certain).
    account:
      (body['COGSAccountRef'] === undefined ? idOf(body['AssetAccountRef']) : undefined) ??
      idOf(both?.['ExpenseAccountRef']) ??
      idOf(single?.['AccountRef']),
  }
}

/** An item kept in stock: what the line costs goes into its stock (stock-moves.ts). */
export function keepStock(line: Line, { record }: BoughtItem): void {
  const cogs = idOf(record.body['COGSAccountRef'])
  const isKept = record.kind === 'ItemInventory' || record.kind === 'ItemInventoryAssembly'
  if (isKept && cogs !== undefined) line['~cogs'] = cogs
  else delete line['~cogs']
}

/** Fields that are kept as given. */
const plain = [
  'Memo',
  'Desc',
  'UnitOfMeasure',
  'CustomerRef',
  'ClassRef',
  'SalesRepRef',
  'BillableStatus',
]

function keep(draft: LineDraft): Line {
  const line: Line = { ...(draft.base ?? {}), '~kind': draft.kind }
  if (draft.given['~order'] !== undefined) line['~order'] = draft.given['~order']
  for (const name of plain) {
    const value = draft.given[name]
    if (value === undefined) continue
    if (value === '' || (typeof value !== 'string' && idOf(value) === undefined)) delete line[name]
    else line[name] = value
  }
  return line
}

/** Billable only where there is somebody to bill: else NotBillable (25.16; with a customer our choice). */
function billable(line: Line): void {
  const customer = idOf(line['CustomerRef'])
  const status = text(line, 'BillableStatus')
  if (customer === undefined && status !== undefined && status !== 'NotBillable')
    throw new Refusal(3153, 'A billable line needs a customer: "BillableStatus", "CustomerRef".')
  line['BillableStatus'] = status ?? (customer === undefined ? 'NotBillable' : 'Billable')
}

export interface PurchaseFacts {
  readonly company: Company
  readonly where: string
  readonly classId: string | undefined
}

/** An expense line: an account and an amount. */
export function expenseLine(draft: LineDraft, facts: PurchaseFacts): Line {
  const line = keep(draft)
  const account = idOf(draft.given['AccountRef']) ?? idOf(draft.base?.['AccountRef'])
  if (account === undefined) throw new Refusal(3150, 'There is a missing element: "AccountRef"')
  line['AccountRef'] = { ListID: account }
  line['Amount'] = text(draft.given, 'Amount') ?? text(draft.base, 'Amount') ?? '0.00'
  line['~account'] = account
  const party = idOf(line['CustomerRef'])
  const needs = partyOf(facts.company, account)
  refuseParty(facts, needs, party)
  if (needs !== undefined && party !== undefined) line['~party'] = party
  else delete line['~party']
  billable(line)
  return line
}

/** Kind of name that a line on this account is booked under, if any (17.19 and 17.20, certain). */
export function partyOf(company: Company, account: string): 'Customer' | 'Vendor' | undefined {
  const type = listById(company, 'accounts', account)?.body['AccountType']
  if (type === 'AccountsReceivable') return 'Customer'
  return type === 'AccountsPayable' ? 'Vendor' : undefined
}

function refuseParty(
  { company, where }: PurchaseFacts,
  needs: 'Customer' | 'Vendor' | undefined,
  party: string | undefined,
): void {
  if (party === undefined) {
    if (needs) throw new Refusal(3180, saving(where, needsParty(needs)))
    return
  }
  const record = listById(company, 'names', party)
  if (record && record.kind !== (needs ?? 'Customer'))
    throw new Refusal(
      3140,
      `There is an invalid reference to QuickBooks ${needs ?? 'Customer'} "${record.fullName}" in the ${where} line.`,
    )
}

export const needsParty = (kind: 'Customer' | 'Vendor'): string =>
  kind === 'Customer'
    ? 'A customer must be given for a line on an accounts receivable account.'
    : 'A vendor must be given for a line on an accounts payable account.'

export const saving = (what: string, reason: string): string =>
  `There was an error when saving a ${what}.  QuickBooks error message: ${reason}`

/** An item line: quantity times cost, an amount that is stated wins (14.1, certain for sales). */
export function itemLine(draft: LineDraft, facts: PurchaseFacts): Line {
  const line = keep(draft)
  const id = idOf(draft.given['ItemRef']) ?? idOf(draft.base?.['ItemRef'])
  if (id === undefined) {
    if (text(draft.given, 'Amount') ?? text(draft.given, 'Cost'))
      throw new Refusal(3270, 'A line with an amount needs an item to post to.')
    return line
  }
  const item = boughtItem(facts.company, id)
  const isNew = !draft.base || idOf(draft.given['ItemRef']) !== undefined
  line['ItemRef'] = { ListID: id }
  if (isNew && draft.given['Desc'] === undefined && item.desc !== undefined)
    line['Desc'] = item.desc
  const override = idOf(draft.given['OverrideItemAccountRef'])
  if (isNew) {
    delete line['~cogs']
    if (item.cogs !== undefined) line['~cogs'] = item.cogs
  }
  // What is kept in stock goes to the asset account of its item, whatever else the line names (our choice).
  if (line['~cogs'] !== undefined) delete line['~account']
  else if (override ?? isNew) {
    const account = override ?? item.account
    if (account === undefined)
      throw new Refusal(3270, `The item "${item.record.fullName}" is missing a posting account.`)
    line['~account'] = account
    if (override === undefined) keepStock(line, item)
    else delete line['~cogs']
  }
  if (line['ClassRef'] === undefined && !draft.base && facts.classId !== undefined)
    line['ClassRef'] = { ListID: facts.classId }
  refuseParty(facts, undefined, idOf(line['CustomerRef']))
  billable(line)
  return Object.assign(line, priced(draft, isNew ? item.cost : undefined, 'Cost'))
}

/** Quantity, cost (or rate) and amount of a line. */
export function priced(
  draft: LineDraft,
  itemCost: string | undefined,
  rate: 'Cost' | 'Rate',
): Record<string, string> {
  const { given, base } = draft
  const quantity = text(given, 'Quantity') ?? text(base, 'Quantity')
  const out: Record<string, string> = quantity === undefined ? {} : { Quantity: quantity }
  const amount = text(given, 'Amount')
  if (amount !== undefined) {
    const divisible = quantity !== undefined && toUnits(quantity, 5) !== 0n
    const own = text(given, rate)
    return {
      ...out,
      ...(divisible
        ? { [rate]: divide(toCents(amount), quantity) }
        : own === undefined
          ? {}
          : { [rate]: printPrice(own) }),
      Amount: amount,
    }
  }
  const stored = text(base, rate)
  const isRepriced = text(given, rate) !== undefined || text(given, 'Quantity') !== undefined
  if (base && itemCost === undefined && !isRepriced)
    return { ...out, ...(stored ? { [rate]: stored } : {}), Amount: text(base, 'Amount') ?? '0.00' }
  const cost = text(given, rate) ?? itemCost ?? stored ?? '0.00'
  return { ...out, [rate]: printPrice(cost), Amount: fromCents(multiply(quantity ?? '1', cost)) }
}

/** A group: its components times its quantity, or the members the request states. */
export function groupLine(
  draft: LineDraft,
  company: Company,
  member: (draft: LineDraft) => Line,
  memberKind: string,
): Line {
  const id = idOf(draft.given['ItemGroupRef']) ?? idOf(draft.base?.['ItemGroupRef'])
  if (id === undefined) throw new Refusal(3150, 'There is a missing element: "ItemGroupRef"')
  const item = listById(company, 'items', id)
  const quantity = text(draft.given, 'Quantity') ?? text(draft.base, 'Quantity') ?? '1'
  const members = membersOf(draft, item, quantity, memberKind).map(member)
  const cents = members.reduce((sum, m) => sum + toCents(text(m, 'Amount') ?? '0'), 0)
  const desc = text(draft.given, 'Desc') ?? text(draft.base, 'Desc') ?? text(item?.body, 'ItemDesc')
  return {
    ...(draft.base ?? {}),
    '~kind': draft.kind,
    ItemGroupRef: { ListID: id },
    ...(desc === undefined ? {} : { Desc: desc }),
    Quantity: quantity,
    // Orders print it, bills do not have it (schema).
    ...(draft.kind === 'PurchaseOrderLineGroup'
      ? { IsPrintItemsInGroup: text(item?.body, 'IsPrintItemsInGroup') ?? 'false' }
      : {}),
    TotalAmount: fromCents(cents),
    '~members': members,
  }
}

function membersOf(
  draft: LineDraft,
  item: ListRecord | undefined,
  quantity: string,
  kind: string,
): readonly LineDraft[] {
  if (draft.members) return draft.members
  const stored = draft.base?.['~members']
  if (Array.isArray(stored)) {
    const before = text(draft.base, 'Quantity') ?? '1'
    return (stored as Line[]).map((base) => {
      const own = text(base, 'Quantity')
      const isScaled = own !== undefined && before !== quantity && toUnits(before, 5) !== 0n
      return { kind, base, given: isScaled ? { Quantity: scaled(own, quantity, before) } : {} }
    })
  }
  const parts = item?.body['ItemGroupLine']
  return (Array.isArray(parts) ? (parts as Fields[]) : []).map((part) => ({
    kind,
    given: {
      ItemRef: part['ItemRef'],
      Quantity: scaled(text(part, 'Quantity') ?? '1', quantity, '1'),
    },
  }))
}

/** Cents of lines; a group counts by its total. */
export const sumOf = (lines: readonly Line[]): number =>
  lines.reduce((cents, line) => {
    const amount = line['Amount'] ?? line['TotalAmount']
    return cents + (typeof amount === 'string' && amount !== '' ? toCents(amount) : 0)
  }, 0)
