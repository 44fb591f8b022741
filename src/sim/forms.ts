// Kinds of transaction as rows over a few shared functions. A kind without a row of its own is kept and shown as
// it came (plain-txns.ts).
import { buildForm } from './assemblies.ts'
import { billPaymentForm } from './bill-payments.ts'
import { chargeForm } from './charges.ts'
import { depositForm } from './deposits.ts'
import type { TxnForm } from './form.ts'
import { adjustmentForm } from './inventory.ts'
import { journalForm, transferForm } from './journals.ts'
import { paymentForm } from './payments.ts'
import { plainForms } from './plain-txns.ts'
import { purchaseOrderForm } from './purchase-orders.ts'
import { purchaseForm } from './purchases.ts'
import { refundForm, taxPaymentForm } from './refunds.ts'
import { salesForm } from './sales.ts'

export const txnForms: Readonly<Record<string, TxnForm>> = {
  ...plainForms,
  Invoice: salesForm('Invoice'),
  CreditMemo: salesForm('CreditMemo'),
  SalesReceipt: salesForm('SalesReceipt'),
  Estimate: salesForm('Estimate'),
  SalesOrder: salesForm('SalesOrder'),
  Charge: chargeForm,
  ReceivePayment: paymentForm,
  ARRefundCreditCard: refundForm,
  PurchaseOrder: purchaseOrderForm,
  Bill: purchaseForm('Bill'),
  ItemReceipt: purchaseForm('ItemReceipt'),
  VendorCredit: purchaseForm('VendorCredit'),
  BillPaymentCheck: billPaymentForm('BillPaymentCheck'),
  BillPaymentCreditCard: billPaymentForm('BillPaymentCreditCard'),
  SalesTaxPaymentCheck: taxPaymentForm,
  Check: purchaseForm('Check'),
  CreditCardCharge: purchaseForm('CreditCardCharge'),
  CreditCardCredit: purchaseForm('CreditCardCredit'),
  Deposit: depositForm,
  Transfer: transferForm,
  JournalEntry: journalForm,
  InventoryAdjustment: adjustmentForm,
  BuildAssembly: buildForm,
}
