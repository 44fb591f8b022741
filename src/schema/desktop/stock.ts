// Transactions of stock, time and tax: what is counted, built, moved, worked and driven.
import { amount, date, flag, price, quantity, ref, text } from '../columns.ts'
import { txn } from '../entity.ts'

export const inventoryAdjustment = txn('InventoryAdjustment', 'inventory-adjustments', {
  lines: ['InventoryAdjustmentLine'],
  lineColumns: [
    ref('item_id', 'ItemRef', 'items', "the platform's id of the item"),
    text('item', 'ItemRef.FullName', 'name of the item'),
    quantity('quantity', 'QuantityDifference', 'change of the quantity'),
    amount('value', 'ValueDifference', 'change of the value'),
  ],
  partyField: 'CustomerRef',
  voidable: true,
  columns: [
    text('number', 'RefNumber', 'number'),
    date('date', 'TxnDate', 'date'),
    text('account', 'AccountRef.FullName', 'account the difference was booked to'),
    text('customer', 'CustomerRef.FullName', 'customer or job'),
    text('class', 'ClassRef.FullName', 'class'),
    text('memo', 'Memo', 'memo'),
  ],
})

export const buildAssembly = txn('BuildAssembly', 'build-assemblies', {
  lines: ['ComponentItemLine'],
  columns: [
    text('number', 'RefNumber', 'number'),
    date('date', 'TxnDate', 'date'),
    ref('item_id', 'ItemInventoryAssemblyRef', 'items', "the platform's id of the assembly"),
    text('item', 'ItemInventoryAssemblyRef.FullName', 'name of the assembly'),
    quantity('quantity', 'QuantityToBuild', 'quantity built'),
    flag('is_pending', 'IsPending', '1 where components are missing'),
    text('memo', 'Memo', 'memo'),
  ],
  volatile: ['QuantityCanBuild', 'QuantityOnHand', 'QuantityOnSalesOrder'],
})

export const transferInventory = txn('TransferInventory', 'inventory-transfers', {
  lines: ['TransferInventoryLine'],
  columns: [
    text('number', 'RefNumber', 'number'),
    date('date', 'TxnDate', 'date'),
    text('from_site', 'FromInventorySiteRef.FullName', 'site it left'),
    text('to_site', 'ToInventorySiteRef.FullName', 'site it went to'),
    text('memo', 'Memo', 'memo'),
  ],
})

export const timeTracking = txn('TimeTracking', 'time-entries', {
  // Time and mileage have no number.
  labelField: 'TxnDate',
  partyField: 'EntityRef',
  columns: [
    date('date', 'TxnDate', 'day of work'),
    ref('worker_id', 'EntityRef', 'names', "the platform's id of the employee, vendor …"),
    text('worker', 'EntityRef.FullName', 'employee, vendor …'),
    ref('customer_id', 'CustomerRef', 'names', "the platform's id of the customer or job"),
    text('customer', 'CustomerRef.FullName', 'customer or job worked for'),
    text('item', 'ItemServiceRef.FullName', 'service item'),
    text('duration', 'Duration', 'hours and minutes: PT8H30M'),
    text('class', 'ClassRef.FullName', 'class'),
    text('billable', 'BillableStatus', 'Billable, NotBillable or HasBeenBilled'),
    text('notes', 'Notes', 'notes'),
  ],
})

export const vehicleMileage = txn('VehicleMileage', 'mileage-entries', {
  dateField: 'TripEndDate',
  labelField: 'TripEndDate',
  partyField: 'CustomerRef',
  columns: [
    text('vehicle', 'VehicleRef.FullName', 'vehicle'),
    text('customer', 'CustomerRef.FullName', 'customer or job'),
    date('start_date', 'TripStartDate', 'first day of the trip'),
    date('end_date', 'TripEndDate', 'last day of the trip'),
    quantity('miles', 'TotalMiles', 'distance'),
    price('rate', 'BillableRate', 'billable rate'),
    amount('amount', 'BillableAmount', 'billable amount'),
    text('notes', 'Notes', 'notes'),
  ],
})

export const salesTaxPaymentCheck = txn('SalesTaxPaymentCheck', 'sales-tax-payments', {
  lines: ['SalesTaxPaymentCheckLine'],
  lineColumns: [
    text('item', 'ItemSalesTaxRef.FullName', 'sales tax item'),
    amount('amount', 'Amount', 'amount'),
  ],
  partyField: 'PayeeEntityRef',
  columns: [
    text('number', 'RefNumber', 'number of the check'),
    ref('agency_id', 'PayeeEntityRef', 'names', "the platform's id of the tax agency"),
    text('agency', 'PayeeEntityRef.FullName', 'tax agency'),
    date('date', 'TxnDate', 'date of the payment'),
    amount('amount', 'Amount', 'what was paid'),
    text('account', 'BankAccountRef.FullName', 'account it was paid from'),
    text('memo', 'Memo', 'memo'),
  ],
})

export const stockForms = [
  inventoryAdjustment,
  buildAssembly,
  transferInventory,
  timeTracking,
  vehicleMileage,
  salesTaxPaymentCheck,
]
