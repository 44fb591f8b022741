// npm run bench [-- --quick] [--million] [--folder=DIR] [NAME …]: measures, prints, writes nothing. Every comparison is made within this
// one run; nothing passes or fails on time. The workloads are fixed: add to them, do not change them.
import { benchCommits } from './commits.js'
import { benchIncremental } from './incremental.js'
import { benchLoad } from './load.js'
import { benchMemory } from './memory.js'
import { benchPages } from './pages.js'
import { benchQbxml } from './qbxml-run.js'
import { benchRecording } from './recording.js'
import { benchSimulator } from './simulator.js'
import { benchStart } from './start.js'

const workloads = {
  commits: benchCommits,
  pages: benchPages,
  qbxml: benchQbxml,
  start: benchStart,
  memory: benchMemory,
  simulator: benchSimulator,
  incremental: benchIncremental,
  load: benchLoad,
  recording: benchRecording,
}
const words = process.argv.slice(2)
const quick = words.includes('--quick')
// The simulator with a company of a million invoices, whose file is kept in a folder for the next run.
const million = words.includes('--million')
const folder = words.find((word) => word.startsWith('--folder='))?.slice('--folder='.length)
const names = words.filter((word) => !word.startsWith('--'))
for (const name of names)
  if (!workloads[name]) throw new Error(`no workload ${name}: ${Object.keys(workloads).join(', ')}`)

console.log(`Node ${process.version}${quick ? ', small sizes (--quick): not for RESULTS.md' : ''}`)
for (const [name, measure] of Object.entries(workloads)) {
  if (names.length > 0 && !names.includes(name)) continue
  console.log(`\n## ${name}`)
  await measure({ quick, million, folder })
}
