// Payments before credits (R142): a payment that a credit has made too big is told with the numbers and the way out.
import { afterEach, expect, test } from 'vitest'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w.close()
})

const begin = async () => {
  w = await makeWorld({ rules: 'bill-pay-desktop', settings: { startDate: '2026-03-01' } })
  await w.run()
}
const itemName = (): string => {
  const line = w.look('Invoice', '1001')['InvoiceLineRet']
  return textIn((Array.isArray(line) ? line[0] : line) as never, 'ItemRef.FullName')
}
/** A credit memo made on the platform, to be applied to invoice 1001. */
const credit = (id: string, rate: string) =>
  w.sql.transaction(() => {
    w.sql
      .prepare(
        "insert into credit_memo_lines (parent_id, position, item, quantity, rate) values (?, 1, ?, '1', ?)",
      )
      .run(id, itemName(), rate)
    w.sql
      .prepare(
        "insert into credit_memos (id, number, customer_id, date, invoice_id) select ?, ?, customer_id, '2026-04-01', id from invoices where number = '1001'",
      )
      .run(id, id.toUpperCase())
  })()
const pay = (id: string, amount: string) =>
  w.sql
    .prepare(
      "insert into payments (id, invoice_id, amount) select ?, id, ? from invoices where number = '1001'",
    )
    .run(id, amount)
const memo = (id: string) =>
  w.rows('select booking, balance, problem from credit_memos where id = ?', id)[0]
const openErrors = () => w.store.select('errors', { state: 'open' })

test('R142: with the credit applied first, the payment is held with invoice, amount and what is open', async () => {
  w = await makeWorld({ rules: 'bill-pay-desktop', settings: { startDate: '2026-03-01' } })
  await w.run()
  const line = w.look('Invoice', '1001')['InvoiceLineRet']
  const item = textIn((Array.isArray(line) ? line[0] : line) as never, 'ItemRef.FullName')
  const memo = w.inQuickBooks('CreditMemoAddRq', {
    CreditMemoAdd: {
      CustomerRef: { FullName: 'Acme Dental' },
      CreditMemoLineAdd: [{ ItemRef: { FullName: item }, Quantity: '1', Rate: '300.00' }],
    },
  })
  w.inQuickBooks('ReceivePaymentAddRq', {
    ReceivePaymentAdd: {
      CustomerRef: { FullName: 'Acme Dental' },
      TotalAmount: '0.00',
      AppliedToTxnAdd: [
        {
          TxnID: textIn(w.look('Invoice', '1001'), 'TxnID'),
          SetCredit: [
            { CreditTxnID: textIn(memo, 'CreditMemoRet.TxnID'), AppliedAmount: '300.00' },
          ],
        },
      ],
    },
  })
  w.sql.exec(
    "insert into payments (id, invoice_id, amount) select 'p-1', id, '800.00' from invoices where number = '1001'",
  )
  await w.tick()
  expect(await w.store.select('errors', { state: 'open' })).toMatchObject([
    {
      code: 'E_CREDIT_BEFORE_PAYMENT',
      reason: expect.stringMatching(/1001.*800\.00.*700\.00/),
      hint: expect.stringContaining('Take the credit off'),
    },
  ])
  expect(w.sent('ReceivePaymentAdd')).toEqual([])
})

test('R142: in one run the payment goes first, and the credit takes what is still open', async () => {
  await begin()
  credit('cm-1', '300.00')
  pay('p-1', '800.00')
  await w.tick()
  expect(await openErrors()).toEqual([])
  expect(w.look('Invoice', '1001')).toMatchObject({ BalanceRemaining: '0.00', IsPaid: 'true' })
  expect(w.look('CreditMemo', 'CM-1')).toMatchObject({ CreditRemaining: '100.00' })
  expect(
    w.rows("select payments_applied, credits_applied, balance from invoices where number = '1001'"),
  ).toEqual([{ payments_applied: '800.00', credits_applied: '200.00', balance: '0.00' }])
  expect(memo('cm-1')).toEqual({ booking: 'booked', balance: '100.00', problem: null })
  await w.tick()
  expect(w.sent('AddRq')).toEqual([])
})

test('R142: a payment that is held back holds the credit back, in words, until it is settled', async () => {
  await begin()
  credit('cm-1', '300.00')
  pay('p-1', '1200.00')
  await w.tick()
  expect((await openErrors()).map((e) => [e.code, e.reason]).sort()).toEqual([
    ['E_CREDIT_WAITS', expect.stringMatching(/CM-1.*Invoice 1001.*p-1/)],
    ['E_OVERPAYMENT', expect.stringContaining('1200.00')],
  ])
  expect(memo('cm-1')).toMatchObject({ booking: 'blocked', problem: 'E_CREDIT_WAITS' })
  expect(w.look('CreditMemo', 'CM-1')).toMatchObject({ CreditRemaining: '300.00' })
  w.sql.exec("update payments set amount = '900.00' where id = 'p-1'")
  await w.tick()
  expect(await openErrors()).toEqual([])
  expect(w.look('Invoice', '1001')).toMatchObject({ BalanceRemaining: '0.00' })
  expect(w.look('CreditMemo', 'CM-1')).toMatchObject({ CreditRemaining: '200.00' })
})

test('R142: an answer that is lost is no reason to apply the credit a second time', async () => {
  await begin()
  credit('cm-1', '300.00')
  let isLost = false
  const lose = (answer: string) => {
    if (isLost || !answer.includes('ReceivePaymentAddRs')) return answer
    isLost = true
    return answer.replace(/requestID="[^"]*"/, 'requestID="lost"')
  }
  // Only the answer that is to be lost goes through the test.
  w.connector.faults = {
    afterSendRequest: () => {
      w.tamper = w.sent('ReceivePaymentAddRq').length > 0 ? lose : undefined
      return undefined
    },
  } as never
  await w.tick()
  w.connector.faults = {}
  w.tamper = undefined
  expect(isLost).toBe(true)
  await w.tick()
  await w.tick()
  expect(w.look('Invoice', '1001')).toMatchObject({ BalanceRemaining: '700.00' })
  expect(w.look('CreditMemo', 'CM-1')).toMatchObject({ CreditRemaining: '0.00' })
  expect(memo('cm-1')).toMatchObject({ booking: 'booked', balance: '0.00' })
})

test('R142: with nothing open the credit stays whole, and that is told; set later, it is applied then', async () => {
  await begin()
  pay('p-1', '1000.00')
  credit('cm-1', '300.00')
  await w.tick()
  expect((await w.store.select('skips', { code: 'S_CREDIT_LEFT' })).map((s) => s.label)).toEqual([
    'CM-1',
  ])
  expect(w.look('CreditMemo', 'CM-1')).toMatchObject({ CreditRemaining: '300.00' })
  credit('cm-2', '50.00')
  w.sql.exec("update credit_memos set invoice_id = null where id = 'cm-2'")
  await w.tick()
  w.sql.exec("update payments set status = 'failed' where id = 'p-1'")
  w.sql.exec(
    "update credit_memos set invoice_id = (select id from invoices where number = '1001') where id = 'cm-2'",
  )
  await w.tick()
  await w.tick()
  expect(await openErrors()).toEqual([])
  expect(w.look('Invoice', '1001')).toMatchObject({ BalanceRemaining: '950.00' })
})
