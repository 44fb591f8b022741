// npm run endurance [-- --days 30 --every 5 --deeds 12 --invoices 300 --seed 1]
// Exit code 1: something grew after the first days.
import { parseArgs } from 'node:util'
import { endure, grown, history } from '../test/simulation/endurance.ts'

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    every: { type: 'string', default: '5' },
    deeds: { type: 'string', default: '12' },
    invoices: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
})
const number = (name: keyof typeof values): number => {
  const n = Number(values[name])
  if (!Number.isInteger(n) || n < 1) throw new Error(`--${name} must be a whole number`)
  return n
}
const collect = globalThis.gc
if (!collect) throw new Error('run it by: npm run endurance')

/** Runs are kept for a week here, their texts for three days: after that nothing may grow. */
const keep = { runsDays: 7, exchangesDays: 3 }
const began = performance.now()
const days = await endure({
  days: number('days'),
  every: number('every'),
  deeds: number('deeds'),
  invoices: number('invoices'),
  seed: number('seed'),
  keep,
  collect: () => void collect(),
  onDay: (d) => {
    const rows = [...history, 'journal', 'links', 'errors', 'skips'] as const
    const told = rows.map((name) => `${name} ${d.rows[name]}`).join(', ')
    process.stdout.write(
      `day ${d.day}: heap ${d.heapMb} MB, process ${d.rssMb} MB, ${d.handles} handles, ${d.files} files, store ${d.storeMb} MB; ${told}\n`,
    )
  },
})
const faults = grown(days, keep.runsDays)
const seconds = Math.round((performance.now() - began) / 1000)
const visits = days.at(-1)?.visits ?? 0
process.stdout.write(
  `${[`${visits} visits in ${values.days} days, ${seconds} s; ${faults.length} faults`, ...faults].join('\n')}\n`,
)
process.exitCode = faults.length === 0 ? 0 : 1
