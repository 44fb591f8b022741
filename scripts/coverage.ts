// docs/coverage.md: what qbsync does with each request, found out by doing it. Nothing here is a list of what we
// believe: a legal sample of every request and answer at every version is written, read back and checked; the
// simulator is asked; what is synced follows from the rules of the profiles and the rows of the entities.
import { isDeepStrictEqual } from 'node:util'
import { seededRandom, virtualEnv } from '../src/env.ts'
import { pulledEntities } from '../src/profiles/profile.ts'
import { profiles } from '../src/profiles/profiles.ts'
import { check } from '../src/qbxml/check.ts'
import type { Message } from '../src/qbxml/document.ts'
import { readQbxml } from '../src/qbxml/read.ts'
import { sampleRequest, sampleResponse } from '../src/qbxml/sample.ts'
import { knownVersions } from '../src/qbxml/version.ts'
import { writeAnswer, writeRequests } from '../src/qbxml/write.ts'
import { entityNamed } from '../src/schema/entities.ts'
import { type Message as Known, request, requestNames } from '../src/schema/grammar.ts'
import { type Edition, editions, parseVersion } from '../src/schema/notation.ts'
import { createCompany } from '../src/sim/company.ts'
import { Desktop } from '../src/sim/desktop.ts'
import type { Session } from '../src/sim/quickbooks.ts'

export interface Coverage {
  readonly request: string
  readonly entity: string
  readonly verb: string
  readonly editions: readonly Edition[]
  /** Versions that have it, oldest first, and those of them at which it does what the name says. */
  readonly versions: readonly string[]
  readonly writes: readonly string[]
  readonly reads: readonly string[]
  readonly checks: readonly string[]
  readonly simulates: readonly string[]
  /** Profiles that send it. */
  readonly syncs: readonly string[]
}

const desktopEditions: readonly Edition[] = editions.filter((edition) => edition !== 'QBOE')

/** One row a request, in the order of entities and verbs. */
export function coverage(): Coverage[] {
  const synced = syncedRequests()
  const env = virtualEnv({ now: Date.parse('2026-04-01T09:00:00-05:00') })
  const company = createCompany(':memory:', { profile: 'rivera' }, env)
  const session = new Desktop(company).openSession({ appName: 'coverage', companyFile: '' })
  return requestNames()
    .map((name) => rowOf(name, request(name) as Known, session, synced))
    .sort((a, b) => compare(a.entity, b.entity) || compare(a.verb, b.verb))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function rowOf(
  name: string,
  known: Known,
  session: Session,
  synced: ReadonlyMap<string, readonly string[]>,
): Coverage {
  // One request is of the old Online Edition only.
  const has = (edition: Edition) => !known.notIn.includes(edition)
  const own = (desktopEditions.some(has) ? desktopEditions : editions).filter(has)
  const [edition = 'QBD'] = own
  const versions = knownVersions.filter((version) => parseVersion(version) >= known.since)
  const tried = versions.map((version) => ({ version, ...tryOut(name, known, version, edition) }))
  const where = (does: 'writes' | 'reads' | 'checks') =>
    tried.filter((one) => one[does]).map((one) => one.version)
  const simulated = (version: string): boolean => isSimulated(name, version, edition, session)
  return {
    request: name,
    entity: known.entity || name.slice(0, -2),
    verb: known.operation,
    editions: own,
    versions,
    writes: where('writes'),
    reads: where('reads'),
    checks: where('checks'),
    simulates: simulated(versions.at(-1) ?? '') ? versions.filter(simulated) : [],
    syncs: synced.get(name) ?? [],
  }
}

/** The request and its answer at one version. */
function tryOut(name: string, known: Known, version: string, edition: Edition) {
  const random = seededRandom(name.length * 131 + parseVersion(version))
  const options = { version, edition }
  const pairs: { message: Message; write: (message: Message) => string }[] = [
    {
      message: sampleRequest(name, random, options),
      write: (message) => writeRequests({ version, messages: [message] }, options),
    },
    {
      message: sampleResponse(known.response, random, options),
      write: (message) => writeAnswer({ messages: [message] }, options),
    },
  ]
  const texts = pairs.map(({ message, write }) => attempt(() => write(message)))
  const same = (text: string | undefined, message: Message | undefined): boolean =>
    text !== undefined && isDeepStrictEqual(readQbxml(text).messages, [message])
  return {
    writes: texts.every((text) => text !== undefined),
    reads: texts.every((text, i) => attempt(() => same(text, pairs[i]?.message)) === true),
    // Right is clean, and a strange element in it is not.
    checks: texts.every(
      (text) =>
        text !== undefined &&
        check(text, options).length === 0 &&
        check(text.replace(/(<\w+R[qs]\b[^>]*?) ?\/?>(?!.*<\w+R[qs]\b)/s, '$1 moon="1">'), options)
          .length > 0,
    ),
  }
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

/**
 * Whether the simulator answers with anything but 1030, which is what it says to requests it does not imitate.
 * An id by a macro that nobody defined (9100) is refused before the request is looked at.
 */
function isSimulated(name: string, version: string, edition: Edition, session: Session): boolean {
  const random = seededRandom(name.length)
  for (let round = 0; round < 30; round++) {
    const messages = [sampleRequest(name, random, { version, edition })]
    const text = writeRequests({ version, messages }, { edition })
    const answer = attempt(() => readQbxml(session.processRequest(text)))
    const code = answer?.messages[0]?.attributes['statusCode']
    if (code !== undefined && code !== '1030' && code !== '9100') return true
  }
  return false
}

/** The requests that the rules of the profiles lead to, with the profiles. */
function syncedRequests(): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const profile of profiles.filter((p) => p.product === 'desktop')) {
    const add = (name: string | undefined) => {
      if (!name || !request(name)) return
      const users = found.get(name) ?? new Set()
      found.set(name, users.add(profile.id))
    }
    for (const entity of pulledEntities(profile)) add(entityNamed(entity)?.queryName)
    // A part of a record travels with the record.
    for (const { entity, on, does } of profile.rules.filter((r) => r.group === undefined)) {
      const row = entityNamed(entity)
      const side = row?.kind === 'list' ? 'List' : 'Txn'
      if (!row) continue
      if (on === 'deleted in QuickBooks' && does !== 'skip') add(`${side}DeletedQueryRq`)
      if (does === 'push') add(on === 'changed on platform' ? row.modName : row.addName)
      if (does === 'remove') add(`${side}DelRq`)
    }
  }
  return new Map([...found].map(([name, users]) => [name, [...users].sort()]))
}

// ---- the page

/** "2.0 – 16.0", or what of the versions it is. */
function range(of: readonly string[], all: readonly string[]): string {
  if (of.length === 0) return '–'
  if (of.length === all.length) return 'yes'
  const missing = all.filter((version) => !of.includes(version))
  return `but not ${missing.join(', ')}`
}

const total = (rows: readonly Coverage[], has: (row: Coverage) => boolean): number =>
  rows.filter(has).length

export function coveragePage(intro: string): string {
  const rows = coverage()
  const kinds = [...new Set(rows.map((row) => row.entity))]
  const all = (row: Coverage, of: readonly string[]) => of.length === row.versions.length
  const lines = rows.map((row) =>
    [
      row.entity,
      row.verb,
      `\`${row.request}\``,
      `${row.versions[0]} – ${row.versions.at(-1)}`,
      row.editions.length === desktopEditions.length ? 'all' : row.editions.join(' '),
      range(row.reads, row.versions),
      range(row.writes, row.versions),
      range(row.checks, row.versions),
      range(row.simulates, row.versions),
      row.syncs.join(', ') || '–',
    ].join(' | '),
  )
  const summary = [
    `${rows.length} requests with their answers, of ${kinds.length} kinds of record, report and service:`,
    '',
    `- read at every version that has them: ${total(rows, (r) => all(r, r.reads))}`,
    `- written: ${total(rows, (r) => all(r, r.writes))}`,
    `- checked: ${total(rows, (r) => all(r, r.checks))}`,
    `- simulated: ${total(rows, (r) => r.simulates.length > 0)}`,
    `- sent by a profile: ${total(rows, (r) => r.syncs.length > 0)}`,
  ]
  return `# Coverage of qbXML

${intro}

What qbsync does with each request and its answer, at every version of qbXML that has it: ${knownVersions.join(', ')}
(15.0 and 16.0 have no published description and are read, written and checked as 14.0). Editions are QBD (United
States), QBCA, QBUK and QBAU; QBOE is the old Online Edition. The page is found out by doing: samples of every request and answer are written, read
back and checked at every version, and sent to the simulator.

- **Reads**, **writes**, **checks**: request and answer, for every version in the row; exceptions are named.
- **Simulates**: \`qbsync sim\` answers it with something other than status 1030, "not supported". What is imitated
  of it, and how sure that is: [differences.md](differences.md).
- **Syncs**: the profiles whose rules lead to it. Every run also asks for the host, the company and the preferences.

${summary.join('\n')}

| Entity | Verb | Request | Versions | Editions | Reads | Writes | Checks | Simulates | Syncs |
|---|---|---|---|---|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join('\n')}
`
}
