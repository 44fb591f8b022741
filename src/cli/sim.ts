// What the sim commands do: seed a company, ask it something.
import { existsSync } from 'node:fs'
import { QbsyncError } from '../errors.ts'
import type { Context } from './context.ts'
import { readBytes } from './read-bytes.ts'
import { facts, table } from './render.ts'
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
  const options = {
    profile: wish.profile as never,
    invoices: wish.invoices,
    seed: wish.seed,
    edition: wish.edition as never,
    year: wish.year,
    product: wish.product as never,
    onPercent: wish.onPercent,
    force: wish.force,
  }
  context.files.add(wish.file)
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
  context.files.add(file ?? company)
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
    const remedy = hresultRow(error.hresult)?.remedy ?? ''
    const hint =
      error.hresult === '0x80040400'
        ? `See what is wrong where: qbsync sim validate ${wish.file === '-' ? 'FILE' : wish.file}`
        : remedy
    return { hresult: error.hresult, message: error.message, hint }
  } finally {
    company.close()
  }
}

const sessionKey = 'sim query iterators'
/** Walks that nobody ends must not pile up in the file. */
const iteratorsKept = 20
