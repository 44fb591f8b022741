// What a serving process does, seen from outside of it: its commits say which runs began and ended and what went wrong,
// its calls how long they took. Nothing in service or engine knows of this.
import type { Env } from '../../env.ts'
import type { WebConnectorService } from '../../qbwc/service-port.ts'
import { traceOfRun } from '../../schema/trace.ts'
import { one, type Row, type Store, type Write } from '../../store/store.ts'
import type { Meter } from './meter.ts'

/** What a ticket stands for. */
export interface Whose {
  readonly connection: string
  readonly run: number
  readonly trace: string
}

type OfRun = Pick<Row<'runs'>, 'connection_id' | 'id'>
type OfTicket = Pick<Row<'sessions'>, 'connection_id' | 'ticket' | 'run_id'>

/** Tickets that are remembered; the oldest is forgotten first and looked up again. */
const ticketsKept = 10_000

export interface Watched {
  readonly store: Store
  /** Of a ticket that a call came with, as far as it is known. */
  whose(ticket: string): Whose | undefined
  watch(service: WebConnectorService): WebConnectorService
}

export function makeWatched(store: Store, env: Env, meter: Meter): Watched {
  const tickets = new Map<string, Whose>()
  const connections = new Map<string, number>()

  async function traceIn(connection: string, run: number): Promise<string> {
    let createdAt = connections.get(connection)
    if (createdAt === undefined) {
      createdAt = (await one(store, 'connections', { id: connection }))?.created_at ?? 0
      connections.set(connection, createdAt)
    }
    return traceOfRun(connection, createdAt, run)
  }

  async function remember(ticket: string, connection: string, run: number): Promise<void> {
    const trace = await traceIn(connection, run)
    const [oldest] = tickets.keys()
    if (tickets.size >= ticketsKept && oldest !== undefined) tickets.delete(oldest)
    tickets.set(ticket, { connection, run, trace })
  }

  /** A commit that went through. */
  async function tell(writes: readonly Write[]): Promise<void> {
    for (const write of writes) {
      if ('add' in write && write.add === 'runs') {
        const row = write.row as Row<'runs'>
        env.log('info', 'a run began', {
          connection: row.connection_id,
          run: row.id,
          user: row.user_name,
          trace: await traceIn(row.connection_id, row.id),
        })
      } else if ('add' in write && write.add === 'sessions') {
        await known(write.row as Row<'sessions'>)
      } else if ('change' in write && write.change === 'sessions') {
        const { run_id } = write.set as Partial<Row<'sessions'>>
        const of = write.where as Pick<Row<'sessions'>, 'connection_id' | 'ticket'>
        if (run_id !== undefined) await known({ ...of, run_id })
      } else if ('put' in write && write.put === 'errors') {
        const { connection_id: connection, code, run_id: run } = write.row as Row<'errors'>
        meter.count('qbsync_errors_total', { connection, code })
        env.log('info', 'an error was noted', { connection, run: run ?? 0, code })
      } else if ('change' in write && write.change === 'runs') {
        await tellRun(write.where as OfRun, write.set as Partial<Row<'runs'>>)
      } else if ('change' in write && write.change === 'exchanges') {
        const { connection_id: connection } = write.where as { connection_id: string }
        if ((write.set as Partial<Row<'exchanges'>>).answered_at)
          meter.count('qbsync_exchanges_total', { connection })
      }
    }
  }

  async function tellRun(where: OfRun, set: Partial<Row<'runs'>>): Promise<void> {
    if (!set.state || !set.ended_at) return
    const { connection_id: connection, id: run } = where
    meter.count('qbsync_runs_total', { connection, state: set.state })
    const level = set.state === 'done' || set.state === 'stopped' ? 'info' : 'warn'
    const [code] = /^E_\w+/.exec(set.first_error ?? '') ?? []
    env.log(level, 'a run ended', {
      connection,
      run,
      state: set.state,
      trace: await traceIn(connection, run),
      ...(code ? { code } : {}),
    })
  }

  const watchedStore: Store = {
    ...store,
    async select(table, where, options) {
      const rows = await store.select(table, where, options)
      // Every call reads its session: what its ticket stands for need not be asked for besides.
      if (table === 'sessions') for (const row of rows as Row<'sessions'>[]) await known(row)
      return rows
    },
    async commit(writes, options) {
      await store.commit(writes, options)
      // It is done: whatever watching it meets must not make it look as if it were not.
      await tell(writes).catch((error: unknown) =>
        env.log('warn', 'a commit could not be counted', { error: String(error) }),
      )
    },
  }

  async function timed<T>(
    call: keyof WebConnectorService,
    ticket: string | undefined,
    work: () => Promise<T>,
    after: (result: T, whose: Whose | undefined) => void = () => undefined,
  ): Promise<T> {
    const began = env.now()
    try {
      const result = await work()
      after(result, tickets.get(ticket ?? ''))
      return result
    } finally {
      meter.count('qbsync_calls_total', { call })
      meter.observe('qbsync_call_seconds', { call }, Math.max(0, env.now() - began) / 1000)
    }
  }

  /** A run kept open has another run under the same ticket after each pause. */
  async function known({ ticket, connection_id, run_id }: OfTicket): Promise<void> {
    const last = tickets.get(ticket)
    if (last?.connection !== connection_id || last.run !== run_id)
      await remember(ticket, connection_id, run_id)
  }

  const bytes = (
    name: 'qbsync_sent_bytes_total' | 'qbsync_received_bytes_total',
    whose: Whose | undefined,
    n: number,
  ) => (whose && n > 0 ? meter.count(name, { connection: whose.connection }, n) : undefined)

  return {
    store: watchedStore,
    whose: (ticket) => tickets.get(ticket),
    watch: (service) => ({
      // What is not a call of the Web Connector passes as it is.
      ...service,
      serverVersion: () => timed('serverVersion', undefined, () => service.serverVersion()),
      clientVersion: (version) =>
        timed('clientVersion', undefined, () => service.clientVersion(version)),
      authenticate: async (user, password, caller) => {
        const answer = await timed('authenticate', undefined, () =>
          service.authenticate(user, password, caller),
        )
        const word = answer[1] ?? ''
        const isTurnedAway = ['none', 'busy', 'nvu'].includes(word)
        meter.count('qbsync_logins_total', { answer: isTurnedAway ? word : 'run' })
        return answer
      },
      sendRequestXML: (call) =>
        timed(
          'sendRequestXML',
          call.ticket,
          () => service.sendRequestXML(call),
          (text, whose) => bytes('qbsync_sent_bytes_total', whose, text.length),
        ),
      receiveResponseXML: (call) =>
        timed(
          'receiveResponseXML',
          call.ticket,
          () => service.receiveResponseXML(call),
          (_, whose) => bytes('qbsync_received_bytes_total', whose, call.bytes),
        ),
      connectionError: (ticket, hresult, message) =>
        timed('connectionError', ticket, () => service.connectionError(ticket, hresult, message)),
      getLastError: (ticket) => timed('getLastError', ticket, () => service.getLastError(ticket)),
      closeConnection: (ticket) =>
        timed('closeConnection', ticket, () => service.closeConnection(ticket)),
    }),
  }
}
