// What QBWC keeps in the Windows registry of a user: which applications it knows, and whether an update is under way.
// Source: web-connector.md 6.1, 6.3, 6.4.
import type { Company } from './company-file.ts'

export interface KnownPair {
  readonly ownerId: string
  readonly fileId: string
}

/** One Windows user on one machine. */
export interface Registry {
  /** TRUE while an update is under way; after a crash it may stay so (reported). */
  updateLock: boolean
  known(): Readonly<Record<string, KnownPair>>
  /** undefined takes the entry away. */
  remember(key: string, pair: KnownPair | undefined): void
}

export function memoryRegistry(): Registry {
  let entries: Readonly<Record<string, KnownPair>> = {}
  return {
    updateLock: false,
    known: () => entries,
    remember: (key, pair) => {
      entries = changed(entries, key, pair)
    },
  }
}

/**
 * Kept in the company file, so that a machine that comes again with the next command knows what it added: the file
 * stands for the whole simulated world. Passwords are not in it.
 */
export function companyRegistry(company: Company, machine: string): Registry {
  const name = `registry of ${machine}`
  const known = (): Readonly<Record<string, KnownPair>> => JSON.parse(company.meta(name) ?? '{}')
  return {
    updateLock: false,
    known,
    remember: (key, pair) =>
      company.write(() => company.setMeta(name, JSON.stringify(changed(known(), key, pair)))),
  }
}

function changed(
  entries: Readonly<Record<string, KnownPair>>,
  key: string,
  pair: KnownPair | undefined,
): Record<string, KnownPair> {
  const { [key]: _old, ...others } = entries
  return pair === undefined ? others : { ...others, [key]: pair }
}

export const samePair = (a: KnownPair, b: KnownPair): boolean =>
  a.ownerId.toLowerCase() === b.ownerId.toLowerCase() &&
  a.fileId.toLowerCase() === b.fileId.toLowerCase()
