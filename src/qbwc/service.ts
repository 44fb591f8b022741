// The eight calls over protocol, engine and store; no sockets. Durable before polite: what is about to be
// said is committed first, so that a process that dies between any two lines loses nothing.
import type { Env } from '../env.ts'
import type { Call } from '../recording/recorder.ts'
import { change, one, type Row, type Store, StoreConflict } from '../store/store.ts'
import { byTicket } from '../store/ticket.ts'
import type { Backend } from '../sync/ports.ts'
import type { Progress } from '../sync/progress.ts'
import { hashOfNobody } from './credentials.ts'
import { type Desk, makeDesks } from './desks.ts'
import { failureOf, mayBePath, unexplained } from './hresults.ts'
import { after, type State } from './protocol.ts'
import { appOf, callerOf, runErrorOf, runRowOf, type Session } from './run-context.ts'
import { runError, summaryOf, supersede } from './runs.ts'
import type { WebConnectorService } from './service-port.ts'
import { touchesJournal } from './steps.ts'

export interface ServiceOptions {
  readonly store: Store
  readonly backend: Backend
  readonly env: Env
  /** Whether the password belongs to the hash; slow by design, cached by the caller. */
  readonly verify: (user: string, password: string, hash: string) => Promise<boolean>
  readonly version: string
  readonly pageSize?: number
  /** Records of one answer that are worked on at once, before others get a turn. */
  readonly pieceRecords?: number | undefined
  /** False: nothing is recorded, whatever the connections say; for replaying what was. */
  readonly records?: boolean
  /** For what is looked up before a call has its turn, which is on no tape; `store` if not said. */
  readonly lookups?: Store
}

const nobody = ['', 'nvu', '', '']

export function createService(options: ServiceOptions): WebConnectorService {
  const { store, env, lookups = store } = options
  const desks = makeDesks(options)
  /** Sessions of which only the heads are recorded. */
  const headsOnly = new Set<string>()

  /** Calls of one connection are taken one after another; connections do not wait for each other. */
  const queues = new Map<string, Promise<unknown>>()

  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    const settled = mine.catch(() => undefined)
    queues.set(key, settled)
    void settled.then(() => {
      if (queues.get(key) === settled) queues.delete(key)
    })
    return mine
  }

  const sessionOf = (ticket: string, from = lookups): Promise<Session | undefined> =>
    ticket === '' ? Promise.resolve(undefined) : one(from, 'sessions', byTicket(ticket))

  /** Whatever goes wrong is told in status and errors, never as a SOAP fault (web-connector.md 0.4, rule 9). */
  async function orFail<T>(
    { context: { ahead, fail }, ports }: Desk,
    session: Session,
    step: 'sendRequestXML:empty' | 'receiveResponseXML:error',
    work: () => Promise<T>,
    answer: T,
  ): Promise<T> {
    try {
      return await work()
    } catch (error) {
      ahead.delete(session.ticket)
      // Another process took the session on: whatever it does, this call is not part of it.
      if (error instanceof StoreConflict) return answer
      const now = await sessionOf(session.ticket, ports.store)
      const text = error instanceof Error ? error.message : String(error)
      env.log('error', 'a call failed', { run: session.run_id, error: text })
      if (now && after(now.state as State, step)) await fail(now, step, runErrorOf(error, text))
      return answer
    }
  }

  /** A call of a session, in its turn; `otherwise` where there is no such session. */
  async function inSession<T>(
    ticket: string,
    call: Pick<Call, 'name' | 'args' | 'answer'>,
    otherwise: T,
    work: (desk: Desk, session: Session) => Promise<T>,
  ): Promise<T> {
    const session = await sessionOf(ticket)
    if (!session) return otherwise
    const { connection_id } = session
    return inTurn(connection_id, async () => {
      const desk = desks.forCall(session)
      // A run that is kept open looks every few seconds: only what begins something is worth a line.
      const isIdle = session.state === 'Idle' && call.name === 'sendRequestXML'
      const result = await desk.during({ ...call, ticket, onlyWithRun: isIdle }, async () => {
        const now = await sessionOf(ticket, desk.ports.store)
        return now ? work(desk, now) : otherwise
      })
      desk.ticket ??= ticket
      if (!desk.isFull) headsOnly.add(ticket)
      return result
    })
  }

  /** A login of a known installation that was turned away, and why. */
  async function noteRefused(row: Row<'installations'>, password: string): Promise<void> {
    const isRevoked = row.revoked_at !== null
    const earlier = row.previous_hash
    const isOld =
      earlier !== null && (await options.verify(`${row.user_name} before`, password, earlier))
    const details = {
      app: row.app_name,
      label: row.label,
      what: isOld ? 'the password of an earlier configuration' : 'a wrong password',
    }
    const error = {
      connectionId: row.connection_id,
      runId: null,
      code: isRevoked ? 'E_AUTH_REVOKED' : 'E_AUTH_BAD_PASSWORD',
      details,
    } as const
    await store.commit((await runError(store, env, error)).writes)
  }

  return {
    serverVersion: async () => options.version,
    clientVersion: async () => '',

    async authenticate(user, password) {
      const caller = await one(lookups, 'callers', { user_name: user })
      const installation = caller && (await one(lookups, 'installations', caller))
      const hash = installation?.password_hash ?? hashOfNobody
      if (!(await options.verify(user, password, hash)) || !installation) {
        // Not waited for: how long it takes would tell which names exist.
        if (installation)
          noteRefused(installation, password).catch((error: unknown) =>
            env.log('warn', 'a refused login was not noted', { error: String(error) }),
          )
        return nobody
      }
      const { connection_id, user_name } = installation
      return inTurn(connection_id, async () => {
        const before = await sessionOf(desks.ticketOf(connection_id) ?? '')
        const desk = desks.forLogin(connection_id, before)
        const call = { name: 'authenticate', args: { user }, onlyWithRun: true } as const
        return desk.during(call, async () => {
          if (desk.ticket) headsOnly.delete(desk.ticket)
          // As it is now, and so that the recording has it.
          const now = await one(desk.ports.store, 'installations', { connection_id, user_name })
          const answer = await desk.login(now ?? installation)
          if (answer[0]) desk.ticket = answer[0]
          return answer
        })
      })
    },

    keepsAnswer: (ticket) => options.records !== false && ticket !== '' && !headsOnly.has(ticket),
    knows: async (ticket) => (await sessionOf(ticket)) !== undefined,
    async sendRequestXML({ ticket, ...args }) {
      return inSession(ticket, { name: 'sendRequestXML', args }, '', (desk, session) =>
        orFail(
          desk,
          session,
          'sendRequestXML:empty',
          () => desk.exchange.send(session, { ticket, ...args }),
          '',
        ),
      )
    },

    async receiveResponseXML(call) {
      const { ticket, hresult, message, bytes, problem, kept: answer } = call
      const args = { hresult, message, bytes, ...(problem === undefined ? {} : { problem }) }
      return inSession(ticket, { name: 'receiveResponseXML', args, answer }, -1, (desk, session) =>
        orFail(
          desk,
          session,
          'receiveResponseXML:error',
          () => desk.exchange.receive(session, call),
          -1,
        ),
      )
    },

    async connectionError(ticket, hresult, message) {
      const args = { hresult, message }
      return inSession(ticket, { name: 'connectionError', args }, 'done', async (desk, session) => {
        if (session.state !== 'WaitForSendRequestXML') return 'done'
        const { store } = desk.ports
        const { move, fail } = desk.context
        const connection = await one(store, 'connections', { id: session.connection_id })
        if (connection?.company_file && mayBePath(hresult) && session.connect_failures === 0) {
          await store.commit([move(session, 'connectionError:retry', { connect_failures: 1 })])
          return ''
        }
        const failure = failureOf(hresult, message) ?? unexplained(message)
        const details = { app: await appOf(store, session), ...failure.details }
        await fail(session, 'connectionError:done', { ...failure, details })
        return 'done'
      })
    },

    async getLastError(ticket) {
      const session = await sessionOf(ticket)
      if (!session) return 'This session has ended. Update again.'
      if (session.state === 'Idle') return 'NoOp'
      return session.last_error ?? 'No work is left.'
    },

    async closeConnection(ticket) {
      const closed = await inSession(
        ticket,
        { name: 'closeConnection', args: {} },
        'OK',
        async (desk, session) => {
          if (session.state === 'Closed') return 'OK'
          const { store } = desk.ports
          const run = await one(store, 'runs', runRowOf(session))
          const { engine, ahead } = desk.context
          // Whoever closes has no text in hand any more. An end lost in a power cut is one that the next login sees.
          const seen = { last_seen_at: desk.ports.env.now() }
          const writes = [
            ...(await supersede(store, desk.ports.env, engine, session)),
            change('installations', callerOf(session), seen),
          ]
          await store.commit(writes, { flush: touchesJournal(writes) })
          ahead.delete(ticket)
          if (run?.first_error) return 'Ended with an error.'
          return run ? `OK: ${summaryOf(run.progress as Progress)}` : 'OK'
        },
      )
      headsOnly.delete(ticket)
      desks.closed(ticket)
      return closed
    },
  }
}
