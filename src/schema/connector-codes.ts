// The codes the Web Connector shows and logs: one row a code, in our own words. Stated by Intuit, unless a row
// says "reported" (users saw it) or "open" (no public list has it).
import type { Fixer, Repeat } from './advice.ts'

export interface ConnectorRow {
  /** What the Web Connector was doing. */
  readonly when: 'add' | 'start' | 'run' | 'connect' | 'password' | 'window'
  readonly meaning: string
  /** Most likely first, with "; " between. */
  readonly causes: string
  readonly remedy: string
  readonly who: readonly Fixer[]
  readonly repeat: Repeat
  readonly source: 'stated' | 'reported' | 'open'
}

const row = (
  when: ConnectorRow['when'],
  who: readonly Fixer[],
  meaning: string,
  causes: string,
  remedy: string,
  more: { readonly source?: ConnectorRow['source']; readonly repeat?: Repeat } = {},
): ConnectorRow => ({
  when,
  meaning,
  causes,
  remedy,
  who,
  repeat: more.repeat ?? 'after',
  source: more.source ?? 'stated',
})

const user = ['user'] as const
const both = ['user', 'administrator'] as const
const service = ['integrator'] as const

const unreached =
  'QuickBooks is closed, or another company file is open; a dialog waits for an answer; the application lacks the permission, or automatic login is off; QuickBooks runs with other rights than the Web Connector'
const reach = 'Start QuickBooks, open the company file, close dialogs.'
const failing =
  'The service answered with an error, or not in time; the answer is not what the WSDL describes; the connection was cut'

// biome-ignore format: one row a line
export const connectorCodes = {
  QBWC1000: row('add', service, 'AppURL and AppSupport are in different domains.', 'The .qwc file names two hosts.', 'Correct the .qwc file.'),
  QBWC1001: row('add', service, 'AppURL uses an IP address.', 'The .qwc file has a number where a host name belongs.', 'Use a host name in the .qwc file.'),
  QBWC1002: row('add', service, 'AppSupport uses an IP address.', 'The .qwc file has a number where a host name belongs.', 'Use a host name in the .qwc file.'),
  QBWC1003: row('add', service, 'AppSupport cannot be reached: the HTTP status is neither 200 nor 202.', 'The page redirects, needs a login, or is not there.', 'Make that page answer GET with 200.'),
  QBWC1004: row('add', ['integrator', 'administrator'], 'AppSupport cannot be reached.', 'The name does not resolve; TLS fails; a firewall or proxy is in between.', 'Check name resolution, TLS and the firewall.'),
  QBWC1005: row('start', both, 'The Web Connector could not start: its log file or directory was not found.', 'The directory was removed, or this Windows user may not read it.', 'Check the permissions of the directory.'),
  QBWC1006: row('start', both, 'The Web Connector could not start.', 'Its files are write-protected; another fault, which is in the log.', 'See the log; check write protection.'),
  QBWC1007: row('connect', both, 'Connecting to QuickBooks failed; Retry is offered.', unreached, reach, { repeat: 'safe' }),
  QBWC1008: row('connect', both, 'Connecting to QuickBooks failed at the second attempt.', unreached, reach, { repeat: 'safe' }),
  QBWC1009: row('connect', both, 'The user cancelled after connecting to QuickBooks had failed.', unreached, reach, { repeat: 'safe' }),
  QBWC1010: row('add', service, 'Only applications on https may be loaded.', 'AppURL begins with http.', 'Use https, or localhost while developing.'),
  QBWC1011: row('run', user, 'The application is not in the registry; the window is out of step.', 'The application was removed elsewhere, or by another copy of the Web Connector.', 'Start the Web Connector again; add the application again.', { repeat: 'safe' }),
  QBWC1012: row('run', service, 'Authentication failed: the call authenticate ended with an error.', 'The service cannot be reached; it answered with an error or a page that is not SOAP; the answer to authenticate is not a list of strings', 'Read the text that follows in QWCLog.txt. See the log of the service. Check the shape of its answer to authenticate.', { repeat: 'safe' }),
  QBWC1013: row('run', both, 'Connecting to QuickBooks failed during an update.', unreached, 'Look for an HRESULT in the same line: it names the cause. Check QuickBooks and its company file on that computer.', { repeat: 'safe' }),
  QBWC1014: row('run', both, 'QuickBooks gave no answer about host, company and preferences.', 'QuickBooks stopped during the call; the application has no permission.', 'Check QuickBooks and the permissions of the application.', { repeat: 'safe' }),
  QBWC1015: row('run', ['nobody'], 'Ending the session with QuickBooks failed.', 'QuickBooks was closed before the update ended.', 'Usually harmless.', { repeat: 'nothing' }),
  QBWC1016: row('window', user, 'No application is selected.', 'Update Selected was chosen with no box ticked.', 'Tick one.', { repeat: 'safe' }),
  QBWC1017: row('run', user, 'Some applications could not be updated.', 'Each has a cause of its own, which is earlier in the log.', 'See the log: explain the code of each.', { repeat: 'ask first' }),
  QBWC1018: row('window', user, 'There is nothing to select.', 'No application was added yet.', 'Add an application.', { repeat: 'nothing' }),
  QBWC1019: row('window', user, 'There is nothing to unselect.', 'No application was added yet.', 'Add an application.', { repeat: 'nothing' }),
  QBWC1020: row('window', user, 'There are scheduled jobs; leave all the same?', 'Exit was chosen while an application has Auto-Run.', 'Scheduled updates run only while the Web Connector runs.', { repeat: 'nothing' }),
  QBWC1021: row('connect', ['administrator'], 'The version of the request processor could not be found out.', 'The installation of QuickBooks is damaged or unfinished.', 'Install QuickBooks again.'),
  QBWC1022: row('add', both, 'Connecting to QuickBooks failed while looking for the FileID, first attempt.', unreached, reach, { repeat: 'safe' }),
  QBWC1023: row('add', both, 'Connecting to QuickBooks failed while looking for the FileID, second attempt.', unreached, reach, { repeat: 'safe' }),
  QBWC1024: row('add', user, 'The user cancelled while the Web Connector looked for the FileID.', 'Cancel was chosen after QuickBooks could not be reached.', 'Open QuickBooks with the company file. Add the application again.', { repeat: 'safe' }),
  QBWC1025: row('add', both, 'Looking for the FileID failed.', 'QuickBooks refused the question, or stopped during it.', 'See the log.', { repeat: 'safe' }),
  QBWC1026: row('add', service, 'QuickBooks refused the FileID.', 'It is in use already, or the application may only read.', 'Use another FileID.'),
  QBWC1027: row('add', both, 'Writing the FileID failed.', 'QuickBooks stopped during the call, or the company file is locked.', 'See the log.', { repeat: 'safe' }),
  QBWC1028: row('password', user, 'The password could not be encrypted.', 'The store of this Windows user is damaged.', 'Type it again.'),
  QBWC1029: row('run', user, 'The password could not be decrypted.', 'It was stored by another Windows user or on another computer.', 'Type it again.'),
  QBWC1030: row('run', user, 'No password is stored for the application.', 'It was never typed, or not confirmed with Enter.', 'Type it into the Password column and press Enter.'),
  QBWC1031: row('run', user, 'A scheduled update ended with an error.', 'The cause has a code of its own, earlier in the log.', 'See the log: explain the code before this one.', { repeat: 'ask first' }),
  QBWC1032: row('run', user, 'The application of a scheduled update is missing in the registry.', 'It was removed elsewhere.', 'Start the Web Connector again; add the application again.', { repeat: 'safe' }),
  QBWC1033: row('start', both, 'QWCLog.txt could not be opened.', 'It is write-protected or open in another program.', 'Make it writable.'),
  QBWC1034: row('connect', ['administrator'], 'AuthFlags could not be set.', 'The request processor does not know them: it is too old or damaged.', 'Check the installation of the request processor.'),
  QBWC1035: row('add', ['integrator', 'administrator'], 'localhost cannot be resolved.', 'The hosts file lacks localhost; the .qwc file was made for a developer’s computer.', 'Check the hosts file; do not hand out .qwc files for localhost.'),
  QBWC1036: row('run', service, 'The service failed in clientVersion.', failing, 'See the log of the service.', { repeat: 'safe' }),
  QBWC1037: row('run', user, 'The application sent a message and the update was ended.', 'The service asks for a newer Web Connector, or has something else to say.', 'Follow the message.'),
  QBWC1038: row('run', user, 'The master key was not given (old versions).', 'The question for it was cancelled.', 'Type the password again.'),
  QBWC1039: row('add', ['user', 'integrator'], 'The application could not be added.', 'The company file carries this OwnerID and FileID already; elements of the .qwc file are missing; the user is not the QuickBooks Admin; IsReadOnly keeps it from leaving its mark', 'Remove the old application in the Web Connector, with the company file open. Add the new file as the QuickBooks Admin. If it still says so: use a new FileID, and look for missing elements in the .qwc file.'),
  QBWC1040: row('run', user, 'The service knows no such user name and password.', 'The password was mistyped, or belongs to an earlier .qwc file; the service has blocked the user.', 'Type the password again. If it is lost, issue a new one: qbsync qwc replace.'),
  QBWC1041: row('run', service, 'The service failed in sendRequestXML.', failing, 'See the log of the service.', { repeat: 'safe' }),
  QBWC1042: row('run', service, 'The service failed in receiveResponseXML.', `${failing}; the answer was larger than the service takes`, 'QuickBooks has carried the request out and does not deliver the answer again: ask what became of it before anything is sent again. See the log of the service. qbsync asks by itself on the next run.', { repeat: 'ask first' }),
  QBWC1043: row('run', service, 'The service failed in getLastError.', failing, 'See the log of the service.', { repeat: 'safe' }),
  QBWC1044: row('run', service, 'The service failed in closeConnection.', failing, 'See the log of the service. What was exchanged before is not lost.', { repeat: 'safe' }),
  QBWC1045: row('run', service, 'The service failed in connectionError.', failing, 'See the log of the service. Before it QuickBooks could not be reached: see the line above in QWCLog.txt.', { repeat: 'safe' }),
  QBWC1046: row('run', service, 'The answer to clientVersion has a wrong syntax.', 'It is neither empty nor a letter of W, E, O with a colon and a text.', 'Answer nothing, or W:, E: or O: and a text.'),
  QBWC1047: row('run', ['integrator'], 'No public list says what this code means.', 'Not known.', 'Read the text beside it in QWCLog.txt.', { source: 'open', repeat: 'ask first' }),
  QBWC1048: row('add', ['integrator', 'administrator'], 'The certificate of the web server could not be verified.', 'It is self-signed, expired, or its chain is incomplete; GET is refused or needs a login (405, 401); Windows is too old for the version of TLS', 'Correct the certificate chain; a plain GET must be answered with 200.'),
  QBWC1051: row('add', service, 'The application was not added: its URL is not on a secure server.', 'AppURL begins with http.', 'Use https.', { source: 'reported' }),
  QBWC1085: row('start', user, 'There is a problem with the log file.', 'QWCLog.txt is damaged, too large, or not writable.', 'Close the Web Connector. Rename or delete QWCLog.txt. Start it again.', { source: 'reported' }),
} satisfies Record<string, ConnectorRow>

export type ConnectorCode = keyof typeof connectorCodes
export const isConnectorCode = (code: string): code is ConnectorCode =>
  Object.hasOwn(connectorCodes, code)
