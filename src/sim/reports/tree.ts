// Rows of a report by the records of a list, children under their parents (as QuickBooks lays them out, reported).
import type { Company } from '../company-file.ts'
import { inside, textOf } from '../filters.ts'
import { type ListRecord, listById } from '../records.ts'
import { type GridRow, text } from './grid.ts'

/** Amounts of a row in cents, one a column. */
export type Amounts = readonly number[]

export const plus = (a: Amounts, b: Amounts): number[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0))
export const times = (a: Amounts, sign: number): number[] => a.map((cents) => sign * cents + 0)

export interface Rows {
  readonly rows: readonly GridRow[]
  readonly sum: Amounts
}

export interface TreeOptions {
  readonly family: string
  readonly rowType: string | undefined
  readonly none: string
  readonly cells: (amounts: Amounts) => string[]
  /** Column count: what an empty sum looks like. */
  readonly width: number
}

interface Node {
  readonly record: ListRecord
  own: Amounts | undefined
  readonly below: Node[]
}

/** One row for each record that has amounts, under its parents, in the order of full names. */
export function treeRows(
  company: Company,
  amounts: ReadonlyMap<string, Amounts>,
  options: TreeOptions,
): Rows {
  const nodes = new Map<string, Node>()
  const roots: Node[] = []
  const nodeOf = (id: string): Node | undefined => {
    const known = nodes.get(id)
    if (known) return known
    const record = listById(company, options.family, id)
    if (!record) return undefined
    const made: Node = { record, own: undefined, below: [] }
    nodes.set(id, made)
    const parent = record.parent === null ? undefined : nodeOf(record.parent)
    ;(parent?.below ?? roots).push(made)
    return made
  }
  const rows: GridRow[] = []
  let sum: Amounts = new Array<number>(options.width).fill(0)
  const lone: [string, Amounts][] = []
  for (const [id, own] of amounts) {
    const node = nodeOf(id)
    if (node) node.own = own
    else lone.push([id, own])
    sum = plus(sum, own)
  }
  for (const node of sorted(roots)) rows.push(...nodeRows(company, node, options).rows)
  for (const [id, own] of lone)
    rows.push({ kind: 'DataRow', label: id || options.none, cells: options.cells(own) })
  return { rows, sum }
}

const sorted = (nodes: Node[]): Node[] =>
  nodes.sort((a, b) => (keyOf(a.record) < keyOf(b.record) ? -1 : 1))
const keyOf = (record: ListRecord): string => record.fullName.toLowerCase()

function nodeRows(company: Company, node: Node, options: TreeOptions): Rows {
  const { record, own, below } = node
  const label = labelOf(company, record)
  // A name says which kind of name it is.
  const word =
    options.family === 'names'
      ? record.kind[0]?.toLowerCase() + record.kind.slice(1)
      : options.rowType
  const of = word ? ([word, record.fullName] as const) : undefined
  const data = (text: string, amounts: Amounts): GridRow => ({
    ...{ kind: 'DataRow', label: text, of, cells: options.cells(amounts) },
  })
  if (below.length === 0) {
    const amounts = own ?? []
    return { rows: [data(label, amounts)], sum: amounts }
  }
  const parts = sorted(below).map((child) => nodeRows(company, child, options))
  const sum = parts.reduce((all, part) => plus(all, part.sum), own ?? [])
  return {
    rows: [
      text(label),
      ...parts.flatMap((part) => part.rows),
      ...(own ? [data(`${label} - Other`, own)] : []),
      { kind: 'SubtotalRow', label: `Total ${label}`, of, cells: options.cells(sum) },
    ],
    sum,
  }
}

/** With account numbers in use an account is called "4000 · Sales". */
export function labelOf(company: Company, record: ListRecord): string {
  if (record.kind !== 'Account') return record.name
  const accounting = inside(company.facts.preferences, 'AccountingPreferences')
  const number = textOf(record.body, 'AccountNumber')
  return number !== '' && textOf(accounting, 'IsUsingAccountNumbers') === 'true'
    ? `${number} · ${record.name}`
    : record.name
}
