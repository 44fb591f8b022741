import { describe, expect, test } from 'vitest'
import { personWith } from '../../src/sim/dialogs.ts'
import { ComError } from '../../src/sim/quickbooks.ts'
import type { CallReport, Fault } from '../../src/sim/web-connector-options.ts'
import { exitCode } from '../../src/sim/web-connector-options.ts'
import {
  type Answer,
  connectorFor,
  customers,
  escaped,
  fakeQuickBooks,
  fileId,
  hcp,
  normal,
  ownerId,
  query,
  qwc,
  startService,
  strings,
} from './web-connector-service.ts'

const closed = new ComError('0x80040416', 'QuickBooks is not running')

async function update(
  answers: Partial<Record<keyof typeof normal, Answer>> = {},
  fake = fakeQuickBooks(),
  settings: Parameters<typeof connectorFor>[2] = {},
) {
  const service = await startService({ ...normal, ...answers })
  const { connector, app, env } = connectorFor(service.url, fake, settings)
  const [result] = await connector.updateSelected()
  if (!result) throw new Error('no result')
  return { service, fake, connector, app, env, result }
}

describe('a run', () => {
  test('calls in order, gives the text to QuickBooks unchanged and ends on 100', async () => {
    const { service, fake, result, app } = await update()

    expect(service.calls()).toEqual([
      'serverVersion',
      'clientVersion',
      'authenticate',
      'sendRequestXML',
      'receiveResponseXML',
      'closeConnection',
    ])
    expect(fake.asked).toEqual([query])
    expect(result).toMatchObject({
      outcome: 'success',
      status: 'OK',
      exchanges: 1,
      requests: 1,
      calls: 6,
      progress: [100],
      lastProgress: 100,
      bytes: Buffer.byteLength(query) + Buffer.byteLength(customers),
    })
    expect(result.code).toBeUndefined()
    expect(app.status).toBe('OK')
    expect(fake.ended()).toBe(1)
    expect(exitCode([result])).toBe(0)
  })

  test('carries host, company and preferences verbatim on the first sendRequestXML only', async () => {
    const { service } = await update({
      sendRequestXML: (_r, n) => (n < 2 ? escaped(query) : ''),
      receiveResponseXML: '50',
    })
    const sent = service.received.filter((r) => r.call === 'sendRequestXML').map((r) => r.body)
    expect(sent).toHaveLength(3)
    expect(sent[0]).toContain(`<strHCPResponse>${escaped(hcp)}</strHCPResponse>`)
    expect(sent[1]).toContain('<strHCPResponse /><strCompanyFileName>C:\\x.qbw<')
  })

  test('ends on an empty request with getLastError, whose neutral text is no error', async () => {
    const { service, result } = await update({ sendRequestXML: '', getLastError: 'No work' })
    expect(service.calls().slice(3)).toEqual(['sendRequestXML', 'getLastError', 'closeConnection'])
    expect(result).toMatchObject({ outcome: 'success', status: 'OK', exchanges: 0 })
  })

  test('an error text after an empty request stays in the Status column', async () => {
    const { result } = await update({ sendRequestXML: '', getLastError: 'Wrong company file' })
    expect(result).toMatchObject({ outcome: 'service-error', status: 'Wrong company file' })
    expect(exitCode([result])).toBe(1)
  })

  test('NoOp waits five seconds and asks again, without the host, company and preferences', async () => {
    const { service, env, result } = await update({
      sendRequestXML: (_r, n) => (n === 1 ? escaped(query) : ''),
      getLastError: 'NoOp',
    })
    expect(service.calls().slice(3)).toEqual([
      'sendRequestXML',
      'getLastError',
      'sendRequestXML',
      'receiveResponseXML',
      'closeConnection',
    ])
    expect(service.last('sendRequestXML')).toContain('<strHCPResponse />')
    expect(env.now() - Date.UTC(2024, 0, 5, 14)).toBe(5000)
    expect(result.outcome).toBe('success')
  })

  test('a negative answer asks for the error and keeps it', async () => {
    const { service, result } = await update({
      receiveResponseXML: '-101',
      getLastError: 'Request 2 was rejected',
      closeConnection: 'Ended with 1 error',
    })
    expect(service.calls().slice(-3)).toEqual([
      'receiveResponseXML',
      'getLastError',
      'closeConnection',
    ])
    expect(result).toMatchObject({ outcome: 'service-error', status: 'Request 2 was rejected' })
  })

  test('a COM error goes to the service with an empty response', async () => {
    const fake = fakeQuickBooks({
      answer: () => {
        throw new ComError('0x80040400', 'QuickBooks found an error when parsing "it"')
      },
    })
    const { service, result } = await update({}, fake)
    expect(service.last('receiveResponseXML')).toContain(
      '<ticket>T-1</ticket><response /><hresult>0x80040400</hresult><message>QuickBooks found an error when parsing "it"</message>',
    )
    expect(result.exchanges).toBe(1)
  })

  test('progress is told for the application and for all selected', async () => {
    const service = await startService({
      ...normal,
      sendRequestXML: escaped(query),
      receiveResponseXML: (_r, n) => (n % 2 === 0 ? '40' : '100'),
    })
    const seen: string[] = []
    const { connector } = connectorFor(service.url, fakeQuickBooks(), {
      onProgress: (p) => seen.push(`${p.app} ${p.application} ${p.total}`),
    })
    const other = connector.addApplication(qwc(service.url, 'Other'), 'other.qwc')
    connector.setPassword(other, 'x')
    const results = await connector.updateSelected()
    expect(results.map((r) => r.progress)).toEqual([
      [40, 100],
      [40, 100],
    ])
    expect(seen).toEqual([
      'Example Sync 40 20',
      'Example Sync 100 50',
      'Other 40 70',
      'Other 100 100',
    ])
  })
})

describe('what the service says to the login', () => {
  test.each([
    ['none', 'no-data', undefined, 0],
    ['NONE', 'no-data', undefined, 0],
    ['nvu', 'not-valid-user', 'QBWC1040', 1],
    ['busy', 'busy', undefined, 1],
  ])('%s: QuickBooks is not touched', async (word, outcome, code, exit) => {
    const { service, fake, result } = await update({ authenticate: strings('', word) })
    expect(result.outcome).toBe(outcome)
    expect(result.code).toBe(code)
    expect(exitCode([result])).toBe(exit)
    expect(fake.opened).toEqual([])
    expect(service.calls().slice(2)).toEqual(['authenticate', 'closeConnection'])
    expect(service.last('closeConnection')).toContain('<ticket />')
  })

  test('closeConnection after no work can be switched off', async () => {
    const { service } = await update({ authenticate: strings('', 'none') }, fakeQuickBooks(), {
      options: { closeAfterNoWork: false },
    })
    expect(service.calls().at(-1)).toBe('authenticate')
  })

  test('a path is opened, and so is a word nobody knows', async () => {
    const { fake, service } = await update({ authenticate: strings('T', 'D:\\Books\\b.qbw') })
    expect(fake.opened).toEqual(['D:\\Books\\b.qbw'])
    expect(service.last('sendRequestXML')).toContain(
      '<strCompanyFileName>D:\\Books\\b.qbw</strCompanyFileName>',
    )
    expect((await update({ authenticate: strings('T', 'invalid') })).fake.opened).toEqual([
      'invalid',
    ])
  })

  test('a postponement counts only with Auto-Run on', async () => {
    const answers = { authenticate: strings('T', 'busy', '60', '300') }
    const manual = await update(answers)
    expect(manual.result.outcome).toBe('busy')
    expect(manual.app.everySeconds).toBe(1800)

    manual.app.autoRun = true
    manual.app.everySeconds = 60
    const [result] = await manual.connector.updateSelected()
    expect(result).toMatchObject({
      outcome: 'postponed',
      status: 'Update postponed by application',
    })
    expect(manual.app.everySeconds).toBe(300)
    expect(manual.app.nextRun).toBe(manual.env.now() + 60_000)
  })
})

describe('clientVersion', () => {
  test.each([
    ['E:too old', 'service-error', 'QBWC1037', 'too old'],
    ['O:34.0', 'service-error', undefined, 'The application needs Web Connector 34.0'],
    ['fine', 'protocol-error', 'QBWC1046', 'QBWC1046: clientVersion answered "fine"'],
  ])('%s stops the run', async (clientVersion, outcome, code, status) => {
    const { result, service } = await update({ clientVersion })
    expect(result).toMatchObject({ outcome, status })
    expect(result.code).toBe(code)
    expect(service.calls()).toEqual(['serverVersion', 'clientVersion', 'closeConnection'])
  })

  test('W: asks the person', async () => {
    expect((await update({ clientVersion: 'W:soon too old' })).result.outcome).toBe('success')
    const cancelled = await update({ clientVersion: 'W:soon too old' }, fakeQuickBooks(), {
      person: personWith({ warning: 'cancel' }),
    })
    expect(cancelled.result).toMatchObject({ code: 'QBWC1037', status: 'soon too old' })
  })

  test('a failure in it is forgiven, unless told otherwise', async () => {
    const broken = { clientVersion: { status: 404 }, serverVersion: { status: 500 } }
    expect((await update(broken)).result.outcome).toBe('success')
    const strict = await update(broken, fakeQuickBooks(), {
      options: { clientVersionFaultIsFatal: true },
    })
    expect(strict.result).toMatchObject({ outcome: 'protocol-error', code: 'QBWC1036' })
  })
})

describe('QuickBooks cannot be reached', () => {
  test('each path is tried twice, then the service chooses, until done', async () => {
    const fake = fakeQuickBooks({ refuse: () => closed })
    const { service, result } = await update(
      { connectionError: (_r, n) => ['', 'C:\\other.qbw', 'DONE'][n] ?? 'done' },
      fake,
    )
    expect(fake.opened).toEqual(['', '', '', '', 'C:\\other.qbw', 'C:\\other.qbw'])
    expect(service.calls().slice(3)).toEqual([
      'connectionError',
      'connectionError',
      'connectionError',
    ])
    expect(service.last('connectionError')).toContain(
      '<hresult>0x80040416</hresult><message>QuickBooks is not running</message>',
    )
    expect(result).toMatchObject({ outcome: 'connection-error', code: 'QBWC1013' })
    expect(exitCode([result])).toBe(1)
  })

  test('the second attempt may succeed, and the service hears nothing', async () => {
    const fake = fakeQuickBooks({ refuse: (_f, attempt) => (attempt === 1 ? closed : undefined) })
    const { service, result } = await update({}, fake)
    expect(service.calls()).not.toContain('connectionError')
    expect(result.outcome).toBe('success')
  })

  test('a service that never says done is left after twenty rounds', async () => {
    const fake = fakeQuickBooks({ refuse: () => closed })
    const { service, result } = await update({ connectionError: '' }, fake)
    expect(service.calls().filter((c) => c === 'connectionError')).toHaveLength(20)
    expect(result.outcome).toBe('connection-error')
  })

  test('no answer about host, company and preferences is QBWC1014', async () => {
    const fake = fakeQuickBooks()
    const open = fake.quickbooks.openSession
    fake.quickbooks.openSession = (options) => ({
      ...open(options),
      processRequest: () => '<QBXML><QBXMLMsgsRs></QBXMLMsgsRs></QBXML>',
    })
    const { service, result } = await update({}, fake)
    expect(result).toMatchObject({ outcome: 'connection-error', code: 'QBWC1014' })
    expect(service.calls()).not.toContain('sendRequestXML')
    expect(fake.ended()).toBe(1)
  })
})

describe('the private data extensions', () => {
  test('are written by qbXML where QuickBooks knows it', async () => {
    const fake = fakeQuickBooks({ keepsExtensions: true })
    const { connector } = await update({}, fake)
    const names = fake.stamps.map(([text = '']) => /<(DataExt\w*)Rq/.exec(text)?.[1])
    expect(names).toEqual([
      ...['DataExtMod', 'DataExtDefAdd', 'DataExtAdd'],
      ...['DataExtMod', 'DataExtMod'],
    ])
    expect(fake.stamps[2]?.[0]).toContain(`<DataExtValue>${fileId}</DataExtValue>`)
    expect(fake.stamps[3]?.[0]).toContain('LOCKED:WORKSTATION1:638400600000000000<')

    await connector.updateSelected()
    expect(fake.stamps.slice(5).map(([text]) => text?.includes('FileID'))).toEqual([false, false])
  })

  test('are given to QuickBooks where it does not', async () => {
    const { fake } = await update()
    expect(fake.stamps.map((s) => s.slice(0, 2))).toEqual([
      [ownerId, 'FileID'],
      [ownerId, 'AppLock'],
      [ownerId, 'AppLock'],
    ])
  })
})

describe('several applications', () => {
  test('run one after another, and one failure does not stop the next', async () => {
    const bad = await startService({ ...normal, sendRequestXML: { status: 500 } })
    const good = await startService(normal)
    const lines: string[] = []
    const { connector } = connectorFor(bad.url, fakeQuickBooks(), { log: (l) => lines.push(l) })
    const second = connector.addApplication(qwc(good.url, 'Good'), 'good.qwc')
    const third = connector.addApplication(qwc(good.url, 'Off'), 'off.qwc')
    connector.setPassword(second, 'x')
    connector.tick(third, false)
    const results = await connector.updateSelected()
    expect(results.map((r) => [r.app, r.outcome])).toEqual([
      ['Example Sync', 'protocol-error'],
      ['Good', 'success'],
    ])
    expect(lines.join('')).toContain('QBWC1017: not updated: Example Sync')
    expect(exitCode(results)).toBe(4)
  })

  test('a run that is stopped makes no further call, and is no failure', async () => {
    const service = await startService({ ...normal, sendRequestXML: '', getLastError: 'NoOp' })
    const { connector } = connectorFor(service.url, fakeQuickBooks(), {
      onCall: ({ call }) => {
        if (call === 'getLastError' && service.received.length > 20) connector.stop()
      },
    })
    const [result] = await connector.updateSelected()
    expect(result).toMatchObject({ outcome: 'stopped', status: 'Stopped' })
    expect(service.calls().at(-1)).toBe('getLastError')
    expect(exitCode(result ? [result] : [])).toBe(0)
  })

  test('without a password there is no call', async () => {
    const service = await startService(normal)
    const { connector, app } = connectorFor(service.url, fakeQuickBooks())
    app.password = undefined
    expect(await connector.updateSelected()).toMatchObject([
      { outcome: 'not-run', code: 'QBWC1030' },
    ])
    expect(service.received).toEqual([])
  })

  test('one update at a time', async () => {
    const service = await startService(normal)
    const { connector } = connectorFor(service.url, fakeQuickBooks())
    const [first, second] = await Promise.all([
      connector.updateSelected(),
      connector.updateSelected(),
    ])
    expect(first[0]?.outcome).toBe('success')
    expect(second[0]?.outcome).toBe('not-run')
    expect((await connector.updateSelected())[0]?.outcome).toBe('success')
  })

  test('the same application again replaces the old one and keeps its password', async () => {
    const service = await startService(normal)
    const { connector, app } = connectorFor('http://localhost:1/', fakeQuickBooks())
    expect(connector.addApplication(qwc(service.url), 'again.qwc')).toBe(app)
    expect((await connector.updateSelected())[0]?.outcome).toBe('success')
  })
})

describe('a link that breaks', () => {
  const drop: Fault = () => 'drop'
  test.each([
    ['afterSendRequest', 'QBWC1041', 'sendRequestXML', 0],
    ['afterProcess', 'QBWC1042', 'sendRequestXML', 1],
    ['afterReceive', 'QBWC1042', 'receiveResponseXML', 1],
    ['beforeClose', 'QBWC1044', 'receiveResponseXML', 1],
  ])('%s: nothing reaches the service after it', async (point, code, lastCall, processed) => {
    const service = await startService(normal)
    const fake = fakeQuickBooks()
    const { connector } = connectorFor(service.url, fake)
    connector.faults = { [point]: drop }
    const [result] = await connector.updateSelected()
    expect(result).toMatchObject({ outcome: 'connection-error', code })
    expect(service.calls().at(-1)).toBe(lastCall)
    expect(fake.asked).toHaveLength(processed)
    expect(fake.ended()).toBe(1)

    connector.faults = {}
    expect((await connector.updateSelected())[0]?.outcome).toBe('success')
  })
})

test('the observer sees every call with its answer, the password masked', async () => {
  const reports: CallReport[] = []
  const { result } = await update({}, fakeQuickBooks(), { onCall: (r) => reports.push(r) })
  expect(reports.map((r) => r.call)).toEqual([
    'serverVersion',
    'clientVersion',
    'authenticate',
    'sendRequestXML',
    'receiveResponseXML',
    'closeConnection',
  ])
  expect(reports[2]?.args).toEqual({
    strUserName: 'customer-0042',
    strPassword: '<MaskedForSecurity>',
  })
  expect(reports[2]?.answer).toEqual(['T-1', '', '', ''])
  expect(reports[4]?.args['response']).toBe(customers)
  expect(reports.map((r) => r.secondOpinion)).toEqual(reports.map(() => undefined))
  expect(JSON.stringify([reports, result])).not.toContain('s3cret')
})

test('Interactive mode is rejected as by a person who is not there', async () => {
  const { service, result } = await update({
    sendRequestXML: '',
    getLastError: 'Interactive mode',
    interactiveRejected: 'Please come back',
  })
  expect(service.last('interactiveRejected')).toContain(
    '<wcTicket>T-1</wcTicket><reason>User rejected interactive mode</reason>',
  )
  expect(result).toMatchObject({ outcome: 'service-error', status: 'Please come back' })
})
