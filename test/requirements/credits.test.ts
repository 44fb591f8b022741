// Payments before credits (R142): a payment that a credit has made too big is told with the numbers and the way out.
import { afterEach, expect, test } from 'vitest'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w.close()
})

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
