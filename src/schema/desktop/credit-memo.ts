import { amount, salesHeaderColumns, salesLineColumns } from '../columns.ts'
import { txn } from '../entity.ts'

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
  ],
  volatile: ['CreditRemaining', 'LinkedTxn', 'BillAddressBlock', 'ShipAddressBlock'],
})
