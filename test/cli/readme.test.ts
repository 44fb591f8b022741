// Every command of the README is run, in its order, in one folder, as a person would type it.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program, root } from './program.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```sh( setup)?\n([\s\S]*?)```/g)].map((m) => ({
  isSetup: m[1] !== undefined,
  text: m[2] ?? '',
}))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-readme-'))
  mkdirSync(join(folder, 'bin'))
  shim('qbsync', `exec ${process.execPath} ${program} "$@"`)
  // A machine need not have the sqlite3 program: better-sqlite3 stands in for it.
  shim('sqlite3', `exec ${process.execPath} ${join(folder, 'sqlite.cjs')} "$@"`)
  writeFileSync(
    join(folder, 'sqlite.cjs'),
    `const Database = require(${JSON.stringify(join(root, 'node_modules/better-sqlite3'))})
const statement = new Database(process.argv[2]).prepare(process.argv[3])
if (statement.reader) for (const row of statement.all()) console.log(Object.values(row).join('|'))
else statement.run()
`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function shim(name: string, line: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${line}\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
}

function shell(text: string): { status: number | null; out: string } {
  // What a block leaves running is ended with it.
  const script = `set -e\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n${waitingForServers(text)}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, NO_COLOR: '1' },
  })
  return { status, out: `${stdout}${stderr}` }
}

/** A person waits until the server says it listens. */
const waitingForServers = (text: string): string =>
  text.replace(/--ready-file (\S+) &/g, '--ready-file $1 &\nuntil [ -f $1 ]; do sleep 0.05; done')

describe('README', () => {
  test('the two set-up commands are those of package.json', () => {
    const setup = blocks.filter((b) => b.isSetup).map((b) => b.text.trim().split('\n'))
    expect(setup).toEqual([['npm ci && npm start', 'npm ci && npm test']])
  })

  test('the demonstration of npm start ends well', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'scripts/demo.js'), join(folder, 'demo')],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(`${stdout}${stderr}`).toContain('In QuickBooks invoice 1002 is paid.')
    expect(status).toBe(0)
  })

  test.each([
    ['the simulator: open invoices', 0, '1002 400.00'],
    ['qbXML alone: a legal sample, a request in the order of the grammar', 1, '1 []\n<?xml'],
  ])('the example of the library for %s', (_what, index, prints) => {
    const [, code = ''] = [...readme.matchAll(/```js\n([\s\S]*?)```/g)][index] ?? []
    const library = JSON.stringify(join(root, 'dist/index.js'))
    writeFileSync(join(folder, 'example.mjs'), code.replace("'qbsync'", library))
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'example.mjs')], {
      encoding: 'utf8',
    })
    expect(stdout, stderr).toContain(prints)
  })

  const rest = blocks.filter((b) => !b.isSetup)
  test.each(rest.map((b, i) => [i + 1, b.text]))('block %i runs as shown', (_, text) => {
    const { status, out } = shell(String(text))
    expect(status, out).toBe(0)
  })
})
