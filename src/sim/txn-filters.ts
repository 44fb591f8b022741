// Filters of transaction queries (qbxml-semantics.md 10.3). A kind is filtered by the customer, vendor and account
// of its header; one whose header has none, by those of its lines and postings (our choice).
import type { Entity, Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import {
  type Conditions,
  inside,
  modified,
  namedBy,
  oneOf,
  refNumberFilters,
  refuseCurrency,
  textOf,
  txnDates,
} from './filters.ts'
import type { TxnForm } from './form.ts'
import { Refusal } from './refusal.ts'

export function txnFilters(
  c: Conditions,
  company: Company,
  content: Fields,
  { owner, form }: { owner: Entity; form: TxnForm },
): void {
  const entities = inside(content, 'EntityFilter') ?? inside(content, 'TimeTrackingEntityFilter')
  const paid = textOf(content, 'PaidStatus')
  if (entities) {
    const { ids } = namedBy(c, company, entities, 'names')
    if (owner.partyField) {
      oneOf(c, 'q.party', ids)
      c.parties = ids
      c.use(paid === 'NotPaidOnly' ? 'txns_party_open' : 'txns_party')
    } else onLines(c, ['EntityRef'], ids)
  }
  // Behind the names, of which each has few: what has changed may be nearly everything.
  const changed = inside(content, 'ModifiedDateRangeFilter')
  if (changed)
    modified(c, company, changed, paid === 'NotPaidOnly' ? 'txns_open_modified' : 'txns_modified')
  refNumberFilters(c, content)
  if (paid === 'NotPaidOnly') {
    c.addKnown('q.total <> q.applied')
    c.use('txns_open')
  } else if (paid === 'PaidOnly') c.addKnown('q.total = q.applied')
  c.paid = paid
  // Its index goes by date as well.
  const accounts = inside(content, 'AccountFilter')
  if (accounts) accountFilter(c, namedBy(c, company, accounts, 'accounts').ids, form)
  const dates = inside(content, 'TxnDateRangeFilter')
  if (dates) txnDates(c, company, dates)
  const items = inside(content, 'ItemFilter')
  if (items) onLines(c, itemRefs, namedBy(c, company, items, 'items').ids)
  const pending = textOf(content, 'PendingStatus')
  if (pending === 'PendingOnly' || pending === 'NotPendingOnly')
    c.add('q.is_pending = ?', pending === 'PendingOnly' ? 1 : 0)
  if (inside(content, 'CurrencyFilter')) refuseCurrency(company)
  // Sites are a feature that is off (20; docs/differences.md).
  if (inside(content, 'SiteFilter'))
    throw new Refusal(
      3250,
      'This feature is not enabled or not available in this version of QuickBooks.',
    )
}

function accountFilter(c: Conditions, ids: readonly string[], form: TxnForm): void {
  const [id, ...others] = ids
  if (form.accountField && id !== undefined && others.length === 0) {
    c.addKnown('q.account = ?', id)
    c.account = id
    c.use('txns_account')
  } else if (form.accountField) oneOf(c, 'q.account', ids)
  else
    c.add(
      `exists (select 1 from postings p where p.txn = q.serial
         and p.account in (select value from json_each(?)))`,
      JSON.stringify(ids),
    )
}

/** References to items on forms and their lines. */
const itemRefs = ['ItemRef', 'ItemSalesTaxRef', 'ItemInventoryRef', 'ItemInventoryAssemblyRef']

/** A reference to one of these records on the form or any of its lines, members of groups included. */
function onLines(c: Conditions, names: readonly string[], ids: readonly string[]): void {
  c.add(
    `exists (select 1 from json_each(?) i, json_each(?) n
       where instr(q.lines, '"' || n.value || '":{"ListID":"' || i.value || '"') > 0
         or instr(q.head, '"' || n.value || '":{"ListID":"' || i.value || '"') > 0)`,
    JSON.stringify(ids),
    JSON.stringify(names),
  )
}
