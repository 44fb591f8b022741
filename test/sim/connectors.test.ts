// The control addresses of the simulated Web Connectors, over HTTP as a test in any language uses them.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realEnv } from '../../src/env.ts'
import { createCompany } from '../../src/sim/company.ts'
import { faults } from '../../src/sim/faults.ts'
import { startSimulator } from '../../src/sim/http/start.ts'
import { fileId, normal, qwc, startService, strings } from './web-connector-service.ts'

let simulator: Awaited<ReturnType<typeof startSimulator>>
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-connectors-'))
  createCompany(join(folder, 'second.qbsim'), { profile: 'empty' }, realEnv()).close()
  simulator = await startSimulator({ company: ':memory:', profile: 'rivera', env: realEnv() })
})
afterAll(async () => {
  await simulator.close()
  rmSync(folder, { recursive: true })
  expect(existsSync(folder)).toBe(false)
})

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${simulator.url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined }
}

const local = (url: string): string => url.replace('127.0.0.1', 'localhost')
const other = '{0A8D2B6C-5C1E-4F0B-9D75-3A1C6A0E9B11}'

test('an application is added, updated, watched and removed', async () => {
  const service = await startService(normal)
  const file = qwc(local(service.url))
  const at = '/connectors/default'
  const added = await call('POST', `${at}/applications`, { qwc: file, password: 'wrong' })
  expect(added.status, added.text).toBe(201)
  expect(added.json).toMatchObject({ machine: 'WORKSTATION1', updating: false })
  const app = `${at}/applications/Example%20Sync`
  await call('POST', `${app}/password`, { password: 's3cret' })
  const { json: updated } = await call('POST', `${at}/update-selected`)
  expect(updated.results).toMatchObject([{ app: 'Example Sync', outcome: 'success', status: 'OK' }])
  expect(service.last('authenticate')).toContain('<strPassword>s3cret<')

  expect(
    (await call('POST', `${app}/every-min`, { minutes: 10 })).json.applications[0].everyMin,
  ).toBe(10)
  await call('POST', `${app}/auto-run`, { on: true })
  const { json: ran } = await call('POST', `${at}/run-for`, { seconds: 3600 })
  expect(ran.runs).toHaveLength(6)
  const { json: status } = await call('GET', at)
  expect(status.applications).toMatchObject([
    { application: 'Example Sync', ticked: true, autoRun: true, status: 'OK', hasPassword: true },
  ])

  await call('POST', `${app}/tick`, { on: false })
  expect((await call('POST', `${at}/update-selected`)).json).toEqual({ results: [] })
  const log = (await call('GET', `${at}/log`)).text
  expect(log).toContain('SCHEDULED UPDATE for application = Example Sync')
  expect(log).toContain('QBWC1016')
  expect(log).not.toContain('s3cret')
  expect((await call('DELETE', app)).json).toEqual({ leftBehind: false })
  expect((await call('GET', at)).json.applications).toEqual([])
})

test('what the Web Connector refuses is told with its code', async () => {
  const { status, json } = await call('POST', '/connectors/default/applications', {
    qwc: qwc('http://10.0.0.1/'),
  })
  expect(status).toBe(422)
  expect(json).toMatchObject({ code: 'QBWC1010' })
  expect(json.findings.map((f: { code?: string }) => f.code)).toContain('QBWC1001')
  const broken = await call('POST', '/connectors/default/applications', { qwc: '<a/>' })
  expect(broken.status).toBe(400)
  expect(broken.json.error.code).toBe('E_NOT_QWC')
})

test('many computers: each its company file, its name, its locks', async () => {
  const service = await startService({
    ...normal,
    authenticate: (_r, n) => strings(`T-${n}`, ''),
  })
  const second = join(folder, 'second.qbsim')
  for (const [name, company] of [
    ['one', undefined],
    ['two', second],
  ] as const) {
    const made = await call('POST', '/connectors', { name, company, set: { noOpPauseMs: 1 } })
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({ machine: name.toUpperCase() })
    const file = qwc(local(service.url)).replace(fileId, other)
    const added = await call('POST', `/connectors/${name}/applications`, {
      qwc: file,
      password: 'x',
    })
    expect(added.status, added.text).toBe(201)
  }
  const both = await Promise.all(
    ['one', 'two'].map((name) => call('POST', `/connectors/${name}/update-selected`)),
  )
  expect(both.map((b) => b.json.results[0].outcome)).toEqual(['success', 'success'])
  const firsts = service.received.filter((r) => r.call === 'sendRequestXML').map((r) => r.body)
  expect(new Set(firsts.map((b) => /<strCompanyFileName>(.*?)</.exec(b)?.[1])).size).toBe(2)
  expect(firsts.join('')).toMatch(/LOCKED:ONE:[\s\S]*LOCKED:TWO:|LOCKED:TWO:[\s\S]*LOCKED:ONE:/)

  const { json } = await call('GET', '/connectors')
  expect(json.connectors.map((c: { connector: string }) => c.connector)).toEqual(
    expect.arrayContaining(['one', 'two']),
  )
  expect((await call('DELETE', '/connectors/two')).status).toBe(204)
  expect((await call('GET', '/connectors/two')).status).toBe(404)
})

describe('dialogs and faults', () => {
  test('dialogs are answered in advance; Integrated Applications forgets', async () => {
    const service = await startService(normal)
    const at = '/connectors/asked'
    await call('POST', '/connectors', { name: 'asked' })
    await call('DELETE', `${at}/grants/Asked`)
    expect((await call('PUT', `${at}/dialogs`, { permission: 'no' })).json.dialogs).toEqual({
      permission: 'no',
    })
    const file = qwc(local(service.url), 'Asked').replace(
      fileId,
      '{11111111-93AE-4E57-8E0D-51D9C86F2A90}',
    )
    const refused = await call('POST', `${at}/applications`, { qwc: file })
    expect(refused.json).toMatchObject({ code: 'QBWC1023' })
    await call('PUT', `${at}/dialogs`, {})
    expect((await call('POST', `${at}/applications`, { qwc: file, password: 'x' })).status).toBe(
      201,
    )
    const wrong = await call('PUT', `${at}/dialogs`, { permission: 'maybe' })
    expect(wrong.status).toBe(400)
    expect(Object.keys((await call('GET', '/dialogs')).json.dialogs)).toContain('savePassword')
  })

  test('QuickBooks is closed: only who may sign in by himself comes in', async () => {
    const service = await startService({
      ...normal,
      authenticate: strings('T', 'Q:\\Books\\Rivera.qbw'),
    })
    const at = '/connectors/unattended'
    await call('POST', '/connectors', { name: 'unattended' })
    const file = qwc(local(service.url), 'Unattended').replace(
      fileId,
      '{55555555-93AE-4E57-8E0D-51D9C86F2A90}',
    )
    await call('POST', `${at}/applications`, { qwc: file, password: 'x' })
    await call('PUT', `${at}/quickbooks`, { isClosed: true })
    const grant = (allow: string, loginAs = '') =>
      call('PUT', `${at}/grants/Unattended`, { allow, loginAs })
    const outcome = async () =>
      (await call('POST', `${at}/update-selected`)).json.results[0].outcome
    await grant('while-open')
    expect(await outcome()).toBe('connection-error')
    expect(service.last('connectionError')).toContain('0x8004041D')
    await grant('always', 'Sync')
    expect(await outcome()).toBe('success')
    const { json } = await call('GET', `${at}/grants`)
    expect(json.grants['Unattended']).toEqual({
      allow: 'always',
      loginAs: 'Sync',
      personalData: false,
    })
  })

  test('faults strike, wait and are cleared', async () => {
    const service = await startService(normal)
    const at = '/connectors/faulty'
    await call('POST', '/connectors', { name: 'faulty', set: { skipNetworkChecks: true } })
    const file = qwc(local(service.url), 'Faulty').replace(
      fileId,
      '{22222222-93AE-4E57-8E0D-51D9C86F2A90}',
    )
    await call('POST', `${at}/applications`, { qwc: file, password: 'x' })
    const { json } = await call('POST', `${at}/faults`, {
      faults: ['drop-before:receiveResponseXML', 'dialog-open@9'],
    })
    expect(json.faults).toEqual(['drop-before:receiveResponseXML', 'dialog-open@9'])
    const { json: first } = await call('POST', `${at}/update-selected`)
    expect(first.results[0].code).toBe('QBWC1042')
    expect((await call('GET', at)).json).toMatchObject({
      faults: ['dialog-open@9'],
      struck: ['drop-before at receiveResponseXML'],
    })
    await call('DELETE', `${at}/faults`)
    expect((await call('GET', at)).json.faults).toEqual([])
    expect((await call('POST', `${at}/faults`, { faults: ['no such'] })).status).toBe(400)
    expect((await call('GET', '/faults')).json.faults).toEqual(JSON.parse(JSON.stringify(faults)))
  })

  test('restart holds the call back until the service is said to be up again', async () => {
    const service = await startService(normal)
    const at = '/connectors/restarted'
    await call('POST', '/connectors', { name: 'restarted' })
    const file = qwc(local(service.url), 'Restarted').replace(
      fileId,
      '{33333333-93AE-4E57-8E0D-51D9C86F2A90}',
    )
    await call('POST', `${at}/applications`, { qwc: file, password: 'x' })
    await call('POST', `${at}/faults`, { faults: ['restart:receiveResponseXML'] })
    const update = call('POST', `${at}/update-selected`)
    let status = await call('GET', at)
    while (!status.json.waiting) status = await call('GET', at)
    expect(status.json).toMatchObject({ updating: true, waiting: true })
    expect(service.calls().at(-1)).toBe('sendRequestXML')
    expect((await call('POST', `${at}/resume`)).json).toEqual({ waited: true })
    expect((await update).json.results[0].outcome).toBe('success')
  })

  test('a crash leaves the locks; the program is started again', async () => {
    const service = await startService(normal)
    const at = '/connectors/crashed'
    await call('POST', '/connectors', { name: 'crashed' })
    const file = qwc(local(service.url), 'Crashed').replace(
      fileId,
      '{44444444-93AE-4E57-8E0D-51D9C86F2A90}',
    )
    await call('POST', `${at}/applications`, { qwc: file, password: 'x' })
    await call('POST', `${at}/faults`, { faults: ['crash:closeConnection'] })
    expect((await call('POST', `${at}/update-selected`)).json.results[0].outcome).toBe('crashed')
    expect((await call('GET', at)).json.updating).toBe(true)
    expect((await call('POST', `${at}/start`)).json.updating).toBe(false)
    expect((await call('POST', `${at}/update-selected`)).json.results[0].outcome).toBe('success')
  })
})

test('what is not there is 404 with what there is', async () => {
  const nobody = await call('GET', '/connectors/nobody')
  expect(nobody.status).toBe(404)
  expect(nobody.json.error.hint).toContain('POST /connectors')
  const app = await call('POST', '/connectors/default/applications/None/tick', { on: true })
  expect(app.status).toBe(404)
  const missing = await call('POST', '/connectors', {
    name: 'x',
    company: join(folder, 'no.qbsim'),
  })
  expect(missing.json.error.code).toBe('E_FILE')
})
