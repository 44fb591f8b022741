// The invoicing platform on QuickBooks Desktop: its two applications, what they move, and what a person at the computer
// sees of it (R53–R74, R84). On the fixture company, through the real service and the simulated Web Connector.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createConnection, generateQwc } from '../../src/cli/connections.ts'
import { invoicingDesktop } from '../../src/profiles/invoicing-desktop.ts'
import type { Application } from '../../src/sim/web-connector-application.ts'
import { runScheduled } from '../../src/sim/web-connector-scheduler.ts'
import { movedAnything, type Progress } from '../../src/sync/progress.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({ rules: 'invoicing-desktop' })
})
afterEach(async () => {
  await w.close()
})

const numbers = (connection = 'rivera') =>
  w
    .rows<{ number: string }>(
      'select number from invoices where connection = ? order by number',
      connection,
    )
    .map((r) => r.number)
const idOf = (number: string) =>
  w.rows<{ id: string }>('select id from invoices where number = ?', number)[0]?.id ?? ''
const pay = (id: string, number: string, amount: string) =>
  w.sql
    .prepare('insert into payments (id, invoice_id, amount) values (?, ?, ?)')
    .run(id, idOf(number), amount)
const errors = () => w.store.select('errors', { state: 'open' })
const lastRun = async () =>
  (await w.store.select('runs', {}, { order: [['id', 'desc']], limit: 1 }))[0]
const progress = async () => (await lastRun())?.progress as Progress

function receive(customer: string, applied: readonly [string, string][], more: object = {}): void {
  const total = applied.reduce((sum, [, amount]) => sum + Number(amount), 0)
  w.inQuickBooks('ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: { FullName: customer },
      TotalAmount: total.toFixed(2),
      ...more,
      AppliedToTxnAdd: applied.map(([number, amount]) => ({
        TxnID: textIn(w.look('Invoice', number), 'TxnID'),
        PaymentAmount: amount,
      })),
    } as never,
  })
}

const lock = (number: string) =>
  w.company
    .sql("insert into locks values (?, 'Rosa')")
    .run(textIn(w.look('Invoice', number), 'TxnID'))

describe('payments', () => {
  test('R53: a payment of the platform is booked and applied in QuickBooks', async () => {
    await w.run()
    pay('p-1', '1002', '400.00')
    await w.tick()
    const paid = w.look('Invoice', '1002')
    expect(paid).toMatchObject({ IsPaid: 'true' })
    expect(paid['LinkedTxn']).toMatchObject([{ TxnType: 'ReceivePayment', Amount: '-400.00' }])
  })

  test('R54: a payment of two invoices comes with a part for each, under one reference', async () => {
    await w.run()
    const add = w.look('Invoice', '1001')
    w.inQuickBooks('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Acme Dental' },
        RefNumber: '1010',
        InvoiceLineAdd: [{ ItemRef: { FullName: itemOf(add) }, Quantity: '1', Rate: '500.00' }],
      },
    })
    receive(
      'Acme Dental',
      [
        ['1001', '300.00'],
        ['1010', '200.00'],
      ],
      { RefNumber: 'CHK-9' },
    )
    await w.tick()
    expect(
      w.rows(
        'select p.number, i.number as invoice, a.amount from payment_applications a join payments p on p.id = a.parent_id join invoices i on i.id = a.invoice_id order by i.number',
      ),
    ).toEqual([
      { number: 'CHK-9', invoice: '1001', amount: '300.00' },
      { number: 'CHK-9', invoice: '1010', amount: '200.00' },
    ])
  })

  test('R74: every payment in QuickBooks comes, and our own does not come twice', async () => {
    await w.run()
    for (const method of ['Cash', 'Check'])
      w.inQuickBooks('PaymentMethodAddRq', { PaymentMethodAdd: { Name: `${method} 2` } })
    receive('Acme Dental', [['1001', '10.00']], { PaymentMethodRef: { FullName: 'Cash 2' } })
    receive('Acme Dental', [['1001', '20.00']], { PaymentMethodRef: { FullName: 'Check 2' } })
    receive('Acme Dental', [['1001', '30.00']])
    pay('p-1', '1001', '40.00')
    await w.tick()
    await w.tick()
    const all = w.rows<{ source: string; amount: string }>(
      "select source, amount from payments where amount <> '250.00' order by cast(amount as real)",
    )
    expect(all.map((p) => [p.source, p.amount])).toEqual([
      ['quickbooks', '10.00'],
      ['quickbooks', '20.00'],
      ['quickbooks', '30.00'],
      ['processed', '40.00'],
    ])
  })

  test('R64: an invoice open in a window is an error that names it; closed, the payment goes by itself', async () => {
    await w.run()
    pay('p-1', '1002', '400.00')
    lock('1002')
    await w.tick()
    expect(await errors()).toMatchObject([
      {
        code: 'E_QB_RECORD_IN_USE',
        reason: expect.stringContaining('1002'),
        hint: expect.stringContaining('Close the window'),
        retry: 'next run',
      },
    ])
    w.company.sql('delete from locks').run()
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    expect(await errors()).toEqual([])
  })
})

const itemOf = (invoice: ReturnType<World['look']>): string => {
  const line = invoice['InvoiceLineRet']
  return textIn((Array.isArray(line) ? line[0] : line) as never, 'ItemRef.FullName')
}

describe('rules', () => {
  test('R67: a customer renamed in QuickBooks keeps its link', async () => {
    await w.run()
    const before = w.rows("select id from customers where full_name = 'Acme Dental'")
    const now = w.look('Customer', 'Acme Dental')
    w.inQuickBooks('CustomerModRq', {
      CustomerMod: {
        ListID: textIn(now, 'ListID'),
        EditSequence: textIn(now, 'EditSequence'),
        Name: 'Acme Dental Group',
      },
    })
    await w.tick()
    expect(w.rows("select id from customers where full_name = 'Acme Dental Group'")).toEqual(before)
  })

  test('R71: an edit of a synced invoice on the platform changes nothing in QuickBooks', async () => {
    await w.run()
    w.sql.exec("update invoices set memo = 'ours' where number = '1001'")
    await w.tick()
    expect(w.sent('InvoiceMod')).toEqual([])
    expect(textIn(w.look('Invoice', '1001'), 'Memo')).not.toBe('ours')
    expect(await w.store.select('skips', { code: 'S_EDIT_IN_PLATFORM' })).toMatchObject([
      { entity: 'Invoice', label: '1001' },
    ])
  })
})

describe('runs', () => {
  test('R62: a run takes every open invoice, the next one what is new', async () => {
    await w.run()
    expect(numbers()).toEqual(['1001', '1002', '1005'])
    w.inQuickBooks('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        RefNumber: '1011',
        InvoiceLineAdd: [
          { ItemRef: { FullName: itemOf(w.look('Invoice', '1002')) }, Quantity: '1', Rate: '9.00' },
        ],
      },
    })
    await w.tick()
    expect(numbers()).toEqual(['1001', '1002', '1005', '1011'])
  })

  test('R63: one run sends the payment that waits here and reads the one that waits there', async () => {
    await w.run()
    pay('p-1', '1002', '400.00')
    receive('Acme Dental', [['1001', '100.00']])
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    // The payment of the invoice that was closed before came with the first run.
    const amounts = w.rows(
      "select amount from payments where source = 'quickbooks' and amount <> '250.00'",
    )
    expect(amounts).toEqual([{ amount: '100.00' }])
    await w.tick()
    expect(movedAnything(await progress())).toBe(false)
  })

  test('R65: the run says how much of what it moved', async () => {
    await w.run()
    const { counts } = await progress()
    expect(counts['Invoice']).toMatchObject({ pulled: 3 })
    expect(counts['Customer']).toMatchObject({ pulled: 2 })
    const left = (await w.store.select('skips')).filter((s) => s.entity === 'Invoice')
    expect(left.map((s) => s.code).sort()).toEqual(['S_CLOSED_INVOICE', 'S_INACTIVE_CUSTOMER'])
  })

  test('R12, R66: Auto-Run with minutes syncs by itself; without it nothing runs', async () => {
    await w.run()
    const [app] = w.connector.applications
    if (!app) throw new Error('no application')
    expect(await runScheduled(w.connector, 3_600_000)).toEqual([])
    app.setEvery(10)
    app.setAutoRun(true, w.env.now())
    const start = w.env.now()
    const runs = await runScheduled(w.connector, 30 * 60_000 + 30_000)
    const minutes = runs.map((r) => Math.round((r.at - start) / 60_000))
    for (const [index, minute] of minutes.slice(1).entries())
      expect(minute - (minutes[index] ?? 0)).toBe(10)
    expect(minutes.length).toBeGreaterThanOrEqual(3)
  })
})

describe('the password in the connector', () => {
  const app = (): Application => {
    const [first] = w.connector.applications
    if (!first) throw new Error('no application')
    return first
  }

  test('R44: a password that was kept can be entered again', async () => {
    app().password = undefined
    expect((await w.run()).outcome).not.toBe('success')
    await w.connector.typePassword(app(), w.password)
    expect((await w.run()).outcome).toBe('success')
  })

  test('R45: it lasts where the person lets the connector save it', async () => {
    const answers = { savePassword: 'no' }
    w.connector.person = (question: { dialog: string }) =>
      Promise.resolve((answers as Record<string, string>)[question.dialog] ?? 'yes') as never
    await w.connector.typePassword(app(), w.password)
    expect((await w.run()).outcome).toBe('success')
    expect((await w.run()).code).toBe('QBWC1030')
    answers.savePassword = 'yes'
    await w.connector.typePassword(app(), w.password)
    expect((await w.run()).outcome).toBe('success')
    expect((await w.run()).outcome).toBe('success')
  })
})

test('R84: each application has a grant of its own, and an error names the one that lacks it', async () => {
  const connection = await createConnection(w.store, w.env, {
    id: 'oak',
    profile: 'invoicing-desktop',
  })
  const origin = w.url.replace('/qbwc', '').replace('127.0.0.1', 'localhost')
  for (const old of [...w.connector.applications]) w.connector.tick(old, false)
  for (const application of invoicingDesktop.applications ?? []) {
    const label = application.id
    const made = await generateQwc(w.store, w.env, { connection, origin, label, application })
    const added = w.connector.addApplication(made.qwc, `${label}.qwc`)
    w.connector.setPassword(added, made.password)
  }
  const open = w.desktop.openSession.bind(w.desktop)
  const { ComError } = await import('../../src/sim/quickbooks.ts')
  w.desktop.openSession = (options) => {
    if (options.appName.includes('Payment Sync'))
      throw new ComError('0x80040420', 'The QuickBooks user has denied access.')
    return open(options)
  }
  const results = await w.connector.updateSelected()
  expect(results.map((r) => r.outcome === 'success')).toEqual([true, false])
  const told = (await errors()).filter((e) => e.connection_id === 'oak')
  expect(told).toMatchObject([
    { code: 'E_QB_AUTOLOGIN_DENIED', reason: expect.stringContaining('Payment Sync') },
  ])
})
