// The person at the computer with QuickBooks: enters, changes, voids and deletes, without asking anybody. What
// QuickBooks refuses is not done, as at a real desk.
import { QbsyncError } from '../../src/errors.ts'
import { entity } from '../../src/schema/entities.ts'
import type { Fields } from '../../src/schema/entity.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { change, remove, voided } from '../../src/sim/desk/edit.ts'
import type { Luck } from './luck.ts'
import { readAll } from './read-company.ts'

interface Found {
  readonly id: string
  readonly label: string
}

const txns = (company: Company, kind: string): Found[] =>
  company
    .sql("select id, coalesce(ref_number, '') label from txns where kind = ? order by serial")
    .all(kind) as Found[]

const names = (company: Company, kind: string): Found[] =>
  company
    .sql('select id, full_name label from lists where kind = ? order by serial')
    .all(kind) as Found[]

const amount = (luck: Luck): string => `${luck.int(1, 400)}.${luck.pick(['00', '50', '99'])}`

/** The day of an entry: today mostly, sometimes earlier. */
function day(company: Company, luck: Luck): string {
  const back = luck.chance(0.8) ? 0 : luck.int(1, 500)
  return company.zone.day(company.now() - back * 86_400)
}

type Acts = Readonly<Record<string, (company: Company, luck: Luck, count: number) => string>>

const base: Acts = {
  'enters an invoice': (company, luck, count) => {
    const customer = luck.pick(names(company, 'Customer'))
    const made = change(company, entity('Invoice'), {
      CustomerRef: { FullName: customer.label },
      TxnDate: day(company, luck),
      RefNumber: `P${count}`,
      InvoiceLineAdd: [{ ItemRef: { FullName: 'Labor' }, Amount: amount(luck) }],
    })
    return `${made.label}`
  },
  'changes an invoice': (company, luck) => {
    const invoice = luck.pick(txns(company, 'Invoice'))
    change(company, entity('Invoice'), { Memo: `memo ${luck.int(1, 999)}` }, invoice.id)
    return invoice.label
  },
  'deletes an invoice': (company, luck) => {
    const invoice = luck.pick(txns(company, 'Invoice'))
    remove(company, entity('Invoice'), invoice.id)
    return invoice.label
  },
  'voids an invoice': (company, luck) => {
    const invoice = luck.pick(txns(company, 'Invoice'))
    voided(company, entity('Invoice'), invoice.id)
    return invoice.label
  },
  'takes a payment': (company, luck, count) => {
    const invoice = luck.pick(openInvoices(company))
    const cents = luck.chance(0.5) ? invoice.open : luck.int(1, invoice.open)
    const sum = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
    change(company, entity('ReceivePayment'), {
      CustomerRef: { FullName: invoice.customer },
      TxnDate: day(company, luck),
      RefNumber: `check ${count}`,
      TotalAmount: sum,
      AppliedToTxnAdd: [{ TxnID: invoice.id, PaymentAmount: sum }],
    })
    return `${sum} for ${invoice.label}`
  },
  'deletes a payment': (company, luck) => {
    const payment = luck.pick(txns(company, 'ReceivePayment'))
    remove(company, entity('ReceivePayment'), payment.id)
    return payment.label
  },
  'changes a payment': (company, luck) => {
    const payment = luck.pick(txns(company, 'ReceivePayment'))
    change(company, entity('ReceivePayment'), { Memo: `memo ${luck.int(1, 999)}` }, payment.id)
    return payment.label
  },
  'gives credit': (company, luck, count) => {
    const invoice = luck.pick(openInvoices(company))
    const made = change(company, entity('CreditMemo'), {
      CustomerRef: { FullName: invoice.customer },
      TxnDate: day(company, luck),
      RefNumber: `C${count}`,
      CreditMemoLineAdd: [{ ItemRef: { FullName: 'Labor' }, Amount: '10.00' }],
    })
    return `${made.label}`
  },
  'adds a customer': (company, luck, count) => {
    const made = change(company, entity('Customer'), {
      Name: `Customer ${count}`,
      Phone: `555-${luck.int(1000, 9999)}`,
    })
    return `${made.label}`
  },
  'changes a customer': (company, luck) => {
    const customer = luck.pick(names(company, 'Customer'))
    const phone = `555-${luck.int(1000, 9999)}`
    change(company, entity('Customer'), { Phone: phone }, customer.id)
    return `${customer.label}: ${phone}`
  },
  'hides or shows a customer': (company, luck) => {
    const customer = luck.pick(names(company, 'Customer'))
    const active = luck.pick(['true', 'false'])
    change(company, entity('Customer'), { IsActive: active }, customer.id)
    return `${customer.label}: ${active}`
  },
  'deletes a customer': (company, luck) => {
    const customer = luck.pick(names(company, 'Customer'))
    remove(company, entity('Customer'), customer.id)
    return customer.label
  },
}

const payables: Acts = {
  'adds a vendor': (company, _luck, count) =>
    `${change(company, entity('Vendor'), { Name: `Vendor ${count}` }).label}`,
  'changes a vendor': (company, luck) => {
    const vendor = luck.pick(names(company, 'Vendor'))
    const phone = `555-${luck.int(1000, 9999)}`
    change(company, entity('Vendor'), { Phone: phone }, vendor.id)
    return `${vendor.label}: ${phone}`
  },
  'deletes a vendor': (company, luck) => {
    const vendor = luck.pick(names(company, 'Vendor'))
    remove(company, entity('Vendor'), vendor.id)
    return vendor.label
  },
  'changes a bill': (company, luck) => {
    const bill = luck.pick(txns(company, 'Bill'))
    change(company, entity('Bill'), { Memo: `memo ${luck.int(1, 999)}` }, bill.id)
    return bill.label
  },
  'deletes a bill': (company, luck) => {
    const bill = luck.pick(txns(company, 'Bill'))
    remove(company, entity('Bill'), bill.id)
    return bill.label
  },
}

/** What is done often, and what seldom; 2 is usual. */
const weights: Readonly<Record<string, number>> = {
  'enters an invoice': 8,
  'takes a payment': 3,
  'deletes an invoice': 1,
  'voids an invoice': 1,
  'deletes a customer': 1,
}

interface OpenInvoice extends Found {
  readonly customer: string
  /** Cents. */
  readonly open: number
}

function openInvoices(company: Company): OpenInvoice[] {
  return invoicesOf(company).filter((invoice) => invoice.open > 0)
}

/** All invoices, with what is open on them. */
export function invoicesOf(company: Company): OpenInvoice[] {
  const session = readAll(company, 'Invoice')
  return session.map((record) => ({
    id: String(record['TxnID']),
    label: String(record['RefNumber'] ?? ''),
    customer: String((record['CustomerRef'] as Fields)['FullName']),
    open: Math.round(Number(record['BalanceRemaining']) * 100),
  }))
}

/** Somebody does something; undefined where QuickBooks would not have it. */
export function actAtDesk(
  company: Company,
  profile: string,
  luck: Luck,
  count: number,
): string | undefined {
  const hasPayables = profile === 'bill-pay-desktop' || profile === 'data-sharing-desktop'
  const acts = hasPayables ? { ...base, ...payables } : base
  const what = luck.weighed(Object.fromEntries(Object.keys(acts).map((a) => [a, weights[a] ?? 2])))
  try {
    return `${what}: ${acts[what]?.(company, luck, count)}`
  } catch (error) {
    if (error instanceof QbsyncError || String(error).includes('nothing to pick')) return undefined
    throw error
  }
}
