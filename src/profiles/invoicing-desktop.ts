// The rules of an invoicing platform: open invoices of active customers in, payments both ways (R51–R85).
import type { Profile } from './profile.ts'
import { archived, inQuickBooks, nothingElseFromPlatform, receivables, skipped } from './rules.ts'

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
  aspects: {
    trigger: ['by hand, Auto-Run', 'R61–R66'],
    credential: ['password, shown once', 'R60'],
    companyFile: ['may be given', ''],
    unattended: ['allowed where starting QuickBooks fails', 'R83'],
    personalData: ['not needed', ''],
    computers: ['yes, each with its own file', ''],
    deposits: ['off', ''],
    install: ['the QuickBooks Admin', ''],
    branding: ['link page', ''],
  },
  rules: [
    ...receivables({
      jobs: ['as customers of their own', ''],
      lines: '',
      amounts: '',
      balance: 'R74',
      status: 'R53',
      account: ['Undeposited Funds', ''],
      part: ['and the balance comes back', ''],
      pdf: '',
      processed: 'R53, R72',
      failed: '',
      cancelled: '',
      refunded: 'R75, C38',
    }),
    ...inQuickBooks('Account', 'pull', { source: '' }),
    ...inQuickBooks('Customer', 'pull', { when: ['billed'], source: 'R52, C10' }),
    ...inQuickBooks('Invoice', 'pull', {
      when: ['open', 'customer active'],
      source: 'R51, R69, R70, C9',
    }),
    ...inQuickBooks('CreditMemo', 'watch', { source: 'R74' }), // a credit lowers the balance of the invoice
    ...inQuickBooks('ReceivePayment', 'pull', { source: 'R54, R74' }),
    archived('Invoice', 'deleted in QuickBooks', 'voided', ''),
    archived('ReceivePayment', 'deleted in QuickBooks', 'deleted-in-quickbooks', ''),
    archived('CreditMemo', 'deleted in QuickBooks', 'deleted-in-quickbooks', ''),
    archived('Account', 'deleted in QuickBooks', 'deleted', ''),
    archived('Customer', 'deleted in QuickBooks', 'deleted', ''),
    skipped('ReceivePayment', 'offline on platform', 'S_OFFLINE_PAYMENT', { source: 'R73' }),
    skipped('Deposit', 'created on platform', 'S_DEPOSIT_DISABLED', { source: '' }),
    ...nothingElseFromPlatform({ created: '', changed: 'R71', deleted: '' }),
  ],
}
