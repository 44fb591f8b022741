// A request to the user's API: signed, tried again while that helps, given up before the Web Connector gives us up
// (docs/decisions/0007-http-backend.md).
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { apiAnswerBytes, apiAttempts } from '../limits.ts'
import {
  apiVersion,
  digestOf,
  headers as names,
  type Signed,
  signatureOf,
} from '../schema/backend-api.ts'
import { traceParent } from '../schema/trace.ts'
import { AnswerTooLong, type ApiAnswer, type Caller, makeCaller } from './http-call.ts'

export interface ClientOptions {
  readonly base: URL
  readonly key: string
  readonly env: Env
  readonly attemptMs: number
  /** What speaks HTTP; sockets if not said. */
  readonly caller?: Caller | undefined
}

export interface Ask<T> {
  readonly method: 'GET' | 'POST'
  /** Under the base URL, with query. */
  readonly path: string
  readonly body?: string
  readonly idempotencyKey?: string
  /** Name of the trace it is part of. */
  readonly trace: string
  /** When, by the clock of Env, we stop trying. */
  readonly deadline: number
  /** Understands the JSON of a good answer; throws where it is not what it must be. */
  read(json: unknown): T
}

/** What means no, in this request and whenever it is repeated. */
export class ApiRefusal extends QbsyncError {
  readonly status: number
  readonly said: { readonly code: string; readonly message: string }
  constructor(problem: string, status: number, said: ApiRefusal['said']) {
    super('E_BACKEND', { problem })
    this.status = status
    this.said = said
  }
}

export interface Client {
  /** Throws ApiRefusal for a 4xx, else E_BACKEND once it is clear that there is no answer in time. */
  ask<T>(ask: Ask<T>): Promise<T>
  close(): void
}

export function makeClient({ base, key, env, attemptMs, caller: own }: ClientOptions): Client {
  const caller: Caller = own ?? makeCaller(base.protocol === 'https:', apiAnswerBytes)
  const prefix = base.pathname.replace(/\/+$/, '')

  function send(ask: Ask<unknown>, timeoutMs: number, attempt: number): Promise<ApiAnswer> {
    const { method, body = '' } = ask
    const target = prefix + ask.path
    const parts: Signed = {
      method,
      target,
      timestamp: String(Math.floor(env.now() / 1000)),
      digest: digestOf(body),
      key: ask.idempotencyKey ?? '',
    }
    const headers: Record<string, string> = {
      accept: 'application/json',
      'user-agent': 'qbsync',
      // Tools for traces join what we do and what the platform does for it.
      traceparent: traceParent(ask.trace, `${parts.timestamp} ${target} ${attempt}`),
      [names.version]: apiVersion,
      [names.timestamp]: parts.timestamp,
      [names.digest]: parts.digest,
      [names.signature]: signatureOf(key, parts),
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
      ...(parts.key === '' ? {} : { [names.key]: parts.key }),
    }
    const url = new URL(base.origin + target)
    return caller.call({ method, url, headers, body }, timeoutMs)
  }

  async function attempt<T>(ask: Ask<T>, left: number, number: number): Promise<Verdict<T>> {
    const timeoutMs = Math.max(1, Math.min(attemptMs, left))
    let answer: ApiAnswer
    try {
      answer = await send(ask, timeoutMs, number)
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      if (!(error instanceof AnswerTooLong)) return { again: true, problem }
      return { again: false, problem, status: 200, said: { code: '', message: '' } }
    }
    const { method, path, trace } = ask
    const said = { method, path, status: answer.status, attempt: number, trace }
    env.log('debug', 'the backend answered', said)
    const pauseMs = pauseOf(answer.retryAfter, env.now())
    if (answer.status !== 200) return refusedBy(answer, pauseMs)
    try {
      return { value: ask.read(JSON.parse(answer.text)) }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { again: true, problem: `answered 200 with what cannot be used: ${cut(detail)}` }
    }
  }

  return {
    async ask(ask) {
      const where = `${ask.method} ${base.origin}${prefix}${ask.path.replace(/\?.*/, '')}`
      for (let tried = 1; ; tried++) {
        const verdict = await attempt(ask, ask.deadline - env.now(), tried)
        if ('value' in verdict) return verdict.value
        const problem = `${where}: ${verdict.problem}`
        if (!verdict.again) throw new ApiRefusal(problem, verdict.status, verdict.said)
        const pause = Math.max(verdict.pauseMs ?? 0, backOff(tried, env.random()))
        const isLate = env.now() + pause >= ask.deadline
        if (isLate || tried >= apiAttempts) {
          const more = tried > 1 ? ` (tried ${tried} times)` : ''
          const rest = verdict.pauseMs === undefined ? {} : { restMs: verdict.pauseMs }
          throw new QbsyncError('E_BACKEND', { problem: problem + more, ...rest })
        }
        const { trace } = ask
        env.log('warn', 'the backend did not answer well, trying again', { problem, pause, trace })
        await env.sleep(pause)
      }
    },
    close: caller.close,
  }
}

type Verdict<T> =
  | { readonly value: T }
  | { readonly again: true; readonly problem: string; readonly pauseMs?: number }
  | {
      readonly again: false
      readonly problem: string
      readonly status: number
      readonly said: ApiRefusal['said']
    }

/** Statuses that pass by themselves: time-out, too early, too many requests; and whatever is the server's fault. */
const isPassing = (status: number): boolean =>
  [408, 425, 429].includes(status) || (status >= 500 && status <= 599)

function refusedBy(answer: ApiAnswer, pauseMs: number | undefined): Verdict<never> {
  const { status } = answer
  const said = saidIn(answer)
  const words = said.message === '' ? '' : `: ${said.message}`
  const problem =
    status >= 300 && status <= 399
      ? `answered ${status}, a redirect; redirects are not followed`
      : `answered ${status}${said.code === '' ? '' : ` ${said.code}`}${words}`
  if (!isPassing(status)) return { again: false, problem, status, said }
  return { again: true, problem, ...(pauseMs === undefined ? {} : { pauseMs }) }
}

/** Code and message of `{"error": {"code", "message"}}`; empty where the API says nothing we can read. */
function saidIn({ type, text }: ApiAnswer): ApiRefusal['said'] {
  try {
    const error = type.includes('json')
      ? (JSON.parse(text) as { error?: { code?: unknown; message?: unknown } }).error
      : undefined
    const word = (value: unknown) => (typeof value === 'string' ? cut(value) : '')
    return { code: word(error?.code), message: word(error?.message) }
  } catch {
    return { code: '', message: '' }
  }
}

/** Foreign words as a person can read them in one line. */
function cut(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}

const firstPauseMs = 250
const longestPauseMs = 8000

/** Whole milliseconds that double, with luck in it, so that many connections do not come back in the same moment. */
const backOff = (tried: number, luck: number): number =>
  Math.round(Math.min(firstPauseMs * 2 ** (tried - 1), longestPauseMs) * (0.5 + luck / 2))

const longestRestMs = 60 * 60 * 1000

/** Retry-After: seconds, or a date. */
function pauseOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestRestMs) : undefined
}
