// A sequence of lucky steps from one seed, with everything that must hold checked on the way.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom, virtualEnv } from '../../../src/env.ts'
import { check } from '../../../src/qbxml/check.ts'
import type { Message } from '../../../src/qbxml/document.ts'
import { readQbxml } from '../../../src/qbxml/read.ts'
import { writeRequests } from '../../../src/qbxml/write.ts'
import type { Fields } from '../../../src/schema/entity.ts'
import { request } from '../../../src/schema/grammar.ts'
import { createCompany, openCompany } from '../../../src/sim/company.ts'
import type { Company } from '../../../src/sim/company-file.ts'
import { Desktop } from '../../../src/sim/desktop.ts'
import { txnForms } from '../../../src/sim/forms.ts'
import { ComError, type Session } from '../../../src/sim/quickbooks.ts'
import { document } from '../company.ts'
import { type Ask, shownFaults, sumFaults } from './faults.ts'
import { Luck } from './luck.ts'
import { nextStep } from './requests.ts'
import { stock } from './shop.ts'

export interface Outcome {
  /** Hash over all answers. */
  readonly bytes: string
  /** Request name → how often asked, how often done. */
  readonly shares: ReadonlyMap<string, { asked: number; done: number }>
  /** How often each status came, by request. */
  readonly statuses: ReadonlyMap<string, number>
  /** What did not hold, and after which step; nothing where all did. */
  readonly faults: readonly string[]
}

export interface SequenceOptions {
  readonly steps?: number
  /** Quick checks after every so many steps. */
  readonly every?: number
  /** Whether the end is checked too: queries, reports, deletions, the file read again. */
  readonly isWhole?: boolean
}

interface Gone {
  readonly type: string
  readonly id: string
}

export function runSequence(seed: number, options: SequenceOptions = {}): Outcome {
  const { steps = 500, every = 25, isWhole = true } = options
  const env = virtualEnv({ now: Date.parse('2026-04-01T09:00:00-05:00'), seed })
  const company = createCompany(':memory:', { profile: 'rivera' }, env)
  const desktop = new Desktop(company)
  stock(desktop)
  const session = desktop.openSession({ appName: 'luck', companyFile: '' })
  const luck = new Luck(company, seededRandom(seed))
  const shares = new Map<string, { asked: number; done: number }>()
  const statuses = new Map<string, number>()
  const hash = createHash('sha256')
  const gone: Gone[] = []
  const faults: string[] = []
  for (let step = 1; step <= steps && faults.length === 0; step++) {
    const made = nextStep(luck, (seconds) => env.advance(seconds * 1000))
    const name = 'desk' in made ? `(a person) ${made.desk}` : made.name
    const share = shares.get(name) ?? { asked: 0, done: 0 }
    shares.set(name, share)
    share.asked++
    env.advance(1000)
    if ('desk' in made) {
      made.work()
      share.done++
    } else {
      const text = answerTo(session, made)
      hash.update(text)
      const answer = readQbxml(text).messages[0]
      const code = answer?.attributes['statusCode'] ?? ''
      if (answer?.attributes['statusSeverity'] !== 'Error') share.done++
      const key = `${name} ${code} ${(answer?.attributes['statusMessage'] ?? '').slice(0, 160)}`
      statuses.set(key, (statuses.get(key) ?? 0) + 1)
      if (code === '1000') faults.push(`step ${step}: ${name} ended with 1000`)
      // What IncludeRetElement cuts out may be missed by the grammar.
      if (step % 5 === 0 && made.content['IncludeRetElement'] === undefined)
        faults.push(...illegal(text).map((f) => `step ${step}: ${name}: ${f}`))
      if (code === '0' && made.name.endsWith('DelRq')) remember(gone, made.content)
    }
    if (step % every === 0)
      faults.push(...sumFaults(company).map((f) => `at step ${step}, ${name}: ${f}`))
  }
  if (isWhole && faults.length === 0) faults.push(...atTheEnd(company, session, gone))
  session.end()
  company.close()
  return { bytes: hash.digest('hex'), shares, statuses, faults }
}

/** The answer, or the COM error where QuickBooks could not parse the document. */
function answerTo(session: Session, made: Message): string {
  const text = writeRequests(
    { version: '13.0', onError: 'continueOnError', messages: [made] },
    { missing: 'drop' },
  )
  try {
    return session.processRequest(text)
  } catch (error) {
    if (!(error instanceof ComError)) throw error
    const status = `statusCode="-1" statusSeverity="Error" statusMessage="${error.hresult}"`
    return `<?xml version="1.0" ?><QBXML><QBXMLMsgsRs><${made.name.slice(0, -2)}Rs ${status} /></QBXMLMsgsRs></QBXML>`
  }
}

const illegal = (text: string): string[] =>
  check(text, { version: '13.0' }).map((fault) => `illegal answer, ${fault.message}`)

function remember(gone: Gone[], content: Fields): void {
  for (const side of ['Txn', 'List'])
    if (typeof content[`${side}DelType`] === 'string')
      gone.push({ type: String(content[`${side}DelType`]), id: String(content[`${side}ID`]) })
}

function atTheEnd(company: Company, session: Session, gone: readonly Gone[]): string[] {
  const text = (requests: string): string =>
    session.processRequest(document(requests, '13.0', 'onError="continueOnError"'))
  const ask: Ask = (requests) => [...readQbxml(text(requests)).messages]
  return [
    ...sumFaults(company),
    ...shownFaults(company, ask, new Set(Object.keys(txnForms))),
    ...gone.flatMap((one) => notGone(ask, one)),
    ...notTheSame(company, text),
  ]
}

/** What was deleted is found by no query and is listed as deleted. */
function notGone(ask: Ask, { type, id }: Gone): string[] {
  const side = txnForms[type] ? 'Txn' : 'List'
  const key = `<${side}ID>${id}</${side}ID>`
  const [query, listed] = ask(
    `<${type}QueryRq>${key}</${type}QueryRq><${side}DeletedQueryRq><${side}DelType>${type}</${side}DelType></${side}DeletedQueryRq>`,
  ) as [Message, Message]
  const rows = (listed.content[`${side}DeletedRet`] ?? []) as Fields[]
  return [
    ...(query.attributes['statusCode'] === '500' ? [] : [`${type} ${id} was deleted and is there`]),
    ...(rows.some((row) => row[`${side}ID`] === id)
      ? []
      : [`${type} ${id} is not listed as deleted`]),
  ]
}

const linesOf = (kind: string): string =>
  /IncludeLineItems/.test(JSON.stringify(request(`${kind}QueryRq`)?.content))
    ? '<IncludeLineItems>true</IncludeLineItems>'
    : ''

/** The file, written out and opened again, gives the same answers. */
function notTheSame(company: Company, text: (requests: string) => string): string[] {
  const all = '<ActiveStatus>All</ActiveStatus>'
  const questions = [
    ...['Customer', 'Vendor', 'Account', 'Item'].map((k) => `<${k}QueryRq>${all}</${k}QueryRq>`),
    ...Object.keys(txnForms).map((k) => `<${k}QueryRq>${linesOf(k)}</${k}QueryRq>`),
    '<HostQueryRq/><CompanyQueryRq/><PreferencesQueryRq/>',
  ].join('')
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-luck-'))
  try {
    const file = join(folder, 'again.qbsim')
    writeFileSync(file, company.db.serialize())
    const again = openCompany(file, company.env)
    const session = new Desktop(again).openSession({ appName: 'luck', companyFile: '' })
    const read = session.processRequest(document(questions, '13.0', 'onError="continueOnError"'))
    session.end()
    again.close()
    // A reference to a record that is gone has no name any more.
    const dangling = /<(\w+Ref)>\n<ListID>[^<]*<\/ListID>\n<\/\1>/.exec(read)
    return [
      ...(read === text(questions) ? [] : ['the file opened again gives other answers']),
      ...(dangling ? [`a reference to nothing: ${dangling[0].replaceAll('\n', '')}`] : []),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
