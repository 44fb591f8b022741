// The rules of a payments platform: invoices in, payments back. Sources are requirements and resolutions of the
// product description (R1–R50, C1–C40); the order of the pulls is the dependency order.
import type { Profile } from './profile.ts'
import {
  archived,
  inQuickBooks,
  nothingElseFromPlatform,
  payouts,
  receivables,
  skipped,
} from './rules.ts'

export const paymentsDesktop: Profile = {
  id: 'payments-desktop',
  title: 'Payments platform on QuickBooks Desktop',
  product: 'desktop',
  intervalMinutes: 5, // R11
  recentMonths: 12, // R50
  history: true, // R50
  applications: [
    {
      id: 'invoices',
      title: 'Invoice Sync',
      entities: ['Account', 'Customer', 'Invoice', 'CreditMemo'],
    },
    { id: 'payments', title: 'Payment Sync', entities: ['ReceivePayment'] },
  ],
  conflictMaster: 'quickbooks',
  matchBy: 'name',
  paymentsFirst: false,
  aspects: {
    trigger: ['interval, by hand', 'R11–R14'],
    credential: ['password, kept by the user', 'R43, R44'],
    companyFile: ['asked for, may be empty', 'R35, R36'],
    unattended: ['recommended', 'R39'],
    personalData: ['not needed', 'R40'],
    computers: ['yes, each with its own file', 'R28, R29'],
    deposits: ['off; can be switched on', 'C1'],
    install: ['the QuickBooks Admin', 'R26'],
    branding: ['link page', ''],
  },
  rules: [
    ...receivables({
      jobs: ['as a customer', ''],
      lines: 'R3',
      amounts: 'R17',
      balance: 'R15, R19, R20',
      status: 'R15',
      account: ['chosen; Undeposited Funds advised', 'R32'],
      part: ['and the balance comes back', 'R19'],
      pdf: 'R10',
      processed: 'R1, R5, R15',
      failed: 'R16',
      cancelled: 'R9, C6',
      refunded: '',
    }),
    ...inQuickBooks('Account', 'pull', { source: 'R31' }), // what payments may be booked to
    ...inQuickBooks('Customer', 'pull', { source: 'R4' }),
    ...inQuickBooks('Invoice', 'pull', { source: 'R1–R3, R15, R17, R19, R50' }),
    ...inQuickBooks('CreditMemo', 'watch', { source: 'R20' }), // a credit lowers the balance of the invoice
    ...inQuickBooks('ReceivePayment', 'pull', { source: 'R5, R19' }),
    archived('Invoice', 'deleted in QuickBooks', 'deleted-in-quickbooks', 'R7, R23'),
    archived('Customer', 'deleted in QuickBooks', 'deleted', 'R8, R24'),
    archived('Customer', 'inactive in QuickBooks', 'inactive', 'R8, R24, C7'),
    archived('ReceivePayment', 'deleted in QuickBooks', 'deleted-in-quickbooks', 'R9'),
    archived('CreditMemo', 'deleted in QuickBooks', 'deleted-in-quickbooks', 'R20'),
    archived('Account', 'deleted in QuickBooks', 'deleted', 'R31'),
    skipped('ReceivePayment', 'offline on platform', 'S_OFFLINE_PAYMENT', { source: 'C37' }),
    payouts('R6, C1, R33'),
    ...nothingElseFromPlatform({ created: 'R21, R22', changed: 'R18', deleted: 'as R105' }),
  ],
}
