// TxnDel, ListDel, TxnVoid and the queries of what was deleted (qbxml-semantics.md 12.4, 18).
import { entityNamed } from '../schema/entities.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { formOf } from './add.ts'
import { freeLinks } from './apply.ts'
import type { Company } from './company-file.ts'
import { keyedList, keyedTxn } from './keyed.ts'
import { post, unpost } from './ledger.ts'
import { freeLineLinks } from './line-links.ts'
import { listDeleteRefusals } from './list-refusals.ts'
import { cut, onlyOf } from './present.ts'
import { bury, touch, updateTxn } from './records.ts'
import { nothingFound, ok, Refusal, type Status } from './refusal.ts'
import { refuse, refuseLocked } from './refusals.ts'
import { refuseVoidOfDeposited } from './to-deposit.ts'
import { txnDeleteRefusals, txnRefusals } from './txn-refusals.ts'
import type { Seconds } from './zone.ts'

const text = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value.trim() : ''
}

function imitated(name: string): Entity {
  const found = entityNamed(name)
  if (!found) throw new Refusal(1030, 'This request is not supported by this implementation.')
  return found
}

/** Deletes a transaction: what it was applied to, or what was applied to it, is free again. */
export function deleteTxn(company: Company, content: Fields): Fields {
  const type = text(content, 'TxnDelType')
  const owner = imitated(type)
  const form = formOf(owner)
  const txn = keyedTxn(company, owner, text(content, 'TxnID'))
  refuseLocked(company, txn.id)
  for (const linked of linkedIds(company, txn.serial)) refuseLocked(company, linked, 3176)
  refuse(txnDeleteRefusals, txn, company)
  form.release?.(txn, company)
  freeLinks(company, txn.serial)
  for (const other of freeLineLinks(company, txn.serial)) touch(company, other)
  unpost(company, txn.serial)
  company.sql('delete from txns where serial = ?').run(txn.serial)
  company
    .sql('delete from data_exts where object = ? or object > ? and object < ?')
    .run(txn.id, `${txn.id} `, `${txn.id}!`)
  bury(company, { kind: owner.name, id: txn.id, label: txn.refNumber, created: txn.created })
  return {
    TxnDelType: type,
    TxnID: txn.id,
    TimeDeleted: company.zone.print(company.now()),
    ...(txn.refNumber ? { RefNumber: txn.refNumber } : {}),
  }
}

function linkedIds(company: Company, serial: number): string[] {
  return company
    .sql(
      `select id from txns where serial in (select target from links where source = ?
         union select source from links where target = ?
         union select txn from to_deposit where deposit = ?
         union select deposit from to_deposit where txn = ? and deposit is not null
         union select target from line_links where source = ?
         union select source from line_links where target = ?)`,
    )
    .pluck(true)
    .all(serial, serial, serial, serial, serial, serial) as string[]
}

/** A void keeps the record with zero amounts: a modification, not a deletion (12.4, reported). */
export function voidTxn(company: Company, content: Fields): Fields {
  const type = text(content, 'TxnVoidType')
  const owner = imitated(type)
  const form = formOf(owner)
  if (!form.void) throw new Refusal(1030, 'This request is not supported by this implementation.')
  const txn = keyedTxn(company, owner, text(content, 'TxnID'))
  refuseLocked(company, txn.id, 3185)
  for (const linked of linkedIds(company, txn.serial)) refuseLocked(company, linked, 3176)
  const [closing] = txnRefusals
  if (closing) refuse([closing], { owner, form, txn }, company)
  refuseVoidOfDeposited(company, txn)
  form.release?.(txn, company)
  freeLinks(company, txn.serial)
  for (const other of freeLineLinks(company, txn.serial)) touch(company, other)
  form.void(txn)
  updateTxn(company, txn)
  post(company, txn)
  return {
    TxnVoidType: type,
    TxnID: txn.id,
    TimeCreated: company.zone.print(txn.created),
    TimeModified: company.zone.print(txn.modified),
    ...(txn.refNumber ? { RefNumber: txn.refNumber } : {}),
  }
}

export function deleteList(company: Company, content: Fields): Fields {
  const type = text(content, 'ListDelType')
  const owner = imitated(type)
  const record = keyedList(company, owner, text(content, 'ListID'))
  refuseLocked(company, record.id)
  refuse(listDeleteRefusals, record, company)
  company.sql('delete from lists where serial = ?').run(record.serial)
  company.sql('delete from data_exts where object = ?').run(`${record.family} ${record.id}`)
  company.forgetLists()
  bury(company, {
    kind: owner.name,
    id: record.id,
    label: record.fullName,
    created: record.created,
  })
  return {
    ListDelType: type,
    ListID: record.id,
    TimeDeleted: company.zone.print(company.now()),
    FullName: record.fullName,
  }
}

/** Deletions are remembered for 90 days, whatever range is asked for (18, certain). */
const historySeconds: Seconds = 90 * 86400

interface Tombstone {
  id: string
  label: string | null
  created: Seconds
  deleted: Seconds
}

/** Grouped by type in the order of the request (18, certain), oldest first within (our choice). */
export function deletedQuery(
  company: Company,
  side: 'Txn' | 'List',
  content: Fields,
): { status: Status; rets: Fields[] } {
  const types = content[`${side}DelType`]
  const range = (content['DeletedDateRangeFilter'] ?? {}) as Fields
  const [from, to] = ['FromDeletedDate', 'ToDeletedDate'].map((name) => text(range, name))
  const first = from ? (company.zone.first(from) ?? 0) : 0
  const last = to ? (company.zone.last(to) ?? 0) : Number.MAX_SAFE_INTEGER
  if (first > last) throw new Refusal(3030, 'The From date is later than the To date.')
  const oldest = company.now() - historySeconds
  const rets: Fields[] = []
  for (const type of Array.isArray(types) ? types : [types]) {
    const rows = company
      .sql(
        `select id, label, created, deleted from tombstones
         where kind = ? and deleted between ? and ? order by deleted, serial`,
      )
      .all(type, Math.max(first, oldest), last) as Tombstone[]
    for (const row of rows)
      rets.push({
        [`${side}DelType`]: type as string,
        [`${side}ID`]: row.id,
        TimeCreated: company.zone.print(row.created),
        TimeDeleted: company.zone.print(row.deleted),
        ...(row.label ? { [side === 'Txn' ? 'RefNumber' : 'FullName']: row.label } : {}),
      })
  }
  const only = onlyOf(content)
  return {
    status: rets.length === 0 ? nothingFound : ok,
    rets: rets.map((ret) => cut(ret, only)),
  }
}
