// Loads a .qwc as QBWC does when an application is added. Order of elements is free, unknown elements are
// ignored, there is no password in it. Source: web-connector.md 5.1–5.4.
import { QbsyncError } from '../errors.ts'
import { lintQwc, readRoot } from './qwc-lint.ts'
import { intervalsIn } from './qwc-read.ts'
import { knownElements, type QwcFinding } from './qwc-rules.ts'

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

/** Reads the text of a .qwc. Throws E_NOT_QWC where QBWC would say QBWC1039. */
export function loadQwc(text: string, file: string): QwcFile {
  return loadChecked(text, file).qwc
}

/** The application, and what QBWC says against adding it. Throws E_NOT_QWC where it cannot even be read. */
export function loadChecked(
  text: string,
  file: string,
): { readonly qwc: QwcFile; readonly refusals: readonly QwcFinding[] } {
  const findings = lintQwc(text)
  const unreadable = findings.filter((f) => f.level === 'unreadable').map((f) => f.says)
  const read = readRoot(text)
  if (unreadable.length > 0 || 'finding' in read)
    throw new QbsyncError('E_NOT_QWC', { file, problem: unreadable.join('; ') })
  const { elements: of } = read
  const value = (name: string): string => of.text(name) ?? ''
  const optional = (name: string): string | undefined => of.text(name) || undefined
  const flag = (name: string): boolean => value(name).toLowerCase() === 'true'
  const [interval] = intervalsIn(of)
  const unit = interval?.name === 'RunEveryNMinutes' ? 60 : 1
  const qwc: QwcFile = {
    appName: value('AppName'),
    appId: value('AppID'),
    appUrl: value('AppURL'),
    appDescription: value('AppDescription'),
    appSupport: value('AppSupport'),
    userName: value('UserName'),
    ownerId: value('OwnerID'),
    fileId: value('FileID'),
    // The rules have looked at these words already.
    qbType: value('QBType') as QwcFile['qbType'],
    style: (optional('Style') ?? 'Document') as QwcFile['style'],
    everySeconds: interval && Number(interval.text) * unit,
    authFlags: Number(optional('AuthFlags') ?? 0),
    isReadOnly: flag('IsReadOnly'),
    personalDataPref: optional('PersonalDataPref'),
    unattendedModePref: optional('UnattendedModePref'),
    notify: flag('Notify'),
    appDisplayName: optional('AppDisplayName'),
    appUniqueName: optional('AppUniqueName'),
    certUrl: optional('CertURL'),
    unknown: [
      ...new Set(of.root.children.map((e) => e.name).filter((name) => !knownElements.has(name))),
    ],
  }
  return { qwc, refusals: findings.filter((f) => f.level === 'refused') }
}
