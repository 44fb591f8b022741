// What QBWC itself asks of QuickBooks: host, company and preferences for the first sendRequestXML, and the two
// private data extensions FileID and AppLock. Source: web-connector.md 4.1–4.2, 6.1, 6.3.
import { comError } from './com-errors.ts'
import { ComError, type Session } from './quickbooks.ts'
import type { QwcFile } from './qwc-load.ts'
import { type Conversation, comText } from './web-connector-conversation.ts'
import type { RunEnd, RunWorld, StampingQuickBooks } from './web-connector-world.ts'

export type ExtensionName = 'FileID' | 'AppLock'

/** QBWC was seen asking in 13.0; whether it ever asks in another version is open. */
const version = '13.0'

const envelope = (messages: string): string =>
  `<?xml version="1.0" ?><?qbxml version="${version}"?><QBXML><QBXMLMsgsRq onError="continueOnError">${messages}</QBXMLMsgsRq></QBXML>`

/** QuickBooks Point of Sale is not asked (web-connector.md 4.1, certain). */
const posText = 'HOSTQUERY/COMPANYQUERY/PREFQUERY is currently not supported in QBPOS.'

/** The three queries of each run, and the answer as it came. `problem` ends the run with QBWC1014. */
export function askHostCompanyPreferences(
  { app: { qwc }, plan }: Pick<RunWorld, 'app' | 'plan'>,
  session: Session,
): { text: string; problem?: string } {
  if (plan.take('no-hcp') !== undefined)
    return { text: '', problem: comText(comError('0x80040402')) }
  if (qwc.qbType === 'QBPOS') return { text: posText }
  try {
    const text = session.processRequest(hcpQuery(qwc.ownerId))
    const problem = hcpProblem(text)
    return problem === undefined ? { text } : { text, problem }
  } catch (error) {
    if (error instanceof ComError) return { text: '', problem: comText(error) }
    throw error
  }
}

/**
 * Takes the lock of the company for this run; the first run of an application also writes its FileID. Another
 * machine's lock ends the run: what QBWC tells the service then is open, so it tells nothing.
 */
export function lockCompany(
  { app, env, log, options, quickbooks }: RunWorld,
  session: Session,
): RunEnd | undefined {
  const { qwc } = app
  const lock = readExtension(session, qwc.ownerId, 'AppLock')
  const found = typeof lock === 'string' ? /^LOCKED:(.*):\d+$/.exec(lock) : null
  const holder = found?.[1]
  if (holder !== undefined && holder !== options.machine) {
    log.line('CompanyFileLock.getLock', `Company file is locked: ${found?.[0]}`)
    if (options.foreignLock === 'refuse')
      return { outcome: 'locked', status: `The company file is being updated by ${holder}` }
  }
  if (!app.isBound) {
    const file = { qwc, name: 'FileID', value: qwc.fileId } as const
    const { how } = stampCompany(quickbooks, session, file)
    log.line('RegistryManager.addFileID', `FileID = ${qwc.fileId}: ${how}`)
    app.isBound = true
  }
  const value = lockValue(options.machine, env.now())
  stampCompany(quickbooks, session, { qwc, name: 'AppLock', value })
  log.line('CompanyFileLock.getLock', `Got Lock = ${value}`)
  return undefined
}

/** Gives the lock back and ends the session; a failure there is QBWC1015 and changes nothing (certain). */
export function releaseCompany(
  { app: { qwc }, log, plan, quickbooks }: RunWorld,
  talk: Conversation,
  session: Session,
): void {
  try {
    stampCompany(quickbooks, session, { qwc, name: 'AppLock', value: unlockedValue })
    const unlocked = `Company file has been unlocked for ownerID = <${qwc.ownerId}>`
    log.line('CompanyFileLock.unsetLock', unlocked)
    talk.log('update', 'Company file has been unlocked.')
    talk.log('update', 'Ending session to QuickBooks.')
    session.end()
    if (plan.take('no-end') !== undefined) throw comError('0x800706BA')
  } catch (error) {
    if (!(error instanceof ComError)) throw error
    talk.log('update', `QBWC1015: ${comText(error)}`)
  }
}

function hcpQuery(ownerId: string): string {
  return envelope(
    '<HostQueryRq requestID="0"></HostQueryRq>' +
      `<CompanyQueryRq requestID="1"><OwnerID>${ownerId}</OwnerID></CompanyQueryRq>` +
      '<PreferencesQueryRq requestID="2"></PreferencesQueryRq>',
  )
}

/** Why an answer to hcpQuery is of no use, which ends the run with QBWC1014; undefined if it is one. */
function hcpProblem(answer: string): string | undefined {
  for (const name of ['HostQueryRs', 'CompanyQueryRs', 'PreferencesQueryRs']) {
    const found = new RegExp(`<${name}\\b([^>]*)>`).exec(answer)
    if (!found) return `the answer has no ${name}`
    const message = /statusMessage="([^"]*)"/.exec(found[1] ?? '')?.[1]
    if (/statusSeverity="Error"/.test(found[1] ?? '')) return `${name}: ${message ?? 'refused'}`
  }
  return undefined
}

/** Value of a private data extension of the company; undefined where there is none. */
export function readExtension(
  session: Session,
  ownerId: string,
  name: ExtensionName,
): string | undefined | ComError {
  const query = `<CompanyQueryRq requestID="0"><IncludeRetElement>DataExtRet</IncludeRetElement><OwnerID>${ownerId}</OwnerID></CompanyQueryRq>`
  let answer: string
  try {
    answer = session.processRequest(envelope(query))
  } catch (error) {
    if (error instanceof ComError) return error
    throw error
  }
  const rows = answer.match(/<DataExtRet>[\s\S]*?<\/DataExtRet>/g) ?? []
  const row = rows.find((r) => r.includes(`<DataExtName>${name}</DataExtName>`))
  return row && /<DataExtValue>([^<]*)</.exec(row)?.[1]
}

export interface Stamped {
  readonly how: 'changed' | 'added' | 'kept by QuickBooks' | 'not kept'
  /** Why it is not kept: a status of QuickBooks, or a COM error. */
  readonly statusCode?: number | undefined
  readonly error?: ComError | undefined
}

/** Writes a private data extension of the company. Returns how it was done, or why not. */
export function stampCompany(
  quickbooks: StampingQuickBooks,
  session: Session,
  extension: { qwc: Pick<QwcFile, 'ownerId'>; name: ExtensionName; value: string },
): Stamped {
  const { qwc, name, value } = extension
  const key = `<OwnerID>${qwc.ownerId}</OwnerID><DataExtName>${name}</DataExtName>`
  const where = '<OtherDataExtType>Company</OtherDataExtType>'
  const data = `${key}${where}<DataExtValue>${value}</DataExtValue>`
  const send = (request: string, inner: string): number | ComError =>
    statusOf(
      session,
      `<${request}Rq requestID="0"><${request}>${inner}</${request}></${request}Rq>`,
    )
  if (send('DataExtMod', data) === 0) return { how: 'changed' }
  // Not there yet: define it, then add it. A definition that exists already is refused, which is no harm.
  const type = '<DataExtType>STR255TYPE</DataExtType><AssignToObject>Company</AssignToObject>'
  send('DataExtDefAdd', `${key}${type}`)
  const last = send('DataExtAdd', data)
  if (last === 0) return { how: 'added' }
  if (typeof last === 'number') return { how: 'not kept', statusCode: last }
  if (!quickbooks.stampCompany) return { how: 'not kept', error: last }
  quickbooks.stampCompany(qwc.ownerId, name, value)
  return { how: 'kept by QuickBooks' }
}

/** Takes the FileID out of the company, when the application is removed (6.1, reported). */
export function unstampCompany(session: Session, ownerId: string, name: ExtensionName): boolean {
  const key = `<OwnerID>${ownerId}</OwnerID><DataExtName>${name}</DataExtName>`
  const where = '<OtherDataExtType>Company</OtherDataExtType>'
  const request = `<DataExtDelRq requestID="0"><DataExtDel>${key}${where}</DataExtDel></DataExtDelRq>`
  return statusOf(session, request) === 0
}

function statusOf(session: Session, message: string): number | ComError {
  try {
    const answer = session.processRequest(envelope(message))
    return Number(/<DataExt\w*Rs\b[^>]*statusCode="(\d+)"/.exec(answer)?.[1] ?? 1000)
  } catch (error) {
    if (error instanceof ComError) return error
    throw error
  }
}

/** `LOCKED:<machine>:<.NET ticks>` (reported). Ticks are tenths of a microsecond since the year 1. */
const lockValue = (machine: string, now: number): string =>
  `LOCKED:${machine}:${BigInt(Math.floor(now)) * 10_000n + 621_355_968_000_000_000n}`
/** What stands there without a session is not known; our choice. */
export const unlockedValue = 'UNLOCKED'
