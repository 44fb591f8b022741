// The other side of the workload "empty", in a process of its own: whole sessions against each of the servers in turn,
// over one connection to each. Prints, by server, milliseconds of each session and, for every round, the processor time
// of the server a session. The first rounds are not counted.
import { cpuOf } from './process.js'
import { makeQuickBooks } from './quickbooks.js'
import { envelope, makeClient } from './soap.js'

const { kind, servers, rounds, warm, sessions } = JSON.parse(process.argv[2])
const about =
  '<?xml version="1.0" ?><QBXML><QBXMLMsgsRs><HostQueryRs requestID="0" statusCode="0"><HostRet><ProductName>QuickBooks Premier 2024</ProductName><SupportedQBXMLVersion>13.0</SupportedQBXMLVersion></HostRet></HostQueryRs></QBXMLMsgsRs></QBXML>'
const country = { qbXMLCountry: 'US', qbXMLMajorVers: 16, qbXMLMinorVers: 0 }

/** One session: how many calls it was, and the milliseconds they took. */
async function session({ client, user, password, quickbooks }) {
  const login = { strUserName: user, strPassword: password }
  let calls = 0
  let ms = 0
  const call = async (name, args) => {
    calls++
    const body = envelope(name, args)
    const began = performance.now()
    const result = await client.post(name, body)
    ms += performance.now() - began
    return result
  }
  if (kind === 'none') {
    await call('serverVersion', {})
    await call('clientVersion', { strVersion: '2.3.0.215' })
    const [ticket, word] = (await call('authenticate', login)).split('\n')
    if (word !== 'none') throw new Error(`not "none": ${word}`)
    await call('closeConnection', { ticket })
    return { calls, ms }
  }
  const strings = await call('authenticate', login)
  const ticket = strings.split('\n')[0]
  if (!ticket) throw new Error(`no session: ${strings}`)
  let percent = 0
  for (let facts = about; percent !== 100; facts = '') {
    const ask = { ticket, strHCPResponse: facts, strCompanyFileName: 'C:\\Bench.qbw', ...country }
    const response = quickbooks.process(await call('sendRequestXML', ask))
    const told = { ticket, response, hresult: '', message: '' }
    percent = Number(await call('receiveResponseXML', told))
    if (!(percent >= 0)) throw new Error(await call('getLastError', { ticket }))
  }
  await call('closeConnection', { ticket })
  return { calls, ms }
}

const found = {}
const visitors = servers.map((server) => {
  found[server.name] = { ms: [], cpuMs: [] }
  return { ...server, client: makeClient(server.url), quickbooks: makeQuickBooks({ invoices: 0 }) }
})
for (let round = 0; round < rounds; round++)
  for (const visitor of visitors) {
    const cpu = cpuOf(visitor.pid)
    for (let n = 0; n < sessions; n++) {
      const { calls, ms } = await session(visitor)
      if (round < warm) continue
      if (calls !== 4) throw new Error(`a session of ${visitor.name} was ${calls} calls`)
      found[visitor.name].ms.push(ms)
    }
    if (round >= warm) found[visitor.name].cpuMs.push((cpuOf(visitor.pid) - cpu) / 1e6 / sessions)
  }
for (const { client } of visitors) client.close()
process.stdout.write(JSON.stringify(found))
