// sim export and sim import: a company as one qbXML document and back.
import { existsSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'
import { check } from '../qbxml/check.ts'
import { readQbxml } from '../qbxml/read.ts'
import { writeRequests } from '../qbxml/write.ts'
import { createCompany } from '../sim/company.ts'
import { exportCompany as exported } from '../sim/export.ts'
import { type ImportReport, importInto } from '../sim/import.ts'
import type { Context } from './context.ts'
import { readBytes } from './read-bytes.ts'
import { table } from './render.ts'
import { openNamed } from './sim.ts'
import { writeWhole } from './write-file.ts'

export interface ExportReport {
  readonly file: string
  readonly requests: number
  /** Records that no request can make, by kind. */
  readonly left: Readonly<Record<string, number>>
  /** The text itself where it goes to stdout. */
  readonly document?: string
}

export async function exportCompany(
  context: Context,
  wish: { company?: string | undefined; output: string; force: boolean },
): Promise<ExportReport> {
  const isFile = wish.output !== '-'
  if (isFile && existsSync(wish.output) && !wish.force)
    throw new QbsyncError('E_FILE_EXISTS', { file: wish.output })
  const company = await openNamed(context, wish.company)
  try {
    const { messages, left } = exported(company)
    const document = writeRequests(
      { version: '14.0', onError: 'continueOnError', messages },
      { missing: 'drop' },
    )
    if (!isFile) return { file: '-', requests: messages.length, left, document }
    writeWhole(wish.output, document)
    return { file: wish.output, requests: messages.length, left }
  } finally {
    company.close()
  }
}

export interface CompanyImport extends ImportReport {
  readonly company: string
}

export async function importCompany(
  context: Context,
  wish: { file: string; company: string; force: boolean },
): Promise<CompanyImport> {
  if (existsSync(wish.company) && !wish.force)
    throw new QbsyncError('E_FILE_EXISTS', { file: wish.company })
  const bytes = readBytes(wish.file)
  // Before anything is made: what is no legal set of requests costs nothing.
  const [fault] = check(bytes)
  if (fault) throw notImported(`line ${fault.line}: ${fault.message}`)
  const { messages } = readQbxml(bytes)
  const strange = messages.find(({ name }) => !name.endsWith('AddRq'))
  if (strange) throw notImported(`an import holds Adds alone, not ${strange.name}`)
  context.files.add(wish.company)
  const company = createCompany(wish.company, { profile: 'bare', force: wish.force }, context.env)
  try {
    return { company: wish.company, ...importInto(company, messages) }
  } finally {
    company.close()
  }
}

const notImported = (problem: string): QbsyncError => new QbsyncError('E_NOT_QBXML', { problem })

export function drawImport(report: CompanyImport): string {
  const head = `Made ${report.company}: ${report.done} of ${report.requests} requests done, ${report.passed} names were there already.`
  if (report.refused.length === 0) return head
  const rows = report.refused.slice(0, 50).map((r) => [r.requestID, r.request, r.code, r.message])
  return `${head}\n\n${table(['#', 'request', 'code', 'message'], rows)}`
}
