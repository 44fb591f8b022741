// The first half of an update: versions, login, and the connection to QuickBooks. Each function gives what the
// run goes on with, or how it ends. Source: web-connector.md 3.1–3.3, 3.7, 6.5.
import type { CallName } from '../qbwc/calls.ts'
import { ConnectorError } from './connector-errors.ts'
import { ComError, type Session } from './quickbooks.ts'
import { type Conversation, comText } from './web-connector-conversation.ts'
import { type Authentication, readClientVersion, sameWord } from './web-connector-decisions.ts'
import { connectFault, inOtherFile } from './web-connector-desk-faults.ts'
import type { RunEnd, RunWorld } from './web-connector-world.ts'

/** serverVersion and clientVersion. Undefined: go on. */
export async function askVersions(
  world: RunWorld,
  talk: Conversation,
): Promise<RunEnd | undefined> {
  const { options } = world
  if (!options.skipServerVersion) {
    talk.log('do_serverVersion', '*** Calling serverVersion().')
    const version = await talk.text('serverVersion', {}).catch(tolerate)
    if (version instanceof ConnectorError) logTolerated(talk, 'serverVersion', version)
    else
      talk.log(
        'do_serverVersion',
        `Received from serverVersion() following parameter:<serverVersionRet="${version ?? ''}">`,
      )
  }
  const where = 'do_clientVersion'
  const sent = `<productVersion="${options.version}">`
  talk.log(where, `*** Calling clientVersion() with following parameter:${sent}`)
  const answer = await talk.text('clientVersion', { strVersion: options.version }).catch(tolerate)
  if (answer instanceof ConnectorError) {
    if (options.clientVersionFaultIsFatal) throw answer
    logTolerated(talk, 'clientVersion', answer)
    return undefined
  }
  const got = `<clientVersionRet="${answer ?? ''}">`
  talk.log(where, `Received from clientVersion() following parameter:${got}`)
  const end = await versionEnd(world, answer)
  if (!end)
    talk.log(
      where,
      'This application agrees with the current version of QBWebConnector. Allowing update operation.',
    )
  return end
}

async function versionEnd(
  { app, options, person }: RunWorld,
  answer: string | null,
): Promise<RunEnd | undefined> {
  const verdict = readClientVersion(answer)
  switch (verdict.kind) {
    case 'go':
      return undefined
    case 'warning': {
      const shown = { application: app.name, message: verdict.text }
      if ((await person({ dialog: 'warning', shown })) === 'continue') return undefined
      return { outcome: 'service-error', code: 'QBWC1037', status: verdict.text }
    }
    case 'refused':
      return { outcome: 'service-error', code: 'QBWC1037', status: verdict.text }
    case 'newer needed': {
      if (!options.newerNeededStops) return undefined
      const status = `The application needs Web Connector ${verdict.text}`
      return { outcome: 'service-error', status }
    }
    default: {
      const status = `QBWC1046: clientVersion answered "${answer}"`
      return { outcome: 'protocol-error', code: 'QBWC1046', status }
    }
  }
}

/** At least two strings. Throws ConnectorError with the exceptions a .NET program would meet here. */
export async function authenticate(
  { app }: RunWorld,
  talk: Conversation,
): Promise<readonly string[]> {
  const where = 'do_authenticate'
  const user = app.qwc.userName
  talk.log(where, `Authenticating to application '${app.name}', username = '${user}'`)
  const shown = `<userName="${user}"><password=<MaskedForSecurity>`
  talk.log(where, `*** Calling authenticate() with following parameters:${shown}`)
  const args = { strUserName: user, strPassword: app.password ?? '' }
  const answer = await talk.call('authenticate', args)
  if (answer === null || typeof answer !== 'object')
    throw talk.breach('authenticate', 'Object reference not set to an instance of an object.')
  const parts = answer.map((text, i) => `<authRet[${i}]="${text}">`).join('')
  talk.log(where, `Received from authenticate() following parameters:${parts}`)
  if (answer.length < 2)
    throw talk.breach('authenticate', 'Index was outside the bounds of the array.')
  return answer
}

/** Twice for each path; then the service is asked what to do, until it says done. */
export async function connect(
  world: RunWorld,
  talk: Conversation,
  { ticket, companyFile }: Authentication,
): Promise<Session | RunEnd> {
  const { options } = world
  let path = companyFile
  let failure = new ComError('0x80040402', 'no attempt was made')
  for (let round = 0; round < options.connectionErrorCap; round++) {
    const opened = await tryPath(world, talk, path)
    if (!(opened instanceof ComError)) return opened
    failure = opened
    talk.log('update', `QBWC1013: ${comText(failure)}`)
    const { hresult, message } = failure
    // A null result is undefined behaviour; it is taken as the empty text, which is the open company file.
    path = (await talk.text('connectionError', { ticket, hresult, message })) ?? ''
    if (sameWord(path, 'done', options.caseSensitive)) return unreachable(failure)
  }
  return unreachable(failure, ' The service never answered done to connectionError.')
}

/** A person at the window is asked between the two attempts (web-connector.md 6.5, certain). */
async function tryPath(
  world: RunWorld,
  talk: Conversation,
  path: string,
): Promise<Session | ComError> {
  const { app, quickbooks, options, person } = world
  const { appName, authFlags, isReadOnly, unattendedModePref } = app.qwc
  const faulty = connectFault(world.plan, path)
  const open = async (): Promise<Session | ComError> => {
    try {
      if (faulty.error) throw faulty.error
      const session = await quickbooks.openSession({
        appName,
        companyFile: path,
        authFlags,
        isReadOnly,
        isUnattendedRequired: unattendedModePref === 'umpRequired',
      })
      talk.quickbooks('OpenSession', { companyFile: path }, session.companyFile)
      return faulty.otherFile === undefined ? session : inOtherFile(session, faulty.otherFile)
    } catch (error) {
      if (!(error instanceof ComError)) throw error
      talk.quickbooks('OpenSession', { companyFile: path }, undefined, comText(error))
      return error
    }
  }
  let last = await open()
  for (let attempt = 1; attempt < options.connectAttempts && last instanceof ComError; attempt++) {
    if (!world.isScheduled) {
      const shown = { application: app.name, message: comText(last) }
      talk.log('update', `QBWC1007: ${comText(last)}`)
      if ((await person({ dialog: 'retry', shown })) !== 'retry') {
        talk.log('update', `QBWC1009: ${comText(last)}`)
        return last
      }
    }
    last = await open()
    if (last instanceof ComError && !world.isScheduled)
      talk.log('update', `QBWC1008: ${comText(last)}`)
  }
  return last
}

const unreachable = (failure: ComError, more = ''): RunEnd => ({
  outcome: 'connection-error',
  code: 'QBWC1013',
  status: `QBWC1013: ${comText(failure)}${more}`,
})

const tolerate = (error: unknown): ConnectorError => {
  if (error instanceof ConnectorError) return error
  throw error
}

/** The two remarks QWCLog.txt has for an optional call that failed (reported). */
function logTolerated(talk: Conversation, call: CallName, error: ConnectorError): void {
  talk.log(
    `do_${call}`,
    `Actual error received from web service for ${call} call: <${error.message}>`,
  )
  talk.log(
    `do_${call}`,
    `This application does not support ${call}. Allowing update operation for backward compatibility.`,
  )
}
