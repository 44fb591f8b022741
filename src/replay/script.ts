// The world of one replayed run: a store, a backend and an Env that give what the tape says they gave, and notice
// where the engine decides otherwise. What the tape does not know is answered from the rows seen so far, so that an
// engine that asks in another way than the one that recorded still gets sensible answers.
import type { Env } from '../env.ts'
import { silent } from '../env.ts'
import { isErrorCode, QbsyncError } from '../errors.ts'
import type { Ports } from '../recording/recorder.ts'
import type { TapedCall } from '../recording/recording.ts'
import { anyQuestion } from '../recording/redact.ts'
import {
  type Decision,
  decisionsOf,
  type Event,
  type NotedChange,
  type NotedFailure,
  type NotedRow,
  notedChange,
  questionOf,
} from '../recording/tape.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import {
  put,
  type Row,
  type Store,
  StoreConflict,
  type TableName,
  type Write,
} from '../store/store.ts'
import { type Table, tables } from '../store/tables.ts'
import type { Backend, Unlinked } from '../sync/ports.ts'

export interface Difference {
  /** Number of the call within the run, from 1, and its name. */
  readonly call: number
  readonly name: string
  /** answer: what the call gave; backend: changes for the platform; store: journal, errors and the like. */
  readonly what: 'answer' | 'backend' | 'store'
  readonly recorded: unknown
  readonly replayed: unknown
}

type Of<K extends Event[0]> = Extract<Event, readonly [K, ...unknown[]]>
const all = <K extends Event[0]>(events: readonly Event[], kind: K): Of<K>[] =>
  events.filter((e): e is Of<K> => e[0] === kind)

type Side = Of<'changes'> | Of<'unlinked'> | Of<'apply'> | Of<'failed'>

interface Commit {
  readonly decisions: readonly Decision[]
  /** What became of it, where it did not happen. */
  readonly fails?: Error
}

function commitsOf(events: readonly Event[]): Commit[] {
  const commits: Commit[] = []
  for (const event of events) {
    if (event[0] === 'commit') commits.push({ decisions: event[1] })
    const last = commits.at(-1)
    if (event[0] === 'uncommitted' && last)
      commits[commits.length - 1] = {
        ...last,
        fails: event[1] ? new StoreConflict(event[2]) : new Error(event[2]),
      }
  }
  return commits
}

const fits = (noted: string, asked: string): boolean => noted === asked || noted === anyQuestion

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export class Script {
  readonly ports: Ports
  readonly state: Store
  readonly differences: Difference[] = []
  #number = 0
  #call: TapedCall | undefined
  #reads: Of<'read'>[] = []
  #counts: Of<'count'>[] = []
  #sides: Side[] = []
  #commits: Commit[] = []
  #moments: number[] = []
  #ids: string[] = []
  #luck: number[] = []
  #now = 0
  #made = 0

  /** `unlinked`: whether the backend could be asked for records without a link. */
  constructor(hasUnlinked: boolean) {
    this.state = openSqliteStore(':memory:')
    this.ports = { store: this.#store(), backend: this.#backend(hasUnlinked), env: this.#env() }
  }

  /** Makes ready for the next call. */
  async begin(call: TapedCall): Promise<void> {
    const { events } = call
    this.#number++
    this.#call = call
    this.#reads = all(events, 'read')
    this.#counts = all(events, 'count')
    this.#sides = events.filter((e): e is Side =>
      ['changes', 'unlinked', 'apply', 'failed'].includes(e[0]),
    )
    this.#commits = commitsOf(events)
    this.#moments = all(events, 'now').flatMap(([, runs]) => unrolled(runs))
    this.#ids = all(events, 'ids').flatMap(([, ids]) => ids)
    this.#luck = all(events, 'luck').flatMap(([, luck]) => luck)
    await this.#lay()
  }

  /** The call is over: `found` is what it gave. */
  end(found: unknown): void {
    const gives = all(this.#call?.events ?? [], 'gives')[0]
    const recorded = gives?.[1]
    if (gives && !isSame(recorded, found)) this.#differ('answer', recorded, found)
    for (const side of this.#sides)
      if (side[0] === 'apply' && side[1].length > 0) this.#differ('backend', side[1], [])
    for (const { decisions } of this.#commits)
      if (decisions.length > 0) this.#differ('store', decisions, [])
  }

  #differ(what: Difference['what'], recorded: unknown, replayed: unknown): void {
    const name = this.#call?.name ?? ''
    this.differences.push({ call: this.#number, name, what, recorded, replayed })
  }

  /** Rows that the call is going to read, where none of their key is known yet. */
  async #lay(): Promise<void> {
    const writes = new Map<string, Write>()
    for (const [, table, , rows] of this.#reads)
      for (const row of rows) {
        if (Array.isArray(row)) continue
        const whole = wholeRow(table, row)
        const key = keyWhere(table, whole)
        const name = `${table} ${JSON.stringify(key)}`
        if (writes.has(name) || (await this.state.count(table, key)) > 0) continue
        writes.set(name, put(table, whole as never))
      }
    // Installations belong to a connection that is there.
    const isFirst = (w: Write) => 'put' in w && w.put === 'connections'
    const laid = [...writes.values()]
    await this.state.commit([
      ...laid.filter(isFirst),
      ...laid.filter((w) => !isFirst(w)),
      ...callersOf(laid),
    ])
  }

  #store(): Store {
    return {
      select: async (table, where, options) => {
        const question = questionOf(where, options)
        const at = this.#reads.findIndex(([, t, q]) => t === table && fits(q, question))
        if (at < 0) return this.state.select(table, where, options)
        const [event] = this.#reads.splice(at, 1)
        const rows: unknown[] = []
        for (const noted of event?.[3] ?? []) rows.push(await this.#row(table, noted))
        return rows.filter((row) => row !== undefined) as never
      },
      count: async (table, where) => {
        const question = questionOf(where)
        const at = this.#counts.findIndex(([, t, q]) => t === table && fits(q, question))
        if (at < 0) return this.state.count(table, where)
        return this.#counts.splice(at, 1)[0]?.[3] ?? 0
      },
      commit: async (writes, options) => {
        const found = decisionsOf(writes)
        const recorded = this.#commits.shift()
        if (!isSame(recorded?.decisions ?? [], found))
          this.#differ('store', recorded?.decisions ?? [], found)
        if (recorded?.fails) throw recorded.fails
        await this.state.commit(writes, options)
      },
      prune: (what, before, most) => this.state.prune(what, before, most),
      page: (table, after, limit) => this.state.page(table, after, limit),
      bytes: () => this.state.bytes(),
      close: () => this.state.close(),
    }
  }

  async #row(table: TableName, noted: NotedRow): Promise<unknown> {
    if (!Array.isArray(noted)) {
      const row = wholeRow(table, noted as Record<string, unknown>)
      await this.state.commit([put(table, row as never)])
      return structuredClone(row)
    }
    const { key }: Table = tables[table]
    const where = Object.fromEntries(key.map((name, i) => [name, noted[i]]))
    return (await this.state.select(table, where as never, { limit: 1 }))[0]
  }

  #take(
    what: 'changes' | 'unlinked' | 'apply',
    isIt: (event: Event) => boolean,
  ): Event | undefined {
    const at = this.#sides.findIndex((e) => (e[0] === 'failed' ? e[1] === what : isIt(e)))
    const [event] = at < 0 ? [] : this.#sides.splice(at, 1)
    if (event?.[0] === 'failed') throw errorOf(event[2])
    return event
  }

  #backend(hasUnlinked: boolean): Backend {
    return {
      apply: async (_connection, changes) => {
        const found: NotedChange[] = changes.map(notedChange)
        const failed = this.#sides.find(
          (e) => e[0] === 'apply' || (e[0] === 'failed' && e[1] === 'apply'),
        )
        const recorded = failed?.[0] === 'failed' ? (failed[3] ?? []) : (failed?.[1] ?? [])
        if (!isSame(recorded, found)) this.#differ('backend', recorded, found)
        const event = this.#take('apply', (e) => e[0] === 'apply')
        return event?.[0] === 'apply' ? event[2] : []
      },
      changes: async (_connection, since) => {
        const event = this.#take('changes', (e) => e[0] === 'changes')
        return event?.[0] === 'changes'
          ? structuredClone(event[1])
          : { changes: [], mark: since ?? '0', more: false }
      },
      ...(hasUnlinked
        ? {
            unlinked: async (_connection: string, entity: string): Promise<readonly Unlinked[]> => {
              const event = this.#take('unlinked', (e) => e[0] === 'unlinked' && e[1] === entity)
              return event?.[0] === 'unlinked' ? event[2] : []
            },
          }
        : {}),
      close: async () => undefined,
    }
  }

  #env(): Env {
    return {
      now: () => (this.#now = this.#moments.shift() ?? this.#now),
      id: () => this.#ids.shift() ?? (++this.#made).toString(16).padStart(32, 'f'),
      random: () => this.#luck.shift() ?? 0.5,
      sleep: async () => undefined,
      log: silent,
    }
  }
}

/** A tape holds what is read once the connection is known: how it was found is told by its installations. */
export const callersOf = (laid: readonly Write[]): Write[] =>
  laid.flatMap((w) => {
    if (!('put' in w) || w.put !== 'installations') return []
    const { user_name, connection_id } = w.row
    return [put('callers', { user_name, connection_id })]
  })

function unrolled(runs: readonly number[]): number[] {
  const out: number[] = []
  for (let i = 0; i < runs.length; i += 2)
    for (let n = runs[i + 1] ?? 0; n > 0; n--) out.push(runs[i] ?? 0)
  return out
}

function wholeRow<T extends TableName>(table: T, noted: object): Row<T> {
  const { columns }: Table = tables[table]
  const given = noted as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(columns).map((name) => [name, given[name] ?? null]),
  ) as unknown as Row<T>
}

function keyWhere(table: TableName, row: object): never {
  const { key }: Table = tables[table]
  return Object.fromEntries(key.map((name) => [name, (row as never)[name]])) as never
}

const errorOf = ({ code, message, details }: NotedFailure): Error =>
  code !== undefined && isErrorCode(code) ? new QbsyncError(code, details) : new Error(message)
