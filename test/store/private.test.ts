// Who may read what holds secrets: the store has tickets and hashes of passwords in it.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openContext } from '../../src/cli/context.ts'
import { remove } from '../../src/store/store.ts'

let folder: string
let umask: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-private-'))
  umask = process.umask(0)
})
afterEach(() => {
  process.umask(umask)
  rmSync(folder, { recursive: true, force: true })
})

const mode = (path: string): number => statSync(path).mode & 0o777
const isPosix = process.platform !== 'win32'

test.runIf(isPosix)('a data folder that is made is its owner’s alone', async () => {
  const dataDir = join(folder, 'state')
  const context = await openContext({ 'data-dir': dataDir })
  await context.store()
  await context.close()
  expect(mode(dataDir)).toBe(0o700)
})

test.runIf(isPosix)('so is the store in a folder that is not, while it is open too', async () => {
  const context = await openContext({ 'data-dir': folder })
  const store = await context.store()
  await store.commit([remove('servers', { id: 'x' })])
  const files = readdirSync(folder)
  expect(files).toContain('qbsync.db-wal')
  expect(files.map((file) => mode(join(folder, file)))).toEqual(files.map(() => 0o600))
  await context.close()
})
