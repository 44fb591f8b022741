// A whole world in one process: simulated QuickBooks and Web Connector, the real service over loopback SOAP,
// the real engine, store and backend. The only place besides src/cli that joins both sides.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { build } from '../src/backend/schema.ts'
import { openSqliteBackend, sqliteBackendOn } from '../src/backend/sqlite.ts'
import { createConnection, generateQwc } from '../src/cli/connections.ts'
import { type Env, silent, type VirtualEnv, virtualEnv } from '../src/env.ts'
import { CredentialCache } from '../src/qbwc/credentials.ts'
import { createServer } from '../src/qbwc/server.ts'
import { createService } from '../src/qbwc/service.ts'
import type { WebConnectorService } from '../src/qbwc/service-port.ts'
import { statusOf, withRecords } from '../src/qbxml/message-set.ts'
import { readQbxml } from '../src/qbxml/read.ts'
import { writeAnswer } from '../src/qbxml/write.ts'
import { pack } from '../src/recording/pack.ts'
import type { Fields } from '../src/schema/entity.ts'
import { listAt, textAt } from '../src/schema/entity.ts'
import { createCompany } from '../src/sim/company.ts'
import type { Company } from '../src/sim/company-file.ts'
import { Desktop } from '../src/sim/desktop.ts'
import { WebConnector } from '../src/sim/web-connector.ts'
import type { CallReport, UpdateResult } from '../src/sim/web-connector-options.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { change, type Store, type TableName, tableOf } from '../src/store/store.ts'
import type { Backend } from '../src/sync/ports.ts'

/** 2026-04-01 09:00 in Chicago: the clock of the fixture company. */
export const fixtureNow = Date.UTC(2026, 3, 1, 14, 0, 0)

/** A commit of the store: what it touched, and whether it waited for the disk. */
export interface Commit {
  readonly tables: ReadonlySet<TableName>
  readonly isFlushed: boolean
}

export interface World {
  readonly env: VirtualEnv
  readonly company: Company
  readonly desktop: Desktop
  readonly connector: WebConnector
  /** What the server serves. */
  readonly service: WebConnectorService
  readonly store: Store
  readonly backend: Backend
  readonly url: string
  /** Where its databases are. */
  readonly folder: string
  readonly password: string
  readonly connectionId: string
  /** The backend's file, opened as anyone may open it. */
  readonly sql: Database.Database
  /** Every SOAP call of the last run. */
  readonly calls: CallReport[]
  /** Every commit of the store during the last run. */
  readonly commits: Commit[]
  /** Update Selected. */
  run(): Promise<UpdateResult>
  /** Minutes of the clock pass, then the connector visits. */
  tick(minutes?: number): Promise<UpdateResult>
  /** Somebody does something in QuickBooks: perform('InvoiceModRq', {...}); fails on an error status. */
  inQuickBooks(name: string, content: Fields): Fields
  /** Somebody changes preferences of one group. */
  prefer(group: string, change: Record<string, string>): void
  /** The record of this number or name as QuickBooks has it, lines and links included. */
  look(entity: string, label: string): Fields
  rows<T = Record<string, unknown>>(sql: string, ...values: unknown[]): T[]
  /** Makes the nth commit from now fail, as if the process had died before it; 0 heals. */
  breakCommit(nth: number): void
  /** Changes answers of QuickBooks on their way to the service: by their text. */
  tamper: ((answer: string) => string) | undefined
  /** qbXML texts of the last run that contain this word. */
  sent(word: string): string[]
  close(): Promise<void>
}

export interface WorldOptions {
  readonly profile?: 'rivera' | 'empty' | 'trades'
  /** Invoices of the trades company, and the seed it is made from. */
  readonly invoices?: number
  readonly seed?: number
  readonly pageSize?: number
  readonly pieceRecords?: number
  readonly company?: string
  /** Another backend than SQLite; `sql` and `rows` see nothing then. */
  readonly openBackend?: (env: VirtualEnv) => Promise<Backend>
  /** Another store than SQLite. */
  readonly openStore?: () => Promise<Store>
  /** So many programs serve one after the other, each call by the next; each opens the store for itself. */
  readonly programs?: number
  /** Profile of the connection: payments-desktop if not said. */
  readonly rules?: string
  /** Choices of the user: accounts and the like. */
  readonly settings?: Record<string, unknown>
  /** Runs are kept open. */
  readonly live?: boolean
  /** The store is a file, as it is in earnest, and not in memory. */
  readonly isOnDisk?: boolean
  /** Told the milliseconds of every call of the service, and those of the processor. */
  readonly onServed?: (ms: number, processorMs: number) => void
  /** Takes the lines of QWCLog.txt at the level VERBOSE. */
  readonly log?: (line: string) => void
  /** The clock; virtual if not said. */
  readonly env?: Env
  /** Whether conversations are recorded; true if not said. */
  readonly records?: boolean
  /** The backend is kept in memory, and not in a file. */
  readonly inMemory?: boolean
}

/** As behind a balancer that sends each call to the next program. */
function inTurn(services: readonly WebConnectorService[]): WebConnectorService {
  const [first] = services
  if (!first || services.length === 1) return first as WebConnectorService
  let n = 0
  return new Proxy(first, {
    get: (_, name) => {
      const next = services[n++ % services.length] as WebConnectorService
      return Reflect.get(next, name).bind(next)
    },
  })
}

export async function makeWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-world-'))
  const env = Object.assign(virtualEnv({ now: fixtureNow, seed: 1 }), options.env)
  const { profile = 'rivera', invoices, seed } = options
  const company = createCompany(':memory:', { profile, invoices, seed }, env)
  const desktop = new Desktop(company)
  let commitsLeft = 0
  const commits: Commit[] = []
  const store = breakable(
    (await options.openStore?.()) ??
      openSqliteStore(options.isOnDisk ? join(folder, 'qbsync.db') : ':memory:'),
    () => commitsLeft-- === 1,
    commits,
  )
  const { backend, sql } = await openBackend(options, env, join(folder, 'backend.db'))
  const credentials = new CredentialCache()
  const serviceOn = (own: Store) =>
    createService({
      store: own,
      backend,
      env,
      verify: (user, password, hash) => credentials.verify(user, password, hash),
      version: '0.0.0',
      ...(options.pageSize ? { pageSize: options.pageSize } : {}),
      records: options.records ?? true,
      pieceRecords: options.pieceRecords,
    })
  const others: Store[] = []
  for (let i = 1; i < (options.programs ?? 1); i++)
    if (options.openStore) others.push(await options.openStore())
  const service = inTurn([store, ...others].map(serviceOn))
  const world: { tamper: World['tamper'] } = { tamper: undefined }
  const served = timed(
    tampered(service, () => world.tamper),
    options.onServed,
  )
  const server = await createServer({
    service: served,
    host: '127.0.0.1',
    port: 0,
    log: silent,
  })
  const connection = await createConnection(store, env, {
    id: 'rivera',
    company: options.company,
    profile: options.rules,
    live: options.live,
  })
  if (options.settings)
    await store.commit([change('connections', { id: 'rivera' }, { settings: options.settings })])
  const made = await generateQwc(store, env, {
    connection,
    origin: `http://localhost:${server.port}`,
  })
  const calls: CallReport[] = []
  const connector = new WebConnector({
    quickbooks: desktop,
    env,
    ...(options.log ? { log: options.log, options: { logLevel: 'VERBOSE' } } : {}),
    onCall: (call) => calls.push(call),
  })
  const app = connector.addApplication(made.qwc, 'rivera.qwc')
  connector.setPassword(app, made.password)
  const run = async () => {
    calls.length = 0
    commits.length = 0
    const [result] = await connector.updateSelected()
    if (!result) throw new Error('nothing was ticked')
    return result
  }
  const rest: Omit<World, 'tamper'> = {
    env,
    company,
    desktop,
    connector,
    service: served,
    store,
    backend,
    url: server.url,
    folder,
    password: made.password,
    connectionId: connection.id,
    sql,
    calls,
    commits,
    run,
    async tick(minutes = 5) {
      env.advance(minutes * 60_000)
      return run()
    },
    inQuickBooks(name, content) {
      const answer = desktop.perform(name, content)
      const { code, message } = statusOf(answer)
      if (code >= 500) throw new Error(`${name}: ${code} ${message}`)
      return answer.content
    },
    prefer(group, change) {
      const { preferences } = company.facts
      const before = preferences[group] as Fields
      company.setFacts({ preferences: { ...preferences, [group]: { ...before, ...change } } })
    },
    look(entity, label) {
      const key = entity === 'Customer' || entity === 'Account' ? 'FullName' : 'RefNumber'
      const isTxn = key === 'RefNumber'
      const answer = desktop.perform(`${entity}QueryRq`, {
        [key]: [label],
        ...(isTxn ? { IncludeLineItems: 'true' } : {}),
        ...(entity === 'Invoice' || entity === 'CreditMemo' ? { IncludeLinkedTxns: 'true' } : {}),
      })
      const found = listAt(answer.content, `${entity}Ret`)[0]
      if (!found) throw new Error(`no ${entity} ${label}: ${statusOf(answer).message}`)
      return found
    },
    rows: (text, ...values) => sql.prepare(text).all(...values) as never,
    breakCommit: (nth) => {
      commitsLeft = nth
    },
    sent: (word) =>
      calls.flatMap((c) =>
        c.call === 'sendRequestXML' && typeof c.answer === 'string' && c.answer.includes(word)
          ? [c.answer]
          : [],
      ),
    async close() {
      await server.close()
      await Promise.all(others.map((other) => other.close()))
      await store.close()
      await backend.close()
      sql.close()
      company.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return Object.assign(world, rest)
}

async function openBackend(
  options: WorldOptions,
  env: VirtualEnv,
  file: string,
): Promise<{ backend: Backend; sql: Database.Database }> {
  const own = options.openBackend
    ? await options.openBackend(env)
    : options.inMemory
      ? undefined
      : openSqliteBackend(file)
  const sql = new Database(own && !options.openBackend ? file : ':memory:')
  if (own) return { backend: own, sql }
  build(sql)
  return { backend: sqliteBackendOn(sql), sql }
}

function timed(
  service: WebConnectorService,
  onServed: WorldOptions['onServed'],
): WebConnectorService {
  if (!onServed) return service
  return new Proxy(service, {
    get(of, name) {
      const call = Reflect.get(of, name)
      if (typeof call !== 'function') return call
      return async (...given: unknown[]) => {
        const began = performance.now()
        const processor = process.cpuUsage()
        try {
          return await call.apply(of, given)
        } finally {
          const { user, system } = process.cpuUsage(processor)
          onServed(performance.now() - began, (user + system) / 1000)
        }
      }
    },
  })
}

function tampered(
  service: WebConnectorService,
  tamper: () => World['tamper'],
): WebConnectorService {
  return {
    ...service,
    receiveResponseXML(call) {
      const change = tamper()
      if (!change || !call.answer) return service.receiveResponseXML(call)
      const whole = { ...call.answer, messages: call.answer.messages.map(withRecords) }
      const text = change(writeAnswer(whole, { version: '13.0' }))
      return service.receiveResponseXML({ ...call, answer: readQbxml(text), kept: pack(text) })
    },
  }
}

function breakable(store: Store, isDue: () => boolean, commits: Commit[]): Store {
  return {
    ...store,
    commit: (writes, how) => {
      commits.push({ tables: new Set(writes.map(tableOf)), isFlushed: how?.flush ?? true })
      return isDue() ? Promise.reject(new Error('the process died')) : store.commit(writes, how)
    },
  }
}

/** Text at a path of a record that a test expects to be there. */
export const textIn = (fields: Fields, path: string): string => textAt(fields, path) ?? ''

const queries = /<(\w+)QueryRq\b[^>]*?(?:\/>|>.*?<\/\1QueryRq>)/gs

/** The kinds that the last run compared by id. What it asked first, whether this is the company of last time, is none. */
export const comparedBy = (w: World): string[] =>
  w
    .sent('IncludeRetElement')
    .flatMap((text) => [...text.matchAll(queries)])
    .flatMap(([text, kind = '']) =>
      text.includes('<IncludeRetElement>') && !/<(Txn|List)ID>/.test(text) ? [kind] : [],
    )
