// Sales orders and purchase orders: how much of an order is still open, and how much of an item is therefore on
// order (qbxml-semantics.md 17.13). Which lines were made from which of their lines: line-links.ts.
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { lineLinksTo } from './line-links.ts'
import type { Line, Txn } from './records.ts'
import { idOf } from './reference.ts'
import { eachLine, lineUnits } from './stock-moves.ts'

/** Kinds whose open quantities count, and where an item shows them. */
const sides: Readonly<Record<string, OrderSide>> = {
  SalesOrder: 'sales',
  PurchaseOrder: 'purchase',
}

export type OrderSide = 'sales' | 'purchase'

/** How much of an order was made into something, 10^-5 by TxnLineID. */
export function doneOf(company: Company, serial: number): ReadonlyMap<string, number> {
  const done = new Map<string, number>()
  for (const link of lineLinksTo(company, serial))
    done.set(link.targetLine, (done.get(link.targetLine) ?? 0) + link.quantity)
  return done
}

const isOn = (fields: Fields, name: string): boolean => fields[name] === 'true'
const hasItem = (line: Line): boolean => idOf(line['ItemRef']) !== undefined
const idOfLine = (line: Line): string => String(line['TxnLineID'])

/** Everything of an order was made into something, whether it is closed by hand or not. */
export function isFull(company: Company, txn: Txn): boolean {
  const done = doneOf(company, txn.serial)
  return eachLine(txn.lines)
    .filter(hasItem)
    .every((line) => (done.get(idOfLine(line)) ?? 0) >= lineUnits(line))
}

/** What is open of each line of an order that has an item, 10^-5: nothing of what is closed by hand. */
export function openUnits(company: Company, txn: Txn): ReadonlyMap<Line, number> {
  const done = doneOf(company, txn.serial)
  const open = new Map<Line, number>()
  for (const line of eachLine(txn.lines).filter(hasItem)) {
    const isClosed = isOn(txn.head, 'IsManuallyClosed') || isOn(line, 'IsManuallyClosed')
    const left = lineUnits(line) - (done.get(idOfLine(line)) ?? 0)
    open.set(line, isClosed || left < 0 ? 0 : left)
  }
  return open
}

/** Keeps what the lines of an order ask for of items in stock; what is taken over of them is kept by trigger. */
export function keepOrder(company: Company, txn: Txn): void {
  const side = sides[txn.kind]
  if (!side) return
  dropOrder(company, txn.serial)
  const done = doneOf(company, txn.serial)
  const insert = company.sql('insert into on_order values (?, ?, ?, ?, ?, ?)')
  for (const line of eachLine(txn.lines)) {
    const item = idOf(line['ItemRef'])
    const isClosed = isOn(txn.head, 'IsManuallyClosed') || isOn(line, 'IsManuallyClosed')
    if (isClosed || item === undefined || line['~cogs'] === undefined) continue
    const id = idOfLine(line)
    insert.run(txn.serial, id, item, side, lineUnits(line), done.get(id) ?? 0)
  }
}

export function dropOrder(company: Company, serial: number): void {
  company.sql('delete from on_order where txn = ?').run(serial)
}

/** What open orders ask for of an item, 10^-5 of a unit. */
export const onOrder = (company: Company, item: string, side: OrderSide): number =>
  Number(
    company
      .sql(
        `select coalesce(sum(quantity - done), 0) from on_order
         where item = ? and side = ? and done < quantity`,
      )
      .pluck(true)
      .get(item, side),
  )
