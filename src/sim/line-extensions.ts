// Custom fields on lines and on new forms (qbxml-semantics.md 19): those that the request of an Add states on a
// line, and those of the customer or vendor, which are copied onto the form and live there (reported).
import type { Entity, Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { type Definition, definition } from './extension-definitions.ts'
import { textOf } from './filters.ts'
import { lineInRequest, linesIn } from './lines.ts'
import type { Line, Txn } from './records.ts'
import { Refusal } from './refusal.ts'

/** A line of a form takes the fields of its form, and those of items (which are its columns: our choice). */
export const onLine = (kind: string): readonly string[] => [kind, 'Item']

/** Keeps what the lines of an Add say under DataExt. The lines of one kind are saved in the order they came. */
export function keepLineExtensions(
  company: Company,
  owner: Entity,
  asked: Fields,
  { id: form, lines }: Txn,
): void {
  for (const kind of owner.lines) {
    const name = lineInRequest(kind, 'Add')
    const given = asked[name]
    const all = Array.isArray(given) ? given : [given]
    if (!all.some((line) => typeof line === 'object' && line['DataExt'] !== undefined)) continue
    const stored = lines.filter((line) => line['~kind'] === kind)
    linesIn(asked, [name]).forEach(({ fields }, i) => {
      const id = stored[i]?.['TxnLineID']
      for (const extension of (fields['DataExt'] ?? []) as Fields[])
        if (typeof id === 'string') keep(company, `${form} ${id}`, onLine(owner.name), extension)
    })
  }
}

function keep(
  company: Company,
  object: string,
  assigned: readonly string[],
  extension: Fields,
): void {
  const [owner, name, value] = ['OwnerID', 'DataExtName', 'DataExtValue'].map((f) =>
    textOf(extension, f),
  ) as [string, string, string]
  const known = definition(company, owner, name)
  if (!known || !isAssigned(known, assigned)) throw notDefined(owner, name)
  company
    .sql('insert or replace into data_exts values (?, ?, ?, ?, ?)')
    .run(object, owner, name, known.type, value)
}

export const isAssigned = ({ objects }: Definition, words: readonly string[]): boolean =>
  objects.split(' ').some((word) => words.includes(word))

export const notDefined = (owner: string, name: string): Refusal =>
  new Refusal(3121, `The data extension "${name}" of owner "${owner}" cannot be found.`)

const hasCustomFields = (company: Company): boolean =>
  company.sql("select exists (select 1 from data_ext_defs where owner = '0')").pluck(true).get() ===
  1

/** Custom fields of the name that a new form has as well. */
export function copyFromName(company: Company, txn: Txn): void {
  if (txn.party === null || !hasCustomFields(company)) return
  company
    .sql(
      `insert or ignore into data_exts
       select ?, e.owner, e.name, e.type, e.value from data_exts e
         join data_ext_defs d on d.owner = e.owner and d.name = e.name
       where e.object = ? and e.owner = '0' and instr(' ' || d.objects || ' ', ?) > 0`,
    )
    .run(txn.id, `names ${txn.party}`, ` ${txn.kind} `)
}

/** Takes away the fields of lines that a change of the form has taken away. */
export function dropLineExtensions(company: Company, before: Txn, after: Txn): void {
  const kept = new Set(idsOf(after.lines))
  for (const id of idsOf(before.lines))
    if (!kept.has(id))
      company.sql('delete from data_exts where object = ?').run(`${before.id} ${id}`)
}

/** Ids of lines and of the members of groups. */
function idsOf(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => {
    const members = line['~members']
    const id = line['TxnLineID']
    return [
      ...(typeof id === 'string' ? [id] : []),
      ...(Array.isArray(members) ? idsOf(members as Line[]) : []),
    ]
  })
}
