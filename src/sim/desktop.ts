// QuickBooks Desktop with one company file: sessions for the Web Connector, and a way to run single requests
// without XML, for seeds and tests.
import type { Message } from '../qbxml/document.ts'
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { type Desk, deskOf } from './desk/state.ts'
import { Iterators, type SavedIterator } from './iterator.ts'
import { openFile } from './open-file.ts'
import { perform, type SessionState } from './perform.ts'
import { ComError, type QuickBooks, type SessionOptions } from './quickbooks.ts'
import { CompanySession, dialogOpen } from './session.ts'

export interface DesktopOptions {
  /** QuickBooks has the company open; closed, a file must be named and may be opened unattended. */
  readonly isOpen?: boolean
}

export class Desktop implements QuickBooks {
  readonly company: Company
  readonly #isOpen: boolean
  readonly #state: SessionState = {
    app: 'qbsync simulator',
    iterators: new Iterators(),
    macros: new Map(),
  }

  /** Company files that a person opened in place of this one. */
  readonly #others = new Map<string, Company>()

  constructor(company: Company, options: DesktopOptions = {}) {
    this.company = company
    this.#isOpen = options.isOpen ?? true
  }

  openSession(options: SessionOptions, saved: readonly SavedIterator[] = []): CompanySession {
    this.company.refresh()
    const desk = deskOf(this.company)
    if (desk.dialog !== undefined) throw dialogOpen()
    const asked = options.companyFile.trim()
    const open = this.#openCompany(desk)
    if (asked === '') {
      if (open) return new CompanySession(open, options.appName, saved)
      if (this.#isOpen)
        throw new ComError(
          '0x80040417',
          'There is no company data file open in QuickBooks, and the call to the "BeginSession" method did not include the name of the data file.',
        )
      throw new ComError(
        '0x80040416',
        'If QuickBooks is not running, a call to the "BeginSession" method must include the name of the data file.',
      )
    }
    // Without a file open, the one that is named is opened; it can only be this one.
    const company = open ?? this.company
    if (!isFileOf(company, asked)) {
      // With a file open, any other path is "another file"; without one it is a file that cannot be opened.
      throw open
        ? new ComError(
            '0x8004040A',
            'A QuickBooks company data file is already open and it is different from the one requested.',
          )
        : new ComError('0x80040403', 'Unable to open the specified QuickBooks company data file.')
    }
    return new CompanySession(company, options.appName, saved)
  }

  /** The company that QuickBooks has open now: a person may have closed this one, or opened another. */
  #openCompany({ other, isClosed }: Desk): Company | undefined {
    if (other === undefined) return this.#isOpen && !isClosed ? this.company : undefined
    let company = this.#others.get(other)
    if (!company) {
      company = openFile(other, this.company.env)
      this.#others.set(other, company)
    }
    company.refresh()
    return company
  }

  /** Runs one request without XML: perform('InvoiceAddRq', { InvoiceAdd: … }). Values are not checked first. */
  perform(name: string, content: Fields = {}, attributes: Record<string, string> = {}): Message {
    return perform(this.company, this.#state, { name, attributes, content })
  }

  /** Many requests in one transaction of the file: fast, and none of them remains if `work` throws. */
  withTransaction<T>(work: () => T): T {
    return this.company.write(work)
  }

  /** Closes what a person opened; the company itself is its owner's. */
  close(): void {
    for (const other of this.#others.values()) other.close()
    this.#others.clear()
  }

  /** Writes a private data extension of the company itself, as the Web Connector does with FileID and AppLock. */
  stampCompany(ownerId: string, name: string, value: string): void {
    this.company
      .sql("insert or replace into data_exts values ('company', ?, ?, 'STR255TYPE', ?)")
      .run(ownerId.toUpperCase(), name, value)
  }
}

function isFileOf(company: Company, path: string): boolean {
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
  return same(path, company.facts.path) || path === company.file
}
