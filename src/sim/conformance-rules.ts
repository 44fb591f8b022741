// What a service must obey, as rows: each rule with its section, and what it finds in an answer. Rules about several
// answers, and about GET, are in conformance.ts. Source: web-connector.md 0.4, 1.4, 1.6, 3, 6.6, 6.7, 7, 9.2.
import { authWords, namespace } from '../qbwc/calls.ts'
import { type Look, stringsOf } from './conformance-reading.ts'
import { isNeutralText, readClientVersion } from './web-connector-decisions.ts'

export interface ConformanceRule {
  readonly section: string
  /** `advice` does not fail a service. */
  readonly level: 'breach' | 'advice'
  /** What is asked of a service. */
  readonly says: string
  /** What is wrong with this answer; undefined where nothing is; null where the rule has nothing to say. */
  readonly find?: (look: Look) => string | undefined | null
}

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/'
/** A service may take longer, but QBWC gives up at some time that is not documented. */
export const slowMs = 60_000

const only = (look: Look, ...names: string[]): boolean => names.includes(look.call)
const isPath = (text: string): boolean => /[\\/]|\.qbw$/i.test(text)

export const conformanceRules = {
  namespace: {
    section: '0.4.1',
    level: 'breach',
    says: 'elements of the body are in http://developer.intuit.com/',
    find: ({ response, result }) => {
      const wrong = [response, result].find((e) => e && e.namespace !== namespace)
      return !response ? null : wrong && `<${wrong.name}> is in "${wrong.namespace}"`
    },
  },
  'string-namespace': {
    section: '0.4.1',
    level: 'breach',
    says: 'so are the <string> elements of authenticateResult',
    find: (look) => {
      if (!only(look, 'authenticate') || !look.result) return null
      const wrong = look.result.children.find(
        (e) => e.namespace !== namespace || e.name !== 'string',
      )
      return wrong && `<${wrong.name}> is in "${wrong.namespace}"`
    },
  },
  'soap-1.1': {
    section: '0.4.2, 9.2',
    level: 'breach',
    says: 'the envelope is SOAP 1.1',
    find: ({ envelope }) =>
      !envelope
        ? null
        : envelope.namespace === soap11
          ? undefined
          : `the envelope is in "${envelope.namespace}"`,
  },
  'http-200': {
    section: '0.4.2',
    level: 'breach',
    says: 'answers come with HTTP 200',
    find: ({ http, fault }) =>
      http.status === 200 || (fault && http.status === 500)
        ? undefined
        : `HTTP ${http.status} ${http.reason}`,
  },
  'content-type': {
    section: '0.4.2',
    level: 'breach',
    says: 'Content-Type is text/xml; charset=utf-8',
    find: ({ http: { contentType } }) => {
      const isXml = /^text\/xml\s*(;|$)/i.test(contentType)
      const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase()
      if (isXml && charset === 'utf-8') return undefined
      return contentType === '' ? 'there is none' : `it is "${contentType}"`
    },
  },
  html: {
    section: '0.4.2, 1.6',
    level: 'breach',
    says: 'no answer is a page of HTML',
    find: ({ text, http }) =>
      /^\s*<(!doctype )?html/i.test(text) || /html/i.test(http.contentType)
        ? `HTTP ${http.status} with HTML`
        : undefined,
  },
  'well-formed': {
    section: '1.6',
    level: 'breach',
    says: 'answers are well-formed XML',
    find: ({ xmlProblem, text }) => (/^\s*<(!doctype )?html/i.test(text) ? null : xmlProblem),
  },
  'result-name': {
    section: '0.4.3',
    level: 'breach',
    says: 'the result is <op>Result inside <op>Response',
    find: ({ body, fault, response, result, call }) => {
      if (!body || fault) return null
      if (!response) return `there is no ${call}Response, but <${body.children[0]?.name ?? ''}>`
      const inner = response.children[0]
      return !result && inner ? `there is no ${call}Result, but <${inner.name}>` : undefined
    },
  },
  'missing-result': {
    section: '9.2',
    level: 'breach',
    says: 'a result is there, even where it is empty',
    find: ({ response, result, call }) => {
      if (!response || call === 'clientVersion' || call === 'serverVersion') return null
      if (!result && response.children.length === 0) return `${call}Result is missing`
      const isNil = result?.attributes.some((a) => a.name === 'nil' && a.value === 'true')
      return isNil ? `${call}Result is null` : undefined
    },
  },
  'two-strings': {
    section: '0.4.4',
    level: 'breach',
    says: 'authenticateResult has at least two strings',
    find: (look) => {
      if (!only(look, 'authenticate') || !look.result) return null
      const { length } = look.result.children
      return length < 2 ? `it has ${length}` : undefined
    },
  },
  'auth-positions': {
    section: '3.3, 9.2',
    level: 'breach',
    says: 'positions of authenticate are kept: a lower limit stands in [3], and there are four at most',
    find: (look) => {
      const strings = stringsOf(look)
      if (strings.length < 2) return null
      if (strings.length > 4) return `there are ${strings.length} strings`
      return strings.length === 3 && /^\d+$/.test(strings[2] ?? '')
        ? `a lone number ${strings[2]} in [2] postpones the update; send four strings`
        : undefined
    },
  },
  'auth-word': {
    section: '3.3, 9.2',
    level: 'breach',
    says: 'authenticate answers "", a path, none, nvu or busy in [1]',
    find: (look) => {
      const [, word] = stringsOf(look)
      if (word === undefined) return null
      const isKnown = word === '' || authWords.some((w) => w === word.toLowerCase()) || isPath(word)
      return isKnown ? undefined : `"${word}" is taken for a company file`
    },
  },
  'escaped-qbxml': {
    section: '0.4.5',
    level: 'breach',
    says: 'qbXML travels as escaped text, without a SOAP envelope of its own',
    find: (look) => {
      if (!only(look, 'sendRequestXML') || !look.result) return null
      const inner = look.result.children[0]
      if (inner) return `<${inner.name}> is an element inside sendRequestXMLResult`
      return /<(\w+:)?Envelope\b/.test(look.result.text) ? 'it holds a SOAP envelope' : undefined
    },
  },
  'qbxml-head': {
    section: '3.4',
    level: 'breach',
    says: 'a request begins with <?xml …?>, then <?qbxml version="…"?>',
    find: (look) => {
      if (!only(look, 'sendRequestXML') || !look.value || /^noop$/i.test(look.value)) return null
      if (!look.value.startsWith('<?xml')) return `it begins with ${shown(look.value)}`
      return /<\?qb(pos)?xml\s+version/.test(look.value.slice(0, 500))
        ? undefined
        : 'there is no <?qbxml version="…"?>'
    },
  },
  'message-set-id': {
    section: '6.7',
    level: 'breach',
    says: 'message set ids have at most 24 characters',
    find: (look) => {
      if (!only(look, 'sendRequestXML') || !look.value) return null
      const ids = [...look.value.slice(0, 2000).matchAll(/(?:new|old)MessageSetID="([^"]*)"/g)]
      const long = ids.map((m) => m[1] ?? '').find((id) => id.length > 24)
      return ids.length === 0 ? null : long && `"${long}" has ${long.length}`
    },
  },
  integer: {
    section: '0.4.6, 9.2',
    level: 'breach',
    says: 'receiveResponseXMLResult is a bare integer',
    find: (look) => {
      if (!only(look, 'receiveResponseXML') || !look.result) return null
      const text = look.result.children.length > 0 ? '(elements)' : look.result.text
      return /^\s*[+-]?\d{1,10}\s*$/.test(text) ? undefined : `it is "${text}"`
    },
  },
  'percent-range': {
    section: '0.4.7',
    level: 'breach',
    says: 'it is 0 to 100, or negative',
    find: (look) => {
      if (!only(look, 'receiveResponseXML') || !look.result) return null
      return Number(look.result.text) > 100 ? `it is ${look.result.text}` : undefined
    },
  },
  scalar: {
    section: '9.2',
    level: 'breach',
    says: 'scalars are bare text, not wrapped in <string> or <int>',
    find: (look) => {
      if (only(look, 'authenticate', 'sendRequestXML') || !look.result) return null
      const inner = look.result.children[0]
      return inner && `<${inner.name}> is inside ${look.call}Result`
    },
  },
  fault: {
    section: '0.4.9',
    level: 'breach',
    says: 'no SOAP fault for what a service can say in an answer',
    find: ({ fault, call }) => {
      if (!fault || call === 'serverVersion' || call === 'clientVersion') return undefined
      const text = fault.children.find((e) => e.name === 'faultstring')?.text
      return `${call} answered with a fault: ${shown(text ?? '')}`
    },
  },
  'version-answer': {
    section: '3.2, 9.2',
    level: 'breach',
    says: 'clientVersion answers "", W:text, E:text or O:version, and O: is no polite OK',
    find: (look) => {
      if (!only(look, 'clientVersion') || look.value === undefined) return null
      const { kind } = readClientVersion(look.value)
      if (kind === 'syntax') return `it answers "${look.value}"`
      return kind === 'newer needed' ? `"${look.value}" asks for a newer Web Connector` : undefined
    },
  },
  'no-warning': {
    section: '3.2',
    level: 'advice',
    says: 'clientVersion does not warn: an unattended run would wait for a person',
    find: (look) =>
      only(look, 'clientVersion') && look.value !== undefined
        ? readClientVersion(look.value).kind === 'warning'
          ? `it answers "${look.value}"`
          : undefined
        : null,
  },
  'optional-calls': {
    section: '1.2, 1.6',
    level: 'advice',
    says: 'serverVersion and clientVersion are answered',
    find: ({ call, report }) =>
      call === 'serverVersion' || call === 'clientVersion' ? report.problem : null,
  },
  'error-as-path': {
    section: '3.7, 9.2',
    level: 'breach',
    says: 'connectionError answers done, "" or a path, never a sentence',
    find: (look) => {
      if (!only(look, 'connectionError') || look.value === undefined) return null
      const { value } = look
      const isFine = value === '' || /^done$/i.test(value) || isPath(value)
      return isFine ? undefined : `${shown(value)} is tried as a company file`
    },
  },
  'neutral-end': {
    section: '2.2, 9.2',
    level: 'advice',
    says: 'getLastError says something neutral when the queue is empty: people see it',
    find: (look) =>
      only(look, 'getLastError') &&
      look.value !== undefined &&
      /^\s*errors?[!.]?\s*$/i.test(look.value)
        ? `it answers "${look.value}"`
        : only(look, 'getLastError') && isNeutralText(look.value ?? '')
          ? undefined
          : null,
  },
  blank: {
    section: '1.6',
    level: 'breach',
    says: 'string results have no white space around them',
    find: (look) => {
      const texts = [...stringsOf(look), ...(look.value === undefined ? [] : [look.value])]
      if (texts.length === 0) return null
      const padded = texts.find((t) => t !== t.trim())
      return padded === undefined ? undefined : `${look.call}: ${shown(padded)}`
    },
  },
  pretty: {
    section: '1.6',
    level: 'advice',
    says: 'there is no white space between the elements of the envelope',
    find: ({ envelope, body }) =>
      !envelope
        ? null
        : /\S/.test(`x${envelope.text}${body?.text ?? ''}`.slice(1)) ||
            `${envelope.text}${body?.text ?? ''}` === ''
          ? undefined
          : 'the envelope is pretty-printed',
  },
  slow: {
    section: '6.6',
    level: 'breach',
    says: 'every call is answered within 60 seconds',
    find: ({ report: { ms, call } }) =>
      ms !== undefined && ms > slowMs ? `${call} took ${Math.round(ms / 1000)} s` : undefined,
  },
  'no-compression': {
    section: '1.4',
    level: 'breach',
    says: 'answers are not compressed: nobody asked for it',
    find: ({ http }) => http.headers['content-encoding'],
  },
  'no-redirect': {
    section: '1.4',
    level: 'breach',
    says: 'a call is not redirected',
    find: ({ http }) =>
      http.status >= 300 && http.status < 400
        ? `HTTP ${http.status} to ${http.headers['location'] ?? '?'}`
        : undefined,
  },
  'no-http-login': {
    section: '1.4',
    level: 'breach',
    says: 'no HTTP login is asked for',
    find: ({ http }) => http.headers['www-authenticate'],
  },
} as const satisfies Record<string, ConformanceRule>

const shown = (text: string): string =>
  JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
