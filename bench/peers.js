// Workload "peers": the pages of workload "pages" with the raw answer kept, against everyone: ours with runs recorded
// in full, as it comes; the others with the text of the answer in a table beside the rows, written in the same commit.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareRows } from './rows.js'
import { everyone, visit } from './servers.js'
import { median, sorted, spread, table, times } from './stats.js'

const words = ['--keep']

async function measure(folder, { pageSize, invoices }, servers) {
  const pages = {}
  const backends = {}
  for (const [name, { open }] of servers) {
    const server = await open(join(folder, name), { pageSize, words })
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
const least = (values) => sorted(values)[0]

export async function benchPeers({ quick, figures }) {
  const sizes = quick
    ? [{ pageSize: 100, invoices: 1500, rounds: 1 }]
    : [
        { pageSize: 100, invoices: 5000, rounds: 2 },
        { pageSize: 500, invoices: 8000, rounds: 2 },
      ]
  const all = Object.entries(everyone())
  const here = all.filter(([, server]) => !server.missing)
  for (const size of sizes) {
    const pages = Object.fromEntries(here.map(([name]) => [name, []]))
    for (let round = 0; round < size.rounds; round++) {
      const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
      try {
        // The other way round in every second round: what grows slower with time is nobody's alone.
        const turn = round % 2 === 0 ? here : [...here].reverse()
        const found = await measure(folder, size, turn)
        for (const [name] of here) pages[name].push(...found[name])
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
    print(size.pageSize, pages, all)
    figures.put(
      'peers',
      { pageSize: size.pageSize },
      here.map(([name, { title }]) => ({
        pageSize: size.pageSize,
        server: title,
        ms: median(pages[name].map(wall)),
        cpuMs: median(pages[name].map(cpu)),
      })),
    )
  }
}

function print(pageSize, pages, all) {
  const { bytes } = pages.ours[pages.ours.length >> 1]
  console.log(
    `\nPages of ${pageSize} invoices of 5 lines (${Math.round(bytes / 1000)} kB of SOAP), raw answers kept, ${pages.ours.length} of each, per page, min – median – max:\n`,
  )
  const ours = pages.ours
  const against = (of, pick) => (name) => times(pick(pages[name].map(of)) / pick(ours.map(of)))
  const ratios = [against(wall, median), against(cpu, median), against(cpu, least)]
  const rows = all.map(([name, { title, missing }]) =>
    missing
      ? [title, `not run: ${missing}`, '', '', '', '', '']
      : [
          title,
          spread(pages[name].map(wall)),
          spread(pages[name].map(cpu)),
          Math.round((pageSize / median(pages[name].map(wall))) * 1000),
          ...ratios.map((ratio) => ratio(name)),
        ],
  )
  const head = ['server', 'time, ms', 'processor time of the server, ms', 'invoices/s']
  const than = ['time', 'processor time', 'least page of each'].map((what) => `${what}, of ours`)
  console.log(table([...head, ...than], rows))
  const over = (of, pick) => times(pick(ours.map(of)) / pick(pages.floor.map(of)))
  console.log(
    `\nOurs : floor ${over(wall, median)} of its time, ${over(cpu, median)} of its processor time (least page of each ${over(cpu, least)}).`,
  )
}
