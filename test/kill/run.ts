// npm run kill -- --kills 200 --seed 1 [--invoices 5000] [--payments 500] [--servers 1] [--restarts 2]
//   [--backend postgres]
// More than one server share a PostgreSQL, which is started again --restarts times; with --backend the records too.
// Exit code 1 when anything does not hold; the last lines say what was met.
import { parseArgs } from 'node:util'
import { killAndCheck } from './kill.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    invoices: { type: 'string', default: '5000' },
    payments: { type: 'string', default: '500' },
    servers: { type: 'string', default: '1' },
    restarts: { type: 'string', default: '2' },
    backend: { type: 'string', default: 'sqlite' },
  },
})
const number = (name: keyof typeof values): number => {
  const n = Number(values[name])
  if (!Number.isInteger(n) || n < 1) throw new Error(`--${name} must be a whole number above 0`)
  return n
}
const { backend } = values
if (backend !== 'sqlite' && backend !== 'postgres')
  throw new Error('--backend is sqlite or postgres')
const began = Date.now()
const report = await killAndCheck({
  kills: number('kills'),
  seed: number('seed'),
  invoices: number('invoices'),
  payments: number('payments'),
  servers: number('servers'),
  restarts: number('restarts'),
  backend,
  onKill: (n, during) => {
    if (n % 20 === 0) process.stderr.write(`${n} kills, the last in ${during}\n`)
  },
})
for (const line of report.coverage.lines()) console.log(line)
console.log(
  Object.entries(report.sums)
    .map(([name, sum]) => `${name} ${sum}`)
    .join(', '),
)
for (const problem of report.problems) console.log(`broken: ${problem}`)
const seconds = Math.round((Date.now() - began) / 1000)
console.log(
  `${report.kills} kills, ${report.restarts} restarts of PostgreSQL in ${report.runs} updates, quiet after ${report.untilQuiet}, ${seconds} s, ${report.problems.length} problems`,
)
if (report.problems.length > 0) process.exitCode = 1
