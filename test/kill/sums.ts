// Both sides of a sync added up: what QuickBooks holds and what the backend holds, to the cent.
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

export type Row = Readonly<Record<string, number | string | null>>

/** From a database of any sort: how it is asked for one row, and what of it is cents. Throws where a record is twice. */
export async function sumsOfBackend(
  ask: (sql: string) => Promise<Row>,
  centsOf: (column: string) => string,
): Promise<Sums> {
  const cents = (column: string) => `coalesce(sum(${centsOf(column)}), 0)`
  const held = 'archived_at is null and quickbooks_id is not null'
  const invoice = await ask(
    `select count(*) n, count(distinct quickbooks_id) d, ${cents('total')} t, ${cents('balance')} b,
     ${cents('applied')} a from invoices where ${held}`,
  )
  const line = await ask(
    `select count(*) n, count(distinct quickbooks_line_id) d from invoice_lines where parent_id in
     (select id from invoices where ${held})`,
  )
  const payment = await ask(
    `select count(*) n, count(distinct quickbooks_id) d, ${cents('amount')} a from payments where ${held}`,
  )
  for (const [name, row] of Object.entries({ invoice, line, payment }))
    if (row['n'] !== row['d']) throw new Error(`an ${name} stands in the backend twice`)
  const number = (of: Row, name: string) => Number(of[name] ?? 0)
  const money = (of: Row, name: string) => fromCents(number(of, name))
  return {
    invoices: number(invoice, 'n'),
    lines: number(line, 'n'),
    total: money(invoice, 't'),
    balance: money(invoice, 'b'),
    applied: money(invoice, 'a').replace(/^-/, ''),
    payments: number(payment, 'n'),
    paid: money(payment, 'a'),
  }
}
