// What people and programs do on the platform in the course of a year, by the rules a connection goes by.
import { fromCents, toCents } from '../../src/schema/scalars.ts'
import type { World } from '../world.ts'
import type { Deed, Luck } from './desk.ts'

type Row = Record<string, string | number | null>

function insert(w: World, table: string, row: Row): void {
  const names = Object.keys(row)
  w.sql
    .prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row))
}

/** One of the rows, picked by luck. */
function some(w: World, luck: Luck, table: string, where: string): Row | undefined {
  const n = w.rows<{ n: number }>(`select count(*) n from ${table} where ${where}`)[0]?.n ?? 0
  if (n === 0) return undefined
  return w.rows<Row>(
    `select * from ${table} where ${where} order by id limit 1 offset ${luck.below(n)}`,
  )[0]
}

const newId = (luck: Luck): string => `p-${luck.below(2 ** 31)}-${luck.below(2 ** 31)}`
const set = (w: World, table: string, id: unknown, column: string, value: string): boolean =>
  w.sql.prepare(`update ${table} set ${column} = ? where id = ?`).run(value, id).changes === 1

function pay(w: World, luck: Luck, more: Row = {}): boolean {
  const invoice = some(w, luck, 'invoices', "balance <> '0.00' and archived_at is null")
  if (!invoice) return false
  const open = toCents(String(invoice['balance'] ?? '0'))
  if (open <= 0) return false
  // Now and then somebody pays too much.
  const cents = luck.of([open, open, 1 + luck.below(open), luck.below(8) === 0 ? open + 100 : open])
  insert(w, 'payments', {
    id: newId(luck),
    invoice_id: String(invoice['id']),
    amount: fromCents(cents ?? open),
    ...more,
  })
  return true
}

const status = (word: string) => (w: World, luck: Luck) => {
  const payment = some(
    w,
    luck,
    'payments',
    "source = 'processed' and status = 'processed' and booking = 'booked'",
  )
  return payment !== undefined && set(w, 'payments', payment['id'], 'status', word)
}

const edit = (table: string, column: string) => (w: World, luck: Luck) => {
  const row = some(w, luck, table, 'quickbooks_id is not null and archived_at is null')
  return row !== undefined && set(w, table, row['id'], column, `555-${luck.below(10_000)}`)
}

const make = (table: string, more: (luck: Luck) => Row) => (w: World, luck: Luck) => {
  insert(w, table, { id: newId(luck), ...more(luck) })
  return true
}
const named = (luck: Luck): string => `Own ${luck.below(1_000_000)}`

const payments: readonly Deed[] = [
  { name: 'a payment processed', weight: 30, does: (w, luck) => pay(w, luck) },
  { name: 'a payment failed', weight: 2, does: status('failed') },
  { name: 'a payment cancelled', weight: 2, does: status('cancelled') },
  { name: 'an offline payment', weight: 2, does: (w, luck) => pay(w, luck, { source: 'offline' }) },
  { name: 'a refund', weight: 1, does: (w, luck) => pay(w, luck, { status: 'refunded' }) },
]
const edits: readonly Deed[] = [
  {
    name: 'a customer of the platform',
    weight: 2,
    does: make('customers', (luck) => ({ name: named(luck) })),
  },
  { name: 'an edit of a customer', weight: 3, does: edit('customers', 'phone') },
  { name: 'an edit of an invoice', weight: 2, does: edit('invoices', 'memo') },
]

function bill(w: World, luck: Luck): boolean {
  const vendor = some(w, luck, 'vendors', 'quickbooks_id is not null and archived_at is null')
  const expense = some(w, luck, 'accounts', "type = 'Expense' and archived_at is null")
  if (!vendor || !expense) return false
  const id = newId(luck)
  w.sql.transaction(() => {
    const amount = fromCents(100 + luck.below(90_000))
    insert(w, 'bill_lines', {
      parent_id: id,
      position: 1,
      account: expense['full_name'] ?? '',
      amount,
    })
    insert(w, 'bills', { id, number: `B-${luck.below(1_000_000)}`, vendor_id: vendor['id'] ?? '' })
  })()
  return true
}

function payBill(w: World, luck: Luck): boolean {
  const open = some(
    w,
    luck,
    'bills',
    "booking = 'booked' and balance <> '0.00' and id not in (select bill_id from bill_payment_lines where bill_id is not null)",
  )
  if (!open) return false
  const id = newId(luck)
  w.sql.transaction(() => {
    insert(w, 'bill_payment_lines', {
      parent_id: id,
      position: 1,
      bill_id: open['id'] ?? '',
      amount: String(open['balance']),
    })
    insert(w, 'bill_payments', { id, kind: 'BillPaymentCheck', vendor_id: open['vendor_id'] ?? '' })
  })()
  return true
}

function transfer(w: World, luck: Luck): boolean {
  const from = some(w, luck, 'accounts', "type = 'Bank' and archived_at is null")
  const to = some(w, luck, 'accounts', "type = 'Bank' and archived_at is null")
  if (!from || !to || from['id'] === to['id']) return false
  insert(w, 'transfers', {
    id: newId(luck),
    from_account_id: from['id'] ?? '',
    to_account_id: to['id'] ?? '',
    amount: fromCents(100 + luck.below(50_000)),
  })
  return true
}

const payables: readonly Deed[] = [
  {
    name: 'a vendor of the platform',
    weight: 2,
    does: make('vendors', (luck) => ({ name: named(luck) })),
  },
  { name: 'an edit of a vendor', weight: 3, does: edit('vendors', 'phone') },
  { name: 'a bill', weight: 12, does: bill },
  { name: 'a bill paid', weight: 8, does: payBill },
  { name: 'a transfer', weight: 2, does: transfer },
  {
    name: 'an account of the platform',
    weight: 1,
    does: make('accounts', (luck) => ({ name: named(luck), type: 'Expense' })),
  },
]

/** By profile. */
export const platform: Readonly<Record<string, readonly Deed[]>> = {
  'payments-desktop': [...payments, ...edits],
  'invoicing-desktop': [...payments, ...edits],
  'bill-pay-desktop': [...payments, ...edits, ...payables],
  'data-sharing-desktop': edits,
}
