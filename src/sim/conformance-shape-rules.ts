// Rules about the shape of an answer, whatever the call: HTTP, envelope, elements. Source: web-connector.md 0.4, 1.4,
// 1.6, 6.6, 9.2.
import { namespace } from '../qbwc/calls.ts'
import { type ConformanceRule, shown, stringsOf } from './conformance-reading.ts'

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/'
/** A service may take longer, but QBWC gives up at some time that is not documented. */
const slowMs = 60_000

const only = ({ call }: { call: string }, ...names: string[]): boolean => names.includes(call)

export const shapeRules = {
  namespace: {
    section: '0.4.1',
    level: 'breach',
    says: 'elements of the body are in http://developer.intuit.com/',
    find: ({ response, result }) => {
      const wrong = [response, result].find((e) => e && e.namespace !== namespace)
      return !response ? null : wrong && `<${wrong.name}> is in "${wrong.namespace}"`
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
