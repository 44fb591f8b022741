// What differs between two company files: which records, which of their fields, which balances. Records are the
// same where their ids are; rows are compared as they are stored, and only what differs is worked out further. Files
// that share no ids, such as one made of the export of the other, are compared by full names and numbers.
import { entity, entityNamed } from '../schema/entities.ts'
import type { Fields, FieldValue } from '../schema/entity.ts'
import { fromCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { presentList, presentTxn, showAll } from './present.ts'
import { listBySerial, txnBySerial } from './records.ts'
import { expandRefs } from './reference.ts'

export interface FieldChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

export interface RecordChange {
  readonly change: 'added' | 'removed' | 'changed'
  readonly kind: string
  readonly id: string
  /** Full name or number; empty where it has none. */
  readonly label: string
  readonly fields: readonly FieldChange[]
}

export interface BalanceChange {
  readonly account: string
  /** Customer or vendor, where the balance is one name's. */
  readonly name: string | null
  readonly before: string
  readonly after: string
}

export interface Difference {
  readonly same: boolean
  /** How many records of each kind were added, removed, changed. */
  readonly counts: Readonly<Record<string, { added: number; removed: number; changed: number }>>
  /** In order of kind and id; `left` of them are not in the list. */
  readonly records: readonly RecordChange[]
  readonly left: number
  readonly balances: readonly BalanceChange[]
  /** What the company knows of itself: facts and preferences. */
  readonly facts: readonly FieldChange[]
}

interface Side {
  readonly serial: number
  readonly kind: string
  readonly id: string
  readonly label: string | null
  readonly row: string
}

export type SameBy = 'id' | 'name'

/**
 * Compares; at most `most` records are listed, all are counted. By name, a list record is the same where its full name
 * is, a transaction where its number, date and customer or vendor are; ids, times and running numbers do not count then.
 */
export function diffCompanies(
  before: Company,
  after: Company,
  most = 1000,
  by: SameBy = 'id',
): Difference {
  const counts: Record<string, { added: number; removed: number; changed: number }> = {}
  const records: RecordChange[] = []
  let left = 0
  for (const table of ['lists', 'txns'] as const)
    for (const [was, is] of paired(rowsOf(before, table, by), rowsOf(after, table, by))) {
      if (was && is && was.row === is.row) continue
      const side = is ?? was
      if (!side) continue
      const change = !was ? 'added' : is ? 'changed' : 'removed'
      // A row may differ in what no answer shows.
      const fields =
        records.length < most || (by === 'name' && was && is)
          ? changedFields([before, was], [after, is], table, by)
          : undefined
      if (fields?.length === 0) continue
      const count = (counts[side.kind] ??= { added: 0, removed: 0, changed: 0 })
      count[change]++
      if (fields && records.length < most)
        records.push({ change, kind: side.kind, id: side.id, label: side.label ?? '', fields })
      else left++
    }
  const balances = changedBalances(balancesOf(before, by), balancesOf(after, by))
  const facts = changes(factsOf(before, by), factsOf(after, by))
  const same = records.length === 0 && left === 0 && balances.length === 0 && facts.length === 0
  return { same, counts, records, left, balances, facts }
}

const listRow = 'json_array(full_name, is_active, revision, modified, body, special)'
const txnRow = `json_array(t.kind, t.date, t.ref_number, t.party, t.account, t.total, t.applied, t.is_pending,
  t.revision, t.modified, t.head, t.lines)`

/** Records in the order of their keys. Those that are the same by name are numbered, in the order they were made. */
const queries: Readonly<Record<SameBy, Readonly<Record<'lists' | 'txns', string>>>> = {
  id: {
    lists: `select serial, kind, id, full_name as label, kind || ' ' || id as key, ${listRow} as row
      from lists order by key`,
    txns: `select t.serial, t.kind, t.id, t.ref_number as label, t.serial as key, ${txnRow} as row
      from txns t order by t.serial`,
  },
  name: {
    lists: `select serial, kind, id, full_name as label, kind || ' ' || full_key as key, ${listRow} as row
      from lists order by key, serial`,
    txns: `select t.serial, t.kind, t.id, t.ref_number as label, t.kind || ' ' || coalesce(t.ref_key, '') || ' '
        || t.date || ' ' || coalesce(l.full_key, '') as key, ${txnRow} as row
      from txns t left join lists l on l.family = 'names' and l.id = t.party order by key, t.total, t.serial`,
  },
}

const rowsOf = (company: Company, table: 'lists' | 'txns', by: SameBy): IterableIterator<Side> =>
  // Not the statement that is kept: a company may be compared with itself.
  company.db.prepare(queries[by][table]).iterate() as IterableIterator<Side>

/** Two ordered walks as one. */
function* paired(
  one: Iterator<Side>,
  other: Iterator<Side>,
): Generator<[Side | undefined, Side | undefined]> {
  const key = (side: Side): string | number => (side as Side & { key: string | number }).key
  // Where one of them fails in the middle the other is ended too: its database cannot be closed otherwise.
  try {
    let a = one.next()
    let b = other.next()
    while (!a.done || !b.done) {
      if (!a.done && !b.done && key(a.value) === key(b.value)) {
        yield [a.value, b.value]
        a = one.next()
        b = other.next()
      } else if (b.done || (!a.done && key(a.value) < key(b.value))) {
        yield [a.value as Side, undefined]
        a = one.next()
      } else {
        yield [undefined, b.value]
        b = other.next()
      }
    }
  } finally {
    one.return?.()
    other.return?.()
  }
}

type Place = readonly [company: Company, side: Side | undefined]

function changedFields(
  before: Place,
  after: Place,
  table: 'lists' | 'txns',
  by: SameBy,
): FieldChange[] {
  const of = ([company, side]: Place) => (side ? flat(shown(company, side, table)) : {})
  const found = changes(of(before), of(after))
  return by === 'id' ? found : found.filter(({ field }) => !ofOneFile.test(field))
}

/** What two files with the same records do not share. */
const ofOneFile =
  /(^|\.)(ListID|TxnID|TxnLineID|TxnNumber|EditSequence|TimeCreated|TimeModified|DataExtID|ExternalGUID)$/

function shown(company: Company, { kind, serial }: Side, table: 'lists' | 'txns'): Fields {
  if (!entityNamed(kind)) return {}
  if (table === 'lists') {
    const record = listBySerial(company, serial)
    return record ? presentList(company, record, showAll) : {}
  }
  const txn = txnBySerial(company, serial)
  return txn ? presentTxn(company, txn, { ...showAll, links: true }) : {}
}

/** Texts by their path: `InvoiceLineRet[2].Amount`. References show their name, or the id where they have none. */
function flat(fields: Fields): Record<string, string> {
  const out: Record<string, string> = {}
  const walk = (value: FieldValue | undefined, path: string): void => {
    if (value === undefined) return
    if (typeof value === 'string') out[path] = value
    else if (Array.isArray(value)) value.forEach((one, i) => void walk(one, `${path}[${i + 1}]`))
    else if (typeof value['ListID'] === 'string' && path.endsWith('Ref'))
      out[path] = typeof value['FullName'] === 'string' ? value['FullName'] : value['ListID']
    else
      for (const name in value)
        if (!name.startsWith('@')) walk(value[name], path ? `${path}.${name}` : name)
  }
  walk(fields, '')
  return out
}

function changes(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): FieldChange[] {
  const out: FieldChange[] = []
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[field] ?? null, after[field] ?? null]
    if (was !== is) out.push({ field, before: was, after: is })
  }
  return out
}

function factsOf(company: Company, by: SameBy): Record<string, string> {
  const { facts } = company
  const preferences = expandRefs(company, facts.preferences, entity('Account'))
  const shownFacts = by === 'id' ? facts : { ...facts, preferences }
  return flat(JSON.parse(JSON.stringify(shownFacts), (_, value) => plain(value)) as Fields)
}

const plain = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value

function changedBalances(
  was: ReadonlyMap<string, Balance>,
  is: ReadonlyMap<string, Balance>,
): BalanceChange[] {
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((key) => ({ key, one: was.get(key), two: is.get(key) }))
    .filter(({ one, two }) => (one?.cents ?? 0) !== (two?.cents ?? 0))
    .map(({ one, two }) => ({
      account: (two ?? one)?.account ?? '',
      name: (two ?? one)?.name ?? null,
      before: fromCents(one?.cents ?? 0),
      after: fromCents(two?.cents ?? 0),
    }))
}

interface Balance {
  readonly account: string
  readonly name: string | null
  readonly cents: number
}

/** Debits positive, by account and name. */
function balancesOf(company: Company, by: SameBy): Map<string, Balance> {
  const rows = company
    .sql('select account, party, amount from balances order by account, party')
    .all() as { account: string; party: string; amount: number }[]
  return new Map(
    rows.map(({ account, party, amount }) => {
      const balance = {
        account: company.fullName('accounts', account) ?? account,
        name: party === '' ? null : (company.fullName('names', party) ?? party),
        cents: amount,
      }
      const key = by === 'id' ? `${account} ${party}` : `${balance.account}\t${balance.name ?? ''}`
      return [key, balance]
    }),
  )
}
