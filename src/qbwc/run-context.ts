// What the calls of one run share: store, engine, backend, and the few steps that every call is made of.
import type { Env } from '../env.ts'
import { databaseFault, type ErrorCode, invariant, QbsyncError, type Retry } from '../errors.ts'
import { change, one, type Row, type Store, type Write } from '../store/store.ts'
import type { Engine, NextStep, RunOf, Step } from '../sync/engine.ts'
import type { Backend } from '../sync/ports.ts'
import { noteDelivery } from '../sync/refused.ts'
import { restAfterFailure } from './backend-rest.ts'
import { after, type Step as ProtocolStep, type State } from './protocol.ts'
import { runError } from './runs.ts'

export type Session = Row<'sessions'>

export interface RunError {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string>>
  readonly raw?: string
  /** Where it is another than that of the catalogue. */
  readonly retry?: Retry
}

/** Where in a run something is delivered; `step` grows. */
export interface Delivery {
  readonly connectionId: string
  readonly runId: number
  readonly step: number
  /** Within a step, for what is delivered besides: counted from 1. */
  readonly part?: number
  /** Of an answer that is delivered in pieces: all but the last are counted from 1, and sort before it. */
  readonly piece?: number
}

/** Where the row of a session is. */
export const rowOf = ({ connection_id, ticket }: Session) => ({ connection_id, ticket })

/** Where the run of a session is. */
export const runRowOf = ({ connection_id, run_id }: Session) => ({ connection_id, id: run_id })

export const runOf = ({ connection_id, run_id }: Session): RunOf => ({
  connectionId: connection_id,
  runId: run_id,
})

/** Where the installation that a session belongs to is. */
export const callerOf = ({ connection_id, user_name }: Session) => ({ connection_id, user_name })

/** The step of a session in which something is delivered; 0 is the beginning of the run. */
export const deliveryOf = (session: Session): Delivery => ({
  connectionId: session.connection_id,
  runId: session.run_id,
  step: session.step + 1,
})

export interface RunContext {
  readonly store: Store
  readonly backend: Backend
  readonly env: Env
  readonly engine: Engine
  /** Records of an answer that are worked on at once: as pieces.ts has it if not said. */
  readonly pieceRecords?: number | undefined
  /** Between two slices of work on a long answer: settles when it is its turn (turns.ts). */
  turn(): Promise<void>
  /**
   * Steps worked out ahead of the call that will ask for them, each good for one step of its session only;
   * losing one costs a second look, no more.
   */
  readonly ahead: Map<string, { readonly at: number; readonly step: NextStep }>
  /** The write that moves the session on; it fails if another process moved it meanwhile. */
  move(session: Session, step: ProtocolStep, set?: Partial<Session>): Write
  /** Runs what needs the backend; a failure there becomes E_BACKEND. */
  asBackend<T>(work: () => Promise<T>): Promise<T>
  /** Gives the writes that follow those of the step: what the backend refused, and what it takes again. */
  deliver(at: Delivery, step: Step): Promise<Write[]>
  /** Ends the run with an error that the person at the connector sees. */
  fail(
    session: Session,
    step: ProtocolStep,
    error: RunError,
    more?: readonly Write[],
  ): Promise<void>
}

/** The application as the Web Connector and QuickBooks name it, whose rights somebody has to look at (R84). */
export async function appOf(store: Store, session: Session): Promise<string> {
  const row = await one(store, 'installations', callerOf(session))
  return row?.app_name ?? session.user_name
}

export const problemOf = (error: QbsyncError): Record<string, string> => {
  const { problem, restMs } = error.details
  return {
    problem: String(problem ?? error.message),
    ...(restMs === undefined ? {} : { restMs: String(restMs) }),
  }
}

/** What a call that failed is told as: the world's fault where it is one, ours where it is not known as that. */
export function runErrorOf(error: unknown, text: string): RunError {
  if (error instanceof QbsyncError && error.code === 'E_BACKEND')
    return { code: 'E_BACKEND', details: problemOf(error) }
  const fault = databaseFault(error, ["qbsync's own store"])
  if (!fault) return { code: 'E_INTERNAL', details: { detail: text } }
  const { problem = text, files = '', hint = '' } = fault.details as Record<string, string>
  return { code: 'E_DATABASE', details: { problem, files, hint } }
}

export function makeRunContext(
  own: Pick<RunContext, 'store' | 'backend' | 'env' | 'engine' | 'pieceRecords' | 'turn'>,
): RunContext {
  const { store, backend, env } = own
  const ahead: RunContext['ahead'] = new Map()

  function move(session: Session, step: ProtocolStep, set: Partial<Session> = {}): Write {
    const state = after(session.state as State, step)
    invariant(state, `${step} is legal in ${session.state}`)
    const where = { ...rowOf(session), state: session.state, step: session.step }
    const moved = { ...set, state, step: session.step + 1, last_call_at: env.now() }
    return change('sessions', where, moved, 1)
  }

  async function asBackend<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      if (cause instanceof QbsyncError && cause.code === 'E_BACKEND') throw cause
      const problem = cause instanceof Error ? cause.message : String(cause)
      throw new QbsyncError('E_BACKEND', { problem }, { cause })
    }
  }

  async function deliver(at: Delivery, step: Step): Promise<Write[]> {
    const { changes, resolve, progress } = step
    if (changes.length === 0) return []
    const { connectionId, runId } = at
    const connection = await one(store, 'connections', { id: connectionId })
    // A store that was made anew counts its runs from 1 again; its connections are younger.
    const whole = stepName(connection?.created_at ?? 0, runId, at.step)
    const counted = (n: number) => `.${String(n).padStart(4, '0')}`
    const name = `${whole}${at.part ? counted(at.part) : ''}${at.piece ? counted(0) + counted(at.piece) : ''}`
    const now = env.now()
    const context = { resolve, at: now, step: name }
    const refusals = await asBackend(() => backend.apply(connectionId, changes, context))
    // The progress is part of the writes of the step, which are not committed yet.
    progress.errors += refusals.length
    return noteDelivery(store, { connectionId, runId, now, changes, refusals })
  }

  async function fail(
    session: Session,
    step: ProtocolStep,
    error: RunError,
    more: readonly Write[] = [],
  ): Promise<void> {
    const about = { connectionId: session.connection_id, runId: session.run_id, ...error }
    const { writes, text } = await runError(store, env, about)
    ahead.delete(session.ticket)
    const rest =
      error.code === 'E_BACKEND'
        ? [await restAfterFailure(store, session.connection_id, env.now(), restOf(error))]
        : []
    await store.commit([
      ...more,
      ...writes,
      ...rest,
      change(
        'runs',
        // A run that ended before this call keeps its end.
        { ...runRowOf(session), ended_at: null },
        { state: 'failed', ended_at: env.now(), first_error: text },
      ),
      move(session, step, { last_error: text, request_text: null, operations: null }),
    ])
  }

  return { ...own, ahead, move, asBackend, deliver, fail }
}

const restOf = (error: RunError): number => Number(error.details['restMs'] ?? 0)

/** Part of the request ids of one exchange. */
export const tagOf = (runId: number, seq: number): string => `${runId}-${seq}`

/** Numbers of a fixed width, so that text sorts as they do. */
export const stepName = (createdAt: number, runId: number, step: number): string =>
  [
    String(createdAt).padStart(13, '0'),
    String(runId).padStart(9, '0'),
    String(step).padStart(6, '0'),
  ].join('.')
