// The rules of a bill-pay platform: payables out, receivables both ways, lists both ways (R116–R149).
import type { Profile, Rule } from './profile.ts'
import {
  archived,
  inQuickBooks,
  nothingElseFromPlatform,
  receivables,
  rule,
  skipped,
} from './rules.ts'

/** Both ways; where both sides changed a record, conflictMaster decides (C16). */
const bothWays = (entity: string, pulled: string, pushed: string): Rule[] => [
  ...inQuickBooks(entity, 'pull', { source: pulled }),
  rule(entity, 'created on platform', 'push', { source: pushed }),
  rule(entity, 'changed on platform', 'push', { source: `${pushed}, C16` }),
]

/** Begins on the platform and stays its own: what QuickBooks does to it does not come back (R136, R137). */
const payable = (entity: string, source: string): Rule[] => [
  rule(entity, 'created on platform', 'push', { source }),
  skipped(entity, 'changed in QuickBooks', 'S_PAYABLES_QB_EDIT', { source: 'R137' }),
  rule(entity, 'deleted in QuickBooks', 'skip', {
    code: 'S_PAYABLES_QB_EDIT',
    says: 'deleted in QuickBooks; payables belong to the platform',
    source: 'R137',
  }),
]

const items = [
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
]

export const billPayDesktop: Profile = {
  id: 'bill-pay-desktop',
  title: 'Bill-pay platform on QuickBooks Desktop',
  product: 'desktop',
  intervalMinutes: 1440, // proposed (3.2): manual, daily
  recentMonths: 0,
  history: false, // from the day of connecting (R144)
  conflictMaster: 'quickbooks', // C16
  matchBy: 'name',
  paymentsFirst: true, // R142
  aspects: {
    trigger: ['each sync of the dashboard', 'R149'],
    credential: ['password', ''],
    companyFile: ['may be given', ''],
    unattended: ['recommended', ''],
    personalData: ['not needed', ''],
    computers: ['yes, each with its own file', ''],
    install: ['an administrator', ''],
    gating: ['role and plan', 'R148'],
  },
  rules: [
    ...receivables({
      jobs: ['as a job of its customer', 'R120'],
      lines: '',
      amounts: 'R123, R140',
      balance: 'C17',
      emailed: 'R141',
      status: 'R135',
      account: ['chosen', ''],
      part: ['before credits', 'R142'],
      pdf: '',
      processed: 'R135',
      failed: '',
      cancelled: '',
      refunded: '',
    }),
    rule('Account', 'changed in QuickBooks', 'pull', { group: 'book balance', source: 'R121' }),
    rule('Invoice', 'changed on platform', 'push', {
      group: 'before its first sync',
      source: 'R139',
    }),
    rule('Bill', 'created on platform', 'push', { group: 'billable lines', source: 'R129' }),
    skipped('Bill', 'changed on platform', 'S_EDIT_IN_PLATFORM', {
      group: 'approval',
      says: 'stays on the platform',
      source: 'R136, R137',
    }),
    ...bothWays('Account', 'R117, R121', 'R125'),
    ...bothWays('Class', 'R118', 'R126'),
    ...bothWays('Vendor', 'R119', 'R127'),
    ...items.flatMap((item) => inQuickBooks(item, 'pull', { source: 'R124' })),
    ...bothWays('Customer', 'R120, R122', 'R133'),
    ...inQuickBooks('Invoice', 'pull', { when: ['since connecting'], source: 'R123, R144, R145' }),
    ...inQuickBooks('CreditMemo', 'watch', { source: 'R142' }), // a credit lowers the balance of the invoice
    ...inQuickBooks('ReceivePayment', 'watch', { source: 'C17' }), // the balance only
    rule('ReceivePayment', 'deleted in QuickBooks', 'skip', {
      code: 'S_PAYABLES_QB_EDIT',
      says: 'taken out of QuickBooks; the platform keeps it as received',
      source: 'C17',
    }),
    rule('CreditMemo', 'deleted in QuickBooks', 'skip', {
      code: 'S_PAYABLES_QB_EDIT',
      says: 'taken out of QuickBooks; the platform keeps the credit it gave',
      source: 'R142',
    }),
    rule('Invoice', 'created on platform', 'push', { when: ['unsynced'], source: 'R134' }),
    rule('Invoice', 'changed on platform', 'refuse', { code: 'E_INVOICE_LOCKED', source: 'R140' }),
    archived('Invoice', 'deleted in QuickBooks', 'deleted', ''),
    archived('Customer', 'deleted in QuickBooks', 'deleted', ''),
    archived('Customer', 'inactive in QuickBooks', 'inactive', ''),
    ...['Account', 'Class', 'Vendor', ...items].map((entity) =>
      archived(entity, 'deleted in QuickBooks', 'deleted', ''),
    ),
    ...['Account', 'Class', 'Vendor'].map((entity) =>
      archived(entity, 'inactive in QuickBooks', 'inactive', ''),
    ),
    ...payable('Bill', 'R128, R129'),
    ...payable('VendorCredit', 'R131'),
    ...payable('BillPaymentCheck', 'R130'),
    ...payable('BillPaymentCreditCard', 'R130'),
    rule('Transfer', 'created on platform', 'push', { source: 'R132' }),
    rule('CreditMemo', 'created on platform', 'push', { source: 'R142' }),
    rule('ReceivePayment', 'offline on platform', 'push', { source: '' }),
    ...nothingElseFromPlatform({ created: '', changed: '', deleted: '' }),
  ],
}
