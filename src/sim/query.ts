// …QueryRq of lists and transactions: keys, names or filters → an ordered set of row numbers → Rets.
// Order (26.4, our choice): lists by FullName, transactions by TxnDate then TxnID.
import { family } from '../schema/entities.ts'
import type { Entity, Fields } from '../schema/entity.ts'
import { formOf } from './add.ts'
import type { Company } from './company-file.ts'
import {
  Conditions,
  classFilter,
  inside,
  modified,
  nameFilters,
  oneOf,
  refuseCurrency,
  textOf,
  textsOf,
  totalBalance,
} from './filters.ts'
import { type Found, mostRows, pageRows } from './found.ts'
import { fold, foldFullName, isId, serialOf } from './ids.ts'
import { onlyOf, presentList, presentTxn, type Showing } from './present.ts'
import { listBySerial, txnRow } from './records.ts'
import { find } from './reference.ts'
import { Refusal } from './refusal.ts'
import { tallied } from './tally.ts'
import { txnFilters } from './txn-filters.ts'
import { txnsBySerial } from './txn-page.ts'
import { isByDate, smallSet, Walk } from './walk.ts'

/** Kinds of record a query answers with: one, or those of a union (10.5, certain). */
const unions: Record<string, string> = { Item: 'items', Entity: 'names', Terms: 'terms' }

export const unionOf = (name: string): Entity[] | undefined =>
  unions[name] === undefined ? undefined : family(unions[name])

export function queryLists(
  company: Company,
  kinds: readonly Entity[],
  content: Fields,
  limit?: number,
): Found {
  const owner = kinds[0]
  if (!owner) throw new Refusal(1030, 'This request is not supported by this implementation.')
  const showing = showingOf(content)
  const ids = textsOf(content, 'ListID')
  const names = textsOf(content, 'FullName')
  const c = new Conditions()
  const byKey = ids.length + names.length > 0
  if (byKey) {
    for (const id of ids) refuseMalformed(id, 'list id')
    if (ids.length > 0)
      oneOf(
        c,
        'q.id',
        ids.map((id) => id.toUpperCase()),
      )
    else oneOf(c, 'q.full_key', names.map(foldFullName))
    c.use(ids.length > 0 ? 'lists_id' : 'lists_name')
  } else listFilters(c, company, owner, content)
  const wholeFamily = kinds.length > 1
  if (byKey || wholeFamily) c.add('q.family = ?', owner.family)
  if (wholeFamily) {
    if (c.index === 'lists_modified' || c.index === 'lists_leaf') c.index = undefined
  } else {
    c.add('q.kind = ?', owner.name)
    if (!byKey) c.use('lists_kind')
  }
  const rows = select(company, 'lists', c, 'q.full_key, q.serial', limit)
  return {
    serials: rows,
    missing: byKey ? missingKey(company, rows, ids, names) : c.missing,
    byKey,
    rets: (serials) =>
      serials.map((serial) => {
        const record = listBySerial(company, serial)
        return (
          record && { name: `${record.kind}Ret`, fields: presentList(company, record, showing) }
        )
      }),
  }
}

function listFilters(c: Conditions, company: Company, owner: Entity, content: Fields): void {
  modified(c, company, content, 'lists_modified', movedStock(owner))
  nameFilters(c, content)
  // Active only unless the request says otherwise (10.2, certain). Templates take no filter and come all.
  const status = textOf(content, 'ActiveStatus') || 'ActiveOnly'
  if (owner.name !== 'Template' && status !== 'All')
    c.add('q.is_active = ?', status === 'ActiveOnly' ? 1 : 0)
  // To-dos that are done come only if asked for (schema: the default).
  const done = textOf(content, 'DoneStatus') || 'NotDoneOnly'
  if (owner.name === 'ToDo' && done !== 'All')
    c.add("json_extract(q.body, '$.IsDone') = ?", done === 'DoneOnly' ? 'true' : 'false')
  const item = inside(content, 'ItemRef')
  if (item) pricedItem(c, company, item, owner)
  const balance = inside(content, 'TotalBalanceFilter')
  if (balance) totalBalance(c, balance, owner)
  const classes = inside(content, 'ClassFilter')
  if (classes) classFilter(c, company, classes)
  if (inside(content, 'CurrencyFilter')) refuseCurrency(company)
  for (const field of ['AccountType', 'PaymentMethodType']) {
    const types = textsOf(content, field)
    if (types.length > 0) oneOf(c, `json_extract(q.body, '$.${field}')`, types)
  }
}

/**
 * Transactions that move the stock of an item do not move its TimeModified, and yet the filter finds it (10.4, certain).
 */
const movedStock = (owner: Entity): string | undefined =>
  owner.family === 'items'
    ? `q.kind in ('ItemInventory', 'ItemInventoryAssembly') and exists (
         select 1 from stock s join txns t on t.serial = s.txn
         where s.item = q.id and t.modified between ? and ?)`
    : undefined

/** Price levels and billing rates that have a price of their own for an item. */
function pricedItem(c: Conditions, company: Company, item: Fields, owner: Entity): void {
  const record = find(company, 'ItemRef', item, { owner, where: owner.name })
  const lines = owner.name === 'PriceLevel' ? 'PriceLevelPerItemRet' : 'BillingRatePerItemRet'
  if (record)
    c.add(
      `exists (select 1 from json_each(q.body, '$.${lines}') l
         where json_extract(l.value, '$.ItemRef.ListID') = ?)`,
      record.id,
    )
}

export function queryTxns(
  company: Company,
  owner: Entity,
  content: Fields,
  limit?: number,
  walks = false,
): Found {
  const form = formOf(owner)
  const showing = showingOf(content)
  const ids = textsOf(content, 'TxnID')
  const refs = textsOf(content, 'RefNumber')
  const exactRefs = textsOf(content, 'RefNumberCaseSensitive')
  const keys = [...ids, ...refs, ...exactRefs]
  const c = new Conditions()
  if (ids.length > 0) {
    for (const id of ids) refuseMalformed(id, 'Transaction id')
    c.add('q.serial in (select value from json_each(?))', JSON.stringify(ids.map(serialOf)))
    c.add(
      'q.id in (select value from json_each(?))',
      JSON.stringify(ids.map((id) => id.toUpperCase())),
    )
  } else if (keys.length > 0) {
    oneOf(c, 'q.ref_key', keys.map(fold))
    if (exactRefs.length > 0) oneOf(c, 'q.ref_number', exactRefs)
    c.use('txns_ref')
  } else txnFilters(c, company, content, { owner, form })
  c.add('q.kind = ?', owner.name)
  if (ids.length === 0) c.use('txns_date')
  const isOrdered = keys.length > 0 || (isByDate(c) && !walks)
  const { rows, rest } = isOrdered
    ? { rows: select(company, 'txns', c, 'q.date, q.serial', limit) }
    : txnsInOrder(company, owner.name, c, {
        limit: walks ? Number(textOf(content, 'MaxReturned')) || undefined : limit,
        walks,
      })
  return {
    serials: rows,
    ...(rest ? { rest } : {}),
    missing: keys.length > 0 ? missingTxn(company, rows, ids, refs, exactRefs) : c.missing,
    byKey: keys.length > 0,
    rets: (serials) =>
      txnsBySerial(company, serials, showing.lines).map(
        (txn) => txn && { name: owner.retName, fields: presentTxn(company, txn, showing) },
      ),
  }
}

/** A small set by date; of a large one the beginning, in the order of its index. */
function txnsInOrder(
  company: Company,
  kind: string,
  c: Conditions,
  { limit, walks }: { limit: number | undefined; walks: boolean },
): { rows: number[]; rest?: Walk } {
  // A sum over a limited query stops at the limit; an order over one would sort all of it first. What is paid stands in
  // no index: it is known from tallies, without a look at a thousand records.
  const known = c.paid === 'PaidOnly' ? tallied(company, kind, c) : undefined
  const size =
    known ??
    company
      .sql(
        `select count(*) from (select 1 from txns q indexed by ${c.index}
         where ${c.where.join(' and ')} limit ${smallSet + 1})`,
      )
      .pluck(true)
      .get(...c.values)
  if (Number(size) <= smallSet)
    return { rows: select(company, 'txns', c, 'q.date, q.serial', undefined) }
  const rest = new Walk(company, kind, c, walks ? company.stillViews.open() : undefined)
  // Of a walk no more than its first page: a row may have to be looked at that is nowhere in memory yet.
  const first = rest.next(walks ? Math.min(limit ?? pageRows, pageRows) : (limit ?? mostRows))
  return walks ? { rows: first, rest } : { rows: first }
}

function select(
  company: Company,
  table: string,
  c: Conditions,
  order: string,
  limit: number | undefined,
): number[] {
  // Row numbers are looked up as they are: left to choose, SQLite goes through every record of the kind by date.
  const free = table === 'txns' ? ' not indexed' : ''
  const index = c.index === undefined ? free : ` indexed by ${c.index}`
  const end = limit === undefined ? '' : ' limit ?'
  const sql = `select q.serial from ${table} q${index} where ${c.where.join(' and ')} order by ${order}${end}`
  const values = limit === undefined ? c.values : [...c.values, limit]
  return company
    .sql(sql)
    .pluck(true)
    .all(...values) as number[]
}

function showingOf(content: Fields): Showing {
  return {
    lines: isOn(
      textOf(content, 'IncludeLineItems') || textOf(content, 'IncludeComponentLineItems'),
    ),
    links: isOn(textOf(content, 'IncludeLinkedTxns')),
    only: onlyOf(content),
    owners: textsOf(content, 'OwnerID'),
  }
}

function refuseMalformed(id: string, field: string): void {
  if (!isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "${field}" is invalid.`)
}

function missingKey(
  company: Company,
  rows: readonly number[],
  ids: readonly string[],
  names: readonly string[],
): string | undefined {
  if (rows.length === new Set([...ids, ...names]).size) return undefined
  const found = new Set<string>()
  for (const serial of rows) {
    const record = listBySerial(company, serial)
    if (record) found.add(record.id).add(foldFullName(record.fullName))
  }
  return (
    ids.find((id) => !found.has(id.toUpperCase())) ??
    names.find((name) => !found.has(foldFullName(name)))
  )
}

function missingTxn(
  company: Company,
  rows: readonly number[],
  ids: readonly string[],
  refs: readonly string[],
  exactRefs: readonly string[],
): string | undefined {
  const found = new Set<string>()
  for (const serial of rows) {
    const txn = txnRow(company, serial)
    if (!txn) continue
    found.add(`id ${txn.id}`)
    if (txn.refNumber !== null)
      found.add(`ref ${fold(txn.refNumber)}`).add(`exact ${txn.refNumber}`)
  }
  return (
    ids.find((id) => !found.has(`id ${id.toUpperCase()}`)) ??
    refs.find((ref) => !found.has(`ref ${fold(ref)}`)) ??
    exactRefs.find((ref) => !found.has(`exact ${ref.trim()}`))
  )
}

/** A BOOLTYPE may be written either way. */
const isOn = (text: string): boolean => text === 'true' || text === '1'
