// A lost answer never books twice and never loses: each loss is made to happen, then the next run settles it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAt } from '../../src/schema/entity.ts'
import { WebConnector } from '../../src/sim/web-connector.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld()
  await w.run()
})
afterEach(async () => {
  await w.close()
})

const pay = (number: string, amount: string): void => {
  w.sql
    .prepare('insert into payments (invoice_number, amount, number) values (?, ?, ?)')
    .run(number, amount, `ref-${number}`)
}
const booked = () => w.rows("select amount, booking from payments where source = 'processed'")
const inQuickBooks = () => {
  const all = w.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']
  return (Array.isArray(all) ? all : []).map((p) => textIn(p as never, 'TotalAmount'))
}
const journal = async () => (await w.store.select('journal')).map((j) => j.state)

describe('waiting for the disk', () => {
  test('whatever touches the journal is flushed, pages that are only read are not', async () => {
    pay('1002', '400.00')
    await w.tick()
    const pushed = w.commits.filter((c) => c.tables.has('journal'))
    expect(pushed.length).toBeGreaterThanOrEqual(2)
    expect(pushed.every((c) => c.isFlushed)).toBe(true)
    expect(w.commits.some((c) => c.tables.has('links') && !c.isFlushed)).toBe(true)
    // Login and end of a run are flushed: they decide who may go on. That it was closed is not: the next login sees it.
    expect(w.commits[0]?.isFlushed).toBe(true)
    expect(w.commits.at(-2)?.isFlushed).toBe(true)
  })
})

type Point = 'afterSendRequest' | 'afterProcess' | 'afterReceive'

/** Breaks the link once, at this point of the exchange whose request contains the word. */
function breakAt(point: Point, word: string): void {
  let request = ''
  let isBroken = false
  const last = () =>
    [...w.calls].reverse().find((c) => c.call === 'sendRequestXML' && typeof c.answer === 'string')
  w.connector.faults = {
    [point]: () => {
      request = String(last()?.answer ?? '')
      if (isBroken || !request.includes(word)) return undefined
      isBroken = true
      return 'drop'
    },
  } as never
}

describe('a lost answer', () => {
  test.each(['afterSendRequest', 'afterProcess', 'afterReceive'] as const)(
    'to a payment, lost %s, books it exactly once',
    async (point) => {
      pay('1002', '400.00')
      breakAt(point, 'ReceivePaymentAddRq')
      const broken = await w.tick()
      expect(broken.outcome).toBe('connection-error')
      if (point !== 'afterReceive') expect(await journal()).toEqual(['sent'])
      w.connector.faults = {}
      await w.tick()
      expect(inQuickBooks().filter((a) => a === '400.00')).toHaveLength(1)
      expect(booked()).toEqual([{ amount: '400.00', booking: 'booked' }])
      expect(await journal()).toEqual(['done'])
      await w.tick()
      expect(inQuickBooks().filter((a) => a === '400.00')).toHaveLength(1)
    },
  )

  test('when QuickBooks has forgotten the message set as well, the payment is found by its mark', async () => {
    pay('1002', '400.00')
    breakAt('afterProcess', 'ReceivePaymentAddRq')
    await w.tick()
    w.connector.faults = {}
    forgetMessageSets()
    await w.tick()
    expect(w.sent('ReceivePaymentQueryRq').length).toBeGreaterThan(0)
    expect(inQuickBooks().filter((a) => a === '400.00')).toHaveLength(1)
    expect(booked()).toEqual([{ amount: '400.00', booking: 'booked' }])
  })

  test('a removal whose answer is lost ends removed', async () => {
    pay('1002', '400.00')
    await w.tick()
    w.sql.prepare("update payments set status = 'cancelled' where source = 'processed'").run()
    breakAt('afterProcess', 'TxnDelRq')
    await w.tick()
    w.connector.faults = {}
    forgetMessageSets()
    await w.tick()
    expect(booked()).toEqual([{ amount: '400.00', booking: 'removed' }])
    expect(w.look('Invoice', '1002')).toMatchObject({ BalanceRemaining: '400.00' })
  })

  test('cancelled while in doubt: first found, then removed', async () => {
    pay('1002', '400.00')
    breakAt('afterProcess', 'ReceivePaymentAddRq')
    await w.tick()
    w.connector.faults = {}
    w.sql.prepare("update payments set status = 'cancelled' where source = 'processed'").run()
    await w.tick()
    await w.tick()
    expect(inQuickBooks()).not.toContain('400.00')
    expect(booked()).toEqual([{ amount: '400.00', booking: 'removed' }])
  })
})

function forgetMessageSets(): void {
  w.desktop
    .openSession({ appName: 'qbsync rivera', companyFile: '' })
    .processRequest(
      '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq oldMessageSetID="ClearAllMessageSets" onError="stopOnError"/></QBXML>',
    )
}

describe('a death before any commit', () => {
  test('of a first sync ends in the same rows, none of them twice', async () => {
    const whole = await makeWorld({ pageSize: 2 })
    await whole.run()
    const rows = (world: World) => ({
      invoices: world.rows('select id, number, total, balance from invoices order by id'),
      lines: world.rows('select parent_id, position, amount from invoice_lines order by 1, 2'),
      customers: world.rows('select id, full_name from customers order by id'),
      payments: world.rows('select id, amount from payments order by id'),
    })
    const wanted = rows(whole)
    await whole.close()
    for (let nth = 1; nth <= 40; nth += 1) {
      const broken = await makeWorld({ pageSize: 2 })
      broken.breakCommit(nth)
      const first = await broken.run()
      broken.breakCommit(0)
      if (first.outcome !== 'success') expect((await broken.tick()).outcome).toBe('success')
      expect(rows(broken), `commit ${nth}`).toEqual(wanted)
      const isOver = first.outcome === 'success'
      await broken.close()
      if (isOver) return
    }
  }, 120_000)

  test('of a run that books a payment books it exactly once', async () => {
    for (let nth = 1; nth <= 40; nth += 1) {
      const world = await makeWorld()
      await world.run()
      world.sql
        .prepare("insert into payments (id, invoice_number, amount) values ('p', '1002', '400.00')")
        .run()
      world.breakCommit(nth)
      const first = await world.tick()
      world.breakCommit(0)
      await world.tick()
      await world.tick()
      const paid = world.look('Invoice', '1002')
      expect([nth, paid['IsPaid'], listAt(paid, 'LinkedTxn').length]).toEqual([nth, 'true', 1])
      expect(world.rows("select booking from payments where id = 'p'")).toEqual([
        { booking: 'booked' },
      ])
      expect(world.rows('select count(*) n from payments')).toEqual([{ n: 2 }])
      const isOver = first.outcome === 'success'
      await world.close()
      if (isOver) return
    }
  }, 120_000)
})

describe('refusals', () => {
  test('more than the open balance is held back with the numbers a person needs', async () => {
    pay('1002', '450.00')
    await w.tick()
    const [error] = await w.store.select('errors', { state: 'open' })
    expect(error?.code).toBe('E_OVERPAYMENT')
    for (const part of ['1002', '450.00', 'open balance 400.00', 'Birch Cafe'])
      expect(error?.reason).toContain(part)
    expect(w.sent('ReceivePaymentAddRq')).toEqual([])
    expect(booked()).toEqual([{ amount: '450.00', booking: 'blocked' }])
    // Nothing is tried again until something moved; then it goes through and the error is over.
    await w.tick()
    expect((await w.store.select('errors'))[0]?.count).toBe(1)
    const now = w.look('Invoice', '1002')
    const line = (now['InvoiceLineRet'] as Record<string, string>[])[0]
    w.inQuickBooks('InvoiceModRq', {
      InvoiceMod: {
        TxnID: textIn(now, 'TxnID'),
        EditSequence: textIn(now, 'EditSequence'),
        InvoiceLineMod: [{ TxnLineID: line?.['TxnLineID'] ?? '', Quantity: '1', Rate: '500.00' }],
      },
    })
    await w.tick()
    expect(booked()).toEqual([{ amount: '450.00', booking: 'booked' }])
    expect(await w.store.select('errors', { state: 'open' })).toEqual([])
  })

  test('two payments of one invoice may not exceed it together', async () => {
    pay('1002', '300.00')
    pay('1002', '200.00')
    await w.tick()
    expect(booked()).toEqual([
      { amount: '300.00', booking: 'booked' },
      { amount: '200.00', booking: 'blocked' },
    ])
  })

  test('one payment that QuickBooks refuses does not stop its neighbours', async () => {
    w.sql
      .prepare(
        "insert into payments (invoice_number, amount, method) values ('1001', '10.00', 'Seashells')",
      )
      .run()
    pay('1002', '400.00')
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    const [error] = await w.store.select('errors', { state: 'open' })
    expect(error).toMatchObject({ code: 'E_QB_REFUSED', raw_code: '3140' })
  })

  test.each([
    ["(amount) values ('5.00')", 'names no invoice', 'E_PAYMENT_INVOICE'],
    ["(invoice_number, amount) values ('1002', 'five')", 'not a positive amount'],
    ["(invoice_number, amount) values ('1002', '-5.00')", 'not a positive amount'],
    ["(invoice_number, amount, date) values ('1002', '5.00', '1.4.2026')", 'no day of the form'],
    ["(invoice_number, amount) values ('9999', '5.00')", 'number 9999', 'E_PAYMENT_INVOICE'],
  ])(
    'a payment row that cannot be understood is told: %s',
    async (row, reason, code = 'E_BAD_PAYMENT') => {
      w.sql.prepare(`insert into payments ${row}`).run()
      await w.tick()
      const [error] = await w.store.select('errors', { state: 'open' })
      expect(error).toMatchObject({ code, reason: expect.stringContaining(reason) })
      expect(w.sent('ReceivePaymentAddRq')).toEqual([])
    },
  )

  test('a payment for an invoice that arrives later is booked once it is there', async () => {
    w.sql.prepare("insert into payments (invoice_number, amount) values ('2001', '5.00')").run()
    await w.tick()
    expect(w.rows("select booking, problem from payments where source = 'processed'")).toEqual([
      { booking: 'blocked', problem: 'E_PAYMENT_INVOICE' },
    ])
    const line = (w.look('Invoice', '1002')['InvoiceLineRet'] as Record<string, never>[])[0]
    w.inQuickBooks('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        RefNumber: '2001',
        InvoiceLineAdd: [{ ItemRef: line?.['ItemRef'] ?? {}, Quantity: '1', Rate: '5.00' }],
      },
    })
    await w.tick()
    await w.tick()
    expect(w.look('Invoice', '2001')).toMatchObject({ IsPaid: 'true' })
    expect(await w.store.select('errors', { state: 'open' })).toEqual([])
  })

  test('another company is refused before anything is asked of it', async () => {
    const other = await makeWorld({ company: 'Oak Bakery' })
    const result = await other.run()
    expect(result.outcome).toBe('service-error')
    expect(result.requests).toBe(0)
    expect(result.status).toContain('E_WRONG_COMPANY')
    expect(other.rows('select * from invoices')).toEqual([])
    await other.close()
  })

  test('a second visitor of the connection is busy; the same one again supersedes its own run', async () => {
    const { generateQwc } = await import('../../src/cli/connections.ts')
    const [connection] = await w.store.select('connections')
    if (!connection) throw new Error('no connection')
    const origin = `http://localhost:${new URL(w.url).port}`
    const made = await generateQwc(w.store, w.env, { connection, origin })
    w.connector.faults = { afterProcess: () => 'drop' } as never
    await w.tick()
    w.connector.faults = {}
    const second = new WebConnector({ quickbooks: w.desktop, env: w.env })
    second.setPassword(second.addApplication(made.qwc, 'second.qwc'), made.password)
    w.env.advance(60_000)
    expect((await second.updateSelected())[0]?.outcome).toBe('busy')
    expect((await w.tick(1)).outcome).toBe('success')
    expect((await second.updateSelected())[0]?.outcome).toBe('success')
    const states = (await w.store.select('runs', {}, { order: [['id', 'asc']] })).map(
      (r) => r.state,
    )
    expect(states).toEqual(['done', 'broken', 'done', 'done'])
  })
})
