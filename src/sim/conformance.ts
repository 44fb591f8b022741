// Watches a conversation and names each deviation of a service from the protocol, with the section of its rule: the
// conformance check of `sim run --strict`. Source: web-connector.md 0.4, 1.7, 2.3, 3.7, 7, 9.2.

import type { CallName } from '../qbwc/calls.ts'
import { check } from '../qbxml/check.ts'
import { type ConformanceRule, lookAt } from './conformance-reading.ts'
import { answerRules } from './conformance-rules.ts'
import { shapeRules } from './conformance-shape-rules.ts'
import type { ReachFinding } from './qwc-reach.ts'
import type { CallReport } from './web-connector-options.ts'

/** Rules that one answer alone does not tell: about GET, about several calls, and about calls made on purpose. */
// biome-ignore format: one row a line
const otherRules = {
  get: { section: '0.4.10, 9.2', level: 'breach', says: 'a plain GET of AppURL (or CertURL) answers 200' },
  'support-get': { section: '0.4.10', level: 'breach', says: 'a plain GET of AppSupport answers 200 or 202' },
  answers: { section: '6.6', level: 'breach', says: 'every call is answered at all' },
  'gives-up': { section: '3.7', level: 'breach', says: 'connectionError says done after a couple of times' },
  'wrong-password': { section: '3.3, 7', level: 'breach', says: 'a wrong password is answered with nvu' },
  'unknown-ticket': { section: '2.3', level: 'breach', says: 'a ticket nobody knows: sendRequestXML answers "", receiveResponseXML a negative number' },
  'close-any-ticket': { section: '9.2', level: 'breach', says: 'closeConnection answers with an unknown and with an empty ticket' },
  ticket: { section: '7', level: 'breach', says: 'a login with work carries a ticket, a new one each time' },
  'readable-request': { section: '3.4', level: 'breach', says: 'QuickBooks can read every request (else 0x80040400, and nothing of it runs)' },
  'one-bad-request': { section: '9.2', level: 'advice', says: 'one request that QuickBooks cannot read does not end the run' },
  'second-opinion': { section: '1.6', level: 'advice', says: 'another SOAP implementation reads the same' },
} as const satisfies Record<string, ConformanceRule>

const conformanceRules = { ...shapeRules, ...answerRules }

export const allRules: Readonly<Record<string, ConformanceRule>> = {
  ...conformanceRules,
  ...otherRules,
}
export type RuleId = keyof typeof conformanceRules | keyof typeof otherRules

export interface Deviation {
  readonly rule: RuleId
  readonly section: string
  readonly level: 'breach' | 'advice'
  readonly call: CallName | 'GET'
  /** Number of the call among those of its name, from 1. */
  readonly nth: number
  readonly detail: string
}

export interface Verdict {
  readonly rule: RuleId
  readonly section: string
  readonly level: 'breach' | 'advice'
  readonly says: string
  /** Times it was looked at; 0: the conversation gave no occasion. */
  readonly looked: number
  readonly deviations: readonly Deviation[]
}

export class Inspector {
  readonly #looked = new Map<RuleId, number>()
  readonly #deviations: Deviation[] = []
  readonly #counts = new Map<string, number>()
  readonly #tickets = new Set<string>()
  /** What the last sendRequestXML gave. */
  #request: CallReport['answer']

  /** What each rule has found so far, in the order of the table. */
  verdicts(): Verdict[] {
    return (Object.keys(allRules) as RuleId[]).map((rule) => {
      const { section, level, says } = allRules[rule] as ConformanceRule
      const deviations = this.#deviations.filter((d) => d.rule === rule)
      return { rule, section, level, says, looked: this.#looked.get(rule) ?? 0, deviations }
    })
  }

  get deviations(): readonly Deviation[] {
    return this.#deviations
  }

  get breaches(): readonly Deviation[] {
    return this.#deviations.filter((d) => d.level === 'breach')
  }

  /** Every call, as onCall tells it. */
  see(report: CallReport): void {
    const { call } = report
    this.#counts.set(call, (this.#counts.get(call) ?? 0) + 1)
    if (report.isSimulated) return
    const look = lookAt(report)
    this.check('answers', call, look ? undefined : report.problem)
    if (!look) return
    for (const [rule, { find }] of Object.entries(conformanceRules)) {
      const found = find(look)
      if (found !== null) this.check(rule as RuleId, call, found)
    }
    if (report.problem === undefined) this.check('second-opinion', call, report.secondOpinion)
    if (call === 'authenticate') this.#seeTicket(report)
    if (call === 'sendRequestXML') this.#request = report.answer
    if (call === 'receiveResponseXML') this.#seeHresult(report)
  }

  /** What the GETs of adding found; call it also when they found nothing. */
  seePages(findings: readonly ReachFinding[]): void {
    const saysOf = (element: RegExp) => findings.find((f) => element.test(f.element))?.says
    this.check('get', 'GET', saysOf(/^(AppURL|CertURL)$/))
    this.check('support-get', 'GET', saysOf(/^AppSupport$/))
  }

  /** Counts a look, and a deviation where something was found. */
  check(rule: RuleId, call: CallName | 'GET', found: string | undefined): void {
    this.#looked.set(rule, (this.#looked.get(rule) ?? 0) + 1)
    if (found === undefined) return
    const { section, level } = allRules[rule] as ConformanceRule
    const nth = this.#counts.get(call) ?? 1
    this.#deviations.push({ rule, section, level, call, nth, detail: found })
  }

  #seeTicket({ answer }: CallReport): void {
    if (!Array.isArray(answer)) return
    const [ticket = '', word = ''] = answer as readonly string[]
    if (/^(none|nvu|busy)$/i.test(word)) return
    const isOld = this.#tickets.has(ticket)
    this.#tickets.add(ticket)
    const says = ticket === '' ? 'it is empty' : isOld ? `"${ticket}" was given before` : undefined
    this.check('ticket', 'authenticate', says)
  }

  /** Only a request that could not be read: after other HRESULTs a service may well stop. */
  #seeHresult({ args, answer }: CallReport): void {
    this.#seeRefusal(args['hresult'])
    if (args['hresult'] !== '0x80040400' || typeof answer !== 'number') return
    const says = answer < 0 ? `${answer} after 0x80040400` : undefined
    this.check('one-bad-request', 'receiveResponseXML', says)
  }

  /** QuickBooks did not read it, and the grammar says why; without a reason there, a planned fault was at work. */
  #seeRefusal(hresult: string | number | undefined): void {
    const request = this.#request
    this.#request = undefined
    if (typeof request !== 'string' || request === '') return
    const fault =
      hresult === '0x80040400' ? check(request).find((one) => one.kind === 'structure') : undefined
    const where = fault && `line ${fault.line}, column ${fault.column}`
    this.check('readable-request', 'sendRequestXML', fault && `${where}: ${fault.message}`)
  }
}
