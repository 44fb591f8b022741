// The service dies at each point of a world at which it can, one world a point: before and after every commit, around
// every page that the backend takes, before every look at the platform's changes, and before every answer. Nothing else
// breaks, so that no luck decides what is met.
import { type SimulateOptions, simulate, type Verdict } from './simulate.ts'

export interface Crash {
  /** Counted from 1; undefined for the world in which nothing happens. */
  readonly point?: number
  readonly verdict: Verdict
}

/** `every`: only each so manieth point. */
export async function* crashes(
  seed: number,
  options: SimulateOptions,
  every = 1,
): AsyncGenerator<Crash> {
  const whole = await simulate(seed, { ...options, only: [] })
  yield { verdict: whole }
  for (let point = 1; point <= whole.points; point += every)
    yield { point, verdict: await simulate(seed, { ...options, only: [], crashAt: point }) }
}
