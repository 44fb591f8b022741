// The server an ordinary engineer writes in an afternoon: soap for the calls, fast-xml-parser for the answer,
// better-sqlite3 for the rows. Set up so that the data is right, and no slower than such code usually is.
//   node bench/naive.js BACKEND.db PAGE_SIZE [--keep] [--poll] [--none]
import { createServer } from 'node:http'
import { XMLParser } from 'fast-xml-parser'
import { listen } from 'soap'
import { openPlainRows } from './plain-rows.js'
import { makeWalk, wordsOfServer } from './plain-walk.js'
import { wsdl } from './wsdl.js'

const wish = wordsOfServer()
const { savePage, noteSeen } = openPlainRows(wish.file, wish)
const walk = makeWalk(wish)
let next = walk.first

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  isArray: (name) => ['InvoiceRet', 'CustomerRet', 'InvoiceLineRet', 'LinkedTxn'].includes(name),
})

const port = {
  serverVersion: () => ({ serverVersionResult: '1.0' }),
  clientVersion: () => ({ clientVersionResult: '' }),
  authenticate() {
    next = walk.first
    if (wish.none) noteSeen()
    return { authenticateResult: { string: wish.none ? ['', 'none'] : ['ticket', ''] } }
  },
  sendRequestXML: () => ({ sendRequestXMLResult: next }),
  receiveResponseXML({ response }) {
    const messages = parser.parse(response).QBXML.QBXMLMsgsRs
    savePage(messages, response)
    next = walk.after(messages)
    return { receiveResponseXMLResult: next ? 50 : 100 }
  },
  connectionError: () => ({ connectionErrorResult: 'done' }),
  getLastError: () => ({ getLastErrorResult: '' }),
  closeConnection: () => ({ closeConnectionResult: 'OK' }),
}

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  listen(server, '/qbwc', { QBWebConnectorSvc: { QBWebConnectorSvcSoap: port } }, wsdl, () =>
    console.log(`http://127.0.0.1:${server.address().port}/qbwc`),
  )
})
process.on('SIGTERM', () => process.exit(0))
