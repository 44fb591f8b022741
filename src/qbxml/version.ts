// The version a document declares: 13.0, or CA3.0 as the older country editions wrote it (qbxml-semantics.md 2).
import type { Cut } from '../schema/content.ts'
import { type Edition, parseVersion } from '../schema/notation.ts'

/** Every version QuickBooks lists in HostRet, oldest first (qbxml-semantics.md 21, 25.1). */
export const knownVersions: readonly string[] =
  '1.0 1.1 2.0 2.1 3.0 4.0 4.1 5.0 6.0 7.0 8.0 9.0 10.0 11.0 12.0 13.0 14.0 15.0 16.0'.split(' ')

/** The newest version with a published description: 15.0 and 16.0 are read and checked as 14.0. */
export const newestDescribed = '14.0'

const prefixes: Record<string, Edition> = { CA: 'QBCA', UK: 'QBUK', AU: 'QBAU' }

/** What of the grammar a declared version sees, or undefined where QuickBooks would not know the version. */
export function cutFor(declared: string, edition?: Edition): Cut | undefined {
  const [, prefix = '', number = ''] = /^(CA|UK|AU|US)?(\d+\.\d+)$/.exec(declared) ?? []
  if (!knownVersions.includes(number)) return undefined
  return {
    version: Math.min(parseVersion(number), parseVersion(newestDescribed)),
    edition: edition ?? prefixes[prefix] ?? 'QBD',
  }
}
