// Adding, binding and removing an application, and the windows that QuickBooks shows meanwhile, on a real simulated
// company. Source: web-connector.md 5.4, 6.1; sync-behaviour.md 0.6.
import { describe, expect, onTestFinished, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { GuardedDesktop, readGrants, setGrant } from '../../src/sim/access.ts'
import { createCompany } from '../../src/sim/company.ts'
import { doAct } from '../../src/sim/desk/person.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import {
  type Answers,
  type Asked,
  dialogs,
  personWith,
  readAnswers,
} from '../../src/sim/dialogs.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import { readExtension } from '../../src/sim/web-connector-company.ts'
import type { ConnectorOptions } from '../../src/sim/web-connector-options.ts'
import { companyRegistry } from '../../src/sim/web-connector-registry.ts'
import { fileId, normal, ownerId, qwc, start, startService } from './web-connector-service.ts'

const there = 'http://localhost:8080/'
const other = '{0A8D2B6C-5C1E-4F0B-9D75-3A1C6A0E9B11}'

function seat(
  given: {
    answers?: Answers
    machine?: string
    options?: Partial<ConnectorOptions>
    company?: ReturnType<typeof newCompany>
    isClosed?: boolean
  } = {},
) {
  const company = given.company ?? newCompany()
  const asked: Asked[] = []
  const lines: string[] = []
  let answers = given.answers ?? {}
  const person = (one: Asked) => {
    asked.push(one)
    return personWith(answers)(one)
  }
  const machine = given.machine ?? 'WORKSTATION1'
  const guarded = new GuardedDesktop(
    new Desktop(company),
    person,
    given.isClosed ? { isClosed: true } : {},
  )
  const connector = new WebConnector({
    quickbooks: guarded,
    env: company.env,
    person,
    registry: companyRegistry(company, machine),
    log: (line) => lines.push(line),
    options: { skipNetworkChecks: true, expect100: false, machine, ...given.options },
  })
  const look = (name: 'FileID' | 'AppLock', owner = ownerId) => {
    const session = new Desktop(company).openSession({ appName: 'test', companyFile: '' })
    return readExtension(session, owner, name)
  }
  return {
    company,
    connector,
    guarded,
    look,
    asked: () => asked.map((a) => a.dialog),
    log: () => lines.join(''),
    answer: (more: Answers) => {
      answers = more
    },
  }
}

function newCompany() {
  const company = createCompany(':memory:', { profile: 'empty' }, virtualEnv({ now: start }))
  onTestFinished(() => company.close())
  return company
}

describe('adding', () => {
  test('asks, lets QuickBooks ask, and leaves the FileID in the company', async () => {
    const s = seat()
    const { app } = await s.connector.add(qwc(there), 'a.qwc')
    expect(app?.isBound).toBe(true)
    expect(s.asked()).toEqual([
      ...['authorize', 'elevation', 'permission', 'loginAs', 'personalData', 'confirm'],
    ])
    expect(s.look('FileID')).toBe(fileId)
    expect(s.look('AppLock')).toBe('UNLOCKED')
    expect(readGrants(s.company)).toEqual({
      'Example Sync': { allow: 'always', loginAs: 'Admin', personalData: false },
    })
  })

  test.each([
    ['authorize', 'cancel', undefined, 'cancelled'],
    ['permission', 'no', 'QBWC1023', '0x80040420'],
    ['elevation', 'refuse', 'QBWC1023', '0x80040401'],
  ])('%s: %s ends it', async (dialog, choice, code, says) => {
    const s = seat({ answers: readAnswers({ [dialog]: choice }) })
    const { refused } = await s.connector.add(qwc(there), 'a.qwc')
    expect(refused?.code).toBe(code)
    expect(refused?.status).toContain(says)
    expect(s.connector.applications).toEqual([])
    expect(s.look('FileID')).toBeUndefined()
  })

  test('cancelling after the first failure is QBWC1024', async () => {
    const s = seat({ answers: { permission: 'no', retry: 'cancel' } })
    const { refused } = await s.connector.add(qwc(there), 'a.qwc')
    expect(refused?.code).toBe('QBWC1024')
    expect(s.log()).toContain('QBWC1022')
  })

  test('first access needs the Admin in single-user mode', async () => {
    const s = seat()
    s.company.setFacts({ user: 'Clerk' })
    expect((await s.connector.add(qwc(there), 'a.qwc')).refused?.status).toContain('0x80040418')
    s.company.setFacts({ user: 'Admin', fileMode: 'MultiUser' })
    expect((await s.connector.add(qwc(there), 'a.qwc')).refused?.status).toContain('0x80040418')
    s.company.setFacts({ user: 'Clerk', fileMode: 'SingleUser' })
    s.answer({ admin: 'sign-in' })
    expect((await s.connector.add(qwc(there), 'a.qwc')).app).toBeDefined()
  })

  test('going back in the confirmation asks again', async () => {
    const company = newCompany()
    let turns = 0
    const person = ({ dialog }: Asked) => {
      if (dialog === 'permission') return ++turns === 1 ? 'while-open' : 'prompt'
      return dialog === 'confirm' && turns === 1 ? 'back' : dialogs[dialog].usual
    }
    const desktop = new GuardedDesktop(new Desktop(company), person)
    await desktop.openSession({ appName: 'A', companyFile: '' })
    expect(readGrants(company)['A']).toMatchObject({ allow: 'prompt' })
  })

  test('addresses that QBWC refuses', async () => {
    const s = seat()
    const { refused } = await s.connector.add(qwc('http://10.0.0.1/'), 'a.qwc')
    expect(refused).toMatchObject({ code: 'QBWC1010', isVendors: true })
    expect(refused?.findings.map((f) => f.code)).toEqual(['QBWC1010', 'QBWC1001', 'QBWC1002'])
    expect(s.asked()).toEqual([])
  })

  test('pages that do not answer', async () => {
    const service = await startService({ ...normal, GET: { status: 405, body: '' } })
    const url = service.url.replace('127.0.0.1', 'localhost')
    const s = seat({ options: { skipNetworkChecks: false } })
    const { refused } = await s.connector.add(qwc(url), 'a.qwc')
    expect(refused).toMatchObject({ code: 'QBWC1048', isVendors: true })
    const gone = await s.connector.add(qwc('http://localhost:9/'), 'a.qwc')
    expect(gone.refused).toMatchObject({ code: 'QBWC1048', isVendors: false })
  })

  test('IsReadOnly: QuickBooks refuses the extension with 3263, and that is QBWC1039', async () => {
    const s = seat()
    const text = qwc(there).replace('<QBType>', '<IsReadOnly>true</IsReadOnly><QBType>')
    const { refused } = await s.connector.add(text, 'a.qwc')
    expect(refused).toMatchObject({ code: 'QBWC1039', isVendors: true })
    expect(refused?.status).toContain('3263')
    expect(s.look('FileID')).toBeUndefined()
  })

  test.each([
    ['0x0', 'QuickBooks Desktop Pro 2023', true],
    ['0xF', 'QuickBooks Desktop Pro 2023', true],
    ['0x2', 'QuickBooks Desktop Pro 2023', true],
    ['0x8', 'QuickBooks Desktop Pro 2023', false],
    ['0x8', 'QuickBooks Enterprise Solutions 24.0', true],
    ['0x3', 'QuickBooks Desktop Premier 2023', false],
  ])('AuthFlags %s with %s: %s', async (flags, productName, isAdded) => {
    const s = seat()
    s.company.setFacts({ productName })
    const text = qwc(there).replace('<QBType>', `<AuthFlags>${flags}</AuthFlags><QBType>`)
    expect((await s.connector.add(text, 'a.qwc')).app !== undefined).toBe(isAdded)
  })
})

describe('the pair of OwnerID and FileID', () => {
  const named = (name: string, file = fileId) => qwc(there, name).replace(fileId, file)

  test('is taken by another application of the list', async () => {
    const s = seat()
    await s.connector.add(named('One'), 'a.qwc')
    const { refused } = await s.connector.add(named('Two'), 'b.qwc')
    expect(refused).toMatchObject({ code: 'QBWC1039', isVendors: false })
    expect(s.log()).toContain('A unique OwnerID/FileID pair is required')
    expect((await s.connector.add(named('Two', other), 'b.qwc')).app).toBeDefined()
  })

  test('added again by the same machine is fine, another machine finds it taken', async () => {
    const s = seat()
    await s.connector.add(named('One'), 'a.qwc')
    expect((await s.connector.add(named('One'), 'a.qwc')).app).toBeDefined()
    const again = seat({ company: s.company })
    expect((await again.connector.add(named('One'), 'a.qwc')).app).toBeDefined()

    const second = seat({ company: s.company, machine: 'WORKSTATION2' })
    const { refused } = await second.connector.add(named('One'), 'a.qwc')
    expect(refused?.code).toBe('QBWC1039')
    const own = await second.connector.add(named('One', other), 'a.qwc')
    expect(own.app).toBeDefined()
    expect(s.look('FileID')).toBe(other)

    const lax = seat({ company: s.company, machine: 'W3', options: { pairLeftBehind: 'accept' } })
    expect((await lax.connector.add(named('One', other), 'a.qwc')).app).toBeDefined()
  })

  test('is cleared by removing with the company open, and stays behind with it closed', async () => {
    const s = seat()
    const { app } = await s.connector.add(named('One'), 'a.qwc')
    if (!app) throw new Error('not added')
    expect(await s.connector.remove(app)).toEqual({ leftBehind: false })
    expect(s.look('FileID')).toBeUndefined()

    const again = await s.connector.add(named('One'), 'a.qwc')
    doAct(s.company, 'close-company')
    if (again.app) expect(await s.connector.remove(again.app)).toEqual({ leftBehind: true })
    doAct(s.company, 'open-company')
    expect(s.look('FileID')).toBe(fileId)
    expect((await s.connector.add(named('One'), 'a.qwc')).refused?.code).toBe('QBWC1039')
  })
})

describe('an application of the same name', () => {
  test.each([
    ['replace', 'Example Sync'],
    ['clone', 'Example Sync|Example Sync (2)'],
    ['cancel', 'Example Sync'],
  ])('%s', async (choice, names) => {
    const s = seat({ answers: readAnswers({ replace: choice }) })
    await s.connector.add(qwc(there), 'a.qwc')
    await s.connector.add(qwc('http://localhost:9999/').replace(fileId, other), 'b.qwc')
    expect(s.connector.applications.map((a) => a.name).join('|')).toBe(names)
    const isReplaced = s.connector.applications[0]?.qwc.appUrl === 'http://localhost:9999/'
    expect(isReplaced).toBe(choice === 'replace')
  })

  test('with AppUniqueName it is replaced without a question', async () => {
    const s = seat()
    const text = qwc(there).replace('<QBType>', '<AppUniqueName>u1</AppUniqueName><QBType>')
    const { app } = await s.connector.add(text, 'a.qwc')
    if (app) s.connector.setPassword(app, 'x')
    const again = await s.connector.add(text.replace('Example Sync', 'New name'), 'a.qwc')
    expect(again.app).toBe(app)
    expect(app?.name).toBe('New name')
    expect(app?.password).toBe('x')
    expect(s.asked()).not.toContain('replace')
  })
})

describe('who may come in', () => {
  const session = (s: ReturnType<typeof seat>, companyFile = '', more = {}) =>
    Promise.resolve(s.guarded.openSession({ appName: 'A', companyFile, ...more }))
  const grant = (s: ReturnType<typeof seat>, allow: string, loginAs = '') =>
    setGrant(s.company, 'A', { allow, loginAs, personalData: false } as never)

  test.each([
    ['always', 'Sync', undefined],
    ['always', '', '0x8004041D'],
    ['while-open', '', '0x8004041D'],
    ['prompt', '', '0x8004041D'],
    ['no', '', '0x8004041A'],
  ])('QuickBooks closed, allowed %s as "%s": %s', async (allow, loginAs, hresult) => {
    const s = seat({ isClosed: true })
    grant(s, allow, loginAs)
    const opened = session(s, s.company.facts.path)
    if (hresult === undefined) expect((await opened).companyFile).toBe(s.company.facts.path)
    else await expect(opened).rejects.toMatchObject({ hresult })
    await expect(session(s)).rejects.toMatchObject({ hresult: '0x80040416' })
    await expect(session(s, 'C:\\Nowhere.qbw')).rejects.toMatchObject({ hresult: '0x80040403' })
  })

  test('prompt asks each time', async () => {
    const s = seat()
    grant(s, 'prompt')
    await session(s)
    expect(s.asked()).toEqual(['each'])
    s.answer({ each: 'no' })
    await expect(session(s)).rejects.toMatchObject({ hresult: '0x80040420' })
  })

  test('an application that only reads is answered 3263 where it writes', async () => {
    const s = seat()
    grant(s, 'always', 'Admin')
    const open = await session(s, '', { isReadOnly: true })
    const answer = open.processRequest(
      '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="continueOnError"><HostQueryRq requestID="1"/><CustomerAddRq requestID="2"><CustomerAdd><Name>X</Name></CustomerAdd></CustomerAddRq><CustomerQueryRq requestID="3"/></QBXMLMsgsRq></QBXML>',
    )
    expect([...answer.matchAll(/statusCode="(\d+)"/g)].map((m) => m[1])).toEqual(['0', '3263', '1'])
  })
})

test('answers in advance: an unknown window or choice is refused with the known ones', () => {
  expect(() => readAnswers({ permision: 'no' })).toThrow('Did you mean permission')
  expect(() => readAnswers({ permission: 'sometimes' })).toThrow('no, prompt, while-open, always')
  expect(readAnswers({ loginAs: 'Sync user' })).toEqual({ loginAs: 'Sync user' })
})

test('the session tells the newest qbXML of QuickBooks, not the version of the product', () => {
  const company = newCompany()
  company.setFacts({ majorVersion: 28, country: 'US' })
  const session = new Desktop(company).openSession({ appName: 'A', companyFile: '' })
  expect([session.majorVersion, session.minorVersion]).toEqual([14, 0])
  company.setFacts({ majorVersion: 33 })
  const newer = new Desktop(company).openSession({ appName: 'A', companyFile: '' })
  expect(newer.majorVersion).toBe(16)
})
