// The tables on PostgreSQL as people and programs of the platform meet them: with SQL, in transactions of their own.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPostgresBackend } from '../../src/backend/postgres.ts'
import { virtualEnv } from '../../src/env.ts'
import { brief, changesOf, payment } from './contract-changes.ts'
import { connected, type OpenedPostgres } from './postgres-rows.ts'
import { type Cells, invoice, line, openSqlite, put } from './rows.ts'

export function peopleTests(open: () => Promise<OpenedPostgres>): void {
  let opened: OpenedPostgres
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())
  const refused = (sql: string) => expect(opened.sql.query(sql)).rejects

  describe('SQL', () => {
    test('adds amounts up exactly, compares and sorts them as numbers', async () => {
      const totals = ['0.10', '0.20', '1234567.89', '-12.50', '9.00', '100.00']
      await opened.apply(
        totals.map((Subtotal, i) => put(`${i}`, invoice(`${i}`, { Subtotal, SalesTaxTotal: '0' }))),
      )
      const [row] = await opened.query(
        `select sum(total) s, string_agg(total::text, ' ' order by total) l from invoices where subtotal < 1000`,
      )
      expect(row).toEqual({ s: '96.80', l: '-12.50 0.10 0.20 9.00 100.00' })
    })

    test('what is no number stays in the record, and does not stop the page', async () => {
      const odd = { InvoiceLineRet: [line(1, { Rate: '5%' }), line(2)] }
      await opened.apply([put('a', invoice('1', odd)), put('b', invoice('2'))])
      expect((await opened.lines('invoices', 'a')).map((l) => l['rate'])).toEqual([null, '10.5'])
      const [row] = await opened.query(
        `select record::json->'InvoiceLineRet'->0->>'Rate' r from invoices where id = 'a'`,
      )
      expect(row).toEqual({ r: '5%' })
    })

    test('numbers may be written as numbers, and stay as written', async () => {
      await opened.sql.query('insert into payments (invoice_number, amount) values (1001, 12.50)')
      expect(await opened.rows('payments')).toMatchObject([
        { invoice_number: '1001', amount: '12.50' },
      ])
    })

    test('that nobody could understand afterwards is refused', async () => {
      await opened.apply([put('a', invoice('1'))])
      await refused("insert into payments (amount) values ('12,50')").toThrow(/numeric/)
      await refused("insert into payments (kind, amount) values ('Invoice', 1)").toThrow(
        'payments: kind may be empty or ReceivePayment',
      )
      await refused("update invoices set id = 'b'").toThrow('invoices: the id of a row never')
      await refused("update invoices set kind = 'Bill'").toThrow('invoices: kind may be')
      await refused('truncate payments').toThrow('payments: delete rows instead')
      expect(await changesOf(opened)).toEqual([])
    })

    test('needs no more rights than those on the table it writes to', async () => {
      await opened.apply([put('a', invoice('1001'))])
      await opened.sql.query(`
        do $$ begin create role shop login password 'test'; exception when duplicate_object then null; end $$;
        grant usage on schema qbsync to shop; grant select, insert on payments to shop`)
      const shop = await connected(opened.address.replace('postgres:test@', 'shop:test@'))
      await shop.query(
        'insert into qbsync.payments (id, invoice_number, amount) values ($1, $2, $3)',
        ['p', '1001', '5.00'],
      )
      await expect(shop.query('select * from qbsync.platform_changes')).rejects.toThrow(/denied/)
      await shop.end()
      expect(brief(await changesOf(opened))).toEqual(['created ReceivePayment p'])
    })

    test('is served by one who owns nothing, once the tables are there', async () => {
      await opened.sql.query(`
        do $$ begin create role serve login password 'test'; exception when duplicate_object then null; end $$;
        grant usage on schema qbsync to serve;
        grant select, insert, update, delete on all tables in schema qbsync to serve;
        grant select on all sequences in schema qbsync to serve`)
      const own = await openPostgresBackend(opened.address.replace('postgres:test@', 'serve:test@'))
      await own.apply('rivera', [put('a', invoice('1001'))], {
        resolve: () => undefined,
        at: 0,
        step: '1',
      })
      await opened.insert('payments', { id: 'p', invoice_id: 'a', amount: '1.00' })
      expect(brief((await own.changes('rivera', undefined, 9)).changes)).toEqual([
        'created ReceivePayment p',
      ])
      await own.close()
    })

    test('of thousands of rows is noted row by row, under one lock', async () => {
      await opened.sql.query('begin')
      await opened.sql.query(
        'insert into payments (id, amount) select n::text, n from generate_series(1, 3000) n',
      )
      const [locks] = await opened.query(
        `select count(*) n from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`,
      )
      await opened.sql.query('commit')
      const { changes, more } = await opened.backend.changes('rivera', undefined, 5000)
      expect([locks, changes.length, more]).toEqual([{ n: 1 }, 3000, false])
    })
  })

  test('every statement of docs/backend-tables.md runs, but those that say they are for SQLite', async () => {
    const page = readFileSync(new URL('../../docs/backend-tables.md', import.meta.url), 'utf8')
    const statements = (fence: string) =>
      [...page.matchAll(new RegExp(`\`\`\`${fence}\n([^]*?)\`\`\``, 'g'))].flatMap(
        ([, text = '']) =>
          text
            .replace(/^--.*$/gm, '')
            .split(';')
            .filter((one) => one.trim() !== ''),
      )
    const own = statements('pgsql')
    const shared = statements('sql').filter((one) => !/json_extract|printf|replace\(/.test(one))
    expect([own.length, shared.length > 8]).toEqual([7, true])
    const shown = ['1001', '1002', '1004', '1005'].map((n) => put(`p-${n}`, invoice(n)))
    await opened.apply(shown)
    await opened.sql.query('begin')
    const answers: unknown[] = []
    for (const one of [...own, ...shared]) answers.push((await opened.sql.query(one)).rows)
    expect(answers[0]).toEqual([{ open_balance: '400.00' }])
    expect((await opened.query('select count(*) n from payments'))[0]?.['n']).toBe(5)
    await opened.sql.query('rollback')
  })

  describe('a transaction that ends later than one that began after it', () => {
    const insert = (id: string) => `insert into qbsync.payments (id, amount) values ('${id}', 1)`
    const rest = async (mark?: string) => {
      const page = await opened.backend.changes('rivera', mark, 100)
      return { ids: page.changes.map((c) => c.id), mark: page.mark }
    }

    test('loses no change: what came after it waits for it', async () => {
      const slow = await connected(opened.address)
      await opened.sql.query(insert('before'))
      const first = await rest()
      await slow.query(`begin; ${insert('slow')}`)
      await opened.sql.query(insert('fast'))
      const during = await rest(first.mark)
      await slow.query('commit')
      const after = await rest(during.mark)
      expect([first.ids, during.ids, after.ids]).toEqual([['before'], [], ['slow', 'fast']])
      expect(await rest(after.mark)).toEqual({ ids: [], mark: after.mark })
      await slow.end()
    })

    test('and is taken back, whole or to a savepoint, is forgotten', async () => {
      const slow = await connected(opened.address)
      await slow.query(`begin; ${insert('never')}`)
      await opened.sql.query(insert('fast'))
      await slow.query('rollback')
      const first = await rest()
      await slow.query(`begin; savepoint a; ${insert('undone')}; rollback to a; ${insert('kept')}`)
      await opened.sql.query(insert('other'))
      const during = await rest(first.mark)
      await slow.query('commit')
      expect([first.ids, during.ids]).toEqual([['fast'], []])
      expect((await rest(first.mark)).ids).toEqual(['kept', 'other'])
      await slow.end()
    })

    test('of many writers at once each change is seen, however the reader meets them', async () => {
      const { random } = virtualEnv({ now: 0, seed: 3 })
      const done: string[] = []
      const writers = Array.from({ length: 6 }, async (_, w) => {
        const own = await connected(opened.address)
        for (let i = 0; i < 25; i++) {
          const ids = [`${w}-${i}a`, `${w}-${i}b`]
          await own.query(`begin; ${insert(ids[0] ?? '')}`)
          if (random() < 0.5) await own.query('select pg_sleep(0.002)')
          await own.query(insert(ids[1] ?? ''))
          const isKept = random() < 0.8
          await own.query(isKept ? 'commit' : 'rollback')
          if (isKept) done.push(...ids)
        }
        await own.end()
      })
      let isOver = false
      void Promise.all(writers).then(() => (isOver = true))
      const seen: string[] = []
      for (let mark: string | undefined, last = false; !last; ) {
        last = isOver
        const page = await rest(mark)
        seen.push(...page.ids)
        mark = page.mark
      }
      expect(seen.length).toBe(new Set(seen).size)
      expect(seen.sort()).toEqual(done.sort())
    })
  })

  test('a database that was put back to an older copy tells what it has once more, and what comes then', async () => {
    for (const id of ['a', 'b', 'c']) await opened.insert('payments', { id, amount: '1.00' })
    const before = await opened.backend.changes('rivera', undefined, 9)
    await opened.sql.query(
      `delete from payments where id <> 'a'; delete from platform_changes where id <> 'a';
       select setval('platform_changes_seq_seq', (select max(seq) from platform_changes))`,
    )
    const back = await opened.backend.changes('rivera', before.mark, 9)
    await opened.insert('payments', { id: 'd', amount: '1.00' })
    const after = await opened.backend.changes('rivera', back.mark, 9)
    expect([back, after].map((page) => page.changes.map((c) => c.id))).toEqual([['a'], ['d']])
  })

  test('a payment of one connection that is given to another is told to both', async () => {
    await opened.apply([payment('q')], 'rivera')
    await opened.update('payments', 'q', { connection: 'lopez' })
    const told = async (connection: string) =>
      brief((await opened.backend.changes(connection, undefined, 9)).changes)
    expect(await told('rivera')).toEqual(['foreign ReceivePayment q'])
    expect(await told('lopez')).toEqual(['changed ReceivePayment q'])
  })

  test('a row that names its connection is not even read for the others', async () => {
    await opened.apply([put('r-1', invoice('1001'))], 'rivera')
    await opened.insert('payments', { id: 'a', invoice_id: 'r-1', amount: '1.00' })
    await opened.insert('vendors', { id: 'v', name: 'V', connection: 'rivera' })
    expect((await opened.backend.changes('rivera', undefined, 9)).changes).toHaveLength(2)
    const of = await opened.backend.changes('lopez', undefined, 9)
    expect(of).toEqual({ changes: [], mark: '0', more: false })
  })

  // A note for one connection alone is an economy; SQLite tells every connection of everything.
  test('whatever is written, each connection learns what it learns from SQLite', async () => {
    const sqlite = await openSqlite()
    const both = [opened, sqlite]
    const { random } = virtualEnv({ now: 0, seed: 11 })
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const connections = ['rivera', 'lopez', 'third']
    const ids = ['p1', 'p2', 'p3', 'p4', 'p5', 'r', 'l']
    const marks = both.map(() => new Map<string, string>())
    /** Rows that a connection was told as its own. */
    const own = new Map(connections.map((c) => [c, new Set<string>()]))
    for (const to of both) {
      await to.apply([put('r-1', invoice('1001')), put('r-2', invoice('1002'))], 'rivera')
      await to.apply([put('l-2', invoice('1002')), put('l-3', invoice('1003'))], 'lopez')
      // From QuickBooks, so that nothing was noted of them.
      await to.apply([payment('r')], 'rivera')
      await to.apply([payment('l')], 'lopez')
    }
    own.get('rivera')?.add('r')
    own.get('lopez')?.add('l')
    const cells = (): Cells => ({
      connection: pick([null, null, '', ...connections]),
      invoice_id: pick([null, null, '', 'r-1', 'l-2', 'nobody']),
      invoice_number: pick([null, '1001', '1002', '1003', '99']),
    })
    for (let n = 0; n < 100; n++) {
      const id = pick(ids)
      const set = cells()
      const isThere = (await sqlite.rows('payments')).some((row) => row['id'] === id)
      const act = !isThere ? 'insert' : random() < 0.1 ? 'remove' : 'update'
      const blocked = { booking: 'blocked', problem: 'E_PAYMENT_INVOICE' } as const
      const teller = pick(connections)
      for (const to of both) {
        if (act === 'insert') await to.insert('payments', { id, amount: '1.00', ...set })
        else if (act === 'remove') await to.remove('payments', id)
        else await to.update('payments', id, set)
      }
      if (random() < 0.3)
        for (const to of both)
          await to.apply(
            [
              {
                kind: 'report',
                entity: 'ReceivePayment',
                id,
                state: 'blocked',
                problem: blocked.problem,
              },
            ],
            teller,
          )
      if (random() < 0.5) continue
      const asks = pick(connections)
      const [there, here] = await Promise.all(
        both.map(async (of, i) => {
          const page = await of.backend.changes(asks, marks[i]?.get(asks), 100)
          marks[i]?.set(asks, page.mark)
          // Made for another and then given to this one is a change here, and may be a creation there.
          return page.changes.map(({ row, entity, id, what }) => ({
            entity,
            id,
            what: what === 'created' ? 'changed' : what,
            owner: row?.['connection'] ?? null,
            invoice: row?.['invoice_id'] ?? null,
          }))
        }),
      )
      const ofOwn = own.get(asks) as Set<string>
      const matters = (c: { what: string; id: string }) => c.what !== 'foreign' || ofOwn.has(c.id)
      expect(there?.filter(matters), `after ${n}`).toEqual(here?.filter(matters))
      for (const c of here ?? [])
        if (c.what === 'foreign') ofOwn.delete(c.id)
        else ofOwn.add(c.id)
    }
    await sqlite.close()
  })
}
