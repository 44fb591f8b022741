// COM errors by their HRESULT, with QuickBooks' own English text where it is known and our words where it is not.
// Source: web-connector.md 6.5; qbxml-semantics.md 4.
import { hresultRow } from '../schema/status-codes.ts'
import { ComError } from './quickbooks.ts'

const texts: Readonly<Record<string, string>> = {
  '0x80040400': 'QuickBooks found an error when parsing the provided XML text stream.',
  '0x80040401': 'Could not access QuickBooks.',
  '0x80040402':
    'Unexpected error. Check the qbsdklog.txt file for possible, additional information.',
  '0x80040403': 'Unable to open the specified QuickBooks company data file.',
  '0x80040408': 'Could not start QuickBooks.',
  '0x8004040A':
    'A QuickBooks company data file is already open and it is different from the one requested.',
  '0x8004040D': 'The ticket parameter is invalid.',
  '0x80040414': 'A modal dialog box is showing in the QuickBooks user interface.',
  '0x80040416':
    'If QuickBooks is not running, a call to the "BeginSession" method must include the name of the data file.',
  '0x80040417':
    'If a company data file is not open, a call to the "BeginSession" method must include the name of the data file.',
  '0x80040418':
    'This application has not accessed this QuickBooks company data file before. The QuickBooks administrator must grant an application permission to access a QuickBooks company data file for the first time.',
  '0x8004041A':
    'This application does not have permission to access this QuickBooks company data file.',
  '0x8004041D':
    'This application is not allowed to log into this QuickBooks company data file automatically.',
  '0x80040420': 'The QuickBooks user has denied access.',
  '0x80010105': 'The server threw an exception.',
  '0x800706BA': 'The RPC server is unavailable.',
  '0x800706BE': 'The remote procedure call failed.',
}

export function comError(hresult: string): ComError {
  const text = texts[hresult] ?? hresultRow(hresult)?.meaning
  return new ComError(hresult, text ?? `Error ${hresult}`)
}
