// Advice on status codes. A row that status-codes.ts says enough about carries only who.
import type { AdviceRow } from './advice.ts'

const closeWindow = [
  'Save and close the window with that record, on every computer that has the company file open.',
  'Wait for the next run: qbsync tries again by itself.',
]
const readTail = 'Read the text after "QuickBooks error message:": it names the rule.'

export const statusAdvice: Readonly<Record<string, AdviceRow>> = {
  '0': {
    who: ['nobody'],
    repeat: 'done',
    steps: ['None.', 'Keep the ids, the EditSequence and TimeModified.'],
  },
  '1': {
    who: ['nobody'],
    repeat: 'nothing',
    causes: ['No record passes the filters.', 'The list is empty.'],
    steps: [
      'Take it as an empty result: it is no failure.',
      'If something was expected, look at ActiveStatus (only active records come by default), dates, time zone and spelling.',
    ],
  },
  '500': { who: ['integrator'], repeat: 'nothing' },
  '501': { who: ['integrator'] },
  '510': { who: ['integrator'], repeat: 'ask first' },
  '530': { who: ['integrator'], repeat: 'done' },
  '531': { who: ['integrator'], repeat: 'done' },
  '540': { who: ['nobody'], repeat: 'nothing' },
  '550': { who: ['integrator'], repeat: 'done' },
  '560': { who: ['integrator'], repeat: 'done' },
  '570': { who: ['user', 'integrator'], repeat: 'done' },
  '600': { who: ['integrator', 'user'] },
  '1000': {
    who: ['user', 'administrator'],
    causes: [
      'A passing fault of QuickBooks.',
      'Damaged data in the company file.',
      'A rule that QuickBooks does not put into words.',
    ],
    steps: [
      'Try once more.',
      'If it repeats: File → Utilities → Verify Data, then Rebuild Data.',
      'Send the request alone, to see whether it is the one.',
    ],
  },
  '1010': { who: ['user'] },
  '3100': {
    who: ['user', 'integrator'],
    causes: [
      'The record was created before, by hand or by an earlier run.',
      'A customer, vendor, employee or other name has the name: they share one list of names.',
      'An inactive record has it, which lists do not show.',
    ],
    steps: [
      'Look for the name in all lists of names, inactive records included.',
      'If it is the same person or company: link to that record.',
      'If it is not: rename one of them, for example with a "(V)" for the vendor.',
    ],
  },
  '3120': {
    who: ['user', 'integrator'],
    causes: [
      'The record was deleted in QuickBooks, or merged into another.',
      'A payment is for an invoice that is paid already.',
      'The id is from another company file, or the file was restored from a backup.',
    ],
  },
  '3121': { who: ['integrator'] },
  '3130': { who: ['integrator'] },
  '3140': {
    who: ['user', 'integrator'],
    causes: [
      'The name is not written as in QuickBooks: blanks, or a job without its customer ("Customer:Job").',
      'The record does not exist yet, was deleted or merged.',
      'The record is inactive.',
      'It is a record of another kind than the reference wants.',
    ],
    steps: [
      'Read which list and which name the message has.',
      'Create that record in QuickBooks, make it active, or correct the name.',
      'In a program of your own: send the ListID in place of the FullName.',
    ],
  },
  '3160': { who: ['user'] },
  '3161': { who: ['administrator', 'user'] },
  '3162': { who: ['user', 'administrator'] },
  '3170': {
    who: ['user', 'integrator'],
    repeat: 'read first',
    causes: [
      'Somebody changed the same list at the same moment.',
      'A rule of the books forbids the change; the end of the message says which.',
    ],
  },
  '3171': {
    who: ['administrator', 'user'],
    causes: [
      'The date of the record lies on or before the closing date, which has a password.',
      'The record is moved out of, or into, a closed period.',
    ],
    steps: [
      'See the closing date: Edit → Preferences → Accounting → Company Preferences.',
      'The QuickBooks Admin moves the date or takes the password off for the time being, or',
      'the matter is booked by hand in a period that is open.',
    ],
  },
  '3172': { who: ['nobody'], repeat: 'read first' },
  '3173': { who: ['nobody'], repeat: 'read first' },
  '3175': {
    who: ['user'],
    causes: [
      'Somebody has the record open in a window of QuickBooks, perhaps on another computer.',
      'Another application works on it.',
    ],
    steps: closeWindow,
  },
  '3176': {
    who: ['user'],
    causes: [
      'The customer, item, deposit or bill behind the record is open in a window.',
      'Another application works on it.',
    ],
    steps: closeWindow,
  },
  '3180': {
    who: ['user', 'integrator'],
    causes: [
      'Somebody saved to the same list at the same moment.',
      'The number is in use already.',
      'The journal entry is out of balance, or the transaction is empty.',
      'The credit limit of the customer is exceeded.',
    ],
    steps: [
      readTail,
      'If it says "modified by another user": try again.',
      'Otherwise correct what it names, in QuickBooks or in your data.',
    ],
  },
  '3185': { who: ['user'] },
  '3200': {
    who: ['nobody'],
    repeat: 'read first',
    causes: [
      'A person saved the record in QuickBooks after it was read.',
      'A payment, credit or deposit linked to it changed it.',
      'An earlier change of the same run did.',
    ],
    steps: [
      'Nothing to do by hand: qbsync reads the record again and retries.',
      'In a program of your own: read the record again, merge the two versions, send with the new EditSequence. Never send the new number blindly.',
    ],
  },
  '3205': { who: ['user', 'integrator'] },
  '3210': {
    who: ['user', 'integrator'],
    causes: [
      'More is applied to an invoice than is open on it.',
      'An account is not of the type that the field wants.',
      'Something already posted would be changed.',
    ],
    steps: [
      readTail,
      'For payments, look at the open balance in QuickBooks again.',
      'Correct the value.',
    ],
  },
  '3220': { who: ['administrator'] },
  '3230': { who: ['nobody'], repeat: 'after' },
  '3231': {
    who: ['integrator', 'user'],
    steps: [
      'Explain the first status of 500 or more that stands before this one: it is the cause.',
      'Correct that one and send these again: nothing of them was saved.',
    ],
  },
  '3240': { who: ['integrator', 'user'] },
  '3250': {
    who: ['administrator', 'user'],
    causes: [
      'A preference is off: classes, several currencies, inventory, estimates, sales orders, price levels.',
      'This edition of QuickBooks does not have the feature.',
    ],
    steps: [
      'Sign in as Admin: Edit → Preferences, the page of that feature, Company Preferences: switch it on.',
      'If the edition lacks it: leave the feature out.',
    ],
  },
  '3260': { who: ['administrator'] },
  '3261': { who: ['administrator'] },
  '3262': { who: ['administrator'] },
  '3263': { who: ['administrator'] },
  '3264': { who: ['administrator'] },
  '3270': { who: ['user'] },
  '3280': { who: ['user', 'integrator'] },
  '3300': { who: ['user'] },
  '9002': { who: ['integrator'], repeat: 'ask first' },
  '9003': { who: ['integrator'], repeat: 'ask first' },
  '9005': { who: ['administrator', 'integrator'], repeat: 'ask first' },
  '2000': { who: ['nobody'] },
  '2010': { who: ['nobody'] },
  '2020': { who: ['nobody'] },
  '2030': { who: ['nobody'] },
  '2040': { who: ['nobody'] },
}
