// Runs sequences of lucky requests against the simulator and says what did not hold, and how many requests of each
// kind succeeded: npm run sequences -- [how many] [first seed] [steps]. One process a processor; how far it is goes to
// stderr.
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Outcome, runSequence } from '../test/sim/books/sequence.ts'

interface Made {
  readonly seed: number
  readonly faults: readonly string[]
  readonly shares: readonly (readonly [string, { asked: number; done: number }])[]
  readonly statuses: readonly (readonly [string, number])[]
}

const again = (seed: number, steps: number): string[] => {
  // The step that did it: checks after every one.
  const found = runSequence(seed, { steps, every: 1 }).faults
  return found.map((fault) => `seed ${seed}: ${fault}`)
}

function one(seed: number, steps: number): Made {
  let made: Outcome | undefined
  let faults: readonly string[]
  try {
    made = runSequence(seed, { steps })
    faults = made.faults.length > 0 ? again(seed, steps) : []
    // Checked after every step it may not go wrong; that it did once is said all the same.
    if (made.faults.length > 0 && faults.length === 0)
      faults = made.faults.map((fault) => `seed ${seed}: ${fault}`)
    // A sample of them twice: the same seed must give the same bytes.
    if (seed % 10 === 0 && runSequence(seed, { steps, isWhole: false }).bytes !== made.bytes)
      faults = [...faults, `seed ${seed}: a second run gave other bytes`]
  } catch (error) {
    faults = [`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`]
  }
  return { seed, faults, shares: [...(made?.shares ?? [])], statuses: [...(made?.statuses ?? [])] }
}

/** Between two lines about how far it is. */
const everyMs = 15_000

async function all(count: number, first: number, steps: number): Promise<void> {
  const shares = new Map<string, { asked: number; done: number }>()
  const statuses = new Map<string, number>()
  const bad: string[] = []
  const began = Date.now()
  let [next, ready, told] = [first, 0, began]
  const tell = (): void => {
    const seconds = (Date.now() - began) / 1000
    const left = Math.round(((count - ready) * seconds) / Math.max(1, ready))
    console.error(
      `${ready} of ${count} sequences, ${bad.length} violations, ${Math.round(seconds)} s, about ${left} s left`,
    )
    told = Date.now()
  }
  const take = (made: Made): void => {
    ready++
    for (const [name, { asked, done }] of made.shares) {
      const sum = shares.get(name) ?? { asked: 0, done: 0 }
      shares.set(name, { asked: sum.asked + asked, done: sum.done + done })
    }
    for (const [key, times] of made.statuses) statuses.set(key, (statuses.get(key) ?? 0) + times)
    bad.push(...made.faults)
    for (const fault of made.faults) console.log(fault)
    if (Date.now() - told >= everyMs) tell()
  }
  const worker = (child: ChildProcess): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        if (next < first + count) child.send({ seed: next++, steps })
        else child.disconnect()
      }
      child.on('message', (made: Made) => {
        take(made)
        give()
      })
      child.on('error', reject)
      child.on('exit', (code, signal) =>
        code === 0 ? resolve() : reject(new Error(`a process ended with ${code ?? signal}`)),
      )
      give()
    })
  const file = fileURLToPath(import.meta.url)
  const many = Math.max(1, Math.min(availableParallelism(), count))
  await Promise.all(Array.from({ length: many }, () => worker(fork(file, ['worker']))))
  tell()
  console.log('\nasked    done   share  request')
  for (const [name, { asked, done }] of [...shares].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(
      `${String(asked).padStart(5)} ${String(done).padStart(7)} ${`${Math.round((100 * done) / asked)} %`.padStart(7)}  ${name}`,
    )
  if (process.env['STATUSES'])
    for (const [key, times] of [...statuses].sort((a, b) => b[1] - a[1])) console.log(times, key)
  const asked = [...shares.values()].reduce((sum, share) => sum + share.asked, 0)
  console.log(
    `\nseeds ${first} to ${first + count - 1}: ${ready} sequences of ${steps} steps, ${asked} requests and acts in ${Math.round((Date.now() - began) / 1000)} s, ${bad.length} violations`,
  )
  process.exitCode = bad.length > 0 || ready < count ? 1 : 0
}

if (process.argv[2] === 'worker')
  process.on('message', ({ seed, steps }: { seed: number; steps: number }) => {
    process.send?.(one(seed, steps))
  })
else {
  const [count = 1000, first = 1, steps = 500] = process.argv.slice(2).map(Number)
  await all(count, first, steps)
}
