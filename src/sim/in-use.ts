// Whether a list record is named by anything, so that it may not be deleted (3160).
import { entity } from '../schema/entities.ts'
import type { Entity, Fields, FieldValue } from '../schema/entity.ts'
import { refTargets } from '../schema/refs.ts'
import type { Company } from './company-file.ts'
import type { ListRecord } from './records.ts'

export function isUsed(company: Company, record: ListRecord): boolean {
  if (record.special !== null) return true
  const { family, id } = record
  const any = (sql: string, ...values: string[]): boolean =>
    company.sql(`select 1 from ${sql} limit 1`).get(...values) !== undefined
  if (any('lists where family = ? and parent = ?', family, id)) return true
  if (family === 'names' && any('txns where party = ?', id)) return true
  if (family === 'accounts' && any("balances where account = ? and party = '' and entries > 0", id))
    return true
  // A form is filed under its account even where it posts nothing.
  if (family === 'accounts' && any('txns where account = ?', id)) return true
  if (family === 'items' && any('stock where item = ?', id)) return true
  if (namesIt(company.facts.preferences, record, entity('Account'))) return true
  // No index serves this: deleting a list record is rare, and the scan ends with the first hit.
  for (const { kind, text } of mentions(company, record))
    if (namesIt(JSON.parse(text) as Fields, record, entity(kind))) return true
  return false
}

/** Texts that hold the id somewhere: a ListID alone is not unique across families, so they must be read. */
function* mentions(
  company: Company,
  { id, serial }: ListRecord,
): Generator<{ kind: string; text: string }> {
  const places: [column: string, table: string][] = [
    ['body', 'lists'],
    ['head', 'txns'],
    ['lines', 'txns'],
  ]
  for (const [column, table] of places)
    yield* company.db
      .prepare(
        `select kind, ${column} as text from ${table} where instr(${column}, ?) > 0 and not (? and serial = ?)`,
      )
      .iterate(id, table === 'lists' ? 1 : 0, serial) as IterableIterator<{
      kind: string
      text: string
    }>
}

function namesIt(value: FieldValue, record: ListRecord, owner: Entity, name = ''): boolean {
  if (typeof value === 'string')
    // What is kept with a transaction and never shows: accounts and names of its entries.
    return value === record.id && name.startsWith('~') && hidden.has(record.family)
  if (Array.isArray(value)) return value.some((one) => namesIt(one, record, owner, name))
  if (value['ListID'] === record.id && familyOf(name, owner) === record.family) return true
  return Object.keys(value).some((key) => {
    const inner = value[key]
    return inner !== undefined && namesIt(inner, record, owner, key)
  })
}

const hidden: ReadonlySet<string> = new Set(['accounts', 'names'])

function familyOf(refName: string, owner: Entity): string | undefined {
  if (!refName.endsWith('Ref')) return undefined
  const [first] = refTargets(refName, owner)
  return first === undefined ? undefined : entity(first).family
}
