// The user's API as a backend (docs/http-backend.md, docs/backend-api.yaml). It remembers nothing: what was not
// delivered is read from QuickBooks again, and the mark of the feed is kept by whoever asks.
import { createHash } from 'node:crypto'
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { apiAttemptMs, apiWaitMs } from '../limits.ts'
import { batchesPath, changesPath, shortestKey } from '../schema/backend-api.ts'
import { traceOf, traceOfStep } from '../schema/trace.ts'
import type { Backend, BackendRefusal } from '../sync/ports.ts'
import { readBatchAnswer, readChanges } from './http-answers.ts'
import { batchesOf, halves, type Item, itemsOf } from './http-batches.ts'
import type { Caller } from './http-call.ts'
import { ApiRefusal, type Client, makeClient } from './http-client.ts'

export interface HttpBackendOptions {
  /** Base of the API, such as https://api.example.com/qbsync. */
  readonly url: string
  /** Secret that requests are signed with; both sides have it. */
  readonly key: string
  readonly env: Env
  /** Milliseconds for one attempt, and for all attempts of one call of the backend. */
  readonly attemptMs?: number
  readonly waitMs?: number
  /** What speaks HTTP; sockets if not said. */
  readonly caller?: Caller
}

/** What is wrong with the base URL, or undefined. */
export function problemOfUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return 'it is no address'
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return 'it is no address of the web'
  if (protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
    return 'http is for localhost only: records and payments would be readable on the way'
  if (username !== '' || password !== '') return 'it holds a name or a password'
  return search === '' && hash === '' ? undefined : 'it has a part after "?" or "#"'
}

export const problemOfKey = (key: string): string | undefined =>
  key.length < shortestKey ? `the key has fewer than ${shortestKey} characters` : undefined

/** Throws E_USAGE where address or key cannot be used. */
export function openHttpBackend(options: HttpBackendOptions): Backend {
  const problem = problemOfUrl(options.url) ?? problemOfKey(options.key)
  if (problem) throw new QbsyncError('E_USAGE', { detail: `The http backend: ${problem}` })
  const { env, waitMs = apiWaitMs, attemptMs = apiAttemptMs } = options
  const { key, caller } = options
  const client = makeClient({ base: new URL(options.url), key, env, attemptMs, caller })
  return {
    async apply(connection, changes, context) {
      if (changes.length === 0) return []
      const delivery = {
        client,
        connection,
        step: context.step,
        at: context.at,
        deadline: env.now() + waitMs,
      }
      return deliver(delivery, itemsOf(changes, context.resolve))
    },
    changes(connection, since, limit) {
      const query = new URLSearchParams({ ...(since ? { since } : {}), limit: String(limit) })
      return client.ask({
        method: 'GET',
        path: `${changesPath(connection)}?${query}`,
        trace: traceOf(`${connection}\n${since}\n${env.now()}`),
        deadline: env.now() + waitMs,
        read: (json) => readChanges(json, { since, limit }),
      })
    },
    async close() {
      client.close()
    },
  }
}

interface Delivery {
  readonly client: Client
  readonly connection: string
  readonly step: string
  readonly at: number
  readonly deadline: number
}

/** Statuses by which an API without answers record by record refuses a batch for what is in it. */
const isAboutContent = (status: number): boolean => [400, 413, 422].includes(status)

const mostRefusedAlone = 20

async function deliver(to: Delivery, items: readonly Item[]): Promise<BackendRefusal[]> {
  const refused: BackendRefusal[] = []
  const queue = batchesOf(items)
  let refusedAlone = 0
  for (let number = 0; ; number++) {
    const batch = queue.shift()
    if (!batch) return refused
    try {
      for (const { index, code, message } of await post(to, batch, number)) {
        const item = batch[index]
        if (item) refused.push({ index: item.index, code, message })
      }
    } catch (error) {
      if (!(error instanceof ApiRefusal) || !isAboutContent(error.status)) throw error
      // Where everything is refused, the records are not to blame.
      if (refusedAlone >= mostRefusedAlone) throw error
      const [only] = batch
      if (batch.length > 1) queue.unshift(...halves(batch))
      else if (only) {
        refusedAlone++
        const code = error.said.code || String(error.status)
        const message = error.said.message || 'the API says no more than that'
        refused.push({ index: only.index, code, message })
      }
    }
  }
}

async function post(to: Delivery, batch: readonly Item[], number: number) {
  const changes = `[${batch.map((item) => item.text).join(',')}]`
  const at = new Date(to.at).toISOString()
  // Later deliveries sort after, also a repeat by another process; so an old batch that was held up on the way
  // is known for one.
  const order = `${to.step}.${to.at.toString().padStart(13, '0')}.${`${number}`.padStart(4, '0')}`
  // What was meant, without the time at which it was tried: the same after a restart.
  const identity = `${to.connection}\n${to.step}\n${number}\n${changes}`
  const { refused } = await to.client.ask({
    method: 'POST',
    path: batchesPath(to.connection),
    trace: traceOfStep(to.connection, to.step),
    body: `{"sequence":"${order}","at":"${at}","changes":${changes}}`,
    idempotencyKey: createHash('sha256').update(identity).digest('hex').slice(0, 32),
    deadline: to.deadline,
    read: (json) => readBatchAnswer(json, batch.length),
  })
  return refused
}
