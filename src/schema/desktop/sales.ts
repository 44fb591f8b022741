// Sales forms besides invoices and credit memos, statement charges, and refunds by card.
import {
  amount,
  date,
  flag,
  price,
  quantity,
  ref,
  salesHeaderColumns,
  salesLineColumns,
  text,
} from '../columns.ts'
import { txn } from '../entity.ts'

const blocks = ['BillAddressBlock', 'ShipAddressBlock']
const total = amount('total', 'TotalAmount', 'subtotal and tax')

export const salesReceipt = txn('SalesReceipt', 'sales-receipts', {
  lines: ['SalesReceiptLine', 'SalesReceiptLineGroup'],
  lineColumns: salesLineColumns,
  voidable: true,
  partyField: 'CustomerRef',
  columns: [
    ...salesHeaderColumns.filter((c) => !['terms', 'po_number'].includes(c.name)),
    total,
    text('method', 'PaymentMethodRef.FullName', 'payment method'),
    text('check_number', 'CheckNumber', 'number of the check'),
    text('account', 'DepositToAccountRef.FullName', 'account the money was booked to'),
  ],
  volatile: blocks,
})

export const estimate = txn('Estimate', 'estimates', {
  lines: ['EstimateLine', 'EstimateLineGroup'],
  lineColumns: salesLineColumns,
  partyField: 'CustomerRef',
  columns: [
    ...salesHeaderColumns,
    total,
    flag('is_active', 'IsActive', '1, or 0 for an estimate that was closed'),
  ],
  volatile: [...blocks, 'LinkedTxn'],
})

export const salesOrder = txn('SalesOrder', 'sales-orders', {
  lines: ['SalesOrderLine', 'SalesOrderLineGroup'],
  lineColumns: [...salesLineColumns, quantity('invoiced', 'Invoiced', 'quantity invoiced so far')],
  partyField: 'CustomerRef',
  columns: [
    ...salesHeaderColumns,
    total,
    flag('is_closed', 'IsManuallyClosed', '1 where it was closed by hand'),
    flag('is_invoiced', 'IsFullyInvoiced', '1 where everything has been invoiced'),
  ],
  volatile: [...blocks, 'LinkedTxn', 'IsFullyInvoiced'],
})

export const charge = txn('Charge', 'charges', {
  partyField: 'CustomerRef',
  openField: 'BalanceRemaining',
  ledgerField: 'ARAccountRef',
  voidable: true,
  columns: [
    text('number', 'RefNumber', 'number'),
    ref('customer_id', 'CustomerRef', 'names', "the platform's id of the customer or job"),
    text('customer', 'CustomerRef.FullName', 'full name of the customer or job'),
    date('date', 'TxnDate', 'date of the charge'),
    date('due_date', 'DueDate', 'due date'),
    ref('item_id', 'ItemRef', 'items', "the platform's id of the item"),
    text('item', 'ItemRef.FullName', 'name of the item'),
    text('description', 'Desc', 'description'),
    quantity('quantity', 'Quantity', 'quantity'),
    price('rate', 'Rate', 'price of one'),
    amount('total', 'Amount', 'amount'),
    amount('balance', 'BalanceRemaining', 'what is still open'),
  ],
  volatile: ['BalanceRemaining', 'IsPaid', 'LinkedTxn'],
})

export const arRefundCreditCard = txn('ARRefundCreditCard', 'card-refunds', {
  lines: ['RefundAppliedToTxn'],
  partyField: 'CustomerRef',
  ledgerField: 'ARAccountRef',
  voidable: true,
  columns: [
    text('number', 'RefNumber', 'number'),
    ref('customer_id', 'CustomerRef', 'names', "the platform's id of the customer"),
    text('customer', 'CustomerRef.FullName', 'full name of the customer'),
    date('date', 'TxnDate', 'date of the refund'),
    amount('amount', 'TotalAmount', 'what was given back'),
    text('account', 'RefundFromAccountRef.FullName', 'account it was paid from'),
    text('method', 'PaymentMethodRef.FullName', 'payment method'),
    text('memo', 'Memo', 'memo'),
  ],
})

export const salesForms = [estimate, salesOrder, salesReceipt, charge, arRefundCreditCard]
