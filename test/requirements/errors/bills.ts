// Errors of what bill-pay-desktop sends besides: lists, invoices, credits.
import { textIn, type World } from '../../world.ts'
import { firstItem, idOf, insert, invoice, type Row } from './deeds.ts'

export const billsPaid: readonly Row[] = [
  {
    code: 'E_QB_DUPLICATE_NAME',
    number: 'Acme Dental',
    reason: /The name Acme Dental is already used in QuickBooks, by .*customer/i,
    remedy: /Rename one of them/,
    act: (w) => insert(w, 'vendors', { id: 'v-1', name: 'Acme Dental' }),
    after: (w) => w.sql.exec("update vendors set name = 'Acme (V)' where id = 'v-1'"),
  },
  {
    code: 'E_QB_DUPLICATE_NUMBER',
    number: '1002',
    reason: /number 1002 already exists in QuickBooks.*Birch Cafe/,
    remedy: /Delete it there .* or give this one another number/,
    act: (w) => invoice(w, 'p-9', '1002'),
  },
  {
    code: 'E_QB_FEATURE_OFF',
    number: 'South',
    reason: /A feature needed for .*South.* is switched off/,
    remedy: /Switch it on under Edit → Preferences/,
    act: (w) => insert(w, 'classes', { id: 'd-1', name: 'South' }),
  },
  {
    code: 'E_INVOICE_LOCKED',
    number: 'P-10',
    reason: /P-10.* was synced and can be edited only in QuickBooks/,
    remedy: /Edit it there/,
    act: async (w) => {
      invoice(w, 'p-10', 'P-10')
      await w.tick()
      w.sql.exec("update invoices set memo = 'third' where id = 'p-10'")
    },
  },
  {
    code: 'E_CREDIT_BEFORE_PAYMENT',
    number: '1001',
    customer: 'Acme Dental',
    reason: /credit was applied to .*1001.* before the partial payment .*800\.00; open is 700\.00/,
    remedy: /Take the credit off the invoice/,
    act: (w) => {
      const line = { ItemRef: { FullName: firstItem(w, '1001') }, Quantity: '1', Rate: '300.00' }
      const memo = w.inQuickBooks('CreditMemoAddRq', {
        CreditMemoAdd: { CustomerRef: { FullName: 'Acme Dental' }, CreditMemoLineAdd: [line] },
      })
      const credit = { CreditTxnID: textIn(memo, 'CreditMemoRet.TxnID'), AppliedAmount: '300.00' }
      const applied = { TxnID: textIn(w.look('Invoice', '1001'), 'TxnID'), SetCredit: [credit] }
      w.inQuickBooks('ReceivePaymentAddRq', {
        ReceivePaymentAdd: {
          CustomerRef: { FullName: 'Acme Dental' },
          TotalAmount: '0.00',
          AppliedToTxnAdd: [applied],
        },
      })
      const id =
        w.rows<{ id: string }>("select id from invoices where number = '1001'")[0]?.id ?? ''
      insert(w, 'payments', { id: 'c-800', invoice_id: id, amount: '800.00' })
    },
  },
  {
    code: 'E_BAD_RECORD',
    number: 'P-1234567890',
    customer: 'Acme Dental',
    reason: /P-1234567890.* cannot be sent to QuickBooks: .*11/,
    remedy: /Correct the row in the backend/,
    act: (w) => invoice(w, 'p-11', 'P-1234567890'),
  },
  {
    code: 'E_MATCH_OFFERED',
    number: 'Birch Cafe',
    reason: /Birch Cafe.* is not made: QuickBooks has one of that name already/,
    remedy: /qbsync records link customers "Birch Cafe" x-1.*rename one of them/,
    act: (w) => insert(w, 'customers', { id: 'x-1', name: 'Birch Cafe' }),
  },
  {
    code: 'E_CREDIT_WAITS',
    number: 'CM-1',
    customer: 'Birch Cafe',
    reason: /CM-1.* is not applied to Invoice 1002.* yet: payment p-900 comes first/,
    remedy: /qbsync errors show p-900/,
    act: (w) =>
      w.sql.transaction(() => {
        const id =
          w.rows<{ id: string }>("select id from invoices where number = '1002'")[0]?.id ?? ''
        const item = firstItem(w, '1002')
        const line = { parent_id: 'cm-1', position: '1', item, quantity: '1', rate: '30.00' }
        insert(w, 'credit_memo_lines', line)
        const customer_id = idOf(w, 'customers', 'Birch Cafe')
        const memo = { id: 'cm-1', number: 'CM-1', customer_id, date: '2026-04-01' }
        insert(w, 'credit_memos', { ...memo, invoice_id: id })
        insert(w, 'payments', { id: 'p-900', invoice_id: id, amount: '900.00' })
      })(),
  },
  {
    // Somebody saves the vendor in QuickBooks between our read and our write.
    code: 'E_QB_STALE_EDIT',
    number: 'Pipe Supply',
    reason: /Pipe Supply.* changed in QuickBooks meanwhile/,
    remedy: /read again and retried on the next run/,
    act: (w) => {
      w.sql.prepare("update vendors set phone = '3' where full_name = 'Pipe Supply'").run()
      w.connector.faults = {
        afterSendRequest: () => {
          const last = [...w.calls].reverse().find((c) => c.call === 'sendRequestXML')
          if (String(last?.answer).includes('VendorModRq')) {
            const { ListID, EditSequence } = vendor(w)
            w.inQuickBooks('VendorModRq', {
              VendorMod: {
                ListID: ListID ?? '',
                EditSequence: EditSequence ?? '',
                Email: `${w.env.now()}@y.example`,
              },
            })
          }
          return undefined
        },
      } as never
    },
    after: (w) => {
      w.connector.faults = {}
    },
  },
]

const vendor = (w: World): Record<string, string> =>
  (
    w.desktop.perform('VendorQueryRq', { FullName: ['Pipe Supply'] }).content[
      'VendorRet'
    ] as Record<string, string>[]
  )[0] ?? {}
