// A stored record as its Ret. The writer puts the fields in order and leaves out what the version does not have.
import { emptyObject } from '../qbxml/rooms.ts'
import { entity } from '../schema/entities.ts'
import type { Entity, Fields, FieldValue } from '../schema/entity.ts'
import { lineRetName } from '../schema/lines.ts'
import type { Company } from './company-file.ts'
import { txnForms } from './forms.ts'
import { orderTxns } from './line-links.ts'
import { linkedTxns } from './links.ts'
import { listKinds } from './list-kinds.ts'
import type { Line, ListRecord, Txn } from './records.ts'
import { expandRefs, refTo } from './reference.ts'

/** What of a record an answer shows. */
export interface Showing {
  readonly lines: boolean
  readonly links: boolean
  /** IncludeRetElement: only these; all where there is none. */
  readonly only: ReadonlySet<string>
  readonly owners: readonly string[]
}

export const showAll: Showing = { lines: true, links: false, only: new Set(), owners: [] }

/** The answer to an Add or Mod: lines, no links (qbxml-semantics.md 12.1, certain). */
export const showSaved = (content: Fields): Showing => ({ ...showAll, only: onlyOf(content) })

export function onlyOf(content: Fields): ReadonlySet<string> {
  const names = content['IncludeRetElement']
  return new Set(Array.isArray(names) ? names.filter((n) => typeof n === 'string') : [])
}

export function presentList(company: Company, record: ListRecord, showing: Showing): Fields {
  const owner = entity(record.kind)
  const shape: Fields = {
    ListID: record.id,
    TimeCreated: company.zone.print(record.created),
    TimeModified: company.zone.print(record.modified),
    EditSequence: String(record.revision),
    [owner.labelField === 'Initial' ? 'Initial' : 'Name']: record.name,
    ...(owner.labelField === 'FullName' && !owner.hierarchical ? { FullName: record.name } : {}),
    IsActive: record.isActive === 1 ? 'true' : 'false',
  }
  if (owner.hierarchical) {
    shape['FullName'] = record.fullName
    shape['Sublevel'] = String(record.fullName.split(':').length - 1)
    if (record.parent !== null)
      shape['ParentRef'] = refTo(company, 'ParentRef', record.parent, owner)
  }
  Object.assign(shape, expandRefs(company, record.body, owner))
  const { only } = showing
  const computed = listKinds[record.kind]?.computed
  // Balances cost queries: they are left alone where the answer does not show them.
  if (computed && (only.size === 0 || [...only].some((name) => !(name in shape))))
    Object.assign(shape, computed(record, company))
  return cut(withExtensions(company, shape, `${record.family} ${record.id}`, showing), only)
}

/** Of the transactions that come in thousands. */
const mostFields = 32

export function presentTxn(company: Company, txn: Txn, showing: Showing): Fields {
  const owner = entity(txn.kind)
  const form = txnForms[txn.kind]
  const { only } = showing
  const ret = emptyObject(mostFields)
  ret['TxnID'] = txn.id
  // The rest costs time and queries: it is left alone where the answer does not show it.
  const isAll = (): boolean => only.size > 0 && [...only].every((name) => name in ret)
  if (isAll()) return ret
  const { zone } = company
  ret['TimeCreated'] = zone.print(txn.created)
  ret['TimeModified'] = zone.print(txn.modified)
  ret['EditSequence'] = String(txn.revision)
  ret['TxnNumber'] = String(txn.number)
  ret[owner.dateField ?? 'TxnDate'] = txn.date
  expandRefs(company, txn.head, owner, ret)
  if (txn.refNumber !== null && txn.refNumber !== '') ret['RefNumber'] = txn.refNumber
  if (owner.partyField && txn.party !== null)
    ret[owner.partyField] = refTo(company, owner.partyField, txn.party, owner)
  if (form?.accountField && txn.account !== null)
    ret[form.accountField] = refTo(company, form.accountField, txn.account, owner)
  if (isAll()) return cut(ret, only)
  if (form) Object.assign(ret, form.computed(txn, company, showing))
  if (showing.links) {
    const links = [...linkedTxns(company, txn.serial), ...orderTxns(company, txn.serial)]
    if (links.length > 0) ret['LinkedTxn'] = links
  }
  if (showing.lines)
    Object.assign(ret, presentLines(company, form?.shownLines?.(txn, company) ?? txn.lines, owner))
  if (showing.lines && showing.owners.includes('0')) lineExtensions(company, txn, ret)
  return cut(withExtensions(company, ret, txn.id, showing), only)
}

/** Custom fields of lines; private ones on lines are not given back (19, certain). */
function lineExtensions(company: Company, txn: Txn, ret: Fields): void {
  const rows = company
    .sql(
      `select object, owner, name, type, value from data_exts
       where object > ? and object < ? and owner = '0' order by object, name`,
    )
    .all(`${txn.id} `, `${txn.id}!`) as (ExtensionRow & { object: string })[]
  if (rows.length === 0) return
  const walk = (fields: Fields): void => {
    const own = rows.filter((row) => row.object === `${txn.id} ${fields['TxnLineID']}`)
    if (own.length > 0 && fields !== ret) fields['DataExtRet'] = own.map(extensionRet)
    for (const name in fields) {
      const value = fields[name]
      if (/Line(Group)?Ret$/.test(name) && Array.isArray(value))
        for (const line of value) if (typeof line !== 'string') walk(line)
    }
  }
  walk(ret)
}

/** Lines under their Ret names; where kinds come mixed, `@order` keeps how. */
function presentLines(company: Company, lines: readonly Line[], owner: Entity): Fields {
  const out: Fields = {}
  const order: string[] = []
  for (const line of lines) {
    const name = lineRetName(String(line['~kind']))
    const shown = expandRefs(company, line, owner)
    const members = line['~members']
    if (Array.isArray(members))
      Object.assign(shown, presentLines(company, members as Line[], owner))
    const all = (out[name] ??= []) as Fields[]
    all.push(shown)
    order.push(name)
  }
  if (new Set(order).size > 1) out['@order'] = order
  return out
}

/** DataExtRet of the asked owners, with the type a value has. */
export function extensions(company: Company, object: string, owners: readonly string[]): Fields[] {
  const rows = company
    .sql('select owner, name, type, value from data_exts where object = ? order by owner, name')
    .all(object) as ExtensionRow[]
  const wanted = new Set(owners.map((o) => o.toLowerCase()))
  return rows.filter((row) => wanted.has(row.owner.toLowerCase())).map(extensionRet)
}

interface ExtensionRow {
  readonly owner: string
  readonly name: string
  readonly type: string
  readonly value: string
}

const extensionRet = (row: ExtensionRow): Fields => ({
  OwnerID: row.owner,
  DataExtName: row.name,
  DataExtType: row.type,
  DataExtValue: row.value,
})

function withExtensions(company: Company, ret: Fields, object: string, showing: Showing): Fields {
  if (showing.owners.length === 0) return ret
  const rows = extensions(company, object, showing.owners)
  if (rows.length > 0) ret['DataExtRet'] = rows
  return ret
}

/** IncludeRetElement: the named top-level elements alone; unknown names are ignored (10.5, certain). */
export function cut(ret: Fields, only: ReadonlySet<string>): Fields {
  if (only.size === 0) return ret
  const out: Record<string, FieldValue | undefined> = {}
  for (const name in ret) if (only.has(name) || name === '@order') out[name] = ret[name]
  return out
}
