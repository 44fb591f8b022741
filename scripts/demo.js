// npm start: the main job on embedded defaults. Invoices travel from a simulated QuickBooks into SQLite through a
// real Web Connector conversation, a payment of the platform travels back, and a third run moves nothing.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'

const program = fileURLToPath(new URL('../bin/run.js', import.meta.url))
const folder = process.argv[2] ?? '.demo'
rmSync(folder, { recursive: true, force: true })

function qbsync(...words) {
  const args = [program, ...words, '--data-dir', folder, '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) fail(`qbsync ${words.join(' ')} ended with ${status}\n${stdout}${stderr}`)
  return JSON.parse(stdout)
}

function fail(why) {
  console.error(why)
  process.exit(1)
}

const print = (title, rows) => {
  console.log(`\n${title}`)
  console.table(rows)
}

console.log(
  '1. First sync: the simulated Web Connector calls our endpoint and carries the books over.',
)
const first = qbsync('sync', '--simulate')
const db = new Database(join(folder, 'backend.db'))
const rows = (sql) => db.prepare(sql).all()
print(
  'Customers in SQLite',
  rows('select name, full_name, is_active, archive_reason from customers order by full_name'),
)
print(
  'Invoices',
  rows(
    'select number, customer, date, due_date, total, applied, balance, status from invoices order by number',
  ),
)
print(
  'Lines',
  rows(
    'select i.number, l.item, l.description, l.quantity, l.rate, l.amount from invoice_lines l join invoices i on i.id = l.parent_id order by i.number, l.position',
  ),
)
print('Payments', rows('select number, customer, amount, source, booking from payments'))

console.log(
  '\n2. The platform takes 400.00 for invoice 1002: one row in the payments table, then a sync.',
)
db.prepare(
  "insert into payments (invoice_number, amount, number) values ('1002', '400.00', 'demo-1')",
).run()
const second = qbsync('sync', '--simulate')
print('Payments', rows('select number, amount, source, booking, quickbooks_id from payments'))
print(
  'Invoice 1002',
  rows(
    "select number, total, payments_applied, balance, status from invoices where number = '1002'",
  ),
)
const books = qbsync('sim', 'query', '--company', join(folder, 'company.qbsim'), writeRequest())
const inQuickBooks = /<IsPaid>true<\/IsPaid>/.test(books.answer)
console.log(`In QuickBooks invoice 1002 is ${inQuickBooks ? 'paid' : 'NOT paid'}.`)

console.log('\n3. A third sync, with nothing changed on either side.')
const third = qbsync('sync', '--simulate')

const sums = (report) => Object.values(report.run.counts)
const moved = (report) =>
  sums(report).reduce((n, c) => n + c.pulled + c.archived + c.pushed + c.removed, 0)
print(
  'Runs',
  [first, second, third].map((r) => ({
    run: r.run.id,
    state: r.run.state,
    exchanges: r.run.exchanges,
    moved: moved(r),
  })),
)

const booked = rows(
  "select 1 from payments where source = 'processed' and booking = 'booked'",
).length
if (moved(first) === 0) fail('The first run moved nothing.')
if (booked !== 1 || !inQuickBooks) fail('The payment was not booked.')
if (moved(third) !== 0) fail('The third run moved something.')
console.log(
  `\nDone. Look around in ${folder}/backend.db, and with: node bin/run.js status --data-dir ${folder}`,
)

function writeRequest() {
  const file = join(folder, 'request.xml')
  writeFileSync(
    file,
    '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError"><InvoiceQueryRq><RefNumber>1002</RefNumber></InvoiceQueryRq></QBXMLMsgsRq></QBXML>',
  )
  return file
}
