// One exchange with the user's API, bounded in time and size. Redirects are answers like any other: a signed
// request must not end up where somebody else says.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export interface ApiRequest {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface ApiAnswer {
  readonly status: number
  readonly type: string
  /** As the header has it. */
  readonly retryAfter: string | undefined
  readonly text: string
}

/** Whoever sends that much will send it again. */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong'
}

export interface Caller {
  /** Throws an Error whose message says what happened on the wire; it never holds a header. */
  call(request: ApiRequest, timeoutMs: number): Promise<ApiAnswer>
  close(): void
}

/** Connections that are kept open: a run asks one thing after another. */
const sockets = { keepAlive: true, maxSockets: 8, maxFreeSockets: 2 }

export function makeCaller(isHttps: boolean, answerBytes: number): Caller {
  const agent = isHttps
    ? new HttpsAgent({ ...sockets, rejectUnauthorized: true })
    : new HttpAgent(sockets)
  const send = isHttps ? httpsRequest : httpRequest
  return {
    call: ({ method, url, headers, body }, timeoutMs) =>
      new Promise((resolve, reject) => {
        const signal = AbortSignal.timeout(timeoutMs)
        const fail = (error: unknown) =>
          reject(signal.aborted ? new Error(`no answer within ${timeoutMs} ms`) : wireError(error))
        const length = { 'content-length': String(Buffer.byteLength(body)) }
        const outgoing = send(url, { method, agent, signal, headers: { ...headers, ...length } })
        outgoing.on('error', fail)
        outgoing.on('response', (incoming) => {
          collect(incoming, answerBytes).then(resolve, (error: unknown) => {
            outgoing.destroy()
            fail(error)
          })
        })
        outgoing.end(body)
      }),
    close: () => agent.destroy(),
  }
}

function collect(incoming: IncomingMessage, most: number): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    incoming.on('error', reject)
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > most) reject(new AnswerTooLong(`the answer is longer than ${most} bytes`))
      else chunks.push(chunk)
    })
    incoming.on('end', () => {
      const { 'content-type': type = '', 'content-encoding': encoding } = incoming.headers
      if (encoding && encoding !== 'identity') {
        reject(new Error(`the answer is packed (${encoding}), although that was not asked for`))
        return
      }
      const retryAfter = incoming.headers['retry-after']
      const text = Buffer.concat(chunks).toString('utf8')
      resolve({ status: incoming.statusCode ?? 0, type, retryAfter, text })
    })
  })
}

function wireError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error instanceof AnswerTooLong) return error
  const code = (error as NodeJS.ErrnoException).code
  // Several addresses were tried: the first says enough.
  const first = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : undefined
  const message = first?.message ?? error.message
  return new Error(code && !message.includes(code) ? `${message} (${code})` : message)
}
