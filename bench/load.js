// Workload "load": a thousand Web Connectors that poll over real sockets, and twenty that make a first sync of 5,000
// invoices in one answer of 24 MB each, before one qbsync serve with its files on disk. How long the small calls take
// is told apart for while nothing large arrives and while it does; so is the most memory of serve.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpuOf, peakOf, run, start } from './process.js'
import { qbsync } from './servers.js'
import { sorted, table } from './stats.js'

const here = (file) => fileURLToPath(new URL(file, import.meta.url))
const at = (times, share) => {
  const all = sorted(times)
  return all.length === 0
    ? '–'
    : all[Math.min(all.length - 1, Math.floor(all.length * share))].toFixed(1)
}

export async function benchLoad({ quick, figures }) {
  const size = quick
    ? { polling: 100, first: 3, invoices: 1_000, everyMs: 10_000 }
    : { polling: 1_000, first: 20, invoices: 5_000, everyMs: 120_000 }
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-load-'))
  try {
    const config = join(folder, 'qbsync.yaml')
    writeFileSync(config, 'dataDir: .\npageSize: 5000\n')
    const setup = ['--import', 'tsx', here('load-setup.ts'), folder]
    const made = JSON.parse(
      execFileSync(process.execPath, [...setup, String(size.polling), String(size.first)], {
        encoding: 'utf8',
      }),
    )
    const server = await start([qbsync, 'serve', '--port', '0', '--config', config], {
      cwd: folder,
    })
    try {
      await measure(server, made, size, figures)
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(server, made, { invoices, everyMs }, figures) {
  const client = (wish) => [
    here('load-client.js'),
    JSON.stringify({ url: server.url, password: 'load', ...wish }),
  ]
  // Everybody's own first sync, of nothing, comes first; then some of a round alone, and the rest beside the large ones.
  const polls = run(
    client({ users: made.polling, invoices: 0, everyMs, seconds: (everyMs * 2.5) / 1000 }),
  )
  await new Promise((resolve) => setTimeout(resolve, everyMs * 1.6))
  const cpu = cpuOf(server.pid)
  const quietPeak = peakOf(server.pid)
  const from = performance.timeOrigin + performance.now()
  const first = JSON.parse((await run(client({ users: made.first, invoices }))).out)
  const to = performance.timeOrigin + performance.now()
  const cpuSeconds = (cpuOf(server.pid) - cpu) / 1e9
  const peak = peakOf(server.pid)
  const poll = JSON.parse((await polls).out)
  const when = poll.times.map(([call, ms, at]) => [call, ms, poll.origin + at])
  const beside = when.filter(([, , at]) => at >= from && at < to)
  const alone = when.filter(([, , at]) => at < from && at > poll.origin + everyMs * 1.05)
  const late = Number(
    at(
      beside.map(([, ms]) => ms),
      0.99,
    ),
  )
  if (beside.length > 0) figures.put('load', {}, [{ p99: late, calls: beside.length }])
  const rows = [
    'authenticate',
    'sendRequestXML',
    'receiveResponseXML',
    'getLastError',
    'closeConnection',
    'all',
  ].map((name) => {
    const of = (list) =>
      list.filter(([call]) => name === 'all' || call === name).map(([, ms]) => ms)
    const shown = (list) => [list.length, at(list, 0.5), at(list, 0.99), at(list, 1)]
    return [name, ...shown(of(alone)), ...shown(of(beside))]
  })
  console.log(
    `\n${made.polling.length} that poll every ${everyMs / 1000} s, ${made.first.length} first syncs of ${invoices} invoices in answers of ${(first.largest / 1e6).toFixed(1)} MB (${(first.bytes / 1e6).toFixed(0)} MB together):\n`,
  )
  const head = (words) => ['calls', 'p50', 'p99', 'most'].map((word) => `${words}: ${word}`)
  console.log(table(['small call, ms', ...head('alone'), ...head('beside')], rows))
  console.log(
    `\nSessions: ${poll.sessions} polling, ${poll.failed} failed; ${first.sessions} first syncs, ${first.failed} failed, in ${first.seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of processor time of serve.`,
  )
  for (const problem of [...poll.problems, ...first.problems]) console.log(`  ${problem}`)
  console.log(
    `Most memory of serve: ${quietPeak?.toFixed(0)} MB before, ${peak?.toFixed(0)} MB after.`,
  )
  if (poll.failed + first.failed > 0) process.exitCode = 1
}
