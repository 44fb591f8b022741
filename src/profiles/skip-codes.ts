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
  S_PAUSED: {
    says: 'the connection is paused: visits of the Web Connector are sent away, and work piles up',
    why: 'A person paused the connection. Nothing is lost: the first visit after the pause exchanges all of it.',
    steps: [
      'Go on at once: qbsync connection resume CONNECTION. A pause with --for ends by itself.',
    ],
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
