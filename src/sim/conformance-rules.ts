// Rules about what a service says in its answers: a row each, with its section and what it finds. Rules about the
// shape of answers are in conformance-shape-rules.ts, those about several answers and about GET in conformance.ts.
// Source: web-connector.md 0.4, 3, 6.7, 9.2.
import { authWords, namespace } from '../qbwc/calls.ts'
import { type ConformanceRule, type Look, shown, stringsOf } from './conformance-reading.ts'
import { isNeutralText, readClientVersion } from './web-connector-decisions.ts'

const only = (look: Look, ...names: string[]): boolean => names.includes(look.call)
const isPath = (text: string): boolean => /[\\/]|\.qbw$/i.test(text)

export const answerRules = {
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
} as const satisfies Record<string, ConformanceRule>
