// The lines of a request as drafts: new ones of an Add, and the rules by which a Mod keeps, changes, adds and
// deletes them (qbxml-semantics.md 12.3, certain).
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import type { LineDraft } from './computed.ts'
import { txnId } from './ids.ts'
import type { Line } from './records.ts'
import { idOf } from './reference.ts'
import { Refusal } from './refusal.ts'
import { cannotClear, notFound } from './refusals.ts'

/** The line aggregates of a request in the order they came: InvoiceLineAdd, InvoiceLineGroupAdd. */
export function linesIn(
  fields: Fields,
  names: readonly string[],
): { name: string; fields: Fields }[] {
  const rest = new Map(names.map((name) => [name, [...arrayOf(fields[name])]]))
  const order = fields['@order']
  const sequence = Array.isArray(order)
    ? order.filter((name): name is string => typeof name === 'string')
    : names.flatMap((name) => arrayOf(fields[name]).map(() => name))
  return sequence.flatMap((name) => {
    const next = rest.get(name)?.shift()
    return next ? [{ name, fields: next }] : []
  })
}

function arrayOf(value: Fields[string]): Fields[] {
  if (value === undefined || typeof value === 'string') return []
  return (Array.isArray(value) ? value : [value]).filter((v): v is Fields => typeof v !== 'string')
}

/**
 * What a line is called in a request. Lines of journals have no "Add" to their name, and one name for both sides
 * in a Mod (qbxml-semantics.md 12.3 and 17.20, certain).
 */
export function lineInRequest(line: string, verb: 'Add' | 'Mod'): string {
  if (!line.startsWith('Journal')) return `${line}${verb}`
  return verb === 'Add' ? line : 'JournalLineMod'
}

export function draftsOfAdd(fields: Fields, kinds: readonly string[]): LineDraft[] {
  return linesIn(
    fields,
    kinds.map((kind) => lineInRequest(kind, 'Add')),
  ).map(({ name, fields: given }) => ({ kind: name.replace(/Add$/, ''), given }))
}

/** Drafts of the lines of a Mod, or undefined where it has none and the table stays as it is. */
export function draftsOfMod(
  company: Company,
  stored: readonly Line[],
  fields: Fields,
  kinds: readonly string[],
  notEmpty: ReadonlySet<string>,
): LineDraft[] | undefined {
  const names = kinds.map((kind) => `${kind}Mod`)
  const given = linesIn(fields, names)
  if (given.length === 0) return undefined
  const byId = new Map(stored.map((line, index) => [line['TxnLineID'], { line, index }]))
  let last = -1
  const seen = new Set<string>()
  return given.map(({ name, fields: line }) => {
    const kind = name.slice(0, -'Mod'.length)
    const id = typeof line['TxnLineID'] === 'string' ? line['TxnLineID'] : ''
    for (const field in line)
      if (notEmpty.has(field) && isEmpty(line[field])) throw cannotClear(field)
    const known = id === '-1' ? undefined : byId.get(id)
    if (id !== '-1' && (!known || known.line['~kind'] !== kind || seen.has(id))) throw notFound(id)
    if (known) {
      if (known.index < last) throw outOfOrder(company, known.line)
      last = known.index
      seen.add(id)
    }
    const members = kind.endsWith('Group')
      ? draftsOfMod(company, membersOf(known?.line), line, memberKinds(kinds), notEmpty)
      : undefined
    return { kind, base: known?.line, given: line, ...(members ? { members } : {}) }
  })
}

const membersOf = (line: Line | undefined): Line[] =>
  Array.isArray(line?.['~members']) ? (line['~members'] as Line[]) : []

const memberKinds = (kinds: readonly string[]): string[] =>
  kinds.filter((kind) => !kind.endsWith('Group'))

function outOfOrder(company: Company, line: Line): Refusal {
  const item = idOf(line['ItemRef']) ?? idOf(line['ItemGroupRef'])
  const name = item === undefined ? undefined : company.fullName('items', item)
  return new Refusal(
    3290,
    `The item "${name ?? String(line['TxnLineID'])}" is placed in the request in incorrect order.`,
  )
}

/** An empty element in a Mod clears; for a reference so does an empty aggregate or name (7, certain). */
export const isEmpty = (value: Fields[string]): boolean => {
  if (value === undefined) return false
  if (typeof value === 'string') return value === ''
  if (Array.isArray(value)) return value.length === 0
  return Object.keys(value).every((name) => name.startsWith('@') || isEmpty(value[name]))
}

/** How many rows new lines need: one a line, a group and each of its members. */
export function countNew(lines: readonly Line[]): number {
  return lines.reduce(
    (count, line) => count + (line['TxnLineID'] === undefined ? 1 : 0) + countNew(membersOf(line)),
    0,
  )
}

/** Gives new lines their ids: the counter of transactions, the time the line is made (8, certain). */
export function numberLines(company: Company, lines: readonly Line[], first: number): number {
  let next = first
  for (const line of lines) {
    if (line['TxnLineID'] === undefined) line['TxnLineID'] = txnId(next++, company.now())
    next = numberLines(company, membersOf(line), next)
  }
  return next
}
