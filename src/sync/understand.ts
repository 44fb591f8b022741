// A row of the platform as what QuickBooks is to be sent, or the reason why it cannot be. What a column may hold is
// known from its type and from the place it goes to.
import type { Column, Entity, Fields } from '../schema/entity.ts'
import { textAt } from '../schema/entity.ts'
import { maxLengthOf } from '../schema/grammar.ts'
import { dayNumber, fromCents, multiply, toCents } from '../schema/scalars.ts'
import { lineKindFor, type Target, writable } from '../schema/writable.ts'
import type { Wanted } from './journal.ts'
import type { PlatformChange, PlatformRow, Values } from './ports.ts'

export const textOf = (row: PlatformRow, name: string): string | undefined => {
  const value = row[name]
  return value === null || value === undefined || value === '' ? undefined : String(value)
}

export type Understood = { readonly wanted: Wanted } | { readonly problem: string }

/** The whole row, for a record that is to be made. */
export function wholeOf(e: Entity, change: PlatformChange): Understood {
  const can = writable(e, 'Add')
  if (!can) return { problem: `QuickBooks lets no program make a ${e.name}` }
  const row = change.row ?? {}
  const header = valuesOf(can.header, row)
  if ('problem' in header) return header
  const lines: Values[] = []
  for (const [index, line] of (change.lines ?? []).entries()) {
    const kinds = [...can.lines.values()].flatMap((l) => l.targets)
    const values = valuesOf(kinds, line)
    if ('problem' in values) return { problem: `line ${index + 1}: ${values.problem}` }
    const given = Object.keys(values.values)
    if (given.length === 0) continue
    if (lineKindFor(can, given) === undefined)
      return { problem: `line ${index + 1}: no kind of line holds ${given.join(', ')} together` }
    lines.push(values.values)
  }
  const problem = sumProblem(row, change.lines ?? [])
  if (problem) return { problem }
  return { wanted: { values: header.values, ...(lines.length > 0 ? { lines } : {}) } }
}

/** A total that somebody states and that its lines do not come to: half a document, or a mistake. */
function sumProblem(row: PlatformRow, lines: readonly PlatformRow[]): string | undefined {
  const total = textOf(row, 'total')
  if (total === undefined) return undefined
  if (!isAmount(total)) return `its total "${total}" is ${notAmount}`
  const amounts = lines.map(centsOfLine)
  if (textOf(row, 'tax') !== undefined || amounts.includes(undefined)) return undefined
  const sum = amounts.reduce<number>((cents, amount) => cents + (amount ?? 0), 0)
  if (sum === toCents(total)) return undefined
  const come = Number.isSafeInteger(sum) ? `to ${fromCents(sum)}` : 'to more than can be booked'
  return `its lines come ${come}, its total says ${total}`
}

/** What a line states, or its quantity times its rate as QuickBooks works it out; undefined where that is not known. */
function centsOfLine(line: PlatformRow): number | undefined {
  const [amount, quantity, rate] = ['amount', 'quantity', 'rate'].map((name) => textOf(line, name))
  if (amount !== undefined) return isAmount(amount) ? toCents(amount) : undefined
  if (rate === undefined || !isDecimal(rate) || quantity === undefined || !isDecimal(quantity))
    return undefined
  return multiply(quantity, rate)
}

/** What of the row differs from the record as it last came from QuickBooks. A column that the row leaves out does not. */
export function differenceOf(
  e: Entity,
  change: PlatformChange,
  /** The platform's id of a record of QuickBooks. */
  platformId: (family: string, id: string) => string | undefined,
): Understood {
  const can = writable(e, 'Mod')
  const { row = {}, record } = change
  if (!can) return { problem: `QuickBooks lets no program change a ${e.name}` }
  // Without it every column would count as changed.
  if (!record) return { problem: 'it comes without the record as QuickBooks last gave it' }
  const before = ({ column }: Target): string => {
    const was = cellText(column, record)
    return (column.ref && was ? platformId(column.ref, was) : was) ?? ''
  }
  const isNamed = (t: Target) => row[t.column.name] !== undefined
  const changed = can.header.filter(
    (t) => isNamed(t) && before(t) !== (textOf(row, t.column.name) ?? ''),
  )
  // An address goes whole or not at all: in a Mod the new one replaces the old (qbxml-semantics.md 12.2).
  const heads = new Set(changed.filter((t) => t.path.length > 1).map((t) => t.path[0]))
  const sent = can.header.filter((t) => changed.includes(t) || heads.has(t.path[0]))
  const left = sent.filter((t) => !isNamed(t)).map((t) => [t.column.name, before(t)])
  const values = valuesOf(sent, { ...row, ...Object.fromEntries(left) }, true)
  if ('problem' in values) return values
  const base = Object.fromEntries(changed.map((t) => [t.column.name, before(t)]))
  return { wanted: { values: values.values, base } }
}

/** The value of a column of a record, as the table of the platform holds it; references as QuickBooks' ids. */
export function cellText(column: Column, record: Fields): string | undefined {
  const text = typeof column.from === 'string' ? textAt(record, column.from) : column.from(record)
  return column.type === 'flag' && text !== undefined ? (text === 'true' ? '1' : '0') : text
}

function valuesOf(
  targets: readonly Target[],
  row: PlatformRow,
  withEmpty = false,
): { values: Values } | { problem: string } {
  const values: Record<string, string> = {}
  for (const target of targets) {
    const { name } = target.column
    const text = textOf(row, name)
    if (text === undefined) {
      // Present and empty clears the field (12.2).
      if (withEmpty && !target.column.ref) values[name] = ''
      continue
    }
    const problem = problemOf(target, text)
    if (problem) return { problem: `its ${name} ${problem}` }
    values[name] = target.column.type === 'amount' ? fromCents(toCents(text)) : text
  }
  return { values }
}

const isAmount = (text: string): boolean => /^-?\d{1,13}(\.\d{1,2})?$/.test(text)
const isDecimal = (text: string): boolean => /^-?\d{1,10}(\.\d{1,5})?$/.test(text)

const notAmount = 'no amount with at most two decimals'
const formats: Partial<Record<Column['type'], readonly [(text: string) => boolean, string]>> = {
  amount: [isAmount, notAmount],
  price: [isDecimal, 'no number with at most five decimals'],
  quantity: [isDecimal, 'no number with at most five decimals'],
  date: [(text) => dayNumber(text) !== undefined, 'no day of the form 2026-04-01'],
  flag: [(text) => text === '0' || text === '1', 'neither 0 nor 1'],
  integer: [(text) => /^-?\d{1,9}$/.test(text), 'no whole number'],
}

function problemOf({ column, leaf }: Target, text: string): string | undefined {
  if (unwritable(text)) return 'holds a control character, which QuickBooks cannot take'
  if (column.ref) return undefined
  const format = formats[column.type]
  if (format && !format[0](text)) return `"${text}" is ${format[1]}`
  const longest = maxLengthOf(leaf, 'QBD')
  if (longest !== undefined && [...text].length > longest && !column.name.startsWith('memo'))
    return `"${text}" has ${[...text].length} characters; QuickBooks takes ${longest}`
  return undefined
}

/** Characters that cannot be written as XML: most control characters, halves of a pair, U+FFFE and U+FFFF. */
export function unwritable(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const isControl = code < 0x20 && code !== 9 && code !== 10 && code !== 13
    if (isControl || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff)
      return true
  }
  return false
}
