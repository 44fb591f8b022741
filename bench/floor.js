// The floor: what the same work costs when everything is written out by hand for this one answer and nothing
// else is looked after: no sessions, no journal, no links, no checks. Same rows, same durability.
//   node bench/floor.js BACKEND.db PAGE_SIZE [--keep] [--poll] [--none]
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import Database from 'better-sqlite3'
import { seenNoter } from './plain-rows.js'

const [file, pageSize, ...flags] = process.argv.slice(2)
const isKept = flags.includes('--keep')
const isPolled = flags.includes('--poll')
const isNone = flags.includes('--none')
const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')

const noteSeen = seenNoter(db)
const columns = (table) => db.pragma(`table_info(${table})`).map((c) => c.name)
const header = columns('invoices')
const line = columns('invoice_lines')
const marks = (names) => names.map(() => '?').join(', ')
const sets = header.filter((n) => n !== 'id').map((n) => `${n} = excluded.${n}`)
const putInvoice = db.prepare(
  `insert into invoices (${header.join(', ')}) values (${marks(header)}) on conflict (id) do update set ${sets.join(', ')}`,
)
const putLine = db.prepare(
  `insert or replace into invoice_lines (${line.join(', ')}) values (${marks(line)})`,
)
const putCustomer = db.prepare(
  "insert into customers (id, connection, kind, quickbooks_id, full_name, sync_version) values (?, 'bench', 'Customer', ?, ?, 1)",
)
const slots = (names, from) =>
  new Map(Object.entries(from).map(([path, name]) => [path, names.indexOf(name)]))
/** Where the text of an element goes, by its parent and name. */
const headerSlots = slots(header, {
  TxnID: 'quickbooks_id',
  EditSequence: 'revision',
  RefNumber: 'number',
  'CustomerRef.ListID': 'customer_id',
  'CustomerRef.FullName': 'customer',
  TxnDate: 'date',
  DueDate: 'due_date',
  'TermsRef.FullName': 'terms',
  PONumber: 'po_number',
  Memo: 'memo',
  'CurrencyRef.FullName': 'currency',
  Subtotal: 'subtotal',
  SalesTaxTotal: 'tax',
  AppliedAmount: 'applied',
  BalanceRemaining: 'balance',
  IsToBeEmailed: 'to_be_emailed',
  'BillAddress.Addr1': 'bill_line1',
  'BillAddress.Addr2': 'bill_line2',
  'BillAddress.City': 'bill_city',
  'BillAddress.State': 'bill_state',
  'BillAddress.PostalCode': 'bill_postal_code',
  'BillAddress.Country': 'bill_country',
})
const lineSlots = slots(line, {
  TxnLineID: 'quickbooks_line_id',
  'ItemRef.FullName': 'item',
  Desc: 'description',
  Quantity: 'quantity',
  UnitOfMeasure: 'unit',
  Rate: 'rate',
  RatePercent: 'rate_percent',
  Amount: 'amount',
  'ClassRef.FullName': 'class',
  'SalesTaxCodeRef.FullName': 'tax_code',
  ServiceDate: 'service_date',
})
const at = Object.fromEntries(header.map((name, i) => [name, i]))
const customers = new Map()
const connection = 'bench'

/** Ids that grow, so that SQLite appends: the cheapest there are. */
const luck = randomBytes(7).toString('hex')
let made = 0
const newId = () =>
  Date.now().toString(16).padStart(12, '0') + (made++).toString(16).padStart(6, '0') + luck

const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decode = (text) =>
  text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (_, d, h, n) =>
    n ? named[n] : String.fromCodePoint(d ? Number(d) : Number.parseInt(h, 16)),
  )
const cents = (text) => Math.round(Number(text) * 100)
const money = (n) => (n / 100).toFixed(2)

/** One invoice, from behind <InvoiceRet> to behind </InvoiceRet>: its rows are written. */
function readInvoice(text, from, now) {
  const row = new Array(header.length).fill(null)
  row[at.id] = newId()
  row[at.connection] = connection
  row[at.kind] = 'Invoice'
  row[at.synced_at] = now
  row[at.sync_version] = 1
  row[at.currency] = ''
  const rows = []
  let payments = 0
  let credits = 0
  let json = '{'
  let comma = ''
  let list = ''
  let parent = ''
  let cells = row
  let names = headerSlots
  let link
  let i = from
  for (;;) {
    i = text.indexOf('<', i) + 1
    const end = text.indexOf('>', i)
    if (text.charCodeAt(i) === 47) {
      const name = text.slice(i + 1, end)
      i = end + 1
      if (name === 'InvoiceRet') break
      json += '}'
      comma = ','
      if (name === 'InvoiceLineRet') {
        cells = row
        names = headerSlots
      } else if (name === 'LinkedTxn') {
        if (link.TxnType === 'ReceivePayment') payments += Math.abs(cents(link.Amount))
        else if (link.TxnType === 'CreditMemo') credits += Math.abs(cents(link.Amount))
        link = undefined
      }
      parent = ''
      continue
    }
    const name = text.slice(i, end)
    i = end + 1
    const next = text.indexOf('<', i)
    const isLeaf = text.charCodeAt(next + 1) === 47
    const isList = name === 'InvoiceLineRet' || name === 'LinkedTxn'
    if (list !== '' && cells === row && link === undefined && name !== list && parent === '') {
      json += ']'
      list = ''
    }
    if (isLeaf) {
      let value = text.slice(i, next)
      if (value.includes('&')) value = decode(value)
      const slot = names.get(parent === '' ? name : `${parent}.${name}`)
      if (link) link[name] = value
      else if (slot !== undefined) cells[slot] = value
      json += `${comma}"${name}":${/["\\\n]/.test(value) ? JSON.stringify(value) : `"${value}"`}`
      comma = ','
      i = text.indexOf('>', next) + 1
      continue
    }
    if (isList) {
      json += list === name ? ',{' : `${comma}"${name}":[{`
      list = name
      if (name === 'LinkedTxn') link = {}
      else {
        cells = new Array(line.length).fill(null)
        cells[0] = row[at.id]
        rows.push(cells)
        cells[1] = rows.length
        names = lineSlots
      }
    } else {
      json += `${comma}"${name}":{`
      parent = name
    }
    comma = ''
  }
  row[at.record] = list === '' ? `${json}}` : `${json}]}`
  row[at.customer_id] = customers.get(row[at.customer_id]) ?? null
  row[at.total] = money(cents(row[at.subtotal]) + cents(row[at.tax]))
  row[at.applied] = money(Math.abs(cents(row[at.applied])))
  row[at.payments_applied] = money(payments)
  row[at.credits_applied] = money(credits)
  row[at.to_be_emailed] = row[at.to_be_emailed] === 'true' ? 1 : 0
  row[at.status] =
    row[at.balance] === '0.00' ? 'paid' : row[at.applied] === '0.00' ? 'open' : 'partially paid'
  putInvoice.run(row)
  for (const cells of rows) putLine.run(cells)
  return i
}

if (isKept) db.exec('create table answers (id integer primary key, bytes blob not null)')
const keep = isKept ? db.prepare('insert into answers (bytes) values (?)') : undefined

const store = db.transaction((text, bytes) => {
  const now = new Date().toISOString()
  keep?.run(bytes)
  for (let i = text.indexOf('<InvoiceRet>'); i >= 0; ) {
    i = readInvoice(text, i + 12, now)
    if (text.charCodeAt(i) === 10) i++
    if (!text.startsWith('<InvoiceRet>', i)) break
  }
  for (const [, id, rest] of text.matchAll(
    /<CustomerRet>\s*<ListID>(.*?)<([\s\S]*?)<\/CustomerRet>/g,
  )) {
    const own = newId()
    customers.set(id, own)
    putCustomer.run(own, id, decode(/<FullName>(.*?)</.exec(rest)[1]))
  }
}).immediate

/** Takes one level of escaping off, within the bytes themselves. */
function unescaped(bytes, from, to) {
  let out = from
  for (let i = from; i < to; i++) {
    const byte = bytes[i]
    if (byte !== 38) {
      bytes[out++] = byte
      continue
    }
    const second = bytes[i + 1]
    if (second === 108) {
      bytes[out++] = 60
      i += 3
    } else if (second === 103) {
      bytes[out++] = 62
      i += 3
    } else if (second === 97 && bytes[i + 2] === 109) {
      bytes[out++] = 38
      i += 4
    } else if (second === 97) {
      bytes[out++] = 39
      i += 5
    } else {
      bytes[out++] = 34
      i += 5
    }
  }
  return bytes.subarray(from, out)
}

const envelope = (call, result) =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${call}Response xmlns="http://developer.intuit.com/"><${call}Result>${result}</${call}Result></${call}Response></soap:Body></soap:Envelope>`
const query = (walk, content) =>
  `&lt;?xml version="1.0"?&gt;&lt;?qbxml version="13.0"?&gt;&lt;QBXML&gt;&lt;QBXMLMsgsRq onError="continueOnError"&gt;&lt;${walk}&gt;${content}&lt;/${walk.split(' ')[0]}&gt;&lt;/QBXMLMsgsRq&gt;&lt;/QBXML&gt;`
const since = isPolled ? '&lt;FromModifiedDate&gt;2026-11-01T00:00:00&lt;/FromModifiedDate&gt;' : ''
let next = query(
  'CustomerQueryRq requestID="1"',
  `&lt;ActiveStatus&gt;All&lt;/ActiveStatus&gt;${since}`,
)

function answer(body) {
  const call = /Body>\s*<(\w+)/.exec(body.latin1Slice(0, Math.min(600, body.length)))?.[1]
  if (call === 'authenticate' && isNone) {
    noteSeen()
    return envelope(call, '<string></string><string>none</string><string></string>')
  }
  if (call === 'authenticate')
    return envelope(
      call,
      '<string>ticket</string><string></string><string></string><string></string>',
    )
  if (call === 'sendRequestXML') return envelope(call, next)
  if (call !== 'receiveResponseXML') return envelope(call, 'OK')
  const from = body.indexOf('<response>') + 10
  const bytes = unescaped(body, from, body.indexOf('</response>', from))
  const text = bytes.utf8Slice(0, bytes.length)
  store(text, bytes)
  if (isPolled) return envelope(call, 100)
  const start = text.slice(0, 600)
  const left = /iteratorRemainingCount="(\d+)"/.exec(start)?.[1]
  const id = /iteratorID="([^"]+)"/.exec(start)?.[1]
  if (left === '0' && start.includes('<InvoiceQueryRs')) return envelope(call, 100)
  const walk = start.includes('<InvoiceQueryRs')
    ? `iterator="Continue" iteratorID="${id}"`
    : 'iterator="Start"'
  const max = `&lt;MaxReturned&gt;${pageSize}&lt;/MaxReturned&gt;&lt;IncludeLineItems&gt;true&lt;/IncludeLineItems&gt;`
  next = query(`InvoiceQueryRq requestID="1" ${walk}`, max)
  return envelope(call, 50)
}

const server = createServer((request, response) => {
  const body = Buffer.allocUnsafe(Number(request.headers['content-length']))
  let length = 0
  request.on('data', (chunk) => {
    length += chunk.copy(body, length)
  })
  request.on('end', () => {
    const bytes = Buffer.from(answer(body))
    response.writeHead(200, {
      'Content-Type': 'text/xml; charset=utf-8',
      'Content-Length': bytes.length,
    })
    response.end(bytes)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`))
process.on('SIGTERM', () => process.exit(0))
