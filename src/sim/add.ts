// …AddRq: one function for lists, one for transactions; what is particular stands in list-kinds.ts and forms.ts.
import { shapeOf } from '../qbxml/shapes.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { model } from '../schema/grammar.ts'
import type { Company } from './company-file.ts'
import type { Draft, TxnForm } from './form.ts'
import { txnForms } from './forms.ts'
import { txnId } from './ids.ts'
import { postNew } from './ledger.ts'
import { copyFromName, keepLineExtensions } from './line-extensions.ts'
import { countNew, isEmpty, lineInRequest, numberLines } from './lines.ts'
import type { ListDraft } from './list-draft.ts'
import { defaultsOf, listKinds, reshaped } from './list-kinds.ts'
import { listRefusals } from './list-refusals.ts'
import { shaped } from './list-shapes.ts'
import { normalise } from './normalise.ts'
import { presentList, presentTxn, type Showing, showSaved } from './present.ts'
import { insertList, insertTxn, type ListRecord, listById, type Txn, withLinks } from './records.ts'
import { refNumber } from './ref-numbers.ts'
import { idOf, resolveRefs } from './reference.ts'
import { Refusal, type Status } from './refusal.ts'
import { refuse } from './refusals.ts'
import { txnRefusals } from './txn-refusals.ts'

/** What was saved, for macros and answers. */
export interface Saved {
  readonly id: string | undefined
  readonly ret: Fields
  /** What is said of it, where that is not simply that it was done. */
  readonly status?: Status | undefined
}

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value.trim() : ''
}

export function aggregateOf(content: Fields, name: string): Fields {
  const value = content[name]
  return value === undefined || typeof value === 'string' || Array.isArray(value) ? {} : value
}

export function addList(company: Company, owner: Entity, content: Fields): Saved {
  const name = `${owner.name}Add`
  const given = normalise(company, aggregateOf(content, name), shapeOf(model(name)))
  const fields = resolveRefs(company, given, { owner, where: owner.name })
  const kind = listKinds[owner.name]
  const parent = parentIn(company, owner, fields)
  const own = nameIn(owner, fields)
  const body = shaped(
    owner.name,
    { ...defaultsOf(kind, company), ...bodyOf(company, owner, fields) },
    { fields, before: {}, company },
  )
  const draft: ListDraft = {
    owner,
    name: own,
    parent,
    fullName: fullNameIn(company, owner, own, parent),
    body,
  }
  refuse(listRefusals, draft, company)
  const record = insertList(company, {
    family: owner.family,
    kind: owner.name,
    name: own,
    fullName: draft.fullName,
    parent,
    isActive: fields['IsActive'] !== 'false',
    body,
  })
  kind?.added?.(record, fields, company)
  return { id: record.id, ret: presentList(company, record, showSaved(content)) }
}

export function parentIn(company: Company, owner: Entity, fields: Fields): ListRecord | undefined {
  const id = idOf(fields['ParentRef'])
  return id === undefined ? undefined : listById(company, owner.family, id)
}

/** Where a record has its name; a to-do has none and is known by its text (schema). */
const nameFields: Readonly<Record<string, string>> = {
  SalesRep: 'Initial',
  Lead: 'FullName',
  ToDo: 'Notes',
}
export const nameField = (owner: Entity): string => nameFields[owner.name] ?? 'Name'

/** The name of a record; an employee's is made of its parts, for there is no Name in the Add (schema). */
export function nameIn(owner: Entity, fields: Fields): string {
  if (owner.name !== 'Employee') return text(fields, nameField(owner))
  return ['FirstName', 'MiddleName', 'LastName']
    .map((part) => text(fields, part))
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 41)
}

/** The full name; to-dos are told apart by a number, for two may have one text. */
function fullNameIn(company: Company, owner: Entity, own: string, parent?: ListRecord): string {
  if (owner.name === 'ToDo') return `#${company.take('to-do')}`
  return parent ? `${parent.fullName}:${own}` : own
}

const columns = new Set(['Name', 'Initial', 'IsActive', 'ParentRef', 'FullName'])

/** The fields that are kept: those the Ret has, in its names, without what is empty. */
export function bodyOf(company: Company, owner: Entity, fields: Fields): Fields {
  const known = shapeOf(model(owner.retName)).fields
  const out: Fields = {}
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined || columns.has(name) || isEmpty(value)) continue
    const reshape = reshaped[name]
    if (reshape) Object.assign(out, reshape(value as Fields, company))
    else if (known.has(name)) out[name] = value
  }
  return out
}

export function addTxn(company: Company, owner: Entity, content: Fields): Saved {
  const form = formOf(owner)
  const name = `${owner.name}Add`
  const warnings: Status[] = []
  const warn = (status: Status): void => void warnings.push(status)
  const draft = draftOf(company, owner, form, {
    aggregate: aggregateOf(content, name),
    verb: 'Add',
    warn,
  })
  form.fill(draft, company)
  const { txn } = draft
  const instead = form.instead?.(draft, company)
  if (instead) return { id: undefined, ret: instead }
  refuse(txnRefusals, { owner, form, txn }, company)
  const saved = place(company, form, txn)
  insertTxn(company, saved)
  copyFromName(company, saved)
  keepLineExtensions(company, owner, draft.lines, saved)
  form.link?.({ ...draft, txn: saved }, company)
  postNew(company, saved)
  const showing = showSaved(content)
  // Nothing of it has changed since but by a link, which an answer of nothing but the id does not show.
  const fresh = form.link && !isOnlyId(showing) ? withLinks(company, saved) : saved
  return {
    id: fresh.id,
    ret: presentTxn(company, fresh, showing),
    status: warnings[0],
  }
}

const isOnlyId = ({ only }: Showing): boolean => only.size === 1 && only.has('TxnID')

export function formOf(owner: Entity): TxnForm {
  const form = txnForms[owner.name]
  if (!form) throw new Refusal(1030, 'This request is not supported by this implementation.')
  return form
}

/** The references that an Add must have. */
function requiredRefs(owner: Entity): readonly string[] {
  let names = required.get(owner.name)
  if (!names) {
    names = model(`${owner.name}Add`).content.flatMap((p) =>
      p.kind === 'element' && p.min === 1 && p.name.endsWith('Ref') && !p.many ? p.name : [],
    )
    required.set(owner.name, names)
  }
  return names
}
const required = new Map<string, readonly string[]>()

/** Header and lines of a request, with references resolved; lines have a place of their own in messages. */
export function draftOf(
  company: Company,
  owner: Entity,
  form: TxnForm,
  request: { aggregate: Fields; verb: 'Add' | 'Mod'; warn: Draft['warn'] },
): Draft {
  const { aggregate, verb, warn } = request
  const lineNames = new Set(owner.lines.map((line) => lineInRequest(line, verb)))
  const shape = shapeOf(model(`${owner.name}${verb}`))
  const given = normalise(company, aggregate, shape)
  const header: Fields = {}
  const lines: Fields = {}
  for (const field in given) {
    if (lineNames.has(field) || field === '@order') lines[field] = given[field]
    else header[field] = given[field]
  }
  const fields = resolveRefs(company, header, { owner, where: owner.name })
  const accountId = form.accountField ? idOf(fields[form.accountField]) : undefined
  const partyId = owner.partyField ? idOf(fields[owner.partyField]) : undefined
  // A reference without ListID and FullName names nobody: where it is required it is missing.
  const missing = verb === 'Add' && requiredRefs(owner).find((name) => !idOf(fields[name]))
  if (missing) throw new Refusal(3150, `There is a missing element: "${missing}"`)
  const date = text(fields, owner.dateField ?? 'TxnDate')
  const now = company.now()
  const txn: Txn = {
    serial: 0,
    kind: owner.name,
    id: '',
    number: 0,
    date: date === '' ? company.today() : date,
    refNumber: verb === 'Add' ? refNumber(company, owner, form, fields) : null,
    party: partyId ?? null,
    account: accountId ?? null,
    total: 0,
    applied: 0,
    isPending: 0,
    revision: now,
    created: now,
    modified: now,
    head: verb === 'Add' ? headOf(owner, form, fields) : {},
    lines: [],
  }
  return {
    txn,
    fields,
    warn,
    lines: resolveRefs(company, lines, { owner, where: `${owner.name} line` }),
  }
}

/** Header fields that are kept: those of the Ret that have no column of their own. */
export function headOf(owner: Entity, form: TxnForm, fields: Fields): Fields {
  const known = shapeOf(model(owner.retName)).fields
  const out: Fields = {}
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined || !known.has(name) || isEmpty(value)) continue
    // They have columns of their own.
    if (name === owner.dateField || name === 'RefNumber') continue
    if (name === owner.partyField || name === form.accountField) continue
    // Without several currencies there is no rate, and none in an answer (20, certain).
    if (name === 'ExchangeRate') continue
    // Card data is taken and not kept.
    if (name === 'CreditCardTxnInfo') continue
    out[name] = value
  }
  return out
}

/** Numbers for header and lines, from the one counter of the file. */
function place(company: Company, form: TxnForm, txn: Txn): Txn {
  const rows = 1 + form.hiddenRows + countNew(txn.lines)
  const [serial, number] = company.takeBoth('txn', rows, 'number')
  numberLines(company, txn.lines, serial + 1 + form.hiddenRows)
  return {
    ...txn,
    serial,
    id: txnId(serial, txn.created),
    number,
  }
}
