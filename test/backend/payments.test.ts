// The contract of a backend (src/sync/ports.ts) on SQLite: what the platform writes to it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import type { PlatformChange } from '../../src/sync/ports.ts'
import { invoice, type Opened, openBackend, put, record } from './rows.ts'

let opened: Opened
beforeEach(async () => {
  opened = await openBackend()
})
afterEach(() => opened.close())

const changes = async (connection = 'rivera', since?: string): Promise<readonly PlatformChange[]> =>
  (await opened.backend.changes(connection, since, 1000)).changes.filter(
    (c) => c.what !== 'foreign',
  )
const markOf = async (): Promise<string> =>
  (await opened.backend.changes('rivera', undefined, 1000)).mark
const brief = (list: readonly PlatformChange[]) => list.map((c) => `${c.what} ${c.entity} ${c.id}`)

const payment = (id: string) =>
  put(id, record('ReceivePayment', `Q-${id}`, { TotalAmount: '10.00', RefNumber: 'R' }))
const report = (id: string, state: 'waiting' | 'booked' | 'blocked', more: object = {}) =>
  ({ kind: 'report', entity: 'ReceivePayment', id, state, ...more }) as const

describe('what is noted', () => {
  test('inserts, updates and deletions by others, with the row as it is now', async () => {
    await opened.apply([put('a', invoice('1')), put('b', invoice('2'))])
    opened.sql.exec("update invoices set memo = 'edited' where id = 'a'")
    opened.sql.exec("delete from invoices where id = 'b'")
    opened.sql.exec("insert into customers (id, name) values ('c', 'New')")
    const list = await changes()
    expect(brief(list)).toEqual(['changed Invoice a', 'deleted Invoice b', 'created Customer c'])
    expect(list.map((c) => c.row?.['memo'] ?? c.row?.['name'])).toEqual([
      'edited',
      undefined,
      'New',
    ])
  })

  test('nothing that qbsync writes itself', async () => {
    opened.sql.exec("insert into payments (id, invoice_number, amount) values ('p', '1', '1.00')")
    const mark = await markOf()
    await opened.apply([put('a', invoice('1')), payment('q'), payment('p')])
    await opened.apply([put('a', invoice('1', {}, '2'))])
    await opened.apply([
      { kind: 'archive', entity: 'Invoice', id: 'a', reason: 'deleted' },
      { kind: 'archive', entity: 'ReceivePayment', id: 'q', reason: 'deleted' },
      report('p', 'waiting'),
      report('p', 'booked', { quickbooksId: 'Q-p' }),
    ])
    expect(await changes('rivera', mark)).toEqual([])
    opened.sql.exec("update payments set status = 'failed' where id = 'p'")
    expect(brief(await changes('rivera', mark))).toEqual(['changed ReceivePayment p'])
  })

  test('by kind, where kinds share a table', async () => {
    await opened.apply([put('i', record('ItemDiscount', 'Q-1', { Name: 'Off' }))])
    opened.sql.exec("update items set description = 'x'")
    expect(brief(await changes())).toEqual(['changed ItemDiscount i'])
  })

  test('a replaced row, and an edit that a transaction takes back', async () => {
    await opened.apply([put('a', invoice('1'))])
    opened.sql.exec("begin; update invoices set memo = 'x'; rollback")
    expect(await changes()).toEqual([])
    opened.sql.exec("insert or replace into invoices (id, number) values ('a', '9')")
    expect((await changes()).map((c) => c.id)).toEqual(['a'])
  })
})

describe('the feed', () => {
  test('gives each row once, and created stays created', async () => {
    opened.sql.exec("insert into payments (id, amount) values ('p', '1.00')")
    opened.sql.exec("update payments set amount = '2.00'")
    opened.sql.exec("insert into payments (id, amount) values ('gone', '1.00')")
    opened.sql.exec("delete from payments where id = 'gone'")
    const list = await changes()
    expect(brief(list)).toEqual(['created ReceivePayment p', 'deleted ReceivePayment gone'])
    expect(list[0]?.row?.['amount']).toBe('2.00')
  })

  test('goes on after the mark, in pages, and says whether there is more', async () => {
    for (let i = 0; i < 5; i++)
      opened.sql.exec(`insert into payments (id, amount) values ('${i}', '1')`)
    const seen: string[] = []
    let mark: string | undefined
    const more: boolean[] = []
    do {
      const page = await opened.backend.changes('rivera', mark, 2)
      seen.push(...page.changes.map((c) => c.id))
      mark = page.mark
      more.push(page.more)
    } while (more.at(-1))
    expect(seen).toEqual(['0', '1', '2', '3', '4'])
    expect(more).toEqual([true, true, false])
    expect((await opened.backend.changes('rivera', mark, 2)).mark).toBe(mark)
  })

  test('is the same when asked again, and outlives the process', async () => {
    opened.sql.exec("insert into payments (id, amount) values ('p', '1.00')")
    const first = await changes()
    await opened.reopen()
    expect(await changes()).toEqual(first)
  })

  test('keeps the changes of a connection from the others', async () => {
    await opened.apply([put('a', invoice('1'))], 'rivera')
    await opened.apply([put('b', invoice('2'))], 'lopez')
    opened.sql.exec("update invoices set memo = 'x'")
    expect(brief(await changes('rivera'))).toEqual(['changed Invoice a'])
    expect(brief(await changes('lopez'))).toEqual(['changed Invoice b'])
  })
})

describe('a payment of the platform', () => {
  beforeEach(async () => {
    await opened.apply([put('r-1', invoice('1001')), put('r-2', invoice('1002'))], 'rivera')
    await opened.apply([put('l-2', invoice('1002')), put('l-3', invoice('1003'))], 'lopez')
  })
  const rowFor = async (connection: string) => (await changes(connection))[0]?.row

  test('needs no more than the number of the invoice and the amount', async () => {
    opened.sql.exec("insert into payments (invoice_number, amount) values ('1001', '12.50')")
    expect(await rowFor('rivera')).toMatchObject({
      invoice_id: 'r-1',
      amount: '12.50',
      source: 'processed',
      status: 'processed',
      connection: 'rivera',
    })
    expect(String((await rowFor('rivera'))?.['id'])).toMatch(/^[0-9a-f]{32}$/)
  })

  test('goes to the connection of its invoice and to no other', async () => {
    opened.sql.exec(
      "insert into payments (id, invoice_number, amount) values ('a', '1001', '1.00')",
    )
    opened.sql.exec(
      "insert into payments (id, invoice_number, amount) values ('b', '1003', '1.00')",
    )
    opened.sql.exec("insert into payments (id, invoice_id, amount) values ('c', 'l-2', '1.00')")
    expect((await changes('rivera')).map((c) => c.id)).toEqual(['a'])
    expect((await changes('lopez')).map((c) => c.id)).toEqual(['b', 'c'])
    expect(await changes('third')).toEqual([])
  })

  test('with a number that two current invoices have names no invoice', async () => {
    opened.sql.exec("insert into payments (invoice_number, amount) values ('1002', '1.00')")
    expect((await rowFor('rivera'))?.['invoice_id']).toBe(null)
    expect((await rowFor('lopez'))?.['invoice_id']).toBe(null)
    await opened.apply(
      [{ kind: 'archive', entity: 'Invoice', id: 'l-2', reason: 'deleted' }],
      'lopez',
    )
    expect((await rowFor('rivera'))?.['invoice_id']).toBe('r-2')
    expect(await rowFor('lopez')).toBe(undefined)
  })

  test('with an empty invoice_id is found by its number', async () => {
    opened.sql.exec(
      "insert into payments (invoice_id, invoice_number, amount) values ('', '1001', '1.00')",
    )
    expect((await rowFor('rivera'))?.['invoice_id']).toBe('r-1')
  })

  test('that named no invoice, once corrected, goes to the connection of its invoice', async () => {
    opened.sql.exec("insert into payments (id, invoice_number, amount) values ('p', '99', '1.00')")
    await opened.apply([report('p', 'blocked', { problem: 'E_PAYMENT_INVOICE' })], 'rivera')
    opened.sql.exec("update payments set invoice_number = '1003' where id = 'p'")
    expect((await changes('lopez')).map((c) => c.id)).toEqual(['p'])
    expect((await changes('rivera')).map((c) => c.id)).toEqual([])
  })

  test('is told what became of it, twice as well as once', async () => {
    opened.sql.exec("insert into payments (id, invoice_id, amount) values ('p', 'r-1', '1.00')")
    const told = () =>
      opened.rows('select booking, problem, quickbooks_id q, connection, kind from payments')
    await opened.apply([report('p', 'blocked', { problem: 'E_OVERPAYMENT' })])
    expect(told()).toMatchObject([{ booking: 'blocked', problem: 'E_OVERPAYMENT', q: null }])
    const booked = report('p', 'booked', { quickbooksId: 'Q-9' })
    await opened.apply([booked])
    await opened.apply([booked, report('p', 'booked')])
    expect(told()).toEqual([
      { booking: 'booked', problem: null, q: 'Q-9', connection: 'rivera', kind: 'ReceivePayment' },
    ])
  })

  test('stays one when it comes back from QuickBooks: source, status and invoice are its own', async () => {
    opened.sql.exec("insert into payments (id, invoice_id, amount) values ('p', 'r-1', '10')")
    await opened.apply([payment('p')])
    expect(
      opened.rows('select id, source, status, invoice_id, amount, booking from payments'),
    ).toEqual([
      {
        id: 'p',
        source: 'processed',
        status: 'processed',
        invoice_id: 'r-1',
        amount: '10.00',
        booking: 'booked',
      },
    ])
  })

  test('one that came from QuickBooks says so, and removed there is removed here', async () => {
    await opened.apply([payment('q')])
    expect(opened.cell('select source from payments')).toBe('quickbooks')
    await opened.apply([
      { kind: 'archive', entity: 'ReceivePayment', id: 'q', reason: 'deleted-in-quickbooks' },
    ])
    expect(opened.rows('select booking, archive_reason r from payments')).toEqual([
      { booking: 'removed', r: 'deleted-in-quickbooks' },
    ])
  })

  test('of two connections, whatever a platform writes, at most one can book it', async () => {
    const { random } = virtualEnv({ now: 0, seed: 7 })
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const insert = opened.sql.prepare(
      'insert into payments (invoice_id, invoice_number, amount, connection) values (?, ?, ?, ?)',
    )
    for (let i = 0; i < 300; i++)
      insert.run(
        pick([null, '', 'r-1', 'r-2', 'l-2', 'nobody']),
        pick([null, '', '1001', '1002', '1003', '99']),
        '1.00',
        pick([null, null, 'rivera', 'lopez']),
      )
    // Without an invoice nobody can book it, and both may complain.
    const isInvoice = (id: unknown) => ['r-1', 'r-2', 'l-2', 'l-3'].includes(String(id))
    const bookable = async (connection: string) => {
      const list = (await changes(connection)).filter((c) => isInvoice(c.row?.['invoice_id']))
      return new Set(list.map((c) => c.id))
    }
    const [rivera, lopez] = [await bookable('rivera'), await bookable('lopez')]
    expect(rivera.size).toBeGreaterThan(20)
    expect(lopez.size).toBeGreaterThan(20)
    expect([...rivera].filter((id) => lopez.has(id))).toEqual([])
  })
})
