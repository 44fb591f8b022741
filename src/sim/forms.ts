// Kinds of transaction the simulator imitates, as rows over a few shared functions. A kind that is not here
// answers 1030; one that is only made by QuickBooks itself (opening balances) has no row either.
import { buildForm } from './assemblies.ts'
import { chargeForm } from './charges.ts'
import type { TxnForm } from './form.ts'
import { adjustmentForm } from './inventory.ts'
import { paymentForm } from './payments.ts'
import { salesForm } from './sales.ts'

export const txnForms: Readonly<Record<string, TxnForm>> = {
  Invoice: salesForm('Invoice'),
  CreditMemo: salesForm('CreditMemo'),
  SalesReceipt: salesForm('SalesReceipt'),
  Estimate: salesForm('Estimate'),
  SalesOrder: salesForm('SalesOrder'),
  Charge: chargeForm,
  ReceivePayment: paymentForm,
  InventoryAdjustment: adjustmentForm,
  BuildAssembly: buildForm,
}
