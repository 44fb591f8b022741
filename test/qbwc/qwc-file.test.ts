import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { QbsyncError } from '../../src/errors.ts'
import { type QwcOptions, readQwc, writeQwc } from '../../src/qbwc/qwc-file.ts'
import { fixture } from './fixtures.ts'

const ownerId = '{57F3B9B1-86F1-4fcc-B1EE-566DE1813D20}'
const fileId = '{90A44FB5-33D9-4815-AC85-BC87A7E7D1EB}'
const options: QwcOptions = {
  appName: 'Example Sync',
  appUrl: 'https://sync.example.com/qbwc',
  appSupport: 'https://sync.example.com/support',
  appDescription: 'Keeps Example and QuickBooks in step',
  userName: 'customer-0042',
  ownerId,
  fileId,
  minutes: 30,
}

const problemOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof QbsyncError) return `${error.code}: ${error.details['problem']}`
    throw error
  }
  return ''
}

describe('writing', () => {
  test('byte for byte as typed', () => {
    expect(writeQwc(options)).toBe(fixture('example.qwc').toString())
  })

  test('what was written reads back', () => {
    const full = {
      ...options,
      appName: 'Müller & Söhne <Sync> "1"',
      appDescription: "It's €5",
      unattended: 'umpRequired',
      appDisplayName: 'Display',
      appUniqueName: 'Unique',
      certUrl: 'https://cert.example.com/',
    } as const
    expect(readQwc(writeQwc(full), 'x.qwc')).toEqual({
      appName: full.appName,
      appId: '',
      appUrl: full.appUrl,
      appSupport: full.appSupport,
      appDescription: full.appDescription,
      userName: full.userName,
      ownerId,
      fileId,
      qbType: 'QBFS',
      scheduler: { minutes: 30 },
      style: 'Document',
      isReadOnly: false,
      authFlags: 15,
      unattended: 'umpRequired',
      personalData: 'pdpNotNeeded',
      notify: false,
      appDisplayName: 'Display',
      appUniqueName: 'Unique',
      certUrl: full.certUrl,
    })
  })

  test('it is plain ASCII, whatever the names', () => {
    expect(writeQwc({ ...options, appName: 'Café 🔑' })).toMatch(/^[\t\n\x20-\x7e]*$/)
  })

  test('without an interval there is no Scheduler', () => {
    const { minutes: _, ...manual } = options
    expect(writeQwc(manual)).not.toContain('Scheduler')
    expect(readQwc(writeQwc(manual), 'x.qwc').scheduler).toBeUndefined()
  })

  test.each([
    [
      'localhost without https',
      { appUrl: 'http://localhost:8080/qbwc', appSupport: 'http://localhost:8080/support' },
    ],
    ['localhost with support elsewhere', { appUrl: 'http://localhost/qbwc' }],
    ['support without https', { appSupport: 'http://sync.example.com/support' }],
    ['another port', { appUrl: 'https://sync.example.com:8443/qbwc' }],
    ['a bare machine name', { appUrl: 'https://server1/qbwc', appSupport: 'https://server1/s' }],
  ])('%s is allowed', (_, change) => {
    expect(readQwc(writeQwc({ ...options, ...change }), 'x.qwc').userName).toBe('customer-0042')
  })

  test.each([
    ['http', { appUrl: 'http://sync.example.com/qbwc' }, 'not https'],
    ['another scheme', { appUrl: 'ftp://sync.example.com/qbwc' }, 'ftp:'],
    ['no address', { appUrl: 'sync.example.com' }, 'not an address'],
    ['a blank', { appUrl: 'https://sync.example.com/ qbwc' }, 'not an address'],
    ['another domain', { appSupport: 'https://example.com/support' }, 'AppSupport at example.com'],
    [
      'an IP address',
      { appUrl: 'https://192.0.2.1/qbwc', appSupport: 'https://192.0.2.1/s' },
      'AppURL names a number',
    ],
    ['an IP address in disguise', { appUrl: 'https://0xc0000201/qbwc' }, 'AppURL names a number'],
    ['an IPv6 address', { appUrl: 'https://[::1]/qbwc' }, 'AppURL names a number'],
    [
      'an IP address for support',
      { appSupport: 'https://192.0.2.1/s' },
      'AppSupport names a number',
    ],
    ['a user in the address', { appUrl: 'https://u:p@sync.example.com/qbwc' }, 'user name'],
    ['no name', { appName: ' ' }, 'appName is empty'],
    ['no user', { userName: '' }, 'userName is empty'],
    ['a GUID without braces', { fileId: fileId.slice(1, -1) }, 'fileId is not a GUID'],
    ['no GUID', { ownerId: '{1}' }, 'ownerId is not a GUID'],
    ['no minute', { minutes: 0 }, 'interval'],
    ['half a minute', { minutes: 0.5 }, 'interval'],
    ['a control character', { appDescription: 'a\u0001' }, 'appDescription holds a character'],
  ])('%s is refused', (_, change, problem) => {
    expect(problemOf(() => writeQwc({ ...options, ...change }))).toContain(`E_BAD_QWC: `)
    expect(problemOf(() => writeQwc({ ...options, ...change }))).toContain(problem)
  })

  test('fast-xml-parser sees the same elements in the recommended order', () => {
    const { QBWCXML } = new XMLParser({ parseTagValue: false }).parse(writeQwc(options))
    expect(Object.keys(QBWCXML)).toEqual(
      'AppName AppID AppURL AppDescription AppSupport UserName OwnerID FileID QBType Style AuthFlags IsReadOnly Notify PersonalDataPref UnattendedModePref Scheduler'.split(
        ' ',
      ),
    )
  })
})

describe('reading', () => {
  const text = writeQwc(options)
  const read = (content: string | Buffer) => readQwc(content, 'a.qwc')
  const without = (name: string) => text.replace(new RegExp(` *<${name}>.*</${name}>\\n`), '')

  test('the least a file may hold', () => {
    const least = `<QBWCXML><AppName>A</AppName><AppID/><AppURL>https://a/</AppURL><AppDescription>d</AppDescription><AppSupport>https://a/</AppSupport><UserName>u</UserName><OwnerID>${ownerId}</OwnerID><FileID>${fileId}</FileID><QBType>QBPOS</QBType></QBWCXML>`
    expect(read(least)).toEqual({
      appName: 'A',
      appId: '',
      appUrl: 'https://a/',
      appSupport: 'https://a/',
      appDescription: 'd',
      userName: 'u',
      ownerId,
      fileId,
      qbType: 'QBPOS',
    })
  })

  test('text is kept as text: no number loses its zeros', () => {
    expect(read(text.replace('customer-0042', '0042')).userName).toBe('0042')
    expect(read(text.replace('customer-0042', '1e5')).userName).toBe('1e5')
    expect(read(text.replace('customer-0042', 'caf&#233;')).userName).toBe('café')
  })

  test('unknown elements, comments and any order are fine', () => {
    const odd = text
      .replace(
        '<QBWCXML>',
        '<QBWCXML><!-- hello --><CustomProperties><a b="1">x</a></CustomProperties>',
      )
      .replace(/( *<AppName>.*\n)([\s\S]*)(<\/QBWCXML>)/, '$2$1$3')
    expect(read(odd)).toEqual(read(text))
  })

  test('the first of two intervals wins', () => {
    const both = (inner: string) =>
      read(text.replace(/<Scheduler>[\s\S]*<\/Scheduler>/, `<Scheduler>${inner}</Scheduler>`))
        .scheduler
    const minutes = '<RunEveryNMinutes>5</RunEveryNMinutes>'
    const seconds = '<RunEveryNSeconds>7</RunEveryNSeconds>'
    expect(both(minutes + seconds)).toEqual({ minutes: 5 })
    expect(both(seconds + minutes)).toEqual({ seconds: 7 })
    expect(both('')).toBeUndefined()
  })

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['a string with a mark', `\ufeff${text}`],
    ['a string that names another encoding', text.replace('"1.0"', '"1.0" encoding="UTF-16"')],
    [
      'bytes in the encoding they name',
      Buffer.from(text.replace('"1.0"', '"1.0" encoding="iso-8859-1"')),
    ],
  ])('%s', (_, content) => {
    expect(read(content)).toEqual(read(text))
  })

  test.each(
    'AppName AppID AppURL AppDescription AppSupport UserName OwnerID FileID QBType'.split(' '),
  )('without %s it is not one', (name) => {
    expect(without(name)).not.toBe(text)
    expect(problemOf(() => read(without(name)))).toBe(`E_NOT_QWC: <${name}> is missing`)
  })

  test.each([
    ['nothing', '', 'no XML'],
    ['words', 'hello', 'outside the root'],
    ['another root', '<a/>', 'root is not <QBWCXML>'],
    ['half of it', text.slice(0, 300), 'ends too early'],
    ['a DOCTYPE', `<!DOCTYPE a>${text.slice(22)}`, 'DOCTYPE'],
    ['an entity of HTML', text.replace('Example', '&nbsp;'), 'unknown entity'],
    ['a forbidden character', text.replace('Example', '&#1;'), 'character XML forbids'],
    ['a dangerous name', text.replace('<AppID>', '<__proto__>x</__proto__><AppID>'), '__proto__'],
    [
      'an element twice',
      text.replace('<AppID>', '<AppName>b</AppName><AppID>'),
      '<AppName> comes twice',
    ],
    ['an element with elements', text.replace('Example Sync', '<a/>'), '<AppName> holds elements'],
    ['no GUID', text.replace(fileId, 'x'), '<FileID> is not a GUID'],
    ['another product', text.replace('QBFS', 'QBO'), '<QBType> is "QBO", not QBFS or QBPOS'],
    ['another style', text.replace('>Document<', '>document<'), '<Style> is "document"'],
    ['no flag', text.replace('<IsReadOnly>false', '<IsReadOnly>no'), '<IsReadOnly> is "no"'],
    ['decimal flags', text.replace('0xF', '15'), '<AuthFlags> is "15"'],
    ['no minute', text.replace('>30<', '>0<'), '<RunEveryNMinutes> is not'],
    ['many minutes', text.replace('>30<', '>1e9<'), '<RunEveryNMinutes> is not'],
    ['another wish', text.replace('umpOptional', 'always'), '<UnattendedModePref> is "always"'],
  ])('%s is not one', (_, content, problem) => {
    const message = problemOf(() => read(content))
    expect(message).toContain('E_NOT_QWC: ')
    expect(message).toContain(problem)
  })

  test('the error names the file', () => {
    expect(() => read('')).toThrow('a.qwc is not a .qwc file')
  })
})
