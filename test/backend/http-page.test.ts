// docs/http-backend.md is held to its word: its shell commands sign requests that the reference server takes, with
// openssl in place of our own code, and its example of an API serves the real client.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { openHttpBackend } from '../../src/backend/http.ts'
import { readChanges } from '../../src/backend/http-answers.ts'
import { realEnv } from '../../src/env.ts'
import { openPlatform } from '../../src/sim/platform.ts'
import { startPlatformServer } from '../../src/sim/platform-server.ts'
import { invoice, put, resolveKnown, testKey } from './rows.ts'

const page = readFileSync(new URL('../../docs/http-backend.md', import.meta.url), 'utf8')
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'gm'))].map((m) => m[1] ?? '')

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

test.skipIf(!has('curl') || !has('openssl'))(
  'the shell commands are signed as the server wants it',
  async () => {
    const env = realEnv()
    const platform = openPlatform(':memory:', env)
    const listen = { host: '127.0.0.1', port: 0 }
    const server = await startPlatformServer({ platform, key: testKey, env, ...listen })
    const run = spawn('bash', ['-ec', blocks('sh').join('\n')], {
      env: { ...process.env, QBSYNC_BACKEND_KEY: testKey, URL: server.url },
    })
    let out = ''
    for (const stream of [run.stdout, run.stderr])
      stream.on('data', (chunk) => {
        out += String(chunk)
      })
    const status = await new Promise((resolve) => run.once('exit', resolve))
    const row = platform.row('invoices', 'i-1')
    await server.close()
    platform.close()
    expect([status, out]).toEqual([0, '{"refused":[]}{"changes":[],"mark":"0","more":false}'])
    expect(row).toMatchObject({ number: '1002', balance: '400.00', connection: 'rivera' })
  },
)

test('the example of a page of changes is one', () => {
  const [text = ''] = blocks('json')
  expect(readChanges(JSON.parse(text), { since: '183', limit: 10 }).changes).toHaveLength(1)
})

test('the example of an API serves the client', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-example-'))
  const [text = ''] = blocks('js')
  writeFileSync(join(folder, 'api.mjs'), text)
  const env = { ...process.env, PORT: '0', QBSYNC_BACKEND_KEY: testKey }
  const child = spawn(process.execPath, [join(folder, 'api.mjs')], { env })
  try {
    const port = await new Promise((resolve) =>
      child.stdout.once('data', (d) => resolve(Number(d))),
    )
    const url = `http://localhost:${port}`
    const open = (key: string) => openHttpBackend({ url, key, env: realEnv() })
    const backend = open(testKey)
    const changes = [put('i-1', invoice('1002')), put('i-2', invoice('1003'))]
    for (const step of ['1', '2', '2'])
      expect(
        await backend.apply('rivera', changes, { resolve: resolveKnown, at: Date.now(), step }),
      ).toEqual([])
    const late = { resolve: resolveKnown, at: Date.now(), step: '0' }
    await expect(backend.apply('rivera', changes, late)).rejects.toThrow('409 late')
    const given = await backend.changes('rivera', undefined, 10)
    expect(given).toMatchObject({ changes: [{ id: 'pay-7' }], mark: '1', more: false })
    expect(await backend.changes('rivera', given.mark, 10)).toMatchObject({ changes: [] })
    await expect(open(`${testKey} not`).changes('rivera', undefined, 1)).rejects.toThrow('401')
    await backend.close()
  } finally {
    child.kill()
    rmSync(folder, { recursive: true })
  }
})

test('the examples of a configuration are YAML', () => {
  for (const text of blocks('yaml')) expect(parse(text)).toHaveProperty('backend.type')
})
