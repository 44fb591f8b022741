// The doctor: each row of its tables found out, with its remedy, and what it writes for others holds nothing of the
// books. What cannot be had in a test (a network, a disk that is full) is a probe of the test's own.
import { chmodSync, copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteBackend } from '../../src/backend/sqlite.ts'
import { createConnection, generateQwc } from '../../src/cli/connections.ts'
import { makeBundle } from '../../src/cli/doctor/bundle.ts'
import type { Finding } from '../../src/cli/doctor/check.ts'
import { computerChecks } from '../../src/cli/doctor/computer.ts'
import { connectionChecks } from '../../src/cli/doctor/connections.ts'
import { drawFindings } from '../../src/cli/doctor/draw.ts'
import { examine } from '../../src/cli/doctor/examine.ts'
import { networkChecks } from '../../src/cli/doctor/network.ts'
import type { Probe } from '../../src/cli/doctor/probe.ts'
import { virtualEnv } from '../../src/env.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { change, put, type Row, type Store, type Write } from '../../src/store/store.ts'
import { newProgress } from '../../src/sync/progress.ts'
import { fixtureNow } from '../world.ts'

const minute = 60_000
const day = 1440 * minute
const env = virtualEnv({ now: fixtureNow })
const fixture = (name: string) =>
  new URL(`../../fixtures/qbwc/localhost.test-${name}.pem`, import.meta.url).pathname

const refused = (code: string) => Object.assign(new Error(code), { code })
const answering: Probe = {
  isOnline: () => true,
  resolve: async () => ['192.0.2.1'],
  get: async () => ({
    status: 200,
    text: 'qbsync: the QuickBooks Web Connector calls here.',
    date: new Date(fixtureNow).toUTCString(),
    validTo: new Date(fixtureNow + 90 * day).toUTCString(),
  }),
  canListen: async () => undefined,
  freeBytes: () => 10 * 1024 ** 3,
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-doctor-'))
  chmodSync(folder, 0o700)
})
afterEach(() => rmSync(folder, { recursive: true }))

const id = 'rivera'
const of = { connection_id: id }

/** A healthy connection that was called a minute ago, and what a row of the table does to it. */
async function patient(writes: readonly Write[] = [], origin = 'https://sync.example.com') {
  const store = openSqliteStore(join(folder, 'qbsync.db'))
  const connection = await createConnection(store, env, { id, company: 'Rivera Plumbing' })
  await generateQwc(store, env, { connection, origin, label: 'front desk' })
  const seen = { last_seen_at: fixtureNow - minute, initial_sync: 'done' }
  await store.commit([
    change('connections', { id }, seen),
    put('runs', run()),
    put('servers', { id: 's', url: `${origin}/qbwc`, pid: 1, started_at: 1, beat_at: fixtureNow }),
    ...writes,
  ])
  return store
}

const run = (set: Partial<Row<'runs'>> = {}): Row<'runs'> => ({
  id: 1,
  ...of,
  user_name: id,
  started_at: fixtureNow - minute,
  ended_at: fixtureNow - minute,
  state: 'done',
  percent: 100,
  exchanges: 4,
  progress: newProgress(null),
  first_error: null,
  ...set,
})

const journal = (state: string, age: number): Write =>
  put('journal', {
    id: state,
    ...of,
    entity: 'ReceivePayment',
    op: 'create',
    platform_id: 'p1',
    state,
    fields: {},
    message_set_id: null,
    run_id: 1,
    attempts: 0,
    blocked_on: null,
    quickbooks_id: null,
    created_at: fixtureNow - age,
    changed_at: fixtureNow,
  })

const error = (code: string, lastAt = fixtureNow): Write =>
  put('errors', {
    ...of,
    code,
    entity: code.startsWith('E_AUTH') ? '' : 'Invoice',
    record: code.startsWith('E_AUTH') ? '' : 'r1',
    label: '1002',
    party: 'Birch Cafe',
    reason: 'Invoice 1002 (Birch Cafe) is open in a window',
    hint: 'Enter the password',
    retry: 'next run',
    raw_code: null,
    run_id: 1,
    first_at: lastAt,
    last_at: lastAt,
    count: 1,
    state: 'open',
  })

const settings = (value: object) => change('connections', { id }, { settings: value })

async function look(
  probe: Partial<Probe> = {},
  at: { config?: string; 'data-dir'?: string } = {},
  clock = env,
) {
  const examined = await examine({
    'data-dir': folder,
    ...at,
    isThorough: false,
    env: clock,
    probe: { ...answering, ...probe },
  })
  await examined.close()
  return examined.findings
}

const problems = (findings: readonly Finding[]) => findings.filter((f) => f.level === 'problem')

test('a healthy connection has nothing wrong with it', async () => {
  await (await patient()).close()
  const findings = await look()
  expect(problems(findings)).toEqual([])
  expect(drawFindings(findings)).toContain('Nothing is wrong.')
})

test('every row of the tables is asked, and says which it is', async () => {
  await (await patient()).close()
  const asked = new Set((await look()).map((f) => f.check))
  const rows = [...computerChecks, ...networkChecks, ...connectionChecks].map((c) => c.id)
  expect([...asked].sort()).toEqual([...rows].sort())
})

const tls = (name: string, error: string): [string, Partial<Probe>, string, RegExp] => [
  name,
  { get: async () => Promise.reject(refused(error)) },
  'address',
  /TLS fails/,
]

// R79: the first step that fails is named, with host and port.
test.each<[string, Partial<Probe>, string, RegExp]>([
  ['no network', { isOnline: () => false }, 'internet', /in no network/],
  [
    'no name server',
    { resolve: async () => Promise.reject(refused('EAI_AGAIN')) },
    'address',
    /name sync.example.com cannot be resolved \(EAI_AGAIN\)/,
  ],
  [
    'an unknown name',
    { resolve: async () => Promise.reject(refused('ENOTFOUND')) },
    'address',
    /cannot be resolved \(ENOTFOUND\)/,
  ],
  [
    'a closed port',
    { get: async () => Promise.reject(refused('ECONNREFUSED')) },
    'address',
    /sync.example.com, port 443 cannot be reached/,
  ],
  tls('an unknown authority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  tls('a certificate that ended', 'CERT_HAS_EXPIRED'),
  [
    'a proxy that leads elsewhere',
    { get: async () => ({ ...(await answering.get('')), text: '<html>' }) },
    'address',
    /not as qbsync/,
  ],
  [
    'clocks that differ',
    {
      get: async () => ({
        ...(await answering.get('')),
        date: new Date(fixtureNow - day).toUTCString(),
      }),
    },
    'address',
    /its clock says/,
  ],
  [
    'a certificate about to end',
    {
      get: async () => ({
        ...(await answering.get('')),
        validTo: new Date(fixtureNow + day).toUTCString(),
      }),
    },
    'address',
    /certificate ends/,
  ],
  ['a disk that is full', { freeBytes: () => 1024 }, 'disk', /only 0 MB free/],
])('R79 the way to us: %s', async (_what, probe, check, says) => {
  await (await patient()).close()
  const found = problems(await look(probe))
  expect(found.map((f) => f.check)).toEqual([check])
  expect(found[0]?.says).toMatch(says)
  expect(found[0]?.remedy).toBeTruthy()
})

test.each([
  ['EADDRINUSE', 'Stop the program'],
  ['EACCES', 'Ports below 1024'],
])('a port that cannot be had: %s', async (code, remedy) => {
  const store = await patient([], 'http://localhost:8421')
  await store.commit([{ remove: 'servers', where: {} }])
  await store.close()
  const [found] = problems(await look({ canListen: async () => code }))
  expect(found).toMatchObject({ check: 'port', remedy: expect.stringContaining(remedy) })
})

// What each kind of trouble of a connection reads like.
test.each<[string, readonly Write[], string, RegExp]>([
  [
    'never called',
    [change('connections', { id }, { last_seen_at: null })],
    'last call',
    /has never called/,
  ],
  [
    'silent for an hour',
    [change('connections', { id }, { last_seen_at: fixtureNow - 60 * minute })],
    'last call',
    /1 h ago, it should call every 5 min: several calls did not come/,
  ],
  [
    'silent since Tuesday',
    [change('connections', { id }, { last_seen_at: fixtureNow - 3 * day })],
    'last call',
    /3 d ago.*nothing arrives since then/,
  ],
  [
    'silent for a quarter',
    [change('connections', { id }, { last_seen_at: fixtureNow - 90 * day })],
    'last call',
    /remembers deletions/,
  ],
  ['a wrong password', [error('E_AUTH_BAD_PASSWORD')], 'last call', /is turned away/],
  [
    'no password',
    [{ remove: 'installations', where: of }],
    'password',
    /no password was ever made/,
  ],
  [
    'a dead password',
    [change('installations', of, { revoked_at: 1 })],
    'password',
    /every password is revoked/,
  ],
  [
    'an address that the Web Connector refuses',
    [change('installations', of, { origin: 'http://sync.example.com' })],
    'qwc',
    /https/,
  ],
  [
    'a run that failed',
    [put('runs', run({ state: 'failed', first_error: 'E_X: because.' }))],
    'last run',
    /run 1 is failed: E_X: because/,
  ],
  [
    'a run whose caller is gone',
    [put('runs', run({ state: 'running', ended_at: null }))],
    'last run',
    /silent/,
  ],
  ['errors', [error('E_QB_RECORD_IN_USE')], 'errors', /1 × E_QB_RECORD_IN_USE/],
  ['writes in doubt', [journal('in doubt', minute)], 'in doubt', /answer was lost/],
  ['what waits for days', [journal('waiting', 2 * day)], 'waiting', /the oldest for 2 d/],
  [
    'hours without a time zone',
    [settings({ schedule: { hours: '20:00-06:00' } })],
    'hours',
    /read as UTC/,
  ],
  [
    'deposits without an account',
    [settings({ deposits: { create: true } })],
    'accounts',
    /none is chosen for deposits/,
  ],
  [
    'a clock that went back',
    [put('servers', { id: 's', url: 'x', pid: 1, started_at: 1, beat_at: fixtureNow + day })],
    'clock',
    /went back/,
  ],
])('a connection: %s', async (_what, writes, check, says) => {
  await (await patient(writes)).close()
  const found = problems(await look()).find((f) => f.check === check)
  expect(found?.says).toMatch(says)
  expect(found?.remedy).toBeTruthy()
})

test('a platform that does not answer is told with what it said', async () => {
  await (await patient()).close()
  const config = join(folder, 'qbsync.yaml')
  writeFileSync(config, 'backend: {type: module, module: ./none.mjs}\n')
  const found = problems(await look({}, { config })).filter((f) => f.check === 'platform')
  expect(found).toMatchObject([{ says: expect.stringContaining('cannot be loaded') }])
  writeFileSync(
    join(folder, 'down.mjs'),
    'export const openBackend = () => ({ apply() {}, close() {}, changes() { throw new Error("it is down") } })\n',
  )
  const config2 = join(folder, 'other.yaml')
  writeFileSync(config2, 'backend: {type: module, module: ./down.mjs}\n')
  const down = problems(await look({}, { config: config2 })).filter((f) => f.check === 'platform')
  expect(down).toMatchObject([{ says: expect.stringMatching(/cannot be loaded|it is down/) }])
})

describe('payments of the platform', () => {
  const pay = async (...rows: string[]) => {
    const file = join(folder, 'backend.db')
    await openSqliteBackend(file).close()
    const db = new Database(file)
    for (const row of rows)
      db.exec(`insert into payments (amount, id, connection, sync_version) values ('1.00', ${row})`)
    db.close()
  }
  const found = async () => (await look()).filter((f) => f.check === 'payments')

  test('that name no connection, or look like our own, are told', async () => {
    await (await patient()).close()
    expect(await found()).toEqual([])
    await pay("'it''s', 'acme', 0", "'twin', null, 1", "'p', 'rivera', 0")
    expect(await found()).toMatchObject([
      {
        level: 'problem',
        says: expect.stringContaining("payment it's names the connection acme"),
        remedy: expect.stringContaining("set connection = … where id = 'it''s'"),
      },
      { level: 'problem', says: expect.stringContaining('payment twin was written with') },
      { level: 'note', says: '1 wait: p' },
    ])
  })

  test('nothing is said where each was dealt with', async () => {
    await (await patient()).close()
    await pay()
    expect(await found()).toMatchObject([{ level: 'fine' }])
  })
})

test('a pause explains the silence', async () => {
  const paused = { state: 'paused', last_seen_at: fixtureNow - 3 * day }
  await (await patient([change('connections', { id }, paused)])).close()
  const findings = await look()
  expect(problems(findings)).toEqual([])
  expect(findings.find((f) => f.check === 'pause')?.says).toContain('paused until a person ends it')
})

describe('files', () => {
  test('that others may read', async () => {
    await (await patient()).close()
    chmodSync(join(folder, 'qbsync.db'), 0o644)
    const [found] = problems(await look())
    expect(found).toMatchObject({
      check: 'permissions',
      remedy: expect.stringContaining('chmod 600'),
    })
  })

  test('a store that is damaged, or of another program, is a finding, and the rest is looked at', async () => {
    await (await patient()).close()
    truncateSync(join(folder, 'qbsync.db'), 8192)
    const [found] = problems(await look())
    expect(found).toMatchObject({ check: 'store', says: expect.stringMatching(/damaged/) })
  })

  test('a configuration that cannot be read is a finding, and nothing is made', async () => {
    const config = join(folder, 'qbsync.yaml')
    writeFileSync(config, 'server: {port: many}\n')
    const at = { config, 'data-dir': join(folder, 'none') }
    const found = problems(await look({}, at))
    expect(found).toMatchObject([
      { check: 'configuration', says: expect.stringContaining('server.port') },
    ])
  })

  test('the fixture certificate: for localhost, signed by itself, with its key', async () => {
    // It begins after the day of the fixture company.
    const later = virtualEnv({ now: Date.UTC(2027, 0, 1) })
    const config = join(folder, 'qbsync.yaml')
    for (const name of ['cert', 'key']) copyFileSync(fixture(name), join(folder, `${name}.pem`))
    chmodSync(join(folder, 'key.pem'), 0o600)
    const server = (url: string) =>
      `server: {publicUrl: "${url}", tls: {cert: cert.pem, key: key.pem}}\n`
    writeFileSync(config, server('https://localhost:8421'))
    expect(
      problems(await look({}, { config }, later)).filter((f) => f.check === 'certificate'),
    ).toEqual([])
    writeFileSync(config, server('https://sync.example.com'))
    const found = problems(await look({}, { config }, later)).filter(
      (f) => f.check === 'certificate',
    )
    expect(found.map((f) => f.says)).toEqual([
      'the certificate is not for sync.example.com',
      expect.stringContaining('signed by itself'),
    ])
  })
})

test('a bundle tells what happened and holds nothing of the books', async () => {
  const request = '<RefNumber>1002</RefNumber>'
  const summary = {
    asked: ['book ReceivePayment ch_1001 of 400.00'],
    outcomes: ['refused 3260: Birch Cafe is open'],
  }
  const exchange = {
    connection_id: 'rivera',
    run_id: 1,
    seq: 1,
    sent_at: 1,
    answered_at: 2,
    request,
    answer_bytes: 9,
    hresult: null,
    message: 'Birch Cafe',
    summary,
  }
  const store: Store = await patient([
    error('E_QB_RECORD_IN_USE'),
    put('exchanges', exchange),
    put(
      'runs',
      run({ state: 'failed', first_error: 'E_QB_RECORD_IN_USE: Invoice 1002 (Birch Cafe)' }),
    ),
  ])
  await store.close()
  const examined = await examine({ 'data-dir': folder, isThorough: false, env, probe: answering })
  const bundle = JSON.stringify(await makeBundle(examined))
  await examined.close()
  for (const secret of [
    'Birch',
    '1002',
    '400.00',
    'ch_1001',
    'Rivera',
    'rivera',
    'front desk',
    'example.com',
    folder,
  ])
    expect(bundle).not.toContain(secret)
  for (const fact of ['E_QB_RECORD_IN_USE', 'book ReceivePayment', 'refused 3260', '"failed"'])
    expect(bundle).toContain(fact)
})
