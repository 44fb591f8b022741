// Lines made from lines of an order: a bill from a purchase order, an invoice from a sales order. Quantities are
// whole 10^-5 of a unit. What is received or invoiced of an order is the sum of these rows.
import type { Fields } from '../schema/entity.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { type Line, type Txn, type TxnRow, txnBySerial, txnRow } from './records.ts'

export interface LineLink {
  readonly source: number
  readonly sourceLine: string
  readonly target: number
  readonly targetLine: string
  readonly quantity: number
}

export function insertLineLink(company: Company, link: LineLink): void {
  // Not "or replace", which takes rows out without their trigger.
  company
    .sql('delete from line_links where source = ? and source_line = ?')
    .run(link.source, link.sourceLine)
  company
    .sql('insert into line_links values (?, ?, ?, ?, ?)')
    .run(link.source, link.sourceLine, link.target, link.targetLine, link.quantity)
}

const columns = 'source, source_line as sourceLine, target, target_line as targetLine, quantity'

/** The links of a transaction to orders. */
export const lineLinksFrom = (company: Company, source: number): LineLink[] =>
  company
    .sql(`select ${columns} from line_links where source = ? order by source_line`)
    .all(source) as LineLink[]

/** The links of transactions to an order. */
export const lineLinksTo = (company: Company, target: number): LineLink[] =>
  company
    .sql(`select ${columns} from line_links where target = ? order by source, source_line`)
    .all(target) as LineLink[]

/** In place of a line: the whole of a transaction was taken over (a bill from an item receipt). */
export const wholeOf = (target: number): string => `#${target}`
export const isWhole = (link: LineLink): boolean => link.sourceLine.startsWith('#')

/** Takes the links of lines that are no longer there. */
export function keepLineLinks(company: Company, source: number, lines: ReadonlySet<string>): void {
  for (const link of lineLinksFrom(company, source))
    if (!isWhole(link) && !lines.has(link.sourceLine))
      company
        .sql('delete from line_links where source = ? and source_line = ?')
        .run(source, link.sourceLine)
}

/** Takes all links of a transaction, both ways; gives the transactions at their other ends. */
export function freeLineLinks(company: Company, serial: number): number[] {
  const others = [
    ...lineLinksFrom(company, serial).map((l) => l.target),
    ...lineLinksTo(company, serial).map((l) => l.source),
  ]
  if (others.length > 0)
    company.sql('delete from line_links where source = ? or target = ?').run(serial, serial)
  return [...new Set(others)]
}

/** How much of a line of an order has been taken over, by whichever kinds of transaction. */
export function takenOf(
  company: Company,
  target: number,
  line: string,
  counts: (source: TxnRow) => boolean = () => true,
): number {
  return lineLinksTo(company, target)
    .filter((l) => l.targetLine === line)
    .filter((l) => {
      const source = txnRow(company, l.source)
      return source !== undefined && counts(source)
    })
    .reduce((sum, l) => sum + l.quantity, 0)
}

/**
 * The links to and from orders as LinkedTxn (15.2: the shape certain). The amount is that of the lines linked,
 * negative as that of every link of a document (our choice).
 */
export function orderTxns(company: Company, serial: number): Fields[] {
  const sums = new Map<number, { cents: number; isAmount: boolean }>()
  const add = (other: number, link: LineLink): void => {
    const cents = (sums.get(other)?.cents ?? 0) + amountOf(company, link)
    sums.set(other, { cents, isAmount: isWhole(link) })
  }
  for (const link of lineLinksFrom(company, serial)) add(link.target, link)
  for (const link of lineLinksTo(company, serial)) add(link.source, link)
  return [...sums].flatMap(([other, { cents, isAmount }]) => {
    const row = txnRow(company, other)
    return row ? [shown(row, cents, isAmount)] : []
  })
}

const shown = (row: TxnRow, cents: number, isAmount: boolean): Fields => ({
  TxnID: row.id,
  TxnType: row.kind,
  TxnDate: row.date,
  ...(row.refNumber ? { RefNumber: row.refNumber } : {}),
  LinkType: isAmount ? 'AMTTYPE' : 'QUANTYPE',
  Amount: fromCents(0 - cents),
})

function amountOf(company: Company, link: LineLink): number {
  if (isWhole(link)) return txnRow(company, link.target)?.total ?? 0
  const source = txnBySerial(company, link.source)
  if (!source) return 0
  const line = findLine(source, link.sourceLine)
  const amount = line?.['Amount']
  return typeof amount === 'string' && amount !== '' ? toCents(amount) : 0
}

/** A line of a transaction by its id, members of groups included. */
export function findLine(txn: Txn, id: string): Line | undefined {
  const among = (lines: readonly Line[]): Line | undefined => {
    for (const line of lines) {
      if (line['TxnLineID'] === id) return line
      const members = line['~members']
      const found = Array.isArray(members) ? among(members as Line[]) : undefined
      if (found) return found
    }
    return undefined
  }
  return among(txn.lines)
}
