// What a person chooses and looks up: accounts, preferences, errors, skips, what to book by hand. On the fixture company,
// through the real service and the simulated Web Connector and QuickBooks.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openSqliteBackend } from '../../src/backend/sqlite.ts'
import { chooseAccount, listAccounts } from '../../src/cli/accounts.ts'
import {
  drawError,
  errorsOf,
  ignoreErrors,
  retryErrors,
  withSupport,
} from '../../src/cli/failures.ts'
import { renderDocument } from '../../src/cli/invoice-text.ts'
import { prefsOf, setPref } from '../../src/cli/prefs.ts'
import { toReconcile } from '../../src/cli/reconcile.ts'
import { refusePart } from '../../src/cli/records.ts'
import { drawStatus } from '../../src/cli/status/draw.ts'
import { statusView } from '../../src/cli/status/view.ts'
import { catalogue } from '../../src/errors.ts'
import { profiles } from '../../src/profiles/profiles.ts'
import { entities, entity } from '../../src/schema/entities.ts'
import { runScheduled } from '../../src/sim/web-connector-scheduler.ts'
import { one } from '../../src/store/store.ts'
import { changeSettings } from '../../src/sync/settings.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w.close()
})

const connection = async () => {
  const row = await one(w.store, 'connections', { id: 'rivera' })
  if (!row) throw new Error('no connection')
  return row
}
const balance = (account: string) => Number(textIn(w.look('Account', account), 'Balance'))
const idOf = (number: string) =>
  w.rows<{ id: string }>('select id from invoices where number = ?', number)[0]?.id ?? ''
const pay = (id: string, number: string, amount: string, more: Record<string, string> = {}) => {
  const row = { id, invoice_id: idOf(number), amount, ...more }
  const names = Object.keys(row)
  w.sql
    .prepare(
      `insert into payments (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row))
}
const loginAnswer = (): string[] =>
  (w.calls.find((c) => c.call === 'authenticate')?.answer ?? []) as string[]
const skips = async () =>
  (await w.store.select('skips')).map((s) => [s.code, s.entity, s.reason] as const)

describe('accounts', () => {
  test('R31: the accounts can be chosen once the first sync has read them', async () => {
    w = await makeWorld()
    await expect(listAccounts(w.store, await connection())).rejects.toMatchObject({
      code: 'E_ACCOUNTS_NOT_READY',
    })
    await expect(
      chooseAccount(w.store, await connection(), 'payments', 'Checking'),
    ).rejects.toMatchObject({ code: 'E_ACCOUNTS_NOT_READY' })
    await w.run()
    const names = (await listAccounts(w.store, await connection())).map((a) => a.name)
    expect(names).toEqual(expect.arrayContaining(['Checking', 'Savings', 'Undeposited Funds']))
  })

  test('R32: payments are booked to the account chosen; Undeposited Funds is recommended', async () => {
    w = await makeWorld()
    await w.run()
    const offered = await listAccounts(w.store, await connection(), 'payments')
    expect(offered.filter((a) => a.recommendedFor.includes('payments')).map((a) => a.name)).toEqual(
      ['Undeposited Funds'],
    )
    await expect(
      chooseAccount(w.store, await connection(), 'payments', 'Sales'),
    ).rejects.toMatchObject({
      code: 'E_ACCOUNT_TYPE',
      message: /Income/,
      hint: /Undeposited Funds/,
    })
    await chooseAccount(w.store, await connection(), 'payments', 'undeposited funds')
    const before = balance('Undeposited Funds')
    pay('p-1', '1002', '400.00')
    await w.tick()
    expect(balance('Undeposited Funds') - before).toBe(400)
  })

  test('R33: only bank accounts are offered for deposits, and the choice stays', async () => {
    w = await makeWorld()
    await w.run()
    const offered = await listAccounts(w.store, await connection(), 'deposits')
    expect(offered.map((a) => a.name)).toEqual(['Checking', 'Savings'])
    await chooseAccount(w.store, await connection(), 'deposits', 'Checking')
    const again = await listAccounts(w.store, await connection(), 'deposits')
    expect(again.filter((a) => a.chosenFor.includes('deposits')).map((a) => a.name)).toEqual([
      'Checking',
    ])
  })
})

describe('deposits', () => {
  const payout = (payment: string, id = 'd-1', date = '2026-04-01') =>
    w.sql.transaction(() => {
      w.sql
        .prepare('insert into deposit_lines (parent_id, position, payment_id) values (?, 1, ?)')
        .run(id, payment)
      w.sql.prepare('insert into deposits (id, date) values (?, ?)').run(id, date)
    })()
  const deposits = () => w.desktop.perform('DepositQueryRq', {}).content['DepositRet']

  test('R6: a payout makes no deposit while that is switched off: one skip', async () => {
    w = await makeWorld()
    await w.run()
    pay('p-1', '1001', '1000.00')
    await w.tick()
    payout('p-1')
    await w.tick()
    expect(deposits()).toBeUndefined()
    expect(await skips()).toMatchObject([['S_DEPOSIT_DISABLED', 'Deposit', expect.any(String)]])
  })

  test('R6, C1: switched on, it needs a bank account and Undeposited Funds, and then a payout is a deposit', async () => {
    w = await makeWorld()
    await w.run()
    const on = async () => setPref(w.store, w.env, await connection(), 'deposits.create', 'true')
    expect(prefsOf(await connection(), 'deposits.create')).toMatchObject([{ value: false }])
    await expect(on()).rejects.toMatchObject({
      code: 'E_DEPOSIT_ACCOUNT_REQUIRED',
      hint: /Checking, Savings/,
    })
    await chooseAccount(w.store, await connection(), 'deposits', 'Checking')
    await chooseAccount(w.store, await connection(), 'payments', 'Savings')
    await expect(on()).rejects.toMatchObject({ code: 'E_ACCOUNT_CONFLICT' })
    await chooseAccount(w.store, await connection(), 'payments', 'Undeposited Funds')
    await on()
    await expect(
      chooseAccount(w.store, await connection(), 'payments', 'Savings'),
    ).rejects.toMatchObject({ code: 'E_ACCOUNT_CONFLICT' })
    pay('p-1', '1001', '1000.00')
    await w.tick()
    const before = balance('Checking')
    payout('p-1')
    await w.tick()
    expect(await w.store.select('errors', { state: 'open' })).toEqual([])
    expect(balance('Checking') - before).toBe(1000)
    await w.tick()
    expect(balance('Checking') - before).toBe(1000)
    // What was paid out before that day stays as it is (R93, R113).
    pay('p-2', '1002', '400.00')
    await w.tick()
    payout('p-2', 'd-0', '2026-03-31')
    await w.tick()
    expect(balance('Checking') - before).toBe(1000)
    expect(await skips()).toMatchObject([
      ['S_DEPOSIT_DISABLED', 'Deposit', expect.stringContaining('before making deposits was')],
    ])
  })
})

describe('preferences', () => {
  test('two that are written in the same moment are both kept, and nothing the engine has written is lost', async () => {
    w = await makeWorld()
    const asRead = await connection()
    await setPref(w.store, w.env, asRead, 'time_zone', 'America/Chicago')
    await setPref(w.store, w.env, asRead, 'support', 'help@rivera.example')
    const settings = { timeZone: 'America/Chicago', support: 'help@rivera.example' }
    expect((await connection()).settings).toMatchObject(settings)
    await w.store.commit([changeSettings(asRead, { startDate: '2020-01-01' })])
    expect((await connection()).settings).toEqual({ ...(asRead.settings as object), ...settings })
  })

  test('R145: the day of connecting cannot be moved by anybody', async () => {
    w = await makeWorld({ rules: 'bill-pay-desktop' })
    await w.run()
    await expect(
      setPref(w.store, w.env, await connection(), 'window.start_date', '2020-01-01'),
    ).rejects.toMatchObject({ code: 'E_START_DATE_IMMUTABLE', message: /2026-04-01/ })
    const told = (await w.store.select('skips', { code: 'S_BEFORE_START_DATE' })).map(
      (s) => s.label,
    )
    expect(told).toContain('1002')
  })

  test('R13: the least interval goes to the connector with every login', async () => {
    w = await makeWorld()
    await setPref(w.store, w.env, await connection(), 'schedule.every_minutes', '15')
    await w.run()
    expect(loginAnswer()[3]).toBe('900')
  })

  test('R13: the interval is changed in the connector, and status says which it is', async () => {
    w = await makeWorld()
    const [app] = w.connector.applications
    app?.setAutoRun(true, w.env.now())
    app?.setEvery(15)
    expect((await runScheduled(w.connector, 46 * 60_000)).map((r) => r.result.outcome)).toEqual([
      'success',
      'success',
      'success',
      'success',
    ])
    const [status] = await statusView(w.store, w.env.now())
    expect(status?.interval).toEqual({
      asked: 5,
      observed: 15,
      note: expect.stringMatching(/every 15 min.*asked for 5.*Every-Min/),
    })
    const text = drawStatus({ connections: status ? [status] : [], servers: [] }, w.env.now())
    expect(text).toMatch(/interval +the connector calls every 15 min/)
  })

  test('hours: outside of them the connector is sent away until they begin', async () => {
    w = await makeWorld()
    await setPref(w.store, w.env, await connection(), 'time_zone', 'America/Chicago')
    await setPref(w.store, w.env, await connection(), 'schedule.hours', '20:00-06:00')
    expect((await w.run()).outcome).not.toBe('success')
    expect(loginAnswer().slice(1, 3)).toEqual(['none', String(11 * 3600)])
    w.env.advance(11 * 3_600_000)
    expect((await w.run()).outcome).toBe('success')
  })
})

describe('what is refused before any traffic', () => {
  test('R10: PDFs of invoices are refused by name of the profile, with what to do instead', async () => {
    w = await makeWorld()
    const row = await connection()
    expect(() => refusePart(row, entity('Invoice'), 'pdf')).toThrow(
      expect.objectContaining({
        code: 'E_UNSUPPORTED_PDF',
        message: expect.stringContaining('payments-desktop'),
        hint: expect.stringContaining('--render text'),
      }),
    )
    expect(w.calls).toEqual([])
  })

  test('R153: attachments are refused for every kind of record, in every desktop profile', async () => {
    w = await makeWorld()
    for (const { id } of profiles.filter((p) => p.product === 'desktop'))
      for (const e of entities)
        expect(() => refusePart({ profile: id, settings: {} } as never, e, 'attachments')).toThrow(
          expect.objectContaining({ code: 'E_UNSUPPORTED_ATTACHMENT' }),
        )
    expect(w.calls).toEqual([])
  })

  test('R25: an invoice can be drawn from its row and lines', async () => {
    w = await makeWorld()
    await w.run()
    const backend = openSqliteBackend(w.sql.name)
    const read = await backend.read?.('Invoice', idOf('1002'))
    await backend.close()
    const text = renderDocument('Invoice', read?.row ?? {}, read?.lines ?? [])
    const wide = w.look('Invoice', '1002')['InvoiceLineRet'] as { Desc?: string }[]
    for (const line of [wide].flat()) if (line.Desc) expect(text).toContain(line.Desc)
    expect(text).toMatch(/total +400\.00\nbalance +400\.00$/)
  })
})

describe('errors', () => {
  const failing = async () => {
    w = await makeWorld()
    await w.run()
    pay('p-1', '1002', '450.00')
    await w.tick()
  }

  test('R76: the newest run shows that it failed, and with what', async () => {
    await failing()
    const [run] = await w.store.select('runs', {}, { order: [['id', 'desc']], limit: 1 })
    expect(run).toMatchObject({ state: 'errors', first_error: expect.stringMatching(/1002/) })
  })

  test('R77, R78, R85: number, customer, reason and remedy, and whom to ask', async () => {
    await failing()
    await setPref(w.store, w.env, await connection(), 'support', 'help@rivera.example')
    const row = await connection()
    const [error, ...more] = await errorsOf(w.store, row, '1002')
    expect(more).toEqual([])
    if (!error) throw new Error('no error')
    expect(error.reason).toMatch(/450\.00.*1002.*open balance 400\.00/)
    const text = drawError(withSupport(row, error))
    expect(text).toMatch(/customer +Birch Cafe/)
    expect(text).toMatch(/\nreason .*\nremedy /)
    expect(text.endsWith('help@rivera.example')).toBe(true)
  })

  test('R77: a payment goes by the number that the product gave it, not only by its invoice', async () => {
    await failing()
    pay('p-2', '1002', 'abc')
    for (const id of ['p-1', 'p-2'])
      w.sql.prepare('update payments set number = ? where id = ?').run(`ch ${id}`, id)
    await w.tick()
    const row = await connection()
    expect((await errorsOf(w.store, row, '1002')).length).toBe(2)
    for (const [word, code] of [
      ['ch p-1', 'E_OVERPAYMENT'],
      ['ch p-2', 'E_BAD_PAYMENT'],
    ] as const) {
      const [error, ...more] = await errorsOf(w.store, row, word)
      expect([error?.code, more]).toEqual([code, []])
      if (!error) throw new Error('no error')
      expect(error.reason).toMatch(new RegExp(`^Payment ${word} `))
      expect(drawError(withSupport(row, error))).toContain(`${code}  ReceivePayment for 1002\n`)
    }
  })

  test('R78: every error says what to do about it', () => {
    const silent = Object.entries(catalogue).filter(([, row]) => row.hint.trim() === '')
    expect(silent).toEqual([])
  })

  test('R78: what was held back is tried again when somebody says so', async () => {
    await failing()
    const row = await connection()
    const errors = await errorsOf(w.store, row, undefined)
    expect(await retryErrors(w.store, w.env, row, errors)).toMatchObject({ waiting: 1 })
    await w.tick()
    expect(await errorsOf(w.store, row, '1002')).toMatchObject([{ count: 2 }])
  })

  test('R78: set aside, it is not sent any more, and the platform is told', async () => {
    await failing()
    const row = await connection()
    const backend = openSqliteBackend(w.sql.name)
    const errors = await errorsOf(w.store, row, 'p-1')
    const done = await ignoreErrors(w.store, backend, w.env, row, errors, undefined)
    await backend.close()
    expect(done).toMatchObject({ dropped: 1 })
    await w.tick()
    expect(w.sent('ReceivePaymentAdd')).toEqual([])
    expect(w.rows("select booking from payments where id = 'p-1'")).toEqual([
      { booking: 'withdrawn' },
    ])
    expect(await errorsOf(w.store, row, undefined)).toEqual([])
  })

  test('R78: set aside while a run is under way, the platform is told between what the run tells', async () => {
    await failing()
    const row = await connection()
    const { apply } = w.backend
    const { commit } = w.store
    const steps: string[] = []
    let aside: string | undefined
    vi.spyOn(w.backend, 'apply').mockImplementation((id, changes, context) => {
      steps.push(context.step)
      return apply(id, changes, context)
    })
    vi.spyOn(w.store, 'commit').mockImplementation(async (...given) => {
      await commit(...given)
      if (aside !== undefined || w.sent('InvoiceQueryRq').length === 0 || steps.length === 0) return
      aside = ''
      const errors = await errorsOf(w.store, row, 'p-1')
      await ignoreErrors(w.store, w.backend, w.env, row, errors, undefined)
      aside = steps.at(-1)
    })
    pay('p-2', '1001', '10.00')
    expect((await w.tick()).outcome).toBe('success')
    expect(steps).toEqual([...steps].sort())
    expect([steps.indexOf(aside ?? '') > 0, steps.at(-1) === aside]).toEqual([true, false])
  })

  test('R78: made by hand in QuickBooks, it counts as done', async () => {
    await failing()
    const made = w.inQuickBooks('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        TotalAmount: '450.00',
        IsAutoApply: 'true',
      },
    })
    const id = textIn(made, 'ReceivePaymentRet.TxnID')
    const row = await connection()
    const backend = openSqliteBackend(w.sql.name)
    await ignoreErrors(w.store, backend, w.env, row, await errorsOf(w.store, row, '1002'), id)
    await backend.close()
    await w.tick()
    expect(w.sent('ReceivePaymentAdd')).toEqual([])
    expect(w.rows('select id, booking from payments where quickbooks_id = ?', id)).toEqual([
      { id: 'p-1', booking: 'booked' },
    ])
  })
})

describe('what is booked by hand', () => {
  test('R72, R73: only what was processed is sent; what was only noted is listed', async () => {
    w = await makeWorld({ rules: 'invoicing-desktop' })
    await w.run()
    pay('p-1', '1001', '100.00')
    pay('p-2', '1001', '50.00', { source: 'offline' })
    await w.tick()
    expect(w.look('Invoice', '1001')).toMatchObject({ BalanceRemaining: '900.00' })
    expect(await toReconcile(w.store, {})).toMatchObject([
      {
        what: 'offline payment',
        code: 'S_OFFLINE_PAYMENT',
        reason: expect.stringContaining('50.00, invoice 1001, Acme Dental'),
      },
    ])
  })

  test('R75: a refund stays on the platform and is listed with amount, invoice and customer', async () => {
    w = await makeWorld({ rules: 'invoicing-desktop' })
    await w.run()
    pay('p-1', '1002', '40.00')
    await w.tick()
    w.sql.exec("update payments set status = 'refunded' where id = 'p-1'")
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ BalanceRemaining: '360.00' })
    expect(await toReconcile(w.store, {})).toMatchObject([
      { what: 'refund', reason: expect.stringContaining('40.00, invoice 1002, Birch Cafe') },
    ])
  })

  test('R16: a payment that is deposited already cannot be taken back: an error that names the invoice', async () => {
    w = await makeWorld()
    await w.run()
    await chooseAccount(w.store, await connection(), 'payments', 'Undeposited Funds')
    pay('p-1', '1002', '400.00')
    await w.tick()
    const [paid] = w.rows<{ quickbooks_id: string }>(
      "select quickbooks_id from payments where id = 'p-1'",
    )
    w.inQuickBooks('DepositAddRq', {
      DepositAdd: {
        DepositToAccountRef: { FullName: 'Checking' },
        DepositLineAdd: [{ PaymentTxnID: paid?.quickbooks_id ?? '' }],
      },
    })
    w.sql.exec("update payments set status = 'failed' where id = 'p-1'")
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    expect(await w.store.select('errors', { state: 'open' })).toMatchObject([
      { code: 'E_QB_DEPOSITED', reason: expect.stringContaining('1002') },
    ])
    expect(await toReconcile(w.store, {})).toMatchObject([{ code: 'E_QB_DEPOSITED' }])
  })
})
