// What a plan may leave out (R148): kinds of record that go to QuickBooks, under names that a person can ask for.
import { entityNamed } from '../schema/entities.ts'

export const features = {
  receivables: 'invoices, credits and what customers pay',
  payables: 'bills, credits of vendors and what vendors are paid',
  transfers: 'money moved between accounts',
  lists: 'customers, vendors, accounts, classes and other lists',
} as const
export type Feature = keyof typeof features

export const featureNames = Object.keys(features) as readonly Feature[]

const named: Readonly<Record<string, Feature>> = {
  Invoice: 'receivables',
  CreditMemo: 'receivables',
  ReceivePayment: 'receivables',
  SalesReceipt: 'receivables',
  Estimate: 'receivables',
  SalesOrder: 'receivables',
  Charge: 'receivables',
  ARRefundCreditCard: 'receivables',
  Deposit: 'receivables',
  Transfer: 'transfers',
  JournalEntry: 'transfers',
}

export const featureOf = (entity: string): Feature =>
  entityNamed(entity)?.kind === 'list' ? 'lists' : (named[entity] ?? 'payables')
