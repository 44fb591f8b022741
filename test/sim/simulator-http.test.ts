// The simulator over HTTP: every address of the table, the OpenAPI document, and calls that are wrong.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openApiFile, openApiText } from '../../scripts/make-docs.ts'
import { virtualEnv } from '../../src/env.ts'
import { routes } from '../../src/sim/http/routes.ts'
import { type StartedSimulator, startSimulator } from '../../src/sim/http/start.ts'
import { at, document } from './company.ts'

let sim: StartedSimulator
beforeAll(async () => {
  sim = await startSimulator({ env: virtualEnv({ now: at('2026-04-01T09:00:00-05:00') }) })
})
beforeEach(() => sim.simulator.reset())
afterAll(() => sim.close())

interface Answer {
  status: number
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: what is in it is what the tests ask
  json: any
}

async function call(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
  const sent = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(sim.url + path, { method, body: sent, headers })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined }
}

const ask = (requests: string, session?: string): Promise<Answer> =>
  call(
    'POST',
    '/qbxml',
    document(requests, '13.0', 'onError="stopOnError"'),
    session === undefined ? {} : { 'x-qb-session': session },
  )

describe('POST /qbxml', () => {
  test('answers a document, and a COM error as 422', async () => {
    const good = await ask('<HostQueryRq requestID="7"/>')
    expect(good.status).toBe(200)
    expect(good.text).toContain('<HostQueryRs requestID="7" statusCode="0"')
    expect(await ask('<Nonsense/>')).toMatchObject({ status: 422, json: { hresult: '0x80040400' } })
    expect((await call('POST', '/qbxml', '')).json.hresult).toBe('0x80040400')
  })

  test('others are served between the requests of a long document, and its session waits in line', async () => {
    const order: string[] = []
    const note = (name: string) => (answer: Answer) => {
      order.push(name)
      return answer
    }
    const names = Array.from({ length: 300 }, (_, i) => `Somebody ${i}`)
    const adds = names.map(
      (name) => `<CustomerAddRq><CustomerAdd><Name>${name}</Name></CustomerAdd></CustomerAddRq>`,
    )
    const long = ask(adds.join(''), 'long').then(note('long'))
    const behind = ask('<CustomerQueryRq metaData="MetaDataOnly"/>', 'long')
    while (!order.includes('long')) await ask('<HostQueryRq/>', 'other').then(note('other'))
    expect((await long).text.match(/statusCode="0"/g)).toHaveLength(300)
    expect(order[0]).toBe('other')
    expect(Number(/retCount="(\d+)"/.exec((await behind).text)?.[1])).toBeGreaterThanOrEqual(300)
  })

  test('a session that is ended within a long document answers with a COM error', async () => {
    const long = ask('<CompanyQueryRq/>'.repeat(20_000), 'long')
    while (!(await call('GET', '/sessions')).json.sessions.includes('long'));
    await call('DELETE', '/sessions/long')
    expect(await long).toMatchObject({ status: 422, json: { hresult: '0x8004040D' } })
  })

  test('iterators live in the session that is named, and die with it', async () => {
    const start = '<InvoiceQueryRq iterator="Start"><MaxReturned>2</MaxReturned></InvoiceQueryRq>'
    const id = /iteratorID="([^"]*)"/.exec((await ask(start, 'a')).text)?.[1]
    const more = `<InvoiceQueryRq iterator="Continue" iteratorID="${id}"><MaxReturned>2</MaxReturned></InvoiceQueryRq>`
    expect((await ask(more, 'b')).text).toContain('statusCode="3120"')
    expect((await ask(more, 'a')).text).toContain('iteratorRemainingCount="1"')
    expect((await call('GET', '/sessions')).json.sessions).toEqual(['a', 'b'])
    expect((await call('DELETE', '/sessions/a')).status).toBe(204)
    expect((await ask(more, 'a')).text).toContain('statusCode="3120"')
  })
})

describe('the company', () => {
  test('goes back to a snapshot, and says what changed since', async () => {
    expect((await call('PUT', '/snapshots/start')).status).toBe(204)
    await call('POST', '/person/edit', { kind: 'invoices', record: '1002', set: { Memo: 'x' } })
    const diff = await call('GET', '/snapshots/start/diff?limit=5')
    expect(diff.json).toMatchObject({ same: false, records: [{ kind: 'Invoice', label: '1002' }] })
    expect((await call('POST', '/snapshots/start/restore')).status).toBe(204)
    expect((await call('GET', '/snapshots/start/diff')).json.same).toBe(true)
    expect((await call('GET', '/snapshots')).json.snapshots).toEqual(['start'])
    expect((await call('DELETE', '/snapshots/start')).status).toBe(204)
    expect((await call('POST', '/snapshots/start/restore')).status).toBe(404)
  })

  test('is made anew, of the same or another profile', async () => {
    await ask('<CustomerAddRq><CustomerAdd><Name>Ada</Name></CustomerAdd></CustomerAddRq>')
    expect((await call('GET', '/records/customers')).json.count).toBe(6)
    await call('POST', '/reset')
    expect((await call('GET', '/records/customers')).json.count).toBe(5)
    await call('POST', '/reset', { profile: 'nonprofit', invoices: 3 })
    expect((await call('GET', '/status')).json.company).toMatchObject({
      name: 'Harbor Community Fund',
      counts: { Invoice: 3 },
    })
  })

  test('has a clock that can be turned', async () => {
    await call('POST', '/clock', { set: '2026-04-01T09:00:00', stop: true })
    const turned = await call('POST', '/clock', { advance: '30d' })
    expect(turned.json).toMatchObject({ date: '2026-05-01', stands: true })
    expect((await call('GET', '/clock')).json).toEqual(turned.json)
  })

  test('shows records as JSON', async () => {
    const invoice = await call('GET', '/records/invoices/1002')
    expect(invoice.json).toMatchObject({ RefNumber: '1002', BalanceRemaining: '400.00' })
    const page = await call('GET', '/records/Invoice?limit=2&offset=4')
    expect(page.json).toMatchObject({ kind: 'Invoice', count: 5 })
    expect(page.json.records).toHaveLength(1)
  })

  test('is what the person made of it', async () => {
    await call('POST', '/person/dialog', { text: 'Backup?' })
    expect((await call('GET', '/person')).json).toMatchObject({ dialog: 'Backup?' })
    expect(await ask('<HostQueryRq/>')).toMatchObject({
      status: 422,
      json: { hresult: '0x80040414' },
    })
    await call('POST', '/person/answer')
    expect((await ask('<HostQueryRq/>')).status).toBe(200)
  })
})

describe('a wrong call', () => {
  test.each([
    ['no such address', 'GET', '/nonsense', undefined, 404, 'E_NOT_FOUND'],
    ['another method', 'PUT', '/clock', {}, 405, 'E_NOT_FOUND'],
    ['no JSON', 'POST', '/clock', '{', 400, 'E_USAGE'],
    ['JSON of another shape', 'POST', '/clock', { advance: 5 }, 400, 'E_USAGE'],
    ['a name that is not known', 'POST', '/clock', { forward: '1d' }, 400, 'E_USAGE'],
    ['no body where one is needed', 'POST', '/person/edit', undefined, 400, 'E_USAGE'],
    ['a body where none is taken', 'PUT', '/snapshots/a', { x: 1 }, 400, 'E_USAGE'],
    ['a query that is not known', 'GET', '/clock?zone=UTC', undefined, 400, 'E_USAGE'],
    ['a number that is none', 'GET', '/records/invoices?limit=many', undefined, 400, 'E_USAGE'],
    ['an unknown kind', 'GET', '/records/invoces', undefined, 400, 'E_UNKNOWN_ENTITY'],
    ['an unknown record', 'GET', '/records/invoices/7', undefined, 404, 'E_NOT_FOUND'],
    ['an unknown snapshot', 'POST', '/snapshots/none/restore', undefined, 404, 'E_NOT_FOUND'],
    ['a snapshot with a path for a name', 'PUT', '/snapshots/..%2fx', undefined, 400, 'E_USAGE'],
    [
      'JSON nested without end',
      'POST',
      '/person/edit',
      `{"kind":"customers","record":"x","set":${'{"a":'.repeat(20_000)}"x"${'}'.repeat(20_000)}}`,
      400,
      'E_USAGE',
    ],
    [
      'a query named like what every object has',
      'GET',
      '/records/invoices?constructor=1',
      undefined,
      400,
      'E_USAGE',
    ],
    ['a name in broken escapes', 'GET', '/records/%E0%A4%A', undefined, 400, 'E_USAGE'],
    [
      'what a person cannot do',
      'POST',
      '/person/delete',
      { kind: 'customers', record: 'Acme Dental' },
      409,
      'E_DESK',
    ],
    ['an unknown profile', 'POST', '/reset', { profile: 'bakery' }, 400, 'E_USAGE'],
  ])('with %s is one clear error', async (_, method, path, body, status, code) => {
    const answer = await call(method, path, body)
    expect(answer).toMatchObject({ status, json: { error: { code } } })
    expect(answer.json.error.message).not.toBe('')
    expect(answer.text).not.toMatch(/\n\s+at /)
  })
})

describe('the OpenAPI document', () => {
  test('is served, and docs/simulator.openapi.json is current (if not: npm run docs)', async () => {
    expect(readFileSync(openApiFile, 'utf8')).toBe(openApiText())
    expect((await call('GET', '/openapi.json')).json).toEqual(JSON.parse(openApiText()))
  })

  test('lists every address of the table and no other, each with its own id', () => {
    const { paths, openapi } = JSON.parse(openApiText())
    const listed = Object.entries<Record<string, { operationId: string }>>(paths).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(openapi).toBe('3.1.0')
    expect(listed.sort()).toEqual(routes.map((r) => `${r.method} ${r.path}`).sort())
    const ids = Object.values<Record<string, { operationId: string }>>(paths).flatMap((methods) =>
      Object.values(methods).map((o) => o.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('two simulators run side by side, and a port that is taken is one clear error', async () => {
  const other = await startSimulator({ profile: 'empty' })
  expect(other.port).not.toBe(sim.port)
  await expect(startSimulator({ port: other.port })).rejects.toMatchObject({
    code: 'E_PORT_IN_USE',
  })
  await other.close()
})
