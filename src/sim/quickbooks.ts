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
  /** What the .qwc of the application says; see web-connector.md 5.2. */
  readonly authFlags?: number | undefined
  readonly isReadOnly?: boolean | undefined
  readonly isUnattendedRequired?: boolean | undefined
}

export interface Session {
  /** Full Windows-style path of the company file, as QBWC reports it. */
  readonly companyFile: string
  readonly country: string
  /** The newest qbXML that the request processor knows, as QBWC reports it: 13 and 0. */
  readonly majorVersion: number
  readonly minorVersion: number
  /** One document in, one out. Throws ComError where QuickBooks would answer nothing. */
  processRequest(text: string): string
  /** Ends the session: iterators die. */
  end(): void
  /** Iterators die, the session goes on: what a restart of QuickBooks behind it looks like. */
  loseIterators?(): void
}

/** A session with something changed: a spread would miss what a class keeps behind getters and methods. */
export const sessionLike = (session: Session, changes: Partial<Session>): Session => ({
  companyFile: session.companyFile,
  country: session.country,
  majorVersion: session.majorVersion,
  minorVersion: session.minorVersion,
  processRequest: (text) => session.processRequest(text),
  end: () => session.end(),
  loseIterators: () => session.loseIterators?.(),
  ...changes,
})

export interface QuickBooks {
  /** OpenConnection and BeginSession; a person may be asked meanwhile. Throws ComError. */
  openSession(options: SessionOptions): Session | Promise<Session>
}
