// quickbooks-js as its README shows it: a handler that queues requests and is handed the answers, which xml2js parses
// (the library leaves that to its users) and better-sqlite3 stores.
//   node bench/peers/quickbooks-js.js BACKEND.db PAGE_SIZE [--keep] [--poll]
import { createServer } from 'node:http'
import { openPlainRows } from '../plain-rows.js'
import { makeWalk, wordsOfServer } from '../plain-walk.js'

const wish = wordsOfServer()
const { savePage } = openPlainRows(wish.file, wish)
const walk = makeWalk(wish)

// Its settings are read from the environment when it is loaded, and it does not tell the port it was given.
const free = createServer()
await new Promise((resolve) => free.listen(0, '127.0.0.1', resolve))
const { port } = free.address()
await new Promise((resolve) => free.close(resolve))
process.env.QB_USERNAME = 'bench'
process.env.QB_PASSWORD = 'bench'
process.env.QB_SOAP_PORT = String(port)
const { default: Server } = await import('quickbooks-js')
const { parseString } = await import('xml2js')

let queue
const handler = {
  fetchRequests(callback) {
    queue = [walk.first]
    callback(null, queue)
  },
  // Called and done before the library works out how much is left: what is pushed here is its next request.
  handleResponse(response) {
    parseString(response, { explicitArray: false, mergeAttrs: true }, (error, document) => {
      if (error) throw error
      const messages = document.QBXML.QBXMLMsgsRs
      savePage(messages, response)
      const next = walk.after(messages)
      if (next) queue.push(next)
    })
  },
  didReceiveError(error) {
    throw new Error(error)
  },
}
const server = new Server()
server.setQBXMLHandler(handler)
server.run()
console.log(`http://127.0.0.1:${port}/wsdl`)
process.on('SIGTERM', () => process.exit(0))
