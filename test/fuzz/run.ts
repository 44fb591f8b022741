// npm run fuzz [-- TARGET …] [--cases N] [--seed S] [--case N]
// All targets together are 1,000,000 cases; of targets that are named, N each. Exit code 1: something happened that
// must not. A case that never ends is told by a second thread, which can still speak then. After a collection, the
// heap of the end is that of the beginning.
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { drive, FailedCase, type Tally } from './drive.ts'
import type { Target } from './target.ts'
import { targets } from './targets.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
  },
})
const whole = (name: 'cases' | 'seed' | 'case'): number | undefined => {
  const text = values[name]
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Error(`--${name} must be a whole number`)
}
const chosen = targets.filter((t) => positionals.length === 0 || positionals.includes(t.name))
const unknown = positionals.filter((word) => !targets.some((t) => t.name === word))
if (unknown.length > 0)
  throw new Error(`no target ${unknown}: ${targets.map((t) => t.name).join(', ')}`)
const collect = globalThis.gc
if (!collect) throw new Error('run it by: npm run fuzz')

/** Megabytes the heap may be larger at the end than after the first twentieth. */
const allowedMb = 12
const hangMs = 30_000
const heapMb = (): number => {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}

const total = targets.reduce((sum, t) => sum + t.share, 0)
const casesOf = (target: Target): number => {
  const wanted = whole('cases')
  if (wanted === undefined) return target.share
  return positionals.length > 0 ? wanted : Math.ceil((wanted * target.share) / total)
}

const now = new Int32Array(new SharedArrayBuffer(8))
const watch = new Worker(
  `const { workerData: { now, names, hangMs, pid, seed } } = require('node:worker_threads')
   let last = -1, since = Date.now()
   setInterval(() => {
     const at = now[1] * 1e9 + now[0]
     if (at !== last) [last, since] = [at, Date.now()]
     else if (now[1] >= 0 && Date.now() - since > hangMs) {
       const again = 'npm run fuzz -- ' + names[now[1]] + ' --seed ' + seed + ' --case ' + now[0]
       require('node:fs').writeSync(2, names[now[1]] + ', case ' + now[0] + ': it hangs\\n' + again + '\\n')
       process.kill(pid, 'SIGKILL')
     }
   }, 1000)`,
  {
    eval: true,
    execArgv: [],
    workerData: {
      now,
      names: targets.map((t) => t.name),
      hangMs,
      pid: process.pid,
      seed: values.seed,
    },
  },
)
now[1] = -1

let cases = 0
let failures = 0
const unheard = (error: unknown) => {
  failures++
  console.error(`an error that nobody caught: ${error instanceof Error ? error.stack : error}`)
}
process.on('uncaughtException', unheard)
process.on('unhandledRejection', unheard)

const begun = performance.now()
for (const target of chosen) {
  const seed = whole('seed') ?? 1
  const planned = casesOf(target)
  const settled = Math.ceil(planned / 20)
  let before = heapMb()
  const start = performance.now()
  let tally: Tally
  try {
    tally = await drive(target, {
      seed,
      cases: planned,
      only: whole('case'),
      before(n) {
        now[1] = targets.indexOf(target)
        now[0] = n
      },
      after(so) {
        if (so.cases === settled) before = heapMb()
      },
    })
  } catch (error) {
    failures++
    console.error(error instanceof FailedCase ? error.message : error)
    continue
  } finally {
    now[1] = -1
  }
  const seconds = (performance.now() - start) / 1000
  const after = heapMb()
  cases += tally.cases
  const words = Object.entries(tally.words).map(([word, n]) => `${n} ${word}`)
  console.log(
    `${target.name}: ${tally.cases} cases of seed ${seed} in ${seconds.toFixed(0)} s (${Math.round(tally.cases / seconds)}/s), ` +
      `slowest ${tally.slowestMs.toFixed(1)} ms (case ${tally.slowestCase}), ` +
      `heap ${before.toFixed(1)} MB then ${after.toFixed(1)} MB; ${words.join(', ')}`,
  )
  if (after - before > allowedMb && whole('case') === undefined) {
    failures++
    console.error(`${target.name}: the heap grew by ${(after - before).toFixed(1)} MB`)
  }
}
await watch.terminate()
const minutes = ((performance.now() - begun) / 60_000).toFixed(1)
console.log(`${cases} cases in ${minutes} min, ${failures} failures`)
process.exitCode = failures === 0 ? 0 : 1
