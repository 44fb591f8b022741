// Workload "empty": a session that finds nothing, four calls: authenticate, sendRequestXML (what changed?),
// receiveResponseXML (nothing), closeConnection. All servers are up together and take turns; the client is a process of
// its own with one connection to each. Ours is durable (run, tape and recording are written); the others write nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './process.js'
import { everyone } from './servers.js'
import { median, sorted, spread, table, times } from './stats.js'

const client = fileURLToPath(new URL('poll-client.js', import.meta.url))

export async function benchEmpty({ quick, figures }) {
  const size = quick ? { rounds: 4, warm: 1, sessions: 10 } : { rounds: 14, warm: 4, sessions: 60 }
  const all = Object.entries(everyone())
  const here = all.filter(([, server]) => !server.missing)
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
  const running = []
  try {
    for (const [name, { open }] of here) {
      const server = await open(join(folder, name), { pageSize: 100, words: ['--poll'] })
      running.push({ ...server, name })
    }
    const servers = running.map(({ name, url, user, password, pid }) => ({
      name,
      url,
      user,
      password,
      pid,
    }))
    const found = JSON.parse((await run([client, JSON.stringify({ servers, ...size })])).out)
    print(found, all, size)
    figures.put(
      'empty',
      {},
      here.map(([name, { title }]) => ({
        server: title,
        ms: median(found[name].ms),
        cpuMs: median(found[name].cpuMs),
      })),
    )
  } finally {
    for (const server of running) await server.stop()
    rmSync(folder, { recursive: true })
  }
}

function print(found, all, { rounds, warm, sessions }) {
  console.log(
    `\nEmpty sessions of 4 calls, ${(rounds - warm) * sessions} of each, one after the other, min – median – max:\n`,
  )
  const ratio = (name, what, pick) => times(pick(found[name][what]) / pick(found.ours[what]))
  const least = (values) => sorted(values)[0]
  const rows = all.map(([name, { title, missing }]) =>
    missing
      ? [title, `not run: ${missing}`, '', '', '', '']
      : [
          title,
          spread(found[name].ms),
          spread(found[name].cpuMs),
          ratio(name, 'ms', median),
          ratio(name, 'ms', least),
          ratio(name, 'cpuMs', median),
        ],
  )
  const head = ['server', 'time, ms', 'processor time of the server, ms a session']
  const than = ['time, of ours', 'least time, of ours', 'processor time, of ours']
  console.log(table([...head, ...than], rows))
  console.log(
    `\nOurs : bare node:http ${times(median(found.ours.ms) / median(found.floor.ms))} of its time, ${times(median(found.ours.cpuMs) / median(found.floor.cpuMs))} of its processor time.`,
  )
}
