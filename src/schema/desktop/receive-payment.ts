import { amount, date, ref, sentTo, text } from '../columns.ts'
import { textAt, txn, type Worked, worked } from '../entity.ts'

export const receivePayment = txn('ReceivePayment', 'payments', {
  // The applications of a payment are its lines; in a query they come with IncludeLineItems.
  lines: ['AppliedToTxn'],
  partyField: 'CustomerRef',
  openField: 'UnusedPayment',
  ledgerField: 'ARAccountRef',
  appliesTo: { entity: 'Invoice', field: 'AppliedToTxnRet' },
  lineColumns: [
    {
      name: 'invoice_id',
      type: 'text',
      from: 'TxnID',
      ref: 'invoices',
      says: "the platform's id of the invoice",
    },
    text('type', 'TxnType', 'kind of the document paid: Invoice, JournalEntry …'),
    text('number', 'RefNumber', 'number of the document paid'),
    sentTo(amount('amount', 'Amount', 'amount applied'), 'PaymentAmount'),
    amount('discount', 'DiscountAmount', 'discount given'),
  ],
  columns: [
    text('number', 'RefNumber', 'check or reference number'),
    ref('customer_id', 'CustomerRef', 'names', "the platform's id of the customer"),
    text('customer', 'CustomerRef.FullName', 'full name of the customer'),
    date('date', 'TxnDate', 'date of the payment'),
    sentTo(amount('amount', textOrZero('TotalAmount'), 'total amount'), 'TotalAmount'),
    amount('unused', 'UnusedPayment', 'what is not applied to any document'),
    text('method', 'PaymentMethodRef.FullName', 'payment method'),
    text('memo', 'Memo', 'memo'),
    text('account', 'DepositToAccountRef.FullName', 'account the money was booked to'),
  ],
  volatile: ['UnusedPayment', 'UnusedCredits'],
})

function textOrZero(path: string): Worked {
  return worked([path], (record) => textAt(record, path) ?? '0.00')
}
