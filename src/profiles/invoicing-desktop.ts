// The rules of an invoicing platform: open invoices of active customers in, payments both ways (R51–R85).
import type { Profile } from './profile.ts'
import {
  archived,
  inQuickBooks,
  noAttachments,
  noPdf,
  nothingElseFromPlatform,
  platformPayments,
  rule,
  skipped,
} from './rules.ts'

export const invoicingDesktop: Profile = {
  id: 'invoicing-desktop',
  title: 'Invoicing platform on QuickBooks Desktop',
  product: 'desktop',
  intervalMinutes: 60, // proposed (3.2): none until Auto-Run
  recentMonths: 0, // all open invoices (R51)
  history: false,
  applications: [
    {
      id: 'invoices',
      title: 'Invoice Sync',
      entities: ['Account', 'Customer', 'Invoice', 'CreditMemo'],
    },
    { id: 'payments', title: 'Payment Sync', entities: ['ReceivePayment'] },
  ],
  conflictMaster: 'quickbooks',
  matchBy: 'name', // R67
  paymentsFirst: false,
  rules: [
    ...inQuickBooks('Account', 'pull', { source: '3.1' }),
    ...inQuickBooks('Customer', 'pull', { when: ['billed'], source: 'R52, C10' }),
    ...inQuickBooks('Invoice', 'pull', {
      when: ['open', 'customer active'],
      source: 'R51, R69, R70, C9',
    }),
    ...inQuickBooks('CreditMemo', 'watch', { source: 'R74' }),
    ...inQuickBooks('ReceivePayment', 'pull', { source: 'R54, R74' }),
    archived('Invoice', 'deleted in QuickBooks', 'voided', '3.1'),
    archived('ReceivePayment', 'deleted in QuickBooks', 'deleted-in-quickbooks', '3.1'),
    archived('CreditMemo', 'deleted in QuickBooks', 'deleted-in-quickbooks', '3.1'),
    archived('Account', 'deleted in QuickBooks', 'deleted', '3.1'),
    archived('Customer', 'deleted in QuickBooks', 'deleted', '3.1'),
    rule('Invoice', 'voided in QuickBooks', 'pull', { source: '3.1, C32' }),
    noPdf('3.1'),
    ...noAttachments('E_UNSUPPORTED_ATTACHMENT', '3.1'),
    ...platformPayments({ processed: 'R53, R72', failed: '3.1', cancelled: '3.1' }),
    skipped('ReceivePayment', 'offline on platform', 'S_OFFLINE_PAYMENT', { source: 'R73' }),
    skipped('ReceivePayment', 'refunded on platform', 'S_REFUND', { source: 'R75, C38' }),
    skipped('Deposit', 'created on platform', 'S_DEPOSIT_DISABLED', { source: '3.1' }),
    ...nothingElseFromPlatform({ created: '3.1', changed: 'R71', deleted: '3.1' }),
  ],
}
