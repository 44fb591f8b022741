// What is bought and how it is paid: bills, item receipts, vendor credits, purchase orders, bill payments.
import {
  amount,
  date,
  documentStatus,
  flag,
  price,
  quantity,
  ref,
  sentTo,
  text,
} from '../columns.ts'
import { type Column, type Fields, firstOf, textAt, txn, worked } from '../entity.ts'
import { addAmounts, negate } from '../scalars.ts'

/** Expense lines and item lines are two tables in QuickBooks (qbxml-semantics.md 12.3), one of ours. */
export const purchaseLines = ['ExpenseLine', 'ItemLine', 'ItemGroupLine'] as const

const itemName = firstOf('ItemRef.FullName', 'ItemGroupRef.FullName')

export const purchaseLineColumns: readonly Column[] = [
  text('account', 'AccountRef.FullName', 'account, for an expense line'),
  ref('account_id', 'AccountRef', 'accounts', "the platform's id of that account"),
  ref('item_id', 'ItemRef', 'items', "the platform's id of the item, for an item line"),
  sentTo(text('item', itemName, 'name of the item'), 'ItemRef.FullName'),
  sentTo(text('description', firstOf('Desc', 'Memo'), 'description or memo'), 'Desc', 'Memo'),
  quantity('quantity', 'Quantity', 'quantity'),
  text('unit', 'UnitOfMeasure', 'unit of measure'),
  price('cost', 'Cost', 'cost of one'),
  sentTo(amount('amount', firstOf('Amount', 'TotalAmount'), 'amount of the line'), 'Amount'),
  ref('customer_id', 'CustomerRef', 'names', "the platform's id of the customer it was bought for"),
  text('customer', 'CustomerRef.FullName', 'customer or job it was bought for'),
  text('class', 'ClassRef.FullName', 'class'),
  text('billable', 'BillableStatus', 'Billable, NotBillable or HasBeenBilled'),
]

const vendorColumns: readonly Column[] = [
  text('number', 'RefNumber', "number, the vendor's own on a bill"),
  ref('vendor_id', 'VendorRef', 'names', "the platform's id of the vendor"),
  text('vendor', 'VendorRef.FullName', 'name of the vendor'),
  date('date', 'TxnDate', 'date of the document'),
  text('memo', 'Memo', 'memo'),
]

/** A bill does not say what was paid: it is what is due less what is open. */
const unpaid = documentStatus('OpenAmount', 'PaidAmount')

export const bill = txn('Bill', 'bills', {
  lines: purchaseLines,
  lineColumns: purchaseLineColumns,
  voidable: true,
  partyField: 'VendorRef',
  openField: 'OpenAmount',
  totalField: 'AmountDue',
  ledgerField: 'APAccountRef',
  columns: [
    ...vendorColumns,
    date('due_date', 'DueDate', 'due date'),
    text('terms', 'TermsRef.FullName', 'terms'),
    amount('total', 'AmountDue', 'sum of the lines'),
    amount('balance', 'OpenAmount', 'what is still to be paid, as QuickBooks says'),
    text(
      'status',
      worked([...unpaid.reads, 'AmountDue'], (r) => unpaid({ ...r, PaidAmount: paidOf(r) })),
      'open, partially paid, paid or voided',
    ),
  ],
  volatile: ['OpenAmount', 'IsPaid', 'LinkedTxn'],
})

const paidOf = (record: Fields): string =>
  addAmounts(textAt(record, 'AmountDue') || '0', negate(textAt(record, 'OpenAmount') || '0'))

export const itemReceipt = txn('ItemReceipt', 'item-receipts', {
  lines: purchaseLines,
  lineColumns: purchaseLineColumns,
  voidable: true,
  partyField: 'VendorRef',
  ledgerField: 'APAccountRef',
  columns: [...vendorColumns, amount('total', 'TotalAmount', 'sum of the lines')],
  volatile: ['LinkedTxn'],
})

export const vendorCredit = txn('VendorCredit', 'vendor-credits', {
  lines: purchaseLines,
  lineColumns: purchaseLineColumns,
  voidable: true,
  partyField: 'VendorRef',
  openField: 'OpenAmount',
  totalField: 'CreditAmount',
  ledgerField: 'APAccountRef',
  appliesTo: { entity: 'Bill', field: 'LinkedTxn' },
  columns: [
    ...vendorColumns,
    amount('total', 'CreditAmount', 'sum of the lines; positive, the sign is in the kind'),
    amount('balance', 'OpenAmount', 'what has not been used yet'),
  ],
  volatile: ['OpenAmount', 'LinkedTxn'],
})

export const purchaseOrder = txn('PurchaseOrder', 'purchase-orders', {
  lines: ['PurchaseOrderLine', 'PurchaseOrderLineGroup'],
  lineColumns: [
    ref('item_id', 'ItemRef', 'items', "the platform's id of the item"),
    text('item', itemName, 'name of the item'),
    text('description', 'Desc', 'description'),
    quantity('quantity', 'Quantity', 'quantity ordered'),
    quantity('received', 'ReceivedQuantity', 'quantity received'),
    price('rate', 'Rate', 'price of one'),
    amount('amount', firstOf('Amount', 'TotalAmount'), 'amount of the line'),
    text('customer', 'CustomerRef.FullName', 'customer or job it is bought for'),
    text('class', 'ClassRef.FullName', 'class'),
  ],
  partyField: 'VendorRef',
  columns: [
    ...vendorColumns,
    date('due_date', 'DueDate', 'due date'),
    date('expected_date', 'ExpectedDate', 'when it is expected'),
    amount('total', 'TotalAmount', 'sum of the lines'),
    flag('is_closed', 'IsManuallyClosed', '1 where it was closed by hand'),
    flag('is_received', 'IsFullyReceived', '1 where everything has been received'),
  ],
  volatile: ['IsFullyReceived', 'LinkedTxn'],
})

const appliedColumns: readonly Column[] = [
  {
    name: 'bill_id',
    type: 'text',
    from: 'TxnID',
    ref: 'bills',
    says: "the platform's id of the bill",
  },
  text('type', 'TxnType', 'kind of the document paid'),
  text('number', 'RefNumber', 'number of the document paid'),
  sentTo(amount('amount', 'Amount', 'amount paid'), 'PaymentAmount'),
  amount('discount', 'DiscountAmount', 'discount taken'),
]

const paymentColumns = (account: string): readonly Column[] => [
  text('number', 'RefNumber', 'number of the check or reference'),
  ref('vendor_id', 'PayeeEntityRef', 'names', "the platform's id of the vendor"),
  text('vendor', 'PayeeEntityRef.FullName', 'name of the vendor'),
  date('date', 'TxnDate', 'date of the payment'),
  amount('amount', 'Amount', 'what was paid'),
  text('account', `${account}.FullName`, 'bank or credit card account it was paid from'),
  text('memo', 'Memo', 'memo'),
]

// Payments by check and by card are two kinds of record in one table.
export const billPaymentCheck = txn('BillPaymentCheck', 'bill-payments', {
  lines: ['AppliedToTxn'],
  lineColumns: appliedColumns,
  voidable: true,
  partyField: 'PayeeEntityRef',
  ledgerField: 'APAccountRef',
  appliesTo: { entity: 'Bill', field: 'AppliedToTxnRet' },
  columns: paymentColumns('BankAccountRef'),
})
export const billPaymentCreditCard = txn('BillPaymentCreditCard', 'bill-card-payments', {
  table: 'bill_payments',
  lines: ['AppliedToTxn'],
  lineColumns: appliedColumns,
  voidable: true,
  partyField: 'PayeeEntityRef',
  ledgerField: 'APAccountRef',
  appliesTo: { entity: 'Bill', field: 'AppliedToTxnRet' },
  columns: paymentColumns('CreditCardAccountRef'),
})

export const purchases = [
  purchaseOrder,
  itemReceipt,
  bill,
  vendorCredit,
  billPaymentCheck,
  billPaymentCreditCard,
]
