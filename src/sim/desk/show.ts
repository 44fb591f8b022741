// Records as JSON for those who do not care for qbXML: the fields of their Ret, as stored.
import type { Entity, Fields } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import { presentList, presentTxn, showAll } from '../present.ts'
import { listBySerial, txnBySerial } from '../records.ts'
import { listNamed, txnNamed } from './find.ts'

const showing = { ...showAll, links: true, owners: ['0'] }

export function showRecord(company: Company, owner: Entity, key: string): Fields {
  return owner.kind === 'list'
    ? presentList(company, listNamed(company, owner, key), showing)
    : presentTxn(company, txnNamed(company, owner, key), showing)
}

export function listRecords(
  company: Company,
  owner: Entity,
  page: { readonly limit: number; readonly offset: number },
): Fields[] {
  const [table, order] = owner.kind === 'list' ? ['lists', 'full_key'] : ['txns', 'date, serial']
  const serials = company
    .sql(`select serial from ${table} where kind = ? order by ${order} limit ? offset ?`)
    .pluck(true)
    .all(owner.name, page.limit, page.offset) as number[]
  return serials.flatMap((serial) => {
    const found = owner.kind === 'list' ? listBySerial(company, serial) : undefined
    if (found) return [presentList(company, found, showing)]
    const txn = owner.kind === 'txn' ? txnBySerial(company, serial) : undefined
    return txn ? [presentTxn(company, txn, showing)] : []
  })
}

export function countRecords(company: Company, owner: Entity): number {
  const table = owner.kind === 'list' ? 'lists' : 'txns'
  return Number(
    company.sql(`select count(*) from ${table} where kind = ?`).pluck(true).get(owner.name),
  )
}
