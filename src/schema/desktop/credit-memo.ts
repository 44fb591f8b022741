import { amount, salesHeaderColumns, salesLineColumns } from '../columns.ts'
import { listAt, textAt, txn, worked } from '../entity.ts'

const firstInvoice = worked(['LinkedTxn'], (record) => {
  const link = listAt(record, 'LinkedTxn').find((l) => textAt(l, 'TxnType') === 'Invoice')
  return link && textAt(link, 'TxnID')
})

export const creditMemo = txn('CreditMemo', 'credit-memos', {
  lines: ['CreditMemoLine', 'CreditMemoLineGroup'],
  lineColumns: salesLineColumns,
  voidable: true,
  partyField: 'CustomerRef',
  openField: 'CreditRemaining',
  ledgerField: 'ARAccountRef',
  appliesTo: { entity: 'Invoice', field: 'LinkedTxn' },
  columns: [
    ...salesHeaderColumns,
    amount('total', 'TotalAmount', 'subtotal and tax; positive, the sign is in the kind of record'),
    amount('balance', 'CreditRemaining', 'what has not been applied yet'),
    {
      name: 'invoice_id',
      type: 'text',
      from: firstInvoice,
      ref: 'invoices',
      isWish: true,
      says: 'yours: the invoice it is to be applied to, as far as that is open; else the first it is applied to',
    },
  ],
  volatile: ['CreditRemaining', 'LinkedTxn', 'BillAddressBlock', 'ShipAddressBlock'],
})
