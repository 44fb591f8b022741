// What `serve` shows of itself: its store and service watched, the pages that tell of it, and its log counted.
import type { Env } from '../../env.ts'
import type { Store } from '../../store/store.ts'
import { gaugesOf } from './gauges.ts'
import { makeMeter } from './meter.ts'
import type { Observed } from './routes.ts'
import { makeWatched, type Watched } from './watched.ts'

export interface Observation extends Watched {
  readonly pages: Observed
}

/** `store` is what the service is to work with from now on. */
export function observe(store: Store, env: Env): Observation {
  const meter = makeMeter()
  const counted: Env = {
    ...env,
    log(level, message, data) {
      if (level === 'warn' || level === 'error') meter.count('qbsync_log_lines_total', { level })
      env.log(level, message, data)
    },
  }
  return {
    ...makeWatched(store, counted, meter),
    pages: {
      ready: async () => {
        await store.count('connections')
      },
      metrics: async () => meter.text(await gaugesOf(store, env.now())),
    },
  }
}
