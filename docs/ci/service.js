// A whole Web Connector service in one file, without dependencies: it adds one customer to QuickBooks and reads it
// back. It stands for your service in docs/ci.md; the simulated Web Connector finds no fault with it (--strict).
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

const user = { name: 'ci', password: 'secret' }
const namespace = 'http://developer.intuit.com/'
const qbxml = (requests) =>
  `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="continueOnError">${requests}</QBXMLMsgsRq></QBXML>`
const work = [
  qbxml(
    '<CustomerAddRq requestID="1"><CustomerAdd><Name>CI Customer</Name></CustomerAdd></CustomerAddRq>',
  ),
  qbxml('<CustomerQueryRq requestID="2"><FullName>CI Customer</FullName></CustomerQueryRq>'),
]

/** Open runs by their ticket: how far each is. */
const runs = new Map()

const answers = {
  serverVersion: () => '1.0',
  clientVersion: () => '',
  authenticate: ({ strUserName, strPassword }) => {
    if (strUserName !== user.name || strPassword !== user.password) return ['', 'nvu', '', '']
    const ticket = randomUUID()
    runs.set(ticket, { next: 0, problem: '' })
    return [ticket, '', '', '']
  },
  sendRequestXML: ({ ticket }) => work[runs.get(ticket)?.next] ?? '',
  receiveResponseXML: ({ ticket, response, hresult, message }) => {
    const run = runs.get(ticket)
    if (!run) return -1
    // 3100: the name is in use. An earlier run has added the customer already.
    const status = /statusCode="(\d+)"/.exec(response)?.[1]
    if (hresult || !['0', '3100'].includes(status)) run.problem = message || `status ${status}`
    if (run.problem) return -1
    run.next++
    return Math.floor((run.next / work.length) * 100)
  },
  connectionError: () => 'done',
  getLastError: ({ ticket }) => runs.get(ticket)?.problem || 'No work',
  closeConnection: ({ ticket }) => {
    runs.delete(ticket)
    return 'OK'
  },
}

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const decode = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const server = createServer((request, response) => {
  // The Web Connector fetches AppURL and AppSupport before it adds an application.
  if (request.method === 'GET') return response.end('A Web Connector service')
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    const [, call = ''] = /<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)/.exec(body) ?? []
    const args = new Proxy({}, { get: (_, name) => argument(body, name) })
    const result = answers[call]?.(args)
    if (result === undefined) {
      response.writeHead(500, { 'Content-Type': 'text/xml; charset=utf-8' })
      return response.end(
        envelope(
          `<soap:Fault><faultcode>soap:Client</faultcode><faultstring>No such call</faultstring></soap:Fault>`,
        ),
      )
    }
    const inner = Array.isArray(result)
      ? result.map((text) => `<string>${escaped(text)}</string>`).join('')
      : escaped(String(result))
    response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' })
    response.end(
      envelope(
        `<${call}Response xmlns="${namespace}"><${call}Result>${inner}</${call}Result></${call}Response>`,
      ),
    )
  })
})

const argument = (body, name) =>
  decode(new RegExp(`<(?:\\w+:)?${name}[^>/]*>([^<]*)</`).exec(body)?.[1] ?? '')
const envelope = (body) =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`

server.listen(Number(process.env.PORT ?? 18455), '127.0.0.1')
