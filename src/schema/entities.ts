// The entity rows as one table, with the ways to look one up.
import { account } from './desktop/account.ts'
import { banking } from './desktop/banking.ts'
import { creditMemo } from './desktop/credit-memo.ts'
import { invoice } from './desktop/invoice.ts'
import { items } from './desktop/items.ts'
import { lead, oddLists, simpleLists, toDo } from './desktop/lists.ts'
import * as names from './desktop/names.ts'
import { purchases } from './desktop/purchases.ts'
import { receivePayment } from './desktop/receive-payment.ts'
import { salesForms } from './desktop/sales.ts'
import { stockForms } from './desktop/stock.ts'
import type { Entity } from './entity.ts'

/** In dependency order: what others point to comes first (sync-behaviour.md I6). */
export const entities: readonly Entity[] = [
  account,
  ...simpleLists,
  ...oddLists,
  names.vendor,
  names.employee,
  names.otherName,
  ...items,
  names.customer,
  lead,
  toDo,
  ...stockForms,
  ...salesForms,
  invoice,
  creditMemo,
  receivePayment,
  ...purchases,
  ...banking,
]

const byName = new Map(entities.map((e) => [e.name, e]))
const byPlural = new Map(entities.map((e) => [e.plural, e]))
const byRet = new Map(entities.map((e) => [e.retName, e]))

export const entityNamed = (name: string): Entity | undefined => byName.get(name)
export const entityByPlural = (plural: string): Entity | undefined => byPlural.get(plural)
export const entityByRet = (retName: string): Entity | undefined => byRet.get(retName)

/** The row of a name that the program itself wrote. Throws on a name that is not in the table. */
export function entity(name: string): Entity {
  const found = byName.get(name)
  if (!found) throw new Error(`no entity ${name}`)
  return found
}

/** Every entity of a family, such as all kinds of item. */
export const family = (name: string): Entity[] => entities.filter((e) => e.family === name)
