// Workload "memory": a first sync of 100,000 invoices of about five lines. qbsync serves in one process; Web
// Connector and QuickBooks are another. The most memory each ever held, as the kernel counts it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { heldBy, peakOf, run } from './process.js'
import { ours, qbsync, visit } from './servers.js'
import { table } from './stats.js'

const seedNumber = 7

/** A generated company file; undefined where this qbsync cannot make one. */
async function seed(folder, invoices) {
  const company = join(folder, 'big.qbsim')
  const wish = ['--profile', 'trades', '--invoices', String(invoices), '--seed', String(seedNumber)]
  try {
    const { peak } = await run([qbsync, 'sim', 'seed', company, ...wish], { cwd: folder })
    return { company, peak }
  } catch (error) {
    if (String(error).includes('E_UNKNOWN_PROFILE')) return undefined
    throw error
  }
}

async function simulate(folder, server, company, started) {
  const args = [
    qbsync,
    'sim',
    'run',
    server.qwc,
    '--password',
    server.password,
    '--company',
    company,
  ]
  const { peak } = await run(args, { cwd: folder, started })
  return { name: 'qbsync sim run', peak }
}

/** Notes what processes hold, twice a second. */
function watchMemory(invoices) {
  const began = performance.now()
  const pids = new Map()
  const rows = []
  const timer = setInterval(() => {
    const seconds = (performance.now() - began) / 1000
    for (const [process, pid] of pids) {
      const megabytes = heldBy(pid)
      if (megabytes !== undefined) rows.push({ process, invoices, seconds, megabytes })
    }
  }, 500)
  return {
    add: (name, pid) => pids.set(name, pid),
    end() {
      clearInterval(timer)
      return rows
    },
  }
}

export async function benchMemory({ quick, figures, invoices = quick ? 5000 : 100_000 }) {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
  try {
    const made = await seed(folder, invoices)
    const server = await ours(join(folder, 'ours'), { pageSize: 200 })
    const start = performance.now()
    const watch = watchMemory(invoices)
    watch.add('qbsync serve', server.pid)
    let client
    let serving
    try {
      client = made
        ? await simulate(folder, server, made.company, (pid) => watch.add('qbsync sim run', pid))
        : { name: 'the bench’s own connector', ...(await visit(server, { invoices })) }
      serving = peakOf(server.pid)
    } finally {
      figures.put('memory', {}, watch.end())
      await server.stop()
    }
    const seconds = (performance.now() - start) / 1000
    const perSecond = invoices / seconds
    figures.put('sync', {}, [{ invoices, perSecond, serve: serving, client: client.peak }])
    const megabytes = (n) => Math.round(n)
    console.log(
      `\nFirst sync of ${invoices} invoices: ${seconds.toFixed(0)} s, ${Math.round(perSecond)} invoices/s\n`,
    )
    const rows = [
      ['qbsync serve', megabytes(serving)],
      [client.name, megabytes(client.peak)],
      ...(made ? [['qbsync sim seed', megabytes(made.peak)]] : []),
    ]
    console.log(table(['process', 'most memory, MB'], rows))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
