// The life of a company file from the command line, the service, and every example of docs/simulator.md.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePlace, type Place, program, root } from './program.ts'

let p: Place
beforeAll(() => {
  p = makePlace()
  expect(p.qbsync('sim', 'seed', 'r.qbsim').status).toBe(0)
})
afterAll(() => p.close())

const page = readFileSync(join(root, 'docs/simulator.md'), 'utf8')
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((m) => m[1] ?? '')

interface Told {
  error: { code: string; hint: string }
}

describe('docs/simulator.md', () => {
  test('its commands run as shown, in its order', () => {
    mkdirSync(join(p.folder, 'bin'))
    writeFileSync(
      join(p.folder, 'bin/qbsync'),
      `#!/bin/sh\nexec ${process.execPath} ${program} "$@"\n`,
    )
    chmodSync(join(p.folder, 'bin/qbsync'), 0o755)
    const { status, stdout, stderr } = spawnSync('bash', ['-ec', blocks('sh').join('')], {
      cwd: p.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(p.folder, 'bin')}:${process.env['PATH']}`,
        NO_COLOR: '1',
      },
    })
    expect(status, stdout + stderr).toBe(0)
    expect(stdout).toContain('+ Customer Ada Quill')
    expect(stdout).toContain('2030-02-01T09:00:00')
    expect(stdout).toMatch(/Made copy\.qbsim: \d+ of \d+ requests done/)
  })

  test('its example of vitest passes', () => {
    const folder = join(p.folder, 'example')
    mkdirSync(folder)
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const code = (blocks('ts vitest')[0] ?? '').replace(
      "'qbsync'",
      JSON.stringify(join(root, 'dist/index.js')),
    )
    writeFileSync(join(folder, 'example.test.ts'), code)
    writeFileSync(join(folder, 'vitest.config.js'), 'export default {}\n')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
    )
    expect(stdout + stderr).toContain('2 passed')
    expect(status).toBe(0)
  })

  const hasPython = spawnSync('python3', ['--version']).status === 0
  // Without Python there is nothing to show.
  test.skipIf(!hasPython)('its script in Python reads the balance', async () => {
    const simulator = await p.start('sim', 'start', '--port', '0', '--memory')
    const script = join(root, 'docs/simulator.py')
    const { stdout, stderr } = spawnSync('python3', [script, simulator.url], { encoding: 'utf8' })
    expect(stdout, stderr).toBe('Ada Quill owes 120.00\n')
    expect(readFileSync(script, 'utf8').split('\n').length).toBeLessThanOrEqual(31)
    expect(await simulator.stop()).toBe(0)
  })
})

describe('sim start', () => {
  test('is listed by status, ended by stop, and makes what it is asked to make', async () => {
    const started = await p.start(
      'sim',
      'start',
      '--port',
      '0',
      '--company',
      'made.qbsim',
      '--profile',
      'services',
      '--invoices',
      '5',
      '--year',
      '2016',
    )
    const status = p.json<{ simulators: { port: number; company: string }[] }>('sim', 'status')
    expect(status.out.simulators).toMatchObject([{ port: started.port, company: 'made.qbsim' }])
    const answer = await (await fetch(`${started.url}/status`)).json()
    expect(answer).toMatchObject({
      company: { product: 'QuickBooks Premier 2016', counts: { Invoice: 5 } },
    })
    const ended = new Promise((resolve) => started.child.once('exit', resolve))
    expect(p.json('sim', 'stop').status).toBe(0)
    expect(await ended).toBe(0)
    expect(p.json<{ simulators: unknown[] }>('sim', 'status').out.simulators).toEqual([])
    expect(p.json<Told>('sim', 'stop').out.error.code).toBe('E_USAGE')
  })

  test('sees what another process does to its company file', async () => {
    const started = await p.start('sim', 'start', '--port', '0', '--company', 'r.qbsim')
    const memo = async (): Promise<string | undefined> => {
      const answer = await fetch(`${started.url}/records/invoices/1002`)
      return ((await answer.json()) as { Memo?: string }).Memo
    }
    expect(await memo()).toBeUndefined()
    expect(p.qbsync('sim', 'snapshot', 'copy0.qbsim', '--company', 'r.qbsim').status).toBe(0)
    expect(
      p.qbsync('sim', 'person', 'edit', 'invoices', '1002', 'Memo=Call', '--company', 'r.qbsim')
        .status,
    ).toBe(0)
    expect(await memo()).toBe('Call')
    expect(p.json('sim', 'diff', 'copy0.qbsim', 'r.qbsim')).toMatchObject({
      status: 1,
      out: { records: [{ label: '1002', change: 'changed' }] },
    })
    expect(p.qbsync('sim', 'restore', 'copy0.qbsim', '--company', 'r.qbsim').status).toBe(0)
    expect(await memo()).toBeUndefined()
    expect(p.json('sim', 'diff', 'copy0.qbsim', 'r.qbsim').status).toBe(0)
    expect(await started.stop()).toBe(0)
  })
})

test.each([
  ['E_NOT_FOUND', ['person', 'fly']],
  ['E_USAGE', ['person', 'edit', 'invoices']],
  ['E_UNKNOWN_ENTITY', ['person', 'edit', 'invoces', '1002', 'Memo=x']],
  ['E_NOT_WRITABLE', ['person', 'edit', 'invoices', '1002', 'Nonsense=x']],
  ['E_USAGE', ['clock', '--set', 'tomorrow']],
  ['E_USAGE', ['clock', '--advance', 'later']],
  ['E_NOT_COMPANY', ['restore', 'no.xml']],
  ['E_FILE_EXISTS', ['snapshot', 'no.xml']],
  ['E_FILE_EXISTS', ['export', '--output', 'no.xml']],
])('%s: sim %j', (code, words) => {
  writeFileSync(join(p.folder, 'no.xml'), '<x/>')
  const { status, out } = p.json<Told>('sim', ...words, '--company', 'r.qbsim')
  expect(out.error.code).toBe(code)
  expect(out.error.hint).not.toBe('')
  expect(status).toBe(2)
})

test.each([
  ['E_NOT_QBXML', ['import', 'no.xml', '--company', 'new.qbsim']],
  ['E_NOT_COMPANY', ['diff', 'no.xml', 'r.qbsim']],
  ['E_USAGE', ['seed', 'x.qbsim', '--year', '1999']],
  ['E_USAGE', ['seed', 'x.qbsim', '--profile', 'bakery']],
])('%s: sim %j', (code, words) => {
  writeFileSync(join(p.folder, 'no.xml'), '<x/>')
  expect(p.json<Told>('sim', ...words)).toMatchObject({ status: 2, out: { error: { code } } })
})
