// The rules of a payments platform: invoices in, payments back. Numbers are requirements of the product
// description (R1–R25); the order of the pulls is the dependency order.
import type { Profile, Rule } from './profile.ts'
import { skip } from './skip-codes.ts'

const inQuickBooks = (entity: string, does: Rule['does']): Rule[] => [
  { entity, on: 'created in QuickBooks', does },
  { entity, on: 'changed in QuickBooks', does },
]

export const paymentsDesktop: Profile = {
  id: 'payments-desktop',
  title: 'Payments platform on QuickBooks Desktop',
  intervalMinutes: 5, // R11
  recentMonths: 12, // R50
  applications: [
    {
      id: 'invoices',
      title: 'Invoice Sync',
      entities: ['Account', 'Customer', 'Invoice', 'CreditMemo'],
    },
    { id: 'payments', title: 'Payment Sync', entities: ['ReceivePayment'] },
  ],
  rules: [
    ...inQuickBooks('Account', 'pull'), // R31: what payments may be booked to
    ...inQuickBooks('Customer', 'pull'), // R4
    ...inQuickBooks('Invoice', 'pull'), // R1–R3, R15, R17, R19
    ...inQuickBooks('CreditMemo', 'watch'), // R20: a credit lowers the balance of the invoice
    ...inQuickBooks('ReceivePayment', 'pull'), // R5, R19
    {
      entity: 'Invoice',
      on: 'deleted in QuickBooks',
      does: 'archive',
      code: 'deleted-in-quickbooks',
    }, // R7, R23
    { entity: 'Customer', on: 'deleted in QuickBooks', does: 'archive', code: 'deleted' }, // R8, R24
    { entity: 'Customer', on: 'inactive in QuickBooks', does: 'archive', code: 'inactive' }, // R8, C7
    {
      entity: 'ReceivePayment',
      on: 'deleted in QuickBooks',
      does: 'archive',
      code: 'deleted-in-quickbooks',
    }, // R9
    {
      entity: 'CreditMemo',
      on: 'deleted in QuickBooks',
      does: 'archive',
      code: 'deleted-in-quickbooks',
    },
    { entity: 'Account', on: 'deleted in QuickBooks', does: 'archive', code: 'deleted' },
    { entity: 'ReceivePayment', on: 'processed on platform', does: 'push' }, // R1, R5, R15
    { entity: 'ReceivePayment', on: 'failed on platform', does: 'remove' }, // R16
    { entity: 'ReceivePayment', on: 'cancelled on platform', does: 'remove' }, // R9, C6
    { entity: 'ReceivePayment', on: 'offline on platform', ...skip('S_OFFLINE_PAYMENT') }, // C37
    { entity: '*', on: 'created on platform', ...skip('S_CREATED_IN_PLATFORM') }, // R21, R22
    { entity: '*', on: 'changed on platform', ...skip('S_EDIT_IN_PLATFORM') }, // R18
    { entity: '*', on: 'deleted on platform', ...skip('S_ARCHIVED_IN_PLATFORM') }, // as R105
  ],
}
