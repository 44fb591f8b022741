// The record that a person means: a kind by any of its names, a record by its id, its name or its number.
import { didYouMean, QbsyncError } from '../../errors.ts'
import { entities, entityByPlural, entityNamed } from '../../schema/entities.ts'
import type { Entity } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import { fold, isId, serialOf } from '../ids.ts'
import { type ListRecord, listById, listByName, type Txn, txnBySerial } from '../records.ts'

/** Customer, customers or customer. Throws E_UNKNOWN_ENTITY. */
export function kindNamed(word: string): Entity {
  const lower = word.toLowerCase()
  const found =
    entityByPlural(lower) ??
    entityNamed(word) ??
    entities.find((e) => e.name.toLowerCase() === lower)
  if (found) return found
  const known = entities.map((e) => e.plural)
  throw new QbsyncError('E_UNKNOWN_ENTITY', {
    entity: word,
    hint: didYouMean(word, known),
  })
}

/** By ListID or full name. Throws E_NOT_FOUND. */
export function listNamed(company: Company, owner: Entity, key: string): ListRecord {
  const found =
    (isId(key) ? listById(company, owner.family, key.toUpperCase()) : undefined) ??
    listByName(company, owner.family, key)
  if (found?.kind === owner.name) return found
  const hint = found
    ? `That name belongs to a ${found.kind}.`
    : `Give the ListID or the full name; see: sim query, ${owner.queryName}.`
  throw new QbsyncError('E_NOT_FOUND', { thing: owner.name, id: key, hint })
}

/** By TxnID or RefNumber. Throws E_NOT_FOUND, also where several have the number. */
export function txnNamed(company: Company, owner: Entity, key: string): Txn {
  const byId = isId(key) ? txnBySerial(company, serialOf(key)) : undefined
  if (byId?.kind === owner.name && byId.id === key.toUpperCase()) return byId
  const rows = company
    .sql('select serial, id from txns where kind = ? and ref_key = ? limit 5')
    .all(owner.name, fold(key)) as { serial: number; id: string }[]
  const [only] = rows
  const found = only && rows.length === 1 ? txnBySerial(company, only.serial) : undefined
  if (found) return found
  const hint = only
    ? `Several have this number, give the TxnID of one: ${rows.map((row) => row.id).join(', ')}.`
    : `Give the TxnID or the RefNumber; see: sim query, ${owner.queryName}.`
  throw new QbsyncError('E_NOT_FOUND', { thing: owner.name, id: key, hint })
}
