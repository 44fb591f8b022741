// The other side of the workload "load", in a process of its own: Web Connectors over real sockets, each with a
// connection of its own. Those that poll make whole sessions, one every so often; the others make one first sync with
// answers of the largest page. Prints one line of JSON.
import { makeQuickBooks } from './quickbooks.js'
import { envelope, makeClient } from './soap.js'

const wish = JSON.parse(process.argv[2])
const { url, users, password, invoices, everyMs, seconds } = wish
const about =
  '<?xml version="1.0" ?><QBXML><QBXMLMsgsRs><HostQueryRs requestID="0" statusCode="0"><HostRet><ProductName>QuickBooks Premier 2024</ProductName><SupportedQBXMLVersion>13.0</SupportedQBXMLVersion></HostRet></HostQueryRs></QBXMLMsgsRs></QBXML>'
const country = { qbXMLCountry: 'US', qbXMLMajorVers: 16, qbXMLMinorVers: 0 }
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const times = []
const problems = []
let sessions = 0
let largest = 0
let bytes = 0
let isOver = false

/** Milliseconds of a call, by its name; what carries a page is not among the small ones. */
async function timed(client, call, args, isSmall = true) {
  const body = envelope(call, args)
  if (!isSmall) {
    largest = Math.max(largest, body.length)
    bytes += body.length
  }
  const began = performance.now()
  const answer = await client.post(call, body)
  if (isSmall) times.push([call, performance.now() - began, began])
  return answer
}

async function session(client, user, quickbooks) {
  const login = await timed(client, 'authenticate', { strUserName: user, strPassword: password })
  const [ticket, word] = login.split('\n')
  if (!ticket) return word
  for (let facts = about; ; facts = '') {
    const ask = { ticket, strHCPResponse: facts, strCompanyFileName: `C:\\${user}.qbw`, ...country }
    const request = await timed(client, 'sendRequestXML', ask)
    if (request === '') {
      await timed(client, 'getLastError', { ticket })
      break
    }
    const response = quickbooks.process(request)
    const told = { ticket, response, hresult: '', message: '' }
    const isSmall = response.length < 256 * 1024
    const percent = Number(await timed(client, 'receiveResponseXML', told, isSmall))
    if (percent < 0) throw new Error(await timed(client, 'getLastError', { ticket }))
    if (percent === 100) break
  }
  await timed(client, 'closeConnection', { ticket })
  sessions++
  return 'done'
}

async function work(user, n) {
  let client = makeClient(url)
  const quickbooks = makeQuickBooks({ invoices })
  try {
    if (everyMs) {
      // Spread over the interval, as those of real customers are.
      await sleep((everyMs * n) / users.length)
      while (!isOver) {
        const began = performance.now()
        // .NET gives a connection up that was idle for so long.
        client.close()
        client = makeClient(url)
        await session(client, user, quickbooks)
        const left = everyMs - (performance.now() - began)
        if (left > 0 && !isOver) await sleep(left)
      }
    } else {
      // A second apart each: what arrives together arrives over lines of its own.
      await sleep(n * 200)
      const word = await session(client, user, quickbooks)
      if (word !== 'done') throw new Error(`not synced: ${word}`)
    }
  } catch (error) {
    problems.push(`${user}: ${error.message}`.slice(0, 300))
  } finally {
    client.close()
  }
}

if (everyMs) {
  process.on('SIGTERM', () => {
    isOver = true
  })
  setTimeout(() => {
    isOver = true
  }, seconds * 1000).unref()
}
const began = performance.now()
await Promise.all(users.map(work))
const done = { sessions, problems: problems.slice(0, 5), failed: problems.length, largest, bytes }
process.stdout.write(
  JSON.stringify({
    ...done,
    seconds: (performance.now() - began) / 1000,
    origin: performance.timeOrigin,
    times,
  }),
)
