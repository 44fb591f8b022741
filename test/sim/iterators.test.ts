// Iterators over sets that are not read at once: what they give is the set as it was when they were started.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { realEnv } from '../../src/env.ts'
import { openCompany } from '../../src/sim/company.ts'
import { Desktop } from '../../src/sim/desktop.ts'
import { Conditions } from '../../src/sim/filters.ts'
import { tallied } from '../../src/sim/tally.ts'
import { tallyAgain } from '../../src/sim/tally-tables.ts'
import { smallSet } from '../../src/sim/walk.ts'
import { document, type World, world } from './company.ts'

const count = 3500

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
         date('2025-01-01', '+' || ((i * 7) % 300) || ' days'), 100, 0, 1, 1775000000,
         1775000000 + (i * 13) % 900000, head, lines, party, account
       from n, txns where serial = ?`,
  ).run(count, like)
  db.prepare(
    "update txns set ref_value = 5000 + (number * 11) % 4000, ref_key = 'x' || (number % 50) where serial > 1000000",
  ).run()
  const someone = db
    .prepare("select id from lists where kind = 'Customer' order by id desc")
    .pluck(true)
    .get()
  db.prepare('update txns set party = ? where serial > 1000000 and number % 5 < 2').run(someone)
  return w
}

const from = 1775000500
const to = 1775800500

/** Name → filter, the same as SQL, and the columns in whose order the records come. */
const filters = {
  none: ['', '', 'date, serial'],
  dates: [
    '<TxnDateRangeFilter><FromTxnDate>2025-01-10</FromTxnDate><ToTxnDate>2025-10-01</ToTxnDate></TxnDateRangeFilter>',
    "and date between '2025-01-10' and '2025-10-01'",
    'date, serial',
  ],
  'open and changed': [
    `<ModifiedDateRangeFilter><FromModifiedDate>FROM</FromModifiedDate></ModifiedDateRangeFilter><PaidStatus>NotPaidOnly</PaidStatus>`,
    `and total <> applied and modified >= ${from}`,
    'modified, date, serial',
  ],
  open: ['<PaidStatus>NotPaidOnly</PaidStatus>', 'and total <> applied', 'date, serial'],
  changed: [
    `<ModifiedDateRangeFilter><FromModifiedDate>FROM</FromModifiedDate><ToModifiedDate>TO</ToModifiedDate></ModifiedDateRangeFilter>`,
    `and modified between ${from} and ${to}`,
    'modified, date, serial',
  ],
  numbers: [
    '<RefNumberRangeFilter><FromRefNumber>5100</FromRefNumber><ToRefNumber>8200</ToRefNumber></RefNumberRangeFilter>',
    'and ref_value between 5100 and 8200',
    'ref_value, date, serial',
  ],
  'numbers that begin': [
    '<RefNumberFilter><MatchCriterion>StartsWith</MatchCriterion><RefNumber>x</RefNumber></RefNumberFilter>',
    "and ref_key like 'x%'",
    'ref_key, date, serial',
  ],
  'numbers as text': [
    '<RefNumberRangeFilter><FromRefNumber>x11</FromRefNumber><ToRefNumber>x45</ToRefNumber></RefNumberRangeFilter>',
    "and ref_key between 'x11' and 'x45'",
    'ref_key, date, serial',
  ],
  account: [
    '<AccountFilter><FullName>Accounts Receivable</FullName></AccountFilter>',
    'and account is not null',
    'date, serial',
  ],
  'account and dates': [
    '<TxnDateRangeFilter><FromTxnDate>2025-01-10</FromTxnDate></TxnDateRangeFilter><AccountFilter><FullName>Accounts Receivable</FullName></AccountFilter>',
    "and account is not null and date >= '2025-01-10'",
    'date, serial',
  ],
  customers: [
    '<EntityFilter>IDS</EntityFilter>',
    "and party in (select id from lists where kind = 'Customer')",
    'party, date, serial',
  ],
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

for (const [name, [given, where, order]] of Object.entries(filters))
  test(`a large set is walked whole and in order, whatever happens meanwhile: ${name}`, () => {
    const w = manyInvoices()
    const { db } = w.company
    const ids = db
      .prepare("select id from lists where kind = 'Customer'")
      .pluck(true)
      .all() as string[]
    const filter = given
      .replace('IDS', ids.map((id) => `<ListID>${id}</ListID>`).join(''))
      .replace('>FROM', `>${w.company.zone.print(from)}`)
      .replace('>TO', `>${w.company.zone.print(to)}`)
    const expected = db
      .prepare(`select id from txns where kind = 'Invoice' ${where} order by ${order}`)
      .pluck(true)
      .all() as string[]
    expect(expected.length).toBeGreaterThan(smallSet + 1000)
    // Without an iterator MaxReturned gives the same beginning.
    expect(ask(w, '', filter, 40).ids).toEqual(expected.slice(0, 40))
    const first = ask(w, 'iterator="Start" metaData="MetaDataAndResponseData"', filter, 300)
    const seen = [...first.ids]
    let { left } = first
    expect(left).toBe(expected.length - 300)
    const gone = expected.at(-3) ?? ''
    for (let page = 1; left > 0; page++) {
      // Read past the small set first, then changed: another date, paid, gone, and a new one.
      if (page === 5) {
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
          db.prepare('update txns set modified = 1, ref_value = 1 where id = ?').run(
            expected.at(-9),
          )
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

describe('counts kept by triggers', () => {
  const counted = (db: Database.Database) =>
    db.prepare('select * from tallies where count <> 0 order by 1, 2, 3').all()

  test('are those of a new count, whatever was done', () => {
    const w = manyInvoices()
    const { db } = w.company
    db.exec(
      'delete from txns where number % 17 = 0; update txns set applied = total where number % 3 = 0',
    )
    db.exec(
      'update txns set ref_value = null where number % 7 = 0; update txns set ref_value = 3 where number = 14',
    )
    db.exec(
      "update txns set ref_key = null where number % 19 = 0; update txns set ref_key = 'inv-000' || number where number % 23 = 0",
    )
    db.exec("update txns set account = 'another' where number % 29 = 0")
    db.exec("update txns set modified = modified + 70000, date = '2026-02-02' where number % 4 = 0")
    const kept = counted(db)
    db.exec(tallyAgain)
    expect(kept).toEqual(counted(db))
    expect(kept.length).toBeGreaterThan(200)
  })

  test('of numbers as text are those of a count one by one', () => {
    const w = manyInvoices()
    const { db } = w.company
    const texts = [
      '',
      'a',
      'inv-',
      'inv-000',
      '0',
      '00',
      '7',
      '12',
      '100',
      '0012-',
      'å',
      'Ω1',
      '9'.repeat(9),
    ]
    const set = db.prepare('update txns set ref_key = ? where number = ?')
    for (let n = 1; n <= 900; n++) set.run(`${texts[n % texts.length]}${(n * n) % 2500}`, n)
    const one = db
      .prepare("select count(*) from txns where kind = 'Invoice' and ref_key between ? and ?")
      .pluck(true)
    const ends = texts.flatMap((text) => [
      text,
      `${text}1`,
      `${text}10`,
      `${text}2345`,
      `${text}\u{10FFFF}`,
    ])
    const spans = ends.flatMap((from, i) =>
      ends.filter((_, j) => (i + j) % 6 === 0).map((to) => [from, to]),
    )
    for (const [from = '', to = ''] of spans) {
      const c = new Conditions()
      c.span('ref_key', from, to)
      const kept = from <= to ? tallied(w.company, 'Invoice', c) : 0
      expect(`${from} ${to} ${kept}`).toBe(`${from} ${to} ${one.get(from, to)}`)
    }
  })

  test('are right after requests', () => {
    const w = world({ profile: 'services', invoices: 40 })
    const { db } = w.company
    w.text('<InvoiceQueryRq/>')
    const kept = counted(db)
    db.exec(tallyAgain)
    expect(kept).toEqual(counted(db))
  })
})

test('what another process changes meanwhile, an iterator on a file does not see', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-walk-'))
  const file = join(folder, 'large.qbsim')
  writeFileSync(file, manyInvoices().company.db.serialize())
  const company = openCompany(file, realEnv())
  const other = openCompany(file, realEnv())
  try {
    const session = new Desktop(company).openSession({ appName: 'one', companyFile: '' })
    const w = {
      text: (requests: string) =>
        session.processRequest(document(requests, '13.0', 'onError="continueOnError"')),
    } as World
    const expected = company.db
      .prepare("select id from txns where kind = 'Invoice' order by date, serial")
      .pluck(true)
      .all() as string[]
    const first = ask(w, 'iterator="Start"', '', 700)
    const gone = expected.slice(-200)
    other.write(() => {
      for (const id of gone) other.db.prepare('delete from txns where id = ?').run(id)
      other.db.prepare("update txns set date = '2020-01-01' where id = ?").run(expected.at(-300))
    })
    company.write(() =>
      company.db.prepare("update txns set date = '2020-01-01' where id = ?").run(expected.at(-301)),
    )
    const seen = [...first.ids]
    for (let { left } = first; left > 0; ) {
      const next = ask(w, `iterator="Continue" iteratorID="${first.id}"`, '', 500)
      seen.push(...next.ids)
      left = next.left
    }
    expect(seen).toEqual(expected.slice(0, -200))
    const moved = ask(w, 'iterator="Start"', '', 2)
    expect([...moved.ids].sort()).toEqual(expected.slice(-301, -299).sort())
    session.end()
  } finally {
    company.close()
    other.close()
    rmSync(folder, { recursive: true })
  }
})

test('an iterator that goes on in another process has all that is left', () => {
  const w = manyInvoices()
  ask(w, 'iterator="Start"', '', 10)
  const session = w.session as unknown as { saveIterators(): { serials: readonly number[] }[] }
  const total = w.company.db.prepare("select count(*) from txns where kind = 'Invoice'").pluck(true)
  expect(session.saveIterators()[0]?.serials.length).toBe(Number(total.get()) - 10)
})
