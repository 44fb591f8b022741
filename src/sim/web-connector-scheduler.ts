// Auto-Run: which application is due next, and runs until a moment. The clock is the one of the connector: a virtual
// one makes two hours pass at once. Source: web-connector.md 3.3, 6.2, 8.1 row 24.
import type { WebConnector } from './web-connector.ts'
import type { Application } from './web-connector-application.ts'
import type { UpdateResult } from './web-connector-options.ts'

/** The application that is due first, the one above in the list where two are due together. */
export function nextDue(connector: WebConnector): Application | undefined {
  return connector.applications
    .filter((app) => app.autoRun && app.nextRun !== undefined)
    .reduce<Application | undefined>(
      (first, app) =>
        first === undefined || (app.nextRun ?? 0) < (first.nextRun ?? 0) ? app : first,
      undefined,
    )
}

export interface ScheduledRun {
  /** Milliseconds since 1970 on the clock of the connector. */
  readonly at: number
  readonly result: UpdateResult
}

/**
 * Lets scheduled updates happen until `ms` have passed: one at a time, an application that came due during another's
 * update right after it. An interval is a minimum, not a promise (certain).
 */
export async function runScheduled(
  connector: WebConnector,
  ms: number,
  onRun: (run: ScheduledRun) => void = () => undefined,
  isStopped: () => boolean = () => false,
): Promise<ScheduledRun[]> {
  const { env } = connector
  const end = env.now() + ms
  const runs: ScheduledRun[] = []
  for (;;) {
    const app = nextDue(connector)
    if (!app || (app.nextRun ?? 0) > end) break
    const wait = (app.nextRun ?? 0) - env.now()
    if (wait > 0) await env.sleep(wait)
    if (isStopped()) break
    const at = env.now()
    // An interval of nothing would be a loop without end.
    app.nextRun = undefined
    const [result] = await connector.update([app], { isScheduled: true })
    if (!result) break
    const run = { at, result }
    runs.push(run)
    onRun(run)
    if (result.outcome === 'crashed') break
    if (result.outcome === 'not-run' && connector.registry.updateLock) break
  }
  if (env.now() < end && !isStopped()) await env.sleep(end - env.now())
  return runs
}
