// The http backend from the command line: a sync into the simulated platform, a payment back, an API that is away.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePlace, type Place } from './program.ts'

let p: Place
beforeEach(() => {
  p = makePlace()
})
afterEach(() => p.close())

const key = 'a key for tests only'
const configure = (text: string) => writeFileSync(join(p.folder, 'qbsync.yaml'), text)

interface Rows {
  rows: Record<string, string | null>[]
}

test('a first sync, a payment of the platform, and a restart of the platform', async () => {
  const words = ['sim', 'platform', '--port', '0', '--file', 'platform.db', '--key', key]
  const first = await p.start(...words, '--fail', '10', '--seed', '3', '--fault', '500')
  const rows = async (url: string, table: string) =>
    ((await (await fetch(`${url}/records/${table}`)).json()) as Rows).rows
  const configureFor = (url: string) =>
    configure(`backend:\n  type: http\n  url: ${url}\n  keyFile: backend.key\n`)
  writeFileSync(join(p.folder, 'backend.key'), `${key}\n`)
  configureFor(first.url)
  expect(p.qbsync('sync', '--simulate').status).toBe(0)
  expect((await rows(first.url, 'invoices')).map((r) => r['number']).sort()).toEqual([
    '1001',
    '1002',
    '1003',
    '1004',
    '1005',
  ])
  const body = JSON.stringify({ invoice_number: '1002', amount: '400.00', number: 'ch_1' })
  const made = await fetch(`${first.url}/records/payments`, { method: 'POST', body })
  const { id } = (await made.json()) as { id: string }
  expect(await first.stop()).toBe(0)
  const again = await p.start(...words)
  configureFor(again.url)
  expect(p.qbsync('sync', '--simulate').status).toBe(0)
  expect(p.qbsync('sync', '--simulate').status).toBe(0)
  const paid = (await rows(again.url, 'payments')).filter((r) => r['number'] === 'ch_1')
  expect(paid).toMatchObject([{ id, booking: 'booked', source: 'processed', amount: '400.00' }])
  const invoice = (await rows(again.url, 'invoices')).find((r) => r['number'] === '1002')
  expect(invoice).toMatchObject({ balance: '0.00', status: 'paid' })
  expect(existsSync(join(p.folder, '.qbsync', 'backend.db'))).toBe(false)
  expect(await again.stop()).toBe(0)
}, 120_000)

test('a backend of one’s own is a module', () => {
  writeFileSync(
    join(p.folder, 'mine.mjs'),
    `import { appendFileSync } from 'node:fs'
export const openBackend = ({ file }) => ({
  apply: async (connection, changes) => { appendFileSync(file, changes.map((c) => c.kind + '\\n').join('')); return [] },
  changes: async (_connection, since) => ({ changes: [], mark: since ?? '0', more: false }),
  close: async () => undefined,
})`,
  )
  configure('backend:\n  type: module\n  module: ./mine.mjs\n  options: { file: seen.txt }\n')
  expect(p.qbsync('sync', '--simulate').status).toBe(0)
  expect(existsSync(join(p.folder, 'seen.txt'))).toBe(true)
})

test('an API that wants another key is told with its address, and the run fails', async () => {
  const platform = await p.start('sim', 'platform', '--port', '0', '--key', `${key} not`)
  configure(`backend:\n  type: http\n  url: ${platform.url}\n  key: ${key}\n`)
  const { status, stdout, stderr } = p.qbsync('sync', '--simulate')
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^E_BACKEND: .*localhost:\d+\/connections\/default\/changes: answered 401/)
  expect(stderr).not.toContain(key)
  await platform.stop()
})
