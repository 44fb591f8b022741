// Advice on HRESULTs. A row that status-codes.ts says enough about carries only who.
import type { AdviceRow } from './advice.ts'

const allowLogin = [
  'Sign in to QuickBooks as Admin, in single-user mode.',
  'Edit → Preferences → Integrated Applications → Company Preferences: choose the application, Properties.',
  'Tick "Allow this application to login automatically" and choose a user.',
  'Choose Update Selected in the Web Connector.',
]
const openQuickBooks = [
  'Start QuickBooks on the computer with the Web Connector, as the same Windows user.',
  'Open the company file and close every dialog.',
  'Choose Update Selected in the Web Connector.',
]
const sameRights =
  'Start QuickBooks and the Web Connector with the same rights: both as administrator, or neither.'
const askFirst = [
  'Start QuickBooks and open the company file.',
  'Find out what became of the last request: ask by its message-set id, or query for the record. qbsync does so by itself.',
  'Send it again only if it is not there.',
]

export const hresultAdvice: Readonly<Record<string, AdviceRow>> = {
  '0x80040400': {
    who: ['integrator'],
    causes: [
      'An element stands at the wrong place: qbXML wants one fixed order.',
      'An element is unknown, missing, double, or newer than the version the document declares.',
      'An "&" or "<" in a text is not escaped.',
      'The encoding is not the one declared: accents as single bytes in UTF-8.',
    ],
    steps: [
      'Get the text of the request: qbsync runs show, or QWCLog.txt at the level VERBOSE.',
      'Find the fault: qbsync sim validate request.xml',
      'Correct the program that makes the request.',
    ],
  },
  '0x80040401': {
    who: ['user', 'administrator'],
    steps: [sameRights, ...openQuickBooks, 'If it repeats, repair the installation of QuickBooks.'],
  },
  '0x80040402': {
    who: ['user'],
    repeat: 'ask first',
    steps: ['Look into qbsdklog.txt.', ...askFirst],
  },
  '0x80040403': {
    who: ['user', 'administrator'],
    steps: [
      'Check that the file is where the path says, and that this Windows user may open it.',
      'Check that the mapped drive is connected.',
      'Open the file in QuickBooks by hand; if it is damaged: Verify Data, Rebuild Data.',
    ],
  },
  '0x80040404': { who: ['administrator'] },
  '0x80040405': { who: ['administrator'] },
  '0x80040406': { who: ['user', 'integrator'] },
  '0x80040407': { who: ['administrator'] },
  '0x80040408': {
    who: ['user', 'administrator'],
    causes: [
      'QuickBooks is closed and cannot be started unattended.',
      'It runs in another Windows session, or with other rights than the Web Connector.',
      'A question at the start, such as an update, waits for an answer.',
    ],
    steps: [...openQuickBooks, sameRights, 'To let it run unattended, allow automatic login.'],
  },
  '0x80040409': { who: ['user', 'administrator'] },
  '0x8004040A': {
    who: ['user'],
    causes: [
      'Somebody works in another company file.',
      'The path of the connection is not the right one.',
    ],
    steps: ['Close that company file, or leave QuickBooks open without a file.', 'Update again.'],
  },
  '0x8004040B': { who: ['user'] },
  '0x8004040C': { who: ['user', 'integrator'] },
  '0x8004040D': { who: ['user'] },
  '0x8004040E': { who: ['integrator', 'user'] },
  '0x8004040F': { who: ['user', 'integrator'] },
  '0x80040410': { who: ['user', 'integrator'] },
  '0x80040411': { who: ['user'] },
  '0x80040412': { who: ['user'] },
  '0x80040413': { who: ['integrator'] },
  '0x80040414': {
    who: ['user'],
    causes: [
      'Somebody left a dialog open, such as a question to save or to print.',
      'A notice at the start (update, backup, reminder) waits for an answer.',
    ],
    steps: [
      'Answer or close the dialog on the computer with QuickBooks.',
      'Update again, or wait for the next run.',
    ],
  },
  '0x80040415': { who: ['user'] },
  '0x80040416': { who: ['user', 'integrator'] },
  '0x80040417': { who: ['user', 'integrator'] },
  '0x80040418': {
    who: ['administrator'],
    steps: [
      'Open the company file as Admin, in single-user mode.',
      'Choose Update Selected in the Web Connector.',
      'Answer the question of QuickBooks with "Yes, always; allow access even if QuickBooks is not running".',
    ],
  },
  '0x80040419': { who: ['administrator'] },
  '0x8004041A': {
    who: ['administrator'],
    steps: [
      'Sign in to QuickBooks as Admin.',
      'Edit → Preferences → Integrated Applications → Company Preferences.',
      'Tick the application; untick "Don\'t allow any applications to access this company file".',
    ],
  },
  '0x8004041B': { who: ['user'] },
  '0x8004041C': { who: ['user'] },
  '0x8004041D': { who: ['administrator'], steps: allowLogin },
  '0x8004041E': { who: ['administrator', 'integrator'] },
  '0x8004041F': { who: ['administrator'] },
  '0x80040420': {
    who: ['user', 'administrator'],
    causes: ['Somebody answered No when QuickBooks asked.', 'Nobody was there to answer.'],
  },
  '0x80040421': { who: ['administrator', 'integrator'] },
  '0x80040422': { who: ['user'] },
  '0x80040423': { who: ['integrator'] },
  '0x80040424': { who: ['user'] },
  '0x80040425': { who: ['user', 'integrator'] },
  '0x80040426': { who: ['administrator'] },
  '0x80040427': { who: ['administrator'] },
  '0x80040428': { who: ['integrator'] },
  '0x80040429': { who: ['integrator'] },
  '0x8004042A': { who: ['administrator'] },
  '0x8004042B': { who: ['administrator'] },
  '0x8004042C': { who: ['integrator', 'administrator'] },
  '0x80040430': { who: ['administrator'], steps: allowLogin },
  '0x80040438': { who: ['user', 'administrator'] },
  '0x80040308': { who: ['administrator'] },
  '0x80040154': { who: ['administrator'] },
  '0x80010105': { who: ['user'], repeat: 'ask first', steps: askFirst },
  '0x800706BA': { who: ['user'], repeat: 'ask first', steps: askFirst },
  '0x800706BE': { who: ['user'], repeat: 'ask first', steps: askFirst },
}
