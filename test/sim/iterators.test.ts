// Iterators over sets that are not read at once: what they give is the set as it was when they were started.
import { expect, test } from 'vitest'
import { smallSet } from '../../src/sim/walk.ts'
import { type World, world } from './company.ts'

const count = smallSet + 1500

/** Copies of one open invoice: numbers without gaps, several on each day. */
function manyInvoices(): World {
  const w = world({ profile: 'rivera' })
  const { db } = w.company
  const like = db.prepare("select max(serial) from txns where kind = 'Invoice'").pluck(true).get()
  db.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
     insert into txns (serial, kind, id, number, date, total, applied, revision, created, modified, head, lines,
         party, account)
       select 1000000 + i, kind, printf('%X-1775000000', 1000000 + i), i,
         date('2025-01-01', '+' || ((i * 7) % 300) || ' days'), 100, 0, 1, 1775000000, 1775000000, head, lines,
         party, account
       from n, txns where serial = ?`,
  ).run(count, like)
  return w
}

const filters = {
  none: ['', ''],
  dates: [
    '<TxnDateRangeFilter><FromTxnDate>2025-01-10</FromTxnDate><ToTxnDate>2025-10-01</ToTxnDate></TxnDateRangeFilter>',
    "and date between '2025-01-10' and '2025-10-01'",
  ],
  open: ['<PaidStatus>NotPaidOnly</PaidStatus>', 'and total <> applied'],
} as const

const ask = (w: World, attributes: string, inside: string, size: number) => {
  const text = w.text(
    `<InvoiceQueryRq ${attributes}><MaxReturned>${size}</MaxReturned>${inside}<IncludeRetElement>TxnID</IncludeRetElement></InvoiceQueryRq>`,
  )
  return {
    ids: [...text.matchAll(/<TxnID>(.*?)<\/TxnID>/g)].map((m) => m[1] ?? ''),
    left: Number(/iteratorRemainingCount="(\d+)"/.exec(text)?.[1]),
    id: /iteratorID="(.*?)"/.exec(text)?.[1] ?? '',
  }
}

for (const [name, [filter, where]] of Object.entries(filters))
  test(`a large set is walked whole and in order, whatever happens meanwhile: ${name}`, () => {
    const w = manyInvoices()
    const { db } = w.company
    const expected = db
      .prepare(`select id from txns where kind = 'Invoice' ${where} order by date, serial`)
      .pluck(true)
      .all() as string[]
    expect(expected.length).toBeGreaterThan(smallSet + 500)
    const first = ask(w, 'iterator="Start" metaData="MetaDataAndResponseData"', filter, 300)
    const seen = [...first.ids]
    let { left } = first
    expect(left).toBe(expected.length - 300)
    const gone = expected.at(-3) ?? ''
    for (let page = 1; left > 0; page++) {
      // Read past the small set first, then changed: another date, paid, gone, and a new one.
      if (page === 8) {
        const customer = db
          .prepare("select id from lists where kind = 'Customer'")
          .pluck(true)
          .get()
        const lines = '<InvoiceLineAdd><Desc>new</Desc></InvoiceLineAdd>'
        const added = w.text(
          `<InvoiceAddRq><InvoiceAdd><CustomerRef><ListID>${customer}</ListID></CustomerRef><TxnDate>2025-09-30</TxnDate>${lines}</InvoiceAdd></InvoiceAddRq><TxnDelRq><TxnDelType>Invoice</TxnDelType><TxnID>${gone}</TxnID></TxnDelRq>`,
        )
        expect(added.match(/statusCode="0"/g)).toHaveLength(2)
        w.company.write(() => {
          db.prepare("update txns set date = '2030-01-01' where id = ?").run(seen[5])
          db.prepare("update txns set date = '2020-01-01' where id = ?").run(expected.at(-5))
          db.prepare('update txns set applied = total where id = ?').run(expected.at(-7))
        })
      }
      const next = ask(w, `iterator="Continue" iteratorID="${first.id}"`, filter, 300)
      seen.push(...next.ids)
      left = next.left
      expect(page).toBeLessThan(50)
    }
    expect(seen).toEqual(expected.filter((id) => id !== gone))
  })

test('what another process takes away ends a large set early, and no record comes twice', () => {
  const w = manyInvoices()
  const { db } = w.company
  const first = ask(w, 'iterator="Start"', '', 2000)
  // Past the company, as another connection would.
  db.prepare("delete from txns where kind = 'Invoice' and date > '2025-09-01'").run()
  const seen = [...first.ids]
  for (let { left } = first, page = 0; left > 0 && page < 50; page++) {
    const next = ask(w, `iterator="Continue" iteratorID="${first.id}"`, '', 300)
    seen.push(...next.ids)
    left = next.left
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(2000)
})

test('an iterator that goes on in another process has all that is left', () => {
  const w = manyInvoices()
  ask(w, 'iterator="Start"', '', 10)
  const session = w.session as unknown as { saveIterators(): { serials: readonly number[] }[] }
  const total = w.company.db.prepare("select count(*) from txns where kind = 'Invoice'").pluck(true)
  expect(session.saveIterators()[0]?.serials.length).toBe(Number(total.get()) - 10)
})
