// Runs sequences of lucky requests against the simulator and says what did not hold, and how many requests of each
// kind succeeded: npm run sequences -- [how many] [first seed] [steps]
import { type Outcome, runSequence } from '../test/sim/books/sequence.ts'

const [count = 1000, first = 1, steps = 500] = process.argv.slice(2).map(Number)
const shares = new Map<string, { asked: number; done: number }>()
const statuses = new Map<string, number>()
const bad: string[] = []

const again = (seed: number): string[] => {
  // The step that did it: checks after every one.
  const found = runSequence(seed, { steps, every: 1 }).faults
  return found.map((fault) => `seed ${seed}: ${fault}`)
}

const add = (made: Outcome): void => {
  for (const [name, { asked, done }] of made.shares) {
    const all = shares.get(name) ?? { asked: 0, done: 0 }
    shares.set(name, { asked: all.asked + asked, done: all.done + done })
  }
  for (const [key, times] of made.statuses) statuses.set(key, (statuses.get(key) ?? 0) + times)
}

for (let seed = first; seed < first + count; seed++) {
  let faults: readonly string[]
  try {
    const made = runSequence(seed, { steps })
    add(made)
    faults = made.faults.length > 0 ? again(seed) : []
    // A sample of them twice: the same seed must give the same bytes.
    if (seed % 10 === 0 && runSequence(seed, { steps, isWhole: false }).bytes !== made.bytes)
      faults = [...faults, `seed ${seed}: a second run gave other bytes`]
  } catch (error) {
    faults = [`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`]
  }
  bad.push(...faults)
  for (const fault of faults) console.log(fault)
}

console.log('\nasked    done   share  request')
for (const [name, { asked, done }] of [...shares].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(
    `${String(asked).padStart(5)} ${String(done).padStart(7)} ${`${Math.round((100 * done) / asked)} %`.padStart(7)}  ${name}`,
  )
if (process.env['STATUSES'])
  for (const [key, times] of [...statuses].sort((a, b) => b[1] - a[1])) console.log(times, key)
console.log(`\n${count} sequences of ${steps} steps, ${bad.length} violations`)
process.exitCode = bad.length > 0 ? 1 : 0
