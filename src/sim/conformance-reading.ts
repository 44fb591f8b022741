// An answer of a service as the rules of conformance.ts look at it: leniently, so that what is wrong can be named.
import { type CallName, calls } from '../qbwc/calls.ts'
import type { HttpAnswer } from './connector-errors.ts'
import type { CallReport } from './web-connector-options.ts'
import { readXml, type XmlElement, XmlProblem } from './web-connector-xml.ts'

export interface Look {
  readonly report: CallReport
  readonly call: CallName
  readonly http: HttpAnswer
  readonly text: string
  /** Why it is not XML. */
  readonly xmlProblem: string | undefined
  /** Found by their local names, whatever their namespace. */
  readonly envelope: XmlElement | undefined
  readonly body: XmlElement | undefined
  readonly fault: XmlElement | undefined
  readonly response: XmlElement | undefined
  readonly result: XmlElement | undefined
  /** The result as text, where it is one string and the answer was read. */
  readonly value: string | undefined
}

/** Undefined where nothing came. */
export function lookAt(report: CallReport): Look | undefined {
  const { call, http } = report
  if (!http) return undefined
  const text = http.body.toString('utf8')
  let root: XmlElement | undefined
  let xmlProblem: string | undefined
  try {
    root = readXml(text)
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error
    xmlProblem = error.message
  }
  const child = (of: XmlElement | undefined, name: string) =>
    of?.children.find((e) => e.name === name)
  const envelope = root?.name === 'Envelope' ? root : undefined
  const body = child(envelope, 'Body')
  const fault = child(body, 'Fault')
  const response = child(body, `${call}Response`)
  const result = child(response, `${call}Result`)
  const isText = calls[call].result === 'string'
  return {
    report,
    call,
    http,
    text,
    xmlProblem,
    envelope,
    body,
    fault,
    response,
    result,
    value: isText && result && result.children.length === 0 ? result.text : undefined,
  }
}

/** Texts of the strings of authenticate, whatever their namespace. */
export const stringsOf = (look: Look): string[] =>
  look.call === 'authenticate' ? (look.result?.children ?? []).map((e) => e.text) : []

export interface ConformanceRule {
  readonly section: string
  /** `advice` does not fail a service. */
  readonly level: 'breach' | 'advice'
  /** What is asked of a service. */
  readonly says: string
  /** What is wrong with this answer; undefined where nothing is; null where the rule has nothing to say. */
  readonly find?: (look: Look) => string | undefined | null
}

/** A text from outside, for a line of a report. */
export const shown = (text: string): string =>
  JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
