// Workload "answer20": one answer of 20 MB (SOAP, 4,100 invoices of five lines) for a server that has just been
// started. The most memory its process ever held, as the kernel counts it; the raw answer is kept by all.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { peakOf } from './process.js'
import { everyone, visit } from './servers.js'
import { median, spread, table, times } from './stats.js'

async function measure(open, invoices) {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
  try {
    const server = await open(join(folder, 'server'), { pageSize: invoices, words: ['--keep'] })
    try {
      const before = peakOf(server.pid)
      const { pages } = await visit(server, { invoices })
      const [{ bytes, answerMs }] = pages
      if (pages.length !== 1) throw new Error(`${pages.length} answers instead of one`)
      return { before, bytes, seconds: answerMs / 1000, peak: peakOf(server.pid) }
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export async function benchAnswer({ quick, figures }) {
  const [invoices, rounds] = quick ? [400, 1] : [4100, 3]
  const all = Object.entries(everyone())
  const found = Object.fromEntries(all.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, { open, missing }] of all)
      if (!missing) found[name].push(await measure(open, invoices))
  const of = (name, what) => found[name].map((one) => one[what])
  const [{ bytes }] = found.ours
  console.log(
    `\nOne answer of ${(bytes / 1e6).toFixed(1)} MB, ${rounds} of each, raw answer kept, min – median – max:\n`,
  )
  const rows = all.map(([name, { title, missing }]) =>
    missing
      ? [title, `not run: ${missing}`, '', '', '']
      : [
          title,
          spread(of(name, 'before')),
          spread(of(name, 'peak')),
          times(median(of('ours', 'peak')) / median(of(name, 'peak'))),
          spread(of(name, 'seconds')),
        ],
  )
  const head = ['server', 'before, MB', 'most memory, MB', 'ours of it', 'time of the answer, s']
  console.log(table(head, rows))
  figures.put(
    'answer20',
    {},
    all
      .filter(([, { missing }]) => !missing)
      .map(([name, { title }]) => ({
        server: title,
        before: median(of(name, 'before')),
        peak: median(of(name, 'peak')),
      })),
  )
}
