// What a COM error of QuickBooks means to the people concerned. Source: web-connector.md 6.5,
// sync-behaviour.md 2.2.
import type { ErrorCode, Retry } from '../errors.ts'
import { connectorCodes, isConnectorCode } from '../schema/connector-codes.ts'
import { hresultRow } from '../schema/status-codes.ts'

const errors: Readonly<Record<string, ErrorCode>> = {
  '0x80040400': 'E_QB_PARSE',
  '0x80040408': 'E_QB_NOT_STARTED',
  '0x80040154': 'E_QB_NOT_INSTALLED',
  '0x8004041F': 'E_QB_EDITION_UNSUPPORTED',
  '0x80040416': 'E_QB_NOT_STARTED',
  '0x80040417': 'E_QB_NOT_STARTED',
  '0x80040424': 'E_QB_NOT_STARTED',
  '0x8004040A': 'E_QB_OTHER_FILE_OPEN',
  '0x80040414': 'E_QB_DIALOG_OPEN',
  '0x80040418': 'E_QB_ADMIN_REQUIRED',
  '0x8004041D': 'E_QB_AUTOLOGIN_DENIED',
  '0x80040420': 'E_QB_AUTOLOGIN_DENIED',
  '0x80040430': 'E_QB_AUTOLOGIN_DENIED',
}

const canonical = (hresult: string): string =>
  `0x${hresult.trim().replace(/^0x/i, '').toUpperCase()}`

export interface Failure {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string>>
  readonly raw?: string
  /** Where it is another than the error's own. */
  readonly retry?: Retry
}

/**
 * What the arguments of connectionError, or of a receiveResponseXML without an answer, tell: an error of its own for
 * what people meet every day, else what the tables of HRESULTs and of Web Connector codes say.
 */
export function failureOf(hresult: string, message: string): Failure | undefined {
  if (hresult.trim() === '') return connectorFailure(message)
  const raw = canonical(hresult)
  const details = { hresult: raw, message: message.replace(/\.\s*$/, '') }
  const own = errors[raw]
  if (own !== undefined) return { code: own, details, raw }
  const row = hresultRow(raw)
  const remedy = row?.remedy ?? 'Open QuickBooks and the company file, then update again.'
  return {
    code: 'E_QB_UNAVAILABLE',
    details: {
      ...details,
      message: details.message || (row?.meaning ?? 'no reason given'),
      remedy,
    },
    raw,
    ...(row && { retry: row.retry }),
  }
}

/** The Web Connector puts codes of its own into texts. */
function connectorFailure(message: string): Failure | undefined {
  const code = /\bQBWC\d{4}\b/i.exec(message)?.[0].toUpperCase()
  if (code === undefined || !isConnectorCode(code)) return undefined
  const { remedy } = connectorCodes[code]
  const meaning = connectorCodes[code].meaning.replace(/\.$/, '')
  return { code: 'E_CONNECTOR', details: { code, meaning, remedy }, raw: code }
}

/** The path we sent may be wrong for this computer: worth one try with whatever file is open (6.5). */
const pathFaults = new Set(['0x80040403', '0x80040406', '0x8004040A', '0x80040417'])
export const mayBePath = (hresult: string): boolean => pathFaults.has(canonical(hresult))

/** connectionError without an HRESULT or a code we know: only its text is left. */
export const unexplained = (message: string): Failure => ({
  code: 'E_QB_UNAVAILABLE',
  details: {
    hresult: 'no HRESULT',
    message: message.replace(/\.\s*$/, '') || 'no reason given',
    remedy: 'Open QuickBooks and the company file, then update again.',
  },
})
