// The eight calls over protocol, engine and store; no sockets. Durable before polite: what is about to be
// said is committed first, so that a process that dies between any two lines loses nothing.
import type { Env } from '../env.ts'
import { QbsyncError } from '../errors.ts'
import { one, type Row, type Store, StoreConflict } from '../store/store.ts'
import { createEngine } from '../sync/engine.ts'
import type { Backend } from '../sync/ports.ts'
import type { Progress } from '../sync/progress.ts'
import { hashOfNobody } from './credentials.ts'
import { makeExchange } from './exchange.ts'
import { failureOf, mayBePath } from './hresults.ts'
import { makeLogin } from './login.ts'
import { after, type State } from './protocol.ts'
import { appOf, makeRunContext, problemOf, type RunError, type Session } from './run-context.ts'
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
}

function runErrorOf(error: unknown, text: string): RunError {
  if (error instanceof QbsyncError && error.code === 'E_BACKEND')
    return { code: 'E_BACKEND', details: problemOf(error) }
  return { code: 'E_INTERNAL', details: { detail: text } }
}

/** connectionError without an HRESULT or a code we know: only its text is left. */
const unexplained = (message: string): RunError => ({
  code: 'E_QB_UNAVAILABLE',
  details: {
    hresult: 'no HRESULT',
    message: message.replace(/\.\s*$/, '') || 'no reason given',
    remedy: 'Open QuickBooks and the company file, then update again.',
  },
})

const nobody = ['', 'nvu', '', '']

export function createService(options: ServiceOptions): WebConnectorService {
  const { store, backend, env } = options
  const pageSize = options.pageSize ? { pageSize: options.pageSize } : {}
  const engine = createEngine({ store, env, ...pageSize })
  const context = makeRunContext({
    store,
    backend,
    env,
    engine,
    pieceRecords: options.pieceRecords,
  })
  const { ahead, move, fail } = context
  const login = makeLogin(context)
  const { send, receive } = makeExchange(context)
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

  const sessionOf = (ticket: string): Promise<Session | undefined> =>
    ticket === '' ? Promise.resolve(undefined) : one(store, 'sessions', { ticket })

  /** Whatever goes wrong is told in status and errors, never as a SOAP fault (web-connector.md 0.4, rule 9). */
  async function orFail<T>(
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
      const now = await sessionOf(session.ticket)
      const text = error instanceof Error ? error.message : String(error)
      env.log('error', 'a call failed', { run: session.run_id, error: text })
      if (now && after(now.state as State, step)) await fail(now, step, runErrorOf(error, text))
      return answer
    }
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
      const installation = await one(store, 'installations', { user_name: user })
      const hash = installation?.password_hash ?? hashOfNobody
      if (!(await options.verify(user, password, hash)) || !installation) {
        // Not waited for: how long it takes would tell which names exist.
        if (installation)
          noteRefused(installation, password).catch((error: unknown) =>
            env.log('warn', 'a refused login was not noted', { error: String(error) }),
          )
        return nobody
      }
      return inTurn(installation.connection_id, () => login(installation))
    },

    async sendRequestXML(call) {
      const session = await sessionOf(call.ticket)
      if (!session) return ''
      return inTurn(session.connection_id, async () => {
        const now = await sessionOf(call.ticket)
        if (!now) return ''
        return orFail(now, 'sendRequestXML:empty', () => send(now, call), '')
      })
    },

    async receiveResponseXML(call) {
      const session = await sessionOf(call.ticket)
      if (!session) return -1
      return inTurn(session.connection_id, async () => {
        const now = await sessionOf(call.ticket)
        if (!now) return -1
        return orFail(now, 'receiveResponseXML:error', () => receive(now, call), -1)
      })
    },

    async connectionError(ticket, hresult, message) {
      const session = await sessionOf(ticket)
      if (session?.state !== 'WaitForSendRequestXML') return 'done'
      const connection = await one(store, 'connections', { id: session.connection_id })
      if (connection?.company_file && mayBePath(hresult) && session.connect_failures === 0) {
        await store.commit([move(session, 'connectionError:retry', { connect_failures: 1 })])
        return ''
      }
      const failure = failureOf(hresult, message) ?? unexplained(message)
      const details = { app: await appOf(store, session), ...failure.details }
      await fail(session, 'connectionError:done', { ...failure, details })
      return 'done'
    },

    async getLastError(ticket) {
      const session = await sessionOf(ticket)
      if (!session) return 'This session has ended. Update again.'
      if (session.state === 'Idle') return 'NoOp'
      return session.last_error ?? 'No work is left.'
    },

    async closeConnection(ticket) {
      const session = await sessionOf(ticket)
      if (!session || session.state === 'Closed') return 'OK'
      return inTurn(session.connection_id, async () => {
        const now = await sessionOf(ticket)
        if (!now || now.state === 'Closed') return 'OK'
        const run = await one(store, 'runs', { id: now.run_id })
        // An end that a power cut takes back is an end that the next login sees.
        const writes = await supersede(store, env, engine, now)
        await store.commit(writes, { flush: touchesJournal(writes) })
        ahead.delete(ticket)
        if (run?.first_error) return 'Ended with an error.'
        return run ? `OK: ${summaryOf(run.progress as Progress)}` : 'OK'
      })
    },
  }
}
