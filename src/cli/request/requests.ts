// Requests of people in the store: queued, watched, fetched again, given up.
import { userInfo } from 'node:os'
import type { Env } from '../../env.ts'
import { QbsyncError } from '../../errors.ts'
import { recordsOf, statusOf } from '../../qbxml/message-set.ts'
import { readQbxml } from '../../qbxml/read.ts'
import type { Fields } from '../../schema/entity.ts'
import { add, change, one, type Row, type Store, StoreConflict } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { openHost } from '../host.ts'
import { ofConnection, onlyOne } from '../runs/which.ts'
import { liveServer } from '../sync.ts'
import type { Asked } from './document.ts'
import { type AnswerText, answerText } from './exact.ts'

export interface AnswerView {
  /** Name of the answer without Rs. */
  readonly to: string
  readonly status: { readonly code: number; readonly severity: string; readonly message: string }
  readonly records: readonly { readonly kind: string; readonly fields: Fields }[]
}

export function requestView(row: Row<'requests'>) {
  return {
    id: row.id,
    connection: row.connection_id,
    askedAt: new Date(row.asked_at).toISOString(),
    askedBy: row.asked_by,
    title: row.title,
    writes: row.is_write === 1,
    state: row.state,
    attempts: row.attempts,
    run: row.run_id,
    answeredAt: row.answered_at === null ? null : new Date(row.answered_at).toISOString(),
    problem: row.problem,
  }
}

export type RequestView = ReturnType<typeof requestView>
export { originOf } from './exact.ts'
export type Answered = RequestView & { readonly answers: readonly AnswerView[] } & AnswerText

export async function answeredView(store: Store, row: Row<'requests'>): Promise<Answered> {
  const answers = row.answer === null ? [] : readQbxml(row.answer).messages
  return {
    ...requestView(row),
    answers: answers.map((message) => ({
      to: message.name.replace(/Rs$/, ''),
      status: statusOf(message),
      records: recordsOf(message).map(({ name, content }) => ({
        kind: name.replace(/Ret$/, ''),
        fields: content,
      })),
    })),
    ...(await answerText(store, row)),
  }
}

/** The user of this computer; some have no name. */
export function whoAsks(said: string | undefined): string {
  if (said !== undefined && said.trim() !== '') return said.trim()
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/** Processes that queue in the same moment want the same number. */
const attempts = 5

export async function queueRequest(
  store: Store,
  env: Env,
  connection: Row<'connections'>,
  asked: Asked,
  by: string,
): Promise<Row<'requests'>> {
  for (let attempt = 1; ; attempt++) {
    const of = { connection_id: connection.id }
    const [newest] = await store.select('requests', of, { order: [['id', 'desc']], limit: 1 })
    const row: Row<'requests'> = {
      id: (newest?.id ?? 0) + 1,
      connection_id: connection.id,
      asked_at: env.now(),
      asked_by: by,
      title: asked.title,
      document: asked.document,
      is_write: asked.writes.length > 0 ? 1 : 0,
      state: 'waiting',
      attempts: 0,
      message_set_id: null,
      run_id: null,
      answered_at: null,
      answer: null,
      problem: null,
    }
    try {
      await store.commit([add('requests', row)])
      return row
    } catch (error) {
      if (!(error instanceof StoreConflict) || attempt === attempts) throw error
    }
  }
}

/** Throws E_NOT_FOUND, E_NO_CONNECTION, and E_USAGE where several connections have a request of the number. */
export async function findRequest(
  store: Store,
  id: number,
  connection: string | undefined,
): Promise<Row<'requests'>> {
  const where = { ...(await ofConnection(store, connection)), id }
  const row = onlyOne('request', id, await store.select('requests', where))
  if (row) return row
  throw new QbsyncError('E_NOT_FOUND', { thing: 'request', id, hint: 'See: qbsync request list.' })
}

export async function listRequests(
  store: Store,
  wish: { connection: string | undefined; limit: number },
): Promise<Row<'requests'>[]> {
  const order = [
    ['asked_at', 'desc'],
    ['id', 'desc'],
  ] as const
  const of = await ofConnection(store, wish.connection)
  return store.select('requests', of, { order, limit: wish.limit })
}

const over: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled', 'unproven'])
const lookMs = 250

/** Waits for the answer; where no server is up, this process serves until it is there. Throws E_NOBODY_CAME. */
export async function awaitAnswer(
  context: Context,
  { id, connection_id }: Pick<Row<'requests'>, 'id' | 'connection_id'>,
  wish: { timeoutMs: number; onWaiting: (url: string) => void },
): Promise<Row<'requests'>> {
  const { env } = context
  const store = await context.store()
  const live = await liveServer(context, store)
  const host = live ? undefined : await openHost(context, {})
  try {
    wish.onWaiting(live?.url ?? host?.url ?? '')
    const end = env.now() + wish.timeoutMs
    for (;;) {
      const row = await findRequest(store, id, connection_id)
      if (over.has(row.state)) return row
      if (env.now() > end) throw await nobody(store, row, wish.timeoutMs)
      await env.sleep(lookMs)
    }
  } finally {
    await host?.close()
  }
}

async function nobody(store: Store, row: Row<'requests'>, waitedMs: number): Promise<QbsyncError> {
  const connection = await one(store, 'connections', { id: row.connection_id })
  const seen = connection?.last_seen_at
  return new QbsyncError('E_NOBODY_CAME', {
    waited: `${Math.round(waitedMs / 1000)} s`,
    lastSeen: seen ? new Date(seen).toISOString() : 'never',
  })
}

const canBeGivenUp: readonly string[] = ['waiting', 'in doubt', 'unproven']

/** Nobody waits for it any more. One that is out cannot be taken back. Throws E_REQUEST. */
export async function cancelRequest(
  store: Store,
  env: Env,
  id: number,
  connection: string | undefined,
): Promise<Row<'requests'>> {
  const row = await findRequest(store, id, connection)
  if (!canBeGivenUp.includes(row.state)) {
    const hint = 'Only what waits or is in doubt can be given up.'
    throw new QbsyncError('E_REQUEST', { problem: `request ${id} is ${row.state}`, hint })
  }
  const set = { state: 'cancelled', answered_at: env.now() }
  await store.commit([
    change('requests', { connection_id: row.connection_id, id, state: row.state }, set, 1),
  ])
  return { ...row, ...set }
}
