// Who may be reached from other computers, and which files are open to others: decided before anything listens.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadConfig, parseConfig } from '../../src/cli/config.ts'
import { openContext } from '../../src/cli/context.ts'
import { openHost } from '../../src/cli/host.ts'
import { isLoopback } from '../../src/cli/loopback.ts'
import { openToOthers } from '../../src/cli/private-files.ts'
import { readBytes, readSecret } from '../../src/cli/read-bytes.ts'
import { serveSimulator } from '../../src/cli/sim-start.ts'

const folder = mkdtempSync(join(tmpdir(), 'qbsync-listening-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const flags = { 'data-dir': join(folder, 'data') }

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.5', false],
  ['127.0.0.1.evil.example', false],
  ['', false],
])('%j is reached from this computer alone: %s', (host, only) => {
  expect(isLoopback(host)).toBe(only)
})

describe('serve', () => {
  test.each<[string, Parameters<typeof openHost>[1], boolean]>([
    ['loopback', { host: '127.0.0.1' }, true],
    ['every address, in the clear', { host: '0.0.0.0' }, false],
    ['every address of IPv6, in the clear', { host: '::' }, false],
    ['behind a proxy', { host: '0.0.0.0', trustProxy: 1 }, true],
    ['in the clear because somebody wants it', { host: '0.0.0.0', plainHttp: true }, true],
    [
      'with TLS',
      {
        host: '0.0.0.0',
        tls: {
          cert: 'fixtures/qbwc/localhost.test-cert.pem',
          key: 'fixtures/qbwc/localhost.test-key.pem',
        },
      },
      true,
    ],
  ])('%s', async (_what, listen, isTaken) => {
    const context = await openContext(flags)
    try {
      const opening = openHost(context, { ...listen, port: 0 })
      if (isTaken) await (await opening).close()
      else await expect(opening).rejects.toMatchObject({ code: 'E_PUBLIC', exit: 2 })
    } finally {
      await context.close()
    }
  })
})

describe('sim start', () => {
  test('beyond this computer wants a token, or to be told that none is wanted', async () => {
    const context = await openContext(flags)
    const start = serveSimulator(context, { host: '0.0.0.0', port: 0, company: ':memory:' })
    await expect(start).rejects.toMatchObject({ code: 'E_PUBLIC' })
    await context.close()
  })
})

test('files with secrets that others may read are told at the start, by name and remedy', async () => {
  const place = mkdtempSync(join(folder, 'files-'))
  const file = (name: string, mode: number): string => {
    const path = join(place, name)
    writeFileSync(path, 'secret word of sixteen')
    chmodSync(path, mode)
    return path
  }
  file('qbsync.db', 0o640)
  const key = file('key.pem', 0o644)
  const backendKey = file('backend.key', 0o604)
  const text = `dataDir: .\nserver: {tls: {cert: c.pem, key: key.pem}}\nbackend: {type: http, url: "https://x.example", keyFile: backend.key}\n`
  const config = file('qbsync.yaml', 0o644)
  writeFileSync(config, text)
  const open = async () => openToOthers(await loadConfig({ config }))
  expect((await open()).map((f) => f.file)).toEqual([join(place, 'qbsync.db'), key, backendKey])
  expect((await open())[0]?.says).toContain('chmod 600')
  for (const name of ['qbsync.db', 'key.pem', 'backend.key']) chmodSync(join(place, name), 0o600)
  expect(await open()).toEqual([])
  // The key in the configuration itself.
  writeFileSync(config, 'backend: {type: http, url: "https://x.example", key: 0123456789abcdef}\n')
  expect((await open()).map((f) => f.file)).toEqual([config])
  // The password of a database, wherever it is named.
  for (const address of ['postgres://u:secret@h/d', 'postgres://u@h/d?password=secret']) {
    writeFileSync(config, `store: {url: "${address}"}\nbackend: {type: postgres}\n`)
    expect((await open()).map((f) => f.says)).toEqual([expect.stringContaining('of a database')])
  }
  writeFileSync(config, 'backend: {type: postgres, url: "postgres://u@h/d"}\n')
  expect(await open()).toEqual([])
  writeFileSync(config, 'backend: {type: http, url: "https://x.example", key: 0123456789abcdef}\n')
  expect(openToOthers(await loadConfig({ config }), 'win32')).toEqual([])
})

describe('what is read whole', () => {
  test('has a bound, also where it comes from a device', () => {
    const file = join(folder, 'large')
    writeFileSync(file, 'x'.repeat(1_000))
    expect(readBytes(file, 1_000)).toHaveLength(1_000)
    for (const [name, most] of [
      [file, 999],
      ['/dev/zero', 1_000_000],
    ] as const)
      expect(() => readBytes(name, most)).toThrow(
        expect.objectContaining({ code: 'E_FILE', message: expect.stringContaining('larger') }),
      )
    expect(() => readSecret('/dev/zero')).toThrow(expect.objectContaining({ code: 'E_FILE' }))
  })
})

describe('YAML that takes a parser down', () => {
  test.each([
    ['brackets that open', '['.repeat(100_000)],
    ['brackets that close', ']'.repeat(100_000)],
    ['maps in maps', '{a: '.repeat(30_000)],
    ['lists in lists', '- '.repeat(50_000)],
    ['keys that are no text', '? [a]\n: b'],
    ['a key twice', 'pageSize: 1\npageSize: 2'],
    ['thousands of unknown keys', Array.from({ length: 5_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['__proto__', '__proto__: {pageSize: 1}'],
    ['a merge key', 'x: &x {pageSize: 1}\n<<: *x'],
  ])('%s: one short error, soon', async (_what, text) => {
    const began = process.cpuUsage()
    const failed = await parseConfig(text, 'qbsync.yaml').catch((error: unknown) => error as Error)
    const { user } = process.cpuUsage(began)
    expect(failed).toMatchObject({ code: 'E_CONFIG', exit: 2 })
    expect((failed as Error).message.length).toBeLessThan(700)
    expect(user / 1000).toBeLessThan(3_000)
    expect(({} as { pageSize?: number }).pageSize).toBeUndefined()
  })
})
