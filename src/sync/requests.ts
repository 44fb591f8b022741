// What a person asks QuickBooks through the next run. The engine does not look into the document: it sees to it that it
// goes out, that its answer is kept, that one without an answer is asked again (a question) or looked up (a write), and
// that none of this ever stands in the way of the sync.
import { requestAttempts } from '../limits.ts'
import { change, type Row, type Store, type Write } from '../store/store.ts'
import type { Draft } from './draft.ts'
import type { Operation, Outcome } from './ports.ts'
import type { Progress } from './progress.ts'

type Request = Extract<Operation, { op: 'request' | 'recall' }>

export const isRequest = (op: Operation): op is Request => op.op === 'request' || op.op === 'recall'

const openRequests = (store: Store, connectionId: string): Promise<Row<'requests'>[]> =>
  store.select(
    'requests',
    { connection_id: connectionId, state: { in: ['waiting', 'sent', 'in doubt'] } },
    { order: [['id', 'asc']] },
  )

/** Whether a person waits for something that a run would bring. */
export async function hasRequests(store: Store, connectionId: string): Promise<boolean> {
  const waiting = { connection_id: connectionId, state: 'waiting' }
  return (await store.count('requests', waiting)) > 0
}

/** What a run can do for people: at once, and after everything else. */
export interface RequestPlan {
  readonly first: readonly Operation[]
  readonly last: readonly Operation[]
}

/**
 * One at a time. What has broken a run already (it was sent, and the run ended without its answer) comes after all the
 * rest, so that it can cost one run and never the sync.
 */
export async function planRequests(
  store: Store,
  connectionId: string,
  progress: Progress,
): Promise<RequestPlan> {
  const open = await openRequests(store, connectionId)
  const able = open.filter(
    (row) =>
      row.state !== 'sent' &&
      !(progress.readOnly && row.is_write) &&
      !progress.unanswered?.includes(mark(row.id)),
  )
  const first = able.find((row) => row.state === 'in doubt' || row.attempts === 0)
  const late = able.find((row) => row.state === 'waiting' && row.attempts > 0)
  return { first: first ? [operation(first)] : [], last: late ? [operation(late)] : [] }
}

const mark = (id: number): string => `request ${id}`

function operation(row: Row<'requests'>): Operation {
  const { id, document, message_set_id: messageSetId } = row
  return row.state === 'in doubt' && messageSetId
    ? { op: 'recall', id, document, messageSetId }
    : { op: 'request', id, document, writes: row.is_write === 1 }
}

/** Written down before they go out; fails where another process took one meanwhile. */
export async function sendRequests(
  store: Store,
  { connection_id, run_id }: { readonly connection_id: string; readonly run_id: number },
  operations: readonly Operation[],
  messageSetId: string | undefined,
): Promise<Write[]> {
  const ids = operations.flatMap((op) => (op.op === 'request' ? [op.id] : []))
  if (ids.length === 0) return []
  const rows = await store.select('requests', { connection_id, id: { in: ids } })
  return rows.map((row) => {
    const sent = { state: 'sent', message_set_id: messageSetId ?? null, run_id }
    const about = { connection_id, id: row.id, state: 'waiting' }
    return change('requests', about, { ...sent, attempts: row.attempts + 1 }, 1)
  })
}

const noAnswer = 'QuickBooks gave no answer, and keeps none'

/**
 * What answers, or their absence, make of requests. They are noted in the progress, which must be part of what is
 * committed with this.
 */
export function acceptRequests(
  draft: Pick<Draft, 'connection' | 'progress' | 'now' | 'runId'>,
  pairs: readonly { readonly op: Operation; readonly outcome: Outcome }[],
): Write[] {
  return pairs.flatMap(({ op, outcome }) => {
    if (!isRequest(op)) return []
    const set = settled(op, outcome)
    if (!set) {
      draft.progress.unanswered = [...(draft.progress.unanswered ?? []), mark(op.id)]
      return []
    }
    draft.progress.requests = (draft.progress.requests ?? 0) + 1
    const about = { connection_id: draft.connection.id, id: op.id }
    return [change('requests', about, { ...set, answered_at: draft.now, run_id: draft.runId })]
  })
}

function settled(op: Request, outcome: Outcome): Partial<Row<'requests'>> | undefined {
  switch (outcome.kind) {
    case 'answered':
      return { state: 'done', answer: outcome.answer, problem: null }
    case 'failed':
      return { state: 'failed', problem: outcome.problem }
    case 'absent':
      return { state: 'unproven', problem: noAnswer }
    case 'inDoubt':
      return op.op === 'request' && op.writes ? { state: 'in doubt', problem: noAnswer } : undefined
    default:
      return undefined
  }
}

/** Their answers were lost: a question is asked again, what may have changed something is in doubt. */
export async function loseRequests(store: Store, connectionId: string): Promise<Write[]> {
  const sent = (await openRequests(store, connectionId)).filter((row) => row.state === 'sent')
  return sent.map((row) => {
    const about = { connection_id: connectionId, id: row.id, state: 'sent' }
    return change('requests', about, afterLoss(row))
  })
}

function afterLoss(row: Row<'requests'>): Partial<Row<'requests'>> {
  if (row.is_write) return { state: 'in doubt' }
  return row.attempts < requestAttempts
    ? { state: 'waiting' }
    : { state: 'failed', problem: `no answer in ${row.attempts} runs` }
}
