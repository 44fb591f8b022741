// What is to be seen on the screen, and the other company files a person may open.
import { existsSync } from 'node:fs'
import { QbsyncError } from '../../errors.ts'
import type { Company } from '../company-file.ts'
import { openFile } from '../open-file.ts'
import { deskOf } from './state.ts'

export interface Screen {
  readonly company: 'open' | 'closed' | 'other'
  readonly other: string | null
  readonly dialog: string | null
  readonly mode: 'single' | 'multi'
  /** Ids of the records that are open in a window. */
  readonly windows: readonly string[]
}

export function settled(company: Company): Screen {
  const { dialog, isClosed, other } = deskOf(company)
  return {
    company: other !== undefined ? 'other' : isClosed ? 'closed' : 'open',
    other: other ?? null,
    dialog: dialog ?? null,
    mode: company.facts.fileMode === 'SingleUser' ? 'single' : 'multi',
    windows: company.sql('select id from locks order by id').pluck(true).all() as string[],
  }
}

/** Opened once to see that it is one. Throws E_FILE, E_NOT_COMPANY. */
export function checkCompanyFile(company: Company, file: string): string {
  if (!existsSync(file))
    throw new QbsyncError('E_FILE', {
      file,
      problem: 'it does not exist',
      hint: `Make one with: qbsync sim seed ${file}.`,
    })
  openFile(file, company.env).close()
  return file
}
