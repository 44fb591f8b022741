// A person's edits go the way requests go, with the newest EditSequence at hand: what a window would refuse is
// refused, and totals, links and postings follow as they always do.
import { QbsyncError } from '../../errors.ts'
import { recordsOf, statusOf } from '../../qbxml/message-set.ts'
import { readQbxml } from '../../qbxml/read.ts'
import { writeRequests } from '../../qbxml/write.ts'
import type { Entity, Fields } from '../../schema/entity.ts'
import { request } from '../../schema/grammar.ts'
import type { Company } from '../company-file.ts'
import { ComError } from '../quickbooks.ts'
import { CompanySession, person } from '../session.ts'
import { listNamed, txnNamed } from './find.ts'

export interface Edited {
  readonly kind: string
  readonly id: string
  /** Full name or number. */
  readonly label: string | null
  readonly record?: Fields
}

/** A record that can stand in a window. Throws E_NOT_FOUND. */
export function editable(
  company: Company,
  owner: Entity,
  key: string,
): { id: string; label: string | null; revision: number } {
  if (owner.kind === 'txn') {
    const { id, refNumber, revision } = txnNamed(company, owner, key)
    return { id, label: refNumber, revision }
  }
  const { id, fullName, revision } = listNamed(company, owner, key)
  return { id, label: fullName, revision }
}

/** Enters a record, or changes the one named. Throws E_NOT_WRITABLE, E_DESK. */
export function change(company: Company, owner: Entity, set: Fields, key?: string): Edited {
  const verb = key === undefined ? 'Add' : 'Mod'
  const found = key === undefined ? undefined : editable(company, owner, key)
  const own: Fields = found
    ? { [owner.idField]: found.id, EditSequence: String(found.revision) }
    : {}
  const content = { [`${owner.name}${verb}`]: { ...named(set), ...own } }
  const answer = ask(company, `${owner.name}${verb}Rq`, content, found?.id)
  const record = recordsOf({ name: '', attributes: {}, content: answer })[0]?.content ?? {}
  const text = (name: string): string | null => {
    const value = record[name]
    return typeof value === 'string' ? value : null
  }
  return {
    kind: owner.name,
    id: text(owner.idField) ?? '',
    label: text(owner.labelField) ?? text('Name'),
    record,
  }
}

/** A reference given as text is the full name of what it means. */
function named(fields: Fields): Fields {
  const out: Fields = {}
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined) continue
    if (typeof value === 'string')
      out[name] = /(?<!Contact)Ref$/.test(name) ? { FullName: value } : value
    else if (Array.isArray(value))
      out[name] = value.map((one) => (typeof one === 'string' ? one : named(one)))
    else out[name] = named(value)
  }
  return out
}

export function remove(company: Company, owner: Entity, key: string): Edited {
  const { id, label } = editable(company, owner, key)
  const side = owner.kind === 'list' ? 'List' : 'Txn'
  ask(company, `${side}DelRq`, { [`${side}DelType`]: owner.name, [`${side}ID`]: id }, id)
  return { kind: owner.name, id, label }
}

export function voided(company: Company, owner: Entity, key: string): Edited {
  const { id, label } = editable(company, owner, key)
  ask(company, 'TxnVoidRq', { TxnVoidType: owner.name, TxnID: id }, id)
  return { kind: owner.name, id, label }
}

/** One request as the person: their own window is no lock to them. */
function ask(company: Company, name: string, content: Fields, own: string | undefined): Fields {
  if (!request(name))
    throw new QbsyncError('E_NOT_FOUND', {
      thing: 'request',
      id: name,
      hint: 'QuickBooks has no such request; its windows are imitated as far as its requests go.',
    })
  const message = { name, attributes: {}, content }
  const text = writeRequests({ version: '14.0', messages: [message] })
  return company.write(() => {
    const lock = own === undefined ? undefined : takeLock(company, own)
    try {
      const session = new CompanySession(company, person)
      const [answer] = readQbxml(session.processRequest(text)).messages
      const status = answer ? statusOf(answer) : undefined
      if (!answer || !status || status.severity === 'Error')
        throw new QbsyncError('E_DESK', {
          status: status?.code ?? '',
          message: status?.message ?? 'no answer',
        })
      return answer.content
    } catch (error) {
      if (!(error instanceof ComError)) throw error
      const { message } = error
      throw new QbsyncError('E_DESK', { status: error.hresult, message }, { cause: error })
    } finally {
      if (lock !== undefined) putLock(company, own ?? '', lock)
    }
  })
}

function takeLock(company: Company, id: string): string | undefined {
  const who = company.sql('select who from locks where id = ?').pluck(true).get(id)
  if (who === undefined) return undefined
  company.sql('delete from locks where id = ?').run(id)
  return String(who)
}

/** The window stays open, unless its record is gone. */
function putLock(company: Company, id: string, who: string): void {
  if (!company.db.inTransaction) return
  const isThere = company.sql(
    'select 1 from txns where id = ? union all select 1 from lists where id = ?',
  )
  if (isThere.get(id, id) !== undefined)
    company.sql('insert or replace into locks values (?, ?)').run(id, who)
}
