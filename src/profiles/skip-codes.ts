// What qbsync leaves alone on purpose: one row a code. Profiles use the sentence, the skip list shows it.

export interface SkipRow {
  /** Follows the name of the record in the skip list. */
  readonly says: string
  readonly why: string
  readonly steps: readonly string[]
}

export const skipCodes = {
  S_OFFLINE_PAYMENT: {
    says: 'noted on the platform, not processed by it: book it in QuickBooks yourself',
    why: 'The payment was only noted on the platform: the money went another way, so QuickBooks has to learn of it there.',
    steps: ['Book the payment in QuickBooks by hand; the next run reads it from there.'],
  },
  S_CREATED_IN_PLATFORM: {
    says: 'created on the platform; this profile does not send it to QuickBooks',
    why: 'In this profile records of that kind begin in QuickBooks.',
    steps: [
      'If QuickBooks should have it, enter it there; the next run reads it.',
      'To see what the profile sends and what it leaves: qbsync skips list.',
    ],
  },
  S_EDIT_IN_PLATFORM: {
    says: 'edited on the platform; QuickBooks owns it, and its next change overwrites the edit',
    why: 'In this profile QuickBooks owns that record, so an edit elsewhere does not travel.',
    steps: ['Make the same edit in QuickBooks; the next run brings it to the platform.'],
  },
  S_ARCHIVED_IN_PLATFORM: {
    says: 'removed on the platform; QuickBooks keeps it',
    why: 'A record that is removed on the platform is never removed from the books.',
    steps: ['If the books should not have it either, delete it or make it inactive in QuickBooks.'],
  },
  S_REFUND: {
    says: 'a refund: book it in QuickBooks yourself',
    why: 'Refunds do not travel: money that went back has to be booked where the books are kept.',
    steps: [
      'Book the refund in QuickBooks by hand; qbsync reconcile list names amount and customer.',
    ],
  },
  S_DEPOSIT_DISABLED: {
    says: 'a payout: making deposits is switched off',
    why: 'Deposits are made only where somebody has switched that on, since the bank feed of QuickBooks may make them.',
    steps: [
      'Leave it, or choose a bank account (qbsync accounts set deposits) and switch deposits.create on.',
    ],
  },
  S_CREDIT_LEFT: {
    says: 'nothing was open on the invoice, or nothing left of the credit: it was not applied',
    why: 'A credit is applied as far as its invoice is open; after the payments nothing was.',
    steps: ['Nothing is to do. What is left of it stays in QuickBooks and can be used there.'],
  },
  S_AS_JOURNAL_ENTRY: {
    says: 'booked as a journal entry, since this QuickBooks takes no transfers',
    why: 'Transfers came with qbXML 12.0 (QuickBooks 2013); the entry moves the same money between the same accounts.',
    steps: ['Nothing is to do. A newer QuickBooks gets transfers as such.'],
  },
  S_CLOSED_INVOICE: {
    says: 'nothing is open on it, so it was not imported',
    why: 'This profile imports invoices while something is open on them.',
    steps: ['Nothing is to do. It comes if it is opened again.'],
  },
  S_INACTIVE_CUSTOMER: {
    says: 'its customer is inactive in QuickBooks',
    why: 'This profile imports invoices of active customers only.',
    steps: ['Make the customer active in QuickBooks; the next run imports its open invoices.'],
  },
  S_NOT_BILLED: {
    says: 'no invoice of it is imported, so it was not either',
    why: 'This profile imports customers together with their first invoice.',
    steps: ['Nothing is to do. It comes with its first open invoice.'],
  },
  S_BEFORE_START_DATE: {
    says: 'it is dated before the day of connecting',
    why: 'In this profile the day of connecting is where syncing starts; what is dated earlier stays in QuickBooks.',
    steps: ['Nothing can force it over. A new connection starts on its own day.'],
  },
  S_NOT_TO_BE_EMAILED: {
    says: 'it is not marked "to be emailed" in QuickBooks',
    why: 'This profile imports documents that are marked to be emailed only.',
    steps: ['Tick "Email Later" on it in QuickBooks; the next run imports it.'],
  },
  S_PAYABLES_QB_EDIT: {
    says: 'changed in QuickBooks; payables belong to the platform',
    why: 'Bills, credits and their payments are kept on the platform; changes in QuickBooks do not come back.',
    steps: ['Make the change on the platform, or undo it in QuickBooks.'],
  },
  S_NOT_CONSENTED: {
    says: 'its owner has not consented to sharing this kind of data',
    why: 'Only kinds of data that were agreed to when the company was linked are read.',
    steps: ['Ask the owner of the books, and link again with that kind of data ticked.'],
  },
  S_PAUSED: {
    says: 'the connection is paused: visits of the Web Connector are sent away, and work piles up',
    why: 'A person paused the connection. Nothing is lost: the first visit after the pause exchanges all of it.',
    steps: [
      'Go on at once: qbsync connection resume CONNECTION. A pause with --for ends by itself.',
    ],
  },
  S_ECHO: {
    says: 'our own write, seen again',
    why: 'The change that QuickBooks reports is one that qbsync made.',
    steps: ['Nothing is to do.'],
  },
} satisfies Record<string, SkipRow>

export type SkipCode = keyof typeof skipCodes

/** The code and its sentence, for a rule of a profile. */
export const skip = (
  code: SkipCode,
): { readonly does: 'skip'; readonly code: SkipCode; readonly says: string } => ({
  does: 'skip',
  code,
  says: skipCodes[code].says,
})

export const isSkipCode = (code: string): code is SkipCode => Object.hasOwn(skipCodes, code)
