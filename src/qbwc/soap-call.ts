// One POST: from the headers to the bytes of the answer. Knows node:http and the service, not express.
//
// Faults go out with status 500, because that is what a .NET SOAP client reads as a fault; any other error status
// it reports as "The request failed with HTTP status NNN" without looking at the body (web-connector.md 1.6). So a
// body that is too large is a fault with 500 for a .NET client: the Web Connector can meet that one, and its log then
// names the reason. Everybody else gets 413. Nor can the Web Connector meet a wrong media type, encoding or method,
// so these keep the word HTTP has for them. The body is a SOAP fault in every case.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../env.ts'
import { invariant, QbsyncError } from '../errors.ts'
import { contentType, type Result, writeAnswer, writeFault } from './answers.ts'
import { type CallName, namespace } from './calls.ts'
import { EnvelopeReader, type SoapCall } from './envelope.ts'
import { KeptAnswer } from './kept-answer.ts'
import type { LoginLimit } from './login-limit.ts'
import { LongBody } from './long-body.ts'
import type { Room } from './room.ts'
import type { WebConnectorService } from './service-port.ts'
import { drainBody, isGzip, readBody, tooLarge } from './soap-body.ts'
import { malformed } from './tag.ts'

export interface SoapOptions {
  readonly service: WebConnectorService
  readonly logins: LoginLimit
  /** Of long bodies. */
  readonly room: Room
  readonly bodyLimitBytes: number
  readonly log: Log
  readonly now: () => number
  /** What a ticket stands for, for the log. */
  readonly whose?: ((ticket: string) => object | undefined) | undefined
}

/** `address` is asked for only when it is needed: behind a proxy it costs something. */
export async function answerSoap(
  request: IncomingMessage,
  response: ServerResponse,
  address: () => string,
  options: SoapOptions,
): Promise<void> {
  const { log, now } = options
  const began = now()
  let call: SoapCall | undefined
  const place = new LongBody(options.room)
  try {
    const wrong = unusable(request)
    if (wrong !== undefined) return await refuse(request, response, 415, wrong, options)
    const kept = new KeptAnswer(options.service)
    call = await readCall(request, options.bodyLimitBytes, kept, place)
    checkAction(request.headers['soapaction'], call.call)
    if (call.dropped > 0)
      log('warn', 'characters XML forbids were left out', { call: call.call, count: call.dropped })
    const result = await dispatch(call, kept, address, options)
    send(response, 200, writeAnswer(call.call, result))
    const whose = options.whose?.(call.args['ticket'] ?? String(Array.isArray(result) && result[0]))
    log('debug', call.call, { ...shownOf(call, result), ...whose, ms: now() - began })
  } catch (error) {
    if (error instanceof QbsyncError && error.code === 'E_SOAP') {
      log('warn', error.message, { address: address() })
      const isHeard = error.details['status'] === undefined || isDotNet(request)
      const status = isHeard ? 500 : Number(error.details['status'])
      send(response, status, writeFault('Client', error.message))
      return
    }
    log('error', 'a call of the Web Connector failed', {
      call: call?.call ?? '(unknown)',
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    send(response, 500, writeFault('Server', 'internal error'))
  } finally {
    place.leave()
  }
}

const isDotNet = (request: IncomingMessage): boolean =>
  /\bMS Web Services Client Protocol\b/.test(request.headers['user-agent'] ?? '')

/** A call in short for the log: never a ticket, a password or anybody's books. */
function shownOf({ call, args, bytes }: SoapCall, result: Result): Record<string, string | number> {
  switch (call) {
    case 'clientVersion':
      return { version: args['strVersion'] ?? '' }
    case 'authenticate':
      return {
        user: args['strUserName'] ?? '',
        answer: (Array.isArray(result) && result[1]) || 'run',
      }
    case 'sendRequestXML':
      return { company: args['strCompanyFileName'] ?? '', sent: String(result).length }
    case 'receiveResponseXML':
      return { hresult: args['hresult'] ?? '', received: bytes, percent: Number(result) }
    case 'connectionError':
      return { hresult: args['hresult'] ?? '', answer: String(result) }
    default:
      return { answer: String(result) }
  }
}

/** Says no without looking at the body. */
export async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  { bodyLimitBytes }: { readonly bodyLimitBytes: number },
): Promise<void> {
  await drainBody(request, bodyLimitBytes)
  send(response, status, writeFault('Client', text))
}

const taken = /^\s*(?:text\/xml|application\/xml|application\/soap\+xml)\s*(?:;|$)/i

function unusable(request: IncomingMessage): string | undefined {
  if (!taken.test(request.headers['content-type'] ?? '')) return 'Send text/xml.'
  const encoding = request.headers['content-encoding']?.trim() ?? ''
  if (encoding !== '' && !/^identity$/i.test(encoding) && !isGzip(encoding))
    return 'Send it without Content-Encoding, or as gzip.'
  return undefined
}

async function readCall(
  request: IncomingMessage,
  limitBytes: number,
  kept: KeptAnswer,
  body: LongBody,
): Promise<SoapCall> {
  // Who waits for "100 Continue" has not sent anything yet and is told at once.
  if (request.headers.expect && Number(request.headers['content-length']) > limitBytes)
    throw tooLarge(limitBytes)
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1]
  const reader = new EnvelopeReader({ charset, answerReader: (args) => kept.reader(args) })
  await readBody(request, {
    limitBytes,
    write: (chunk) => {
      reader.write(chunk)
      return body.grown(chunk.length, kept)
    },
  })
  body.arrived()
  return reader.end()
}

/** Missing, empty, unquoted, or the bare operation: all seen from clients (dependencies.md 11.3 lists them). */
function checkAction(header: string | string[] | undefined, call: CallName): void {
  const action = String(header ?? '').replace(/^\s*"?|"?\s*$/g, '')
  if (action !== '' && action !== call && action !== namespace + call)
    throw malformed(`SOAPAction names another operation than the body, which is ${call}`)
}

async function dispatch(
  { call, args, ...received }: SoapCall,
  kept: KeptAnswer,
  address: () => string,
  options: SoapOptions,
): Promise<Result> {
  const { service } = options
  const text = (name: string) => args[name] ?? ''
  switch (call) {
    case 'serverVersion':
      return service.serverVersion()
    case 'clientVersion':
      return service.clientVersion(text('strVersion'))
    case 'authenticate':
      return authenticate(text('strUserName'), text('strPassword'), address(), options)
    case 'sendRequestXML':
      return service.sendRequestXML({
        ticket: text('ticket'),
        hcpResponse: text('strHCPResponse'),
        companyFileName: text('strCompanyFileName'),
        country: text('qbXMLCountry'),
        majorVersion: integer('qbXMLMajorVers', text('qbXMLMajorVers')),
        minorVersion: integer('qbXMLMinorVers', text('qbXMLMinorVers')),
      })
    case 'receiveResponseXML': {
      const { answer, problem, bytes } = received
      return service.receiveResponseXML({
        ticket: text('ticket'),
        hresult: text('hresult'),
        message: text('message'),
        bytes,
        ...(answer && { answer }),
        ...(problem !== undefined && { problem }),
        ...kept.taken(),
      })
    }
    case 'connectionError':
      return service.connectionError(text('ticket'), text('hresult'), text('message'))
    case 'getLastError':
      return service.getLastError(text('ticket'))
    case 'closeConnection':
      return service.closeConnection(text('ticket'))
    // We never ask for interactive mode, so these come from nobody but a tester; "DONE" ends it (2.4).
    case 'getInteractiveURL':
    case 'interactiveRejected':
      return ''
    case 'interactiveDone':
    case 'isInteractiveDone':
      return 'DONE'
  }
}

async function authenticate(
  user: string,
  password: string,
  address: string,
  { service, logins, log }: SoapOptions,
): Promise<readonly string[]> {
  // Position 2 stays empty: a number there would hide the reason from the person (web-connector.md 3.3).
  if (!logins.attempt(user, address)) {
    log('warn', 'too many failed logins, answered unread', { user, address })
    return ['', 'nvu', '', '']
  }
  let outcome: 'failed' | 'unknown' | 'succeeded' = 'unknown'
  try {
    const answer = await service.authenticate(user, password, { address })
    invariant(Array.isArray(answer), 'authenticate gives an array')
    const word = answer[1]?.toLowerCase()
    outcome = word === 'nvu' ? 'failed' : word === 'busy' ? 'unknown' : 'succeeded'
    return answer
  } catch (error) {
    // As if somebody else were served first; the person reads "application busy" and the next run tries again.
    if (error instanceof QbsyncError && error.code === 'E_TOO_BUSY') return ['', 'busy', '', '']
    throw error
  } finally {
    logins[outcome](user, address)
  }
}

/** An xs:int; nothing at all is 0. */
function integer(name: string, text: string): number {
  const digits = text.trim()
  if (!/^[+-]?\d{0,9}$/.test(digits)) throw malformed(`${name} is not a number`)
  return Number(digits)
}

function send(response: ServerResponse, status: number, body: Buffer): void {
  if (response.headersSent || response.destroyed) return
  // What of the body has not come by now is never waited for.
  if (!response.req.complete) response.shouldKeepAlive = false
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': body.length })
  response.end(body)
}
