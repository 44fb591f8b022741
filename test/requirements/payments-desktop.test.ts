// The payments platform on QuickBooks Desktop: one test a requirement, each on the fixture company, through the
// real service and the simulated Web Connector and QuickBooks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Progress } from '../../src/sync/progress.ts'
import { movedAnything } from '../../src/sync/progress.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld()
})
afterEach(async () => {
  await w.close()
})

const invoice = (number: string) =>
  w.rows<Record<string, string | null>>('select * from invoices where number = ?', number)[0] ?? {}
const payments = () =>
  w.rows<Record<string, string | null>>('select * from payments order by synced_at')
const skips = async () => (await w.store.select('skips')).map((s) => [s.code, s.entity, s.label])
const errors = async () => w.store.select('errors', { state: 'open' })
const lastRun = async () =>
  (await w.store.select('runs', {}, { order: [['id', 'desc']], limit: 1 }))[0]
const moved = async () => movedAnything((await lastRun())?.progress as Progress)

function pay(number: string, amount: string, more: Record<string, string> = {}): string {
  const id = `p-${number}-${amount}-${Object.values(more).join('-')}`
  const row: Record<string, string> = {
    id,
    invoice_id: invoice(number)['id'] ?? '',
    amount,
    ...more,
  }
  const names = Object.keys(row)
  w.sql
    .prepare(
      `insert into payments (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row))
  return id
}

/** Somebody in QuickBooks changes fields of an invoice. */
function modify(number: string, change: Record<string, unknown>): void {
  const now = w.look('Invoice', number)
  const key = { TxnID: textIn(now, 'TxnID'), EditSequence: textIn(now, 'EditSequence') }
  w.inQuickBooks('InvoiceModRq', { InvoiceMod: { ...key, ...change } as never })
}

function receive(customer: string, number: string, amount: string): string {
  const content = w.inQuickBooks('ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: { FullName: customer },
      TxnDate: '2026-04-01',
      TotalAmount: amount,
      AppliedToTxnAdd: [
        { TxnID: textIn(w.look('Invoice', number), 'TxnID'), PaymentAmount: amount },
      ],
    },
  })
  return textIn(content, 'ReceivePaymentRet.TxnID')
}

const lineOf = (number: string): { id: string; fields: Record<string, unknown> }[] => {
  const lines = w.look('Invoice', number)['InvoiceLineRet'] as Record<string, string>[]
  return lines.map((l) => ({ id: l['TxnLineID'] ?? '', fields: l }))
}

describe('scope, items and frequency', () => {
  test('R1: an invoice arrives with its balance, and a platform payment pays it in QuickBooks', async () => {
    await w.run()
    expect(invoice('1001')).toMatchObject({ balance: '1000.00', status: 'open' })
    pay('1001', '1000.00')
    await w.tick()
    const paid = w.look('Invoice', '1001')
    expect(paid).toMatchObject({ IsPaid: 'true', BalanceRemaining: '0.00' })
    expect(paid['LinkedTxn']).toMatchObject([{ TxnType: 'ReceivePayment', Amount: '-1000.00' }])
    const booked = w.rows("select booking, quickbooks_id from payments where source = 'processed'")
    expect(booked).toMatchObject([
      { booking: 'booked', quickbooks_id: expect.stringMatching(/^[0-9A-F]+-\d+$/) },
    ])
  })

  test('R2: memo and due date changed in QuickBooks are on the platform after one tick', async () => {
    await w.run()
    modify('1001', { DueDate: '2026-04-20', Memo: 'Second visit agreed' })
    await w.tick()
    expect(invoice('1001')).toMatchObject({ memo: 'Second visit agreed', due_date: '2026-04-20' })
  })

  test('R3: a third line is on the platform after one tick, in order, with the new total', async () => {
    await w.run()
    const before = lineOf('1002')
    w.inQuickBooks('ItemServiceAddRq', {
      ItemServiceAdd: {
        Name: 'Valve',
        SalesOrPurchase: { Price: '35.00', AccountRef: { FullName: 'Sales' } },
      },
    })
    modify('1002', {
      InvoiceLineMod: [
        ...before.map((l) => ({ TxnLineID: l.id })),
        {
          TxnLineID: '-1',
          ItemRef: { FullName: 'Valve' },
          Desc: 'Valve',
          Quantity: '2',
          Rate: '35.00',
        },
      ],
    })
    await w.tick()
    const lines = w.rows<Record<string, string>>(
      'select l.* from invoice_lines l join invoices i on i.id = l.parent_id where i.number = ? order by position',
      '1002',
    )
    expect(lines).toHaveLength(before.length + 1)
    expect(lines.at(-1)).toMatchObject({
      item: 'Valve',
      quantity: '2',
      rate: '35.00',
      amount: '70.00',
    })
    expect(lines.map((l) => l['quickbooks_line_id'])).toEqual(lineOf('1002').map((l) => l.id))
    expect(invoice('1002')).toMatchObject({ total: '470.00' })
  })

  test('R4: a renamed customer keeps its platform id', async () => {
    await w.run()
    const before = w.rows("select id from customers where name = 'Birch Cafe'")
    const now = w.look('Customer', 'Birch Cafe')
    w.inQuickBooks('CustomerModRq', {
      CustomerMod: {
        ListID: textIn(now, 'ListID'),
        EditSequence: textIn(now, 'EditSequence'),
        Name: 'Birch Café',
      },
    })
    await w.tick()
    expect(w.rows("select id from customers where name = 'Birch Café'")).toEqual(before)
    expect(w.rows("select id from customers where name = 'Birch Cafe'")).toEqual([])
  })

  test('R5: one tick moves a payment each way, once; a second tick moves nothing', async () => {
    await w.run()
    const sent = pay('1002', '400.00')
    receive('Acme Dental', '1001', '100.00')
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    expect(invoice('1001')).toMatchObject({ balance: '900.00' })
    const all = payments().map((p) => [p['source'], p['amount'], p['booking']])
    expect(all.sort()).toEqual([
      ['processed', '400.00', 'booked'],
      ['quickbooks', '100.00', 'booked'],
      ['quickbooks', '250.00', 'booked'],
    ])
    await w.tick()
    expect(await moved()).toBe(false)
    expect(w.sent('ReceivePaymentAddRq')).toEqual([])
    expect(payments()).toHaveLength(3)
    expect(w.rows('select id from payments where id = ?', sent)).toHaveLength(1)
  })

  test('R7: an invoice deleted in QuickBooks is archived with the reason', async () => {
    await w.run()
    const TxnID = textIn(w.look('Invoice', '1002'), 'TxnID')
    w.inQuickBooks('TxnDelRq', { TxnDelType: 'Invoice', TxnID })
    await w.tick()
    expect(invoice('1002')).toMatchObject({ archive_reason: 'deleted-in-quickbooks' })
    expect(invoice('1002')['archived_at']).toBeTruthy()
    expect(invoice('1001')['archived_at']).toBeNull()
  })

  test('R8: a deleted and an inactive customer are archived, each with its reason', async () => {
    await w.run()
    w.inQuickBooks('ListDelRq', {
      ListDelType: 'Customer',
      ListID: textIn(w.look('Customer', 'Dale Farms'), 'ListID'),
    })
    setActive('Birch Cafe', 'false')
    await w.tick()
    const archived = w.rows(
      'select name, archive_reason from customers where archived_at is not null order by name',
    )
    expect(archived).toEqual([
      { name: 'Birch Cafe', archive_reason: 'inactive' },
      { name: 'Cedar Gym', archive_reason: 'inactive' },
      { name: 'Dale Farms', archive_reason: 'deleted' },
    ])
  })

  test('R8, R24: a customer made active again is no longer archived and keeps its id', async () => {
    await w.run()
    const before = w.rows("select id from customers where name = 'Cedar Gym'")
    setActive('Cedar Gym', 'true')
    await w.tick()
    expect(w.rows("select id, archived_at from customers where name = 'Cedar Gym'")).toEqual([
      { ...(before[0] as object), archived_at: null },
    ])
  })

  test('R9: a payment deleted in QuickBooks is flagged removed and the balance is back', async () => {
    const TxnID = receive('Acme Dental', '1001', '100.00')
    await w.run()
    expect(invoice('1001')).toMatchObject({ balance: '900.00' })
    w.inQuickBooks('TxnDelRq', { TxnDelType: 'ReceivePayment', TxnID })
    await w.tick()
    expect(invoice('1001')).toMatchObject({ balance: '1000.00', status: 'open' })
    expect(
      w.rows('select booking, archive_reason from payments where quickbooks_id = ?', TxnID),
    ).toEqual([{ booking: 'removed', archive_reason: 'deleted-in-quickbooks' }])
  })

  test('R9: a payment cancelled on the platform is taken out of QuickBooks', async () => {
    await w.run()
    const id = pay('1002', '400.00')
    await w.tick()
    w.sql.prepare("update payments set status = 'cancelled' where id = ?").run(id)
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'false', BalanceRemaining: '400.00' })
    expect(invoice('1002')).toMatchObject({ balance: '400.00', status: 'open' })
    expect(w.rows('select booking from payments where id = ?', id)).toEqual([
      { booking: 'removed' },
    ])
    await w.tick()
    expect(await moved()).toBe(false)
  })

  test('R11: the default interval of a .qwc is five minutes', async () => {
    const { generateQwc } = await import('../../src/cli/connections.ts')
    const [connection] = await w.store.select('connections')
    if (!connection) throw new Error('no connection')
    const made = await generateQwc(w.store, w.env, { connection, origin: 'http://localhost:8421' })
    expect(made.qwc).toMatch(
      /<Scheduler>\s*<RunEveryNMinutes>5<\/RunEveryNMinutes>\s*<\/Scheduler>/,
    )
  })
})

function setActive(name: string, active: 'true' | 'false'): void {
  const now = w.look('Customer', name)
  const key = { ListID: textIn(now, 'ListID'), EditSequence: textIn(now, 'EditSequence') }
  w.inQuickBooks('CustomerModRq', { CustomerMod: { ...key, IsActive: active } })
}

describe('direction, ownership, deletion', () => {
  test('R15: status crosses both ways, and nothing else of the invoice does', async () => {
    await w.run()
    const before = w.look('Invoice', '1002')
    receive('Acme Dental', '1001', '1000.00')
    pay('1002', '400.00')
    await w.tick()
    expect(invoice('1001')).toMatchObject({ status: 'paid', balance: '0.00', total: '1000.00' })
    const after = w.look('Invoice', '1002')
    expect(after).toMatchObject({ IsPaid: 'true' })
    const changed = Object.keys(after).filter(
      (k) => JSON.stringify(after[k]) !== JSON.stringify(before[k]),
    )
    const allowed = [
      'TimeModified',
      'EditSequence',
      'AppliedAmount',
      'BalanceRemaining',
      'IsPaid',
      'LinkedTxn',
    ]
    expect(changed.filter((k) => !allowed.includes(k))).toEqual([])
    expect(w.sent('InvoiceMod')).toEqual([])
  })

  test('R16: a payment that fails on the platform is removed from QuickBooks at the next sync', async () => {
    await w.run()
    const id = pay('1002', '400.00')
    await w.tick()
    w.sql.prepare("update payments set status = 'failed' where id = ?").run(id)
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ BalanceRemaining: '400.00' })
    expect(invoice('1002')).toMatchObject({ status: 'open' })
  })

  test('R16, C40: of a payment that is deposited already nothing is changed, and a person is told', async () => {
    await w.run()
    const id = pay('1002', '400.00')
    await w.tick()
    const [booked] = w.rows<{ quickbooks_id: string }>(
      'select quickbooks_id from payments where id = ?',
      id,
    )
    w.inQuickBooks('DepositAddRq', {
      DepositAdd: {
        DepositToAccountRef: { FullName: 'Checking' },
        DepositLineAdd: [{ PaymentTxnID: booked?.quickbooks_id ?? '' }],
      },
    })
    w.sql.prepare("update payments set status = 'failed' where id = ?").run(id)
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    const [error] = await errors()
    expect(error?.code).toBe('E_QB_DEPOSITED')
    for (const part of ['1002', '400.00']) expect(error?.reason).toContain(part)
    expect(w.rows('select booking, problem from payments where id = ?', id)).toEqual([
      { booking: 'blocked', problem: 'E_QB_DEPOSITED' },
    ])
  })

  test('R17: amount and due date of an unpaid invoice follow QuickBooks', async () => {
    await w.run()
    const [line] = lineOf('1001')
    modify('1001', {
      DueDate: '2026-04-15',
      InvoiceLineMod: [{ TxnLineID: line?.id ?? '', Quantity: '1', Rate: '1150.00' }],
    })
    await w.tick()
    expect(invoice('1001')).toMatchObject({
      total: '1150.00',
      balance: '1150.00',
      due_date: '2026-04-15',
    })
  })

  test('R18: an edit on the platform stays there, as a skip, and QuickBooks is not asked to change', async () => {
    await w.run()
    w.sql.prepare("update invoices set total = '900.00' where number = '1001'").run()
    await w.tick()
    expect(w.look('Invoice', '1001')).toMatchObject({ Subtotal: '1000.00' })
    expect(await skips()).toEqual([['S_EDIT_IN_PLATFORM', 'Invoice', '1001']])
    expect(w.sent('InvoiceMod')).toEqual([])
    modify('1001', { Memo: 'touched' })
    await w.tick()
    expect(invoice('1001')).toMatchObject({ total: '1000.00' })
  })

  test('R19: a partial payment in QuickBooks lowers the balance and is there as a payment', async () => {
    await w.run()
    receive('Acme Dental', '1001', '300.00')
    await w.tick()
    expect(invoice('1001')).toMatchObject({ balance: '700.00', status: 'partially paid' })
    const pulled = w.rows(
      "select a.amount from payment_applications a join invoices i on i.id = a.invoice_id where i.number = '1001'",
    )
    expect(pulled).toEqual([{ amount: '300.00' }])
  })

  test('R20: an applied credit lowers the balance as a credit, not as a payment', async () => {
    await w.run()
    const before = payments().length
    const item = textIn(w.look('Invoice', '1001'), 'TxnID')
    const memo = w.inQuickBooks('CreditMemoAddRq', {
      CreditMemoAdd: {
        CustomerRef: { FullName: 'Acme Dental' },
        CreditMemoLineAdd: [{ ...itemOf('1001'), Quantity: '1', Rate: '150.00' }],
      },
    })
    w.inQuickBooks('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        CustomerRef: { FullName: 'Acme Dental' },
        TotalAmount: '0.00',
        AppliedToTxnAdd: [
          {
            TxnID: item,
            SetCredit: [
              { CreditTxnID: textIn(memo, 'CreditMemoRet.TxnID'), AppliedAmount: '150.00' },
            ],
          },
        ],
      },
    })
    await w.tick()
    expect(invoice('1001')).toMatchObject({
      balance: '850.00',
      credits_applied: '150.00',
      payments_applied: '0.00',
    })
    expect(payments()).toHaveLength(before)
  })

  test('R21: a customer created on the platform is not sent, and is listed once as a skip', async () => {
    await w.run()
    w.sql.prepare("insert into customers (id, name) values ('c-elm', 'Elm Studio')").run()
    await w.tick()
    expect(w.sent('CustomerAdd')).toEqual([])
    expect(await skips()).toEqual([['S_CREATED_IN_PLATFORM', 'Customer', 'Elm Studio']])
    await w.tick()
    expect(await skips()).toHaveLength(1)
  })

  test('R22: neither a platform invoice nor its payment is sent: two skips', async () => {
    await w.run()
    w.sql.prepare("insert into invoices (id, number, total) values ('i-p9', 'P-9', '120.00')").run()
    w.sql
      .prepare("insert into payments (id, invoice_id, amount) values ('p-p9', 'i-p9', '120.00')")
      .run()
    await w.tick()
    expect(w.sent('InvoiceAdd')).toEqual([])
    expect(w.sent('ReceivePaymentAdd')).toEqual([])
    const codes = (await skips()).map(([code, entity]) => [code, entity])
    expect(codes.sort()).toEqual([
      ['S_CREATED_IN_PLATFORM', 'Invoice'],
      ['S_CREATED_IN_PLATFORM', 'ReceivePayment'],
    ])
    expect(await errors()).toEqual([])
  })
})

function itemOf(number: string): Record<string, never> {
  const line = lineOf(number)[0]
  if (!line) throw new Error(`invoice ${number} has no line`)
  return { ItemRef: line.fields['ItemRef'] } as never
}

describe('connect and credentials', () => {
  test('R42: only the ticked application runs', async () => {
    const { createConnection, generateQwc } = await import('../../src/cli/connections.ts')
    const other = await createConnection(w.store, w.env, { id: 'oak' })
    const origin = `http://localhost:${new URL(w.url).port}`
    const made = await generateQwc(w.store, w.env, { connection: other, origin })
    const app = w.connector.addApplication(made.qwc, 'oak.qwc')
    w.connector.setPassword(app, made.password)
    w.connector.tick(app, false)
    await w.run()
    const runs = await w.store.select('runs')
    expect(runs.map((r) => r.connection_id)).toEqual(['rivera'])
  })

  test('R43: the password authenticates, is different for each connection, and is stored nowhere in clear', async () => {
    const { createConnection, generateQwc } = await import('../../src/cli/connections.ts')
    const other = await createConnection(w.store, w.env, { id: 'oak' })
    const made = await generateQwc(w.store, w.env, {
      connection: other,
      origin: 'http://localhost:1',
    })
    expect(made.password).not.toBe(w.password)
    expect(made.qwc).not.toContain(made.password)
    expect((await w.run()).outcome).toBe('success')
    const everything = await Promise.all(
      (['connections', 'installations', 'sessions', 'runs', 'exchanges', 'errors'] as const).map(
        (t) => w.store.select(t),
      ),
    )
    const text = JSON.stringify(everything)
    expect(text).not.toContain(w.password)
    expect(text).not.toContain(made.password)
  })

  test('R46: a wrong password is an invalid user: no request to QuickBooks, one error with a remedy', async () => {
    const [app] = w.connector.applications
    if (!app) throw new Error('no application')
    w.connector.setPassword(app, 'wrong')
    const result = await w.run()
    expect(result.outcome).toBe('not-valid-user')
    expect(result.requests).toBe(0)
    expect(await w.store.select('runs')).toEqual([])
    expect(await errors()).toMatchObject([
      { code: 'E_AUTH_BAD_PASSWORD', hint: expect.stringContaining('password') },
    ])
    await w.run()
    expect(await errors()).toMatchObject([{ count: 2 }])
  })

  test('R46: without a password in the connector nothing is even called', async () => {
    const [app] = w.connector.applications
    if (!app) throw new Error('no application')
    app.password = undefined
    expect((await w.run()).code).toBe('QBWC1030')
    expect(w.calls).toEqual([])
  })

  test('R47: the percentages of a run over 250 invoices never fall, end at 100 and tell of progress', async () => {
    await w.close()
    w = await makeWorld({ pageSize: 50 })
    addInvoices(245)
    const result = await w.run()
    const { progress } = result
    expect([...progress].sort((a, b) => a - b)).toEqual(progress)
    expect(progress.at(-1)).toBe(100)
    expect(new Set(progress.filter((p) => p > 0 && p < 100)).size).toBeGreaterThanOrEqual(5)
  })

  test('R48, R49: authentication is told apart from the first sync, which is done with the last page', async () => {
    const state = async () => {
      const [c] = await w.store.select('connections')
      return [c?.authenticated_at === null ? 'waiting' : 'authenticated', c?.initial_sync]
    }
    expect(await state()).toEqual(['waiting', 'waiting'])
    const seen: unknown[] = []
    w.connector.faults = {
      afterSendRequest: async () => {
        seen.push(await state())
        return undefined
      },
    } as never
    const result = await w.run()
    expect(result.outcome).toBe('success')
    expect(seen[0]).toEqual(['authenticated', 'running'])
    expect(seen.at(-1)).toEqual(['authenticated', 'running'])
    expect(await state()).toEqual(['authenticated', 'done'])
  })

  test('R50: the last twelve months come first; what was read is not read again after a break', async () => {
    // The connector is switched off as soon as the older history begins.
    const isOlder = (text: string) => text.includes('ToTxnDate') && !text.includes('MetaDataOnly')
    w.connector.faults = {
      afterSendRequest: () => (w.sent('InvoiceQueryRq').some(isOlder) ? 'drop' : undefined),
    } as never
    await w.run()
    const first = w.rows<{ number: string }>('select number from invoices order by number')
    expect(first.map((r) => r.number)).toEqual(['1001', '1002', '1003', '1004'])
    w.connector.faults = {}
    await w.tick()
    expect(w.sent('FromTxnDate>2025-04-01')).toEqual([])
    expect(invoice('1005')).toMatchObject({ total: '75.00', balance: '75.00' })
    const [c] = await w.store.select('connections')
    expect(c?.initial_sync).toBe('done')
  })
})

test('R50: a month of several pages with little before it: all of the history comes', async () => {
  await w.close()
  w = await makeWorld({ pageSize: 2 })
  for (let n = 0; n < 5; n++)
    w.inQuickBooks('InvoiceAddRq', {
      InvoiceAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        TxnDate: `2025-03-1${n}`,
        RefNumber: `9${n}`,
        InvoiceLineAdd: [{ ...itemOf('1001'), Quantity: '1', Rate: '10.00' }],
      },
    })
  await w.run()
  const numbers = w.rows<{ number: string }>('select number from invoices order by number')
  expect(numbers.map((r) => r.number)).toEqual(
    ['1001', '1002', '1003', '1004', '1005', '90', '91', '92', '93', '94'].sort(),
  )
})

function addInvoices(count: number): void {
  const item = itemOf('1001')
  w.desktop.withTransaction(() => {
    for (let n = 0; n < count; n++)
      w.inQuickBooks('InvoiceAddRq', {
        InvoiceAdd: {
          CustomerRef: { FullName: 'Birch Cafe' },
          TxnDate: '2026-03-02',
          InvoiceLineAdd: [{ ...item, Quantity: '1', Rate: '10.00' }],
        },
      })
  })
}
