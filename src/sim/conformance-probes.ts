// Calls that a well-meaning conversation never makes, and a customer's computer does: a wrong password, tickets
// nobody knows, a QuickBooks that cannot be reached. Source: web-connector.md 2.3, 3.3, 3.7, 7, 9.2.

import type { Env } from '../env.ts'
import { guid } from '../env.ts'
import type { CallName } from '../qbwc/calls.ts'
import type { Inspector } from './conformance.ts'
import { ConnectorError } from './connector-errors.ts'
import { reachQwc } from './qwc-reach.ts'
import { type CallArguments, openSoapClient, readContract, type SoapClient } from './soap-client.ts'
import type { WebConnector } from './web-connector.ts'
import type { CallValue } from './web-connector-answer.ts'
import type { Application } from './web-connector-application.ts'

/** A polite service says done before this. */
const connectionErrors = 5

/** The pages of the .qwc, then the calls made on purpose; the inspector has seen it all afterwards. */
export async function probeService(of: {
  readonly connector: WebConnector
  readonly inspector: Inspector
  readonly app: Application
}): Promise<void> {
  const { connector, inspector, app } = of
  const { env, options } = connector
  inspector.seePages(await reachQwc(app.qwc, options))
  const style = options.style ?? app.qwc.style
  const client = openSoapClient(app.qwc.appUrl, { ...options, style }, await readContract())
  try {
    const login = { userName: app.qwc.userName, password: app.password ?? '' }
    await probe({ client, inspector, env, app: app.name }, login)
  } finally {
    client.dropConnection()
  }
}

interface Probing {
  readonly client: SoapClient
  readonly inspector: Inspector
  readonly env: Env
  readonly app: string
}

async function probe(
  probing: Probing,
  login: { readonly userName: string; readonly password: string },
): Promise<void> {
  await wrongPassword(probing, login)
  await unknownTicket(probing)
  await unreachable(probing, login)
}

async function wrongPassword(
  probing: Probing,
  { userName, password }: { userName: string; password: string },
): Promise<void> {
  const answer = await call(probing, 'authenticate', {
    strUserName: userName,
    strPassword: `${password}, but wrong`,
  })
  if (!Array.isArray(answer)) return
  const word = String(answer[1] ?? '')
  const says = /^nvu$/i.test(word) ? undefined : `it answered "${word}"`
  probing.inspector.check('wrong-password', 'authenticate', says)
}

async function unknownTicket(probing: Probing): Promise<void> {
  const { inspector, env } = probing
  const ticket = guid(env)
  const request = await call(probing, 'sendRequestXML', {
    ticket,
    strHCPResponse: '',
    strCompanyFileName: 'C:\\Books\\Unknown.qbw',
    qbXMLCountry: 'US',
    qbXMLMajorVers: 13,
    qbXMLMinorVers: 0,
  })
  if (request !== undefined) {
    const says =
      request === '' ? undefined : `sendRequestXML answered ${String(request).slice(0, 60)}`
    inspector.check('unknown-ticket', 'sendRequestXML', says)
  }
  const answer = { ticket, response: '', hresult: '0x80040402', message: 'Unexpected error.' }
  const percent = await call(probing, 'receiveResponseXML', answer)
  if (percent !== undefined)
    inspector.check(
      'unknown-ticket',
      'receiveResponseXML',
      Number(percent) < 0 ? undefined : `receiveResponseXML answered ${percent}`,
    )
  await call(probing, 'getLastError', { ticket })
  for (const any of [ticket, '']) {
    const text = await call(probing, 'closeConnection', { ticket: any })
    const says = text === undefined ? `no answer to the ticket "${any}"` : undefined
    inspector.check('close-any-ticket', 'closeConnection', says)
  }
}

async function unreachable(
  probing: Probing,
  { userName, password }: { userName: string; password: string },
): Promise<void> {
  const login = { strUserName: userName, strPassword: password }
  const answer = await call(probing, 'authenticate', login)
  if (!Array.isArray(answer)) return
  const [ticket = '', word = ''] = answer as readonly string[]
  // Without work QuickBooks is not touched, so it cannot be missed.
  if (/^(none|nvu|busy)$/i.test(word)) return
  const error = { ticket, hresult: '0x80040408', message: 'Could not start QuickBooks.' }
  let text: CallValue | undefined
  for (let n = 0; n < connectionErrors; n++) {
    text = await call(probing, 'connectionError', error)
    if (text === undefined || /^done$/i.test(String(text))) break
  }
  const says =
    text === undefined || /^done$/i.test(String(text))
      ? undefined
      : `after ${connectionErrors} times it still answers "${text}"`
  probing.inspector.check('gives-up', 'connectionError', says)
}

/** Undefined: the call failed, which the inspector has seen. */
async function call(
  { client, inspector, env, app }: Probing,
  name: CallName,
  args: CallArguments,
): Promise<CallValue | undefined> {
  const at = env.now()
  try {
    const { value, http, secondOpinion } = await client.call(name, args)
    const opinion = secondOpinion === undefined ? {} : { secondOpinion }
    const ms = env.now() - at
    inspector.see({ app, at, call: name, args, answer: value, http, ms, ...opinion })
    return value
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const { message: problem, http } = error
    inspector.see({ app, at, call: name, args, problem, http, ms: env.now() - at })
    return undefined
  }
}
