// A Web Connector with QuickBooks behind it, in a process of its own: one run against the URL given, from
// authenticate to closeConnection. Every page of invoices is measured: time as seen from here, and processor time
// of the server's process, all its threads, as the kernel counts it.
import { cpuOf, peakOf } from './process.js'
import { makeQuickBooks } from './quickbooks.js'
import { envelope, makeClient } from './soap.js'

const { url, user, password, pid, invoices } = JSON.parse(process.argv[2])
const quickbooks = makeQuickBooks({ invoices })
const client = makeClient(url)
const pages = []

const [ticket, state] = (
  await client.call('authenticate', { strUserName: user, strPassword: password })
).split('\n')
if (!ticket) throw new Error(`no run: ${state}`)
const country = { qbXMLCountry: 'US', qbXMLMajorVers: 16, qbXMLMinorVers: 0 }
/** Host, company and preferences, told once in a run. */
let facts =
  '<?xml version="1.0" ?><QBXML><QBXMLMsgsRs><HostQueryRs requestID="0" statusCode="0"><HostRet><ProductName>QuickBooks Premier 2024</ProductName>' +
  ['9.0', '10.0', '11.0', '12.0', '13.0', '14.0', '15.0', '16.0']
    .map((version) => `<SupportedQBXMLVersion>${version}</SupportedQBXMLVersion>`)
    .join('') +
  '</HostRet></HostQueryRs></QBXMLMsgsRs></QBXML>'
const begun = performance.now()
for (;;) {
  const ask = { ticket, strHCPResponse: facts, strCompanyFileName: 'C:\\Bench.qbw', ...country }
  const asked = envelope('sendRequestXML', ask)
  facts = ''
  const cpu = cpuOf(pid)
  const start = performance.now()
  const request = await client.post('sendRequestXML', asked)
  const askMs = performance.now() - start
  if (request === '') break
  const answer = quickbooks.process(request)
  const body = envelope('receiveResponseXML', {
    ticket,
    response: answer,
    hresult: '',
    message: '',
  })
  const sent = performance.now()
  const percent = Number(await client.post('receiveResponseXML', body))
  const answerMs = performance.now() - sent
  const records = answer.split('<InvoiceRet>').length - 1
  if (records > 0)
    pages.push({ records, bytes: body.length, askMs, answerMs, cpuMs: (cpuOf(pid) - cpu) / 1e6 })
  if (percent < 0) throw new Error(await client.call('getLastError', { ticket }))
  if (percent === 100) break
}
if (pages.length === 0) throw new Error(await client.call('getLastError', { ticket }))
await client.call('closeConnection', { ticket })
client.close()
const seconds = (performance.now() - begun) / 1000
process.stdout.write(JSON.stringify({ pages, seconds, peak: peakOf(process.pid) }))
