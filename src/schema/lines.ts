// The lines of a record, and the records it points to, as its entity row names them.
import { type Column, type Entity, type Fields, listAt, textAt } from './entity.ts'

export interface Line {
  readonly fields: Fields
  readonly id: string | undefined
  /** Position, from 1, of the group line it stands under. */
  readonly group: number | undefined
}

/** The lines of a record in QuickBooks' order; the members of a group follow their group. */
export function linesOf(e: Entity, record: Fields): Line[] {
  const names = lineRetNames(e)
  const out: Line[] = []
  for (const fields of inOrder(names, record)) {
    out.push(lineOf(fields, undefined))
    const group = out.length
    for (const name of names) {
      if (fields[name] === undefined) continue
      for (const member of listAt(fields, name)) out.push(lineOf(member, group))
    }
  }
  return out
}

const retNames = new Map<Entity, readonly string[]>()

/** The names of its lines in a record. */
export function lineRetNames(e: Entity): readonly string[] {
  let names = retNames.get(e)
  if (!names) retNames.set(e, (names = e.lines.map(lineRetName)))
  return names
}

/** Lines of journals have no "Ret" in their name (qbxml-semantics.md 17.20, certain). */
export const lineRetName = (line: string): string =>
  line.startsWith('Journal') ? line : `${line}Ret`

const lineOf = (fields: Fields, group: number | undefined): Line => ({
  fields,
  id: textAt(fields, 'TxnLineID'),
  group,
})

/** Lines and groups as they came: `@order` says it where they are mixed. */
function inOrder(names: readonly string[], record: Fields): Fields[] {
  const order = record['@order']
  if (!Array.isArray(order)) {
    let all: Fields[] = []
    for (const name of names) {
      if (record[name] === undefined) continue
      const some = marked(name, listAt(record, name))
      all = all.length === 0 ? some : [...all, ...some]
    }
    return all
  }
  const queues = new Map(names.map((name) => [name, [...marked(name, listAt(record, name))]]))
  const out: Fields[] = []
  for (const name of order) {
    const next = typeof name === 'string' ? queues.get(name)?.shift() : undefined
    if (next) out.push(next)
  }
  return [...out, ...[...queues.values()].flat()]
}

/** Only its name says whether a line of a journal is a debit or a credit: it is noted as `@kind`. */
const marked = (name: string, lines: Fields[]): Fields[] =>
  name.startsWith('Journal') ? lines.map((line) => ({ ...line, '@kind': name })) : lines

interface Pointing {
  readonly header: readonly Column[]
  readonly ofLines: readonly Column[]
}

/** By set of families, as it is asked for with each record of a page. */
const pointers = new WeakMap<ReadonlySet<string>, Map<Entity, Pointing>>()

function pointing(e: Entity, families: ReadonlySet<string>): Pointing {
  let known = pointers.get(families)
  if (!known) pointers.set(families, (known = new Map()))
  let found = known.get(e)
  if (!found) {
    const isWanted = (column: Column) => column.ref !== undefined && families.has(column.ref)
    found = { header: e.columns.filter(isWanted), ofLines: e.lineColumns.filter(isWanted) }
    known.set(e, found)
  }
  return found
}

/** Family and id of every record of these families that this one points to, header and lines, by its columns. */
export function pointersOf(
  e: Entity,
  record: Fields,
  families: ReadonlySet<string>,
): [family: string, id: string][] {
  const out: [string, string][] = []
  const collect = (columns: readonly Column[], fields: Fields) => {
    for (const { ref, from } of columns) {
      const id = ref && typeof from === 'string' ? textAt(fields, from) : undefined
      if (ref && id) out.push([ref, id])
    }
  }
  const { header, ofLines } = pointing(e, families)
  collect(header, record)
  if (ofLines.length > 0) for (const line of linesOf(e, record)) collect(ofLines, line.fields)
  return out
}
