// What is the http backend's own: what goes over the wire, which answers are tried again, what is refused, and that
// the key never shows. The contract of all backends is in contract.test.ts.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { openHttpBackend, problemOfUrl } from '../../src/backend/http.ts'
import { type VirtualEnv, virtualEnv } from '../../src/env.ts'
import {
  apiAnswerBytes,
  apiAttempts,
  apiWaitMs,
  batchBytes,
  batchChanges,
} from '../../src/limits.ts'
import type { Backend } from '../../src/sync/ports.ts'
import { invoice, noon, type OpenedHttp, openHttp, put, resolveKnown, testKey } from './rows.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function opened(options: Parameters<typeof openHttp>[0] = {}): Promise<OpenedHttp> {
  const o = await openHttp(options)
  closers.push(() => o.close())
  return o
}

interface Raw {
  readonly backend: Backend
  readonly env: VirtualEnv
  readonly seen: { readonly request: IncomingMessage; readonly body: string }[]
  readonly logged: string[]
}

/** A server that answers as the test says; `n` counts its calls from 1. */
async function answering(
  answer: (response: ServerResponse, n: number, body: string) => void,
  attemptMs = 150,
): Promise<Raw> {
  const seen: { request: IncomingMessage; body: string }[] = []
  const logged: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      seen.push({ request, body })
      answer(response, seen.length, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const log = (...words: unknown[]) => void logged.push(JSON.stringify(words))
  const env = virtualEnv({ now: noon, log })
  const url = `http://localhost:${port}/base/`
  const backend = openHttpBackend({ url, key: testKey, env, attemptMs })
  closers.push(async () => {
    await backend.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { backend, env, seen, logged }
}

const json = (response: ServerResponse, status: number, body: unknown, headers: object = {}) =>
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body))
const empty = { changes: [], mark: 'm', more: false }
const refusedWith = (code: string) => ({ error: { code, message: `for the reason ${code}` } })
const ask = ({ backend }: Raw, since?: string) => backend.changes('rivera', since, 10)
const problem = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toMatchObject({ code: 'E_BACKEND' })
  return (error as Error).message
}
const context = { resolve: resolveKnown, at: noon, step: '1' }
const apply = ({ backend }: Raw, count: number) =>
  backend.apply(
    'rivera',
    Array.from({ length: count }, (_, i) => put(`${i}`, invoice(`${i}`))),
    context,
  )
const changesIn = (body: string) =>
  (JSON.parse(body) as { changes: { id: string }[] }).changes.map((c) => c.id)

describe('an answer that may pass is asked for again', () => {
  const passing: [string, (response: ServerResponse) => void][] = [
    ...[408, 425, 429, 500, 502, 503, 504].map((status): [string, (r: ServerResponse) => void] => [
      `${status}`,
      (r) => json(r, status, refusedWith('later')),
    ]),
    ['a broken connection', (r) => r.socket?.destroy()],
    ['no answer', () => undefined],
    ['HTML', (r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['half of it', (r) => r.writeHead(200, { 'content-length': '500' }).end('{"changes"')],
    ['another shape', (r) => json(r, 200, { ok: true })],
    ['changes without mark', (r) => json(r, 200, { changes: [], more: false })],
    ['a mark that stands still', (r) => json(r, 200, { ...empty, mark: 'before', more: true })],
    [
      'an unknown kind',
      (r) =>
        json(r, 200, { ...empty, changes: [{ entity: 'X', id: '1', what: 'created', row: {} }] }),
    ],
    [
      'a row that is a list',
      (r) =>
        json(r, 200, {
          ...empty,
          changes: [{ entity: 'Invoice', id: '1', what: 'created', row: [] }],
        }),
    ],
  ]

  test.each(passing)('%s', async (_name, answer) => {
    const raw = await answering((r, n) => (n < 3 ? answer(r) : json(r, 200, empty)))
    expect(await ask(raw, 'before')).toEqual(empty)
    expect(raw.seen).toHaveLength(3)
  })

  test.each(passing)('%s: not for ever', async (_name, answer) => {
    const raw = await answering(answer)
    expect(await problem(ask(raw, 'before'))).toMatch(/tried \d times/)
    expect(raw.seen.length).toBeLessThanOrEqual(apiAttempts)
    expect(raw.env.now() - noon).toBeLessThanOrEqual(apiWaitMs)
  })

  test('after the time that Retry-After says, where that is soon enough', async () => {
    const wait = { 'retry-after': '7' }
    const raw = await answering((r, n) =>
      n === 1 ? json(r, 429, refusedWith('slow'), wait) : json(r, 200, empty),
    )
    await ask(raw)
    expect(raw.env.now() - noon).toBe(7000)
  })

  test('and by a later run, where it is not', async () => {
    const raw = await answering((r) => json(r, 503, refusedWith('down'), { 'retry-after': '600' }))
    await expect(ask(raw)).rejects.toMatchObject({ details: { restMs: 600_000 } })
    expect(raw.seen).toHaveLength(1)
  })

  test('under the same key, with the same body', async () => {
    const raw = await answering((r, n) =>
      n < 3 ? void r.socket?.destroy() : json(r, 200, { refused: [] }),
    )
    await apply(raw, 2)
    const keys = raw.seen.map(({ request, body }) => [request.headers['idempotency-key'], body])
    expect(new Set(keys.map((k) => JSON.stringify(k))).size).toBe(1)
    expect(keys[0]?.[0]).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('an answer that will not pass ends the call', () => {
  test.each([301, 302, 307, 308, 401, 403, 404, 405, 409, 410])('%i', async (status) => {
    const headers = { location: 'https://elsewhere.example.com/' }
    const raw = await answering((r) => json(r, status, refusedWith('never'), headers))
    const told = await problem(ask(raw))
    expect(told).toContain(`answered ${status}`)
    expect(told).not.toContain('elsewhere')
    expect(raw.seen).toHaveLength(1)
  })

  test('words of the API reach the person, cut and in one line', async () => {
    const message = `line one\nline two \u001b[31m ${'x'.repeat(5000)}`
    const raw = await answering((r) => json(r, 403, { error: { code: 'closed', message } }))
    const told = await problem(ask(raw))
    expect(told).toContain('403 closed: line one line two')
    expect(told.length).toBeLessThan(600)
    expect(told).not.toContain('\u001b')
  })

  test('longer than the bound, it is not read', async () => {
    const raw = await answering((r) => {
      r.writeHead(200, { 'content-type': 'application/json' })
      r.on('error', () => undefined)
      const piece = 'x'.repeat(1024 * 1024)
      for (let i = 0; i <= apiAnswerBytes / piece.length; i++) r.write(piece)
      r.end()
    }, 20_000)
    expect(await problem(ask(raw))).toContain(`longer than ${apiAnswerBytes} bytes`)
    expect(raw.seen).toHaveLength(1)
  })
})

describe('batches', () => {
  test('are bounded in number, and nothing is lost or doubled between them', async () => {
    const raw = await answering((r) => json(r, 200, { refused: [] }))
    await apply(raw, 2 * batchChanges + 1)
    const sent = raw.seen.map((s) => changesIn(s.body))
    expect(sent.map((ids) => ids.length)).toEqual([batchChanges, batchChanges, 1])
    expect(sent.flat()).toEqual(Array.from({ length: 2 * batchChanges + 1 }, (_, i) => `${i}`))
    const order = raw.seen.map((s) => (JSON.parse(s.body) as { sequence: string }).sequence)
    expect(order).toEqual([...new Set(order)].sort())
  })

  test('are bounded in bytes', async () => {
    const raw = await answering((r) => json(r, 200, { refused: [] }))
    const large = Array.from({ length: 5 }, (_, i) =>
      put(`${i}`, invoice(`${i}`, { Memo: 'x'.repeat(batchBytes / 6) })),
    )
    await raw.backend.apply('rivera', large, context)
    // A memo stands in its column and in the record.
    expect(raw.seen.map((s) => changesIn(s.body).length)).toEqual([2, 2, 1])
    expect(Math.max(...raw.seen.map((s) => s.body.length))).toBeLessThan(batchBytes + 1000)
  })

  test('have the same keys after a restart, although time has passed', async () => {
    const raw = await answering((r) => json(r, 200, { refused: [] }))
    await apply(raw, 150)
    const again = Array.from({ length: 150 }, (_, i) => put(`${i}`, invoice(`${i}`)))
    await raw.backend.apply('rivera', again, { ...context, at: noon + 60_000 })
    await raw.backend.apply('rivera', again, { ...context, step: '2' })
    const keys = raw.seen.map((s) => String(s.request.headers['idempotency-key']))
    expect(keys.slice(2, 4)).toEqual(keys.slice(0, 2))
    expect(new Set(keys).size).toBe(4)
  })

  test('the answer may refuse single records', async () => {
    const raw = await answering((r) =>
      json(r, 200, { refused: [{ index: 1, code: 'no', message: 'not this one' }] }),
    )
    expect(await apply(raw, batchChanges + 2)).toEqual([
      { index: 1, code: 'no', message: 'not this one' },
      { index: batchChanges + 1, code: 'no', message: 'not this one' },
    ])
  })

  test.each([
    [{ refused: [{ index: 2, code: 'a', message: 'b' }] }, 'refused[0].index'],
    [{ refused: [{ index: -1, code: 'a', message: 'b' }] }, 'refused[0].index'],
    [{ refused: [{ index: 0, message: 'b' }] }, 'refused[0].code'],
    [{ refused: [0, 0].map((index) => ({ index, code: 'a', message: 'b' })) }, 'comes twice'],
    [[], 'the answer'],
  ])('an answer like %j says nothing', async (body, told) => {
    const raw = await answering((r) => json(r, 200, body))
    expect(await problem(apply(raw, 2))).toContain(told)
  })

  test.each([400, 413, 422])(
    'refused whole with %i, the record to blame is found',
    async (status) => {
      const raw = await answering((r, _n, body) =>
        changesIn(body).includes('13')
          ? json(r, status, refusedWith('bad'))
          : json(r, 200, { refused: [] }),
      )
      expect(await apply(raw, 50)).toEqual([
        { index: 13, code: 'bad', message: 'for the reason bad' },
      ])
      const taken = raw.seen.map((s) => changesIn(s.body)).filter((ids) => !ids.includes('13'))
      expect(taken.flat()).toEqual(
        Array.from({ length: 50 }, (_, i) => `${i}`).filter((id) => id !== '13'),
      )
    },
  )

  test('where everything is refused, no record is to blame', async () => {
    const raw = await answering((r) => json(r, 400, refusedWith('bad')))
    expect(await problem(apply(raw, 200))).toContain('answered 400 bad')
    expect(raw.seen.length).toBeLessThan(60)
  })
})

describe('late batches', () => {
  test('one that was held up on the way changes nothing any more', async () => {
    const o = await opened()
    await o.apply([put('a', invoice('1', { Memo: 'old' }))])
    const old = o.calls[0]
    await o.apply([put('a', invoice('1', { Memo: 'new' }))])
    const answer = await fetch(`${o.server.url}${old?.target}`, {
      method: 'POST',
      headers: Object.fromEntries(
        Object.entries(old?.headers ?? {}).filter(
          ([n]) => n.includes('-') && n !== 'content-length',
        ),
      ) as Record<string, string>,
      body: old?.body ?? '',
    })
    expect(answer.status).toBe(409)
    expect(o.platform.row('invoices', 'a')?.['memo']).toBe('new')
  })
})

describe('the reference server', () => {
  const tampered: [string, (h: Record<string, string>) => void][] = [
    ['no signature', (h) => void delete h['qbsync-signature']],
    ['another signature', (h) => void (h['qbsync-signature'] = `v1=${'0'.repeat(64)}`)],
    ['another time', (h) => void (h['qbsync-timestamp'] = String(noon / 1000 + 1))],
    ['another key of the batch', (h) => void (h['idempotency-key'] = 'x'.repeat(32))],
    ['another digest', (h) => void (h['content-digest'] = 'sha-256=:AAAA:')],
  ]

  test.each(tampered)('refuses %s, and nothing changes', async (_name, tamper) => {
    const o = await opened()
    await o.apply([put('a', invoice('1'))])
    const [call] = o.calls
    const headers = Object.fromEntries(
      Object.entries(call?.headers ?? {}).filter(([n]) =>
        /^(qbsync|idempotency|content-d)/.test(n),
      ),
    ) as Record<string, string>
    tamper(headers)
    const url = `${o.server.url}${call?.target}`
    const answer = await fetch(url, { method: 'POST', headers, body: call?.body ?? '' })
    expect([answer.status, await answer.json()]).toMatchObject([
      401,
      { error: { code: 'bad_signature' } },
    ])
    expect(o.platform.row('invoices', 'a')?.['sync_version']).toBe(1)
  })

  test('refuses another key, and what was signed long ago', async () => {
    const o = await opened()
    const other = openHttpBackend({ url: o.server.url, key: `${testKey} not`, env: o.env })
    closers.push(() => other.close())
    expect(await problem(other.changes('rivera', undefined, 1))).toContain('401 bad_signature')
    const slow = { ...o.env, now: () => o.env.now() - 301_000 }
    const late = openHttpBackend({ url: o.server.url, key: testKey, env: slow })
    closers.push(() => late.close())
    expect(await problem(late.changes('rivera', undefined, 1))).toContain('our clock')
  })
})

test('the key is in no request, no log and no error', async () => {
  const raw = await answering((r, n) => (n < 4 ? json(r, 500, refusedWith('x')) : json(r, 401, {})))
  const told = await problem(ask(raw))
  const wire = raw.seen.map(({ request, body }) => [request.url, request.rawHeaders, body])
  const everything = JSON.stringify([told, wire, raw.logged])
  expect(raw.logged.length).toBe(7)
  expect(everything).not.toContain(testKey)
  expect(everything).not.toContain(Buffer.from(testKey).toString('base64'))
  expect(everything).not.toContain(Buffer.from(testKey).toString('hex'))
})

test('the base of the address may be a path', async () => {
  const raw = await answering((r) => json(r, 200, empty))
  await raw.backend.changes('a b/c', 'm&m', 5)
  expect(raw.seen[0]?.request.url).toBe('/base/connections/a%20b%2Fc/changes?since=m%26m&limit=5')
})

test.each([
  ['https://api.example.com/qbsync', undefined],
  ['http://localhost:8423', undefined],
  ['http://127.0.0.1:8423/', undefined],
  ['http://[::1]:8423', undefined],
  ['http://api.example.com', 'http is for localhost only'],
  ['http://localhost.example.com', 'http is for localhost only'],
  ['http://127.0.0.1.example.com', 'http is for localhost only'],
  ['ftp://localhost/', 'no address of the web'],
  ['https://me:secret@api.example.com', 'a name or a password'],
  ['https://api.example.com/?a=1', 'after "?"'],
  ['api.example.com', 'no address'],
])('the address %s: %s', (url, told) => {
  if (told === undefined) expect(problemOfUrl(url)).toBe(undefined)
  else expect(problemOfUrl(url)).toContain(told)
})
