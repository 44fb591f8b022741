// What waits for an account that nobody has chosen yet (R31-R33). On the fixture company, through the real service and
// the simulated Web Connector and QuickBooks.
import { afterEach, expect, test } from 'vitest'
import { accountToMake, chooseAccount } from '../../src/cli/accounts.ts'
import type { Context } from '../../src/cli/context.ts'
import { askForAccount } from '../../src/cli/make-account.ts'
import { setPref } from '../../src/cli/prefs.ts'
import { one } from '../../src/store/store.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w.close()
})
const connection = async () => {
  const row = await one(w.store, 'connections', { id: w.connectionId })
  if (!row) throw new Error('no connection')
  return row
}
const openErrors = async () =>
  (await w.store.select('errors', { state: 'open' })).map((e) => [e.code, e.reason, e.hint])
const balance = (account: string) => textIn(w.look('Account', account), 'Balance')

test('R31: a check for a bill waits, and is listed, until somebody has chosen the account; then it goes', async () => {
  w = await makeWorld({ rules: 'bill-pay-desktop' })
  await expect(
    chooseAccount(w.store, await connection(), 'bills', 'Checking'),
  ).rejects.toMatchObject({ code: 'E_ACCOUNTS_NOT_READY' })
  w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } })
  w.sql.transaction(() => {
    w.sql.exec(`
      insert into bill_lines (parent_id, position, account, amount) values ('b-1', 1, 'Card Fees', '220.00');
      insert into bills (id, number, vendor, date) values ('b-1', 'B-1', 'Pipe Supply', '2026-04-01');
      insert into bill_payment_lines (parent_id, position, bill_id, amount) values ('bp-1', 1, 'b-1', '220.00');
      insert into bill_payments (id, vendor, date, amount) values ('bp-1', 'Pipe Supply', '2026-04-01', '220.00')`)
  })()
  await w.run()
  expect(await openErrors()).toEqual([
    [
      'E_ACCOUNT_NEEDED',
      expect.stringMatching(/bp-1.*waits: no account is chosen for bills paid by check/),
      expect.stringContaining('qbsync accounts set bills'),
    ],
  ])
  expect(w.rows("select booking, problem from bill_payments where id = 'bp-1'")).toEqual([
    { booking: 'blocked', problem: 'E_ACCOUNT_NEEDED' },
  ])
  expect(w.sent('BillPaymentCheckAddRq')).toEqual([])
  await chooseAccount(w.store, await connection(), 'bills', 'Checking')
  await w.tick()
  expect(await openErrors()).toEqual([])
  expect(w.desktop.perform('BillQueryRq', {}).content['BillRet']).toMatchObject([
    { IsPaid: 'true' },
  ])
  expect(balance('Checking')).toBe('12280.00')
})

test('R31, R32: payments wait for the choice where somebody wants that', async () => {
  w = await makeWorld()
  await setPref(w.store, w.env, await connection(), 'accounts.required', 'true')
  w.sql.exec("insert into payments (id, invoice_number, amount) values ('p-1', '1002', '400.00')")
  await w.run()
  await w.tick()
  expect(await openErrors()).toEqual([
    [
      'E_ACCOUNT_NEEDED',
      expect.stringMatching(/p-1 of 400\.00 for invoice 1002/),
      expect.anything(),
    ],
  ])
  const before = Number(balance('Undeposited Funds'))
  await chooseAccount(w.store, await connection(), 'payments', 'Undeposited Funds')
  await w.tick()
  expect(Number(balance('Undeposited Funds')) - before).toBe(400)
  expect(await openErrors()).toEqual([])
})

test('R32: the chosen account is followed where QuickBooks gives it another name', async () => {
  w = await makeWorld()
  await w.run()
  await chooseAccount(w.store, await connection(), 'payments', 'Undeposited Funds')
  const held = w.look('Account', 'Undeposited Funds')
  const [before, key] = [Number(textIn(held, 'Balance')), textIn(held, 'ListID') ?? '']
  w.inQuickBooks('AccountModRq', {
    AccountMod: { ListID: key, EditSequence: textIn(held, 'EditSequence') ?? '', Name: 'Till' },
  })
  w.sql.exec("insert into payments (id, invoice_number, amount) values ('p-1', '1002', '400.00')")
  await w.tick()
  expect(await openErrors()).toEqual([])
  expect(Number(balance('Till')) - before).toBe(400)
  expect((await connection()).settings).toMatchObject({ accounts: { payments: 'Till' } })
})

test('a payment that QuickBooks refuses is sent once a run, with a chosen account too, and again with another', async () => {
  w = await makeWorld()
  await w.run()
  await chooseAccount(w.store, await connection(), 'payments', 'Undeposited Funds')
  const { ListID, EditSequence } = w.look('Account', 'Undeposited Funds') as Record<string, string>
  const hidden = { ListID, EditSequence, IsActive: 'false' } as never
  w.inQuickBooks('AccountModRq', { AccountMod: hidden })
  w.sql.exec("insert into payments (id, invoice_number, amount) values ('p-1', '1002', '400.00')")
  for (const run of [1, 2]) {
    await w.tick()
    expect(w.sent('ReceivePaymentAddRq'), `run ${run}`).toHaveLength(run === 1 ? 1 : 0)
  }
  expect((await openErrors())[0]?.[0]).toMatch(/^E_QB_/)
  await chooseAccount(w.store, await connection(), 'payments', 'Checking')
  await w.tick()
  expect(await openErrors()).toEqual([])
})

test('R32: where Undeposited Funds is missing, QuickBooks is asked to make it, once', async () => {
  w = await makeWorld({ profile: 'empty' })
  // A company in which nobody ever took a payment has none: QuickBooks makes the account when it is first needed.
  w.company.write(() => w.company.sql("delete from lists where special = 'UndepositedFunds'").run())
  await expect(accountToMake(w.store, await connection(), 'payments')).rejects.toMatchObject({
    code: 'E_ACCOUNTS_NOT_READY',
  })
  await w.run()
  const special = await accountToMake(w.store, await connection(), 'payments')
  expect(special).toBe('UndepositedFunds')
  await expect(accountToMake(w.store, await connection(), 'deposits')).rejects.toMatchObject({
    code: 'E_USAGE',
  })
  const context = { env: w.env, store: async () => w.store } as unknown as Context
  const may = { yes: true, json: true, as: 'Ann' }
  await askForAccount(context, await connection(), special ?? '', may)
  await w.tick()
  expect(w.sent('SpecialAccountAddRq')).toHaveLength(1)
  await w.tick()
  expect(w.sent('SpecialAccountAddRq')).toEqual([])
  expect(await w.store.select('requests', {})).toMatchObject([{ state: 'done', asked_by: 'Ann' }])
  expect(await accountToMake(w.store, await connection(), 'payments')).toBeUndefined()
  const chosen = await chooseAccount(w.store, await connection(), 'payments', 'Undeposited Funds')
  expect(chosen.recommendedFor).toEqual(['payments'])
})
