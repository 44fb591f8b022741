import {
  addressColumns,
  amount,
  documentStatus,
  flag,
  linked,
  magnitude,
  salesHeaderColumns,
  salesLineColumns,
  sum,
  text,
} from '../columns.ts'
import { txn } from '../entity.ts'

export const invoice = txn('Invoice', 'invoices', {
  lines: ['InvoiceLine', 'InvoiceLineGroup'],
  lineColumns: salesLineColumns,
  voidable: true,
  partyField: 'CustomerRef',
  openField: 'BalanceRemaining',
  creditedBy: 'CreditMemo',
  emailField: 'IsToBeEmailed',
  hasUniqueNumber: true,
  ledgerField: 'ARAccountRef',
  columns: [
    ...salesHeaderColumns,
    // An invoice has no total in qbXML: it is subtotal plus tax (qbxml-semantics.md 14.2).
    amount('total', sum('Subtotal', 'SalesTaxTotal'), 'subtotal and tax'),
    amount('applied', magnitude('AppliedAmount'), 'payments, credits and discounts applied'),
    amount('payments_applied', linked('ReceivePayment'), 'of that: payments'),
    amount('credits_applied', linked('CreditMemo'), 'of that: credit memos'),
    amount('balance', 'BalanceRemaining', 'what is still open, as QuickBooks says'),
    text(
      'status',
      documentStatus('BalanceRemaining', 'AppliedAmount'),
      'open, partially paid, paid, voided or pending',
    ),
    flag('to_be_emailed', 'IsToBeEmailed', '1 where the invoice is marked to be e-mailed'),
    ...addressColumns('bill', 'BillAddress'),
  ],
  volatile: [
    'AppliedAmount',
    'BalanceRemaining',
    'IsPaid',
    'LinkedTxn',
    'BillAddressBlock',
    'ShipAddressBlock',
  ],
})
