// A company as requests that make it again: lists in dependency order, then transactions, as Adds with references
// by full name and links by macro (qbxml-semantics.md 2). What a request cannot say does not travel: ids, times,
// EditSequence, preferences, and prices of the members of a group on a form.
import type { Message } from '../qbxml/document.ts'
import { type Shape, shapeIn, shapeOf } from '../qbxml/shapes.ts'
import { entities, entityNamed } from '../schema/entities.ts'
import type { Entity, Fields, FieldValue } from '../schema/entity.ts'
import { model, request } from '../schema/grammar.ts'
import type { Particle } from '../schema/notation.ts'
import { fromCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { type LinkTo, linksFrom } from './links.ts'
import { presentList, presentTxn, showAll } from './present.ts'
import { listByName, listBySerial, type Txn, txnBySerial } from './records.ts'

export interface Exported {
  readonly messages: Message[]
  /** Records of kinds that cannot be added, by kind. */
  readonly left: Readonly<Record<string, number>>
}

export function exportCompany(company: Company): Exported {
  const messages: Message[] = []
  const left: Record<string, number> = {}
  const say = (name: string, content: Fields): void => {
    messages.push({
      name,
      attributes: { requestID: String(messages.length + 1) },
      content,
    })
  }
  for (const row of definitions(company)) say('DataExtDefAddRq', { DataExtDefAdd: row })
  for (const { kind, count } of unknownKinds(company)) left[kind] = count
  for (const owner of inOrder()) {
    const serials = serialsOf(company, owner)
    if (!request(owner.addName)) {
      if (serials.length > 0) left[owner.name] = serials.length
      continue
    }
    for (const serial of serials) {
      const add =
        owner.kind === 'list' ? listAdd(company, owner, serial) : txnAdd(company, owner, serial)
      if (!add) continue
      say(owner.addName, { [`${owner.name}Add`]: add.fields })
      for (const ext of extensionsOf(company, owner, add)) say('DataExtAddRq', { DataExtAdd: ext })
    }
  }
  for (const fields of loneCredits(company))
    say('ReceivePaymentAddRq', { ReceivePaymentAdd: fields })
  return { messages, left }
}

/** Dependency order; sales reps come behind the names that they are. */
function inOrder(): Entity[] {
  const reps = entities.filter((e) => e.name === 'SalesRep')
  const others = entities.filter((e) => e.name !== 'SalesRep')
  const behind = others.findIndex((e) => e.name === 'OtherName') + 1
  return [...others.slice(0, behind), ...reps, ...others.slice(behind)]
}

/** Kinds that no request makes, such as those that QuickBooks makes of opening balances. */
function unknownKinds(company: Company): { kind: string; count: number }[] {
  const rows = company.sql('select kind, count(*) as count from txns group by kind').all() as {
    kind: string
    count: number
  }[]
  return rows.filter(({ kind }) => !entityNamed(kind))
}

/** Parents before children, and transactions in the order they were entered. */
function serialsOf(company: Company, { kind, name }: Entity): number[] {
  return company
    .sql(
      kind === 'list'
        ? // Accounts that QuickBooks finds by what they are for are named by documents; the rest is made anew.
          "select serial from lists where kind = ? and (special is null or kind = 'Account') order by full_key"
        : 'select serial from txns where kind = ? order by serial',
    )
    .pluck(true)
    .all(name) as number[]
}

interface Add {
  readonly fields: Fields
  /** Key of its data extensions, and how a request names it. */
  readonly object: string
  readonly named: Fields
}

function listAdd(company: Company, owner: Entity, serial: number): Add | undefined {
  const record = listBySerial(company, serial)
  if (!record) return undefined
  const fields = asAdd(
    company,
    presentList(company, record, showAll),
    shapeOf(model(`${owner.name}Add`)),
  )
  const type = owner.family === 'items' ? 'Item' : owner.name
  return {
    fields,
    object: `${record.family} ${record.id}`,
    named: { ListDataExtType: type, ListObjRef: { FullName: record.fullName } },
  }
}

const macro = (id: string): string => `TxnID:${id}`
const idBy = (id: string): Fields => ({ '@useMacro': macro(id), '#text': '' })

function txnAdd(company: Company, owner: Entity, serial: number): Add | undefined {
  const txn = txnBySerial(company, serial)
  if (!txn) return undefined
  const shape = shapeOf(model(`${owner.name}Add`))
  const ret = presentTxn(company, txn, showAll)
  const fields: Fields = {
    '@defMacro': macro(txn.id),
    ...asAdd(company, ret, shape),
    // Absent, the next number would be taken (7, certain).
    ...(txn.refNumber === null && shape.fields.has('RefNumber') ? { RefNumber: '' } : {}),
  }
  if (shape.fields.has('AppliedToTxnAdd')) Object.assign(fields, appliedBy(company, txn, shape))
  return {
    fields,
    object: txn.id,
    named: { TxnDataExtType: owner.name, TxnID: idBy(txn.id) },
  }
}

/** What the payment paid, with the credits that were set through it. */
function appliedBy(company: Company, txn: Txn, shape: Shape): Fields {
  const rows = new Map<string, Fields>()
  for (const link of linksFrom(company, txn.serial)) {
    if (link.kind !== 'payment') continue
    rows.set(link.targetId, {
      TxnID: idBy(link.targetId),
      ...(link.amount === 0 ? {} : { PaymentAmount: fromCents(link.amount) }),
      ...discountOf(company, link),
    })
  }
  for (const credit of creditsVia(company, txn.serial)) {
    const row = rows.get(credit.target) ?? { TxnID: idBy(credit.target) }
    const before = Array.isArray(row['SetCredit']) ? row['SetCredit'] : []
    row['SetCredit'] = [...before, setCredit(credit)]
    rows.set(credit.target, row)
  }
  if (rows.size > 0) return { AppliedToTxnAdd: [...rows.values()] }
  const nothing = shape.fields.has('IsAutoApply') ? { IsAutoApply: 'false' } : {}
  return { ...nothing, AppliedToTxnAdd: undefined }
}

function discountOf(company: Company, link: LinkTo): Fields {
  if (link.discount === 0) return {}
  const name = (family: string, id: string | null): Fields | undefined => {
    const fullName = id === null ? undefined : company.fullName(family, id)
    return fullName === undefined ? undefined : { FullName: fullName }
  }
  return {
    DiscountAmount: fromCents(link.discount),
    DiscountAccountRef: name('accounts', link.discountAccount),
    DiscountClassRef: name('classes', link.discountClass),
  }
}

interface Credit {
  readonly source: string
  readonly target: string
  readonly party: string
  readonly amount: number
}

const creditColumns = `c.id as source, t.id as target, t.party as party, l.amount as amount
  from links l join txns c on c.serial = l.source join txns t on t.serial = l.target
  where l.kind = 'credit'`

const creditsVia = (company: Company, via: number): Credit[] =>
  company.sql(`select ${creditColumns} and l.via = ? order by l.id`).all(via) as Credit[]

const setCredit = ({ source, amount }: Credit): Fields => ({
  CreditTxnID: idBy(source),
  AppliedAmount: fromCents(amount),
})

/** Credits that were set without a payment: a request that moves no money and makes nothing (15.1, certain). */
function* loneCredits(company: Company): Generator<Fields> {
  const rows = company
    .sql(`select ${creditColumns} and l.via is null order by l.id`)
    .all() as Credit[]
  for (const credit of rows)
    yield {
      CustomerRef: { FullName: company.fullName('names', credit.party) ?? '' },
      AppliedToTxnAdd: [{ TxnID: idBy(credit.target), SetCredit: [setCredit(credit)] }],
    }
}

/** The fields that an Add has too; lines of a Ret under the name they have in the Add. */
function asAdd(company: Company, fields: Fields, shape: Shape): Fields {
  const out: Fields = {}
  const order = fields['@order']
  for (const [name, field] of shape.fields) {
    const value =
      fields[name] ?? (name.endsWith('Add') ? fields[`${name.slice(0, -3)}Ret`] : undefined)
    if (value === undefined) continue
    const one = (v: string | Fields): string | Fields =>
      typeof v === 'string' || field.isLeaf ? v : aggregate(company, v, shapeIn(field), name)
    out[name] = Array.isArray(value) ? value.map(one) : one(value as string | Fields)
  }
  // A check has a number, or it is still to be printed: a request states one of them.
  if (out['RefNumber'] !== undefined && exclude(shape, 'RefNumber', 'IsToBePrinted'))
    delete out['IsToBePrinted']
  if (Array.isArray(order))
    out['@order'] = order.map((name) =>
      typeof name === 'string' ? name.replace(/Ret$/, 'Add') : name,
    )
  return out
}

/** Whether two elements are members of one choice. */
function exclude(shape: Shape, one: string, other: string): boolean {
  const inside = (particles: readonly Particle[], name: string): boolean =>
    particles.some((p) => (p.kind === 'element' ? p.name === name : inside(p.members, name)))
  const apart = (particles: readonly Particle[]): boolean =>
    particles.some(
      (p) =>
        p.kind !== 'element' &&
        (p.kind === 'choice'
          ? inside(p.members, one) && inside(p.members, other)
          : apart(p.members)),
    )
  return apart(shape.model.content)
}

function aggregate(company: Company, fields: Fields, shape: Shape, name: string): Fields {
  const fullName = fields['FullName']
  if (name.endsWith('Ref') && typeof fullName === 'string') return { FullName: fullName }
  // A line of a deposit that takes a payment to the bank names that, and the rest follows.
  const payment = name === 'DepositLineAdd' ? fields['TxnID'] : undefined
  if (typeof payment === 'string') return { PaymentTxnID: idBy(payment) }
  const out = asAdd(company, fields, shape)
  // An amount stands for what quantity and rate come to; a subtotal works its own out.
  if (isSubtotal(company, out['ItemRef']))
    for (const field of ['Quantity', 'Rate', 'Amount']) delete out[field]
  return out
}

function isSubtotal(company: Company, ref: FieldValue | undefined): boolean {
  if (ref === undefined || typeof ref === 'string' || Array.isArray(ref)) return false
  return listByName(company, 'items', String(ref['FullName']))?.kind === 'ItemSubtotal'
}

function definitions(company: Company): Fields[] {
  const rows = company
    .sql('select owner, name, type, objects from data_ext_defs order by owner, name')
    .all() as { owner: string; name: string; type: string; objects: string }[]
  return rows.map((row) => ({
    OwnerID: row.owner,
    DataExtName: row.name,
    DataExtType: row.type,
    AssignToObject: row.objects.split(' '),
  }))
}

function extensionsOf(company: Company, owner: Entity, { object, named }: Add): Fields[] {
  if (!entityNamed(owner.name)) return []
  const rows = company
    .sql('select owner, name, value from data_exts where object = ? order by owner, name')
    .all(object) as { owner: string; name: string; value: string }[]
  return rows.map((row) => ({
    OwnerID: row.owner,
    DataExtName: row.name,
    ...named,
    DataExtValue: row.value,
  }))
}
