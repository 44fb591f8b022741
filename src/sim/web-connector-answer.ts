// What a SoapHttpClientProtocol of .NET makes of an HTTP answer: a value, or an exception. QBWC is such a client,
// so this is where a service finds out that its answers are not what QBWC takes. Source: web-connector.md 1.6.
import { type CallName, calls, namespace } from '../qbwc/calls.ts'
import { ConnectorError, type ConnectorFailure, type HttpAnswer } from './connector-errors.ts'
import { readXml, type XmlElement } from './web-connector-xml.ts'

/** null: the element was not there. */
export type CallValue = string | number | null | readonly string[]

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/'
const soap12 = 'http://www.w3.org/2003/05/soap-envelope'

/** The text of an answer, or the exception of its HTTP layer. */
export function readText(call: CallName, answer: HttpAnswer, lenient = false): string {
  const type = answer.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const httpFailure = `The request failed with HTTP status ${answer.status}: ${answer.reason}.`
  // Of the errors only 500 (and 400) may carry a SOAP message; redirects are not followed.
  if (answer.status >= 300 && answer.status !== 500 && answer.status !== 400)
    throw new ConnectorError(call, 'http', httpFailure)
  if (type !== 'text/xml' && !lenient) {
    if (answer.status >= 300) throw new ConnectorError(call, 'http', httpFailure)
    const found = answer.contentType === '' ? '' : answer.contentType
    const problem = `Client found response content type of '${found}', but expected 'text/xml'.`
    throw new ConnectorError(call, 'content type', problem)
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(answer.contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset, { fatal: true }).decode(answer.body)
  } catch (cause) {
    const problem = `Response is not well-formed XML. It is not ${charset}.`
    throw new ConnectorError(call, 'xml', problem, { cause })
  }
}

export interface Reading {
  /** By local names, whatever the content type: for looking at broken services. */
  readonly lenient?: boolean
  /**
   * RPC style: the result is the first element inside the first element of the body, whatever they are called
   * (reported: a Rails service answers urn:ActionWebService and <return>); an array has items of any name.
   */
  readonly isRpc?: boolean
}

/** The result in an envelope, or the exception: a fault, a wrong shape, a wrong type. */
export function readEnvelope(
  call: CallName,
  text: string,
  { lenient = false, isRpc = false }: Reading = {},
): CallValue {
  const fail = (failure: ConnectorFailure, problem: string, cause?: unknown): never => {
    throw new ConnectorError(call, failure, problem, { cause })
  }
  let envelope: XmlElement
  try {
    envelope = readXml(text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return fail('xml', `Response is not well-formed XML. ${why}`, cause)
  }
  const isSoap = (e: XmlElement, name: string): boolean =>
    e.name === name && (e.namespace === soap11 || (lenient && e.namespace === soap12))
  const isOurs = (e: XmlElement, name: string): boolean =>
    e.name === name && (lenient || e.namespace === namespace)

  if (envelope.name !== 'Envelope')
    fail('soap', `Response is not SOAP: its root is <${envelope.name}>.`)
  if (!isSoap(envelope, 'Envelope'))
    fail(
      'soap',
      `Possible SOAP version mismatch: Envelope namespace ${envelope.namespace} was unexpected. Expecting ${soap11}.`,
    )
  const body = envelope.children.find((e) => isSoap(e, 'Body'))
  if (!body) return fail('soap', 'Response has no SOAP Body.')
  const fault = body.children.find((e) => isSoap(e, 'Fault'))
  if (fault) return fail('fault', faultText(fault))

  const response = body.children.find((e) => isRpc || isOurs(e, `${call}Response`))
  const result = response?.children.find((e) => isRpc || isOurs(e, `${call}Result`))
  const type = calls[call].result
  if (!result) {
    if (type !== 'int') return null
    return fail('soap', `There is an error in XML document: ${call}Result is missing.`)
  }
  if (type === 'strings')
    return result.children
      .filter((e) => isRpc || isOurs(e, 'string'))
      .map((e) => scalar(call, e, lenient))
  const value = scalar(call, result, lenient)
  if (type === 'string') return value
  return (
    readInt(value) ??
    fail('soap', `Input string was not in a correct format: '${value.slice(0, 200)}'.`)
  )
}

/** XmlConvert.ToInt32: outer white space and a sign are allowed, decimals and percent signs are not. */
function readInt(text: string): number | undefined {
  const digits = text.trim()
  const value = /^[+-]?\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN
  return value >= -2147483648 && value <= 2147483647 ? value : undefined
}

function scalar(call: CallName, element: XmlElement, lenient: boolean): string {
  const inner = element.children[0]
  if (!inner) return element.text
  if (lenient) return inner.text
  // Disputed: one library wraps its scalars and claims success; .NET should refuse (web-connector.md 1.6).
  const problem = `Unexpected node type Element: <${inner.name}> in ${call}Result. A string can only be read from elements with simple or empty content.`
  throw new ConnectorError(call, 'soap', problem)
}

function faultText(fault: XmlElement): string {
  // faultcode and faultstring carry no namespace in SOAP 1.1; services that qualify them are read all the same.
  const part = (name: string): string =>
    fault.children.find((e) => e.name === name)?.text.trim() ?? ''
  return (
    part('faultstring') || part('faultcode') || 'The service answered with a fault without text.'
  )
}
