// Bytes on the wire that no honest client sends, to both servers: each is refused or cut off, soon; nobody is told of
// our inside, and the next honest call is answered.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer, type RunningServer } from '../../src/qbwc/server.ts'
import { type StartedSimulator, startSimulator } from '../../src/sim/http/start.ts'
import { operation } from './fixtures.ts'
import { scriptedService } from './world.ts'

const shortMs = 300
const errors: string[] = []
let endpoint: RunningServer
let simulator: StartedSimulator
beforeAll(async () => {
  const scripted = scriptedService()
  endpoint = await createServer({
    service: scripted.service,
    host: '127.0.0.1',
    port: 0,
    requestTimeoutMs: shortMs,
    log: (level, message) => level === 'error' && errors.push(message),
  })
  simulator = await startSimulator({ profile: 'empty', requestTimeoutMs: shortMs })
})
afterAll(async () => {
  await endpoint.close()
  await simulator.close()
})

/** What comes back until the server closes the connection, or until so long after the last byte. */
function tell(port: number, bytes: string | Buffer, more: readonly string[] = []): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (piece) => {
      answer += piece.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
    socket.write(bytes)
    let n = 0
    const drip = setInterval(() => {
      const next = more[n++]
      if (next === undefined || socket.destroyed) clearInterval(drip)
      else socket.write(next)
    }, 50)
  })
}

const body = operation('serverVersion', '').toString()
const post = (path: string, headers: string, text: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n${headers}\r\n\r\n${text}`
const close = 'Connection: close\r\n'

interface Row {
  readonly what: string
  readonly bytes: (path: string) => string | Buffer
  /** Sent later, one at a time. */
  readonly more?: readonly string[]
  /** Statuses that may come; none: it is cut off without a word. */
  readonly statuses: readonly number[]
}

const drops = Array.from({ length: 40 }, () => 'X-A: b\r\n')
const rows: readonly Row[] = [
  {
    what: 'headers that drip in and never end (slow-loris)',
    bytes: (path) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\n`,
    more: drops,
    statuses: [408],
  },
  {
    what: 'a body that drips in and never ends',
    bytes: (path) => post(path, 'Content-Length: 1000', ''),
    more: drops.map(() => 'x'),
    statuses: [408],
  },
  {
    what: 'a Content-Length above the body',
    bytes: (path) => post(path, `Content-Length: ${body.length + 10}`, body),
    statuses: [408],
  },
  {
    what: 'a Content-Length below the body: the rest is no request',
    bytes: (path) => post(path, `Content-Length: ${body.length - 10}`, body),
    statuses: [400, 500],
  },
  {
    what: 'two lengths',
    bytes: (path) => post(path, 'Content-Length: 5\r\nContent-Length: 6', 'abcdef'),
    statuses: [400],
  },
  {
    what: 'a length beside chunks (smuggling)',
    bytes: (path) =>
      post(path, 'Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\nGET /'),
    statuses: [400],
  },
  {
    what: 'a length that is no number',
    bytes: (path) => post(path, 'Content-Length: -1', ''),
    statuses: [400],
  },
  {
    what: 'a chunk whose size is no number',
    bytes: (path) => post(path, 'Transfer-Encoding: chunked', 'zz\r\nabc\r\n'),
    statuses: [400],
  },
  {
    what: 'a header with a line feed in its value',
    bytes: (path) => post(path, `X-A: a\nSet-Cookie: b=c\r\n${close}Content-Length: 0`, ''),
    statuses: [400, 500],
  },
  {
    what: 'headers of 64 kB',
    bytes: (path) => post(path, `X-A: ${'a'.repeat(64 * 1024)}`, ''),
    statuses: [431],
  },
  {
    what: 'thousands of headers',
    bytes: (path) => post(path, `${close}${'X: y\r\n'.repeat(5_000)}Content-Length: 0`, ''),
    statuses: [400, 422, 431, 500],
  },
  { what: 'no HTTP at all', bytes: () => '\u0016\u0003\u0001\u0002\u0000\u0001', statuses: [400] },
  {
    what: 'an address with dots that leads out',
    bytes: () => `GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n${close}\r\n`,
    statuses: [404],
  },
  {
    what: 'an address that cannot be decoded',
    bytes: () => `GET /records/%E0%A4%A HTTP/1.1\r\nHost: localhost\r\n${close}\r\n`,
    statuses: [400, 404],
  },
  {
    what: 'gzip that is none',
    bytes: (path) => post(path, `Content-Encoding: gzip\r\n${close}Content-Length: 4`, 'abcd'),
    statuses: [400, 500],
  },
]

const servers: readonly [string, string, () => number][] = [
  ['serve', '/qbwc', () => endpoint.port],
  ['sim start', '/qbxml', () => simulator.port],
]

describe.each(servers)('%s', (_name, path, port) => {
  test.concurrent.each(rows)('$what', async ({ bytes, more, statuses }) => {
    const answer = await tell(port(), bytes(path), more)
    const said = [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((m) => Number(m[1]))
    expect(said.length).toBeGreaterThan(0)
    expect(statuses).toContain(said.at(-1))
    expect(answer).not.toMatch(/set-cookie|\n\s+at |node_modules|root:/i)
  })

  test('and then an honest call is answered', async () => {
    const url = `http://localhost:${port()}${path}`
    const honest = { method: 'POST', headers: { 'content-type': 'text/xml' }, body }
    const reply = await fetch(url, honest)
    expect([200, 422]).toContain(reply.status)
    expect(errors).toEqual([])
  })
})
