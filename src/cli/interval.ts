// How often the connector calls, seen from here: the interval is set in its window and nobody tells us (R13, C2).
import { profileOf } from '../profiles/chosen.ts'
import type { Row, Store } from '../store/store.ts'
import { settingsOf } from './settings.ts'

export interface IntervalView {
  /** Minutes that the .qwc asks for. */
  readonly asked: number
  /** Minutes between the last runs, the middle one of up to five; null where there were not four yet. */
  readonly observed: number | null
  /** Where they differ: what it means and where it is changed. */
  readonly note: string | null
}

const gapsLooked = 5
/** Fewer may be a person who chose Update Selected now and then. */
const gapsNeeded = 3

export async function intervalOf(
  store: Store,
  connection: Row<'connections'>,
): Promise<IntervalView> {
  const settings = settingsOf(connection)
  const asked = settings.qwcMinutes ?? profileOf(connection)?.intervalMinutes ?? 5
  if (settings.live) return { asked, observed: null, note: null }
  const runs = await store.select(
    'runs',
    { connection_id: connection.id },
    { order: [['id', 'desc']], limit: gapsLooked + 1 },
  )
  const gaps = runs
    .slice(1)
    .map((run, i) => (runs[i]?.started_at ?? 0) - run.started_at)
    // Two runs within seconds were asked for by hand.
    .filter((gap) => gap >= 60_000)
  const enough = gaps.length >= gapsNeeded ? gaps.sort((a, b) => a - b) : []
  const middle = enough[Math.floor(enough.length / 2)]
  const observed = middle === undefined ? null : Math.max(1, Math.round(middle / 60_000))
  const differs = observed !== null && Math.abs(observed - asked) > Math.max(1, asked / 5)
  const note = differs
    ? `the connector calls every ${observed} min, its file asked for ${asked}: it is changed under Every-Min in the window of the Web Connector, reached from the File menu of QuickBooks`
    : null
  return { asked, observed, note }
}
