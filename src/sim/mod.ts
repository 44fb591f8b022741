// …ModRq. Absent is unchanged, empty is cleared, a stale EditSequence changes nothing (12.2, certain).
import { type Shape, shapeIn, shapeOf } from '../qbxml/shapes.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { model } from '../schema/grammar.ts'
import {
  aggregateOf,
  bodyOf,
  draftOf,
  formOf,
  headOf,
  nameField,
  nameIn,
  parentIn,
  type Saved,
} from './add.ts'
import { freeExcess } from './apply.ts'
import type { Company } from './company-file.ts'
import type { Draft } from './form.ts'
import { keyedList, keyedTxn } from './keyed.ts'
import { post } from './ledger.ts'
import { dropLineExtensions } from './line-extensions.ts'
import { countNew, isEmpty, numberLines } from './lines.ts'
import { defaultsOf, listKinds } from './list-kinds.ts'
import { listRefusals } from './list-refusals.ts'
import { shaped } from './list-shapes.ts'
import { normalise } from './normalise.ts'
import { presentList, presentTxn, showSaved } from './present.ts'
import {
  type ListRecord,
  listById,
  type Txn,
  txnBySerial,
  updateList,
  updateTxn,
} from './records.ts'
import { resolveRefs } from './reference.ts'
import { Refusal, type Status } from './refusal.ts'
import { cannotClear, refuse, refuseLocked, refuseStale } from './refusals.ts'
import { txnRefusals } from './txn-refusals.ts'

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

export function modList(company: Company, owner: Entity, content: Fields): Saved {
  const name = `${owner.name}Mod`
  const given = normalise(company, aggregateOf(content, name), shapeOf(model(name)))
  const before = keyedList(company, owner, text(given, 'ListID'))
  const record = { ...before }
  refuseLocked(company, record.id)
  refuseStale(record.revision, text(given, 'EditSequence'), {
    company,
    ret: () => ({ [owner.retName]: presentList(company, before, showSaved(content)) }),
  })
  const fields = resolveRefs(company, given, { owner, where: owner.name })
  const parent = movedTo(company, owner, record, fields)
  const own = changedName(owner, record, fields)
  if (fields['IsActive'] !== undefined) record.isActive = fields['IsActive'] === 'false' ? 0 : 1
  record.body = shaped(owner.name, changedBody(company, owner, record.body, fields), {
    fields,
    before: before.body,
    company,
  })
  record.name = own
  record.parent = parent?.id ?? null
  if (owner.name !== 'ToDo') record.fullName = parent ? `${parent.fullName}:${own}` : own
  const draft = { owner, before, name: own, parent, fullName: record.fullName, body: record.body }
  refuse(listRefusals, draft, company)
  updateList(company, record, before.fullName)
  listKinds[owner.name]?.changed?.(record, fields, company)
  return { id: record.id, ret: presentList(company, record, showSaved(content)) }
}

/** The parent after the Mod. A record cannot move below itself. */
function movedTo(
  company: Company,
  owner: Entity,
  record: ListRecord,
  fields: Fields,
): ListRecord | undefined {
  if (fields['ParentRef'] === undefined)
    return record.parent === null ? undefined : listById(company, owner.family, record.parent)
  const parent = parentIn(company, owner, fields)
  const isBelow =
    parent && `${parent.fullName}:`.toLowerCase().startsWith(`${record.fullName}:`.toLowerCase())
  if (isBelow)
    throw new Refusal(3130, `There is an invalid reference to a parent "${parent.fullName}".`)
  return parent
}

function changedName(owner: Entity, record: ListRecord, fields: Fields): string {
  if (owner.name === 'Employee') return nameIn(owner, { ...record.body, ...fields })
  return fields[nameField(owner)] === undefined ? record.name : nameIn(owner, fields)
}

// One of several: stating the one ends the others (schema: a choice).
const exclusive: readonly (readonly string[])[] = [
  ['Price', 'PricePercent'],
  ['DiscountRate', 'DiscountRatePercent'],
  // Who a to-do is about.
  ['CustomerRef', 'EmployeeRef', 'LeadRef', 'VendorRef'],
]

function changedBody(company: Company, owner: Entity, body: Fields, fields: Fields): Fields {
  const known = shapeOf(model(owner.retName)).fields
  const out: Fields = { ...body }
  for (const name in fields) {
    const value = fields[name]
    // SalesOrPurchaseMod changes what it names of SalesOrPurchase; other aggregates are replaced (our choice).
    const inner = name.replace(/Mod$/, '')
    const field = known.get(inner)
    if (name !== inner && field) {
      const part = bodyPart(out[inner], value as Fields, shapeIn(field))
      if (body[inner] === undefined && inner.startsWith('Sales'))
        throw new Refusal(
          3210,
          `The "${inner}" field has an invalid value.  QuickBooks error message: The item cannot be changed to be both sold and purchased, or back.`,
        )
      out[inner] = part
    } else if (known.has(name) && isEmpty(value)) delete out[name]
  }
  for (const group of exclusive) {
    const stated = group.find((name) => fields[name] !== undefined && !isEmpty(fields[name]))
    if (stated) for (const other of group) if (other !== stated) delete out[other]
  }
  if (fields['ClearItemsInGroup'] === 'true')
    for (const name of ['ItemGroupLine', 'ItemInventoryAssemblyLine']) delete out[name]
  const defaults = defaultsOf(listKinds[owner.name], company)
  return {
    ...out,
    ...bodyOf(company, owner, withoutKeys(fields)),
    ...missing(defaults, out, fields),
  }
}

/** An emptied field that always has a value falls back to it. */
function missing(defaults: Fields | undefined, out: Fields, fields: Fields): Fields {
  const back: Fields = {}
  for (const name in defaults ?? {})
    if (out[name] === undefined && isEmpty(fields[name]) && fields[name] !== undefined)
      back[name] = defaults?.[name]
  return back
}

const keys = new Set(['ListID', 'TxnID', 'EditSequence'])
const withoutKeys = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !keys.has(name)))

function bodyPart(old: Fields[string], change: Fields, shape: Shape): Fields {
  const out: Fields = { ...(old as Fields | undefined) }
  for (const name in change) {
    if (name.startsWith('Apply')) continue
    if (isEmpty(change[name])) delete out[name]
    else out[name] = change[name]
    for (const pair of exclusive)
      if (pair.includes(name)) for (const other of pair) if (other !== name) delete out[other]
  }
  // What its Ret must show cannot go; a part that did not exist must have it (the codes our choice).
  for (const field of shape.list)
    if (field.particle.min === 1 && field.isLeaf && out[field.name] === undefined && !field.mixed) {
      if (change[field.name] !== undefined) throw cannotClear(field.name)
      if (old === undefined) throw new Refusal(3150, `There is a missing element: "${field.name}"`)
    }
  return out
}

export function modTxn(company: Company, owner: Entity, content: Fields): Saved {
  const form = formOf(owner)
  const aggregate = aggregateOf(content, `${owner.name}Mod`)
  const before = keyedTxn(company, owner, text(aggregate, 'TxnID').trim())
  refuseLocked(company, before.id)
  refuseStale(before.revision, text(aggregate, 'EditSequence'), {
    company,
    ret: () => ({ [owner.retName]: presentTxn(company, before, showSaved(content)) }),
  })
  const warnings: Status[] = []
  const warn = (status: Status): void => void warnings.push(status)
  const draft = draftOf(company, owner, form, { aggregate, verb: 'Mod', warn })
  const { fields } = draft
  for (const name in fields)
    if (form.notEmpty.has(name) && isEmpty(fields[name])) throw cannotClear(name)
  const head = { ...before.head }
  for (const name in fields) if (isEmpty(fields[name])) delete head[name]
  Object.assign(head, headOf(owner, form, withoutKeys(fields)))
  const txn: Txn = {
    ...before,
    date: text(fields, owner.dateField ?? 'TxnDate') || before.date,
    refNumber: changedRef(fields, before.refNumber),
    party: draft.txn.party ?? before.party,
    account: draft.txn.account ?? before.account,
    head,
    lines: before.lines,
  }
  const changed: Draft = { ...draft, txn, before }
  form.fill(changed, company)
  refuseMove(before, txn, owner)
  refuse(txnRefusals, { owner, form, txn, before }, company)
  const added = countNew(txn.lines)
  if (added > 0) numberLines(company, txn.lines, company.take('txn', added))
  updateTxn(company, txn)
  dropLineExtensions(company, before, txn)
  form.link?.(changed, company)
  freeExcess(company, txn)
  post(company, txn)
  const fresh = txnBySerial(company, txn.serial) ?? txn
  return {
    id: fresh.id,
    ret: presentTxn(company, fresh, showSaved(content)),
    status: warnings[0],
  }
}

function changedRef(fields: Fields, before: string | null): string | null {
  const given = fields['RefNumber']
  return typeof given === 'string' ? given || null : before
}

/** A document that is applied stays posted, with its customer and A/R account (3170, our choice). */
function refuseMove(before: Txn, txn: Txn, owner: Entity): void {
  if (before.applied === 0) return
  const kept = before.party === txn.party && before.account === txn.account
  if (kept && before.isPending === txn.isPending) return
  throw new Refusal(
    3170,
    `There was an error when modifying a ${owner.name}.  QuickBooks error message: The customer, account or pending mark of a linked transaction cannot be changed.`,
  )
}
