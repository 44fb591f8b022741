// Weeks of virtual time at the schedule of a real Web Connector, with history removed as it is in earnest, and what the
// process holds at the end of every day: heap, handles, files, rows. Nothing may grow but the books themselves.
import { readdirSync } from 'node:fs'
import { seededRandom, virtualEnv } from '../../src/env.ts'
import { makeSweeper, type Retention, usualRetention } from '../../src/store/retention.ts'
import { type TableName, tables } from '../../src/store/tables.ts'
import { makeWorld } from '../world.ts'
import { desk, luckOf, pick } from './desk.ts'

export interface EnduranceOptions {
  readonly days: number
  /** Minutes between two visits. */
  readonly every: number
  /** Deeds at the desk and payments of the platform together, a day. */
  readonly deeds: number
  readonly invoices: number
  readonly seed: number
  /** Shorter than usual, so that the stretch shows it at work. */
  readonly keep?: Partial<Retention>
  /** Empties the heap; without it heaps are not comparable. */
  readonly collect?: (() => void) | undefined
  readonly onDay?: (day: Day) => void
}

export interface Day {
  readonly day: number
  readonly visits: number
  readonly heapMb: number
  readonly rssMb: number
  /** Sockets, timers and the like that keep the process alive. */
  readonly handles: number
  /** Open files of the process; 0 where it cannot be told. */
  readonly files: number
  readonly storeMb: number
  readonly rows: Readonly<Record<TableName, number>>
}

const openFiles = (): number => {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return 0
  }
}
const mb = (bytes: number): number => Math.round(bytes / 1e5) / 10

export async function endure(options: EnduranceOptions): Promise<Day[]> {
  const { days, every, deeds, seed } = options
  const luck = luckOf(seededRandom(seed))
  const w = await makeWorld({
    profile: 'trades',
    invoices: options.invoices,
    seed,
    settings: { accounts: { payments: 'Undeposited Funds' } },
    isOnDisk: true,
    env: virtualEnv({ now: Date.UTC(2026, 3, 1, 14), seed }),
  })
  const sweeper = makeSweeper(w.store, w.env, { ...usualRetention, ...options.keep })
  const seen: Day[] = []
  const pay = w.sql.prepare(
    "insert into payments (invoice_id, amount) select id, '0.01' from invoices where balance not in ('0.00', '0') order by id limit 1 offset ?",
  )
  try {
    await w.run()
    const perDay = Math.floor((24 * 60) / every)
    for (let day = 1; day <= days; day++) {
      for (let n = 0; n < perDay; n++) {
        const isDue = Math.floor(((n + 1) * deeds) / perDay) > Math.floor((n * deeds) / perDay)
        if (isDue && luck.below(2) === 0) pay.run(luck.below(50))
        else if (isDue) pick(desk, luck).does(w, luck)
        const { outcome } = await w.tick(every)
        if (outcome !== 'success') throw new Error(`day ${day}, visit ${n}: ${outcome}`)
        sweeper.nudge()
      }
      options.collect?.()
      const { heapUsed, rss } = process.memoryUsage()
      const names = Object.keys(tables) as TableName[]
      const counts = await Promise.all(names.map((name) => w.store.count(name)))
      const today = {
        ...{ day, visits: day * perDay, heapMb: mb(heapUsed), rssMb: mb(rss) },
        handles: process.getActiveResourcesInfo().length,
        files: openFiles(),
        storeMb: mb(await w.store.bytes()),
        rows: Object.fromEntries(names.map((name, i) => [name, counts[i]])) as Day['rows'],
      }
      seen.push(today)
      options.onDay?.(today)
    }
    return seen
  } finally {
    await sweeper.stop()
    await w.close()
  }
}

/** Tables of what happened, which retention bounds; the others hold what there is. */
export const history: readonly TableName[] = [
  'runs',
  'exchanges',
  'sessions',
  'servers',
  'sightings',
]
const allowedHeapMb = 4
const allowedShare = 1.1

/** What grew after the first days, in words; nothing where all is well. */
export function grown(seen: readonly Day[], settled: number): string[] {
  const early = seen.slice(settled, settled + 3)
  const late = seen.slice(-3)
  if (seen.length < settled + 6) throw new Error(`${seen.length} days are too few`)
  const least = (of: readonly Day[], value: (day: Day) => number) => Math.min(...of.map(value))
  const out: string[] = []
  const compare = (what: string, value: (day: Day) => number, most: (before: number) => number) => {
    const [before, after] = [least(early, value), least(late, value)]
    if (after > most(before)) out.push(`${what} grew from ${before} to ${after}`)
  }
  compare(
    'the heap, in MB,',
    (d) => d.heapMb,
    (n) => n + allowedHeapMb,
  )
  compare(
    'handles',
    (d) => d.handles,
    (n) => n,
  )
  compare(
    'open files',
    (d) => d.files,
    (n) => n,
  )
  for (const table of history)
    compare(
      `rows of ${table}`,
      (d) => d.rows[table],
      (n) => Math.ceil(n * allowedShare) + 2,
    )
  return out
}
