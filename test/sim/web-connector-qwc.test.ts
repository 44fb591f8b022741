import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import { QbsyncError } from '../../src/errors.ts'
import { lintQwc } from '../../src/sim/qwc-lint.ts'
import { loadQwc } from '../../src/sim/qwc-load.ts'
import { QwcLog, qwcLogFile } from '../../src/sim/qwc-log.ts'
import { readAuthentication } from '../../src/sim/web-connector-decisions.ts'
import {
  connectorFor,
  customers,
  fakeQuickBooks,
  fileId,
  normal,
  ownerId,
  query,
  qwc,
  start,
  startService,
  strings,
} from './web-connector-service.ts'

const text = qwc('https://sync.example.com/qbwc')

describe('a .qwc file', () => {
  test('is read with its defaults', () => {
    expect(loadQwc(text, 'a.qwc')).toEqual({
      appName: 'Example Sync',
      appId: '',
      appUrl: 'https://sync.example.com/qbwc',
      appDescription: 'Keeps Example & QuickBooks in step',
      appSupport: 'https://sync.example.com/qbwc',
      userName: 'customer-0042',
      ownerId,
      fileId,
      qbType: 'QBFS',
      style: 'Document',
      everySeconds: 1800,
      authFlags: 0,
      isReadOnly: false,
      personalDataPref: undefined,
      unattendedModePref: undefined,
      notify: false,
      appDisplayName: undefined,
      appUniqueName: undefined,
      certUrl: undefined,
      unknown: [],
    })
  })

  test('keeps digits and references as text, in any order', () => {
    const odd = text
      .replace('customer-0042', '00501')
      .replace('Example Sync', 'Caf&#233; &lt;1e5&gt;')
      .replace(
        '<QBType>',
        '<AuthFlags>0xF</AuthFlags><Custom>1</Custom><Notify>true</Notify><QBType>',
      )
    expect(loadQwc(odd, 'a.qwc')).toMatchObject({
      userName: '00501',
      appName: 'Café <1e5>',
      authFlags: 15,
      notify: true,
      unknown: ['Custom'],
    })
  })

  test('the first of two intervals wins', () => {
    const both = (inner: string) =>
      loadQwc(text.replace(/<RunEvery.*?<\/RunEveryNMinutes>/, inner), 'a.qwc').everySeconds
    const minutes = '<RunEveryNMinutes>2</RunEveryNMinutes>'
    const seconds = '<RunEveryNSeconds>5</RunEveryNSeconds>'
    expect(both(seconds + minutes)).toBe(5)
    expect(both(minutes + seconds)).toBe(120)
  })

  test.each([
    ['no XML', 'hello', 'not well-formed'],
    ['another root', '<a/>', 'its root is <a>'],
    ['an end missing', text.replace('</AppName>', ''), 'not well-formed'],
    [
      'a DOCTYPE',
      text.replace('<QBWCXML>', '<!DOCTYPE a [<!ENTITY b "c">]><QBWCXML>'),
      'DTD is prohibited',
    ],
    ['an unknown entity', text.replace('&amp;', '&nbsp;'), 'undeclared entity'],
    ['an element missing', text.replace('<AppID></AppID>', ''), 'AppID is missing'],
    ['an element empty', text.replace('customer-0042', ''), 'UserName is empty'],
    [
      'an element twice',
      text.replace('<AppID></AppID>', '<AppID/><AppID/>'),
      'AppID must occur once',
    ],
    ['no GUID', text.replace(ownerId, '{1}'), 'OwnerID is not a GUID'],
    ['another product', text.replace('QBFS', 'QBXX'), 'QBType is "QBXX"'],
    ['no address', text.replace('https://sync.example.com/qbwc', 'sync'), 'AppURL "sync"'],
    ['no interval', text.replace('>30<', '>0<'), 'RunEveryNMinutes is not a whole number'],
    [
      'decimal flags',
      text.replace('<QBType>', '<AuthFlags>15</AuthFlags><QBType>'),
      'AuthFlags "15"',
    ],
  ])('with %s is none', (_what, damaged, problem) => {
    expect(() => loadQwc(damaged, 'a.qwc')).toThrow(QbsyncError)
    expect(() => loadQwc(damaged, 'a.qwc')).toThrow(problem)
  })

  test.each([
    ['https://sync.example.com/', 'https://www.example.com/', []],
    ['http://localhost:8080/', 'http://localhost/', []],
    ['http://sync.example.com/', 'http://example.com/', ['QBWC1010']],
    ['https://192.168.1.2/', 'https://192.168.1.2/', ['QBWC1001', 'QBWC1002']],
    ['https://a.example.com/', 'https://a.example.org/', ['QBWC1000']],
  ])('%s with support at %s: %j', (service, support, codes) => {
    const addressed = text
      .replace(/<AppURL>[^<]*/, `<AppURL>${service}`)
      .replace(/<AppSupport>[^<]*/, `<AppSupport>${support}`)
    const refused = lintQwc(addressed).filter((f) => f.level === 'refused')
    expect(refused.map((f) => f.code).sort()).toEqual([...codes].sort())
  })
})

describe('the matrix of authenticate', () => {
  const on = { autoRun: true, caseSensitive: false }
  test.each`
    answer                         | decision       | postpone     | floor
    ${['T', '', '', '']}           | ${'run'}       | ${undefined} | ${undefined}
    ${['T', 'C:\\a.qbw', '9', '']} | ${'postponed'} | ${9}         | ${undefined}
    ${['T', '', '', '300']}        | ${'run'}       | ${undefined} | ${300}
    ${['T', '', '9', '300']}       | ${'postponed'} | ${9}         | ${300}
    ${['T', 'none', '9', '']}      | ${'postponed'} | ${9}         | ${undefined}
    ${['T', 'nvu', '', '300']}     | ${'nvu'}       | ${undefined} | ${300}
    ${['T', 'BUSY', '9', '300']}   | ${'postponed'} | ${9}         | ${300}
    ${['T', 'None', '', '']}       | ${'none'}      | ${undefined} | ${undefined}
    ${['T', 'none', '0', 'soon']}  | ${'none'}      | ${undefined} | ${undefined}
  `('$answer: $decision', ({ answer, decision, postpone, floor }) => {
    const login = readAuthentication(answer, on)
    expect([login.decision, login.postponeSeconds, login.floorSeconds]).toEqual([
      decision,
      postpone,
      floor,
    ])
    expect(readAuthentication(answer, { ...on, autoRun: false }).postponeSeconds).toBeUndefined()
  })

  test('with case told apart, NONE is a path', () => {
    const login = readAuthentication(['T', 'NONE'], { ...on, caseSensitive: true })
    expect(login).toMatchObject({ decision: 'run', companyFile: 'NONE' })
  })
})

describe('the log', () => {
  async function linesOf(level: 'NONE' | 'DEBUG' | 'VERBOSE', answers = {}) {
    const service = await startService({ ...normal, ...answers })
    const lines: string[] = []
    const { connector } = connectorFor(service.url, fakeQuickBooks(), {
      log: (line) => lines.push(line),
      options: { logLevel: level },
    })
    await connector.updateSelected()
    return lines
  }

  test('has the lines people know from QWCLog.txt, the password masked', async () => {
    const lines = await linesOf('DEBUG')
    const at = '20240105.14:00:00 UTC\t: QBWebConnector.'
    for (const wanted of [
      'RegistryManager.setUpdateLock() : ********************* Update session locked *********************',
      'SOAPWebService.do_serverVersion() : Received from serverVersion() following parameter:<serverVersionRet="1.0">',
      'SOAPWebService.do_authenticate() : *** Calling authenticate() with following parameters:<userName="customer-0042"><password=<MaskedForSecurity>',
      'SOAPWebService.do_authenticate() : Received from authenticate() following parameters:<authRet[0]="T-1"><authRet[1]=""><authRet[2]=""><authRet[3]="">',
      `SOAPWebService.do_sendRequestXML() : Received from sendRequestXML() following parameter: strRequestXML = ${query.slice(0, 50)}......`,
      `SOAPWebService.ProcessRequestXML() : REQUEST: received from application: size (bytes) = ${query.length}`,
      `CompanyFileLock.unsetLock() : Company file has been unlocked for ownerID = <${ownerId}>`,
    ])
      expect(lines).toContain(`${at}${wanted}\r\n`)
    expect(lines.join('')).not.toContain('s3cret')
  })

  test('shows texts whole on VERBOSE and nothing on NONE', async () => {
    expect((await linesOf('VERBOSE')).join('')).toContain(customers)
    expect((await linesOf('DEBUG')).join('')).not.toContain(customers)
    expect(await linesOf('NONE')).toEqual([])
  })

  test('names the code of a failed call and its text', async () => {
    const log = (await linesOf('DEBUG', { authenticate: strings('T') })).join('')
    expect(log).toContain('QBWC1012: Authentication failed due to following error message.')
    expect(log).toContain('Index was outside the bounds of the array.')
  })

  test('goes to a file, which is put aside when it is large', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qwc-log-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'QWCLog.txt')
    const log = new QwcLog(virtualEnv({ now: start }), qwcLogFile(file))
    log.line('A.b', 'one')
    expect(readFileSync(file, 'utf8')).toBe(
      '20240105.14:00:00 UTC\t: QBWebConnector.A.b() : one\r\n',
    )
    expect(existsSync(join(folder, 'QWCLogOld.txt'))).toBe(false)
    writeFileSync(file, 'x'.repeat(10 * 1024 * 1024))
    log.line('A.b', 'two')
    expect(readFileSync(file, 'utf8')).toContain('two')
    expect(existsSync(join(folder, 'QWCLogOld.txt'))).toBe(true)
  })
})
