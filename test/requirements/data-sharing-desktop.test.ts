// Data sharing from QuickBooks Desktop: what is deleted or renamed there is so on the platform.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { comparedBy, makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({ rules: 'data-sharing-desktop' })
  await w.run()
})
afterEach(async () => {
  await w.close()
})

test('an invoice deleted in QuickBooks is archived, though QuickBooks tells of some kinds nothing', async () => {
  const TxnID = textIn(w.look('Invoice', '1002'), 'TxnID')
  w.inQuickBooks('TxnDelRq', { TxnDelType: 'Invoice', TxnID })
  await w.tick()
  expect(await w.store.select('errors')).toEqual([])
  expect(w.rows("select archive_reason from invoices where number = '1002'")).toEqual([
    { archive_reason: 'deleted' },
  ])
})

test('what QuickBooks does not tell the deletion of is compared once a day', async () => {
  await w.tick()
  expect(comparedBy(w)).not.toContain('Transfer')
  await w.tick(25 * 60)
  expect(comparedBy(w)).toContain('Transfer')
  expect(await w.store.select('errors')).toEqual([])
})

test('the full name of a job follows when its customer is renamed', async () => {
  const now = w.look('Customer', 'Acme Dental')
  w.inQuickBooks('CustomerModRq', {
    CustomerMod: {
      ListID: textIn(now, 'ListID'),
      EditSequence: textIn(now, 'EditSequence'),
      Name: 'Acme Care',
    },
  })
  await w.tick()
  expect(w.rows("select full_name from customers where name = 'Fit-out'")).toEqual([
    { full_name: 'Acme Care:Fit-out' },
  ])
})

test('a credit whose invoice is voided or deleted points to none', async () => {
  const { CustomerRef, TxnID } = w.look('Invoice', '1002') as Record<string, never>
  const line = { ItemRef: { FullName: 'Labor' }, Amount: '40.00' }
  const CreditMemoAdd = { CustomerRef, RefNumber: 'C-1', CreditMemoLineAdd: [line] } as never
  w.inQuickBooks('CreditMemoAddRq', { CreditMemoAdd })
  const SetCredit = {
    CreditTxnID: textIn(w.look('CreditMemo', 'C-1'), 'TxnID'),
    AppliedAmount: '40.00',
  }
  const ReceivePaymentAdd = { CustomerRef, AppliedToTxnAdd: [{ TxnID, SetCredit: [SetCredit] }] }
  w.inQuickBooks('ReceivePaymentAddRq', { ReceivePaymentAdd } as never)
  await w.tick()
  const credit = () => w.rows("select invoice_id, balance from credit_memos where number = 'C-1'")
  expect(credit()).toEqual([{ invoice_id: expect.stringContaining('-'), balance: '0.00' }])
  w.inQuickBooks('TxnDelRq', { TxnDelType: 'Invoice', TxnID })
  await w.tick()
  expect(credit()).toEqual([{ invoice_id: null, balance: '40.00' }])
})
