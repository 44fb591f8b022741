// How long one turn of the event loop is while answers of a size arrive: in processor time, so that it does not matter
// what else the machine does. The service in this process, its databases on disk, bodies in pieces as sockets give
// them. Prints one line of JSON.  node --import tsx bench/turns.ts PAGE INVOICES
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteBackend } from '../src/backend/sqlite.ts'
import { createConnection } from '../src/cli/connections.ts'
import { realEnv } from '../src/env.ts'
import { EnvelopeReader } from '../src/qbwc/envelope.ts'
import { createService } from '../src/qbwc/service.ts'
import { turnBytes } from '../src/qbwc/soap-body.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { add } from '../src/store/store.ts'
// @ts-expect-error the fake QuickBooks of the benchmarks is plain JavaScript
import { makeQuickBooks } from './quickbooks.js'
// @ts-expect-error as above
import { envelope } from './soap.js'

const [pageSize = 200, invoices = 2_000] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'qbsync-turns-'))
const env = realEnv()
const store = openSqliteStore(join(folder, 'qbsync.db'))
const backend = openSqliteBackend(join(folder, 'backend.db'))
const connection = await createConnection(store, env, { id: 'load' })
await store.commit([
  add('callers', { user_name: 'load', connection_id: connection.id }),
  add('installations', {
    user_name: 'load',
    connection_id: connection.id,
    label: 'load',
    app_name: 'load',
    origin: 'http://localhost',
    password_hash: 'p',
    owner_id: '{11111111-2222-3333-4444-555555555555}',
    file_id: '{22222222-2222-3333-4444-555555555555}',
    generation: 1,
    created_at: env.now(),
    last_seen_at: null,
    application: null,
    previous_hash: null,
    revoked_at: null,
  }),
])
const verify = async () => true
const service = createService({ store, backend, env, verify, version: '0', pageSize })
const quickbooks = makeQuickBooks({ invoices })
const about =
  '<?xml version="1.0" ?><QBXML><QBXMLMsgsRs><HostQueryRs requestID="0" statusCode="0"><HostRet><ProductName>QuickBooks Premier 2024</ProductName><SupportedQBXMLVersion>13.0</SupportedQBXMLVersion></HostRet></HostQueryRs></QBXMLMsgsRs></QBXML>'

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const turns: number[] = []
let isOver = false
let since = cpuMs()
const watch = (): void => {
  const now = cpuMs()
  turns.push(now - since)
  since = now
  if (!isOver) setImmediate(watch)
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function read(body: Buffer) {
  const reader = new EnvelopeReader()
  for (let at = 0; at < body.length; at += turnBytes) {
    reader.write(body.subarray(at, at + turnBytes))
    await turn()
  }
  return reader.end()
}

const [ticket = ''] = await service.authenticate('load', 'p', { address: '' })
let bytes = 0
for (let first = about; ; first = '') {
  const text = await service.sendRequestXML({
    ...{ ticket, hcpResponse: first, companyFileName: 'C:\\Bench.qbw', country: 'US' },
    ...{ majorVersion: 16, minorVersion: 0 },
  })
  if (text === '') break
  const response = quickbooks.process(text) as string
  const body = envelope('receiveResponseXML', { ticket, response, hresult: '', message: '' })
  bytes = Math.max(bytes, body.length)
  await turn()
  // What QuickBooks did is not ours.
  since = cpuMs()
  const watching = setImmediate(watch)
  isOver = false
  const call = await read(body)
  const percent = await service.receiveResponseXML({
    ...{ ticket, hresult: '', message: '', bytes: call.bytes },
    ...(call.answer && { answer: call.answer }),
  })
  await turn()
  isOver = true
  clearImmediate(watching)
  await turn()
  if (percent < 0) throw new Error(await service.getLastError(ticket))
  if (percent === 100) break
}
await service.closeConnection(ticket)
await store.close()
await backend.close()
rmSync(folder, { recursive: true })
turns.sort((a, b) => b - a)
const share = (of: number) => Number((turns[Math.floor(turns.length * of)] ?? 0).toFixed(1))
console.log(
  JSON.stringify({
    pageSize,
    invoices,
    answerMb: Number((bytes / 1e6).toFixed(1)),
    turns: turns.length,
    longestMs: share(0),
    next: turns.slice(0, 6).map((n) => Number(n.toFixed(0))),
    p99: share(0.01),
    p50: share(0.5),
  }),
)
