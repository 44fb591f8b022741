// Workload "qbxml": reading and writing qbXML beside fast-xml-parser and xmlbuilder2, loading the grammar, and the
// memory of a long answer read in slices; each in a process of its own.
import { fileURLToPath } from 'node:url'
import { run } from './process.js'
import { spread, table } from './stats.js'

const script = (name) => fileURLToPath(new URL(name, import.meta.url))
const runTs = (name, ...args) =>
  run(['--expose-gc', '--import', 'tsx', script(name), ...args.map(String)])

/** Rows named "what, by whom else", with both speeds: a row for each program, ours once for each work. */
function byProgram(measured) {
  const rows = new Map()
  for (const { name, ours, other } of measured) {
    const [work, program] = name.split(', ')
    if (!rows.has(work)) rows.set(work, { work, program: 'qbsync', speed: ours })
    rows.set(name, { work, program, speed: other })
  }
  return [...rows.values()]
}

export async function benchQbxml({ quick, figures }) {
  const printed = (await runTs('qbxml.ts')).out.trimEnd().split('\n')
  const measured = JSON.parse(printed.pop())
  console.log(`\n${printed.join('\n')}`)
  figures.put('qbxml', {}, byProgram(measured))

  const loads = []
  for (let round = 0; round < (quick ? 3 : 11); round++)
    loads.push(Number((await runTs('grammar-load.ts')).out))
  console.log(`\nLoading the grammar for a first request, ms, min – median – max: ${spread(loads)}`)

  const sizes = quick ? [5, 20] : [10, 100]
  const rows = []
  for (const size of sizes) {
    const { out: line } = await runTs('slices.ts', size)
    const { records, seconds, liveBefore, liveMost, peak } = JSON.parse(line)
    rows.push([
      size,
      records,
      seconds.toFixed(2),
      liveBefore.toFixed(1),
      liveMost.toFixed(1),
      peak.toFixed(0),
    ])
  }
  console.log(
    '\nAn answer read in slices of 64 kB, records handed out and dropped; memory in MB:\n',
  )
  const head = ['answer, MB', 'records', 'seconds', 'live before', 'live, most', 'process, most']
  console.log(table(head, rows))
}
