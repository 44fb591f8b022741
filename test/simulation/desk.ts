// What people do in QuickBooks in the course of a year: each deed is one row with its weight. What QuickBooks would not
// let them do is no deed.
import { statusOf } from '../../src/qbxml/message-set.ts'
import { type Fields, listAt, textAt } from '../../src/schema/entity.ts'
import { fromCents, toCents } from '../../src/schema/scalars.ts'
import type { World } from '../world.ts'

export interface Luck {
  /** 0 ≤ n < below */
  below(n: number): number
  of<T>(all: readonly T[]): T | undefined
}

export const luckOf = (random: () => number): Luck => ({
  below: (n) => Math.floor(random() * n),
  of: (all) => all[Math.floor(random() * all.length)],
})

export interface Deed {
  readonly name: string
  readonly weight: number
  /** Whether it was done. */
  readonly does: (w: World, luck: Luck) => boolean
}

/** A row of a weighted table. */
export function pick<T extends { readonly weight: number }>(rows: readonly T[], luck: Luck): T {
  let at = luck.below(rows.reduce((sum, row) => sum + row.weight, 0))
  for (const row of rows) if ((at -= row.weight) < 0) return row
  throw new Error('no rows')
}

function ask(w: World, name: string, content: Fields): Fields | undefined {
  const answer = w.desktop.perform(name, content)
  return statusOf(answer).code < 500 ? answer.content : undefined
}
const done = (w: World, name: string, content: Fields): boolean =>
  ask(w, name, content) !== undefined

interface Txn {
  readonly id: string
  readonly open: string
}

/** A transaction of the file, picked by luck; the simulator's table is read since a query of thousands is slow. */
export function someTxn(w: World, luck: Luck, kind: string, where = ''): string | undefined {
  const ids = w.company
    .sql(`select id from txns where kind = ? ${where} order by serial desc limit 400`)
    .pluck(true)
    .all(kind) as string[]
  return luck.of(ids)
}

function openInvoice(w: World, luck: Luck): (Txn & { fields: Fields }) | undefined {
  const id = someTxn(w, luck, 'Invoice', 'and total <> applied')
  const fields = id ? record(w, 'Invoice', id) : undefined
  return fields && id ? { id, fields, open: textAt(fields, 'BalanceRemaining') ?? '0' } : undefined
}

function record(w: World, kind: string, id: string): Fields | undefined {
  const content = ask(w, `${kind}QueryRq`, { TxnID: [id], IncludeLineItems: 'true' })
  return content && listAt(content, `${kind}Ret`)[0]
}

export function someList(w: World, luck: Luck, kind: string): Fields | undefined {
  const ids = w.company
    .sql('select id from lists where kind = ? order by serial desc limit 400')
    .pluck(true)
    .all(kind) as string[]
  const id = luck.of(ids)
  const content = id ? ask(w, `${kind}QueryRq`, { ListID: [id] }) : undefined
  return content && listAt(content, `${kind}Ret`)[0]
}

export const today = (w: World): string => new Date(w.env.now()).toISOString().slice(0, 10)
const key = (fields: Fields, id: 'TxnID' | 'ListID') => ({
  [id]: textAt(fields, id) ?? '',
  EditSequence: textAt(fields, 'EditSequence') ?? '',
})
const part = (open: string, luck: Luck): string =>
  luck.below(3) === 0 ? fromCents(Math.max(1, luck.below(toCents(open)))) : open

function receive(w: World, luck: Luck): boolean {
  const invoice = openInvoice(w, luck)
  if (!invoice || toCents(invoice.open) <= 0) return false
  const amount = part(invoice.open, luck)
  return done(w, 'ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: { ListID: textAt(invoice.fields, 'CustomerRef.ListID') ?? '' },
      ARAccountRef: { ListID: textAt(invoice.fields, 'ARAccountRef.ListID') ?? '' },
      TxnDate: today(w),
      TotalAmount: amount,
      AppliedToTxnAdd: [{ TxnID: invoice.id, PaymentAmount: amount }],
    },
  })
}

function remove(kind: string) {
  return (w: World, luck: Luck): boolean => {
    const id = someTxn(w, luck, kind)
    return id !== undefined && done(w, 'TxnDelRq', { TxnDelType: kind, TxnID: id })
  }
}

function saveInvoice(w: World, luck: Luck): boolean {
  const id = someTxn(w, luck, 'Invoice')
  const fields = id ? record(w, 'Invoice', id) : undefined
  if (!fields) return false
  const change = luck.of<Fields>([
    { Memo: `Seen ${luck.below(1000)}` },
    { DueDate: today(w) },
    { PONumber: `PO ${luck.below(1000)}` },
  ])
  return done(w, 'InvoiceModRq', { InvoiceMod: { ...key(fields, 'TxnID'), ...change } })
}

function reprice(w: World, luck: Luck): boolean {
  const invoice = openInvoice(w, luck)
  const lines = invoice ? listAt(invoice.fields, 'InvoiceLineRet') : []
  const changed = lines.find((l) => textAt(l, 'Rate') !== undefined)
  if (!invoice || !changed) return false
  const kept = lines.map((l) => ({
    TxnLineID: textAt(l, 'TxnLineID') ?? '',
    ...(l === changed ? { Rate: fromCents(1000 + luck.below(50_000)) } : {}),
  }))
  const InvoiceMod = { ...key(invoice.fields, 'TxnID'), InvoiceLineMod: kept }
  return done(w, 'InvoiceModRq', { InvoiceMod })
}

function newInvoice(w: World, luck: Luck): boolean {
  const customer = someList(w, luck, 'Customer')
  const item = someList(w, luck, 'ItemService')
  if (!customer || !item) return false
  return done(w, 'InvoiceAddRq', {
    InvoiceAdd: {
      CustomerRef: { ListID: textAt(customer, 'ListID') ?? '' },
      TxnDate: today(w),
      InvoiceLineAdd: [
        {
          ItemRef: { ListID: textAt(item, 'ListID') ?? '' },
          Quantity: String(1 + luck.below(4)),
          Rate: fromCents(500 + luck.below(90_000)),
        },
      ],
    },
  })
}

function credit(w: World, luck: Luck): boolean {
  const invoice = openInvoice(w, luck)
  const item = someList(w, luck, 'ItemService')
  if (!invoice || !item || toCents(invoice.open) <= 1) return false
  const CustomerRef = { ListID: textAt(invoice.fields, 'CustomerRef.ListID') ?? '' }
  const amount = fromCents(1 + luck.below(toCents(invoice.open)))
  const made = ask(w, 'CreditMemoAddRq', {
    CreditMemoAdd: {
      CustomerRef,
      TxnDate: today(w),
      CreditMemoLineAdd: [{ ItemRef: { ListID: textAt(item, 'ListID') ?? '' }, Amount: amount }],
    },
  })
  const memo = made && listAt(made, 'CreditMemoRet')[0]
  if (!memo) return false
  const open = textAt(memo, 'CreditRemaining') ?? '0'
  if (luck.below(3) === 0 || toCents(open) > toCents(invoice.open)) return true
  return done(w, 'ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef,
      TxnDate: today(w),
      AppliedToTxnAdd: [
        {
          TxnID: invoice.id,
          SetCredit: [{ CreditTxnID: textAt(memo, 'TxnID') ?? '', AppliedAmount: open }],
        },
      ],
    },
  })
}

const saveList =
  (kind: string, change: (luck: Luck, now: Fields) => Fields) =>
  (w: World, luck: Luck): boolean => {
    const now = someList(w, luck, kind)
    if (!now) return false
    return done(w, `${kind}ModRq`, {
      [`${kind}Mod`]: { ...key(now, 'ListID'), ...change(luck, now) },
    })
  }

export const named = (luck: Luck): string => `Name ${luck.below(1_000_000)}`

/** Every second one is a job of another, up to five deep: its name says of which, so that it takes no luck. */
function above(w: World, name: string): Fields {
  const number = Number(name.replace(/\D/g, ''))
  const ids = w.company
    .sql(
      `select id from lists where kind = 'Customer' and length(full_name) < 4 + length(replace(full_name, ':', ''))
       order by serial desc limit 40`,
    )
    .pluck(true)
    .all() as string[]
  const id = number % 2 === 0 ? ids[number % ids.length] : undefined
  return id === undefined ? {} : { ParentRef: { ListID: id } }
}

export const desk: readonly Deed[] = [
  { name: 'an invoice', weight: 24, does: newInvoice },
  { name: 'an invoice saved', weight: 10, does: saveInvoice },
  { name: 'a price changed', weight: 6, does: reprice },
  { name: 'a payment', weight: 20, does: receive },
  { name: 'a credit', weight: 4, does: credit },
  { name: 'a payment deleted', weight: 3, does: remove('ReceivePayment') },
  { name: 'an invoice deleted', weight: 2, does: remove('Invoice') },
  {
    name: 'an invoice voided',
    weight: 1,
    does: (w, luck) => {
      const id = someTxn(w, luck, 'Invoice', 'and applied = 0')
      return id !== undefined && done(w, 'TxnVoidRq', { TxnVoidType: 'Invoice', TxnID: id })
    },
  },
  {
    name: 'a customer',
    weight: 4,
    does: (w, luck) => {
      const Name = named(luck)
      return done(w, 'CustomerAddRq', { CustomerAdd: { Name, ...above(w, Name) } })
    },
  },
  {
    name: 'a customer renamed',
    weight: 2,
    does: saveList('Customer', (luck) => ({ Name: named(luck) })),
  },
  {
    name: 'a customer saved',
    weight: 4,
    does: saveList('Customer', (luck) => ({ Phone: `555-${luck.below(10_000)}` })),
  },
  {
    name: 'a customer made active or inactive',
    weight: 2,
    does: saveList('Customer', (_luck, now) => ({
      IsActive: String(textAt(now, 'IsActive') === 'false'),
    })),
  },
  {
    name: 'a vendor',
    weight: 1,
    does: (w, luck) => done(w, 'VendorAddRq', { VendorAdd: { Name: named(luck) } }),
  },
  {
    name: 'a vendor saved',
    weight: 2,
    does: saveList('Vendor', (luck) => ({ Phone: `555-${luck.below(10_000)}` })),
  },
]
