// What serves the calls of one connection in this process, while it has a session. Several processes may serve one
// session in turn: what this one remembers is good for as long as nobody else took the session on.
import { type Call, makeRecorder, type Ports } from '../recording/recorder.ts'
import type { Row, Store, Write } from '../store/store.ts'
import { createEngine } from '../sync/engine.ts'
import { type Exchange, makeExchange } from './exchange.ts'
import { holdRows } from './held-rows.ts'
import { makeLogin } from './login.ts'
import { makeRunContext, type RunContext, type Session } from './run-context.ts'
import { Turns } from './turns.ts'

export interface Desk {
  readonly context: RunContext
  readonly login: ReturnType<typeof makeLogin>
  readonly exchange: Exchange
  readonly ports: Ports
  during<T>(call: Call, work: () => Promise<T>): Promise<T>
  readonly isFull: boolean
  /** Of the newest session. */
  ticket: string | undefined
}

export interface Desks {
  /**
   * The desk for a call of a session. One that another process has worked behind is given up: its recording would go
   * on where it is not, and its thoughts are of a step that is over.
   */
  forCall(session: Session): Desk
  /** The same for a login: `before` is the session of the ticket that this process served last, if it is still there. */
  forLogin(connectionId: string, before: Session | undefined): Desk
  /** The ticket that the connection was served under last, in this process. */
  ticketOf(connectionId: string): string | undefined
  closed(ticket: string): void
}

export interface DeskOptions extends Ports {
  readonly pageSize?: number
  readonly pieceRecords?: number | undefined
  readonly records?: boolean
}

interface Kept {
  readonly desk: Desk
  /** The step at which this process left each session. */
  readonly steps: Map<string, number>
}

export function makeDesks(options: DeskOptions): Desks {
  const { store, backend, env } = options
  const pageSize = options.pageSize ? { pageSize: options.pageSize } : {}
  const desks = new Map<string, Kept>()
  const turns = new Turns()

  /** Everything of a connection goes through ports of its own, so that its recording holds nothing of another. */
  function opened(connectionId: string): Kept {
    const steps = new Map<string, number>()
    const real = { store: watched(store, steps), backend, env }
    const recorder =
      options.records === false
        ? { ports: real, isFull: false, during: <T>(_: Call, work: () => Promise<T>) => work() }
        : makeRecorder(real, connectionId)
    // What is held is read once, and so noted once.
    const held = holdRows(recorder.ports.store)
    const ports = { ...recorder.ports, store: held.store }
    const engine = createEngine({ ...ports, ...pageSize })
    const { pieceRecords } = options
    const turn = () => turns.take()
    const context = makeRunContext({ ...ports, engine, pieceRecords, turn })
    const desk: Desk = {
      context,
      ports,
      login: makeLogin(context),
      exchange: makeExchange(context),
      during(call, work) {
        held.forget()
        return recorder.during(call, work)
      },
      get isFull() {
        return recorder.isFull
      },
      ticket: undefined,
    }
    const kept = { desk, steps }
    desks.set(connectionId, kept)
    return kept
  }

  /** Steps only grow: a session that was read before its turn may be behind what this process has done since. */
  function ours(connectionId: string, session: Session | undefined): Kept {
    const known = desks.get(connectionId)
    const left = known?.steps.get(session?.ticket ?? '') ?? -1
    return known && session && left >= session.step ? known : opened(connectionId)
  }

  return {
    forCall: (session) => ours(session.connection_id, session).desk,
    forLogin(connectionId, before) {
      const known = desks.get(connectionId)
      // Nothing was begun at it yet.
      if (known && known.desk.ticket === undefined) return known.desk
      return ours(connectionId, before).desk
    },
    ticketOf: (connectionId) => desks.get(connectionId)?.desk.ticket,
    closed(ticket) {
      for (const [id, { desk }] of desks) if (desk.ticket === ticket) desks.delete(id)
    },
  }
}

/** Notes the steps that were committed: what another process commits does not come by. */
function watched(store: Store, steps: Map<string, number>): Store {
  return {
    ...store,
    async commit(writes, how) {
      await store.commit(writes, how)
      for (const write of writes) noteStep(write, steps)
    },
  }
}

function noteStep(write: Write, steps: Map<string, number>): void {
  if ('add' in write && write.add === 'sessions') {
    const { ticket, step } = write.row as Row<'sessions'>
    // Of a connection there is one session at a time.
    steps.clear()
    steps.set(ticket, step)
  } else if ('change' in write && write.change === 'sessions') {
    const { ticket } = write.where as { ticket?: string }
    const { step } = write.set as Partial<Row<'sessions'>>
    if (ticket !== undefined && step !== undefined) steps.set(ticket, step)
  }
}
