// What QBWC looks at in a .qwc file, as rows: the check, its code, what to do about it. A file is held to all of them
// at once. Source: web-connector.md 5 (elements 5.2, checks 5.4), 9.2.
import type { ConnectorErrorCode } from './connector-errors.ts'
import { intervalsIn, type QwcElements } from './qwc-read.ts'

/** `unreadable`: QBWC cannot load it. `refused`: it says no when the application is added. `warning`: it is added. */
export type QwcLevel = 'unreadable' | 'refused' | 'warning'

export interface QwcFinding {
  readonly rule: string
  readonly level: QwcLevel
  readonly code?: ConnectorErrorCode
  readonly element: string
  readonly line?: number | undefined
  readonly says: string
  readonly remedy: string
  /** Where the rule is known from. */
  readonly source: string
}

export interface QwcRule {
  readonly rule: string
  readonly level: QwcLevel
  readonly code?: ConnectorErrorCode
  readonly elements: readonly string[]
  readonly source: string
  readonly remedy: string
  /** What is wrong with one of the elements; undefined where nothing is. */
  find(of: QwcElements, element: string): string | undefined
}

export const requiredElements =
  'AppName AppID AppURL AppDescription AppSupport UserName OwnerID FileID QBType'.split(' ')
const optionalElements =
  'Scheduler Style AuthFlags IsReadOnly PersonalDataPref UnattendedModePref Notify AppDisplayName AppUniqueName CertURL'.split(
    ' ',
  )
export const knownElements: ReadonlySet<string> = new Set([
  ...requiredElements,
  ...optionalElements,
])
const textElements = [...knownElements].filter((name) => name !== 'Scheduler')

/** Words that an element may hold; QBWC compares them as they are. */
export const wordsOf: Readonly<Record<string, readonly string[]>> = {
  QBType: ['QBFS', 'QBPOS'],
  Style: ['Document', 'DocWrapped', 'RPC'],
  PersonalDataPref: ['pdpNotNeeded', 'pdpOptional', 'pdpRequired'],
  UnattendedModePref: ['umpRequired', 'umpOptional'],
}
const guid = /^\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}$/i
/** GUIDs of Intuit's public sample file. */
const sampleGuids = [
  '{57F3B9B1-86F1-4FCC-B1EE-566DE1813D20}',
  '{90A44FB5-33D9-4815-AC85-BC87A7E7D1EB}',
]

const urlOf = (of: QwcElements, name: string): URL | undefined => {
  const text = of.text(name)
  if (text === undefined || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) ? url : undefined
}
export const isLocal = (host: string): boolean => host.toLowerCase() === 'localhost'
export const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[')

/** The last two labels, or three under country codes such as co.uk; a bare machine name stands for itself. */
export function domainOf(host: string): string {
  const labels = host.toLowerCase().split('.')
  const [second = '', top = ''] = labels.slice(-2)
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join('.')
}

const oneOf = (of: QwcElements, element: string): string | undefined => {
  const text = of.text(element)
  const words = wordsOf[element] ?? []
  if (text === undefined || text === '' || words.includes(text)) return undefined
  return `${element} is "${text}", not one of ${words.join(', ')}`
}

export const qwcRules: readonly QwcRule[] = [
  {
    rule: 'required',
    level: 'unreadable',
    code: 'QBWC1039',
    elements: requiredElements,
    source: '5.2',
    remedy: 'Add the element.',
    find: (of, element) => (of.all(element).length === 0 ? `${element} is missing` : undefined),
  },
  {
    rule: 'filled',
    level: 'unreadable',
    code: 'QBWC1039',
    elements: requiredElements.filter((name) => name !== 'AppID'),
    source: '5.2',
    remedy: 'Give it a value; only AppID may be empty.',
    find: (of, element) => (of.text(element) === '' ? `${element} is empty` : undefined),
  },
  {
    rule: 'once',
    level: 'unreadable',
    code: 'QBWC1039',
    elements: textElements,
    source: '5.1',
    remedy: 'Leave one of them, holding text.',
    find: (of, element) =>
      of.all(element).length > 0 && of.text(element) === undefined
        ? `${element} must occur once and hold text`
        : undefined,
  },
  {
    rule: 'address',
    level: 'unreadable',
    code: 'QBWC1039',
    elements: ['AppURL', 'AppSupport', 'CertURL'],
    source: '5.2',
    remedy: 'Write a whole address: https://host/path.',
    find: (of, element) =>
      of.text(element) && !urlOf(of, element)
        ? `${element} "${of.text(element)}" is not an http address`
        : undefined,
  },
  {
    rule: 'guid',
    level: 'unreadable',
    code: 'QBWC1039',
    elements: ['OwnerID', 'FileID'],
    source: '5.2',
    remedy: 'Make one with a GUID generator and write it in braces.',
    find: (of, element) => {
      const text = of.text(element)
      return text && !guid.test(text) ? `${element} is not a GUID in braces: "${text}"` : undefined
    },
  },
  {
    rule: 'word',
    level: 'unreadable',
    code: 'QBWC1039',
    elements: ['QBType', 'Style'],
    source: '5.2',
    remedy: 'Use one of the words, with its capitals.',
    find: oneOf,
  },
  {
    rule: 'interval',
    level: 'unreadable',
    code: 'QBWC1039',
    elements: ['Scheduler'],
    source: '5.2',
    remedy: 'Write a whole number from 1.',
    find: (of) => {
      const [first] = intervalsIn(of)
      return first && !/^0*[1-9]\d{0,8}$/.test(first.text)
        ? `${first.name} is not a whole number from 1: "${first.text}"`
        : undefined
    },
  },
  {
    rule: 'auth-flags',
    level: 'unreadable',
    code: 'QBWC1039',
    elements: ['AuthFlags'],
    source: '5.2, 9.2',
    remedy: 'Write it in hexadecimal; 0xF is all editions.',
    // Documented as hex; decimal is untested at the real client and refused here (our choice).
    find: (of, element) => {
      const text = of.text(element)
      return text && !/^0x[0-9a-f]{1,8}$/i.test(text)
        ? `AuthFlags "${text}" is not a hexadecimal number such as 0xF`
        : undefined
    },
  },
  {
    rule: 'https',
    level: 'refused',
    code: 'QBWC1010',
    elements: ['AppURL'],
    source: '5.4',
    remedy: 'Use https; only localhost may be reached without.',
    find: (of, element) => {
      const url = urlOf(of, element)
      return url && url.protocol !== 'https:' && !isLocal(url.hostname)
        ? `AppURL ${of.text(element)} is not https`
        : undefined
    },
  },
  ...(['AppURL', 'AppSupport'] as const).map(
    (element): QwcRule => ({
      rule: element === 'AppURL' ? 'app-host' : 'support-host',
      level: 'refused',
      code: element === 'AppURL' ? 'QBWC1001' : 'QBWC1002',
      elements: [element],
      source: '5.4',
      remedy: 'Use a host name.',
      find: (of) => {
        const host = urlOf(of, element)?.hostname ?? ''
        return isAddress(host) ? `${element} uses the address ${host}` : undefined
      },
    }),
  ),
  {
    rule: 'same-domain',
    level: 'refused',
    code: 'QBWC1000',
    elements: ['AppSupport'],
    source: '5.4',
    remedy: 'Put the support page under the domain of AppURL.',
    find: (of) => {
      const service = urlOf(of, 'AppURL')?.hostname
      const support = urlOf(of, 'AppSupport')?.hostname
      if (!service || !support || isLocal(service)) return undefined
      return domainOf(service) === domainOf(support)
        ? undefined
        : `AppURL is in ${domainOf(service)}, AppSupport in ${domainOf(support)}`
    },
  },
  {
    rule: 'read-only',
    level: 'refused',
    code: 'QBWC1039',
    elements: ['IsReadOnly'],
    source: '5.2, 5.4, 9.1',
    remedy:
      'Write false: with true QBWC cannot leave its FileID in the company (status 3263). The sentence of the guide is inverted.',
    find: (of, element) =>
      of.text(element)?.toLowerCase() === 'true' ? 'IsReadOnly is true' : undefined,
  },
]

export { guid as qwcGuid, sampleGuids, urlOf }
