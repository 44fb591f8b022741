// How rules are written down: one word for what several rules of a kind have in common.
import type { Action, Condition, Event, Rule } from './profile.ts'
import { type SkipCode, skip } from './skip-codes.ts'

type More = {
  readonly when?: readonly Condition[]
  readonly source?: string
  readonly group?: string
  readonly says?: string
}

/** New and changed in QuickBooks alike. */
export const inQuickBooks = (entity: string, does: Action, more: More = {}): Rule[] => [
  { entity, on: 'created in QuickBooks', does, ...more },
  { entity, on: 'changed in QuickBooks', does, ...sourceOf(more) },
]

/** Selection rules are for what is not linked yet; what is linked is followed (C9). */
const sourceOf = ({ source, group }: More) => ({
  ...(source ? { source } : {}),
  ...(group ? { group } : {}),
})

export const rule = (entity: string, on: Event, does: Action, more: Partial<Rule> = {}): Rule => ({
  entity,
  on,
  does,
  ...more,
})

export const skipped = (entity: string, on: Event, code: SkipCode, more: More = {}): Rule => ({
  entity,
  on,
  ...skip(code),
  ...more,
})

export const archived = (entity: string, on: Event, code: string, source?: string): Rule => ({
  entity,
  on,
  does: 'archive',
  code,
  ...(source ? { source } : {}),
})

/** A payment of the platform: booked, taken out again, or left to a person. */
export const platformPayments = (source: {
  processed: string
  failed: string
  cancelled: string
}): Rule[] => [
  rule('ReceivePayment', 'processed on platform', 'push', { source: source.processed }),
  rule('ReceivePayment', 'failed on platform', 'remove', { source: source.failed }),
  rule('ReceivePayment', 'cancelled on platform', 'remove', { source: source.cancelled }),
]

export const noAttachments = (code: 'E_UNSUPPORTED_ATTACHMENT', source: string): Rule[] => [
  rule('*', 'created in QuickBooks', 'refuse', { group: 'attachments', code, source }),
  rule('*', 'created on platform', 'refuse', { group: 'attachments', code, source }),
]

export const noPdf = (source: string): Rule =>
  rule('Invoice', 'created in QuickBooks', 'refuse', {
    group: 'pdf',
    code: 'E_UNSUPPORTED_PDF',
    source,
  })

/** What nobody sends from the platform unless a rule above says so. */
export const nothingElseFromPlatform = (source: {
  created: string
  changed: string
  deleted: string
}) => [
  skipped('*', 'created on platform', 'S_CREATED_IN_PLATFORM', { source: source.created }),
  skipped('*', 'changed on platform', 'S_EDIT_IN_PLATFORM', { source: source.changed }),
  skipped('*', 'deleted on platform', 'S_ARCHIVED_IN_PLATFORM', { source: source.deleted }),
]

/** Facts of the company file: read with every run, before anything else. */
export const companyFacts = (source: string): Rule =>
  rule('Company', 'changed in QuickBooks', 'pull', { group: 'info, preferences', source })

/** Parts of an invoice that come from QuickBooks, each where its own source says so. */
export const invoiceParts = (source: {
  lines: string
  amounts: string
  balance: string
  emailed?: string
}): Rule[] => [
  ...inQuickBooks('Invoice', 'pull', { group: 'lines', source: source.lines }),
  rule('Invoice', 'changed in QuickBooks', 'pull', {
    group: 'amounts, due date',
    source: source.amounts,
  }),
  rule('Invoice', 'changed in QuickBooks', 'pull', {
    group: 'balance, status',
    source: source.balance,
  }),
  ...(source.emailed === undefined
    ? []
    : inQuickBooks('Invoice', 'pull', { group: 'to be emailed', source: source.emailed })),
]

/** The status of an invoice leaves the platform in one form only: as a payment that is booked or taken out. */
export const statusAsPayment = (source: string): Rule =>
  rule('Invoice', 'changed on platform', 'push', {
    group: 'status',
    says: 'only as a payment',
    source,
  })

/** Where pushed payments are booked. */
export const bookingAccount = (says: string, source: string): Rule =>
  rule('ReceivePayment', 'processed on platform', 'push', {
    group: 'booking account',
    says,
    source,
  })

export const partialPayments = (says: string, source: string): Rule =>
  rule('ReceivePayment', 'processed on platform', 'push', {
    group: 'part of the amount',
    says,
    source,
  })

export const jobs = (says: string, source: string): Rule =>
  rule('Customer', 'changed in QuickBooks', 'pull', { group: 'jobs', says, source })

/** A payout is a deposit where somebody switched that on, and a skip where nobody did. */
export const payouts = (source: string): Rule =>
  rule('Deposit', 'created on platform', 'push', { when: ['deposits on'], source })

type Said = readonly [says: string, source: string]

/** Where each profile knows from what all platforms do that receive money for invoices; '' is our own choice. */
export interface ReceivableSources {
  readonly jobs: Said
  readonly lines: string
  readonly amounts: string
  readonly balance: string
  /** Left out: whether an invoice is to be emailed is nobody's business. */
  readonly emailed?: string
  readonly status: string
  readonly account: Said
  readonly part: Said
  readonly pdf: string
  readonly processed: string
  readonly failed: string
  readonly cancelled: string
  readonly refunded: string
}

/**
 * What every platform that receives money for invoices has alike: parts of an invoice, payments
 * that are booked, taken out again or left to a person.
 */
export const receivables = (of: ReceivableSources): Rule[] => [
  companyFacts(''),
  jobs(...of.jobs),
  ...invoiceParts(of),
  statusAsPayment(of.status),
  bookingAccount(...of.account),
  partialPayments(...of.part),
  rule('Invoice', 'voided in QuickBooks', 'pull', { source: 'C32' }),
  noPdf(of.pdf),
  ...noAttachments('E_UNSUPPORTED_ATTACHMENT', ''),
  ...platformPayments(of),
  skipped('ReceivePayment', 'refunded on platform', 'S_REFUND', { source: of.refunded }),
]
