import { readFileSync } from 'node:fs'
import { removals } from './removals.ts'
import { simulate } from './simulate.ts'
import { makeMoulds } from './world.ts'

const moulds = makeMoulds()
const r = removals['no memory of what is out']!
for (let seed = 1; seed <= 8; seed++) {
  const v = await simulate(seed, { moulds, profile: 'payments-desktop', only: r.only!, steps: 500 })
  console.log('with', seed, v.violation ?? 'ok')
}
const rows = [
  ...readFileSync('docs/simulation.md', 'utf8').matchAll(/^\| (no [^|]+?) \| (.+?) \| (\d+) \|$/gm),
]
for (const [, name = '', , seed] of rows) {
  const removal = removals[name]!
  const how = { moulds, profile: removal.profile ?? 'payments-desktop', removal }
  const first = (await simulate(Number(seed), how)).violation
  if (first) {
    console.log(name, seed, 'ok', first.slice(0, 80))
    continue
  }
  for (let s = 1; s <= 200; s++) {
    const v = (await simulate(s, how)).violation
    if (v) {
      console.log(name, 'NOW', s, v.slice(0, 100))
      break
    }
    if (s === 200) console.log(name, 'NONE')
  }
}
