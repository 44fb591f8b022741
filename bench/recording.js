// Workload "recording": a first sync with everything recorded against the same with the heads of the exchanges alone,
// taking turns. What recording costs is the difference: time of the conversation, processor time of the server for a
// page of 100 invoices of five lines, and bytes of the store against the bytes that came.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { run } from './process.js'
import { ours, qbsync, visit } from './servers.js'
import { median, sorted, spread, table } from './stats.js'

const modes = ['full', 'headers']

async function measure(folder, mode, invoices) {
  const server = await ours(folder, { pageSize: 100 })
  const config = join(folder, 'qbsync.yaml')
  await run([qbsync, 'prefs', 'set', 'recording', mode, '--config', config], { cwd: folder })
  const { pages, seconds } = await visit(server, { invoices }).finally(() => server.stop())
  const file = join(folder, 'qbsync.db')
  const db = new Database(file)
  db.pragma('wal_checkpoint(truncate)')
  const kept = db
    .prepare(
      'select kind, sum(raw_bytes) raw, sum(length(data)) bytes from recordings group by kind',
    )
    .all()
  db.close()
  return {
    seconds,
    cpu: pages.slice(Math.floor(pages.length / 3)).map((p) => p.cpuMs),
    answers: pages.reduce((sum, p) => sum + p.bytes, 0),
    store: statSync(file).size,
    kept,
  }
}

export async function benchRecording({ quick }) {
  const [invoices, rounds] = quick ? [3000, 1] : [20_000, 3]
  const all = { full: [], headers: [] }
  for (let round = 0; round < rounds; round++)
    for (const mode of round % 2 === 0 ? modes : [...modes].reverse()) {
      const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
      try {
        all[mode].push(await measure(join(folder, mode), mode, invoices))
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
  const cpu = (mode) => all[mode].flatMap((m) => m.cpu)
  const seconds = (mode) => all[mode].map((m) => m.seconds)
  console.log(`\nFirst sync of ${invoices} invoices, ${rounds} of each, min – median – max:\n`)
  console.log(
    table(
      ['recording', 'conversation, s', 'processor time a page, ms', 'store, MB'],
      modes.map((mode) => [
        mode,
        spread(seconds(mode)),
        spread(cpu(mode)),
        (median(all[mode].map((m) => m.store)) / 1e6).toFixed(1),
      ]),
    ),
  )
  const more = (of, full, headers) => `${((of(full) / of(headers) - 1) * 100).toFixed(1)} %`
  const least = (values) => sorted(values)[0]
  const { answers, kept, store } = all.full[0]
  const bytes = kept.map(
    (k) => `${k.kind} ${(k.bytes / 1e6).toFixed(2)} of ${(k.raw / 1e6).toFixed(1)} MB`,
  )
  console.log(
    `\nMore with everything recorded: conversation ${more(median, seconds('full'), seconds('headers'))} (least of each ${more(least, seconds('full'), seconds('headers'))}), processor time a page ${more(median, cpu('full'), cpu('headers'))} (least ${more(least, cpu('full'), cpu('headers'))}).` +
      `\nBytes: ${bytes.join(', ')}; the store is larger by ${(((store - all.headers[0].store) / answers) * 100).toFixed(1)} % of the ${(answers / 1e6).toFixed(1)} MB that came.`,
  )
}
