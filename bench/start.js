// Workload "start": how long a person waits for a command, beside Node alone. The two take turns.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { run } from './process.js'
import { qbsync } from './servers.js'
import { median, spread, table, times } from './stats.js'

export async function benchStart({ quick, figures }) {
  const folder = mkdtempSync(`${tmpdir()}/qbsync-bench-`)
  const commands = {
    'node -e 0': ['-e', '0'],
    'qbsync --version': [qbsync, '--version'],
    'qbsync status, empty folder': [qbsync, 'status'],
  }
  const taken = Object.fromEntries(Object.keys(commands).map((name) => [name, []]))
  for (let round = 0; round < (quick ? 5 : 21); round++)
    for (const [name, args] of Object.entries(commands)) {
      const start = performance.now()
      await run(args, { cwd: folder })
      taken[name].push(performance.now() - start)
    }
  rmSync(folder, { recursive: true })
  const base = median(taken['node -e 0'])
  figures.put(
    'start',
    {},
    Object.entries(taken).map(([command, all]) => ({ command, ms: median(all) })),
  )
  const rows = Object.entries(taken).map(([name, all]) => [
    name,
    spread(all),
    times(median(all) / base),
  ])
  console.log()
  console.log(table(['command', 'ms, min – median – max', 'of node -e 0'], rows))
}
