// A Web Connector without sockets, one call a step, so that two of them and everybody else can come in between any
// two calls. It does what web-connector.md 2.1 says and nothing cleverer; what it holds against the service it tells.
import type { Caller, ReceivedAnswer, SendRequest } from '../../src/qbwc/service-port.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { ComError, type Session } from '../../src/sim/quickbooks.ts'

type Phase = 'away' | 'login' | 'connect' | 'send' | 'work' | 'receive' | 'lastError' | 'close'

/** What a call of the service comes to; undefined where the link was lost. */
export type Called<T> = { readonly answer: T } | undefined

export interface Line {
  authenticate(user: string, password: string, caller: Caller): Promise<Called<readonly string[]>>
  sendRequestXML(call: SendRequest): Promise<Called<string>>
  receiveResponseXML(call: ReceivedAnswer): Promise<Called<number>>
  connectionError(ticket: string, hresult: string, message: string): Promise<Called<string>>
  getLastError(ticket: string): Promise<Called<string>>
  closeConnection(ticket: string): Promise<Called<string>>
}

/** QuickBooks as this visitor meets it, with whatever is wrong with it. */
export interface Computer {
  openSession(companyFile: string): Session
  /** One document; a ComError where QuickBooks gives none. */
  process(session: Session, text: string): string
  /** Host, company and preferences, as QBWC asks for them at the beginning of a run. */
  about(session: Session): string
}

export interface Watch {
  /** A text of ours goes to QuickBooks. */
  onText(text: string): void
  onPhase(phase: string): void
  illegal(problem: string): void
}

export type Ending =
  | 'done'
  | 'error'
  | 'busy'
  | 'none'
  | 'nvu'
  | 'lost'
  | 'unavailable'
  | 'switched off'

export class Visitor {
  readonly name: string
  phase: Phase = 'away'
  ending: Ending | undefined
  /** An answer that never reached the service; it may still arrive. */
  undelivered: ReceivedAnswer | undefined
  /** Until this step it does not get on: a dialog is open, QuickBooks is busy. */
  heldUntil = 0
  /** How often it asks again, told that there is nothing to do now, before it is switched off. */
  patience = 3
  readonly #line: Line
  readonly #computer: Computer
  readonly #watch: Watch
  #ticket = ''
  #session: Session | undefined
  #hcp = ''
  #request = ''
  #answer: ReceivedAnswer | undefined
  #percent = 0
  #failures = 0
  #noOps = 0
  #companyFile = ''

  constructor(name: string, line: Line, computer: Computer, watch: Watch) {
    this.name = name
    this.#line = line
    this.#computer = computer
    this.#watch = watch
  }

  get isAway(): boolean {
    return this.phase === 'away'
  }

  /** It was handed a text that makes something, and QuickBooks has not had it yet. */
  get hasOrder(): boolean {
    return this.phase === 'work' && /AddRq/.test(this.#request)
  }

  /** Numbers of the payments in it. */
  get ordered(): string[] {
    return [...this.#request.matchAll(/<RefNumber>(pay-\d+)</g)].map(([, number = '']) => number)
  }

  begin(): void {
    this.phase = 'login'
    this.ending = undefined
    this.#percent = 0
    this.#failures = 0
    this.#request = ''
    this.#noOps = 0
    this.heldUntil = 0
  }

  /** Gone without a word: the computer was switched off. */
  vanish(): void {
    this.#leave('lost')
  }

  async step(): Promise<void> {
    this.#watch.onPhase(this.phase)
    if (this.phase === 'login') await this.#login()
    else if (this.phase === 'connect') await this.#connect()
    else if (this.phase === 'send') await this.#send()
    else if (this.phase === 'work') this.#work()
    else if (this.phase === 'receive') await this.#receive()
    else if (this.phase === 'lastError') await this.#lastError()
    else if (this.phase === 'close') await this.#close()
  }

  #leave(ending: Ending): void {
    this.#session?.end()
    this.#session = undefined
    this.phase = 'away'
    this.ending = ending
  }

  async #login(): Promise<void> {
    const called = await this.#line.authenticate(this.name, 'secret', { address: '10.0.0.1' })
    if (!called) return this.#leave('lost')
    const { answer } = called
    if (answer.length !== 4) this.#watch.illegal(`authenticate answers ${answer.length} strings`)
    const [ticket = '', word = ''] = answer
    if (word === 'busy' || word === 'none' || word === 'nvu') return this.#leave(word)
    if (ticket === '') this.#watch.illegal('authenticate gives work and no ticket')
    this.#ticket = ticket
    this.#companyFile = word
    this.phase = 'connect'
  }

  async #connect(): Promise<void> {
    try {
      this.#session = this.#computer.openSession(this.#companyFile)
      this.#hcp = this.#computer.about(this.#session)
      this.phase = 'send'
    } catch (error) {
      if (!(error instanceof ComError)) throw error
      const called = await this.#line.connectionError(this.#ticket, error.hresult, error.message)
      if (!called || called.answer === 'done') return this.#leave('unavailable')
      this.#companyFile = called.answer
      if (++this.#failures > 5) this.#watch.illegal('connectionError is never answered done')
    }
  }

  async #send(): Promise<void> {
    const session = this.#session
    if (!session) return this.#leave('lost')
    const called = await this.#line.sendRequestXML({
      ticket: this.#ticket,
      hcpResponse: this.#hcp,
      companyFileName: session.companyFile,
      country: session.country,
      majorVersion: session.majorVersion,
      minorVersion: session.minorVersion,
    })
    if (!called) return this.#leave('lost')
    this.#hcp = ''
    this.#request = called.answer
    if (called.answer !== '') this.#noOps = 0
    this.phase = called.answer === '' ? 'lastError' : 'work'
  }

  #work(): void {
    const session = this.#session
    if (!session) throw new Error('a request without a session')
    this.#watch.onText(this.#request)
    const told = { ticket: this.#ticket, hresult: '', message: '' }
    try {
      const text = this.#computer.process(session, this.#request)
      this.#answer = { ...told, answer: readQbxml(text), bytes: text.length }
    } catch (error) {
      if (!(error instanceof ComError)) throw error
      this.#answer = { ...told, hresult: error.hresult, message: error.message, bytes: 0 }
    }
    this.phase = 'receive'
  }

  async #receive(): Promise<void> {
    const answer = this.#answer
    if (!answer) return this.#leave('lost')
    this.undelivered = answer
    const called = await this.#line.receiveResponseXML(answer)
    if (!called) return this.#leave('lost')
    this.undelivered = undefined
    const percent = called.answer
    if (!Number.isInteger(percent) || percent > 100)
      this.#watch.illegal(`receiveResponseXML answers ${percent}`)
    this.#percent = percent
    this.phase = percent < 0 ? 'lastError' : percent === 100 ? 'close' : 'send'
  }

  async #lastError(): Promise<void> {
    const called = await this.#line.getLastError(this.#ticket)
    if (!called) return this.#leave('lost')
    if (called.answer === '') this.#watch.illegal('getLastError answers nothing')
    if (called.answer === 'NoOp' && ++this.#noOps > this.patience) {
      this.#leave('switched off')
      return
    }
    this.phase = called.answer === 'NoOp' ? 'send' : 'close'
    if (this.#percent < 0) this.ending = 'error'
  }

  async #close(): Promise<void> {
    const called = await this.#line.closeConnection(this.#ticket)
    if (called && called.answer === '') this.#watch.illegal('closeConnection answers nothing')
    this.#leave(called ? (this.ending ?? 'done') : 'lost')
  }
}
