// npm run bench [-- --quick] [--million] [--folder=DIR] [--plots[=DIR]] [NAME …]: measures and prints; writes only what
// --plots draws. Every comparison is made within this one run; nothing passes or fails on time. The workloads are fixed:
// add to them, do not change them.
import { benchAnswer } from './answer.js'
import { benchCommits } from './commits.js'
import { benchEmpty } from './empty.js'
import { makeFigures } from './figures.js'
import { benchIncremental } from './incremental.js'
import { benchLoad } from './load.js'
import { benchMemory } from './memory.js'
import { benchPages } from './pages.js'
import { benchPeers } from './peers.js'
import { benchQbxml } from './qbxml-run.js'
import { benchRecording } from './recording.js'
import { everyone } from './servers.js'
import { benchSimulator } from './simulator.js'
import { benchStart } from './start.js'
import { targetsTable } from './targets.js'
import { readWords } from './words.js'

const workloads = {
  commits: benchCommits,
  pages: benchPages,
  peers: benchPeers,
  empty: benchEmpty,
  answer20: benchAnswer,
  qbxml: benchQbxml,
  start: benchStart,
  memory: benchMemory,
  simulator: benchSimulator,
  incremental: benchIncremental,
  load: benchLoad,
  recording: benchRecording,
}

function wished() {
  try {
    return readWords(process.argv.slice(2), Object.keys(workloads))
  } catch (error) {
    console.error(error.message)
    process.exit(2)
  }
}
const { quick, million, folder, plots, names } = wished()
const figures = makeFigures()

console.log(`Node ${process.version}${quick ? ', small sizes (--quick): not for RESULTS.md' : ''}`)
for (const { title, missing } of Object.values(everyone()))
  if (missing) console.log(`Without ${title}: ${missing}.`)
for (const [name, measure] of Object.entries(workloads)) {
  if (!names.includes(name)) continue
  console.log(`\n## ${name}`)
  await measure({ quick, million, folder, figures })
}
console.log(`\n## Against the targets${quick ? ', small sizes: they mean nothing' : ''}\n`)
console.log(targetsTable(figures.tables()))
if (plots !== undefined) {
  figures.save(plots)
  const { drawPlots } = await import('./plots.js')
  await drawPlots(plots)
}
