// The record that the key of a request names.
import type { Entity } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { isId, serialOf } from './ids.ts'
import { type ListRecord, listById, type Txn, txnBySerial } from './records.ts'
import { Refusal } from './refusal.ts'
import { notFound } from './refusals.ts'

/**
 * The list record of a key: malformed is 3000, unknown 3120 (certain), and 3240 where the counter names another
 * record than the time does (reported).
 */
export function keyedList(company: Company, owner: Entity, id: string): ListRecord {
  if (!isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "list id" is invalid.`)
  const found = listById(company, owner.family, id.toUpperCase())
  if (found?.kind === owner.name) return found
  const [counter] = id.toUpperCase().split('-')
  const other = company
    .sql('select 1 from lists where family = ? and kind = ? and id > ? and id < ?')
    .get(owner.family, owner.name, `${counter}-`, `${counter}.`)
  throw other === undefined ? notFound(id) : otherTime(id)
}

export function keyedTxn(company: Company, owner: Entity, id: string): Txn {
  if (!isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "Transaction id" is invalid.`)
  const found = txnBySerial(company, serialOf(id))
  if (found?.kind !== owner.name) throw notFound(id)
  if (found.id !== id.toUpperCase()) throw otherTime(id)
  return found
}

const otherTime = (id: string): Refusal =>
  new Refusal(
    3240,
    `The creation time in the ID "${id}" does not match that of the object in QuickBooks.`,
  )
