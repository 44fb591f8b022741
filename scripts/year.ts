// npm run year -- --profile payments-desktop --seed 1 --invoices 5000 --days 365 --every 5
import { parseArgs } from 'node:util'
import { simulate } from '../test/simulation/year.ts'

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'payments-desktop' },
    seed: { type: 'string', default: '1' },
    invoices: { type: 'string', default: '5000' },
    days: { type: 'string', default: '365' },
    every: { type: 'string', default: '720' },
    deeds: { type: 'string', default: '20' },
    breaks: { type: 'string', default: '40' },
    wire: { type: 'string', default: '500' },
    backend: { type: 'string', default: 'sqlite' },
    failures: { type: 'string', default: '0' },
  },
})
const number = (name: Exclude<keyof typeof values, 'profile' | 'backend'>): number => {
  const n = Number(values[name])
  if (!Number.isInteger(n) || n < 0) throw new Error(`--${name} must be a whole number`)
  return n
}

if (values.backend !== 'sqlite' && values.backend !== 'http')
  throw new Error('--backend is sqlite or http')
// Ctrl-C ends the year with the day, and its figures are printed all the same.
let isOver = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isOver = true
  })

const figures = await simulate({
  profile: values.profile,
  seed: number('seed'),
  invoices: number('invoices'),
  days: number('days'),
  every: number('every'),
  deeds: number('deeds'),
  breaks: number('breaks'),
  wire: number('wire'),
  http: values.backend === 'http',
  failures: number('failures'),
  onDay: (day) => {
    if (day % 10 === 0) process.stderr.write(`day ${day}\n`)
  },
  // Signals are heard between two turns of the event loop, and a day of direct visits is one.
  isOver: () => new Promise((resolve) => setImmediate(() => resolve(isOver))),
})
const sum = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((a, b) => a + b, 0)
const { faults } = figures
process.stdout.write(
  `${[
    `${values.profile}, seed ${values.seed}: ${values.invoices} invoices, ${figures.days} days, a visit every ${values.every} minutes`,
    `backend ${values.backend}, ${values.failures} of 100 calls of it fail`,
    `${figures.visits} visits, ${figures.broken} broken off, ${figures.vain} in vain, ${figures.exchanges} exchanges`,
    `${sum(figures.deeds)} deeds, ${figures.seconds} s, ${figures.processorSeconds} s of the processor`,
    ...Object.entries(figures.deeds).map(([name, n]) => `  ${n} × ${name}`),
    `${figures.equal} records equal on both sides`,
    ...Object.entries(figures.told).map(([code, n]) => `  ${n} told: ${code}`),
    ...figures.totals.map(
      (t) =>
        `${t.what} (${t.records}): ${t.quickbooks} in QuickBooks, ${t.platform} on the platform`,
    ),
    `${faults.length} faults`,
    ...faults.slice(0, 40).map((fault) => `  ${fault}`),
  ].join('\n')}\n`,
)
process.exitCode =
  faults.length === 0 && figures.totals.every((t) => t.quickbooks === t.platform) ? 0 : 1
