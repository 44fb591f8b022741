// One update of one application: the calls in their order and what each answer leads to. Source:
// web-connector.md 2.1 and 8.2 (certain for order and branches; the switches are in web-connector-options.ts).
import type { CallName } from '../qbwc/calls.ts'
import { ConnectorError } from './connector-errors.ts'
import type { Session } from './quickbooks.ts'
import { askHostCompanyPreferences, lockCompany, releaseCompany } from './web-connector-company.ts'
import { Conversation } from './web-connector-conversation.ts'
import { isNeutralText, readAuthentication, sameWord } from './web-connector-decisions.ts'
import { ConnectorCrash } from './web-connector-disturb.ts'
import { giveToQuickBooks, receiveResponse, sendRequest } from './web-connector-exchange.ts'
import { asksForInteraction, type Interaction, interact } from './web-connector-interactive.ts'
import { askVersions, authenticate, connect } from './web-connector-login.ts'
import type { Fault, Faults, UpdateResult } from './web-connector-options.ts'
import type { RunEnd, RunWorld } from './web-connector-world.ts'

/** Runs one update. What goes wrong is in the result; only faults of the simulation itself are thrown. */
export async function runSession(world: RunWorld): Promise<UpdateResult> {
  const run = new Run(world)
  const end = await run.go()
  return run.result(end)
}

class Run {
  readonly #world: RunWorld
  readonly #talk: Conversation
  readonly #progress: number[] = []
  #ticket = ''
  #exchanges = 0
  #requests = 0
  #bytes = 0

  constructor(world: RunWorld) {
    this.#world = world
    this.#talk = new Conversation(world)
  }

  result({ outcome, code, status }: RunEnd): UpdateResult {
    return {
      app: this.#world.app.name,
      outcome,
      ...(code === undefined ? {} : { code }),
      status,
      exchanges: this.#exchanges,
      calls: this.#talk.calls,
      requests: this.#requests,
      bytes: this.#bytes,
      lastProgress: this.#progress.at(-1) ?? 0,
      progress: this.#progress,
      conversation: this.#talk.events,
    }
  }

  async go(): Promise<RunEnd> {
    try {
      return await this.#visit()
    } catch (error) {
      if (error instanceof ConnectorCrash) return { outcome: 'crashed', status: error.message }
      if (!(error instanceof ConnectorError)) throw error
      if (this.#world.options.closeAfterFailure && error.call !== 'closeConnection')
        await this.#close().catch(() => undefined)
      return failed(error)
    }
  }

  async #visit(): Promise<RunEnd> {
    const { app, options } = this.#world
    const refused = await askVersions(this.#world, this.#talk)
    if (refused) return this.#stopWithoutWork(refused)
    const answer = await authenticate(this.#world, this.#talk)
    const login = readAuthentication(answer, { ...options, autoRun: app.autoRun })
    this.#ticket = login.ticket
    app.accept(login, this.#world.env.now())
    if (login.decision !== 'run') {
      const end = withoutWork[login.decision]
      this.#talk.log('update', end.status)
      // Nothing says that closeConnection follows a postponement.
      return login.decision === 'postponed' ? end : this.#stopWithoutWork(end)
    }
    const session = await connect(this.#world, this.#talk, login)
    if ('outcome' in session) {
      if (options.closeAfterConnectionError) await this.#close()
      return session
    }
    const locked = lockCompany(this.#world, session)
    if (locked) {
      session.end()
      if (options.closeAfterLocked) await this.#close()
      return locked
    }
    try {
      const end = await this.#exchange(session)
      releaseCompany(this.#world, this.#talk, session)
      return end
    } catch (error) {
      // Who dies leaves the lock of the company behind, and QuickBooks finds out by itself.
      if (error instanceof ConnectorCrash) session.end()
      else releaseCompany(this.#world, this.#talk, session)
      throw error
    }
  }

  async #exchange(session: Session): Promise<RunEnd> {
    const { app, env, options } = this.#world
    const hcp = askHostCompanyPreferences(this.#world, session)
    if (hcp.problem !== undefined)
      return {
        outcome: 'connection-error',
        code: 'QBWC1014',
        status: `QBWC1014: ${hcp.problem}`,
      }
    let hcpText = hcp.text
    for (let turn = 0; turn < options.exchangeCap; turn++) {
      if (this.#world.isStopped()) return { outcome: 'stopped', status: 'Stopped' }
      const context = { ticket: this.#ticket, hcp: hcpText }
      const request = await sendRequest(this.#world, this.#talk, session, context)
      this.#bytes += Buffer.byteLength(request)
      hcpText = ''
      await this.#fault('afterSendRequest', 'sendRequestXML')
      if (request === '' || (options.literalNoOp && this.#same(request, 'NoOp'))) {
        const text = await this.#lastError()
        if (this.#same(text, 'NoOp')) {
          await env.sleep(options.noOpPauseMs)
          continue
        }
        const end = await this.#afterEmpty(text)
        if (end === 'go on') continue
        return this.#finish(end)
      }
      const end = await this.#carry(session, request)
      if (end) return this.#finish(end)
    }
    const status = `${app.name} was stopped after ${options.exchangeCap} exchanges`
    return { outcome: 'protocol-error', status }
  }

  /** One request to QuickBooks and its answer to the service. Undefined: go on. */
  async #carry(session: Session, request: string): Promise<RunEnd | undefined> {
    const { options, plan } = this.#world
    const count = ++this.#requests
    if (plan.take('iterator-lost') !== undefined) session.loseIterators?.()
    const answer = giveToQuickBooks(this.#world, this.#talk, session, { request, count })
    this.#bytes += Buffer.byteLength(answer.response)
    await this.#fault('afterProcess', 'receiveResponseXML')
    const percent = await receiveResponse(this.#world, this.#talk, this.#ticket, answer)
    this.#exchanges++
    await this.#fault('afterReceive', 'receiveResponseXML')
    if (percent < 0) {
      const status = (await this.#lastError()) || `The service answered ${percent}`
      return { outcome: 'service-error', status }
    }
    this.#progress.push(percent)
    this.#world.onProgress(Math.min(percent, 100))
    const isDone = percent === 100 || (percent > 100 && options.aboveHundred === 'ends')
    return isDone ? { outcome: 'success', status: '' } : undefined
  }

  async #lastError(): Promise<string> {
    this.#talk.log(
      'do_getLastError',
      '*** Calling getLastError() with following parameter:<wcTicket>',
    )
    const text = (await this.#talk.text('getLastError', { ticket: this.#ticket })) ?? ''
    this.#talk.log('do_getLastError', `Received from getLastError() : ${text}`)
    return text
  }

  async #afterEmpty(text: string): Promise<Interaction> {
    const { caseSensitive } = this.#world.options
    if (asksForInteraction(text, caseSensitive))
      return interact(this.#world, this.#talk, this.#ticket)
    return { outcome: isNeutralText(text) ? 'success' : 'service-error', status: text }
  }

  /** closeConnection; its text stands in the Status column unless an error text stands there already. */
  async #finish(end: RunEnd): Promise<RunEnd> {
    await this.#fault('beforeClose', 'closeConnection')
    if (this.#world.plan.take('no-close') !== undefined) return end
    const text = await this.#close()
    const { closeTextWins } = this.#world.options
    const keepsStatus = end.outcome !== 'success' && end.status !== '' && !closeTextWins
    return keepsStatus ? end : { ...end, status: text || end.status }
  }

  async #stopWithoutWork(end: RunEnd): Promise<RunEnd> {
    if (this.#world.options.closeAfterNoWork) await this.#close()
    return end
  }

  async #close(): Promise<string> {
    this.#talk.log(
      'do_closeConnection',
      '*** Calling closeConnection() with following parameter:<wcTicket>',
    )
    const text = (await this.#talk.text('closeConnection', { ticket: this.#ticket })) ?? ''
    this.#talk.log('do_closeConnection', `Received from closeConnection() : ${text}`)
    return text
  }

  async #fault(point: keyof Faults, lost: CallName): Promise<void> {
    const fault: Fault | undefined = this.#world.faults[point]
    const what = await fault?.({ app: this.#world.app.name, exchange: this.#exchanges })
    if (what !== 'drop') return
    this.#world.client.dropConnection()
    throw new ConnectorError(lost, 'link', `The link was dropped by the simulation (${point})`)
  }

  #same(text: string, word: 'NoOp'): boolean {
    return sameWord(text, word, this.#world.options.caseSensitive)
  }
}

/** What each word of authenticate leaves in the Status column (web-connector.md 3.3). */
const withoutWork = {
  none: { outcome: 'no-data', status: 'No data exchange required' },
  nvu: {
    outcome: 'not-valid-user',
    code: 'QBWC1040',
    status: 'QBWC1040: Invalid password for username',
  },
  busy: { outcome: 'busy', status: 'Application busy' },
  postponed: { outcome: 'postponed', status: 'Update postponed by application' },
} as const satisfies Record<string, RunEnd>

function failed(error: ConnectorError): RunEnd {
  return {
    outcome: error.isBreach ? 'protocol-error' : 'connection-error',
    code: error.code,
    status: error.code === undefined ? error.message : `${error.code}: ${error.message}`,
  }
}
