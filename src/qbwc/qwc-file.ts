// The .qwc file that a person opens in the Web Connector to add the application (web-connector.md 5): written with
// the rules the Web Connector checks, read strictly and with types.
import { XMLParser } from 'fast-xml-parser'
import { create } from 'xmlbuilder2'
import { QbsyncError } from '../errors.ts'
import { ToUtf8 } from './charset.ts'
import { MarkupReader } from './markup.ts'
import { decodeText, hasForbidden } from './tag.ts'

export type QbType = 'QBFS' | 'QBPOS'
export type Style = 'Document' | 'DocWrapped' | 'RPC'
export type Unattended = 'umpRequired' | 'umpOptional'
export type PersonalData = 'pdpNotNeeded' | 'pdpOptional' | 'pdpRequired'
export type Scheduler = { readonly minutes: number } | { readonly seconds: number }

export interface QwcFile {
  readonly appName: string
  readonly appId: string
  readonly appUrl: string
  readonly appSupport: string
  readonly appDescription: string
  readonly userName: string
  /** GUIDs as they came: QuickBooks may give them back in other case (4.2). */
  readonly ownerId: string
  readonly fileId: string
  readonly qbType: QbType
  readonly scheduler?: Scheduler | undefined
  readonly style?: Style | undefined
  readonly isReadOnly?: boolean | undefined
  readonly authFlags?: number | undefined
  readonly unattended?: Unattended | undefined
  readonly personalData?: PersonalData | undefined
  readonly notify?: boolean | undefined
  readonly appDisplayName?: string | undefined
  readonly appUniqueName?: string | undefined
  readonly certUrl?: string | undefined
}

export interface QwcOptions {
  readonly appName: string
  readonly appUrl: string
  readonly appSupport: string
  readonly appDescription: string
  readonly userName: string
  readonly ownerId: string
  readonly fileId: string
  readonly minutes?: number
  /** Whether it must also run while QuickBooks is closed. */
  readonly unattended?: Unattended
  readonly appDisplayName?: string
  readonly appUniqueName?: string
  readonly certUrl?: string
}

/** The text of a file that the Web Connector takes. Throws E_BAD_QWC for one that it would refuse. */
export function writeQwc(options: QwcOptions): string {
  checkAddresses(options)
  checkTexts(options)
  const { minutes } = options
  const optional = (name: string, value: string | undefined) =>
    value === undefined ? {} : { [name]: value }
  // Order as in 5.3, though any is taken.
  const elements = {
    AppName: options.appName,
    ...optional('AppDisplayName', options.appDisplayName),
    ...optional('AppUniqueName', options.appUniqueName),
    AppID: '',
    AppURL: options.appUrl,
    AppDescription: options.appDescription,
    AppSupport: options.appSupport,
    ...optional('CertURL', options.certUrl),
    UserName: options.userName,
    OwnerID: options.ownerId,
    FileID: options.fileId,
    QBType: 'QBFS',
    Style: 'Document',
    // All editions: Simple Start, Pro, Premier, Enterprise.
    AuthFlags: '0xF',
    // "true" makes adding fail, because the Web Connector itself must write the FileID (5.4).
    IsReadOnly: 'false',
    Notify: 'false',
    PersonalDataPref: 'pdpNotNeeded',
    UnattendedModePref: options.unattended ?? 'umpOptional',
    ...(minutes === undefined ? {} : { Scheduler: { RunEveryNMinutes: String(minutes) } }),
  }
  const document = create({ version: '1.0' }, { QBWCXML: elements })
  const text = document.end({ prettyPrint: true, allowEmptyTags: true, wellFormed: true })
  // Plain ASCII, so that no editor or mail program can spoil it.
  return `${text.replace(/[^\n -~]/gu, (c) => `&#${c.codePointAt(0)};`)}\n`
}

const refuse = (problem: string, hint: string): QbsyncError =>
  new QbsyncError('E_BAD_QWC', { problem, hint })

function checkAddresses({ appUrl, appSupport, certUrl }: QwcOptions): void {
  const app = address('AppURL', appUrl)
  const support = address('AppSupport', appSupport)
  const isLocal = app.hostname === 'localhost'
  if (app.protocol !== 'https:' && !isLocal)
    throw refuse('AppURL is not https', 'Only localhost may be reached without (QBWC1010).')
  if (!isLocal && app.hostname !== support.hostname)
    throw refuse(
      `AppURL is at ${app.hostname} but AppSupport at ${support.hostname}`,
      'Both must have the same domain (QBWC1000).',
    )
  if (certUrl !== undefined) address('CertURL', certUrl)
}

function address(element: string, text: string): URL {
  if (!URL.canParse(text) || /\s/.test(text))
    throw refuse(`${element} is not an address: "${text}"`, 'It looks like https://host/path.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refuse(`${element} begins with ${url.protocol}`, 'It looks like https://host/path.')
  // The URL parser also turns spellings such as 0x7f.1 into dotted numbers, so this sees every IPv4 address.
  if (/^\[|^[\d.]+$/.test(url.hostname))
    throw refuse(
      `${element} names a number instead of a host`,
      'The Web Connector wants a host name, or localhost (QBWC1001, QBWC1002).',
    )
  if (url.username !== '' || url.password !== '')
    throw refuse(`${element} holds a user name`, 'The Web Connector fetches it without one.')
  return url
}

function checkTexts(options: QwcOptions): void {
  for (const [name, value] of Object.entries(options))
    if (hasForbidden(String(value)))
      throw refuse(`${name} holds a character XML forbids`, 'Leave the control character out.')
  for (const name of ['appName', 'userName'] as const)
    if (options[name].trim() === '') throw refuse(`${name} is empty`, 'It is required.')
  for (const name of ['ownerId', 'fileId'] as const)
    if (!guid.test(options[name]))
      throw refuse(
        `${name} is not a GUID in braces`,
        'It looks like {90A44FB5-33D9-4815-AC85-BC87A7E7D1EB}.',
      )
  const { minutes } = options
  if (minutes !== undefined && !(Number.isSafeInteger(minutes) && minutes >= 1))
    throw refuse(`the interval is ${minutes} minutes`, 'It is a whole number from 1.')
}

const guid = /^\{[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}\}$/i

type Refuse = (problem: string) => QbsyncError
type Tree = Readonly<Record<string, unknown>>

/** `file` is only for the error E_NOT_QWC. Elements we do not know are passed over (5.2). */
export function readQwc(content: string | Buffer, file: string): QwcFile {
  const refuse: Refuse = (problem) => new QbsyncError('E_NOT_QWC', { file, problem })
  const root = parse(content, refuse)['QBWCXML']
  if (!isTree(root)) throw refuse('its root is not <QBWCXML>')
  return readFields(root, refuse)
}

// fast-xml-parser accepts much that is not XML and changes data by default, hence these settings, and our own
// strict reader goes over the text first (dependencies.md 8).
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  entityDecoder: {
    setExternalEntities: () => undefined,
    addInputEntities: () => undefined,
    reset: () => undefined,
    setXmlVersion: () => undefined,
    decode: decodeText,
  },
})

function parse(content: string | Buffer, refuse: Refuse): Tree {
  const isText = typeof content === 'string'
  const toUtf8 = new ToUtf8(isText ? 'utf-8' : undefined)
  const ignore = { open: () => undefined, close: () => undefined, text: () => undefined }
  const strict = new MarkupReader(ignore)
  try {
    const bytes = Buffer.concat([
      toUtf8.write(isText ? Buffer.from(content) : content),
      toUtf8.end(),
    ])
    strict.write(bytes)
    strict.end()
    const tree: unknown = parser.parse(bytes.toString('utf8'))
    return isTree(tree) ? tree : {}
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw refuse(
      error instanceof QbsyncError ? String(error.details['problem']) : error.message.slice(0, 200),
    )
  }
}

function readFields(root: Tree, refuse: Refuse): QwcFile {
  const optional = (name: string): string | undefined => {
    const value = root[name]
    if (value !== undefined && typeof value !== 'string')
      throw refuse(`<${name}> ${Array.isArray(value) ? 'comes twice' : 'holds elements'}`)
    return value === '' ? undefined : value
  }
  const required = (name: string): string => {
    const value = optional(name)
    if (value === undefined) throw refuse(`<${name}> is missing`)
    return value
  }
  const word = <W extends string>(name: string, words: readonly W[]): W | undefined => {
    const value = optional(name)
    if (value === undefined) return undefined
    const found = words.find((w) => w === value)
    if (found === undefined) throw refuse(`<${name}> is "${value}", not ${words.join(' or ')}`)
    return found
  }
  const flag = (name: string): boolean | undefined => {
    const value = optional(name)?.toLowerCase()
    if (value !== undefined && value !== 'true' && value !== 'false')
      throw refuse(`<${name}> is "${value}", not true or false`)
    return value === undefined ? undefined : value === 'true'
  }
  const guid = (name: string): string => {
    const value = required(name)
    if (!/^\{?[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}\}?$/i.test(value))
      throw refuse(`<${name}> is not a GUID`)
    return value
  }
  const notify = optional('Notify')
  const flags = optional('AuthFlags')
  // Documented as hexadecimal; decimal is untested (9.2).
  if (flags !== undefined && !/^0x[\da-f]{1,8}$/i.test(flags))
    throw refuse(`<AuthFlags> is "${flags}", not a number such as 0xF`)
  const qbType = word('QBType', ['QBFS', 'QBPOS'])
  if (qbType === undefined) throw refuse('<QBType> is missing')
  if (root['AppID'] === undefined) throw refuse('<AppID> is missing')
  return {
    appName: required('AppName'),
    appId: optional('AppID') ?? '',
    appUrl: required('AppURL'),
    appSupport: required('AppSupport'),
    appDescription: required('AppDescription'),
    userName: required('UserName'),
    ownerId: guid('OwnerID'),
    fileId: guid('FileID'),
    qbType,
    scheduler: readScheduler(root['Scheduler'], refuse),
    style: word('Style', ['Document', 'DocWrapped', 'RPC']),
    isReadOnly: flag('IsReadOnly'),
    authFlags: flags === undefined ? undefined : Number(flags),
    unattended: word('UnattendedModePref', ['umpRequired', 'umpOptional']),
    personalData: word('PersonalDataPref', ['pdpNotNeeded', 'pdpOptional', 'pdpRequired']),
    // "true" switches it on, anything else is off (5.2).
    notify: notify === undefined ? undefined : notify.toLowerCase() === 'true',
    appDisplayName: optional('AppDisplayName'),
    appUniqueName: optional('AppUniqueName'),
    certUrl: optional('CertURL'),
  }
}

/** The first of the two intervals wins; the order of elements matters nowhere else (5.1). */
function readScheduler(value: unknown, refuse: Refuse): Scheduler | undefined {
  if (value === undefined || value === '') return undefined
  if (!isTree(value)) throw refuse('<Scheduler> holds text or comes twice')
  const names = ['RunEveryNMinutes', 'RunEveryNSeconds']
  const name = Object.keys(value).find((key) => names.includes(key))
  if (name === undefined) return undefined
  const text = value[name]
  if (typeof text !== 'string' || !/^0*[1-9]\d{0,8}$/.test(text))
    throw refuse(`<${name}> is not a whole number from 1`)
  return name === 'RunEveryNMinutes' ? { minutes: Number(text) } : { seconds: Number(text) }
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
