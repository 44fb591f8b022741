// Sales orders and purchase orders: which lines were made from which of their lines, how much of an order is still
// open, and how much of an item is therefore on order (qbxml-semantics.md 15.2, 17.13).
// A line made from an order line carries its place as `~order`: { txn: row number, line: TxnLineID }.
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { type Line, type Txn, touch, txnBySerial } from './records.ts'
import { idOf } from './reference.ts'
import { eachLine, lineUnits } from './stock-moves.ts'

/** Kinds whose open quantities count, and where an item shows them. */
const sides: Readonly<Record<string, OrderSide>> = {
  SalesOrder: 'sales',
  PurchaseOrder: 'purchase',
}

export type OrderSide = 'sales' | 'purchase'

export interface LineLink {
  readonly source: number
  readonly source_line: string
  readonly target: number
  readonly target_line: string
  /** 10^-5 of a unit. */
  readonly quantity: number
}

const linksOf = (company: Company, side: 'source' | 'target', serial: number): LineLink[] =>
  company
    .sql(
      `select source, source_line, target, target_line, quantity from line_links where ${side} = ?
       order by source, source_line`,
    )
    .all(serial) as LineLink[]

/** Row numbers of the orders that lines of a transaction were made from, or of what was made from an order. */
export const ordersOf = (company: Company, serial: number): number[] =>
  distinct(linksOf(company, 'source', serial).map((l) => l.target))
export const madeFrom = (company: Company, serial: number): number[] =>
  distinct(linksOf(company, 'target', serial).map((l) => l.source))

const distinct = (all: readonly number[]): number[] => [...new Set(all)]

/** How much of an order was made into something, 10^-5 by TxnLineID. */
export function doneOf(company: Company, serial: number): ReadonlyMap<string, number> {
  const done = new Map<string, number>()
  for (const link of linksOf(company, 'target', serial))
    done.set(link.target_line, (done.get(link.target_line) ?? 0) + link.quantity)
  return done
}

/** How much one transaction took of another, 10^-5. */
export function linkedUnits(company: Company, source: number, target: number): number {
  return linksOf(company, 'source', source)
    .filter((l) => l.target === target)
    .reduce((sum, l) => sum + l.quantity, 0)
}

/** Keeps the links of the lines of a transaction, and what the orders behind them still ask for. */
export function linkLines(company: Company, txn: Txn): void {
  const old = linksOf(company, 'source', txn.serial)
  const wanted = wantedLinks(company, txn)
  if (old.length > 0 || wanted.length > 0) replaceLinks(company, txn.serial, old, wanted)
  if (sides[txn.kind]) order(company, txn)
}

/** Takes away everything a transaction that is being deleted had to do with orders. What was made of it stays. */
export function unlinkLines(company: Company, serial: number): void {
  replaceLinks(company, serial, linksOf(company, 'source', serial), [])
  for (const source of madeFrom(company, serial)) touch(company, source)
  company.sql('delete from line_links where target = ?').run(serial)
  company.sql('delete from on_order where txn = ?').run(serial)
}

function wantedLinks(company: Company, txn: Txn): LineLink[] {
  const out: LineLink[] = []
  for (const line of eachLine(txn.lines)) {
    const from = line['~order'] as Fields | undefined
    if (from === undefined) continue
    const target = Number(from['txn'])
    const quantity = lineUnits(line)
    const exists = company.sql('select 1 from txns where serial = ?').get(target) !== undefined
    if (!exists || quantity === 0) continue
    out.push({
      source: txn.serial,
      source_line: String(line['TxnLineID']),
      target,
      target_line: String(from['line']),
      quantity,
    })
  }
  return out.sort((a, b) => (a.source_line < b.source_line ? -1 : 1))
}

function replaceLinks(
  company: Company,
  serial: number,
  old: readonly LineLink[],
  wanted: readonly LineLink[],
): void {
  if (JSON.stringify(old) === JSON.stringify(wanted)) return
  company.sql('delete from line_links where source = ?').run(serial)
  const insert = company.sql('insert into line_links values (?, ?, ?, ?, ?)')
  for (const l of wanted) insert.run(l.source, l.source_line, l.target, l.target_line, l.quantity)
  for (const target of distinct([...old, ...wanted].map((l) => l.target))) {
    const txn = txnBySerial(company, target)
    if (!txn) continue
    order(company, txn)
    touch(company, target)
  }
}

const isOn = (fields: Fields, name: string): boolean => fields[name] === 'true'

/** Everything of an order was made into something, whether it is closed by hand or not. */
export function isFull(company: Company, txn: Txn): boolean {
  const done = doneOf(company, txn.serial)
  const lines = [...eachLine(txn.lines)].filter((line) => idOf(line['ItemRef']) !== undefined)
  return lines.every((l) => (done.get(String(l['TxnLineID'])) ?? 0) >= lineUnits(l))
}

/** What is open of each line of an order that has an item, 10^-5: nothing of what is closed by hand. */
export function openUnits(company: Company, txn: Txn): ReadonlyMap<Line, number> {
  const done = doneOf(company, txn.serial)
  const open = new Map<Line, number>()
  for (const line of eachLine(txn.lines)) {
    if (idOf(line['ItemRef']) === undefined) continue
    const isClosed = isOn(txn.head, 'IsManuallyClosed') || isOn(line, 'IsManuallyClosed')
    const left = lineUnits(line) - (done.get(String(line['TxnLineID'])) ?? 0)
    open.set(line, isClosed || left < 0 ? 0 : left)
  }
  return open
}

function order(company: Company, txn: Txn): void {
  const side = sides[txn.kind]
  if (!side) return
  company.sql('delete from on_order where txn = ?').run(txn.serial)
  const insert = company.sql('insert into on_order values (?, ?, ?, ?)')
  for (const [line, units] of openUnits(company, txn)) {
    const item = idOf(line['ItemRef'])
    if (units > 0 && item !== undefined && line['~cogs'] !== undefined)
      insert.run(txn.serial, item, side, units)
  }
}

/** What open orders ask for of an item, 10^-5 of a unit. */
export const onOrder = (company: Company, item: string, side: OrderSide): number =>
  Number(
    company
      .sql('select coalesce(sum(quantity), 0) from on_order where item = ? and side = ?')
      .pluck(true)
      .get(item, side),
  )
