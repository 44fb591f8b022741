// The states of one run as the service sees them, and what each call leads to (web-connector.md 2.1–2.3).
// Everything that changes the state of a run asks this table.

export type State = 'WaitForSendRequestXML' | 'WaitForResponse' | 'Idle' | 'WaitForClose' | 'Closed'

/** A call with the kind of answer given to it. */
export type Step =
  | 'sendRequestXML:text'
  | 'sendRequestXML:empty'
  /** Empty as well, but the run is kept open: getLastError answers NoOp, and the caller comes again after 5 s. */
  | 'sendRequestXML:idle'
  | 'sendRequestXML:resume'
  | 'receiveResponseXML:more'
  | 'receiveResponseXML:done'
  | 'receiveResponseXML:idle'
  | 'receiveResponseXML:error'
  | 'connectionError:retry'
  | 'connectionError:done'
  | 'getLastError:text'
  | 'getLastError:NoOp'
  | 'closeConnection:any'

export const transitions: Readonly<Record<State, Readonly<Partial<Record<Step, State>>>>> = {
  WaitForSendRequestXML: {
    'sendRequestXML:text': 'WaitForResponse',
    'sendRequestXML:empty': 'WaitForClose',
    'sendRequestXML:idle': 'Idle',
    'connectionError:retry': 'WaitForSendRequestXML',
    'connectionError:done': 'Closed',
    'getLastError:text': 'WaitForSendRequestXML',
    'closeConnection:any': 'Closed',
  },
  WaitForResponse: {
    // Out of order: the caller did not get our text, or lost the answer. The same step is taken again.
    'sendRequestXML:text': 'WaitForResponse',
    'sendRequestXML:empty': 'WaitForClose',
    'sendRequestXML:idle': 'Idle',
    'receiveResponseXML:more': 'WaitForSendRequestXML',
    'receiveResponseXML:done': 'WaitForClose',
    'receiveResponseXML:idle': 'Idle',
    'receiveResponseXML:error': 'WaitForClose',
    'getLastError:text': 'WaitForResponse',
    'closeConnection:any': 'Closed',
  },
  Idle: {
    'sendRequestXML:idle': 'Idle',
    'sendRequestXML:resume': 'WaitForSendRequestXML',
    'sendRequestXML:empty': 'WaitForClose',
    'getLastError:NoOp': 'Idle',
    'closeConnection:any': 'Closed',
  },
  WaitForClose: {
    'getLastError:text': 'WaitForClose',
    'closeConnection:any': 'Closed',
  },
  Closed: {
    'getLastError:text': 'Closed',
    'closeConnection:any': 'Closed',
  },
}

/** The state after a step, or undefined where the step is not legal in this state. */
export const after = (state: State, step: Step): State | undefined => transitions[state][step]
