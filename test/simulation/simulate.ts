// Runs one world: people edit, the platform writes, Web Connectors visit, things break; then nothing breaks any more,
// and everything has to come to rest.

import { SqliteError } from 'better-sqlite3'
import { acceptRestoredCompany } from '../../src/cli/connection-life.ts'
import { ignoreErrors, retryErrors } from '../../src/cli/failures.ts'
import { deskOf, leave, setDesk } from '../../src/sim/desk/state.ts'
import { ComError, type Session } from '../../src/sim/quickbooks.ts'
import { bytesOf, takeBytes } from '../../src/sim/snapshot.ts'
import { one, type Row, type Write } from '../../src/store/store.ts'
import type { BackendChange } from '../../src/sync/ports.ts'
import { Coverage } from './coverage.ts'
import type { FaultKind } from './faults.ts'
import { checkText } from './legal.ts'
import { actAtDesk } from './person.ts'
import { actOfPlatform, setStatusOf } from './platform.ts'
import {
  agrees,
  contentOf,
  isBalanced,
  isDone,
  isJournalDone,
  isOnce,
  isOtherUntouched,
  type Sides,
  takePicture,
} from './promises.ts'
import { noteReached } from './reached.ts'
import { deletedNames } from './read-company.ts'
import { type Place, Process, type Trouble } from './service.ts'
import { BroughtBack, Strays } from './unseen.ts'
import { type Called, type Computer, type Line, Visitor, type Watch } from './visitor.ts'
import {
  aboutText,
  connectionId,
  type Moulds,
  makeWorld,
  type Removal,
  visitorNames,
  type World,
} from './world.ts'

export interface Verdict {
  readonly seed: number
  readonly steps: number
  /** The promise that was broken, and at which step. */
  readonly violation?: string
  readonly trace: readonly string[]
  /** Points at which the service could have died: before and after commits and pages, and before each answer. */
  readonly points: number
}

export interface SimulateOptions {
  readonly profile?: string
  readonly moulds: Moulds
  readonly coverage?: Coverage
  readonly removal?: Removal
  readonly only?: readonly FaultKind[]
  readonly steps?: number
  /** The service dies at this point, counted from 1, of all at which something may happen to it; once. */
  readonly crashAt?: number
}

/** "put Invoice 1002": a change that the backend takes. */
function wordsOf(change: BackendChange): string {
  if (change.kind === 'put') return `put ${change.record.entity} ${change.record.label}`
  const rest = change.kind === 'report' ? change.state : change.reason
  return `${change.kind} ${change.entity} ${change.id} ${rest}`
}

class Violation extends Error {}

const storeErrors = [
  ['database is locked', 'SQLITE_BUSY'],
  ['database or disk is full', 'SQLITE_FULL'],
  ['attempt to write a readonly database', 'SQLITE_READONLY'],
] as const

const minute = 60_000
const dayMs = 24 * 60 * minute
const usualSteps = 130
/** Visits within which everything has to come to rest once nothing breaks any more. */
const settleVisits = 12
const stepsPerVisit = 400

export async function simulate(seed: number, options: SimulateOptions): Promise<Verdict> {
  const profile = options.profile ?? 'payments-desktop'
  const world = await makeWorld(seed, options.moulds, {
    profile,
    ...(options.removal ? { removal: options.removal } : {}),
    ...(options.only ? { only: options.only } : {}),
  })
  const run = new Run(world, options.coverage ?? new Coverage(), options.crashAt)
  try {
    await run.live(options.steps ?? options.removal?.steps ?? usualSteps)
    await run.settle()
    return { seed, steps: run.steps, trace: run.trace, points: run.points }
  } catch (error) {
    const text = error instanceof Violation ? error.message : `threw: ${(error as Error).stack}`
    const { steps, trace, points } = run
    return { seed, steps, violation: `step ${steps}: ${text}`, trace, points }
  } finally {
    await world.close()
  }
}

class Run {
  readonly trace: string[] = []
  steps = 0
  points = 0
  readonly #crashAt: number | undefined
  readonly #world: World
  readonly #sides: Sides & { hasBeenSilent: boolean; isSwapped: boolean }
  readonly #coverage: Coverage
  readonly #visitors: Visitor[]
  #processes: (Process | undefined)[] = []
  #areFaultsOn = true
  #made = 0
  #otherContent: number
  /** Texts with writes that went to QuickBooks, and pages that the backend took, since the last look. */
  #written = 0
  #applied = 0
  /** Payments that were taken back and will be wanted again. */
  #askedAgain: { readonly at: number; readonly numbers: readonly string[] }[] = []
  /** The company file in front of QuickBooks. */
  #isOtherOpen = false
  #isStoreDamaged = false
  #backup: { readonly kind: FaultKind; readonly bytes: Buffer } | undefined

  constructor(world: World, coverage: Coverage, crashAt?: number) {
    this.#crashAt = crashAt
    this.#world = world
    this.#coverage = coverage
    const { profile, company, db, disk } = world
    this.#sides = {
      profile,
      company,
      other: world.other.company,
      db,
      store: disk,
      hasBeenSilent: false,
      isSwapped: false,
      strays: new Strays(),
      broughtBack: new BroughtBack(),
    }
    this.#otherContent = contentOf(world.other.company)
    const isTwo = world.faults.has('second visitor') || world.isSplit
    const names = isTwo ? visitorNames : visitorNames.slice(0, 1)
    const copies = world.faults.has('copied installation') ? visitorNames.slice(0, 1) : []
    this.#visitors = [...names, ...copies].map((name) => this.#visitor(name))
    for (const kind of world.faults) coverage.add('worlds with', kind)
    this.#say(`may break: ${[...world.faults].join(', ')}; pages of ${world.pageSize}`)
  }

  async live(steps: number): Promise<void> {
    for (let n = 0; n < steps; n++) await this.#step()
  }

  async settle(): Promise<void> {
    this.#areFaultsOn = false
    await this.#heal()
    let reason: string | undefined = 'nobody visited'
    for (let visit = 1; visit <= settleVisits; visit++) {
      // Whatever waits for a day is tried again in between.
      this.#world.time.advance(visit % 4 === 0 ? 25 * 60 * minute : 11 * minute)
      await this.#visit(visit)
      await this.#personDecides()
      reason = await this.#unsettled()
      if (reason === undefined) break
    }
    if (reason !== undefined) this.#broken(reason)
    // Visits of each that may still clear up, one of each that has nothing to do.
    // Of two applications each leaves something to the other, and a balance moves with what a run has booked.
    for (let round = 1; round <= 2; round++)
      for (const n of this.#visitors.keys()) await this.#visit(n)
    this.#written = 0
    this.#applied = 0
    for (const n of this.#visitors.keys()) await this.#visit(n)
    if (this.#written > 0) this.#broken('quiet: a visit without a change wrote to QuickBooks')
    if (this.#applied > 0) this.#broken('quiet: a visit without a change wrote to the backend')
    const later = await this.#unsettled()
    if (later) this.#broken(`quiet: ${later}`)
  }

  #broken(reason: string): never {
    throw new Violation(reason)
  }

  async #unsettled(): Promise<string | undefined> {
    return (
      (await isJournalDone(this.#sides)) ??
      (await isDone(this.#sides)) ??
      (await agrees(this.#sides)) ??
      isBalanced(this.#sides)
    )
  }

  #say(text: string): void {
    const at = new Date(this.#world.time.now()).toISOString().slice(0, 19)
    this.trace.push(`${String(this.steps).padStart(4)} ${at} ${text}`)
  }

  /** Whether a fault of this kind strikes here. */
  #strikes(kind: FaultKind, share: number): boolean {
    const { faults, luck } = this.#world
    if (!this.#areFaultsOn || !faults.has(kind) || !luck.chance(share)) return false
    this.#coverage.add('faults', kind)
    this.#say(`fault: ${kind}`)
    return true
  }

  async #step(): Promise<void> {
    this.steps++
    const { luck, time } = this.#world
    const there = this.#visitors.filter((v) => !v.isAway && v.heldUntil <= this.steps)
    time.advance(luck.int(0, 4) * 1000)
    for (const { numbers } of this.#askedAgain.filter(({ at }) => at === this.steps)) {
      setStatusOf(this.#world.db, numbers, 'processed')
      this.#say(`platform wants ${numbers.join(', ')} again`)
    }
    if (there.length > 0 && luck.chance(0.82)) await this.#visitorsStep(there)
    else {
      const what = luck.weighed({
        person: 30,
        platform: 24,
        time: 14,
        visit: 32,
        desk: 14,
        past: 8,
      })
      if (what === 'person') this.#personActs()
      else if (what === 'platform') this.#platformActs()
      else if (what === 'time') this.#timePasses()
      else if (what === 'desk') await this.#deskTrouble()
      else if (what === 'past') await this.#pastComesBack()
      else this.#visitBegins()
    }
    this.#check()
  }

  #check(): void {
    const broken = isOnce(this.#sides) ?? isOtherUntouched(this.#sides, this.#otherContent)
    if (broken) this.#broken(broken)
  }

  async #visitorsStep(there: readonly Visitor[]): Promise<void> {
    const { luck } = this.#world
    if (there.length > 1 && this.#strikes('at the same time', 0.4)) {
      await Promise.all(there.map((v) => v.step()))
      return
    }
    const visitor = luck.pick(there)
    // Mostly where it matters.
    const held = visitor.hasOrder ? 0.5 : 0.03
    if (visitor.phase === 'work' && this.#strikes('text held', held)) {
      visitor.heldUntil = this.steps + luck.int(15, 45)
      if (this.#world.faults.has('fickle platform') && luck.chance(0.5)) {
        const numbers = visitor.ordered
        setStatusOf(this.#world.db, numbers, 'cancelled')
        this.#say(`platform takes back ${numbers.join(', ')}`)
        // Somebody else calls meanwhile, and it is wanted again, while the text is still held.
        visitor.heldUntil += 60
        this.#askedAgain.push({ at: this.steps + luck.int(15, 40), numbers })
      }
      return
    }
    if (this.#strikes('connector dies', 0.02)) visitor.vanish()
    else await visitor.step()
    if (visitor.ending !== undefined && visitor.isAway) this.#visitEnded(visitor)
  }

  #visitEnded(visitor: Visitor): void {
    this.#coverage.add('visits that ended', visitor.ending ?? 'done')
    this.#say(`${visitor.name}: ${visitor.ending}`)
  }

  #visitBegins(): void {
    const { luck, time } = this.#world
    const away = this.#visitors.filter((v) => v.isAway)
    if (away.length === 0) return
    const visitor = luck.pick(away)
    time.advance(luck.int(0, 12) * minute)
    visitor.patience = luck.int(1, 5)
    this.#say(`${visitor.name} calls`)
    visitor.begin()
  }

  #personActs(): void {
    const { luck, company, profile } = this.#world
    const done = actAtDesk(company, profile, luck, ++this.#made)
    if (done === undefined) return
    this.#coverage.add('people', done.split(':')[0] ?? '')
    this.#say(`person ${done}`)
  }

  #platformActs(): void {
    const { luck, db, profile, company, faults } = this.#world
    const world = {
      db,
      luck,
      today: company.today(),
      count: ++this.#made,
      isFickle: faults.has('fickle platform'),
    }
    const done = actOfPlatform(profile, world)
    if (done === undefined) return
    this.#coverage.add('platform', done.split(':')[0] ?? '')
    this.#say(`platform ${done}`)
  }

  #timePasses(): void {
    const { luck, time, company } = this.#world
    if (this.#strikes('long silence', 0.2)) {
      for (const v of this.#visitors) if (!v.isAway) v.vanish()
      time.advance(luck.int(1, 20) * dayMs)
      for (let n = luck.int(1, 4); n > 0; n--) this.#personActs()
      time.advance(100 * dayMs)
      this.#sides.hasBeenSilent = true
    } else if (this.#strikes('clock jump', 0.3)) this.#world.skew = luck.int(-48, 48) * 60 * minute
    else if (this.#strikes('quickbooks clock', 0.3))
      company.setClock({ ahead: luck.pick([-7200, -600, 600, 7200, 864_000]) })
    else if (this.#world.faults.has('summer time')) time.advance(luck.int(1, 40) * minute)
    else time.advance(luck.pick([1, 5, 60, 1500]) * minute)
  }

  /** Somebody leaves QuickBooks in a state in which little works, or cleans up. */
  async #deskTrouble(): Promise<void> {
    const { luck, company } = this.#world
    const left = deskOf(company)
    if (luck.chance(0.8) && (left.dialog !== undefined || left.isClosed || this.#isOtherOpen)) {
      await this.#heal()
      return
    }
    if (this.#strikes('dialog open', 0.4)) setDesk(company, { dialog: 'Update QuickBooks?' })
    if (this.#strikes('quickbooks closed', 0.3)) leave(company, { isClosed: true })
    if (this.#strikes('wrong company', 0.4)) {
      leave(company, {})
      this.#isOtherOpen = true
    }
    if (this.#strikes('window open', 0.5)) {
      const ids = company
        .sql('select id from txns union all select id from lists order by id')
        .pluck(true)
        .all() as string[]
      company.sql('insert or replace into locks values (?, ?)').run(luck.pick(ids), 'Ana')
    }
    if (this.#strikes('store damaged', 0.3)) this.#isStoreDamaged = true
    if (this.#forgets(0.5)) company.sql('delete from message_sets').run()
  }

  /** What is given to QuickBooks twice only its memory tells apart, where nobody can tell two computers apart. */
  #forgets(share: number): boolean {
    return !this.#world.faults.has('copied installation') && this.#strikes('memory gone', share)
  }

  /** A backup is made, and later put in the place of the company file. */
  async #pastComesBack(): Promise<void> {
    const { company, time, luck } = this.#world
    const kind = luck.pick(['restored backup', 'copied back'] as const)
    if (!this.#backup) {
      if (this.#strikes(kind, 0.7)) this.#backup = { kind, bytes: bytesOf(company) }
      return
    }
    if (!luck.chance(0.5)) {
      await this.#personDecides()
      return
    }
    const { kind: same, bytes } = this.#backup
    this.#backup = undefined
    this.#say(`fault: ${same}`)
    const { closings } = deskOf(company)
    for (const v of this.#visitors) if (!v.isAway) v.vanish()
    const before = takePicture(company, this.#world.profile)
    const gone = deletedNames(company)
    await takeBytes(company, bytes)
    this.#sides.hasBeenSilent = true
    this.#sides.isSwapped = true
    const after = takePicture(company, this.#world.profile)
    const isList = (id: string): boolean => before.lists.has(id) || after.lists.has(id)
    const known = new Set(deletedNames(company))
    const forgotten = gone.filter((id) => !known.has(id))
    if (same === 'copied back')
      this.#sides.broughtBack.swapped(before.all, after.all, isList, forgotten)
    if (same === 'restored backup') company.setFacts({ lastRestore: Math.floor(time.now() / 1000) })
    setDesk(company, { closings })
    leave(company, {})
  }

  /** Somebody looks at the errors, and answers what only a person can. */
  async #personDecides(): Promise<void> {
    const { disk, backend, serviceEnv: env, luck } = this.#world
    const connection = await one(disk, 'connections', { id: connectionId })
    if (!connection) return
    const open = await disk.select('errors', { connection_id: connectionId, state: 'open' })
    const isBack = (e: Row<'errors'>) =>
      e.code === 'E_WRONG_COMPANY' && e.reason.includes('earlier state')
    if (open.some(isBack)) {
      const { toLookFor } = await acceptRestoredCompany(disk, env, connection)
      this.#sides.broughtBack.accepted()
      this.#coverage.add('decisions', 'restored company accepted')
      this.#say(`a person accepts the restored company, ${toLookFor} writes to look for`)
    }
    const lost = open.filter((e) => e.code === 'E_WRITE_LOST')
    for (const error of lost) {
      const isAgain = luck.chance(0.6)
      this.#coverage.add('decisions', isAgain ? 'sent again' : 'left as it is')
      this.#say(`a person has ${error.record} ${isAgain ? 'sent again' : 'left as it is'}`)
      if (isAgain) await retryErrors(disk, env, connection, [error])
      else await ignoreErrors(disk, backend, env, connection, [error], undefined)
    }
  }

  async #heal(): Promise<void> {
    const { company } = this.#world
    this.#isStoreDamaged = false
    this.#isOtherOpen = false
    const { dialog, isClosed } = deskOf(company)
    if (dialog !== undefined) setDesk(company, { dialog: undefined })
    if (isClosed) leave(company, {})
    company.sql('delete from locks').run()
    if (!this.#areFaultsOn) {
      this.#world.skew = 0
      company.setClock({ ahead: 0 })
      for (const v of this.#visitors) {
        // The text that it holds is given to QuickBooks at last, or never.
        if (v.phase === 'work' && this.#world.luck.chance(0.5)) await v.step()
        if (!v.isAway) v.vanish()
      }
      this.#check()
    }
  }

  /** A whole visit of one of the connectors, in turn. */
  async #visit(n: number): Promise<void> {
    const visitor = this.#visitors[n % this.#visitors.length] as Visitor
    this.#say(`${visitor.name} calls, nothing breaks`)
    visitor.patience = 1
    visitor.begin()
    for (let step = 0; !visitor.isAway; step++) {
      if (step > stepsPerVisit) this.#broken('settles: a visit does not end')
      this.steps++
      this.#world.time.advance(500)
      await visitor.step()
    }
    this.#visitEnded(visitor)
    this.#check()
    this.#world.time.advance(11 * minute)
  }

  #visitor(name: string): Visitor {
    const watch: Watch = {
      onText: (text) => this.#onText(text),
      onPhase: (phase) => this.#coverage.add('calls', phase),
      illegal: (problem) => this.#broken(`legal talk: ${problem}`),
    }
    const visitor: Visitor = new Visitor(
      name,
      this.#line(() => visitor),
      this.#computer(),
      watch,
    )
    return visitor
  }

  #onText(text: string): void {
    const { problem, names } = checkText(text)
    if (problem) this.#broken(`legal talk: ${problem}\n${text}`)
    for (const one of names) this.#coverage.add('requests', one)
    if (names.some((one) => /(Add|Mod|Del|Void)Rq$/.test(one))) {
      this.#written++
      this.#say(`to QuickBooks: ${names.join(' ')}`)
    }
  }

  #computer(): Computer {
    const { company } = this.#world
    return {
      openSession: (companyFile) => {
        if (this.#isOtherOpen && companyFile === '')
          return this.#world.other.openSession({ appName: 'qbsync', companyFile })
        return this.#world.desktop.openSession({ appName: 'qbsync', companyFile })
      },
      about: (session) => session.processRequest(aboutText),
      process: (session, text) => {
        if (this.#strikes('iterator gone', 0.05)) session.loseIterators?.()
        if (this.#forgets(0.02)) company.sql('delete from message_sets').run()
        if (this.#strikes('hresult', 0.04))
          throw new ComError('0x80040402', 'An unexpected error occurred.')
        const answer = (session as Session).processRequest(text)
        for (const [, code] of answer.matchAll(/statusCode="(-?\d+)"/g))
          this.#coverage.add('statuses', code ?? '')
        if (this.#strikes('hresult after work', 0.06))
          throw new ComError('0x800706BE', 'The remote procedure call failed.')
        return answer
      },
    }
  }

  /** The way from a visitor to a process of the service, with what may happen on it. */
  #line(visitor: () => Visitor): Line {
    const call = async <T>(
      name: string,
      work: (process: Process) => Promise<T>,
    ): Promise<Called<T>> => {
      if (this.#strikes('request lost', 0.02)) return undefined
      const late = this.#lateCall(visitor())
      const process = this.#process()
      const first = work(process)
      const again = this.#strikes('delivered twice', 0.05)
        ? work(this.#process()).catch(() => undefined)
        : undefined
      let answer: T
      try {
        answer = await first
      } catch (error) {
        await again
        await late
        if (!process.isAlive || this.#areFaultsOn) return undefined
        throw error
      }
      const second = await again
      await late
      if (this.#crashes('before answer', name)) process.isAlive = false
      if (!process.isAlive) {
        this.#say(`the service died in ${name}`)
        return undefined
      }
      if (this.#strikes('answer lost', 0.03)) return undefined
      this.#coverage.add('answers', name)
      // Of two answers the Web Connector may see either.
      return { answer: second !== undefined && this.#world.luck.chance(0.5) ? second : answer }
    }
    return {
      authenticate: (...a) => call('authenticate', (p) => p.service.authenticate(...a)),
      sendRequestXML: (a) => call('sendRequestXML', (p) => p.service.sendRequestXML(a)),
      receiveResponseXML: (a) => call('receiveResponseXML', (p) => p.service.receiveResponseXML(a)),
      connectionError: (...a) => call('connectionError', (p) => p.service.connectionError(...a)),
      getLastError: (a) => call('getLastError', (p) => p.service.getLastError(a)),
      closeConnection: (a) => call('closeConnection', (p) => p.service.closeConnection(a)),
    }
  }

  /** What was lost on the way arrives after all, when nobody waits for it. */
  async #lateCall(visitor: Visitor): Promise<void> {
    const { undelivered } = visitor
    if (!undelivered || visitor.phase === 'receive' || !this.#strikes('late call', 0.3)) return
    visitor.undelivered = undefined
    await this.#process()
      .service.receiveResponseXML(undelivered)
      .catch(() => undefined)
  }

  #process(): Process {
    const { luck, faults, store, backend, serviceEnv: env, pageSize } = this.#world
    const index = this.#areFaultsOn && faults.has('second process') ? luck.int(0, 1) : 0
    const running = this.#processes[index]
    if (running?.isAlive) return running
    if (running) this.#say('the service starts again')
    const trouble = (place: Place): Trouble => this.#trouble(place)
    const counted = {
      ...backend,
      apply: async (...a: Parameters<typeof backend.apply>) => {
        if (a[1].length > 0) {
          // A refusal that is looked at again by every run is told again.
          if (a[1].some((c) => c.kind !== 'report')) this.#applied++
          this.#say(`to the backend: ${a[1].map(wordsOf).join(', ')}`)
        }
        const refused = await backend.apply(...a)
        this.#sides.strays.taken(a[1])
        return refused
      },
    }
    const onCommit = (writes: readonly Write[], isFlushed: boolean): void => {
      noteReached(this.#coverage, writes)
      this.#sides.strays.committed(writes, isFlushed)
    }
    const made = new Process({ store, backend: counted, env, pageSize, trouble, onCommit })
    this.#processes[index] = made
    return made
  }

  /** Whether this is the point at which it is to die. */
  #crashes(place: string, what = ''): boolean {
    if (++this.points !== this.#crashAt) return false
    this.#coverage.add('crashes', `${place} ${what}`.trim())
    this.#say(`crash ${place} ${what}`)
    return true
  }

  #trouble(place: Place): Trouble {
    const { luck, disk } = this.#world
    if (place !== 'read' && this.#crashes(place)) return 'dies'
    if (this.#isStoreDamaged && (place === 'read' || place === 'before commit'))
      return new SqliteError('database disk image is malformed', 'SQLITE_CORRUPT')
    if (place === 'before commit' && this.#strikes('crash before commit', 0.02)) return 'dies'
    if (place === 'after commit' && this.#strikes('crash after commit', 0.02)) return 'dies'
    if (place.endsWith('apply') && this.#strikes('crash around apply', 0.04)) return 'dies'
    if (place === 'before commit' && this.#strikes('store error', 0.03)) {
      const [says, code] = luck.pick<readonly [string, string]>(storeErrors)
      return new SqliteError(says, code)
    }
    if (place === 'read' && this.#strikes('store unreadable', 0.004))
      return new SqliteError('disk I/O error', 'SQLITE_IOERR_READ')
    if (place === 'before apply' && this.#strikes('backend error', 0.05))
      return new Error('the backend is down')
    if (place === 'after apply' && this.#strikes('backend error after', 0.05))
      return new Error('the backend timed out')
    if (place === 'changes' && this.#strikes('backend silent', 0.06))
      return new Error('the backend is down')
    if (
      (place === 'after commit' || place === 'before commit') &&
      this.#strikes('power cut', 0.02)
    ) {
      for (const process of this.#processes) if (process) process.isAlive = false
      const lost = disk.cutPower()
      this.#sides.strays.powerCut()
      this.#say(`${lost} commits are gone`)
      return 'dies'
    }
    return undefined
  }
}
