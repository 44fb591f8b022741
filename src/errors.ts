// One class, one catalogue. A row: the sentence, what the person can do, whether trying again helps, exit code.
// {name} is filled from the details. Exit codes: 1 the world's fault, 2 the caller's, 3 nobody came, 70 ours.

export type Retry = 'now' | 'next run' | 'after action' | 'never'

interface ErrorRow {
  readonly says: string
  readonly hint: string
  readonly retry: Retry
  readonly exit: 1 | 2 | 3 | 70
}

// biome-ignore format: one row a line
export const catalogue = {
  // The call or the configuration is wrong.
  E_USAGE: { says: '{detail}', hint: 'Run the command with --help to see its flags.', retry: 'never', exit: 2 },
  E_UNKNOWN_ENTITY: { says: 'There is no entity "{entity}".', hint: '{hint}', retry: 'never', exit: 2 },
  E_CONFIG_MISSING: { says: 'The configuration file {file} does not exist.', hint: 'Create one with: qbsync init. Or point to it with --config.', retry: 'after action', exit: 2 },
  E_CONFIG: { says: '{file}: {path}: {problem}.', hint: 'Expected {expected}.', retry: 'after action', exit: 2 },
  E_NO_CONNECTION: { says: 'There is no connection{named}.', hint: '{hint}', retry: 'after action', exit: 2 },
  E_CONNECTION_EXISTS: { says: 'A connection "{connection}" exists already.', hint: 'Choose another name, or look at it with: qbsync connection show {connection}.', retry: 'never', exit: 2 },
  E_UNFINISHED: { says: 'Connection {connection} has {count} change(s) that are not settled with QuickBooks.', hint: 'Let a run settle them (qbsync status), or give them up with --force: what is booked already stays booked.', retry: 'after action', exit: 2 },
  E_UNSUPPORTED_TYPE: { says: 'The profile {profile} does not transfer {thing}.', hint: 'It transfers: {known}.', retry: 'never', exit: 2 },
  E_UNKNOWN_PROFILE: { says: 'There is no profile "{profile}".', hint: 'Known: {known}.', retry: 'never', exit: 2 },
  E_ROLE: { says: '{command} needs the permission "{permission}", which the role {role} does not have.', hint: 'Whoever owns {file} can grant it, with the line: role: {needed}.', retry: 'never', exit: 2 },
  E_PLAN: { says: '{what} is not sent: the plan of {connection} has no {feature} ({holds}).', hint: 'Ask {whom} for a plan with {feature} (qbsync prefs set plan); fees may change. It goes by itself then.', retry: 'after action', exit: 1 },
  E_ACCOUNTS_NOT_READY: { says: 'The account list of {connection} has not been synced yet.', hint: 'Run the first sync, then choose.', retry: 'after action', exit: 2 },
  E_ACCOUNT_TYPE: { says: '{account} cannot be used for {purpose}: {why}.', hint: 'Choose one of: {candidates}.', retry: 'after action', exit: 2 },
  E_ACCOUNT_NEEDED: { says: '{what} waits: no account is chosen for {purpose}.', hint: 'Choose one: qbsync accounts set {setting} NAME (see qbsync accounts list), or name it in the row.', retry: 'after action', exit: 1 },
  E_ACCOUNT_CONFLICT: { says: '{account} cannot be used for payments while deposits are made: the money would be counted twice.', hint: 'With deposits, payments go to Undeposited Funds: qbsync accounts set payments "Undeposited Funds". Or switch them off: qbsync prefs set deposits.create false.', retry: 'after action', exit: 2 },
  E_DEPOSIT_ACCOUNT_REQUIRED: { says: 'Deposits need the bank account they are made to.', hint: 'Choose it first: qbsync accounts set deposits NAME. There are: {candidates}.', retry: 'after action', exit: 2 },
  E_START_DATE_IMMUTABLE: { says: 'The start date of {connection} is fixed at the day of connecting ({date}).', hint: 'Nothing can move it; a new connection starts on its own day.', retry: 'never', exit: 2 },
  E_PROFILE: { says: '{file}:{line}:{column}: {path}: {problem}.', hint: '{hint}', retry: 'after action', exit: 2 },
  E_NOT_DESKTOP: { says: 'The profile {profile} is for QuickBooks Online; a Web Connector reaches QuickBooks Desktop only.', hint: 'Use one of: {known}.', retry: 'never', exit: 2 },
  E_NOT_FOUND: { says: 'There is no {thing} "{id}".', hint: '{hint}', retry: 'never', exit: 2 },
  E_REQUEST: { says: 'The request cannot be sent: {problem}.', hint: '{hint}', retry: 'never', exit: 2 },
  E_REQUEST_WRITES: { says: '{names} would change the books of {connection}.', hint: 'Queries go out as they are; a change needs --allow-writes.', retry: 'never', exit: 2 },
  E_ANSWER_NEEDED: { says: 'The answer to "{question}" is missing, and there is no terminal to ask on.', hint: 'Give it with {flag}.', retry: 'never', exit: 2 },
  E_FILE: { says: 'Cannot use {file}: {problem}.', hint: '{hint}', retry: 'after action', exit: 2 },
  E_PUBLIC: { says: 'It would be reached from other computers at {host}: {problem}.', hint: '{hint}', retry: 'never', exit: 2 },
  E_FILE_EXISTS: { says: '{file} exists already.', hint: 'Choose another name, or overwrite it with --force.', retry: 'never', exit: 2 },
  E_NOT_QWC: { says: '{file} is not a .qwc file: {problem}.', hint: 'A .qwc file is XML with the root <QBWCXML>. Make one with: qbsync qwc generate.', retry: 'never', exit: 2 },
  E_NOT_COMPANY: { says: '{file} is not a simulated company file: {problem}.', hint: 'Make one with: qbsync sim seed {file} --profile rivera.', retry: 'never', exit: 2 },
  E_XML: { says: 'The document is not well-formed at line {line}, column {column}: {problem}.', hint: 'Correct the document; nothing of it was used.', retry: 'never', exit: 2 },
  E_NOT_QBXML: { says: 'The document is not qbXML: {problem}.', hint: 'It starts with <?xml version="1.0"?><?qbxml version="13.0"?><QBXML>.', retry: 'never', exit: 2 },
  E_NOT_WRITABLE: { says: '{path} cannot be written as qbXML {version}: {problem}.', hint: 'Leave the field out or use a newer version.', retry: 'never', exit: 2 },

  E_RECORDING: { says: '{file} cannot be used as a recording: {problem}.', hint: 'A recording is written by: qbsync runs export; what it holds depends on: qbsync prefs get recording.', retry: 'never', exit: 2 },
  E_REDACTION: { says: 'Run {run} cannot be given away with names replaced: it would go another way ({problem}).', hint: 'Export it without --redact for those who may read the books, and report this with the output of: qbsync replay {run}.', retry: 'never', exit: 1 },

  // The world.
  E_PORT_IN_USE: { says: 'Port {port} on {host} is in use by another program.', hint: 'Stop that program, or choose another with --port (0 takes any free one).', retry: 'after action', exit: 1 },
  E_STORE: { says: 'The database {file} cannot be used: {problem}.', hint: '{hint}', retry: 'after action', exit: 1 },
  E_DATABASE: { says: 'A database in use cannot be read or written: {problem} ({files}).', hint: '{hint}', retry: 'after action', exit: 1 },
  E_STORE_NEWER: { says: 'The database {file} was written by a newer qbsync (schema {found}, this one knows {known}).', hint: 'Install that newer qbsync again; nothing was changed.', retry: 'after action', exit: 1 },
  E_STORE_COPY: { says: '{from} cannot be copied to {to}: {problem}.', hint: '{hint}', retry: 'after action', exit: 1 },
  E_NOBODY_CAME: { says: 'No Web Connector called within {waited}.', hint: 'Open the Web Connector on the computer with QuickBooks, tick the application and choose Update Selected. Last call: {lastSeen}.', retry: 'next run', exit: 3 },
  E_NETWORK: { says: '{host} cannot be reached: {detail}.', hint: 'Check the internet connection and the address.', retry: 'next run', exit: 1 },
  E_SOAP: { says: 'The SOAP call cannot be used: {problem}.', hint: 'Send a SOAP 1.1 call of the Web Connector as the WSDL (?wsdl) describes it.', retry: 'never', exit: 1 },
  E_TOO_BUSY: { says: 'Too many logins wait to be checked.', hint: 'Try again in a minute.', retry: 'now', exit: 1 },
  E_FOREIGN_CALL: { says: 'The simulator does not answer calls such as this one: {from}.', hint: 'It answers programs of this computer, at http://localhost or http://127.0.0.1; pages in a browser get no answer.', retry: 'never', exit: 2 },
  E_TOKEN: { says: 'The call carries no token, or a wrong one.', hint: 'Send the header Authorization: Bearer TOKEN, with the token that sim start was given.', retry: 'never', exit: 2 },
  E_BAD_QWC: { says: 'A .qwc file cannot be made so: {problem}.', hint: '{hint}', retry: 'after action', exit: 2 },

  // A run, as sync-behaviour 2.2 names them.
  E_AUTH_BAD_PASSWORD: { says: 'The connector sent {what} for {app}.', hint: 'Enter the password issued with the installed file; if it is lost, make a new one with: qbsync qwc replace.', retry: 'after action', exit: 1 },
  E_AUTH_REVOKED: { says: 'The installation "{label}" ({app}) was revoked, and its connector still calls.', hint: 'Remove the application from the Web Connector of that computer, or give it a new password with: qbsync qwc replace --label "{label}".', retry: 'after action', exit: 1 },
  E_WRONG_COMPANY: { says: 'The open company is {found}, this connection belongs to {wanted}: {why}.', hint: 'Open the right company file. {remedy}', retry: 'after action', exit: 1 },
  E_QB_NOT_STARTED: { says: 'QuickBooks could not be started for {app} ({hresult}).', hint: 'Open QuickBooks, or allow automatic login: Edit → Preferences → Integrated Applications → Properties; save the company file path.', retry: 'next run', exit: 1 },
  E_QB_NOT_INSTALLED: { says: 'QuickBooks Desktop is not on the computer of {app}, or its installation is damaged ({hresult}).', hint: 'Install the Web Connector on the computer or server that has QuickBooks. If this is it, repair the installation of QuickBooks.', retry: 'after action', exit: 1 },
  E_QB_EDITION_UNSUPPORTED: { says: 'The edition of QuickBooks on the computer of {app} cannot be reached by other programs ({hresult}).', hint: 'Upgrade to QuickBooks Pro, Premier or Enterprise.', retry: 'never', exit: 1 },
  E_QB_AUTOLOGIN_DENIED: { says: '{app} may not sign in by itself ({hresult}).', hint: 'As Admin in single-user mode: Edit → Preferences → Integrated Applications → Properties → allow automatic login.', retry: 'after action', exit: 1 },
  E_QB_ADMIN_REQUIRED: { says: 'First access must be granted by the QuickBooks Admin ({hresult}).', hint: 'Sign in as Admin, single-user mode, and add the application again.', retry: 'after action', exit: 1 },
  E_QB_OTHER_FILE_OPEN: { says: 'Another company file is open in QuickBooks ({hresult}).', hint: 'Close it, or leave QuickBooks open without a file.', retry: 'next run', exit: 1 },
  E_QB_DIALOG_OPEN: { says: 'A QuickBooks dialog is waiting for an answer.', hint: 'Close the dialog on that computer.', retry: 'next run', exit: 1 },
  E_QB_UNAVAILABLE: { says: 'QuickBooks could not be reached ({hresult}): {message}.', hint: '{remedy}', retry: 'next run', exit: 1 },
  E_CONNECTOR: { says: 'The Web Connector of {app} reported {code}: {meaning}.', hint: '{remedy}', retry: 'next run', exit: 1 },
  E_QB_PARSE: { says: 'QuickBooks could not read our request ({hresult}).', hint: 'A fault of qbsync: report it with the output of: qbsync runs show {run} --json.', retry: 'never', exit: 70 },
  E_QB_REFUSED: { says: '{what} was refused by QuickBooks ({status}): {message}', hint: 'Correct the cause named by QuickBooks; it is tried again on the next run.', retry: 'after action', exit: 1 },
  E_QB_RECORD_IN_USE: { says: '{what} waits: {locked} is open in a QuickBooks window or locked.', hint: 'Close the window; it is tried again on the next run.', retry: 'next run', exit: 1 },
  E_QB_STALE_EDIT: { says: '{what} changed in QuickBooks meanwhile.', hint: 'Nothing to do: it is read again and retried on the next run.', retry: 'next run', exit: 1 },
  E_QB_PERIOD_CLOSED: { says: '{what} is dated in a closed period: {message}', hint: 'Ask the QuickBooks Admin to re-open the period, or book by hand.', retry: 'after action', exit: 1 },
  E_QB_DEPOSITED: { says: 'The payment for {what} is already in a deposit and cannot be removed.', hint: 'Take it out of the deposit, or book the return by hand.', retry: 'after action', exit: 1 },
  E_QB_DUPLICATE_NAME: { says: 'The name {name} is already used in QuickBooks, by {kind}.', hint: 'Rename one of them.', retry: 'after action', exit: 1 },
  E_MATCH_OFFERED: { says: '{what} is not made: QuickBooks has one of that name already, which is {other} on the platform.', hint: 'If both are the same: qbsync records link {plural} "{name}" {id}. If not, rename one of them.', retry: 'after action', exit: 1 },
  E_QB_FEATURE_OFF: { says: 'A feature needed for {what} is switched off in QuickBooks.', hint: 'Switch it on under Edit → Preferences.', retry: 'after action', exit: 1 },
  E_OVERPAYMENT: { says: 'Payment {reference} of {amount} for {what} exceeds the open balance {open}.', hint: 'Check for a payment or credit entered in QuickBooks.', retry: 'after action', exit: 1 },
  E_BAD_PAYMENT: { says: 'Payment {reference} cannot be booked: {problem}.', hint: 'Correct the row in the payments table of the backend.', retry: 'after action', exit: 1 },
  E_CREDIT_BEFORE_PAYMENT: { says: 'A credit was applied to {what} before the partial payment {reference} of {amount}; open is {open}.', hint: 'Take the credit off the invoice in QuickBooks, sync, and apply it again.', retry: 'after action', exit: 1 },
  E_CREDIT_WAITS: { says: '{what} is not applied to {target} yet: payment {reference} comes first, and it is held back.', hint: 'Settle the payment first: qbsync errors show {reference}.', retry: 'after action', exit: 1 },
  E_BAD_RECORD: { says: '{what} cannot be sent to QuickBooks: {problem}.', hint: 'Correct the row in the backend; the next run takes it up.', retry: 'after action', exit: 1 },
  E_NOT_TO_BE_EMAILED: { says: '{what} is not marked "to be emailed" in QuickBooks.', hint: 'Tick "Email Later" on it in QuickBooks, and sync.', retry: 'after action', exit: 1 },
  E_INVOICE_LOCKED: { says: '{what} was synced and can be edited only in QuickBooks.', hint: 'Edit it there; the next run brings the change.', retry: 'never', exit: 1 },
  E_READ_ONLY_PROFILE: { says: '{what} is not sent: the profile {profile} only reads.', hint: 'Use another profile for a connection that writes.', retry: 'never', exit: 1 },
  E_UNSUPPORTED_ATTACHMENT: { says: '{profile} cannot transfer attachments of {thing}: the interface of QuickBooks Desktop has none.', hint: 'Keep attachments on the platform.', retry: 'never', exit: 2 },
  E_UNSUPPORTED_PDF: { says: '{profile} cannot transfer PDFs of {thing}: QuickBooks Desktop hands none out.', hint: 'Render the document from its lines: qbsync records show {thing} NUMBER --render text.', retry: 'never', exit: 2 },
  E_QB_DUPLICATE_NUMBER: { says: '{what}: number {number} already exists in QuickBooks ({existing}).', hint: 'Delete it there and let this one sync, or give this one another number.', retry: 'after action', exit: 1 },
  E_MAP_AMBIGUOUS_NAME: { says: 'Several records of the platform are named {name}: {ids}.', hint: 'Rename all but one, or link one by hand: qbsync records link.', retry: 'after action', exit: 1 },
  E_IN_DOUBT: { says: 'Whether {what} is in QuickBooks is not known: the look-up failed ({problem}).', hint: 'Nothing is sent again before that is known; it is looked for on the next run.', retry: 'next run', exit: 1 },
  E_STILL_OUT: { says: 'Whether {what} is in QuickBooks is not known: the computer "{label}" was given it, and has not called since.', hint: 'Start the Web Connector on that computer, and it settles by itself. If it is gone for good, look in QuickBooks: where it is missing, qbsync errors retry {id} sends it again; where it is there, qbsync errors ignore {id} --as-done ID.', retry: 'after action', exit: 1 },
  E_WRITE_LOST: { says: '{what} was {done} before the company file went back in time, and is {now}.', hint: 'To have it done again: qbsync errors retry {id}. To leave the books as they are: qbsync errors ignore {id}.', retry: 'after action', exit: 1 },
  E_BOOKED_TWICE: { says: '{what} is in QuickBooks twice, as {first} and as {second}: a computer handed over a text of earlier.', hint: 'Delete one of the two in QuickBooks (they have the same number), and give each computer a .qwc file of its own: qbsync qwc generate.', retry: 'after action', exit: 1 },
  E_BOOKED_OTHERWISE: { says: '{what} is in QuickBooks with {found}: a computer handed over the text of before its amount was changed.', hint: 'Correct the amount in QuickBooks, or take the payment back on the platform; then qbsync errors ignore {id}.', retry: 'after action', exit: 1 },
  E_BOOKED_ANYWAY: { says: '{what} was taken back, and is in QuickBooks all the same: a computer handed over a text of earlier.', hint: 'If it is not wanted, delete it in QuickBooks; if it is, qbsync errors ignore {id}.', retry: 'after action', exit: 1 },
  E_COMPANY_UNPROVEN: { says: 'QuickBooks did not tell which company is open, so nothing was written to it.', hint: 'Update again with the company file open; if it repeats, see: qbsync runs show.', retry: 'next run', exit: 1 },
  E_PAST_UNPROVEN: { says: 'For {count} runs QuickBooks has not shown whether this is the company file of last time ({why}), so nothing is written to it.', hint: 'See what it answered: qbsync runs show {run}. Mostly a right is missing, of the application or of the user that it signs in as: as Admin, Edit → Preferences → Integrated Applications → Properties. Then update again.', retry: 'next run', exit: 1 },
  E_DESK: { says: 'QuickBooks does not let the person do that ({status}): {message}', hint: 'See what it means with: qbsync explain {status}.', retry: 'after action', exit: 1 },
  E_QB_VERSION_UNSUPPORTED: { says: 'Found {product}, which knows qbXML up to {found}; needed is {minimum}.', hint: 'Upgrade QuickBooks.', retry: 'never', exit: 1 },
  E_BUSY: { says: 'Another run of connection {connection} is under way.', hint: 'Try again when it has ended; see: qbsync status.', retry: 'next run', exit: 1 },
  E_PAYMENT_INVOICE: { says: 'Payment {reference} cannot be placed: {problem}.', hint: 'Correct invoice_id or invoice_number in the payments table; where the invoice only has to arrive first, nothing is to do.', retry: 'next run', exit: 1 },
  E_ANSWER: { says: 'QuickBooks answered what we cannot use: {problem}.', hint: 'The page is asked for again on the next run; if it repeats, report it with: qbsync runs show {run} --json.', retry: 'next run', exit: 1 },
  E_BACKEND_RECORD: { says: 'The backend refused {what}: {message} ({code}).', hint: 'Correct the cause on the side of the backend; the record is offered again on every run.', retry: 'next run', exit: 1 },
  E_BACKEND: { says: 'The backend refused: {problem}.', hint: 'Check the backend; nothing was lost, the page is read again on the next run.', retry: 'next run', exit: 1 },

  // Ours.
  E_INTERNAL: { says: 'qbsync met a state it did not expect: {detail}.', hint: 'Please report it with the command and this text.', retry: 'never', exit: 70 },
} satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof catalogue
export type Details = Readonly<Record<string, string | number>>

export const errorRow = (code: ErrorCode): ErrorRow => catalogue[code]
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(catalogue, code)

export function fill(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '(unknown)'))
}

export class QbsyncError extends Error {
  readonly code: ErrorCode
  readonly hint: string
  readonly details: Details
  constructor(code: ErrorCode, details: Details = {}, options?: { cause?: unknown }) {
    super(fill(catalogue[code].says, details), options)
    this.name = 'QbsyncError'
    this.code = code
    this.hint = fill(catalogue[code].hint, details)
    this.details = details
  }
  get exit(): number {
    return catalogue[this.code].exit
  }
}

/** What the person can do about each kind of trouble that SQLite has with a file. */
const databaseHints: Readonly<Record<string, string>> = {
  SQLITE_CORRUPT: 'The file is damaged: go back to a copy or a snapshot of it, or make it anew.',
  SQLITE_NOTADB: 'The file is damaged: go back to a copy or a snapshot of it, or make it anew.',
  SQLITE_FULL: 'The disk is full: make room and try again; what was not finished was taken back.',
  SQLITE_IOERR: 'The disk failed or is full; what was not finished was taken back.',
  SQLITE_READONLY: 'Check that the file and its folder may be written.',
  SQLITE_CANTOPEN: 'Check that the file and its folder may be written.',
  SQLITE_PERM: 'Check that the file and its folder may be written.',
  SQLITE_BUSY: 'Another program holds it: try again when that one has ended.',
  SQLITE_LOCKED: 'Another program holds it: try again when that one has ended.',
}

/**
 * E_DATABASE where SQLite failed for the world's reasons, undefined where for ours. Known by its looks, so
 * that nobody who asks needs the package: `code` is SQLITE_FULL, SQLITE_IOERR_WRITE and so on.
 */
export function databaseFault(error: unknown, files: readonly string[]): QbsyncError | undefined {
  if (!(error instanceof Error) || error.name !== 'SqliteError') return undefined
  const code = String((error as Error & { code?: unknown }).code)
  const isBare = /^no such (table|column)\b/.test(error.message)
  const hint = databaseHints[isBare ? 'SQLITE_CORRUPT' : code.split('_', 2).join('_')]
  if (hint === undefined) return undefined
  const details = { problem: error.message, files: files.join(', ') || 'its file', hint }
  return new QbsyncError('E_DATABASE', details, { cause: error })
}

const systemFaults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read or written',
  EPERM: 'it may not be read or written',
  EROFS: 'the disk cannot be written',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'there is something else of that name',
  ENOSPC: 'the disk is full',
}

/** Why a file cannot be used, for {problem}: in words where the system gives a code such as ENOENT. */
export function fileProblem(cause: unknown): string {
  const { code = '', message = String(cause) } = (cause ?? {}) as NodeJS.ErrnoException
  return Object.hasOwn(systemFaults, code) ? `${systemFaults[code]} (${code})` : message
}

/** For our own mistakes, on in production. Outside input is parsed, never asserted. */
export function invariant(condition: unknown, whatMustHold: string): asserts condition {
  if (!condition)
    throw new QbsyncError('E_INTERNAL', { detail: `it must hold that ${whatMustHold}` })
}

/** The members of `known` most like `word`, for hints. */
export function nearest(word: string, known: readonly string[], count = 3): string[] {
  // What is compared grows with its length, and no name of ours is that long.
  const lower = word.slice(0, 64).toLowerCase()
  const scored = known.map((name) => ({ name, score: distance(lower, name.toLowerCase()) }))
  scored.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
  return scored.slice(0, count).map((s) => s.name)
}

/** For a word that is none of these: what was most likely meant, or all of them where nothing is like it. */
export function didYouMean(word: string, known: readonly string[], count = 3): string {
  const lower = word.toLowerCase()
  const isLike = (name: string): boolean =>
    (lower.length > 2 && name.toLowerCase().includes(lower)) ||
    distance(lower.slice(0, 64), name.toLowerCase()) <= Math.max(1, Math.floor(lower.length / 3))
  const near = nearest(word, known, known.length).filter(isLike).slice(0, count)
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known: ${known.join(', ')}.`
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
