// The checklist of web-connector.md 8.1, row by row, each with its switch: the client under test against a scripted
// service. What the other tests of the Web Connector show already is named there and not repeated.
import { describe, expect, test } from 'vitest'
import { personWith } from '../../src/sim/dialogs.ts'
import { FaultPlan, faults, faultText, readFault } from '../../src/sim/faults.ts'
import { ComError } from '../../src/sim/quickbooks.ts'
import { knobNames, readKnobs } from '../../src/sim/web-connector-knobs.ts'
import { connectorDefaults } from '../../src/sim/web-connector-options.ts'
import { nextDue, runScheduled } from '../../src/sim/web-connector-scheduler.ts'
import { windowOf } from '../../src/sim/web-connector-window.ts'
import {
  type Answer,
  connectorFor,
  escaped,
  fakeQuickBooks,
  hcp,
  normal,
  ownerId,
  query,
  qwc,
  type Received,
  start,
  startService,
  strings,
} from './web-connector-service.ts'

type Settings = Parameters<typeof connectorFor>[2] & {
  fake?: ReturnType<typeof fakeQuickBooks>
  faults?: string[]
  knobs?: Record<string, unknown>
}

async function world(answers: Partial<Record<string, Answer>> = {}, settings: Settings = {}) {
  const { fake = fakeQuickBooks(), faults: planned = [], knobs = {}, ...more } = settings
  const service = await startService({ ...normal, ...answers } as Record<string, Answer>)
  const lines: string[] = []
  const plan = new FaultPlan(planned.map(readFault))
  const { connector, app, env } = connectorFor(service.url, fake, {
    plan,
    log: (line) => lines.push(line),
    ...more,
    options: { expect100: false, ...readKnobs(knobs), ...more.options },
  })
  return { service, fake, connector, app, env, plan, log: () => lines.join('') }
}

async function update(...given: Parameters<typeof world>) {
  const w = await world(...given)
  const [result] = await w.connector.updateSelected()
  if (!result) throw new Error('no result')
  return { ...w, result }
}

const twoRequests = { sendRequestXML: (_r: Received, n: number) => (n < 2 ? escaped(query) : '') }
const calls = (all: string[]) =>
  all.map((c) => c.replace('Connection', '').replace('XML', '')).join(' ')
const usual = 'serverVersion clientVersion authenticate sendRequest receiveResponse close'

describe('switches', () => {
  test.each([
    ['1 order', {}, {}, usual],
    ['1 skipServerVersion', { skipServerVersion: true }, {}, usual.slice(14)],
    ['7 O: stops', {}, { clientVersion: 'O:34.0' }, 'serverVersion clientVersion close'],
    ['7 O: goes on', { newerNeededStops: false }, { clientVersion: 'O:34.0' }, usual],
    [
      '9 NONE is none',
      {},
      { authenticate: strings('', 'NONE') },
      'serverVersion clientVersion authenticate close',
    ],
    ['9 caseSensitive', { caseSensitive: true }, { authenticate: strings('', 'NONE') }, usual],
    [
      '10 no close after none',
      { closeAfterNoWork: false },
      { authenticate: strings('', 'none') },
      'serverVersion clientVersion authenticate',
    ],
    ['16 above 100 ends', {}, { receiveResponseXML: '150' }, usual],
    [
      '16 above 100 goes on',
      { aboveHundred: 'goes on' },
      { receiveResponseXML: '150' },
      `${usual.slice(0, -6)} sendRequest getLastError close`,
    ],
    [
      '18 literal NoOp',
      { noOpPauseMs: 1 },
      {
        sendRequestXML: (_r: Received, n: number) => (n === 0 ? 'NoOp' : escaped(query)),
        getLastError: 'NoOp',
      },
      'serverVersion clientVersion authenticate sendRequest getLastError sendRequest receiveResponse close',
    ],
    ['18 literal NoOp to QuickBooks', { literalNoOp: false }, { sendRequestXML: 'noop' }, usual],
    [
      '21 close after a failure',
      { closeAfterFailure: true },
      { sendRequestXML: { status: 500, body: '' } },
      'serverVersion clientVersion authenticate sendRequest close',
    ],
  ] as const)('%s', async (_what, knobs, answers, expected) => {
    const { service } = await update(answers as never, { knobs })
    expect(calls(service.calls())).toBe(expected)
  })

  test('19, 20 which text stays in the Status column', async () => {
    const answers = { receiveResponseXML: '-1', getLastError: 'It broke', closeConnection: 'Bye' }
    expect((await update(answers)).result.status).toBe('It broke')
    expect((await update(answers, { knobs: { closeTextWins: true } })).result.status).toBe('Bye')
  })

  test('14 what is told of QuickBooks with each call', async () => {
    const knobs = {
      'reports.companyFile': '\\\\srv\\b.qbw',
      'reports.country': 'CA',
      'reports.majorVersion': '6',
    }
    const { service } = await update(twoRequests, { knobs })
    for (const { body } of service.received.filter((r) => r.call === 'sendRequestXML'))
      expect(body).toContain(
        '<strCompanyFileName>\\\\srv\\b.qbw</strCompanyFileName><qbXMLCountry>CA</qbXMLCountry><qbXMLMajorVers>6</qbXMLMajorVers><qbXMLMinorVers>0</qbXMLMinorVers>',
      )
  })

  test('13 Point of Sale gets its literal text', async () => {
    const w = await world()
    const app = w.connector.addApplication(qwc(w.service.url).replace('QBFS', 'QBPOS'), 'pos.qwc')
    app.password = 'x'
    await w.connector.updateSelected()
    expect(w.service.received.find((r) => r.call === 'sendRequestXML')?.body).toContain(
      '<strHCPResponse>HOSTQUERY/COMPANYQUERY/PREFQUERY is currently not supported in QBPOS.</strHCPResponse>',
    )
  })

  test('30 empty arguments are left out', async () => {
    const { service } = await update(
      { ...twoRequests, receiveResponseXML: '50' },
      { knobs: { omitEmpty: true } },
    )
    expect(service.last('receiveResponseXML')).not.toContain('hresult')
    expect(service.last('sendRequestXML')).not.toContain('strHCPResponse')
  })

  test('every switch has a name, and is refused with what it takes', () => {
    expect(knobNames.length).toBeGreaterThan(30)
    expect(() => readKnobs({ noOpPause: 1 })).toThrow('Did you mean noOpPauseMs')
    expect(() => readKnobs({ style: 'document' })).toThrow('Document, DocWrapped, RPC')
    expect(() => readKnobs({ timeoutMs: 'soon' })).toThrow('whole number')
    expect(() => readKnobs({ cookies: 'no' })).toThrow('true or false')
    expect(readKnobs({ timeoutMs: '5', cookies: 'false', 'reports.country': 'UK' })).toEqual({
      timeoutMs: 5,
      cookies: false,
      reports: { country: 'UK' },
    })
  })
})

describe('2 RPC style', () => {
  const open =
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:tns="http://developer.intuit.com" xmlns:types="http://developer.intuit.com/encodedTypes" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">'
  const reply = (name: string, inner: string): Answer => ({
    body: `<?xml version="1.0"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><SOAP-ENV:Body><n1:${name}Response xmlns:n1="urn:ActionWebService"><return>${inner}</return></n1:${name}Response></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
  })
  const rails = {
    serverVersion: reply('serverVersion', '1.0'),
    clientVersion: reply('clientVersion', ''),
    authenticate: reply(
      'authenticate',
      '<item xsi:type="xsd:string">T</item><item xsi:type="xsd:string"></item>',
    ),
    sendRequestXML: reply('sendRequestXML', escaped(query)),
    receiveResponseXML: reply('receiveResponseXML', '100'),
    closeConnection: reply('closeConnection', 'OK'),
  }

  test('by the .qwc or by the switch, byte for byte', async () => {
    const w = await world(rails)
    const rpc = qwc(w.service.url).replace('<QBType>', '<Style>RPC</Style><QBType>')
    w.connector.addApplication(rpc, 'rpc.qwc')
    const [result] = await w.connector.updateSelected()
    expect(result).toMatchObject({ outcome: 'success', status: 'OK' })
    expect(w.service.last('clientVersion')).toBe(
      `${open}<q1:clientVersion xmlns:q1="http://developer.intuit.com/"><strVersion xsi:type="xsd:string">2.3.0.215</strVersion></q1:clientVersion></soap:Body></soap:Envelope>`,
    )
    expect(w.service.last('serverVersion')).toContain(
      '<q1:serverVersion xmlns:q1="http://developer.intuit.com/" /></soap:Body>',
    )
    const sent = w.service.last('receiveResponseXML')
    expect(sent).toContain('<hresult xsi:type="xsd:string" /><message xsi:type="xsd:string" />')
    expect(w.service.last('sendRequestXML')).toContain(
      '<qbXMLMajorVers xsi:type="xsd:int">13</qbXMLMajorVers>',
    )
    expect((await update(rails, { knobs: { style: 'RPC' } })).result.outcome).toBe('success')
  })
})

describe('22 faults of the link', () => {
  test.each([
    ['drop-before:authenticate', 'QBWC1012', 'clientVersion', 0],
    ['drop-after:authenticate', 'QBWC1012', 'authenticate', 0],
    ['drop-after:sendRequestXML', 'QBWC1041', 'sendRequestXML', 0],
    ['drop-before:receiveResponseXML', 'QBWC1042', 'sendRequestXML', 1],
    ['drop-after:receiveResponseXML', 'QBWC1042', 'receiveResponseXML', 1],
    ['drop-before:closeConnection', 'QBWC1044', 'receiveResponseXML', 1],
    ['truncate-answer:sendRequestXML', 'QBWC1041', 'sendRequestXML', 0],
    ['delay:receiveResponseXML', 'QBWC1042', 'receiveResponseXML', 1],
  ])('%s', async (fault, code, last, processed) => {
    const { service, fake, result, plan, connector } = await update({}, { faults: [fault] })
    expect(result.code).toBe(code)
    expect(service.calls().at(-1)).toBe(last)
    expect(fake.asked).toHaveLength(processed)
    expect(fake.ended()).toBe(processed === 0 && fault.includes('authenticate') ? 0 : 1)
    expect(plan.waiting).toEqual([])
    expect((await connector.updateSelected())[0]?.outcome).toBe('success')
  })

  test('truncate: half of the body, then nothing', async () => {
    const { result, service } = await update({}, { faults: ['truncate:receiveResponseXML'] })
    expect(result.code).toBe('QBWC1042')
    expect(service.calls()).not.toContain('receiveResponseXML')
  })

  test('twice: the service has it twice, the second answer counts', async () => {
    const answers = { receiveResponseXML: (_r: Received, n: number) => (n === 0 ? '-1' : '100') }
    const { result, service } = await update(answers, { faults: ['twice:receiveResponseXML'] })
    expect(service.calls().filter((c) => c === 'receiveResponseXML')).toHaveLength(2)
    expect(result.outcome).toBe('success')
  })

  test('delay: as long as the patience of the client', async () => {
    const { env, result } = await update(
      {},
      { faults: ['delay:getLastError'], knobs: { timeoutMs: 90_000 } },
    )
    expect(env.now()).toBe(start)
    expect(result.outcome).toBe('success')
    const late = await update(
      { sendRequestXML: '' },
      { faults: ['delay:getLastError'], knobs: { timeoutMs: 90_000 } },
    )
    expect(late.env.now() - start).toBe(90_000)
    expect(late.result).toMatchObject({ code: 'QBWC1043', outcome: 'connection-error' })
  })

  test('no-close: the service is left open', async () => {
    const { service, result } = await update({}, { faults: ['no-close'] })
    expect(service.calls().at(-1)).toBe('receiveResponseXML')
    expect(result.outcome).toBe('success')
  })

  test('crash: nothing is tidied up, and the lock of the update stays until a restart', async () => {
    const { service, fake, connector, result } = await update(
      {},
      { faults: ['crash:receiveResponseXML'] },
    )
    expect(result.outcome).toBe('crashed')
    expect(service.calls().at(-1)).toBe('sendRequestXML')
    expect(fake.stamps.filter(([, name]) => name === 'AppLock')).toHaveLength(1)
    expect((await connector.updateSelected())[0]?.status).toBe('Another update is in progress')
    connector.restart()
    expect((await connector.updateSelected())[0]?.outcome).toBe('success')
  })

  test('restart: whoever runs the service does so before the call', async () => {
    const seen: string[] = []
    const w = await update(
      {},
      { faults: ['restart:receiveResponseXML'], onRestart: (call) => void seen.push(call) },
    )
    expect(seen).toEqual(['receiveResponseXML'])
    expect(w.service.connections()).toBe(2)
    expect(w.result.outcome).toBe('success')
  })

  test('clock-jump: the computer is somewhere else in time', async () => {
    const jumps: number[] = []
    await update({}, { faults: ['clock-jump:-3600@4'], jumpClock: (ms) => void jumps.push(ms) })
    expect(jumps).toEqual([-3_600_000])
  })
})

describe('12, 13, 15 faults of QuickBooks', () => {
  test.each([
    ['hresult-connect:0x80040408', '', '0x80040408', 'Could not start QuickBooks.'],
    ['dialog-open', '', '0x80040414', 'A modal dialog box'],
    ['quickbooks-closed', '', '0x80040416', 'If QuickBooks is not running'],
    ['quickbooks-closed', 'C:\\a.qbw', '0x8004041D', 'This application is not allowed to log into'],
    ['wrong-file', 'C:\\a.qbw', '0x8004040A', 'A QuickBooks company data file is already open'],
  ])('%s with the path "%s": %s', async (fault, path, hresult, text) => {
    const answers = { authenticate: strings('T', path) }
    const { service, result } = await update(answers, { faults: [fault] })
    expect(service.last('connectionError')).toContain(
      `<hresult>${hresult}</hresult><message>${text}`,
    )
    expect(result).toMatchObject({ outcome: 'connection-error', code: 'QBWC1013' })
  })

  test('wrong-file without a path: that file is told, and our extensions are not in it', async () => {
    const withExt = hcp.replace(
      '<CompanyRet/>',
      '<CompanyRet><CompanyName>Mine</CompanyName><DataExtRet><DataExtName>FileID</DataExtName></DataExtRet></CompanyRet>',
    )
    const fake = fakeQuickBooks()
    const { openSession } = fake.quickbooks
    fake.quickbooks.openSession = (options) => {
      const session = openSession(options)
      return {
        ...session,
        processRequest: (t) => (t.includes('HostQueryRq') ? withExt : session.processRequest(t)),
      }
    }
    const { service } = await update({}, { fake, faults: ['wrong-file:D:\\Theirs.qbw'] })
    const sent = service.last('sendRequestXML')
    expect(sent).toContain('<strCompanyFileName>D:\\Theirs.qbw<')
    expect(sent).toContain('&lt;CompanyName&gt;Theirs&lt;')
    expect(sent).not.toContain('DataExtRet')
  })

  test.each([
    ['hresult-request:0x80040402', 0],
    ['hresult-after-work:0x800706BE', 1],
  ])('%s: the service gets the HRESULT', async (fault, worked) => {
    const { service, fake } = await update({}, { faults: [fault] })
    const hresult = fault.split(':')[1]
    expect(service.last('receiveResponseXML')).toContain(
      `<response /><hresult>${hresult}</hresult>`,
    )
    expect(fake.asked).toHaveLength(worked)
  })

  test('memory-lost: saved answers are cleared before the request', async () => {
    const { fake } = await update({}, { faults: ['memory-lost'] })
    expect(fake.asked).toHaveLength(2)
    expect(fake.asked[0]).toContain('oldMessageSetID="ClearAllMessageSets"')
  })

  test('iterator-lost: the session goes on without its iterators', async () => {
    const fake = fakeQuickBooks()
    const { openSession } = fake.quickbooks
    let lost = 0
    fake.quickbooks.openSession = (options) => ({
      ...openSession(options),
      loseIterators: () => lost++,
    })
    const answers = { ...twoRequests, receiveResponseXML: '50' }
    await update(answers, { fake, faults: ['iterator-lost@2'] })
    expect([lost, fake.asked.length]).toEqual([1, 2])
  })

  test('no-hcp ends the run with QBWC1014, no-end is QBWC1015 and changes nothing', async () => {
    expect((await update({}, { faults: ['no-hcp'] })).result.code).toBe('QBWC1014')
    const ended = await update({}, { faults: ['no-end'] })
    expect(ended.result.outcome).toBe('success')
    expect(ended.log()).toContain('QBWC1015')
  })
})

describe('the table of faults', () => {
  test('is read, with its usual arguments, places and counts', () => {
    for (const name of Object.keys(faults)) expect(readFault(name).fault).toBe(name)
    expect(readFault('drop-after:getLastError@2x3')).toEqual({
      fault: 'drop-after',
      argument: 'getLastError',
      from: 2,
      times: 3,
    })
    for (const text of ['drop-after:getLastError@2x3', 'no-hcpxall', 'hresult-connect:0x80040416'])
      expect(faultText(readFault(text))).toBe(text)
  })

  test.each([
    ['drop-befor', 'Did you mean drop-before'],
    ['drop-before:sendRequest', 'takes a call'],
    ['hresult-connect:0x1', 'takes a hresult'],
    ['no-close:x', 'takes no argument'],
    ['clock-jump:soon', 'takes a seconds'],
    ['', 'It is written'],
  ])('%j is refused', (text, says) => {
    expect(() => readFault(text)).toThrow(new RegExp(says, 'i'))
  })

  test('strikes at its chance, so often, and at its call only', () => {
    const plan = new FaultPlan([readFault('drop-before:getLastError@2x2')])
    const chances = ['sendRequestXML', ...Array<string>(4).fill('getLastError')] as const
    const struck = chances.map(
      (call) => plan.take('drop-before', call as 'getLastError') !== undefined,
    )
    expect(struck).toEqual([false, false, true, true, false])
    expect(plan.waiting).toEqual([])
  })
})

describe('6.5 connecting with a person at the window', () => {
  const closed = new ComError('0x80040416', 'QuickBooks is not running')
  test('Retry and Cancel, with their codes; a scheduled run asks nobody', async () => {
    const refuse = () => closed
    const retried = await update({}, { fake: fakeQuickBooks({ refuse }) })
    expect(retried.fake.opened).toHaveLength(2)
    expect(retried.log()).toMatch(/QBWC1007[\s\S]*QBWC1008[\s\S]*QBWC1013/)

    const cancelled = await update(
      {},
      { fake: fakeQuickBooks({ refuse }), person: personWith({ retry: 'cancel' }) },
    )
    expect(cancelled.fake.opened).toHaveLength(1)
    expect(cancelled.log()).toMatch(/QBWC1007[\s\S]*QBWC1009/)

    const w = await world(
      {},
      { fake: fakeQuickBooks({ refuse }), person: personWith({ retry: 'cancel' }) },
    )
    const [result] = await w.connector.update([w.app], { isScheduled: true })
    expect(w.fake.opened).toHaveLength(2)
    expect(result?.code).toBe('QBWC1013')
    expect(w.log()).toContain('QBWC1031')
    expect(windowOf(w.connector)[0]?.status).toMatch(/^QBWC1031: QBWC1013/)
  })
})

describe('24 the scheduler, on a virtual clock', () => {
  const minutes = (n: number) => n * 60_000

  test('runs at the interval; a manual run moves the next one', async () => {
    const { connector, app, env } = await world()
    app.setAutoRun(true, env.now())
    const runs = await runScheduled(connector, minutes(65))
    expect(runs.map((r) => (r.at - start) / 60_000)).toEqual([0, 30, 60])
    expect(env.now()).toBe(start + minutes(65))
    await connector.updateSelected()
    expect(app.nextRun).toBe(start + minutes(95))
    expect(nextDue(connector)).toBe(app)
    app.setAutoRun(false, env.now())
    expect(nextDue(connector)).toBeUndefined()
    expect(await runScheduled(connector, minutes(60))).toEqual([])
  })

  test.each([
    [['T', '', '90', ''], [0, 1.5, 3], 30],
    [['T', '', '', '3600'], [0], 60],
    [['T', 'none', '', ''], [0], 30],
    [['T', 'busy', '60', '2700'], [0, 1, 2, 3], 45],
    [['T', 'nvu', '', '2700'], [0], 45],
  ] as const)('authenticate answers %j: runs at %j, Every_Min %d', async (answer, at, every) => {
    const { connector, app, env } = await world({ authenticate: strings(...answer) })
    app.setAutoRun(true, env.now())
    const runs = await runScheduled(connector, minutes(3.5))
    expect(runs.map((r) => (r.at - start) / 60_000)).toEqual([...at])
    expect(windowOf(connector)[0]?.everyMin).toBe(every)
  })

  test('the floor of the service binds the person, a minute binds everybody', async () => {
    const { connector, app, env } = await world({ authenticate: strings('T', '', '', '300') })
    app.setAutoRun(true, env.now())
    expect(app.setEvery(1)).toBe(60)
    expect(app.setEvery(0.1)).toBe(60)
    await runScheduled(connector, 1)
    expect(app.everySeconds).toBe(300)
    expect(app.setEvery(1)).toBe(300)
    expect(app.nextRun).toBe(start + 300_000)
  })

  test('seconds are Real Time, and a long update delays the next', async () => {
    const slow = {
      sendRequestXML: (_r: Received, n: number) => (n % 3 === 2 ? escaped(query) : ''),
      getLastError: 'NoOp',
    }
    const w = await world(slow)
    const seconds = qwc(w.service.url).replace(
      /<Scheduler>.*<\/Scheduler>/,
      '<Scheduler><RunEveryNSeconds>5</RunEveryNSeconds></Scheduler>',
    )
    w.connector.addApplication(seconds, 's.qwc')
    expect(windowOf(w.connector)[0]?.everyMin).toBe('Real Time')
    w.app.setAutoRun(true, w.env.now())
    const runs = await runScheduled(w.connector, 21_000)
    // Two pauses of 5 s each; the interval of 5 s is over when the update ends.
    expect(runs.map((r) => r.at - start)).toEqual([0, 10_000, 20_000])
  })

  test('25 several applications are due together: one after the other, in the order of the list', async () => {
    const w = await world()
    const other = w.connector.addApplication(qwc(w.service.url, 'Other'), 'o.qwc')
    other.password = 'x'
    for (const app of w.connector.applications) app.setAutoRun(true, w.env.now())
    const runs = await runScheduled(w.connector, minutes(30))
    expect(runs.map((r) => r.result.app)).toEqual([
      'Example Sync',
      'Other',
      'Example Sync',
      'Other',
    ])
  })

  test('8 manual runs: the numbers count only with Auto-Run on', async () => {
    const { app, result } = await update({ authenticate: strings('T', '', '90', '3600') })
    expect(result.outcome).toBe('success')
    expect(app.everySeconds).toBe(1800)
  })
})

describe('28 interactive mode', () => {
  const asks = {
    sendRequestXML: (_r: Received, n: number) => (n === 1 ? escaped(query) : ''),
    getLastError: (_r: Received, n: number) => (n === 0 ? 'Interactive mode' : 'No work'),
    getInteractiveURL: 'https://example.com/p?t=1',
  }
  const yes = personWith({ interactive: 'yes' })

  test('consent: the page opens, the service is polled each minute, and the run goes on', async () => {
    const pages: string[] = []
    const answers = {
      ...asks,
      interactiveDone: (_r: Received, n: number) => ['', '', 'CONTINUE'][n] ?? 'DONE',
    }
    const w = await update(answers, { person: yes, onPage: (url) => void pages.push(url) })
    expect(pages).toEqual(['https://example.com/p?t=1'])
    expect(w.service.last('getInteractiveURL')).toMatch(
      /<wcTicket>T-1<\/wcTicket><sessionID>\{[0-9A-F-]{36}\}<\/sessionID>/,
    )
    expect(w.service.calls().filter((c) => c === 'interactiveDone')).toHaveLength(3)
    expect(w.env.now() - start).toBe(120_000)
    expect(w.result).toMatchObject({ outcome: 'success', exchanges: 1 })
  })

  test.each([
    [{}, 'DONE', 'success', 'OK'],
    [{}, 'The page was closed', 'service-error', 'The page was closed'],
    [{ emptyDone: 'finished' }, '', 'success', 'OK'],
    [
      { interactivePolls: 3 },
      '',
      'service-error',
      'The interactive session did not come to an end',
    ],
  ] as const)('%j, "%s": %s', async (knobs, done, outcome, status) => {
    const { result } = await update({ ...asks, interactiveDone: done }, { person: yes, knobs })
    expect(result).toMatchObject({ outcome, status })
  })

  test('under its other name', async () => {
    const answers = { ...asks, isInteractiveDone: 'DONE' }
    const { service } = await update(answers, {
      person: yes,
      knobs: { doneCall: 'isInteractiveDone' },
    })
    expect(service.calls()).toContain('isInteractiveDone')
  })

  test('a scheduled run finds nobody to consent', async () => {
    const w = await world({ ...asks, interactiveRejected: '' }, { person: yes })
    const [result] = await w.connector.update([w.app], { isScheduled: true })
    expect(w.service.calls()).toContain('interactiveRejected')
    expect(result?.status).toBe('User rejected interactive mode')
  })
})

describe('29 and 6.3: two machines, two tickets', () => {
  const locked = `<DataExtRet><OwnerID>${ownerId}</OwnerID><DataExtName>AppLock</DataExtName><DataExtType>STR255TYPE</DataExtType><DataExtValue>LOCKED:OTHER:638400600000000000</DataExtValue></DataExtRet>`

  test('the lock of another machine ends the run before the first request', async () => {
    const fake = fakeQuickBooks({ extensions: locked })
    const { service, result } = await update({}, { fake })
    expect(result).toMatchObject({
      outcome: 'locked',
      status: 'The company file is being updated by OTHER',
    })
    expect(service.calls().at(-1)).toBe('authenticate')
    const closing = await update(
      {},
      { fake: fakeQuickBooks({ extensions: locked }), knobs: { closeAfterLocked: true } },
    )
    expect(closing.service.calls().at(-1)).toBe('closeConnection')
  })

  test('it can be broken, and the own one is no obstacle', async () => {
    const taken = await update(
      {},
      { fake: fakeQuickBooks({ extensions: locked }), knobs: { foreignLock: 'take' } },
    )
    expect(taken.result.outcome).toBe('success')
    const own = locked.replace('OTHER', 'WORKSTATION1')
    expect((await update({}, { fake: fakeQuickBooks({ extensions: own }) })).result.outcome).toBe(
      'success',
    )
  })

  test('two clients of one user may be at work at once', async () => {
    const service = await startService({
      ...normal,
      authenticate: (_r, n) => strings(`T-${n}`, ''),
    })
    const one = connectorFor(service.url, fakeQuickBooks())
    const two = connectorFor(service.url, fakeQuickBooks())
    const both = await Promise.all([one.connector.updateSelected(), two.connector.updateSelected()])
    expect(both.flat().map((r) => r.outcome)).toEqual(['success', 'success'])
    const tickets = service.received.map((r) => /<ticket>(.*?)</.exec(r.body)?.[1])
    expect(new Set(tickets.filter(Boolean)).size).toBe(2)
  })
})

describe('the window', () => {
  test('Select All and None, 1016 to 1019', async () => {
    const w = await world()
    w.connector.selectAll(false)
    expect(await w.connector.updateSelected()).toEqual([])
    expect(w.log()).toContain('QBWC1016')
    w.connector.selectAll(true)
    expect(w.app.isTicked).toBe(true)
    w.connector.removeApplication(w.app)
    w.connector.selectAll(true)
    w.connector.selectAll(false)
    expect(w.log()).toMatch(/QBWC1018[\s\S]*QBWC1019/)
  })

  test('Exit asks while there are scheduled jobs', async () => {
    const w = await world({}, { person: personWith({ exit: 'no' }) })
    expect(await w.connector.exit()).toBe(true)
    w.app.setAutoRun(true, w.env.now())
    expect(await w.connector.exit()).toBe(false)
    expect(w.log()).toContain('QBWC1020')
  })

  test.each([
    [false, 'QBWC1011'],
    [true, 'QBWC1032'],
  ])('an application that was removed meanwhile, scheduled %s: %s', async (isScheduled, code) => {
    const w = await world()
    w.connector.removeApplication(w.app)
    const [result] = await w.connector.update([w.app], { isScheduled })
    expect(result).toMatchObject({ outcome: 'not-run', code })
    expect(w.service.received).toEqual([])
  })

  test('Save password? no: the next update has it, the one after it does not', async () => {
    const w = await world({}, { person: personWith({ savePassword: 'no' }) })
    await w.connector.typePassword(w.app, 'x')
    expect((await w.connector.updateSelected())[0]?.outcome).toBe('success')
    expect((await w.connector.updateSelected())[0]?.code).toBe('QBWC1030')
  })

  test('the log begins with what the program says when it starts', async () => {
    const { log } = await world()
    expect(log()).toMatch(
      /^20240105\.14:00:00 UTC\t: QBWebConnector\.\S+ : Log file initialized at /,
    )
  })
})

test('4 cookies are returned, or not', async () => {
  const answers = {
    serverVersion: {
      ...envelopeOf('serverVersion', '1'),
      headers: { 'Set-Cookie': 'S=1; path=/' },
    },
  }
  const withCookies = await update(answers)
  expect(withCookies.service.received.at(-1)?.headers.cookie).toBe('S=1')
  const without = await update(answers, { knobs: { cookies: false } })
  expect(without.service.received.at(-1)?.headers.cookie).toBeUndefined()
})

function envelopeOf(op: string, inner: string) {
  return {
    body: `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${op}Response xmlns="http://developer.intuit.com/"><${op}Result>${inner}</${op}Result></${op}Response></s:Body></s:Envelope>`,
  }
}

test('defaults are those of the real one', () => {
  expect(connectorDefaults).toMatchObject({
    timeoutMs: 100_000,
    noOpPauseMs: 5000,
    connectAttempts: 2,
    interactivePollMs: 60_000,
  })
})
