// What a serving process tells of itself: numbers, readiness, and lines of the log that can be joined.
import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { createConnection, generateQwc } from '../../src/cli/connections.ts'
import { jsonLog } from '../../src/cli/log.ts'
import { makeMeter, metrics } from '../../src/cli/observe/meter.ts'
import { observe } from '../../src/cli/observe/observe.ts'
import {
  answerObserved,
  hasToken,
  type MetricsServer,
  serveObserved,
} from '../../src/cli/observe/routes.ts'
import { createServer, type RunningServer } from '../../src/qbwc/server.ts'
import { createService } from '../../src/qbwc/service.ts'
import { traceOfRun, traceOfStep, traceParent } from '../../src/schema/trace.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import { makeHttpWorld } from '../http-world.ts'
import { makeWorld, type World } from '../world.ts'

let w: World | undefined
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await w?.close()
  w = undefined
})

test('the text is what Prometheus reads: help, type, labels with quotes, histograms that add up', () => {
  const meter = makeMeter()
  meter.count('qbsync_runs_total', { connection: 'a"b\n\\', state: 'done' }, 2)
  for (const seconds of [0.004, 0.3, 99])
    meter.observe('qbsync_call_seconds', { call: 'x' }, seconds)
  const text = meter.text([{ name: 'qbsync_paused', labels: { connection: 'c' }, value: 1 }])
  expect(text).toContain(
    '# TYPE qbsync_runs_total counter\nqbsync_runs_total{connection="a\\"b\\n\\\\",state="done"} 2\n',
  )
  expect(text).toContain('qbsync_call_seconds_bucket{call="x",le="0.005"} 1\n')
  expect(text).toContain('qbsync_call_seconds_bucket{call="x",le="0.5"} 2\n')
  expect(text).toContain('qbsync_call_seconds_bucket{call="x",le="+Inf"} 3\n')
  expect(text).toContain('qbsync_call_seconds_count{call="x"} 3\n')
  expect(text).toContain('qbsync_paused{connection="c"} 1\n')
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.*\})? -?[\d.]+)$/)
})

interface Answer {
  status: number
  text: string
}
const get = (port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += String(chunk)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
      .on('error', reject)
      .end()
  })

/** A connection of its own, served as `serve` does, with one run of the simulated Web Connector. */
async function served(token: string | null) {
  w = await makeWorld()
  const lines: Record<string, unknown>[] = []
  const log = jsonLog(
    'debug',
    (line) => lines.push(JSON.parse(line)),
    () => 0,
  )
  const env = { ...w.env, log }
  const { store, watch, whose, pages } = observe(w.store, env)
  const { backend } = w
  const verify = async () => true
  const service = watch(createService({ store, backend, env, verify, version: '1' }))
  const server: RunningServer = await createServer({
    service,
    host: '127.0.0.1',
    port: 0,
    log,
    whose,
    extraRoutes: (app) =>
      app.use((req, res, next) => {
        answerObserved(req, res, pages, token).then((is) => (is ? undefined : next()), next)
      }),
  })
  const metricsServer: MetricsServer = await serveObserved(pages, 0)
  closing.push(server.close, metricsServer.close)
  const connection = await createConnection(store, env, { id: 'oak' })
  const made = await generateQwc(store, env, {
    connection,
    origin: `http://localhost:${server.port}`,
  })
  const connector = new WebConnector({ quickbooks: w.desktop, env })
  connector.setPassword(connector.addApplication(made.qwc, 'oak.qwc'), made.password)
  await connector.updateSelected()
  return { lines, port: server.port, own: metricsServer.port }
}

const token = '0123456789abcdef'

describe('a run', () => {
  test('is counted, and every line of it in the log names connection, run and trace', async () => {
    const { lines, own } = await served(null)
    const { text } = await get(own, '/metrics')
    expect(text).toContain('qbsync_runs_total{connection="oak",state="done"} 1')
    expect(text).toContain('qbsync_logins_total{answer="run"} 1')
    expect(text).toMatch(/qbsync_received_bytes_total\{connection="oak"\} [1-9]\d{3,}/)
    expect(text).toMatch(/qbsync_exchanges_total\{connection="oak"\} [1-9]/)
    expect(text).toContain('qbsync_journal{connection="oak",state="in doubt"} 0')
    expect(text).toContain('qbsync_lag_seconds{connection="oak"} 0')
    const told = new Set(text.split('\n').flatMap((l) => /^# TYPE (\w+)/.exec(l)?.[1] ?? []))
    expect([...told].filter((name) => !Object.hasOwn(metrics, name))).toEqual([])
    const ofRun = lines.filter((l) =>
      /RequestXML|ResponseXML|closeConnection|a run/.test(String(l['message'])),
    )
    expect(ofRun.length).toBeGreaterThan(6)
    const ids = new Set(ofRun.map((l) => `${l['connection']} ${l['run']} ${l['trace']}`))
    expect([...ids]).toEqual([expect.stringMatching(/^oak 1 [0-9a-f]{32}$/)])
  })

  test('its numbers need a token where strangers come, and without one there is no such page', async () => {
    const { port } = await served(token)
    expect((await get(port, '/healthz')).text).toBe('ok\n')
    expect((await get(port, '/readyz')).text).toBe('ready\n')
    expect((await get(port, '/metrics')).status).toBe(401)
    expect((await get(port, '/metrics', { authorization: `Bearer ${token}x` })).status).toBe(401)
    const letIn = await get(port, '/metrics', { authorization: `Bearer ${token}` })
    expect(letIn.text).toContain('qbsync_runs_total')
    for (const close of closing.splice(0).reverse()) await close()
    await w?.close()
    const without = await served(null)
    expect((await get(without.port, '/metrics')).status).toBe(404)
    expect((await get(without.port, '/metrics', { authorization: 'Bearer ' })).status).toBe(404)
  })
})

test('a page in a browser under another name gets no numbers from the port on loopback', async () => {
  const pages = { ready: async () => undefined, metrics: async () => 'secret' }
  const server = await serveObserved(pages, 0)
  closing.push(server.close)
  expect((await get(server.port, '/metrics', { host: 'evil.example' })).status).toBe(404)
  expect((await get(server.port, '/metrics', { host: `localhost:${server.port}` })).text).toBe(
    'secret',
  )
})

test('not ready while the store cannot be read, but alive', async () => {
  const broken = {
    ready: () => Promise.reject(new Error('the disk is gone')),
    metrics: async () => '',
  }
  const server = await serveObserved(broken, 0)
  closing.push(server.close)
  expect(await get(server.port, '/readyz')).toEqual({ status: 503, text: 'not ready\n' })
  expect((await get(server.port, '/healthz')).status).toBe(200)
})

test.each([
  [`Bearer ${token}`, true],
  [`bearer ${token}`, true],
  [token, false],
  ['Bearer ', false],
  [undefined, false],
])('the header %j lets in: %s', (header, isSo) => {
  expect(hasToken(header, token)).toBe(isSo)
})

test('a line of JSON cannot be made to lie about its time or level', () => {
  const lines: string[] = []
  jsonLog(
    'info',
    (line) => lines.push(line),
    () => 0,
  )('warn', 'a\nb', { time: 'later', level: 'info', x: 'y\n' })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toContain('\n')
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    level: 'warn',
    message: 'a\nb',
    x: 'y\n',
  })
})

describe('traces', () => {
  test('have the form of the W3C, and are the same for the run and for what is delivered in it', () => {
    const trace = traceOfRun('oak', 1_775_052_000_000, 7)
    expect(traceParent(trace, 'a')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(traceOfStep('oak', '1775052000000.000000007.000003')).toBe(trace)
    expect(traceParent(trace, 'a')).not.toBe(traceParent(trace, 'b'))
  })

  test('reach the platform with every call', async () => {
    const world = await makeHttpWorld()
    w = world
    await world.run()
    const seen = world.apiCalls.map((call) => String(call.headers['traceparent']))
    const [connection] = await world.store.select('connections')
    const trace = traceOfRun('rivera', connection?.created_at ?? 0, 1)
    for (const header of seen) expect(header).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(seen.filter((s) => s.includes(trace)).length).toBeGreaterThan(1)
  })
})
