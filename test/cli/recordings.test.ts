// Every command of docs/recordings.md, in its order and in one folder, as a person would type it; and bad input.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program, root } from './program.ts'

const page = readFileSync(join(root, 'docs/recordings.md'), 'utf8')
const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((m) => m[1] ?? '')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-recordings-'))
  mkdirSync(join(folder, 'bin'))
  const shim = (name: string, line: string) => {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${line}\n`)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  shim('qbsync', `exec ${process.execPath} ${program} "$@"`)
  shim('sqlite3', `exec ${process.execPath} ${join(folder, 'sqlite.cjs')} "$@"`)
  writeFileSync(
    join(folder, 'sqlite.cjs'),
    `const Database = require(${JSON.stringify(join(root, 'node_modules/better-sqlite3'))})
new Database(process.argv[2]).exec(process.argv[3])
`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function shell(text: string): { status: number | null; out: string } {
  const waiting = text.replace(
    /--ready-file (\S+) &/g,
    '--ready-file $1 &\nuntil [ -f $1 ]; do sleep 0.05; done',
  )
  const script = `set -e\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n${waiting}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, NO_COLOR: '1' },
  })
  return { status, out: `${stdout}${stderr}` }
}

/** What the blocks of the page print. */
const prints: readonly (readonly string[])[] = [
  ['full'],
  ['E_QB_PERIOD_CLOSED', 'Wrote run 2'],
  [
    'Every decision is the same',
    'E_QB_PERIOD_CLOSED',
    '3171',
    'exchanges  3 of 3',
    'least.test.js',
  ],
  ['ReceivePaymentQueryRq', 'imported-log'],
]

describe('docs/recordings.md', () => {
  beforeAll(() => {
    expect(shell('qbsync sync --simulate').status).toBe(0)
  })

  test.each(blocks.map((text, i) => [i + 1, text]))('block %i runs as shown', (n, text) => {
    const { status, out } = shell(String(text))
    expect(status, out).toBe(0)
    for (const words of prints[Number(n) - 1] ?? []) expect(out).toContain(words)
  })

  test('the least of it is a test that passes', () => {
    const text = readFileSync(join(folder, 'least/least.test.js'), 'utf8')
    const library = JSON.stringify(join(root, 'dist/index.js'))
    writeFileSync(join(folder, 'least/least.test.mjs'), text.replace("'qbsync'", library))
    const { status, stdout } = spawnSync(process.execPath, ['--test', 'least/least.test.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(status, stdout).toBe(0)
  })

  test('nothing of the company is in the file', () => {
    const text = readFileSync(join(folder, 'failed.qbrun'), 'utf8')
    for (const name of ['Rivera', 'Birch', 'Acme', 'Dale', 'default', '.example'])
      expect(text).not.toContain(name)
  })

  test.each([
    ['replay QWCLog.txt', 2, 'E_RECORDING'],
    ['replay failed.qbrun --company x.qbsim', 2, 'E_USAGE'],
    ['replay failed.qbrun --against sim', 1, undefined],
  ])('%s ends with %i', (words, exit, code) => {
    const { status, out } = shell(`qbsync ${words} --json < /dev/null`)
    expect(JSON.parse(out).error?.code).toBe(code)
    expect(status).toBe(exit)
    expect(existsSync(join(folder, 'x.qbsim'))).toBe(false)
  })
})
