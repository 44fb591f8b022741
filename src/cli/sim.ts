// What the sim commands do: seed a company, ask it something, drive a service with the Web Connector.
import { existsSync, rmSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'
import type { CallReport, UpdateResult } from '../sim/web-connector-options.ts'
import type { Context } from './context.ts'
import { readBytes } from './read-bytes.ts'
import { clean, facts, paint, table } from './render.ts'
import { companyAt } from './simulate.ts'

export async function seedCompany(
  context: Context,
  wish: {
    file: string
    profile: string
    invoices: number
    seed: number
    force: boolean
    edition?: string | undefined
    year?: number | undefined
    product?: string | undefined
    onPercent: (percent: number) => void
  },
) {
  const { createCompany, describeCompany } = await import('../sim/company.ts')
  if (existsSync(wish.file)) {
    if (!wish.force) throw new QbsyncError('E_FILE_EXISTS', { file: wish.file })
    for (const part of ['', '-wal', '-shm']) rmSync(`${wish.file}${part}`, { force: true })
  }
  const options = {
    profile: wish.profile as never,
    invoices: wish.invoices,
    seed: wish.seed,
    edition: wish.edition as never,
    year: wish.year,
    product: wish.product as never,
    onPercent: wish.onPercent,
  }
  const company = createCompany(wish.file, options, context.env)
  try {
    return { file: wish.file, ...describeCompany(company) }
  } finally {
    company.close()
  }
}

export function drawCompany(company: Awaited<ReturnType<typeof seedCompany>>): string {
  const head = facts([
    ['company', company.name],
    ['path', company.path],
    ['product', company.product],
    ['time zone', company.timeZone],
    ['mode', company.fileMode],
    ['open documents', `${company.receivable.documents}, ${company.receivable.open}`],
  ])
  const counts = table(['records', 'count'], Object.entries(company.counts))
  const balances = table(
    ['account', 'type', 'balance'],
    company.balances.map((b) => [b.account, b.type, b.balance]),
  )
  return [head, counts, balances].join('\n\n')
}

export async function openNamed(context: Context, file: string | undefined) {
  if (file !== undefined && file !== ':memory:' && !existsSync(file))
    throw new QbsyncError('E_FILE', {
      file,
      problem: 'it does not exist',
      hint: `Make one with: qbsync sim seed ${file}.`,
    })
  const { company, profile } = context.config.simulate
  return companyAt(file ?? company, profile, context.env)
}

/** Bytes that are not in their own encoding go on as they are: QuickBooks cannot parse them either. */
async function documentText(bytes: Buffer): Promise<string> {
  const { textOf } = await import('../qbxml/text.ts')
  try {
    return textOf(bytes)
  } catch {
    return '\u0000'
  }
}

export type QueryResult =
  | { readonly hresult: null; readonly answer: string }
  | { readonly hresult: string; readonly message: string; readonly hint: string }

export async function queryCompany(
  context: Context,
  wish: {
    file: string
    company: string | undefined
  },
): Promise<QueryResult> {
  const bytes = readBytes(wish.file)
  const text = await documentText(bytes)
  const { Desktop } = await import('../sim/desktop.ts')
  const { ComError } = await import('../sim/quickbooks.ts')
  const company = await openNamed(context, wish.company)
  try {
    // One session over all calls of this command: an iterator that one began, the next goes on with.
    const saved = JSON.parse(company.meta(sessionKey) ?? '[]')
    const options = { appName: 'qbsync sim query', companyFile: '' }
    const session = new Desktop(company).openSession(options, saved)
    const answer = session.processRequest(text)
    const open = session.saveIterators().slice(-iteratorsKept)
    if (open.length > 0 || saved.length > 0)
      company.write(() => company.setMeta(sessionKey, JSON.stringify(open)))
    return { hresult: null, answer }
  } catch (error) {
    if (!(error instanceof ComError)) throw error
    const { hresultRow } = await import('../schema/status-codes.ts')
    const hint = hresultRow(error.hresult)?.remedy ?? ''
    return { hresult: error.hresult, message: error.message, hint }
  } finally {
    company.close()
  }
}

const sessionKey = 'sim query iterators'
/** Walks that nobody ends must not pile up in the file. */
const iteratorsKept = 20

export interface RunsReport {
  readonly exit: number
  readonly results: readonly UpdateResult[]
}

export async function runConnector(
  context: Context,
  wish: {
    qwc: string
    password: string | undefined
    company: string | undefined
    times: number
    logFile: string | undefined
    verbose: boolean
    onPercent: (percent: number) => void
    onCall: (call: CallReport) => void
  },
): Promise<RunsReport> {
  const text = readBytes(wish.qwc).toString('utf8')
  const { WebConnector } = await import('../sim/web-connector.ts')
  const { Desktop } = await import('../sim/desktop.ts')
  const { loadQwc } = await import('../sim/qwc-load.ts')
  const { qwcLogFile } = await import('../sim/qwc-log.ts')
  const { exitCode } = await import('../sim/web-connector-options.ts')
  // Before anything else is opened or made: a file that is no .qwc costs nothing.
  loadQwc(text, wish.qwc)
  if (wish.password === undefined)
    throw new QbsyncError('E_ANSWER_NEEDED', { question: 'Password', flag: '--password' })
  const company = await openNamed(context, wish.company)
  try {
    const connector = new WebConnector({
      quickbooks: new Desktop(company),
      env: context.env,
      onCall: wish.onCall,
      onProgress: ({ application }) => wish.onPercent(application),
      options: { logLevel: wish.verbose ? 'VERBOSE' : 'DEBUG' },
      ...(wish.logFile ? { log: qwcLogFile(wish.logFile) } : {}),
    })
    const app = connector.addApplication(text, wish.qwc)
    connector.setPassword(app, wish.password)
    const results: UpdateResult[] = []
    for (let n = 0; n < wish.times; n++) results.push(...(await connector.updateSelected()))
    return { exit: exitCode(results), results }
  } finally {
    company.close()
  }
}

export function drawRuns(report: RunsReport): string {
  const rows = report.results.map((r) => [
    r.app,
    r.outcome,
    r.code,
    r.exchanges,
    r.lastProgress,
    r.status,
  ])
  return table(['application', 'outcome', 'code', 'exchanges', '%', 'status'], rows)
}

export function drawCall(call: CallReport): string {
  return `${paint.dim(call.call.padEnd(18))} ${clean(JSON.stringify(call)).slice(0, 300)}`
}
