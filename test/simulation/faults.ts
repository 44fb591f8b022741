// What can break in a world. A world has some of these kinds, chosen by its seed, so that each is met alone and in
// the company of few others.
export const faultKinds = {
  'request lost': 'a call of the Web Connector never reaches the service',
  'answer lost': 'the service answered, the Web Connector never learns it',
  'delivered twice': 'a call is delivered a second time, after or at the same time as the first',
  'late call': 'an answer of QuickBooks arrives when its visit is long over',
  'connector dies': 'the Web Connector is gone in the middle of a visit',
  'crash before commit': 'the service dies where it is about to commit',
  'crash after commit': 'the service dies between a commit and its answer',
  'crash around apply': 'the service dies before or after the backend took a page',
  'power cut': 'the machine of the service loses power: commits that were not flushed are gone',
  'second process': 'a second process of the service answers every other call',
  'second visitor': 'another installation of the same connection visits as well',
  'at the same time': 'both installations call in the same moment',
  'iterator gone': 'QuickBooks forgets its iterators',
  'memory gone': 'QuickBooks forgets the answers of message sets',
  hresult: 'QuickBooks refuses a request with an HRESULT and does nothing',
  'hresult after work': 'QuickBooks does what it was asked, and dies before it answers',
  'window open': 'somebody has a record open, which locks it',
  'dialog open': 'a modal dialog is open in QuickBooks',
  'wrong company': 'another company file is open',
  'quickbooks closed': 'the company file is closed',
  'clock jump': 'the clock of the service jumps',
  'quickbooks clock': 'the clock of the computer with QuickBooks is wrong for a while',
  'long silence': 'nobody calls for 120 days',
  'summer time': 'the world is around a change of summer time',
  'store error': 'the store is busy, full or read-only',
  'store unreadable': 'the store cannot be read',
  'backend error': 'the backend fails before it took a page',
  'backend error after': 'the backend took a page and fails all the same',
  'backend silent': 'the backend cannot be asked for changes',
} as const

export type FaultKind = keyof typeof faultKinds
export const allFaults = Object.keys(faultKinds) as FaultKind[]
