// The calls of the Web Connector protocol: names, arguments in order, results. Facts only; both sides of the
// simulation and the WSDL are made from this table. Source: web-connector.md 1.1–1.2 (Intuit's guide and WSDL).

export const namespace = 'http://developer.intuit.com/'

export type ResultType = 'string' | 'int' | 'strings'

export interface Call {
  readonly args: readonly (readonly [name: string, type: 'string' | 'int'])[]
  readonly result: ResultType
}

const text = (...names: string[]) => names.map((name) => [name, 'string'] as const)

export const calls = {
  serverVersion: { args: [], result: 'string' },
  clientVersion: { args: text('strVersion'), result: 'string' },
  authenticate: { args: text('strUserName', 'strPassword'), result: 'strings' },
  sendRequestXML: {
    args: [
      ...text('ticket', 'strHCPResponse', 'strCompanyFileName', 'qbXMLCountry'),
      ['qbXMLMajorVers', 'int'],
      ['qbXMLMinorVers', 'int'],
    ],
    result: 'string',
  },
  receiveResponseXML: { args: text('ticket', 'response', 'hresult', 'message'), result: 'int' },
  connectionError: { args: text('ticket', 'hresult', 'message'), result: 'string' },
  getLastError: { args: text('ticket'), result: 'string' },
  closeConnection: { args: text('ticket'), result: 'string' },
  getInteractiveURL: { args: text('wcTicket', 'sessionID'), result: 'string' },
  interactiveRejected: { args: text('wcTicket', 'reason'), result: 'string' },
  interactiveDone: { args: text('wcTicket'), result: 'string' },
  isInteractiveDone: { args: text('wcTicket'), result: 'string' },
} satisfies Record<string, Call>

export type CallName = keyof typeof calls
export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name)

/** `authenticate` answers in the second string; anything else there is a company file path. */
export const authWords = ['none', 'nvu', 'busy'] as const
