// The rows as an ordinary engineer writes them from parsed objects: for the server with soap and fast-xml-parser, and
// for those of the peers, which differ in how they get at the objects. Money is right, and no slower than such code
// usually is.
import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'

/** One or many: parsers give an array only where there are several, unless they were told. */
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

const connection = 'bench'
const newId = () => randomUUID().replaceAll('-', '')
const cents = (text) => Math.round(Number(text ?? 0) * 100)
const money = (n) => (n / 100).toFixed(2)
const applied = (invoice, type) =>
  (invoice.LinkedTxn ?? [])
    .filter((link) => link.TxnType === type)
    .reduce((sum, link) => sum + Math.abs(cents(link.Amount)), 0)

function statusOf(invoice) {
  if (invoice.IsPending === 'true') return 'pending'
  if (cents(invoice.BalanceRemaining) === 0) return 'paid'
  return cents(invoice.AppliedAmount) === 0 ? 'open' : 'partially paid'
}

const many = ['InvoiceLineRet', 'LinkedTxn']

/**
 * Opens the file of our backend's tables. `savePage(messages, text)` stores what one answer holds (what is below
 * QBXMLMsgsRs, parsed) in one transaction, the text of the answer with it where `keep` is said.
 */
export function openPlainRows(file, { keep }) {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(
    'create table if not exists answers (id integer primary key, came_at text not null, text text not null)',
  )
  const putAnswer = db.prepare('insert into answers (came_at, text) values (?, ?)')
  function upsert(table, key, row) {
    const names = Object.keys(row)
    const sets = names.filter((n) => !key.includes(n)).map((n) => `${n} = excluded.${n}`)
    return db.prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map((n) => `@${n}`).join(', ')})
     on conflict (${key.join(', ')}) do update set ${sets.join(', ')}`,
    )
  }
  const statements = new Map()
  function save(table, key, row) {
    let statement = statements.get(table)
    if (!statement) statements.set(table, (statement = upsert(table, key, row)))
    statement.run(row)
  }
  const findCustomer = db
    .prepare('select id from customers where connection = ? and quickbooks_id = ?')
    .pluck()
  const findInvoice = db
    .prepare('select id from invoices where connection = ? and quickbooks_id = ?')
    .pluck()

  function saveInvoice(invoice) {
    for (const name of many) if (invoice[name]) invoice[name] = list(invoice[name])
    const id = findInvoice.get(connection, invoice.TxnID) ?? newId()
    save('invoices', ['id'], {
      id,
      connection,
      kind: 'Invoice',
      quickbooks_id: invoice.TxnID,
      revision: invoice.EditSequence,
      archived_at: null,
      archive_reason: null,
      synced_at: new Date().toISOString(),
      sync_version: 1,
      record: JSON.stringify(invoice),
      number: invoice.RefNumber ?? null,
      customer_id: findCustomer.get(connection, invoice.CustomerRef.ListID) ?? null,
      customer: invoice.CustomerRef.FullName,
      date: invoice.TxnDate,
      due_date: invoice.DueDate ?? null,
      terms: invoice.TermsRef?.FullName ?? null,
      po_number: invoice.PONumber ?? null,
      memo: invoice.Memo ?? null,
      currency: invoice.CurrencyRef?.FullName ?? '',
      subtotal: invoice.Subtotal ?? null,
      tax: invoice.SalesTaxTotal ?? null,
      total: money(cents(invoice.Subtotal) + cents(invoice.SalesTaxTotal)),
      applied: money(Math.abs(cents(invoice.AppliedAmount))),
      payments_applied: money(applied(invoice, 'ReceivePayment')),
      credits_applied: money(applied(invoice, 'CreditMemo')),
      balance: invoice.BalanceRemaining ?? null,
      status: statusOf(invoice),
      to_be_emailed: invoice.IsToBeEmailed === 'true' ? 1 : 0,
      bill_line1: invoice.BillAddress?.Addr1 ?? null,
      bill_line2: invoice.BillAddress?.Addr2 ?? null,
      bill_city: invoice.BillAddress?.City ?? null,
      bill_state: invoice.BillAddress?.State ?? null,
      bill_postal_code: invoice.BillAddress?.PostalCode ?? null,
      bill_country: invoice.BillAddress?.Country ?? null,
    })
    for (const [index, line] of (invoice.InvoiceLineRet ?? []).entries())
      save('invoice_lines', ['parent_id', 'position'], {
        parent_id: id,
        position: index + 1,
        quickbooks_line_id: line.TxnLineID,
        group_position: null,
        item_id: null,
        item: line.ItemRef?.FullName ?? null,
        description: line.Desc ?? null,
        quantity: line.Quantity ?? null,
        unit: line.UnitOfMeasure ?? null,
        rate: line.Rate ?? null,
        rate_percent: line.RatePercent ?? null,
        amount: line.Amount ?? null,
        class: line.ClassRef?.FullName ?? null,
        tax_code: line.SalesTaxCodeRef?.FullName ?? null,
        service_date: line.ServiceDate ?? null,
      })
  }

  function saveCustomer(customer) {
    const id = findCustomer.get(connection, customer.ListID) ?? newId()
    const { ListID: quickbooks_id, FullName: full_name } = customer
    save('customers', ['id'], {
      id,
      connection,
      kind: 'Customer',
      quickbooks_id,
      full_name,
      sync_version: 1,
    })
  }

  const savePage = db.transaction((messages, text) => {
    if (keep) putAnswer.run(new Date().toISOString(), text)
    for (const customer of list(messages.CustomerQueryRs?.CustomerRet)) saveCustomer(customer)
    for (const invoice of list(messages.InvoiceQueryRs?.InvoiceRet)) saveInvoice(invoice)
  })
  return { savePage, noteSeen: seenNoter(db) }
}

/**
 * When somebody called last: the one thing that a visit with nothing to do leaves. As in our store it outlives the
 * process, and a power cut may take it back.
 */
export function seenNoter(db) {
  db.exec('create table if not exists seen (user text primary key, at text not null)')
  const note = db.prepare('insert or replace into seen (user, at) values (?, ?)')
  return () => {
    db.pragma('synchronous = NORMAL')
    note.run('bench', new Date().toISOString())
    db.pragma('synchronous = FULL')
  }
}
