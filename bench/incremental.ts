// What a run with ten changes costs against books of any size. The records of the first sync are made by copying those
// of a small company in our two databases: what a run costs us depends on what we hold, not on what QuickBooks holds.
//   node --import tsx bench/incremental.ts 2000 20000 200000
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { seededRandom, virtualEnv } from '../src/env.ts'
import { desk, luckOf } from '../test/simulation/desk.ts'
import { makeWorld } from '../test/world.ts'

const sizes = process.argv.slice(2).map(Number)
const small = 200
const changes = 10

for (const size of sizes) {
  let [spent, processor] = [0, 0]
  const w = await makeWorld({
    profile: 'trades',
    invoices: small,
    rules: 'payments-desktop',
    isOnDisk: true,
    env: virtualEnv({ now: Date.UTC(2026, 3, 1, 14) }),
    onServed: (ms, processorMs) => {
      spent += ms
      processor += processorMs
    },
  })
  await w.run()
  await w.tick()
  copy(size)
  await w.tick()
  const luck = luckOf(seededRandom(3))
  const deed = desk.find((d) => d.name === 'an invoice saved')
  let left = changes / 2
  while (left > 0) if (deed?.does(w, luck)) left--
  const open = w.rows<{ id: string }>(
    "select id from invoices where balance <> '0.00' and length(id) = (select min(length(id)) from invoices) limit 5",
  )
  for (const { id } of open)
    w.sql.prepare("insert into payments (invoice_id, amount) values (?, '0.01')").run(id)
  spent = 0
  processor = 0
  await w.tick()
  const exchanges = w.calls.filter((c) => c.call === 'receiveResponseXML').length
  const held = w.rows<{ n: number }>('select count(*) n from invoices')[0]?.n ?? 0
  process.stdout.write(
    `${JSON.stringify({
      invoices: held,
      changes,
      exchanges,
      serviceMs: Math.round(spent),
      processorMs: Math.round(processor),
    })}\n`,
  )
  await w.close()

  /** Copies of the links and of the invoices, each with ids of its own, made inside the two databases. */
  function copy(wanted: number): void {
    const store = new Database(join(w.folder, 'qbsync.db'))
    fill(store, 'links', ['quickbooks_id', 'platform_id'], wanted / small)
    store.close()
    fill(w.sql, 'invoices', ['id', 'quickbooks_id'], wanted / small)
  }
}

function fill(db: Database.Database, table: string, own: readonly string[], times: number): void {
  const names = (db.pragma(`table_info(${table})`) as { name: string }[]).map((c) => c.name)
  const cells = names.map((c) => (own.includes(c) ? `${c} || '-' || n` : c))
  db.exec(
    `insert into ${table} (${names.join(', ')})
     with recursive copies (n) as (select 1 union all select n + 1 from copies where n < ${times - 1})
     select ${cells.join(', ')} from ${table}, copies`,
  )
}
