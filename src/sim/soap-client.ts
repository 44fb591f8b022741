// The SOAP client of the simulated QBWC. The soap package does what it knows: it reads the contract, orders and
// names the elements, builds the envelope and the SOAPAction, and decodes each answer as a second opinion. Its
// hooks then bring the text to the bytes a .NET client sends, and our strict reader has the last word on answers,
// because the package forgives what QBWC does not. See docs/decisions/0001-soap-client.md.
import type { Client, IHttpClient } from 'soap'
import { type CallName, namespace } from '../qbwc/calls.ts'
import { ConnectorError, type HttpAnswer } from './connector-errors.ts'
import { type CallValue, readEnvelope, readText } from './web-connector-answer.ts'
import { rpcEnvelope } from './web-connector-rpc.ts'
import { type BodyPart, Wire, type WireOptions } from './web-connector-wire.ts'
import { contractText } from './web-connector-wsdl.ts'

export interface SoapOptions extends WireOptions {
  /** Reads answers by local names, whatever their content type: for looking at broken services. */
  readonly lenient: boolean
  /** Leaves empty arguments out, as a client with null strings would. */
  readonly omitEmpty: boolean
  /** RPC as Axis services take it; anything else goes out as Document. */
  readonly style?: 'Document' | 'DocWrapped' | 'RPC' | undefined
}

export interface CallAnswer {
  readonly value: CallValue
  /** What the soap package makes of the same answer, where it differs. */
  readonly secondOpinion?: string
  readonly http?: HttpAnswer | undefined
}

export type CallArguments = Readonly<Record<string, string | number>>

interface Exchange {
  readonly call: CallName
  readonly args: readonly (string | number)[]
  readonly cut?: 'request' | 'answer' | undefined
  value?: CallValue
  http?: HttpAnswer
}

type Marks = readonly (readonly [name: string, mark: string])[]

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'
const schema = 'http://www.w3.org/2001/XMLSchema'

// Arguments are put in below as they are written, already escaped: the package must not touch them.
const settings = { escapeXML: false, preserveWhitespace: true }

/** The package and its reading of the contract: 6 ms, so it is kept by whoever opens many clients. */
export type SoapContract = Awaited<ReturnType<typeof readContract>>

export async function readContract() {
  // Loaded when needed: the package brings an HTTP client of its own, which takes longer than a whole session.
  const { Client, WSDL } = await import('soap')
  const wsdl = await new Promise<InstanceType<typeof WSDL>>((resolve, reject) => {
    const reading = new WSDL(contractText(), 'web-connector.wsdl', settings)
    reading.onReady((error: unknown) => (error ? reject(error) : resolve(reading)))
  })
  return { Client, wsdl }
}

/** A client for one session: one connection, one set of cookies. */
export function openSoapClient(
  url: string,
  options: SoapOptions,
  { Client, wsdl }: SoapContract,
): SoapClient {
  const wire = new Wire(url, options)
  const httpClient: IHttpClient = {
    // The package waits for the callback and does not look at what is returned.
    request: (_url, text: string, done, headers, { exchange } = {}) =>
      carry({ wire, text, exchange, soapAction: headers?.['SOAPAction'], options }).then(
        (body) => done(null, { status: 200, headers: {} }, body),
        (error: unknown) => done(error),
      ) as never,
  }
  return new SoapClient(new Client(wsdl, url, { ...settings, httpClient }), wire, options)
}

/** Brings an envelope to the service and its answer past our strict reader; the text goes on to the package. */
async function carry(post: {
  wire: Wire
  text: string
  exchange: Exchange
  soapAction: string
  options: SoapOptions
}): Promise<string> {
  const { wire, text, exchange, soapAction, options } = post
  const parts = bodyParts(text, exchange.args)
  const answer = await wire.post(exchange.call, soapAction, parts, exchange.cut === 'request')
  const { body: bytes } = answer
  exchange.http =
    exchange.cut === 'answer' ? { ...answer, body: bytes.subarray(0, bytes.length >> 1) } : answer
  try {
    const body = readText(exchange.call, exchange.http, options.lenient)
    const reading = { lenient: options.lenient, isRpc: options.style === 'RPC' }
    exchange.value = readEnvelope(exchange.call, body, reading)
    return body
  } catch (error) {
    if (error instanceof ConnectorError) error.http = exchange.http
    throw error
  }
}

export class SoapClient {
  readonly #client: Client
  readonly #wire: Wire
  readonly #options: SoapOptions

  constructor(client: Client, wire: Wire, options: SoapOptions) {
    this.#client = client
    this.#wire = wire
    this.#options = options
  }

  /** `cut`: the link breaks half-way through what is sent, or through the answer. Throws ConnectorError. */
  async call(call: CallName, args: CallArguments, cut?: 'request' | 'answer'): Promise<CallAnswer> {
    const sent = Object.entries(args).filter(([, v]) => v !== '' || !this.#options.omitEmpty)
    // Each argument stands in the envelope as a mark that no escaped text can hold; bodyParts puts it back.
    const marks = sent.map(([name, value], i) => [name, value === '' ? '' : `<${i}/>`] as const)
    const exchange: Exchange = { call, args: sent.map(([, value]) => value), cut }
    const opinion =
      this.#options.style === 'RPC'
        ? await this.#callRpc(exchange, marks)
        : await this.#callDocument(exchange, marks)
    const { value = null, http } = exchange
    return { value, http, ...(opinion === undefined ? {} : { secondOpinion: opinion }) }
  }

  /** What the package makes of the answer, where it differs. */
  async #callDocument(exchange: Exchange, marks: Marks): Promise<string | undefined> {
    const options = { exchange, postProcess: asDotNet }
    const method: unknown = this.#client[`${exchange.call}Async`]
    if (typeof method !== 'function') throw new Error(`the contract has no ${exchange.call}`)
    try {
      const [decoded]: [unknown] = await method(Object.fromEntries(marks), options)
      return differs(exchange, decoded)
    } catch (error) {
      // With a value at hand it is only the package that stumbled.
      if (exchange.value === undefined) throw error
      return `soap package: ${error instanceof Error ? error.message : String(error)}`
    }
  }

  /** The package writes RPC its own way, so the text is ours; there is no second opinion. */
  async #callRpc(exchange: Exchange, marks: Marks): Promise<undefined> {
    await carry({
      wire: this.#wire,
      text: rpcEnvelope(exchange.call, marks),
      exchange,
      soapAction: `"${namespace}${exchange.call}"`,
      options: this.#options,
    })
    return undefined
  }

  /** The next call opens a new connection. */
  dropConnection(): void {
    this.#wire.dropConnection()
  }
}

/** The package's envelope in the shape of .NET: xsd instead of tns, empty elements closed with a space. */
function asDotNet(envelope: string): string {
  return envelope
    .replace(/\s+xmlns:tns="[^"]*"/, ` xmlns:xsd="${schema}"`)
    .replace(`xmlns:xsi="${schemaInstance}"  `, `xmlns:xsi="${schemaInstance}" `)
    .replace(/<(\w+)( [^>]*)?><\/\1>/g, '<$1$2 />')
}

function bodyParts(envelope: string, args: readonly (string | number)[]): BodyPart[] {
  return envelope.split(/<(\d+)\/>/).map((part, i) => {
    if (i % 2 === 0) return { markup: part }
    return { text: String(args[Number(part)] ?? '') }
  })
}

function differs(exchange: Exchange, decoded: unknown): string | undefined {
  const result = isRecord(decoded) ? decoded[`${exchange.call}Result`] : undefined
  const theirs = normal(
    Array.isArray(exchange.value) && isRecord(result) ? result['string'] : result,
  )
  const ours = normal(exchange.value)
  return theirs === ours ? undefined : `soap package reads ${theirs}, strict reader ${ours}`
}

/** Missing and empty are the same here: the package does not tell them apart in every place. */
const normal = (value: unknown): string => {
  const list = Array.isArray(value) ? value : [value]
  return JSON.stringify(list.map((v) => v ?? '')).slice(0, 400)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
