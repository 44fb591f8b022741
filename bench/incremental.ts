// What a run with ten changes costs against books of any size. The records of the first sync are made by copying those
// of a small company in our two databases: what a run costs us depends on what we hold, not on what QuickBooks holds.
//   node --import tsx bench/incremental.ts 2000 20000 200000

import { seededRandom, virtualEnv } from '../src/env.ts'
import { desk, luckOf } from '../test/simulation/desk.ts'
import { makeWorld } from '../test/world.ts'

const sizes = process.argv.slice(2).map(Number)
const small = 200
const changes = 10

for (const size of sizes) {
  let spent = 0
  const w = await makeWorld({
    profile: 'trades',
    invoices: small,
    rules: 'payments-desktop',
    isOnDisk: true,
    env: virtualEnv({ now: Date.UTC(2026, 3, 1, 14) }),
    onServed: (ms) => {
      spent += ms
    },
  })
  await w.run()
  await w.tick()
  await copy(size)
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
  await w.tick()
  const exchanges = w.calls.filter((c) => c.call === 'receiveResponseXML').length
  const held = w.rows<{ n: number }>('select count(*) n from invoices')[0]?.n ?? 0
  process.stdout.write(
    `${JSON.stringify({ invoices: held, changes, exchanges, serviceMs: Math.round(spent) })}\n`,
  )
  await w.close()

  /** Copies of the links and of the rows of the backend, each with an id of its own. */
  async function copy(wanted: number): Promise<void> {
    const links = await w.store.select('links')
    for (let n = 1; n < wanted / small; n++) {
      const own = (id: string) => `${id}-${n}`
      const rows = links.map((row) => ({
        put: 'links' as const,
        row: { ...row, quickbooks_id: own(row.quickbooks_id), platform_id: own(row.platform_id) },
      }))
      await w.store.commit(rows as never, { flush: false })
      w.sql
        .transaction(() => {
          const names = (w.sql.pragma('table_info(invoices)') as { name: string }[]).map(
            (c) => c.name,
          )
          const cells = names.map((c) =>
            c === 'id' || c === 'quickbooks_id' ? `${c} || '-${n}'` : c,
          )
          w.sql.exec(
            `insert into invoices (${names.join(', ')}) select ${cells.join(', ')} from invoices where length(id) = (select min(length(id)) from invoices)`,
          )
        })
        .immediate()
    }
  }
}
