// How fast qbXML is read and written, beside the libraries one would otherwise take. Both sides are measured in
// one run, in turns, and the best of several rounds counts: that is the number least disturbed by the machine.
import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import { create } from 'xmlbuilder2'
import { readChecked } from '../src/qbxml/check.ts'
import type { Message } from '../src/qbxml/document.ts'
import { readQbxml } from '../src/qbxml/read.ts'
import { writeAnswer, writeRequests } from '../src/qbxml/write.ts'

export interface Row {
  readonly name: string
  /** Megabytes (10^6 bytes of text) a second. */
  readonly ours: number
  readonly other: number
  readonly ratio: number
}

const record = (n: number): string => {
  const id = (0x1000 + n * 9).toString(16).toUpperCase()
  const ref = (name: string, label: string, list: number) =>
    `<${name}>\n<ListID>800000${(list + 16).toString(16).toUpperCase()}-1762192800</ListID>\n<FullName>${label}</FullName>\n</${name}>\n`
  const lines = [1, 2, 3, 4, 5].map(
    (line) =>
      `<InvoiceLineRet>\n<TxnLineID>${id}${line}-1770744031</TxnLineID>\n${ref('ItemRef', `Service ${line}`, line)}` +
      `<Desc>Quarterly inspection, unit ${line}${n % 7 === 0 ? ' &amp; filter' : ''}</Desc>\n<Quantity>${line}</Quantity>\n<Rate>85.00</Rate>\n` +
      `<Amount>${line * 85}.00</Amount>\n${ref('SalesTaxCodeRef', line % 2 ? 'Tax' : 'Non', 2)}</InvoiceLineRet>\n`,
  )
  return (
    `<InvoiceRet>\n<TxnID>${id}-1770744031</TxnID>\n<TimeCreated>2026-02-10T09:20:31-08:00</TimeCreated>\n` +
    `<TimeModified>2026-02-10T09:20:31-08:00</TimeModified>\n<EditSequence>1770744031</EditSequence>\n<TxnNumber>${n}</TxnNumber>\n` +
    `${ref('CustomerRef', n % 5 === 0 ? 'Harbor Caf&#233;' : 'Pine Street Dental', 82)}${ref('ARAccountRef', 'Accounts Receivable', 29)}` +
    `${ref('TemplateRef', 'Intuit Product Invoice', 3)}<TxnDate>2026-02-10</TxnDate>\n<RefNumber>${n}</RefNumber>\n` +
    '<BillAddress>\n<Addr1>Pine Street Dental</Addr1>\n<Addr2>410 Pine Street</Addr2>\n<City>Salem</City>\n<State>OR</State>\n' +
    '<PostalCode>97301</PostalCode>\n</BillAddress>\n<BillAddressBlock>\n<Addr1>Pine Street Dental</Addr1>\n' +
    '<Addr2>410 Pine Street</Addr2>\n<Addr3>Salem, OR 97301</Addr3>\n</BillAddressBlock>\n<IsPending>false</IsPending>\n' +
    `<IsFinanceCharge>false</IsFinanceCharge>\n${ref('TermsRef', 'Net 30', 5)}<DueDate>2026-03-12</DueDate>\n` +
    `<ShipDate>2026-02-10</ShipDate>\n<Subtotal>1275.00</Subtotal>\n${ref('ItemSalesTaxRef', 'County Tax', 18)}` +
    '<SalesTaxPercentage>8.25</SalesTaxPercentage>\n<SalesTaxTotal>63.11</SalesTaxTotal>\n<AppliedAmount>0.00</AppliedAmount>\n' +
    '<BalanceRemaining>1338.11</BalanceRemaining>\n<IsPaid>false</IsPaid>\n<IsToBePrinted>false</IsToBePrinted>\n' +
    `<IsToBeEmailed>false</IsToBeEmailed>\n${ref('CustomerSalesTaxCodeRef', 'Tax', 1)}${lines.join('')}</InvoiceRet>\n`
  )
}

/** An answer of invoices with five lines, about so many bytes long. */
export function invoiceAnswer(bytes: number): string {
  let records = ''
  for (let n = 0; records.length < bytes; n++) records += record(n)
  return (
    '<?xml version="1.0" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<InvoiceQueryRs requestID="1" statusCode="0" statusSeverity="Info" ' +
    `statusMessage="Status OK">\n${records}</InvoiceQueryRs>\n</QBXMLMsgsRs>\n</QBXML>\n`
  )
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** fast-xml-parser as it must be set up to give the same data: nothing converted, references decoded. */
export const correctParser = (): XMLParser =>
  new XMLParser({
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    entityDecoder: {
      setExternalEntities() {},
      reset() {},
      setXmlVersion() {},
      addInputEntities() {
        throw new Error('DOCTYPE is refused')
      },
      decode: (text: string) =>
        text.includes('&')
          ? text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (_, d, h, n) =>
              n ? (named[n] ?? '') : String.fromCodePoint(d ? Number(d) : Number.parseInt(h, 16)),
            )
          : text,
    },
  } as ConstructorParameters<typeof XMLParser>[0])

function best(rounds: number, ...runs: (() => unknown)[]): number[] {
  const times = runs.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++)
    runs.forEach((run, i) => {
      const start = performance.now()
      run()
      times[i] = Math.min(times[i] ?? 0, performance.now() - start)
    })
  return times
}

function row(name: string, bytes: number, [ours = 1, other = 1]: number[]): Row {
  const speed = (ms: number) => Math.round(bytes / ms / 100) / 10
  return {
    name,
    ours: speed(ours),
    other: speed(other),
    ratio: Math.round((other / ours) * 10) / 10,
  }
}

function readRows(): Row[] {
  return [1, 5, 20].map((megabytes) => {
    const text = invoiceAnswer(megabytes * 1e6)
    const bytes = Buffer.from(text)
    const parser = correctParser()
    const rounds = megabytes === 1 ? 12 : megabytes === 5 ? 6 : 4
    const times = best(
      rounds,
      () => readQbxml(bytes),
      () => parser.parse(text),
    )
    return row(`read ${megabytes} MB of invoices, fast-xml-parser`, bytes.length, times)
  })
}

/** Reading with every rule of structure and values checked on the way. */
function checkedRow(): Row {
  const text = invoiceAnswer(5e6)
  const bytes = Buffer.from(text)
  const parser = correctParser()
  const times = best(
    6,
    () => readChecked(bytes),
    () => parser.parse(text),
  )
  return row(
    'read and check 5 MB of invoices, fast-xml-parser without a check',
    bytes.length,
    times,
  )
}

/** A customer with eight fields, the request of dependencies as the libraries were measured with. */
const customerAdd = (n: number): Message => ({
  name: 'CustomerAddRq',
  attributes: { requestID: String(n) },
  content: {
    CustomerAdd: {
      Name: `Pine Street Dental ${n}`,
      CompanyName: 'Pine Street Dental LLC',
      FirstName: 'Anaïs',
      LastName: 'Keller & Sons',
      BillAddress: { Addr1: '410 Pine Street', City: 'Salem', State: 'OR', PostalCode: '97301' },
    },
  },
})

function writeRows(): Row[] {
  const messages = Array.from({ length: 500 }, (_, n) => customerAdd(n))
  const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: true })
  const ascii = (text: string) =>
    text.replace(/\r/g, '&#13;').replace(/[\u0080-\u{10ffff}]/gu, (c) => `&#${c.codePointAt(0)};`)
  const plain = (m: Message) => ({ '@_requestID': m.attributes['requestID'], ...m.content })
  const ours = () => writeRequests({ version: '13.0', messages })
  const byBuilder = () => {
    const set = { '@_onError': 'stopOnError', CustomerAddRq: messages.map(plain) }
    return ascii(builder.build({ QBXML: { QBXMLMsgsRq: set } }) as string)
  }
  const byCreate = () => {
    const set = create({ version: '1.0', encoding: 'utf-8' })
      .ins('qbxml', 'version="13.0"')
      .ele('QBXML')
      .ele('QBXMLMsgsRq', { onError: 'stopOnError' })
    for (const m of messages)
      set.ele({ [m.name]: { '@requestID': m.attributes['requestID'], ...m.content } })
    return ascii(set.end({ wellFormed: true }))
  }
  const { length } = ours()
  const [a = 0, b = 0, c = 0] = best(12, ours, byBuilder, byCreate)
  const answer = readQbxml(invoiceAnswer(2e6))
  const answers = best(
    8,
    () => writeAnswer(answer, { version: '13.0' }),
    () =>
      builder.build({
        QBXML: { QBXMLMsgsRs: Object.fromEntries(answer.messages.map((m) => [m.name, m.content])) },
      }),
  )
  return [
    row('write 500 CustomerAdd, fast-xml-parser', length, [a, b]),
    row('write 500 CustomerAdd, xmlbuilder2', length, [a, c]),
    row('write 2 MB of invoices as an answer, fast-xml-parser', 2e6, answers),
  ]
}

/** Measures and prints. */
export function benchQbxml(): Row[] {
  const rows = [...readRows(), checkedRow(), ...writeRows()]
  console.table(
    Object.fromEntries(
      rows.map(({ name, ours, other, ratio }) => [
        name,
        { 'ours MB/s': ours, 'other MB/s': other, ratio },
      ]),
    ),
  )
  return rows
}

// The rows as one line of JSON at the end, for whoever started this.
if (process.argv[1]?.endsWith('qbxml.ts')) console.log(JSON.stringify(benchQbxml()))
