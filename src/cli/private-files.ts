// Files that hold secrets or books, and whether others on this computer may read them. What we make is the owner's
// alone; what somebody else made, copied or unpacked may not be.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { withoutPassword } from '../store/postgres-address.ts'
import type { Config } from './config.ts'

export interface OpenFile {
  readonly file: string
  readonly says: string
}

const group = 0o070
const others = 0o007

interface Row {
  readonly file: (config: Config) => string | undefined
  /** Rights that nobody but the owner should have. */
  readonly mask: number
  readonly holds: string
}

const stateFile = (config: Config): string => join(config.dataDir, 'qbsync.db')
const addressesOf = ({ store, backend }: Config): string[] => [
  ...(store.url === undefined ? [] : [store.url]),
  ...(backend.type === 'postgres' ? [backend.url] : []),
]
/** As postgres-address.ts finds one to leave out. */
const hasPassword = (address: string): boolean => withoutPassword(address) !== address

const rows: readonly Row[] = [
  { file: stateFile, mask: group | others, holds: 'hashes of passwords and tickets' },
  // SQLite makes these beside the file, with its rights.
  {
    file: (c) => `${stateFile(c)}-wal`,
    mask: group | others,
    holds: 'hashes of passwords and tickets',
  },
  // A group of those who may read certificates is usual.
  { file: (c) => c.server.tls?.key, mask: others, holds: 'the private key of TLS' },
  {
    file: (c) => (c.backend.type === 'http' && c.backend.key.from === 'key' ? c.file : undefined),
    mask: others,
    holds: 'the key of the backend',
  },
  {
    file: (c) => (addressesOf(c).some(hasPassword) ? c.file : undefined),
    mask: others,
    holds: 'the password of a database',
  },
  {
    file: ({ backend }) =>
      backend.type === 'http' && backend.key.from === 'keyFile' ? backend.key.value : undefined,
    mask: others,
    holds: 'the key of the backend',
  },
]

/** What others may read or write and should not. Nothing on Windows, whose rights are not in the mode of a file. */
export function openToOthers(config: Config, platform: string = process.platform): OpenFile[] {
  if (platform === 'win32') return []
  return rows.flatMap(({ file: named, mask, holds }) => {
    const file = named(config)
    const mode = file === undefined ? undefined : modeOf(file)
    if (file === undefined || mode === undefined || (mode & mask) === 0) return []
    const says = `others may read or change a file that holds ${holds}; close it with: chmod 600`
    return [{ file, says }]
  })
}

function modeOf(file: string): number | undefined {
  try {
    return statSync(file).mode & 0o777
  } catch {
    return undefined
  }
}
