// What each kind of transaction does to stock: a table of small functions from the saved transaction to its moves.
// A line of an item kept in stock carries its cost of goods account as `~cogs` (items.ts); others do not count.
import type { Fields } from '../schema/entity.ts'
import { printQuantity, toCents, toUnits } from '../schema/scalars.ts'
import type { Line, Txn } from './records.ts'
import { idOf } from './reference.ts'

/**
 * `issue`: at average cost, either way; `receipt`: comes in at the value the form states; `value`: an adjustment of
 * quantity and value; `component` and `build`: used up in an assembly, whose value is that of its components.
 */
export type MoveKind = 'issue' | 'receipt' | 'value' | 'component' | 'build'

export interface Move {
  readonly item: string
  readonly kind: MoveKind
  /** 10^-5 of a unit, negative where it goes out. */
  readonly quantity: number
  /** Cents the form itself books for it, or null. */
  readonly value: number | null
  /** Takes the difference between what the form books and what the stock is worth. */
  readonly contra: string
}

/** Digits of a quantity: 10^-5. */
export const quantityScale = 5
export const unitsOf = (quantity: string): number => Number(toUnits(quantity, quantityScale))

/** Units as a quantity without needless zeros. */
export function printUnits(units: number): string {
  const digits = String(Math.abs(units)).padStart(quantityScale + 1, '0')
  const text = `${digits.slice(0, -quantityScale)}.${digits.slice(-quantityScale)}`
  return printQuantity(units < 0 ? `-${text}` : text)
}

const text = (fields: Fields, name: string): string | undefined => {
  const value = fields[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Lines that count: members of groups in place of the group. */
export function eachLine(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(isGroup)) return lines
  return lines.flatMap((line) => (isGroup(line) ? eachLine(line['~members'] as Line[]) : line))
}

const isGroup = (line: Line): boolean => Array.isArray(line['~members'])

/** The quantity a line stands for: one where it has none (14.1, certain for pricing, for stock our choice). */
export const lineUnits = (line: Line): number => unitsOf(text(line, 'Quantity') ?? '1')

function* stocked(lines: readonly Line[]): Generator<{ item: string; contra: string; line: Line }> {
  for (const line of eachLine(lines)) {
    const contra = line['~cogs']
    const item = idOf(line['ItemRef']) ?? idOf(line['ItemInventoryAssemblyRef'])
    if (typeof contra === 'string' && item !== undefined) yield { item, contra, line }
  }
}

/** Sold (-1) or taken back (1) at average cost. */
export function sold(lines: readonly Line[], sign: 1 | -1): Move[] {
  return [...stocked(lines)].map(({ item, contra, line }) => ({
    ...{ item, contra, kind: 'issue' as const, value: null },
    quantity: sign * lineUnits(line),
  }))
}

/**
 * Item lines of bills, item receipts, checks and card charges (1), of vendor credits and card credits (-1). What the
 * line costs comes in as its value; what goes back goes at average cost, the difference to cost of goods (our choice).
 */
export function purchased(lines: readonly Line[], sign: 1 | -1): Move[] {
  return [...stocked(lines)].map(({ item, contra, line }) => {
    const quantity = sign * lineUnits(line)
    const value = sign * toCents(text(line, 'Amount') ?? '0')
    return { item, contra, kind: quantity > 0 ? 'receipt' : 'issue', quantity, value }
  })
}

const units = (fields: Fields, name: string): number => unitsOf(text(fields, name) ?? '0')

function adjusted(t: Txn): Move[] {
  return t.lines.map((line) => {
    const isValued = text(line, '~valued') === 'true'
    return {
      item: idOf(line['ItemRef']) ?? '',
      kind: isValued ? 'value' : 'issue',
      quantity: units(line, 'QuantityDifference'),
      value: isValued ? toCents(text(line, 'ValueDifference') ?? '0') : null,
      contra: t.account ?? '',
    }
  })
}

function built(t: Txn): Move[] {
  const contra = text(t.head, '~cogs') ?? ''
  const components = t.lines.map(
    (line): Move => ({
      item: idOf(line['ItemRef']) ?? '',
      kind: 'component',
      quantity: 0 - units(line, 'QuantityNeeded'),
      value: null,
      contra,
    }),
  )
  const assembly: Move = {
    item: idOf(t.head['ItemInventoryAssemblyRef']) ?? '',
    kind: 'build',
    quantity: units(t.head, 'QuantityToBuild'),
    value: null,
    contra,
  }
  return [...components, assembly]
}

const moves: Readonly<Record<string, (t: Txn) => Move[]>> = {
  Invoice: (t) => sold(t.lines, -1),
  SalesReceipt: (t) => sold(t.lines, -1),
  CreditMemo: (t) => sold(t.lines, 1),
  // A statement charge is one line, kept in its header.
  Charge: (t) => sold([t.head], -1),
  Bill: (t) => purchased(t.lines, 1),
  ItemReceipt: (t) => purchased(t.lines, 1),
  Check: (t) => purchased(t.lines, 1),
  CreditCardCharge: (t) => purchased(t.lines, 1),
  VendorCredit: (t) => purchased(t.lines, -1),
  CreditCardCredit: (t) => purchased(t.lines, -1),
  InventoryAdjustment: adjusted,
  BuildAssembly: built,
}

/** The moves of a transaction; none of one that is pending. */
export function movesOf(txn: Txn): Move[] {
  const own = moves[txn.kind]
  if (!own || txn.isPending === 1) return []
  // The moves of an adjustment stay beside its lines, whatever they come to.
  const isBeside = txn.kind === 'InventoryAdjustment'
  return own(txn).filter((m) => isBeside || m.quantity !== 0 || (m.value ?? 0) !== 0)
}
