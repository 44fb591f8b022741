// What the first call of a run tells of QuickBooks and the company file, and whether it is the right one.
import type { QbxmlDocument } from '../qbxml/document.ts'
import { recordsOf } from '../qbxml/message-set.ts'
import { readQbxml } from '../qbxml/read.ts'
import { type Fields, listAt, textAt, textsAt } from '../schema/entity.ts'
import { formatVersion, parseVersion } from '../schema/notation.ts'

export interface CompanyFacts {
  readonly companyName?: string
  readonly companyFile?: string
  readonly country?: string
  readonly product?: string
  readonly productVersion?: string
  readonly versions?: readonly string[]
  /** FileID stamped into the company file by the Web Connector, for our OwnerID. */
  readonly fileId?: string
  readonly closingDate?: string
  readonly fileMode?: string
}

export interface FirstCall {
  readonly hcpResponse: string
  readonly companyFileName: string
  readonly country: string
  readonly majorVersion: number
  readonly minorVersion: number
}

/** Reads host, company and preferences leniently: what is missing or unreadable is simply not known. */
export function readCompanyFacts(call: FirstCall, ownerId: string): CompanyFacts {
  const document = parse(call.hcpResponse)
  const ret = (name: string): Fields =>
    document?.messages.flatMap(recordsOf).find((r) => r.name === name)?.content ?? {}
  const host = ret('HostRet')
  const company = ret('CompanyRet')
  const preferences = ret('PreferencesRet')
  const stamp = listAt(company, 'DataExtRet').find(
    (d) => textAt(d, 'DataExtName') === 'FileID' && sameGuid(textAt(d, 'OwnerID'), ownerId),
  )
  const facts: Record<string, unknown> = {
    companyName: textAt(company, 'CompanyName'),
    companyFile: call.companyFileName || undefined,
    country: textAt(host, 'Country') ?? (call.country || undefined),
    product: textAt(host, 'ProductName'),
    productVersion: textAt(host, 'MajorVersion'),
    versions: versionsOf(host, call),
    fileId: stamp && textAt(stamp, 'DataExtValue'),
    closingDate: textAt(preferences, 'AccountingPreferences.ClosingDate'),
    fileMode: textAt(host, 'QBFileMode'),
  }
  for (const name of Object.keys(facts)) if (facts[name] === undefined) delete facts[name]
  return facts
}

function parse(text: string): QbxmlDocument | undefined {
  if (text === '') return undefined
  try {
    return readQbxml(text, { encoding: 'utf-8' })
  } catch {
    return undefined
  }
}

function versionsOf(host: Fields, call: FirstCall): string[] {
  const listed = textsAt(host, 'SupportedQBXMLVersion')
  if (listed.length > 0) return listed
  return call.majorVersion > 0 ? [`${call.majorVersion}.${call.minorVersion}`] : []
}

/** 13.0 is the widest choice (qbxml-semantics.md 21); an older QuickBooks gets its newest. */
const wanted = parseVersion('13.0')

/** Below it a payment cannot carry the mark by which it is found again (ExternalGUID, qbXML 9.0, QuickBooks 2010). */
export const oldestVersion = '9.0'

/** The version to speak, or undefined where QuickBooks is too old. */
export function chooseVersion(facts: CompanyFacts): string | undefined {
  const plain = (facts.versions ?? []).filter((v) => /^\d+\.\d+$/.test(v)).map(parseVersion)
  // A newer QuickBooks still takes every older version, also where only its newest was told.
  if (plain.length === 0 || plain.some((v) => v >= wanted)) return formatVersion(wanted)
  const newest = Math.max(...plain)
  return newest >= parseVersion(oldestVersion) ? formatVersion(newest) : undefined
}

const bare = (id: string | undefined): string => (id ?? '').replace(/[{}]/g, '').toLowerCase()
/** GUIDs differ in case and braces between the .qwc and what QuickBooks returns (web-connector.md 4.2). */
export const sameGuid = (a: string | undefined, b: string | undefined): boolean =>
  bare(a) !== '' && bare(a) === bare(b)

const sameName = (a: string, b: string): boolean =>
  a.trim().normalize('NFC').toLowerCase() === b.trim().normalize('NFC').toLowerCase()

/**
 * The words for another company than the connection's. Another stamp is another file. Another name is
 * refused even under our stamp: an application added again with the wrong file open stamps that file, and a
 * company that was only renamed is a word to a person, while a wrong one is somebody else's books.
 */
export function wrongCompany(
  facts: CompanyFacts,
  known: {
    readonly connection: string
    readonly fileIds: readonly string[]
    readonly companyName: string | null
    /** Path of the file that was open last. */
    readonly companyFile?: string | undefined
  },
): Record<'found' | 'wanted' | 'connection' | 'why' | 'remedy', string> | undefined {
  const { connection, companyName } = known
  const stamped = facts.fileId !== undefined && facts.fileId !== ''
  const isForeign = stamped && !known.fileIds.some((id) => sameGuid(id, facts.fileId))
  const isOther =
    companyName !== null &&
    facts.companyName !== undefined &&
    !sameName(companyName, facts.companyName)
  if (!isForeign && !isOther) return undefined
  const found = facts.companyName ?? facts.companyFile ?? 'unknown'
  const told = { found: pathed(found, facts.companyFile), connection }
  const wanted = pathed(companyName ?? connection, known.companyFile)
  return isForeign
    ? {
        ...told,
        wanted,
        why: 'the file carries the stamp of another installation of the application',
        remedy: `If it is the right one, give that computer a file of this connection: qbsync qwc generate -c ${connection}.`,
      }
    : {
        ...told,
        wanted,
        why: 'its name is another one',
        remedy: `If it is the right one and was only renamed: qbsync connection set ${connection} --company "${found}".`,
      }
}

const pathed = (name: string, path: string | undefined): string =>
  path && path !== name ? `${name} (${path})` : name

/** The words for a company file that went back in time: `why` is what gave it away. */
export function wentBack(
  connection: { readonly id: string; readonly company_name: string | null },
  why: string,
): Record<'found' | 'wanted' | 'connection' | 'why' | 'remedy', string> {
  const name = connection.company_name ?? connection.id
  return {
    found: `an earlier state of ${name}`,
    wanted: `${name} as it was synced last`,
    connection: connection.id,
    why,
    remedy: `If a backup was restored and is to be gone on with: qbsync connection resume ${connection.id} --accept-restored reads everything again, and lists what was written since and is lost.`,
  }
}

/** What a connection has to remember of its company now; undefined where it knows it already. */
export function companyNews(
  known: { readonly company_name: string | null; readonly company_facts: unknown },
  facts: CompanyFacts,
): { company_name: string | null; company_facts: CompanyFacts } | undefined {
  const company_name = known.company_name ?? facts.companyName ?? null
  const company_facts = { ...(known.company_facts as CompanyFacts | null), ...facts }
  const isSame = JSON.stringify(company_facts) === JSON.stringify(known.company_facts)
  return isSame && company_name === known.company_name ? undefined : { company_name, company_facts }
}
