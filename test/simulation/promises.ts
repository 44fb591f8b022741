// What must hold, one promise each. Each answers with the reason why it does not, or undefined.
import type Database from 'better-sqlite3'
import type { Fields } from '../../src/schema/entity.ts'
import type { Company } from '../../src/sim/company-file.ts'
import type { Store } from '../../src/store/store.ts'
import { readAll } from './read-company.ts'
import type { BroughtBack, Picture, Strays } from './unseen.ts'

export interface Sides {
  readonly profile: string
  readonly company: Company
  readonly other: Company
  readonly db: Database.Database
  readonly store: Store
  readonly strays: Strays
  readonly broughtBack: BroughtBack
  /** Nobody called for longer than QuickBooks remembers deletions, or the file went back in time: strays may stay so. */
  readonly hasBeenSilent: boolean
  /** The file went back in time. */
  readonly isSwapped: boolean
}

/** Labels that only the platform gives: payments, bills, payments of bills, invoices. */
const ours = "ref_number glob 'pay-*' or ref_number glob 'B*-*' or ref_number glob 'PI-*'"

/** Once: nothing that the platform made is in QuickBooks twice, at any moment. */
export function isOnce({ company }: Sides): string | undefined {
  const twice = company
    .sql(
      `select kind, ref_number, count(*) n from txns where ${ours} group by kind, ref_number having n > 1`,
    )
    .get() as { kind: string; ref_number: string; n: number } | undefined
  return twice && `once: ${twice.kind} ${twice.ref_number} is in QuickBooks ${twice.n} times`
}

/** Only the company of the connection is written to. */
export function isOtherUntouched({ other }: Sides, before: number): string | undefined {
  const n = contentOf(other)
  return n === before ? undefined : 'wrong company: another company file was written to'
}

export const contentOf = (company: Company): number =>
  Number(
    company
      .sql('select (select count(*) from txns) + (select count(*) from lists) n')
      .pluck(true)
      .get(),
  )

/** Books balance: debits equal credits in every transaction and in all. */
export function isBalanced({ company }: Sides): string | undefined {
  const off = company
    .sql('select txn, sum(amount) n from postings group by txn having n <> 0')
    .get() as { txn: number; n: number } | undefined
  return off && `books balance: transaction ${off.txn} is off by ${off.n}`
}

/** Day of connecting: what is older is left out, and told by number as far as one page goes (R145). */
export const connectedOn = '2026-01-01'

interface Kind {
  readonly kind: string
  readonly table: string
  readonly id: string
}
const pulled: readonly Kind[] = [
  { kind: 'Customer', table: 'customers', id: 'ListID' },
  { kind: 'Invoice', table: 'invoices', id: 'TxnID' },
  { kind: 'ReceivePayment', table: 'payments', id: 'TxnID' },
]
const kinds: Readonly<Record<string, readonly Kind[]>> = {
  'payments-desktop': pulled,
  'invoicing-desktop': pulled,
  'data-sharing-desktop': [
    ...pulled,
    { kind: 'Vendor', table: 'vendors', id: 'ListID' },
    { kind: 'CreditMemo', table: 'credit_memos', id: 'TxnID' },
  ],
  'bill-pay-desktop': [
    { kind: 'Customer', table: 'customers', id: 'ListID' },
    { kind: 'Vendor', table: 'vendors', id: 'ListID' },
    { kind: 'Invoice', table: 'invoices', id: 'TxnID' },
  ],
}

type Cells = Record<string, string | null>

/**
 * What is not read again for its own sake: the sums of a name move with every document of it, and in a payment the
 * balance of what it paid is that of the moment at which it was read.
 */
const sums = new Set(['Balance', 'TotalBalance'])

function canonical(value: unknown, isInside = false): string {
  if (Array.isArray(value)) return `[${value.map((v) => canonical(v, true)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const parts = Object.entries(value as Record<string, unknown>)
    .filter(([name]) => !sums.has(name) && !(isInside && name === 'BalanceRemaining'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${parts.map(([name, v]) => `${name}:${canonical(v, isInside)}`).join(',')}}`
}

/** A record as text, for comparing it with itself at another time. */
export const pictureOf = (record: Fields): string => canonical(record)

/** Everything of the kinds that this profile holds. */
export function takePicture(
  company: Company,
  profile: string,
): { all: Picture; lists: Set<string> } {
  const all = new Map<string, string>()
  const lists = new Set<string>()
  for (const { kind, id } of kinds[profile] ?? [])
    for (const record of readAll(company, kind)) {
      const key = String(record[id])
      all.set(key, pictureOf(record))
      if (id === 'ListID') lists.add(key)
    }
  return { all, lists }
}

function difference(a: Fields, b: Fields): string {
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
    if (!sums.has(name) && canonical(a[name] ?? null) !== canonical(b[name] ?? null))
      return `${name} is ${canonical(a[name] ?? null)} there and ${canonical(b[name] ?? null)} here`
  return 'nothing'
}

const listed = async (store: Store, record: string): Promise<boolean> =>
  (await store.count('errors', { record, state: { in: ['open', 'ignored'] } })) > 0 ||
  (await store.count('conflicts', { record, state: 'open' })) > 0

/** It waits for another record of the platform, and of that one somebody is told why it cannot be sent. */
async function waitsForListed(store: Store, record: string): Promise<boolean> {
  const rows = await store.select('journal', {
    platform_id: record,
    op: 'create',
    state: 'waiting',
  })
  const ids = rows.flatMap((row) => JSON.stringify(row.fields).match(/mine-\d+/g) ?? [])
  for (const id of ids) if (await listed(store, id)) return true
  return false
}

/** Settles, nothing lost (1): what QuickBooks holds is on the platform, as it is now, and nothing else. */
export async function agrees(sides: Sides): Promise<string | undefined> {
  for (const { kind, table, id } of kinds[sides.profile] ?? []) {
    const all = readAll(sides.company, kind)
    const held = sides.db
      .prepare(`select * from ${table} where quickbooks_id is not null`)
      .all() as Cells[]
    const byId = new Map<string, Cells[]>()
    for (const row of held) {
      const key = String(row['quickbooks_id'])
      byId.set(key, [...(byId.get(key) ?? []), row])
    }
    const seen = new Set<string>()
    for (const record of all) {
      const key = String(record[id])
      seen.add(key)
      const label = String(record['RefNumber'] ?? record['FullName'] ?? record['Name'] ?? key)
      const rows = byId.get(key) ?? []
      const hidden = record['IsActive'] === 'false'
      const current = rows.filter((r) => hidden || r['archived_at'] === null)
      if (current.length > 1) return `once: ${kind} ${label} is on the platform twice`
      const [row] = current
      if (sides.broughtBack.holds(key, pictureOf(record))) continue
      if (!row) {
        if ((await sides.store.count('skips', { record: key })) > 0) continue
        if (sides.profile === 'bill-pay-desktop' && String(record['TxnDate']) < connectedOn)
          continue
        if (await listed(sides.store, rows[0]?.['id'] ?? key)) continue
        if (sides.profile === 'invoicing-desktop' && isLeftOut(sides, kind, record)) continue
        return `nothing lost: ${kind} ${label} of QuickBooks is not on the platform`
      }
      if (await listed(sides.store, String(row['id']))) continue
      const here = JSON.parse(row['record'] ?? '{}') as Fields
      const said = difference(record, here)
      // Taken by the backend just before a process died, and as before in the file, or left out by a rule, since.
      const isStray =
        sides.strays.has(row['id']) &&
        (sides.isSwapped ||
          (sides.profile === 'invoicing-desktop' && isLeftOut(sides, kind, record)))
      if (said !== 'nothing' && !isStray) return `settles: ${kind} ${label}: ${said}`
    }
    for (const [key, rows] of byId)
      for (const row of rows) {
        if (seen.has(key) || row['archived_at'] !== null) continue
        if (await listed(sides.store, String(row['id']))) continue
        if (sides.hasBeenSilent && sides.strays.has(row['id'])) continue
        if (sides.broughtBack.holds(key, undefined)) continue
        return `settles: ${kind} ${row['number'] ?? row['name'] ?? key} is gone from QuickBooks and current on the platform`
      }
  }
  return undefined
}

/**
 * Of an invoicing platform: invoices on which nothing is open, or whose customer is inactive, customers without an
 * invoice there, and payments of what is not there (R51, R52, R69, R74) are left out, unless they were there before.
 */
function isLeftOut({ db, company }: Sides, kind: string, record: Fields): boolean {
  const has = (table: string, column: string, id: unknown): boolean =>
    db.prepare(`select 1 from ${table} where ${column} = ? and archived_at is null`).get(id) !==
    undefined
  if (kind === 'Invoice') {
    const customer = (record['CustomerRef'] as Fields)['ListID']
    const active = company.sql('select is_active from lists where id = ?').pluck(true).get(customer)
    return record['BalanceRemaining'] === '0.00' || active === 0
  }
  if (kind === 'Customer') {
    const row = db.prepare('select id from customers where quickbooks_id = ?').get(record['ListID'])
    const { id } = (row ?? {}) as { id?: string }
    return id === undefined || !has('invoices', 'customer_id', id)
  }
  const applied = [record['AppliedToTxnRet'] ?? []].flat() as Fields[]
  return !applied.some((line) => has('invoices', 'quickbooks_id', line['TxnID']))
}

interface Made {
  readonly table: string
  readonly kinds: readonly string[]
  /** Column of the platform and of the company file that hold the label. */
  readonly label: string
}
const made: readonly Made[] = [
  { table: 'payments', kinds: ['ReceivePayment'], label: 'number' },
  { table: 'bills', kinds: ['Bill'], label: 'number' },
  { table: 'bill_payments', kinds: ['BillPaymentCheck'], label: 'number' },
  { table: 'invoices', kinds: ['Invoice'], label: 'number' },
  { table: 'vendors', kinds: ['Vendor'], label: 'name' },
  { table: 'customers', kinds: ['Customer'], label: 'name' },
]

/** A number that a person may have used as well. */
const isShared = (label: string): boolean => /^P\d+$/.test(label)

/**
 * Ours carry the mark of the journal. That of a person counts where it was there for an hour before ours was made:
 * afterwards, or while ours was under way, QuickBooks lets him use the number.
 */
function countOfShared(company: Company, kind: string, label: string): number {
  const all = readAll(company, kind).filter((r) => r['RefNumber'] === label)
  const ours = all.filter((r) => r['ExternalGUID'])
  const at = (r: Fields): number => Date.parse(String(r['TimeCreated']))
  const before = all.filter(
    (r) =>
      !ours.includes(r) &&
      ours.some(
        (o) => Number(r['TxnNumber']) < Number(o['TxnNumber']) && at(o) - at(r) > 3_600_000,
      ),
  )
  return ours.length + before.length
}

function countOf(company: Company, kind: string, label: string): number {
  if (isShared(label)) return countOfShared(company, kind, label)
  const column = kind === 'Vendor' || kind === 'Customer' ? 'name' : 'ref_number'
  const table = column === 'name' ? 'lists' : 'txns'
  return Number(
    company
      .sql(`select count(*) from ${table} where kind = ? and ${column} = ?`)
      .pluck(true)
      .get(kind, label),
  )
}

/** Nothing lost (2): what the platform asked for is in QuickBooks as often as it should be, or listed. */
export async function isDone(sides: Sides): Promise<string | undefined> {
  for (const { table, kinds: of, label } of made) {
    const rows = sides.db.prepare(`select * from ${table} where id glob 'mine-*'`).all() as Cells[]
    for (const row of rows) {
      const id = String(row['id'])
      const name = String(row[label])
      const n = of.reduce((sum, kind) => sum + countOf(sides.company, kind, name), 0)
      const problem = judge(row, n, table === 'payments')
      if (problem === undefined) continue
      if (await waitsForListed(sides.store, id)) continue
      if (await listed(sides.store, id)) continue
      if ((await sides.store.count('skips', { record: id })) > 0) continue
      return `nothing lost: ${of[0]} ${name} ${problem}`
    }
  }
  return undefined
}

function judge(row: Cells, n: number, hasStatus: boolean): string | undefined {
  const { booking, status, archived_at: archived } = row
  const wanted = !hasStatus || status === 'processed'
  const told = `(booking ${booking}, status ${status ?? 'none'}, in QuickBooks ${n} times)`
  if (!wanted) return n === 0 ? undefined : `is to be taken out and still there ${told}`
  // Read again since, a record other than a payment has no booking of its own any more, but its id.
  const isBooked = booking === 'booked' || (!hasStatus && booking === null && row['quickbooks_id'])
  if (isBooked && archived === null) return n === 1 ? undefined : `counts as booked ${told}`
  // Made inactive in QuickBooks: hidden here, and still there.
  const isHidden = row['archive_reason'] === 'inactive'
  // Taken out at the platform's own wish, and wanted again since.
  if (hasStatus && row['archive_reason'] === 'removed-by-platform')
    return `is wanted and taken out ${told}`
  if (archived !== null) return n === (isHidden ? 1 : 0) ? undefined : `is archived ${told}`
  return `is neither booked nor listed ${told}`
}

/** Whatever the journal has begun has come to an end, or is listed. */
export async function isJournalDone({ store }: Sides): Promise<string | undefined> {
  const rows = await store.select('journal')
  for (const row of rows) {
    if (row.state === 'done' || row.state === 'withdrawn') continue
    if (await listed(store, row.platform_id)) continue
    if (await waitsForListed(store, row.platform_id)) continue
    return `settles: ${row.op} of ${row.entity} ${row.platform_id} is ${row.state}`
  }
  return undefined
}
