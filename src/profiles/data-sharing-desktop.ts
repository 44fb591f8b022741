// The rules of a data-sharing connector: what its owner consented to is read, nothing is ever written (R150–R159).
import type { Profile } from './profile.ts'
import { archived, inQuickBooks, noAttachments, noPdf, rule } from './rules.ts'

/** In dependency order; what coverage must list at least is R152. */
const shared = [
  'Account',
  'Class',
  'PaymentMethod',
  'StandardTerms',
  'SalesTaxCode',
  'Vendor',
  'Employee',
  'OtherName',
  'ItemService',
  'ItemNonInventory',
  'ItemOtherCharge',
  'ItemInventory',
  'ItemInventoryAssembly',
  'ItemFixedAsset',
  'ItemDiscount',
  'ItemSubtotal',
  'ItemPayment',
  'ItemSalesTax',
  'ItemSalesTaxGroup',
  'ItemGroup',
  'Customer',
  'Estimate',
  'SalesOrder',
  'Invoice',
  'CreditMemo',
  'ReceivePayment',
  'SalesReceipt',
  'PurchaseOrder',
  'Bill',
  'VendorCredit',
  'BillPaymentCheck',
  'BillPaymentCreditCard',
  'Check',
  'CreditCardCharge',
  'CreditCardCredit',
  'Deposit',
  'Transfer',
  'JournalEntry',
]

export const dataSharingDesktop: Profile = {
  id: 'data-sharing-desktop',
  title: 'Data sharing from QuickBooks Desktop',
  product: 'desktop',
  intervalMinutes: 60, // proposed (3.2)
  recentMonths: 12,
  history: true, // all of it (3.2)
  conflictMaster: 'quickbooks',
  matchBy: 'id',
  paymentsFirst: false,
  rules: [
    ...shared.flatMap((entity) =>
      inQuickBooks(entity, 'pull', { when: ['consented'], source: 'R150, R152' }),
    ),
    rule('Account', 'changed in QuickBooks', 'pull', { group: 'balance', source: '3.2' }),
    ...shared.map((entity) => archived(entity, 'deleted in QuickBooks', 'deleted', '3.1')),
    noPdf('3.1'),
    ...noAttachments('E_UNSUPPORTED_ATTACHMENT', 'R153'),
    rule('*', 'created on platform', 'refuse', { code: 'E_READ_ONLY_PROFILE', source: 'R150' }),
    rule('*', 'changed on platform', 'refuse', { code: 'E_READ_ONLY_PROFILE', source: 'R150' }),
    rule('*', 'deleted on platform', 'refuse', { code: 'E_READ_ONLY_PROFILE', source: 'R150' }),
  ],
}
