// What to do about our own errors: likely causes and who can remove them. What they say and whether trying again
// helps is in errors.ts; its hint is the first step, unless steps stand here.
import type { ErrorCode } from '../../errors.ts'
import type { Fixer, Repeat } from '../../schema/advice.ts'

interface Row {
  readonly who: readonly Fixer[]
  readonly causes: readonly string[]
  /** Where the sentence in errors.ts is nothing without its details. */
  readonly meaning?: string
  readonly steps?: readonly string[]
  /** Where `retry` of errors.ts says too little. */
  readonly repeat?: Repeat
}

const user: readonly Fixer[] = ['user']
const administrator: readonly Fixer[] = ['administrator']
const integrator: readonly Fixer[] = ['integrator']
const report = 'Report it with the command, its output and that of: qbsync runs show --json.'

// biome-ignore format: one row a line
export const errorAdvice: Readonly<Partial<Record<ErrorCode, Row>>> = {
  E_USAGE: { who: user, meaning: 'The command was not called as it wants to be.', causes: ['A flag is misspelt, lacks its value, or is of another command.', 'An argument is missing.'] },
  E_UNKNOWN_ENTITY: { who: user, causes: ['The name is misspelt.', 'qbsync does not know that kind of record.'], steps: ['Use one of the names that the message lists, such as invoices or customers.'] },
  E_CONFIG_MISSING: { who: user, causes: ['The command ran in another folder.', 'No configuration was made yet.'] },
  E_CONFIG: { who: user, causes: ['A key is misspelt or at another depth.', 'A value is of another kind than the key wants.', 'The file is not YAML.'], steps: ['Correct the line that the message names; it says what is expected there.'] },
  E_NO_CONNECTION: { who: user, causes: ['The name is misspelt.', 'The connection belongs to another data folder.'], steps: ['Use a name that the message lists.', 'Or create it: qbsync connection create NAME.'] },
  E_CONNECTION_EXISTS: { who: user, causes: ['It was created before.'], steps: ['Look at it: qbsync connection show NAME.', 'Or choose another name.'] },
  E_UNSUPPORTED_TYPE: { who: user, causes: ['The profile of the connection leaves that kind of record alone.'], steps: ['Ask only for what the message lists.'] },
  E_UNKNOWN_PROFILE: { who: user, causes: ['The name is misspelt.', 'A newer qbsync made the configuration.'], steps: ['Use a profile that the message lists.'] },
  E_UNFINISHED: { who: user, causes: ['A payment waits to be sent, is held back, or its answer was lost.'] },
  E_ACCOUNTS_NOT_READY: { who: user, causes: ['The connector has not called since the connection was made.', 'The first sync is still under way.'] },
  E_ACCOUNT_NEEDED: { who: user, causes: ['QuickBooks books that only with an account, and nobody has chosen one.', 'Payments are told to wait for a choice (accounts.required).'], steps: ['Choose one: qbsync accounts set PURPOSE NAME. What waits goes out with the next run.'] },
  E_ROLE: { who: administrator, causes: ['The configuration gives its users a role that may not do that.'], steps: ['Ask whoever owns the configuration file for another role.'] },
  E_PLAN: { who: administrator, causes: ['The plan of the connection leaves that kind of record out.'], steps: ['Ask whom the message names for a plan with that feature; fees may change.', 'Then: qbsync prefs set plan. What waits goes out with the next run.'] },
  E_NOT_TO_BE_EMAILED: { who: user, causes: ['Nobody has ticked "Email Later" on it in QuickBooks.', 'It was ticked since the last sync.'] },
  E_CREDIT_WAITS: { who: user, causes: ['Payments of an invoice come before credits, and one of them is held back.'], steps: ['Settle the payment, or set it aside: qbsync errors show, errors ignore.'] },
  E_MATCH_OFFERED: { who: user, causes: ['The same record was made on both sides.', 'Two different records have one name.'], steps: ['If both are the same: qbsync records link.', 'If not: rename one of them.'] },
  E_ACCOUNT_TYPE: { who: user, causes: ['QuickBooks books that only to accounts of certain types.', 'The name is misspelt, or the account inactive.'], steps: ['See what fits: qbsync accounts list --for PURPOSE.'] },
  E_ACCOUNT_CONFLICT: { who: user, causes: ['Payments are booked straight into a bank account, and deposits would book the same money there again.'] },
  E_DEPOSIT_ACCOUNT_REQUIRED: { who: user, causes: ['No account for deposits was chosen yet.'] },
  E_START_DATE_IMMUTABLE: { who: ['nobody'], causes: ['The profile takes over what is dated on or after the day of connecting, and nobody can change that day.'] },
  E_PROFILE: { who: user, meaning: 'A profile of your own has a fault at the place that the message names.', causes: ['A word is misspelt.', 'A rule asks for what QuickBooks Desktop cannot do.', 'A rule needs another one beside it.'], steps: ['See every fault: qbsync profile validate FILE.', 'Compare it with what it extends: qbsync profile diff FILE payments-desktop.'] },
  E_NOT_DESKTOP: { who: user, causes: ['The rules of payments-online are there to be compared; they need a connection to QuickBooks Online.'] },
  E_NOT_FOUND: { who: user, causes: ['The id or name is misspelt.', 'It is in another data folder or connection.', 'It was not synced yet.'], steps: ['List what is there: qbsync records list, runs list, connection list.'] },
  E_ANSWER_NEEDED: { who: user, causes: ['The command ran without a terminal, or with --json, and could not ask.'], steps: ['Give the answer with the flag that the message names.'] },
  E_REQUEST: { who: user, causes: ['The short form has no such filter for this kind of record.', 'The document has a fault that QuickBooks would refuse.', 'Only what waits or is in doubt can be given up.'], steps: ['Do what the hint of the message says.', 'See all faults of a document: qbsync sim validate FILE.'] },
  E_REQUEST_WRITES: { who: user, causes: ['The document holds a request that adds, changes or removes something.'], steps: ['Leave it out, or give --allow-writes if the books are to be changed.'] },
  E_FILE: { who: user, causes: ['The path is wrong.', 'This user may not read or write the file.', 'It is a folder, or the disk is full.'], steps: ['Check the path and the rights of the file.'] },
  E_FILE_EXISTS: { who: user, causes: ['The command ran before with the same name.'], steps: ['Choose another name, or overwrite the file with --force.'] },
  E_NOT_QWC: { who: user, causes: ['Another file was named.', 'The file was damaged on its way, for example by an e-mail program.'] },
  E_NOT_COMPANY: { who: user, causes: ['Another file was named; a .qbw of QuickBooks itself cannot be opened.', 'The file is damaged.'], steps: ['Make one: qbsync sim seed FILE --profile rivera.'] },
  E_XML: { who: integrator, causes: ['A tag is not closed or not nested.', 'An "&" or "<" in a text is not escaped.', 'The bytes are not in the declared encoding.'], steps: ['See the place: qbsync sim validate FILE.', 'Correct the document; nothing of it was used.'] },
  E_NOT_QBXML: { who: integrator, causes: ['The document is XML of another kind.', 'The lines before <QBXML> are missing.'] },
  E_PUBLIC: { who: administrator, meaning: 'What is to listen beyond this computer must be protected first.', causes: ['The address to listen on is not loopback, and neither TLS nor a proxy before it is configured.', 'The simulator is to listen for the network without a token.'], steps: ['Do what the hint of the message says.', 'Or listen on 127.0.0.1, behind a proxy on the same computer.'] },
  E_TOKEN: { who: integrator, causes: ['The simulator was started with a token, and the call does not carry it.', 'The token was changed.'], steps: ['Send the header Authorization: Bearer TOKEN.'] },
  E_FOREIGN_CALL: { who: integrator, causes: ['A page in a browser called the simulator.', 'The call came under another host name than localhost, such as through a proxy.'], steps: ['Call it at http://localhost or http://127.0.0.1 from a program.', 'Or let it listen where that name leads: qbsync sim start --host ADDRESS.'] },
  E_NOT_WRITABLE: { who: integrator, causes: ['The field is newer than the version of qbXML that this QuickBooks knows.', 'The edition lacks it.'] },

  E_PORT_IN_USE: { who: user, causes: ['qbsync serve runs already.', 'Another program listens there.'], steps: ['Stop the other program.', 'Or choose another port with --port; 0 takes any free one.'] },
  E_STORE: { who: user, causes: ['The disk is full or the folder is not writable.', 'The file is damaged or locked by another program.'], steps: ['Check the disk and the rights of the data folder.', 'Restore the file from a backup if it is damaged.'] },
  E_DATABASE: { who: user, meaning: 'A database that was opened without trouble failed later.', causes: ['The disk is full, or failed.', 'The file was damaged, for example by copying it while it was in use.', 'Another program holds it.'], steps: ['Make room on the disk, or end the other program, and try again.', 'A damaged file: go back to a copy; a simulated company: qbsync sim seed, or sim restore.'] },
  E_STORE_NEWER: { who: user, causes: ['qbsync was replaced by an older one.'] },
  E_NOBODY_CAME: { who: user, causes: ['The Web Connector is closed, or its computer is off.', 'The application is not ticked, or has no password.', 'The address in the .qwc file does not lead to this service.'], steps: ['Open the Web Connector on the computer with QuickBooks.', 'Tick the application and choose Update Selected.', 'If it shows a code, explain that one.'] },
  E_NETWORK: { who: ['user', 'administrator'], causes: ['There is no connection to the internet.', 'The address is wrong.', 'A firewall or proxy is in between.'] },
  E_SOAP: { who: integrator, causes: ['Something else than a Web Connector called.', 'A proxy changed the call.'] },
  E_TOO_BUSY: { who: ['nobody'], causes: ['Many applications logged in at the same moment.', 'Somebody tries out passwords.'] },
  E_BAD_QWC: { who: user, causes: ['The address is not https, or an IP address.', 'A name is empty or too long.'], steps: ['Give an https address with a host name; localhost may have http.'] },

  E_AUTH_BAD_PASSWORD: { who: user, causes: ['The password was mistyped.', 'It belongs to an earlier .qwc file.'], steps: ['Type the password that was issued with the installed file into the Web Connector, and press Enter.', 'If it is lost: qbsync qwc replace.'] },
  E_AUTH_REVOKED: { who: user, causes: ['The installation was revoked, and the application is still in the Web Connector of that computer.'] },
  E_WRONG_COMPANY: { who: user, causes: ['Another company file was open when the Web Connector called.', 'The file was moved or renamed.', 'The connection was set up for another company.', 'A backup of the company file was restored, or an older copy opened.'] },
  E_QB_NOT_STARTED: { who: ['user', 'administrator'], causes: ['QuickBooks is closed, and may not start unattended.', 'A question at its start waits for an answer.', 'It runs with other rights than the Web Connector.'], steps: ['Open QuickBooks with the company file, then update again.', 'To let it run unattended, as Admin: Edit → Preferences → Integrated Applications → Properties → allow automatic login.', 'Save the path of the company file with the connection.'] },
  E_QB_NOT_INSTALLED: { who: administrator, causes: ['The Web Connector runs on a computer without QuickBooks.', 'The installation of QuickBooks is damaged: its request processor is not registered with Windows.'] },
  E_QB_EDITION_UNSUPPORTED: { who: administrator, causes: ['QuickBooks Basic has no interface for other programs.'] },
  E_QB_AUTOLOGIN_DENIED: { who: administrator, causes: ['Automatic login was not granted to this application.', 'Somebody answered No when QuickBooks asked.'] },
  E_QB_ADMIN_REQUIRED: { who: administrator, causes: ['The application is new to this company file.'] },
  E_QB_OTHER_FILE_OPEN: { who: user, causes: ['Somebody works in another company file.'], steps: ['Close that file, or leave QuickBooks open without a file.'] },
  E_QB_DIALOG_OPEN: { who: user, causes: ['Somebody left a dialog open.', 'A notice at the start waits for an answer.'] },
  E_QB_UNAVAILABLE: { who: ['user', 'administrator'], repeat: 'ask first', causes: ['QuickBooks is closed, busy or has crashed.', 'The HRESULT in the message names the cause: explain it too.'] },
  E_CONNECTOR: { who: ['user', 'administrator'], causes: ['The code in the message names the cause: explain it too.'] },
  E_QB_PARSE: { who: integrator, causes: ['A fault of qbsync, or of a request of your own.'], steps: ['See what was sent: qbsync runs show.', 'Find the fault: qbsync sim validate FILE.', report] },
  E_DESK: { who: ['user'], causes: ['The simulated QuickBooks refuses a person what it would refuse a request: the record is in use, locked by a window, in a closed period, or a value is wrong.'] },
  E_QB_REFUSED: { who: ['user', 'integrator'], causes: ['The status in the message names the cause: explain it too.'], steps: ['Explain the status: qbsync explain NUMBER.', 'Correct the cause; it is tried again on the next run.'] },
  E_QB_RECORD_IN_USE: { who: user, causes: ['Somebody has the record open in a window of QuickBooks.', 'Another application works on it.'] },
  E_QB_STALE_EDIT: { who: ['nobody'], repeat: 'read first', causes: ['A person saved the record in QuickBooks at the same time.', 'A payment, credit or deposit linked to it changed it.'] },
  E_QB_PERIOD_CLOSED: { who: ['administrator', 'user'], causes: ['The date lies on or before the closing date of the company.'] },
  E_QB_DEPOSITED: { who: user, causes: ['The payment was put into a bank deposit in QuickBooks.'] },
  E_QB_DUPLICATE_NAME: { who: user, causes: ['A customer, vendor, employee or other name has the name.', 'An inactive record has it.'], steps: ['Rename one of them in QuickBooks or on the platform.'] },
  E_QB_FEATURE_OFF: { who: administrator, causes: ['The preference is off.', 'This edition of QuickBooks lacks the feature.'] },
  E_OVERPAYMENT: { who: user, causes: ['A payment or credit was entered in QuickBooks meanwhile.', 'The invoice was lowered.'], steps: ['Look at the open balance of the invoice in QuickBooks.', 'Correct the amount, or apply the rest elsewhere.'] },
  E_BAD_PAYMENT: { who: integrator, causes: ['A column of the row in the payments table is empty or malformed.'] },
  E_PAYMENT_INVOICE: { who: integrator, causes: ['The invoice was not read yet.', 'The number or id in the payments table is wrong, or more than one invoice has it.'] },
  E_ANSWER: { who: integrator, repeat: 'ask first', causes: ['The answer was cut off on its way.', 'QuickBooks sent something that its description does not have.'] },
  E_BACKEND_RECORD: { who: integrator, causes: ['The API behind qbsync has a rule that this record breaks.', 'Its database lacks what the record points to.'] },
  E_BACKEND: { who: integrator, causes: ['The database or service behind qbsync refused or cannot be reached.', 'A table was changed by hand.'] },
  E_IN_DOUBT: { who: ['nobody'], repeat: 'ask first', causes: ['An earlier run ended after the payment was sent and before the answer came.', 'QuickBooks could not be asked about it.'] },
  E_STILL_OUT: { who: user, repeat: 'ask first', causes: ['The Web Connector of that computer waits for QuickBooks, or was switched off in the middle.', 'Another computer took over meanwhile.'], steps: ['Start the Web Connector on that computer and update once.', 'If the computer is gone for good, look in QuickBooks whether the record is there.', 'Where it is missing: qbsync errors retry. Where it is there: qbsync errors ignore --as-done ID.'] },
  E_WRITE_LOST: { who: user, repeat: 'ask first', causes: ['A backup of the company file was restored, or an older copy put in its place.'], steps: ['Look in QuickBooks whether somebody entered it by hand.', 'Where it is missing and wanted: qbsync errors retry.', 'Otherwise: qbsync errors ignore.'] },
  E_BOOKED_TWICE: { who: user, repeat: 'ask first', causes: ['One .qwc file and its password are used on two computers, and one of them handed its text to QuickBooks late.', 'QuickBooks had forgotten that it was given the same before.'], steps: ['Find both in QuickBooks by their number.', 'Delete one of them.', 'Make a .qwc file for each computer: qbsync qwc generate.'] },
  E_BOOKED_OTHERWISE: { who: user, repeat: 'ask first', causes: ['It was given to a computer, taken back, and asked for again with another amount; that computer handed over the first text.'], steps: ['Compare the payment in QuickBooks with what was paid.', 'Where QuickBooks is wrong: correct it there, or take the payment back on the platform.', 'Then: qbsync errors ignore.'] },
  E_BOOKED_ANYWAY: { who: user, repeat: 'ask first', causes: ['It was given to a computer before it was taken back, and that computer handed it to QuickBooks late.'], steps: ['Look at it in QuickBooks.', 'Where it is not wanted: delete it there.', 'Where it is wanted: qbsync errors ignore.'] },
  E_COMPANY_UNPROVEN: { who: user, causes: ['QuickBooks refused the question about its company, or stopped during it.', 'The application lacks a permission.'] },
  E_PAST_UNPROVEN: { who: user, repeat: 'ask first', causes: ['QuickBooks refuses to show the records that were read last: the application, or the user that it signs in as, lacks a right.', 'Its answers arrive damaged.'], steps: ['See what QuickBooks answered to "look whether … is there": qbsync runs show.', 'As Admin: Edit → Preferences → Integrated Applications → Properties, and the role of the user that the application signs in as.', 'Update again: what waits goes out by itself.'] },
  E_QB_VERSION_UNSUPPORTED: { who: administrator, causes: ['This QuickBooks is too old for what is asked of it.'] },
  E_BUSY: { who: ['nobody'], causes: ['The Web Connector runs on a schedule, or on a second computer.', 'An earlier run has not ended yet.'] },

  E_INTERNAL: { who: integrator, causes: ['A fault of qbsync.'], steps: [report] },
}
