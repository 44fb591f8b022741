// The calls of one run: made, counted, told to whoever watches, and kept in short for the result.
import type { CallName } from '../qbwc/calls.ts'
import { ConnectorError } from './connector-errors.ts'
import type { ComError } from './quickbooks.ts'
import type { CallArguments } from './soap-client.ts'
import type { CallValue } from './web-connector-answer.ts'
import { disturb } from './web-connector-disturb.ts'
import type { ConversationEvent } from './web-connector-options.ts'
import type { RunWorld } from './web-connector-world.ts'

/** A run may be kept open for days: what is kept of it is bounded, the observer sees everything. */
const keptEvents = 10_000
const keptText = 200

export class Conversation {
  readonly #world: RunWorld
  readonly events: ConversationEvent[] = []
  calls = 0
  #lastCallAt: number | undefined

  constructor(world: RunWorld) {
    this.#world = world
  }

  /** Throws ConnectorError. */
  async call(call: CallName, args: CallArguments): Promise<CallValue> {
    const { app, client, env, onCall } = this.#world
    const at = env.now()
    // Servers drop idle connections after a few seconds, and a call that meets the drop would fail for no reason.
    if (this.#lastCallAt !== undefined && at - this.#lastCallAt > 2000) client.dropConnection()
    this.calls++
    const shown = call === 'authenticate' ? { ...args, strPassword: masked } : args
    try {
      const { value, secondOpinion, http } = await disturb(this.#world, call, (cut) =>
        client.call(call, args, cut),
      )
      const opinion = secondOpinion === undefined ? {} : { secondOpinion }
      const ms = env.now() - at
      this.#keep({ at, call, sent: shorten(shown), answer: short(shownValue(value)) })
      onCall?.({ app: app.name, at, call, args: shown, answer: value, ...opinion, http, ms })
      return value
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
      this.#keep({ at, call, sent: shorten(shown), problem: short(error.message) })
      const { message: problem, http, isSimulated } = error
      const ms = env.now() - at
      onCall?.({ app: app.name, at, call, args: shown, problem, http, ms, isSimulated })
      this.#logFailure(error)
      throw error
    } finally {
      this.#lastCallAt = env.now()
    }
  }

  /** A call whose result is one string; null where it is missing. */
  async text(call: CallName, args: CallArguments): Promise<string | null> {
    const value = await this.call(call, args)
    return value === null ? null : String(value)
  }

  /** A line of the log, from the class that does the calls. */
  log(method: string, text: string): void {
    this.#world.log.line(`SOAPWebService.${method}`, text)
  }

  /** An answer that was read, but that QBWC stumbles over. */
  breach(call: CallName, problem: string): ConnectorError {
    const error = new ConnectorError(call, 'soap', problem)
    this.#keep({ at: this.#world.env.now(), call, sent: {}, problem })
    this.#logFailure(error)
    return error
  }

  quickbooks(
    call: 'ProcessRequest' | 'OpenSession',
    sent: CallArguments,
    answer: string | undefined,
    problem?: string,
  ): void {
    this.#keep({
      at: this.#world.env.now(),
      call,
      sent: shorten(sent),
      ...(answer === undefined ? {} : { answer: short(answer) }),
      ...(problem === undefined ? {} : { problem }),
    })
  }

  #keep(event: ConversationEvent): void {
    if (this.events.length < keptEvents) this.events.push(event)
  }

  /** As QWCLog.txt has it for QBWC1012; the others by analogy. */
  #logFailure({ call, code, message }: ConnectorError): void {
    const where = `SOAPWebService.do_${call}`
    const what = call === 'authenticate' ? 'Authentication failed due to' : `${call} failed due to`
    this.#world.log.line(where, `${code ?? ''}: ${what} following error message.`)
    this.#world.log.line(where, message)
    this.#world.log.line(where, 'More info:')
    this.#world.log.line(where, 'StackTrace = ')
    this.#world.log.line(where, 'Source = QBWebConnector')
  }
}

export const comText = (error: ComError): string => `${error.message} (${error.hresult})`

const masked = '<MaskedForSecurity>'

// Copied: a slice would keep the whole text alive, some megabytes for each exchange.
const copy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

const short = (text: string): string =>
  text.length > keptText ? `${copy(text.slice(0, keptText))}… (${text.length} characters)` : text

const shorten = (args: CallArguments): CallArguments =>
  Object.fromEntries(
    Object.entries(args).map(([k, v]) => [k, typeof v === 'string' ? short(v) : v]),
  )

const shownValue = (value: CallValue): string =>
  value === null ? '(missing)' : typeof value === 'object' ? value.join(' | ') : String(value)
