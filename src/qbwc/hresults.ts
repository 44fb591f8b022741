// What a COM error of QuickBooks means to the people concerned. Source: web-connector.md 6.5,
// sync-behaviour.md 2.2.
import type { ErrorCode } from '../errors.ts'

const errors: Readonly<Record<string, ErrorCode>> = {
  '0x80040400': 'E_QB_PARSE',
  '0x80040408': 'E_QB_NOT_STARTED',
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

const canonical = (hresult: string): string => `0x${hresult.replace(/^0x/i, '').toUpperCase()}`

export const errorOfHresult = (hresult: string): ErrorCode =>
  errors[canonical(hresult)] ?? 'E_QB_UNAVAILABLE'

/** The path we sent may be wrong for this computer: worth one try with whatever file is open (6.5). */
const pathFaults = new Set(['0x80040403', '0x80040406', '0x8004040A', '0x80040417'])
export const mayBePath = (hresult: string): boolean => pathFaults.has(canonical(hresult))
