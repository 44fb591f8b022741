// The key `backend` of the configuration: what is wrong is told with its key, what was expected, and no secret.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBackend } from '../../src/cli/backend-config.ts'
import { loadConfig } from '../../src/cli/config.ts'
import { virtualEnv } from '../../src/env.ts'
import { QbsyncError } from '../../src/errors.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function open(text: string) {
  const file = join(folder, 'qbsync.yaml')
  writeFileSync(file, `backend:\n  ${text}\n`)
  const config = await loadConfig({ config: file, 'data-dir': folder })
  const env = virtualEnv({ now: 0 })
  const backend = await openBackend(config.backend, { env, configFile: file })
  await backend.close()
  return config.backend
}

describe('a configuration that cannot be is refused', () => {
  const url = 'url: https://api.example.com'
  const cases: [string, RegExp, RegExp][] = [
    ['type: http', /backend\.url: it is missing/, /https:\/\//],
    ['type: http\n  url: api.example.com', /backend\.url: it is no address/, /https:\/\//],
    ['type: http\n  url: http://api.example.com', /backend\.url: http is for localhost/, /https/],
    ['type: http\n  url: 7', /backend\.url/, /https/],
    [`type: http\n  ${url}\n  key: short`, /backend\.key: the key has fewer than 16/, /secret/],
    [
      `type: http\n  ${url}\n  keyFile: a\n  keyEnv: b`,
      /backend\.key\w+: there is a key/,
      /type: http/,
    ],
    [`type: http\n  ${url}\n  file: a.db`, /backend\.file: it does not belong/, /sqlite/],
    [
      `type: http\n  ${url}`,
      /backend\.keyEnv: the environment variable QBSYNC_BACKEND_KEY/,
      /variable/,
    ],
    [`type: http\n  ${url}\n  keyEnv: NO_SUCH`, /backend\.keyEnv.*NO_SUCH is not set/, /variable/],
    [
      `type: http\n  ${url}\n  keyFile: none.key`,
      /backend\.keyFile: there is no such file/,
      /secret/,
    ],
    [url, /backend\.url: it does not belong to type: sqlite/, /https/],
    [`type: http\n  ${url}\n  keyFile: short.key`, /backend\.keyFile: the key has fewer/, /secret/],
    ['type: postgres', /backend\.url: it is missing/, /postgres:\/\//],
    [`type: postgres\n  ${url}`, /backend\.url: it is no address of Postgre/, /postgres:\/\//],
    [
      'type: postgres\n  url: postgres://u:short@h/d\n  schema: Books',
      /backend\.schema: it is no name/,
      /schema/,
    ],
    ['type: postgres\n  file: a.db', /backend\.file: it does not belong to type: post/, /sqlite/],
    ['type: module', /backend\.module: it is missing/, /openBackend/],
    ['type: module\n  module: none.js', /backend\.module: it cannot be loaded/, /openBackend/],
    ['type: module\n  module: empty.mjs', /backend\.module: it exports no function/, /openBackend/],
  ]

  test.each(cases)('%j', async (text, message, hint) => {
    writeFileSync(join(folder, 'empty.mjs'), '')
    writeFileSync(join(folder, 'short.key'), 'short\n')
    const error = await open(text).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(QbsyncError)
    const { code, hint: told, message: says, exit } = error as QbsyncError
    expect([code, exit]).toEqual(['E_CONFIG', 2])
    expect(says).toMatch(message)
    expect(told).toMatch(hint)
    expect(says + told).not.toContain('short')
  })
})

test('a backend without an address is in the database of the store', async () => {
  const file = join(folder, 'qbsync.yaml')
  const url = 'postgres://u@h/d'
  const backendOf = async (text: string) => {
    writeFileSync(file, `store:\n  url: ${url}\nbackend:\n  type: postgres\n${text}`)
    return (await loadConfig({ config: file, 'data-dir': folder })).backend
  }
  expect(await backendOf('')).toEqual({ type: 'postgres', url, schema: 'qbsync' })
  expect(await backendOf('  url: postgres://u@i/e\n  schema: books\n')).toEqual({
    type: 'postgres',
    url: 'postgres://u@i/e',
    schema: 'books',
  })
})

describe('a configuration that can be', () => {
  const key = 'a key for tests only'
  test.each([
    ['type: sqlite', { type: 'sqlite' }],
    ['file: x.db', { type: 'sqlite' }],
    [`type: http\n  url: http://localhost:1\n  key: ${key}`, { type: 'http' }],
    ['type: http\n  url: https://x.example.com\n  keyFile: good.key', { type: 'http' }],
    ['type: module\n  module: ./mine.mjs', { type: 'module', options: {} }],
  ])('%j', async (text, wanted) => {
    writeFileSync(join(folder, 'good.key'), `${key}\n`)
    writeFileSync(
      join(folder, 'mine.mjs'),
      'const f = async () => []\nexport const openBackend = () => ({ apply: f, changes: f, close: f })\n',
    )
    expect(await open(text)).toMatchObject(wanted)
  })
})
