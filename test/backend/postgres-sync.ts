// A whole sync with store and backend in one PostgreSQL: from the simulated QuickBooks, and back into it.
import { expect, test } from 'vitest'
import { openPostgresBackend } from '../../src/backend/postgres.ts'
import { backendTables } from '../../src/backend/schema.ts'
import { listAt } from '../../src/schema/entity.ts'
import { openPostgresStore } from '../../src/store/postgres.ts'
import type { TestPostgres } from '../postgres.ts'
import { makeWorld, textIn, type World } from '../world.ts'
import { connected } from './postgres-rows.ts'

const names = backendTables.flatMap(({ name, lines }) => [
  `${name} order by id`,
  ...(lines ? [`${lines.name} order by parent_id, position`] : []),
])

export function syncTests(server: () => TestPostgres): void {
  test('a sync fills the tables as it fills those of SQLite; a payment is booked once, though the server breaks off', {
    timeout: 120_000,
  }, async () => {
    const address = await server().database()
    let failing: Promise<void> | undefined
    let isToFail = false
    const onSqlite = await makeWorld()
    const w = await makeWorld({
      openStore: () => openPostgresStore(address),
      async openBackend() {
        const backend = await openPostgresBackend(address)
        return {
          ...backend,
          async apply(...given) {
            if (isToFail) failing ??= server().restart('crash')
            return backend.apply(...given)
          },
        }
      },
    })
    let sql = await connected(address)
    const seen = async (): Promise<Record<string, unknown>> => {
      const rows: Record<string, unknown> = {}
      for (const n of names) rows[n] = (await sql.query(`select * from qbsync.${n}`)).rows
      return rows
    }
    const there = () =>
      Object.fromEntries(names.map((n) => [n, onSqlite.rows(`select * from ${n}`)]))
    const run = async (of: World) => (await of.tick()).outcome
    expect([await run(w), await run(onSqlite)]).toEqual(['success', 'success'])
    const first = await seen()
    expect(first).toEqual(there())
    expect(first['invoice_lines order by parent_id, position']).not.toHaveLength(0)

    const paid = "payments (id, invoice_number, amount) values ('p-1', '1001', '1000.00')"
    await sql.query(`insert into qbsync.${paid}`)
    onSqlite.sql.exec(`insert into ${paid}`)
    isToFail = true
    const broken = await run(w)
    await failing
    isToFail = false
    expect([failing === undefined, broken]).toEqual([false, expect.not.stringMatching('success')])
    sql = await connected(address)
    while ((await run(w)) !== 'success');
    expect(await run(onSqlite)).toBe('success')
    const totals = () =>
      listAt(w.desktop.perform('ReceivePaymentQueryRq', {}).content, 'ReceivePaymentRet').map((p) =>
        textIn(p, 'TotalAmount'),
      )
    expect(totals().filter((total) => total === '1000.00')).toHaveLength(1)
    expect(textIn(w.look('Invoice', '1001'), 'IsPaid')).toBe('true')

    const settled = await seen()
    expect(await run(w)).toBe('success')
    expect(w.sent('AddRq').concat(w.sent('ModRq'))).toEqual([])
    expect(await seen()).toEqual(settled)
    expect((await sql.query("select booking from qbsync.payments where id = 'p-1'")).rows).toEqual([
      { booking: 'booked' },
    ])

    // The database is put back to an older copy, whose numbers are lower than the last that was read.
    for (let n = 0; n < 5; n++)
      await sql.query("update qbsync.payments set memo = 'x' where id = 'p-1'")
    expect(await run(w)).toBe('success')
    await sql.query(
      `delete from qbsync.platform_changes where seq > (select min(seq) from qbsync.platform_changes);
       select setval('qbsync.platform_changes_seq_seq', (select min(seq) from qbsync.platform_changes));
       insert into qbsync.payments (id, invoice_number, amount) values ('p-2', '1002', '400.00')`,
    )
    expect(await run(w)).toBe('success')
    expect(await run(w)).toBe('success')
    expect(
      totals()
        .filter((total) => total === '1000.00' || total === '400.00')
        .sort(),
    ).toEqual(['1000.00', '400.00'])
    await sql.end()
    await w.close()
    await onSqlite.close()
  })
}
