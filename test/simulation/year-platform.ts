// What people and programs do on the platform in the course of a year, by the rules a connection goes by.
import { fromCents, toCents } from '../../src/schema/scalars.ts'
import type { Luck } from './desk.ts'
import type { Row, Side } from './year-side.ts'

export interface PlatformDeed {
  readonly name: string
  readonly weight: number
  /** Whether it was done. */
  readonly does: (side: Side, luck: Luck) => boolean
}

/** One of the rows, picked by luck. */
function some(side: Side, luck: Luck, table: string, where: string): Row | undefined {
  const ids = side.rows<{ id: string }>(`select id from ${table} where ${where} order by id`)
  const id = luck.of(ids)?.id
  return id === undefined ? undefined : side.rows(`select * from ${table} where id = ?`, id)[0]
}

const newId = (luck: Luck): string => `p-${luck.below(2 ** 31)}-${luck.below(2 ** 31)}`
const text = (row: Row, name: string): string => String(row[name] ?? '')
const synced = 'quickbooks_id is not null and archived_at is null'

function pay(side: Side, luck: Luck, more: Row = {}): boolean {
  const invoice = some(side, luck, 'invoices', `balance <> '0.00' and ${synced}`)
  if (!invoice) return false
  const open = toCents(text(invoice, 'balance') || '0')
  if (open <= 0) return false
  // Now and then somebody pays too much.
  const cents = luck.of([open, open, 1 + luck.below(open), luck.below(8) === 0 ? open + 100 : open])
  // Most products know the invoice; some know its number.
  const which =
    luck.below(6) === 0 && invoice['number']
      ? { invoice_number: invoice['number'] }
      : { invoice_id: text(invoice, 'id') }
  side.insert('payments', { id: newId(luck), ...which, amount: fromCents(cents ?? open), ...more })
  return true
}

const booked = "source = 'processed' and status = 'processed' and booking = 'booked'"
const status = (word: string) => (side: Side, luck: Luck) => {
  const payment = some(side, luck, 'payments', booked)
  return payment !== undefined && side.update('payments', text(payment, 'id'), { status: word })
}

const edit = (table: string, column: string) => (side: Side, luck: Luck) => {
  const row = some(side, luck, table, synced)
  const value = `555-${luck.below(10_000)}`
  return row !== undefined && side.update(table, text(row, 'id'), { [column]: value })
}

const rename = (table: string) => (side: Side, luck: Luck) => {
  const row = some(side, luck, table, `${synced} and full_name = name`)
  return row !== undefined && side.update(table, text(row, 'id'), { name: named(luck) })
}

const make = (table: string, more: (luck: Luck) => Row) => (side: Side, luck: Luck) => {
  side.insert(table, { id: newId(luck), ...more(luck) })
  return true
}
const named = (luck: Luck): string => `Own ${luck.below(1_000_000)}`

/** The name of somebody else: names of customers and vendors are one list in QuickBooks. */
const takenName = (side: Side, luck: Luck): boolean => {
  const customer = some(side, luck, 'customers', synced)
  if (!customer) return false
  side.insert('vendors', { id: newId(luck), name: text(customer, 'name') })
  return true
}

const payments: readonly PlatformDeed[] = [
  { name: 'a payment processed', weight: 30, does: (side, luck) => pay(side, luck) },
  { name: 'a payment failed', weight: 2, does: status('failed') },
  { name: 'a payment cancelled', weight: 2, does: status('cancelled') },
  {
    name: 'an offline payment',
    weight: 2,
    does: (side, luck) => pay(side, luck, { source: 'offline' }),
  },
  { name: 'a refund', weight: 1, does: (side, luck) => pay(side, luck, { status: 'refunded' }) },
  {
    name: 'a payment of an unknown invoice',
    weight: 1,
    does: make('payments', (luck) => ({
      invoice_number: `none-${luck.below(1000)}`,
      amount: fromCents(1 + luck.below(90_000)),
    })),
  },
]
const edits: readonly PlatformDeed[] = [
  {
    name: 'a customer of the platform',
    weight: 2,
    does: make('customers', (luck) => ({ name: named(luck) })),
  },
  { name: 'an edit of a customer', weight: 3, does: edit('customers', 'phone') },
  { name: 'an edit of an invoice', weight: 2, does: edit('invoices', 'memo') },
  {
    name: 'a row deleted',
    weight: 1,
    does: (side, luck) => {
      const table = luck.of(['customers', 'invoices', 'payments']) ?? 'customers'
      const row = some(side, luck, table, 'quickbooks_id is null and booking is not null')
      return row !== undefined && side.remove(table, text(row, 'id'))
    },
  },
]

/** Lines and parties of what a platform of payables writes. */
const expense = "type = 'Expense' and archived_at is null and quickbooks_id is not null"
function expenses(side: Side, luck: Luck): Row[] | undefined {
  const account = some(side, luck, 'accounts', expense)
  const customer = luck.below(4) === 0 ? some(side, luck, 'customers', synced) : undefined
  if (!account) return undefined
  return Array.from({ length: 1 + luck.below(3) }, () => ({
    account_id: text(account, 'id'),
    amount: fromCents(100 + luck.below(90_000)),
    ...(customer ? { customer_id: text(customer, 'id'), billable: 'Billable' } : {}),
  }))
}

const payable = (table: string, mark: string) => (side: Side, luck: Luck) => {
  const vendor = some(side, luck, 'vendors', synced)
  const lines = expenses(side, luck)
  if (!vendor || !lines) return false
  const number = `${mark}-${luck.below(1_000_000)}`
  side.insert(table, { id: newId(luck), number, vendor_id: text(vendor, 'id') }, lines)
  return true
}

const payBill = (kind: string) => (side: Side, luck: Luck) => {
  const open = some(
    side,
    luck,
    'bills',
    `booking = 'booked' and balance <> '0.00' and id not in
      (select bill_id from bill_payment_lines where bill_id is not null)`,
  )
  if (!open) return false
  const bill = { bill_id: text(open, 'id'), amount: text(open, 'balance') }
  const vendor_id = text(open, 'vendor_id')
  side.insert('bill_payments', { id: newId(luck), kind, vendor_id }, [bill])
  return true
}

function transfer(side: Side, luck: Luck): boolean {
  const bank = "type in ('Bank', 'OtherCurrentAsset') and archived_at is null"
  const [from, to] = [some(side, luck, 'accounts', bank), some(side, luck, 'accounts', bank)]
  if (!from || !to || from['id'] === to['id']) return false
  side.insert('transfers', {
    id: newId(luck),
    from_account_id: text(from, 'id'),
    to_account_id: text(to, 'id'),
    amount: fromCents(100 + luck.below(50_000)),
  })
  return true
}

const sale = (table: string, mark: string) => (side: Side, luck: Luck) => {
  const customer = some(side, luck, 'customers', synced)
  const item = some(side, luck, 'items', `${synced} and kind = 'ItemService'`)
  if (!customer || !item) return false
  const number = `${mark}-${luck.below(1_000_000)}`
  const line = { item_id: text(item, 'id'), quantity: '1', rate: fromCents(500 + luck.below(9000)) }
  side.insert(table, { id: newId(luck), number, customer_id: text(customer, 'id') }, [line])
  return true
}

const payables: readonly PlatformDeed[] = [
  {
    name: 'a vendor of the platform',
    weight: 2,
    does: make('vendors', (luck) => ({ name: named(luck) })),
  },
  { name: 'a vendor with the name of a customer', weight: 1, does: takenName },
  { name: 'an edit of a vendor', weight: 3, does: edit('vendors', 'phone') },
  { name: 'a vendor renamed on the platform', weight: 1, does: rename('vendors') },
  { name: 'a customer renamed on the platform', weight: 1, does: rename('customers') },
  {
    name: 'a class of the platform',
    weight: 1,
    does: make('classes', (luck) => ({ name: named(luck) })),
  },
  { name: 'a bill of the platform', weight: 12, does: payable('bills', 'B') },
  { name: 'an edit of a bill', weight: 1, does: edit('bills', 'memo') },
  { name: 'a vendor credit of the platform', weight: 3, does: payable('vendor_credits', 'V') },
  { name: 'a bill paid by check', weight: 7, does: payBill('BillPaymentCheck') },
  { name: 'a bill paid by card', weight: 3, does: payBill('BillPaymentCreditCard') },
  { name: 'a transfer of the platform', weight: 2, does: transfer },
  { name: 'an invoice of the platform', weight: 4, does: sale('invoices', 'P') },
  { name: 'a credit memo of the platform', weight: 2, does: sale('credit_memos', 'CM') },
  {
    name: 'an account of the platform',
    weight: 1,
    does: make('accounts', (luck) => ({ name: named(luck), type: 'Expense' })),
  },
]

/** Payments that are not deposited yet go to the bank together. */
const deposits: readonly PlatformDeed[] = [
  {
    name: 'a payout',
    weight: 3,
    does: (side, luck) => {
      const waiting = side.rows<{ id: string }>(
        `select id from payments where ${booked} and id not in
          (select payment_id from deposit_lines where payment_id is not null) order by id limit 40`,
      )
      const some = waiting.slice(0, 1 + luck.below(5))
      if (some.length === 0) return false
      const lines = some.map(({ id }) => ({ payment_id: id }))
      side.insert('deposits', { id: newId(luck), date: '2026-06-01' }, lines)
      return true
    },
  },
]

/** By profile. */
export const platform: Readonly<Record<string, readonly PlatformDeed[]>> = {
  'payments-desktop': [...payments, ...edits, ...deposits],
  'invoicing-desktop': [...payments, ...edits, ...deposits],
  'bill-pay-desktop': [...payments, ...edits, ...payables],
  'data-sharing-desktop': edits,
}
