// npm run replays -- --profile payments-desktop --seed 1 --runs 500 --programs 1: records a simulated stretch of time, replays all of
// its runs, and ends with 1 where the engine decides otherwise than it did.
import { parseArgs } from 'node:util'
import { replayYear } from '../test/simulation/replays.ts'

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'payments-desktop' },
    seed: { type: 'string', default: '1' },
    invoices: { type: 'string', default: '300' },
    runs: { type: 'string', default: '500' },
    every: { type: 'string', default: '720' },
    deeds: { type: 'string', default: '20' },
    breaks: { type: 'string', default: '40' },
    programs: { type: 'string', default: '1' },
  },
})
const number = (name: Exclude<keyof typeof values, 'profile'>): number => {
  const n = Number(values[name])
  if (!Number.isInteger(n) || n < 0) throw new Error(`--${name} must be a whole number`)
  return n
}

const runs = number('runs')
const every = number('every')
const replays = await replayYear(
  {
    profile: values.profile,
    seed: number('seed'),
    invoices: number('invoices'),
    days: Math.ceil((runs * every) / (24 * 60)),
    every,
    deeds: number('deeds'),
    breaks: number('breaks'),
    programs: number('programs'),
    // Answers are recorded as they arrive.
    wire: 1,
  },
  runs,
)
const { answers, tapes, kept } = replays.bytes
process.stdout.write(
  `${[
    `${values.profile}, seed ${values.seed}: ${replays.runs} runs replayed, ${replays.failed} of them did not end well, ${replays.exchanges} exchanges`,
    `${answers} bytes of answers and ${tapes} of tapes, kept as ${kept}`,
    `${replays.differences.length} differences`,
    ...replays.differences.slice(0, 20).map((d) => `  ${d}`),
  ].join('\n')}\n`,
)
process.exitCode = replays.differences.length === 0 && replays.runs >= runs ? 0 : 1
