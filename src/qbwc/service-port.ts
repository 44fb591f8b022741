// What the SOAP server asks of the service: one function a call, plain values in and out, no sockets.
import type { QbxmlDocument } from '../qbxml/document.ts'
import type { Packed } from '../recording/pack.ts'

export interface SendRequest {
  readonly ticket: string
  readonly hcpResponse: string
  readonly companyFileName: string
  readonly country: string
  readonly majorVersion: number
  readonly minorVersion: number
}

/** The answer of QuickBooks as the server read it off the wire while it arrived. */
export interface ReceivedAnswer {
  readonly ticket: string
  readonly hresult: string
  readonly message: string
  /** Undefined where `response` was empty or could not be read. */
  readonly answer?: QbxmlDocument
  /** Why `response` could not be read, if it was not empty. */
  readonly problem?: string
  /** Length of `response` in bytes, before it was escaped. */
  readonly bytes: number
  /** `response` itself, compressed while it arrives and is acted on; where it is to be recorded. */
  readonly kept?: Packed | Promise<Packed>
}

export interface Caller {
  readonly address: string
}

export interface WebConnectorService {
  /** Whether the answer to this session is to be kept while it arrives. */
  keepsAnswer?(ticket: string): boolean
  /** Whether there is such a session; asked before a long answer is taken in. */
  knows?(ticket: string): Promise<boolean>
  serverVersion(): Promise<string>
  clientVersion(version: string): Promise<string>
  /** Always four strings: ticket, status or path, seconds to postpone, lower limit in seconds. */
  authenticate(user: string, password: string, caller: Caller): Promise<readonly string[]>
  sendRequestXML(call: SendRequest): Promise<string>
  /** 0–99 go on, 100 done, negative: getLastError. */
  receiveResponseXML(call: ReceivedAnswer): Promise<number>
  connectionError(ticket: string, hresult: string, message: string): Promise<string>
  getLastError(ticket: string): Promise<string>
  closeConnection(ticket: string): Promise<string>
}
