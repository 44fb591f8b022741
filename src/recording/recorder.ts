// Stands between the calls of one connection and what they use, and writes down what goes through. It decides nothing.
// What it noted goes into the store with the next commit of the call itself, so that an answer and what came of it
// are kept together or not at all; what follows the last commit of a call waits for the next one.
import type { Env } from '../env.ts'
import {
  put,
  type Row,
  type Store,
  StoreConflict,
  type TableName,
  tableOf,
  type Write,
} from '../store/store.ts'
import { idOfTicket, ticketFor } from '../store/ticket.ts'
import type { Backend } from '../sync/ports.ts'
import { Known } from './known.ts'
import { listenedBackend } from './listened-backend.ts'
import { Mentions } from './mentions.ts'
import { modeOf, type RecordingMode } from './mode.ts'
import { chain, type Packed } from './pack.ts'
import {
  type CallArgs,
  type CallName,
  decisionsOf,
  type Event,
  keyOf,
  linesOf,
  notedRow,
  questionOf,
  ticketName,
  withoutSecrets,
} from './tape.ts'

export interface Ports {
  readonly store: Store
  readonly backend: Backend
  readonly env: Env
}

export interface Call {
  readonly name: CallName
  readonly args: CallArgs
  readonly ticket?: string
  /** The answer of QuickBooks as it came; the first commit of the call waits until it is compressed. */
  readonly answer?: Packed | Promise<Packed> | undefined
  /** Noted only where a run begins in it: a login that is sent away, a look of an open run that finds nothing. */
  readonly onlyWithRun?: boolean
}

export interface Recorder {
  /** The same ports, listened to. */
  readonly ports: Ports
  /** One call of the connection at a time. */
  during<T>(call: Call, work: () => Promise<T>): Promise<T>
  /** Whether texts are kept, as far as the connection has been read. */
  readonly isFull: boolean
}

/** Noted and not yet stored, at most: a caller that repeats a call without effect must not fill the memory. */
const pendingEvents = 20_000
/** Tickets of one connection that can still be waiting to be written down. */
const mostTickets = 64

/** The run that is being recorded, its newest part and exchange. */
interface Of {
  readonly id: number
  part: number | undefined
  seq: number
  /** The tape of the newest part, and of the one that is about to be committed. */
  written?: string | undefined
  writing?: { readonly part: number; readonly written: string } | undefined
}

export function makeRecorder(real: Ports, connectionId: string): Recorder {
  const known = new Known()
  const tickets = new Map<string, string>()
  let mode: RecordingMode = 'full'
  let run: Of | undefined
  let events: Event[] = [['begin']]
  /** Events of the call before which a run begins belong to that run. */
  let callBegan = 0
  let opensRun = false
  let answers: (Packed | Promise<Packed>)[] = []
  const mentions = new Mentions()
  let moments: number[] = []
  let ids: string[] = []
  let luck: number[] = []
  let lastNow: number | undefined

  const note = (event: Event): void => {
    if (mode === 'full' && events.length < pendingEvents) events.push(event)
  }
  const gather = (): void => {
    if (moments.length > 0) note(['now', moments])
    if (ids.length > 0) note(['ids', ids])
    if (luck.length > 0) note(['luck', luck])
    moments = []
    ids = []
    luck = []
  }
  const hide = (ticket: string): string => {
    const id = idOfTicket(ticket)
    let name = tickets.get(id)
    if (!name) tickets.set(id, (name = ticketName(id)))
    return ticketFor(name, connectionId)
  }
  const masked = (text: string): string => {
    let out = text
    for (const [ticket, name] of tickets) out = out.replaceAll(ticket, name)
    return out
  }

  const env: Env = {
    ...real.env,
    now() {
      const now = real.env.now()
      lastNow = now
      const last = moments.length - 2
      if (moments[last] === now) (moments[last + 1] as number)++
      else moments.push(now, 1)
      return now
    },
    id() {
      const id = real.env.id()
      ids.push(id)
      return id
    },
    random() {
      const x = real.env.random()
      luck.push(x)
      return x
    },
  }

  /** What the recorder itself learns from rows that pass. */
  function learn(table: TableName, row: Record<string, unknown>): void {
    if (table === 'sessions') {
      hide(String(row['ticket']))
      if (row['state'] !== 'Closed') startAt(Number(row['run_id']))
    }
    if (table === 'connections' && row['id'] === connectionId) mode = modeOf(row['settings'])
    if (table === 'runs' && run && row['id'] === run.id) run.seq = Number(row['exchanges'])
  }
  function startAt(id: number): void {
    if (!opensRun) run ??= { id, part: undefined, seq: 0 }
  }

  const store: Store = {
    ...real.store,
    async select(table, where, options) {
      const rows = await real.store.select(table, where, options)
      for (const row of rows) learn(table, row)
      if (mode === 'full') {
        const noted = rows.map((row) => {
          const shown = withoutSecrets(table, row)
          return known.has(table, shown) ? keyOf(table, shown) : notedRow(shown)
        })
        const where_ =
          where && 'ticket' in where ? { ...where, ticket: hide(String(where.ticket)) } : where
        note(['read', table, questionOf(where_, options), noted])
      }
      return rows
    },
    async count(table, where) {
      const n = await real.store.count(table, where)
      note(['count', table, questionOf(where), n])
      return n
    },
    async commit(writes, options) {
      const begun = writes.find((w) => 'add' in w && w.add === 'runs')
      const before = run
      const rows: Write[] = []
      let left: Event[] = []
      if (begun && 'row' in begun) {
        left = events.splice(0, callBegan)
        callBegan = 0
        if (before && left.length > 0) rows.push(...(await rowsOf(before, left)))
        run = { id: (begun.row as Row<'runs'>).id, part: 0, seq: 0 }
        opensRun = false
      }
      for (const write of writes)
        if ('row' in write && tableOf(write) === 'sessions')
          hide((write.row as Row<'sessions'>).ticket)
      for (const write of writes)
        if ('put' in write && write.put === 'exchanges' && run) run.seq = write.row.seq
      gather()
      note(['commit', decisionsOf(writes)])
      const pending = events
      if (run && !opensRun) rows.push(...(await rowsOf(run, events)), ...mentionsOf(run))
      try {
        await real.store.commit(
          [...(mode === 'full' ? writes : writes.map(headOf)), ...rows],
          options,
        )
      } catch (error) {
        events = [...left, ...pending]
        callBegan = left.length
        const why = error instanceof Error ? error.message : String(error)
        note(['uncommitted', error instanceof StoreConflict, why])
        known.clear()
        if (begun) {
          run = before
          opensRun = true
        }
        throw error
      }
      for (const write of writes) known.wrote(write)
      if (!run || opensRun) return
      if (run.writing) Object.assign(run, { ...run.writing, writing: undefined })
      events = []
      callBegan = 0
      answers = []
      mentions.forget()
    },
  }

  async function rowsOf(of: Of, noted: readonly Event[]): Promise<Write[]> {
    if (mode === 'headers') return []
    of.part ??= await newestPart(of.id)
    const at = lastNow ?? real.env.now()
    let part = of.part
    const row = (kind: string, { data, rawBytes }: Packed): Write =>
      put('recordings', {
        ...{ connection_id: connectionId, run_id: of.id, part: ++part, seq: of.seq, kind, at },
        ...{ raw_bytes: rawBytes, data },
      })
    const texts =
      of === run ? (await Promise.all(answers.map(whole))).filter((a) => a.rawBytes > 0) : []
    const text = masked(linesOf(noted))
    const made = texts.map((a) => row('answer', a))
    const tape = row('tape', chain(text, of.written))
    of.writing = { part, written: text }
    return [...made, tape]
  }

  /** zlib fails for want of memory alone: what was decided is worth more than the text it came from. */
  async function whole(answer: Packed | Promise<Packed>): Promise<Packed> {
    try {
      return await answer
    } catch (error) {
      real.env.log('error', 'an answer was not recorded', { error: String(error) })
      return { data: Buffer.alloc(0), rawBytes: 0 }
    }
  }

  async function newestPart(id: number): Promise<number> {
    const newest = { order: [['part', 'desc']], limit: 1 } as const
    const of = { connection_id: connectionId, run_id: id }
    return (await real.store.select('recordings', of, newest))[0]?.part ?? 0
  }

  const mentionsOf = ({ id, seq }: Of): Write[] =>
    mentions.rowsOf(
      { connection_id: connectionId, run_id: id, seq },
      () => lastNow ?? real.env.now(),
    )

  const backend = listenedBackend(real.backend, {
    note,
    mention: (mention) => mentions.note(mention),
  })

  return {
    ports: { store, backend, env },
    get isFull() {
      return mode === 'full'
    },
    async during({ name, args, ticket, answer, onlyWithRun = false }, work) {
      if (ticket) hide(ticket)
      gather()
      opensRun = onlyWithRun
      // What another tape holds is not on the one that begins here.
      if (onlyWithRun) known.clear()
      callBegan = events.length
      note(['call', name, args])
      if (answer && mode === 'full') answers.push(answer)
      try {
        const result = await work()
        gather()
        note(['gives', result])
        return result
      } finally {
        gather()
        if (opensRun) {
          known.clear()
          events.length = callBegan
          mentions.forget()
        }
        opensRun = false
        for (const oldest of tickets.keys()) if (tickets.size > mostTickets) tickets.delete(oldest)
      }
    },
  }
}

/** Only the heads of the conversation are kept. */
const headOf = (write: Write): Write =>
  'put' in write && write.put === 'exchanges'
    ? put('exchanges', { ...write.row, request: '' })
    : write
