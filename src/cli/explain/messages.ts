// Messages that say more than any code beside them, or that have none: reasons behind "QuickBooks error message:",
// and what .NET tells the Web Connector about a service. The latter are reported by users, not stated by Intuit.
import type { Advice } from '../../schema/advice.ts'

export interface MessageRow extends Advice {
  readonly pattern: RegExp
  readonly meaning: string
  /** The code it usually comes with. */
  readonly with: string
}

const service = 'See the log of the service at the time of the line.'

export const messages: readonly MessageRow[] = [
  {
    pattern: /modified by another user/i,
    with: '3180',
    meaning: 'Somebody saved to the same list at the same moment.',
    causes: ['Another person or application wrote to that list between reading and saving.'],
    who: ['nobody'],
    steps: ['Try again; qbsync does so on the next run.'],
    repeat: 'read first',
  },
  {
    pattern: /credit limit .{0,80}exceeded/i,
    with: '3180',
    meaning: 'The transaction would take the customer over the credit limit.',
    causes: ['The open balance with this transaction is above the limit stored with the customer.'],
    who: ['user'],
    steps: [
      'Raise the limit in QuickBooks: the customer, Payment Settings, Credit Limit.',
      'Or book a payment of that customer first.',
    ],
    repeat: 'after',
  },
  {
    pattern: /account number is already in use/i,
    with: '3180',
    meaning: 'Another account has that number.',
    causes: ['The account was created before.', 'An inactive account has the number.'],
    who: ['user', 'integrator'],
    steps: [
      'Look for the number in the chart of accounts, inactive ones included.',
      'Give one of the two another number.',
    ],
    repeat: 'after',
  },
  {
    pattern: /transaction is not in balance/i,
    with: '3180',
    meaning: 'Debits and credits of the journal entry differ.',
    causes: ['A line is missing.', 'Amounts were rounded line by line.'],
    who: ['integrator'],
    steps: ['Make the sum of the debits equal that of the credits, to the cent.'],
    repeat: 'in vain',
  },
  {
    pattern: /more than the amount due/i,
    with: '3210',
    meaning: 'The payment is larger than what is still open on the invoice.',
    causes: [
      'A payment or credit was booked in QuickBooks meanwhile.',
      'The same payment was booked before.',
      'The invoice was lowered.',
    ],
    who: ['user', 'integrator'],
    steps: [
      'Look at the open balance of the invoice and at its payments in QuickBooks.',
      'If the payment is there already: nothing is left to do.',
      'Otherwise lower the amount, or leave the rest unapplied.',
    ],
    repeat: 'after',
  },
  {
    pattern: /has been deposited|already (?:been )?(?:in a )?deposit(?:ed)?\b/i,
    with: '3160',
    meaning: 'The payment is part of a bank deposit and cannot be changed or removed.',
    causes: ['Somebody recorded the deposit in QuickBooks.'],
    who: ['user'],
    steps: ['Take the payment out of the deposit, or book the return by hand.'],
    repeat: 'after',
  },
  {
    pattern: /remote name could not be resolved/i,
    with: 'QBWC1012',
    meaning: 'The computer with QuickBooks does not find the host of the service.',
    causes: [
      'There is no connection to the internet.',
      'The host name in the .qwc file is wrong or gone.',
    ],
    who: ['user', 'integrator'],
    steps: ['Open the AppURL in a browser on that computer.', 'Check AppURL in the .qwc file.'],
    repeat: 'safe',
  },
  {
    pattern: /unable to connect to the remote server|actively refused/i,
    with: 'QBWC1012',
    meaning: 'Nothing answers at the address of the service.',
    causes: [
      'The service is not running.',
      'A firewall or proxy is in between.',
      'The port is wrong.',
    ],
    who: ['integrator', 'administrator'],
    steps: ['Start the service: qbsync serve.', 'Open the AppURL in a browser on that computer.'],
    repeat: 'safe',
  },
  {
    pattern: /SSL\/TLS secure channel|underlying connection was closed|trust relationship/i,
    with: 'QBWC1048',
    meaning: 'The secure connection to the service could not be made.',
    causes: [
      'The certificate is expired, self-signed, for another host, or its chain is incomplete.',
      'Windows and the server have no version of TLS in common.',
      'A proxy or virus scanner opens secure connections.',
    ],
    who: ['integrator', 'administrator'],
    steps: [
      'Open the AppURL in a browser on that computer and look at the certificate.',
      'Install the whole chain on the server, and allow TLS 1.2.',
    ],
    repeat: 'after',
  },
  {
    pattern: /operation has timed out|operation timed out/i,
    with: 'QBWC1042',
    meaning: 'The service did not answer in time (about 100 seconds, by the default of .NET).',
    causes: ['The service works too long before it answers.', 'It hangs, or waits for a database.'],
    who: ['integrator'],
    steps: [
      service,
      'Answer at once and do slow work afterwards, or ask for smaller pages.',
      'After receiveResponseXML: the request was carried out. Ask what became of it before sending it again.',
    ],
    repeat: 'ask first',
  },
  {
    pattern:
      /content type of '?text\/html|HTTP status 5\d\d|error: \(5\d\d\)|error: \(4\d\d\)|HTTP status 4\d\d/i,
    with: 'QBWC1012',
    meaning: 'A web server answered, but not with SOAP: with an error, or with a page for people.',
    causes: [
      'AppURL does not lead to the service but to a login, a start page or nowhere (401, 403, 404).',
      'The service failed (500), or a proxy in front of it did (502, 503, 504).',
      'The answer of QuickBooks is larger than the server takes (413).',
    ],
    who: ['integrator'],
    steps: ['Open the AppURL in a browser: qbsync answers there with a page of its own.', service],
    repeat: 'ask first',
  },
  {
    pattern: /did not recognize the value of HTTP Header SOAPAction/i,
    with: 'QBWC1012',
    meaning: 'The service does not know the call by the name in SOAPAction.',
    causes: ['The service was made with another namespace than http://developer.intuit.com/.'],
    who: ['integrator'],
    steps: ['Use the namespace http://developer.intuit.com/ in the WSDL and in the answers.'],
    repeat: 'in vain',
  },
  {
    pattern: /index was outside the bounds of the array|object reference not set to an instance/i,
    with: 'QBWC1012',
    meaning: 'The Web Connector stumbled over an answer that lacks something.',
    causes: [
      'authenticate answered with fewer than two strings.',
      'The element of the result has another name or namespace than the WSDL says.',
    ],
    who: ['integrator'],
    steps: ['Compare the answer with the WSDL (?wsdl).', 'Try the service: qbsync sim run APP.qwc'],
    repeat: 'in vain',
  },
  {
    pattern: /outside the range of valid values|out of the range of valid values/i,
    with: 'QBWC1042',
    meaning: 'The service answered receiveResponseXML with more than 100.',
    causes: ['The progress was counted as a number of records, not in percent.'],
    who: ['integrator'],
    steps: ['Answer 0 to 99 while work is left, 100 at the end, a negative number on an error.'],
    repeat: 'ask first',
  },
]
