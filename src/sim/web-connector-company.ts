// What QBWC itself asks of QuickBooks: host, company and preferences for the first sendRequestXML, and the two
// private data extensions FileID and AppLock. Source: web-connector.md 4.1–4.2, 6.1, 6.3.
import { ComError, type Session } from './quickbooks.ts'
import type { QwcFile } from './qwc-load.ts'
import { type Conversation, comText } from './web-connector-conversation.ts'
import type { RunWorld, StampingQuickBooks } from './web-connector-world.ts'

type ExtensionName = 'FileID' | 'AppLock'

/** QBWC was seen asking in 13.0; whether it ever asks in another version is open. */
const version = '13.0'

const envelope = (messages: string): string =>
  `<?xml version="1.0" ?><?qbxml version="${version}"?><QBXML><QBXMLMsgsRq onError="continueOnError">${messages}</QBXMLMsgsRq></QBXML>`

/** QuickBooks Point of Sale is not asked (web-connector.md 4.1, certain). */
const posText = 'HOSTQUERY/COMPANYQUERY/PREFQUERY is currently not supported in QBPOS.'

/** The three queries of each run, and the answer as it came. `problem` ends the run with QBWC1014. */
export function askHostCompanyPreferences(
  qwc: QwcFile,
  session: Session,
): { text: string; problem?: string } {
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

/** Takes the lock of the company for this run; the first run of an application also writes its FileID. */
export function lockCompany(
  { app, env, log, options, quickbooks }: RunWorld,
  session: Session,
): void {
  const { qwc } = app
  if (!app.isBound) {
    const how = stampCompany(quickbooks, session, { qwc, name: 'FileID', value: qwc.fileId })
    log.line('RegistryManager.addFileID', `FileID = ${qwc.fileId}: ${how}`)
    app.isBound = true
  }
  const value = lockValue(options.machine, env.now())
  stampCompany(quickbooks, session, { qwc, name: 'AppLock', value })
  log.line('CompanyFileLock.getLock', `Got Lock = ${value}`)
}

/** Gives the lock back and ends the session; a failure there is QBWC1015 and changes nothing (certain). */
export function releaseCompany(
  { app: { qwc }, log, quickbooks }: RunWorld,
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

/** Writes a private data extension of the company. Returns how it was done, or why not. */
function stampCompany(
  quickbooks: StampingQuickBooks,
  session: Session,
  extension: { qwc: QwcFile; name: ExtensionName; value: string },
): 'changed' | 'added' | 'kept by QuickBooks' | 'not kept' {
  const { qwc, name, value } = extension
  const key = `<OwnerID>${qwc.ownerId}</OwnerID><DataExtName>${name}</DataExtName>`
  const where = '<OtherDataExtType>Company</OtherDataExtType>'
  const data = `${key}${where}<DataExtValue>${value}</DataExtValue>`
  if (done(session, `<DataExtModRq requestID="0"><DataExtMod>${data}</DataExtMod></DataExtModRq>`))
    return 'changed'
  // Not there yet: define it, then add it. A definition that exists already is refused, which is no harm.
  const type = '<DataExtType>STR255TYPE</DataExtType><AssignToObject>Company</AssignToObject>'
  done(
    session,
    `<DataExtDefAddRq requestID="0"><DataExtDefAdd>${key}${type}</DataExtDefAdd></DataExtDefAddRq>`,
  )
  if (done(session, `<DataExtAddRq requestID="0"><DataExtAdd>${data}</DataExtAdd></DataExtAddRq>`))
    return 'added'
  if (!quickbooks.stampCompany) return 'not kept'
  quickbooks.stampCompany(qwc.ownerId, name, value)
  return 'kept by QuickBooks'
}

function done(session: Session, message: string): boolean {
  try {
    return /<DataExt\w*Rs\b[^>]*statusCode="0"/.test(session.processRequest(envelope(message)))
  } catch (error) {
    if (error instanceof ComError) return false
    throw error
  }
}

/** `LOCKED:<machine>:<.NET ticks>` (reported). Ticks are tenths of a microsecond since the year 1. */
const lockValue = (machine: string, now: number): string =>
  `LOCKED:${machine}:${BigInt(Math.floor(now)) * 10_000n + 621_355_968_000_000_000n}`
/** What stands there without a session is not known; our choice. */
const unlockedValue = 'UNLOCKED'
