// Real processes: `qbsync serve` is killed with SIGKILL at random moments while a first sync runs and payments are
// booked, and calls and answers of the Web Connector are lost on the way; started again each time, it has to end with
// the same sums on both sides, every payment in QuickBooks exactly once, and no database damaged.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { realEnv, seededRandom } from '../../src/env.ts'
import { fromCents } from '../../src/schema/scalars.ts'
import { createCompany } from '../../src/sim/company.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import type { UpdateResult } from '../../src/sim/web-connector-options.ts'
import { makePlace, type Place, type Started } from '../cli/program.ts'
import { Coverage } from '../simulation/coverage.ts'
import { invoicesOf } from '../simulation/person.ts'
import { type Gate, type Loss, openGate } from './gate.ts'
import { type BackendType, fileStore, type KillStore, postgresStore, type Seen } from './stores.ts'
import { type Sums, sumsOfCompany } from './sums.ts'

export interface KillOptions {
  readonly kills: number
  readonly seed: number
  readonly invoices: number
  readonly payments: number
  /** Processes of the service behind the gate, each call to the next one; more than one share a PostgreSQL. */
  readonly servers?: number
  /** Where the records of several processes are; `sqlite` if not said. */
  readonly backend?: BackendType
  /** Times that this PostgreSQL is started again meanwhile, every second time as after a crash. */
  readonly restarts?: number
  readonly onKill?: (n: number, where: string) => void
}

export interface KillReport {
  /** What does not hold; empty: everything does. */
  readonly problems: readonly string[]
  readonly kills: number
  readonly restarts: number
  readonly runs: number
  /** Updates after the last kill until nothing moved any more. */
  readonly untilQuiet: number
  readonly sums: Sums
  readonly coverage: Coverage
}

/** Share of calls that are lost on their way, or whose answer is. */
const lossShare = 0.02
/** A process is killed this many milliseconds at most after it got a call: the time that most of them take. */
const killWithinMs = 40
const quietWithin = 12

export async function killAndCheck(options: KillOptions): Promise<KillReport> {
  const place = makePlace()
  const company = createCompany(
    ':memory:',
    { profile: 'trades', invoices: options.invoices, seed: options.seed },
    realEnv(),
  )
  const trial = new Trial(place, company, options)
  try {
    return await trial.run()
  } finally {
    await trial.close()
    company.close()
    place.close()
  }
}

class Trial {
  readonly #place: Place
  readonly #company: Company
  readonly #options: KillOptions
  readonly #random: () => number
  readonly #coverage = new Coverage()
  readonly #servers: (Started | undefined)[]
  #store: KillStore | undefined
  #restarts = 0
  #restarting: Promise<void> | undefined
  #reviving: Promise<void> = Promise.resolve()
  readonly #gone: string[] = []
  #calls = 0
  #gate: Gate | undefined
  #connector: WebConnector | undefined
  #kills = 0
  #runs = 0
  #paid = 0
  /** Calls until the next kill; undefined while nobody is to be killed. */
  #callsLeft: number | undefined
  #dying: Promise<void> | undefined

  constructor(place: Place, company: Company, options: KillOptions) {
    this.#place = place
    this.#company = company
    this.#options = options
    this.#random = seededRandom(options.seed)
    this.#servers = Array.from({ length: options.servers ?? 1 }, () => undefined)
  }

  async run(): Promise<KillReport> {
    const { kills, payments } = this.#options
    const { folder } = this.#place
    this.#store =
      this.#servers.length > 1
        ? await postgresStore(folder, this.#options.backend ?? 'sqlite')
        : fileStore(folder)
    await this.#open()
    const wanted = this.#paymentsToMake(payments)
    // Most are there when the first sync begins, the others come while it runs.
    await this.#pay(wanted, Math.ceil(payments * 0.6))
    while (this.#kills < kills) {
      this.#callsLeft ??= this.#random() < 0.5 ? this.#int(1, 12) : this.#int(1, 80)
      await this.#update()
      if (this.#dying === undefined) continue
      await this.#dying
      this.#dying = undefined
      await this.#pay(wanted, this.#paid + Math.ceil((payments * 0.4) / kills))
      this.#reviving = this.#reviving.then(() => this.#revive())
      // Where others live nobody waits for the new one.
      if (this.#alive().length === 0) await this.#reviving
    }
    await this.#reviving
    this.#callsLeft = undefined
    await this.#pay(wanted, payments)
    const untilQuiet = await this.#untilQuiet()
    await this.#stopAll()
    return {
      problems: [
        ...(Number.isFinite(untilQuiet) ? [] : [`not at rest after ${quietWithin} updates`]),
        ...this.#gone,
        ...(await this.#sumProblems()),
        ...(await this.#paymentProblems()),
        ...this.#store.faults(),
        ...this.#store.backend.faults(),
      ],
      kills: this.#kills,
      restarts: this.#restarts,
      runs: this.#runs,
      untilQuiet,
      sums: sumsOfCompany(this.#company),
      coverage: this.#coverage,
    }
  }

  async close(): Promise<void> {
    await this.#gate?.close()
    for (const server of this.#servers) await server?.stop('SIGKILL')
    await this.#store?.close()
  }

  #int(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1))
  }

  async #open(): Promise<void> {
    const { qbsync, json, folder } = this.#place
    await this.#revive()
    this.#gate = await openGate({
      portFor: () => this.#pick()?.port,
      loses: () => this.#loss(),
      onCall: (call) => this.#onCall(call),
    })
    const origin = `http://localhost:${this.#gate.port}`
    qbsync('connection', 'create', 'big')
    const words = ['qwc', 'generate', '-c', 'big', '--url', origin, '-o', 'a.qwc']
    const { password } = json<{ password: string }>(...words).out
    this.#connector = new WebConnector({ quickbooks: new Desktop(this.#company), env: realEnv() })
    const text = readFileSync(join(folder, 'a.qwc'), 'utf8')
    this.#connector.setPassword(this.#connector.addApplication(text, 'a.qwc'), password)
  }

  #alive(): number[] {
    return this.#servers.flatMap((s, i) => (s ? [i] : []))
  }

  /** One of the processes that live, as a balancer picks it: no two calls of a session go to the same. */
  #pick(): Started | undefined {
    const alive = this.#alive()
    return this.#servers[alive[this.#calls++ % alive.length] ?? -1]
  }

  #loss(): Loss | undefined {
    if (this.#kills >= this.#options.kills || this.#random() >= lossShare) return undefined
    const loss = this.#random() < 0.5 ? 'request lost' : 'answer lost'
    this.#coverage.add('lost', loss)
    return loss
  }

  #onCall(call: string): void {
    void this.#restart(call)
    if (this.#callsLeft === undefined || this.#dying !== undefined) return
    if (--this.#callsLeft > 0) return
    this.#callsLeft = undefined
    this.#dying = this.#kill(call)
  }

  async #kill(call: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.#random() * killWithinMs))
    // The last of several is not killed before another one is there.
    if (this.#alive().length === 1) await this.#reviving
    const alive = this.#alive()
    const index = alive[this.#int(0, alive.length - 1)] ?? 0
    const during = this.#gate?.inFlight.at(-1) ?? `after ${call}`
    const server = this.#servers[index]
    this.#servers[index] = undefined
    await server?.stop('SIGKILL')
    this.#kills++
    this.#coverage.add('killed in', during)
    const seen = await this.#look()
    this.#coverage.add('first sync', seen.initialSync)
    for (const { state } of seen.journal) this.#coverage.add('journal at a kill', state)
    this.#options.onKill?.(this.#kills, during)
  }

  /** PostgreSQL may go away while it is asked. */
  async #look(): Promise<Seen> {
    for (let n = 1; ; n++) {
      await this.#restarting
      const seen = await this.#store?.look().catch((error: unknown) => {
        if (n === 5) throw error
      })
      if (seen) return seen
    }
  }

  /** Spread over the kills, in the middle of a call; processes and Web Connector go on meanwhile. */
  async #restart(call: string): Promise<void> {
    const { kills, restarts = 0 } = this.#options
    if (!this.#store?.restart || this.#restarts >= restarts) return
    if (this.#restarting !== undefined) return
    if (this.#kills < Math.floor((kills * (this.#restarts + 1)) / (restarts + 1))) return
    const how = this.#restarts++ % 2 === 0 ? 'in order' : 'crash'
    const before = this.#calls
    this.#coverage.add(`PostgreSQL started again (${how}) in`, call)
    this.#restarting = this.#store.restart(how)
    await this.#restarting
    this.#coverage.add('calls while PostgreSQL was away', how, this.#calls - before)
    this.#restarting = undefined
  }

  async #revive(): Promise<void> {
    await this.#restarting
    for (const [i, server] of this.#servers.entries()) {
      const isGone = server !== undefined && server.child.exitCode !== null
      if (isGone) this.#gone.push(`a process ended by itself, with ${server.child.exitCode}`)
      if (isGone) this.#servers[i] = undefined
      if (!this.#servers[i]) this.#servers[i] = await this.#start()
    }
  }

  /** A process refuses to start while its PostgreSQL is away. */
  async #start(): Promise<Started> {
    const start = () => this.#place.start('serve', '--port', '0')
    try {
      return await start()
    } catch (error) {
      if (this.#restarts === 0) throw error
      await this.#restarting
      return start()
    }
  }

  async #update(): Promise<UpdateResult> {
    const [result] = (await this.#connector?.updateSelected()) ?? []
    if (!result) throw new Error('nothing was ticked')
    this.#runs++
    this.#coverage.add('updates that ended', result.outcome)
    // Sent away for some seconds: the run of before counts as under way.
    if (result.outcome === 'busy' || result.outcome === 'postponed')
      await new Promise((resolve) => setTimeout(resolve, 200))
    return result
  }

  async #untilQuiet(): Promise<number> {
    for (let n = 1; n <= quietWithin; n++)
      if ((await this.#update()).status.includes('Nothing has changed')) return n
    return Number.POSITIVE_INFINITY
  }

  async #stopAll(): Promise<void> {
    for (const server of this.#servers) await server?.stop()
  }

  /** Parts of what is open, as many of an invoice as it takes, never more than all of it. */
  #paymentsToMake(count: number): readonly { invoice: string; cents: number }[] {
    const all = invoicesOf(this.#company)
    const times = new Map<string, number>()
    for (const { label } of all) times.set(label, (times.get(label) ?? 0) + 1)
    // A number that two invoices have names neither.
    const of = (least: number) =>
      all.filter((i) => i.label !== '' && times.get(i.label) === 1 && i.open >= least)
    const each = Math.ceil(count / of(count).length)
    const open = of(count)
    return Array.from({ length: count }, (_, i) => {
      const invoice = open[i % open.length] as (typeof open)[number]
      return { invoice: invoice.id, cents: this.#int(1, Math.floor(invoice.open / each)) }
    })
  }

  /** The platform takes money, up to so many payments in all. */
  async #pay(all: readonly { invoice: string; cents: number }[], until: number): Promise<void> {
    const numbers = new Map(invoicesOf(this.#company).map((i) => [i.id, i.label]))
    const payments = all.slice(this.#paid, until).map(({ invoice, cents }, i) => ({
      id: `mine-${this.#paid + i}`,
      number: `pay-${this.#paid + i}`,
      invoiceNumber: numbers.get(invoice) ?? '',
      amount: fromCents(cents),
    }))
    await this.#store?.backend.pay(payments)
    this.#paid += payments.length
  }

  async #sumProblems(): Promise<string[]> {
    const here = await this.#store?.backend.sums()
    return Object.entries(sumsOfCompany(this.#company)).flatMap(([name, there]) => {
      const mine = here?.[name as keyof Sums]
      return mine === there ? [] : [`${name}: ${there} in QuickBooks, ${mine} in the backend`]
    })
  }

  async #paymentProblems(): Promise<string[]> {
    const inQuickBooks = this.#company
      .sql(
        "select ref_number number, count(*) n from txns where kind = 'ReceivePayment' group by 1",
      )
      .all() as { number: string; n: number }[]
    const counts = new Map(inQuickBooks.map((r) => [r.number, r.n]))
    const { journal } = await this.#look()
    const statesOf = (id: string): string =>
      journal.flatMap((j) => (j.platform_id === id ? [`${j.op} ${j.state}`] : [])).join(', ')
    const taken = (await this.#store?.backend.payments()) ?? []
    return [
      ...(taken.length === this.#paid ? [] : [`${this.#paid} payments became ${taken.length}`]),
      ...taken.flatMap(({ id, number, booking, problem }) => {
        const n = counts.get(number) ?? 0
        if (n === 1 && booking === 'booked') return []
        return [
          `${number} is in QuickBooks ${n} times and ${booking} here (${problem ?? 'no problem'}; journal: ${statesOf(id)})`,
        ]
      }),
    ]
  }
}
