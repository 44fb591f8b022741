// Workload "empty": sessions of four calls in which nothing is moved. All servers are up together and take turns; the
// client is a process of its own with one connection to each.
//   nothing is due: serverVersion, clientVersion, authenticate (which answers none), closeConnection; the calls of
//     web-connector.md 2.3 for "nothing to do". What it leaves, when somebody called last, is noted by all of them, and outlives the process.
//   nothing has changed: authenticate, sendRequestXML (what changed?), receiveResponseXML (nothing), closeConnection.
//     Ours is durable (run, tape and recording are written); the others write nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './process.js'
import { everyone } from './servers.js'
import { median, sorted, spread, table, times } from './stats.js'

const client = fileURLToPath(new URL('poll-client.js', import.meta.url))

const visits = {
  'nothing is due': { kind: 'none', words: ['--none'], with: ['ours', 'floor', 'naive', 'php'] },
  'nothing has changed': { kind: 'poll', words: ['--poll'] },
}

export async function benchEmpty({ quick, figures }) {
  for (const [visit, how] of Object.entries(visits)) {
    const all = Object.entries(everyone()).filter(([name]) => how.with?.includes(name) ?? true)
    const size = quick
      ? { rounds: 4, warm: 1, sessions: 10 }
      : { rounds: 14, warm: 4, sessions: 60 }
    const found = await measured(how, all, size)
    print(visit, found, all, size)
    const rows = all.flatMap(([name, { title }]) => {
      const of = found[name]
      if (!of) return []
      return [{ visit, server: title, ms: median(of.ms), cpuMs: median(of.cpuMs) }]
    })
    figures.put('empty', { visit }, rows)
  }
}

async function measured({ kind, words }, all, size) {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
  const running = []
  try {
    for (const [name, { open, missing }] of all) {
      if (missing) continue
      const prefs = kind === 'none' ? { trigger: 'on-request' } : {}
      const server = await open(join(folder, name), { pageSize: 100, words, prefs })
      running.push({ ...server, name })
    }
    const servers = running.map(({ name, url, user, password, pid }) => ({
      ...{ name, url, user, password, pid },
    }))
    return JSON.parse((await run([client, JSON.stringify({ kind, servers, ...size })])).out)
  } finally {
    for (const server of running) await server.stop()
    rmSync(folder, { recursive: true })
  }
}

function print(visit, found, all, { rounds, warm, sessions }) {
  console.log(
    `\nSessions of 4 calls, ${visit}; ${(rounds - warm) * sessions} of each, one after the other, min – median – max:\n`,
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
