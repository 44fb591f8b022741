// Workload "pages": pages of 100 and of 500 invoices of five lines go through a whole conversation with a server
// whose files are on disk. Ours, the floor and the naive server take turns; the client is a process of its own.
// The first third of each conversation is not counted: a server that serves has been warm for days.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareRows } from './rows.js'
import { floor, naive, ours, visit } from './servers.js'
import { median, sorted, spread, table, times } from './stats.js'

const servers = { ours, floor, naive }

async function measure(folder, pageSize, invoices) {
  const pages = {}
  const backends = {}
  for (const [name, open] of Object.entries(servers)) {
    const server = await open(join(folder, name), { pageSize })
    try {
      const run = await visit(server, { invoices })
      pages[name] = run.pages.slice(Math.floor(run.pages.length / 3))
      backends[name] = server.backend
    } finally {
      await server.stop()
    }
  }
  compareRows(backends)
  return pages
}

const wall = (page) => page.askMs + page.answerMs
const cpu = (page) => page.cpuMs

export async function benchPages({ quick }) {
  const sizes = quick
    ? [{ pageSize: 100, invoices: 3000, rounds: 1 }]
    : [
        { pageSize: 100, invoices: 24_000, rounds: 3 },
        { pageSize: 500, invoices: 30_000, rounds: 3 },
      ]
  for (const { pageSize, invoices, rounds } of sizes) {
    const all = { ours: [], floor: [], naive: [] }
    for (let round = 0; round < rounds; round++) {
      const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
      try {
        const pages = await measure(folder, pageSize, invoices)
        for (const name of Object.keys(all)) all[name].push(...pages[name])
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
    print(pageSize, all)
  }
}

function print(pageSize, all) {
  const { bytes } = all.ours[all.ours.length >> 1]
  const count = all.ours.length
  console.log(
    `\nPages of ${pageSize} invoices of 5 lines (${Math.round(bytes / 1000)} kB of SOAP), ${count} of each, per page, min – median – max:\n`,
  )
  const rows = Object.entries(all).map(([name, pages]) => [
    name,
    spread(pages.map(wall)),
    spread(pages.map(cpu)),
    Math.round((pageSize / median(pages.map(wall))) * 1000),
  ])
  console.log(table(['server', 'time, ms', 'processor time of the server, ms', 'invoices/s'], rows))
  const ratio = (a, b, of) => times(median(all[a].map(of)) / median(all[b].map(of)))
  const least = (a, b, of) => times(sorted(all[a].map(of))[0] / sorted(all[b].map(of))[0])
  console.log()
  console.log(
    table(
      ['ratio', 'time', 'processor time', 'processor time, least page of each'],
      [
        [
          'naive : ours',
          ratio('naive', 'ours', wall),
          ratio('naive', 'ours', cpu),
          least('naive', 'ours', cpu),
        ],
        [
          'ours : floor',
          ratio('ours', 'floor', wall),
          ratio('ours', 'floor', cpu),
          least('ours', 'floor', cpu),
        ],
      ],
    ),
  )
}
