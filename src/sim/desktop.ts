// QuickBooks Desktop with one company file: sessions for the Web Connector, and a way to run single requests
// without XML, for seeds and tests.
import type { Message } from '../qbxml/document.ts'
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { Iterators, type SavedIterator } from './iterator.ts'
import { perform, type SessionState } from './perform.ts'
import { ComError, type QuickBooks, type SessionOptions } from './quickbooks.ts'
import { CompanySession } from './session.ts'

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

  constructor(company: Company, options: DesktopOptions = {}) {
    this.company = company
    this.#isOpen = options.isOpen ?? true
  }

  openSession(options: SessionOptions, saved: readonly SavedIterator[] = []): CompanySession {
    this.company.refresh()
    const dialog = this.company.meta('dialog')
    if (dialog)
      throw new ComError(
        '0x80040414',
        'A modal dialog box is showing in the QuickBooks user interface.',
      )
    const asked = options.companyFile.trim()
    if (asked === '') {
      if (!this.#isOpen)
        throw new ComError(
          '0x80040416',
          'If QuickBooks is not running, a call to the "BeginSession" method must include the name of the data file.',
        )
    } else if (!this.#isThisFile(asked)) {
      // With a file open, any other path is "another file"; without one it is a file that cannot be opened.
      throw this.#isOpen
        ? new ComError(
            '0x8004040A',
            'A QuickBooks company data file is already open and it is different from the one requested.',
          )
        : new ComError('0x80040403', 'Unable to open the specified QuickBooks company data file.')
    }
    return new CompanySession(this.company, options.appName, saved)
  }

  #isThisFile(path: string): boolean {
    const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
    return same(path, this.company.facts.path) || path === this.company.file
  }

  /** Runs one request without XML: perform('InvoiceAddRq', { InvoiceAdd: … }). Values are not checked first. */
  perform(name: string, content: Fields = {}, attributes: Record<string, string> = {}): Message {
    return perform(this.company, this.#state, { name, attributes, content })
  }

  /** Many requests in one transaction of the file: fast, and none of them remains if `work` throws. */
  withTransaction<T>(work: () => T): T {
    return this.company.write(work)
  }

  /** Writes a private data extension of the company itself, as the Web Connector does with FileID and AppLock. */
  stampCompany(ownerId: string, name: string, value: string): void {
    this.company
      .sql("insert or replace into data_exts values ('company', ?, ?, 'STR255TYPE', ?)")
      .run(ownerId.toUpperCase(), name, value)
  }
}
