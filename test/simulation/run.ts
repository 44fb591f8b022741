// npm run simulate -- --seeds 1000 --from 1 [--profile bill-pay-desktop] [--seed N --verbose]
// Exit code 1 on any violation; what was exercised stands in the last lines.
import { parseArgs } from 'node:util'
import { Coverage } from './coverage.ts'
import { removals } from './removals.ts'
import { simulate } from './simulate.ts'
import { makeMoulds } from './world.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    profile: { type: 'string' },
    without: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    stop: { type: 'boolean', default: false },
  },
})
const from = Number(values.seed ?? values.from)
const count = values.seed === undefined ? Number(values.seeds) : 1
const removal = values.without === undefined ? undefined : removals[values.without]
if (values.without !== undefined && !removal) {
  console.error(`There is no safeguard "${values.without}": ${Object.keys(removals).join(', ')}`)
  process.exit(2)
}
const coverage = new Coverage()
const moulds = makeMoulds()
let bad = 0
let steps = 0
for (let seed = from; seed < from + count; seed++) {
  const profile = values.profile ?? removal?.profile ?? 'payments-desktop'
  const verdict = await simulate(seed, {
    profile,
    moulds,
    coverage,
    ...(removal ? { removal } : {}),
  })
  steps += verdict.steps
  if (values.verbose) console.log(verdict.trace.join('\n'))
  if (verdict.violation === undefined) continue
  bad++
  console.log(`seed ${seed}: ${verdict.violation}`)
  if (values.stop) break
}
for (const line of coverage.lines()) console.log(line)
console.log(`${count} seeds from ${from}, ${steps} steps, ${bad} violations`)
if (bad > 0) process.exitCode = 1
