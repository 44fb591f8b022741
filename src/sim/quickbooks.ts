// The request processor of QuickBooks Desktop as the simulated Web Connector sees it: connections, sessions,
// COM errors. Source: qbxml-semantics.md 1, 4; web-connector.md 4, 6.5.

/** What the COM object raises in place of an answer. */
export class ComError extends Error {
  /** `0x` and eight upper-case hex digits. */
  readonly hresult: string
  constructor(hresult: string, message: string) {
    super(message)
    this.name = 'ComError'
    this.hresult = hresult
  }
}

export interface SessionOptions {
  /** Name the application gives to OpenConnection. */
  readonly appName: string
  /** Company file to open; empty takes the one that is open. */
  readonly companyFile: string
}

export interface Session {
  /** Full Windows-style path of the company file, as QBWC reports it. */
  readonly companyFile: string
  readonly country: string
  readonly majorVersion: number
  readonly minorVersion: number
  /** One document in, one out. Throws ComError where QuickBooks would answer nothing. */
  processRequest(text: string): string
  /** Ends the session: iterators die. */
  end(): void
}

export interface QuickBooks {
  /** OpenConnection and BeginSession. Throws ComError. */
  openSession(options: SessionOptions): Session
}
