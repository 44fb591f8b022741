// The filters of TransactionQuery, which have names of their own (qbxml-semantics.md 10.3).
import { entities } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { accountTypes } from './account-types.ts'
import type { Company } from './company-file.ts'
import {
  Conditions,
  inside,
  modified,
  namedBy,
  refNumberFilters,
  refuseCurrency,
  textOf,
  textsOf,
  txnDates,
} from './filters.ts'

/** Kinds the query covers; time, mileage and moves between sites are not (10.3, certain for time). */
const covered: readonly string[] = entities
  .filter((e) => e.kind === 'txn')
  .map((e) => e.name)
  .filter((n) => !['TimeTracking', 'VehicleMileage', 'TransferInventory'].includes(n))

/** The kinds that are asked for. */
export function kindsIn(content: Fields): readonly string[] {
  const types = textsOf(inside(content, 'TransactionTypeFilter') ?? {}, 'TxnTypeFilter')
  return types.length === 0 || types.includes('All') ? covered : [...new Set(types)]
}

/** Every filter of the query but its keys and its kinds. */
export function transactionFilters(c: Conditions, company: Company, content: Fields): void {
  refNumberFilters(c, content)
  const changed = inside(content, 'TransactionModifiedDateRangeFilter')
  if (changed && textOf(changed, 'DateMacro') === '') modified(c, company, changed, 'txns_modified')
  else if (changed) macroModified(c, company, changed)
  const dates = inside(content, 'TransactionDateRangeFilter')
  if (dates) txnDates(c, company, dates)
  const names = inside(content, 'TransactionEntityFilter')
  if (names) byEntity(c, company, names)
  const accounts = inside(content, 'TransactionAccountFilter')
  if (accounts) byAccount(c, company, accounts)
  const items = inside(content, 'TransactionItemFilter')
  if (items) onLines(c, company, { filter: items, ref: 'ItemRef', family: 'items' })
  const classes = inside(content, 'TransactionClassFilter')
  if (classes) onLines(c, company, { filter: classes, ref: 'ClassRef', family: 'classes' })
  const posts = 'exists (select 1 from postings p where p.txn = q.serial)'
  switch (textOf(content, 'TransactionPostingStatusFilter')) {
    case 'Posting':
      c.add(posts)
      break
    case 'NonPosting':
      c.add(`not ${posts}`)
  }
  switch (textOf(content, 'TransactionPaidStatusFilter')) {
    case 'Open':
      c.add('q.total <> q.applied')
      break
    case 'Closed':
      c.add('q.total = q.applied')
  }
  if (inside(content, 'CurrencyFilter')) refuseCurrency(company)
}

/** A date macro over the time of the last change. */
function macroModified(c: Conditions, company: Company, changed: Fields): void {
  const inner = new Conditions()
  txnDates(inner, company, changed)
  const [from, to] = inner.values.map(String)
  if (from === undefined || to === undefined) return
  modified(
    c,
    company,
    { FromModifiedDate: from === '0000' ? '' : from, ToModifiedDate: to },
    'txns_modified',
  )
}

function byEntity(c: Conditions, company: Company, filter: Fields): void {
  const type = textOf(filter, 'EntityTypeFilter')
  if (type !== '') {
    c.add(`q.party in (select id from lists where family = 'names' and kind = ?)`, type)
    return
  }
  const { ids } = namedBy(c, company, filter, 'names')
  // Names of single lines (journals, deposits) are found by what they post.
  c.add(
    `(q.party in (select value from json_each(?)) or exists (select 1 from postings p
       where p.txn = q.serial and p.party in (select value from json_each(?))))`,
    JSON.stringify(ids),
    JSON.stringify(ids),
  )
}

function byAccount(c: Conditions, company: Company, filter: Fields): void {
  const type = textOf(filter, 'AccountTypeFilter')
  const ids =
    type === ''
      ? namedBy(c, company, filter, 'accounts').ids
      : (company
          .sql(
            `select id from lists where kind = 'Account'
             and json_extract(body, '$.AccountType') in (select value from json_each(?))`,
          )
          .pluck(true)
          .all(JSON.stringify(accountTypes[type] ?? [type])) as string[])
  c.add(
    `(q.account in (select value from json_each(?)) or exists (select 1 from postings p
       where p.txn = q.serial and p.account in (select value from json_each(?))))`,
    JSON.stringify(ids),
    JSON.stringify(ids),
  )
}

function onLines(
  c: Conditions,
  company: Company,
  { filter, ref, family }: { filter: Fields; ref: string; family: string },
): void {
  const type = textOf(filter, 'ItemTypeFilter')
  const ids =
    type === ''
      ? namedBy(c, company, filter, family).ids
      : (company
          .sql(`select id from lists where family = 'items' and (? = 'AllExceptFixedAsset'
             and kind <> 'ItemFixedAsset' or kind = 'Item' || ?)`)
          .pluck(true)
          .all(type, type) as string[])
  c.add(
    `exists (select 1 from json_each(?) i where instr(q.lines, '"${ref}":{"ListID":"' || i.value || '"') > 0
       or instr(q.head, '"${ref}":{"ListID":"' || i.value || '"') > 0)`,
    JSON.stringify(ids),
  )
}
