// Adding and removing an application: what QBWC checks and asks, in its order, and the mark it leaves in the company
// file. Source: web-connector.md 5.4, 6.1; sync-behaviour.md 0.6 (D1, D11).

import { comError } from './com-errors.ts'
import type { ConnectorErrorCode } from './connector-errors.ts'
import type { Person } from './dialogs.ts'
import { ComError, type Session } from './quickbooks.ts'
import type { QwcFile } from './qwc-load.ts'
import type { QwcLog } from './qwc-log.ts'
import { reachQwc } from './qwc-reach.ts'
import type { QwcFinding } from './qwc-rules.ts'
import {
  readExtension,
  stampCompany,
  unlockedValue,
  unstampCompany,
} from './web-connector-company.ts'
import { comText } from './web-connector-conversation.ts'
import type { ConnectorOptions } from './web-connector-options.ts'
import { type Registry, samePair } from './web-connector-registry.ts'
import type { StampingQuickBooks } from './web-connector-world.ts'

export interface AddWorld {
  readonly quickbooks: StampingQuickBooks
  readonly log: QwcLog
  readonly options: ConnectorOptions
  readonly person: Person
  readonly registry: Registry
}

/** Why an application was not added. */
export interface Refused {
  readonly code?: ConnectorErrorCode | undefined
  readonly status: string
  /** All that was found at once, where it was found before QuickBooks was asked. */
  readonly findings: readonly QwcFinding[]
  /** The maker of the file or of the service can mend it; else it is a matter of this computer. */
  readonly isVendors: boolean
}

/** Goes through the checks and dialogs of adding. Undefined: QBWC takes it, and the company carries its FileID. */
export async function admit(
  world: AddWorld,
  qwc: QwcFile,
  refusals: readonly QwcFinding[],
): Promise<Refused | undefined> {
  const { person, options } = world
  // A file that only reads is refused by QuickBooks, and only where something has to be written.
  const early = refusals.filter((f) => f.rule !== 'read-only')
  if (early.length > 0) return refuse(world, early)
  const shown = {
    application: qwc.appName,
    description: qwc.appDescription,
    url: qwc.appUrl,
    support: qwc.appSupport,
  }
  if ((await person({ dialog: 'authorize', shown })) !== 'ok') return cancelled
  const unreached = options.skipNetworkChecks ? [] : await reachQwc(qwc, options)
  if (unreached.length > 0) return refuse(world, unreached)
  const twin = Object.entries(world.registry.known()).find(
    ([key, pair]) => key !== keyOf(qwc) && samePair(pair, qwc),
  )
  if (twin) return pairTaken(world, `the application ${twin[0]} has it`)
  const session = await connectForFileId(world, qwc)
  if (!('processRequest' in session)) return session
  try {
    return leaveMark(world, qwc, session)
  } finally {
    session.end()
  }
}

/** Deletes the entry, and the FileID where the company can be reached; else the pair stays behind (reported). */
export async function forget(
  { quickbooks, registry, log }: AddWorld,
  qwc: QwcFile,
): Promise<{ readonly leftBehind: boolean }> {
  registry.remember(keyOf(qwc), undefined)
  try {
    const session = await quickbooks.openSession({ appName: qwc.appName, companyFile: '' })
    const isGone = unstampCompany(session, qwc.ownerId, 'FileID')
    session.end()
    log.line('RegistryManager.removeApplication', `FileID removed: ${isGone}`)
    return { leftBehind: !isGone }
  } catch (error) {
    if (!(error instanceof ComError)) throw error
    log.line('RegistryManager.removeApplication', `FileID stays: ${comText(error)}`)
    return { leftBehind: true }
  }
}

export const keyOf = (qwc: QwcFile): string => qwc.appUniqueName ?? qwc.appName

const cancelled: Refused = {
  status: 'Adding was cancelled',
  findings: [],
  isVendors: false,
}

function refuse({ log }: AddWorld, findings: readonly QwcFinding[]): Refused {
  for (const { code, says } of findings)
    log.line('RegistryManager.addApplication', `${code ?? ''}: ${says}`)
  const [first] = findings
  const unanswered = findings.every(
    (f) => 'status' in f === false && /^QBWC1(004|048|035)$/.test(f.code ?? ''),
  )
  return {
    code: first?.code,
    status: findings.map((f) => `${f.code}: ${f.says}`).join('; '),
    findings,
    isVendors: !unanswered,
  }
}

function failed(
  { log }: AddWorld,
  code: ConnectorErrorCode,
  why: string,
  isVendors = false,
): Refused {
  log.line('RegistryManager.addApplication', `${code}: ${why}`)
  return { code, status: `${code}: ${why}`, findings: [], isVendors }
}

function pairTaken(world: AddWorld, why: string): Refused {
  const says = `A unique OwnerID/FileID pair is required; ${why}`
  return failed(world, 'QBWC1039', says)
}

/** Twice, a person being asked in between: QBWC1022, 1023, 1024. */
async function connectForFileId(world: AddWorld, qwc: QwcFile): Promise<Session | Refused> {
  const { quickbooks, person } = world
  const open = async (): Promise<Session | ComError> => {
    try {
      const shown = { application: qwc.appName }
      if ((await person({ dialog: 'elevation', shown })) !== 'approve') throw comError('0x80040401')
      return await quickbooks.openSession({
        appName: qwc.appName,
        companyFile: '',
        authFlags: qwc.authFlags,
        isReadOnly: qwc.isReadOnly,
      })
    } catch (error) {
      if (error instanceof ComError) return error
      throw error
    }
  }
  const first = await open()
  if (!(first instanceof ComError)) return first
  world.log.line('RegistryManager.addApplication', `QBWC1022: ${comText(first)}`)
  const shown = { application: qwc.appName, message: comText(first) }
  if ((await person({ dialog: 'retry', shown })) !== 'retry')
    return failed(world, 'QBWC1024', comText(first))
  const second = await open()
  return second instanceof ComError ? failed(world, 'QBWC1023', comText(second)) : second
}

function leaveMark(world: AddWorld, qwc: QwcFile, session: Session): Refused | undefined {
  const { quickbooks, registry, options, log } = world
  const found = readExtension(session, qwc.ownerId, 'FileID')
  if (found instanceof ComError) return failed(world, 'QBWC1025', comText(found))
  const isSame = found?.toLowerCase() === qwc.fileId.toLowerCase()
  const isKnown = Object.hasOwn(registry.known(), keyOf(qwc))
  if (isSame && !isKnown && options.pairLeftBehind === 'refuse')
    return pairTaken(world, 'the company file carries this one already')
  if (!isSame) {
    const stamp = { qwc, name: 'FileID', value: qwc.fileId } as const
    const { how, statusCode, error } = stampCompany(quickbooks, session, stamp)
    if (error) return failed(world, 'QBWC1027', comText(error))
    // A read-only application may not define the extension: reported as QBWC1039.
    if (statusCode === 3263)
      return failed(world, 'QBWC1039', 'status 3263: the application has read-only access', true)
    if (how === 'not kept') return failed(world, 'QBWC1026', `status ${statusCode}`)
    log.line('RegistryManager.addFileID', `FileID = ${qwc.fileId}: ${how}`)
    // Another machine may be at work: its lock is not touched.
    if (readExtension(session, qwc.ownerId, 'AppLock') === undefined)
      stampCompany(quickbooks, session, { qwc, name: 'AppLock', value: unlockedValue })
  }
  registry.remember(keyOf(qwc), { ownerId: qwc.ownerId, fileId: qwc.fileId })
  return undefined
}
