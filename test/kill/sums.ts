// Both sides of a sync added up: what QuickBooks holds and what the backend holds, to the cent.
import Database from 'better-sqlite3'
import { type Fields, listAt, textAt } from '../../src/schema/entity.ts'
import { fromCents, toCents } from '../../src/schema/scalars.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { readAll } from '../simulation/read-company.ts'

export interface Sums {
  readonly invoices: number
  readonly lines: number
  readonly total: string
  readonly balance: string
  readonly applied: string
  readonly payments: number
  readonly paid: string
}

const sumOf = (records: readonly Fields[], ...paths: string[]): string =>
  fromCents(
    records.reduce(
      (sum, r) => sum + paths.reduce((cents, p) => cents + toCents(textAt(r, p) ?? '0'), 0),
      0,
    ),
  )

export function sumsOfCompany(company: Company): Sums {
  const invoices = readAll(company, 'Invoice')
  const payments = readAll(company, 'ReceivePayment')
  return {
    invoices: invoices.length,
    lines: invoices.reduce((n, i) => n + linesOf(i), 0),
    total: sumOf(invoices, 'Subtotal', 'SalesTaxTotal'),
    balance: sumOf(invoices, 'BalanceRemaining'),
    applied: sumOf(invoices, 'AppliedAmount').replace(/^-/, ''),
    payments: payments.length,
    paid: sumOf(payments, 'TotalAmount'),
  }
}

/** Lines as the backend has them: a group is a line, and so are its members. */
const linesOf = (invoice: Fields): number =>
  listAt(invoice, 'InvoiceLineRet').length +
  listAt(invoice, 'InvoiceLineGroupRet').reduce(
    (n, group) => n + 1 + listAt(group, 'InvoiceLineRet').length,
    0,
  )

/** Throws where a record stands in the backend twice. */
export function sumsOfBackend(file: string): Sums {
  const db = new Database(file, { readonly: true })
  try {
    const cents = (column: string) =>
      `coalesce(sum(cast(replace(${column}, '.', '') as integer)), 0)`
    const one = (sql: string) => db.prepare(sql).get() as Record<string, number>
    const held = 'archived_at is null and quickbooks_id is not null'
    const invoice = one(
      `select count(*) n, count(distinct quickbooks_id) d, ${cents('total')} t, ${cents('balance')} b,
       ${cents('applied')} a from invoices where ${held}`,
    )
    const line = one(
      `select count(*) n, count(distinct quickbooks_line_id) d from invoice_lines where parent_id in
       (select id from invoices where ${held})`,
    )
    const payment = one(
      `select count(*) n, count(distinct quickbooks_id) d, ${cents('amount')} a from payments where ${held}`,
    )
    for (const [name, row] of Object.entries({ invoice, line, payment }))
      if (row['n'] !== row['d']) throw new Error(`an ${name} stands in the backend twice`)
    const money = (n: number | undefined) => fromCents(n ?? 0)
    return {
      invoices: invoice['n'] ?? 0,
      lines: line['n'] ?? 0,
      total: money(invoice['t']),
      balance: money(invoice['b']),
      applied: money(invoice['a']).replace(/^-/, ''),
      payments: payment['n'] ?? 0,
      paid: money(payment['a']),
    }
  } finally {
    db.close()
  }
}
