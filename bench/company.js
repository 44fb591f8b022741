// A company that exists only as a function: record n is always the same text, so that any number of records
// costs no memory. Fixed seed; invoices of five lines, about 4 kB each, as QuickBooks prints them.

/** mulberry32 of the record's number: every record has luck of its own and needs no predecessor. */
function luck(n) {
  let state = (n * 0x9e3779b1 + 20260401) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const first = [
  'Pine Street',
  'Harbor',
  'Birch',
  'Northside',
  'Alvarez',
  'Keller',
  'Copper',
  'Lakeview',
]
const second = [
  'Dental',
  'Caf&#233;',
  'Bakery &amp; Deli',
  'Apartments',
  'Clinic',
  'Motors',
  'School',
]
const streets = ['Pine Street', 'Oak Avenue', 'Mill Road', 'Harbor Way', 'Fourth Street']
const cities = ['Salem', 'Portland', 'Eugene', 'Bend']
const work = [
  ['Service Call', 'Service call, first hour, weekday', 9500],
  ['Labor', 'Labor, per hour', 8500],
  ['Copper Pipe', 'Copper pipe 3/4&quot;, per foot', 412],
  ['Water Heater', 'Water heater 50 gal &amp; installation kit', 89900],
  ['Faucet', 'Kitchen faucet, brushed nickel', 18950],
  ['Inspection', 'Quarterly inspection and report', 12000],
  ['Disposal', 'Disposal of the old unit', 4500],
]
export const customerCount = 500

const hex = (n) => n.toString(16).toUpperCase()
const listId = (n) => `8000${hex(n).padStart(4, '0')}-1762192800`
const txnId = (n) => `${hex(0x1000 + n * 9)}-1770744031`
const money = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
const ref = (name, id, label) =>
  `<${name}>\n<ListID>${id}</ListID>\n<FullName>${label}</FullName>\n</${name}>\n`
const two = (n) => String(n).padStart(2, '0')

const customerName = (n) => {
  const pick = luck(n + 7_000_000)
  return `${first[pick(first.length)]} ${second[pick(second.length)]} ${n}`
}

function address(n) {
  const pick = luck(n + 9_000_000)
  const street = `${100 + pick(900)} ${streets[pick(streets.length)]}`
  const city = cities[pick(cities.length)]
  const zip = `97${two(pick(100))}${pick(10)}`
  return (
    `<BillAddress>\n<Addr1>${customerName(n)}</Addr1>\n<Addr2>${street}</Addr2>\n<City>${city}</City>\n` +
    `<State>OR</State>\n<PostalCode>${zip}</PostalCode>\n</BillAddress>\n<BillAddressBlock>\n` +
    `<Addr1>${customerName(n)}</Addr1>\n<Addr2>${street}</Addr2>\n<Addr3>${city}, OR ${zip}</Addr3>\n</BillAddressBlock>\n`
  )
}

const stamps =
  '<TimeCreated>2026-02-10T09:20:31-08:00</TimeCreated>\n<TimeModified>2026-02-10T09:20:31-08:00</TimeModified>\n' +
  '<EditSequence>1770744031</EditSequence>\n'

export const customer = (n) =>
  `<CustomerRet>\n<ListID>${listId(n)}</ListID>\n${stamps}<Name>${customerName(n)}</Name>\n` +
  `<FullName>${customerName(n)}</FullName>\n<IsActive>true</IsActive>\n<Sublevel>0</Sublevel>\n` +
  `<CompanyName>${customerName(n)}</CompanyName>\n${address(n)}<Balance>0.00</Balance>\n` +
  '<TotalBalance>0.00</TotalBalance>\n<JobStatus>None</JobStatus>\n</CustomerRet>\n'

const addresses = new Map()
function addressOf(n) {
  let text = addresses.get(n)
  if (!text) addresses.set(n, (text = address(n)))
  return text
}

export function invoice(n) {
  const pick = luck(n)
  const who = pick(customerCount)
  const day = `2026-${two(1 + pick(3))}-${two(1 + pick(28))}`
  let subtotal = 0
  let lines = ''
  for (let line = 1; line <= 5; line++) {
    const at = pick(work.length)
    const [item, words, cents] = work[at]
    const quantity = 1 + pick(8)
    subtotal += quantity * cents
    lines +=
      `<InvoiceLineRet>\n<TxnLineID>${hex(0x1000 + n * 9 + line)}-1770744031</TxnLineID>\n` +
      `${ref('ItemRef', listId(0x4000 + at), item)}<Desc>${words}</Desc>\n<Quantity>${quantity}</Quantity>\n` +
      `<Rate>${money(cents)}</Rate>\n<Amount>${money(quantity * cents)}</Amount>\n` +
      `${ref('SalesTaxCodeRef', listId(0x5000 + (at % 2)), at % 2 ? 'Tax' : 'Non')}</InvoiceLineRet>\n`
  }
  const tax = Math.floor((subtotal * 825) / 10_000)
  const total = subtotal + tax
  const paid = pick(4) === 0 ? total : 0
  const link =
    paid === 0
      ? ''
      : `<LinkedTxn>\n<TxnID>${txnId(n + 5_000_000)}</TxnID>\n<TxnType>ReceivePayment</TxnType>\n<TxnDate>${day}</TxnDate>\n` +
        `<RefNumber>${n}</RefNumber>\n<LinkType>AMTTYPE</LinkType>\n<Amount>-${money(total)}</Amount>\n</LinkedTxn>\n`
  return (
    `<InvoiceRet>\n<TxnID>${txnId(n)}</TxnID>\n${stamps}<TxnNumber>${n + 1}</TxnNumber>\n` +
    `${ref('CustomerRef', listId(who), customerName(who))}${ref('ARAccountRef', listId(0x6000), 'Accounts Receivable')}` +
    `${ref('TemplateRef', listId(0x6001), 'Intuit Service Invoice')}<TxnDate>${day}</TxnDate>\n<RefNumber>${n + 1}</RefNumber>\n` +
    `${addressOf(who)}<IsPending>false</IsPending>\n<IsFinanceCharge>false</IsFinanceCharge>\n${ref('TermsRef', listId(0x6002), 'Net 30')}` +
    `<DueDate>${day}</DueDate>\n<ShipDate>${day}</ShipDate>\n<Subtotal>${money(subtotal)}</Subtotal>\n` +
    `${ref('ItemSalesTaxRef', listId(0x6003), 'County Tax')}<SalesTaxPercentage>8.25</SalesTaxPercentage>\n` +
    `<SalesTaxTotal>${money(tax)}</SalesTaxTotal>\n<AppliedAmount>${paid ? `-${money(paid)}` : '0.00'}</AppliedAmount>\n` +
    `<BalanceRemaining>${money(total - paid)}</BalanceRemaining>\n<IsPaid>${paid > 0}</IsPaid>\n<IsToBePrinted>false</IsToBePrinted>\n` +
    `<IsToBeEmailed>false</IsToBeEmailed>\n${ref('CustomerSalesTaxCodeRef', listId(0x5001), 'Tax')}${link}${lines}</InvoiceRet>\n`
  )
}
