// Loads a .qwc as QBWC does when an application is added. Order of elements is free, unknown elements are
// ignored, there is no password in it. Source: web-connector.md 5.1–5.4.
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { QbsyncError } from '../errors.ts'
import type { ConnectorErrorCode } from './connector-errors.ts'

export interface QwcFile {
  readonly appName: string
  readonly appId: string
  readonly appUrl: string
  readonly appDescription: string
  readonly appSupport: string
  readonly userName: string
  /** GUIDs as written, braces included. */
  readonly ownerId: string
  readonly fileId: string
  readonly qbType: 'QBFS' | 'QBPOS'
  readonly style: 'Document' | 'DocWrapped' | 'RPC'
  /** Seconds between scheduled runs; undefined where the file sets no interval. */
  readonly everySeconds: number | undefined
  readonly authFlags: number
  readonly isReadOnly: boolean
  readonly personalDataPref: string | undefined
  readonly unattendedModePref: string | undefined
  readonly notify: boolean
  readonly appDisplayName: string | undefined
  readonly appUniqueName: string | undefined
  readonly certUrl: string | undefined
  /** Elements QBWC does not know and ignores. */
  readonly unknown: readonly string[]
}

export interface QwcProblem {
  readonly code: ConnectorErrorCode
  readonly text: string
}

const known = new Set([
  ...[
    'AppName',
    'AppID',
    'AppURL',
    'AppDescription',
    'AppSupport',
    'UserName',
    'OwnerID',
    'FileID',
  ],
  ...['QBType', 'Scheduler', 'Style', 'AuthFlags', 'IsReadOnly', 'PersonalDataPref', 'Notify'],
  ...['UnattendedModePref', 'AppDisplayName', 'AppUniqueName', 'CertURL'],
])
const guidPattern = /^\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}$/i

/** Reads the text of a .qwc. Throws E_NOT_QWC where QBWC would say QBWC1039. */
export function loadQwc(text: string, file: string): QwcFile {
  const fail = (problem: string): never => {
    throw new QbsyncError('E_NOT_QWC', { file, problem })
  }
  const root = readRoot(text, fail)
  const optional = (name: string): string | undefined => {
    const value = root[name]
    if (value === undefined) return undefined
    if (typeof value !== 'string') return fail(`${name} must occur once and hold text`)
    return value.trim()
  }
  const present = (name: string): string => optional(name) ?? fail(`${name} is missing`)
  const filled = (name: string): string => present(name) || fail(`${name} is empty`)
  const guid = (name: string): string => {
    const value = filled(name)
    return guidPattern.test(value) ? value : fail(`${name} is not a GUID in braces`)
  }
  const oneOf = <T extends string>(name: string, value: string, ...values: T[]): T =>
    values.find((v) => v === value) ??
    fail(`${name} is "${value}", not one of ${values.join(', ')}`)
  const flag = (name: string): boolean => optional(name)?.toLowerCase() === 'true'

  return {
    appName: filled('AppName'),
    appId: present('AppID'),
    appUrl: url('AppURL', filled('AppURL'), fail),
    appDescription: filled('AppDescription'),
    appSupport: url('AppSupport', filled('AppSupport'), fail),
    userName: filled('UserName'),
    ownerId: guid('OwnerID'),
    fileId: guid('FileID'),
    qbType: oneOf('QBType', filled('QBType'), 'QBFS', 'QBPOS'),
    style: oneOf('Style', optional('Style') || 'Document', 'Document', 'DocWrapped', 'RPC'),
    everySeconds: interval(root['Scheduler'], fail),
    authFlags: authFlags(optional('AuthFlags'), fail),
    isReadOnly: flag('IsReadOnly'),
    personalDataPref: optional('PersonalDataPref'),
    unattendedModePref: optional('UnattendedModePref'),
    notify: flag('Notify'),
    appDisplayName: optional('AppDisplayName') || undefined,
    appUniqueName: optional('AppUniqueName') || undefined,
    certUrl: optional('CertURL') || undefined,
    unknown: Object.keys(root).filter((name) => !known.has(name)),
  }
}

/** What QBWC checks of the addresses before it adds an application (web-connector.md 5.4, certain). */
export function checkQwc(qwc: QwcFile): QwcProblem[] {
  const problems: QwcProblem[] = []
  const service = new URL(qwc.appUrl)
  const support = new URL(qwc.appSupport)
  const isLocal = service.hostname === 'localhost'
  if (service.protocol !== 'https:' && !isLocal)
    problems.push({ code: 'QBWC1010', text: `AppURL ${qwc.appUrl} is not https` })
  if (isAddress(service.hostname))
    problems.push({ code: 'QBWC1001', text: `AppURL uses the address ${service.hostname}` })
  if (isAddress(support.hostname))
    problems.push({ code: 'QBWC1002', text: `AppSupport uses the address ${support.hostname}` })
  if (!isLocal && domain(service.hostname) !== domain(support.hostname))
    problems.push({
      code: 'QBWC1000',
      text: `AppURL is in ${domain(service.hostname)}, AppSupport in ${domain(support.hostname)}`,
    })
  return problems
}

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[')
/** The last two labels: enough to compare, and a bare machine name stands for itself. */
const domain = (host: string): string => host.split('.').slice(-2).join('.').toLowerCase()

type Fail = (problem: string) => never

function readRoot(text: string, fail: Fail): Record<string, unknown> {
  const source = text.replace(/^\ufeff/, '')
  const verdict = XMLValidator.validate(source)
  if (verdict !== true)
    fail(`it is not well-formed XML (${verdict.err.msg} Line ${verdict.err.line}.)`)
  const parser = new XMLParser({
    parseTagValue: false,
    ignoreAttributes: true,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    entityDecoder: strictDecoder,
  })
  let document: unknown
  try {
    document = parser.parse(source)
  } catch (error) {
    return fail(`it is not well-formed XML (${error instanceof Error ? error.message : error})`)
  }
  const roots = Object.entries(document ?? {}).filter(([name]) => name !== '#text')
  const [name, root] = roots[0] ?? ['nothing', undefined]
  if (roots.length !== 1 || name !== 'QBWCXML') return fail(`its root is <${name}>`)
  if (typeof root !== 'object' || root === null) return fail('<QBWCXML> is empty')
  return Object.fromEntries(Object.entries(root).filter(([key]) => key !== '#text'))
}

/** Numeric references are decoded, unknown names and DOCTYPEs refused; the parser's own does neither. */
const strictDecoder = {
  setExternalEntities() {},
  reset() {},
  setXmlVersion() {},
  addInputEntities() {
    throw new Error('a DOCTYPE is refused')
  },
  decode(text: string): string {
    if (!text.includes('&')) return text
    return text.replace(
      /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([A-Za-z_][\w.-]*))?;?/g,
      (match, decimal, hex, name) => {
        const value = name === undefined ? undefined : named[name]
        const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '0', 16)
        if (!match.endsWith(';') || (value === undefined && (code < 9 || code > 0x10ffff)))
          throw new Error(`the reference "${match}" is not XML`)
        return value ?? String.fromCodePoint(code)
      },
    )
  },
}
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function url(name: string, value: string, fail: Fail): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
    fail(`${name} "${value}" is not an http address`)
  return value
}

/** The first of the two interval elements wins: the only place where order matters (certain). */
function interval(scheduler: unknown, fail: Fail): number | undefined {
  if (typeof scheduler !== 'object' || scheduler === null) return undefined
  for (const [name, value] of Object.entries(scheduler)) {
    if (name !== 'RunEveryNMinutes' && name !== 'RunEveryNSeconds') continue
    const count = Number(typeof value === 'string' ? value : Number.NaN)
    if (!Number.isInteger(count) || count < 1) return fail(`${name} is not a whole number from 1`)
    return name === 'RunEveryNMinutes' ? count * 60 : count
  }
  return undefined
}

/** Documented as hex; decimal is untested at the real client and refused here (our choice). */
function authFlags(value: string | undefined, fail: Fail): number {
  if (value === undefined || value === '') return 0
  return /^0x[0-9a-f]{1,8}$/i.test(value)
    ? Number.parseInt(value, 16)
    : fail(`AuthFlags "${value}" is not a hexadecimal number such as 0xF`)
}
