// qwc lint: what the Web Connector would say to a .qwc file, all at once, with remedies.
import { qwcBytes } from '../limits.ts'
import { lintQwc } from '../sim/qwc-lint.ts'
import type { QwcFinding } from '../sim/qwc-rules.ts'
import type { Context } from './context.ts'
import { clean } from './outside.ts'
import { readBytes } from './read-bytes.ts'
import { paint } from './render.ts'
import { openNamed } from './sim.ts'

export interface LintReport {
  readonly file: string
  /** False: the Web Connector would not add it. */
  readonly accepted: boolean
  readonly findings: readonly QwcFinding[]
}

export async function lintFile(
  context: Context,
  wish: {
    readonly file: string
    readonly online: boolean
    readonly company: string | undefined
  },
): Promise<LintReport> {
  const { file } = wish
  const text = readBytes(file, qwcBytes).toString('utf8')
  const findings = [...lintQwc(text)]
  if (file !== '-' && !/\.qwc$/i.test(file)) findings.push(extension(file))
  // What cannot be loaded has no addresses to look at.
  if (!findings.some((f) => f.level === 'unreadable')) {
    const { loadQwc } = await import('../sim/qwc-load.ts')
    const qwc = loadQwc(text, file)
    if (wish.online) {
      const { reachQwc } = await import('../sim/qwc-reach.ts')
      const { connectorDefaults } = await import('../sim/web-connector-options.ts')
      findings.push(...(await reachQwc(qwc, connectorDefaults)))
    }
    if (wish.company !== undefined) {
      const taken = await takenBy(context, wish.company, qwc)
      if (taken) findings.push(taken)
    }
  }
  return { file, accepted: findings.every((f) => f.level === 'warning'), findings }
}

const extension = (file: string): QwcFinding => ({
  rule: 'extension',
  level: 'warning',
  element: 'QBWCXML',
  says: `the name ${file} does not end in .qwc`,
  remedy: 'Hand it out as .qwc: only these open in the Web Connector by a double click.',
  source: '5.1',
})

/** A company that carries the pair already: the application was there, and its mark stayed. */
async function takenBy(
  context: Context,
  file: string,
  qwc: { readonly ownerId: string; readonly fileId: string },
): Promise<QwcFinding | undefined> {
  const { Desktop } = await import('../sim/desktop.ts')
  const { readExtension } = await import('../sim/web-connector-company.ts')
  const company = await openNamed(context, file)
  try {
    const session = new Desktop(company).openSession({ appName: 'qwc lint', companyFile: '' })
    const found = readExtension(session, qwc.ownerId, 'FileID')
    if (typeof found !== 'string' || found.toLowerCase() !== qwc.fileId.toLowerCase())
      return undefined
    return {
      rule: 'unique-pair',
      level: 'refused',
      code: 'QBWC1039',
      element: 'FileID',
      says: 'the company file carries this OwnerID and FileID already',
      remedy:
        'Remove the old application in the Web Connector with the company file open; if it stays, use a new FileID.',
      source: '5.4, 6.1',
    }
  } finally {
    company.close()
  }
}

export function drawLint({ file, findings }: LintReport): string {
  const lines = findings.map((f) => {
    const mark = f.level === 'warning' ? paint.yellow('warning') : paint.red(f.level)
    const place = f.line === undefined ? f.element : `${f.element} line ${f.line}`
    const code = f.code === undefined ? '' : ` ${f.code}`
    return `${mark}${code} ${place}: ${clean(f.says)}\n  ${f.remedy} [${f.rule}, ${f.source}]`
  })
  const refused = findings.filter((f) => f.level !== 'warning').length
  const summary =
    refused > 0
      ? `${file}: the Web Connector does not add it${refused > 1 ? `, for ${refused} reasons` : ''}.`
      : `${file}: the Web Connector adds it${findings.length > 0 ? ', with warnings' : ''}.`
  return [...lines, summary].join('\n')
}
