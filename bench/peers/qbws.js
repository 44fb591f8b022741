// qbws, which is a sample to be edited: port, password and requests are written in its one file. Here it is edited
// while it is loaded, as its users do in the file: a free port, our two methods, and the rest as it is, with its log.
// xml2js and better-sqlite3 as with its successor quickbooks-js.
//   node bench/peers/qbws.js BACKEND.db PAGE_SIZE [--keep] [--poll]
import { Server } from 'node:http'
import { createRequire } from 'node:module'
import { openPlainRows } from '../plain-rows.js'
import { makeWalk, wordsOfServer } from '../plain-walk.js'

const wish = wordsOfServer()
const { savePage } = openPlainRows(wish.file, wish)
const walk = makeWalk(wish)
const require = createRequire(import.meta.url)
const { parseString } = require('xml2js')
const soap = createRequire(require.resolve('qbws'))('soap')

const listenToPort = Server.prototype.listen
Server.prototype.listen = function listen() {
  return listenToPort.call(this, 0, '127.0.0.1', () =>
    console.log(`http://127.0.0.1:${this.address().port}/wsdl`),
  )
}
let next
const listenToCalls = soap.listen
soap.listen = (server, path, service, wsdl) => {
  const port = service.QBWebConnectorSvc.QBWebConnectorSvcSoap
  const { authenticate } = port
  port.authenticate = (args) => {
    next = walk.first
    return authenticate(args)
  }
  port.sendRequestXML = () => ({ sendRequestXMLResult: { string: next } })
  port.receiveResponseXML = ({ response }) => {
    parseString(response, { explicitArray: false, mergeAttrs: true }, (error, document) => {
      if (error) throw error
      const messages = document.QBXML.QBXMLMsgsRs
      savePage(messages, response)
      next = walk.after(messages)
    })
    return { receiveResponseXMLResult: { string: next ? 50 : 100 } }
  }
  return listenToCalls(server, path, service, wsdl)
}
require('qbws').run()
process.on('SIGTERM', () => process.exit(0))
