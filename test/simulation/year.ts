// A stretch of virtual time in which people work in QuickBooks and on the platform, the link breaks now and then, and
// the Web Connector visits by its schedule. All of it from one seed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom, virtualEnv } from '../../src/env.ts'
import { profileNamed } from '../../src/profiles/profiles.ts'
import { type Retention, sweep } from '../../src/store/retention.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { makeWorld, type World, type WorldOptions } from '../world.ts'
import { type Comparison, compare } from './compare.ts'
import { type Luck, luckOf, pick } from './desk.ts'
import { type Later, yearDesk } from './year-desk.ts'
import { platform } from './year-platform.ts'
import { httpSide, type Side, sqlSide } from './year-side.ts'
import { type Breaking, makeVisits } from './year-visit.ts'

export interface YearOptions {
  readonly profile: string
  readonly seed: number
  readonly invoices: number
  readonly days: number
  /** Minutes between two visits. */
  readonly every: number
  /** Deeds of both sides together, a day. */
  readonly deeds: number
  /** One visit in so many breaks off; 0: none. */
  readonly breaks: number
  /** One visit in so many goes over SOAP and HTTP, with all that a Web Connector does; 0: none but the first. */
  readonly wire: number
  /** The user's product behind the http backend, instead of tables in SQLite. */
  readonly http?: boolean
  /** Of a hundred calls of that product so many fail, in every way there is. */
  readonly failures?: number
  /** Conversations are recorded, and all history is kept. */
  readonly records?: boolean
  /** So many programs serve on one store, each call by the next. */
  readonly programs?: number
  readonly onDay?: (day: number) => void
  /** Asked after each day; true ends the year there, with its quiet days and its comparison. */
  readonly isOver?: () => Promise<boolean>
  /** Told when all is over, before the world is gone. */
  readonly onEnd?: (w: World) => Promise<void>
}

export interface Figures extends Comparison {
  readonly days: number
  readonly visits: number
  /** Visits that did not end well, on purpose or not. */
  readonly broken: number
  /** Visits that were sent away, or met a QuickBooks that nobody gets into. */
  readonly vain: number
  readonly exchanges: number
  readonly deeds: Readonly<Record<string, number>>
  /** Seconds this took, on whatever machine; and of the processor. */
  readonly seconds: number
  readonly processorSeconds: number
}

const minuteMs = 60_000
/** The store is in memory here: a hundred thousand visits leave what a few days of them do. */
const keep: Retention = { runsDays: 5, exchangesDays: 2, maxBytes: 256 * 1024 * 1024 }

const points = ['afterSendRequest', 'afterProcess', 'afterReceive'] as const

export async function simulate(options: YearOptions): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-year-'))
  try {
    return await within(folder, options)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function within(folder: string, options: YearOptions): Promise<Figures> {
  const began = { at: performance.now(), processor: process.cpuUsage() }
  const { seed, invoices, days, every } = options
  const profile = profileNamed(options.profile)
  if (!profile) throw new Error(`no profile ${options.profile}`)
  const luck = luckOf(seededRandom(seed))
  const env = virtualEnv({ now: Date.UTC(2026, 3, 1, 14), seed })
  const { failures = 0 } = options
  const http = options.http ? await httpSide(env, { folder, failures, seed }) : undefined
  const world = await makeWorld({
    profile: 'trades',
    invoices,
    seed,
    rules: options.profile,
    settings: { accounts: { payments: 'Undeposited Funds', bills: 'Checking' } },
    env,
    inMemory: true,
    records: options.records ?? false,
    ...inTurn(options.programs ?? 1),
    ...(http ? { openBackend: async () => http.backend } : {}),
  })
  const side: Side = http?.side ?? sqlSide(world)
  const w: World = Object.assign(world, { rows: side.rows })
  try {
    const year = await makeYear(w, side, options, luck)
    await year.visit()
    const perDay = Math.floor((24 * 60) / every)
    let done = 0
    for (; done < days && (await options.isOver?.()) !== true; done++) {
      const due = new Array<number>(perDay).fill(0)
      for (let i = 0; i < options.deeds; i++) {
        const at = luck.below(perDay)
        due[at] = (due[at] ?? 0) + 1
      }
      for (const deeds of due) {
        w.env.advance(every * minuteMs)
        for (let i = 0; i < deeds; i++) year.act()
        await year.visit()
      }
      if (!options.records) await sweep(w.store, w.env, keep)
      options.onDay?.(done + 1)
    }
    // Quiet at the end: what waits for the next run, or for a day to pass, gets its turn.
    if (http) http.server.failRate = 0
    year.putRight(true)
    for (let n = 0; n < 4; n++) {
      w.env.advance((n + 1) * 13 * 60 * minuteMs)
      await w.run()
    }
    const compared = await compare(w, profile, year.before)
    await options.onEnd?.(w)
    const used = process.cpuUsage(began.processor)
    return {
      ...compared,
      ...year.figures,
      days: done,
      seconds: Math.round((performance.now() - began.at) / 1000),
      processorSeconds: Math.round((used.user + used.system) / 1e6),
    }
  } finally {
    await w.close()
    await http?.close()
  }
}

async function makeYear(w: World, side: Side, options: YearOptions, luck: Luck) {
  const own = platform[options.profile] ?? []
  const later: Later[] = []
  const toPutRight: { at: number; does: Later['does'] }[] = []
  const desk = yearDesk(later)
  const [installation] = await w.store.select('installations')
  if (!installation) throw new Error('nobody may call')
  const direct = makeVisits(w, installation.user_name, installation.owner_id)
  const deeds: Record<string, number> = {}
  const figures = { visits: 0, broken: 0, vain: 0, exchanges: 0, deeds }
  const newest = w.company.sql('select id from txns order by serial desc limit 2').pluck(true)
  const before = new Set(w.company.sql('select id from txns').pluck(true).all() as string[])

  function doOne<On>(
    rows: readonly { name: string; weight: number; does: (on: On, luck: Luck) => boolean }[],
    on: On,
  ): { name: string; isDone: boolean } {
    const deed = pick(rows, luck)
    return { name: deed.name, isDone: deed.does(on, luck) }
  }

  async function overTheWire(breaking: Breaking | undefined): Promise<string> {
    let left = breaking?.exchange ?? 0
    w.connector.faults = breaking
      ? ({ [breaking.point]: () => (--left === 0 ? 'drop' : undefined) } as never)
      : {}
    const { outcome } = await w.run()
    w.connector.faults = {}
    figures.exchanges += w.calls.filter((c) => c.call === 'receiveResponseXML').length
    return outcome
  }

  return {
    before,
    figures,
    async visit(): Promise<void> {
      this.putRight(false)
      const isBreaking = options.breaks > 0 && luck.below(options.breaks) === 0
      const point = luck.of(points) ?? 'afterProcess'
      const breaking = isBreaking ? { point, exchange: 1 + luck.below(3) } : undefined
      const n = figures.visits++
      const isWire = n === 0 || (options.wire > 0 && n % options.wire === 0)
      if (isWire) {
        const outcome = await overTheWire(breaking)
        if (outcome !== 'success') figures.broken++
        return
      }
      const { outcome, exchanges } = await direct(breaking)
      figures.exchanges += exchanges
      if (outcome === 'broken' || outcome === 'error') figures.broken++
      if (outcome === 'none' || outcome === 'unavailable') figures.vain++
    },
    act(): void {
      const isDesk = luck.below(2) === 0
      const { name, isDone } = isDesk ? doOne(desk, w) : doOne(own, side)
      for (const { inMinutes, does } of later.splice(0))
        toPutRight.push({ at: w.env.now() + inMinutes * minuteMs, does })
      if (!isDone) return
      deeds[name] = (deeds[name] ?? 0) + 1
      if (isDesk) for (const id of newest.all() as string[]) before.add(id)
    },
    putRight(all: boolean): void {
      const due = toPutRight.filter(({ at }) => all || at <= w.env.now())
      for (const one of due) {
        toPutRight.splice(toPutRight.indexOf(one), 1)
        one.does(w)
      }
    },
  }
}

/** One store for several programs; it is closed with the process. */
function inTurn(programs: number): Pick<WorldOptions, 'programs' | 'openStore'> {
  if (programs === 1) return {}
  const shared = openSqliteStore(':memory:')
  return { programs, openStore: async () => ({ ...shared, close: async () => undefined }) }
}
