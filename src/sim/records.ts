// Rows of the company file: list records and transactions, read and written. What they mean is decided elsewhere.
import { QbsyncError } from '../errors.ts'
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { fold, foldFullName, listId, serialOf } from './ids.ts'
import type { Seconds } from './zone.ts'

export interface ListRecord {
  readonly serial: number
  readonly family: string
  readonly kind: string
  readonly id: string
  name: string
  fullName: string
  parent: string | null
  isActive: 0 | 1
  /** What QuickBooks made itself and finds again: Undeposited Funds, the tax code Tax. */
  special: string | null
  revision: number
  readonly created: Seconds
  modified: Seconds
  /** What the user set, in the names of the Ret; references hold their ListID alone. */
  body: Fields
}

/** A line as stored: the fields of its Ret, and what never shows under names that start with "~". */
export type Line = Fields

export interface Txn {
  readonly serial: number
  readonly kind: string
  readonly id: string
  readonly number: number
  date: string
  refNumber: string | null
  party: string | null
  account: string | null
  /** Cents. What `applied` is taken off of: the amount due, the payment, the credit. */
  total: number
  readonly applied: number
  isPending: 0 | 1
  revision: number
  readonly created: Seconds
  modified: Seconds
  head: Fields
  lines: Line[]
}

const listColumns = `serial, family, kind, id, name, full_name as fullName, parent, is_active as isActive,
  special, revision, created, modified, body`
export const txnColumns = `serial, kind, id, number, date, ref_number as refNumber, party, account, total, applied,
  is_pending as isPending, revision, created, modified, head, lines`

type Raw<T, K extends keyof T> = Omit<T, K> & Record<K, string>

/** What was written over by hand is damage of the file, and no fault of ours. */
export function fieldsIn(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new QbsyncError('E_DATABASE', damaged, { cause })
  }
}

const damaged = {
  problem: 'a record of the company file is no JSON',
  files: 'the company file',
  hint: 'The file is damaged: go back to a copy or a snapshot of it, or make it anew.',
}

const toList = (row: unknown): ListRecord | undefined => {
  if (row === undefined) return undefined
  const raw = row as Raw<ListRecord, 'body'>
  return { ...raw, body: fieldsIn(raw.body) as Fields }
}

// The row is ours alone, so it becomes the record: a copy of its seventeen fields would cost a tenth of a page.
const toTxn = (row: unknown): Txn | undefined => {
  if (row === undefined) return undefined
  const txn = row as Txn
  const raw = row as Raw<Txn, 'head' | 'lines'>
  txn.head = fieldsIn(raw.head) as Fields
  txn.lines = raw.lines === '[]' ? [] : (fieldsIn(raw.lines) as Line[])
  return txn
}

const selectList = `select ${listColumns} from lists where`
const idQuery = `${selectList} family = ? and id = ?`
const serialQuery = `${selectList} serial = ?`
const nameQuery = `${selectList} family = ? and full_key = ?`
const specialQuery = `${selectList} special = ?`

/** The ways in which a record may be kept in memory. */
function forget(company: Company, { family, id, serial, fullName, special }: ListRecord): void {
  company.forgetRow(family, id)
  company.forgetRow('serial', serial)
  company.forgetRow(`${family} by name`, foldFullName(fullName))
  if (special !== null) company.forgetRow('special', special)
}

export const listById = (company: Company, family: string, id: string): ListRecord | undefined =>
  company.row(family, id, () => toList(company.sql(idQuery).get(family, id)))
export const listBySerial = (company: Company, serial: number): ListRecord | undefined =>
  company.row('serial', serial, () => toList(company.sql(serialQuery).get(serial)))
export function listByName(
  company: Company,
  family: string,
  fullName: string,
): ListRecord | undefined {
  const key = foldFullName(fullName)
  return company.row(`${family} by name`, key, () =>
    toList(company.sql(nameQuery).get(family, key)),
  )
}
export const listBySpecial = (company: Company, special: string): ListRecord | undefined =>
  company.row('special', special, () => toList(company.sql(specialQuery).get(special)))

export const txnBySerial = (company: Company, serial: number): Txn | undefined =>
  toTxn(company.sql(`select ${txnColumns} from txns where serial = ?`).get(serial))

/** Without the lines, which stay where they are. */
export const headColumns = txnColumns.replace(', lines', ", '[]' as lines")

/** The header of a transaction; its lines stay where they are, for answers that do not show them. */
export const txnHead = (company: Company, serial: number): Txn | undefined =>
  toTxn(company.sql(`select ${headColumns} from txns where serial = ?`).get(serial))

/** What links ask of a transaction: no text has to be read for it. */
export type TxnRow = Omit<Txn, 'head' | 'lines'>

const rowColumns = txnColumns.replace(', head, lines', '')

export const txnRow = (company: Company, serial: number): TxnRow | undefined =>
  company.sql(`select ${rowColumns} from txns where serial = ?`).get(serial) as TxnRow | undefined

/** The transaction that an id names. */
export function txnById(company: Company, id: string): TxnRow | undefined {
  const found = txnRow(company, serialOf(id))
  return found?.id === id.toUpperCase() ? found : undefined
}

/** A transaction just inserted, with what links have changed in its row since. */
export function withLinks(company: Company, txn: Txn): Txn {
  const row = company
    .sql('select applied, revision, modified from txns where serial = ?')
    .get(txn.serial) as Pick<Txn, 'applied' | 'revision' | 'modified'>
  return { ...txn, ...row }
}

export interface NewList {
  readonly family: string
  readonly kind: string
  readonly name: string
  /** Where it is not the parent's and its own name. */
  readonly fullName?: string
  readonly parent?: ListRecord | undefined
  readonly isActive?: boolean
  readonly special?: string | undefined
  readonly body: Fields
}

/** Adds a list record with the next id of its family. */
export function insertList(company: Company, given: NewList): ListRecord {
  const now = company.now()
  const { family, kind, name, parent, isActive = true, special = null, body } = given
  const fullName = given.fullName ?? (parent ? `${parent.fullName}:${name}` : name)
  const id = listId(company.take(`list:${family}`), now)
  const { lastInsertRowid } = company
    .sql(
      `insert into lists (family, kind, id, name, name_key, full_name, full_key, parent, is_active, special,
         revision, created, modified, body) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    )
    .run(
      ...[family, kind, id, name, fold(name), fullName, foldFullName(fullName)],
      ...[parent?.id ?? null, isActive ? 1 : 0, special, now, now, now, JSON.stringify(body)],
    )
  // Nothing that is kept in memory has changed: only records that were found are.
  return {
    ...{ serial: Number(lastInsertRowid), family, kind, id, name, fullName },
    ...{ parent: parent?.id ?? null, isActive: isActive ? 1 : 0, special },
    ...{ revision: now, created: now, modified: now, body },
  }
}

/** A save gives a new revision even within one second. */
const nextRevision = (revision: number, now: Seconds): number => Math.max(now, revision + 1)

/**
 * Saves a list record. A new name goes to everything below it, whose EditSequence and TimeModified stay
 * (qbxml-semantics.md 9.10, reported).
 */
export function updateList(company: Company, record: ListRecord, before: string): void {
  const now = company.now()
  record.revision = nextRevision(record.revision, now)
  record.modified = now
  company
    .sql(
      `update lists set name = ?, name_key = ?, full_name = ?, full_key = ?, parent = ?, is_active = ?,
         revision = ?, modified = ?, body = ? where serial = ?`,
    )
    .run(
      ...[record.name, fold(record.name), record.fullName, foldFullName(record.fullName)],
      ...[record.parent, record.isActive, record.revision, now, JSON.stringify(record.body)],
      record.serial,
    )
  forget(company, record)
  if (before === record.fullName) return
  for (const below of descendants(company, record.family, before)) {
    const fullName = record.fullName + below.fullName.slice(before.length)
    company
      .sql('update lists set full_name = ?, full_key = ? where serial = ?')
      .run(fullName, foldFullName(fullName), below.serial)
  }
  company.forgetLists()
}

/** Everything below a full name, in order. */
export function descendants(
  company: Company,
  family: string,
  fullName: string,
): Pick<ListRecord, 'serial' | 'id' | 'fullName'>[] {
  const key = foldFullName(fullName)
  return company
    .sql(
      `select serial, id, full_name as fullName from lists
       where family = ? and full_key > ? and full_key < ? order by full_key`,
    )
    .all(family, `${key}\u0001`, `${key}\u0002`) as ListRecord[]
}

const refValue = (ref: string | null): number | null =>
  ref !== null && /^\d{1,15}$/.test(ref) ? Number(ref) : null

export function insertTxn(company: Company, t: Omit<Txn, 'applied'>): void {
  company
    .sql(
      `insert into txns (serial, kind, id, number, date, ref_number, ref_key, ref_value, party, account, total,
         is_pending, revision, created, modified, head, lines)
       values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    )
    .run(
      ...[t.serial, t.kind, t.id, t.number, t.date, t.refNumber, t.refNumber && fold(t.refNumber)],
      ...[refValue(t.refNumber), t.party, t.account, t.total, t.isPending],
      ...[t.revision, t.created, t.modified, JSON.stringify(t.head), JSON.stringify(t.lines)],
    )
}

export function updateTxn(company: Company, t: Txn): void {
  const now = company.now()
  t.revision = nextRevision(t.revision, now)
  t.modified = now
  company
    .sql(
      `update txns set date = ?, ref_number = ?, ref_key = ?, ref_value = ?, party = ?, account = ?, total = ?,
         is_pending = ?, revision = ?, modified = ?, head = ?, lines = ? where serial = ?`,
    )
    .run(
      ...[t.date, t.refNumber, t.refNumber && fold(t.refNumber), refValue(t.refNumber), t.party],
      ...[t.account, t.total, t.isPending, t.revision, now],
      ...[JSON.stringify(t.head), JSON.stringify(t.lines), t.serial],
    )
}

/** A linked transaction changed: EditSequence and TimeModified move, nothing else (reported, a switch). */
export function touch(company: Company, serial: number): void {
  if (company.facts.switches.linksTouchDocuments) touchAlways(company, serial)
}

export function touchAlways(company: Company, serial: number): void {
  company
    .sql('update txns set revision = max(revision + 1, ?), modified = ? where serial = ?')
    .run(company.now(), company.now(), serial)
}

export function bury(
  company: Company,
  row: { kind: string; id: string; label: string | null; created: Seconds },
): void {
  company
    .sql('insert into tombstones (kind, id, label, created, deleted) values (?, ?, ?, ?, ?)')
    .run(row.kind, row.id, row.label, row.created, company.now())
}
