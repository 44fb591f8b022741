// npm run fuzz [-- CASES [SEED]]: many damaged documents, 200,000 unless told otherwise. Besides what fuzz.ts
// demands of each, memory must not grow: after a collection, the heap of the end is that of the beginning.
import { seededRandom } from '../../src/env.ts'
import { fuzz, originals } from './fuzz.ts'

const [cases = 200_000, seed = 1] = process.argv.slice(2).map(Number)
const collect = globalThis.gc
if (!collect) throw new Error('run it by: npm run fuzz')

/** Megabytes the heap may be larger at the end than after the first twentieth. */
const allowedMb = 8
const heapMb = (): number => {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}

const random = seededRandom(seed)
const texts = originals(random)
const settled = Math.ceil(cases / 20)
let before = 0
const start = performance.now()
const tally = fuzz(texts, random, {
  cases,
  after(so) {
    if (so.cases === settled) before = heapMb()
    if (so.cases % 20_000 === 0) console.error(`${so.cases} cases, ${heapMb().toFixed(1)} MB`)
  },
})
const after = heapMb()
console.log(
  `${tally.cases} cases of seed ${seed} in ${((performance.now() - start) / 1000).toFixed(0)} s: ` +
    `${tally.refused} refused, ${tally.read} read (${tally.faulty} with faults), ` +
    `slowest ${tally.slowestMs.toFixed(1)} ms, heap ${before.toFixed(1)} MB then ${after.toFixed(1)} MB`,
)
if (after - before > allowedMb)
  throw new Error(`the heap grew by ${(after - before).toFixed(1)} MB`)
