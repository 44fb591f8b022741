// One update of one application: the calls in their order and what each answer leads to. Source:
// web-connector.md 2.1 and 8.2 (certain for order and branches; the switches are in web-connector-options.ts).
import type { CallName } from '../qbwc/calls.ts'
import { ConnectorError } from './connector-errors.ts'
import { ComError, type Session } from './quickbooks.ts'
import { askHostCompanyPreferences, lockCompany, releaseCompany } from './web-connector-company.ts'
import { Conversation, comText } from './web-connector-conversation.ts'
import { isNeutralText, readAuthentication, sameWord } from './web-connector-decisions.ts'
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
    try {
      return await this.#exchange(session)
    } finally {
      releaseCompany(this.#world, this.#talk, session)
    }
  }

  async #exchange(session: Session): Promise<RunEnd> {
    const { app, options } = this.#world
    lockCompany(this.#world, session)
    const hcp = askHostCompanyPreferences(app.qwc, session)
    if (hcp.problem !== undefined)
      return {
        outcome: 'connection-error',
        code: 'QBWC1014',
        status: `QBWC1014: ${hcp.problem}`,
      }
    let hcpText = hcp.text
    for (let turn = 0; turn < options.exchangeCap; turn++) {
      if (this.#world.isStopped()) return { outcome: 'not-run', status: 'Stopped' }
      const request = await this.#sendRequest(session, hcpText)
      hcpText = ''
      await this.#fault('afterSendRequest', 'sendRequestXML')
      if (request === '' || (options.literalNoOp && this.#same(request, 'NoOp'))) {
        const text = await this.#lastError()
        if (this.#same(text, 'NoOp')) {
          await this.#world.env.sleep(options.noOpPauseMs)
          continue
        }
        return this.#finish(await this.#withoutInteraction(text))
      }
      const answer = this.#process(session, request)
      await this.#fault('afterProcess', 'receiveResponseXML')
      const percent = await this.#receiveResponse(answer)
      this.#exchanges++
      await this.#fault('afterReceive', 'receiveResponseXML')
      if (percent < 0) {
        const status = (await this.#lastError()) || `The service answered ${percent}`
        return this.#finish({ outcome: 'service-error', status })
      }
      this.#progress.push(percent)
      this.#world.onProgress(Math.min(percent, 100))
      // Above 100 is undefined; it ends the run here as 100 does.
      if (percent >= 100) return this.#finish({ outcome: 'success', status: '' })
    }
    const status = `${app.name} was stopped after ${options.exchangeCap} exchanges`
    return { outcome: 'protocol-error', status }
  }

  async #sendRequest(session: Session, hcp: string): Promise<string> {
    const { companyFile, country, majorVersion, minorVersion } = session
    const where = 'do_sendRequestXML'
    this.#talk.log(
      where,
      `(ticket, HCPResponseXML=${this.#world.log.xml(hcp)}, cfn="${companyFile}", qbNationality="${country}", qbXMLMajorVers="${majorVersion}", qbXMLMinorVers="${minorVersion}")`,
    )
    const args = {
      ...this.#withTicket(),
      strHCPResponse: hcp,
      strCompanyFileName: companyFile,
      qbXMLCountry: country,
      qbXMLMajorVers: majorVersion,
      qbXMLMinorVers: minorVersion,
    }
    // A null result is undefined behaviour; it is taken as the empty text.
    const request = (await this.#talk.text('sendRequestXML', args)) ?? ''
    this.#bytes += Buffer.byteLength(request)
    this.#talk.log(
      where,
      `Received from sendRequestXML() following parameter: strRequestXML = ${this.#world.log.xml(request)}`,
    )
    if (request !== '') this.#talk.log(where, 'Request xml received.')
    return request
  }

  #process(
    session: Session,
    request: string,
  ): { response: string; hresult: string; message: string } {
    const where = 'ProcessRequestXML'
    this.#requests++
    this.#talk.log(where, `Processing request #${this.#requests}`)
    this.#talk.log(
      where,
      `REQUEST: received from application: size (bytes) = ${Buffer.byteLength(request)}`,
    )
    this.#talk.log(where, 'Sending request to QuickBooks.')
    try {
      const response = session.processRequest(request)
      this.#bytes += Buffer.byteLength(response)
      this.#talk.quickbooks('ProcessRequest', { request }, response)
      return { response, hresult: '', message: '' }
    } catch (error) {
      if (!(error instanceof ComError)) throw error
      const { hresult, message } = error
      this.#talk.quickbooks('ProcessRequest', { request }, undefined, comText(error))
      this.#talk.log(
        where,
        `Sending error message back to application: HRESULT = ${hresult} Message: ${message}`,
      )
      return { response: '', hresult, message }
    }
  }

  async #receiveResponse(answer: {
    response: string
    hresult: string
    message: string
  }): Promise<number> {
    const { log } = this.#world
    const shown = `response =${log.xml(answer.response)}, hresult=${answer.hresult}, message="${answer.message}"`
    this.#talk.log('do_receiveResponseXML', `(wcTicket, ${shown})`)
    const percent = await this.#talk.call('receiveResponseXML', {
      ...this.#withTicket(),
      ...answer,
    })
    this.#talk.log(
      'do_receiveResponseXML',
      `Received from receiveResponseXML() : ${String(percent)}`,
    )
    return Number(percent)
  }

  async #lastError(): Promise<string> {
    this.#talk.log(
      'do_getLastError',
      '*** Calling getLastError() with following parameter:<wcTicket>',
    )
    const text = (await this.#talk.text('getLastError', this.#withTicket())) ?? ''
    this.#talk.log('do_getLastError', `Received from getLastError() : ${text}`)
    return text
  }

  /** After an empty request: who answers nothing to the consent dialog has rejected it (reported text). */
  async #withoutInteraction(text: string): Promise<RunEnd> {
    if (text !== 'Interactive mode')
      return { outcome: isNeutralText(text) ? 'success' : 'service-error', status: text }
    const args = { wcTicket: this.#ticket, reason: 'User rejected interactive mode' }
    const status = (await this.#talk.text('interactiveRejected', args)) ?? ''
    return { outcome: 'service-error', status: status || 'User rejected interactive mode' }
  }

  /** closeConnection; its text stands in the Status column unless an error text stands there already. */
  async #finish(end: RunEnd): Promise<RunEnd> {
    await this.#fault('beforeClose', 'closeConnection')
    const text = await this.#close()
    const keepsStatus = end.outcome !== 'success' && end.status !== ''
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
    const text = (await this.#talk.text('closeConnection', this.#withTicket())) ?? ''
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

  #withTicket() {
    return { ticket: this.#ticket }
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
