// What can be made to go wrong in a conversation of the Web Connector: a table of faults, and a plan that says
// which of them strike where. Source: web-connector.md 6.5–6.7, 8.1 rows 12, 13, 22, 23.
import { nearest, QbsyncError } from '../errors.ts'
import { type CallName, isCallName } from '../qbwc/calls.ts'

/** Where a fault strikes: at a call, at OpenConnection/BeginSession, or at a request given to QuickBooks. */
export type FaultPlace = 'call' | 'connect' | 'request' | 'run'

export interface FaultRow {
  readonly at: FaultPlace
  /** What stands behind the colon. */
  readonly takes?: 'call' | 'hresult' | 'seconds' | 'path'
  /** The argument where none is given. */
  readonly usual?: string
  readonly says: string
}

// biome-ignore format: one row a line
export const faults = {
  'drop-before': { at: 'call', takes: 'call', usual: 'receiveResponseXML', says: 'the link breaks before the call reaches the service' },
  'drop-after': { at: 'call', takes: 'call', usual: 'sendRequestXML', says: 'the service has the call, its answer is lost' },
  twice: { at: 'call', takes: 'call', usual: 'receiveResponseXML', says: 'the call is delivered twice; the second answer counts' },
  truncate: { at: 'call', takes: 'call', usual: 'receiveResponseXML', says: 'the link breaks in the middle of what is sent' },
  'truncate-answer': { at: 'call', takes: 'call', usual: 'sendRequestXML', says: 'only half of the answer arrives' },
  delay: { at: 'call', takes: 'call', usual: 'receiveResponseXML', says: 'the answer comes after the timeout' },
  restart: { at: 'call', takes: 'call', usual: 'receiveResponseXML', says: 'the service is started again before the call (whoever runs it does so; the link is opened anew)' },
  'no-close': { at: 'call', says: 'closeConnection is never called' },
  crash: { at: 'call', takes: 'call', usual: 'receiveResponseXML', says: 'the Web Connector dies before the call; its locks stay' },
  'hresult-connect': { at: 'connect', takes: 'hresult', usual: '0x80040402', says: 'connecting to QuickBooks fails with this HRESULT' },
  'quickbooks-closed': { at: 'connect', says: 'QuickBooks is closed: 0x80040416 without a path, 0x8004041D with one' },
  'wrong-file': { at: 'connect', takes: 'path', usual: 'C:\\Books\\Another.qbw', says: 'another company file is open: 0x8004040A with a path, that file without one' },
  'dialog-open': { at: 'connect', says: 'a modal dialog is open in QuickBooks: 0x80040414' },
  'no-hcp': { at: 'run', says: 'the host, company and preferences queries fail (QBWC1014)' },
  'no-end': { at: 'run', says: 'ending the session with QuickBooks fails (QBWC1015)' },
  'hresult-request': { at: 'request', takes: 'hresult', usual: '0x80040402', says: 'QuickBooks answers the request with this HRESULT and does nothing' },
  'hresult-after-work': { at: 'request', takes: 'hresult', usual: '0x800706BE', says: 'QuickBooks does the work and then dies: the service gets this HRESULT' },
  'iterator-lost': { at: 'request', says: 'iterators of the session are gone before the request' },
  'memory-lost': { at: 'request', says: 'saved answers of message sets are gone before the request' },
  'clock-jump': { at: 'call', takes: 'seconds', usual: '86400', says: 'the clock of the QuickBooks computer jumps before the next call' },
} as const satisfies Record<string, FaultRow>

export type FaultName = keyof typeof faults
export const isFaultName = (name: string): name is FaultName => Object.hasOwn(faults, name)

export interface PlannedFault {
  readonly fault: FaultName
  /** Call, HRESULT, seconds or path. */
  readonly argument: string
  /** At which call, connect or request of its kind it strikes first, from 1, counted over the runs of the plan. */
  readonly from: number
  /** How often it strikes. */
  readonly times: number
}

const form = 'FAULT[:ARGUMENT][@NTH][xTIMES], such as drop-after:sendRequestXML@2 or dialog-open'

/** Reads `drop-before:receiveResponseXML@2x3`. Throws E_USAGE. */
export function readFault(text: string): PlannedFault {
  const found = /^([a-z-]+?)(?::(.*?))?(?:@(\d{1,6}))?(?:x(\d{1,6}|all))?$/.exec(text.trim())
  const [, name = '', given, nth, times] = found ?? []
  if (!isFaultName(name)) {
    const known = Object.keys(faults)
    const near = nearest(name || text, known).join(', ')
    throw wrong(`There is no fault "${text}": did you mean ${near}? It is written ${form}`)
  }
  const row: FaultRow = faults[name]
  const argument = given || row.usual || ''
  if (given && !row.takes) throw wrong(`${name} takes no argument`)
  const fits: Record<NonNullable<FaultRow['takes']>, (text: string) => boolean> = {
    call: isCallName,
    hresult: (t) => /^0x[\da-f]{8}$/i.test(t),
    seconds: (t) => /^-?\d{1,9}$/.test(t),
    path: (t) => t !== '',
  }
  if (row.takes && !fits[row.takes](argument))
    throw wrong(`${name} takes a ${row.takes}, not "${argument}"`)
  return {
    fault: name,
    argument: row.takes === 'hresult' ? `0x${argument.slice(2).toUpperCase()}` : argument,
    from: Math.max(1, Number(nth ?? 1)),
    times: times === 'all' ? Number.POSITIVE_INFINITY : Number(times ?? 1),
  }
}

const wrong = (detail: string): QbsyncError => new QbsyncError('E_USAGE', { detail })

export const faultText = ({ fault, argument, from, times }: PlannedFault): string =>
  [
    fault,
    argument === '' ? '' : `:${argument}`,
    from === 1 ? '' : `@${from}`,
    times === 1 ? '' : `x${times === Number.POSITIVE_INFINITY ? 'all' : times}`,
  ].join('')

/** Faults that wait to strike. Each is counted by itself and strikes `times` times from its `from`-th chance on. */
export class FaultPlan {
  readonly #waiting: { readonly planned: PlannedFault; chances: number; struck: number }[] = []
  /** What struck, in order. */
  readonly struck: string[] = []

  constructor(planned: readonly PlannedFault[] = []) {
    for (const one of planned) this.add(one)
  }

  add(planned: PlannedFault): void {
    this.#waiting.push({ planned, chances: 0, struck: 0 })
  }

  clear(): void {
    this.#waiting.length = 0
  }

  get waiting(): string[] {
    return this.#waiting.filter((w) => w.struck < w.planned.times).map((w) => faultText(w.planned))
  }

  /** The argument of a fault that strikes here and now. `call` narrows faults of a call to that one. */
  take(fault: FaultName, call?: CallName): string | undefined {
    const row: FaultRow = faults[fault]
    for (const one of this.#waiting) {
      const { planned } = one
      if (planned.fault !== fault) continue
      if (row.takes === 'call' && planned.argument !== call) continue
      one.chances++
      if (one.chances < planned.from || one.struck >= planned.times) continue
      one.struck++
      this.struck.push(call === undefined ? fault : `${fault} at ${call}`)
      return planned.argument
    }
    return undefined
  }
}
