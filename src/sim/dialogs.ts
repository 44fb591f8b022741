// The windows in which QuickBooks Desktop and the Web Connector ask a person something, as rows; and people who
// answer: with answers given in advance, or somebody at a terminal. Source: sync-behaviour.md 0.6 (D1–D9, D11),
// web-connector.md 2.4, 3.2, 5.4, 6.1, 6.2, 6.5.
import { nearest, QbsyncError } from '../errors.ts'

export interface DialogRow {
  /** Under which sync-behaviour.md lists it; QBWC codes for those that are known by their code only. */
  readonly id: string
  readonly title: string
  readonly asks: string
  /** Empty: any text. */
  readonly choices: readonly string[]
  /** What is answered where nothing was said in advance and nobody is asked. */
  readonly usual: string
}

const row = (
  id: string,
  title: string,
  asks: string,
  choices: readonly string[],
  usual: string,
): DialogRow => ({ id, title, asks, choices, usual })

/** In the order in which a person may meet them. */
// biome-ignore format: one row a line
export const dialogs = {
  authorize: row('D1', 'Authorize New Web Service', 'May this application be added?', ['ok', 'cancel'], 'ok'),
  replace: row('QBWC', 'Application exists already', 'An application of this name is there already: replace it, or add a second one?', ['replace', 'clone', 'cancel'], 'replace'),
  elevation: row('D11', 'User Account Control', 'May the Web Connector make changes to this computer?', ['approve', 'refuse'], 'approve'),
  admin: row('D6', 'QuickBooks', 'The first access must be granted by the QuickBooks Admin in single-user mode.', ['ok', 'sign-in'], 'ok'),
  permission: row('D2', 'QuickBooks – Application Certificate', 'Do you want to allow this application to read and modify this company file?', ['no', 'prompt', 'while-open', 'always'], 'always'),
  loginAs: row('D2', 'QuickBooks – Application Certificate', 'Login as:', [], 'Admin'),
  personalData: row('D2', 'QuickBooks – Application Certificate', 'Allow this application to access personal data such as Social Security Numbers?', ['no', 'yes'], 'no'),
  confirm: row('D3', 'Access Confirmation', 'Is that right?', ['done', 'back'], 'done'),
  each: row('D2', 'QuickBooks', 'The application wants to read and modify this company file now. Allow it?', ['yes', 'no'], 'yes'),
  savePassword: row('D5', 'Save password?', 'Do you want to save this password?', ['yes', 'no'], 'yes'),
  retry: row('QBWC1007', 'Web Connector', 'QuickBooks could not be reached. Try again?', ['retry', 'cancel'], 'retry'),
  warning: row('W:', 'Message from the application', 'Go on with the update all the same?', ['continue', 'cancel'], 'continue'),
  interactive: row('consent', 'Interactive session', 'The application wants to show a page. Allow it?', ['yes', 'no'], 'no'),
  exit: row('QBWC1020', 'Web Connector', 'There are scheduled jobs. Leave all the same?', ['yes', 'no'], 'yes'),
} as const satisfies Record<string, DialogRow>

export type DialogName = keyof typeof dialogs
export const isDialogName = (name: string): name is DialogName => Object.hasOwn(dialogs, name)

export interface Asked {
  readonly dialog: DialogName
  /** What stands in the window besides the question: names, addresses, messages. */
  readonly shown: Readonly<Record<string, string>>
}

/** Whoever sits in front of the computer. */
export type Person = (asked: Asked) => string | Promise<string>

export type Answers = Readonly<Partial<Record<DialogName, string>>>

/** Answers with what was said in advance, else with what most people choose. */
export const personWith =
  (answers: Answers): Person =>
  ({ dialog }) =>
    answers[dialog] ?? dialogs[dialog].usual

/** Nobody is there: every window stays open, so what waits for it does not get on. */
export const nobody = '(nobody)'

/** Answers given in advance by their names. Throws E_USAGE for a dialog or a choice that is not there. */
export function readAnswers(given: Readonly<Record<string, unknown>>): Answers {
  const entries = Object.entries(given).map(([name, value]) => {
    if (!isDialogName(name)) throw unknown('dialog', name, Object.keys(dialogs))
    const { choices } = dialogs[name] as DialogRow
    const text = String(value)
    if (choices.length > 0 && text !== nobody && !choices.includes(text))
      throw unknown(`answer to ${name}`, text, choices)
    return [name, text] as const
  })
  return Object.fromEntries(entries)
}

function unknown(thing: string, word: string, known: readonly string[]): QbsyncError {
  const near = nearest(word, known).join(', ')
  return new QbsyncError('E_USAGE', {
    detail: `There is no ${thing} "${word}". Did you mean ${near}? Known: ${known.join(', ')}.`,
  })
}
