// How rules are written down: one word for what several rules of a kind have in common.
import type { Action, Condition, Event, Rule } from './profile.ts'
import { type SkipCode, skip } from './skip-codes.ts'

type More = {
  readonly when?: readonly Condition[]
  readonly source?: string
  readonly group?: string
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
