// npm run simulate -- --seeds 1000 --from 1 [--profile bill-pay-desktop] [--jobs 2] [--seed N --verbose]
// With --crashes each seed is run once for every point at which the service can die.
// Exit code 1 on any violation; what was exercised stands in the last lines.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Coverage } from './coverage.ts'
import { type Crash, crashes } from './crashes.ts'
import { neverReached } from './reached.ts'
import { removals } from './removals.ts'
import { type SimulateOptions, simulate } from './simulate.ts'
import { makeMoulds } from './world.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    profile: { type: 'string' },
    without: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
    stop: { type: 'boolean', default: false },
    crashes: { type: 'boolean', default: false },
  },
})
const from = Number(values.seed ?? values.from)
const count = values.seed === undefined ? Number(values.seeds) : 1
const jobs = Number(values.jobs)
for (const n of [from, count, jobs])
  if (!Number.isInteger(n) || n < 1) {
    console.error('--seeds, --from, --seed and --jobs are whole numbers above 0')
    process.exit(2)
  }
const removal = values.without === undefined ? undefined : removals[values.without]
if (values.without !== undefined && !removal) {
  console.error(`There is no safeguard "${values.without}": ${Object.keys(removals).join(', ')}`)
  process.exit(2)
}

/** Seeds that one process runs before it tells what came of them. */
const batch = 20

interface Told {
  readonly steps: number
  readonly violations: readonly string[]
  readonly counts: ReturnType<Coverage['counts']>
}

async function* worlds(seed: number, how: SimulateOptions): AsyncGenerator<Crash> {
  if (values.crashes) yield* crashes(seed, how)
  else yield { verdict: await simulate(seed, how) }
}

async function runSeeds(first: number, seeds: number): Promise<Told> {
  const coverage = new Coverage()
  const violations: string[] = []
  let steps = 0
  for (let seed = first; seed < first + seeds; seed++) {
    const profile = values.profile ?? removal?.profile ?? 'payments-desktop'
    const how = { profile, moulds, coverage, ...(removal ? { removal } : {}) }
    for await (const { point, verdict } of worlds(seed, how)) {
      steps += verdict.steps
      if (values.verbose) console.log(verdict.trace.join('\n'))
      const at = point === undefined ? '' : `, crash ${point}`
      if (verdict.violation !== undefined)
        violations.push(`seed ${seed}${at}: ${verdict.violation}`)
    }
    if (values.stop && violations.length > 0) break
  }
  return { steps, violations, counts: coverage.counts() }
}

const moulds = makeMoulds()
const coverage = new Coverage()
let bad = 0
let steps = 0
let next = from

/** Notes what came of a batch, and gives the first seed of another one; undefined where none is left. */
function take(told?: Told): number | undefined {
  if (told) {
    for (const line of told.violations) console.log(line)
    bad += told.violations.length
    steps += told.steps
    coverage.addAll(told.counts)
  }
  if (next >= from + count || (values.stop && bad > 0)) return undefined
  const first = next
  next += batch
  return first
}
const sizeAt = (first: number): number => Math.min(batch, from + count - first)

/** One of several processes: it is handed batches until none is left. */
function work(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2))
    const hand = (told?: Told): void => {
      const first = take(told)
      if (first === undefined) child.disconnect()
      else child.send(first)
    }
    child.on('message', (told) => hand(told as Told))
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a process of the simulation ended with ${code}`)),
    )
    hand()
  })
}

if (process.send) {
  process.on('message', (first) => {
    void runSeeds(first as number, sizeAt(first as number)).then((told) => process.send?.(told))
  })
} else {
  const began = performance.now()
  if (jobs > 1) await Promise.all(Array.from({ length: jobs }, work))
  else
    for (let first = take(); first !== undefined; )
      first = take(await runSeeds(first, sizeAt(first)))
  for (const line of coverage.lines()) console.log(line)
  for (const line of neverReached(coverage)) console.log(line)
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`${count} seeds from ${from}, ${steps} steps, ${seconds} s, ${bad} violations`)
  if (bad > 0) process.exitCode = 1
}
