// A stretch of virtual time in which people work in QuickBooks and on the platform, the link breaks now and then, and
// the Web Connector visits by its schedule. All of it from one seed.
import { seededRandom, virtualEnv } from '../../src/env.ts'
import { profileNamed } from '../../src/profiles/profiles.ts'
import { makeWorld, type World } from '../world.ts'
import { type Comparison, compare } from './compare.ts'
import { desk, luckOf, pick } from './desk.ts'
import { platform } from './year-platform.ts'

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
  readonly onDay?: (day: number) => void
  /** Told when all is over, before the world is gone. */
  readonly onEnd?: (w: World) => Promise<void>
}

export interface Figures extends Comparison {
  readonly visits: number
  readonly broken: number
  readonly exchanges: number
  readonly deeds: Readonly<Record<string, number>>
  /** Seconds this took, on whatever machine. */
  readonly seconds: number
}

const minuteMs = 60_000

const idsOf = (w: World): Set<string> =>
  new Set(w.company.sql('select id from txns').pluck(true).all() as string[])
/** What a deed at the desk may just have made. */
const newest = (w: World): string[] =>
  w.company.sql('select id from txns order by serial desc limit 2').pluck(true).all() as string[]

export async function simulate(options: YearOptions): Promise<Figures> {
  const started = Date.now()
  const { seed, invoices, days, every } = options
  const profile = profileNamed(options.profile)
  if (!profile) throw new Error(`no profile ${options.profile}`)
  const luck = luckOf(seededRandom(seed))
  const now = Date.UTC(2026, 3, 1, 14)
  const w = await makeWorld({
    profile: 'trades',
    invoices,
    seed,
    rules: options.profile,
    settings: { accounts: { payments: 'Undeposited Funds', bills: 'Checking' } },
    env: virtualEnv({ now, seed }),
  })
  try {
    const deeds: Record<string, number> = {}
    let [visits, broken, exchanges] = [0, 0, 0]
    const visit = async () => {
      visits++
      if (options.breaks > 0 && luck.below(options.breaks) === 0) {
        const point = luck.of(['afterSendRequest', 'afterProcess', 'afterReceive'] as const)
        let left = 1 + luck.below(3)
        w.connector.faults = {
          [point ?? 'afterProcess']: () => (--left === 0 ? 'drop' : undefined),
        } as never
      }
      const { outcome } = await w.run()
      w.connector.faults = {}
      if (outcome !== 'success') broken++
      exchanges += w.calls.filter((c) => c.call === 'receiveResponseXML').length
    }
    const act = () => {
      const own = platform[options.profile] ?? []
      const isDesk = luck.below(2) === 0
      const deed = pick(isDesk ? desk : own, luck)
      if (!deed.does(w, luck)) return
      deeds[deed.name] = (deeds[deed.name] ?? 0) + 1
      if (isDesk) for (const id of newest(w)) before.add(id)
    }
    const before = idsOf(w)
    await visit()
    const perDay = Math.floor((24 * 60) / every)
    for (let day = 0; day < days; day++) {
      let left = options.deeds
      for (let n = 0; n < perDay; n++) {
        w.env.advance(every * minuteMs)
        const share = Math.ceil(left / (perDay - n))
        for (let i = 0; i < share; i++) act()
        left -= share
        await visit()
      }
      options.onDay?.(day + 1)
    }
    // Quiet at the end: what waits for the next run, or for a day to pass, gets its turn.
    for (let n = 0; n < 4; n++) {
      w.env.advance((n + 1) * 13 * 60 * minuteMs)
      await w.run()
    }
    const compared = await compare(w, profile, before)
    await options.onEnd?.(w)
    const seconds = Math.round((Date.now() - started) / 1000)
    return { ...compared, visits, broken, exchanges, deeds, seconds }
  } finally {
    await w.close()
  }
}
