// Every rule of .qwc files has a file that keeps it and a file that breaks it. Source of the rules: web-connector.md 5.
import { describe, expect, test } from 'vitest'
import { adviceRules } from '../../src/sim/qwc-advice-rules.ts'
import { lintQwc, refusalsOf } from '../../src/sim/qwc-lint.ts'
import { loadQwc } from '../../src/sim/qwc-load.ts'
import { reachQwc } from '../../src/sim/qwc-reach.ts'
import { qwcRules } from '../../src/sim/qwc-rules.ts'
import { connectorDefaults } from '../../src/sim/web-connector-options.ts'
import { startService } from './web-connector-service.ts'

/** The file that 5.3 recommends, with GUIDs of its own. */
const good = `<?xml version="1.0"?>
<QBWCXML>
  <AppName>Example Sync</AppName>
  <AppID></AppID>
  <AppURL>https://sync.example.com/qbwc</AppURL>
  <AppDescription>Keeps Example and QuickBooks in step</AppDescription>
  <AppSupport>https://sync.example.com/support</AppSupport>
  <UserName>customer-0042</UserName>
  <OwnerID>{0A8D2B6C-5C1E-4F0B-9D75-3A1C6A0E9B11}</OwnerID>
  <FileID>{7B1F2C44-93AE-4E57-8E0D-51D9C86F2A90}</FileID>
  <QBType>QBFS</QBType>
  <Style>Document</Style>
  <AuthFlags>0xF</AuthFlags>
  <IsReadOnly>false</IsReadOnly>
  <Notify>false</Notify>
  <PersonalDataPref>pdpOptional</PersonalDataPref>
  <UnattendedModePref>umpOptional</UnattendedModePref>
  <Scheduler><RunEveryNMinutes>30</RunEveryNMinutes></Scheduler>
</QBWCXML>
`
/** The file with the text of an element changed. */
const having = (element: string, text: string): string =>
  good.replace(new RegExp(`<${element}>[^<]*`), `<${element}>${text}`)
const adding = (text: string): string => good.replace('</QBWCXML>', `${text}</QBWCXML>`)
const interval = (inner: string): string =>
  good.replace('<RunEveryNMinutes>30</RunEveryNMinutes>', inner)

/** Rule, code, a file that breaks it, one that comes near and keeps it, what is said. */
// biome-ignore format: one row a line
const cases: [rule: string, code: string | undefined, bad: string, near: string, says: string][] = [
  ['well-formed', 'QBWC1039', good.replace('</AppName>', ''), good, 'not well-formed'],
  ['root', 'QBWC1039', '<QBWC/>', good, 'its root is <QBWC>'],
  ['namespace', 'QBWC1039', good.replace('<QBWCXML>', '<QBWCXML xmlns="urn:x">'), good, 'namespace'],
  ['required', 'QBWC1039', good.replace(/<AppID>.*<\/AppID>/, ''), good, 'AppID is missing'],
  ['filled', 'QBWC1039', having('UserName', ''), having('AppID', ''), 'UserName is empty'],
  ['once', 'QBWC1039', adding('<AppName>Twice</AppName>'), good, 'AppName must occur once'],
  ['address', 'QBWC1039', having('AppURL', 'sync.example.com'), good, 'is not an http address'],
  ['guid', 'QBWC1039', having('FileID', '7B1F2C44-93AE-4E57-8E0D-51D9C86F2A90'), having('FileID', '{7b1f2c44-93ae-4e57-8e0d-51d9c86f2a90}'), 'not a GUID in braces'],
  ['word', 'QBWC1039', having('Style', 'document'), having('Style', 'RPC'), 'Style is "document"'],
  ['interval', 'QBWC1039', interval('<RunEveryNMinutes>0</RunEveryNMinutes>'), interval('<RunEveryNMinutes>1</RunEveryNMinutes>'), 'not a whole number from 1'],
  ['auth-flags', 'QBWC1039', having('AuthFlags', '15'), having('AuthFlags', '0x0'), 'AuthFlags "15"'],
  ['https', 'QBWC1010', having('AppURL', 'http://sync.example.com/qbwc'), having('AppURL', 'http://localhost:8080/'), 'is not https'],
  ['app-host', 'QBWC1001', having('AppURL', 'https://192.168.1.7/'), good, 'uses the address 192.168.1.7'],
  ['support-host', 'QBWC1002', having('AppSupport', 'http://[::1]/'), good, 'AppSupport uses the address'],
  ['same-domain', 'QBWC1000', having('AppSupport', 'https://www.example.org/'), having('AppSupport', 'http://www.example.com/'), 'AppSupport in example.org'],
  ['read-only', 'QBWC1039', having('IsReadOnly', 'true'), having('IsReadOnly', 'false'), 'IsReadOnly is true'],
  ['declaration', undefined, good.slice(good.indexOf('<QBWCXML>')), good, 'XML declaration'],
  ['description-length', undefined, having('AppDescription', 'x'.repeat(81)), having('AppDescription', 'x'.repeat(80)), '81 characters'],
  ['intuit-support', undefined, having('AppSupport', 'https://developer.intuit.com/x'), good, 'site of Intuit'],
  ['localhost', undefined, having('AppURL', 'http://localhost:8080/'), good, 'AppURL is localhost'],
  ['bare-host', undefined, having('AppURL', 'https://server7/'), good, 'the machine "server7"'],
  ['user-info', undefined, having('AppURL', 'https://u:p@sync.example.com/'), good, 'holds a user name'],
  ['certificate-https', undefined, adding('<CertURL>http://sync.example.com/</CertURL>'), adding('<CertURL>https://sync.example.com/</CertURL>'), 'CertURL is not https'],
  ['sample-guid', undefined, having('OwnerID', '{57F3B9B1-86F1-4fcc-B1EE-566DE1813D20}'), good, 'Intuit’s sample'],
  ['same-guid', undefined, having('FileID', '{0a8d2b6c-5c1e-4f0b-9d75-3a1c6a0e9b11}'), good, 'same as OwnerID'],
  ['preference', undefined, having('PersonalDataPref', 'optional'), having('PersonalDataPref', 'pdpRequired'), 'PersonalDataPref is "optional"'],
  ['boolean', undefined, having('Notify', 'yes'), having('Notify', 'TRUE'), 'Notify is "yes"'],
  ['flag-bits', undefined, having('AuthFlags', '0x1F'), good, 'mean nothing'],
  ['flags-and-pos', undefined, having('QBType', 'QBPOS'), good, 'AuthFlags with QBPOS'],
  ['two-intervals', undefined, interval('<RunEveryNMinutes>5</RunEveryNMinutes><RunEveryNSeconds>5</RunEveryNSeconds>'), good, 'the first of'],
  ['real-time', undefined, interval('<RunEveryNSeconds>5</RunEveryNSeconds>'), good, 'in seconds'],
  ['password', undefined, adding('<Password>x</Password>'), good, 'no password in a .qwc'],
  ['unknown', undefined, adding('<PersonalDataPrep>pdpOptional</PersonalDataPrep>'), good, 'PersonalDataPref is meant'],
]

test('the recommended file has no finding', () => expect(lintQwc(good)).toEqual([]))

describe('each rule', () => {
  test.each(cases)('%s', (rule, code, bad, near, says) => {
    const found = lintQwc(bad).find((f) => f.rule === rule)
    expect(found?.says).toContain(says)
    expect(found?.code).toBe(code)
    expect(found?.remedy).not.toBe('')
    expect(lintQwc(near).map((f) => f.rule)).not.toContain(rule)
  })

  test('of the tables has a case', () => {
    const tried = new Set(cases.map(([rule]) => rule))
    const all = [...qwcRules, ...adviceRules].map((r) => r.rule)
    expect(all.filter((rule) => !tried.has(rule))).toEqual([])
  })
})

test('everything is named at once, the gravest first, with lines', () => {
  const bad = having('AppURL', 'http://10.0.0.1/')
    .replace(/<UserName>[^<]*/, '<UserName>')
    .replace('<AuthFlags>0xF', '<AuthFlags>15')
    .replace('<IsReadOnly>false', '<IsReadOnly>true')
    .replace('<Notify>false', '<Notify>yes')
  expect(lintQwc(bad).map((f) => `${f.level} ${f.code ?? '-'} ${f.element} ${f.line}`)).toEqual([
    'unreadable QBWC1039 UserName 8',
    'unreadable QBWC1039 AuthFlags 13',
    'refused QBWC1010 AppURL 5',
    'refused QBWC1001 AppURL 5',
    'refused QBWC1000 AppSupport 7',
    'refused QBWC1039 IsReadOnly 14',
    'warning - Notify 15',
  ])
  expect(refusalsOf(bad)).toHaveLength(6)
  expect(() => loadQwc(bad, 'a.qwc')).toThrow('UserName is empty; AuthFlags "15"')
})

describe('the pages', () => {
  const options = { ...connectorDefaults, timeoutMs: 5000 }
  const found = async (answers: Parameters<typeof startService>[0], support?: string) => {
    const { url } = await startService(answers)
    const file = having('AppURL', url)
    const named = file.replace(/<AppSupport>[^<]*/, `<AppSupport>${support ?? url}`)
    return (await reachQwc(loadQwc(named, 'a.qwc'), options)).map((f) => f.code)
  }

  test.each([
    [200, []],
    [202, ['QBWC1048']],
    [405, ['QBWC1048', 'QBWC1003']],
    [401, ['QBWC1048', 'QBWC1003']],
  ])('status %d: %j', async (status, codes) => {
    expect(await found({ GET: { status, body: '' } })).toEqual(codes)
  })

  test('nobody there is QBWC1004', async () => {
    expect(await found({}, 'http://127.0.0.1:9/')).toEqual(['QBWC1004'])
  })

  test('a redirect is followed', async () => {
    const answers = {
      GET: (_r: unknown, n: number) =>
        n < 2 ? { status: 302, headers: { Location: '/elsewhere' } } : { body: 'a page' },
    }
    expect(await found(answers)).toEqual([])
  })
})
