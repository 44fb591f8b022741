// qbsync store copy: which store is read, which is written, and how far it is.
import { resolve } from 'node:path'
import { QbsyncError } from '../errors.ts'
import { type Copied, copyStore } from '../store/copy.ts'
import { migrations } from '../store/migrations.ts'
import { type Context, makeFolder } from './context.ts'
import { isPostgres, openStoreAt, shownAddress, storeFile } from './store-config.ts'

export interface StoreCopied {
  readonly from: string
  readonly to: string
  readonly tables: readonly Copied[]
  /** What the configuration has to say to use the copy. */
  readonly use: string
}

/** Throws E_USAGE, E_STORE, E_STORE_COPY. */
export async function copyBetween(
  context: Context,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Promise<StoreCopied> {
  const { config } = context
  const source = from ?? config.store.url ?? storeFile(config.dataDir)
  const same = isPostgres(source) ? source === to : resolve(source) === resolve(to)
  if (same) throw new QbsyncError('E_USAGE', { detail: 'Both are the same store' })
  const names = { from: await shownAddress(source), to: await shownAddress(to) }
  if (!isPostgres(source)) {
    const { existsSync } = await import('node:fs')
    if (!existsSync(source))
      throw new QbsyncError('E_FILE', {
        file: source,
        problem: 'there is no such file',
        hint: 'Say where the store is with --from, --data-dir or --config.',
      })
  }
  if (!isPostgres(to)) makeFolder(resolve(to, '..'))
  const reader = await openStoreAt(source)
  try {
    const writer = await openStoreAt(to)
    try {
      const tables = await copyStore(reader, writer, names, context.env.now())
      const use = isPostgres(to)
        ? `url: ${names.to} (the password in PGPASSWORD)`
        : `no url, and dataDir: the folder of ${names.to}, named qbsync.db`
      return { ...names, tables, use }
    } finally {
      await writer.close()
    }
  } finally {
    await reader.close()
  }
}

/** Opening it brings it up to date, and a backend on PostgreSQL too. Throws E_STORE, E_STORE_NEWER. */
export async function migrateStore(
  context: Context,
): Promise<{ readonly store: string; readonly version: number }> {
  await context.store()
  if (context.config.backend.type === 'postgres') await context.backend()
  return { store: [...context.files].join(', '), version: migrations.length }
}
